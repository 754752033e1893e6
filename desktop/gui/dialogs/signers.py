"""Who signs a statement, in the agreed order; and going on without one of them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Check
from desktop.gui.widgets.forms import Trouble
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import Banner, ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.organisation import Organisation
    from desktop.domain.statement.statement import Statement
    from desktop.services.organisations import OrganisationRow
    from desktop.services.statements import SignersSet
    from desktop.services.workspaces import Workspace


class SignersDialog(Dialog):
    """`SignersDialog(tools, statement).show_now()`: everybody known, those who sign ticked and in order."""

    def __init__(self, tools: Tools, statement: "Statement") -> None:
        super().__init__(
            tools.window, tr("Who signs “{title}”?", title=statement.title),
            note=tr("In this order they stand on the paper. Whoever goes leaves every text; whoever comes is named."),
            width=560,
        )  # fmt: skip
        self._tools, self._statement = tools, statement
        self._order: list[tuple[int, str]] = []
        self._ticked = {one.id for one in statement.organisations}
        self.checks: dict[int, Check] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        scrolled = ScrollPage(margin=0, spacing=0)
        scrolled.setMinimumHeight(theme.px(240))
        scrolled.body.addLayout(self._list)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled)
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.foot.addWidget(Button(tr("New partner…"), "link", on_click=self._new))
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.save = Button(tr("Set who signs"), "primary", icon="handshake", on_click=self._set)
        self.foot.addWidget(self.save)

    def show_now(self) -> None:
        """Open it with everybody there is."""
        self.open(self.save)
        self._tools.tasks.read(self, _everybody, self._fill)

    def chosen(self) -> list[int]:
        """Who signs, in order."""
        return [one for one, _ in self._order if one in self._ticked]

    def _fill(self, rows: "list[OrganisationRow]") -> None:
        here = [one.id for one in self._statement.organisations]
        names = {row.id: row.name for row in rows} | {one.id: one.name for one in self._statement.organisations}
        self._order = [(one, names[one]) for one in [*here, *(row.id for row in rows if row.id not in here)]]
        self._show()
        if self._order:
            self.checks[self._order[0][0]].setFocus()

    def _show(self) -> None:
        empty(self._list)
        self.checks = {}
        for place, (one, name) in enumerate(self._order):
            self._list.addWidget(self._row(place, one, name))
        if not self._order:
            self._list.addWidget(Text(tr("No organisation is known yet."), "body", "mute", wrap=True))

    def _row(self, place: int, one: int, name: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        check = Check(name, checked=one in self._ticked)
        check.toggled.connect(lambda on, one=one: self._tick(one, on=on))
        self.checks[one] = check
        row.addWidget(check, 1)
        up = IconButton("arrow-up", tr("Move {name} up", name=name), on_click=lambda: self._move(place, -1))
        down = IconButton("arrow-down", tr("Move {name} down", name=name), on_click=lambda: self._move(place, 1))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(self._order) - 1)
        row.addWidget(up)
        row.addWidget(down)
        return holder

    def _tick(self, one: int, *, on: bool) -> None:
        self._ticked.add(one) if on else self._ticked.discard(one)

    def _move(self, place: int, by: int) -> None:
        order = self._order
        order[place], order[place + by] = order[place + by], order[place]
        self._show()
        self.checks[order[place + by][0]].setFocus()

    def _new(self) -> None:
        self.close_now()
        self._tools.visit("partners", "new")

    def _set(self) -> None:
        statement, wanted = self._statement, self.chosen()

        def work(workspace: "Workspace") -> "SignersSet":
            from desktop.services import statements

            return statements.set_organisations(workspace, statement.id, statement.version, wanted)

        self._tools.tasks.write(self, work, self._done, failed=self._failed)

    def _done(self, made: "SignersSet") -> None:
        self.close_now()
        told(self._tools, made, tr("Who signs is set."))

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


class RemoveSignerDialog(Dialog):
    """`RemoveSignerDialog(tools, statement, organisation).show_now()`."""

    def __init__(self, tools: Tools, statement: "Statement", organisation: "Organisation") -> None:
        super().__init__(tools.window, tr("Go on without {name}?", name=organisation.name), width=560)
        self._tools, self._statement, self._organisation = tools, statement, organisation
        signed = statement.state.signed - statement.state.signed_by(organisation.id)
        said = tr("Its name, press contacts and boilerplate leave every text, which then needs a new revision.")
        again = plural(signed, "{n} other organisation must sign again.", "{n} other organisations must sign again.")
        self.body.addWidget(Banner(said, "amber", title=again if signed else ""))
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.keep = Button(tr("Keep it"), on_click=self.close_now)
        self.act = Button(
            tr("Remove {name}", name=organisation.short), "destructive", icon="user-x", on_click=self._remove
        )
        self.foot.addStretch(1)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.act)

    def show_now(self) -> None:
        """Open it at the safe choice."""
        self.open(self.keep)

    def _remove(self) -> None:
        statement, gone = self._statement, self._organisation.id

        def work(workspace: "Workspace") -> "SignersSet":
            from desktop.services import signoffs

            return signoffs.remove_signatory(workspace, statement.id, statement.version, gone)

        self._tools.tasks.write(self, work, self._done, failed=self._failed)

    def _done(self, made: "SignersSet") -> None:
        self.close_now()
        told(self._tools, made, tr("{name} signs no more.", name=self._organisation.short))

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


def told(tools: Tools, made: "SignersSet", said: str) -> None:
    """Say what was done, with Undo, and which sentences still name who went."""
    from desktop.gui.widgets.undoing import undo

    batch = made.touched.batch_id
    tools.notices.toast(said, undo=(lambda: undo(tools, batch)) if batch is not None else None)
    if made.mentions:
        first = made.mentions[0]
        count = plural(
            len(made.mentions), "1 sentence still names {name}: “{sentence}”",
            "{n} sentences still name {name}, the first: “{sentence}”",
            name=first.organisation, sentence=first.sentence,
        )  # fmt: skip
        tools.notices.banner(count, "amber")


def _everybody(workspace: "Workspace") -> "list[OrganisationRow]":
    from desktop.services import organisations

    return organisations.all_organisations(workspace)
