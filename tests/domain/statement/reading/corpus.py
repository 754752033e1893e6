"""Untidy texts of invented organisations, with the parts that a careful person would find in them.

A file holds many: `@@@ name`, the text, `@@json`, the parts. Texts of `known.txt` were looked at while the rules were
made; those of `unseen.txt` were written when the rules stood. On first reading 94 of 100 parts of them were found; a few rules
that they called for were then made, none of which names anything in them. The texts numbered from 61 and those named `h-`
have the shapes of published statements, with invented names; the latter were kept back, and 92 of 100 parts of them were
found at first.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.domain import folding
from desktop.domain.statement.reading import Recognised, recognise
from desktop.formats.documents.reading.plain import paragraphs_of

TEXTS = Path(__file__).parent / "texts"
_CONTACT = ("name", "title", "organisation", "email", "phone")


@dataclass(frozen=True)
class Case:
    """One text with what is in it."""

    name: str
    text: str
    expected: dict[str, Any]

    def read(self) -> Recognised:
        """What the recogniser finds."""
        return recognise(paragraphs_of(self.text))


def cases(file: str) -> Iterator[Case]:
    """The texts of one file."""
    for part in re.split(r"^@@@ ", (TEXTS / file).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, rest = part.split("\n", 1)
        text, expected = rest.split("@@json\n")
        yield Case(name.strip(), text.strip("\n"), json.loads(expected))


def score(case: Case) -> dict[str, float]:
    """How much of each part was found, from 0 to 1."""
    found, expected = case.read(), case.expected
    text, key = found.text, folding.key
    single = {"kind": text.kind.value, "urgency": text.urgency, "headline": text.headline, "city": text.city}
    scores = {part: float(key(value) == key(expected[part])) for part, value in single.items()}
    scores["date"] = float(text.date == expected["date"])
    scores["language"] = float(text.language == expected["language"])
    right_time = found.release.wall == expected.get("wall", found.release.wall)
    scores["release"] = float(found.release.release == expected["release"] and right_time)
    organisations = [(one.name, one.acronym) for one in text.organisations]
    scores["organisations"] = _agreement(expected["organisations"], organisations)
    scores["demands"] = _agreement(expected["demands"], [(one.label, one.text) for one in text.demands], begins=True)
    quotes = [(one.person, one.role, one.organisation) for one in text.quotes]
    scores["quotes"] = _agreement(expected["quotes"], quotes)
    contacts = [tuple(getattr(one, part) for part in _CONTACT) for one in text.contacts]
    wanted = [tuple(one.get(part, "") for part in _CONTACT) for one in expected["contacts"]]
    scores["contacts"] = _agreement(wanted, contacts)
    return scores


def _agreement(expected: Sequence[Sequence[str]], found: Sequence[Sequence[str]], *, begins: bool = False) -> float:
    """Twice the number of those that agree, by the number of both (the F-measure)."""
    if not expected and not found:
        return 1.0
    left = [[folding.key(part) for part in one] for one in found]
    hits = 0
    for one in expected:
        keys = [folding.key(part) for part in one]
        match = next((other for other in left if _same(keys, other, begins=begins)), None)
        if match is not None:
            hits += 1
            left.remove(match)
    return 2 * hits / (len(expected) + len(found))


def _same(wanted: list[str], found: list[str], *, begins: bool) -> bool:
    if not begins:
        return wanted == found
    return wanted[:-1] == found[:-1] and found[-1].startswith(wanted[-1])
