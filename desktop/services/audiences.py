"""Who fits a question: counts split by what can be done with them, what each row of a rule does, what to drop.

All numbers are exact and of this moment; the same question asked a moment later may differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select

from desktop.domain.query import Condition, ContactQuery, Group, Operator, Rule
from desktop.domain.rule_words import condition_in_words, values_in_words
from desktop.domain.values.emails import address_key
from desktop.services.workspaces import Workspace
from desktop.storage import search, suppressions
from desktop.storage.cards import FLAG_ADDRESS
from desktop.storage.search_sqlite import id_list
from desktop.storage.tables import ContactEmail, MailingList


@dataclass(frozen=True, slots=True)
class Split:
    """How many fit, and of those: have a working address, have none, refused or are suppressed (listed, never sent to).

    The three add up to `fit`: who refused is counted there only.
    """

    fit: int
    with_address: int
    no_address: int
    refused: int
    outlets: int
    countries: int


@dataclass(frozen=True, slots=True)
class RowEffect:
    """What one row of a rule does after the rows above it.

    Attributes:
        left: how many are left after it (in an "any" group: how many the rows so far let in).
        removed: how many it takes away from what the rows above left.
        removes_everyone: it is the row after which nobody is left.
    """

    left: int
    removed: int
    removes_everyone: bool = False


@dataclass(frozen=True, slots=True)
class Effects:
    """What the top rows of a rule do, in their order, and who fits in the end."""

    who: tuple[RowEffect, ...]
    leave_out: tuple[RowEffect, ...]
    fit: int


@dataclass(frozen=True, slots=True)
class Without:
    """One part of a question left away: its name ("Swahili"), the question without it, and how many fit then."""

    label: str
    query: ContactQuery
    count: int
    exact: bool


def split(workspace: Workspace, query: ContactQuery) -> Split:
    """The live count of a question or list (`ContactQuery(list_id=…)`), split by what can be done with the people."""
    with workspace.reading() as conn:
        facts = search.facts(conn, query, today=workspace.clock().date())
        suppressed = _suppressed(conn, {row.id for row in facts if row.flags & FLAG_ADDRESS and not row.refusal})
    refused = sum(1 for row in facts if row.refusal or row.id in suppressed)
    reachable = sum(1 for row in facts if row.flags & FLAG_ADDRESS and not row.refusal and row.id not in suppressed)
    return Split(
        fit=len(facts),
        with_address=reachable,
        no_address=len(facts) - refused - reachable,
        refused=refused,
        outlets=len({row.outlet for row in facts if row.outlet}),
        countries=len({row.country for row in facts if row.country}),
    )


def effects(workspace: Workspace, query: ContactQuery) -> Effects:
    """What each row of a question's rule does, after the rows above it."""
    rule, today = query.rule, workspace.clock().date()
    with workspace.reading() as conn:
        base = set(search.ids(conn, replace(query, rule=Rule()), today))
        who, fitting = _row_by_row(base, rule.who, [_fitting(conn, query, part, today) for part in rule.who.items])
        parts = [_fitting(conn, query, part, today) for part in rule.leave_out.items]
        leave_out, left = _taken_away(fitting, rule.leave_out, parts)
    return Effects(tuple(who), tuple(leave_out), len(left))


def without(workspace: Workspace, query: ContactQuery, cap: int = 1001) -> list[Without]:
    """What to drop when nobody fits: each part left away on its own, those that help most first."""
    with workspace.reading() as conn:
        lists = dict(conn.execute(select(MailingList.id, MailingList.name)).all())
        found = []
        for label, simpler in _simpler(query, lists):
            number, exact = search.count(conn, simpler, cap, workspace.clock().date())
            if number:
                found.append(Without(label, simpler, number, exact))
    return sorted(found, key=lambda part: -part.count)


def _row_by_row(base: set[int], group: Group, parts: list[set[int]]) -> tuple[list[RowEffect], set[int]]:
    if group.match == "all":
        left, done = base, []
        for part in parts:
            done.append(_effect(left, left & part))
            left = left & part
        return done, left
    let_in: set[int] = set()
    done = []
    for n, part in enumerate(parts, 1):
        let_in = let_in | (base & part)
        done.append(_effect(base, let_in) if n == len(parts) else RowEffect(len(let_in), 0))
    return done, let_in if parts else base


def _taken_away(fitting: set[int], group: Group, parts: list[set[int]]) -> tuple[list[RowEffect], set[int]]:
    if group.match == "all" and parts:
        left = fitting - parts[0].intersection(*parts[1:])
        return [RowEffect(len(fitting), 0)] * (len(parts) - 1) + [_effect(fitting, left)], left
    done = []
    for part in parts:
        done.append(_effect(fitting, fitting - part))
        fitting = fitting - part
    return done, fitting


def _effect(before: set[int], left: set[int]) -> RowEffect:
    return RowEffect(len(left), len(before) - len(left), removes_everyone=bool(before) and not left)


def _fitting(conn: Connection, query: ContactQuery, part: Condition | Group, today: date) -> set[int]:
    return set(search.ids(conn, ContactQuery(rule=Rule(Group("all", (part,))), bin=query.bin), today))


def _simpler(query: ContactQuery, lists: Mapping[int, str]) -> Iterator[tuple[str, ContactQuery]]:
    if query.text.strip():
        yield f"‘{query.text.strip()}’", replace(query, text="")
    if query.list_id is not None:
        yield f"‘{lists.get(query.list_id, '')}’", replace(query, list_id=None)
    rule = query.rule
    for n, part in enumerate(rule.who.items):
        items = (*rule.who.items[:n], *rule.who.items[n + 1 :])
        yield _label(part, lists), replace(query, rule=replace(rule, who=replace(rule.who, items=items)))
    for n, part in enumerate(rule.leave_out.items):
        items = (*rule.leave_out.items[:n], *rule.leave_out.items[n + 1 :])
        yield _label(part, lists), replace(query, rule=replace(rule, leave_out=replace(rule.leave_out, items=items)))


def _label(part: Condition | Group, lists: Mapping[int, str]) -> str:
    if isinstance(part, Group):
        return " or ".join(_label(item, lists) for item in part.items)
    plain = part.operator in {Operator.ANY_OF, Operator.ALL_OF, Operator.CONTAINS}
    if plain and part.values:
        return f"‘{', '.join(value.strip('‘’') for value in values_in_words(part, lists))}’"
    return f"‘{condition_in_words(part, lists)}’"


def _suppressed(conn: Connection, ids: set[int]) -> set[int]:
    """Those who could be written to but for the suppression of every working address they have."""
    if not ids or not suppressions.any_stored(conn):
        return set()
    working = select(ContactEmail.contact_id, ContactEmail.address).where(
        ContactEmail.contact_id.in_(id_list(ids)), ContactEmail.state == "ok"
    )
    addresses = conn.execute(working).all()
    keys = suppressions.suppressed_keys(conn, {address for _, address in addresses})
    open_to = {contact_id for contact_id, address in addresses if address_key(address) not in keys}
    return {contact_id for contact_id, _ in addresses} - open_to
