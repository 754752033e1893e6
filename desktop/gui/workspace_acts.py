"""New workspace, open another, look at the example: chosen by a person, opened beside the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.gui import recents
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.contact import ContactRow
    from desktop.gui.main_window import MainWindow
    from desktop.services.workspaces import Workspace

SUFFIX = ".dateline"
_PAINTED_MS = 10


def bind_workspaces(window: "MainWindow", example: Path) -> None:
    """Bind what can be done with workspaces. `example` is where the example lies, made when first wanted."""
    actions = window.actions_table
    actions.bind("workspace.new", lambda: _choose_new(window))
    actions.bind("workspace.open", lambda: _choose(window))
    actions.bind("workspace.example", lambda: open_here(window, example, _example, remember=False))
    actions.bind("workspace.again", lambda: open_again(window), reason=lambda: _why_not_again(window))


def open_path(window: "MainWindow", path: Path) -> None:
    """Open the workspace at a path, or make a new one there, and show its contacts."""
    open_here(window, path, _open_or_create)


def open_first(window: "MainWindow", path: Path) -> None:
    """The same at the start: its first contacts at once; who has gone somewhere meanwhile is left there."""

    def look() -> "list[ContactRow]":
        from desktop.services import glances

        window.load_place("contacts")
        return glances.first_rows(path)

    def show(rows: "list[ContactRow]") -> None:
        if rows and not window.place():
            window.visit("contacts")
            page: Any = window.page()
            page.glance(rows)
            window.keep_pages = True
        # what follows holds the interpreter in long stretches: not before the rows are painted
        QTimer.singleShot(_PAINTED_MS if rows else 0, window, go_on)

    def go_on() -> None:
        open_here(window, path, _open_or_create, go_from=("", "welcome"), failed=fail)

    def fail(error: UserError) -> None:
        if window.keep_pages:  # nothing can be done with what the glance showed
            window.keep_pages = False
            window.visit("welcome")
            window.forget_pages()
        window.tasks.failed.emit(error)

    window.tasks.aside(window, look, show, failed=lambda _error: go_on())


def open_known(window: QWidget, path: Path) -> None:
    """Open a workspace that was opened before; where it is gone, that is said."""
    open_here(window, path, _open)  # type: ignore[arg-type]


def open_here(
    window: "MainWindow",
    path: Path,
    make: "Callable[[Path], Workspace]",
    *,
    remember: bool = True,
    go_from: tuple[str, ...] | None = None,
    failed: Callable[[UserError], object] | None = None,
) -> None:
    """Open a workspace beside the window; then use it, close the one before, and show its contacts.

    With `go_from`, its contacts are shown only if one of these places is still on screen.
    """
    used = window.tasks.workspace()
    if used is not None and used.path.absolute() == path.absolute():
        _show_contacts(window)
        return

    def opened(workspace: "Workspace") -> None:
        if remember:
            recents.note_workspace(window.preferences, path)
        _take(window, workspace)
        if go_from is None or window.place() in go_from:
            _show_contacts(window)

    def open_it() -> "Workspace":
        made = make(path)
        window.load_place("contacts")
        return made

    window.tasks.aside(window, open_it, opened, failed=failed, question="workspace")


def open_again(window: "MainWindow") -> None:
    """Try whether a workspace that could only be read can be changed by now."""
    used = window.tasks.workspace()
    if used is None:
        return
    path = used.path

    def opened(workspace: "Workspace") -> None:
        if workspace.read_only:
            window.notices.toast(workspace.read_only, icon="lock")
            window.tasks.aside(window, lambda: close(workspace))
            return
        _take(window, workspace)
        window.notices.toast(tr("The workspace is open for changes"))

    window.tasks.aside(window, lambda: _open(path), opened, question="workspace")


def _take(window: "MainWindow", workspace: "Workspace") -> None:
    """Use this workspace, in the person's own name, and let go of the one before."""
    before = window.tasks.workspace()
    name = window.preferences.now.user_name
    window.tasks.adopt(replace(workspace, user=name) if name else workspace)
    if before is not None:
        window.tasks.aside(window, lambda: close(before))


def _why_not_again(window: "MainWindow") -> str:
    used = window.tasks.workspace()
    return "" if used is not None and used.read_only else tr("It is open for changes")


def _show_contacts(window: "MainWindow") -> None:
    if window.has_place("contacts") and window.place() != "contacts":
        window.visit("contacts")


def close(workspace: "Workspace") -> None:
    """Let go of a workspace's file."""
    from desktop.services import workspaces

    workspaces.close(workspace)


def _choose(window: "MainWindow") -> None:
    dialog = QFileDialog(window, tr("Open a workspace"))
    dialog.setNameFilter(tr("Dateline workspaces (*{suffix})", suffix=SUFFIX))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: open_here(window, Path(name), _open))
    dialog.open()


def _choose_new(window: "MainWindow") -> None:
    dialog = QFileDialog(window, tr("New workspace"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(tr("Dateline workspaces (*{suffix})", suffix=SUFFIX))
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.fileSelected.connect(lambda name: open_path(window, Path(name)))
    dialog.open()


def _open(path: Path) -> "Workspace":
    from desktop.services import workspaces

    return workspaces.open_workspace(path)


def _open_or_create(path: Path) -> "Workspace":
    from desktop.services import workspaces

    path.parent.mkdir(parents=True, exist_ok=True)
    return workspaces.open_or_create(path)


def _example(path: Path) -> "Workspace":
    from desktop.services import samples, workspaces

    path.parent.mkdir(parents=True, exist_ok=True)
    return workspaces.open_workspace(path) if path.exists() else samples.create_example(path)
