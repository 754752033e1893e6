"""The window: going places and back, numbers, jobs, files dropped anywhere, panes, looks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Touched
from desktop.domain.errors import NotFound, StorageFailure
from desktop.gui import theme
from desktop.gui.jobs import Job
from desktop.gui.pages import Page, Place, Tools
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.text import Text
from desktop.services.settings import Settings
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts


class Shelf(Page):
    """A page for tests that notes what happens to it."""

    primary = "export"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.seen: list[object] = []
        self.stay = False
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def entered(self, argument: object = None) -> None:
        self.seen.append(argument)
        self.tools.actions.bind("export", lambda: self.seen.append("exported"))

    def left(self) -> None:
        self.tools.actions.unbind("export")

    def first_focus(self) -> QWidget:
        return self.line

    def panes(self) -> list[QWidget]:
        return [self.line]

    def start_search(self) -> None:
        self.line.setText("searching")

    def may_leave(self) -> bool:
        return not self.stay


class Bare(Page):
    bare = True


HERE = "tests.gui.test_main_window"
PLACES = (
    Place("contacts", "Contacts", "users", f"{HERE}:Shelf", 1, "contacts"),
    Place("outlets", "Outlets", "newspaper", f"{HERE}:Shelf", 1, "outlets"),
    Place("lists", "Lists", "list-filter", f"{HERE}:Shelf", 2, "lists"),
    Place("settings", "Settings", "settings", f"{HERE}:Shelf", -1),
    Place("import", "Import", "file-up", f"{HERE}:Bare", None),
    Place("later", "Partners", "handshake", "desktop.gui.screens.not_built_yet:Page", 1),
)


class Desk:
    kind = "own"
    name = "contacts"
    read_only = ""


def shelf(page: Page | None) -> Shelf:
    assert isinstance(page, Shelf)
    return page


def test_places_are_made_when_visited_and_kept(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    assert window.page() is None
    window.visit("contacts", 17)
    first = shelf(window.page())
    window.visit("outlets")
    window.visit("contacts", 18)
    assert window.page() is first
    assert first.seen == [17, 18]
    assert window.focusWidget() is first.line


def test_a_place_that_is_not_built_is_not_shown(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    names = [button.place.name for button in window.sidebar.stops()]
    assert names == ["contacts", "outlets", "lists", "settings"]
    assert not window.has_place("later")


def test_back_and_forward_go_through_what_was_visited(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    actions = window.actions_table
    window.visit("contacts", 1)
    assert actions.reason("go.back") == "Nowhere to go"
    window.visit("outlets")
    actions.do("go.back")
    assert window.place() == "contacts"
    assert shelf(window.page()).seen == [1, 1]
    actions.do("go.forward")
    assert window.place() == "outlets"
    actions.do("go.back")
    window.visit("lists")
    assert not window.can_step(1)


def test_a_page_that_would_lose_something_is_not_left(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts")
    shelf(window.page()).stay = True
    window.visit("outlets")
    assert window.place() == "contacts"
    assert not window.close()
    shelf(window.page()).stay = False


def test_the_primary_button_is_the_pages_own(open_frame: OpenFrame, qtbot: QtBot) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts")
    assert window.top.primary.label() == "Export"
    qtbot.mouseClick(window.top.primary, Qt.MouseButton.LeftButton)
    assert shelf(window.page()).seen == [None, "exported"]


def test_a_task_with_its_own_head_has_no_top_bar(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("import")
    assert not window.top.isVisible()
    window.visit("contacts")
    assert window.top.isVisible()


def test_a_click_at_the_side_goes_there(open_frame: OpenFrame, qtbot: QtBot) -> None:
    window = open_frame(places=PLACES)
    qtbot.mouseClick(window.sidebar.stops()[1], Qt.MouseButton.LeftButton)
    assert window.place() == "outlets"
    assert window.sidebar.stops()[1].isChecked()


def test_numbers_are_read_again_after_every_change(open_frame: OpenFrame) -> None:
    counted = [{"contacts": 1, "outlets": 0, "lists": 0}, {"contacts": 12408, "outlets": 2, "lists": 3}]
    window = open_frame(places=PLACES, counts=lambda _workspace: counted.pop(0))
    desk: Any = Desk()
    window.tasks.adopt(desk)
    assert window.sidebar.stops()[0].accessibleName() == "Contacts, 1"
    assert window.top.field.accessibleName().startswith("Search 1 contact,")
    window.tasks.changed.emit(Touched({"contact": None}))
    assert window.sidebar.stops()[0].accessibleName() == "Contacts, 12,408"


def test_an_example_or_read_only_workspace_is_marked(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts")
    desk: Any = Desk()
    desk.kind = "example"
    window.tasks.adopt(desk)
    assert window.notices.banners() == ["This is the example: made-up people, and nothing can be sent."]
    desk.kind, desk.read_only = "own", "Read only: this workspace is open on MARA-LAPTOP since 16:20."
    window.tasks.adopt(desk)
    assert window.notices.banners() == ["Read only: this workspace is open on MARA-LAPTOP since 16:20."]
    assert window.actions_table.reason("import.file") == desk.read_only
    desk.kind = "example"
    window.tasks.adopt(desk)
    assert len(window.notices.banners()) == 2


def test_pages_are_made_anew_for_another_workspace(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts", 5)
    before = window.page()
    desk: Any = Desk()
    window.tasks.adopt(desk)
    assert window.page() is not before
    assert shelf(window.page()).seen == [5]


def test_failures_nobody_takes_become_a_banner_until_another_place(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts")
    window.tasks.failed.emit(NotFound("This contact is gone.", "Nothing was lost."))
    assert window.notices.banners() == ["This contact is gone. Nothing was lost."]
    window.visit("outlets")
    assert window.notices.banners() == []


def test_what_the_disk_refused_stays_until_something_was_saved(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts")
    window.tasks.failed.emit(StorageFailure("The disk is full.", "Nothing was lost."))
    window.visit("outlets")
    assert window.notices.banners() == ["The disk is full. Nothing was lost."]
    window.tasks.changed.emit(Touched({"contact": None}))
    assert window.notices.banners() == []


def test_a_file_dropped_anywhere_is_imported(open_frame: OpenFrame, tmp_path: Path) -> None:
    window = open_frame(places=PLACES)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.xlsx"))])
    spot, none = QPointF(400, 400), Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(spot, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none))
    assert window.place() == "import"


def test_a_running_job_is_shown_with_its_numbers_and_can_be_cancelled(open_frame: OpenFrame, qtbot: QtBot) -> None:
    desk: Any = Desk()
    tasks = Tasks(desk)
    window = open_frame(places=PLACES, tasks=tasks)

    def work(_workspace: object, job: Job) -> None:
        while True:
            job.step("rows", 64_210, 100_000)

    tasks.job(window, "Importing newsroom-list.xlsx", work)
    wanted = "Importing newsroom-list.xlsx · rows, 64,210 of 100,000"
    qtbot.waitUntil(lambda: window.status.job_text() == wanted)
    qtbot.mouseClick(window.status._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tasks.busy())
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "Cancelled. Nothing was changed."
    assert window.status.job_text() == ""
    tasks.close()


def test_quitting_asks_before_it_stops_what_runs(open_frame: OpenFrame, qtbot: QtBot) -> None:
    desk: Any = Desk()
    tasks = Tasks(desk)
    window = open_frame(places=PLACES, tasks=tasks)

    def work(_workspace: object, job: Job) -> None:
        while True:
            job.step("rows", 1)

    tasks.job(window, "Importing newsroom-list.xlsx", work)
    assert not window.close()
    dialog = window.findChildren(Dialog)[0]
    labels = [label.text() for label in dialog.findChildren(Text)]
    assert "One job is still running. Stop it and quit?" in labels
    assert "Importing newsroom-list.xlsx" in labels
    assert window.focusWidget() is dialog.findChildren(Button)[-1]
    stop = next(button for button in dialog.findChildren(Button) if button.label() == "Stop and quit")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    qtbot.waitUntil(lambda: not tasks.busy())
    tasks.close()


def test_f6_goes_round_the_panes(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts")
    page = shelf(window.page())
    window.actions_table.do("pane.next")
    assert window.sidebar.isAncestorOf(window.focusWidget())
    window.actions_table.do("pane.next")
    assert window.focusWidget() is window.top.field
    window.actions_table.do("pane.next")
    assert window.focusWidget() is page.line
    window.actions_table.do("pane.previous")
    assert window.focusWidget() is window.top.field


def test_find_begins_in_the_page(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts")
    window.actions_table.do("find")
    assert shelf(window.page()).line.text() == "searching"


def test_narrow_windows_show_icons_with_tool_tips(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES, size=(1030, 700))
    assert window.sidebar.width() == 60
    assert window.sidebar.stops()[0].toolTip() == "Contacts"
    window.resize(1400, 800)
    assert window.sidebar.width() == 207
    assert window.sidebar.stops()[0].toolTip() == ""


def test_light_dark_and_text_size_change_at_once(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.actions_table.do("view.dark")
    assert theme.is_dark()
    window.actions_table.do("view.larger")
    assert window.preferences.now.text_scale == 110
    for _ in range(9):
        window.actions_table.do("view.larger")
    assert window.preferences.now.text_scale == 150
    assert cut_texts(window) == []
    window.actions_table.do("view.normal")
    window.actions_table.do("view.smaller")
    assert window.preferences.now.text_scale == 90
    window.actions_table.do("view.dark")
    assert not theme.is_dark()


def test_another_language_turns_the_whole_window(open_frame: OpenFrame, qtbot: QtBot) -> None:
    window = open_frame(places=PLACES)
    window.visit("contacts", 3)
    desk: Any = Desk()
    window.tasks.adopt(desk)
    window.preferences.change(language="ar")
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.sidebar.stops()[0].accessibleName() == "جهات الاتصال"
    qtbot.waitUntil(lambda: window.sidebar.x() > 0)
    assert shelf(window.page()).seen == [3]
    assert window.actions_table.title("export") == "تصدير…"
    window.preferences.change(language="en")
    qtbot.waitUntil(lambda: window.sidebar.x() == 0)
    assert window.sidebar.stops()[0].accessibleName() == "Contacts"


def test_other_pages_are_made_anew_for_another_text_size(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES)
    window.visit("outlets")
    other = window.page()
    window.visit("contacts")
    here = window.page()
    window.preferences.change(text_scale=125)
    assert window.page() is here
    window.visit("outlets")
    assert window.page() is not other


def test_the_menu_bar_is_shown_by_f10_or_for_good(open_frame: OpenFrame, qtbot: QtBot) -> None:
    window = open_frame(places=PLACES)
    assert not window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    window.preferences.change(menu_bar=True)
    assert window.menuBar().isVisible()
    assert [act.text() for act in window.menuBar().actions()] == ["File", "Edit", "View", "Go", "Help"]


def test_the_palette_remembers_what_was_done(open_frame: OpenFrame, qtbot: QtBot) -> None:
    from desktop.gui.commands import open_palette

    window = open_frame(places=PLACES)
    palette = open_palette(window)
    qtbot.keyClicks(palette.line, "outlets")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.place() == "outlets"
    assert window.recent == ["Outlets"]


def test_the_key_map_lists_what_can_be_done(open_frame: OpenFrame) -> None:
    from desktop.gui.keymap import open_keymap
    from desktop.gui.widgets.text import KeyCaps

    window = open_frame(places=PLACES)
    sheet = open_keymap(window, window.actions_table)
    said = {label.text() for label in sheet.findChildren(Text)}
    assert {"Search and commands…", "Contacts", "Move down, move up"} <= said
    assert "Merge selected…" not in said
    assert any(caps.accessibleName() == "Shortcut Ctrl+K" for caps in sheet.findChildren(KeyCaps))
    sheet.close_now()


def test_the_size_is_kept(open_frame: OpenFrame) -> None:
    window = open_frame(places=PLACES, size=(1200, 800))
    window.close()
    assert window.preferences.now.window == (1200, 800)


def test_the_first_page_offers_only_what_can_be_done(open_frame: OpenFrame, qtbot: QtBot) -> None:
    from desktop.gui.screens.first_run import FirstRun

    window = open_frame()
    window.visit("welcome")
    start = window.findChild(FirstRun)
    assert start is not None
    done: list[str] = []
    shown = [card for card, _ in start._cards if card.isVisible()]
    window.actions_table.bind("workspace.example", lambda: done.append("example"))
    window.actions_table.bind("import.paste", lambda: done.append("paste"))
    assert len([card for card, _ in start._cards if card.isVisible()]) == len(shown) + 1
    qtbot.mouseClick(start._paste, Qt.MouseButton.LeftButton)
    assert done == ["paste"]
    assert cut_texts(window) == []


def test_the_look_of_the_settings_is_put_on(open_frame: OpenFrame) -> None:
    window = open_frame(settings=Settings(mode="dark", direction="rtl", less_motion=True))
    assert theme.is_dark()
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_an_empty_state_has_a_name(show: Callable[..., Any]) -> None:
    assert show(EmptyState("search", "Nobody fits", centred=True), 300, 200).accessibleName() == "Nobody fits"
