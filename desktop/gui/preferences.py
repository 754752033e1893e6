"""The settings as the window holds them: changed at once, saved a moment later beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.gui import theme, words

if TYPE_CHECKING:
    from desktop.services.settings import Settings

SAVE_AFTER_MS = 400


class Preferences(QObject):
    """`preferences.now` are the settings; `change(mode="dark")` changes, applies, tells by `changed`, and saves.

    `save` is called with the settings a moment after the last change.
    """

    changed = Signal()
    turned = Signal()  # another language or reading direction: what is written must be written anew
    reshaped = Signal()  # another look is about to be put on

    def __init__(
        self, settings: "Settings", save: "Callable[[Settings], object]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.now = settings
        self._save = save
        self._soon = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._soon.timeout.connect(self.save_now)
        self._unsaved = False

    def change(self, **changes: object) -> None:
        """Change settings by name."""
        before, self.now = self.now, replace(self.now, **changes)  # type: ignore[arg-type]
        if self.now == before:
            return
        self._show(before)
        self._unsaved = True
        self._soon.start()
        self.changed.emit()

    def _show(self, before: "Settings") -> None:
        """Let the window follow what changed."""
        after = self.now
        turned = written(before) != written(after)
        dressed = looks_of(before) != looks_of(after)
        if dressed and not turned:
            self.reshaped.emit()  # first: what is given up need not be dressed again
        if turned or dressed:
            self.apply()
        if turned:
            self.turned.emit()

    def remember_columns(self, table: str, state: Sequence[str]) -> None:
        """Keep how a table's columns are."""
        self.change(columns={**self.now.columns, table: tuple(state)})

    def columns(self, table: str) -> tuple[str, ...]:
        """How a table's columns were left."""
        return self.now.columns.get(table, ())

    def apply(self) -> None:
        """Give the application the language, direction and look chosen."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            words.speak(self.now.language)
            words.count_in(self.now.digits)
            words.face(app, right_to_left=faces_rtl(self.now))
            theme.apply(app, looks_of(self.now))

    def save_now(self) -> None:
        """Save if something is not saved yet."""
        self._soon.stop()
        if self._unsaved:
            self._unsaved = False
            self._save(self.now)


def looks_of(settings: "Settings") -> theme.Look:
    """The part of the settings that is about looks."""
    return theme.Look(settings.mode, settings.text_scale / 100, settings.less_motion)


def written(settings: "Settings") -> tuple[str, bool, str]:
    """The part of the settings that decides how everything is written: language, direction, digits."""
    return settings.language, faces_rtl(settings), settings.digits


def faces_rtl(settings: "Settings") -> bool:
    """Whether the interface reads from right to left under these settings."""
    if settings.direction == "auto":
        return words.reads_right_to_left(settings.language)
    return settings.direction == "rtl"
