"""Scenes of the window itself: the first page, the palette, the key map, and the sheet of all components."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.commands import open_palette
from desktop.gui.fonts import TypeStyle
from desktop.gui.pages import Page, Place, Tools
from desktop.gui.widgets.buttons import Button, FinalButton, IconButton
from desktop.gui.widgets.chips import Chip, FilterChip, Flow, VerdictTag
from desktop.gui.widgets.choice import ChoiceBox, Segmented, Step, Stepper
from desktop.gui.widgets.fields import Check, Combo, Line, Radio, SearchField
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.panels import Banner, Card, EmptyState, ScrollPage, Skeleton
from desktop.gui.widgets.text import KeyCaps, SectionCaption, Text
from tests.shots import Stage, scene

SHOWN_TOKENS = (
    "bg", "side", "surf", "sunk", "line", "ctl", "text", "mute", "faint", "accent", "accentbg", "sel",
    "amber", "amberbg", "green", "greenbg", "red", "redbg", "blue", "bluebg", "slate", "slatebg",
)  # fmt: skip


def bind_everything(stage: Stage) -> None:
    """Bind what other pages will bind, so that the frame is shown whole."""
    for action_id in ("contact.new", "import.file", "import.paste", "export", "workspace.open", "workspace.example"):
        stage.window.actions_table.bind(action_id, lambda: None)
    stage.window.actions_table.bind("contact.email", lambda: None, reason=lambda: "Choose a contact first")
    stage.window.sidebar.show_workspace("contacts · this computer")


def fill_counts(stage: Stage) -> None:
    """Numbers as in a workspace that is in use."""
    stage.window.sidebar.show_counts({"contacts": 12408, "outlets": 1962, "lists": 34})
    stage.window.top.field.say(12408)


@scene("first-run")
def first_run(stage: Stage) -> None:
    """The first page of an empty workspace."""
    bind_everything(stage)
    stage.window.preferences.change(recent_files=("/home/mara/Desk/newsroom-list.xlsx",))
    stage.window.visit("welcome")


@scene("palette")
def palette(stage: Stage) -> None:
    """Ctrl+K with something typed."""
    bind_everything(stage)
    fill_counts(stage)
    stage.window.visit("welcome")
    open_palette(stage.window).line.setText("e")


@scene("key-map")
def key_map(stage: Stage) -> None:
    """The ? sheet."""
    bind_everything(stage)
    stage.window.visit("welcome")
    stage.window.actions_table.do("help.keys")


@scene("bug")
def bug(stage: Stage) -> None:
    """The report of a bug."""
    stage.window.visit("welcome")
    stage.window.notices.bug(KeyError("a name that must not be shown"))


class ComponentSheet(Page):
    """Every component in every state."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        beside = theme.px(100) < 130  # large text: one below the other
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        columns.setSpacing(theme.px(14))
        page.body.addLayout(columns)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.px(14))
            columns.addLayout(column, 1)
        for card in (_colours(), _verdicts(), _empty(), _choices()):
            left.addWidget(card)
        for card in (_type(), _buttons(), _feedback()):
            right.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)


@scene("components", places=[Place("sheet", "Components", "sparkles", "tests.shots_frame:ComponentSheet", None)])
def components(stage: Stage) -> None:
    """The sheet of all components, with a toast."""
    bind_everything(stage)
    fill_counts(stage)
    stage.window.visit("sheet")
    stage.window.notices.toast("3 contacts moved to the bin", undo=lambda: None)


def _row(body: QBoxLayout, *widgets: QWidget, gap: int = 8, stretch: bool = True) -> None:
    if stretch:
        holder = QWidget()
        flow = Flow(holder, gap=gap)
        for widget in widgets:
            flow.addWidget(widget)
        body.addWidget(holder)
        return
    row = QHBoxLayout()
    row.setSpacing(theme.px(gap))
    for widget in widgets:
        row.addWidget(widget)
    body.addLayout(row)


