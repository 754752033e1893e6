"""Each part does what it promises, with mouse and keyboard, and its words are never cut."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui import theme
from desktop.gui.widgets.buttons import Button, FinalButton, IconButton
from desktop.gui.widgets.chips import Chip, FilterChip, Flow, VerdictTag
from desktop.gui.widgets.choice import ChoiceBox, Segmented, Step, Stepper
from desktop.gui.widgets.fields import Check, Combo, Line, Radio, SearchField
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog, SideSheet
from desktop.gui.widgets.panels import Banner, Card, DropZone, EmptyState, ScrollPage, Skeleton
from desktop.gui.widgets.text import ElidedLabel, KeyCaps, SectionCaption, Text, key_names
from tests.gui.lint import cut_texts
from tests.shots import LOOKS, fall, load_scenes, raise_curtain

Show = Callable[..., Any]
LEFT = Qt.MouseButton.LeftButton
LONG = "Chefredakteurin der Auslandsredaktion, Nachrichtenagentur des Nordens und der Inseln"


def test_a_button_is_never_narrower_than_its_words(qtbot: QtBot) -> None:
    for kind in ("normal", "primary", "destructive", "small", "link", "quiet"):
        button = Button("Import 842 new, update 311", kind, icon="check")
        qtbot.addWidget(button)
        words = button.fontMetrics().horizontalAdvance(button.label())
        assert button.minimumSizeHint().width() > words + button.iconSize().width()


def test_a_click_does_it_and_a_forbidden_button_says_why(show: Show, qtbot: QtBot) -> None:
    done: list[int] = []
    button = show(Button("Save & go", on_click=lambda: done.append(1)))
    assert button.text() == "Save && go"
    qtbot.mouseClick(button, LEFT)
    button.forbid("Read only: open on another computer")
    qtbot.mouseClick(button, LEFT)
    assert done == [1]
    assert button.toolTip() == "Read only: open on another computer"
    button.forbid("")
    assert button.isEnabled()


def test_enter_never_presses_the_final_action(show: Show, qtbot: QtBot) -> None:
    done: list[int] = []
    final = show(FinalButton("Send embargoed copy to 18 journalists", on_click=lambda: done.append(1)), 300, 50)
    final.setFocus()
    qtbot.keyClick(final, Qt.Key.Key_Return)
    assert not done
    assert not final.isDefault()
    qtbot.mouseClick(final, LEFT)
    assert done == [1]


def test_the_final_action_wraps_instead_of_being_cut(show: Show) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    final = FinalButton("Send embargoed copy to 18 journalists and keep 4 drafts for tomorrow morning")
    column.addWidget(final)
    show(host, 260, 200)
    assert final.height() > theme.px(50)
    assert cut_texts(host) == []


def test_an_icon_alone_has_a_name_and_room_to_hit(show: Show) -> None:
    close = show(IconButton("x", "Close"))
    assert close.accessibleName() == close.toolTip() == "Close"
    assert close.width() >= 24
    assert close.height() >= 24
    close.forbid("Nothing to close")
    assert close.toolTip() == "Nothing to close"


def test_a_cut_line_shows_its_whole_text_as_tool_tip(show: Show) -> None:
    label = show(ElidedLabel(LONG), 120, 20)
    assert label.is_cut()
    assert label.toolTip() == label.accessibleName() == LONG
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_captions_are_read_as_words_not_letters() -> None:
    caption = SectionCaption("On lists")
    assert caption.text() == "On lists"
    caption.deleteLater()


def test_text_from_data_is_never_markup(show: Show) -> None:
    label = show(Text("<b>Layla</b>"))
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+Shift+E", ["Ctrl", "Shift", "E"]),
        ("G, C", ["G", "C"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("Return", ["Enter"]),
        ("Up", ["↑"]),
    ],
)
def test_key_caps_show_key_by_key(keys: str, caps: list[str]) -> None:
    assert key_names(keys) == caps


def test_key_caps_stay_left_to_right(show: Show, wear: Callable[..., None]) -> None:
    wear(rtl=True)
    caps = show(KeyCaps("Ctrl+K"))
    assert caps.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_search_asks_after_a_pause_and_esc_clears(show: Show, qtbot: QtBot) -> None:
    field = show(SearchField("Search contacts", shortcut="Ctrl+F"), 300)
    with qtbot.waitSignal(field.asked, timeout=2000) as asked:
        qtbot.keyClicks(field, "layla")
    assert asked.args == ["layla"]
    with qtbot.waitSignal(field.asked, timeout=2000) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert asked.args == [""]
    field.setText("x")
    with qtbot.waitSignal(field.asked):
        field.ask_now()


def test_a_combo_tells_only_a_persons_choice_and_ignores_the_wheel(show: Show, qtbot: QtBot) -> None:
    combo = show(Combo([("dmy", "Day first"), ("mdy", "Month first")], name="Dates", value="mdy"))
    assert combo.value() == "mdy"
    with qtbot.assertNotEmitted(combo.chosen):
        combo.set_value("dmy")
    with qtbot.waitSignal(combo.chosen) as chosen:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert chosen.args == ["mdy"]
    combo.set_choices([("mdy", "Month first"), ("ymd", "Year first")])
    assert combo.value() == "mdy"


def test_checks_and_radios_tell(show: Show, qtbot: QtBot) -> None:
    said: list[object] = []
    check = show(Check("First row is the header", on_change=said.append))
    qtbot.keyClick(check, Qt.Key.Key_Space)
    radio = show(Radio("Day first", on_chosen=lambda: said.append("day")))
    qtbot.keyClick(radio, Qt.Key.Key_Space)
    assert said == [True, "day"]
    assert check.accessibleName() == "First row is the header"


def test_a_field_names_its_control_and_shows_what_is_wrong(show: Show, qtbot: QtBot) -> None:
    used: list[int] = []
    line = Line("noor@bayan,example")
    field = show(Field("E-mail", line, help_text="One address"), 400, 90)
    assert line.accessibleName() == "E-mail"
    field.fail("Comma in the address. Use noor@bayan.example?", "Use it", lambda: used.append(1))
    assert line.property("state") == "error"
    assert line.accessibleDescription().startswith("Comma")
    qtbot.mouseClick(field.findChild(Button), LEFT)
    assert used == [1]
    field.fail("")
    assert line.property("state") == ""


def test_a_filter_goes_by_click_or_delete(show: Show, qtbot: QtBot) -> None:
    gone: list[str] = []
    chip = show(FilterChip("Language: Arabic", on_remove=lambda: gone.append("removed")))
    qtbot.mouseClick(chip, LEFT)
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    both = show(FilterChip("Beat: Aid", on_remove=lambda: gone.append("×"), on_open=lambda: gone.append("opened")))
    qtbot.mouseClick(both, LEFT, pos=both.rect().center())
    qtbot.mouseClick(both, LEFT, pos=both.rect().center() + both.rect().topRight() / 2 - both.rect().topLeft() / 2)
    assert gone[:3] == ["removed", "removed", "opened"]
    assert chip.height() >= 24


def test_chips_and_verdicts_say_what_they_mean(show: Show) -> None:
    assert show(VerdictTag("never")).accessibleName() == "Never"
    chip = show(Chip("1 broken", "red", icon="ban"))
    chip.set("2 broken", "amber")
    assert chip.accessibleName() == "2 broken"


def test_chips_go_on_in_the_next_line(show: Show) -> None:
    host = QWidget()
    flow = Flow(host)
    chips = [Chip(f"Beat number {n}") for n in range(8)]
    for chip in chips:
        flow.addWidget(chip)
    show(host, 250, flow.heightForWidth(250))
    assert len({chip.y() for chip in chips}) > 1
    assert all(host.rect().contains(chip.geometry()) for chip in chips)
    assert flow.heightForWidth(4000) < flow.heightForWidth(250)


def test_a_switch_is_worked_with_arrows_and_shows_counts(show: Show, qtbot: QtBot) -> None:
    switch = show(Segmented([("new", "New", 842), ("all", "All", None)], name="View"))
    first = switch.findChildren(QWidget)[0]
    first.setFocus()
    with qtbot.waitSignal(switch.chosen) as chosen:
        qtbot.keyClick(switch, Qt.Key.Key_Right)
    assert chosen.args == ["all"]
    assert switch.value() == "all"
    switch.set_count("new", 1000)
    assert first.accessibleName() == "New, 1,000"


def test_steps_are_read_with_their_state(show: Show) -> None:
    stepper = show(Stepper([Step("File", "done"), Step("Sign-off", "waiting", "2 of 3 partners")]))
    assert stepper.accessibleName() == "File: done, Sign-off: waiting for someone"
    stepper.show_steps([Step("Done", "now")])
    assert stepper.accessibleName() == "Done: you are here"


def test_a_locked_choice_cannot_be_changed(show: Show, qtbot: QtBot) -> None:
    told: list[bool] = []
    box = show(ChoiceBox("Layla Haddad", on_toggle=told.append), 200, 34)
    qtbot.mouseClick(box, LEFT)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    locked = show(ChoiceBox("Opted out", locked=True, refused=True, on_toggle=told.append), 200, 34)
    qtbot.mouseClick(locked, LEFT)
    radio = show(ChoiceBox("Leila", mark="radio", chosen=True, on_toggle=told.append), 200, 34)
    qtbot.mouseClick(radio, LEFT)
    assert told == [True, False]
    assert radio.is_chosen()


def test_banners_and_empty_states_offer_what_helps(show: Show, qtbot: QtBot) -> None:
    done: list[str] = []
    banner = show(
        Banner(
            "The disk is full.",
            "red",
            title="Could not save",
            actions=[("Save elsewhere…", lambda: done.append("save"))],
        ),
        500,
    )
    assert banner.accessibleName() == "Could not save The disk is full."
    qtbot.mouseClick(banner.findChild(Button), LEFT)
    empty = show(
        EmptyState("search", "Nobody fits", "Remove a filter.", [("Clear filters", lambda: done.append("clear"))]),
        300,
        120,
    )
    qtbot.mouseClick(empty.findChild(Button), LEFT)
    assert done == ["save", "clear"]


def test_a_skeleton_waits_300_ms(show: Show, qtbot: QtBot) -> None:
    skeleton = show(Skeleton(4, "Loading 12,408 contacts"), 300, 140)
    blank = skeleton.grab().toImage()
    assert len({blank.pixel(x, 17) for x in range(0, 300, 5)}) == 1
    qtbot.waitUntil(lambda: skeleton.grab().toImage() != blank, timeout=2000)
    assert skeleton.accessibleName() == "Loading 12,408 contacts"


def dropped(path: Path) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    event.mime = mime  # type: ignore[attr-defined] # Qt does not keep it alive
    return event


def test_a_file_dropped_is_handed_on(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    zone = show(DropZone("Drop your press list here"), 300, 200)
    with qtbot.waitSignal(zone.dropped) as told:
        zone.dropEvent(dropped(tmp_path / "list.xlsx"))
    assert told.args == [tmp_path / "list.xlsx"]


def test_a_card_has_a_head_and_a_body(show: Show) -> None:
    card = Card("Possible duplicates")
    card.head.addWidget(Chip("87% alike", "amber"))
    card.body.addWidget(Text(LONG, wrap=True))
    assert cut_texts(show(card, 240, 160)) == []


@pytest.fixture
def host(show: Show) -> QWidget:
    window = QWidget()
    QVBoxLayout(window).addWidget(Button("Behind"))
    made: QWidget = show(window, 900, 600)
    return made


def test_a_dialog_keeps_the_focus_and_gives_it_back(host: QWidget, qtbot: QtBot) -> None:
    behind = host.findChildren(Button)[0]
    behind.setFocus()
    dialog = Dialog(host, "Merge two contacts", note="Pick what stays.")
    first, second = Button("Cancel"), Button("Merge into one contact", "primary")
    dialog.foot.addWidget(first)
    dialog.foot.addWidget(second)
    dialog.open(first)
    for _ in range(7):
        qtbot.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(host.focusWidget())
    with qtbot.waitSignal(dialog.closed):
        qtbot.keyClick(host.focusWidget(), Qt.Key.Key_Escape)
    assert host.focusWidget() is behind


def test_a_click_beside_closes_and_one_inside_does_not(host: QWidget, qtbot: QtBot) -> None:
    sheet = SideSheet(host, "Key map")
    sheet.open()
    qtbot.mouseClick(sheet, LEFT, pos=sheet.panel.geometry().center())
    assert sheet.isVisible()
    with qtbot.waitSignal(sheet.closed):
        qtbot.mouseClick(sheet, LEFT, pos=host.rect().topLeft())


def test_an_overlay_follows_its_window(host: QWidget) -> None:
    sheet = SideSheet(host, "Key map")
    sheet.open()
    host.resize(1000, 500)
    assert sheet.size() == host.size()
    assert sheet.panel.geometry().right() == 999
    sheet.close_now()


def test_a_page_scrolls_up_and_down_only(show: Show) -> None:
    page = ScrollPage()
    for _ in range(40):
        page.body.addWidget(Text(LONG, wrap=True))
    show(page, 300, 200)
    assert page.horizontalScrollBar().maximum() == 0
    assert page.verticalScrollBar().maximum() > 0
    assert isinstance(page.widget(), QWidget)
    assert page.frameShape() == QFrame.Shape.NoFrame


@pytest.mark.parametrize("look", ["light", "rtl"])
@pytest.mark.parametrize("scale", [100, 150])
def test_no_scene_of_the_frame_cuts_a_text(look: str, scale: int, dressed: object) -> None:
    from dataclasses import replace

    for name in ("components", "first-run", "key-map", "palette", "bug"):
        stage = raise_curtain(load_scenes()[name], look, replace(LOOKS[look], text_scale=scale))
        cut = cut_texts(stage.window)
        fall(stage)
        assert cut == [], name
