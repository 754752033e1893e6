"""The key of an organisation: the words to read to each other, and where that stands."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.organisation import Organisation
from desktop.gui import theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.partners.acts import PartnerActs
    from desktop.services.signoffs import OwnKey

_COLUMNS = 2


class KeyCard(QWidget):
    """`show_theirs(words)` for a partner's key, `show_ours(key)` for our own; `new_asked(again)` asks for a new one."""

    new_asked = Signal(bool)

    def __init__(self, acts: "PartnerActs", one: Organisation) -> None:
        super().__init__()
        self._acts, self._one = acts, one
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))

    def show_theirs(self, words: Sequence[str]) -> None:
        """Where their key stands, and what to do next."""
        empty(self._column)
        state, one = self._one.key_state, self._one
        if state == "none" or not words:
            self._say(tr("None yet. It comes with their first sign-off file, and shows that later ones are theirs."))
            return
        if state == "compared":
            self._state(Chip(tr("Compared by voice"), "green", icon="check"))
            self._say(tr("Sign-off files with this key count as theirs."))
        else:
            self._state(Chip(tr("Not compared yet"), "amber", icon="circle-alert"))
            self._say(
                tr("Call them on a number you know and read these words to each other. Are all of them the same?")
            )
        self._words(words)
        buttons = [
            Button(
                tr("Copy the key"),
                "small",
                icon="copy",
                on_click=partial(self._acts.copy_key, one.card.get("public_key", "")),
            )
        ]
        if state == "not_compared":
            same = Button(tr("Compared"), "small", icon="check", on_click=lambda: self._acts.compared(one))
            same.setAccessibleDescription(tr("All words are the same"))
            same.forbid(self._acts.why_not_write())
            buttons.insert(0, same)
        self._buttons(buttons)

    def show_ours(self, key: "OwnKey | None") -> None:
        """Our words to read to partners, or a way to make a key."""
        empty(self._column)
        if key is None:
            self._say(tr("None on this computer. With a key, partners see that a sign-off file comes from you."))
            make = Button(tr("Make your key"), "small", icon="key-round", on_click=lambda: self.new_asked.emit(False))
            make.forbid(self._acts.why_not_write())
            self._buttons([make])
            return
        self._say(tr("Read these words to your partners by voice, so that they know your key."))
        self._words(key.words)
        again = Button(tr("Make a new one"), "small", on_click=self._ask_again)
        again.forbid(self._acts.why_not_write())
        self._buttons(
            [Button(tr("Copy the key"), "small", icon="copy", on_click=partial(self._acts.copy_key, key.public)), again]
        )

    def _ask_again(self) -> None:
        """A new key makes the old one worthless: say so before it is done."""
        empty(self._column)
        self._say(tr("Every partner must compare the words of a new key again. Until then your files count for less."))
        yes = Button(tr("Make a new key"), "small", icon="key-round", on_click=lambda: self.new_asked.emit(True))
        keep = Button(tr("Keep this one"), "small", on_click=self._acts.refresh)
        self._buttons([keep, yes])
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self._column.addWidget(Text(words, "body", "mute", wrap=True))

    def _state(self, chip: Chip) -> None:
        self._column.addWidget(chip, alignment=Qt.AlignmentFlag.AlignLeading)

    def _words(self, words: Sequence[str]) -> None:
        holder = QWidget()
        holder.setAccessibleName(" ".join(words))
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(2))
        rows = -(-len(words) // _COLUMNS)
        for place, word in enumerate(words):
            line, side = place % rows, place // rows
            grid.addWidget(Text(f"{place + 1}", "small", "faint"), line, side * 2)
            grid.addWidget(Text(word, "medium"), line, side * 2 + 1)
        for side in range(_COLUMNS):
            grid.setColumnStretch(side * 2 + 1, 1)
        self._column.addWidget(holder)

    def _buttons(self, buttons: Sequence[Button]) -> None:
        holder = QWidget()
        flow = Flow(holder, gap=8)
        for button in buttons:
            flow.addWidget(button)
        self._column.addWidget(holder)
