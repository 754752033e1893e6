"""Organisations as cards: read, find by any spelling, write."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection

from desktop.domain.organisation import Organisation, OrganisationCard, is_named, name_key
from desktop.domain.statement.paper import Logo
from desktop.storage import kept_files, nouns
from desktop.storage.command import Command
from desktop.storage.nouns import ORGANISATION, STATEMENT


def everyone(conn: Connection) -> list[Organisation]:
    """All organisations, those in the bin too, by id."""
    return [_read(row) for row in nouns.find(conn, ORGANISATION)]


def one(conn: Connection, organisation_id: int) -> Organisation:
    """One organisation.

    Raises:
        NotFound: it is gone.
    """
    return _read(nouns.get(conn, ORGANISATION, organisation_id))


def several(conn: Connection, ids: Sequence[int]) -> list[Organisation]:
    """Those with these ids, in their order; those that do not exist are missing."""
    found = {row["id"]: _read(row) for row in nouns.find(conn, ORGANISATION, id=list(ids))}
    return [found[organisation_id] for organisation_id in ids if organisation_id in found]


def named(conn: Connection, name: str, acronym: str = "") -> Organisation | None:
    """The live one called so; the name counts before the acronym, which two may share."""
    live = [one for one in everyone(conn) if one.deleted_at is None]
    by_name = [one for one in live if is_named(one.card, name)]
    return next(iter(by_name or [one for one in live if acronym and is_named(one.card, acronym)]), None)


def add(act: Command, card: OrganisationCard) -> int:
    """Insert one; logs it."""
    return nouns.add(act, ORGANISATION, **_columns(card))


def write(act: Command, organisation_id: int, version: int, card: OrganisationCard) -> None:
    """Replace its card; logs it.

    Raises:
        ChangedElsewhere: it moved on since `version` was read.
    """
    nouns.change(act, ORGANISATION, organisation_id, version, **_columns(card))


def statement_counts(conn: Connection, *, in_bin_too: bool = False) -> dict[int, int]:
    """How many statements each signs, live ones or all; who signs none is not in it."""
    rows = nouns.find(conn, STATEMENT) if in_bin_too else nouns.find(conn, STATEMENT, deleted_at=None)
    signing = (row["card"].get("organisations", []) for row in rows)
    return dict(Counter(organisation_id for ids in signing for organisation_id in ids))


def signs(conn: Connection, organisation_id: int) -> list[tuple[int, str]]:
    """Id and title of the live statements it signs, the newest first."""
    live = nouns.find(conn, STATEMENT, deleted_at=None)
    signed = [(row["id"], row["title"]) for row in live if organisation_id in row["card"].get("organisations", [])]
    return signed[::-1]


def _columns(card: OrganisationCard) -> dict[str, object]:
    return {
        "name": card["name"],
        "name_key": name_key(card["name"]),
        "acronym": card.get("acronym", ""),
        "own": card.get("own", False),
        "card": dict(card),
    }


def _read(row: dict[str, Any]) -> Organisation:
    return Organisation(row["id"], row["version"], cast("OrganisationCard", row["card"]), row["deleted_at"])


def logo(conn: Connection, organisation: Organisation) -> Logo | None:
    """Its mark, if it has one."""
    digest = organisation.card.get("logo", "")
    known = kept_files.facts(conn, [digest]).get(digest) if digest else None
    return Logo(kept_files.content(conn, digest), known.media_type) if known else None
