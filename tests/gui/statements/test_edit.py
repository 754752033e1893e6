"""The editor of a statement's body, used as a person uses it: what is typed and chosen is what is read back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.domain.statement.text import Block, BlockKind
from desktop.gui.widgets.statement_edit import StatementEdit
from tests.statement_texts import ARABIC, ENGLISH

Shown = Callable[..., StatementEdit]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """An editor on screen with these blocks."""

    def show(*blocks: Block, right_to_left: bool = False) -> StatementEdit:
        edit = StatementEdit("Text")
        qtbot.addWidget(edit)
        edit.resize(600, 400)
        edit.load(blocks, right_to_left=right_to_left)
        edit.show()
        edit.moveCursor(QTextCursor.MoveOperation.End)
        return edit

    return show


def test_a_body_comes_back_as_it_was(shown: Shown) -> None:
    for text in (ENGLISH, ARABIC):
        assert shown(*text.blocks, right_to_left=text.language == "ar").blocks() == text.blocks


def test_typing_a_demand_after_a_lead_takes_a_colon_as_its_label(shown: Shown, qtbot: QtBot) -> None:
    edit = shown(Block(BlockKind.LEAD, "We call for:"))

    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Ceasefire: now: and for good.")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Let aid through.")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Signed today.")

    assert edit.blocks() == (
        Block(BlockKind.LEAD, "We call for:"),
        Block(BlockKind.DEMAND, "now: and for good.", "Ceasefire"),
        Block(BlockKind.DEMAND, "Let aid through."),
        Block(BlockKind.PARAGRAPH, "Signed today."),
    )


def test_a_role_is_given_to_every_paragraph_selected_and_taken_back_by_undo(shown: Shown, qtbot: QtBot) -> None:
    one, two = Block(BlockKind.PARAGRAPH, "End it."), Block(BlockKind.PARAGRAPH, "Open it.")
    edit = shown(one, two)

    edit.selectAll()
    edit.give_role(BlockKind.DEMAND)
    assert [block.kind for block in edit.blocks()] == [BlockKind.DEMAND, BlockKind.DEMAND]

    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.blocks() == (one, two)


def test_a_label_survives_a_change_of_mind(shown: Shown) -> None:
    edit = shown(Block(BlockKind.DEMAND, "An end to hostilities.", "Ceasefire"))

    edit.give_role(BlockKind.PARAGRAPH)
    assert edit.blocks() == (Block(BlockKind.PARAGRAPH, "Ceasefire. An end to hostilities."),)

    edit.undo()
    assert edit.blocks() == (Block(BlockKind.DEMAND, "An end to hostilities.", "Ceasefire"),)


def test_a_quote_says_who_speaks_and_the_next_paragraph_does_not(shown: Shown, qtbot: QtBot) -> None:
    edit = shown(Block(BlockKind.QUOTE, "“Enough.”"))

    edit.give_speaker("Mara Lindqvist", "director", "HRN")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "She left.")

    assert edit.blocks() == (
        Block(BlockKind.QUOTE, "“Enough.”", person="Mara Lindqvist", role="director", organisation="HRN"),
        Block(BlockKind.PARAGRAPH, "She left."),
    )


def test_only_words_come_in_from_the_clipboard(shown: Shown) -> None:
    edit = shown(Block(BlockKind.PARAGRAPH, "Before "))
    data = QMimeData()
    data.setHtml("<b>bold</b> <a href='https://x.example'>link</a>")
    data.setText("bold link\nsecond")

    edit.insertFromMimeData(data)

    assert edit.blocks() == (Block(BlockKind.PARAGRAPH, "Before bold link"), Block(BlockKind.PARAGRAPH, "second"))


def test_loading_is_no_edit_and_cannot_be_undone(shown: Shown, qtbot: QtBot) -> None:
    edit = shown(Block(BlockKind.PARAGRAPH, "Saved."))
    with qtbot.assertNotEmitted(edit.edited):
        edit.load([Block(BlockKind.PARAGRAPH, "Another.")], right_to_left=False)
    edit.undo()

    assert edit.blocks() == (Block(BlockKind.PARAGRAPH, "Another."),)
    with qtbot.waitSignal(edit.edited):
        qtbot.keyClicks(edit, "x")


def test_finding_goes_round(shown: Shown) -> None:
    edit = shown(Block(BlockKind.PARAGRAPH, "aid first"), Block(BlockKind.PARAGRAPH, "aid second"))

    assert edit.find_next("aid")
    first = edit.textCursor().position()
    assert edit.find_next("aid")
    assert edit.textCursor().position() != first
    assert edit.find_next("aid", backwards=True)
    assert edit.textCursor().position() == first
    assert not edit.find_next("nothing like it")


def test_it_is_as_tall_as_its_text(shown: Shown) -> None:
    short = shown(Block(BlockKind.PARAGRAPH, "Short."))
    long = shown(*(Block(BlockKind.PARAGRAPH, "Word " * 200) for _ in range(4)))

    assert long.sizeHint().height() > short.sizeHint().height()
