"""The facts the rules of an export ask for, of many contacts at once and without reading them whole."""

from collections.abc import Sequence
from typing import Any, cast

import orjson
from sqlalchemy import Connection, Select, case, select

from desktop.domain.audience import Address, Candidate
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import FLAG_SAFETY
from desktop.storage.reading import rows
from desktop.storage.tables import Contact, ContactEmail, ListMember

AT_ONCE = 1_000
"""How many contacts a caller should ask for at a time."""


def _statements() -> tuple[Select[Any], Select[Any]]:
    """People with their addresses, and own fields, made once."""
    c, e, listed = Contact, ContactEmail, engine.id_list_named("ids")
    safety = case((c.flags.op("&")(FLAG_SAFETY) != 0, c.more), else_="")
    facts = (c.id, c.display_name, c.refusal, safety, c.deleted_at)
    people: Any = select(*facts, e.address_key, e.address, e.purpose, e.state)
    custom: Any = select(c.more).where(c.more.contains('"custom"', autoescape=True)).order_by(c.id)
    return (
        people.outerjoin(e, e.contact_id == c.id).where(c.id.in_(listed)).order_by(c.id, e.position),
        custom.where(c.id.in_(listed)),
    )


_PEOPLE, _CUSTOM = _statements()


def candidates(conn: Connection, ids: Sequence[int]) -> list[Candidate]:
    """The contacts of these ids, in their order; one that is gone says so."""
    found: dict[int, Candidate] = {}
    for contact_id, name, refusal, safety, deleted_at, *line in rows(
        conn, _PEOPLE, {"ids": engine.listed(sorted(ids))}
    ):
        addresses: tuple[Address, ...] = (Address._make(line),) if line[0] is not None else ()
        if contact_id in found:
            addresses = (*found[contact_id].addresses, *addresses)
        flags = _safety(safety) if safety else ()
        found[contact_id] = Candidate(contact_id, name, addresses, refusal, flags, deleted_at is not None)
    return [found.get(contact_id) or Candidate(contact_id, "", exists=False) for contact_id in ids]


def custom_names(conn: Connection, ids: Sequence[int]) -> list[str]:
    """The names of the own fields these contacts have, in the order met."""
    names: dict[str, None] = {}
    for start in range(0, len(ids), AT_ONCE):
        for (more,) in rows(conn, _CUSTOM, {"ids": engine.listed(ids[start : start + AT_ONCE])}):
            names |= dict.fromkeys(orjson.loads(more).get("custom", ()))
    return list(names)


def members_in_bin(conn: Connection, list_id: int) -> list[int]:
    """The contacts put on this list by hand that are in the bin now."""
    asked = select(Contact.id).join(ListMember, ListMember.contact_id == Contact.id)
    asked = asked.where(ListMember.list_id == list_id, ListMember.how == "added", Contact.deleted_at.is_not(None))
    return list(conn.scalars(asked.order_by(Contact.sort_key, Contact.id)))


def _safety(more: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", orjson.loads(more).get("safety", []))) or ("unknown",)
