"""One contact beside the list: what a person reads, where the links lead, what is refused and lifted."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.contact import Card
from desktop.gui.dialogs.refuse import LiftDialog, RefuseDialog
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.facts import FactLine, LinkChip
from desktop.gui.widgets.text import Text
from desktop.services import lists
from desktop.services.workspaces import Workspace
from tests.gui.contacts.conftest import Find, OpenPage, add, window_of

LEFT = Qt.MouseButton.LeftButton


def texts(page: ContactsPage) -> list[str]:
    """Everything read in the pane, in order of making."""
    shown = page.pane.detail
    found: list[str] = [label.text() for label in _live(shown, Text) if label.text()]
    return (
        found
        + [chip.text() for chip in _live(shown, Chip)]
        + [line.accessibleName() for line in _live(shown, FactLine)]
    )


def _live(parent: QWidget, kind: type[Any]) -> list[Any]:
    return [widget for widget in parent.findChildren(kind) if not _going(widget, parent)]


def _going(widget: QWidget, parent: QWidget) -> bool:
    """Whether it or what holds it was taken out (hidden by hand, deleted later)."""
    above: QWidget | None = widget
    while above is not None and above is not parent:
        if above.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and above.isHidden():
            return True
        above = above.parentWidget()
    return False


def show(page: ContactsPage, contact_id: int) -> list[str]:
    page.select(contact_id)
    return texts(page)


def test_reach_covers_sources_and_history_are_read(page: ContactsPage, find: Find) -> None:
    said = show(page, find("layla haddad").id)

    for words in (
        "Layla Haddad", "ليلى حدّاد", "Senior correspondent, Levant Wire", "l.haddad@levantwire.example, main",
        "layla.haddad@mailbox.example, personal", "+962 7 9000 0000, Signal", "Amman, Jordan",
        "18:43 in Amman · good time to call", "Conflict", "Arabic, English", "Prefers Signal before 20:00.",
        "Verified 12 Sep", "Example · verified 12 Sep", "Added by hand",
    ):  # fmt: skip
        assert words in said, words


def test_a_refusal_stands_on_top_and_its_address_is_struck(page: ContactsPage, find: Find) -> None:
    said = show(page, find("peter aslan").id)

    assert "No releases since 5 Apr: Asked by phone to get no more releases" in said
    assert any(words.endswith(", suppressed") for words in said)
    assert "How it came: call" in said


def test_a_bounced_address_says_why(page: ContactsPage, desk: Workspace) -> None:
    card: Card = {
        "display_name": "Mona Hassan",
        "emails": [{"address": "mona@wire.example", "state": "bounced", "reason": "Mailbox does not exist"}],
    }
    mona = add(desk, card)
    page.listing.ask()
    said = show(page, mona)

    assert "mona@wire.example, bounced" in said
    assert "Mailbox does not exist" in said


def test_copy_address_is_a_click(page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    page.select(find("layla haddad").id)
    button = next(b for b in page.pane.detail.findChildren(QPushButton) if b.text().strip() == "Copy address")
    qtbot.mouseClick(button, LEFT)

    assert QGuiApplication.clipboard().text() == "Layla Haddad <l.haddad@levantwire.example>"


def test_the_outlet_is_a_link(page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    page.select(find("layla haddad").id)
    link = next(link for link in _live(page.pane.detail, LinkChip) if link.label() == "Levant Wire")
    qtbot.mouseClick(link, LEFT)

    assert window_of(page).place() == "outlets"


def test_lists_are_named(page: ContactsPage, desk: Workspace, find: Find) -> None:
    lists.create(desk, "Levant desk", [find("layla haddad").id])
    page.select(find("layla haddad").id)
    page.pane.refresh()

    assert "Levant desk" in [link.label() for link in _live(page.pane.detail, LinkChip)]


def test_refusing_asks_the_level_and_the_reason(page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    page.select(find("tomas berg").id)
    page.tools.actions.do("contact.refuse")
    dialog = window_of(page).findChildren(RefuseDialog)[-1]
    assert dialog.act.label() == "Send nothing more"
    dialog.no_contact.click()
    assert dialog.act.label() == "Never contact again"
    dialog.reason.setText("Asked by e-mail")
    dialog.evidence.setText("Mail of 1 Nov")
    qtbot.mouseClick(dialog.act, LEFT)

    card = find("tomas berg").card
    assert card["refusal"] == {
        "level": "no_contact", "on": "2026-11-01", "reason": "Asked by e-mail", "evidence": "Mail of 1 Nov",
    }  # fmt: skip
    assert "No contact at all since today: Asked by e-mail" in texts(page)
    toast = page.tools.notices.current_toast()
    assert toast is not None
    assert not hasattr(toast, "button")  # a refusal goes only by being lifted


def test_lifting_needs_a_reason_and_stays_in_the_history(page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    page.select(find("peter aslan").id)
    page.tools.actions.do("contact.lift")
    dialog = window_of(page).findChildren(LiftDialog)[-1]
    qtbot.mouseClick(dialog.act, LEFT)
    assert "refusal" in find("peter aslan").card
    assert dialog.reason.accessibleDescription() == "Lifting a refusal needs a reason."

    dialog.reason.setText("Wrote to us on 1 Nov")
    qtbot.mouseClick(dialog.act, LEFT)
    assert "refusal" not in find("peter aslan").card
    assert find("peter aslan").suppressed == ()
    assert "Refusal lifted" in texts(page)


def test_a_possible_duplicate_is_offered(page: ContactsPage, desk: Workspace, find: Find, qtbot: QtBot) -> None:
    add(desk, {"display_name": "Leila Haddad", "phones": [{"number": "+962790000000"}]})
    page.listing.ask()
    show(page, find("layla haddad levant").id)

    qtbot.waitUntil(lambda: "1 possible duplicate" in texts(page), timeout=2000)


def test_the_minute_moves_the_clock(page: ContactsPage, find: Find) -> None:
    page.select(find("layla haddad").id)
    page._tick()

    assert "18:43 in Amman · good time to call" in texts(page)


def test_somebody_gone_leaves_the_pane_empty(open_page: OpenPage, desk: Workspace, find: Find) -> None:
    page = open_page()
    page.pane.show_record(99_999)

    assert page.pane.contact() is None
