"""Settings: light and dark, text size, rows, motion."""

from desktop.gui import theme
from desktop.gui.commands import SCALES
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.choice import Segmented
from desktop.gui.words import tr
from desktop.services import settings as stored


class Appearance(Section):
    """How everything looks. Each choice is seen at once."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Appearance"), tr("Each choice is seen at once."))
        now = tools.preferences.now
        card = self.card()
        words = {"system": tr("System"), "light": tr("Light"), "dark": tr("Dark")}
        self.mode = Segmented([(key, words[key], None) for key in stored.choices("mode")], value=now.mode)
        self.mode.chosen.connect(lambda key: tools.preferences.change(mode=key))
        card.row(tr(stored.label("mode")), self.mode, tr(stored.help_text("mode")))
        self.scale = Segmented([(str(size), f"{size} %", None) for size in SCALES], value=_nearest(now.text_scale))
        self.scale.chosen.connect(lambda key: tools.preferences.change(text_scale=int(key)))
        card.row(
            tr("Text size"), self.scale, tr("Of your computer's own text size. Ctrl and plus or minus change it too.")
        )
        rows = self.card(tr("Lists"))
        self.dense = self.check(rows, "dense_rows")
        self.single_keys = self.check(rows, "single_keys")
        other = self.card(tr("Window"))
        self.motion = self.check(other, "less_motion")
        self.menu_bar = self.check(other, "menu_bar")
        self.finish()
        tools.preferences.changed.connect(self._follow)
        theme.on_change(self._follow)

    def _follow(self) -> None:
        """Show what was changed elsewhere: by keys, by the palette."""
        now = self.tools.preferences.now
        self.mode.set_value(now.mode)
        self.scale.set_value(_nearest(now.text_scale))
        for box, on in (
            (self.dense, now.dense_rows), (self.single_keys, now.single_keys), (self.motion, now.less_motion),
            (self.menu_bar, now.menu_bar),
        ):  # fmt: skip
            box.setChecked(on)


def _nearest(scale: int) -> str:
    return str(min(SCALES, key=lambda size: abs(size - scale)))
