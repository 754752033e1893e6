"""One organisation beside the list: who it is, who signs, how it looks on paper, what it signs, its key."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.organisation import Organisation, OrganisationCard
from desktop.gui import theme
from desktop.gui.desktop_links import open_page
from desktop.gui.models.moments import Clock, local
from desktop.gui.models.partner_columns import hours_words
from desktop.gui.models.partner_details import PartnerDetails, history_entries
from desktop.gui.pages import Tools
from desktop.gui.screens.partners.keys import KeyCard
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.facts import LinkLine
from desktop.gui.widgets.logo import LogoView
from desktop.gui.widgets.panels import Banner
from desktop.gui.widgets.record_pane import RecordDetail
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.partners.acts import PartnerActs
    from desktop.services.signoffs import OwnKey

_FIRST_STATEMENTS = 8
LEADING = Qt.AlignmentFlag.AlignLeading


class PartnerDetail(RecordDetail[PartnerDetails]):
    """`show_details(details)` shows an organisation, `show_own_key(key)` ours once the keyring answered.

    `edit_asked()` comes from its buttons, `new_key_asked(again)` from its key.
    """

    edit_asked = Signal()
    new_key_asked = Signal(bool)

    def __init__(self, tools: Tools, clock: Clock, acts: "PartnerActs") -> None:
        super().__init__(tools, clock)
        self._acts = acts
        self.key: KeyCard | None = None
        self.statements: list[LinkLine] = []

    def fill(self, details: PartnerDetails) -> None:
        """Who it is, who signs, how it looks on paper, what it signs, its key, its history."""
        one, card = details.organisation, details.organisation.card
        self._fill_head(details)
        self._fill_people(card)
        self._fill_names(card)
        self._fill_logo(details)
        self._fill_boilerplate(card)
        self._fill_statements(details)
        self._fill_key(details)
        if card.get("notes"):
            self._facts.section(tr("Notes"))
            self._facts.words(card["notes"])
        self._facts.section(tr("History"))
        for told in history_entries(details, local(self._clock)):
            self._facts.entry(told.icon, told.token, told.title, told.details)
        self._fill_last(one)

    def name_of(self, details: PartnerDetails) -> str:
        """Its name."""
        return details.organisation.name

    def show_own_key(self, key: "OwnKey | None") -> None:
        """Our key, or that there is none."""
        if self.key is not None:
            self.key.show_ours(key)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _fill_head(self, details: PartnerDetails) -> None:
        one, facts = details.organisation, self._facts
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Chip(tr("You"), "accent") if one.own else Chip(tr("Partner"), "blue"))
        if one.deleted_at:
            row.addWidget(Chip(tr("In the bin"), "amber"))
        row.addStretch(1)
        self._head.addWidget(holder, 1)
        if one.deleted_at is None:
            edit = IconButton("pencil", tr("Edit"), on_click=self.edit_asked.emit)
            edit.forbid(self._tools.actions.reason("contact.edit"))
            self._head.addWidget(edit)
        facts.addSpacing(theme.px(6))
        facts.words(one.name, "h1")
        if one.card.get("acronym"):
            facts.words(one.card["acronym"], "body", "mute")
        if not one.card.get("signatories"):
            facts.addSpacing(theme.px(8))
            words = tr("Nobody can sign for you") if one.own else tr("Nobody can sign for them")
            add = () if one.deleted_at else ((tr("Add who signs"), self.edit_asked.emit),)
            facts.addWidget(Banner(words, "amber", actions=add))
        if details.is_us and one.deleted_at is None:
            us = Button(tr("This is us"), "link", on_click=lambda: self._acts.this_is_us(one))
            us.forbid(self._acts.why_not_write())
            facts.addWidget(us, alignment=LEADING)

    def _fill_people(self, card: OrganisationCard) -> None:
        facts = self._facts
        if card.get("signatories"):
            facts.section(tr("Who signs"))
            for signer in card["signatories"]:
                facts.entry("signature", "mute", signer.get("name", ""), _reach(signer))
        facts.section(tr("Press contacts"))
        for person in card.get("press_contacts", ()):
            facts.entry("phone", "mute", person.get("name") or card["name"], _reach(person))
        if not card.get("press_contacts"):
            facts.words(tr("Nobody journalists may ask is known."), "body", "mute")
        if card.get("answer_hours"):
            facts.section(tr("Usual answer time"))
            facts.line("clock", hours_words(card["answer_hours"]))

    def _fill_names(self, card: OrganisationCard) -> None:
        from desktop.gui.models.partner_form import named

        names, acronyms = card.get("names", {}), card.get("acronyms", {})
        spoken = dict.fromkeys((*names, *acronyms))
        if spoken:
            self._facts.section(tr("In other languages"))
        for code in spoken:
            said = " · ".join(part for part in (names.get(code, ""), acronyms.get(code, "")) if part)
            self._facts.line("languages", said, chip=named(code))
        if card.get("website"):
            web = card["website"]
            self._facts.section(tr("Website"))
            self._facts.addWidget(Button(web, "link", icon="globe", on_click=lambda: open_page(web)), alignment=LEADING)

    def _fill_logo(self, details: PartnerDetails) -> None:
        one, facts = details.organisation, self._facts
        facts.section(tr("Logo"))
        reason = self._acts.why_not_write() or (tr("It is in the bin") if one.deleted_at else "")
        if details.logo is not None:
            facts.addWidget(LogoView(details.logo, tr("Logo of {name}", name=one.name)), alignment=LEADING)
            facts.addSpacing(theme.px(4))
        words = tr("Choose another…") if details.logo is not None else tr("Choose a logo…")
        buttons = [Button(words, "small", icon="file-up", on_click=lambda: self._acts.choose_logo(one))]
        if details.logo is not None:
            buttons.append(Button(tr("Remove"), "small", on_click=lambda: self._acts.set_logo(one, None)))
        for button in buttons:
            button.forbid(reason)
        facts.chips(buttons)

    def _fill_boilerplate(self, card: OrganisationCard) -> None:
        from desktop.gui.models.partner_form import named

        facts = self._facts
        facts.section(tr("Boilerplate"))
        for code, words in card.get("boilerplates", {}).items():
            facts.words(named(code), "smallmedium", "mute")
            facts.words(words)
            facts.addSpacing(theme.px(4))
        if not card.get("boilerplates"):
            facts.words(tr("It does not describe itself yet."), "body", "mute")

    def _fill_statements(self, details: PartnerDetails) -> None:
        facts = self._facts
        facts.section(tr("Statements"))
        self.statements = []
        for statement_id, title in details.statements[:_FIRST_STATEMENTS]:
            line = LinkLine(title, "", partial(self._tools.visit, "statements", statement_id))
            self.statements.append(line)
            facts.addWidget(line)
        rest = len(details.statements) - _FIRST_STATEMENTS
        if rest > 0:
            facts.words(tr("and {n} earlier ones", n=rest), "small", "mute")
        if not details.statements:
            facts.words(tr("It signs no statement yet."), "body", "mute")

    def _fill_key(self, details: PartnerDetails) -> None:
        one = details.organisation
        self._facts.section(tr("Your key") if one.own else tr("Key"))
        self.key = KeyCard(self._acts, one)
        self.key.new_asked.connect(self.new_key_asked)
        if not one.own:
            self.key.show_theirs(details.words)
        self._facts.addWidget(self.key)

    def _fill_last(self, one: Organisation) -> None:
        actions = self._tools.actions
        action_id = "contact.restore" if one.deleted_at else "contact.delete"
        if not actions.is_bound(action_id):
            return
        self._facts.addSpacing(theme.px(14))
        kind: tuple[str, str] = ("archive-restore", "normal") if one.deleted_at else ("trash-2", "destructive")
        last = Button(
            actions.title(action_id), "normal" if one.deleted_at else "destructive", icon=kind[0],
            on_click=lambda: actions.do(action_id),
        )  # fmt: skip
        last.forbid(actions.reason(action_id))
        self._facts.addWidget(last, alignment=LEADING)


def _reach(person: object) -> str:
    known = dict(person)  # type: ignore[call-overload]
    return "\n".join(part for part in (known.get(name, "") for name in ("title", "email", "phone", "note")) if part)
