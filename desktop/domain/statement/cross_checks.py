"""Whether language versions say the same: paragraphs, demands, figures, days, names, who issues, whom to ask.

Each finding is a sentence that begins with the language's own name: "العربية: 2 paragraphs behind".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.domain.look_alikes import mixed_words
from desktop.domain.organisation import OrganisationCard, is_named
from desktop.domain.statement.differences import words_of
from desktop.domain.statement.figures import days, figures, same_day
from desktop.domain.statement.text import BlockKind, Signatory, StatementText
from desktop.domain.values.languages import language_name
from desktop.domain.values.latin import latin_key
from desktop.domain.values.names import name_key

Check = Literal["paragraphs", "demands", "quotes", "figures", "dates", "names", "organisations", "contacts", "letters"]

_COUNTED: tuple[tuple[Check, str, BlockKind], ...] = (
    ("paragraphs", "paragraph", BlockKind.PARAGRAPH),
    ("demands", "demand", BlockKind.DEMAND),
    ("quotes", "quote", BlockKind.QUOTE),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in which a language differs from the main one. `sentence` says it, language first."""

    language: str
    check: Check
    sentence: str


def cross_checks(texts: Sequence[StatementText], cards: Sequence[OrganisationCard] = ()) -> tuple[Finding, ...]:
    """What differs between the main language (the first text) and each other one, in a fixed order.

    Args:
        cards: the organisations that issue the statement, with their names in each language.
    """
    found = [finding for text in texts for finding in _letters(text)]
    for other in texts[1:]:
        for check, words in _compared(texts[0], other, cards):
            found.append(Finding(other.language, check, f"{_own_name(other.language)}: {words}"))
    return tuple(found)


def _compared(
    main: StatementText, other: StatementText, cards: Sequence[OrganisationCard]
) -> Iterator[tuple[Check, str]]:
    english = language_name(main.language)
    for check, noun, kind in _COUNTED:
        behind = len(main.of_kind(kind)) - len(other.of_kind(kind))
        if behind:
            count = f"{abs(behind)} {noun}{'' if abs(behind) == 1 else 's'}"
            yield check, f"{count} behind" if behind > 0 else f"{count} more than {english}"
    yield from _listed("figures", _figures(main), _figures(other), ("figure", english))
    yield from _dates(main, other, english)
    yield from _names(main, other)
    yield from _organisations(main, other, cards)
    yield from _contacts(main, other, english)


def _figures(text: StatementText) -> list[str]:
    return [figure for piece in _pieces(text) for figure in figures(piece, text.language)]


def _listed(
    check: Check, main: Sequence[str], other: Sequence[str], nouns: tuple[str, str]
) -> Iterator[tuple[Check, str]]:
    noun, language = nouns
    missing = [one for one in dict.fromkeys(main) if one not in other]
    extra = [one for one in dict.fromkeys(other) if one not in main]
    if missing:
        yield check, f"{_are(missing, noun)} missing"
    if extra:
        yield check, f"{_are(extra, noun)} not in {language}"


def _dates(main: StatementText, other: StatementText, english: str) -> Iterator[tuple[Check, str]]:
    here, there = _days(main), _days(other)
    missing = [written for day, written in here if not any(same_day(day, one) for one, _ in there)]
    extra = [written for day, written in there if not any(same_day(day, one) for one, _ in here)]
    if missing:
        yield "dates", f"{_are(missing, 'date')} missing"
    if extra:
        yield "dates", f"{_are(extra, 'date')} not in {english}"
    if main.date and other.date and main.date != other.date:
        yield "dates", f"dated {other.date}, {english} {main.date}"


def _days(text: StatementText) -> list[tuple[str, str]]:
    return [day for piece in _pieces(text) for day in days(piece)]


def _names(main: StatementText, other: StatementText) -> Iterator[tuple[Check, str]]:
    said = [quote.person for quote in other.quotes if quote.person]
    missing = [quote.person for quote in main.quotes if quote.person and not _is_among(quote.person, said)]
    if missing:
        yield "names", f"{_are(missing)} not among those quoted"


def _organisations(
    main: StatementText, other: StatementText, cards: Sequence[OrganisationCard]
) -> Iterator[tuple[Check, str]]:
    missing = [one for one in main.organisations if not any(_same(one, there, cards) for there in other.organisations)]
    if missing:
        yield "organisations", f"{_are([one.acronym or one.name for one in missing])} not named"
    extra = [one for one in other.organisations if not any(_same(one, here, cards) for here in main.organisations)]
    if extra:
        english = language_name(main.language)
        yield "organisations", f"{_are([one.acronym or one.name for one in extra])} not in {english}"


def _contacts(main: StatementText, other: StatementText, english: str) -> Iterator[tuple[Check, str]]:
    yield from _listed("contacts", _reached(main), _reached(other), ("press contact", english))


def _reached(text: StatementText) -> list[str]:
    ways = (way for one in text.contacts for way in (one.email.casefold(), _digits(one.phone)))
    return [way for way in ways if way]


def _letters(text: StatementText) -> Iterator[Finding]:
    named = (*(one.name for one in text.organisations), *(one.name for one in text.contacts))
    words = [word for piece in (text.headline, *named, *_pieces(text)) for word in mixed_words(piece)]
    for word in dict.fromkeys(words):
        sentence = f"{_own_name(text.language)}: “{word}” mixes letters of two alphabets"
        yield Finding(text.language, "letters", sentence)


def _same(one: Signatory, other: Signatory, cards: Sequence[OrganisationCard]) -> bool:
    if any(is_named(card, one.name, one.acronym) and is_named(card, other.name, other.acronym) for card in cards):
        return True
    return name_key(one.name) == name_key(other.name) or bool(one.acronym and one.acronym == other.acronym)


def _is_among(person: str, others: Sequence[str]) -> bool:
    keys = {name_key(person), latin_key(person)} - {""}
    return any(not keys.isdisjoint({name_key(other), latin_key(other)}) for other in others)


def _pieces(text: StatementText) -> tuple[str, ...]:
    about = BlockKind.BOILERPLATE  # how an organisation describes itself need not be the same in each language
    return (text.headline, text.subheadline, *(words_of(block) for block in text.blocks if block.kind is not about))


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone).lstrip("0")  # 0049 is +49


def _own_name(language: str) -> str:
    name = language_name(language, language.partition("-")[0])
    return name[:1].upper() + name[1:]


def _are(words: Sequence[str], noun: str = "") -> str:
    """The words, each once, with their noun and verb: "figure 4000 is", "figures 4000 and 5000 are"."""
    each = list(dict.fromkeys(words))
    if len(each) == 1:
        return f"{noun} {each[0]} is".lstrip()
    return f"{noun and noun + 's'} {', '.join(each[:-1])} and {each[-1]} are".lstrip()
