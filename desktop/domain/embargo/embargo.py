"""One embargo as shown: its lift, terms and state, who was asked; and the person it is asked of."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.domain.embargo import zones
from desktop.domain.embargo.answers import OPEN_STATES, AnswerBook, Asked, EmbargoState, Stand
from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.lift import LiftTime, Recheck
from desktop.domain.embargo.tiers import Tier
from desktop.domain.embargo.times import countdown
from desktop.domain.values import places


@dataclass(frozen=True, slots=True)
class Embargo:
    """One stored embargo as read at one moment.

    Attributes:
        title: the statement's own title.
        lift: as promised when it was set; `rechecked` is the same under the rules in use now.
        state: how far it is now.
        asked, agreed: people and desks asked, and those whose agreement counts now.
        former: the lifts it had before, the newest last.
        exclusive: outlets it was promised to alone.
    """

    id: int
    version: int
    statement_id: int
    title: str
    lift: LiftTime
    rechecked: Recheck
    terms: str
    terms_no: int
    state: EmbargoState
    lifted_at: datetime | None = None
    former: tuple[LiftTime, ...] = ()
    tiers: tuple[Tier, ...] = ()
    exclusive: tuple[int, ...] = ()
    asked: int = 0
    agreed: int = 0

    @property
    def open(self) -> bool:
        """Whether it is not over."""
        return self.state in OPEN_STATES

    @property
    def asks(self) -> Asked:
        """The terms in force, as answers are judged by."""
        return Asked(self.lift.utc, self.terms_no)

    def left(self, now: datetime) -> str:
        """How long until the lift: "18 h 17 min"; "" once it is over."""
        return countdown(self.lift.utc - now) if self.open else countdown(timedelta())


@dataclass(frozen=True, slots=True)
class Person:
    """What asking somebody needs to know of them.

    Attributes:
        outlets: where they work now, main one first: id and name.
        languages: BCP 47, best first.
        refusal: "" or why they must not be written to.
    """

    id: int
    name: str
    zone: str = ""
    city: str = ""
    country: str = ""
    languages: tuple[str, ...] = ()
    greetings: tuple[tuple[str, str], ...] = ()
    outlets: tuple[tuple[int, str], ...] = ()
    refusal: str = ""
    in_bin: bool = False

    @property
    def outlet_ids(self) -> frozenset[int]:
        """Where they work now."""
        return frozenset(outlet_id for outlet_id, _ in self.outlets)

    def stand(self, answers: AnswerBook, asks: Asked) -> Stand:
        """What their answers come to, and those of the outlets they work at."""
        return answers.stand(self.id, self.outlet_ids, asks)

    @property
    def reader(self) -> Reader:
        """Where they read; the country's zone where only that is known."""
        return Reader(self.zone_known, self.city, self.country)

    @property
    def zone_known(self) -> str:
        """Their zone, worked out from city or country where none is stored; "" if nothing tells."""
        if zones.is_zone(self.zone):
            return self.zone
        place = places.find_city(self.city, self.country) if self.city else None
        found = place.time_zone if place else places.country_zone(self.country) or ""
        return found if zones.is_zone(found) else ""
