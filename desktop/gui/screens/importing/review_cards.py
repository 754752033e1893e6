"""The counts of a review: one card per verdict. Together they are always all the rows of the file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.domain.importing import Policy, Verdict
from desktop.gui import theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.panels import Card, Picture
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.services.imports import Outlook

LEAST_WIDTH, GAP = 150, 12
ALWAYS = frozenset({Verdict.NEW, Verdict.FILL, Verdict.DUPLICATE, Verdict.REJECTED, Verdict.UNCHANGED})
"""The cards that stand even where they count nothing."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """How the card of a verdict looks: icon, colour, what it counts."""

    verdict: Verdict
    icon: str
    token: str
    label: str


CARDS: tuple[CardLook, ...] = (
    CardLook(Verdict.NEW, "user-plus", "green", "New contacts"),
    CardLook(Verdict.FILL, "pencil", "accent", "Updates"),
    CardLook(Verdict.CONFLICT, "pencil", "amber", "Conflicts"),
    CardLook(Verdict.DUPLICATE, "users", "amber", "Duplicates"),
    CardLook(Verdict.REJECTED, "circle-alert", "red", "Rows with errors"),
    CardLook(Verdict.SUPPRESSED, "ban", "red", "Must get nothing"),
    CardLook(Verdict.UNCHANGED, "circle-minus", "mute", "No change"),
)
_FILLS: dict[Policy, str] = {
    Policy.FILL: "fill empty fields only",
    Policy.KEEP: "kept as they are",
    Policy.REPLACE: "the file wins",
    Policy.ADD: "fill and add to lists",
}


class CountCards(QWidget):
    """The cards in one row, or two where it is narrow. `on_see(verdict)` for See and Decide."""

    def __init__(self, on_see: Callable[[Verdict], object]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(GAP))
        self.cards = {look.verdict: CountCard(look, on_see) for look in CARDS}
        self._shape: tuple[int, tuple[Verdict, ...]] = (0, ())
        self._arrange()

    def show_outlook(self, outlook: "Outlook", policy: Policy) -> None:
        """Show these numbers."""
        for verdict, card in self.cards.items():
            count = outlook.counts[verdict]
            action = _action(verdict, outlook)
            card.show_count(count, _second(verdict, outlook, policy), action)
            card.setVisible(count > 0 or verdict in ALWAYS)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break into two rows where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = tuple(verdict for verdict, card in self.cards.items() if not card.isHidden())
        room = max(1, (self.width() + theme.px(GAP)) // theme.px(LEAST_WIDTH + GAP))
        across = len(shown) if room >= len(shown) else max(1, -(-len(shown) // -(-len(shown) // room)))
        if (across, shown) == self._shape:
            return
        self._shape = (across, shown)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for at, verdict in enumerate(shown):
            self._grid.addWidget(self.cards[verdict], at // across, at % across)
            self._grid.setColumnStretch(at % across, 1)


class CountCard(Card):
    """One number with what it means and a way to see its rows."""

    def __init__(self, look: CardLook, on_see: Callable[[Verdict], object]) -> None:
        super().__init__(padding=14, spacing=1)
        self.look = look
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Picture(look.icon, look.token, 16))
        self._number = Text("", "number")
        head.addWidget(self._number)
        head.addStretch(1)
        self.see = Button(tr("See"), "link", on_click=lambda: on_see(look.verdict))
        head.addWidget(self.see)
        self.body.addLayout(head)
        self.body.addWidget(Text(tr(look.label), "medium", wrap=True))
        self._second = Text("", "small", "mute", wrap=True)
        self.body.addWidget(self._second)
        self.body.addStretch(1)

    def show_count(self, count: int, second: str, action: str) -> None:
        """Show a number, its second line and what can be done with its rows."""
        self._number.setText(number(count))
        self._second.setText(second)
        self.see.setVisible(count > 0)
        self.see.set_label(action)
        self.see.setAccessibleDescription(f"{number(count)} {tr(self.look.label)}, {second}")
        self.setAccessibleName(f"{number(count)} {tr(self.look.label)}")


def _action(verdict: Verdict, outlook: "Outlook") -> str:
    decides = {
        Verdict.CONFLICT: True,
        Verdict.DUPLICATE: outlook.open_duplicates + outlook.decided > 0,
        Verdict.REJECTED: True,
    }
    return tr("Decide") if decides.get(verdict, False) else tr("See")


def _second(verdict: Verdict, outlook: "Outlook", policy: Policy) -> str:
    return {
        Verdict.NEW: lambda: tr("nobody like them yet"),
        Verdict.FILL: lambda: tr(_FILLS[policy]),
        Verdict.CONFLICT: lambda: tr("yours stays, or choose"),
        Verdict.DUPLICATE: lambda: _duplicates(outlook),
        Verdict.REJECTED: lambda: _errors(outlook),
        Verdict.SUPPRESSED: lambda: tr("left out, always"),
        Verdict.UNCHANGED: lambda: tr("already the same"),
    }[verdict]()


def _duplicates(outlook: "Outlook") -> str:
    parts = []
    if outlook.open_duplicates or outlook.decided:
        parts.append(tr("{done} decided, {open} open", done=outlook.decided, open=outlook.open_duplicates))
    if outlook.joined:
        parts.append(plural(outlook.joined, "one row joined", "{n} rows joined"))
    return " · ".join(parts) or tr("nobody twice")


def _errors(outlook: "Outlook") -> str:
    if not outlook.counts[Verdict.REJECTED]:
        return tr("everything can be read")
    if not outlook.open_errors:
        return tr("all left out")
    return tr("fix here or leave out")
