"""A statement's body as a text document and back: every paragraph carries its role, a demand's label is its bold head.

Roles, and who speaks in a quote, are kept in the paragraph's own format, so that the editor's undo and redo take them
along. Nothing else of a format survives: there is no markup in a statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from desktop.domain.statement.text import Block, BlockKind
from desktop.gui import fonts, theme
from desktop.gui.fonts import TypeStyle

_USER = int(QTextFormat.Property.UserProperty.value)
_ROLE, _PERSON, _OFFICE, _ORGANISATION, LABEL = (_USER + n for n in range(1, 6))
_LABEL_ENDS = ".:؛،"


@dataclass(frozen=True, slots=True)
class _Look:
    style: TypeStyle
    tone: str = "text"
    above: int = 0
    below: int = 12
    indent: int = 0
    bold: bool = False


_LOOKS = {
    BlockKind.PARAGRAPH: _Look("editor"),
    BlockKind.LEAD: _Look("editor", above=2, below=8, bold=True),
    BlockKind.HEADING: _Look("h2", above=10, below=8),
    BlockKind.DEMAND: _Look("editor", below=6, indent=38),
    BlockKind.QUOTE: _Look("editor"),
    BlockKind.BOILERPLATE: _Look("small", "mute", above=4),
}


def fill(document: QTextDocument, blocks: Iterable[Block], *, right_to_left: bool) -> None:
    """Put blocks into the document, as one step that can be undone."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    for place, block in enumerate(list(blocks) or [Block(BlockKind.PARAGRAPH)]):
        if place:
            cursor.insertBlock()
        cursor.setBlockFormat(_block_format(block, right_to_left=right_to_left))
        cursor.setBlockCharFormat(char_format(block.kind))
        if block.label:
            label = block.label if block.label[-1] in _LABEL_ENDS else f"{block.label}."
            cursor.insertText(label, char_format(block.kind, label=True))
            cursor.insertText(f" {block.text}", char_format(block.kind))
        else:
            cursor.insertText(" ".join(block.text.splitlines()), char_format(block.kind))
    cursor.endEditBlock()


def blocks_of(document: QTextDocument) -> tuple[Block, ...]:
    """What stands in the document; empty paragraphs are left out."""
    found = (_block(one) for one in paragraphs(document))
    return tuple(block for block in found if block.text or block.label)


def paragraphs(document: QTextDocument) -> Iterable[QTextBlock]:
    """The document's paragraphs in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def kind_of(block: QTextBlock) -> BlockKind:
    """A paragraph's role; typed and pasted ones are plain paragraphs."""
    return BlockKind(_property(block.blockFormat(), _ROLE) or BlockKind.PARAGRAPH)


def give_role(cursor: QTextCursor, kind: BlockKind, *, right_to_left: bool) -> None:
    """Make the paragraphs of a selection one kind, as one step that can be undone."""
    document, last = cursor.document(), max(cursor.position(), cursor.anchor())
    block = document.findBlock(min(cursor.position(), cursor.anchor()))
    walker = QTextCursor(document)
    walker.beginEditBlock()
    while block.isValid() and block.position() <= last:
        old = _block(block)
        walker.setPosition(block.position())
        new = Block(kind, person=old.person, role=old.role, organisation=old.organisation)
        walker.setBlockFormat(_block_format(new, right_to_left=right_to_left))
        walker.setBlockCharFormat(char_format(kind))
        walker.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        walker.setCharFormat(char_format(kind))
        label = f"{old.label}{_LABEL_ENDS[0]}" if old.label else ""
        if kind is BlockKind.DEMAND and label and block.text().startswith(old.label):
            walker.setPosition(block.position())
            walker.setPosition(block.position() + len(label), QTextCursor.MoveMode.KeepAnchor)
            walker.setCharFormat(char_format(kind, label=True))
        block = block.next()
    walker.endEditBlock()


def give_speaker(cursor: QTextCursor, person: str, office: str, organisation: str, *, right_to_left: bool) -> None:
    """Say who is quoted in the cursor's paragraph (of a boilerplate: whose it is)."""
    block = Block(kind_of(cursor.block()), person=person, role=office, organisation=organisation)
    cursor.setBlockFormat(_block_format(block, right_to_left=right_to_left))


def block_at(cursor: QTextCursor) -> Block:
    """The paragraph the cursor stands in."""
    return _block(cursor.block())


def char_format(kind: BlockKind, *, label: bool = False) -> QTextCharFormat:
    """How letters of such a paragraph look."""
    look, shape = _LOOKS[kind], QTextCharFormat()
    font = QFont(fonts.font(look.style))  # a copy: the program shares them
    if look.bold or label:
        font.setWeight(QFont.Weight.DemiBold)
    shape.setFont(font)
    shape.setForeground(theme.colour(look.tone))
    if label:
        shape.setProperty(LABEL, True)
    return shape


def _block(block: QTextBlock) -> Block:
    shape, kind = block.blockFormat(), kind_of(block)
    label, text = _label(block) if kind is BlockKind.DEMAND else ("", block.text().strip())
    return Block(
        kind,
        text,
        label,
        person=_property(shape, _PERSON),
        role=_property(shape, _OFFICE),
        organisation=_property(shape, _ORGANISATION),
    )


def _label(block: QTextBlock) -> tuple[str, str]:
    length, walker = 0, block.begin()
    while not walker.atEnd():
        piece = walker.fragment()
        if not piece.charFormat().property(LABEL):
            break
        length += piece.length()
        walker += 1
    head, text = block.text()[:length].strip(), block.text()[length:].strip()
    return head.rstrip(_LABEL_ENDS).strip(), text


def _block_format(block: Block, *, right_to_left: bool) -> QTextBlockFormat:
    look, shape = _LOOKS[block.kind], QTextBlockFormat()
    shape.setTopMargin(theme.px(look.above))
    shape.setBottomMargin(theme.px(look.below))
    shape.setTextIndent(0)
    if right_to_left:
        shape.setRightMargin(theme.px(look.indent))
    else:
        shape.setLeftMargin(theme.px(look.indent))
    shape.setLineHeight(115 if right_to_left else 140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    for name, value in (
        (_ROLE, block.kind.value),
        (_PERSON, block.person),
        (_OFFICE, block.role),
        (_ORGANISATION, block.organisation),
    ):
        if value:
            shape.setProperty(name, value)
    return shape


def _property(shape: QTextFormat, name: int) -> str:
    value: Any = shape.property(name)
    return value or ""
