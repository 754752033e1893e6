"""Putting an address on the list of those that must get nothing, and lifting one with a typed reason."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.domain.errors import UserError
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.changes import Touched
    from desktop.services.workspaces import Workspace


class _AddressDialog(Dialog):
    """An address and a reason; what is wrong stands beside its field, and the dialog stays open."""

    def __init__(self, tools: Tools, title: str, note: str, reason_help: str) -> None:
        super().__init__(tools.window, title, note=note)
        self._tools = tools
        self.address = Line(left_to_right=True, hint=tr("name@outlet.example"))
        self.reason = Line()
        self.address_field = Field(tr("E-mail address"), self.address)
        self.reason_field = Field(tr("Reason"), self.reason, help_text=reason_help)
        self.body.addWidget(self.address_field)
        self.body.addWidget(self.reason_field)
        self.foot.addStretch(1)

    def show_now(self) -> None:
        """Open it at the first field that is empty."""
        self.open(self.reason if self.address.text() else self.address)

    def _ready(self) -> bool:
        for line, field, words in (
            (self.reason, self.reason_field, tr("Write the reason.")),
            (self.address, self.address_field, tr("Write the address.")),
        ):
            empty = not line.text().strip()
            field.fail(words if empty else "")
            if empty:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrange()
        return bool(self.address.text().strip() and self.reason.text().strip())

    def _refused(self, error: UserError) -> None:
        self.address_field.fail(error.next_step or error.title)
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrange()

    def _done(self, words: str) -> None:
        self.close_now()
        self._tools.notices.toast(words)


class SuppressDialog(_AddressDialog):
    """`SuppressDialog(tools, "").show_now()`."""

    def __init__(self, tools: Tools, address: str) -> None:
        super().__init__(
            tools, tr("Which address must get nothing?"),
            tr("It stays until somebody lifts it with a reason, whatever is imported, merged or undone."),
            tr("In their words, if you have them."),
        )  # fmt: skip
        self.address.setText(address)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.act = Button(tr("Send nothing to it"), "destructive", icon="ban", on_click=self._go)
        self.foot.addWidget(self.act)

    def _go(self) -> None:
        if self._ready():
            address, reason = self.address.text().strip(), self.reason.text().strip()
            self._tools.tasks.write(
                self, lambda workspace: _suppress(workspace, address, reason),
                lambda _touched: self._done(tr("{address} gets nothing from now on", address=address)),
                failed=self._refused,
            )  # fmt: skip


class LiftAddressDialog(_AddressDialog):
    """`LiftAddressDialog(tools, "").show_now()`."""

    def __init__(self, tools: Tools, address: str) -> None:
        super().__init__(
            tools, tr("Which address may be written to again?"),
            tr("The reason stays in the history with your name. This cannot be undone, only suppressed again."),
            tr("How do you know? “Asked for it by e-mail, 3 May.”"),
        )  # fmt: skip
        self.address.setText(address)
        self.foot.addWidget(Button(tr("Keep it suppressed"), on_click=self.close_now))
        self.act = Button(tr("Lift the suppression"), "primary", icon="shield-check", on_click=self._go)
        self.foot.addWidget(self.act)

    def _go(self) -> None:
        if self._ready():
            address, reason = self.address.text().strip(), self.reason.text().strip()
            self._tools.tasks.write(
                self, lambda workspace: _lift(workspace, address, reason),
                lambda _touched: self._done(tr("{address} may be written to again", address=address)),
                failed=self._refused,
            )  # fmt: skip


def _suppress(workspace: "Workspace", address: str, reason: str) -> "Touched":
    from desktop.services import suppressions

    return suppressions.suppress(workspace, address, reason)


def _lift(workspace: "Workspace", address: str, reason: str) -> "Touched":
    from desktop.services import suppressions

    return suppressions.lift(workspace, address, reason)
