"""When an embargo lifts: a new one, or another time for one that runs. What is typed is read as it is typed."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.embargo.lift import LiftRefused, LiftTime, Offer
from desktop.domain.embargo.times import place_words
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.models.lift_reading import ReadLift, cities, read_lift
from desktop.gui.models.places import home_zone
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.city_field import Answer, CityField
from desktop.gui.widgets.fields import Combo, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.lift_panel import LiftPanel, PanelTone, Said
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.embargoes import Changed
    from desktop.services.workspaces import Workspace

_PAUSE_MS = 180


class LiftDialog(Dialog):
    """City, day and time, terms, and the panel below. Subclasses say what is done with it."""

    def __init__(self, tools: Tools, title: str, note: str, embargo_id: int | None) -> None:
        super().__init__(tools.window, title, note=note, width=680)
        self._tools, self._embargo_id = tools, embargo_id
        self.lift: LiftTime | None = None
        self._fold: int | None = None
        self.city = CityField(self._find, name=tr("City of the lift"))
        self.when = Line(name=tr("Day and time there"), hint=tr("28 Oct 2026 18:00"))
        self.terms = Lines(name=tr("Terms"), least=2)
        self.meaning = LiftPanel()
        grid = self.grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        help_text = tr("The lift is meant on the clocks there.")
        grid.addWidget(Field(tr("City of the lift"), self.city, help_text=help_text), 1, 0)
        grid.addWidget(Field(tr("Day and time there"), self.when, help_text=tr("As in 28 Oct 2026 18:00")), 1, 1)
        terms = tr("For people who have not agreed yet: say nothing of the text. May be left empty.")
        self.body.addLayout(grid)
        self.body.addWidget(self.meaning)
        self.body.addWidget(Field(tr("Terms beyond the lift"), self.terms, help_text=terms))
        self.body.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.read_now)
        self.closed.connect(self._pause.stop)
        self.when.textEdited.connect(self._typed)
        self.city.picked.connect(self.read_now)
        self.terms.textChanged.connect(self._pause.start)

        self._find("utc", lambda _found: None)  # so that the places are read before anybody types

    @abstractmethod
    def show_ready(self) -> None:
        """Show whether it can be done now."""

    def _typed(self) -> None:
        self._fold = None
        self._pause.start()

    def read_now(self) -> None:
        """Read what is typed."""
        self._pause.stop()
        text, zone, city, fold = self.when.text(), self.city.zone, self.city.city, self._fold
        if not text.strip():
            self.lift = None
            self.meaning.say(Said("sunk", tr("Choose the city and type day and time.")))
            self._settle()
            return
        change = (self._embargo_id, self.terms.text().strip()) if self._embargo_id is not None else None
        self._tools.tasks.read(
            self, lambda workspace: read_lift(workspace, text, Reader(zone, city), fold, change), self._take,
            question="lift",
        )  # fmt: skip

    def _take(self, found: ReadLift) -> None:
        self.lift = found.lift
        if found.lift is not None:
            home = home_zone()
            lines = [] if home == found.lift.zone else [tr("Here: {when}", when=place_words(found.lift.utc, home))]
            lines += [part for part in (found.consequence, *found.cautions) if part]
            doubtful = bool(found.cautions or found.consequence)
            self.meaning.say(Said("amber" if doubtful else "green", str(found.lift), tuple(lines)))
        elif found.refusal is not None:
            offers = found.refusal.offers if isinstance(found.refusal, LiftRefused) else ()
            asks = tuple((offer.label, partial(self._use, offer)) for offer in offers)
            unfinished = isinstance(found.refusal, LiftRefused) and found.refusal.why in _UNFINISHED
            tone: PanelTone = "amber" if asks else "sunk" if unfinished else "red"
            self.meaning.say(Said(tone, found.refusal.title, (found.refusal.next_step,), asks))
        self._settle()

    def _settle(self) -> None:
        self.show_ready()
        QTimer.singleShot(0, self, self._grow)  # what was just added counts once it is shown

    def _grow(self) -> None:
        for layout in (self.meaning.layout(), self.body, self.panel.layout()):
            if layout is not None:
                layout.activate()
        self.arrange()

    def _use(self, offer: Offer) -> None:
        """What was meant."""
        self._fold = offer.fold
        self.when.setText(written(offer.wall))
        if offer.zone and offer.zone != self.city.zone:
            from desktop.domain.embargo.zones import city_of

            self.city.choose(city_of(offer.zone), offer.zone)
        self.when.setFocus()
        self.read_now()

    def _find(self, typed: str, answer: Answer) -> None:
        workspace = self._tools.tasks.workspace()
        if workspace is None:
            return
        now = workspace.clock()
        self._tools.tasks.aside(self, lambda: cities(typed, now), answer, question="city")


_UNFINISHED = frozenset({"empty", "no_date", "bare_date", "no_year", "no_zone", "unreadable"})


class NewEmbargoDialog(LiftDialog):
    """`NewEmbargoDialog(tools, show, statement_id).show_now()`; `show(embargo_id)` once it is set."""

    def __init__(self, tools: Tools, show: Callable[[int], object], statement_id: int | None = None) -> None:
        note = tr("Nobody gets the text before the lift but those who agreed to it.")
        super().__init__(tools, tr("New embargo"), note, None)
        self._show, self._statement_id = show, statement_id
        self.statement = Combo((), name=tr("Statement"))
        self.statement.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._field = Field(tr("Statement"), self.statement)
        self.grid.addWidget(self._field, 0, 0, 1, 2)
        self.statement.chosen.connect(lambda _key: self.show_ready())
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.set_it = Button(tr("Set the embargo"), "primary", icon="timer", on_click=self._set)
        self.foot.addWidget(self.set_it)
        self.show_ready()

    def show_now(self) -> None:
        """Open it, and offer the statements that can be held back."""
        self.open(self.statement)
        self._tools.tasks.read(self, _free_statements, self._offer)

    def show_ready(self) -> None:
        """The button works once all is there."""
        why = "" if self.lift is not None else tr("Type the lift first")
        self.set_it.forbid(why if self.statement.value() else tr("Choose a statement first"))

    def _offer(self, choices: list[tuple[str, str]]) -> None:
        self.statement.set_choices(choices)
        if self._statement_id is not None:
            self.statement.set_value(str(self._statement_id))
        if not choices:
            self._field.fail(tr("No statement is left to hold back: each is under an embargo, or out."))
        self.show_ready()
        (self.city if self._statement_id is not None else self.statement).setFocus()

    def _set(self) -> None:
        lift, statement_id, terms = self.lift, int(self.statement.value() or 0), self.terms.text()
        if lift is None or not statement_id:
            return

        def done(made: "Written") -> None:
            self.close_now()
            self._show(made.id)
            batch, tools = made.touched.batch_id, self._tools
            again = (lambda: undo(tools, batch)) if batch is not None else None
            tools.notices.toast(tr("Embargo set: {lift}", lift=str(lift)), undo=again)

        self._tools.tasks.write(
            self, lambda workspace: _set_lift(workspace, statement_id, lift, terms), done, failed=self.say_trouble
        )

    def say_trouble(self, error: UserError) -> None:
        """Why it was not done."""
        self.meaning.say(Said("red", error.title, (error.next_step,)))
        self._settle()


class ChangeLiftDialog(LiftDialog):
    """Another lift; names how many agreements need a new answer. `told(changed)` once it is done."""

    def __init__(self, tools: Tools, embargo: Embargo, told: "Callable[[Changed], object]") -> None:
        note = tr("Now: {lift}", lift=str(embargo.lift))
        super().__init__(tools, tr("Change the lift of “{title}”", title=embargo.title), note, embargo.id)
        self._embargo, self._told = embargo, told
        self.city.choose(embargo.lift.place, embargo.lift.zone)
        self.when.setText(written(embargo.lift.wall))
        self.terms.setText(embargo.terms)
        self._pause.stop()  # nothing was typed yet
        self.foot.addStretch(1)
        self.keep = Button(tr("Keep it"), on_click=self.close_now)
        self.change = Button(tr("Change the lift"), "primary", on_click=self._change)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.change)
        self.show_ready()

    def show_now(self) -> None:
        """Open it on the time."""
        self.open(self.when)
        self.when.selectAll()

    def show_ready(self) -> None:
        """The button works once something is different."""
        same = self.lift == self._embargo.lift and self.terms.text().strip() == self._embargo.terms
        typed = self.when.text() != written(self._embargo.lift.wall) or self.terms.text() != self._embargo.terms
        moved = self.city.zone != self._embargo.lift.zone
        why = tr("Nothing is different yet") if same or not (typed or moved) else ""
        self.change.forbid(why or ("" if self.lift is not None else tr("Type the lift first")))

    def _change(self) -> None:
        lift, terms, embargo = self.lift, self.terms.text().strip(), self._embargo
        if lift is None:
            return

        def done(changed: "Changed") -> None:
            self.close_now()
            self._tools.notices.toast(tr("The lift is now {lift}", lift=str(lift)))
            self._told(changed)

        self._tools.tasks.write(
            self, lambda workspace: _change_lift(workspace, embargo, lift, terms), done, failed=self._failed
        )

    def _failed(self, error: UserError) -> None:
        self.meaning.say(Said("red", error.title, (error.next_step,)))
        self._settle()


def written(wall: object) -> str:
    """A wall time as it can be typed."""
    return f"{wall:%d %b %Y %H:%M}".lstrip("0")


def _free_statements(workspace: "Workspace") -> list[tuple[str, str]]:
    from desktop.services import statements

    return [
        (str(row.id), row.title)
        for row in statements.all_statements(workspace)
        if row.embargo is None or row.embargo.state == "cancelled"
    ]


def _set_lift(workspace: "Workspace", statement_id: int, lift: LiftTime, terms: str) -> "Written":
    from desktop.services import embargoes

    return embargoes.set_lift(workspace, statement_id, lift, terms)


def _change_lift(workspace: "Workspace", embargo: Embargo, lift: LiftTime, terms: str) -> "Changed":
    from desktop.services import embargoes

    return embargoes.change_lift(workspace, embargo.id, lift, terms=terms, version=embargo.version)
