"""A dialog that asks for something new, field by field, read as an import would read it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.models.typed_fields import Context, FieldSpec, fill
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


class NewRecordDialog(Dialog):
    """Asks for the fields of something new; `create(workspace, card)` adds it, `show(id)` once it is there.

    What reads like an error is said beside its field, and nothing is added until it is mended.
    """

    def __init__(  # noqa: PLR0917 - what makes one kind of record from another
        self, tools: Tools, title: str, note: str, fields: Sequence[FieldSpec], label: str, icon: str,
        create: "Callable[[Workspace, Any], Written]", show: Callable[[int], object],
    ) -> None:  # fmt: skip
        super().__init__(tools.window, title, width=640, note=note)
        self._tools, self._show, self._specs, self._create = tools, show, fields, create
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        self.fields: dict[str, Field] = {}
        place = 0
        for spec in fields:
            place += place % 2 if spec.lines else 0
            help_text = tr(spec.help) if spec.help else ""
            field = self.fields[spec.name] = Field(tr(spec.label), _control(spec), help_text=help_text)
            across = 2 if spec.lines else 1
            grid.addWidget(field, place // 2, place % 2, 1, across, Qt.AlignmentFlag.AlignTop)
            place += across
        self.body.addLayout(grid)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.add = Button(label, "primary", icon=icon, on_click=self._add)
        self.foot.addWidget(self.add)

    def show_now(self) -> None:
        """Open it at its first field."""
        self.open(self._first().control)

    def _first(self) -> Field:
        return self.fields[self._specs[0].name]

    def _add(self) -> None:
        card, wrong = self._read()
        if wrong is not None:
            wrong.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.arrange()
            return
        tools, show, create = self._tools, self._show, self._create

        name = _text(self._first()).strip() or tr("It")

        def done(made: "Written") -> None:
            self.close_now()
            show(made.id)
            batch = made.touched.batch_id
            tools.notices.toast(
                tr("{name} added", name=name), undo=(lambda: undo(tools, batch)) if batch is not None else None
            )

        def failed(error: UserError) -> None:
            self._first().fail(str(error))
            self.arrange()

        tools.tasks.write(self, lambda workspace: create(workspace, card), done, failed=failed)

    def _read(self) -> tuple[Any, Field | None]:
        """The card as typed, and the first field that could not be read."""
        card: Any = {}
        first: Field | None = None
        country = self._tools.preferences.now.home_country
        for spec in self._specs:
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
