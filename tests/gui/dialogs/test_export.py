"""The export as a person meets it: who is in, who is not and why, ticked by name, written, and never by accident."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.audience import Audience
from desktop.domain.contact import Card
from desktop.domain.query import ContactQuery
from desktop.gui.dialogs.export import ExportDialog, open_export
from desktop.gui.dialogs.export_run import CutDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.tasks import Tasks
from desktop.services import contacts, history, lists, workspaces
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton
PEOPLE: list[Card] = [
    {"display_name": "Layla Haddad", "emails": [{"address": "layla@wire.example"}], "languages": ["ar"]},
    {"display_name": "Tomas Berg", "emails": [{"address": "tomas@radio.example"}], "notes": "calls first"},
    {"display_name": "Dana Khoury", "emails": [{"address": "dana@safe.example"}], "safety": ["in_exile"]},
    {"display_name": "Rami Odeh", "emails": [{"address": "rami@desk.example"}], "safety": ["pseudonym"]},
    {"display_name": "Peter Aslan", "phones": [{"number": "+46700000000"}]},
    {"display_name": "Noor Al-Masri", "emails": [{"address": "noor@bayan.example", "state": "bounced"}]},
    {"display_name": "Hadi Nassar", "emails": [{"address": "layla@wire.example"}]},
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    made = workspaces.create(tmp_path / "desk.dateline")
    for card in PEOPLE:
        contacts.create(made, card)
    yield made
    workspaces.close(made)


@pytest.fixture
def window(open_frame: OpenFrame, desk: Workspace) -> MainWindow:
    made = open_frame()
    made.tasks.adopt(desk)
    return made


@pytest.fixture
def export(window: MainWindow) -> Callable[..., ExportDialog]:
    def show(key: str = "excel", audience: Audience | None = None) -> ExportDialog:
        return open_export(window.tools, audience or Audience(query=ContactQuery()), key)

    return show


def row_of(dialog: ExportDialog, words: str) -> QPoint:
    people = dialog.card.people
    row = next(n for n, said in enumerate(people.words_shown()) if said.startswith(words))
    index = people.model().index(row, 0)
    people.scrollTo(index)
    return people.visualRect(index).center()


def save_to(dialog: ExportDialog, qtbot: QtBot, path: Path) -> None:
    qtbot.mouseClick(dialog.final, LEFT)
    dialog.chooser.close()
    dialog.chooser.fileSelected.emit(str(path))


def test_who_is_in_and_who_is_not_with_the_reason(export: Callable[..., ExportDialog]) -> None:
    dialog = export()
    assert dialog.final.label() == "Export 2 addresses to a spreadsheet"
    assert dialog.card.who.text() == "of 7 contacts that fit"
    assert dialog.card.tally.text() == "5 are left out"
    assert dialog.card.people.words_shown() == [
        "Safety flag: in only if you tick them 2", "Dana Khoury, In exile", "Rami Odeh, Pseudonym",
        "Same address already in this export 1", "Layla Haddad, same as Hadi Nassar",
        "Address bounced 1", "Noor Al-Masri",
        "No address 1", "Peter Aslan",
    ]  # fmt: skip


def test_who_has_only_a_safe_address_is_named(export: Callable[..., ExportDialog], desk: Workspace) -> None:
    rima: Card = {"display_name": "Rima Saad", "emails": [{"address": "rima@safe.example", "purpose": "safe"}]}
    contacts.create(desk, rima)
    shown = export().card.people.words_shown()
    assert shown[3:5] == ["In this export, please check 1", "Rima Saad has only an address kept for safe contact"]


def test_a_flagged_person_is_in_only_when_ticked_by_name(
    export: Callable[..., ExportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export("mailchimp")
    assert dialog.final.label() == "Export 2 addresses for Mailchimp"
    qtbot.mouseClick(dialog.card.people.viewport(), LEFT, pos=row_of(dialog, "Dana"))
    assert dialog.final.label() == "Export 3 addresses for Mailchimp"
    assert dialog.card.tally.text() == "4 are left out"
    save_to(dialog, qtbot, tmp_path / "three.csv")
    with (tmp_path / "three.csv").open(encoding="utf-8", newline="") as file:
        found = {row["Email Address"] for row in csv.DictReader(file)}
    assert found == {"layla@wire.example", "tomas@radio.example", "dana@safe.example"}


def test_a_tick_can_be_taken_back_with_the_keyboard(export: Callable[..., ExportDialog], qtbot: QtBot) -> None:
    dialog = export()
    people = dialog.card.people
    people.setFocus()
    qtbot.keyClick(people, Qt.Key.Key_Down)
    qtbot.keyClick(people, Qt.Key.Key_Space)
    assert dialog.final.label() == "Export 3 addresses to a spreadsheet"
    qtbot.keyClick(people, Qt.Key.Key_Space)
    assert dialog.final.label() == "Export 2 addresses to a spreadsheet"


def test_groups_open_and_close_with_the_keyboard(export: Callable[..., ExportDialog], qtbot: QtBot) -> None:
    people = export().card.people
    people.setFocus()
    qtbot.keyClick(people, Qt.Key.Key_Left)
    assert people.words_shown()[1] == "Same address already in this export 1"
    qtbot.keyClick(people, Qt.Key.Key_Right)
    assert people.words_shown()[1] == "Dana Khoury, In exile"
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert people.words_shown()[1] == "Same address already in this export 1"
    index = people.model().index(1, 0)
    assert (
        people.model().data(index, Qt.ItemDataRole.AccessibleTextRole)
        == "Same address already in this export, 1 line, open"
    )


def test_the_layout_decides_the_file_and_the_columns(export: Callable[..., ExportDialog], qtbot: QtBot) -> None:
    dialog = export()
    assert dialog.kinds[dialog._kind].text() == "Excel workbook"
    assert dialog.columns.more is not None
    qtbot.keyClick(dialog.tiles.tile("excel"), Qt.Key.Key_Down)
    assert dialog.tiles.value() == "word"
    assert dialog.final.label() == "Export 2 addresses for Word"
    qtbot.mouseClick(dialog.tiles.tile("brevo"), LEFT)
    assert dialog.final.label() == "Export 2 addresses for Brevo"
    assert dialog.kinds[dialog._kind].text() == "CSV, standard"
    assert not dialog.columns.chips


def test_columns_of_the_spreadsheet_can_be_left_out(
    export: Callable[..., ExportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export()
    dialog.columns.show_all()
    for chip in dialog.columns.chips:
        if chip.text() not in {"Display name", "E-mail 1"}:
            chip.click()
    last = next(chip for chip in dialog.columns.chips if chip.text() == "E-mail 1")
    save_to(dialog, qtbot, tmp_path / "two.xlsx")
    assert last.isChecked()
    sheet = openpyxl.load_workbook(tmp_path / "two.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == ["Display name", "E-mail 1"]


def test_the_last_column_stays(export: Callable[..., ExportDialog]) -> None:
    dialog = export()
    dialog.columns.show_all()
    for chip in dialog.columns.chips:
        chip.click()
    assert [chip.text() for chip in dialog.columns.chips if chip.isChecked()] == [dialog.columns.chips[-1].text()]


def test_nobody_to_export_says_so_and_keeps_the_reasons(
    export: Callable[..., ExportDialog], desk: Workspace, qtbot: QtBot
) -> None:
    peter = int(contacts.ids(desk, ContactQuery(text="peter"))[0])
    dialog = export("excel", Audience(ids=[peter]))
    assert dialog.final.label() == "Nobody can be exported"
    assert not dialog.final.isEnabled()
    assert dialog.card.people.words_shown() == ["No address 1", "Peter Aslan"]
    assert dialog.card.who.text() == "of 1 contact you selected"


def test_a_list_is_named_and_the_file_is_called_after_it(
    export: Callable[..., ExportDialog], desk: Workspace, qtbot: QtBot
) -> None:
    made = lists.create(desk, "Levant: desk?", [1, 2, 3])
    dialog = export("mailchimp", Audience(list_id=made.id))
    assert dialog.card.who.text() == "of 3 people on “Levant: desk?”"
    qtbot.mouseClick(dialog.final, LEFT)
    (name,) = (Path(found).name for found in dialog.chooser.selectedFiles())
    dialog.chooser.close()
    assert name == "Levant- desk- for Mailchimp.csv"


def test_enter_exports_nothing(export: Callable[..., ExportDialog], qtbot: QtBot) -> None:
    dialog = export()
    for widget in (dialog.tiles.tile("excel"), dialog.final, dialog.card.people):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Return)
        assert not hasattr(dialog, "chooser")
    dialog.tiles.tile("excel").setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.final.hasFocus()
    assert not hasattr(dialog, "chooser")


class Doors(QObject):
    """Where the program wanted to show a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.seen.append(url.toLocalFile())


