"""Writing with the real threads: nothing typed between two saves, or while the tab is changed, is lost."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.gui.screens.statements import StatementsPage
from desktop.gui.screens.statements.statement_view import StatementView
from desktop.gui.tasks import Tasks
from desktop.services import statements
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.statement_samples import newsroom


@pytest.fixture
def view(open_frame: OpenFrame, desk: Workspace, qtbot: QtBot) -> Iterator[StatementView]:
    room = newsroom(desk)
    tasks = Tasks()
    window = open_frame(tasks=tasks)
    tasks.adopt(desk)
    window.visit("statements", room.statement)
    page = window.page()
    assert isinstance(page, StatementsPage)
    qtbot.waitUntil(lambda: bool(page.statement.head.headline.text()))
    yield page.statement
    tasks.close()


def test_words_typed_while_others_are_being_saved_are_saved_too(
    view: StatementView, desk: Workspace, qtbot: QtBot
) -> None:
    session = view.session
    for words in ("One", "Two", "Three"):
        view.head.headline.setPlainText(words)
        session.save()
    session.choose("ar")
    view.head.headline.setPlainText("أربعة")
    session.choose("en")
    qtbot.waitUntil(lambda: not session.dirty and not session.tasks.busy())
    assert session.id is not None
    found = {version.language: version.text.headline for version in statements.get(desk, session.id).versions}
    assert found == {"en": "Three", "ar": "أربعة"}
    qtbot.waitUntil(lambda: view.head.headline.text() == "Three")
