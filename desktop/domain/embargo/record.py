"""The embargo record: how many somebody agreed to, and how many of these they kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.embargo.answers import OPEN_STATES, EmbargoState, Standing


class Outcome(StrEnum):
    """How one embargo went for one person or outlet."""

    KEPT = "kept"
    BROKE = "broke"
    RUNNING = "running"
    DECLINED = "declined"
    ASKED = "asked"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody's answers and breaches come to.

    Attributes:
        agreed: embargoes that are over and that they had agreed to.
        running: agreed to and not over.
    """

    kept: int = 0
    agreed: int = 0
    running: int = 0
    declined: int = 0
    asked: int = 0

    @property
    def broke(self) -> int:
        """How many they broke."""
        return self.agreed - self.kept

    @property
    def sentence(self) -> str:
        """As the tables show it: "4 of 4", "first one", "takes none", "none yet"."""
        if self.agreed:
            return f"{self.kept} of {self.agreed}"
        if self.running:
            return "first one"
        return "takes none" if self.declined else "none yet"


def outcome(state: EmbargoState, standing: Standing, *, broke: bool) -> Outcome:
    """How one embargo went. A breach recorded against somebody counts whether or not they had agreed."""
    if broke:
        return Outcome.BROKE
    if standing is Standing.AGREED:
        return Outcome.RUNNING if state in OPEN_STATES else _over(state)
    if standing is Standing.DECLINED:
        return Outcome.DECLINED
    return Outcome.NOT_ASKED if standing is Standing.NOT_ASKED else Outcome.ASKED


def _over(state: EmbargoState) -> Outcome:
    """A cancelled embargo was neither kept nor broken."""
    return Outcome.NOT_ASKED if state is EmbargoState.CANCELLED else Outcome.KEPT


def record(outcomes: Iterable[Outcome]) -> Record:
    """The outcomes added up."""
    counts = dict.fromkeys(Outcome, 0)
    for one in outcomes:
        counts[one] += 1
    kept = counts[Outcome.KEPT]
    return Record(
        kept=kept,
        agreed=kept + counts[Outcome.BROKE],
        running=counts[Outcome.RUNNING],
        declined=counts[Outcome.DECLINED],
        asked=counts[Outcome.ASKED],
    )
