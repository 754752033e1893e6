"""What changed between two texts, word by word: in one column, or the old beside the new; both directions of script."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from desktop.domain.statement.differences import PartDifference, Token
from desktop.gui import fonts, theme
from desktop.gui.words import is_rtl, reads_right_to_left, tr

_PARTS = {
    "urgency": "Urgency", "kind": "Kind", "headline": "Headline", "subheadline": "Line under the headline",
    "organisation": "Organisation", "dateline": "Dateline", "contact": "Press contact", "end_mark": "End mark",
    "paragraph": "Paragraph", "lead": "Lead-in", "heading": "Heading", "demand": "Demand", "quote": "Quote",
    "boilerplate": "About us",
}  # fmt: skip
_NUMBERED = {"organisation", "contact", "paragraph", "demand", "quote", "boilerplate", "heading", "lead"}


class DifferenceView(QTextEdit):
    """`show_differences(found, "ar", beside=True)`. What came is green and underlined, what went red and struck."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._shown: tuple[tuple[PartDifference, ...], str, bool, bool] | None = None
        theme.on_change(self._again)

    def show_differences(
        self, found: Sequence[PartDifference], language: str, *, beside: bool = False, everything: bool = True
    ) -> None:
        """Show these parts; without `everything` those that stayed are left out."""
        self._shown = (tuple(found), language, beside, everything)
        self._again()

    def _again(self) -> None:
        if self._shown is None:
            return
        found, language, beside, everything = self._shown
        shown = [part for part in found if part.changed or everything]
        self.clear()
        cursor = self.textCursor()
        if not shown:
            cursor.insertText(tr("Nothing changed."), self._plain())
            cursor.insertBlock()
        for part in shown:
            self._part(cursor, part, language, beside=beside)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _part(self, cursor: QTextCursor, part: PartDifference, language: str, *, beside: bool) -> None:
        name = tr(_PARTS.get(part.part, part.part))
        said = f"{name} {part.number}" if part.part in _NUMBERED else name
        if not part.before:
            said = tr("{part}, new", part=said)
        elif not part.after:
            said = tr("{part}, gone", part=said)
        cursor.setBlockFormat(self._block(theme.right_to_left(), above=8))
        cursor.insertText(said, self._caption())
        if beside:
            self._two(cursor, part, language)
        else:
            cursor.insertBlock(self._block(_turned(part, language)))
            self._write(cursor, part.tokens)
            cursor.insertBlock()

    def _two(self, cursor: QTextCursor, part: PartDifference, language: str) -> None:
        shape = QTextTableFormat()
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        shape.setCellPadding(theme.px(4))
        table = cursor.insertTable(1, 2, shape)
        sides = ("deleted", "inserted") if theme.right_to_left() else ("inserted", "deleted")  # what each leaves out
        for column, gone in enumerate(sides):
            inside = table.cellAt(0, column).firstCursorPosition()
            inside.setBlockFormat(self._block(_turned(part, language)))
            self._write(inside, [token for token in part.tokens if token.kind != gone])
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _write(self, cursor: QTextCursor, tokens: Sequence[Token]) -> None:
        for token in tokens:
            shape = self._plain()
            if token.kind == "inserted":
                shape.setForeground(theme.colour("green"))
                shape.setBackground(theme.colour("greenbg"))
                shape.setFontUnderline(True)
            elif token.kind == "deleted":
                shape.setForeground(theme.colour("red"))
                shape.setBackground(theme.colour("redbg"))
                shape.setFontStrikeOut(True)
            cursor.insertText(token.text, shape)

    def _plain(self) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setFont(fonts.font("editor"))
        shape.setForeground(theme.colour("text"))
        return shape

    def _caption(self) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setFont(fonts.font("smallmedium"))
        shape.setForeground(theme.colour("faint"))
        return shape

    def _block(self, turned: bool, *, above: int = 0) -> QTextBlockFormat:  # noqa: FBT001 - one fact of a format
        shape = QTextBlockFormat()
        shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
        shape.setTopMargin(theme.px(above))
        shape.setBottomMargin(theme.px(4))
        return shape


def _turned(part: PartDifference, language: str) -> bool:
    words = part.after or part.before
    return is_rtl(words) or (reads_right_to_left(language) and not words.isascii())
