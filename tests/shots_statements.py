"""Scenes of the statements: all of them, one being written, revisions, sign-off, a text being read in."""

from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from desktop.domain.signoff import Decision, How
from desktop.domain.statement.text import StatementText
from desktop.gui.dialogs.new_statement import NewStatementDialog
from desktop.gui.dialogs.revisions import RevisionsDialog
from desktop.gui.dialogs.signoff_files import open_signoff_file
from desktop.gui.screens.statements import StatementsPage
from desktop.gui.screens.statements.statement_acts import StatementActs
from desktop.services import signoffs, statements
from desktop.services.signoffs import Said
from desktop.services.workspaces import Workspace
from tests.shots import Stage, scene, settle
from tests.shots_contacts import example, in_london
from tests.statement_samples import ENGLISH, Newsroom, sign, under_embargo


def room() -> Newsroom:
    """The sample among the example's people."""
    return under_embargo(example())


def open_statements(stage: Stage, workspace: Workspace, argument: object = None) -> StatementsPage:
    """The page of statements over a workspace."""
    with in_london():
        stage.window.tasks.adopt(workspace)
        stage.window.visit("statements", argument)
    page = stage.window.page()
    assert isinstance(page, StatementsPage)
    return page


@scene("statement-writing")
def writing(stage: Stage) -> None:
    """One being signed."""
    made = room()
    open_statements(stage, made.workspace, made.statement)


@scene("statements-all")
def all_of_them(stage: Stage) -> None:
    """All statements."""
    open_statements(stage, room().workspace)


@scene("statements-empty")
def none_yet(stage: Stage) -> None:
    """None yet."""
    open_statements(stage, example())


@scene("statements-new")
def new(stage: Stage) -> None:
    """A new one."""
    page = open_statements(stage, room().workspace)
    NewStatementDialog(page.tools, lambda _id: None).show_now()


def at_work(stage: Stage, text: StatementText | None = None) -> tuple[StatementActs, Newsroom]:
    """One statement on screen; with other words in its main language, if some are given."""
    made = room()
    if text is not None:
        version = statements.get(made.workspace, made.statement).versions[0]
        statements.save_draft(made.workspace, made.statement, "en", text, version.version)
    page = open_statements(stage, made.workspace, made.statement)
    return page.statement.acts, made


def reworded() -> StatementText:
    """The sample with a demand more and a number changed."""
    blocks = list(ENGLISH.blocks)
    blocks[0] = replace(blocks[0], text=blocks[0].text.replace("5 October", "6 October").replace("thousands", "9,000"))
    blocks.insert(5, replace(blocks[4], text="An inquiry that may publish what it finds.", label="Inquiry"))
    return replace(ENGLISH, blocks=tuple(blocks))


@scene("statement-arabic")
def arabic(stage: Stage) -> None:
    """Its Arabic version, cross-checks above it."""
    acts, _made = at_work(stage)
    acts._view.session.choose("ar")


@scene("statement-revise")
def revise(stage: Stage) -> None:
    """What a new revision would change."""
    acts, _made = at_work(stage, reworded())
    acts.revise()


@scene("statement-revisions")
def revisions(stage: Stage) -> None:
    """Two revisions side by side."""
    acts, made = at_work(stage, reworded())
    statements.make_revision(made.workspace, made.statement, "en", "A demand more")
    acts._view.session.read()
    acts.revisions()
    dialog = stage.window.findChild(RevisionsDialog)
    assert dialog is not None
    dialog.shape.set_value("beside")
    dialog._draw()
    settle(200)


@scene("statement-refused")
def refused(stage: Stage) -> None:
    """A new revision of one language: ours signed, one refused with a note, one wants a change."""
    acts, made = at_work(stage, reworded())
    statements.make_revision(made.workspace, made.statement, "en", "A demand more")
    sign(made, made.harbour, "en", "Mara Lindqvist", How.OWN)
    no = Said(Decision.REFUSED, "Ines Duarte", How.CALL, "The inquiry is not ours to ask for.")
    signoffs.record(made.workspace, made.statement, "en", made.doctors, no)
    acts._view.session.read()
    settle(200)


@scene("statement-record")
def record(stage: Stage) -> None:
    """Recording a sign-off."""
    at_work(stage)[0].record()


@scene("statement-ask")
def ask(stage: Stage) -> None:
    """Asking partners."""
    at_work(stage)[0].ask()


@scene("statement-signers")
def signers(stage: Stage) -> None:
    """Who signs."""
    at_work(stage)[0].choose_signers()


@scene("statement-facts")
def facts(stage: Stage) -> None:
    """What stands round the text."""
    at_work(stage)[0].edit_facts()


@scene("statement-preview")
def preview(stage: Stage) -> None:
    """How it will look."""
    at_work(stage)[0].preview()


@scene("statement-request")
def request(stage: Stage) -> None:
    """A partner's request, opened."""
    acts, made = at_work(stage)
    path = signoffs.write_request_file(made.workspace, made.statement, "en", made.doctors, Path(mkdtemp()))
    open_signoff_file(acts._tools, path)


@scene("statement-reading")
def reading(stage: Stage) -> None:
    """A finished text as it was recognised."""
    page = open_statements(stage, room().workspace, "read")
    path = Path(mkdtemp()) / "statement.txt"
    path.write_text(FINISHED, encoding="utf-8")
    assert page.reading is not None
    page.reading.read_file(path)


@scene("statement-choosing")
def choosing(stage: Stage) -> None:
    """Before a finished text is chosen."""
    open_statements(stage, room().workspace, "read")


FINISHED = """FOR IMMEDIATE RELEASE

JOINT STATEMENT

Aid groups call for safe roads to the northern clinics

Harbour Relief Network (HRN), Northern Doctors Union (NDU), Open Wells Initiative (OWI)

NORTHPORT, 2 November 2026 - Four of seven clinics in the northern districts have closed since 5 October, leaving
9,000 people without care.

We call for:

1. Safe roads: Ambulances must pass without delay.
2. Fuel: Generators need 400 litres a day.

"We have no fuel left," said Ines Duarte, president of Northern Doctors Union.

###

Press contact: Mara Lindqvist, Harbour Relief Network, press@harbour-relief.example, +44 20 7946 0000
"""
