"""Noting that somebody wants nothing more, and lifting that again: two acts, each with its reason."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.contact import Card, RefusalLevel, display_name
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line, Radio
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import Banner
from desktop.gui.words import plural, tr


class RefuseDialog(Dialog):
    """`RefuseDialog(window, 3, done).show_now()`; `done(level, reason, evidence)` when it is decided."""

    def __init__(self, host: QWidget, count: int, done: Callable[[RefusalLevel, str, str], object]) -> None:
        title = plural(count, "What does this contact refuse?", "What do these {n} contacts refuse?")
        super().__init__(
            host, title, note=tr("It stays until somebody lifts it with a reason. No import or merge can weaken it.")
        )
        self._done, self._count = done, count
        self.no_releases = Radio(tr("No releases: they can still be called"), checked=True)
        self.no_contact = Radio(tr("No contact at all"))
        for radio in (self.no_releases, self.no_contact):
            radio.toggled.connect(self._name)
            self.body.addWidget(radio)
        self.reason = Line()
        self.evidence = Line()
        self.body.addWidget(Field(tr("Reason"), self.reason, help_text=tr("In their words, if you have them.")))
        self.body.addWidget(
            Field(tr("How it came"), self.evidence, help_text=tr("Call, e-mail, letter; when and to whom."))
        )
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.act = Button("", "destructive", icon="ban", on_click=self._go)
        self.foot.addWidget(self.act)
        self._name()

    def show_now(self) -> None:
        """Open it at its first choice."""
        self.open(self.no_releases)

    def _name(self) -> None:
        words = ("Send nothing more", "Send nothing more to {n} contacts")
        if self.no_contact.isChecked():
            words = ("Never contact again", "Never contact {n} contacts again")
        self.act.set_label(plural(self._count, *words))

    def _go(self) -> None:
        level = RefusalLevel.NO_CONTACT if self.no_contact.isChecked() else RefusalLevel.NO_RELEASES
        reason, evidence = self.reason.text().strip(), self.evidence.text().strip()
        self.close_now()
        self._done(level, reason, evidence)


class LiftDialog(Dialog):
    """`LiftDialog(window, card, done).show_now()`; `done(reason)` when a reason is typed."""

    def __init__(self, host: QWidget, card: Card, done: Callable[[str], object]) -> None:
        name = display_name(card)
        super().__init__(
            host, tr("Why may {name} be written to again?", name=name),
            note=tr("The reason stays in the history with your name. This cannot be undone, only refused again."),
        )  # fmt: skip
        self._done = done
        if why := card.get("refusal", {}).get("reason", ""):
            self.body.addWidget(Banner(tr("They said: {why}", why=why), "red", icon="ban"))
        self.reason = Line()
        self.field = Field(tr("Reason"), self.reason, help_text=tr("How do you know? “Asked for it by e-mail, 3 May.”"))
        self.body.addWidget(self.field)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Keep the refusal"), on_click=self.close_now))
        self.act = Button(tr("Lift the refusal"), "primary", icon="shield-check", on_click=self._go)
        self.foot.addWidget(self.act)

    def show_now(self) -> None:
        """Open it at the reason."""
        self.open(self.reason)

    def _go(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.field.fail(tr("Lifting a refusal needs a reason."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.arrange()
            return
        self.close_now()
        self._done(reason)
