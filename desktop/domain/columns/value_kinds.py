"""What the values of a column look like, whatever its header says: addresses, phones, people, outlets, places ...

`kinds_of` judges one text, `shape_of` a whole column: the share of its filled cells of each kind.
"""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.domain import folding
from desktop.domain.values import Cell
from desktop.domain.values.consent import read_optout
from desktop.domain.values.dates import read_date
from desktop.domain.values.emails import looks_like_address
from desktop.domain.values.languages import read_languages
from desktop.domain.values.listed import listed
from desktop.domain.values.phones import looks_like_phone
from desktop.domain.values.places import find_city, read_country, read_place, read_zone
from desktop.domain.values.text import clean, split_values
from desktop.resources import resource

_HOST = re.compile(
    r"(?:^|[/.])(?:(?P<linkedin>linkedin\.com|lnkd\.in)|(?P<x>twitter\.com|x\.com)"
    r"|(?P<facebook>facebook\.com|fb\.com|fb\.me)|(?P<instagram>instagram\.com)|(?P<telegram>t\.me|telegram\.me)"
    r"|(?P<whatsapp>wa\.me|whatsapp\.com))(?:/|$)",
    re.IGNORECASE,
)

YES_NO = frozenset(
    folding.key(word) or word
    for word in listed(
        "x yes no y n ja nein oui non si sí true false 1 0 نعم لا ✓ ✔ ✗ ✘ ☑ ☐ wahr falsch vrai faux on off t f"
        " verdadero falso j o s"
    )
)
_URL = re.compile(
    r"^(?:https?://|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*"
    r"\.(?:com|org|net|info|example|eu|de|fr|es|uk|ch|at|be|nl|se|no|dk|it|pt|lb|jo|eg|ma|tn|dz|ae|sa|qa|ps|iq|io|tv"
    r"|fm|news|media|press|int|edu|gov|us|ca|au|mx|ar|co|cl|pe|br|in|ru|ua|pl|tr|il|ir|ke|ng|za)(?:/\S*)?$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"^@[\w.]{2,40}$")
_POSTCODE = re.compile(
    r"^(?:[A-Z]{1,2}-)?\d{3,6}(?:[- ]?\d{3,4})?$|^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$|^[A-Z]\d[A-Z]\s?\d[A-Z]\d$"
    r"|^\d{4}\s?[A-Z]{2}$|^\d{3}\s\d{2}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[#№]?\s*[-+]?\d[\d.,\s]*%?$")
_CODE = re.compile(r"^(?=.*\d)[A-Za-z0-9]+(?:[-_/.][A-Za-z0-9]+)*$")
_DATE = re.compile(r"\d.*[-./ ,].*\d|^\d{1,2}[. ]+[^\W\d]")
_GROUP = re.compile(r"\d+")
_DAY_MONTH_YEAR = 3
_NAME_WORD = re.compile(r"^[^\W\d_]+(?:['’.\-‐][^\W\d_]*)*$")
_PARTICLES = listed("de del della di da la le van von der den zu al el bin ibn bint abu abd ben y e dos das du ter ten")
_LONG = 80
_MOST = 250
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Shape:
    """What a column holds.

    Attributes:
        filled: cells with a value that were judged.
        distinct: different values as a share of the filled.
        several: the share of cells that hold more than one value.
        shares: kind -> share of the filled cells.
        samples: the first different values.
    """

    filled: int = 0
    distinct: float = 0.0
    several: float = 0.0
    length: float = 0.0
    shares: dict[str, float] = field(default_factory=dict)
    samples: tuple[str, ...] = ()

    def share(self, *kinds: str) -> float:
        """The largest share among the kinds."""
        return max(self.shares.get(kind, 0.0) for kind in kinds)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = json.loads(resource("words/values.json").read_text("utf-8"))
    return {kind: frozenset(part for word in words for part in folding.words(word)) for kind, words in data.items()}


def shape_of(cells: Sequence[Cell]) -> Shape:
    """The shape of a column; of a long one, evenly spaced cells are judged."""
    held = [cell for cell in cells if cell is not None and cell != ""]
    step = max(1, len(held) // _MOST)
    filled = [(cell, text) for cell in held[::step] if (text := clean(cell))]
    if not filled:
        return Shape()
    counts: Counter[str] = Counter()
    for cell, text in filled:
        counts.update(_kinds_of_cell(cell, text))
    values = list(dict.fromkeys(text for _, text in filled))
    total = len(filled)
    return Shape(
        filled=total,
        distinct=len(values) / total,
        several=sum(len(split_values(text)) > 1 for _, text in filled) / total,
        length=sum(len(text) for _, text in filled) / total,
        shares={kind: count / total for kind, count in counts.items()},
        samples=tuple(values[:3]),
    )


def _kinds_of_cell(cell: Cell, text: str) -> frozenset[str]:
    if isinstance(cell, dt.date):
        return frozenset({"date"})
    if isinstance(cell, bool):
        return frozenset({"yes_no"})
    return kinds_of(text)


@lru_cache(maxsize=65536)
def kinds_of(text: str) -> frozenset[str]:
    """The kinds one text may be."""
    if not text or text.isspace():
        return frozenset()
    if looks_like_address(text):
        return frozenset({"email"})
    if found := _link_kinds(text):
        return frozenset(found)
    kinds = _digit_kinds(text) if any(char.isdigit() for char in text) else set()
    folded = folding.key(text)
    if (folded or text) in YES_NO:
        kinds.add("yes_no")
    if read_optout(text, strict=False) not in {"", "unknown"}:
        kinds.add("status")
    if text[:1] in "{[" and text[-1:] in "}]":
        kinds.add("json")
    if len(text) > _LONG or ("\n" in text and len(text) > _SHORT):
        kinds.add("long")
    if len(text) <= _LONG:
        kinds |= _word_kinds(text)
        if "," in text or not any(char.isdigit() for char in text):
            kinds |= _place_kinds(text)
    return frozenset(kinds)


def network_of(link: str) -> str:
    """The network a link's host belongs to, or nothing."""
    found = _HOST.search(link)
    return found.lastgroup or "" if found else ""


def _link_kinds(text: str) -> set[str]:
    if _HANDLE.match(text):
        return {"handle"}
    first = text.split(None, 1)[0]
    if network := network_of(first):
        return {"link", network}
    return {"link", "website"} if _URL.match(first) else set()


def _digit_kinds(text: str) -> set[str]:
    kinds: set[str] = set()
    if _is_date(text):
        kinds.add("date")
    elif _is_phone(text):
        kinds.add("phone")
        if not text.isdigit() or text.startswith("0"):
            kinds.add("phone_written")
    if _POSTCODE.match(text):
        kinds.add("postcode")
    if _NUMBER.match(text):
        kinds.add("number")
    if _CODE.match(text):
        kinds.add("code")
    return kinds


def _is_date(text: str) -> bool:
    """Whether a short text is a day; more than three groups of digits are a phone ("06 12 34 56 78") or a time."""
    if (
        len(text) > _SHORT
        or not _DATE.search(text)
        or (len(_GROUP.findall(text)) > _DAY_MONTH_YEAR and ":" not in text)
    ):
        return False
    return bool(read_date(text, "dmy")[0] or read_date(text, "mdy")[0])


def _is_phone(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    letters = sum(char.isalpha() for char in text)
    return digits > 5 and letters <= digits and looks_like_phone(text)  # noqa: PLR2004 (shorter ones are extensions)


def _place_kinds(text: str) -> set[str]:
    kinds: set[str] = set()
    if read_country(text):
        kinds |= {"country", "place"}
    elif find_city(text):
        kinds |= {"city", "place"}
    elif read_place(text):
        kinds.add("place")
    if "/" in text and read_zone(text):
        kinds.add("zone")
    codes, problems = read_languages(text)
    if codes and not problems:
        kinds.add("language")
    return kinds


def _word_kinds(text: str) -> set[str]:
    vocabulary = _words()
    words = folding.words(text)
    kinds: set[str] = set()
    if words and all(word in vocabulary["honorifics"] for word in words):
        kinds.add("honorific")
    if words and words[0] in vocabulary["greeting"] and len(words) > 1:
        kinds.add("greeting")
    for kind in ("roles", "outlet_words", "streets"):
        if any(word in vocabulary[kind] for word in words):
            kinds.add(kind)
    for kind in ("beats", "world_regions"):
        if _all_parts(text, vocabulary[kind]):
            kinds.add(kind)
    if 0 < len(words) < 5 and all(word in vocabulary["outlet_types"] for word in words):  # noqa: PLR2004
        kinds.add("outlet_types")
    return kinds | _name_kinds(text, words, kinds)


def _all_parts(text: str, vocabulary: frozenset[str]) -> bool:
    """Whether at least half of the values of the cell have a word of the vocabulary and are short."""
    parts = [folding.words(part) for part in split_values(text)]
    fitting = sum(len(part) < 6 and any(word in vocabulary for word in part) for part in parts)  # noqa: PLR2004
    return bool(parts) and fitting * 2 >= len(parts)


def _name_kinds(text: str, folded: Sequence[str], kinds: set[str]) -> set[str]:
    words = text.replace(",", " ").split()
    if not words or len(words) > 6 or not all(_NAME_WORD.match(word) for word in words):  # noqa: PLR2004
        return set()
    given = any(word in _words()["given_names"] for word in folded)
    if len(words) == 1:
        return {"word", "given"} if given else {"word"}
    capital = all(word[0].isupper() or not word[0].islower() or word.casefold() in _PARTICLES for word in words)
    clean_of_others = not kinds & {"outlet_words", "roles", "beats", "outlet_types", "streets", "honorific"}
    if not capital or not (given or clean_of_others):
        return set()
    return {"person", "given"} if given else {"person"}
