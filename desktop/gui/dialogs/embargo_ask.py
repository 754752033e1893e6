"""Asking for an embargo: whom, how, who cannot be asked and why, and the letters to look through."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.embargo.embargo import Embargo
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.dialogs.embargo_answer import Party
from desktop.gui.dialogs.letters import LettersDialog, of_offers
from desktop.gui.models.embargo_board import lift_words
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.folds import Fold, FoldLine, FoldList
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.picks import Pick
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.tokens import TokenField
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.embargoes import Letters, Offered
    from desktop.services.workspaces import Workspace

_OFFERED = 8
_MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom, and how."""

    contact_ids: tuple[int, ...]
    outlet_ids: tuple[int, ...]
    list_id: int | None
    how: str


class AskDialog(Dialog):
    """`AskDialog(tools, embargo, parties).show_now()`; without parties people or a list are chosen in it."""

    def __init__(self, tools: Tools, embargo: Embargo, parties: Sequence[Party]) -> None:
        note = tr("{title}, {lift}. No word of the text is in the question.", title=embargo.title,
                  lift=lift_words(embargo))  # fmt: skip
        title = tr("Ask again for the embargo") if parties else tr("Ask for the embargo")
        super().__init__(tools.window, title, note=note, width=640)
        self._tools, self._embargo, self._parties = tools, embargo, tuple(parties)
        self.lists = Combo([("", tr("No list"))], name=tr("A list"))
        self.lists.chosen.connect(lambda _key: self.look())
        self.people = TokenField(tr("People"), self._offer, hint=tr("Name, outlet or address"))
        self.people.changed.connect(self.look)
        self.how = Segmented([("mail", tr("By e-mail"), None), ("call", tr("On the phone"), None)], name=tr("How"))
        self.how.chosen.connect(lambda _key: self.look())
        self.found = FoldList(tr("Who will be asked, and who cannot be"))
        self.trouble = Text("", "small", "red", wrap=True)
        self._build()
        self._letters: Letters | None = None

    def _build(self) -> None:
        if not self._parties:
            row = QHBoxLayout()
            row.setSpacing(theme.px(14))
            row.addWidget(Field(tr("Everybody on a list"), self.lists))
            row.addWidget(Field(tr("And these people"), self.people), 1)
            self.body.addLayout(row)
        self.body.addWidget(self.how)
        self.body.addWidget(self.found, 1)
        self.found.setMinimumHeight(theme.px(200))
        self.body.addWidget(self.trouble)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.ask = Button("", "primary", icon="mail", on_click=self._ask)
        self.foot.addWidget(self.ask)

    def show_now(self) -> None:
        """Open it, and look who may be asked."""
        self.open(self.how if self._parties else self.lists)
        if not self._parties:
            self._tools.tasks.read(self, _lists, self._take_lists)
        self.look()

    def look(self) -> None:
        """Ask the guard who may be asked; nothing is written."""
        asked, embargo = self._asked(), self._embargo.id
        if not (asked.contact_ids or asked.outlet_ids or asked.list_id):
            self._letters = None
            self.found.show_folds(())
            self._show("")
            return
        self._tools.tasks.read(
            self, lambda workspace: _draft(workspace, embargo, asked), self._take, failed=self._failed, question="ask"
        )

    def _asked(self) -> Asked:
        typed = tuple(int(key) for key in self.people.tokens())
        people = tuple(one.contact_id for one in self._parties if one.contact_id is not None)
        desks = tuple(one.outlet_id for one in self._parties if one.contact_id is None and one.outlet_id is not None)
        chosen = self.lists.value()
        return Asked((*people, *typed), desks, int(chosen) if chosen else None, self.how.value())

    def _take(self, letters: "Letters") -> None:
        self._letters = letters
        asked = [FoldLine(place, one.name, "; ".join(one.warnings)) for place, one in enumerate(letters.drafts)]
        out = [FoldLine(place, one.name, one.reason) for place, one in enumerate(letters.left_out)]
        folds = [
            Fold("ask", tr("Will be asked"), "circle-check", "green", asked),
            Fold("out", tr("Cannot be asked now"), "ban", "red", out),
        ]
        self.found.show_folds([fold for fold in folds if fold.lines])
        self.found.open_fold("ask")
        self.found.open_fold("out")
        self.found.setMinimumHeight(max(theme.px(120), self.found.wanted_height(_MOST_ROWS)))
        self._show("")

    def _failed(self, error: UserError) -> None:
        self._letters = None
        self.found.show_folds(())
        self._show(str(error))

    def _show(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        count = len(self._letters.drafts) if self._letters is not None else 0
        label = plural(count, "Note that 1 is asked, show the letter", "Note that {n} are asked, show the letters")
        self.ask.set_label(label if count else tr("Ask"))
        self.ask.forbid("" if count else tr("Nobody can be asked now"))
        self.arrange()

    def _ask(self) -> None:
        asked, embargo, tools = self._asked(), self._embargo.id, self._tools

        def done(offered: "Offered") -> None:
            self.close_now()
            letters = of_offers(offered.letters, by_phone=asked.how == "call")
            LettersDialog(
                tools, tr("Ask them"), letters, partial(_save, offered.letters, asked.how == "call")
            ).show_now()
            batch = offered.touched.batch_id
            words = plural(len(letters), "{n} asked", "{n} asked")
            tools.notices.toast(words, undo=(lambda: undo(tools, batch)) if batch is not None else None)

        tools.tasks.write(self, lambda workspace: _offer(workspace, embargo, asked), done, failed=self._failed)

    def _take_lists(self, found: list[tuple[str, str]]) -> None:
        self.lists.set_choices([("", tr("No list")), *found])

    def _offer(self, typed: str, answer: "Callable[[Sequence[Pick]], None]") -> None:
        self._tools.tasks.read(self, lambda workspace: _find(workspace, typed), answer, question="people")


def _ids(workspace: "Workspace", asked: Asked) -> list[int]:
    from desktop.domain.query import ContactQuery
    from desktop.services import contacts

    listed = contacts.ids(workspace, ContactQuery(list_id=asked.list_id)) if asked.list_id is not None else ()
    return list(dict.fromkeys([*asked.contact_ids, *listed]))


def _draft(workspace: "Workspace", embargo_id: int, asked: Asked) -> "Letters":
    from desktop.services import embargoes

    return embargoes.draft_offers(workspace, embargo_id, _ids(workspace, asked), asked.outlet_ids, how=asked.how)


def _offer(workspace: "Workspace", embargo_id: int, asked: Asked) -> "Offered":
    from desktop.services import embargoes

    return embargoes.offer(
        workspace, embargo_id, _ids(workspace, asked), asked.outlet_ids, how=asked.how, sender=workspace.user
    )


def _save(letters: "Letters", by_phone: bool, folder: Path) -> Path:  # noqa: FBT001 - bound, not called
    from desktop.services.embargoes.letter_files import save_offers

    return save_offers(letters, folder, by_phone=by_phone)


def _lists(workspace: "Workspace") -> list[tuple[str, str]]:
    from desktop.services import lists

    return [(str(row.id), row.name) for row in lists.all_lists(workspace)]


def _find(workspace: "Workspace", typed: str) -> list[Pick]:
    from desktop.domain.query import ContactQuery
    from desktop.services import contacts

    rows = contacts.first_page(workspace, ContactQuery(typed), _OFFERED).rows[:_OFFERED]
    return [Pick(str(row.id), " · ".join(part for part in (row.name, row.outlet) if part)) for row in rows]
