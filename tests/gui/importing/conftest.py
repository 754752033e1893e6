"""An import page on a real workspace, and small real files."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.import_session import ImportSession
from desktop.gui.screens.importing import ImportPage
from desktop.gui.widgets.slices import Slices
from desktop.gui.widgets.text import Text
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame

HEADER = (
    "Full name",
    "E-mail 1",
    "Medium",
    "Tel. mobil",
    "Thema",
    "Nicht mailen",
    "Letzter Kontakt",
    "Ort",
    "Spalte12",
)
ROWS = (
    ("BERG, Tomas", "t.berg@nordisk.example", "Nordisk Radio", "070 000 00 00", "Energy; UN", "x", "03/04/23",
     "Stockholm", "A"),
    ("سلمى النجار", "salma@levant.example", "Levant Wire", "+962 79 000 0000", "Aid, Refugees", "", "07/09/23",
     "Amman", "B"),
    ("Klara Novotná", "klara.novotna@", "Deník Svět", "", "", "", "05/06/23", "Prague", "A"),
    ("Noor Al-Masri", "noor@bayan,example", "Bayan Network", "", "", "", "", "Cairo", "B"),
    ("Berg Tomas", "T.Berg@nordisk.example", "Nordisk Radio", "", "", "", "", "", ""),
    ("Salma Najjar", "s.najjar@other.example", "Levant Wire", "+962 79 000 0000", "", "", "", "", ""),
)  # fmt: skip


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    """`sheet(rows, header)`: a text file of tab-separated rows."""

    def write(rows: Sequence[Sequence[str]] = ROWS, header: Sequence[str] = HEADER, name: str = "press.tsv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join("\t".join(row) for row in [header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def window(open_frame: OpenFrame, workspace: Workspace, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window with an empty workspace; work is done at once."""
    made = open_frame()
    made.tasks.adopt(workspace)
    yield made
    rest(qtbot, made)


def page_of(window: MainWindow) -> ImportPage:
    """The import page on screen."""
    page = window.page()
    assert isinstance(page, ImportPage)
    return page


def session_of(window: MainWindow) -> ImportSession:
    """The import under way."""
    return ImportSession.of(window.tasks)


def read_off(widget: QWidget) -> str:
    """Every text a person reads on a widget now, one after the other."""
    return " | ".join(text.text() for text in widget.findChildren(Text) if text.isVisible() and text.text())


def rest(qtbot: QtBot, window: MainWindow) -> None:
    """Let what is made in slices be made."""
    qtbot.wait(1)  # what was put into a layout is shown when the event loop comes round
    if shiboken6.isValid(window):
        qtbot.waitUntil(lambda: not any(slices.busy() for slices in window.findChildren(Slices)), timeout=10_000)
        qtbot.wait(20)  # layouts come to rest
