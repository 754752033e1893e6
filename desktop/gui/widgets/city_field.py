"""A city to choose by typing: cities and countries in any script, never a distance from UTC."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter

from desktop.gui.widgets.fields import Line
from desktop.gui.words import tr

_PAUSE_MS = 90


@dataclass(frozen=True, slots=True)
class CityChoice:
    """One place: what stands in the list, its city and zone."""

    words: str
    city: str
    zone: str


Answer = Callable[[Sequence[CityChoice]], None]


class CityField(Line):
    """`CityField(search)`: `search(typed, answer)` finds places; `picked()` comes when one is chosen or taken away."""

    picked = Signal()

    def __init__(self, search: Callable[[str, Answer], object], *, name: str = "") -> None:
        super().__init__(name=name or tr("City"), hint=tr("A city: Washington, London, Amman …"))
        self.city, self.zone = "", ""
        self._search = search
        self._found: list[CityChoice] = []
        self._words = QStringListModel(self)
        found = QCompleter(self._words, self)
        found.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.activated[str].connect(self._take_words)  # type: ignore[index]
        self.setCompleter(found)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._search(self.text(), self._offer))
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._settle)

    def choose(self, city: str, zone: str) -> None:
        """Choose this place without telling anybody."""
        self.city, self.zone = city, zone
        self.setText(city)

    def take(self, choice: CityChoice) -> None:
        """Choose this place."""
        self.choose(choice.city, choice.zone)
        self.picked.emit()

    def _typed(self, text: str) -> None:
        if self.zone and text != self.city:
            self.city, self.zone = "", ""
            self.picked.emit()
        self._pause.start()

    def _offer(self, found: Sequence[CityChoice]) -> None:
        self._found = list(found)
        self._words.setStringList([choice.words for choice in found])
        if self.hasFocus() and found and not self.zone:
            self.completer().complete()

    def _take_words(self, words: str) -> None:
        choice = next((one for one in self._found if one.words == words), None)
        if choice is not None:
            QTimer.singleShot(0, self, lambda: self.take(choice))  # after the completer has put its words into the line

    def _settle(self) -> None:
        """A whole name that was typed is the first place found."""
        typed = self.text().strip().casefold()
        if typed and not self.zone and not self._pause.isActive():
            fits = [one for one in self._found if one.city.casefold() == typed]
            if fits:
                self.take(fits[0])
