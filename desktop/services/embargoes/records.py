"""The embargo record of people and outlets, and the table of who agreed to what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from desktop.domain.embargo.answers import Answer, AnswerBook, EmbargoState, Stand, Standing, stand
from desktop.domain.embargo.breaches import Breach, names, shutting_out
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.record import Outcome, Record, outcome, record
from desktop.domain.embargo.times import clock, said_at, short_day
from desktop.domain.embargo.zones import UTC_ZONE, local
from desktop.domain.errors import NotFound
from desktop.services.embargoes.views import now_of
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored

CellKind = Literal["agreed", "asked", "declined", "old", "void", "never", "kept", "broke", "none"]
PAST_SHOWN = 2


@dataclass(frozen=True, slots=True)
class RecordOf:
    """What somebody's embargoes come to, and how each went (embargo, outcome), newest first."""

    record: Record
    lines: tuple[tuple[Embargo, Outcome], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One embargo for one person, in words: "Agreed today 09:12", "Agreed to old lift time", "Not asked: never"."""

    kind: CellKind
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One person (or desk: `contact_id` is None) against the embargoes of the table."""

    contact_id: int | None
    outlet_id: int | None
    name: str
    city: str
    cells: tuple[Cell, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class Matrix:
    """The agreements: open embargoes by lift, then the latest past ones; everybody asked for any of them."""

    embargoes: tuple[Embargo, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything the record is worked out from, read at one moment."""

    embargoes: list[Embargo]
    answers: dict[int, list[Answer]]
    books: dict[int, AnswerBook]
    breaches: list[Breach]


def record_of(workspace: Workspace, contact_id: int) -> RecordOf:
    """How one person kept their embargoes.

    Raises:
        NotFound: the contact is gone.
    """
    with workspace.reading() as conn:
        people = stored.people(conn, [contact_id])
    if contact_id not in people:
        raise NotFound("This contact no longer exists.")
    facts, person = _facts(workspace), people[contact_id]
    return _recorded((one, _outcome(one, person, facts)) for one in reversed(facts.embargoes))


def record_of_outlet(workspace: Workspace, outlet_id: int) -> RecordOf:
    """How an outlet kept its embargoes: those its desk or anybody there answered to, and breaches recorded for it."""
    facts = _facts(workspace)
    return _recorded((one, _outlet_outcome(one, outlet_id, facts)) for one in reversed(facts.embargoes))


def _facts(workspace: Workspace) -> _Facts:
    with workspace.reading() as conn:
        embargoes = stored.everyone(conn, now_of(workspace))
        answers = stored.answers(conn, [one.id for one in embargoes])
        books = {one.id: AnswerBook(answers.get(one.id, ())) for one in embargoes}
        return _Facts(embargoes, answers, books, stored.breaches(conn))


def _recorded(lines: Iterable[tuple[Embargo, Outcome]]) -> RecordOf:
    kept = tuple((one, went) for one, went in lines if went is not Outcome.NOT_ASKED)
    return RecordOf(record(went for _, went in kept), kept)


def _outcome(embargo: Embargo, person: Person, facts: _Facts) -> Outcome:
    broke = _broke(embargo, person.id, person.outlet_ids, facts) is not None
    return outcome(embargo.state, _stand(embargo, person, facts).standing, broke=broke)


def _stand(embargo: Embargo, person: Person, facts: _Facts) -> Stand:
    """What counted for them; of an embargo that is over, also where they have left since."""
    book, places = facts.books[embargo.id], person.outlet_ids
    if not embargo.open:
        places |= {one.outlet_id for one in book.own(person.id) if one.outlet_id is not None}
    return book.stand(person.id, places, embargo.asks)


def _broke(embargo: Embargo, contact_id: int, outlet_ids: frozenset[int], facts: _Facts) -> Breach | None:
    found = (one for one in facts.breaches if one.embargo_id == embargo.id and one.counts)
    return next((one for one in found if names(one, contact_id, outlet_ids)), None)


def _outlet_outcome(embargo: Embargo, outlet_id: int, facts: _Facts) -> Outcome:
    here = [one for one in facts.answers.get(embargo.id, []) if one.outlet_id == outlet_id]
    parties = {one.contact_id or 0 for one in here}
    stands = {stand(here, contact_id, {outlet_id}, embargo.asks).standing for contact_id in parties}
    broke = any(one.embargo_id == embargo.id and one.counts and one.outlet_id == outlet_id for one in facts.breaches)
    order = (Standing.AGREED, Standing.OLD_TERMS, Standing.VOID, Standing.ASKED, Standing.DECLINED)
    best = next((one for one in order if one in stands), Standing.NOT_ASKED)
    return outcome(embargo.state, best, broke=broke)


def matrix(
    workspace: Workspace, embargo_ids: Sequence[int] | None = None, *, past: int = PAST_SHOWN, home_zone: str = UTC_ZONE
) -> Matrix:
    """The table of agreements.

    Args:
        embargo_ids: which embargoes; all open ones and the latest `past` others if left empty.
        home_zone: the zone moments are told in.
    """
    facts = _facts(workspace)
    shown = _shown(facts.embargoes, embargo_ids, past)
    said = [one for embargo in shown for one in facts.answers.get(embargo.id, [])]
    ids = {one.contact_id for one in said if one.contact_id is not None}
    ids |= {one.contact_id for one in facts.breaches if one.contact_id and one.embargo_id in {e.id for e in shown}}
    with workspace.reading() as conn:
        people = stored.people(conn, sorted(ids))
        desks = stored.outlets(conn, {one.outlet_id for one in said if one.scope == "desk" and one.outlet_id})
    words = _Words(now_of(workspace), home_zone)
    rows = [_row(person, shown, facts, words) for person in people.values()]
    rows += [_desk_row(outlet_id, name, shown, facts, words) for outlet_id, (name, _) in desks.items()]
    return Matrix(tuple(shown), tuple(sorted(rows, key=lambda row: (row.contact_id is None, row.name.casefold()))))


def _shown(embargoes: list[Embargo], wanted: Sequence[int] | None, past: int) -> list[Embargo]:
    if wanted is not None:
        return [one for one in embargoes if one.id in wanted]
    over = [one for one in reversed(embargoes) if not one.open and one.state is not EmbargoState.CANCELLED]
    return [*(one for one in embargoes if one.open), *over[:past]]


def _row(person: Person, shown: Sequence[Embargo], facts: _Facts, words: "_Words") -> MatrixRow:
    never = shutting_out(facts.breaches, person.id, person.outlet_ids) is not None
    cells = []
    for one in shown:
        broke = _broke(one, person.id, person.outlet_ids, facts)
        cells.append(words.cell(one, _stand(one, person, facts), broke, never=never))
    total = record(_outcome(one, person, facts) for one in facts.embargoes)
    return MatrixRow(person.id, None, person.name, person.reader.place, tuple(cells), total)


def _desk_row(outlet_id: int, name: str, shown: Sequence[Embargo], facts: _Facts, words: "_Words") -> MatrixRow:
    cells = []
    for one in shown:
        broke = next(
            (b for b in facts.breaches if b.embargo_id == one.id and b.counts and b.outlet_id == outlet_id), None
        )
        cells.append(words.cell(one, facts.books[one.id].desk_stand(outlet_id, one.asks), broke, never=False))
    total = record(_outlet_outcome(one, outlet_id, facts) for one in facts.embargoes)
    return MatrixRow(None, outlet_id, name, "", tuple(cells), total)


@dataclass(frozen=True, slots=True)
class _Words:
    """Cells in words, as seen at one moment from one zone."""

    now: datetime
    zone: str

    def cell(self, embargo: Embargo, found: Stand, broke: Breach | None, *, never: bool) -> Cell:
        if broke is not None:
            there = local(broke.published_at or broke.noticed_at, self.zone)
            return Cell("broke", f"Broke, {short_day(there)} {clock(there)}")
        if found.standing is Standing.AGREED and not embargo.open:
            return Cell("kept", "Kept")
        if never and embargo.open:
            return Cell("never", "Not asked: never")
        if found.answer is None or found.standing is Standing.NOT_ASKED:
            return Cell("none", "—")
        return self._said(found, said_at(found.answer.at, self.now, self.zone))

    @staticmethod
    def _said(found: Stand, when: str) -> Cell:
        if found.standing is Standing.AGREED:
            return Cell("agreed", f"Agreed {when}")
        if found.standing is Standing.ASKED:
            return Cell("asked", f"Asked {when}, no answer")
        if found.standing is Standing.DECLINED:
            return Cell("declined", "Declined")
        if found.standing is Standing.VOID:
            return Cell("void", f"Void: {found.reason}")
        old = found.reason == "agreed to the old lift time"
        return Cell("old", "Agreed to old lift time" if old else "Agreed to other terms")
