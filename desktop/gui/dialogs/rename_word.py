"""Another name for a word, on everybody who carries it and in every rule that asks for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain.folding import key
from desktop.gui.jobs import Job
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.vocabulary import Kind, Renamed, WordRow
    from desktop.services.workspaces import Workspace


class RenameWordDialog(Dialog):
    """`RenameWordDialog(tools, "beats", row, all_rows).show_now()`. The button says what will happen."""

    def __init__(self, tools: Tools, kind: "Kind", row: "WordRow", others: "Sequence[WordRow]") -> None:
        super().__init__(
            tools.window, tr("What shall “{word}” be called?", word=row.label),
            note=tr("Rules of lists that ask for it follow. It can be undone."),
        )  # fmt: skip
        self._tools, self._kind, self._row = tools, kind, row
        self._known = {key(other.label): other for other in others if other.id != row.id}
        self.name = Line(row.label)
        self.field = Field(tr("New name"), self.name, help_text=" ")
        self.body.addWidget(self.field)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Keep “{word}”", word=row.label), on_click=self.close_now))
        self.act = Button("", "primary", icon="pencil", on_click=self._go)
        self.foot.addWidget(self.act)
        self.name.textChanged.connect(self._tell)
        self.name.returnPressed.connect(self._go)
        self._tell()

    def show_now(self) -> None:
        """Open it with the name chosen, ready to be overwritten."""
        self.open(self.name)
        self.name.selectAll()

    def _tell(self) -> None:
        """Name the consequence."""
        wanted = " ".join(self.name.text().split())
        there = self._known.get(key(wanted))
        if there is not None:
            self.act.set_label(tr("Merge into “{word}”", word=there.label))
            words = "It joins a word that {n} contact carries.", "It joins a word that {n} contacts carry."
            self.field.say(plural(there.contacts, *words))
        else:
            words = "Rename on {n} contact", "Rename on {n} contacts"
            self.act.set_label(plural(self._row.contacts, *words))
            self.field.say(tr("A name that exists already makes the two one."))
        self.act.forbid("" if key(wanted) and wanted != self._row.label else tr("Type another name first"))

    def _go(self) -> None:
        if not self.act.isEnabled():
            return
        tools, kind, old, new = self._tools, self._kind, self._row.label, self.name.text()
        self.close_now()

        def done(renamed: "Renamed") -> None:
            batch = renamed.touched.batch_id
            words = "“{old}” is now “{new}” on {n} contact", "“{old}” is now “{new}” on {n} contacts"
            said = plural(renamed.contacts, *words, old=old, new=renamed.label)
            tools.notices.toast(said, undo=(lambda: undo(tools, batch)) if batch is not None else None)

        title = tr("Renaming “{word}”", word=old)
        tools.tasks.job(tools.window, title, lambda workspace, job: _rename(workspace, kind, old, new, job), done)


def _rename(workspace: "Workspace", kind: "Kind", old: str, new: str, job: Job) -> "Renamed":
    from desktop.services import vocabulary

    return vocabulary.rename(workspace, kind, old, new, job)
