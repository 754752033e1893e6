"""The text lint: what on a window is cut, squeezed or outside. Every page's test runs it.

    assert cut_texts(window) == []

Ask it at 100 % and 150 %, left to right and right to left: see `test_no_scene_of_the_frame_cuts_a_text`, which does so
with the scenes of `make shots`.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from desktop.gui import theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, FilterChip, VerdictTag
from desktop.gui.widgets.header import Header
from desktop.gui.widgets.text import ElidedLabel

_TOLERANCE = 1


def cut_texts(root: QWidget) -> list[str]:
    """Every text on a shown widget that is not wholly to be seen, in words."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            found += [f"{type(widget).__name__} “{text}” {trouble}" for text, trouble in _troubles(widget, root)]
    return found


def _troubles(widget: QWidget, root: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, ElidedLabel):
        if widget.text() and widget.height() + _TOLERANCE < widget.fontMetrics().height():
            yield widget.text(), "is cut in height"
    elif isinstance(widget, QLabel) and widget.text():
        yield from ((widget.text(), trouble) for trouble in _label(widget))
    elif isinstance(widget, QAbstractButton | Chip | VerdictTag | QComboBox):
        yield from ((_words(widget), trouble) for trouble in _control(widget))
    elif isinstance(widget, Header):
        yield from _header(widget)
    else:
        return
    if _outside(widget, root):
        yield _words(widget), "reaches beyond its window"


def _label(label: QLabel) -> Iterator[str]:
    metrics, room = label.fontMetrics(), label.contentsRect()
    if label.wordWrap():
        longest = max((metrics.horizontalAdvance(word) for word in label.text().split()), default=0)
        if longest > room.width() + _TOLERANCE:
            yield f"has a word wider than its {room.width()} px"
        if label.heightForWidth(label.width()) > label.height() + _TOLERANCE:
            yield f"needs {label.heightForWidth(label.width())} px of height and has {label.height()}"
        return
    widest = max(metrics.horizontalAdvance(line) for line in label.text().split("\n"))
    if widest > room.width() + _TOLERANCE:
        yield f"needs {widest} px and has {room.width()}"
    if metrics.height() > room.height() + _TOLERANCE:
        yield f"needs {metrics.height()} px of height and has {room.height()}"


def _control(widget: QWidget) -> Iterator[str]:
    wanted = widget.sizeHint()
    if isinstance(widget, QPushButton) and not isinstance(widget, Button | FilterChip) and not widget.text():
        return
    if isinstance(widget, QCheckBox | QRadioButton | Button | Chip | FilterChip | VerdictTag | QPushButton):
        if widget.width() + _TOLERANCE < wanted.width():
            yield f"needs {wanted.width()} px and has {widget.width()}"
    elif isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText()) + theme.px(34)
        if widget.width() + _TOLERANCE < needed:
            yield f"needs {needed} px and has {widget.width()}"
    text_height = widget.fontMetrics().height()
    if widget.height() + _TOLERANCE < text_height:
        yield f"needs {text_height} px of height and has {widget.height()}"


def _header(header: Header) -> Iterator[tuple[str, str]]:
    model = header.model()
    for section in range(header.count()):
        if not header.isSectionHidden(section) and header.sectionSize(section) < header.least(section):
            title = str(model.headerData(section, header.orientation()))
            yield title, f"needs {header.least(section)} px and has {header.sectionSize(section)}"


def _outside(widget: QWidget, root: QWidget) -> bool:
    """Whether a part of it lies beyond the side of its window or scrolled page."""
    frame: QWidget = root
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above.parentWidget(), QScrollArea):
            frame = above
            break
        above = above.parentWidget()
    placed = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    room = QRect(frame.mapTo(root, QPoint(0, 0)), frame.size()) if frame is not root else root.rect()
    return placed.left() < room.left() - _TOLERANCE or placed.right() > room.right() + _TOLERANCE


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel | Chip | VerdictTag) else ""
    return text or widget.accessibleName()
