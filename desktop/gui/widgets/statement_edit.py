"""The calm editor of a statement's body: paragraphs with roles, demands numbered in the margin, no markup in or out."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from desktop.domain.statement.text import Block, BlockKind
from desktop.gui import fonts, theme
from desktop.gui.widgets import statement_blocks

_LABEL_END = ":"


class StatementEdit(QTextEdit):
    """`edit.load(blocks, right_to_left=True)` shows a body, `edit.blocks()` reads it back.

    It is as tall as its text: put it into something that scrolls. Enter after a demand makes the next demand, on an
    empty one a paragraph; a colon typed in a demand makes what stands before it the label.
    """

    edited = Signal()
    """The words or their roles changed, by a person."""
    moved = Signal()
    """The cursor stands in another place: the role to show may be another."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._right_to_left = False
        self._loading = False
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self.moved)
        theme.on_change(self._restyle)
        self._restyle()

    def load(self, blocks: Iterable[Block], *, right_to_left: bool) -> None:
        """Show a body, as saved; there is nothing to undo yet."""
        self._loading, self._right_to_left = True, right_to_left
        statement_blocks.fill(self.document(), blocks, right_to_left=right_to_left)
        self.document().clearUndoRedoStacks(QTextDocument.Stacks.UndoAndRedoStacks)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._loading = False

    def blocks(self) -> tuple[Block, ...]:
        """What stands here now."""
        return statement_blocks.blocks_of(self.document())

    def current(self) -> Block:
        """The paragraph of the cursor."""
        return statement_blocks.block_at(self.textCursor())

    def give_role(self, kind: BlockKind) -> None:
        """Make the paragraph of the cursor, or those selected, one kind."""
        statement_blocks.give_role(self.textCursor(), kind, right_to_left=self._right_to_left)
        self.viewport().update()
        self.moved.emit()

    def give_speaker(self, person: str, office: str, organisation: str) -> None:
        """Say who is quoted here (of a boilerplate: whose it is)."""
        statement_blocks.give_speaker(
            self.textCursor(), person, office, organisation, right_to_left=self._right_to_left
        )
        self._tell()

    def find_next(self, words: str, *, backwards: bool = False) -> bool:
        """Go to the next place with these words, round the end; whether there is one."""
        flag = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if self.find(words, flag):
            return True
        start = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start)
        found = self.find(words, flag)
        if not found:
            self.setTextCursor(start)
        return found

    # -- as a widget ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        height = self.document().documentLayout().documentSize().height()
        return QSize(theme.px(400), round(max(height, theme.px(160))))

    def minimumSizeHint(self) -> QSize:
        """As tall as the text, as narrow as its place."""
        return QSize(theme.px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with demands; a colon ends a label."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and self._ends_demands():
            return
        super().keyPressEvent(event)
        if enter:
            self._begin_paragraph()
        elif event.text() == _LABEL_END:
            self._make_label()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words only, whatever the clipboard holds."""
        if source.hasText():
            self.textCursor().insertText(source.text().replace("\u2028", "\n"), self._plain())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Words only: a format of ours means nothing elsewhere."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and the number of each demand beside it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(fonts.font("editor"))
        painter.setPen(theme.colour("text"))
        right = self._right_to_left
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        number, layout = 0, self.document().documentLayout()
        for block in statement_blocks.paragraphs(self.document()):
            if statement_blocks.kind_of(block) is not BlockKind.DEMAND:
                continue
            number += 1
            area = layout.blockBoundingRect(block)
            line = block.layout().lineAt(0)
            self._draw_number(painter, number, area, line.naturalTextRect().height() or area.height())
        painter.end()

    def _draw_number(self, painter: QPainter, number: int, area: QRectF, height: float) -> None:
        width = theme.px(32)
        left = self.viewport().width() - width if self._right_to_left else 0
        side = Qt.AlignmentFlag.AlignLeft if self._right_to_left else Qt.AlignmentFlag.AlignRight
        place = QRectF(QPointF(left, area.top()), QPointF(left + width, area.top() + height))
        painter.drawText(
            place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), f"{number}."
        )

    # -- typing ---------------------------------------------------------------------------------------------------

    def _ends_demands(self) -> bool:
        """Enter on an empty demand, quote or heading: back to a plain paragraph."""
        cursor = self.textCursor()
        kind = statement_blocks.kind_of(cursor.block())
        if kind is BlockKind.PARAGRAPH or cursor.block().text().strip():
            return False
        self.give_role(BlockKind.PARAGRAPH)
        return True

    def _begin_paragraph(self) -> None:
        """After a lead comes a demand, after a demand the next, after anything else a plain paragraph."""
        cursor = self.textCursor()
        before = statement_blocks.kind_of(cursor.block().previous())
        following = BlockKind.DEMAND if before in (BlockKind.LEAD, BlockKind.DEMAND) else BlockKind.PARAGRAPH
        if before is not BlockKind.PARAGRAPH and not cursor.block().text():
            self.give_speaker("", "", "")
            self.give_role(following)
            self.setCurrentCharFormat(statement_blocks.char_format(following))

    def _make_label(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        current = statement_blocks.block_at(cursor)
        head = block.text()[: cursor.positionInBlock()]
        if current.kind is not BlockKind.DEMAND or current.label or head.count(_LABEL_END) > 1:
            return
        walker = QTextCursor(block)
        walker.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        walker.setCharFormat(statement_blocks.char_format(BlockKind.DEMAND, label=True))
        self.setCurrentCharFormat(self._plain())

    def _plain(self) -> QTextCharFormat:
        return statement_blocks.char_format(statement_blocks.kind_of(self.textCursor().block()))

    def _tell(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _restyle(self) -> None:
        """Colours and sizes are in the paragraphs: say them again."""
        self.setFont(fonts.font("editor"))
        was, place = self.document().isModified(), self.textCursor().position()
        self.load(self.blocks(), right_to_left=self._right_to_left)
        self.document().setModified(was)
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
