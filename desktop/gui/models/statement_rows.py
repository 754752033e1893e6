"""Statements as lines of a table: title and who issues it, stage, languages, sign-off, embargo, last change."""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.gui.models.moments import Clock, local, moment_words
from desktop.gui.models.statement_words import STAGES, native
from desktop.gui.models.window import Column
from desktop.gui.widgets.cells import ChipCell, Lines
from desktop.gui.words import isolated, tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import EmbargoSummary
    from desktop.services.statements.overview import StatementRow


def statement_columns(clock: Clock) -> "tuple[Column[StatementRow], ...]":
    """The columns of the table of statements."""
    return (
        Column("title", tr("Statement"), lambda row: Lines(row.title, ", ".join(row.organisations)), words=aloud,
               width=400),
        Column("stage", tr("Stage"), _stage, width=150),
        Column("languages", tr("Languages"), _languages, width=150),
        Column("signed", tr("Sign-off"), _signed, width=120),
        Column("embargo", tr("Embargo"), lambda row: embargo_words(row, local(clock)), width=190),
        Column("changed", tr("Changed"), lambda row: moment_words(row.updated_at, local(clock)), kind="mute",
               width=120),
    )  # fmt: skip


def aloud(row: "StatementRow") -> str:
    """The statement in words, for readers that hear only the first cell."""
    return ", ".join([row.title, tr(STAGES[row.stage][0]), _signed_words(row), *map(native, row.languages)])


def embargo_words(row: "StatementRow", now: datetime) -> str:
    """When its embargo lifts, on the clock it was promised on."""
    del now
    if row.release == "immediate":
        return tr("For immediate release")
    return lift_words(row.embargo) if row.embargo is not None else "—"


def lift_words(embargo: "EmbargoSummary") -> str:
    """A lift in short: "Tue 10 Oct, 06:00 Washington"."""
    from desktop.domain.embargo import zones
    from desktop.domain.embargo.times import clock, short_day, weekday

    wall = datetime.fromisoformat(embargo.wall)
    return f"{weekday(wall)} {short_day(wall)}, {clock(wall)} {zones.city_of(embargo.zone)}"


def _stage(row: "StatementRow") -> tuple[ChipCell, ...]:
    words, tone = STAGES[row.stage]
    return (ChipCell(tr(words), tone),)


def _languages(row: "StatementRow") -> str:
    return " · ".join(isolated(native(code)) for code in row.languages)


def _signed(row: "StatementRow") -> str | tuple[ChipCell, ...]:
    if row.changed:
        return (ChipCell(tr("Changed since"), "amber"),)
    return _signed_words(row)


def _signed_words(row: "StatementRow") -> str:
    return tr("{done} of {all}", done=row.signed, all=row.signers) if row.signers else tr("nobody yet")
