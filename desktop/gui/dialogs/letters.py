"""Letters and call scripts to look through, to copy, or to open in the mail program. Nothing is sent from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from desktop.gui import fonts, theme
from desktop.gui.clipboard import copy
from desktop.gui.desktop_links import show_folder, write_to
from desktop.gui.models.moments import local, system_clock
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.picks import Pick, PickList
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, reads_right_to_left, tr

if TYPE_CHECKING:
    from desktop.services.embargoes import Letters, Notice


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """One letter, or what to say on the phone."""

    name: str
    subject: str
    body: str
    language: str = "en"
    address: str = ""
    note: str = ""


class LettersDialog(Dialog):
    """`LettersDialog(tools, "Tell those concerned", letters).show_now()`."""

    def __init__(
        self, tools: Tools, title: str, letters: Sequence[ShownLetter], save: "Callable[[Path], Path] | None" = None
    ) -> None:
        usual = tr("Dateline sends nothing: copy each letter, or open it in your mail program.")
        super().__init__(tools.window, title, note=usual, width=900)
        self._tools, self._letters, self._save = tools, tuple(letters), save
        self.chooser: QFileDialog | None = None
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.names = PickList([Pick(str(place), one.name) for place, one in enumerate(letters)], hint=tr("Whom"))
        self.names.setFixedWidth(theme.px(240))
        self.names.picked.connect(lambda key: self.show_letter(int(key)))
        self.names.view.selectionModel().currentChanged.connect(lambda now, _before: self._look(now.row()))
        row.addWidget(self.names, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(theme.px(6))
        self.subject = Text("", "strong", wrap=True)
        self.warning = Text("", "small", "amber", wrap=True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(tr("The letter"))
        self.words.setFont(fonts.font("body"))
        self.words.setMinimumHeight(theme.px(300))
        for part in (self.subject, self.warning, self.words):
            right.addWidget(part)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self._foot()
        self._at = 0
        self.show_letter(0)

    def _foot(self) -> None:
        self.copy_all = Button(tr("Copy all"), icon="copy", on_click=self._copy_all)
        self.copy_one = Button(tr("Copy this one"), icon="copy", on_click=self._copy)
        self.mail = Button(tr("Open in the mail program"), icon="mail", on_click=self._mail)
        self.files = Button(tr("Save as files…"), icon="folder", on_click=self._choose_folder)
        self.files.setVisible(self._save is not None)
        for part in (self.copy_all, self.copy_one, self.mail, self.files):
            self.foot.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Done"), "primary", on_click=self.close_now))

    def show_now(self) -> None:
        """Open it."""
        self.open(self.names.first_focus())

    def show_letter(self, place: int) -> None:
        """Show one of them."""
        if not 0 <= place < len(self._letters):
            return
        self._at = place
        letter = self._letters[place]
        self.subject.setText(letter.subject)
        self.warning.setText(letter.note)
        self.warning.setVisible(bool(letter.note))
        rtl = reads_right_to_left(letter.language)
        self.words.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.words.setPlainText(letter.body)
        self.mail.forbid("" if letter.address else tr("No address is known here: copy it"))

    def _look(self, row: int) -> None:
        shown = self.names.words_shown()
        if 0 <= row < len(shown):
            self.show_letter(next(place for place, one in enumerate(self._letters) if one.name == shown[row]))

    def _copy(self) -> None:
        copy(_whole(self._letters[self._at]))
        self._tools.notices.toast(tr("Copied the letter to {name}", name=self._letters[self._at].name))

    def _copy_all(self) -> None:
        copy("\n\n\n".join(_whole(one) for one in self._letters))
        self._tools.notices.toast(plural(len(self._letters), "{n} letter copied", "{n} letters copied"))

    def _choose_folder(self) -> None:
        self.chooser = QFileDialog(self.window(), tr("In which folder?"))
        self.chooser.setFileMode(QFileDialog.FileMode.Directory)
        self.chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        self.chooser.setDirectory(QStandardPaths.writableLocation(place))
        self.chooser.fileSelected.connect(self._write)
        self.chooser.open()

    def _write(self, path: str) -> None:
        save, folder = self._save, Path(path) / f"{tr('Embargo letters')} {self._now():%Y-%m-%d %H%M%S}"
        if save is None:
            return

        def told(saved: Path) -> None:
            words = tr("Letters saved in {folder}", folder=saved.name)
            self._tools.notices.toast(words, action=tr("Show in folder"), undo=lambda: show_folder(saved))

        self._tools.tasks.aside(self, lambda: save(folder), told)

    def _now(self) -> datetime:
        workspace = self._tools.tasks.workspace()
        return local(workspace.clock if workspace is not None else system_clock)

    def _mail(self) -> None:
        letter = self._letters[self._at]
        copy(letter.body)
        write_to(letter.address, letter.subject)
        self._tools.notices.toast(tr("The text is on the clipboard: paste it into the message"))


def of_notices(found: "Sequence[Notice]") -> list[ShownLetter]:
    """Letters that tell of a lift that moved, of an early one, of a breach."""
    holds = tr("Holds the text already")
    return [
        ShownLetter(one.name, one.letter.subject, one.letter.body, one.letter.language, note=holds if one.holds else "")
        for one in found
    ]


def of_offers(found: "Letters", *, by_phone: bool) -> list[ShownLetter]:
    """The question to each; for a call, what to say."""
    return [
        ShownLetter(
            one.name,
            tr("What to say on the phone") if by_phone else one.letter.subject,
            one.script if by_phone else one.letter.body,
            one.letter.language, "" if by_phone else one.address, "; ".join(one.warnings),
        )
        for one in found.drafts
    ]  # fmt: skip


def _whole(letter: ShownLetter) -> str:
    return "\n\n".join(part for part in (letter.name, letter.subject, letter.body) if part)