def test_the_toast_leads_to_the_folder_and_the_history_knows(
    export: Callable[..., ExportDialog], window: MainWindow, desk: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    save_to(export(), qtbot, tmp_path / "out.xlsx")
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "2 addresses written to out.xlsx"
    assert window.findChild(ExportDialog) is None or not window.findChild(ExportDialog).isVisible()  # type: ignore[union-attr]
    assert history.batches(desk, 1)[0].label == "Export 2 contacts for Excel, all fields"


def test_cut_texts_are_listed_by_column(
    export: Callable[..., ExportDialog], window: MainWindow, desk: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    contacts.create(desk, {"display_name": "Long Note", "emails": [{"address": "l@x.example"}], "notes": "n" * 40_000})
    save_to(export(), qtbot, tmp_path / "out.xlsx")
    assert window.notices.banners() == ["1 text was too long for a cell of a workbook and was cut there."]
    from desktop.gui.widgets.buttons import Button

    see = next(one for one in window.findChildren(Button) if one.label() == "See which")
    qtbot.mouseClick(see, LEFT)
    shown = window.findChild(CutDialog)
    assert shown is not None
    assert "Long Note" in shown.findChild(type(export().card.people)).words_shown()  # type: ignore[union-attr]


def test_a_place_that_refuses_is_said_with_a_way_back(
    export: Callable[..., ExportDialog], window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    save_to(export(), qtbot, tmp_path / "folder.xlsx")
    (said,) = window.notices.banners()
    assert "folder.xlsx" in said
    from desktop.gui.widgets.buttons import Button

    again = next(one for one in window.findChildren(Button) if one.label() == "Look at the review again")
    qtbot.mouseClick(again, LEFT)
    assert any(one.isVisible() for one in window.findChildren(ExportDialog))


def test_a_list_that_is_gone_exports_nobody(export: Callable[..., ExportDialog]) -> None:
    dialog = export("excel", Audience(list_id=99))
    assert dialog.final.label() == "Nobody can be exported"
    assert not dialog.final.isEnabled()
    assert dialog.card.who.text() == "The check stopped"


def test_a_change_meanwhile_is_checked_again(
    export: Callable[..., ExportDialog], window: MainWindow, desk: Workspace
) -> None:
    dialog = export()
    tomas = int(contacts.ids(desk, ContactQuery(text="tomas"))[0])
    window.tasks.write(window, lambda ws: contacts.move_to_bin(ws, [tomas]))
    assert dialog.final.label() == "Export 1 address to a spreadsheet"


def test_the_export_is_a_job_beside_the_window(
    open_frame: OpenFrame, desk: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    tasks = Tasks()
    window = open_frame(tasks=tasks)
    tasks.adopt(desk)
    dialog = open_export(window.tools, Audience(query=ContactQuery()), "listmonk")
    assert not dialog.final.isEnabled()
    qtbot.waitUntil(dialog.final.isEnabled, timeout=5000)
    assert dialog.final.label() == "Export 2 addresses for listmonk"
    save_to(dialog, qtbot, tmp_path / "out.csv")
    qtbot.waitUntil(lambda: window.notices.current_toast() is not None, timeout=5000)
    assert (tmp_path / "out.csv").exists()
    tasks.close()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 680)])
@pytest.mark.parametrize(("scale", "rtl"), [(1.0, False), (1.5, False), (1.0, True)])
def test_nothing_is_cut(
    export: Callable[..., ExportDialog], window: MainWindow, wear: Callable[..., None], qtbot: QtBot,
    size: tuple[int, int], scale: float, rtl: bool,  # noqa: FBT001 - given by pytest
) -> None:  # fmt: skip
    wear(scale=scale, rtl=rtl)
    window.resize(*size)
    dialog = export("thunderbird")
    dialog.columns.show_all()
    qtbot.wait(30)
    assert cut_texts(dialog.panel) == []


def test_the_folder_is_shown_on_a_click_only(
    export: Callable[..., ExportDialog], window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    doors = Doors()
    QDesktopServices.setUrlHandler("file", doors, "open")  # type: ignore[arg-type] # the stub says bytes, Qt takes text
    save_to(export(), qtbot, tmp_path / "out.xlsx")
    toast = window.notices.current_toast()
    assert toast is not None
    assert not doors.seen
    qtbot.mouseClick(toast.button, LEFT)
    QDesktopServices.unsetUrlHandler("file")
    assert doors.seen == [str(tmp_path)]


def test_tab_goes_through_the_columns_before_the_foot(export: Callable[..., ExportDialog], qtbot: QtBot) -> None:
    dialog = export()
    qtbot.waitUntil(dialog.final.isEnabled)
    dialog.kinds[dialog._kind].setFocus()
    seen: list[QWidget | None] = []
    while not (seen and seen[-1] is dialog.final) and len(seen) < 100:
        qtbot.keyClick(dialog.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.window().focusWidget())
    inside = [stop is not None and dialog.columns.isAncestorOf(stop) for stop in seen]
    assert any(inside)
    assert seen[-1] is dialog.final


def test_the_number_stands_on_top_where_nobody_is_left_out(export: Callable[..., ExportDialog], qtbot: QtBot) -> None:
    dialog = export(audience=Audience(query=ContactQuery(text="Layla")))
    qtbot.waitUntil(dialog.final.isEnabled)
    assert dialog.card.tally.geometry().bottom() < dialog.card.who.geometry().top() + 80
