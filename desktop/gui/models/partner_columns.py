"""The columns of the partners table, and their order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from desktop.domain.folding import key
from desktop.gui.models.window import Column
from desktop.gui.widgets.cells import CellValue, ChipCell
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.domain.organisation import KeyState
    from desktop.services.organisations import OrganisationRow

PartnerSort = Literal["name", "statements", "signatories", "answer"]
KEY_CHIPS = {"none": None, "not_compared": ("Not compared", "amber"), "compared": ("Compared", "green")}


def partner_columns() -> "tuple[Column[OrganisationRow], ...]":
    """The columns, our own organisation marked."""
    return (
        Column("name", tr("Name"), lambda row: row.name, kind="strong", words=aloud, width=250, sort="name"),
        Column("role", tr("Role"), _role, width=84),
        Column("acronym", tr("Acronym"), lambda row: row.acronym, kind="mute", width=86),
        Column("statements", tr("Statements"), lambda row: number(row.statements), kind="number", width=96,
               sort="statements"),
        Column("signatories", tr("Who signs"), _signatories, width=140, sort="signatories"),
        Column("answer", tr("Answers in"), lambda row: hours_words(row.answer_hours), kind="mute", width=96,
               sort="answer"),
        Column("key", tr("Key"), _key, width=122),
        Column("press", tr("Press contacts"), lambda row: number(row.press_contacts), kind="number", width=110,
               hidden=True),
    )  # fmt: skip


def ordered(rows: "Sequence[OrganisationRow]", sort: PartnerSort, *, descending: bool) -> "list[OrganisationRow]":
    """The rows in this order; ours stays first."""
    by: dict[PartnerSort, str] = {"statements": "statements", "signatories": "signatories", "answer": "answer_hours"}
    named = sorted(rows, key=lambda row: key(row.name), reverse=descending and sort == "name")
    if sort != "name":
        named.sort(key=lambda row: getattr(row, by[sort]), reverse=descending)
    return sorted(named, key=lambda row: not row.own)


def fits(row: "OrganisationRow", text: str) -> bool:
    """Whether its name and acronym hold every word typed."""
    held = f"{key(row.name)} {key(row.acronym)}"
    return all(word in held for word in key(text).split())


def aloud(row: "OrganisationRow") -> str:
    """The row in words, for readers that hear only the first cell."""
    who = tr("you") if row.own else tr("partner")
    signs = tr("Nobody can sign") if row.nobody_signs else plural(row.signatories, "{n} can sign", "{n} can sign")
    return ", ".join((row.name, who, signs, plural(row.statements, "{n} statement", "{n} statements")))


def hours_words(hours: int) -> str:
    """How long they take: "4 hours", "2 days"; "" where it is not known."""
    if not hours:
        return ""
    if hours % 24 == 0:
        return plural(hours // 24, "{n} day", "{n} days")
    return plural(hours, "{n} hour", "{n} hours")


def key_chip(state: "KeyState") -> ChipCell | None:
    """Where a partner's key stands."""
    chip = KEY_CHIPS[state]
    return ChipCell(tr(chip[0]), "green" if chip[1] == "green" else "amber") if chip is not None else None


def _role(row: "OrganisationRow") -> CellValue:
    return (ChipCell(tr("You"), "accent"),) if row.own else (ChipCell(tr("Partner"), "blue"),)


def _signatories(row: "OrganisationRow") -> CellValue:
    return (ChipCell(tr("Nobody can sign"), "amber"),) if row.nobody_signs else number(row.signatories)


def _key(row: "OrganisationRow") -> CellValue:
    chip = None if row.own else key_chip(row.key)
    return (chip,) if chip is not None else ""
