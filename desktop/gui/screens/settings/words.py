"""Settings: the words contacts carry, with how many carry each; another name for one, on everybody at once."""

from array import array
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from desktop.domain.changes import Touched
from desktop.domain.folding import fold
from desktop.gui import theme
from desktop.gui.dialogs.rename_word import RenameWordDialog
from desktop.gui.models.window import Answer, Column, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.row_actions import RowAction, RowActions
from desktop.gui.widgets.table import ROW_DENSE, Table
from desktop.gui.words import number, tr

if TYPE_CHECKING:
    from desktop.services.vocabulary import Kind, WordRow
    from desktop.services.workspaces import Workspace

KINDS = (("beats", "Beats"), ("regions", "Regions"), ("tags", "Tags"))


class Words(Section):
    """Two spellings of one thing become one here."""

    scrolls = False

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools, tr("Lists of words"),
            tr("Give a word another name on everybody who carries it. A name that exists already makes the two one."),
        )  # fmt: skip
        self._rows: dict[int, WordRow] = {}
        self.kinds = Segmented([(key, tr(title), None) for key, title in KINDS], name=tr("Which words"))
        self.kinds.chosen.connect(lambda _key: self.entered())
        self.search = SearchField(tr("Find a word"))
        self.search.textChanged.connect(self._narrow)
        self.rename = Button(tr("Rename…"), icon="pencil", on_click=self._rename_chosen)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self.kinds)
        head.addWidget(self.search, 1)
        head.addWidget(self.rename)
        self.body.addLayout(head)
        self._make_table()
        self.search.lead_to(self.table)
        self.under = QStackedWidget()
        box = QFrame()
        box.setProperty("box", "card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(1, theme.px(4), 1, theme.px(4))
        inside.addWidget(self.table)
        self.under.addWidget(box)
        self.nothing = EmptyState(
            "tag", tr("No words here yet"), tr("They come with the first contacts."), centred=True
        )
        self.under.addWidget(self.nothing)
        self.body.addWidget(self.under, 1)
        tools.tasks.changed.connect(self._changed)

    def entered(self) -> None:
        """Read the words of the kind chosen."""
        kind = self.kind()
        self.tools.tasks.read(self, lambda workspace: _read(workspace, kind), self._take, question="words")
        self._tell()

    def kind(self) -> "Kind":
        """Which words are shown."""
        return cast("Literal['beats', 'regions', 'tags']", self.kinds.value())

    def start_search(self) -> None:
        """Find a word."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def words_shown(self) -> list[str]:
        """The words in the table, in order."""
        return [self._rows[word_id].label for word_id in self.model.ids()]

    def _make_table(self) -> None:
        columns: list[Column[WordRow]] = [
            Column("label", tr("Word"), lambda row: row.label, "strong", width=420),
            Column("contacts", tr("Contacts"), lambda row: number(row.contacts), "number", width=110),
            Column("act", "", lambda _row: " ", width=120),  # room for the row's own buttons
        ]
        self.model: WindowModel[WordRow] = WindowModel(columns, self._fetch, self)
        self.table = Table(self.model, name=tr("Words"), row_height=ROW_DENSE)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.commands = self._keys
        self.table.opened.connect(lambda word_id: self._rename(word_id))  # noqa: PLW0108 - Qt counts a lambda's arguments
        self.table.chosen.connect(self._tell)
        self.table.menu_asked.connect(self._menu)
        who = RowAction("users", lambda _id: tr("Who carries it"), self._show_people)
        act = RowAction("pencil", lambda _id: tr("Rename"), self._rename, self._why_not)
        self.row_actions = RowActions(self.table, [who, act])

    def _fetch(self, ids: object, answer: "Answer[WordRow]") -> None:
        answer([self._rows[word_id] for word_id in cast("list[int]", ids) if word_id in self._rows])

    def _take(self, rows: "list[WordRow]") -> None:
        self._rows = {row.id: row for row in rows}
        self.model.refresh()
        self._narrow()

    def _narrow(self) -> None:
        wanted = fold(self.search.text()).split()
        shown = [row for row in self._rows.values() if all(word in fold(row.label) for word in wanted)]
        self.model.know(shown)
        self.model.set_ids(array("q", [row.id for row in shown]))
        self.under.setCurrentIndex(0 if shown or self._rows else 1)
        self._tell()

    def _tell(self) -> None:
        reason = self._why_not(0) or ("" if self.table.selected_ids() else tr("Choose a word first"))
        self.rename.forbid(reason)

    def _why_not(self, _word_id: int) -> str:
        workspace = self.tools.tasks.workspace()
        return workspace.read_only if workspace is not None else tr("No workspace is open")

    def _keys(self, keys: QKeySequence) -> bool:
        if keys != QKeySequence("F2"):
            return False
        self._rename_chosen()
        return True

    def _menu(self, point: QPoint) -> None:
        chosen = self.table.selected_ids()
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(tr("Rename…") + "\tF2")
        rename.setEnabled(not self._why_not(0))
        rename.triggered.connect(lambda _on=False: self._rename(chosen[0]))
        menu.addAction(tr("Who carries it")).triggered.connect(lambda _on=False: self._show_people(chosen[0]))
        menu.popup(self.table.viewport().mapToGlobal(point))

    def _rename_chosen(self) -> None:
        for word_id in self.table.selected_ids()[:1]:
            self._rename(word_id)

    def _rename(self, word_id: int) -> None:
        row = self._rows.get(word_id)
        if row is not None and not self._why_not(word_id):
            RenameWordDialog(self.tools, self.kind(), row, list(self._rows.values())).show_now()

    def _show_people(self, word_id: int) -> None:
        from desktop.domain.query import Ask, Condition
        from desktop.gui.models.filters import Filters

        asks = {"beats": Ask.BEAT, "regions": Ask.REGION, "tags": Ask.TAG}
        row = self._rows[word_id]
        self.tools.visit("contacts", Filters().having(Condition(asks[self.kind()], values=(row.label,))))

    def _changed(self, touched: Touched) -> None:
        if self.isVisible() and touched.concerns("contact"):
            self.entered()


def _read(workspace: "Workspace", kind: "Kind") -> "list[WordRow]":
    from desktop.services import vocabulary

    return vocabulary.words(workspace, kind)
