"""What a line of the contacts table is made of. Plain Python, so that a glance at a file needs no engine."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from desktop.domain.contact import ContactRow

SAFETY, BOUNCED = 1, 2
"""Bits of a contact's flags."""

_NO_WORK = (0, "", "")
Lines = Mapping[int, Sequence[Sequence[Any]]]


def line(
    own: Sequence[Any],
    works: Sequence[Sequence[Any]],
    emails: Sequence[Sequence[Any]],
    phones: Sequence[Sequence[Any]],
    terms: Sequence[Sequence[Any]],
) -> ContactRow:
    """One line of the table from a contact's own values and those of its outlets, addresses, numbers and words."""
    contact_id, version, name, latin, country, city, zone, refusal, flags, verified, touched, updated = own
    _, outlet, role = works[0] if works else _NO_WORK
    usable = next((address for _, state, address in emails if state == "ok"), emails[0][2] if emails else "")
    words: dict[str, list[str]] = {"beats": [], "languages": [], "tags": [], "regions": []}
    for _, kind, label in terms:
        words[kind].append(label)
    return ContactRow(
        contact_id,
        version,
        name,
        latin,
        outlet,
        len(works),
        role,
        tuple(words["beats"]),
        tuple(words["languages"]),
        country,
        city,
        zone,
        usable,
        phones[0][1] if phones else "",
        tuple(words["tags"]),
        refusal,
        bool(flags & BOUNCED),
        bool(flags & SAFETY),
        verified,
        touched,
        updated,
    )


def by_contact(found: Iterable[Sequence[Any]]) -> Lines:
    """What was found, its first value being a contact, for each contact."""
    return {contact_id: list(lines) for contact_id, lines in groupby(found, itemgetter(0))}
