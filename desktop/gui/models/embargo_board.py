"""Embargoes as their page shows them: what runs, what is over, who stands where, the band of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.embargo.bands import Band
from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.embargo.times import clock, long_day, short_day
from desktop.gui import fonts
from desktop.gui.models.places import home_zone
from desktop.gui.models.window import Column
from desktop.gui.widgets.cells import CellValue, ChipCell, Person
from desktop.gui.widgets.chips import ChipTone
from desktop.gui.words import number, tr

if TYPE_CHECKING:
    from desktop.services.embargoes import BreachRow, Matrix, MatrixRow
    from desktop.services.workspaces import Workspace

FILTERS = (("all", "All"), ("agreed", "Agreed"), ("asked", "No answer"), ("other", "Other"))
_CHIPS: dict[str, tuple[ChipTone, str]] = {
    "agreed": ("green", "check"), "kept": ("green", "check"), "asked": ("amber", "hourglass"),
    "old": ("amber", "hourglass"), "void": ("amber", "hourglass"), "declined": ("slate", "circle-minus"),
    "never": ("red", "ban"), "broke": ("red", "siren"),
}  # fmt: skip
STATES = {
    "planned": "Planned", "offered": "Offered", "running": "Running", "lifted": "Lifted",
    "lifted_early": "Lifted early", "broken": "Broken", "cancelled": "Cancelled",
}  # fmt: skip


_LEAST, _MOST, _ROUND = 110, 280, 62
"""Widths of an embargo's column; what a chip and the cell's margins take round its words."""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page, read at one moment. `shown` is the one whose band is drawn."""

    running: tuple[Embargo, ...]
    past: tuple[Embargo, ...]
    matrix: "Matrix"
    breaches: "tuple[BreachRow, ...]"
    shown: Embargo | None
    band: Band | None


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One line of the agreements; a desk's id is its outlet's, below zero."""

    id: int
    row: "MatrixRow"

    def kind(self, place: int) -> str:
        """Which filter it fits, for the embargo at a place of the table."""
        found = self.row.cells[place].kind if place < len(self.row.cells) else "none"
        return found if found in {"agreed", "asked"} else "other"


@dataclass(frozen=True, slots=True)
class PastLine:
    """One embargo that is over."""

    id: int
    embargo: Embargo


def read_board(workspace: "Workspace", wanted: int | None) -> Board:
    """The page, with the band of the embargo wanted, else of the next that lifts."""
    from desktop.services import embargoes

    running = tuple(embargoes.all_embargoes(workspace, past=False))
    past = tuple(embargoes.all_embargoes(workspace, past=True))
    shown = next((one for one in running if one.id == wanted), running[0] if running else None)
    home = home_zone()
    band = embargoes.bands(workspace, shown.id, Reader(home)) if shown is not None else None
    matrix = embargoes.matrix(workspace, home_zone=home)
    return Board(running, past, matrix, tuple(embargoes.breaches(workspace)), shown, band)


def party_lines(matrix: "Matrix") -> list[PartyLine]:
    """The lines of the agreements."""
    return [
        PartyLine(row.contact_id if row.contact_id is not None else -(row.outlet_id or 0), row) for row in matrix.rows
    ]


def counts(lines: Sequence[PartyLine], place: int) -> dict[str, int]:
    """How many lines each filter leaves."""
    found = {key: 0 for key, _ in FILTERS}
    for line in lines:
        found[line.kind(place)] += 1
    return found | {"all": len(lines)}


def party_columns(matrix: "Matrix") -> tuple[Column[PartyLine], ...]:
    """Who, where, one column for each embargo, and how many they kept."""
    columns = [
        Column[PartyLine]("name", tr("Journalist"), _who, words=_aloud(matrix), width=164),
        Column[PartyLine]("city", tr("City"), lambda line: line.row.city, kind="mute", width=92),
    ]
    for place, embargo in enumerate(matrix.embargoes):
        columns.append(
            Column[PartyLine](f"embargo{embargo.id}", _title(embargo), _cell(place), width=_width(matrix, place))
        )
    columns.append(Column[PartyLine]("kept", tr("Kept"), lambda line: tr(line.row.record.sentence), width=96))
    return tuple(columns)


def _width(matrix: "Matrix", place: int) -> int:
    """As wide as its longest answer."""
    words = [tr(row.cells[place].words) for row in matrix.rows if place < len(row.cells)]
    metrics = fonts.metrics("chip")
    widest = max((metrics.horizontalAdvance(one) for one in words), default=0) / fonts.factor()
    title = fonts.metrics("header").horizontalAdvance(_title(matrix.embargoes[place])) / fonts.factor()
    return round(min(_MOST, max(_LEAST, widest + _ROUND, title + 30)))


def past_columns() -> tuple[Column[PastLine], ...]:
    """The columns of what is over."""
    return (
        Column("title", tr("Statement"), lambda line: line.embargo.title, kind="strong", width=320),
        Column("lift", tr("Lift"), lambda line: lift_words(line.embargo), width=260),
        Column("state", tr("How it went"), _state, width=150),
        Column("agreed", tr("Agreed"), _agreed, kind="mute", width=110),
    )


def lift_words(embargo: Embargo) -> str:
    """A lift with its place: "Tue 10 Oct 2023, 06:00 Washington"."""
    lift = embargo.lift
    return f"{long_day(lift.wall)}, {clock(lift.wall)} {lift.place}"


def _agreed(line: PastLine) -> str:
    one = line.embargo
    return tr("{n} of {all}", n=number(one.agreed), all=number(one.asked))


def _state(line: PastLine) -> tuple[ChipCell, ...]:
    state = line.embargo.state.value
    tone: ChipTone = "red" if state == "broken" else "slate" if state == "cancelled" else "green"
    return (ChipCell(tr(STATES[state]), tone),)


def _who(line: PartyLine) -> Person:
    return Person(line.row.name, tr("the whole desk") if line.row.contact_id is None else "", line.id)


def _title(embargo: Embargo) -> str:
    if embargo.open:
        return embargo.title
    return f"{embargo.title}, {short_day(embargo.lift.wall).partition(' ')[2]}"


def _cell(place: int) -> Callable[[PartyLine], CellValue]:
    def chip(line: PartyLine) -> CellValue:
        if place >= len(line.row.cells) or line.row.cells[place].kind == "none":
            return "—"
        cell = line.row.cells[place]
        tone, icon = _CHIPS[cell.kind]
        return (ChipCell(tr(cell.words), tone, icon),)

    return chip


def _aloud(matrix: "Matrix") -> Callable[[PartyLine], str]:
    def words(line: PartyLine) -> str:
        said = [
            f"{embargo.title}: {cell.words}" for embargo, cell in zip(matrix.embargoes, line.row.cells, strict=False)
        ]
        return ", ".join([line.row.name, line.row.city, *said])

    return words
