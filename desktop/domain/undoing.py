"""What undoing one change of one record means: field by field, leaving alone what somebody changed since."""

from typing import Any, NamedTuple

from desktop.domain.contact import RefusalLine

_STRICTNESS = {"": 0, "no_releases": 1, "no_contact": 2}


class Undone(NamedTuple):
    """The card as it should be now, and the fields left alone because they were edited since."""

    card: dict[str, Any]
    left: tuple[str, ...]


def undo_fields(before: dict[str, Any], after: dict[str, Any], now: dict[str, Any]) -> Undone:
    """Put back every field the change wrote, where it still is as the change left it.

    A refusal is never weakened: where the record refuses more now than before, the stricter one stays.
    """
    card, left = dict(now), []
    for field in sorted(before.keys() | after.keys()):
        if before.get(field) == after.get(field):
            continue
        if now.get(field) == before.get(field):
            continue
        if now.get(field) != after.get(field):
            left.append(field)
        elif field in before:
            card[field] = before[field]
        else:
            card.pop(field)
    strictest = stricter(now.get("refusal"), card.get("refusal"))
    if strictest is not None and card.get("refusal") != strictest:
        card["refusal"] = strictest
        left.append("refusal")
    return Undone(card, tuple(left))


def stricter(one: RefusalLine | None, other: RefusalLine | None) -> RefusalLine | None:
    """The refusal that refuses more; the first where both refuse alike."""
    strengths = [_STRICTNESS[line["level"]] if line else 0 for line in (one, other)]
    return other if strengths[1] > strengths[0] else one
