"""Settings: the language of the interface, its reading direction, its digits."""

from desktop.gui import words
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr
from desktop.services import settings as stored

LANGUAGES = (("en", "English"), ("ar", "العربية"))
"""The languages there is a catalogue for, each in its own words."""


class Language(Section):
    """Which words, which way, which digits. Names and outlets always stay as they are written."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools, tr("Language and digits"), tr("Names, outlets and notes always stay in their own script.")
        )
        now, change = tools.preferences.now, tools.preferences.change
        card = self.card()
        self.language = Combo(LANGUAGES, name=tr("Language of the interface"), value=now.language)
        self.language.chosen.connect(lambda key: change(language=key))
        card.row(tr("Language of the interface"), self.language, _how_far())
        ways = {"auto": tr("Automatic"), "ltr": tr("Left to right"), "rtl": tr("Right to left")}
        self.direction = Segmented([(key, ways[key], None) for key in stored.choices("direction")], value=now.direction)
        self.direction.chosen.connect(lambda key: change(direction=key))
        card.row(tr(stored.label("direction")), self.direction, tr(stored.help_text("direction")))
        kinds = {"western": "0123", "eastern": "٠١٢٣"}
        self.digits = Segmented([(key, kinds[key], None) for key in stored.choices("digits")], value=now.digits)
        self.digits.chosen.connect(lambda key: change(digits=key))
        where = tr("Of counts, in an Arabic interface. Telephone numbers and times keep 0 to 9.")
        card.row(tr("Digits"), self.digits, where)
        self.example = Text("", "strong")
        card.row(tr("Example"), self.example)
        self.finish()
        self._show()
        tools.preferences.changed.connect(self._show)

    def _show(self) -> None:
        self.digits.set_value(self.tools.preferences.now.digits)
        self.example.setText(tr("{part} of {all} match", part=8214, all=12408))


def _how_far() -> str:
    """How much of the language's words there are."""
    known = words.known_sentences("ar")
    said = plural(known, "{n} sentence is in Arabic so far", "{n} sentences are in Arabic so far")
    return tr("{said}; the others stay English.", said=said) if known else ""
