"""Scenes of the settings: every part, and what opens from them."""

from desktop.domain.contact import RefusalLevel
from desktop.domain.query import ContactQuery
from desktop.gui.screens.settings import SettingsPage
from desktop.gui.screens.settings.history import History
from desktop.gui.screens.settings.privacy import Privacy
from desktop.gui.screens.settings.words import Words
from desktop.services import contacts, history, suppressions
from desktop.services.workspaces import Workspace
from tests.shots import Stage, scene
from tests.shots_contacts import example, in_london


def open_settings(stage: Stage, part: str, workspace: Workspace | None = None) -> SettingsPage:
    """The page of settings at one part, over the example's people."""
    with in_london():
        stage.window.tasks.adopt(workspace or example())
        stage.window.visit("settings", part)
    page = stage.window.page()
    assert isinstance(page, SettingsPage)
    return page


def with_a_past() -> Workspace:
    """A workspace in which a few things were done, and one undone."""
    made = example()
    found = sorted(contacts.ids(made, ContactQuery()))
    contacts.bulk_edit(made, found[:9], contacts.BulkEdit({"tags": ("Levant",)}, {}, {}))
    contacts.refuse(made, found[3:4], RefusalLevel.NO_RELEASES, "Asked by e-mail")
    contacts.move_to_bin(made, found[:3])
    history.undo_last(made)
    suppressions.suppress(made, "desk@atlanticreview.example", "Letter of 3 May")
    return made


@scene("settings-general")
def general(stage: Stage) -> None:
    """The workspace and who writes."""
    stage.window.preferences.change(recent_workspaces=("/home/mara/Desk/water-report.dateline",))
    open_settings(stage, "general")


@scene("settings-appearance")
def appearance(stage: Stage) -> None:
    """Light, dark, sizes."""
    open_settings(stage, "appearance")


@scene("settings-language")
def language(stage: Stage) -> None:
    """Language, direction, digits."""
    open_settings(stage, "language")


@scene("settings-words")
def words(stage: Stage) -> None:
    """Beats with their numbers, one chosen."""
    part = open_settings(stage, "words").open_part("words")
    assert isinstance(part, Words)
    part.table.select_ids(list(part.model.ids()[2:3]))


@scene("settings-rename")
def rename(stage: Stage) -> None:
    """Another name for a word that exists already."""
    part = open_settings(stage, "words").open_part("words")
    assert isinstance(part, Words)
    first, second = part.words_shown()[:2]
    part.table.select_ids(list(part.model.ids()[:1]))
    part.rename.click()
    from desktop.gui.dialogs.rename_word import RenameWordDialog

    (dialog,) = stage.window.findChildren(RenameWordDialog)
    assert first != second
    dialog.name.setText(second)


@scene("settings-guard")
def guard(stage: Stage) -> None:
    """Every rule, to be read."""
    open_settings(stage, "guard")


@scene("settings-privacy")
def privacy(stage: Stage) -> None:
    """What is kept; an address asked for; the file checked."""
    part = open_settings(stage, "privacy", with_a_past()).open_part("privacy")
    assert isinstance(part, Privacy)
    part.asked.setText("Desk@AtlanticReview.example")
    part.asked.returnPressed.emit()
    part.check_file.click()


@scene("settings-suppress")
def suppress(stage: Stage) -> None:
    """An address is put on the list without a reason."""
    part = open_settings(stage, "privacy").open_part("privacy")
    assert isinstance(part, Privacy)
    part.add.click()
    from desktop.gui.dialogs.suppressing import SuppressDialog

    (dialog,) = stage.window.findChildren(SuppressDialog)
    dialog.reason.setText("Asked on the telephone")
    dialog.address.setText("not an address")
    dialog.act.click()


@scene("settings-history")
def past(stage: Stage) -> None:
    """What was done, one act chosen."""
    part = open_settings(stage, "history", with_a_past()).open_part("history")
    assert isinstance(part, History)
    part.table.select_ids(list(part.model.ids()[2:3]))


@scene("settings-keyboard")
def keyboard(stage: Stage) -> None:
    """Every key."""
    stage.window.tasks.adopt(example())
    stage.window.visit("contacts")
    stage.window.visit("settings", "keyboard")


@scene("settings-about")
def about(stage: Stage) -> None:
    """Version and licences."""
    open_settings(stage, "about")