def _colours() -> Card:
    card = Card("Colour tokens")
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.px(7))
    for place, token in enumerate(SHOWN_TOKENS):
        swatch = QFrame()
        swatch.setFixedSize(theme.px(30), theme.px(22))
        swatch.setStyleSheet(
            f"background:{theme.tokens()[token]};border:1px solid {theme.tokens()['line']};border-radius:6px"
        )
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(swatch)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(token, "medium"))
        words.addWidget(Text(theme.tokens()[token], "small", "mute"))
        line.addLayout(words, 1)
        grid.addLayout(line, place % 6, place // 6)
    card.body.addLayout(grid)
    return card


def _verdicts() -> Card:
    card = Card("Verdicts: icon, word and colour, never colour alone")
    _row(card.body, VerdictTag("may"), VerdictTag("held"), VerdictTag("never"))
    _row(card.body, VerdictTag("partner"), VerdictTag("none"))
    chips = QWidget()
    flow = Flow(chips)
    for chip in (
        Chip("Embargo trusted", "green"),
        Chip("Revision 4"),
        Chip("1 broken", "red"),
        FilterChip("Region: Levant", on_remove=lambda: None),
        Chip("lifts in 18 h", "amber"),
        Chip("Opted out", "red", icon="ban"),
        Chip("Partner", "blue"),
    ):
        flow.addWidget(chip)
    card.body.addWidget(chips)
    return card


def _empty() -> Card:
    card = Card("Empty, loading (only after 300 ms), read only")
    row = QHBoxLayout()
    actions = [("Clear filters", lambda: None), ("Add a contact", lambda: None)]
    empty = EmptyState("search", "Nobody fits “Levant, Swahili”", "Remove a filter, or add someone new.", actions)
    row.addWidget(empty, 1)
    skeleton = Skeleton(3)
    skeleton.reveal()
    row.addWidget(skeleton, 1)
    card.body.addLayout(row)
    card.body.addWidget(
        Banner("Read only: this workspace is open on another computer since 16:20. You can read and search.", "slate")
    )
    return card


def _choices() -> Card:
    card = Card("Where one is, what one takes")
    steps = [
        Step("File", "done"),
        Step("Match columns", "now"),
        Step("Sign-off", "waiting", "2 of 3"),
        Step("Done", "later"),
    ]
    _row(card.body, Stepper(steps))
    _row(card.body, Segmented([("new", "New", 842), ("updates", "Updates", 311), ("all", "All", None)], name="View"))
    _row(
        card.body,
        ChoiceBox("Layla Haddad", chosen=True, mark="radio"),
        ChoiceBox("Leila Haddad", mark="radio"),
        ChoiceBox("Opted out 2 Oct 2023", locked=True, refused=True),
        stretch=False,
    )
    return card


def _type() -> Card:
    card = Card("Type", spacing=4)
    styles: list[tuple[str, TypeStyle]] = [("Display 30/600", "display"), ("Page title 22/600", "h1")]
    for words, style in styles:
        card.body.addWidget(Text(words, style))
    _row(card.body, Text("Number 24/600", "number"), Text("Section 15/600", "h2"), gap=14)
    _row(
        card.body,
        Text("Body 13/400"), Text("Strong 13/600", "strong"), Text("Muted 13", "body", "mute"),
        Text("Small 12", "small", "mute"), SectionCaption("Caption 11/600"), KeyCaps("Ctrl+Shift+E"), gap=14,
    )  # fmt: skip
    clock = Text("18 h 17 min", "clock", "amber")
    _row(card.body, Text("العربية 13: ليلى حدّاد، مراسلة أولى"), clock, gap=60)
    return card


def _buttons() -> Card:
    card = Card("Buttons and fields")
    focused = Button("Keyboard focus")
    disabled = Button("Disabled")
    disabled.forbid("Nobody is chosen")
    _row(card.body, Button("Primary", "primary", icon="send"), Button("Normal"), focused, disabled)
    _row(
        card.body,
        Button("Destructive", "destructive", icon="trash-2"), Button("Small", "small"), Button("Link", "link"),
        Button("Clear all", "quiet"), IconButton("pencil", "Edit"), IconButton("ellipsis", "More"),
        Button("Check 1,284 rows", icon="arrow-right", trailing=True),
    )  # fmt: skip
    wrong, fixed = Line("noor@bayan,example", name="E-mail", left_to_right=True), Line("Read only", name="Fixed")
    fixed.setReadOnly(True)
    _row(
        card.body, Line("Normal", name="Normal"), SearchField("Find a contact", shortcut="Ctrl+F"), fixed, stretch=False
    )
    field = Field("E-mail", wrong)
    field.fail("Comma in the address. Use noor@bayan.example?", "Use it", lambda: None)
    card.body.addWidget(field)
    _row(
        card.body,
        Check("Checked", checked=True),
        Check("Not checked"),
        Radio("Day first", checked=True),
        Radio("Month first"),
        gap=16,
    )
    check, off = Combo([("dnc", "Do not contact")], name="Field"), Combo([("", "Do not import")], name="Field")
    check.mark("check")
    off.mark("off")
    _row(card.body, Combo([("dmy", "Day first"), ("mdy", "Month first")], name="Dates"), check, off)
    card.body.addWidget(FinalButton("Import 842 new, update 311"))
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    return card


def _feedback() -> Card:
    card = Card("Feedback")
    card.body.addWidget(
        Banner("Revision 5 changed the text. Three sign-offs are asked again.", actions=[("See changes", lambda: None)])
    )
    card.body.addWidget(
        Banner(
            "Could not save: the disk is full. Nothing was lost, your text is still open.",
            "red", actions=[("Save elsewhere…", lambda: None)],
        )
    )  # fmt: skip
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 12408)
    bar.setValue(4120)
    _row(
        card.body,
        Text("Checking addresses, 4,120 of 12,408", "small", "mute"), bar, Text("about 20 s left", "small", "mute"),
        Button("Cancel", "link"), stretch=False,
    )  # fmt: skip
    return card
