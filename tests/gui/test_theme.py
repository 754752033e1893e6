"""The colours hold their contrasts, and the look reaches every widget."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from desktop.gui import fonts, stylesheet, theme
from desktop.gui.theme import Mode
from desktop.gui.widgets.text import Text

GROUNDS = ("surf", "bg", "side", "sunk", "sel", "hover")
LEAST: dict[str, dict[Mode, float]] = {
    # lowest contrast on any ground, as the design promises it
    "text": {"light": 15.1, "dark": 11.2},
    "mute": {"light": 5.6, "dark": 5.6},
    "faint": {"light": 4.8, "dark": 4.6},
    "accent": {"light": 6.8, "dark": 5.8},
    "amber": {"light": 5.8, "dark": 7.5},
    "green": {"light": 5.7, "dark": 6.7},
    "red": {"light": 6.4, "dark": 5.6},
    "blue": {"light": 6.5, "dark": 6.6},
    "slate": {"light": 7.6, "dark": 7.3},
    "ctl": {"light": 3.2, "dark": 3.5},
}
MODES: tuple[Mode, ...] = ("light", "dark")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("token", LEAST)
def test_text_is_readable_on_every_ground(token: str, mode: Mode) -> None:
    tokens = theme.tokens(mode)
    found = min(theme.contrast(tokens[token], tokens[ground]) for ground in GROUNDS)
    assert round(found, 1) >= LEAST[token][mode]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("tone", ["accent", "amber", "green", "red", "blue", "slate"])
def test_words_are_readable_on_their_own_tint(tone: str, mode: Mode) -> None:
    tokens = theme.tokens(mode)
    assert theme.contrast(tokens[tone], tokens[f"{tone}bg"]) >= 4.5
    assert round(theme.contrast(tokens["text"], tokens[f"{tone}bg"]), 1) >= 11
    assert theme.contrast(tokens["mute"], tokens[f"{tone}bg"]) >= 5.2


@pytest.mark.parametrize("mode", MODES)
def test_buttons_and_toasts_are_readable(mode: Mode) -> None:
    tokens = theme.tokens(mode)
    assert theme.contrast(tokens["onacc"], tokens["accent"]) >= 7
    assert theme.contrast(tokens["onacc"], tokens["accenthover"]) >= 8.7
    assert theme.contrast(tokens["bg"], tokens["text"]) >= 14
    assert theme.contrast(tokens["toastaction"], tokens["text"]) >= 6
    assert theme.contrast(tokens["slate"], tokens["hnight"]) >= 5.6


def test_both_modes_have_the_same_tokens() -> None:
    assert theme.LIGHT.keys() == theme.DARK.keys()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("key", range(8))
def test_initials_are_readable_on_their_disc(key: int, mode: Mode, wear: Callable[..., None]) -> None:
    wear(mode)
    ground, ink = theme.disc_colour(key)
    assert theme.contrast(ink.name(), ground.name()) >= 4.5


def test_contrast_is_counted_as_wcag_does() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_the_style_sheet_holds_only_tokens(wear: Callable[..., None]) -> None:
    wear("dark")
    sheet = stylesheet.sheet(theme.tokens())
    assert "$" not in sheet
    assert theme.DARK["accent"] in sheet
    assert theme.LIGHT["surf"] not in sheet


def test_high_contrast_keeps_shapes_and_leaves_colours_to_the_system() -> None:
    assert "color" not in stylesheet.layout_only()


def test_a_larger_text_size_reaches_what_is_shown_already(show: Callable[..., Text], wear: Callable[..., None]) -> None:
    label = show(Text("Contacts", "h1"))
    assert label.font().pixelSize() == 22
    wear(scale=1.5)
    assert label.font().pixelSize() == 33
    assert theme.px(10) == 15


def test_text_size_stays_between_90_and_150_percent(wear: Callable[..., None]) -> None:
    wear(scale=4)
    assert fonts.factor() == 1.5
    wear(scale=0.1)
    assert fonts.factor() == 0.9


def test_arabic_gets_no_capitals_and_no_letter_spacing(wear: Callable[..., None]) -> None:
    assert fonts.font("caption").capitalization() == fonts.font("caption").Capitalization.AllUppercase
    wear(rtl=True)
    assert fonts.font("caption").capitalization() == fonts.font("caption").Capitalization.MixedCase
    assert fonts.font("caption").letterSpacing() == 0


def test_shipped_typefaces_are_used() -> None:
    assert fonts.font("body").families()[0] == "Inter"
    assert fonts.metrics("strong").horizontalAdvance("Contacts") != fonts.metrics("body").horizontalAdvance("Contacts")
    assert fonts.font("clock").featureTags()


def test_fixing_a_mode_overrules_the_system(dressed: QApplication) -> None:
    theme.fix(dressed, mode="dark")
    assert theme.is_dark()
    assert dressed.palette().window().color().name().upper() == theme.DARK["bg"]
    theme.fix(dressed, mode="light")
    assert not theme.is_dark()


def test_less_motion_stops_all_motion(dressed: QApplication) -> None:
    theme.fix(dressed, less_motion=True)
    assert not theme.moves()
