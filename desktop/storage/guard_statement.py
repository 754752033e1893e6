"""What the guard asks of a statement: its texts, who signed them, its embargo, who holds it, what was said of whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from desktop.domain.embargo.answers import Answer, EmbargoState
from desktop.domain.embargo.tiers import recheck_all, tier_from_json
from desktop.domain.embargo.times import instant
from desktop.domain.guard.facts import Assent, Breach, Channel, Embargo, Held, Mark, Unsigned, Version
from desktop.domain.organisation import Organisation, is_named
from desktop.domain.signoff import Standing
from desktop.domain.statement.statement import Statement
from desktop.domain.statement.statement import Version as StoredVersion
from desktop.domain.statement.text import BlockKind, StatementText
from desktop.storage import embargoes, nouns, organisations
from desktop.storage import search_sqlite as engine
from desktop.storage.guard_people import Told
from desktop.storage.nouns import EMBARGO, STATEMENT_PERSON
from desktop.storage.reading import rows
from desktop.storage.tables import Contact, Outlet
from desktop.storage.tables_statements import Answer as AnswerRow
from desktop.storage.tables_statements import Delivery, Distribution, Revision
from desktop.storage.tables_statements import Embargo as EmbargoRow
from desktop.storage.tables_statements import Statement as StatementRow

_GIVES_NO_TEXT = (Channel.CALL_SHEET.value, Channel.CALENDAR.value)
_ASSENT = {Standing.REFUSED: Assent.REFUSED, Standing.COMMENTS: Assent.COMMENTS}
_GONE = "An organisation that is gone"


@dataclass(frozen=True, slots=True)
class Bound:
    """The embargo of a statement with the id its answers are kept under."""

    id: int
    embargo: Embargo


def versions(conn: Connection, statement: Statement, languages: Sequence[str]) -> tuple[Version, ...]:
    """The language versions that are asked for, all of them where none is named."""
    newest = select(Revision.language, func.max(Revision.number)).where(Revision.statement_id == statement.id)
    numbers: dict[str, int] = dict(conn.execute(newest.group_by(Revision.language)).all())
    known = organisations.everyone(conn)
    asked = (one for one in statement.versions if not languages or one.language in languages)
    return tuple(_version(one, statement, known, numbers.get(one.language, 0)) for one in asked)


def bound(conn: Connection, statement_id: int) -> Bound | None:
    """Its embargo as it is stored, not as it would be by the clock: that is for the guard to say."""
    for row in nouns.find(conn, EMBARGO, statement_id=statement_id):
        card, lift = row["card"], embargoes.lift_of(row)
        tiers = tuple(tier_from_json(one) for one in card.get("tiers", ()))
        names = embargoes.outlets(conn, card.get("exclusive", ()))
        embargo = Embargo(
            lift,
            recheck_all(lift, tiers, card.get("rules_confirmed", "")),
            row["terms_no"],
            EmbargoState(row["state"]),
            instant(row["lifted_at"]) if row["lifted_at"] else None,
            tiers,
            tuple((one, names[one][0] if one in names else "another outlet") for one in card.get("exclusive", ())),
        )
        return Bound(row["id"], embargo)
    return None


def told(conn: Connection, statement_id: int, embargo: Bound | None) -> Told:
    """Everything that is said of people for this statement."""
    found = Told()
    _tell_marks(conn, statement_id, found)
    _tell_holdings(conn, statement_id, found)
    _tell_breaches(conn, found)
    if embargo is not None:
        _tell_answers(conn, embargo.id, found)
    return found


def names_of(conn: Connection, contact_ids: Iterable[int]) -> tuple[str, ...]:
    """Their names, sorted."""
    return tuple(sorted(conn.scalars(select(Contact.display_name).where(Contact.id.in_(engine.id_list(contact_ids))))))


def withdrawn(statement: Statement) -> Mark | None:
    """When and why it was withdrawn."""
    card = statement.withdrawn
    return Mark(card["reason"], instant(card["at"])) if card else None


def _version(stored: StoredVersion, statement: Statement, known: Sequence[Organisation], newest: int) -> Version:
    current = stored.current
    if current is None:
        return Version(stored.language, 0, "", newest, edited=True)
    unsigned = (*_unsigned(statement, stored.language), *_strangers(statement, current.text, known))
    return Version(stored.language, current.number, current.hash, newest, stored.changed, unsigned)


def _unsigned(statement: Statement, language: str) -> tuple[Unsigned, ...]:
    names = {one.id: one.short for one in statement.organisations}
    cells = (one for one in statement.state.cells if one.language == language and one.standing is not Standing.SIGNED)
    waiting = [Unsigned(names[one.organisation_id], _ASSENT.get(one.standing, Assent.WAITING)) for one in cells]
    gone = [one for one in statement.card.get("organisations", ()) if one not in names]
    return tuple(waiting + [Unsigned(_GONE)] * bool(gone))


def _strangers(statement: Statement, text: StatementText, known: Sequence[Organisation]) -> tuple[Unsigned, ...]:
    """Who is named as issuing it and does not sign; and organisations we know whose contact or description it has."""
    signing = statement.organisations
    named = [
        one.name for one in text.organisations if not any(is_named(org.card, one.name, one.acronym) for org in signing)
    ]
    others = [one for one in known if one.id not in {org.id for org in signing}]
    beside = [one.organisation for one in text.contacts]
    beside += [one.organisation for one in text.of_kind(BlockKind.BOILERPLATE)]
    named += [org.short for org in others if any(name and is_named(org.card, name) for name in beside)]
    return tuple(Unsigned(name, Assent.STRANGER) for name in dict.fromkeys(named))


def _tell_marks(conn: Connection, statement_id: int, found: Told) -> None:
    names = {one.id: one.short for one in organisations.everyone(conn)}
    for row in nouns.find(conn, STATEMENT_PERSON, statement_id=statement_id):
        contact_id, since = row["contact_id"], instant(row["since"])
        if row["how"] == "left_out":
            found.left_out[contact_id] = Mark(row["note"], since)
        elif row["how"] == "partner_leads":
            found.leads[contact_id] = Mark(names.get(row["organisation_id"], "A partner"), since)
        elif row["how"] == "exclusive":
            found.alone.add(contact_id)
        elif row["how"] == "again":
            found.again[contact_id] = row["since"]


def _tell_holdings(conn: Connection, statement_id: int, found: Told) -> None:
    ledger = (
        select(Delivery.contact_id, Delivery.hash, Delivery.at, Distribution.channel)
        .join(Distribution, Distribution.id == Delivery.distribution_id)
        .where(Distribution.statement_id == statement_id, Delivery.hash != "")
        .where(Distribution.channel.not_in(_GIVES_NO_TEXT))
    )
    for contact_id, digest, at, way in conn.execute(ledger):
        known = Channel(way) if way in set(Channel) else None
        found.holds[contact_id].append(Held(digest, instant(at), known))


def _tell_answers(conn: Connection, embargo_id: int, found: Told) -> None:
    a, moment = AnswerRow, lru_cache(maxsize=4096)(instant)
    columns: Any = select(
        a.id, a.contact_id, a.outlet_id, a.scope, a.state, a.lift_utc, a.terms_no, a.at, a.how, a.note, a.void_reason
    )  # fmt: skip
    for row in rows(conn, columns.where(a.embargo_id == bindparam("embargo")), {"embargo": embargo_id}):
        number, contact_id, outlet_id, scope, state, lift, terms, at, *words = row
        answer = Answer(number, contact_id, outlet_id, scope, state, moment(lift), terms, moment(at), *words)
        if contact_id is not None:
            found.answers[contact_id].append(answer)
        elif outlet_id is not None:
            found.desks[outlet_id].append(answer)


def _tell_breaches(conn: Connection, found: Told) -> None:
    shut_out = [one for one in embargoes.breaches(conn) if one.shuts_out]
    if not shut_out:
        return
    titled = select(EmbargoRow.id, StatementRow.title).join(StatementRow, StatementRow.id == EmbargoRow.statement_id)
    titles: dict[int, str] = dict(conn.execute(titled).all())
    outlets: dict[int, str] = dict(conn.execute(select(Outlet.id, Outlet.name)).all())
    for one in shut_out:
        title, on = titles.get(one.embargo_id, "An"), _day_of(one.published_at or one.noticed_at)
        if one.contact_id is not None:
            found.breaches[one.contact_id].append(Breach(title, on))
        elif one.outlet_id is not None:
            found.outlet_breaches[one.outlet_id].append(Breach(title, on, outlets.get(one.outlet_id, "Their outlet")))


def _day_of(moment: datetime) -> date:
    return moment.date()
