"""Broken embargoes: what is recorded, when it shuts somebody out of embargoed copies, and how that is appealed.

The rule, visible to everybody: a breach recorded with the decision "exclude" names a person or an outlet, and no
embargoed copy goes to them until an appeal is upheld. A breach caused by our tool, a time zone, a partner or a leak,
or whose cause is unknown, is nobody's fault here: it can be noted, never held against a journalist.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from desktop.domain.errors import InvalidValue

AppealState = Literal["", "open", "upheld", "rejected"]


class Cause(StrEnum):
    """Why an embargo did not hold."""

    OUR_TOOL = "our_tool"
    TIME_ZONE = "time_zone"
    PARTNER = "partner"
    JOURNALIST = "journalist"
    LEAK = "leak"
    UNKNOWN = "unknown"


class Decision(StrEnum):
    """What follows from it."""

    NONE = "none"  # not decided yet
    NOTE = "note"
    EXCLUDE = "exclude"


CAUSE_WORDS = {
    Cause.OUR_TOOL: "our own tool",
    Cause.TIME_ZONE: "a mistaken time zone",
    Cause.PARTNER: "a partner",
    Cause.JOURNALIST: "the journalist",
    Cause.LEAK: "a leak",
    Cause.UNKNOWN: "not known",
}
"""Each cause, as a person reads it."""


@dataclass(frozen=True, slots=True)
class Appeal:
    """What somebody says against a decision, and what became of it."""

    state: AppealState = ""
    text: str = ""
    at: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """One recorded breach.

    Attributes:
        contact_id: who, if a person; `outlet_id` the outlet, if it is held against it as a whole.
        published_at: when the piece appeared, if known.
    """

    id: int
    embargo_id: int
    contact_id: int | None
    outlet_id: int | None
    cause: Cause
    noticed_at: datetime
    published_at: datetime | None = None
    link: str = ""
    decision: Decision = Decision.NONE
    decision_note: str = ""
    appeal: Appeal = Appeal()

    @property
    def counts(self) -> bool:
        """Whether it stands in the record of whom it names."""
        return self.cause is Cause.JOURNALIST and self.appeal.state != "upheld"

    @property
    def shuts_out(self) -> bool:
        """Whether whom it names gets no embargoed copies."""
        return self.counts and self.decision is Decision.EXCLUDE


def check_decision(cause: Cause, decision: Decision, *, named: bool) -> None:
    """See that a decision follows the rule.

    Raises:
        InvalidValue: it would shut out somebody for what was not their doing, or nobody in particular.
    """
    if decision is not Decision.EXCLUDE:
        return
    if cause is not Cause.JOURNALIST:
        raise InvalidValue(
            f"Nobody is shut out for this: its cause is {CAUSE_WORDS[cause]}.",
            "Nothing was changed.",
            "Note it, or correct the cause.",
        )
    if not named:
        raise InvalidValue("It is not said who broke it.", "Nothing was changed.", "Name the journalist or the outlet.")


def shutting_out(breaches: Iterable[Breach], contact_id: int, outlet_ids: Collection[int]) -> Breach | None:
    """The newest breach for which this person gets no embargoed copies, named themselves or by where they work."""
    found = [one for one in breaches if one.shuts_out and names(one, contact_id, outlet_ids)]
    return max(found, key=lambda one: (one.noticed_at, one.id), default=None)


def names(breach: Breach, contact_id: int, outlet_ids: Collection[int]) -> bool:
    """Whether a breach is about this person: by name, or, where it names nobody, by an outlet they work at."""
    if breach.contact_id is not None:
        return breach.contact_id == contact_id
    return breach.outlet_id in outlet_ids
