"""The facts the rules of an export ask for, of many contacts at once and without reading them whole."""

from collections.abc import Sequence
from typing import cast

import orjson
from sqlalchemy import Connection, select

from desktop.domain.audience import Address, Candidate
from desktop.storage.cards import FLAG_SAFETY, email_line
from desktop.storage.tables import Contact, ContactEmail, ListMember

AT_ONCE = 1_000
"""How many contacts a caller should ask for at a time."""


def candidates(conn: Connection, ids: Sequence[int]) -> list[Candidate]:
    """The contacts of these ids, in their order; one that is gone says so."""
    addresses = _addresses(conn, ids)
    asked = select(Contact.id, Contact.display_name, Contact.refusal, Contact.flags, Contact.deleted_at, Contact.more)
    found: dict[int, Candidate] = {}
    for contact_id, name, refusal, flags, deleted_at, more in conn.execute(asked.where(Contact.id.in_(ids))):
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
    asked = select(Contact.more).where(Contact.more.contains('"custom"', autoescape=True)).order_by(Contact.id)
    for start in range(0, len(ids), AT_ONCE):
        for more in conn.scalars(asked.where(Contact.id.in_(ids[start : start + AT_ONCE]))):
            names |= dict.fromkeys(orjson.loads(more).get("custom", ()))
    return list(names)


def members_in_bin(conn: Connection, list_id: int) -> list[int]:
    """The contacts put on this list by hand that are in the bin now."""
    asked = select(Contact.id).join(ListMember, ListMember.contact_id == Contact.id)
    asked = asked.where(ListMember.list_id == list_id, ListMember.how == "added", Contact.deleted_at.is_not(None))
    return list(conn.scalars(asked.order_by(Contact.sort_key, Contact.id)))


def _addresses(conn: Connection, ids: Sequence[int]) -> dict[int, list[Address]]:
    e = ContactEmail
    asked = select(e.contact_id, e.address_key, e.address, e.purpose, e.state, e.reason)
    found: dict[int, list[Address]] = {}
    for contact_id, key, *line in conn.execute(asked.where(e.contact_id.in_(ids)).order_by(e.contact_id, e.position)):
        found.setdefault(contact_id, []).append(Address(email_line(*line), key))
    return found


def _safety(flags: int, more: str) -> tuple[str, ...]:
    if not flags & FLAG_SAFETY:
        return ()
    return tuple(cast("list[str]", orjson.loads(more).get("safety", []))) or ("unknown",)
