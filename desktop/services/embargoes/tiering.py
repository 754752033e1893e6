"""Groups that get the text earlier, and outlets it is promised to alone: who is overtaken is named first."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.changes import Touched
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.embargo.tiers import Tier, check_tiers, promised_later, tier_to_json
from desktop.domain.errors import InvalidValue
from desktop.services.embargoes.views import get, stands, trusted_now
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored
from desktop.storage import nouns
from desktop.storage.nouns import EMBARGO

UNCHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A group that was promised the text later than somebody would now get it, with the names of who is in it."""

    tier: Tier
    names: tuple[str, ...]


def overtaken(workspace: Workspace, embargo_id: int, granted: Tier) -> list[Overtaken]:
    """Everybody who was promised a later time than this group would be given, next in time first.

    Raises:
        NotFound: the embargo is gone.
    """
    embargo = get(workspace, embargo_id)
    later = promised_later((one for one in embargo.tiers if one.name != granted.name), granted.opens.utc)
    return [Overtaken(tier, _names(workspace, embargo, tier)) for tier in later]


def _names(workspace: Workspace, embargo: Embargo, tier: Tier) -> tuple[str, ...]:
    if tier.is_rest:
        return tuple(one.name for one in stands(workspace, embargo.id) if not _is_named(embargo, one.contact_id or 0))
    with workspace.reading() as conn:
        people = stored.people(conn, sorted(tier.contact_ids))
        outlets = stored.outlets(conn, tier.outlet_ids)
    return tuple(sorted([*(one.name for one in people.values()), *(name for name, _ in outlets.values())]))


def _is_named(embargo: Embargo, contact_id: int) -> bool:
    return any(contact_id in tier.contact_ids for tier in embargo.tiers)


def set_tiers(
    workspace: Workspace, embargo_id: int, tiers: Sequence[Tier], *, exclusive: Sequence[int] = ()
) -> Touched:
    """Say which groups may be given the text from when, and which outlets it is promised to alone.

    Raises:
        NotFound: the embargo or an outlet is gone.
        InvalidValue: it is over, a group would get the text after the lift, or groups cannot be told apart.
        ClockBehind: the clock cannot be trusted.
    """
    trusted_now(workspace)
    embargo = get(workspace, embargo_id)
    if not embargo.open:
        raise InvalidValue(f"The embargo of ‘{embargo.title}’ is over.", UNCHANGED)
    check_tiers(tiers, embargo.lift)
    with workspace.command(f"Change the groups of ‘{embargo.title}’") as act:
        if set(exclusive) - set(stored.outlets(act.conn, exclusive)):
            raise InvalidValue("An outlet it is promised to does not exist.", UNCHANGED, "Choose it again.")
        card = dict(nouns.get(act.conn, EMBARGO, embargo_id)["card"])
        card |= {"tiers": [tier_to_json(one) for one in tiers], "exclusive": sorted(set(exclusive))}
        nouns.change(act, EMBARGO, embargo_id, card=card)
    return act.touched
