"""Scenes of the embargoes: what runs, what is over, the month, a new one, a changed lift, answers, a breach."""

import tempfile
from pathlib import Path

from desktop.gui.dialogs.embargo_lift import ChangeLiftDialog, NewEmbargoDialog
from desktop.gui.screens.embargoes import EmbargoesPage
from desktop.services import statements
from tests.embargo_samples import CEASEFIRE, PressRoom, press_room
from tests.shots import Stage, scene
from tests.shots_contacts import in_london


def open_embargoes(stage: Stage) -> tuple[EmbargoesPage, PressRoom]:
    """The page over the press room."""
    with in_london():
        room = press_room(Path(tempfile.mkdtemp(prefix="dateline-shots-")))
        stage.window.tasks.adopt(room.workspace)
        stage.window.visit("embargoes", room.embargo)
    page = stage.window.page()
    assert isinstance(page, EmbargoesPage)
    return page, room


@scene("embargoes")
def running(stage: Stage) -> None:
    """The band and the agreements."""
    open_embargoes(stage)


@scene("embargoes-past")
def past(stage: Stage) -> None:
    """What is over."""
    page, _ = open_embargoes(stage)
    page.views.set_value("past")
    page.refresh()


@scene("embargoes-calendar")
def calendar(stage: Stage) -> None:
    """The month."""
    page, _ = open_embargoes(stage)
    page.views.set_value("calendar")
    page.refresh()


@scene("embargoes-new")
def new(stage: Stage) -> None:
    """A time that exists twice."""
    page, room = open_embargoes(stage)
    statements.create_from_text(room.workspace, CEASEFIRE, title="Winter fuel for clinics")
    page.acts.new()
    dialog = stage.window.findChildren(NewEmbargoDialog)[-1]
    dialog.city.choose("London", "Europe/London")
    dialog.when.setText("29 Oct 2023 01:30")
    dialog.read_now()


@scene("embargoes-change")
def change(stage: Stage) -> None:
    """A later lift."""
    page, _ = open_embargoes(stage)
    page.acts.change()
    dialog = stage.window.findChildren(ChangeLiftDialog)[-1]
    dialog.when.setText("11 Oct 2023 06:00")
    dialog.read_now()


@scene("embargoes-answer")
def answer(stage: Stage) -> None:
    """Recording an answer."""
    page, room = open_embargoes(stage)
    page.running.table.select_ids([room.people["Oleh Kovalenko"]])
    page.acts.record()


@scene("embargoes-ask")
def ask(stage: Stage) -> None:
    """Asking again."""
    open_embargoes(stage)[0].acts.ask_again()


@scene("embargoes-letters")
def letters(stage: Stage) -> None:
    """The letters that ask."""
    page, _ = open_embargoes(stage)
    page.acts.ask_again()
    from desktop.gui.dialogs.embargo_ask import AskDialog

    stage.window.findChildren(AskDialog)[-1].ask.click()


@scene("embargoes-breach")
def breach(stage: Stage) -> None:
    """Reporting a breach."""
    page, room = open_embargoes(stage)
    page.running.table.select_ids([room.people["Layla Haddad"]])
    page.acts.report()


@scene("embargoes-lift")
def lift(stage: Stage) -> None:
    """Lifting early."""
    open_embargoes(stage)[0].acts.lift()
