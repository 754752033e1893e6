"""The columns of the contacts table. Everything here is computed from the row at hand; nothing is looked up."""

from desktop.domain.contact import ContactRow
from desktop.domain.query import SortBy
from desktop.gui.models.moments import Clock, ago, clock_in, day_words, is_fresh, local
from desktop.gui.models.window import Column
from desktop.gui.widgets.cells import ChipCell, Person, in_words
from desktop.gui.words import is_rtl, language, plural, reads_right_to_left, tr

REFUSALS = {"no_releases": "No releases", "no_contact": "No contact"}
"""A refusal in two words, for chips."""


def contact_columns(clock: Clock) -> tuple[Column[ContactRow], ...]:
    """The columns, those that are rarely needed hidden."""
    return (
        Column("name", tr("Name"), person, words=aloud, width=182, sort=SortBy.NAME),
        Column("outlet", tr("Outlet"), outlet, width=158, sort=SortBy.OUTLET),
        Column("beat", tr("Beat"), lambda row: ", ".join(row.beats), kind="mute", width=164),
        Column("languages", tr("Languages"), lambda row: " ".join(row.languages), kind="mute", width=80),
        Column("time", tr("Local time"), lambda row: clock_in(row.time_zone, local(clock)), kind="mute", width=82),
        Column("verified", tr("Verified"), lambda row: status(row, clock), width=104, sort=SortBy.VERIFIED),
        Column(
            "touch", tr("Last touch"), lambda row: ago(row.last_touch, local(clock).date()),
            kind="mute", width=116, sort=SortBy.LAST_TOUCH,
        ),
        Column("email", tr("E-mail"), lambda row: row.email, kind="mute", width=190, hidden=True),
        Column("phone", tr("Phone"), lambda row: row.phone, kind="mute", width=130, hidden=True),
        Column(
            "country", tr("Country"), lambda row: row.country,
            kind="mute", width=70, sort=SortBy.COUNTRY, hidden=True,
        ),
        Column("city", tr("City"), lambda row: row.city, kind="mute", width=110, hidden=True),
        Column("role", tr("Role"), lambda row: row.role, kind="mute", width=150, hidden=True),
        Column("tags", tr("Tags"), lambda row: ", ".join(row.tags), kind="mute", width=130, hidden=True),
    )  # fmt: skip


def person(row: ContactRow) -> Person:
    """The name in the script of the interface first, and the other one below where the first cannot be read."""
    first, second = both_scripts(row.name, row.transliteration)
    readable = is_rtl(first) == reads_right_to_left(language())
    return Person(first, "" if readable else second, row.id)


def both_scripts(name: str, transliteration: str) -> tuple[str, str]:
    """A name in two scripts, the one of the interface's language first."""
    wanted = reads_right_to_left(language())
    if transliteration and is_rtl(name) != wanted and is_rtl(transliteration) == wanted:
        return transliteration, name
    return name, transliteration


def outlet(row: ContactRow) -> str:
    """The main outlet, and how many there are besides it."""
    more = row.outlet_count - 1
    if more < 1 or not row.outlet:
        return row.outlet
    return (
        plural(more, "{outlet} · {n} outlet", "{outlet} · {n} outlets", outlet=row.outlet)
        if _is_free(row.outlet)
        else tr("{outlet} + {more}", outlet=row.outlet, more=more)
    )


def status(row: ContactRow, clock: Clock) -> tuple[ChipCell, ...]:
    """What keeps somebody from being written to, then when the details were checked last."""
    today = local(clock).date()
    chips = []
    if row.refusal:
        chips.append(ChipCell(tr(REFUSALS.get(row.refusal, "No contact")), "red"))
    if row.bounced:
        chips.append(ChipCell(tr("Bounced"), "amber"))
    if row.verified_on:
        tone = "green" if is_fresh(row.verified_on, today) else "slate"
        chips.append(ChipCell(day_words(row.verified_on, today), tone))  # type: ignore[arg-type]
    return tuple(chips)


def aloud(row: ContactRow) -> str:
    """The row in words, for readers that hear only the first cell."""
    said = [in_words(person(row)), row.outlet]
    if row.refusal:
        said.append(tr(REFUSALS.get(row.refusal, "No contact")))
    if row.bounced:
        said.append(tr("address bounced"))
    if row.safety:
        said.append(tr("safety flag"))
    return ", ".join(part for part in said if part)


def _is_free(name: str) -> bool:
    return name.casefold().startswith(("freelance", "freie", "indépendant", "independiente", "مستقل"))
