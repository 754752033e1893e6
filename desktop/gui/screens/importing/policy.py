"""Who wins where the file and a known contact both have a value: one rule, and exceptions by field."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desktop.domain.importing import Policy
from desktop.gui import theme
from desktop.gui.models.import_session import ImportSession
from desktop.gui.models.import_words import field_words
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Combo, Radio
from desktop.gui.widgets.panels import Card
from desktop.gui.widgets.popover import Popover
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.words import plural, tr

WORDS: dict[Policy, tuple[str, str]] = {
    Policy.FILL: ("Fill blanks", "Where both differ you are shown both, and yours stays."),
    Policy.KEEP: ("Keep mine", "People you have stay exactly as they are."),
    Policy.REPLACE: ("Replace with the file", "The file wins wherever it says something."),
    Policy.ADD: ("Add to lists", "As fill blanks, and new addresses, phones, beats and tags are added."),
}
"""Each rule's name and its consequence."""

EXCEPTIONS = ("emails", "phones", "affiliations", "beats", "languages", "tags", "notes", "city")
"""The card fields an exception can be made for."""


class PolicyCard(Card):
    """The rule in force, and a way to change it."""

    def __init__(self, session: ImportSession) -> None:
        super().__init__(tr("People you have already"), padding=16, spacing=6)
        self.title.set_type("strong")
        self._session = session
        self._said = Text("", "body", wrap=True)
        self.body.addWidget(self._said)
        row = QHBoxLayout()
        self.change = Button(tr("Change…"), "small", on_click=self._open)
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)
        self.popover: Popover | None = None
        self.refresh()

    def refresh(self) -> None:
        """Say the rule."""
        policies = self._session.policies
        name, consequence = WORDS[policies.default]
        said = f"{tr(name)}. {tr(consequence)}"
        if policies.by_field:
            said += " " + plural(len(policies.by_field), "One exception.", "{n} exceptions.")
        self._said.setText(said)

    def _open(self) -> None:
        popover = self.popover = Popover(self.change, tr("People you have already"), width=340)
        popover.body.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
        group = QButtonGroup(popover)
        for policy, (name, consequence) in WORDS.items():
            radio = Radio(tr(name), checked=policy is self._session.policies.default, on_chosen=self._chooser(policy))
            group.addButton(radio)
            popover.body.addWidget(radio)
            popover.body.addWidget(Text(tr(consequence), "small", "mute", wrap=True))
        popover.body.addSpacing(theme.px(4))
        popover.body.addWidget(SectionCaption(tr("Except")))
        for field in EXCEPTIONS:
            row = QHBoxLayout()
            row.addWidget(Text(field_words(field)), 1)
            row.addWidget(self._exception(field))
            popover.body.addLayout(row)
        popover.open()

    def _exception(self, field: str) -> Combo:
        choices = [("", tr("as above")), *((policy.value, tr(name)) for policy, (name, _) in WORDS.items())]
        held = self._session.policies.by_field.get(field)
        combo = Combo(choices, name=field_words(field), value=held.value if held else "")

        def chosen(value: str) -> None:
            rest = {key: policy for key, policy in self._session.policies.by_field.items() if key != field}
            if value:
                rest[field] = Policy(value)
            self._session.decide_by(self._session.policies.default, rest)

        combo.chosen.connect(chosen)
        return combo

    def _chooser(self, policy: Policy) -> Callable[[], None]:
        return lambda: self._session.decide_by(policy, dict(self._session.policies.by_field))
