"""Embargoes, answers and breaches, from rows to the nouns of the domain; and the people they are about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from desktop.domain.contact import Card, display_name
from desktop.domain.embargo.answers import Answer, AnswerBook, Asked, EmbargoState, state_now
from desktop.domain.embargo.breaches import Appeal, Breach, Cause, Decision
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.lift import LiftTime, lift_from_json
from desktop.domain.embargo.tiers import recheck_all, tier_from_json
from desktop.domain.embargo.times import instant
from desktop.domain.errors import NotFound
from desktop.storage import nouns, reading
from desktop.storage import search_sqlite as engine
from desktop.storage.nouns import ANSWER, BREACH, EMBARGO
from desktop.storage.tables import Affiliation, Outlet
from desktop.storage.tables_statements import Answer as AnswerTable
from desktop.storage.tables_statements import Delivery, Distribution, Draft, Revision, Statement
from desktop.storage.tables_statements import Embargo as EmbargoTable

Row = Mapping[str, Any]

_GIVEN = (
    Distribution.copy == "embargoed",
    Distribution.channel.not_in(("call_sheet", "calendar")),  # these give no text
    Delivery.hash != "",
)
"""A delivery of the ledger that gave an embargoed text to somebody."""


def everyone(conn: Connection, now: datetime, **equal: object) -> list[Embargo]:
    """The embargoes whose columns equal these values, of statements that are not in the bin, soonest lift first."""
    rows = nouns.find(conn, EMBARGO, **equal)
    named = select(Statement.id, Statement.title).where(
        Statement.id.in_(engine.id_list(row["statement_id"] for row in rows)), Statement.deleted_at.is_(None)
    )
    titles: dict[int, str] = dict(conn.execute(named).all())
    here = [row for row in rows if row["statement_id"] in titles]
    said = answers(conn, [row["id"] for row in here])
    at_work = workplaces(conn, _people_in(said))
    made = [_embargo(row, titles[row["statement_id"]], said.get(row["id"], []), at_work) for row in here]
    given = given_out(conn, titles)
    return sorted(
        (_as_of(now, one, given=one.statement_id in given) for one in made), key=lambda one: (one.lift.utc, one.id)
    )


def one(conn: Connection, embargo_id: int, now: datetime) -> Embargo:
    """One embargo.

    Raises:
        NotFound: it is gone, or its statement is in the bin.
    """
    found = everyone(conn, now, id=embargo_id)
    if not found:
        raise NotFound("This embargo no longer exists.", "", "It may have been removed by an undo.")
    return found[0]


def lift_of(row: Row) -> LiftTime:
    """The lift of an embargo's row."""
    return lift_from_json({**row, "city": row["card"].get("city", "")})


def book(conn: Connection, embargo_id: int) -> AnswerBook:
    """What was answered to one embargo."""
    return AnswerBook(answers(conn, [embargo_id]).get(embargo_id, ()))


def answers(conn: Connection, embargo_ids: Collection[int]) -> dict[int, list[Answer]]:
    """What was answered to each of these embargoes, by embargo."""
    found: dict[int, list[Answer]] = {}
    for row in nouns.find(conn, ANSWER, embargo_id=list(embargo_ids)):
        found.setdefault(row["embargo_id"], []).append(_answer(row))
    return found


def breaches(conn: Connection, **equal: object) -> list[Breach]:
    """The breaches whose columns equal these values, as they were recorded."""
    return [_breach(row) for row in nouns.find(conn, BREACH, **equal)]


