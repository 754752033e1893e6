"""A new statement: its title, its language, who signs it; from nothing or from an earlier one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.statement.text import StatementKind
from desktop.gui import theme
from desktop.gui.models.statement_words import KINDS
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Check, Combo, Line
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.organisations import OrganisationRow
    from desktop.services.statements.overview import StatementRow
    from desktop.services.workspaces import Workspace

_LANGUAGES = ("en", "ar", "fr", "es", "de")


class NewStatementDialog(Dialog):
    """`NewStatementDialog(tools, on_made).show_now()`; `start_from` copies the words of an earlier statement.

    Where our own organisation is not entered yet, its name is asked for: it signs first.
    """

    def __init__(self, tools: Tools, on_made: Callable[[int], object], *, start_from: int | None = None) -> None:
        super().__init__(tools.window, tr("New statement"), width=560)
        self._tools, self._on_made, self._earlier = tools, on_made, start_from
        self.title = Line()
        self.field = Field(tr("Title"), self.title, help_text=tr("Only you see it; the headline is in the text."))
        self.source = Combo([("", tr("An empty text"))], name=tr("Begin with"))
        self.start = Field(tr("Begin with"), self.source)
        self.language = Combo(_choices(), name=tr("Language"))
        kinds = [(one.value, tr(words)) for one, words in KINDS.items() if one is not StatementKind.CORRECTION]
        self.kind = Combo(kinds, name=tr("Kind"))
        self.facts = QWidget()
        facts = QVBoxLayout(self.facts)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(theme.px(8))
        facts.addWidget(Field(tr("Language"), self.language))
        facts.addWidget(Field(tr("Kind"), self.kind))
        self.us = Line()
        self.ours = Field(tr("We are"), self.us, help_text=tr("Your own organisation; it signs first."))
        self.ours.hide()
        facts.addWidget(self.ours)
        facts.addWidget(SectionCaption(tr("Who signs")))
        self._who = QVBoxLayout()
        self._who.setSpacing(theme.px(6))
        facts.addLayout(self._who)
        self.signers: dict[int, Check] = {}
        for part in (self.field, self.start, self.facts):
            self.body.addWidget(part)
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.make = Button(tr("Begin writing"), "primary", icon="file-pen-line", on_click=self._make)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.make)
        self.title.returnPressed.connect(self._make)
        self.source.activated.connect(lambda _index: self._sourced())

    def show_now(self) -> None:
        """Open it with the partners there are."""
        self.open(self.title)
        self._tools.tasks.read(self, _known, self._fill)

    def _fill(self, known: "tuple[list[OrganisationRow], list[StatementRow]]") -> None:
        organisations, earlier = known
        self.source.set_choices([("", tr("An empty text")), *((str(one.id), one.title) for one in earlier)])
        self.start.setVisible(bool(earlier))
        if self._earlier is not None:
            self.source.set_value(str(self._earlier))
        empty(self._who)
        self.ours.setVisible(not any(one.own for one in organisations))
        for one in organisations:
            check = Check(tr("{name} (we)", name=one.name) if one.own else one.name, checked=one.own)
            self.signers[one.id] = check
            self._who.addWidget(check)
        if not any(not one.own for one in organisations):
            hint = tr("No partners yet. They can be added at any time, here or in Partners.")
            self._who.addWidget(Text(hint, "small", "mute", wrap=True))
        self._sourced()

    def _sourced(self) -> None:
        copied = bool(self.source.value())
        self.facts.setVisible(not copied)
        self.make.set_label(tr("Begin with these words") if copied else tr("Begin writing"))
        QTimer.singleShot(0, self, self.arrange)  # after what came has been measured

    def _make(self) -> None:
        title, source, us = self.title.text(), self.source.value(), self.us.text().strip()
        language, kind = self.language.value(), StatementKind(self.kind.value())
        who = [one for one, check in self.signers.items() if check.isChecked()]

        def work(workspace: "Workspace") -> "Written":
            from desktop.services import statements
            from desktop.services.statements.writing import checked_title

            if source:
                return statements.start_from(workspace, int(source), title)
            checked_title(title)
            ours = [_make_us(workspace, us)] if us else []
            return statements.create(workspace, title, language, [*ours, *who], kind)

        self._tools.tasks.write(self, work, self._made, failed=self._failed)

    def _made(self, made: "Written") -> None:
        self.close_now()
        self._on_made(made.id)

    def _failed(self, error: UserError) -> None:
        if not self.title.text().strip():
            self.field.fail(error.title)
            self.title.setFocus()
        else:
            self.trouble.say(str(error))
            self.trouble.show()
        self.arrange()


def _choices() -> list[tuple[str, str]]:
    from desktop.gui.models.statement_words import native

    return [(code, native(code)) for code in _LANGUAGES]


def _known(workspace: "Workspace") -> "tuple[list[OrganisationRow], list[StatementRow]]":
    from desktop.services import organisations, statements

    return organisations.all_organisations(workspace), statements.all_statements(workspace)


def _make_us(workspace: "Workspace", name: str) -> int:
    from desktop.services import organisations

    return organisations.create(workspace, {"name": name, "own": True}).id
