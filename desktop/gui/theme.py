"""Colours of the program as two sets of named tokens, and the one place that puts them on the application.

A colour is asked for by its token (`theme.colour("mute")`), never by a number. `apply` gives the application its
palette, fonts and style sheet; `on_change` tells widgets that paint themselves to do so again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.gui import fonts

Mode = Literal["light", "dark"]
Tone = Literal["text", "mute", "faint", "dis", "accent", "onacc", "amber", "green", "red", "blue", "slate"]
"""Tokens that text and icons may have."""

LIGHT: dict[str, str] = {
    "bg": "#FBFAF8", "side": "#F3F1EC", "surf": "#FFFFFF", "sunk": "#F7F5F1", "hover": "#F6F4F0", "sel": "#E9F2F1",
    "line": "#E6E2DA", "line2": "#EFECE6", "ctl": "#8C8475",
    "text": "#1E1B16", "mute": "#655E52", "faint": "#70695D", "dis": "#A39B8D",
    "accent": "#0B5C63", "accentbg": "#E3F0F0", "accenthover": "#094B51", "onacc": "#FFFFFF",
    "amber": "#8A4F00", "amberbg": "#FCF0D9", "amberline": "#EBD3A2",
    "green": "#1C6B3A", "greenbg": "#E2F2E6", "red": "#A4262C", "redbg": "#FBE6E4", "redline": "#E9BDB9",
    "blue": "#28578A", "bluebg": "#E5EEF7", "slate": "#514B41", "slatebg": "#EEEAE2",
    "hwork": "#FFFFFF", "heve": "#F3EFE7", "hnight": "#E4DDD1",
    "published": "#0B5C63", "replied": "#5C9896", "declined": "#C9BFAE", "noanswer": "#EDE8DF",
    "toastaction": "#8FD3D6", "scrim": "#6E1E1B16",
}  # fmt: skip
DARK: dict[str, str] = {
    "bg": "#16171A", "side": "#1B1D21", "surf": "#1D1F24", "sunk": "#191B1F", "hover": "#24272D", "sel": "#1B3237",
    "line": "#2F323A", "line2": "#272A30", "ctl": "#7E8188",
    "text": "#ECEAE6", "mute": "#A9A7A1", "faint": "#98968F", "dis": "#5F605F",
    "accent": "#5FB8BC", "accentbg": "#16343A", "accenthover": "#7CCACD", "onacc": "#0E2225",
    "amber": "#F0B75A", "amberbg": "#3A2C12", "amberline": "#5C4519",
    "green": "#74C892", "greenbg": "#17321F", "red": "#F28B82", "redbg": "#3D1D1C", "redline": "#6B312E",
    "blue": "#8DB9EA", "bluebg": "#1A2C40", "slate": "#C2BEB5", "slatebg": "#2E3036",
    "hwork": "#3A3F48", "heve": "#282B31", "hnight": "#191A1D",
    "published": "#5FB8BC", "replied": "#35777C", "declined": "#6A665E", "noanswer": "#33363D",
    "toastaction": "#0B5C63", "scrim": "#A11E1B16",
}  # fmt: skip
TOKENS: dict[Mode, dict[str, str]] = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose about looks: light or dark ("system" follows the computer), and the size of text."""

    mode: Literal["system", "light", "dark"] = "system"
    scale: float = 1.0  # 0.9 .. 1.5
    less_motion: bool = False


class _Herald(QObject):
    changed = Signal()


class _State:
    """The look in force. One per process, as the application's palette is."""

    look = Look()
    tokens = LIGHT
    high_contrast = False
    colours: dict[str, QColor]
    herald: _Herald | None = None


_State.colours = {}


def tokens(mode: Mode | None = None) -> dict[str, str]:
    """The tokens in force, or those of a mode."""
    return TOKENS[mode] if mode else _State.tokens


def is_dark() -> bool:
    """Whether the dark tokens are in force."""
    return _State.tokens is DARK


def look() -> Look:
    """The look in force."""
    return _State.look


def colour(token: str) -> QColor:
    """The colour of a token now. Do not change the answer: it is shared."""
    found = _State.colours.get(token)
    if found is None:
        found = _State.colours[token] = QColor(_State.tokens[token])
    return found


