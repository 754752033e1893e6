"""A list's name and note: of a new one, with the choice by hand or by a rule; of one there is."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.tiles import Tiles, TileWords
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.changes import Touched
    from desktop.services.lists import ListWritten, MailingListRow
    from desktop.services.workspaces import Workspace


class NewListDialog(Dialog):
    """A new list. `on_made(id)` for one kept by hand, `on_smart(name)` to go on with the rule."""

    def __init__(self, tools: Tools, on_made: Callable[[int], object], on_smart: Callable[[str], object]) -> None:
        super().__init__(tools.window, tr("New list"), width=480)
        self._tools, self._on_made, self._on_smart = tools, on_made, on_smart
        self.name = Line()
        self.field = Field(tr("Name"), self.name)
        hand, smart = tr("You put people on it and take them off."), tr("A saved question, asked anew each time.")
        kinds = [TileWords("hand", tr("By hand"), hand), TileWords("smart", tr("Updates itself"), smart)]
        self.kind = Tiles(kinds, name=tr("Kind of list"))
        self.body.addWidget(self.field)
        self.body.addSpacing(4)
        self.body.addWidget(self.kind)
        self.make = Button(tr("Make the list"), "primary", icon="list-plus", on_click=self._make)
        self.kind.chosen.connect(self._name_button)
        self.name.returnPressed.connect(self._make)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.make)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.name)

    def _name_button(self, kind: str) -> None:
        self.make.set_label(tr("Go on to the rule") if kind == "smart" else tr("Make the list"))

    def _make(self) -> None:
        name = self.name.text()
        if self.kind.value() == "smart":
            self.close_now()
            self._on_smart(name.strip())
            return

        def done(made: "ListWritten") -> None:
            self.close_now()
            self._tools.notices.toast(
                tr("New list “{list}”", list=name.strip()), undo=_undoing(self._tools, made.touched)
            )
            self._on_made(made.id)

        self._tools.tasks.write(self, lambda workspace: _create(workspace, name, ()), done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.field.fail(error.title)
        self.arrange()
        self.name.setFocus()


class NameDialog(Dialog):
    """Name and note of a list there is."""

    def __init__(self, tools: Tools, row: "MailingListRow") -> None:
        super().__init__(tools.window, tr("Name and note"), width=480)
        self._tools, self._row = tools, row
        self.name, self.note = Line(row.name), Line(row.note)
        self.field = Field(tr("Name"), self.name)
        self.body.addWidget(self.field)
        self.body.addWidget(Field(tr("Note"), self.note, help_text=tr("What it is for, seen below its name.")))
        self.save = Button(tr("Save"), "primary", on_click=self._save)
        for line in (self.name, self.note):
            line.returnPressed.connect(self._save)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.save)

    def show_now(self) -> None:
        """Open it with the name ready to be typed over."""
        self.open(self.name)
        self.name.selectAll()

    def _save(self) -> None:
        row, name, note = self._row, self.name.text(), self.note.text()

        def done(written: "ListWritten") -> None:
            self.close_now()
            said = tr("Saved “{list}”", list=" ".join(name.split()))
            self._tools.notices.toast(said, undo=_undoing(self._tools, written.touched))

        self._tools.tasks.write(
            self, lambda workspace: _rename(workspace, row.id, name, note), done, failed=self._failed
        )

    def _failed(self, error: UserError) -> None:
        self.field.fail(error.title)
        self.arrange()
        self.name.setFocus()


def _undoing(tools: Tools, touched: "Touched") -> Callable[[], object] | None:
    batch = touched.batch_id
    return (lambda: undo(tools, batch)) if batch is not None and touched.kinds else None


def _create(workspace: "Workspace", name: str, ids: Sequence[int]) -> "ListWritten":
    from desktop.services import lists

    return lists.create(workspace, name, ids)


def _rename(workspace: "Workspace", list_id: int, name: str, note: str) -> "ListWritten":
    from desktop.services import lists

    return lists.rename(workspace, list_id, name, note)
