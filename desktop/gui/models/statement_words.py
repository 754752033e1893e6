"""A statement in a person's words: its kind, stage and steps, where each organisation stands, what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from desktop.domain.signoff import Cell, Decision, How, Standing
from desktop.domain.statement.stage import Stage
from desktop.domain.statement.text import BlockKind, StatementKind
from desktop.gui import theme
from desktop.gui.models.moments import moment_words
from desktop.gui.theme import Tone
from desktop.gui.widgets.chips import ChipTone
from desktop.gui.widgets.choice import Step, StepState
from desktop.gui.words import LEFT_TO_RIGHT_MARK, plural, tr

if TYPE_CHECKING:
    from desktop.domain.organisation import Organisation
    from desktop.domain.statement.statement import Statement

KINDS: dict[StatementKind, str] = {
    StatementKind.JOINT_STATEMENT: "Joint statement",
    StatementKind.STATEMENT: "Statement",
    StatementKind.RELEASE: "Press release",
    StatementKind.ADVISORY: "Media advisory",
    StatementKind.OP_ED: "Op-ed",
    StatementKind.CORRECTION: "Correction",
}
ROLES: dict[BlockKind, str] = {
    BlockKind.PARAGRAPH: "Paragraph",
    BlockKind.LEAD: "Lead-in",
    BlockKind.HEADING: "Heading",
    BlockKind.DEMAND: "Demand",
    BlockKind.QUOTE: "Quote",
    BlockKind.BOILERPLATE: "About us",
}
STAGES: dict[Stage, tuple[str, ChipTone]] = {
    Stage.DRAFT: ("Draft", "slate"),
    Stage.SIGN_OFF: ("Sign-off", "amber"),
    Stage.EMBARGOED: ("Embargoed copy", "amber"),
    Stage.RELEASED: ("Released", "green"),
    Stage.CORRECTED: ("Corrected", "blue"),
    Stage.WITHDRAWN: ("Withdrawn", "red"),
}
DECISIONS: dict[Decision, str] = {
    Decision.APPROVED: "Approved",
    Decision.REFUSED: "Refused",
    Decision.COMMENTS: "Wants a change first",
}
HOWS: dict[How, str] = {
    How.IN_PERSON: "In person",
    How.MAIL: "By e-mail",
    How.CALL: "On the phone",
    How.FILE: "By sign-off file",
    How.OWN: "Here, for ourselves",
}
_STANDINGS: dict[Standing, tuple[str, str, Tone]] = {
    Standing.SIGNED: ("Approved", "circle-check", "green"),
    Standing.REFUSED: ("Refused", "circle-x", "red"),
    Standing.COMMENTS: ("Wants a change first", "circle-alert", "amber"),
    Standing.OVERDUE: ("Waiting, overdue", "circle-dashed", "red"),
    Standing.WAITING: ("Waiting", "circle-dashed", "amber"),
    Standing.NOT_ASKED: ("Not asked yet", "circle-dashed", "mute"),
    Standing.NO_REVISION: ("No revision yet", "circle-dashed", "mute"),
}
_WORST_FIRST = (
    Standing.REFUSED, Standing.COMMENTS, Standing.OVERDUE, Standing.WAITING, Standing.NOT_ASKED, Standing.NO_REVISION,
    Standing.SIGNED,
)  # fmt: skip
RIGHT_TO_LEFT_MARK = "\u200f"
Next = Literal["", "statement.revise", "signoff.ask", "signoff.record", "statement.distribute"]


def native(language: str) -> str:
    """A language as its speakers write it: "English", "العربية"."""
    from desktop.domain.values.languages import language_name

    named = language_name(language, language.split("-", maxsplit=1)[0]) or language
    return named[:1].upper() + named[1:]


def in_line(sentence: str) -> str:
    """A sentence that begins with a language's own name, which must not turn the rest of it round."""
    name, colon, rest = sentence.partition(": ")
    mark = RIGHT_TO_LEFT_MARK if theme.right_to_left() else LEFT_TO_RIGHT_MARK
    return f"{mark}{name}{mark}{colon}{rest}"


