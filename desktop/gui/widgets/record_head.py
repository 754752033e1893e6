"""The head of a list: what it is, how many there are, and the line to search it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr


class RecordHead(QWidget):
    """`title`, `count` and `search` of a list, to be laid out by who needs more than a `ListHead`."""

    def __init__(self, title: str, search: str, *, width: int) -> None:
        super().__init__()
        self.title = Text(title, "h1")
        self.count = Text("", "body", "mute")
        self.search = SearchField(tr("Search"), shortcut="/")
        self.search.setAccessibleName(search)
        self.search.setFixedWidth(theme.px(width))

    def show_unknown(self) -> None:
        """Nobody knows how many there are: they could not be read."""
        self.count.setText("—")


class ListHead(RecordHead):
    """All in one row: `ListHead("Outlets", "Search outlets", buttons)`."""

    def __init__(self, title: str, search: str, *buttons: QWidget, width: int = 230) -> None:
        super().__init__(title, search, width=width)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(14), theme.px(18), theme.px(12))
        row.setSpacing(theme.px(10))
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.search, alignment=Qt.AlignmentFlag.AlignVCenter)
        for button in buttons:
            row.addWidget(button)

    def show_count(self, count: int, total: int, one: str, many: str, *, narrowed: bool) -> None:
        """"2 of 31 match", or all of them: "31 outlets"."""  # fmt: skip
        some = tr("{count} of {total} match", count=number(count), total=number(total))
        self.count.setText(some if narrowed else plural(total, one, many))
