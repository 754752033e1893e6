"""Tiers: groups that may be given the text at different times before the lift; and exclusives to single outlets.

Where there are tiers, whoever is in none of them waits for the tier "everybody else" (one without people), and
where there is no such tier, for the last one. Somebody in two tiers waits for the later.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desktop.domain.embargo.lift import LiftTime, Recheck, lift_from_json, lift_to_json, recheck
from desktop.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Tier:
    """A group with the time from which it may be given the text. Without people and outlets: everybody else."""

    name: str
    opens: LiftTime
    contact_ids: frozenset[int] = frozenset()
    outlet_ids: frozenset[int] = frozenset()

    @property
    def is_rest(self) -> bool:
        """Whether it stands for everybody no other tier names."""
        return not self.contact_ids and not self.outlet_ids

    def holds(self, contact_id: int, outlet_ids: Collection[int]) -> bool:
        """Whether somebody is named by it."""
        return contact_id in self.contact_ids or not self.outlet_ids.isdisjoint(outlet_ids)


def tier_of(tiers: Iterable[Tier], contact_id: int, outlet_ids: Collection[int]) -> Tier | None:
    """The tier somebody waits for; None where there are no tiers at all."""
    tiers = list(tiers)
    own = [tier for tier in tiers if not tier.is_rest and tier.holds(contact_id, outlet_ids)]
    own = own or [tier for tier in tiers if tier.is_rest] or tiers
    return max(own, key=lambda tier: tier.opens.utc, default=None)


def promised_later(tiers: Iterable[Tier], opens: datetime) -> list[Tier]:
    """Who is overtaken if somebody gets the text at this time: the tiers that were promised a later one, next first."""
    return sorted((tier for tier in tiers if tier.opens.utc > opens), key=lambda tier: tier.opens.utc)


def check_tiers(tiers: Iterable[Tier], lift: LiftTime) -> None:
    """See that every tier opens before the lift, has a name of its own, and that only one is for everybody else.

    Raises:
        InvalidValue: one does not.
    """
    tiers = list(tiers)
    for tier in tiers:
        if tier.opens.utc >= lift.utc:
            raise InvalidValue(
                f"‘{tier.name}’ would get the text at {tier.opens}, not before the lift.",
                "Nothing was changed.",
                "Choose an earlier time.",
            )
    if len({tier.name for tier in tiers}) < len(tiers):
        raise InvalidValue("Two groups have the same name.", "Nothing was changed.", "Give each its own.")
    if sum(tier.is_rest for tier in tiers) > 1:
        raise InvalidValue("Two groups stand for everybody else.", "Nothing was changed.", "Say who is in one of them.")


def recheck_all(lift: LiftTime, tiers: Iterable[Tier], confirmed: str = "") -> Recheck:
    """The lift under the rules in use now; where only the opening of a tier moved, that stops everything too."""
    found = recheck(lift, confirmed)
    for tier in () if found.stops else tiers:
        opens = recheck(tier.opens, confirmed)
        if opens.stops:
            said = f"‘{tier.name}’: {opens.sentence}"
            return replace(found, sentence=said, stops=True, confirmable=opens.confirmable)
    return found


def rechecked(tier: Tier) -> Tier:
    """The tier with what its opening means under the rules in use now."""
    return replace(tier, opens=recheck(tier.opens).lift)


def tier_to_json(tier: Tier) -> dict[str, Any]:
    """The tier in plain JSON shape."""
    return {
        "name": tier.name,
        "opens": lift_to_json(tier.opens),
        "contact_ids": sorted(tier.contact_ids),
        "outlet_ids": sorted(tier.outlet_ids),
    }


def tier_from_json(card: Mapping[str, Any]) -> Tier:
    """The tier back from its JSON shape.

    Raises:
        KeyError, ValueError: it is none.
    """
    people, outlets = card.get("contact_ids", ()), card.get("outlet_ids", ())
    return Tier(card["name"], lift_from_json(card["opens"]), frozenset(people), frozenset(outlets))
