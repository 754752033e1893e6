"""What every section of the settings is made of: a title, cards, and rows of words with their control."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.pages import Tools
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.fields import Check, Line
from desktop.gui.widgets.panels import Card, ScrollPage, rule
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr
from desktop.services import settings as stored

CONTROL, BESIDE, WIDEST = 320, 560, 860


class Section(QWidget):
    """One part of the settings. Made when first opened; `entered()` comes each time."""

    scrolls = True

    def __init__(self, tools: Tools, title: str, note: str = "") -> None:
        super().__init__()
        self.tools = tools
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.body = outer
        if self.scrolls:
            page = ScrollPage(margin=0, spacing=14)
            outer.addWidget(page)
            self.body = page.body
        edge = theme.px(24)
        self.body.setContentsMargins(edge, theme.px(18), edge, edge)
        self.body.setSpacing(theme.px(14))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Text(title, "h1"))
        if note:
            words.addWidget(Text(note, "body", "mute", wrap=True))
        self.body.addLayout(words)

    def entered(self) -> None:
        """The section is on screen now: read what may have changed."""

    def card(self, title: str = "") -> "SettingCard":
        """A card at the end."""
        made = SettingCard(title)
        made.setMaximumWidth(theme.px(WIDEST))
        self.body.addWidget(made)
        return made

    def finish(self) -> None:
        """Say that everything is in."""
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """The section's first control."""
        for child in self.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self) and child.isEnabled():
                return child
        return None

    # -- rows that change a setting by its name -------------------------------------------------------------------

    def check(self, card: "SettingCard", name: str) -> Check:
        """A setting that is on or off."""
        preferences = self.tools.preferences
        box = Check(
            tr(stored.label(name)), checked=bool(getattr(preferences.now, name)),
            on_change=lambda on: preferences.change(**{name: on}),
        )  # fmt: skip
        card.whole(box, tr(stored.help_text(name)))
        return box

    def line(self, card: "SettingCard", name: str, hint: str = "") -> Line:
        """A setting that is typed; it is taken when it is left or finished."""
        preferences = self.tools.preferences
        made = Line(str(getattr(preferences.now, name)), name=tr(stored.label(name)), hint=hint)
        made.editingFinished.connect(lambda: preferences.change(**{name: made.text().strip()}))
        card.row(tr(stored.label(name)), made, tr(stored.help_text(name)))
        return made


class SettingCard(Card):
    """A card of rows, each a thin line apart: `card.row("Text size", Segmented(…), "Of your computer's own size.")`."""

    def __init__(self, title: str = "") -> None:
        super().__init__(title, spacing=10)
        self._rows = 0

    def row(self, label: str, control: QWidget, help_text: str = "") -> QWidget:
        """Words at the start, their control at the end; one under the other where there is no room."""
        self._part()
        words = _words(label, help_text, control)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        fixed = control.sizePolicy().horizontalPolicy() == control.sizePolicy().Policy.Fixed
        if fixed:
            inside.addWidget(control, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        else:
            inside.addWidget(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        made = Columns([words, holder], widths=(0, CONTROL), below=BESIDE, gap=18)
        self.body.addWidget(made)
        return made

    def whole(self, control: QWidget, help_text: str = "") -> None:
        """A control that is its own words, over the whole width."""
        self._part()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(control)
        if help_text:
            words = Text(help_text, "small", "mute", wrap=True)
            row = QVBoxLayout()
            room = theme.px(24)
            right = theme.right_to_left()
            row.setContentsMargins(0 if right else room, 0, room if right else 0, 0)
            row.addWidget(words)
            column.addLayout(row)
        self.body.addLayout(column)

    def text(self, words: str) -> Text:
        """A sentence over the whole width."""
        self._part()
        made = Text(words, "body", wrap=True)
        self.body.addWidget(made)
        return made

    def _part(self) -> None:
        if self._rows:
            self.body.addWidget(rule(token="line2"))  # noqa: S106 - a colour
        self._rows += 1


def _words(label: str, help_text: str, control: QWidget) -> QWidget:
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
    column.setSpacing(theme.px(2))
    caption = Text(label, "medium", wrap=True)
    caption.setBuddy(control)
    column.addWidget(caption)
    if help_text:
        column.addWidget(Text(help_text, "small", "mute", wrap=True))
    column.addStretch(1)
    return words
