"""A lift read while it is typed: what it means, what to know of it, what it would change; and cities to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.lift import LiftTime
from desktop.domain.errors import UserError
from desktop.gui.models.places import home_zone
from desktop.gui.widgets.city_field import CityChoice
from desktop.gui.words import language

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

_OFFERED = 7


@dataclass(frozen=True, slots=True)
class ReadLift:
    """What was typed, read: the lift with what to know of it, or why it cannot be taken."""

    lift: LiftTime | None
    cautions: tuple[str, ...] = ()
    consequence: str = ""
    refusal: UserError | None = None


def read_lift(
    workspace: "Workspace", text: str, place: Reader, fold: int | None, change: tuple[int, str] | None
) -> ReadLift:
    """What was typed means. `change`: the embargo it would move, and its terms then."""
    from desktop.services import embargoes

    try:
        lift = embargoes.read_lift(workspace, text, place.zone, city=place.city, fold=fold)
        asked = [one.contact_id for one in embargoes.stands(workspace, change[0])] if change else []
        people = tuple(one for one in asked if one is not None)
        found = embargoes.cautions_of(workspace, lift, Reader(home_zone()), people)
        consequence = embargoes.preview_change(workspace, change[0], lift, change[1]).sentence if change else ""
    except UserError as refusal:
        return ReadLift(None, refusal=refusal)
    return ReadLift(lift, tuple(one.sentence for one in found), consequence)


def cities(typed: str, now: datetime) -> Sequence[CityChoice]:
    """The places a typed text may mean."""
    from desktop.domain.embargo import picker

    found = picker.search(typed, now, home_zone(), locale=language(), limit=_OFFERED)
    return [
        CityChoice(
            " · ".join(part for part in (one.city, one.region, one.country, one.now_there, one.distance) if part),
            one.city, one.zone,
        )
        for one in found
    ]  # fmt: skip
