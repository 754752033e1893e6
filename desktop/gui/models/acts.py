"""The acts of the history in words: what was done, to how many, whether it still holds."""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.gui.models.moments import moment_words
from desktop.gui.models.window import Column
from desktop.gui.widgets.cells import ChipCell, Lines
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.history import BatchRow, Left, UndoReport

_COUNTS = {
    "rows": ("{n} row read", "{n} rows read"),
    "new": ("{n} new", "{n} new"),
    "fill": ("{n} filled in", "{n} filled in"),
    "conflict": ("{n} with differences", "{n} with differences"),
    "duplicate": ("{n} twice", "{n} twice"),
    "suppressed": ("{n} left out, opted out", "{n} left out, opted out"),
    "rejected": ("{n} not imported", "{n} not imported"),
    "unchanged": ("{n} unchanged", "{n} unchanged"),
    "removed": ("{n} removed", "{n} removed"),
    "restored": ("{n} restored", "{n} restored"),
    "left": ("{n} left alone", "{n} left alone"),
    "contacts": ("{n} contact", "{n} contacts"),
    "lists": ("{n} rule of a list", "{n} rules of lists"),
    "addresses suppressed": ("{n} address suppressed", "{n} addresses suppressed"),
    "addresses lifted": ("{n} address lifted", "{n} addresses lifted"),
}
"""The numbers an act may carry, in words for one and for many; those of other acts are said as they are named."""


def act_columns(now: "Callable[[], datetime]") -> "list[Column[BatchRow]]":
    """The columns of the history."""
    return [
        Column("what", tr("What"), lambda row: Lines(row.label, counted(row)), width=420, words=aloud),
        Column("when", tr("When"), lambda row: moment_words(row.at, now()), "mute", width=140),
        Column("who", tr("Who"), lambda row: row.user, "mute", width=110),
        Column("state", tr("State"), state, "mute", width=120),
        Column("act", "", lambda _row: " ", width=110),  # room for the row's own button
    ]


def counted(row: "BatchRow") -> str:
    """What it did, in numbers: "842 new, 311 updated"."""
    said = []
    for name, count in row.counts.items():
        if isinstance(count, int) and count:
            known = _COUNTS.get(name)
            said.append(plural(count, *known) if known else f"{number(count)} {tr(name)}")
    return ", ".join(said)


def state(row: "BatchRow") -> tuple[ChipCell, ...] | str:
    """Whether it still holds."""
    if row.undone:
        return (ChipCell(tr("Undone"), "amber", "undo-2"),)
    if row.kind == "undo":
        return (ChipCell(tr("An undo"), "slate"),)
    return tr("Holds") if row.undoable else tr("Final")


def aloud(row: "BatchRow") -> str:
    """The whole line, for screen readers."""
    return ", ".join(part for part in (row.label, counted(row), row.user, tr("undone") if row.undone else "") if part)


def verb(row: "BatchRow") -> str:
    """What can be done about it now: "Undo", "Redo" for an undo, or nothing."""
    if not row.undoable:
        return ""
    return tr("Redo") if row.kind == "undo" else tr("Undo")


def numbers_of(report: "UndoReport") -> str:
    """What an undo did, in numbers: "35 removed, 2 restored"; nothing that did not happen."""
    done = (("removed", report.removed), ("restored", report.restored))
    return ", ".join(plural(count, *_COUNTS[name]) for name, count in done if count)


def left_words(left: "Left") -> str:
    """What an undo left alone: "Layla Haddad: phones, notes"."""
    return tr("{name}: {fields}", name=left.name, fields=", ".join(tr(name.replace("_", " ")) for name in left.fields))
