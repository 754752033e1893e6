"""A shell: commands typed, and what comes back."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.cli import main
from desktop.domain.contact import Card
from desktop.services import contacts, workspaces


@dataclass(frozen=True)
class Answer:
    """What a command left on the screen, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The one JSON value printed."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Shell:
    """Types commands for the workspace at `workspace`."""

    capsys: pytest.CaptureFixture[str]
    workspace: Path

    def __call__(self, *typed: object) -> Answer:
        """Type one command and read the answer."""
        self.capsys.readouterr()
        code = main([str(word) for word in typed])
        out, err = self.capsys.readouterr()
        return Answer(code, out, err)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose workspace is made and known."""
    path = tmp_path / "press.dateline"
    monkeypatch.setenv("DATELINE_WORKSPACE", str(path))
    made = Shell(capsys, path)
    assert made("init").code == 0
    return made


PEOPLE: tuple[Card, ...] = (
    {
        "display_name": "Layla Haddad",
        "given_name": "Layla",
        "family_name": "Haddad",
        "emails": [{"address": "l.haddad@levantwire.example"}],
        "phones": [{"number": "+962790000000", "answers": ["signal"]}],
        "affiliations": [{"outlet": "Levant Wire", "role": "Senior correspondent"}],
        "beats": ["Conflict", "Displacement"],
        "languages": ["ar", "en"],
        "country": "JO",
        "city": "Amman",
        "time_zone": "Asia/Amman",
        "tags": ["trusted"],
    },
    {
        "display_name": "Tomas Berg",
        "given_name": "Tomas",
        "family_name": "Berg",
        "emails": [{"address": "t.berg@nordiskradio.example"}],
        "affiliations": [{"outlet": "Nordisk Radio"}],
    },
    {
        "display_name": "Peter Aslan",
        "given_name": "Peter",
        "family_name": "Aslan",
        "emails": [{"address": "p.aslan@gulfledger.example"}],
        "affiliations": [{"outlet": "Gulf Ledger"}],
        "refusal": {"level": "no_releases", "reason": "asked by phone"},
    },
)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A shell whose workspace holds three people, one of whom wants no releases."""
    workspace = workspaces.open_workspace(shell.workspace)
    for card in PEOPLE:
        contacts.create(workspace, card)
    workspaces.close(workspace)
    return shell


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A small press list with one row that has no name and one that opted out."""
    path = tmp_path / "press list.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (
        ("Name", "E-mail", "Outlet", "Beat", "Country", "Mobile Phone", "Do not contact"),
        (
            "Layla Haddad",
            "l.haddad@levantwire.example",
            "Levant Wire",
            "Conflict; Displacement",
            "JO",
            "+962790000000",
            "",
        ),
        ("Berg, Tomas", "t.berg@nordiskradio.example", "Nordisk Radio", "Foreign desk", "SE", "08-465 004 01", ""),
        ("Peter Aslan", "p.aslan@gulfledger.example", "Gulf Ledger", "Economy", "IQ", "", "yes"),
        ("", "", "", "Africa", "NG", "", ""),
    ):
        page.append(row)
    book.save(path)
    return path
