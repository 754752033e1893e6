"""The rule of a smart list, written as a person does: rows, values, groups, exceptions, numbers, saved or left."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.gui.main_window import MainWindow
from desktop.gui.models.filters import Filters
from desktop.gui.screens.lists import ListsPage
from desktop.gui.screens.lists.editor import Editor
from desktop.gui.screens.lists.rule_block import RuleGroup
from desktop.gui.screens.lists.rule_row import RuleRow
from desktop.gui.tasks import Tasks
from desktop.services import contacts, lists
from desktop.services.workspaces import Workspace
from desktop.storage.tables import MailingList
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts
from tests.gui.lists.conftest import ARABIC, ids, list_named, on

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def edit(window: MainWindow) -> Iterator[Callable[..., Editor]]:
    def show(argument: object = "smart") -> Editor:
        window.visit("lists", argument)
        page = window.page()
        assert isinstance(page, ListsPage)
        assert page.editor is not None
        return page.editor

    yield show
    page = window.page()
    if isinstance(page, ListsPage):
        page.left()  # what would be counted in a moment is not


def row(editor: Editor, place: int = 0) -> RuleRow:
    found = editor.who.rows[place]
    assert isinstance(found, RuleRow)
    return found


def choose(found: RuleRow, ask: Ask, operator: Operator | None = None) -> None:
    found.field.setCurrentIndex(found.field.findData(ask.value))
    found.field.chosen.emit(ask.value)
    if operator is not None:
        found.operator.setCurrentIndex(found.operator.findData(operator.value))
        found.operator.chosen.emit(operator.value)


def take(qtbot: QtBot, found: RuleRow, typed: str) -> list[str]:
    """Type into a row and take the first that is offered."""
    found.values.line.setFocus()
    qtbot.keyClicks(found.values.line, typed)
    found.values.offer_now()
    offered = found.values.list.words_shown() if found.values.list is not None else []
    qtbot.keyClick(found.values.line, ENTER)
    return offered


def test_a_list_is_written_row_by_row(edit: Callable[..., Editor], desk: Workspace, qtbot: QtBot) -> None:
    editor = edit()
    assert not editor.save.isEnabled()
    assert editor.why.text() == "“Beat” has no value yet"
    qtbot.keyClicks(editor.name, "Conflict, Arabic")
    assert take(qtbot, row(editor), "conf") == ["Conflict"]
    editor.ask_now()
    assert row(editor).effect.text() == "2 fit"
    qtbot.mouseClick(editor.who.add, LEFT)
    choose(row(editor, 1), Ask.LANGUAGE)
    assert take(qtbot, row(editor, 1), "arab") == ["Arabic"]
    editor.ask_now()
    assert row(editor, 1).effect.text() == "− 1"
    assert editor.live.numbers.accessibleName() == "1 person fits now"
    assert editor.banner.words.text() == "In words: journalists on Conflict, who work in Arabic."
    qtbot.mouseClick(editor.save, LEFT)
    assert on(desk, "Conflict, Arabic") == ["Layla Haddad"]


def test_values_are_offered_with_their_counts(edit: Callable[..., Editor], qtbot: QtBot) -> None:
    found = row(edit())
    choose(found, Ask.LANGUAGE)
    found.values.line.setFocus()
    qtbot.keyClick(found.values.line, Qt.Key.Key_Down)
    assert found.values.list is not None
    picks = [(pick.words, pick.count) for pick in found.values.list._picks.values()]
    assert picks[:2] == [("Arabic", 3), ("English", 2)]
    qtbot.keyClick(found.values.line, Qt.Key.Key_Down)
    qtbot.keyClick(found.values.line, ENTER)
    assert found.condition() == Condition(Ask.LANGUAGE, Operator.ANY_OF, ("en",))
    qtbot.keyClick(found.values.line, Qt.Key.Key_Down)
    assert found.values.list is not None
    qtbot.keyClick(found.values.line, Qt.Key.Key_Escape)
    assert found.values.list is None


def test_typed_values_are_read_by_what_the_field_is(edit: Callable[..., Editor], qtbot: QtBot) -> None:
    found = row(edit())
    choose(found, Ask.COUNTRY)
    take(qtbot, found, "Jordanie")
    assert found.condition() == Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO",))
    choose(found, Ask.LAST_TOUCH)
    take(qtbot, found, "45")
    assert found.values.words() == ("45 days",)
    take(qtbot, found, "12 days")
    assert found.condition() == Condition(Ask.LAST_TOUCH, Operator.WITHIN_DAYS, ("12",))
    choose(found, Ask.LANGUAGE)
    take(qtbot, found, "xyzzy")
    assert found.condition() is None
    assert found.values._state == "error"


def test_operators_without_values_need_none(edit: Callable[..., Editor]) -> None:
    found = row(edit())
    choose(found, Ask.VERIFIED, Operator.IS_EMPTY)
    assert found.condition() == Condition(Ask.VERIFIED, Operator.IS_EMPTY)
    assert not found.values.isVisible()
    assert found.why_not() == ""


def test_groups_count_as_one_row(edit: Callable[..., Editor], qtbot: QtBot) -> None:
    editor = edit(("smart", "Either"))
    take(qtbot, row(editor), "health")
    qtbot.mouseClick(editor.who.add_group, LEFT)
    group = editor.who.rows[1]
    assert isinstance(group, RuleGroup)
    choose(group.rows[0], Ask.COUNTRY)
    take(qtbot, group.rows[0], "Portugal")
    qtbot.mouseClick(group.add, LEFT)
    choose(group.rows[1], Ask.LANGUAGE)
    take(qtbot, group.rows[1], "Swedish")
    editor.ask_now()
    assert group.effect.text() == "− 1"
    both = (Condition(Ask.COUNTRY, Operator.ANY_OF, ("PT",)), Condition(Ask.LANGUAGE, Operator.ANY_OF, ("sv",)))
    assert editor.query().rule.who.items[1] == Group("any", both)
    qtbot.mouseClick(group.match, LEFT)
    assert group.match.label() == "all of these"
    assert editor.query().rule.who.items[1] == Group("all", both)
    qtbot.mouseClick(group.rows[1].remove, LEFT)
    qtbot.mouseClick(group.rows[0].remove, LEFT)
    assert len(editor.who.rows) == 1


def test_exceptions_take_away(edit: Callable[..., Editor], desk: Workspace, qtbot: QtBot) -> None:
    lists.create(desk, "Do not pitch", ids(desk, "salma"))
    editor = edit(("rule", list_named(desk, "Arabic")))
    assert editor.name.text() == "Arabic"
    qtbot.mouseClick(editor.leave_out.add, LEFT)
    found = editor.leave_out.rows[0]
    assert isinstance(found, RuleRow)
    choose(found, Ask.LIST)
    take(qtbot, found, "do not")
    editor.ask_now()
    assert found.effect.text() == "− 1"
    assert editor.banner.words.text() == (
        "In words: journalists who work in Arabic; without those on the list ‘Do not pitch’."
    )
    qtbot.mouseClick(editor.save, LEFT)
    assert on(desk, "Arabic") == ["Layla Haddad", "Rima Saad"]


def test_reachable_now_adds_two_rows_once(edit: Callable[..., Editor], qtbot: QtBot) -> None:
    editor = edit()
    qtbot.mouseClick(editor.who.reachable, LEFT)
    qtbot.mouseClick(editor.who.reachable, LEFT)
    assert [found.condition() for found in editor.who.rows[1:]] == [
        Condition(Ask.ADDRESS, Operator.IS_SET),
        Condition(Ask.REFUSAL, Operator.IS_EMPTY),
    ]


def test_the_row_after_which_nobody_is_left_is_marked(edit: Callable[..., Editor], qtbot: QtBot) -> None:
    swahili = Condition(Ask.LANGUAGE, Operator.ANY_OF, ("sw",))
    editor = edit(("smart", Filters(conditions=(ARABIC, swahili))))
    assert editor.name.text() == "Arabic, Swahili"
    assert row(editor, 1).effect.text() == "− 3"
    assert row(editor, 1)._nobody.isVisible()
    assert not row(editor, 0)._nobody.isVisible()
    assert editor.live.nobody.isVisible()


def test_a_list_that_is_gone_is_red_and_stops_the_saving(
    edit: Callable[..., Editor], desk: Workspace, qtbot: QtBot
) -> None:
    gone = list_named(desk, "Radio")
    asks = Condition(Ask.LIST, Operator.ANY_OF, (str(gone),))
    made = lists.create_smart(desk, "Like radio", ContactQuery(rule=Rule(Group("all", (asks,)))))
    lists.delete(desk, [gone])
    editor = edit(("rule", made.id))
    assert editor.why.text() == "This list no longer exists"
    assert not editor.save.isEnabled()
    row(editor).values.chips[0].click()
    assert row(editor).why_not() == "“On list” has no value yet"


def test_a_field_nobody_knows_is_red_and_can_be_taken_away(
    edit: Callable[..., Editor], desk: Workspace, qtbot: QtBot
) -> None:
    made = list_named(desk, "Arabic")
    text = (
        '{"who": {"match": "all", "items": [{"ask": "star sign", "op": "any_of", "values": ["leo"]},'
        ' {"ask": "language", "op": "any_of", "values": ["ar"]}]}}'
    )
    with desk.command("newer version") as act:
        act.conn.execute(update(MailingList).where(MailingList.id == made).values(query=text))
    editor = edit(("rule", made))
    red = editor.who.rows[0]
    assert red.accessibleName() == "This field no longer exists: star sign"
    assert not editor.save.isEnabled()
    qtbot.mouseClick(red.remove, LEFT)
    assert editor.save.isEnabled()
    qtbot.mouseClick(editor.save, LEFT)
    assert on(desk, "Arabic") == ["Layla Haddad", "Rima Saad", "Salma Najjar"]


def test_a_name_is_needed_and_said_beside_it(edit: Callable[..., Editor], qtbot: QtBot) -> None:
    editor = edit(("smart", Filters(conditions=(ARABIC,))))
    editor.name.clear()
    qtbot.mouseClick(editor.save, LEFT)
    assert editor.name.accessibleDescription() == "A list needs a name."
    assert editor.isVisible()
    editor.name.setText("Radio")
    qtbot.mouseClick(editor.save, LEFT)
    assert editor.name.accessibleDescription() == "There is already a list named ‘Radio’."


def test_what_is_not_saved_waits_and_cancel_drops_it(
    edit: Callable[..., Editor], window: MainWindow, qtbot: QtBot
) -> None:
    editor = edit(("smart", "Later"))
    take(qtbot, row(editor), "conf")
    window.visit("contacts")
    assert window.actions_table.title("list.save") == "Save as list…"
    window.visit("lists")
    assert editor.isVisible()
    assert editor.name.text() == "Later"
    qtbot.mouseClick(editor.cancel, LEFT)
    assert not editor.isVisible()
    window.visit("contacts")
    window.visit("lists")
    assert not editor.isVisible()


def test_the_rule_is_saved_from_the_palette_too(
    edit: Callable[..., Editor], window: MainWindow, desk: Workspace
) -> None:
    edit(("smart", Filters(conditions=(ARABIC,)))).name.setText("By palette")
    assert window.actions_table.title("list.save") == "Save list"
    assert window.actions_table.do("list.save")
    assert "By palette" in [found.name for found in lists.all_lists(desk)]


def test_only_one_button_is_primary(edit: Callable[..., Editor], window: MainWindow) -> None:
    edit()
    assert not window.top.primary.isVisible()
    window.visit("lists", 1)
    assert window.top.primary.isVisible()


def test_search_words_of_a_saved_search_stay(edit: Callable[..., Editor], qtbot: QtBot, desk: Workspace) -> None:
    editor = edit(("smart", Filters(text="haddad")))
    assert editor.words_line.isVisible()
    assert editor.live.numbers.accessibleName() == "1 person fits now"
    editor.words_line.setText("najjar")
    editor.ask_now()
    assert editor.query().text == "najjar"
    assert editor.live.numbers.accessibleName() == "1 person fits now"


def test_the_first_rows_can_be_ordered(edit: Callable[..., Editor], desk: Workspace) -> None:
    editor = edit(("smart", Filters(conditions=(ARABIC,))))
    assert editor.live.first.title.text() == "First of 3"
    editor.live.order.setCurrentIndex(editor.live.order.findData("outlet"))
    editor.live.order.chosen.emit("outlet")
    assert editor.live.people.model.ids()[0] == ids(desk, "layla")[0]


def test_a_change_of_the_people_is_counted(edit: Callable[..., Editor], window: MainWindow, desk: Workspace) -> None:
    editor = edit(("smart", Filters(conditions=(ARABIC,))))
    window.tasks.write(window, lambda ws: contacts.move_to_bin(ws, ids(desk, "salma")))
    assert editor.live.numbers.accessibleName() == "2 people fit now"


def test_every_row_is_reached_and_worked_by_keyboard(
    edit: Callable[..., Editor], window: MainWindow, qtbot: QtBot
) -> None:
    editor = edit()
    found = row(editor)
    found.field.setFocus()
    stops = []
    for _ in range(4):
        stops.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert stops == [found.field, found.operator, found.values.line, found.remove]
    assert window.focusWidget() is editor.who.add
    qtbot.keyClick(editor.who.add, Qt.Key.Key_Space)
    assert len(editor.who.rows) == 2
    assert window.focusWidget() is row(editor, 1).field
    row(editor, 1).remove.setFocus()
    qtbot.keyClick(row(editor, 1).remove, Qt.Key.Key_Space)
    assert window.focusWidget() is row(editor).field


def test_numbers_follow_typing_beside_the_window(open_frame: OpenFrame, desk: Workspace, qtbot: QtBot) -> None:
    tasks = Tasks()
    window = open_frame(tasks=tasks)
    tasks.adopt(desk)
    window.visit("lists", ("smart", Filters(conditions=(ARABIC,))))
    page = window.page()
    assert isinstance(page, ListsPage)
    editor = page.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.live.numbers.count.text() == "3", timeout=5000)
    qtbot.waitUntil(lambda: row(editor).effect.text() == "3 fit", timeout=5000)
    tasks.close()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 680)])
@pytest.mark.parametrize(("scale", "rtl"), [(1.0, False), (1.5, False), (1.0, True)])
def test_nothing_is_cut(
    edit: Callable[..., Editor], window: MainWindow, wear: Callable[..., None], qtbot: QtBot,
    size: tuple[int, int], scale: float, rtl: bool,  # noqa: FBT001
) -> None:  # fmt: skip
    wear(scale=scale, rtl=rtl)
    window.resize(*size)
    touched = Condition(Ask.LAST_TOUCH, Operator.NOT_WITHIN_DAYS, ("90",))
    gone = Condition(Ask.LIST, Operator.ANY_OF, ("99",))
    editor = edit(("smart", Filters(conditions=(ARABIC, touched))))
    editor.who.add_row(Group("any", (gone, ARABIC)))
    editor.ask_now()
    qtbot.wait(40)
    cut = cut_texts(window)
    assert cut == [], "\n".join(cut)
