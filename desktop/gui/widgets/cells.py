"""What a table cell can be, how it is painted fast, and what it says in words."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap, QStaticText, QTextOption, QTransform

from desktop.gui import fonts, icons, theme, words
from desktop.gui.fonts import TypeStyle
from desktop.gui.widgets.chips import VERDICTS, ChipTone, Verdict
from desktop.gui.words import tr

CellKind = Literal["person", "text", "strong", "mute", "number", "lines", "chips", "verdict"]
NOTHING = "—"
_KEPT = 8_000


@dataclass(frozen=True, slots=True)
class Person:
    """A name with its disc of initials; `second` is a smaller line below. `key` fixes the colour (an id, say)."""

    name: str
    second: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """A line and a smaller one below."""

    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class ChipCell:
    """One chip in a cell."""

    text: str
    tone: ChipTone = "slate"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class VerdictCell:
    """A verdict with its icon; `text` replaces the usual words."""

    verdict: Verdict
    text: str = ""


CellValue = str | Person | Lines | VerdictCell | tuple[ChipCell, ...]


def in_words(value: CellValue) -> str:
    """A cell as a person would read it out."""
    if isinstance(value, str):
        return value
    if isinstance(value, Person):
        return ", ".join(part for part in (value.name, value.second) if part)
    if isinstance(value, Lines):
        return ", ".join(part for part in (value.first, value.second) if part)
    if isinstance(value, VerdictCell):
        return value.text or tr(VERDICTS[value.verdict][2])
    return ", ".join(chip.text for chip in value)


_TEXT_STYLES: dict[str, tuple[TypeStyle, str]] = {
    "text": ("body", "text"),
    "strong": ("strong", "text"),
    "mute": ("body", "mute"),
    "number": ("body", "mute"),
}


class Brush:
    """Paints cells into rectangles, keeping shaped texts, measures and discs between repaints."""

    def __init__(self) -> None:
        self._texts: dict[Hashable, tuple[QStaticText, float]] = {}
        self._discs: dict[Hashable, QPixmap] = {}
        self.rtl = theme.right_to_left()

    def forget(self) -> None:
        """Shape everything anew: the look, the text size or the reading direction changed."""
        self._texts.clear()
        self._discs.clear()
        self.rtl = theme.right_to_left()

    def cell(self, painter: QPainter, area: QRect, kind: CellKind, value: CellValue) -> None:
        """Paint one cell; `area` is what is inside the cell's margins."""
        if isinstance(value, str):
            style, token = _TEXT_STYLES.get(kind, _TEXT_STYLES["text"])
            if not value:
                value, token = NOTHING, "mute"
            self.line(painter, area, value, style, token, far=kind == "number")
        elif isinstance(value, Person):
            self._person(painter, area, value)
        elif isinstance(value, Lines):
            self._lines(painter, area, value.first, value.second, "body")
        elif isinstance(value, VerdictCell):
            self._verdict(painter, area, value)
        elif value:
            self._chips(painter, area, value)
        else:
            self.line(painter, area, NOTHING, "body", "mute")

    def waiting(self, painter: QPainter, area: QRect, line: int, *, disc: bool) -> None:
        """Paint a pale bar where a value is being read, with a pale disc before a person's."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line2"))
        size, bar = theme.px(26), theme.px(9)
        room = size + theme.px(10) if disc else 0
        if disc:
            left = area.right() + 1 - size if self.rtl else area.x()
            painter.drawEllipse(left, area.y() + (area.height() - size) // 2, size, size)
        width = (area.width() - room) * (0.7, 0.5, 0.6)[line % 3]
        left = round(area.right() + 1 - room - width) if self.rtl else area.x() + room
        painter.drawRoundedRect(QRectF(left, area.y() + (area.height() - bar) / 2, width, bar), bar / 2, bar / 2)

    def line(
        self, painter: QPainter, area: QRect, text: str, style: TypeStyle, token: str, *, far: bool = False
    ) -> float:
        """Paint one line of text, cut at its own end where there is no room. Returns its width."""
        width = area.width()
        key = (text, style, width)
        found = self._texts.get(key)
        if found is None:
            found = self._shape(key, text, style, width)
        shaped, used = found
        painter.setFont(fonts.font(style))
        painter.setPen(theme.colour(token))
        left = area.x() + (width - used if self.rtl != far else 0)
        painter.drawStaticText(QPointF(left, area.y() + (area.height() - shaped.size().height()) / 2), shaped)
        return used

    def _shape(self, key: Hashable, text: str, style: TypeStyle, width: int) -> tuple[QStaticText, float]:
        metrics = fonts.metrics(style)
        said = text.replace("\n", " ")
        if metrics.horizontalAdvance(said) > width:
            said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
        shaped = QStaticText(said)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(words.direction(said))
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        shaped.setTextOption(option)
        shaped.prepare(QTransform(), fonts.font(style))
        if len(self._texts) > _KEPT:
            self._texts.clear()
        made = self._texts[key] = (shaped, shaped.size().width())
        return made

    def _person(self, painter: QPainter, area: QRect, who: Person) -> None:
        disc = self.disc(who.name, who.key)
        size = theme.px(26)
        top = area.y() + (area.height() - size) // 2
        left = area.right() + 1 - size if self.rtl else area.x()
        painter.drawPixmap(left, top, disc)
        room = size + theme.px(10)
        inside = area.adjusted(0 if self.rtl else room, 0, -room if self.rtl else 0, 0)
        self._lines(painter, inside, who.name, who.second, "strong")

    def _lines(self, painter: QPainter, area: QRect, first: str, second: str, style: TypeStyle) -> None:
        if not second:
            self.line(painter, area, first or NOTHING, style, "text" if first else "mute")
            return
        height = theme.px(17)
        top = area.y() + (area.height() - 2 * height) // 2
        self.line(painter, QRect(area.x(), top, area.width(), height), first, style, "text")
        self.line(painter, QRect(area.x(), top + height, area.width(), height), second, "small", "mute")

    def _chips(self, painter: QPainter, area: QRect, chips: tuple[ChipCell, ...]) -> None:
        metrics, height, gap = fonts.metrics("chip"), theme.px(19), theme.px(5)
        top, used = area.y() + (area.height() - height) // 2, 0.0
        for place, chip in enumerate(chips):
            extra = theme.px(16) if chip.icon else 0
            width = min(metrics.horizontalAdvance(chip.text) + theme.px(16) + extra, area.width())
            rest = len(chips) - place
            if used and used + width > area.width():
                left = area.x() if self.rtl else area.x() + used
                more = QRect(round(left), area.y(), round(area.width() - used), area.height())
                self.line(painter, more, f"+{rest}", "chip", "mute")
                return
            left = area.right() + 1 - used - width if self.rtl else area.x() + used
            self._chip(painter, QRectF(left, top, width, height), chip)
            used += width + gap

    def _chip(self, painter: QPainter, pill: QRectF, chip: ChipCell) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{chip.tone}bg"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        pad, inside = theme.px(8), pill.toRect()
        room = theme.px(16) if chip.icon else 0
        if chip.icon:
            size = theme.px(13)
            left = pill.right() - pad - size if self.rtl else pill.left() + pad
            top = pill.top() + (pill.height() - size) / 2
            painter.drawPixmap(QPointF(left, top), icons.pixmap(chip.icon, chip.tone, size))
        near = pad + (0 if self.rtl else room)
        text = QRect(inside.x() + near, inside.y(), inside.width() - 2 * pad - room + 1, inside.height())
        self.line(painter, text, chip.text, "chip", chip.tone)

    def _verdict(self, painter: QPainter, area: QRect, cell: VerdictCell) -> None:
        icon, tone, usual = VERDICTS[cell.verdict]
        size, gap = theme.px(16), theme.px(6)
        left = area.right() + 1 - size if self.rtl else area.x()
        painter.drawPixmap(left, area.y() + (area.height() - size) // 2, icons.pixmap(icon, tone, size))
        room = size + gap
        inside = area.adjusted(0 if self.rtl else room, 0, -room if self.rtl else 0, 0)
        self.line(painter, inside, cell.text or tr(usual), "strong", tone)

    def disc(self, name: str, key: int = 0, size: int = 26) -> QPixmap:
        """The round picture of a name: its initials on a colour of its own."""
        letters = initials(name)
        ratio = icons.ratio()
        kept = (letters, key or name, size, ratio)
        found = self._discs.get(kept)
        if found is None:
            if len(self._discs) > 2000:
                self._discs.clear()
            found = self._discs[kept] = _draw_disc(letters, theme.disc_colour(key or hash_of(name)), size, ratio)
        return found


def initials(name: str) -> str:
    """One or two letters that stand for a name."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()]
    if not parts:
        return name[:1].upper()
    last = parts[-1].removeprefix("ال") if len(parts) > 1 else ""
    return (parts[0][0] + last[:1]).upper()


def hash_of(name: str) -> int:
    """The same number for the same name on every computer."""
    return sum(ord(letter) * (place + 7) for place, letter in enumerate(name))


def _draw_disc(letters: str, colours: tuple[QColor, QColor], size: int, ratio: float) -> QPixmap:
    ground, ink = colours
    real = round(theme.px(size) * ratio)
    drawn = QPixmap(real, real)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    side = real / ratio
    painter.drawEllipse(QRectF(0, 0, side, side))
    font = QFont(fonts.font("chip"))
    font.setPixelSize(max(8, round(theme.px(size) * 0.4)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    return drawn
