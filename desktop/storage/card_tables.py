"""Many prepared cards table by table, as they are written and compared: no object for each card, none for each line.

Made of plain lists, texts and numbers only, so that another process can make it and send it as JSON.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from desktop.storage.cards import Prepared

Line = list[Any]
WORK_OUTLET, TERM_WORD = 2, 2  # where a line holds the number of what it names
EMAIL_KEY = 3  # where an address line holds its comparison spelling
_PLACE = itemgetter(0)


class CardTables(NamedTuple):
    """Cards by their place among these; a line begins with its card's place and goes on as `Prepared` has it.

    Outlets and words are named once: lines of `works` and `terms` hold their numbers.
    """

    values: list[Sequence[Any] | None]  # in the order of `CONTACT_COLUMNS`; None: no card
    texts: list[Sequence[str] | None]
    emails: list[Line]
    phones: list[Line]
    handles: list[Line]
    works: list[Line]
    terms: list[Line]
    outlets: list[Sequence[str]]  # name, kind
    words: list[Sequence[str]]  # kind, label


def tables_of(cards: Iterable[Prepared | None]) -> CardTables:
    """Prepared cards table by table."""
    values: list[Sequence[Any] | None] = []
    texts: list[Sequence[str] | None] = []
    emails: list[Line] = []
    phones: list[Line] = []
    handles: list[Line] = []
    works: list[Line] = []
    terms: list[Line] = []
    outlets: dict[Sequence[str], int] = {}
    words: dict[Sequence[str], int] = {}
    for place, card in enumerate(cards):
        values.append(card and card.values)
        texts.append(card and card.texts)
        if card is None:
            continue
        emails += [[place, *line] for line in card.emails]
        phones += [[place, *line] for line in card.phones]
        handles += [[place, *line] for line in card.handles]
        for position, name, kind, *rest in card.works:
            works.append([place, position, outlets.setdefault((name, kind), len(outlets)), *rest])
        for position, word in enumerate(card.terms):
            terms.append([place, position, words.setdefault(word, len(words))])
    return CardTables(values, texts, emails, phones, handles, works, terms, list(outlets), list(words))


def with_cards(tables: CardTables, cards: Mapping[int, Prepared]) -> CardTables:
    """The tables with these cards at their places, whatever stood there."""
    if not cards:
        return tables
    size = max(len(tables.values), max(cards) + 1)
    other = tables_of([cards.get(place) for place in range(size)])
    for lines, number, first in ((other.works, WORK_OUTLET, tables.outlets), (other.terms, TERM_WORD, tables.words)):
        for line in lines:
            line[number] += len(first)

    def joined(ours: list[Line], theirs: list[Line]) -> list[Line]:
        lines = [line for line in ours if line[0] not in cards] + theirs
        lines.sort(key=_PLACE)  # who names a word first gives it its spelling
        return lines

    return CardTables(
        [ours if place not in cards else other.values[place] for place, ours in enumerate(tables.values)],
        [ours if place not in cards else other.texts[place] for place, ours in enumerate(tables.texts)],
        joined(tables.emails, other.emails),
        joined(tables.phones, other.phones),
        joined(tables.handles, other.handles),
        joined(tables.works, other.works),
        joined(tables.terms, other.terms),
        [*tables.outlets, *other.outlets],
        [*tables.words, *other.words],
    )


def numbered(lines: Iterable[Line], ids: Sequence[int]) -> list[Line]:
    """The lines of the cards that have an id, each led by it; those of cards whose id is 0 are left away.

    The lines themselves are changed: a copy of each would take as long as reading it.
    """
    kept = []
    for line in lines:
        if contact_id := ids[line[0]]:
            line[0] = contact_id
            kept.append(line)
    return kept
