"""What an import would come to, in numbers that follow every decision."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.importing import Choice, Verdict
from desktop.domain.progress import SILENT, Progress
from desktop.services.imports.plan import NOBODY, Plan
from desktop.services.imports.review import rows_of
from desktop.services.workspaces import Workspace

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What only the rows themselves tell: who opts out by this file, and which conflicts fill something anyway."""

    opted_out: tuple[int, ...]
    filling: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What `apply` would do now. `counts` has one number per verdict; their sum is the rows.

    Attributes:
        new: contacts that would be added. updated: known contacts that would change.
        joined: rows that are joined into an earlier row by themselves.
        open_duplicates, open_errors: rows that stay out until somebody decides.
        decided: possible duplicates somebody decided. left_out: rows left out by hand.
    """

    counts: Mapping[Verdict, int]
    new: int
    updated: int
    joined: int
    open_duplicates: int
    open_errors: int
    decided: int
    left_out: int


def second_look(workspace: Workspace, plan: Plan, progress: Progress = SILENT) -> SecondLook:
    """Go through the rows once more, after `check`, for what is to be shown first.

    Raises:
        Cancelled: `progress` said so.
    """
    conflicts = plan.indexes(Verdict.CONFLICT)
    filling: set[int] = set()
    for start in range(0, len(conflicts), _AT_ONCE):
        rows = rows_of(workspace, plan, conflicts[start : start + _AT_ONCE])
        filling.update(row.index for row in rows if row.filled)
        progress.step("Comparing", start, len(conflicts))
    refusing = []
    for index, row in plan.all_staged():
        if "refusal" in row.card:
            refusing.append(index)
        if index % _AT_ONCE == 0:
            progress.step("Looking for opt-outs", index, plan.rows)
    return SecondLook(tuple(refusing), frozenset(filling))


def outlook(plan: Plan, filling: frozenset[int]) -> Outlook:
    """What would happen if the plan were carried out as it is decided now; `filling` as `second_look` found it."""
    counts = plan.counts()
    decided = _Sums(plan, filling)
    for verdict in (Verdict.FILL, Verdict.CONFLICT, Verdict.DUPLICATE):
        for index in plan.indexes(verdict):
            decided.take(index, verdict)
    out = {i for i, decision in plan.decisions.items() if decision.choice is Choice.LEAVE_OUT}
    lost = sum(plan.verdict(index) is Verdict.NEW for index in out)
    return Outlook(
        counts,
        new=counts[Verdict.NEW] - lost + decided.new,
        updated=len(decided.changed),
        joined=decided.joined,
        open_duplicates=decided.open,
        open_errors=sum(plan.is_open(index) for index in plan.indexes(Verdict.REJECTED)),
        decided=sum(index in plan.decisions for index in plan.reasons),
        left_out=len(out),
    )


class _Sums:
    """Numbers gathered row by row."""

    def __init__(self, plan: Plan, filling: frozenset[int]) -> None:
        self._plan, self._filling = plan, filling
        self.new = self.joined = self.open = 0
        self.changed: set[int] = set()

    def take(self, index: int, verdict: Verdict) -> None:
        """Count one row."""
        plan = self._plan
        decision = plan.decisions.get(index)
        doubtful = verdict is Verdict.DUPLICATE
        if doubtful and plan.is_open(index):
            self.open += index in plan.reasons
        elif plan.is_left_out(index):
            return
        elif decision is not None and decision.choice is Choice.SEPARATE:
            self.new += 1
        elif plan.known[index] == NOBODY:
            self.joined += doubtful
        elif verdict is not Verdict.CONFLICT or index in self._filling or (decision and decision.fields):
            self.changed.add(plan.known[index])
