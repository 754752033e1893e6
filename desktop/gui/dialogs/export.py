"""The export: for what, as which file, with which columns, who is in it and who is not, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.audience import Audience
from desktop.domain.changes import Touched
from desktop.domain.errors import UserError
from desktop.domain.exports import ExportReview, FileKind
from desktop.domain.presets import Preset, preset
from desktop.gui import theme
from desktop.gui.dialogs.export_review import ReviewCard
from desktop.gui.dialogs.export_run import Order, choose_place
from desktop.gui.focus import tab_through
from desktop.gui.jobs import Job
from desktop.gui.models import export_words as said
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button, FinalButton
from desktop.gui.widgets.chips import Flow
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.fields import Radio
from desktop.gui.widgets.folds import Fold
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import Picture, ScrollPage
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.widgets.tiles import Tiles
from desktop.gui.widgets.toggles import Toggles
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

WIDTH, LEFT, LEFT_NARROW, BESIDE_FROM = 1180, 492, 340, 720
_KINDS = ("contact", "list", "suppression", "outlet", "bin")


@dataclass(frozen=True, slots=True)
class _Checked:
    """The review, everybody in it in words, and what the audience is called."""

    review: ExportReview
    folds: Sequence[Fold]
    list_name: str


class ExportDialog(Dialog):
    """Everything about one export on one page; nothing is written before a place was chosen."""

    def __init__(self, tools: Tools, audience: Audience, preset_key: str = "excel") -> None:
        note = tr("One file on this computer. Nothing is sent.")
        super().__init__(tools.window, tr("Export contacts"), note=note, width=WIDTH)
        self._tools, self._audience = tools, audience
        self._preset = preset(preset_key)
        self._kind = said.usual_kind(self._preset)
        self._confirmed: frozenset[int] = frozenset()
        self._out: frozenset[str] = frozenset()
        self._checked: _Checked | None = None
        self._check = Job()
        self.tiles = Tiles(said.tiles(), name=tr("For what"), value=self._preset.key)
        self.card = ReviewCard(self.ask)
        self.columns = Toggles(tr("Columns"))
        self.final = FinalButton(tr("Checking…"), icon="file-down", on_click=self._choose)
        self._build()
        self.tiles.chosen.connect(self._take_preset)
        self.card.ticked.connect(self._take_confirmed)
        self.columns.changed.connect(self._take_columns)
        tools.tasks.changed.connect(self._changed)
        self.closed.connect(lambda: self._check.cancel())  # noqa: PLW0108 - the check is another by then
        self._show_kind()

    def show_now(self) -> None:
        """Open it, and begin to check."""
        self.open(self.tiles.tile(self._preset.key))
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes to the final button and never presses it."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.final.isEnabled():
            self.final.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        page = ScrollPage(margin=0)
        page.setMinimumHeight(theme.px(300))
        left = LEFT if self.host.width() >= theme.px(WIDTH) else LEFT_NARROW
        page.body.addWidget(Columns([self._left(), self._right()], widths=(left, 0), below=BESIDE_FROM, gap=26))
        edge = theme.px(22)
        page.body.setContentsMargins(edge, theme.px(14), edge, theme.px(10))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(page)
        self._page = page
        self.foot.addWidget(Picture("shield-check", "amber", 16))
        warning = tr("After export Dateline can no longer hold them back.")
        self.foot.addWidget(Text(warning, "small", "mute", wrap=True), 1)
        self._cancel = Button(tr("Cancel"), on_click=self.close_now)
        self.foot.addWidget(self._cancel)
        self.final.setMinimumWidth(theme.px(240))
        self.foot.addWidget(self.final)

    def _order(self) -> None:
        """Tab goes as one reads: the columns, made anew for each program, come before the foot."""
        tab_through([self.tiles, self.card, *self.kinds.values(), self.columns, self._cancel, self.final])

    def arrange(self) -> None:
        """As high as what is in it, if the window has the room."""
        inside = self._page.widget()
        if inside is not None:
            width = min(theme.px(WIDTH), self.host.width() - theme.px(48))
            wanted = inside.heightForWidth(width) + 2
            self._page.setMinimumHeight(min(wanted, self.host.height() - theme.px(222)))
        super().arrange()

    def _left(self) -> QWidget:
        side, column = _column()
        column.addWidget(self.tiles)
        column.addStretch(1)
        return side

    def _right(self) -> QWidget:
        side, column = _column()
        column.addWidget(self.card, 1)
        column.addSpacing(theme.px(10))
        column.addWidget(SectionCaption(tr("File")))
        self.kinds = {kind: Radio(tr(words), on_chosen=partial(self._take_kind, kind)) for kind, words, _ in said.KINDS}
        holder = QWidget()
        flow = Flow(holder, gap=18)
        for radio in self.kinds.values():
            flow.addWidget(radio)
        self._kind_line = Text("", "small", "mute", wrap=True)
        column.addWidget(holder)
        column.addWidget(self._kind_line)
        column.addSpacing(theme.px(10))
        column.addWidget(SectionCaption(tr("Columns")))
        column.addWidget(self.columns)
        return side

    # -- choices --------------------------------------------------------------------------------------------------

    def _take_preset(self, key: str) -> None:
        self._preset, self._out = preset(key), frozenset()
        self._kind = said.usual_kind(self._preset)
        self._show_kind()
        self.ask()

    def _take_kind(self, kind: FileKind) -> None:
        self._kind = kind
        self._show_kind()

    def _show_kind(self) -> None:
        for kind, radio in self.kinds.items():
            radio.setChecked(kind is self._kind)
        self._kind_line.setText(tr(next(line for kind, _, line in said.KINDS if kind is self._kind)))
        self._show_columns(self._preset.headers)

    def _take_columns(self) -> None:
        self._out = self.columns.left_out()

    def _show_columns(self, headers: tuple[str, ...]) -> None:
        self.columns.show_words(headers, free=self._preset.keeps_custom, out=self._out)
        self._order()

    def _take_confirmed(self, contact_id: int, on: bool) -> None:  # noqa: FBT001 - a slot
        self._confirmed = self._confirmed | {contact_id} if on else self._confirmed - {contact_id}
        self.ask()

    # -- the check ------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Check who may be in it, beside the window; only the newest check counts."""
        self._check.cancel()
        check = self._check = Job()
        audience, wanted, confirmed = self._audience, self._preset, self._confirmed
        self._checked = None
        self.card.wait(check)
        self._show_final()
        self._tools.tasks.read(
            self, lambda workspace: _review(workspace, audience, wanted, confirmed, check), self._take_review,
            failed=self._fail, question="review",
        )  # fmt: skip

    def _take_review(self, checked: _Checked) -> None:
        self._checked = checked
        review = checked.review
        self._show_columns(review.columns)
        who = said.who_words(self._audience, checked.list_name, review.total)
        self.card.show_review(review, checked.folds, who, self._confirmed)
        self._show_final()
        self._tools.notices.announce(plural(review.included, "{n} address to export", "{n} addresses to export"))
        self.arrange()

    def _fail(self, error: UserError) -> None:
        self.card.fail(error)
        self.final.set_label(tr("Nobody can be exported"))
        self.final.forbid(tr("The check stopped: {why}", why=error.title))
        self.arrange()

    def _show_final(self) -> None:
        checked, workspace = self._checked, self._tools.tasks.workspace()
        if checked is None:
            self.final.set_label(tr("Checking…"))
            self.final.forbid(tr("Being checked now"))
            return
        count = checked.review.included
        self.final.set_label(said.final_words(count, self._preset))
        read_only = workspace.read_only if workspace is not None else ""
        self.final.forbid(read_only or ("" if count else tr("Everybody is left out; the reasons stand above.")))

    def _changed(self, touched: Touched) -> None:
        if self.isVisible() and any(touched.concerns(kind) for kind in _KINDS):
            self.ask()

    # -- the export -----------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        if self._checked is None:
            return
        review = self._checked.review
        order = Order(
            self._audience, self._preset.without(self._out), self._kind, self._confirmed, review.included,
            partial(open_export, self._tools, self._audience, self._preset.key),
        )  # fmt: skip
        name = self._checked.list_name or self._audience.name or tr("Contacts")
        self.chooser = choose_place(self, said.file_name(name, self._preset, self._kind), self._kind)
        self.chooser.fileSelected.connect(lambda path: self._leave(order, path))

    def _leave(self, order: Order, path: str) -> None:
        self.close_now()
        order.run(self._tools, path)


def open_export(tools: Tools, audience: Audience, preset_key: str = "excel") -> ExportDialog:
    """Open the export of these people."""
    dialog = ExportDialog(tools, audience, preset_key)
    dialog.show_now()
    return dialog


def _column() -> tuple[QWidget, QVBoxLayout]:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    return side, column


def _review(
    workspace: "Workspace", audience: Audience, wanted: Preset, confirmed: frozenset[int], check: Job
) -> _Checked:
    from desktop.services import exports, lists

    name = lists.get(workspace, audience.list_id).name if audience.list_id is not None else ""
    review = exports.review(workspace, audience, wanted, confirmed_flagged=confirmed, progress=check)
    return _Checked(review, said.folds(review), name)  # in words here: they may be many
