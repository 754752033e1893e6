"""How: drafts, a mailing list, a call sheet, the press kit, a print, the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.exports import FileKind
from desktop.domain.guard.facts import Channel
from desktop.domain.presets import PRESETS
from desktop.domain.values.languages import language_name
from desktop.gui import theme
from desktop.gui.models import export_words
from desktop.gui.models.distribution import NAMELESS, Distribution
from desktop.gui.pages import Tools
from desktop.gui.screens.distribute.step import StepView
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.panels import Card, ScrollPage
from desktop.gui.widgets.tiles import Tiles, TileWords
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.models.distribution import Plan

_WAYS: tuple[tuple[Channel, str, str, bool], ...] = (
    (Channel.DRAFTS, "Drafts for your mail program",
     "One .eml file for each person, with one address each. You look at them and send them.", True),
    (Channel.EXPORT, "A mailing list for another program",
     "Exactly those who may receive, as Mailchimp, Outlook, Excel and others read it.", True),
    (Channel.CALL_SHEET, "A call sheet", "Whom to ring, by their local working hours, as PDF. No text of it.", True),
    (Channel.KIT, "The press kit", "Every language in every form, logos and attachments in one ZIP file.", False),
    (Channel.PRINT, "A print", "One language as PDF.", False),
    (Channel.CLIPBOARD, "The text for the clipboard", "One language, to paste it somewhere.", False),
)  # fmt: skip


class HowStep(StepView):
    """Which way it leaves."""

    def __init__(self, tools: Tools, session: Distribution) -> None:
        super().__init__(tools, session)
        page = ScrollPage(margin=0)
        page.body.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(760))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self._card = Card(tr("Which way?"))
        column.addWidget(self._card)
        self.more = Card(tr("For which program?"))
        column.addWidget(self.more)
        self._fill_more()
        page.body.addWidget(inside)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.ways: Tiles | None = None
        self._named: bool | None = None
        self.onwards = self.add_ways(tr("Look at everybody"))
        self.final = self.onwards

    def _fill_more(self) -> None:
        self.presets = Combo([(one.key, tr(one.label)) for one in PRESETS], name=tr("Program"))
        self.presets.chosen.connect(self.session.choose_preset)
        self.kinds = Combo([(kind.value, tr(words)) for kind, words, _ in export_words.KINDS], name=tr("Kind of file"))
        self.kinds.chosen.connect(lambda key: self.session.choose(file_kind=FileKind(key)))
        self.languages = Combo((), name=tr("Language"))
        self.languages.chosen.connect(lambda key: self.session.choose(text_language=key))
        self._program, self._kind = Field(tr("Program"), self.presets), Field(tr("Kind of file"), self.kinds)
        self._language = Field(tr("Language"), self.languages)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        for part in (self._program, self._kind, self._language):
            row.addWidget(part)
        row.addStretch(1)
        self.more.body.addLayout(row)

    def refresh(self) -> None:
        """Show what is chosen."""
        plan, prepared = self.session.plan, self.session.prepared
        if plan is None or prepared is None:
            return
        if self.ways is None or self._named != plan.named:
            self._make_ways(plan)
        assert self.ways is not None  # noqa: S101 - just made
        self.ways.set_value(plan.channel.value)
        languages = plan.languages or prepared.statement.languages
        self.languages.set_choices([(one, tr(language_name(one, "en"))) for one in languages])
        self.languages.set_value(plan.text_language)
        self.presets.set_value(plan.preset_key)
        self.kinds.set_value(plan.file_kind.value)
        exports, one_text = plan.channel is Channel.EXPORT, plan.channel in {Channel.PRINT, Channel.CLIPBOARD}
        self._program.setVisible(exports)
        self._kind.setVisible(exports)
        self._language.setVisible(one_text)
        self.more.title.setText(tr("For which program?") if exports else tr("Which language?"))
        self.more.setVisible(exports or one_text)
        self.onwards.forbid(self.session.why_not("how"))

    def first_focus(self) -> QWidget | None:
        """The way chosen."""
        return self.ways.tile(self.ways.value()) if self.ways is not None else None

    def _make_ways(self, plan: "Plan") -> None:
        if self.ways is not None:
            self._card.body.removeWidget(self.ways)
            self.ways.hide()
            self.ways.deleteLater()
        self._named = plan.named
        tiles = [TileWords(way.value, tr(title), tr(line)) for way, title, line, _ in _WAYS
                 if plan.named or way in NAMELESS]  # fmt: skip
        self.ways = Tiles(tiles, name=tr("Which way?"), value=plan.channel.value)
        self.ways.chosen.connect(lambda key: self.session.choose(channel=Channel(key)))
        self._card.body.addWidget(self.ways)
