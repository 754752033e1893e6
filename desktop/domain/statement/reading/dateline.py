"""The dateline: city and day before the first sentence, glued to it or on a line of their own."""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.days import FoundDay, find_day
from desktop.domain.values.place_data import states
from desktop.domain.values.places import find_city, read_country, read_place

_REACH = 120
_DASH = re.compile(r"\s*[)\]]?\s*(?:[–—―−]|--+|(?<=\s)-|-(?=\s)|(?<=[.)])-)+\s*")
_STOP = re.compile(r"\s*(?:\s\||[)\]](?=\s*\S)|:(?=\s)|\.(?=\s)|[،,](?=\s)|\s(?=[^\W\d_]))\s*")
_EDGES = " \t,،;.:/|·•–—―-()[]*"
_PIECES = re.compile(r"\s*(?:[,،/|;()·•&+]|\s[–—-]\s|\s?[–—]\s?|\s(?:and|et|y|und|e)\s|\sو(?=\S))\s*")
_CODE = re.compile(r"(?:[A-Z]\.?){2,3}\Z")
_SMALL = frozenset(
    {"de", "la", "del", "las", "los", "of", "the", "au", "aux", "du", "des", "am", "an", "der", "sur", "en"}
)
_KEPT = re.compile(r"(?:[A-Z]\.)+[A-Z]?\Z|(?:USA|UK|UAE|DC|NY|EU|UN|U\.S)\.?\Z")
_LED = frozenset({"in", "en", "a", "at", "fait", "dado", "hecho", "done", "issued", "صدر", "حرر", "في"})
_STATE_CODES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
        "ON",
        "QC",
        "BC",
        "AB",
        "NSW",
        "VIC",
    ]
)
_INITIALS = re.compile(r"(?<![A-Z.])((?:[A-Z]\.)+[A-Z])(?![\w.])")
_MOST_PIECES, _MOST_WORDS, _LONG_CITY = 5, 4, 5
_IN_BRACKETS = re.compile(r"^\((?P<place>[^\d()]{3,50})\)\s+(?=[A-ZÀ-Þ])")
_WIRE = re.compile(r"\s\((?:ots|dpa|epd|kna|AFP|AP|Reuters|[A-Z]{3,4})\)(?=\s*[-–—])")
_ALONE = re.compile(r"\s?[:：]\s+(?=\S)")
_DANGLING = re.compile(r"^(?P<city>[^\d:]{3,50}?)\s*(?:[–—―]|--|\s-)\s*$")
_LABELLED = re.compile(r"^[^:：]{2,24}[:：]\s*")
_WEEKDAY_LEFT = re.compile(r"^\W*|\W*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """City and day. `rest` is what comes after, "" for a line of its own; `sure` when a known city and a day met."""

    city: str
    day: FoundDay | None
    rest: str
    sure: bool = False


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with; None if it begins with its first sentence."""
    best: Dateline | None = None
    text = _WIRE.sub("", text[:_REACH], count=1) + text[_REACH:]
    for match in _DASH.finditer(text[:_REACH]):
        if (
            match.start()
            and (found := _head(text[: match.end()].rstrip(_EDGES.replace(".", ""))))
            and (rest := text[match.end() :])
        ):
            best = Dateline(found.city, found.day, rest.strip(), found.sure)
    if best and best.day is None and (dated := _without_dash(text)) and len(dated.rest) < len(best.rest):
        return dated
    return best or _without_dash(text) or _with_colon(text) or _bracketed(text)


def _bracketed(text: str) -> Dateline | None:
    """Such as “(New York, NY) Text”: a known place in brackets before a sentence."""
    match = _IN_BRACKETS.match(text)
    found = _head(match["place"]) if match else None
    known = found is not None and any(map(_known, _PIECES.split(found.city)))
    return Dateline(found.city, None, text[match.end() :].strip(), sure=True) if match and found and known else None


def _with_colon(text: str) -> Dateline | None:
    """Such as “JOHANNESBURG: Text.”, a city in capitals; "SUDAN: Groups demand peace" is a headline."""
    head, colon, rest = text[:_REACH].partition(":")
    if not colon or not rest.startswith(" ") or not head.isupper() or not _known(head) or read_country(head.strip()):
        return None
    return Dateline(_mended(head.strip()), None, text[len(head) + 1 :].strip(), sure=True)


def _without_dash(text: str) -> Dateline | None:
    """Such as “Berlin, 3. Mai 2022. Text”, "(Beirut, 3 May 2022) Text", "PARIS (3 mai 2022) Text": a day is needed."""
    day = find_day(text[:_REACH])
    if day is None or day.start > 60:  # noqa: PLR2004
        return None
    alone = _ALONE.match(text, day.end)
    if alone and day.iso and not text[: day.start].strip() and text[alone.end() :]:
        return Dateline("", day, text[alone.end() :].strip(), sure=True)
    after = _STOP.match(text, day.end)
    if after is None or not (rest := text[after.end() :].strip()):
        return None
    found = _head(text[: day.end])
    if found is None or not found.city:
        return None
    gap = after[0].strip()
    glued = not gap and not rest[:1].isupper()
    return None if glued else Dateline(found.city, found.day, rest, found.sure)


def read_whole(text: str) -> Dateline | None:
    """City and day of a line that holds nothing else ("Beirut, 3 May 2022", "Date: 3 May 2022")."""
    bare = text.strip()
    labelled = _LABELLED.match(bare)
    if labelled and words.whole(labelled[0], "date_labels"):
        bare = bare[labelled.end() :]
    if len(bare) > _REACH or not bare:
        return None
    return _head(bare)


def dangling_city(text: str) -> Dateline | None:
    """A city with its dash on a line of its own, its sentence further down ("WASHINGTON D.C.–")."""
    match = _DANGLING.match(text)
    if match is None or len(match["city"].split()) > _MOST_WORDS or not match["city"].strip(_EDGES):
        return None
    names = words.spans(match["city"])
    plain = all(match["city"][start].isupper() or not match["city"][start].isascii() for _, start, _ in names)
    return Dateline(_mended(match["city"].strip(_EDGES.replace(".", ""))), None, "") if names and plain else None


def _head(text: str) -> Dateline | None:
    """City and day of a text that must hold nothing else."""
    day = find_day(text, year_needed=False)
    left = text if day is None else f"{text[: day.start]} \0 {text[day.end :]}"
    city = _place_words(left)
    if not city:
        return Dateline("", day, "", sure=True) if day and day.iso and not _letters(left) else None
    pieces = [piece for piece in _PIECES.split(city) if piece.strip(_EDGES)]
    if not 0 < len(pieces) <= _MOST_PIECES:
        return None
    known = _known(city) or any(map(_known, pieces)) or any(piece.strip(_EDGES) in _STATE_CODES for piece in pieces[1:])
    dated = day is not None
    if not all(_is_place(piece.strip(_EDGES), dated=dated, beside=known) for piece in pieces):
        return None
    return Dateline(_mended(city), day, "", sure=known and dated)


def _letters(text: str) -> bool:
    return any(word not in _loose() for word, _, _ in words.spans(text))


@lru_cache(maxsize=1)
def _loose() -> frozenset[str]:
    return words.phrases("date_labels") | words.weekdays() | {"the", "of", "el", "an", "hora"}


def _place_words(text: str) -> str:
    """What is left beside the day, without the small words that lead to it ("le", "den", "a", "في")."""
    sides = [_side(side) for side in text.split("\0")]
    joined = ", ".join(side for side in sides if words.spans(side))
    return joined.strip() if not joined.endswith(".") or _CODE.search(joined) else joined.rstrip(".")


def _side(text: str) -> str:
    found = words.spans(text)
    while found and found[-1][0] in _loose():
        text, found = text[: found[-1][1]], found[:-1]
    while len(found) > 1 and found[0][0] in _LED:
        text = text[found[0][2] :]
        found = words.spans(text)
    return text.strip(_EDGES.replace(".", "")).removesuffix(",").strip(" (")


@lru_cache(maxsize=512)
def _known(text: str) -> bool:
    bare = text.strip(_EDGES)
    if len(bare) < 3:  # noqa: PLR2004
        return False
    return find_city(bare) is not None or read_country(bare) is not None or read_place(text) is not None


def _is_place(piece: str, *, dated: bool, beside: bool) -> bool:
    """Whether a piece can be a town: known, in capitals, or a name beside a day or a known place."""
    tokens = piece.split()
    if not tokens or len(tokens) > _MOST_WORDS or any(char.isdigit() for char in piece):
        return False
    if words.opening(piece, "urgency", "joint_statement", "statement", "release", "notes", "contacts", "end"):
        return False
    if _CODE.match(piece) or _known(piece) or folding.key(piece) in states():
        return len(piece) > 3 or dated or beside  # noqa: PLR2004
    if piece.isupper():
        return len(piece) >= _LONG_CITY or beside or dated
    named = all(token[:1].isupper() or token in _SMALL or not token[:1].isascii() for token in tokens)
    no_organisation = not any(word in words.listed("organisation_nouns") for word, _, _ in words.spans(piece))
    return named and (dated or beside) and no_organisation


def _mended(city: str) -> str:
    """The city in sensible capitals: "WASHINGTON D.C." becomes "Washington D.C."; nothing is left out."""
    city = re.sub(r"[^,،/|;()]+", lambda piece: _mended_piece(piece[0]), city).strip(_EDGES.replace(".", ""))
    closed = city + ")" * (city.count("(") - city.count(")"))
    return _INITIALS.sub(r"\1.", closed)


def _mended_piece(piece: str) -> str:
    bare = piece.strip()
    if not bare.isupper() or _CODE.match(bare):
        return piece
    known = find_city(bare)
    if known is not None and folding.key(known.city) == folding.key(bare):
        return piece.replace(bare, known.city)
    return piece.replace(bare, " ".join(_mended_word(word, first=not place) for place, word in enumerate(bare.split())))


def _mended_word(word: str, *, first: bool) -> str:
    if _KEPT.match(word):
        return word
    if not first and word.lower() in _SMALL:
        return word.lower()
    return "-".join(part.capitalize() for part in word.split("-"))
