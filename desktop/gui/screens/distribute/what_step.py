"""What: the statement, which copy of it, in which languages, with which files."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.guard.facts import CopyKind
from desktop.domain.statement.statement import Statement
from desktop.domain.values.languages import language_name
from desktop.gui import theme
from desktop.gui.models.distribution import Distribution
from desktop.gui.pages import Tools
from desktop.gui.screens.distribute.step import StepView
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Check
from desktop.gui.widgets.panels import Card, EmptyState, ScrollPage
from desktop.gui.widgets.picks import Pick, PickList
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.tiles import Tiles, TileWords
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

_FORMS = (("pdf", "PDF"), ("docx", "Word"))
_WIDE = 760


class WhatStep(StepView):
    """Which text leaves."""

    def __init__(self, tools: Tools, session: Distribution) -> None:
        super().__init__(tools, session)
        page = ScrollPage(margin=0)
        page.body.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(_WIDE))
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.px(14))
        page.body.addWidget(inside)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.onwards = self.add_ways(tr("Choose who"))
        self.final = self.onwards
        self.statements: PickList | None = None
        self.copies: Tiles | None = None
        self.languages: dict[str, Check] = {}
        self._shown: object = None

    def refresh(self) -> None:
        """Show the choices of this statement; without one, ask for it."""
        plan, prepared = self.session.plan, self.session.prepared
        state = (prepared, plan and plan.copy)
        if state != self._shown:
            self._shown = state
            empty(self._cards)
            self.languages, self.copies, self.statements = {}, None, None
            if prepared is None or plan is None:
                self._ask_statement()
            else:
                self._show(prepared.statement, plan.copy)
        self.onwards.forbid(self.session.why_not("what"))

    def first_focus(self) -> QWidget | None:
        """The copy, or the statements."""
        if self.copies is not None:
            return self.copies.tile(self.copies.value())
        return self.statements.first_focus() if self.statements is not None else None

    # -- which statement ------------------------------------------------------------------------------------------

    def _ask_statement(self) -> None:
        card = Card(tr("Which statement?"))
        self.statements = PickList([], hint=tr("Find a statement"))
        self.statements.picked.connect(lambda key: self.session.start(int(key)))
        card.body.addWidget(self.statements)
        self._cards.addWidget(card)
        if self.session.plan is None:
            self.tools.tasks.read(self, _statements, self._offer, question="statements")

    def _offer(self, picks: list[Pick]) -> None:
        if self.statements is None:
            return
        if picks:
            self.statements.offer(picks)
            return
        empty(self._cards)
        self.statements, how = None, tr("Write one first: it is signed by all partners before it leaves.")
        write = (tr("New statement"), lambda: self.tools.actions.do("statement.new"))
        self._cards.addWidget(EmptyState("file-pen-line", tr("There is no statement to distribute"), how, [write]))

    # -- what of it -----------------------------------------------------------------------------------------------

    def _show(self, statement: Statement, copy: CopyKind) -> None:
        card = Card(tr("Which copy?"))
        self.copies = Tiles(_copies(), name=tr("Which copy?"), value=copy.value)
        self.copies.chosen.connect(self._choose_copy)
        card.body.addWidget(self.copies)
        self._cards.addWidget(card)
        self._cards.addWidget(self._language_card(statement))
        self._cards.addWidget(self._file_card(statement))

    def _choose_copy(self, key: str) -> None:
        copy = CopyKind(key)
        self._shown = (self.session.prepared, copy)
        named = True if copy is CopyKind.EMBARGOED else self.session.plan is not None and self.session.plan.named
        self.session.choose(copy=copy, named=named)

    def _language_card(self, statement: Statement) -> Card:
        card = Card(tr("In which languages?"))
        chosen = self.session.plan.languages if self.session.plan is not None else ()
        for version in statement.versions:
            words = language_name(version.language, "en")
            revision = tr("revision {n}", n=version.current.number) if version.current else tr("no revision yet")
            box = Check(f"{tr(words)} · {revision}", checked=not chosen or version.language in chosen)
            box.clicked.connect(self._choose_languages)
            self.languages[version.language] = box
            card.body.addWidget(box)
        hint = tr("Everybody gets one of these: the one they read best.")
        card.body.addWidget(Text(hint, "small", "mute", wrap=True))
        return card

    def _choose_languages(self) -> None:
        ticked = tuple(language for language, box in self.languages.items() if box.isChecked())
        if not ticked:  # something must leave: the last one stays
            box = self.sender()
            if isinstance(box, Check):
                box.setChecked(True)
            return
        self.session.choose(languages=() if len(ticked) == len(self.languages) else ticked)

    def _file_card(self, statement: Statement) -> Card:
        card = Card(tr("Which files go along?"))
        plan = self.session.plan
        count = len(statement.attachments)
        if count:
            words = plural(count, "The statement's attachment", "The statement's {n} attachments")
            names = ", ".join(one["name"] for one in statement.attachments)
            checked = plan is not None and plan.attachments
            card.body.addWidget(Check(f"{words}: {names}", checked=checked, on_change=self._choose_attachments))
        for form, words in _FORMS:
            checked = plan is not None and form in plan.forms
            box = Check(tr("The text as {form}, too", form=words), checked=checked)
            box.clicked.connect(lambda on, form=form: self._choose_form(form, on))
            card.body.addWidget(box)
        hint = tr("The text itself stands in each draft. A press kit holds everything.")
        card.body.addWidget(Text(hint, "small", "mute", wrap=True))
        return card

    def _choose_attachments(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self.session.choose(attachments=on)

    def _choose_form(self, form: str, on: bool) -> None:  # noqa: FBT001 - a slot
        plan = self.session.plan
        if plan is not None:
            kept = tuple(one for one in plan.forms if one != form)
            self.session.choose(forms=(*kept, form) if on else kept)


def _copies() -> list[TileWords]:
    return [
        TileWords(
            CopyKind.EMBARGOED.value, tr("Embargoed copy"),
            tr("Only for those who agreed to this embargo and to this lift time. The line with the lift stands first."),
        ),
        TileWords(
            CopyKind.RELEASE.value, tr("Release"),
            tr("For everybody who wants releases: at once, or from the lift on."),
        ),
    ]  # fmt: skip


def _statements(workspace: "Workspace") -> list[Pick]:
    from desktop.services import statements

    return [Pick(str(row.id), row.title, icon="file-pen-line") for row in statements.all_statements(workspace)]
