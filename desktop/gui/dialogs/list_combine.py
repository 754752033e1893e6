"""A new list from several: joined, only those on all, or one without the others; each with its number."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.tiles import Tiles, TileWords
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.list_sets import Combined
    from desktop.services.lists import Combining, ListWritten, MailingListRow
    from desktop.services.workspaces import Workspace

_MOST_ONLY = 5


class CombineDialog(Dialog):
    """`on_made(id)` when the new list is there. It is a list kept by hand, of who is on the others now."""

    def __init__(self, tools: Tools, rows: "Sequence[MailingListRow]", on_made: Callable[[int], object]) -> None:
        note = tr("A new list kept by hand, of who is on them now. The lists themselves stay as they are.")
        super().__init__(tools.window, tr("Combine {n} lists", n=len(rows)), note=note, width=560)
        self._tools, self._rows, self._on_made = tools, list(rows), on_made
        self._combined: Combined | None = None
        self._typed = False
        self.choice = Tiles(self._tiles(), name=tr("How to combine them"))
        self.choice.chosen.connect(self._chosen)
        self.body.addWidget(self.choice)
        self.body.addSpacing(theme.px(4))
        self.name = Line()
        self.name.textEdited.connect(self._name_typed)
        self.name.returnPressed.connect(self._make)
        self.field = Field(tr("Name of the new list"), self.name)
        self.body.addWidget(self.field)
        self.make = Button(tr("Counting…"), "primary", icon="list-plus", on_click=self._make)
        self.make.forbid(tr("Being counted now"))
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.make)
        self._chosen(self.choice.value())

    def show_now(self) -> None:
        """Open it, and count."""
        self.open(self.choice.tile("union"))
        ids = [row.id for row in self._rows]
        self._tools.tasks.read(self, lambda workspace: _count(workspace, ids), self._counted)

    def _tiles(self) -> list[TileWords]:
        names = ", ".join(row.name for row in self._rows)
        all_of = tr("Only who is in both") if len(self._rows) == 2 else tr("Only who is in all of them")
        tiles = [TileWords("union", tr("Join them"), names), TileWords("intersection", all_of, names)]
        for row in self._rows[:_MOST_ONLY]:
            others = ", ".join(other.name for other in self._rows if other is not row)
            title = tr("“{list}” without the others", list=row.name)
            tiles.append(TileWords(str(row.id), title, tr("Nobody who is also on {lists}", lists=others)))
        return tiles

    def _counted(self, found: "Combined") -> None:
        self._combined = found
        self._chosen(self.choice.value())

    def _number(self, key: str) -> int | None:
        found = self._combined
        if found is None:
            return None
        return {"union": found.union, "intersection": found.intersection}.get(key, found.only.get(_number(key), 0))

    def _chosen(self, key: str) -> None:
        names = [row.name for row in self._rows]
        if not self._typed:
            first = next((row.name for row in self._rows if str(row.id) == key), "")
            joined = {"union": " + ".join(names), "intersection": " & ".join(names)}
            others = ", ".join(name for name in names if name != first)
            self.name.setText(joined.get(key) or tr("{list} without {others}", list=first, others=others))
        count = self._number(key)
        if count is not None:
            self.make.set_label(plural(count, "Make a list of {n} person", "Make a list of {n} people"))
            self.make.forbid("" if count else tr("Nobody would be on it"))

    def _name_typed(self, _text: str) -> None:
        self._typed = True

    def _make(self) -> None:
        if not self.make.isEnabled():
            return
        key, name = self.choice.value(), self.name.text()
        ids = [row.id for row in self._rows]
        if key.isdecimal():
            ids = [int(key), *(list_id for list_id in ids if list_id != int(key))]
        how = "difference" if key.isdecimal() else key

        def done(made: "ListWritten") -> None:
            self.close_now()
            batch, tools = made.touched.batch_id, self._tools
            said = plural(
                made.moved, "New list “{list}” of {n} person", "New list “{list}” of {n} people", list=name.strip()
            )
            tools.notices.toast(said, undo=(lambda: undo(tools, batch)) if batch is not None else None)
            self._on_made(made.id)

        self._tools.tasks.write(self, lambda ws: _combine(ws, name, ids, how), done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.field.fail(error.title)
        self.arrange()
        self.name.setFocus()


def _number(key: str) -> int:
    return int(key) if key.isdecimal() else 0


def _count(workspace: "Workspace", ids: Sequence[int]) -> "Combined":
    from desktop.services import list_sets

    return list_sets.combined(workspace, ids)


def _combine(workspace: "Workspace", name: str, ids: Sequence[int], how: str) -> "ListWritten":
    from desktop.services import lists

    return lists.combine(workspace, name, ids, cast("Combining", how))
