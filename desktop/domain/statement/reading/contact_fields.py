"""What the pieces of a contact's line are: name, title, organisation, language, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.reach import Reach, reach_of
from desktop.domain.values.place_data import language_keys
from desktop.domain.values.places import find_city, read_country

_CHUNK = re.compile(
    r"[\x02|;؛•·\t،]+|,(?!\s?(?:Jr|PhD|MD|M\.D\.)\b)|\s[–—-]+\s|\s?[–—]\s|:(?!//)|[()\[\]<>]|\s/\s|\s\*\s"
    r"|(?<=\S)\s+I(?=\s)|\s(?:at|on|or|ou|o|oder|sur|al|per|via|au|en|unter|أو|على)\s(?=\s*[\x02])"
)
_APPS = {
    "whatsapp": "WhatsApp",
    "signal": "Signal",
    "telegram": "Telegram",
    "واتساب": "WhatsApp",
    "واتس اب": "WhatsApp",
}
_FOR = re.compile(
    r"^(?:for|pour|para|für|عن|من|by|from|at|bei|de|von|لدى|the|la|le|el|die|der)\s+"
    r"(?:the\s|la\s|le\s|el\s|die\s|den\s|l['’])?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|M|Sr|Sra|Hr|Fr|Me|Herr|Frau|Adv|Ing|Lic)\.?\s+)*"
    r"[^\W\d_][\w’'‘.\-]*(?:\s+[\w’'‘.\-]+){1,5}$"
)
_ARABIC = re.compile("[\u0620-\u064a]")
_ABBREVIATED = ("e.V.", "Inc.", "Ltd.")
_DEPARTMENT = re.compile(
    r"\b(?:Committee|Teams?|Department|Desk|Unit|Office|Division|Board|Section|Affairs|Communications?|Media|Press"
    r"|Policy|Advocacy|Programmes?|Programs?|Comité|Comisión|Abteilung|Ausschuss|Bereich)\b"
)
_ROLE_AT = re.compile(
    r"^(?P<title>.{3,60}?)\s(?:(?:at|of|for|with|von|bei|beim|chez|du|des|de la|de|del|من|في|لدى)\s|de l['’])"
    r"(?:the\s)?(?P<organisation>[A-ZÀ-Þء-ي].{1,80})$"
)
_BEFORE_HOUSE = re.compile(r"\s(?:of|at|for|à|chez|en|der|des|von|bei|de|del|du|في|لدى)$")
_WHERE = re.compile(r"^(?:in|à|en|au|aux|a|im|في)\s+(?P<place>[^,:]{2,30})$", re.IGNORECASE)
_LONGEST, _LONGEST_NAME, _MOST_NAMES, _FEW_WORDS = 110, 60, 5, 3


@dataclass(frozen=True, slots=True)
class Fields:
    """What one line says of a contact."""

    name: str
    title: str
    organisation: str
    others: tuple[str, ...]
    reach: Reach


def fields_of(line: str, known: set[str], *, named: bool = False) -> Fields:
    """The fields of a line.

    Args:
        line: without the heading before it.
        known: folded names and acronyms of the organisations of the text.
        named: the line before said who it is, so that a name after a title is the organisation's.
    """
    reach = reach_of(line)
    found = {"name": "", "title": "", "organisation": ""}
    others: list[str] = []
    for piece in _pieces(reach.beside, known, others):
        kind = _kind(piece, known, named=bool(found["name"] or (named and found["title"])))
        if kind == "language" or (not kind and " " in piece):
            others.append(piece)
        elif kind == "title" and found["title"]:
            found["title"] += f", {piece}"
        elif kind and not found[kind]:
            unled = kind == "organisation" and folding.key(piece) not in known
            found[kind] = _FOR.sub("", piece) if unled else piece
    return Fields(**found, others=tuple(others), reach=reach)


def _pieces(beside: str, known: set[str], others: list[str]) -> Iterator[str]:
    """The words beside addresses and phones in pieces, without those that only say what comes ("Tel.")."""
    for chunk in _CHUNK.split(beside):
        bare = chunk.strip(" \t,:–—-*&+'\"“”«»")
        bare = bare if bare.endswith(_ABBREVIATED) else bare.strip(". ")
        key = folding.key(bare)
        if (
            not key
            or _is_where(bare)
            or any(key in words.phrases(kind) for kind in ("contact_ways", "contact_heads", "press_office"))
        ):
            others.extend([_APPS[key]] if key in _APPS else [])
            continue
        bare = _without_way(_without_office(bare))
        yield from _by_known(bare, known) or _by_house(bare, known) or _by_role(bare)


def _is_where(text: str) -> bool:
    """Such as “In Geneva”: where somebody can be reached, which names nobody."""
    match = _WHERE.match(text)
    if match is None:
        return False
    plain = match["place"].istitle() and len(match["place"].split()) < _FEW_WORDS and text[:1].isupper()
    known = find_city(match["place"]) or read_country(match["place"])
    return known is not None or (plain and not words.names_organisation(text))


def _kind(text: str, known: set[str], *, named: bool) -> str:  # noqa: PLR0911 - one answer for each kind
    key = folding.key(_FOR.sub("", text))
    keys = [word for word, _, _ in words.spans(text)]
    if key in known or folding.key(text) in known:
        return "organisation"
    if not keys or len(text) > _LONGEST:
        return ""
    if all(
        (word in language_keys() and (len(word) > _FEW_WORDS or text.isupper()))
        or word in words.phrases("spoken_words")
        for word in keys
    ):
        return "language"
    if find_city(text) or read_country(text):
        return ""
    role = any(is_role_word(word) for word in keys)
    noun = words.names_organisation(text)
    if role and (not noun or is_role_word(keys[0])):
        return "title"
    if noun:
        return "organisation"
    if not named and _is_person(text):
        return "name"
    if (text.isupper() or named) and text[:1].isupper():
        return "organisation"
    return ""


def _by_known(text: str, known: set[str]) -> list[str]:
    """Such as “Präsident BBV”: a title before an organisation that the text names."""
    tokens = [] if folding.key(text) in known else text.split()
    for count in range(1, len(tokens)):
        head, tail = " ".join(tokens[:count]), " ".join(tokens[count:])
        key = folding.key(tail)
        if (key in known or any(one.endswith(f" {key}") for one in known)) and any(
            map(is_role_word, folding.words(head))
        ):
            return [_BEFORE_HOUSE.sub("", head), tail]
    return []


def _by_house(text: str, known: set[str]) -> list[str]:
    """Such as “DWAN Press Officer”: the title after an organisation that the text names, or after an acronym."""
    tokens = text.split()
    for count in range(len(tokens) - 1, 0, -1):
        head, tail = " ".join(tokens[:count]), tokens[count:]
        keys = folding.words(" ".join(tail))
        named = folding.key(_FOR.sub("", head)) in known
        acronym = count == 1 and head.isupper() and len(head) > 2 and not is_role_word(folding.key(head))  # noqa: PLR2004
        if (named or acronym) and keys and any(map(is_role_word, keys)) and _in_place(tail[0]):
            return [" ".join(tail), _FOR.sub("", head)]
    return []


def _in_place(word: str) -> bool:
    """Whether a title may begin with this word: the name before it ended."""
    key = folding.key(word)
    return is_role_word(key) or key in words.phrases("departments")


def is_role_word(word: str) -> bool:
    """Whether a folded word is part of a title; Arabic joins و to it."""
    return words.is_role(word)


def _without_way(text: str) -> str:
    tokens = text.split()
    while tokens and folding.key(tokens[-1]) in words.phrases("contact_ways") and len(tokens) > 1:
        tokens.pop()
    while tokens and folding.key(tokens[0]) in words.phrases("contact_ways") and len(tokens) > 1:
        tokens.pop(0)
    return " ".join(tokens)


def _without_office(text: str) -> str:
    """Such as “Winter Aid press office” without the office."""
    for word, start, _ in words.spans(text)[1:]:
        if word and folding.key(text[start:]) in words.phrases("press_office"):
            return text[:start].strip()
    return text


def _by_role(text: str) -> list[str]:
    """Such as “Press officer at the Sudan Relief Network” as title and organisation; other texts as they are."""
    match = _ROLE_AT.match(text)
    if match is None or not any(is_role_word(word) for word, _, _ in words.spans(match["title"])):
        return [text]
    house = match["organisation"]
    if _DEPARTMENT.search(house):
        return [text]
    keys = [word for word, _, _ in words.spans(house)]
    named = words.names_organisation(house) and not all(map(is_role_word, keys))
    return [match["title"], house] if named or house.isupper() else [text]


def _is_person(text: str) -> bool:
    tokens = text.split()
    if _ARABIC.search(text):
        return 1 < len(tokens) <= _MOST_NAMES
    if not _PERSON.match(text) or len(text) > _LONGEST_NAME:
        return False
    return all(
        token[:1].isupper() or token.lower() in words.phrases("name_particles") or token[:3] in {"al-", "el-"}
        for token in tokens
    )
