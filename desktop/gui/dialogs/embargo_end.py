"""Ending an embargo before its lift: the consequence first, the safe button first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.embargo.embargo import Embargo
from desktop.domain.errors import UserError
from desktop.gui.models.embargo_board import lift_words
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Check, Line
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.embargoes import Changed
    from desktop.services.workspaces import Workspace


class LiftNowDialog(Dialog):
    """`LiftNowDialog(tools, embargo, told).show_now()`; `told(changed)` once it is lifted."""

    def __init__(self, tools: Tools, embargo: Embargo, told: "Callable[[Changed], object]") -> None:
        note = tr("It would lift {when}.", when=lift_words(embargo))
        super().__init__(tools.window, tr("Lift the embargo of “{title}” now?", title=embargo.title), note=note)
        self._tools, self._embargo, self._told = tools, embargo, told
        agreed = plural(embargo.agreed, "{n} agreement ends", "{n} agreements end") if embargo.agreed else ""
        consequence = tr("From now on everybody may publish. This cannot be undone.")
        self.body.addWidget(Text(". ".join(part for part in (agreed, consequence) if part), "body", wrap=True))
        self.reason = Line(name=tr("Why"))
        self.body.addWidget(Field(tr("Why"), self.reason, help_text=tr("Kept with the embargo.")))
        self.broken = Check(tr("It is lifted because it did not hold"))
        self.body.addWidget(self.broken)
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.keep = Button(tr("Keep it"), "primary", on_click=self.close_now)
        self.lift = Button(tr("Lift it now"), "destructive", icon="timer", on_click=self._lift)
        self.foot.addWidget(self.lift)
        self.foot.addWidget(self.keep)

    def show_now(self) -> None:
        """Open it on the safe answer."""
        self.open(self.keep)

    def _lift(self) -> None:
        embargo_id, reason, broken = self._embargo.id, self.reason.text(), self.broken.isChecked()

        def done(changed: "Changed") -> None:
            self.close_now()
            self._tools.notices.toast(tr("The embargo is lifted"))
            self._told(changed)

        self._tools.tasks.write(
            self, lambda workspace: _lift_now(workspace, embargo_id, reason, broken=broken), done, failed=self._failed
        )

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


def _lift_now(workspace: "Workspace", embargo_id: int, reason: str, *, broken: bool) -> "Changed":
    from desktop.services import embargoes

    return embargoes.lift_now(workspace, embargo_id, reason, broken=broken)
