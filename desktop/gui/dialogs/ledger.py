"""The ledger of a statement: who holds which text since when, by which way, under which promise."""

from array import array
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.values.languages import language_name
from desktop.gui import theme
from desktop.gui.clipboard import copy
from desktop.gui.models.moments import local, moment_words, system_clock
from desktop.gui.models.window import Answer, Column, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.cells import Person
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.table import ROW_NORMAL, Table
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.releases.ledger import Holding
    from desktop.services.workspaces import Workspace

_COPIES = {"embargoed": "Embargoed copy", "release": "Release", "correction": "Correction"}
_CHANNELS = {
    "drafts": "Draft", "export": "Mailing list", "call_sheet": "Call sheet", "kit": "Press kit", "print": "Print",
    "clipboard": "Clipboard",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """One line of the ledger with its place in it."""

    id: int
    holding: "Holding"


class LedgerDialog(Dialog):
    """Everybody who was given a text, the newest first."""

    def __init__(self, tools: Tools, statement_id: int) -> None:
        note = tr("These lines stay as they are, whatever happens to the contact.")
        super().__init__(tools.window, tr("Who holds the text"), note=note, width=1080)
        self._tools, self._statement_id = tools, statement_id
        self._rows: list[HoldingRow] = []
        self.model: WindowModel[HoldingRow] = WindowModel(self._columns(), self._fetch, self)
        self.table = Table(self.model, name=tr("Who holds the text"), row_height=ROW_NORMAL)
        self.table.setMinimumHeight(theme.px(380))
        self.table.opened.connect(self._open)
        self.search = SearchField(tr("Find in the ledger"))
        self.search.asked.connect(self._show)
        self.search.lead_to(self.table)
        self.nobody = EmptyState("users-round", tr("Nobody holds it yet"),
                                 tr("Whoever is given a draft, a list or a print stands here."))  # fmt: skip
        for part in (self.search, self.table, self.nobody):
            self.body.addWidget(part)
        self.count = Text("", "body", "mute")
        self.foot.addWidget(self.count, 1)
        self.copy_all = Button(tr("Copy the ledger"), icon="copy", on_click=self._copy)
        self.foot.addWidget(self.copy_all)
        self.foot.addWidget(Button(tr("Close"), on_click=self.close_now))

    def show_now(self) -> None:
        """Open it, and fill it."""
        wanted = self._statement_id
        self.open(self.search)
        self._tools.tasks.read(self, lambda workspace: _holdings(workspace, wanted), self._take)

    def _take(self, found: "list[Holding]") -> None:
        self._rows = [HoldingRow(place, one) for place, one in enumerate(found)]
        self.search.setVisible(bool(found))
        self.table.setVisible(bool(found))
        self.nobody.setVisible(not found)
        self.copy_all.forbid("" if found else tr("Nobody holds it yet"))
        people = len({(one.contact_id, one.name) for one in found})
        lines = plural(len(found), "{n} line", "{n} lines")
        self.count.setText(tr("{lines}, {people}", lines=lines, people=plural(people, "{n} person", "{n} people")))
        self._show("")
        self.arrange()

    def _show(self, typed: str) -> None:
        from desktop.domain.folding import fold

        words = fold(typed).split()
        fits = [row for row in self._rows if all(word in fold(_sought(row.holding)) for word in words)]
        self.model.know(fits)
        self.model.set_ids(array("q", [row.id for row in fits]))

    def _fetch(self, ids: "Sequence[int]", answer: Answer[HoldingRow]) -> None:
        answer([self._rows[one] for one in ids])

    def _open(self, row_id: int) -> None:
        contact_id = self._rows[row_id].holding.contact_id
        self.close_now()
        self._tools.visit("contacts", contact_id)

    def _copy(self) -> None:
        lines = ["\t".join(str(value) for value in _values(row.holding, self._now())) for row in self._rows]
        copy("\n".join(lines))
        self._tools.notices.toast(plural(len(lines), "{n} line copied", "{n} lines copied"))

    def _now(self) -> datetime:
        workspace = self._tools.tasks.workspace()
        return local(workspace.clock if workspace is not None else system_clock)

    def _columns(self) -> tuple[Column[HoldingRow], ...]:
        now = self._now
        return (
            Column("name", tr("Name"), lambda row: Person(row.holding.name, row.holding.outlet, row.holding.contact_id),
                   width=210),
            Column("since", tr("Since"), lambda row: moment_words(row.holding.at, now()), width=120),
            Column("copy", tr("Copy"), lambda row: tr(_COPIES.get(row.holding.copy, row.holding.copy)), width=130),
            Column("channel", tr("By"), lambda row: tr(_CHANNELS.get(row.holding.channel, row.holding.channel)),
                   kind="mute", width=96),
            Column("language", tr("Language"), lambda row: tr(language_name(row.holding.language, "en")),
                   kind="mute", width=86),
            Column("promise", tr("Promise"), lambda row: row.holding.promise, width=230),
            Column("address", tr("Address"), lambda row: row.holding.address, kind="mute", width=190),
        )  # fmt: skip


def open_ledger(tools: Tools, statement_id: int) -> LedgerDialog:
    """Show who holds a statement's text."""
    dialog = LedgerDialog(tools, statement_id)
    dialog.show_now()
    return dialog


def _sought(one: "Holding") -> str:
    return f"{one.name} {one.outlet} {one.address} {one.promise}"


def _values(one: "Holding", now: datetime) -> tuple[str, ...]:
    copied, way = _COPIES.get(one.copy, one.copy), _CHANNELS.get(one.channel, one.channel)
    return (
        one.name,
        one.outlet,
        one.address,
        one.language,
        copied,
        way,
        one.promise,
        moment_words(one.at, now),
        one.hash,
    )


def _holdings(workspace: "Workspace", statement_id: int) -> "list[Holding]":
    from desktop.services.releases import ledger

    return ledger.holdings(workspace, statement_id)
