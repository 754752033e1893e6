"""What was opened lately: files imported and workspaces, newest first, kept with the settings."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from desktop.gui import icons, theme
from desktop.gui.preferences import Preferences
from desktop.gui.words import tr

MOST = 8


def note_workspace(preferences: Preferences, path: Path) -> None:
    """Remember that this workspace was opened."""
    name = str(path.absolute())
    preferences.change(last_workspace=name, recent_workspaces=_first(name, preferences.now.recent_workspaces))


def note_file(preferences: Preferences, path: Path) -> None:
    """Remember that this file was chosen for an import."""
    preferences.change(recent_files=_first(str(path.absolute()), preferences.now.recent_files))


def others(preferences: Preferences, here: Path | None) -> tuple[str, ...]:
    """The workspaces opened lately, without the one in use."""
    name = str(here.absolute()) if here is not None else ""
    return tuple(path for path in preferences.now.recent_workspaces if path != name)


def add_menu(menu: QMenu, title: str, paths: tuple[str, ...], icon: str, act: Callable[[Path], object]) -> None:
    """Add a submenu of paths, by name, with the folder of each; nothing if there are none."""
    if not paths:
        return
    inside = menu.addMenu(icons.icon(icon, "mute", theme.px(16)), title)
    inside.setToolTipsVisible(True)
    for path in paths:
        line = inside.addAction(tr("{name}  ({folder})", name=Path(path).name, folder=Path(path).parent.name))
        line.setToolTip(path)
        line.triggered.connect(lambda _on=False, path=path: act(Path(path)))


def _first(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return (name, *(other for other in known if other != name))[:MOST]
