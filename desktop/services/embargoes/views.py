"""Embargoes as shown: the list, one of them, who stands where, the band, and what to know about a lift."""

from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.domain.embargo.answers import Stand, Standing
from desktop.domain.embargo.bands import Band, PersonThere, band
from desktop.domain.embargo.cautions import Caution, Reader, cautions
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.lift import LiftTime
from desktop.domain.embargo.typed import read_wall
from desktop.domain.embargo.typed.days import Order
from desktop.domain.errors import UserError
from desktop.services.workspaces import Workspace, latest_moment
from desktop.storage import embargoes as stored


class ClockBehind(UserError):
    """The computer's clock shows a time before something that was already recorded; no lift can be trusted to it."""


@dataclass(frozen=True, slots=True)
class PartyStand:
    """Where one person, or one desk, stands in an embargo.

    Attributes:
        contact_id: None for a desk.
        name: the person's, or the outlet's.
        person: None for a desk.
    """

    contact_id: int | None
    outlet_id: int | None
    name: str
    person: Person | None
    stand: Stand

    @property
    def agreed(self) -> bool:
        """Whether their agreement counts now."""
        return self.stand.standing is Standing.AGREED


def now_of(workspace: Workspace) -> datetime:
    """The moment it is, in UTC."""
    return workspace.clock().astimezone(UTC)


def trusted_now(workspace: Workspace) -> datetime:
    """The moment it is, if the clock can be trusted.

    Raises:
        ClockBehind: it shows a time before the latest moment the workspace knows.
    """
    latest = latest_moment(workspace)
    if workspace.stamp < latest:
        raise ClockBehind(
            f"This computer's clock is behind: something was recorded at {latest.replace('T', ' ')[:16]} UTC already.",
            "Nothing was changed.",
            "Set the clock, then try again.",
        )
    return now_of(workspace)


def all_embargoes(workspace: Workspace, *, past: bool | None = None) -> list[Embargo]:
    """The embargoes, soonest lift first: all, those that are over (latest first), or those that are not."""
    with workspace.reading() as conn:
        found = stored.everyone(conn, now_of(workspace))
    if past is None:
        return found
    return [one for one in reversed(found) if not one.open] if past else [one for one in found if one.open]


def get(workspace: Workspace, embargo_id: int) -> Embargo:
    """One embargo.

    Raises:
        NotFound: it is gone.
    """
    with workspace.reading() as conn:
        return stored.one(conn, embargo_id, now_of(workspace))


def of_statement(workspace: Workspace, statement_id: int) -> Embargo | None:
    """The embargo of a statement, if it has one."""
    with workspace.reading() as conn:
        return next(iter(stored.everyone(conn, now_of(workspace), statement_id=statement_id)), None)


def read_lift(
    workspace: Workspace, text: str, zone: str, *, order: Order = "dmy", city: str = "", fold: int | None = None
) -> LiftTime:
    """A lift as typed, read against the clock of the workspace.

    Raises:
        LiftRefused: something is missing or can be read in two ways; it holds the answers to offer.
        ClockBehind: the clock cannot be trusted.
    """
    return read_wall(text, zone, order, trusted_now(workspace), city=city, fold=fold)


def stands(workspace: Workspace, embargo_id: int) -> list[PartyStand]:
    """Everybody who was asked or answered, people by name first, then desks, each with what counts now.

    Raises:
        NotFound: it is gone.
    """
    with workspace.reading() as conn:
        embargo = stored.one(conn, embargo_id, now_of(workspace))
        book = stored.book(conn, embargo_id)
        people = stored.people(conn, book.contact_ids)
        desks = stored.outlets(conn, book.desk_ids)
    terms = embargo.asks
    found = [PartyStand(one.id, None, one.name, one, one.stand(book, terms)) for one in people.values()]
    found += [PartyStand(None, one, name, None, book.desk_stand(one, terms)) for one, (name, _) in desks.items()]
    return sorted(found, key=lambda one: (one.contact_id is None, one.name.casefold()))


def bands(workspace: Workspace, embargo_id: int, home: Reader) -> Band:
    """The band of an embargo: where everybody asked is, from now to after the lift.

    Raises:
        NotFound: it is gone.
    """
    found = stands(workspace, embargo_id)
    embargo = get(workspace, embargo_id)
    with workspace.reading() as conn:
        zones = stored.outlets(conn, {one.outlet_id for one in found if one.outlet_id is not None})
    there = [_there(one, zones) for one in found]
    return band(embargo.lift, now_of(workspace), home, there)


def _there(party: PartyStand, outlets: dict[int, tuple[str, str]]) -> PersonThere:
    reader = party.person.reader if party.person else Reader(outlets[party.outlet_id or 0][1])
    return PersonThere(reader.zone, reader.city, asked=True, agreed=party.agreed)


def cautions_of(workspace: Workspace, lift: LiftTime, home: Reader, contact_ids: tuple[int, ...] = ()) -> list[Caution]:
    """What to know about a lift: for your own place and those of the people it concerns."""
    with workspace.reading() as conn:
        readers = [person.reader for person in stored.people(conn, contact_ids).values()]
    return cautions(lift, now_of(workspace), home, readers)