def step_marks(statement: "Statement") -> list[Step]:
    """The way of a statement for the stepper."""
    words = {
        Stage.DRAFT: tr("Draft"),
        Stage.SIGN_OFF: tr("Sign-off"),
        Stage.EMBARGOED: tr("Embargoed copy"),
        Stage.RELEASED: tr("Release"),
    }
    states: dict[str, StepState] = {"done": "done", "current": "now", "waiting": "waiting", "later": "later"}
    partners, signers = statement.state, len(statement.organisations)
    said = plural(signers, "{n} partner", "{n} partners")
    count = tr("{done} of {all}", done=partners.signed, all=said) if signers else ""
    notes = {Stage.SIGN_OFF: count, Stage.DRAFT: tr("changed")}
    return [
        Step(words[step.stage], states[step.state], notes.get(step.stage, "") if step.words else "")
        for step in statement.steps
    ]


@dataclass(frozen=True, slots=True)
class Signer:
    """One organisation's line of the sign-off card; the cell is where it stands worst."""

    organisation: "Organisation"
    standing: Standing
    icon: str
    tone: Tone
    words: str
    note: str = ""


def signers(statement: "Statement", now: datetime) -> list[Signer]:
    """Every organisation in the agreed order; beyond eight those that have not signed first."""
    found = [_signer(statement, one, now) for one in statement.organisations]
    if len(found) > 8:
        found.sort(key=lambda one: one.standing is Standing.SIGNED)
    return found


def _signer(statement: "Statement", one: "Organisation", now: datetime) -> Signer:
    cells = statement.state.of(one.id)
    if not cells:
        return Signer(one, Standing.NO_REVISION, "circle-dashed", "mute", tr("No text yet"))
    worst = min(cells, key=lambda cell: _WORST_FIRST.index(cell.standing))
    same = all(cell.standing is worst.standing for cell in cells)
    _, icon, tone = _STANDINGS[worst.standing]
    here = [worst] if same else list(cells)
    said = "\n".join(_cell_words(cell, now, named=not same) for cell in here)
    note = next((cell.signoff.note for cell in cells if cell.signoff and cell.signoff.note), "")
    return Signer(one, worst.standing, icon, tone, said, note if worst.standing is not Standing.SIGNED else "")


def _cell_words(cell: Cell, now: datetime, *, named: bool) -> str:
    said = tr(_STANDINGS[cell.standing][0])
    when = cell.signoff.at if cell.signoff else cell.round.asked_at if cell.round else ""
    if cell.signoff is not None:
        said = f"{said} · {moment_words(when, now)}" if not named else said
    elif cell.round is not None and not named:
        said = tr("{state} · asked {when}", state=said, when=moment_words(when, now))
    return in_line(f"{native(cell.language)}: {said}") if named else said


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the primary button does."""

    action: Next
    words: str
    icon: str


def next_revision(statement: "Statement", language: str) -> int:
    """The number the next revision of a language will have."""
    version = statement.version_in(language)
    return (version.asked.number if version else 0) + 1


def next_step(statement: "Statement", language: str) -> NextStep:
    """What brings the statement on: a revision, asking, reminding, recording our own word, or distributing."""
    if statement.withdrawn is not None or statement.deleted_at is not None:
        return NextStep("", "", "")
    unsettled = [version.language for version in statement.versions if version.changed]
    if unsettled:
        here = language if language in unsettled else unsettled[0]
        named = native(here) if len(statement.versions) > 1 else ""
        words = tr("Make revision {n}", n=next_revision(statement, here))
        return NextStep("statement.revise", f"{words} · {named}" if named else words, "git-commit-horizontal")
    cells = [(one, cell) for one in statement.organisations for cell in statement.state.of(one.id)]
    asked = {one.id for one, cell in cells if cell.standing in {Standing.WAITING, Standing.OVERDUE} and not one.own}
    unasked = {one.id for one, cell in cells if cell.standing is Standing.NOT_ASKED and not one.own}
    if unasked:
        return NextStep("signoff.ask", plural(len(unasked), "Ask {n} partner", "Ask {n} partners"), "bell")
    if any(one.own and cell.standing is not Standing.SIGNED for one, cell in cells):
        return NextStep("signoff.record", tr("Sign for ourselves"), "signature")
    if asked:
        return NextStep("signoff.ask", plural(len(asked), "Remind {n} partner", "Remind {n} partners"), "bell")
    if not statement.state.complete:
        return NextStep("signoff.record", tr("Record a sign-off"), "signature")
    return NextStep("statement.distribute", tr("Distribute…"), "send")
