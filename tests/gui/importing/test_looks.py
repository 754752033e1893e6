"""Every step in large text, from right to left and in the smallest window: nothing is cut."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.services import contacts
from desktop.services.settings import Settings
from desktop.services.workspaces import Workspace
from tests.gui.conftest import CALM, OpenFrame
from tests.gui.importing.conftest import page_of, rest, session_of
from tests.gui.importing.test_review_and_done import FILE, HEADER, KNOWN, known
from tests.gui.lint import cut_texts

LOOKS = [
    pytest.param(replace(CALM, text_scale=150), (1600, 1000), id="large"),
    pytest.param(replace(CALM, direction="rtl"), (1440, 900), id="rtl"),
    pytest.param(CALM, (1024, 680), id="small"),
]


@pytest.fixture
def looked(
    request: pytest.FixtureRequest, open_frame: OpenFrame, workspace: Workspace, qtbot: QtBot
) -> Iterator[MainWindow]:
    settings, size = request.param
    assert isinstance(settings, Settings)
    made = open_frame(settings=settings, size=size)
    made.tasks.adopt(workspace)
    yield made
    rest(qtbot, made)


@pytest.mark.parametrize(
    "looked", [pytest.param(*one.values[:0], one.values, id=one.id) for one in LOOKS], indirect=True
)
def test_no_step_cuts_a_text(
    looked: MainWindow, workspace: Workspace, sheet: Callable[..., Path], qtbot: QtBot
) -> None:
    for card in (*KNOWN, known("Ida Holm", "ida@dag.example", "Dagen", "Reporter")):
        contacts.create(workspace, card)
    looked.visit("import")
    rest(qtbot, looked)
    found = {"drop": cut_texts(looked)}
    looked.import_file(sheet(FILE, HEADER))
    rest(qtbot, looked)
    session = session_of(looked)
    found["match"] = cut_texts(looked)
    session.go("file")
    rest(qtbot, looked)
    found["file"] = cut_texts(looked)
    session.check()
    rest(qtbot, looked)
    found["review"] = cut_texts(looked)
    session.review.apply()
    rest(qtbot, looked)
    found["done"] = cut_texts(looked)
    assert page_of(looked).session.step == "done"
    assert not any(found.values()), "\n".join(one for step in found.values() for one in step)
