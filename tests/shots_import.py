"""Scenes of the import: the file, its columns, the review, the end."""

import tempfile
from pathlib import Path

from desktop.gui.models.import_session import ImportSession
from desktop.resources import resource
from desktop.services import workspaces
from tests.shots import Stage, scene, settle


def adopt_workspace(stage: Stage) -> Path:
    """An empty workspace in a folder that lasts as long as the pictures are made."""
    folder = Path(tempfile.mkdtemp())
    stage.window.tasks.adopt(workspaces.create(folder / "contacts.dateline"))
    stage.window.sidebar.show_workspace("contacts · this computer")
    return folder


def session_of(stage: Stage) -> ImportSession:
    """The import under way."""
    return ImportSession.of(stage.window.tasks)


@scene("import-drop")
def drop(stage: Stage) -> None:
    """The empty first step."""
    adopt_workspace(stage)
    stage.window.visit("import")


@scene("import-file")
def file(stage: Stage) -> None:
    """What was understood of the sample."""
    adopt_workspace(stage)
    stage.window.visit("import", resource("sample/newsroom-list.xlsx"))


@scene("import-protected")
def protected(stage: Stage) -> None:
    """A file that is none."""
    folder = adopt_workspace(stage)
    (folder / "newsroom-list.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 nothing")
    stage.window.visit("import", folder / "newsroom-list.xlsx")


@scene("import-letters")
def letters(stage: Stage) -> None:
    """A text file whose letters can be read in several ways."""
    folder = adopt_workspace(stage)
    lines = [
        "Name;E-mail;Stadt",
        "J\xfcrgen M\xfcller;j.mueller@blatt.example;K\xf6ln",
        "Ana Ni\xf1o;ana@diario.example;C\xe1diz",
    ]
    (folder / "presse.csv").write_bytes("\r\n".join(lines * 3).encode("cp1252"))
    stage.window.visit("import", folder / "presse.csv")


MATCH_ROWS = (
    ("Full name", "E-mail 1", "Medium", "Tel. mobil", "Thema", "Spr.", "Nicht mailen", "Letzter Kontakt", "Ort", "Spalte12", "int. Nr."),
    ("BERG, Tomas", "t.berg@nordisk.example", "Nordisk Radio", "+46 70 000 00 00", "Außenpolitik; UN", "SV/EN", "x", "03/04/23", "Stockholm", "A", "40017"),
    ("سلمى النجار", "L.Haddad@levantwire.example", "levant wire", "0791 000 000", "Aid, Refugees", "ar, en", "", "07/09/23", "Amman", "B", "40018"),
    ("Klara Novotná", "klara@svet.example", "Deník Svět", "0791 000 001", "Energy", "cs", "", "05/06/23", "Prague", "A", "40019"),
)  # fmt: skip


@scene("import-match")
def match(stage: Stage) -> None:
    """The columns of the picture in the design."""
    folder = adopt_workspace(stage)
    path = folder / "newsroom-list.csv"
    path.write_text("\n".join("\t".join(row) for row in MATCH_ROWS), encoding="utf-8")
    stage.window.visit("import", path)
    settle(300)
    if session_of(stage).step == "file":
        session_of(stage).go("match")


@scene("import-match-sample")
def match_sample(stage: Stage) -> None:
    """The columns of the sample, two of them going to one field."""
    adopt_workspace(stage)
    stage.window.visit("import", resource("sample/newsroom-list.xlsx"))
    session = session_of(stage)
    session.go("match")
    session.choose(2, "full_name")
    settle(300)
