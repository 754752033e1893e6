"""Somebody new: what one usually knows of them, read as an import would read it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop.domain.contact import Card
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.models.contact_form import NEW_FIELDS, FieldSpec, fill
from desktop.gui.models.contact_readers import Context
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class NewContactDialog(Dialog):
    """`NewContactDialog(tools, show).show_now()`; `show(id)` once it is added."""

    def __init__(self, tools: Tools, show: Callable[[int], object]) -> None:
        super().__init__(
            tools.window, tr("New contact"), width=640,
            note=tr("A name, an outlet or an address is enough. The rest can wait."),
        )  # fmt: skip
        self._tools, self._show = tools, show
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        self.fields: dict[str, Field] = {}
        place = 0
        for spec in NEW_FIELDS:
            place += place % 2 if spec.lines else 0
            field = self.fields[spec.name] = Field(
                tr(spec.label), _control(spec), help_text=tr(spec.help) if spec.help else ""
            )
            across = 2 if spec.lines else 1
            grid.addWidget(field, place // 2, place % 2, 1, across, Qt.AlignmentFlag.AlignTop)
            place += across
        self.body.addLayout(grid)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.add = Button(tr("Add contact"), "primary", icon="user-plus", on_click=self._add)
        self.foot.addWidget(self.add)

    def show_now(self) -> None:
        """Open it at the name."""
        self.open(self.fields["display_name"].control)

    def _add(self) -> None:
        card, wrong = self._read()
        if wrong is not None:
            wrong.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.arrange()
            return
        tools, show = self._tools, self._show

        def done(made: "Written") -> None:
            self.close_now()
            show(made.id)
            batch = made.touched.batch_id
            name = card.get("display_name") or tr("The contact")
            tools.notices.toast(
                tr("{name} added", name=name), undo=(lambda: undo(tools, batch)) if batch is not None else None
            )

        def failed(error: UserError) -> None:
            self.fields["display_name"].fail(str(error))
            self.arrange()

        tools.tasks.write(self, lambda workspace: _create(workspace, card), done, failed=failed)

    def _read(self) -> tuple[Card, Field | None]:
        """The card as typed, and the first field that could not be read."""
        card: Card = {}
        first: Field | None = None
        country = self._tools.preferences.now.home_country
        for spec in NEW_FIELDS:
            field = self.fields[spec.name]
            text = _text(field)
            if not text.strip():
                continue
            read = spec.read(text, Context(card, country, date.min))
            self._say(field, read.said(), read.suggestion)
            if read.error:
                first = first or field
            else:
                card = fill(card, read.changes)
        return card, first

    def _say(self, field: Field, error: str, suggestion: str) -> None:
        def use() -> None:
            field.control.setText(suggestion)  # type: ignore[attr-defined]
            field.fail("")

        if error and suggestion:
            field.fail(error, tr("Use it"), use)
        else:
            field.fail(error)


def _control(spec: FieldSpec) -> Line | Lines:
    name = tr(spec.label)
    if spec.lines:
        return Lines(name=name, left_to_right=spec.left_to_right, least=2)
    return Line(name=name, left_to_right=spec.left_to_right)


def _text(field: Field) -> str:
    control = field.control
    return control.text() if isinstance(control, Line | Lines) else ""


def _create(workspace: "Workspace", card: Card) -> "Written":
    from desktop.services import contacts

    return contacts.create(workspace, card)
