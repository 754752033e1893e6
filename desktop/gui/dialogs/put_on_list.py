"""Putting people on a list, and keeping a question as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import Touched
from desktop.domain.errors import UserError
from desktop.gui.models.filters import Filters, question
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.picks import Pick, PickList
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.lists import ListWritten
    from desktop.services.workspaces import Workspace


class PutOnListDialog(Dialog):
    """Lists to choose from; a new name makes a new list."""

    def __init__(self, tools: Tools, ids: Sequence[int]) -> None:
        title = plural(len(ids), "Put on which list?", "Put {n} contacts on which list?")
        super().__init__(tools.window, title, width=440)
        self._tools, self._ids = tools, list(ids)
        self.lists = PickList([], hint=tr("Find a list, or name a new one"), free=True)
        self.lists.picked.connect(self._take)
        self.lists.typed.connect(self._make)
        self.body.addWidget(self.lists)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.new = Button(tr("New list"), icon="list-plus", on_click=lambda: self._make(self.lists.search.text()))
        self.new.forbid(tr("Type its name above"))
        self.lists.search.textChanged.connect(
            lambda text: self.new.forbid("" if text.strip() else tr("Type its name above"))
        )
        self.foot.addWidget(self.new)

    def show_now(self) -> None:
        """Open it, and fill it when the lists are read."""
        self.open(self.lists.first_focus())
        self._tools.tasks.read(self, _lists, self._offer)

    def _offer(self, picks: list[Pick]) -> None:
        self.lists.offer(picks)
        self.body.activate()
        layout = self.panel.layout()
        if layout is not None:
            layout.activate()
        self.arrange()

    def _take(self, key: str) -> None:
        ids, list_id = self._ids, int(key)
        self.close_now()
        self._write(lambda workspace: _add(workspace, list_id, ids))

    def _make(self, name: str) -> None:
        ids, wanted = self._ids, name.strip()
        if wanted:
            self.close_now()
            self._write(lambda workspace: _create(workspace, wanted, ids))

    def _write(self, work: "Callable[[Workspace], _Put]") -> None:
        tools = self._tools
        tools.tasks.write(tools.window, work, lambda done: _told(tools, done))


class SaveListDialog(Dialog):
    """A name for a question; it becomes a list that updates itself."""

    def __init__(self, tools: Tools, filters: Filters) -> None:
        super().__init__(
            tools.window, tr("Save as list"), width=440,
            note=tr("Whoever fits tomorrow is on it tomorrow: {what}", what=filters.title()),
        )  # fmt: skip
        self._tools, self._filters = tools, filters
        self.name = Line(filters.title()[:60])
        self.field = Field(tr("Name of the list"), self.name)
        self.name.returnPressed.connect(self._save)
        self.body.addWidget(self.field)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.save = Button(tr("Save list"), "primary", icon="bookmark", on_click=self._save)
        self.foot.addWidget(self.save)

    def show_now(self) -> None:
        """Open it with its name ready to be typed over."""
        self.open(self.name)
        self.name.selectAll()

    def _save(self) -> None:
        name, filters, tools = self.name.text(), self._filters, self._tools

        def done(made: "ListWritten") -> None:
            self.close_now()
            shown = tools.actions.is_bound("go.lists")
            tools.notices.toast(
                tr("Saved as list “{name}”", name=name.strip()), action=tr("Open") if shown else "",
                undo=(lambda: tools.visit("lists", made.id)) if shown else None,
            )  # fmt: skip

        def failed(error: UserError) -> None:
            self.field.fail(str(error))
            self.arrange()

        tools.tasks.write(self, lambda workspace: _save(workspace, name, filters), done, failed=failed)


@dataclass(frozen=True, slots=True)
class _Put:
    """How many went on which list."""

    name: str
    moved: int
    touched: Touched


def _told(tools: Tools, done: _Put) -> None:
    if not done.moved:
        tools.notices.toast(tr("Already on “{list}”", list=done.name), icon="info")
        return
    said = plural(done.moved, "{n} contact put on “{list}”", "{n} contacts put on “{list}”", list=done.name)
    batch = done.touched.batch_id
    tools.notices.toast(said, undo=(lambda: undo(tools, batch)) if batch is not None else None)


def _lists(workspace: "Workspace") -> list[Pick]:
    from desktop.services import lists

    return [Pick(str(row.id), row.name, None if row.smart else row.added) for row in lists.all_lists(workspace)]


def _add(workspace: "Workspace", list_id: int, ids: Sequence[int]) -> _Put:
    from desktop.services import lists

    written = lists.add(workspace, list_id, ids)
    return _Put(lists.get(workspace, list_id).name, written.moved, written.touched)


def _create(workspace: "Workspace", name: str, ids: Sequence[int]) -> _Put:
    from desktop.services import lists

    written = lists.create(workspace, name, ids)
    return _Put(name, written.moved, written.touched)


def _save(workspace: "Workspace", name: str, filters: Filters) -> "ListWritten":
    from desktop.services import lists

    return lists.create_smart(workspace, name, question(workspace, filters))
