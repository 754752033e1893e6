"""One contact beside the list: who they are, how to reach them, what they cover, what was agreed and changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.contact import Card, EmailLine, display_name
from desktop.gui import theme
from desktop.gui.models.contact_columns import REFUSALS, both_scripts
from desktop.gui.models.contact_details import (
    PURPOSES,
    SAFETY_WORDS,
    Details,
    joined,
    purposes_of,
    refusal_words,
    source_lines,
)
from desktop.gui.models.history_words import entries
from desktop.gui.models.moments import Clock, call_words, day_words, is_fresh, local
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button, IconButton, Kind
from desktop.gui.widgets.chips import Chip, ChipTone
from desktop.gui.widgets.facts import FactLine, LinkChip, empty
from desktop.gui.widgets.panels import Banner
from desktop.gui.widgets.record_pane import RecordDetail
from desktop.gui.words import language, plural, tr

if TYPE_CHECKING:
    from desktop.services.duplicates import Suspect

_NETWORK_ICONS = {"web": "globe"}
_SHOWN_CHANGES = 12
BUTTONS = ("contact.copy", "contact.verify", "contact.list")
BIN_BUTTONS = ("contact.restore", "contact.copy")


class ContactDetail(RecordDetail[Details]):
    """Shows a contact: `show_details(details)`, then `show_suspects(suspects)` once they are found.

    `compare_asked()` comes from the banner of possible duplicates, `lift_asked()` from the line of a refusal.
    """

    compare_asked = Signal()
    lift_asked = Signal()
    more_asked = Signal()

    def __init__(self, tools: Tools, clock: Clock) -> None:
        super().__init__(tools, clock)
        self._clock_line: FactLine | None = None
        self._warning = QVBoxLayout()
        self.scrolled.body.insertLayout(1, self._warning)

    def fill(self, details: Details) -> None:
        """Who they are, how to reach them, what they cover, what was agreed and changed."""
        empty(self._warning)
        self._fill_head(details)
        self._fill_name(details.contact.card)
        self._fill_buttons(BIN_BUTTONS if details.contact.deleted_at else BUTTONS)
        self._fill_reach(details)
        self._fill_covers(details)
        self._fill_rest(details)

    def name_of(self, details: Details) -> str:
        """The name shown."""
        return display_name(details.contact.card)

    def show_suspects(self, suspects: "list[Suspect]") -> None:
        """Say who else this may be."""
        empty(self._warning)
        if suspects:
            said = plural(len(suspects), "{n} possible duplicate", "{n} possible duplicates")
            self._warning.addSpacing(theme.px(10))
            self._warning.addWidget(Banner(said, "amber", actions=((tr("Compare"), self.compare_asked.emit),)))

    def tick(self) -> None:
        """The minute changed: say their time anew."""
        if self.details is not None and self._clock_line is not None:
            said = call_words(self.details.contact.card, local(self._clock))
            self._clock_line.label.setText(said)
            self._clock_line.setAccessibleName(said)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _fill_head(self, details: Details) -> None:
        holder = QWidget()
        facts = QHBoxLayout(holder)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(theme.px(6))
        for chip in self._status(details)[:2]:
            facts.addWidget(chip)
        facts.addStretch(1)
        self._head.addWidget(holder, 1)
        edit = IconButton("pencil", self._tools.actions.title("contact.edit"), on_click=self._do("contact.edit"))
        edit.forbid(self._tools.actions.reason("contact.edit"))
        self._head.addWidget(edit)
        self.more = IconButton("ellipsis", tr("More"), on_click=self.more_asked.emit)
        self._head.addWidget(self.more)

    def _status(self, details: Details) -> list[Chip]:
        card, today = details.contact.card, local(self._clock).date()
        chips = []
        if details.contact.deleted_at:
            chips.append(Chip(tr("In the bin"), "slate", icon="trash-2"))
        if "refusal" in card:
            chips.append(Chip(tr(REFUSALS.get(card["refusal"]["level"], "No contact")), "red", icon="ban"))
        if details.contact.suppressed and "refusal" not in card:
            chips.append(Chip(tr("Suppressed"), "red", icon="ban"))
        chips += [Chip(tr(SAFETY_WORDS.get(flag, flag)), "amber") for flag in card.get("safety", ())]
        if verified := card.get("verified_on"):
            tone: ChipTone = "green" if is_fresh(verified, today) else "slate"
            chips.append(Chip(tr("Verified {day}", day=day_words(verified, today)), tone))
        return chips or [Chip(tr("Never verified"), "slate")]

    def _fill_name(self, card: Card) -> None:
        facts, today = self._facts, local(self._clock).date()
        facts.addSpacing(theme.px(6))
        if refused := refusal_words(card, today):
            banner = Banner(refused, "red", icon="ban")
            facts.addWidget(banner)
            facts.addSpacing(theme.px(6))
        first, second = both_scripts(display_name(card), card.get("transliteration", ""))
        facts.words(first, "h1")
        works = [line for line in card.get("affiliations", ()) if not line.get("ended")]
        for line in works[:3]:
            facts.words(joined((line.get("role", ""), line["outlet"]), ", "), "body", "mute")
        if second:
            facts.words(second, "body", "mute")
        links = [
            LinkChip(line["outlet"], lambda i=line["outlet_id"]: self._tools.visit("outlets", i))  # type: ignore[misc]
            for line in works
            if line.get("outlet_id") and self._tools.actions.is_bound("go.outlets")
        ]
        if links:
            facts.chips(links)

    def _fill_buttons(self, wanted: tuple[str, ...]) -> None:
        actions = self._tools.actions
        buttons = []
        for place, action_id in enumerate(wanted):
            if not actions.is_bound(action_id):
                continue
            title = _SHORT.get(action_id) or actions.title(action_id)
            kind: Kind = "normal" if place else "primary"
            icon = actions.get(action_id).icon
            button = Button(tr(title), kind, icon=icon, on_click=self._do(action_id))
            button.forbid(actions.reason(action_id))
            buttons.append(button)
        self._facts.addSpacing(theme.px(8))
        self._facts.chips(buttons)

    def _fill_reach(self, details: Details) -> None:
        card, facts = details.contact.card, self._facts
        facts.section(tr("Reach"))
        for place, line in enumerate(card.get("emails", ())):
            self._email(line, first=place == 0, suppressed=line["address"] in details.contact.suppressed)
        for phone, said in zip(card.get("phones", ()), details.phones, strict=False):
            icon = "smartphone" if phone.get("purpose") == "mobile" or phone.get("answers") else "phone"
            unsure = tr("unchecked") if phone.get("unchecked") else purposes_of(phone)
            facts.line(icon, said, chip=unsure, tone="amber" if phone.get("unchecked") else "slate")
        for handle in card.get("handles", ()):
            icon = _NETWORK_ICONS.get(handle["network"], "at-sign")
            facts.line(icon, handle["handle"], chip="" if icon == "globe" else handle["network"])
        place_words = _place(card)
        if place_words:
            facts.line("map-pin", place_words)
        clock = call_words(card, local(self._clock))
        self._clock_line = facts.line("clock", clock) if clock else None
        if not any(card.get(field) for field in ("emails", "phones", "handles")):
            facts.words(tr("No address, no phone yet."), "body", "mute")

    def _email(self, line: EmailLine, *, first: bool, suppressed: bool) -> None:
        bounced = line.get("state") == "bounced"
        purpose = tr("main") if first else tr(PURPOSES[line.get("purpose", "work")])
        if suppressed:
            self._facts.line("mail-x", line["address"], chip=tr("suppressed"), tone="red", struck=True, ink="red")
        elif bounced:
            self._facts.line("mail-x", line["address"], chip=tr("bounced"), tone="amber", struck=True, ink="amber")
        else:
            self._facts.line("mail", line["address"], chip=purpose)
        if bounced:
            reason = line.get("reason") or tr("Mails to this address came back.")
            self._facts.words(reason, "small", "amber")

    def _fill_covers(self, details: Details) -> None:
        card, facts = details.contact.card, self._facts
        covers = [Chip(label) for label in (*card.get("beats", ()), *card.get("regions", ()))]
        if covers or card.get("languages"):
            facts.section(tr("Covers"))
            if covers:
                facts.chips(covers)
            if card.get("languages"):
                facts.line("languages", ", ".join(_language(code) for code in card["languages"]))
        if card.get("tags"):
            facts.section(tr("Tags"))
            facts.chips([Chip(tag) for tag in card["tags"]])
        if details.contact.lists:
            facts.section(tr("On lists"))
            facts.chips([LinkChip(name, self._to_list(list_id)) for list_id, name in details.contact.lists])

    def _fill_rest(self, details: Details) -> None:
        card, facts, now = details.contact.card, self._facts, local(self._clock)
        if "refusal" in card or details.contact.suppressed:
            facts.section(tr("Consent"))
            for line in _consent(card, details.contact.suppressed):
                facts.words(line)
            lift = Button(tr("Lift with a reason…"), "link", on_click=self.lift_asked.emit)
            lift.forbid(self._tools.actions.reason("contact.edit"))
            facts.addWidget(lift, alignment=Qt.AlignmentFlag.AlignLeading)
        if card.get("notes"):
            facts.section(tr("Notes"))
            facts.words(card["notes"])
        if card.get("custom"):
            facts.section(tr("Own fields"))
            for name, value in card["custom"].items():
                facts.words(tr("{name}: {value}", name=name, value=value))
        sources = source_lines(card, now.date())
        if sources:
            facts.section(tr("Sources"))
            for line in sources:
                facts.words(line, "body", "mute")
        if details.changes:
            facts.section(tr("History"))
            for told in entries(details.changes[:_SHOWN_CHANGES], now):
                facts.entry(told.icon, told.token, told.title, told.details)

    # -- going on -------------------------------------------------------------------------------------------------

    def _do(self, action_id: str) -> Callable[[], object]:
        return lambda: self._tools.actions.do(action_id)

    def _to_list(self, list_id: int) -> Callable[[], object]:
        if not self._tools.actions.is_bound("go.lists"):
            return lambda: None
        return lambda: self._tools.visit("lists", list_id)


_SHORT = {"contact.copy": "Copy address"}


def _consent(card: Card, suppressed: tuple[str, ...]) -> list[str]:
    lines = []
    if evidence := card.get("refusal", {}).get("evidence", ""):
        lines.append(tr("How it came: {evidence}", evidence=evidence))
    if suppressed:
        lines.append(tr("Nothing may be sent to {addresses}.", addresses=", ".join(suppressed)))
    return lines


def _place(card: Card) -> str:
    street = joined((card.get("street", ""), joined((card.get("postcode", ""), card.get("city", "")), " ")), ", ")
    if not card.get("country"):
        return joined((street, card.get("district", "")), ", ")
    from desktop.domain.values.places import country_name

    country = country_name(card["country"], language().split("-", maxsplit=1)[0])
    return joined((street, card.get("district", ""), country), ", ")


def _language(code: str) -> str:
    from desktop.domain.values.languages import language_name

    return language_name(code, language().split("-", maxsplit=1)[0])
