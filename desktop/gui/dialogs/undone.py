"""What an undo did, and what it left alone because somebody changed it since."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desktop.gui import theme
from desktop.gui.models.acts import left_words
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.history import UndoReport

_SHOWN = 200


class UndoneDialog(Dialog):
    """`UndoneDialog(tools, report).open()`: numbers, then each record left alone, with a way to it."""

    def __init__(self, tools: Tools, report: "UndoReport") -> None:
        left = report.left
        super().__init__(
            tools.window,
            plural(len(left), "{n} record was left as it is", "{n} records were left as they are"),
            note=tr(
                "“{what}” was undone: {removed} removed, {restored} restored. These were changed since, so their "
                "newer values stay.",
                what=report.label, removed=report.removed, restored=report.restored,
            ),
            width=620,
        )  # fmt: skip
        page = ScrollPage(margin=0, spacing=6)
        page.setMinimumHeight(theme.px(min(320, 40 + 30 * len(left))))
        for one in left[:_SHOWN]:
            row = QHBoxLayout()
            row.setSpacing(theme.px(10))
            row.addWidget(Text(left_words(one), "body", wrap=True), 1)
            if one.kind == "contact":
                show = Button(tr("Show"), "small", on_click=partial(self._show, tools, one.id))
                show.setAccessibleName(tr("Show {name}", name=one.name))
                row.addWidget(show)
            page.body.addLayout(row)
        if len(left) > _SHOWN:
            page.body.addWidget(Text(tr("and {n} more", n=len(left) - _SHOWN), "body", "mute"))
        page.body.addStretch(1)
        self.body.addWidget(page)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Close"), "primary", on_click=self.close_now))

    def _show(self, tools: Tools, contact_id: int) -> None:
        self.close_now()
        tools.visit("contacts", contact_id)
