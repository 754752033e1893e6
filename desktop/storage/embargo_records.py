"""How many embargoes people kept, of how many they had agreed to; of many people at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from desktop.domain.embargo.answers import Answer, stand
from desktop.domain.embargo.breaches import Breach, names
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.embargo.record import Outcome, outcome, record
from desktop.domain.guard.facts import Person
from desktop.storage import embargoes

_Grouped = Mapping[int, Sequence[Answer]]


def records(conn: Connection, people: Sequence[Person], now: datetime, *, without: int) -> dict[int, tuple[int, int]]:
    """Kept and agreed, of those among the people who answered to the embargo at hand and agreed to another before."""
    asked = [one for one in people if one.answers]
    past = [one for one in embargoes.everyone(conn, now) if one.id != without and not one.open] if asked else []
    if not past:
        return {}
    answers = embargoes.answers(conn, [one.id for one in past])
    grouped = [(one, *_grouped(answers.get(one.id, ()))) for one in past]
    breaches = [one for one in embargoes.breaches(conn) if one.counts]
    found: dict[int, tuple[int, int]] = {}
    for person in asked:
        went = record(
            _outcome(embargo, person, [*own.get(person.contact_id, ()), *_of_desks(person, desks)], breaches)
            for embargo, own, desks in grouped
        )
        if went.agreed:
            found[person.contact_id] = (went.kept, went.agreed)
    return found


def _outcome(embargo: Embargo, person: Person, said: Sequence[Answer], breaches: Sequence[Breach]) -> Outcome:
    """How one embargo that is over went; an answer counts also where they have left since."""
    here = [one for one in breaches if one.embargo_id == embargo.id]
    broke = any(names(one, person.contact_id, person.outlets) for one in here)
    if not said and not broke:
        return Outcome.NOT_ASKED
    places = person.outlets | {one.outlet_id for one in said if one.contact_id == person.contact_id and one.outlet_id}
    return outcome(embargo.state, stand(said, person.contact_id, places, embargo.asks).standing, broke=broke)


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
