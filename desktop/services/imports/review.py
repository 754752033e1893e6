"""Looking at a plan, deciding the doubtful rows, mending the rejected ones."""

from collections.abc import Mapping as Texts
from collections.abc import Sequence

from desktop.domain.contact import Card
from desktop.domain.errors import InvalidValue
from desktop.domain.importing import Choice, Decision, PlannedRow, RowProblem, Verdict
from desktop.domain.matching import NOBODY as NOBODY_ALIKE
from desktop.domain.merging import merge
from desktop.domain.rows import RowProblem as Found
from desktop.domain.rows import RowReader
from desktop.services.imports.frames import StagedRow
from desktop.services.imports.known import Directory
from desktop.services.imports.plan import NOBODY, Plan
from desktop.services.imports.planning import is_blocked, verdict_against
from desktop.services.imports.reading import staged
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, suppressions


def rows_of(workspace: Workspace, plan: Plan, indexes: Sequence[int]) -> list[PlannedRow]:
    """These rows as they would be carried out, with the known contact or earlier row beside each."""
    ids = sorted({plan.known[index] for index in indexes if plan.known[index] != NOBODY})
    with workspace.reading() as conn:
        cards = {contact_id: card for contact_id, (_, card) in contacts.read_cards(conn, ids).items()} if ids else {}
    return [_shown(plan, index, cards) for index in indexes]


def decide(
    plan: Plan,
    index: int,
    choice: Choice,
    fields: frozenset[str] = frozenset(),
    both: frozenset[str] = frozenset(),
) -> None:
    """Decide one row: the file wins for `fields` and adds to ours for `both`. A rejected row can only be left out."""
    if plan.verdict(index) is Verdict.REJECTED and choice is not Choice.LEAVE_OUT:
        raise InvalidValue("This row cannot be imported as it is.", "Nothing was changed.", "Mend it, or leave it out.")
    plan.decisions[index] = Decision(choice, fields, both)


def undecide(plan: Plan, index: int) -> None:
    """Take a decision back."""
    plan.decisions.pop(index, None)


def same_reason(plan: Plan, index: int) -> list[int]:
    """The other open rows that are doubtful for the very same reasons: "do the same for 9 more"."""
    _, reasons = plan.reasons.get(index, (0, ()))
    return [i for i, (_, why) in plan.reasons.items() if why == reasons and i != index and plan.is_open(i)]


def mend(workspace: Workspace, plan: Plan, index: int, texts: Texts[int, str]) -> PlannedRow:
    """Read a row again with these cells typed anew (column index to text), and match it again."""
    old = plan.staged(index)
    cells: list[str] = list(old.cells or [])
    for column, text in texts.items():
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text
    reader = RowReader(plan.mapping, plan.file.name, workspace.clock().date())
    draft = reader.read(old.row, cells)
    draft["cells"] = cells
    row = staged(draft)
    plan.mended[index] = row
    plan.decisions.pop(index, None)
    plan.reasons.pop(index, None)
    _match_again(workspace, plan, index, row)
    return rows_of(workspace, plan, [index])[0]


def _match_again(workspace: Workspace, plan: Plan, index: int, row: StagedRow) -> None:
    plan.known[index], plan.twin[index] = NOBODY, NOBODY
    if row.reject:
        plan.set_verdict(index, Verdict.REJECTED)
        return
    with workspace.reading() as conn:
        if is_blocked(row.signs, suppressions.suppressed_keys(conn, row.signs.emails)):
            plan.set_verdict(index, Verdict.SUPPRESSED)
            return
        best = Directory(conn).best_of([row.signs])[0]
        plan.known[index] = best.contact_id
        if best.likeness is NOBODY_ALIKE:
            plan.set_verdict(index, Verdict.NEW)
        elif best.likeness.sure:
            card = contacts.read_cards(conn, [best.contact_id])[best.contact_id][1]
            plan.set_verdict(index, verdict_against(row.card, card, plan.policies))
        else:
            plan.set_verdict(index, Verdict.DUPLICATE)
            plan.reasons[index] = (best.likeness.score, best.likeness.reasons)


def _shown(plan: Plan, index: int, cards: dict[int, Card]) -> PlannedRow:
    row, verdict = plan.staged(index), plan.verdict(index)
    known = plan.known[index] if plan.known[index] != NOBODY else None
    twin = plan.twin[index] if plan.twin[index] != NOBODY else None
    other = cards.get(known) if known is not None else plan.staged(twin).card if twin is not None else None
    decision = plan.decisions.get(index)
    taken, both = (decision.fields, decision.both) if decision else (frozenset[str](), frozenset[str]())
    merged = merge(other, row.card, plan.policies, taken, both) if other else None
    score, reasons = plan.reasons.get(index, (100, ()))
    return PlannedRow(
        index,
        row.row,
        verdict,
        row.card,
        contact_id=known,
        contact=other,
        twin=twin,
        sure=index not in plan.reasons,
        score=score,
        reasons=reasons,
        filled=merged.filled if merged else (),
        conflicts=merged.conflicts if merged else (),
        problems=tuple(_problem(row.row, problem) for problem in row.problems),
        reject=row.reject,
        cells=tuple(row.cells or ()),
        open=plan.is_open(index),
        decision=decision,
    )


def _problem(row: int, problem: Found) -> RowProblem:
    return RowProblem(
        row,
        problem["column"],
        problem["value"],
        problem["message"],
        problem["severity"],
        problem["suggestion"],
        problem["field"],
    )


def problems(plan: Plan) -> list[RowProblem]:
    """Every value of the file that could not be read as it stands, in file order."""
    return [_problem(row.row, problem) for _, row in plan.all_staged() for problem in row.problems]
