"""How the statement comes out: its embargo with the time left, or that it is for immediate release."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from desktop.gui import theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, ChipTone
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Picture
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.words import number, tr

if TYPE_CHECKING:
    from desktop.domain.embargo.embargo import Embargo
    from desktop.domain.statement.statement import Statement

_STATES: dict[str, tuple[str, ChipTone]] = {
    "planned": ("Planned", "slate"),
    "offered": ("Offered", "slate"),
    "running": ("Held", "slate"),
    "lifted": ("Lifted", "green"),
    "lifted_early": ("Lifted early", "green"),
    "broken": ("Broken", "red"),
    "cancelled": ("Cancelled", "slate"),
}
_ELSEWHERE = ("Europe/London", "Asia/Amman", "Asia/Tokyo", "America/New_York")
_SHOWN_ELSEWHERE = 3


class EmbargoCard(QFrame):
    """`show_embargo(statement, embargo, now)`; what is pressed goes to `visit` and `choose`."""

    def __init__(self, visit: Callable[[int], object], plan: Callable[[], object],
                 choose: Callable[[str], object]) -> None:  # fmt: skip
        super().__init__()
        self._visit, self._plan, self._choose = visit, plan, choose
        self.body = QVBoxLayout(self)
        edge = theme.px(18)
        self.body.setContentsMargins(edge, theme.px(14), edge, theme.px(16))
        self.body.setSpacing(theme.px(4))
        self.clock: Text | None = None
        self._embargo: Embargo | None = None
        self._bar: QProgressBar | None = None
        self._known: object = None
        theme.on_change(self._restyle)

    def show_embargo(self, statement: "Statement", embargo: "Embargo | None", now: datetime, why_not: str) -> None:
        """Show this embargo, or what else there is."""
        from desktop.gui.widgets.text import repolish

        if self._known == (embargo, statement.release, why_not):
            self.tick(now)
            return
        self._known = (embargo, statement.release, why_not)
        empty(self.body)
        self.clock, self._bar, self._embargo = None, None, embargo
        shown = embargo is not None and statement.release != "immediate"
        held = shown and embargo is not None and embargo.open
        self.setProperty("box", "amber" if held else "card")
        repolish(self)
        if shown and embargo is not None:
            self._show(embargo, now)
        else:
            self._show_none(statement, why_not)

    def tick(self, now: datetime) -> None:
        """The minute changed."""
        if self.clock is not None and self._embargo is not None:
            self.clock.setText(self._embargo.left(now) or tr("Now"))

    def _show(self, embargo: "Embargo", now: datetime) -> None:
        from desktop.domain.embargo.times import clock, short_day, weekday

        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        tone = "amber" if embargo.open else "mute"
        row.addWidget(Picture("timer", tone, 16))
        lead = tr("Embargo lifts in") if embargo.open else tr("Embargo")
        row.addWidget(Text(lead, "body", "amber" if embargo.open else "mute"))
        row.addStretch(1)
        words, chip = _STATES[embargo.state.value]
        row.addWidget(Chip(tr(words), chip))
        self.body.addLayout(row)
        if embargo.open:
            self.clock = Text(embargo.left(now) or tr("Now"), "clock", "amber")
            self.body.addWidget(self.clock)
        wall = embargo.lift.wall
        day = f"{weekday(wall)} {short_day(wall)} {wall.year}, {clock(wall)} {embargo.lift.place}"
        self.body.addWidget(Text(day, "strong", wrap=True))
        self.body.addWidget(Text(_elsewhere(embargo), "body", "mute", wrap=True))
        self._agreed(embargo)
        link = Button(tr("Show the embargo"), "link", on_click=lambda: self._visit(embargo.id))
        self.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)

    def _agreed(self, embargo: "Embargo") -> None:
        row = QHBoxLayout()
        row.addWidget(Text(tr("Agreed to this embargo"), "body", "mute"))
        row.addStretch(1)
        asked, agreed = embargo.asked, embargo.agreed
        said = tr("{n} of {all} asked", n=number(agreed), all=number(asked)) if asked else tr("nobody asked yet")
        row.addWidget(Text(said, "medium"))
        self.body.addSpacing(theme.px(4))
        self.body.addLayout(row)
        if asked:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, asked)
            bar.setValue(agreed)
            bar.setAccessibleName(said)
            self._bar = bar
            self._restyle()
            self.body.addWidget(bar)

    def _restyle(self) -> None:
        if self._bar is not None:
            ground, part = theme.colour("line").name(), theme.colour("amber").name()
            self._bar.setStyleSheet(
                f"QProgressBar {{ background: {ground}; }} "
                f"QProgressBar::chunk {{ background: {part}; border-radius: 3px; }}"
            )

    def _show_none(self, statement: "Statement", why_not: str) -> None:
        self.body.addWidget(SectionCaption(tr("How it comes out")))
        now = statement.release == "immediate"
        said = tr("For immediate release.") if now else tr("Not chosen yet: under an embargo, or at once.")
        self.body.addWidget(Text(said, "body", "text" if now else "mute", wrap=True))
        row = QHBoxLayout()
        plan = Button(tr("Plan an embargo…"), "small", icon="timer", on_click=self._plan)
        other = Button(
            tr("Choose again") if now else tr("Release at once"), "small",
            on_click=lambda: self._choose("" if now else "immediate"),
        )  # fmt: skip
        for button in (plan, other):
            button.forbid(why_not)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addSpacing(theme.px(4))
        self.body.addLayout(row)


def _elsewhere(embargo: "Embargo") -> str:
    """The same moment on other clocks, and which day where it is another."""
    from desktop.domain.embargo import zones
    from desktop.domain.embargo.times import clock, weekday

    said: list[str] = []
    for zone in _ELSEWHERE:
        there = zones.local(embargo.lift.utc, zone)
        same_clock = there.utcoffset() == zones.local(embargo.lift.utc, embargo.lift.zone).utcoffset()
        if same_clock or len(said) == _SHOWN_ELSEWHERE:
            continue
        day = "" if there.date() == embargo.lift.wall.date() else f"{weekday(there)} "
        said.append(f"{day}{clock(there)} {zones.city_of(zone)}")
    return " · ".join(said)
