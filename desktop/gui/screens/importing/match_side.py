"""Beside the table of columns: what to decide, how one row will look, phones without a country, who wins."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.columns.fields import DATES
from desktop.gui import theme
from desktop.gui.models.import_session import ImportSession
from desktop.gui.models.import_words import RowLook, product_line
from desktop.gui.screens.importing.policy import PolicyCard
from desktop.gui.widgets.buttons import IconButton
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Check, Combo, Radio
from desktop.gui.widgets.panels import Banner, Card, ScrollPage, rule
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.domain.columns import ColumnMatch, Mapping

SHOWN_LINES = 12


class MatchSide(ScrollPage):
    """The cards beside the columns."""

    def __init__(self, session: ImportSession) -> None:
        super().__init__(margin=0, spacing=12)
        self._session = session
        self.body.setContentsMargins(0, 0, 0, 0)
        self._decisions = QVBoxLayout()
        self.look_card = LookCard(session)
        self.phones = PhoneCard(session)
        self.policy = PolicyCard(session)
        self.body.addLayout(self._decisions)
        for card in (self.look_card, self.phones, self.policy):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self._look: RowLook | None = None
        session.looked.connect(self._looked)

    def refresh(self) -> None:
        """Show what is to be decided now."""
        mapping = self._session.mapping
        if mapping is None:
            return
        self._decide(mapping)
        self.policy.refresh()
        self._session.ask_look()

    def _looked(self, look: RowLook) -> None:
        self._look = look
        mapping = self._session.mapping
        if mapping is not None:
            self._decide(mapping)
            self.look_card.show_look(look)
            self.phones.show_look(look, mapping)

    def _decide(self, mapping: "Mapping") -> None:
        held = self.window().focusWidget()
        refocus = isinstance(held, Radio) and self.isAncestorOf(held)
        empty(self._decisions)
        said = product_line(mapping)
        if said:
            self._decisions.addWidget(Banner(said, "slate", icon="info"))
        box = decision_box(mapping, self._look, self._session)
        if box is not None:
            self._decisions.addWidget(box)
            if refocus:
                for radio in box.findChildren(Radio):
                    if radio.isChecked():
                        radio.setFocus(Qt.FocusReason.OtherFocusReason)


def decision_box(mapping: "Mapping", look: RowLook | None, session: ImportSession) -> Banner | None:
    """What a person should decide, or nothing."""
    dated = [match for match in mapping.columns if match.field in DATES]
    unsure = [match for match in mapping.columns if match.confidence.value == "check" and match.field not in DATES]
    both_ways = look.both_ways if look is not None else 0
    asked = bool(dated) and (mapping.date_question or both_ways > 0)
    ambiguous = mapping.date_question and bool(dated)
    total = len(unsure) + (len(dated[:1]) if ambiguous else 0)
    if not total and not asked and not session.garbled:
        return None
    title = plural(total, "One column to check", "{n} columns to check") if total else tr("Read like this")
    box = Banner("", "amber" if total else "slate", title=title, icon="circle-alert" if total else "info")
    for match in unsure:
        box.body.addWidget(Text(_unsure_line(match, look), "body", wrap=True))
    if asked:
        box.body.addWidget(Text(_date_line(dated[0], both_ways), "body", wrap=True))
        box.body.addWidget(_date_radios(mapping, session))
    if session.garbled:
        box.body.addWidget(
            Check(
                tr("Mend garbled letters (MÃ¼ller becomes Müller)"),
                checked=mapping.repair_mojibake,
                on_change=lambda on: session.say(repair_mojibake=on),
            )
        )
    return box


def _unsure_line(match: "ColumnMatch", look: RowLook | None) -> str:
    from desktop.domain.columns.fields import CONSENT

    if match.field in CONSENT and look is not None:
        if look.whole:
            return plural(
                look.refused,
                "{column}: one person would be marked do-not-contact. That is the safe reading.",
                "{column}: {n} people would be marked do-not-contact. That is the safe reading.",
                column=match.header,
            )
        return plural(
            look.refused,
            "{column}: of the first rows, one person would be marked do-not-contact. That is the safe reading.",
            "{column}: of the first rows, {n} people would be marked do-not-contact. That is the safe reading.",
            column=match.header,
        )
    return f"{match.header}: {tr(match.note)}"


def _date_line(match: "ColumnMatch", both_ways: int) -> str:
    return plural(
        both_ways,
        "{column}: one date could also be month first.",
        "{column}: {n} dates could also be month first.",
        column=match.header,
    )


def _date_radios(mapping: "Mapping", session: ImportSession) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(14))
    group = QButtonGroup(holder)
    day = Radio(tr("Day first"), checked=mapping.date_order == "dmy", on_chosen=lambda: session.order_dates("dmy"))
    month = Radio(tr("Month first"), checked=mapping.date_order == "mdy", on_chosen=lambda: session.order_dates("mdy"))
    for radio in (day, month):
        group.addButton(radio)
        row.addWidget(radio)
    row.addStretch(1)
    return holder


class LookCard(Card):
    """How one row of the file will look, with the rows before and after."""

    def __init__(self, session: ImportSession) -> None:
        super().__init__(" ", padding=16, spacing=6)
        self._session = session
        self.previous = IconButton("chevron-left", tr("Previous row"), on_click=lambda: self._step(-1))
        self.following = IconButton("chevron-right", tr("Next row"), on_click=lambda: self._step(1))
        self._number = Text("", "small", "mute")
        self.head.addStretch(1)
        for part in (self.previous, self._number, self.following):
            self.head.addWidget(part)
        self.head.setSpacing(theme.px(2))
        self.body.addWidget(rule())
        self._grid_room = QVBoxLayout()
        self.body.addLayout(self._grid_room)

    def show_look(self, look: RowLook) -> None:
        """Show this row."""
        self.title.setText(tr("How row {n} will look", n=look.row))
        self._number.setText(number(look.row))
        self.previous.forbid("" if self._session.place > 0 else tr("This is the first row"))
        self.following.forbid("" if self._session.place < look.rows - 1 else tr("This is the last row looked at"))
        empty(self._grid_room)
        holder = QFrame()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, theme.px(2), 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for at, (label, text) in enumerate(look.lines[:SHOWN_LINES]):
            grid.addWidget(Text(label, "small", "mute"), at, 0)
            grid.addWidget(ElidedLabel(" ".join(text.split()), "medium"), at, 1)
        self._grid_room.addWidget(holder)
        if look.reject:
            self._grid_room.addWidget(Text(tr(look.reject), "small", "red", wrap=True))
        elif len(look.lines) > SHOWN_LINES:
            more = len(look.lines) - SHOWN_LINES
            self._grid_room.addWidget(Text(plural(more, "and one more field", "and {n} more fields"), "small", "mute"))

    def _step(self, by: int) -> None:
        self._session.look_at(self._session.place + by)


class PhoneCard(Card):
    """How phones without a country code are read."""

    def __init__(self, session: ImportSession) -> None:
        super().__init__(tr("Phone numbers without a country"), padding=16, spacing=8)
        self.title.set_type("strong")
        self._session = session
        self.use = Combo((), name=tr("Phone numbers without a country: use"))
        self.use.chosen.connect(lambda country: session.say(country=country))
        row = QHBoxLayout()
        row.addWidget(Text(tr("Use")))
        row.addWidget(self.use, 1)
        self.body.addLayout(row)
        self._said = Text("", "small", "mute", wrap=True)
        self.body.addWidget(self._said)
        self.hide()

    def show_look(self, look: RowLook, mapping: "Mapping") -> None:
        """Say what becomes of them; nothing if there are none."""
        self.setVisible(look.bare > 0)
        if not look.bare:
            return
        if not self.use.count():
            self.use.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.use.set_choices([("", tr("each row’s place")), *_countries()])
        self.use.set_value(mapping.country)
        left = look.bare - look.found
        said = tr("{found} of {bare} get one.", found=look.found, bare=look.bare)
        if left:
            said += " " + plural(
                left,
                "One stays as typed and is listed as a warning.",
                "{n} stay as typed and are listed as warnings.",
            )
        self._said.setText(said)


def _countries() -> list[tuple[str, str]]:
    from desktop.domain.values.places import country_name
    from desktop.gui.words import language

    named = [(code, country_name(code, language())) for code in country_codes()]
    return sorted(((code, name) for code, name in named if name and name != code), key=lambda pair: pair[1])


def country_codes() -> list[str]:
    """Every country there is a telephone code for."""
    from phonenumbers import SUPPORTED_REGIONS

    return [code for code in SUPPORTED_REGIONS if len(code) == 2]  # not 001, the world
