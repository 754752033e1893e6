"""The nouns of an import: what a row will do, how a field is merged, what a person decided, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.changes import Touched
from desktop.domain.contact import Card


class Verdict(StrEnum):
    """What becomes of one row. Every row read has exactly one, so the counts always add up to the rows read."""

    NEW = "new"  # nobody like this yet: a contact is added
    FILL = "fill"  # surely somebody known; the row adds what was missing
    CONFLICT = "conflict"  # surely somebody known; the row says something else (kept out) and may fill the rest
    DUPLICATE = "duplicate"  # the same person as an earlier row (joined), or possibly somebody known (asked)
    SUPPRESSED = "suppressed"  # its address must get nothing: left out
    UNCHANGED = "unchanged"  # surely somebody known, nothing new
    REJECTED = "rejected"  # cannot be read as a contact; to be mended or left out


class Policy(StrEnum):
    """What happens where the file and a known contact both have a value."""

    FILL = "fill"  # fill blanks; where they differ it is a conflict and ours stays
    KEEP = "keep"  # known contacts stay exactly as they are
    REPLACE = "replace"  # the file wins
    ADD = "add"  # lists take the new values too; single fields as FILL


@dataclass(frozen=True, slots=True)
class Policies:
    """The policy for every field, with exceptions by card field."""

    default: Policy = Policy.FILL
    by_field: Mapping[str, Policy] = field(default_factory=dict)

    def of(self, card_field: str) -> Policy:
        """The policy for one card field."""
        return self.by_field.get(card_field, self.default)


class Choice(StrEnum):
    """What a person decided about one row."""

    MERGE = "merge"  # it is this person
    SEPARATE = "separate"  # two different people; remembered
    LEAVE_OUT = "leave_out"
    IMPORT = "import"  # a conflict: take the file's values of the fields named


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; the file's value wins for the card fields in `fields`, and is added to ours for those in `both`."""

    choice: Choice
    fields: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which the file and a known contact differ, as a person reads both."""

    field: str
    here: str
    file: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One value that could not be read as it stands. `row` is the row's number in the spreadsheet."""

    row: int
    column: str
    value: str
    message: str
    severity: str = "error"
    suggestion: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the plan, ready to show.

    Attributes:
        index: its place in the plan. row: its number in the spreadsheet.
        contact_id: the known contact it is, or may be (`sure` says which).
        twin: the plan index of the earlier row it is, or may be.
        open: it stays out until somebody decides.
    """

    index: int
    row: int
    verdict: Verdict
    card: Card
    contact_id: int | None = None
    contact: Card | None = None
    twin: int | None = None
    sure: bool = True
    score: int = 0
    reasons: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    reject: str = ""
    cells: tuple[str, ...] = ()
    open: bool = False
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `counts` has one number per `Verdict`; their sum is `rows`."""

    rows: int
    counts: Mapping[Verdict, int]
    added: int
    updated: int
    outlets_added: int
    refused: int
    left_out: int
    batch_id: int | None
    seconds: Mapping[str, float]
    touched: Touched
