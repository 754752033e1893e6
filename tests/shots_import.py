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


def review_stage(stage: Stage) -> ImportSession:
    """A workspace that knows some people, and a file that says more about them."""
    from desktop.services import imports

    folder = adopt_workspace(stage)
    workspace = stage.window.tasks.workspace()
    assert workspace is not None
    known = folder / "known.tsv"
    known.write_text("\n".join("\t".join(row) for row in KNOWN), encoding="utf-8")
    preview = imports.preview(known)
    imports.apply(workspace, imports.check(workspace, preview, imports.propose_mapping(workspace, preview)))
    path = folder / "newsroom-list.csv"
    path.write_text("\n".join("\t".join(row) for row in FILE), encoding="utf-8")
    stage.window.visit("import", path)
    session = session_of(stage)
    session.check()
    settle(500)
    return session


KNOWN = (
    ("Name", "E-mail", "Outlet", "Role", "Phone", "Beats"),
    ("Layla Haddad", "l.haddad@levantwire.example", "Levant Wire", "Senior correspondent", "+962 79 000 0001", "UN"),
    ("Tomas Berg", "t.berg@nordisk.example", "Nordisk Radio", "", "", ""),
    ("Ana Costa", "ana@lusa.example", "Lusa Notícias", "Editor", "+351 21 000 0000", "Energy"),
    ("Samir Adel", "samir@nil.example", "Nil Daily", "Reporter", "", ""),
)
FILE = (
    ("Name", "E-mail", "Outlet", "Role", "Phone", "Beats", "Do not contact"),
    ("Haddad, Leila", "leila.haddad@levantwire.example", "Levant Wire", "Chief reporter", "+962 79 000 0001", "UN", ""),
    ("BERG, Tomas", "t.berg@nordisk.example", "Nordisk Radio", "Presenter", "+46 70 000 00 00", "Energy", ""),
    ("Ana Costa", "ana@lusa.example", "Lusa Notícias", "Editor", "+351 21 000 0000", "Energy", ""),
    ("Samir Adel", "samir@nil.example", "Nil Daily", "Deputy editor", "", "", "x"),
    *((f"Person {n}", f"person{n}@desk{n}.example", f"Desk {n}", "Editor", "", "Health", "x" if n == 3 else "") for n in range(1, 24)),
    ("Noor Al-Masri", "noor@bayan,example", "Bayan Network", "", "", "", ""),
    ("Klara Novotná", "klara.novotna@", "Deník Svět", "", "", "", ""),
    ("", "", "", "Producer", "", "Health", ""),
    ("Hana Sato", "hana.sato@@pacific.example", "Pacific Business Daily", "", "", "", ""),
    ("Person Two", "person2@desk2.example", "Desk 2", "Editor", "", "", ""),
)  # fmt: skip


@scene("import-review")
def review(stage: Stage) -> None:
    """Duplicates and errors to decide."""
    review_stage(stage)


@scene("import-review-rows")
def review_rows(stage: Stage) -> None:
    """The table of what is new, with one row in full."""
    from desktop.domain.importing import Verdict
    from desktop.gui.screens.importing import ImportPage
    from desktop.gui.screens.importing.review_step import ReviewStep

    review_stage(stage)
    page = stage.window.page()
    assert isinstance(page, ImportPage)
    view = page.view()
    assert isinstance(view, ReviewStep)
    view.see(Verdict.NEW)


@scene("import-done")
def done(stage: Stage) -> None:
    """The end."""
    review_stage(stage).review.apply()
