"""What is gathered from one row while its cells are read, and the answer a reader gives."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NotRequired, TypedDict, TypeVar

from desktop.domain.contact import Card, EmailLine, HandleLine, PhoneLine
from desktop.domain.values import Cell, Problem

T = TypeVar("T")


class RowProblem(TypedDict):
    """One value a person should look at. An "error" was not taken, a "warning" was taken as described."""

    column: str
    value: str
    message: str
    severity: Literal["error", "warning"]
    suggestion: str
    field: str


class RowDraft(TypedDict):
    """One row as it would become a contact.

    Attributes:
        reject: why it cannot be imported, in one sentence; empty: it can.
        cells: the texts of the row as they were, only for a rejected one.
        lists: names of static lists it is to join.
    """

    row: int
    card: Card
    problems: list[RowProblem]
    reject: str
    opted_out: bool
    lists: list[str]
    cells: NotRequired[list[str]]


class Gathered:
    """What one row said so far. Made anew for each row, so what most rows do not say is a default of the class."""

    full = shown = given = family = family_2 = beside = greeting = ""
    outlet = outlet_type = desk = role = ""
    country = city = place = zone = ""
    refused = ""  # the reason, if the person refuses
    reason = refused_on = evidence = ""
    address_at: int | None = None  # which of several addresses in one cell is taken
    bounced = ""  # the reason, if the address is dead

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells
        self.card: Card = {}
        self.problems: list[RowProblem] = []
        self.emails: list[EmailLine] = []
        self.phones: list[PhoneLine] = []
        self.handles: list[HandleLine] = []
        self.lists: list[str] = []


Said = tuple[Gathered, Cell]
"""What a row gathered so far, and what one cell of it says."""

Step = Callable[[Iterable[Said]], None]
"""Reads one column of many rows: each cell that holds something into what its row gathered."""


class Memo(dict[str, T]):
    """A bounded memory of what texts mean: asked by `memo[text]`, worked out once per different text."""

    __slots__ = ("_work",)
    _MOST = 20_000

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, text: str) -> T:
        found = self._work(text)
        if len(self) >= self._MOST:
            self.clear()
        self[text] = found
        return found


def row_problem(problem: Problem, column: str, value: str, field: str) -> RowProblem:
    """The problem of a value, with the place where it was found."""
    return {
        "column": column,
        "value": value,
        "message": problem.message,
        "severity": problem.severity,
        "suggestion": problem.suggestion,
        "field": field,
    }
