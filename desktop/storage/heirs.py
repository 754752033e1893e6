"""People who merge into one: what was agreed with them, given to them and said of them goes on to the one who stays."""

from collections.abc import Sequence
from typing import Any

from desktop.storage import nouns
from desktop.storage.command import Command
from desktop.storage.nouns import ANSWER, BREACH, DELIVERY, EMBARGO, STATEMENT_PERSON


def hand_over(act: Command, contact_ids: Sequence[int], heir: int) -> None:
    """Answers, breaches, deliveries, tiers and notes of these people become the heir's; logged for undo.

    Where both have a note of the same kind on the same statement, the heir's stays.
    """
    heirs = {(row["statement_id"], row["how"]) for row in nouns.find(act.conn, STATEMENT_PERSON, contact_id=heir)}
    for row in nouns.find(act.conn, STATEMENT_PERSON, contact_id=list(contact_ids)):
        nouns.remove(act, STATEMENT_PERSON, [row["id"]])
        if (row["statement_id"], row["how"]) not in heirs:
            heirs.add((row["statement_id"], row["how"]))
            nouns.add(act, STATEMENT_PERSON, **{**row, "contact_id": heir})
    for noun in (ANSWER, BREACH, DELIVERY):
        for row in nouns.find(act.conn, noun, contact_id=list(contact_ids)):
            nouns.change(act, noun, row["id"], contact_id=heir)
    for row in nouns.find(act.conn, EMBARGO):
        tiers = [_with_heir(tier, set(contact_ids), heir) for tier in row["card"].get("tiers", [])]
        if tiers != row["card"].get("tiers", []):
            nouns.change(act, EMBARGO, row["id"], card={**row["card"], "tiers": tiers})


def _with_heir(tier: dict[str, Any], gone: set[int], heir: int) -> dict[str, Any]:
    people = tier.get("contact_ids", [])
    if gone.isdisjoint(people):
        return tier
    return tier | {"contact_ids": sorted({heir, *people} - gone)}
