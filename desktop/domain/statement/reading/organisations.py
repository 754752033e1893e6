"""Which organisations issue a text: its list of signatories, else the subject of its first sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.acronyms import Introduction, introductions
from desktop.domain.statement.reading.enumerations import names_between, unled
from desktop.domain.statement.reading.issuers import issuers
from desktop.domain.statement.reading.nouns import Confidence
from desktop.domain.statement.reading.signatories import begins_with_role, entry
from desktop.domain.statement.text import Signatory
from desktop.domain.values.places import read_country

_FIRST = 8  # bylines, the first four paragraphs, headline
_SAME = 94  # per cent of letters that agree: "Deutschen Hebammenbund", "Deutsche Hebammenbund"


@dataclass(frozen=True, slots=True)
class Found:
    """The organisations with how sure they are."""

    organisations: tuple[Signatory, ...]
    confidence: Confidence


def find_organisations(signatories: Sequence[str], opening: Sequence[str], whole: Sequence[str]) -> Found:
    """The organisations that issue the text.

    Args:
        signatories: the lines of its list of signatories.
        opening: headline, bylines and first paragraphs, in order.
        whole: every paragraph, for full names and acronyms introduced anywhere.
    """
    known = [one for text in whole for one in introductions(text)]
    listed = _distinct(one for line in _with_titles(signatories) for one in entry(line))
    listed = _without_headings(listed)
    if len(listed) > 1 or (listed and not opening):
        filled = tuple(_filled(one, known) for one in listed)
        return Found(_distinct(filled), Confidence.SURE)
    issuing = [_distinct(_filled(one, known) for one in issuers(text)) for text in opening[:_FIRST]]
    introduced = (found for found in issuing if any(one.acronym for one in found))
    several = (found for found in issuing if len(found) > 1)
    if found := next(introduced, ()) or next(several, ()):
        sure = all(one.acronym for one in found)
        return Found(_distinct((*found, *listed)), Confidence.SURE if sure else Confidence.LIKELY)
    if listed:
        return Found(tuple(_filled(one, known) for one in listed), Confidence.LIKELY)
    if found := _distinct(_filled(one, known) for text in opening for one in issuers(text)):
        return Found(found, Confidence.LIKELY)
    between = [_distinct(names_between(text)) for text in opening[:_FIRST]]
    if found := next((one for one in between if len(one) > 1), ()):
        return Found(found, Confidence.CHECK)
    guessed = _distinct(Signatory(one.name, one.acronym) for text in opening[:3] for one in introductions(text))
    return Found(guessed, Confidence.CHECK)


def _without_headings(listed: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """Without the parts of the world that group a list; countries are kept where governments sign."""
    countries = sum(read_country(one.name) is not None for one in listed)
    governments = countries * 2 > len(listed)
    return tuple(
        one
        for one in listed
        if folding.key(one.name) not in words.phrases("regions") and (governments or read_country(one.name) is None)
    )


def _with_titles(lines: Sequence[str]) -> list[str]:
    """A person's name and the title below it as one line: they sign for an organisation."""
    joined: list[str] = []
    for line in lines:
        titled = begins_with_role(line) and not (words.names_organisation(line) and not _begins_as_title(line))
        if joined and titled and not begins_with_role(joined[-1]):
            joined[-1] = f"{joined[-1]}, {line}"
        else:
            joined.append(line)
    return joined


def _begins_as_title(line: str) -> bool:
    """The first word is a title's, or a comma parts title and organisation."""
    return "," in line or words.is_role(folding.key(line.split(" ", 1)[0]))


def _filled(one: Signatory, known: Iterable[Introduction]) -> Signatory:
    """Name and acronym completed from where the text introduces them."""
    key = folding.key(one.name)
    for other in known:
        if not one.acronym and fuzz.ratio(folding.key(other.name), key) >= _SAME:
            return Signatory(other.name, other.acronym)
        if key == folding.key(other.acronym):
            return Signatory(other.name, other.acronym)
    return one


def _distinct(found: Iterable[Signatory]) -> tuple[Signatory, ...]:
    kept: dict[str, Signatory] = {}
    for one in found:
        key = folding.key(unled(one.name)) or folding.key(one.name)
        twin = next(
            (k for k, other in kept.items() if one.acronym and folding.key(other.acronym) == folding.key(one.acronym)),
            key,
        )
        if twin not in kept:
            kept[twin] = one
        elif one.acronym and not kept[twin].acronym:
            kept[twin] = replace(kept[twin], acronym=one.acronym)
    return tuple(kept.values())
