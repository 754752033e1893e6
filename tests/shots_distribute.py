"""Scenes of a distribution: each step, the review with every verdict, what changed, the end, the ledger."""

import tempfile
from pathlib import Path

from desktop.domain.audience import Audience
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.gui.screens.distribute import DistributePage
from desktop.services import suppressions
from tests.embargo_samples import PressRoom, press_room
from tests.shots import Stage, scene
from tests.shots_contacts import in_london


def open_room(stage: Stage) -> tuple[DistributePage, PressRoom]:
    """The page over the press room."""
    with in_london():
        room = press_room(Path(tempfile.mkdtemp(prefix="dateline-shots-")))
        stage.window.tasks.adopt(room.workspace)
        stage.window.visit("distribute", (room.statement, Audience(list_id=room.list_id)))
    page = stage.window.page()
    assert isinstance(page, DistributePage)
    return page, room


@scene("distribute-what")
def what(stage: Stage) -> None:
    """Which copy, which languages, which files."""
    open_room(stage)


@scene("distribute-who")
def who(stage: Stage) -> None:
    """A list."""
    open_room(stage)[0].session.go("who")


@scene("distribute-people")
def people(stage: Stage) -> None:
    """All that a search finds."""
    page, _ = open_room(stage)
    page.session.go("who")
    page.view().modes._choose("search")  # type: ignore[attr-defined]


@scene("distribute-how")
def how(stage: Stage) -> None:
    """Which way, for which program."""
    page, _ = open_room(stage)
    page.session.choose(channel=Channel.EXPORT)
    page.session.choose_preset("mailchimp")
    page.session.go("how")


@scene("distribute")
def review(stage: Stage) -> None:
    """Everybody under the guard's verdict."""
    open_room(stage)[0].session.go("review")


@scene("distribute-changed")
def changed(stage: Stage) -> None:
    """Somebody objected since."""
    page, room = open_room(stage)
    page.session.go("review")
    suppressions.suppress(room.workspace, "t.berg@nordisk.example", "Opted out by e-mail")
    suppressions.suppress(room.workspace, "weiss@morgenpost.example", "Opted out by phone")
    page.session.compare()
    page.view().people.open_group("may", "all")  # type: ignore[attr-defined]


@scene("distribute-blocked")
def blocked(stage: Stage) -> None:
    """The release is not out yet: everything is held."""
    page, _ = open_room(stage)
    page.session.choose(copy=CopyKind.RELEASE, named=False, channel=Channel.KIT)
    page.session.go("review")


@scene("distribute-done")
def done(stage: Stage) -> None:
    """Drafts were made."""
    page, _ = open_room(stage)
    page.session.go("review")
    view = page.view()
    assert page.session.plan is not None
    assert page.session.review is not None
    folder = Path(tempfile.mkdtemp()) / "Northern ceasefire call - drafts 2023-10-09 1643"
    view._carry_out(page.session.plan, page.session.review, folder)  # type: ignore[attr-defined]


@scene("distribute-ledger")
def ledger(stage: Stage) -> None:
    """Who holds the text."""
    done(stage)
    page = stage.window.page()
    assert isinstance(page, DistributePage)
    page.show_ledger()