def workplaces(conn: Connection, contact_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The outlets these people work at now."""
    columns = select(Affiliation.contact_id, Affiliation.outlet_id).where(
        Affiliation.contact_id.in_(engine.id_list(contact_ids)), Affiliation.ended == ""
    )
    found: dict[int, set[int]] = {}
    for contact_id, outlet_id in conn.execute(columns):
        if outlet_id is not None:
            found.setdefault(contact_id, set()).add(outlet_id)
    return {contact_id: frozenset(ids) for contact_id, ids in found.items()}


def people(conn: Connection, ids: Sequence[int]) -> dict[int, Person]:
    """The people with these ids that exist, those in the bin too."""
    stored = reading.read(conn, sorted(set(ids)))
    return {i: _person(i, one.card, in_bin=one.deleted_at is not None) for i, one in stored.items()}


def outlets(conn: Connection, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Name and time zone of outlets."""
    columns = select(Outlet.id, Outlet.name, Outlet.time_zone).where(Outlet.id.in_(engine.id_list(ids)))
    return {outlet_id: (name, zone) for outlet_id, name, zone in conn.execute(columns)}


def holders(conn: Connection, statement_id: int) -> dict[int, tuple[str, str]]:
    """Who was given an embargoed copy of a statement: contact to name and language of the copy, as in the ledger."""
    columns = select(Delivery.contact_id, Delivery.name, Delivery.language).join(
        Distribution, Distribution.id == Delivery.distribution_id
    )
    here = columns.where(Distribution.statement_id == statement_id, *_GIVEN)
    return {contact_id: (name, language) for contact_id, name, language in conn.execute(here.order_by(Delivery.id))}


def next_terms(conn: Connection, embargo_id: int) -> int:
    """A number for new terms that no answer was ever given under, whatever was undone since."""
    stored = conn.scalar(select(EmbargoTable.terms_no).where(EmbargoTable.id == embargo_id)) or 0
    said = conn.scalar(select(func.max(AnswerTable.terms_no)).where(AnswerTable.embargo_id == embargo_id)) or 0
    return max(stored, said) + 1


def is_released(conn: Connection, statement_id: int) -> bool:
    """Whether the text was given to everybody already."""
    here = select(Distribution.id).where(Distribution.statement_id == statement_id, Distribution.copy != "embargoed")
    return conn.scalar(here.limit(1)) is not None


def texts(conn: Connection, statement_id: int) -> list[str]:
    """Every text of a statement: its title, and all that its drafts and revisions say."""
    title = conn.scalar(select(Statement.title).where(Statement.id == statement_id)) or ""
    found = [title]
    for table in (Draft, Revision):
        for card in conn.scalars(select(table.text).where(table.statement_id == statement_id)):
            found += _strings(orjson.loads(card))
    return found


def given_out(conn: Connection, statement_ids: Collection[int]) -> set[int]:
    """The statements among these of which embargoed copies have left."""
    here = select(Distribution.statement_id).where(*_GIVEN)
    here = here.join(Delivery, Delivery.distribution_id == Distribution.id)
    return set(conn.scalars(here.where(Distribution.statement_id.in_(engine.id_list(statement_ids))).distinct()))


def _people_in(said: Mapping[int, Sequence[Answer]]) -> set[int]:
    return {one.contact_id for some in said.values() for one in some if one.contact_id is not None}


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for part in value for text in _strings(part)] if isinstance(value, list) else []


def _embargo(row: Row, title: str, said: Sequence[Answer], at_work: Mapping[int, frozenset[int]]) -> Embargo:
    card, lift = row["card"], lift_of(row)
    tiers = tuple(tier_from_json(one) for one in card.get("tiers", ()))
    terms, told = Asked(lift.utc, row["terms_no"]), AnswerBook(said)
    stands = [told.stand(one, at_work.get(one, frozenset()), terms) for one in told.contact_ids]
    stands += [told.desk_stand(one, terms) for one in told.desk_ids]
    return Embargo(
        id=row["id"],
        version=row["version"],
        statement_id=row["statement_id"],
        title=title,
        lift=lift,
        rechecked=recheck_all(lift, tiers, card.get("rules_confirmed", "")),
        terms=row["terms"],
        terms_no=row["terms_no"],
        state=EmbargoState(row["state"]),
        lifted_at=instant(row["lifted_at"]) if row["lifted_at"] else None,
        former=tuple(lift_from_json(one) for one in card.get("former", ())),
        tiers=tiers,
        exclusive=tuple(card.get("exclusive", ())),
        asked=len(stands),
        agreed=sum(one.may_hold for one in stands),
    )


def _as_of(now: datetime, embargo: Embargo, *, given: bool) -> Embargo:
    """The embargo with the state it has now: running once copies left, lifted once its time has come."""
    state = EmbargoState.RUNNING if given and embargo.open else embargo.state
    return replace(embargo, state=state_now(state, embargo.lift.utc, now))


def _answer(row: Row) -> Answer:
    names = ("id", "contact_id", "outlet_id", "scope", "state", "terms_no", "how", "note", "void_reason")
    kept = {name: row[name] for name in names}
    return Answer(lift_utc=instant(row["lift_utc"]), at=instant(row["at"]), **kept)


def _breach(row: Row) -> Breach:
    names = ("id", "embargo_id", "contact_id", "outlet_id", "link", "decision_note")
    return Breach(
        cause=Cause(row["cause"]),
        noticed_at=instant(row["noticed_at"]),
        published_at=instant(row["published_at"]) if row["published_at"] else None,
        decision=Decision(row["decision"]),
        appeal=Appeal(**orjson.loads(row["appeal"])) if row["appeal"] else Appeal(),
        **{name: row[name] for name in names},
    )


def _person(contact_id: int, card: Card, *, in_bin: bool) -> Person:
    works = [(work["outlet_id"], work["outlet"]) for work in card.get("affiliations", ()) if _is_live(work)]
    return Person(
        id=contact_id,
        name=display_name(card),
        zone=card.get("time_zone", ""),
        city=card.get("city", ""),
        country=card.get("country", ""),
        languages=tuple(card.get("languages", ())),
        greetings=tuple(card.get("greetings", {}).items()),
        outlets=tuple(works),
        refusal=card["refusal"]["level"] if "refusal" in card else "",
        in_bin=in_bin,
    )


def _is_live(work: Mapping[str, Any]) -> bool:
    return "outlet_id" in work and not work.get("ended")
