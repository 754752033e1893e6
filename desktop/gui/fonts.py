"""Typefaces that ship with the program, and the type styles of the design at the person's text size."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.resources import resource

TypeStyle = Literal[
    "display", "clock", "number", "h1", "h2", "body", "medium", "strong", "editor", "lead", "small", "smallmedium",
    "chip", "caption", "header",
]  # fmt: skip

FAMILIES = ["Inter", "Noto Sans Arabic UI", "Noto Sans Arabic"]
_FILES = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
)


@dataclass(frozen=True, slots=True)
class _Type:
    size: float  # pixels at 100 %
    weight: int
    spacing: float = 0.0
    capitals: bool = False
    tabular: bool = False


_STYLES: dict[str, _Type] = {
    "display": _Type(30, 600, -0.6),
    "clock": _Type(28, 600, -0.5, tabular=True),
    "number": _Type(24, 600, -0.5),
    "h1": _Type(22, 600, -0.3),
    "h2": _Type(15, 600),
    "lead": _Type(15, 400),
    "editor": _Type(14, 400),
    "body": _Type(13, 400),
    "medium": _Type(13, 500),
    "strong": _Type(13, 600),
    "small": _Type(12, 400),
    "smallmedium": _Type(12, 500),
    "header": _Type(12, 600),
    "chip": _Type(11, 600),
    "caption": _Type(11, 600, 0.5, capitals=True),
}


class _Size:
    scale = 1.0


def load() -> None:
    """Make the shipped typefaces known to Qt. Once per process, after the application was made."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))
    _platform_families()


def set_scale(scale: float) -> None:
    """Set the person's text size: 0.9 to 1.5 of the computer's own."""
    scale = min(1.5, max(0.9, scale))
    if scale != _Size.scale:
        _Size.scale = scale
        forget()


def forget() -> None:
    """Compute fonts and measures anew, after the text size or the reading direction changed."""
    font.cache_clear()
    metrics.cache_clear()


def factor() -> float:
    """How much larger than designed everything is: the computer's text size times the person's."""
    return _system_factor() * _Size.scale


@cache
def font(style: TypeStyle) -> QFont:
    """The font of a type style at the size in force. Shared: copy before changing."""
    spec = _STYLES[style]
    made = QFont()
    made.setFamilies(_platform_families())
    made.setPixelSize(max(9, round(spec.size * factor())))
    made.setWeight(QFont.Weight(spec.weight))
    if not QGuiApplication.isRightToLeft():  # Arabic has no capitals and its letters join
        if spec.spacing:
            made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spec.spacing)
        if spec.capitals:
            made.setCapitalization(QFont.Capitalization.AllUppercase)
    if spec.tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def metrics(style: TypeStyle) -> QFontMetricsF:
    """The measures of a type style at the size in force."""
    return QFontMetricsF(font(style))


@cache
def _platform_families() -> list[str]:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    return [*FAMILIES, *(name for name in system if name not in FAMILIES)]


@cache
def _system_factor() -> float:
    """The computer's text size against the usual 13 px (macOS, 9 pt elsewhere). Ours never shrinks below 1."""
    app = QApplication.instance()
    if app is None or QGuiApplication.platformName() == "offscreen":
        return 1.0
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    usual = 13.0 if QGuiApplication.platformName() == "cocoa" else 9.0
    return min(2.0, max(1.0, points / usual)) if points > 0 else 1.0
