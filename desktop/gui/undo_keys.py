"""Undo and redo in menu, palette and keys, with what they would take back in their words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.gui.pages import Tools
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.history import BatchRow, UndoReport
    from desktop.services.workspaces import Workspace


class UndoKeys(QObject):
    """Binds "undo" and "redo" for a window. A focused text field takes Ctrl+Z first, as Qt does."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.window)
        self._tools = tools
        self._undo: BatchRow | None = None
        self._redo: BatchRow | None = None
        tools.actions.bind(
            "undo", lambda: self._take_back(self._undo), reason=self._why_not_undo, title=self._undo_words
        )
        tools.actions.bind(
            "redo", lambda: self._take_back(self._redo), reason=self._why_not_redo, title=self._redo_words
        )
        tools.tasks.changed.connect(self._look)
        tools.tasks.opened.connect(self._look)
        if tools.tasks.workspace() is not None:
            self._look()

    def _look(self, _touched: object = None) -> None:
        self._tools.tasks.read(self, _newest, self._know, question="undo")

    def _know(self, found: "tuple[BatchRow | None, BatchRow | None]") -> None:
        self._undo, self._redo = found
        self._tools.actions.refresh()

    def _take_back(self, act: "BatchRow | None") -> None:
        if act is None:
            return
        words = "Undone: {what}" if act is self._undo else "Done again: {what}"

        def done(report: "UndoReport") -> None:
            self._tools.notices.toast(tr(words, what=_bare(report.label)), icon="undo-2")

        self._tools.tasks.write(self._tools.window, lambda workspace: _undo(workspace, act.id), done)

    def _why_not_undo(self) -> str:
        return self._why_not(self._undo, tr("Nothing to undo"))

    def _why_not_redo(self) -> str:
        return self._why_not(self._redo, tr("Nothing to redo"))

    def _why_not(self, act: "BatchRow | None", nothing: str) -> str:
        workspace = self._tools.tasks.workspace()
        if workspace is not None and workspace.read_only:
            return workspace.read_only
        return "" if act is not None else nothing

    def _undo_words(self) -> str:
        return tr("Undo {what}", what=_low(self._undo.label)) if self._undo is not None else tr("Undo")

    def _redo_words(self) -> str:
        return tr("Redo {what}", what=_low(_bare(self._redo.label))) if self._redo is not None else tr("Redo")


def _newest(workspace: "Workspace") -> "tuple[BatchRow | None, BatchRow | None]":
    from desktop.services import history

    return history.last_undoable(workspace), history.last_redoable(workspace)


def _undo(workspace: "Workspace", batch_id: int) -> "UndoReport":
    from desktop.services import history

    return history.undo(workspace, batch_id)


def _bare(label: str) -> str:
    """The label of the act itself, without the "Undo:" of the act that took it back."""
    return label.removeprefix("Undo: ").removeprefix("Redo: ")


def _low(label: str) -> str:
    """The label inside a sentence."""
    return label[:1].lower() + label[1:]