def disc_colour(key: int) -> tuple[QColor, QColor]:
    """Ground and ink of a person's disc: one of eight calm hues, light or dark as the look."""
    hue = (60, 250, 300, 225, 350, 170, 20, 130)[key % 8]
    if is_dark():
        return QColor.fromHsl(hue, 66, 66), QColor.fromHsl(hue, 60, 205)
    return QColor.fromHsl(hue, 72, 212), QColor.fromHsl(hue, 40, 78)


def px(size: float) -> int:
    """A length of the design (pixels at 100 %) at the text size in force."""
    return round(size * fonts.factor())


def right_to_left() -> bool:
    """Whether the interface reads from right to left."""
    return QGuiApplication.isRightToLeft()


def moves() -> bool:
    """Whether things may slide and fade: not if the person or the system asked for less motion."""
    if _State.look.less_motion:
        return False
    app = QApplication.instance()
    if not isinstance(app, QApplication) or _wants_calm(app):
        return False
    style = app.style()
    return style.styleHint(style.StyleHint.SH_Widget_Animation_Duration) > 0


def on_change(told: Callable[[], None]) -> None:
    """Call `told` (a method of a widget; it ends with the widget) whenever the look changed."""
    _herald().changed.connect(told)


def apply(app: QApplication, look: Look | None = None) -> None:
    """Give the application the look: palette, fonts, style sheet. Told widgets follow."""
    from desktop.gui import stylesheet

    _State.look = look or _State.look
    _State.tokens = TOKENS[_mode(app, _State.look)]
    _State.colours.clear()
    _State.high_contrast = _wants_contrast(app)
    fonts.set_scale(_State.look.scale)
    app.setFont(fonts.font("body"))
    if _State.high_contrast:
        app.setStyleSheet(stylesheet.layout_only())
    else:
        app.setPalette(_palette())
        app.setStyleSheet(stylesheet.sheet(_State.tokens))
    _herald().changed.emit()


def follow_system(app: QApplication) -> None:
    """Follow the computer's change between light and dark while the person has not fixed one."""
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: apply(app) if _State.look.mode == "system" else None)


def fix(app: QApplication, **changes: object) -> None:
    """Change parts of the look (`mode`, `scale`, `less_motion`) and apply it."""
    apply(app, replace(_State.look, **changes))  # type: ignore[arg-type]


def _herald() -> _Herald:
    if _State.herald is None:
        _State.herald = _Herald()
    return _State.herald


def _mode(app: QApplication, look: Look) -> Mode:
    if look.mode != "system":
        return look.mode
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _wants_contrast(app: QApplication) -> bool:
    accessibility = getattr(app.styleHints(), "accessibility", None)  # Qt 6.10
    if accessibility is None:
        return False
    preference = accessibility().contrastPreference()
    return bool(preference == Qt.ContrastPreference.HighContrast)


def _wants_calm(app: QApplication) -> bool:
    """Whether the system asks for less motion (Qt 6.12 knows)."""
    accessibility = getattr(app.styleHints(), "accessibility", None)
    preference = getattr(accessibility() if accessibility else None, "motionPreference", None)
    return preference is not None and getattr(preference(), "name", "") == "ReducedMotion"


def _palette() -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for target, token in (
        (role.Window, "bg"), (role.WindowText, "text"), (role.Base, "surf"), (role.AlternateBase, "sunk"),
        (role.Text, "text"), (role.Button, "surf"), (role.ButtonText, "text"), (role.BrightText, "red"),
        (role.Highlight, "accent"), (role.HighlightedText, "onacc"), (role.Link, "accent"),
        (role.LinkVisited, "accent"), (role.PlaceholderText, "faint"), (role.ToolTipBase, "text"),
        (role.ToolTipText, "bg"), (role.Mid, "line"), (role.Midlight, "line2"), (role.Light, "surf"),
        (role.Dark, "ctl"), (role.Shadow, "text"), (role.Accent, "accent"),
    ):  # fmt: skip
        palette.setColor(target, colour(token))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, target, colour("dis"))
    return palette


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#RRGGBB`) as WCAG 2.2 counts it, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(text: str) -> float:
    shares = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
