"""The columns of the outlets table, computed from the row at hand."""

from desktop.domain.outlet import OutletRow
from desktop.gui.models.filters import kind_words
from desktop.gui.models.window import Column
from desktop.gui.words import number, tr


def outlet_columns() -> tuple[Column[OutletRow], ...]:
    """The columns, those rarely needed hidden."""
    return (
        Column("name", tr("Name"), lambda row: row.name, kind="strong", words=aloud, width=220, sort="name"),
        Column("parent", tr("Part of"), lambda row: row.parent, kind="mute", width=150),
        Column("kind", tr("Kind"), lambda row: kind_words(row.kind), kind="mute", width=100, sort="kind"),
        Column("country", tr("Country"), lambda row: row.country, kind="mute", width=76, sort="country"),
        Column("city", tr("City"), lambda row: row.city, kind="mute", width=110, sort="city", hidden=True),
        Column("languages", tr("Languages"), lambda row: " ".join(row.languages), kind="mute", width=92),
        Column("people", tr("People"), lambda row: number(row.people), kind="number", width=76, sort="people"),
        Column("website", tr("Website"), lambda row: row.website, kind="mute", width=170, hidden=True),
    )


def aloud(row: OutletRow) -> str:
    """The row in words, for readers that hear only the first cell."""
    people = tr("{n} people", n=row.people) if row.people != 1 else tr("1 person")
    return ", ".join(part for part in (row.name, kind_words(row.kind), people) if part)
