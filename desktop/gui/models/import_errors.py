"""Rows with errors: which cells a person would type anew, what is wrong, and what would mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.contact import display_name
from desktop.domain.importing import PlannedRow, RowProblem, Verdict
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.columns import Mapping as Matching

NAMES = ("full_name", "display_name", "family_name", "given_name")
ADDRESSES = ("email", "email_2", "email_3", "email_personal")
OUTLETS = ("outlet",)
KINDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("name", NAMES, "Name"),
    ("email", ADDRESSES, "E-mail"),
    ("outlet", OUTLETS, "Outlet"),
)
"""What is shown of a row with errors: the fields its columns may go into, and what it is called."""

_NO_NAME = "No name and no address"


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """One of the three cells shown. `column` is -1 where no column of the file goes there; `wrong`: to be typed."""

    kind: str
    column: int
    text: str
    wrong: bool


def cells_of(row: PlannedRow, mapping: "Matching") -> tuple[ErrorCell, ...]:
    """Name, address and outlet of a row as they stand in the file, wrong ones marked."""
    return tuple(_cell(row, mapping, kind, fields) for kind, fields, _ in KINDS)


def _cell(row: PlannedRow, mapping: "Matching", kind: str, fields: tuple[str, ...]) -> ErrorCell:
    problem = next((one for one in _errors(row) if one.field in fields), None)
    columns = [match.index for match in mapping.columns if match.field in fields]
    if problem is not None:
        named = [match.index for match in mapping.columns if match.header == problem.column and match.field in fields]
        column = named[0] if named else columns[0] if columns else -1
        return ErrorCell(kind, column, _typed(row, column) or problem.value, wrong=column >= 0)
    column = next((one for one in columns if _typed(row, one)), columns[0] if columns else -1)
    missing = row.reject == _NO_NAME and kind in {"name", "email"}
    text = _typed(row, column) or (display_name(row.card) if kind == "name" else "")
    return ErrorCell(kind, column, text, wrong=missing and column >= 0)


def sentence(row: PlannedRow) -> str:
    """What is wrong, or what the row has become."""
    if row.verdict is Verdict.REJECTED:
        suggestion, wrong = suggestion_of(row), _without_value(row)
        return tr("{wrong} Use {suggestion}?", wrong=wrong, suggestion=suggestion) if suggestion else wrong
    return {
        Verdict.NEW: tr("Ready: a new contact"),
        Verdict.DUPLICATE: tr("Ready, and possibly somebody known: decide above"),
        Verdict.SUPPRESSED: tr("This address must get nothing: left out"),
        Verdict.UNCHANGED: tr("Ready: you have all of it already"),
    }.get(row.verdict, tr("Ready: fills a contact you have"))


def _without_value(row: PlannedRow) -> str:
    """What is wrong, without quoting the value that stands beside it."""
    said = tr(row.reject)
    for problem in _errors(row):
        quoted = f"‘{problem.value}’ "
        if said.startswith(quoted):
            rest = said.removeprefix(quoted)
            return f"{rest[:1].upper()}{rest[1:]}"
    return said


def suggestion_of(row: PlannedRow) -> str:
    """The value that would mend it, or ""."""
    return next((problem.suggestion for problem in _errors(row) if problem.suggestion), "")


def suggested(row: PlannedRow, mapping: "Matching") -> Mapping[int, str]:
    """The cells to be typed anew if the suggestions are taken."""
    texts: dict[int, str] = {}
    for problem in _errors(row):
        column = next((match.index for match in mapping.columns if match.header == problem.column), -1)
        if problem.suggestion and column >= 0:
            held = _typed(row, column)
            whole = held.replace(problem.value, problem.suggestion) if problem.value in held else problem.suggestion
            texts[column] = whole
    return texts


def _errors(row: PlannedRow) -> list[RowProblem]:
    return [problem for problem in row.problems if problem.severity == "error"]


def _typed(row: PlannedRow, column: int) -> str:
    return row.cells[column] if 0 <= column < len(row.cells) else ""
