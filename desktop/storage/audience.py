"""The facts the rules of an export ask for, of many contacts at once and without reading them whole."""

from collections.abc import Sequence
from typing import Any, cast

import orjson
from sqlalchemy import Connection, Select, select

from desktop.domain.audience import Address, Candidate
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import FLAG_SAFETY, email_line
from desktop.storage.reading import rows
from desktop.storage.tables import Contact, ContactEmail, ListMember

AT_ONCE = 1_000
"""How many contacts a caller should ask for at a time."""


def _statements() -> tuple[Select[Any], Select[Any], Select[Any]]:
    """Addresses, people and own fields, made once."""
    c, e, listed = Contact, ContactEmail, engine.id_list_named("ids")
    addresses: Any = select(e.contact_id, e.address_key, e.address, e.purpose, e.state, e.reason)
    people: Any = select(c.id, c.display_name, c.refusal, c.flags, c.deleted_at, c.more)
    custom: Any = select(c.more).where(c.more.contains('"custom"', autoescape=True)).order_by(c.id)
    return (
        addresses.where(e.contact_id.in_(listed)).order_by(e.contact_id, e.position),
        people.where(c.id.in_(listed)),
        custom.where(c.id.in_(listed)),
    )


_ADDRESSES, _PEOPLE, _CUSTOM = _statements()


def candidates(conn: Connection, ids: Sequence[int]) -> list[Candidate]:
    """The contacts of these ids, in their order; one that is gone says so."""
    given = {"ids": engine.listed(ids)}
    addresses: dict[int, list[Address]] = {}
    for contact_id, key, *line in rows(conn, _ADDRESSES, given):
        addresses.setdefault(contact_id, []).append(Address(email_line(*line), key))
    found: dict[int, Candidate] = {}
    for contact_id, name, refusal, flags, deleted_at, more in rows(conn, _PEOPLE, given):
        found[contact_id] = Candidate(
            contact_id,
            name,
            tuple(addresses.get(contact_id, ())),
            refusal,
            _safety(flags, more),
            in_bin=deleted_at is not None,
        )
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


def _safety(flags: int, more: str) -> tuple[str, ...]:
    if not flags & FLAG_SAFETY:
        return ()
    return tuple(cast("list[str]", orjson.loads(more).get("safety", []))) or ("unknown",)
