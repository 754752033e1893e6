"""The lines of a list of signatories."""

import re

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.acronyms import introductions
from desktop.domain.statement.reading.days import find_day
from desktop.domain.statement.reading.enumerations import speaks_of_somebody, unled
from desktop.domain.statement.text import Signatory
from desktop.domain.values.places import read_country

_TAIL = re.compile(r"\s*(?:[,،]|\s[–—-]|\s\|)\s+(?P<tail>[^,،–—|]+)$")
_COUNTRY_IN_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{2,40})\)\s*$")
_DAY_WORDS = re.compile(r"\s*(?:[,،]|\b(?:on|le|am|den|el|في|بتاريخ))?\s*$")
_HOUSE = re.compile(r"\s(?:of|at|for|de|du|des|del|von|der|bei)\s(?:the\s|la\s|l['’])?(?P<house>[A-ZÀ-Þ].*)$")
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Mme|Mlle|M|Sr|Sra|Hr|Herr|Frau|Rev|Sir|د|أ)\b\.?\s")
_LED = re.compile(r"^(?:and|et|und|for|[Oo]n behalf of)\s(?:the\s)?")
_LEGAL = frozenset(
    {"ac", "sa", "sc", "ev", "inc", "ltd", "llc", "llp", "plc", "gmbh", "asbl", "ngo", "ong", "cic", "iap"}
)
_MOST_WORDS, _LONG_LINE, _MANY_WORDS = 14, 400, 8


def entry(line: str) -> list[Signatory]:
    """The organisations of one line of a list of signatories."""
    bare = _undated(line.strip(" \t-–—•*·,;،؛"))
    if not bare or len(bare) > _LONG_LINE:
        return []
    if house := _of_person(bare):
        return house
    if _HONORIFIC.match(bare) and "," in bare:
        return entry(bare.partition(",")[2])
    if bare.count(",") + bare.count(";") + bare.count("،") > 1 and len(bare.split()) > _MANY_WORDS:
        separator = next(mark for mark in ";،," if mark in bare)
        return [one for piece in bare.split(separator) for one in entry(_LED.sub("", piece.strip()))]
    if found := introductions(bare):
        one = found[0]
        return [Signatory(one.name if one.matched else unled(bare[: bare.find("(")]) or one.name, one.acronym)]
    return _plain(_COUNTRY_IN_BRACKETS.sub("", bare))


def _plain(bare: str) -> list[Signatory]:
    """A name with its acronym, country or person beside it, or alone."""
    if tail := _TAIL.search(bare):
        head, last = bare[: tail.start()], tail["tail"].strip()
        if folding.key(last).replace(" ", "") in _LEGAL:
            return [Signatory(bare)]
        if read_country(last) and (words.names_organisation(head) or len(head.split()) > 1):
            return _plain(head)
        if _acronym_like(last):
            return [Signatory(head, last)]
        if _acronym_like(head) and len(last.split()) > 1:
            return [Signatory(last, head)]
        if _HONORIFIC.match(head):
            return _plain(last)
        bare = last if words.names_organisation(last) and not words.names_organisation(head) else head
    bare = _LED.sub("", bare)
    named = any(char.isalpha() for char in bare) and len(bare.split()) <= _MOST_WORDS
    generic = bare.islower() and len(bare.split()) == 1
    return [Signatory(bare)] if named and not generic else []


def _undated(text: str) -> str:
    """Such as “Issued by the Fund on 19 September 2024” without the day."""
    day = find_day(text)
    return _DAY_WORDS.sub("", text[: day.start]) if day and day.start else text


def _of_person(line: str) -> list[Signatory]:
    """Such as “Carl Reuter, Director General, Winter Aid International”: the organisation that somebody signs for."""
    pieces = [piece.strip() for piece in re.split(r"[,،]|\s[–—|-]\s", line) if piece.strip()]
    roles = [place for place, piece in enumerate(pieces) if begins_with_role(piece)]
    if not roles or len(pieces) == 1:
        return []
    after = [piece for piece in pieces[roles[-1] + 1 :] if not speaks_of_somebody(piece)]
    if after:
        return entry(after[0])
    tail = _HOUSE.search(pieces[roles[-1]])
    return entry(tail["house"]) if tail else []


def signer(lines: list[str]) -> list[str]:
    """The person and title that a list of signatories ends with, where it is signed by one person."""
    last = [line for line in lines[-3:] if not line.lower().startswith("on behalf of")]
    signed = (
        len(last) > 1 and begins_with_role(last[-1]) and not words.names_organisation(last[-2]) and "," not in last[-2]
    )
    return last[-2:] if signed else []


def begins_with_role(piece: str) -> bool:
    """Whether a piece begins as a title does; the second word decides for "Executive Director" and the like."""
    keys = [word for word, _, _ in words.spans(piece)][:2]
    return any(words.is_role(key) for key in keys) and keys[0] not in words.listed("organisation_nouns")


def _acronym_like(text: str) -> bool:
    return text.isupper() and 2 <= len(text.strip()) <= 10 and " " not in text.strip()  # noqa: PLR2004
