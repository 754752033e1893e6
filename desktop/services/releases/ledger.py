"""The ledger: who holds which text, since when, by which way, under which promise. Its lines outlive the contact."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.guard.clearance import Clearance
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from desktop.storage.command import Command
from desktop.storage.nouns import DISTRIBUTION
from desktop.storage.tables_statements import Delivery, Distribution


@dataclass(frozen=True, slots=True)
class Holding:
    """One line of the ledger."""

    distribution_id: int
    contact_id: int
    name: str
    outlet: str
    address: str
    language: str
    hash: str
    copy: str
    channel: str
    promise: str
    at: str
    state: str


def enter(act: Command, clearance: Clearance, counts: Mapping[str, int | str]) -> int:
    """Write the distribution and a line for each person it is for; frozen from now on. Returns its id."""
    act.lasting = True
    act.counts |= {"people": len(clearance.people)} | dict(counts)
    distribution = nouns.add(
        act,
        DISTRIBUTION,
        statement_id=clearance.statement_id,
        copy=clearance.kind.value,
        channel=clearance.channel.value,
        at=act.at,
        by=act.user,
        revisions=dict(clearance.versions),
        counts=dict(counts),
    )
    lines = [
        {
            "distribution_id": distribution,
            "contact_id": one.contact_id,
            "name": one.name,
            "outlet": one.outlet,
            "address": one.address,
            "language": one.language,
            "hash": one.hash,
            "channel": clearance.channel.value,
            "promise": one.promise,
            "at": act.at,
            "state": "made",
        }
        for one in clearance.people
    ]
    if lines:
        nouns.add_many(act, nouns.DELIVERY, lines)
    return distribution


def holdings(workspace: Workspace, statement_id: int) -> list[Holding]:
    """Everybody who was given a text of this statement, the newest first."""
    columns = (
        Distribution.id.label("distribution_id"), Delivery.contact_id, Delivery.name, Delivery.outlet, Delivery.address,
        Delivery.language, Delivery.hash, Distribution.copy, Delivery.channel, Delivery.promise, Delivery.at,
        Delivery.state,
    )  # fmt: skip
    asked = select(*columns).join(Distribution, Delivery.distribution_id == Distribution.id)
    with workspace.reading() as conn:
        rows = conn.execute(asked.where(Distribution.statement_id == statement_id).order_by(Delivery.id.desc()))
        return [Holding(*tuple(row)) for row in rows]
