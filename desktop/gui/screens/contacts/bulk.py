"""Many contacts at once: how many of what, words added or taken away, fields set, and what else can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.contact import ContactRow
from desktop.gui import theme
from desktop.gui.models.contact_details import FIELD_WORDS
from desktop.gui.models.moments import Clock, local
from desktop.gui.pages import Tools
from desktop.gui.screens.contacts.acts import Acts
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, ChipTone, Flow
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Combo, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.panels import ScrollPage
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

WORDS = ("beats", "tags", "languages", "regions")
SINGLE = ("country", "city", "time_zone", "owner", "source", "verified_on", "last_touch")
_COUNTED = 5_000
_BUTTONS = ("contact.verify", "contact.list", "contact.copy", "contact.merge", "export", "contact.restore")
_LAST = ("contact.refuse", "contact.delete")


@dataclass(frozen=True, slots=True)
class Census:
    """What the chosen contacts are, in numbers."""

    with_address: int
    no_address: int
    refused: int
    bounced: int
    flagged: int


class BulkPanel(QWidget):
    """`show_selection(count, ids)` shows what can be done with these."""

    def __init__(self, tools: Tools, clock: Clock, acts: Acts) -> None:
        super().__init__()
        self._tools, self._clock, self._acts = tools, clock, acts
        self._count = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(margin=20, spacing=10)
        outer.addWidget(page)
        self._title = Text("", "h1", wrap=True)
        self._chips = _flow(page.body, self._title)
        self._buttons = _flow(page.body, None)
        self._add_words(page.body)
        self._add_single(page.body)
        page.body.addSpacing(theme.px(6))
        page.body.addWidget(SectionCaption(tr("Take out")))
        self._last = _flow(page.body, None)
        page.body.addStretch(1)

    def show_selection(self, count: int, ids: Callable[[], list[int]]) -> None:
        """Say how many these are; a few thousand are counted by what they are."""
        self._count = count
        self._title.setText(plural(count, "{n} contact selected", "{n} contacts selected"))
        self.setAccessibleName(self._title.text())
        self._fill(self._buttons, _BUTTONS)
        self._fill(self._last, _LAST)
        empty(self._chips)
        if count <= _COUNTED:
            wanted = ids()
            self._tools.tasks.read(self, lambda workspace: _census(workspace, wanted), self._tell, question="census")
        else:
            self._tools.tasks.read(self, lambda _workspace: None, lambda _none: None, question="census")

    def take_focus(self) -> None:
        """The keyboard begins at the words to add."""
        self.words.control.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _add_words(self, body: QVBoxLayout) -> None:
        body.addWidget(SectionCaption(tr("Add or remove words")))
        self.how = Segmented([("add", tr("Add"), None), ("remove", tr("Remove"), None)], name=tr("Add or remove"))
        self.kind = Combo([(name, tr(FIELD_WORDS[name])) for name in WORDS], name=tr("Which words"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.how)
        row.addWidget(self.kind, 1)
        body.addLayout(row)
        self.words = Field(tr("Words, several with commas"), Line())
        body.addWidget(self.words)
        self.apply_words = Button(tr("Change all"), on_click=self._change_words)
        body.addWidget(self.apply_words, alignment=Qt.AlignmentFlag.AlignLeading)

    def _add_single(self, body: QVBoxLayout) -> None:
        body.addSpacing(theme.px(6))
        body.addWidget(SectionCaption(tr("Set a field")))
        self.field = Combo([(name, tr(FIELD_WORDS[name])) for name in SINGLE], name=tr("Which field"))
        body.addWidget(self.field)
        self.value = Field(tr("New value"), Line(), help_text=tr("Left empty it clears the field."))
        body.addWidget(self.value)
        self.apply_value = Button(tr("Set for all"), on_click=self._set_value)
        body.addWidget(self.apply_value, alignment=Qt.AlignmentFlag.AlignLeading)

    def _fill(self, row: Flow, action_ids: Sequence[str]) -> None:
        empty(row)
        actions = self._tools.actions
        for action_id in action_ids:
            if actions.is_bound(action_id) and (action_id != "contact.merge" or not actions.reason(action_id)):
                last = action_id in _LAST
                button = Button(
                    actions.title(action_id), "destructive" if last else "normal", icon=actions.get(action_id).icon,
                    on_click=lambda action_id=action_id: actions.do(action_id),  # type: ignore[misc]
                )  # fmt: skip
                button.forbid(actions.reason(action_id))
                row.addWidget(button)
        for apply in (self.apply_words, self.apply_value):
            apply.forbid(self._acts.why_not_write())

    def _tell(self, census: Census) -> None:
        empty(self._chips)
        said: tuple[tuple[int, str, ChipTone], ...] = (
            (census.with_address, tr("{n} with address", n=census.with_address), "green"),
            (census.no_address, tr("{n} without address", n=census.no_address), "slate"),
            (census.refused, tr("{n} refused", n=census.refused), "red"),
            (census.bounced, tr("{n} bounced", n=census.bounced), "amber"),
            (census.flagged, tr("{n} with a safety flag", n=census.flagged), "amber"),
        )
        for count, words, tone in said:
            if count:
                self._chips.addWidget(Chip(words, tone))

    # -- acts -----------------------------------------------------------------------------------------------------

    def _change_words(self) -> None:
        from desktop.gui.models.contact_form import GROUPS
        from desktop.gui.models.typed_fields import Context
        from desktop.services.contacts import BulkEdit

        kind, line = self.kind.value(), self._line(self.words)
        spec = next(one for _, specs in GROUPS for one in specs if one.name == kind)
        read = spec.read(line.text(), Context({}, "", local(self._clock).date()))
        labels = tuple(map(str, read.changes.get(kind) or ()))  # type: ignore[call-overload]
        if read.error or not labels:
            self.words.fail(read.error or tr("Type at least one word."))
            return
        self.words.fail("")
        adding = self.how.value() == "add"
        change = BulkEdit({kind: labels} if adding else {}, {} if adding else {kind: labels}, {})
        form = "{field} added to {n} contacts" if adding else "{field} taken from {n} contacts"
        self._acts.bulk(change, tr(form, field=tr(FIELD_WORDS[kind]), n=number(self._count)))
        line.clear()

    def _set_value(self) -> None:
        from desktop.gui.models.contact_form import GROUPS
        from desktop.gui.models.typed_fields import Context
        from desktop.services.contacts import BulkEdit

        name, line = self.field.value(), self._line(self.value)
        spec = next(one for _, specs in GROUPS for one in specs if one.name == name)
        read = spec.read(line.text(), Context({}, "", local(self._clock).date()))
        self.value.fail(read.error)
        if not read.error:
            wanted = {field: str(value or "") for field, value in read.changes.items()}
            said = tr("{field} set for {n} contacts", field=tr(FIELD_WORDS[name]), n=number(self._count))
            self._acts.bulk(BulkEdit({}, {}, wanted), said)
            line.clear()

    def _line(self, field: Field) -> Line:
        control = field.control
        assert isinstance(control, Line)  # noqa: S101 - made so above
        return control


def _flow(body: QVBoxLayout, above: QWidget | None) -> Flow:
    if above is not None:
        body.addWidget(above)
    holder = QWidget()
    flow = Flow(holder, gap=6)
    body.addWidget(holder)
    return flow


def _census(workspace: "Workspace", ids: Sequence[int]) -> Census:
    from desktop.services import contacts

    found: list[ContactRow] = contacts.rows(workspace, ids)
    return Census(
        with_address=sum(1 for row in found if row.email),
        no_address=sum(1 for row in found if not row.email),
        refused=sum(1 for row in found if row.refusal),
        bounced=sum(1 for row in found if row.bounced),
        flagged=sum(1 for row in found if row.safety),
    )
