"""Step 1, File: bring a file or rows, see what was understood of it, and say it better where that is wrong."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.models.import_session import ImportSession
from desktop.gui.models.import_words import facts_of
from desktop.gui.pages import Tools
from desktop.gui.screens.importing.choosing import choose_file
from desktop.gui.screens.importing.file_facts import FileFacts
from desktop.gui.screens.importing.step_view import StepView
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.panels import Banner, DropZone, Picture, Skeleton
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr


class FileStep(StepView):
    """A drop zone while there is no file; then what is in the file."""

    def __init__(self, tools: Tools, session: ImportSession) -> None:
        super().__init__(tools, session)
        self._trouble = QVBoxLayout()
        self._banner: Banner | None = None
        self._stack = QStackedWidget()
        self.bring = Button(tr("Choose a file…"), "primary", icon="folder", on_click=self.choose)
        self.paste = Button(tr("Paste rows"), icon="copy", on_click=lambda: tools.visit("import", "paste"))
        self._zone, self._waiting, self._facts = self._drop_zone(), self._reading(), FileFacts(session)
        for part in (self._zone, self._waiting, self._facts):
            self._stack.addWidget(part)
        self.body.addLayout(self._trouble)
        self.body.addWidget(self._stack, 1)
        self._another = Button(tr("Choose another file"), on_click=self.choose)
        self.go_on = Button("", "primary", icon="arrow-right", trailing=True, on_click=self.next)
        self._cancel = Button(tr("Cancel import"), on_click=session.drop)
        self.foot.addWidget(self._another)
        self.foot.addWidget(self._cancel)
        self.foot.addStretch(1)
        self.foot.addWidget(self.go_on)
        session.read.connect(self.refresh)

    def facts(self) -> str:
        """Sheet, rows, columns."""
        preview = self.session.preview
        return facts_of(preview) if preview is not None else ""

    def refresh(self) -> None:
        """Show the drop zone, the wait, the trouble or the file."""
        session = self.session
        self._tell(session)
        before = self._stack.currentWidget()
        preview = session.preview
        known = preview is not None and not session.looking
        self.foot_bar.setVisible(known or session.looking)
        self._another.setVisible(known)
        self.go_on.setVisible(known)
        if session.looking:
            self._said.setText(tr("Reading {file} …", file=session.name()))
            self._stack.setCurrentWidget(self._waiting)
        elif preview is not None:
            self._facts.show_file(preview)
            self._stack.setCurrentWidget(self._facts)
            label = plural(preview.column_count, "Match the column", "Match {n} columns")
            self.go_on.set_label(label)
            self.go_on.forbid(self.why_not_next())
        else:
            self._stack.setCurrentWidget(self._zone)
        came = known and self._stack.currentWidget() is not before  # Enter after the wait goes on, it never cancels
        lost = came or self.window().focusWidget() is None
        if self.isVisible() and lost and (focus := self.first_focus()):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tools.actions.refresh()

    def first_focus(self) -> QWidget | None:
        """The way on, or the way to a file."""
        if self.session.preview is not None and not self.session.looking:
            return self.go_on if self.go_on.isEnabled() else self._another
        return self._cancel if self.session.looking else self.bring

    def panes(self) -> list[QWidget]:
        """The file, and the foot."""
        return [self._stack, self.foot_bar]

    def next(self) -> None:
        """Match the columns."""
        if not self.why_not_next():
            self.session.go("match")

    def why_not_next(self) -> str:
        """There must be a table with rows."""
        preview = self.session.preview
        if preview is None or self.session.looking:
            return tr("Choose a file first")
        if not preview.row_count:
            return tr("There is no row below the column names")
        return ""

    def choose(self) -> None:
        """Ask for a file."""
        choose_file(self, self._open)

    def _open(self, path: Path) -> None:
        self.tools.visit("import", path)

    def _tell(self, session: ImportSession) -> None:
        if self._banner is not None:
            self._trouble.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        preview = session.preview
        if session.error is not None:
            error = session.error
            words = " ".join(part for part in (error.safe, error.next_step) if part)
            self._banner = Banner(words, "red", title=error.title, actions=[(tr("Choose another file"), self.choose)])
            self.tools.notices.announce(str(error), assertive=True)
        elif preview is not None and not session.looking and not preview.row_count:
            self._banner = Banner(
                tr("“{name}” has column names and no row below them.", name=preview.sheet or session.name()),
                "amber",
                actions=[(tr("Choose another file"), self.choose)],
            )
        if self._banner is not None:
            self._trouble.addWidget(self._banner)

    def _reading(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(24), 0, 0)
        column.setSpacing(theme.px(16))
        self._said = Text("", "strong")
        column.addWidget(self._said)
        column.addWidget(Skeleton(10, row_height=38))
        column.addStretch(1)
        return holder

    def _drop_zone(self) -> QWidget:
        zone = DropZone(tr("Drop your press list here"))
        zone.dropped.connect(self._open)
        edge = theme.px(24)
        zone.body.setContentsMargins(edge, edge, edge, edge)
        zone.body.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        zone.body.addWidget(Picture("file-spreadsheet", "accent", 34), alignment=middle)
        for label in (
            Text(tr("Drop your press list here"), "h2", wrap=True),
            Text(
                tr("Excel, CSV, OpenDocument, or rows copied from any table. Messy is fine."), "body", "mute", wrap=True
            ),
        ):
            label.setAlignment(middle)
            zone.body.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addStretch(1)
        row.addWidget(self.bring)
        row.addWidget(self.paste)
        row.addStretch(1)
        zone.body.addLayout(row)
        promise = Text(tr("You see and correct everything before one line is written."), "small", "mute", wrap=True)
        promise.setAlignment(middle)
        zone.body.addWidget(promise)
        zone.body.addStretch(1)
        return zone
