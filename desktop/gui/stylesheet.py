"""The style sheet, made from the tokens. Shapes and states live here; fonts do not (weights need QFont)."""

from collections.abc import Mapping
from string import Template

from desktop.gui import theme

_BUTTONS = """
QPushButton[kind] { border: 1px solid $line; border-radius: ${r7}px; background: $surf; color: $text;
  padding: 0 ${p13}px; min-height: ${h32}px; }
QPushButton[kind]:hover, QPushButton[kind]:open { background: $hover; }
QPushButton[kind]:pressed { background: $line2; }
QPushButton[kind]:focus { border: 2px solid $accent; padding: 0 ${p12}px; min-height: ${h30}px; }
QPushButton[kind]:disabled { background: $hover; color: $dis; border-color: $line; }
QPushButton[kind="primary"], QPushButton[kind="final"] { background: $accent; color: $onacc; border-color: $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="final"]:hover { background: $accenthover;
  border-color: $accenthover; }
QPushButton[kind="primary"]:pressed, QPushButton[kind="final"]:pressed { background: $accenthover; }
QPushButton[kind="primary"]:focus, QPushButton[kind="final"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="final"]:disabled { background: $hover; color: $dis;
  border-color: $line; }
QPushButton[kind="destructive"] { color: $red; }
QPushButton[kind="destructive"]:disabled { color: $dis; }
QPushButton[kind="small"] { border-radius: ${r6}px; padding: 0 ${p9}px; min-height: ${h24}px; }
QPushButton[kind="small"]:focus { padding: 0 ${p8}px; min-height: ${h22}px; }
QPushButton[kind="final"] { min-height: ${h48}px; }
QPushButton[kind="final"]:focus { min-height: ${h46}px; }
QPushButton[kind="link"], QPushButton[kind="quiet"] { border: 1px solid transparent; background: transparent;
  color: $accent; padding: 0 ${p4}px; min-height: ${h24}px; }
QPushButton[kind="quiet"] { color: $mute; }
QPushButton[kind="link"]:hover, QPushButton[kind="quiet"]:hover { background: transparent; color: $accenthover;
  text-decoration: underline; }
QPushButton[kind="link"]:focus, QPushButton[kind="quiet"]:focus { border: 2px solid $accent; border-radius: ${r6}px;
  padding: 0 ${p3}px; min-height: ${h22}px; }
QPushButton[kind="link"]:disabled, QPushButton[kind="quiet"]:disabled { color: $dis; background: transparent;
  border-color: transparent; }
QPushButton[kind="icon"] { border: 1px solid transparent; border-radius: ${r6}px; background: transparent; padding: 0;
  min-height: ${h24}px; min-width: ${h24}px; }
QPushButton[kind="icon"]:hover { background: $hover; }
QPushButton[kind="icon"]:focus { border: 2px solid $accent; padding: 0; min-height: ${h22}px; min-width: ${h22}px; }
"""
_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { border: 1px solid $ctl; border-radius: ${r7}px;
  background: $surf; color: $text; padding: 0 ${p10}px; selection-background-color: $accent;
  selection-color: $onacc; placeholder-text-color: $faint; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${h30}px; }
