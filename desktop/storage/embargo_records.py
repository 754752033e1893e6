"""How many embargoes people kept, of how many they had agreed to; of many people at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from desktop.domain.embargo.answers import OPEN_STATES, Answer, Asked, EmbargoState, stand, state_now
from desktop.domain.embargo.breaches import Breach, names
from desktop.domain.embargo.record import Outcome, outcome, record
from desktop.domain.embargo.times import instant
from desktop.domain.guard.facts import Person
from desktop.storage import embargoes, nouns
from desktop.storage.nouns import EMBARGO

_Grouped = Mapping[int, Sequence[Answer]]


class _Past(NamedTuple):
    """An embargo that is over, with what was answered by person and by desk."""

    id: int
    state: EmbargoState
    terms: Asked
    own: _Grouped
    desks: _Grouped


def records(conn: Connection, people: Sequence[Person], now: datetime, *, without: int) -> dict[int, tuple[int, int]]:
    """Kept and agreed, of those among the people who answered to the embargo at hand and agreed to another before."""
    asked = [one for one in people if one.answers]
    past = _past(conn, now, without) if asked else []
    if not past:
        return {}
    breaches = [one for one in embargoes.breaches(conn) if one.counts]
    found: dict[int, tuple[int, int]] = {}
    for person in asked:
        went = record(_outcome(embargo, person, breaches) for embargo in past)
        if went.agreed:
            found[person.contact_id] = (went.kept, went.agreed)
    return found


def _past(conn: Connection, now: datetime, without: int) -> list[_Past]:
    rows = [row for row in nouns.find(conn, EMBARGO) if row["id"] != without]
    states = {row["id"]: state_now(EmbargoState(row["state"]), instant(row["utc"]), now) for row in rows}
    over = [row for row in rows if states[row["id"]] not in OPEN_STATES]
    answers = embargoes.answers(conn, [row["id"] for row in over])
    return [
        _Past(
            row["id"],
            states[row["id"]],
            Asked(instant(row["utc"]), row["terms_no"]),
            *_grouped(answers.get(row["id"], ())),
        )
        for row in over
    ]


def _outcome(embargo: _Past, person: Person, breaches: Sequence[Breach]) -> Outcome:
    """How one embargo that is over went; an answer counts also where they have left since."""
    said = [*embargo.own.get(person.contact_id, ()), *_of_desks(person, embargo.desks)]
    broke = any(names(one, person.contact_id, person.outlets) for one in breaches if one.embargo_id == embargo.id)
    if not said and not broke:
        return Outcome.NOT_ASKED
    places = person.outlets | {one.outlet_id for one in said if one.contact_id == person.contact_id and one.outlet_id}
    return outcome(embargo.state, stand(said, person.contact_id, places, embargo.terms).standing, broke=broke)


def _grouped(answers: Sequence[Answer]) -> tuple[_Grouped, _Grouped]:
    """Answers by person, and those of desks by outlet."""
    own: dict[int, list[Answer]] = {}
    desks: dict[int, list[Answer]] = {}
    for one in answers:
        if one.contact_id is not None:
            own.setdefault(one.contact_id, []).append(one)
        elif one.outlet_id is not None:
            desks.setdefault(one.outlet_id, []).append(one)
    return own, desks


def _of_desks(person: Person, desks: _Grouped) -> Iterator[Answer]:
    return (one for outlet in person.outlets for one in desks.get(outlet, ()))