QPlainTextEdit, QTextEdit { padding: ${p8}px ${p8}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
  border: 2px solid $accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { min-height: ${h28}px; padding: 0 ${p9}px; }
QLineEdit[state="error"], QComboBox[state="error"], QPlainTextEdit[state="error"] { border-color: $red;
  background: $redbg; }
QComboBox[state="check"] { border: 2px solid $amber; min-height: ${h28}px; padding: 0 ${p9}px; }
QComboBox[state="off"] { border: 1px dashed $ctl; color: $mute; background: transparent; }
QComboBox[state]:focus, QComboBox[state]:on { border: 2px solid $accent; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $sunk; color: $mute; border-color: $line; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled { background: $sunk;
  color: $dis; border-color: $line; }
QLineEdit[kind="bare"] { border: none; background: transparent; padding: 0; min-height: ${h24}px; }
QTextEdit[kind="bare"], QTextEdit[kind="bare"]:focus { border: none; background: transparent; padding: 0; }
QAbstractSpinBox { padding-right: ${p4}px; }
QComboBox::drop-down { border: none; width: ${p28}px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView, QAbstractItemView[kind="popup"] { border: 1px solid $ctl; background: $surf; color: $text;
  padding: ${p4}px; outline: none; selection-background-color: $accentbg; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${h28}px; padding: 0 ${p6}px; border-radius: ${r6}px; }
QComboBox QAbstractItemView::item:selected { background: $accentbg; color: $text; }
QCheckBox, QRadioButton { spacing: ${p8}px; color: $text; min-height: ${h24}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $dis; }
QCheckBox::indicator, QRadioButton::indicator { width: ${i14}px; height: ${i14}px; border: 1px solid $ctl;
  background: $surf; }
QCheckBox::indicator { border-radius: ${r4}px; }
QRadioButton::indicator { border-radius: ${r8}px; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; }
QRadioButton::indicator:checked { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: ${i12}px;
  height: ${i12}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunk; border-color: $dis; }
"""
_BOXES = """
QWidget[box="bg"] { background: $bg; }
QWidget[box="side"] { background: $side; }
QWidget[box="surf"] { background: $surf; }
QFrame[box="card"] { background: $surf; border: 1px solid $line; border-radius: ${r10}px; }
QFrame[box="sunk"] { background: $sunk; border: 1px solid $line2; border-radius: ${r7}px; }
QFrame[box="choice"] { background: $surf; border: 1px solid $line; border-radius: ${r7}px; }
QFrame[box="chosen"] { background: $accentbg; border: 1px solid $accent; border-radius: ${r7}px; }
QFrame[box="refused"] { background: $redbg; border: 1px solid $redline; border-radius: ${r7}px; }
QFrame[box="amber"] { background: $amberbg; border-radius: ${r8}px; }
QFrame[box="red"] { background: $redbg; border-radius: ${r8}px; }
QFrame[box="green"] { background: $greenbg; border-radius: ${r8}px; }
QFrame[box="slate"] { background: $slatebg; border-radius: ${r8}px; }
QFrame[box="accent"] { background: $accentbg; border-radius: ${r8}px; }
QFrame[box="iconbox"] { background: $accentbg; border-radius: ${r8}px; }
QFrame[box="toast"] { background: $text; border-radius: ${r8}px; }
QFrame[box="toast"] QPushButton[kind="link"] { color: $toastaction; }
QFrame[box="dialog"] { background: $surf; border: 1px solid $line; border-radius: ${r12}px; }
QFrame[box="keycap"] { background: $surf; border: 1px solid $line; border-bottom-width: 2px; border-radius: ${r4}px; }
QFrame[box="segments"] { background: $sunk; border: 1px solid $line; border-radius: ${r8}px; }
QFrame[box="line"] { background: $line; }
QFrame[box="line2"] { background: $line2; }
QDialog { background: $surf; }
"""
_TEXT = """
QLabel { background: transparent; color: $text; }
QLabel[tone="mute"] { color: $mute; } QLabel[tone="faint"] { color: $faint; } QLabel[tone="dis"] { color: $dis; }
QLabel[tone="accent"] { color: $accent; } QLabel[tone="onacc"] { color: $onacc; }
QLabel[tone="amber"] { color: $amber; } QLabel[tone="green"] { color: $green; } QLabel[tone="red"] { color: $red; }
QLabel[tone="blue"] { color: $blue; } QLabel[tone="slate"] { color: $slate; } QLabel[tone="bg"] { color: $bg; }
QToolTip { background: $text; color: $bg; border: none; padding: ${p4}px ${p8}px; }
"""
_LISTS = """
QAbstractScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[box="clear"] { background: transparent; }
QTableView, QListView { background: $surf; border: none; outline: none; color: $text;
  selection-background-color: $sel; selection-color: $text; gridline-color: $line2; }
QHeaderView { background: $surf; border: none; }
QHeaderView::section { background: $surf; color: $faint; border: none; border-bottom: 1px solid $line;
  padding: 0 ${p10}px; }
QHeaderView::section:hover { background: $hover; }
QTableCornerButton::section { background: $surf; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; } QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 36px; } QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $ctl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surf; border: 1px solid $line; padding: ${p4}px; color: $text; }
QMenu::item { padding: ${p6}px ${p14}px; border-radius: ${r6}px; min-height: ${h20}px; }
QMenu::item:selected { background: $accentbg; }
QMenu::item:disabled { color: $dis; }
QMenu::separator { height: 1px; background: $line2; margin: ${p4}px ${p8}px; }
QMenu::icon { padding: 0 ${p8}px; }
QMenuBar { background: $side; color: $text; border-bottom: 1px solid $line; }
QMenuBar::item { padding: ${p4}px ${p10}px; background: transparent; }
QMenuBar::item:selected { background: $accentbg; border-radius: ${r6}px; }
QProgressBar { border: none; border-radius: 3px; background: $line2; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { border: 2px solid $text; }
"""
_PARTS = (_BOXES, _TEXT, _LISTS, _BUTTONS, _FIELDS)


def sheet(tokens: Mapping[str, str]) -> str:
    """The whole style sheet in these colours, at the text size in force."""
    values: dict[str, object] = {name: value for name, value in tokens.items() if len(value) == 7}
    return Template("".join(_PARTS)).substitute(values, **_lengths())


def layout_only() -> str:
    """What is left for high contrast, where the system's own colours rule: nothing but sizes."""
    return f"QPushButton[kind] {{ min-height: {theme.px(24)}px; }}"


def _lengths() -> dict[str, object]:
    lengths: dict[str, object] = {f"r{n}": n for n in (4, 6, 7, 8, 10, 12)}
    lengths |= {f"p{n}": theme.px(n) for n in (3, 4, 6, 8, 9, 10, 12, 13, 14, 28)}
    lengths |= {f"h{n}": theme.px(n) for n in (20, 22, 24, 26, 28, 30, 32, 46, 48)}
    lengths |= {f"i{n}": theme.px(n) for n in (12, 14)}
    for n in (22, 24, 28, 30, 32, 46, 48):  # a focused thing has a border 1 px thicker each side, and keeps its height
        if n in (22, 28, 30, 46):
            lengths[f"h{n}"] = theme.px(n + 2) - 2
    return lengths
