"""Editing in place: each field saved on its own, read as an import reads, with undo, and both sides of a conflict."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.query import ContactQuery
from desktop.gui.dialogs.new_contact import NewContactDialog
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.screens.contacts.editing import ContactForm
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.record_form import Entry
from desktop.services import contacts, history
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.contacts.conftest import Find, OpenPage, window_of
from tests.gui.contacts.test_list import toast, undo
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(page: ContactsPage, find: Find, qtbot: QtBot) -> ContactForm:
    """The fields of Layla Haddad."""
    page.select(find("layla haddad").id)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert page.pane.form is not None
    return page.pane.form


def type_into(form: ContactForm, field: str, text: str) -> Entry:
    """Type a text and leave the field."""
    entry = form.entries[field]
    entry.set_text(text)
    entry.finish()
    return entry


def trouble(entry: Entry) -> str:
    return entry.control.accessibleDescription()


def test_each_field_is_one_act_with_undo(form: ContactForm, page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    type_into(form, "city", "Irbid")
    assert toast(page) == "City saved"
    assert find("layla haddad").card["city"] == "Irbid"

    undo(page, qtbot)
    assert find("layla haddad").card["city"] == "Amman"
    assert form.entries["city"].text() == "Amman"


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("languages", "Arabisch, EN", ["ar", "en"]),
        ("country", "Libanon", "LB"),
        ("time_zone", "Beirut", "Asia/Beirut"),
        ("beats", "HUMAN RIGHTS, sea rescue", ["Human rights", "sea rescue"]),
        ("good_hours", "9-17", "09:00-17:00"),
        ("working_days", "Sunday, Mon", ["mon", "sun"]),
        ("away_until", "3.12.2026", "2026-12-03"),
        ("custom", "Twitter list: yes", {"Twitter list": "yes"}),
        ("greetings", "Arabic: عزيزتي", {"ar": "عزيزتي"}),
        ("handles", "x: @layla\nwww.layla.example", [
            {"network": "x", "handle": "@layla"}, {"network": "web", "handle": "www.layla.example"},
        ]),
        ("notes", "", None),
        ("phones", "+962 7 9000 0000 (WhatsApp)", [{"number": "+962790000000", "answers": ["whatsapp"]}]),
        ("channel_order", "Signal, Email", ["signal", "email"]),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as_an_import_reads(
    form: ContactForm, find: Find, field: str, typed: str, stored: object
) -> None:
    entry = type_into(form, field, typed)

    assert find("layla haddad").card.get(field) == stored
    assert trouble(entry) == ""


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("languages", "Klingonesque", "‘Klingonesque’ is not a language Dateline knows."),
        ("country", "Atlantis", "‘Atlantis’ is not a country Dateline knows."),
        ("time_zone", "Nowhere", "‘Nowhere’ is not a time zone. Type a city, or a name like Asia/Amman."),
        ("good_hours", "late", "Type the hours as 09:00-17:00."),
        ("working_days", "always", "Type the days as Mon, Tue, Wed."),
        ("custom", "no colon", "Type each as “name: value”; ‘no colon’ has no colon."),
        ("greetings", "hello", "Type each as “Arabic: greeting”; ‘hello’ names no language."),
        ("verified_on", "soon", "‘soon’ is not a date."),
    ],
)
def test_what_cannot_be_read_says_what_was_expected(
    form: ContactForm, find: Find, field: str, typed: str, said: str
) -> None:
    before = find("layla haddad").version
    entry = type_into(form, field, typed)

    assert trouble(entry) == said
    assert find("layla haddad").version == before


def test_a_city_elsewhere_is_taken_and_said(form: ContactForm, find: Find) -> None:
    entry = type_into(form, "city", "Beirut")

    assert trouble(entry) == "‘Beirut’ is known in Lebanon. Country and time zone stay as they are."
    assert find("layla haddad").card["time_zone"] == "Asia/Amman"


def test_a_comma_in_an_address_is_mended_with_a_click(form: ContactForm, find: Find, qtbot: QtBot) -> None:
    entry = type_into(form, "emails", "l.haddad@levantwire,example")
    assert "Use l.haddad@levantwire.example?" in trouble(entry)
    use = next(button for button in entry.findChildren(QPushButton) if button.text() == "Use it")
    qtbot.mouseClick(use, LEFT)

    assert [line["address"] for line in find("layla haddad").card["emails"]] == ["l.haddad@levantwire.example"]


def test_a_bounce_is_not_typed_away(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    bounced = next(
        row for row in contacts.rows(desk, contacts.ids(desk, ContactQuery())) if row.bounced
    )  # the example has one
    page.select(bounced.id)
    page.tools.actions.do("contact.edit")
    assert page.pane.form is not None
    type_into(page.pane.form, "emails", f"{bounced.email.upper()}\nnew@wire.example")

    states = [line.get("state", "ok") for line in contacts.get(desk, bounced.id).card["emails"]]
    assert states == ["bounced", "ok"]


def test_an_outlet_left_gets_an_end_and_is_not_forgotten(form: ContactForm, find: Find) -> None:
    type_into(form, "affiliations", "Bayan Network · Editor · Foreign desk")
    lines = find("layla haddad").card["affiliations"]

    assert [(line["outlet"], line.get("role"), line.get("ended")) for line in lines] == [
        ("Bayan Network", "Editor", None),
        ("Levant Wire", "Senior correspondent", "2026-11-01"),
    ]


def test_a_new_name_takes_its_parts_along(form: ContactForm, find: Find) -> None:
    type_into(form, "display_name", "Dr. Layla Haddad Khoury")
    card = find("layla haddad khoury").card

    assert (card["display_name"], card["given_name"], card["prefix"]) == ("Layla Haddad Khoury", "Layla", "Dr.")


def test_two_fields_left_at_once_are_both_saved(
    open_frame: OpenFrame, desk: Workspace, find: Find, qtbot: QtBot
) -> None:
    tasks = Tasks(desk)
    window = open_frame(tasks=tasks)
    try:
        layla = find("layla haddad").id
        window.visit("contacts", layla)
        page = window.page()
        assert isinstance(page, ContactsPage)
        qtbot.waitUntil(lambda: page.pane.contact() is not None and page.pane.contact().id == layla, timeout=5000)  # type: ignore[union-attr]
        page.pane.edit()
        assert page.pane.form is not None
        type_into(page.pane.form, "street", "1 Rainbow Street")
        type_into(page.pane.form, "postcode", "11181")
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
        card = find("layla haddad").card
        assert (card["street"], card["postcode"]) == ("1 Rainbow Street", "11181")
    finally:
        tasks.close()


def test_a_field_changed_meanwhile_shows_both_sides(form: ContactForm, page: ContactsPage, find: Find) -> None:
    entry = form.entries["street"]
    entry.set_text("Mine")
    now = find("layla haddad")
    page.tools.tasks.write(page, lambda workspace: contacts.edit(workspace, now.id, now.version, {"street": "Theirs"}))
    assert trouble(entry) == "Meanwhile changed to “Theirs”. Leaving the field keeps yours."
    assert entry.text() == "Mine"

    entry.finish()
    assert find("layla haddad").card["street"] == "Mine"


def test_a_change_nobody_told_of_shows_both_sides(form: ContactForm, desk: Workspace, find: Find, qtbot: QtBot) -> None:
    now = find("layla haddad")
    contacts.edit(desk, now.id, now.version, {"street": "Theirs"})  # by another program: nothing is told
    entry = type_into(form, "street", "Mine")
    assert "Meanwhile changed to “Theirs”" in trouble(entry)
    assert find("layla haddad").card["street"] == "Theirs"

    take = next(button for button in entry.findChildren(QPushButton) if button.text() == "Take theirs")
    qtbot.mouseClick(take, LEFT)
    assert entry.text() == "Theirs"


def test_another_field_changed_elsewhere_does_not_disturb(form: ContactForm, desk: Workspace, find: Find) -> None:
    now = find("layla haddad")
    contacts.edit(desk, now.id, now.version, {"notes": "Theirs"})
    type_into(form, "street", "Mine")

    card = find("layla haddad").card
    assert (card["street"], card["notes"]) == ("Mine", "Theirs")


def test_escape_takes_back_then_closes(form: ContactForm, page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    entry = form.entries["city"]
    entry.set_text("Wrong")
    qtbot.keyClick(entry.control, Qt.Key.Key_Escape)
    assert entry.text() == "Amman"
    qtbot.keyClick(entry.control, Qt.Key.Key_Escape)

    assert page.pane.form is None
    assert page.pane.stack.currentWidget() is page.pane.detail
    assert find("layla haddad").card["city"] == "Amman"


def test_escape_leaves_the_details_for_the_list(page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    page.select(find("layla haddad").id)
    page.pane.take_focus()
    held = page.window().focusWidget()
    assert page.pane.isAncestorOf(held)
    qtbot.keyClick(held, Qt.Key.Key_Escape)
    assert page.window().focusWidget() is page.table


def test_done_stays_while_something_cannot_be_read(form: ContactForm, page: ContactsPage, qtbot: QtBot) -> None:
    form.entries["country"].set_text("Atlantis")
    qtbot.mouseClick(form.done, LEFT)

    assert page.pane.form is form


def test_a_safety_flag_is_a_tick(form: ContactForm, find: Find, qtbot: QtBot) -> None:
    box = next(box for box in form.findChildren(QCheckBox) if box.text() == "In exile")
    box.click()
    assert find("layla haddad").card["safety"] == ["in_exile"]
    box.click()
    assert "safety" not in find("layla haddad").card


def test_leaving_for_another_contact_saves_what_is_typed(form: ContactForm, page: ContactsPage, find: Find) -> None:
    form.entries["notes"].set_text("Calls after lunch.")
    page.select(find("tomas berg").id)

    assert find("layla haddad").card["notes"] == "Calls after lunch."


def test_no_text_is_cut_in_the_form(form: ContactForm, page: ContactsPage, qtbot: QtBot) -> None:
    type_into(form, "emails", "l.haddad@levantwire,example")

    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=1000)


def test_somebody_new_is_read_added_and_shown(page: ContactsPage, desk: Workspace, find: Find, qtbot: QtBot) -> None:
    window_of(page).actions_table.do("contact.new")
    qtbot.waitUntil(lambda: bool(window_of(page).findChildren(NewContactDialog)), timeout=1000)
    dialog = window_of(page).findChildren(NewContactDialog)[-1]
    typed = {
        "display_name": "RANA KHALIL", "affiliations": "Bayan Network · Editor", "emails": "rana@bayan,example",
        "languages": "Arabic", "city": "Beirut",
    }  # fmt: skip
    for name, text in typed.items():
        dialog.fields[name].control.setText(text)  # type: ignore[attr-defined]
    qtbot.mouseClick(dialog.add, LEFT)
    assert "Use rana@bayan.example?" in dialog.fields["emails"].control.accessibleDescription()
    assert len(contacts.ids(desk, ContactQuery("khalil"))) == 0

    use = next(b for b in dialog.fields["emails"].findChildren(QPushButton) if b.text() == "Use it")
    qtbot.mouseClick(use, LEFT)
    qtbot.mouseClick(dialog.add, LEFT)
    card = find("khalil").card
    assert (card["display_name"], card["country"], card["time_zone"]) == ("Rana Khalil", "LB", "Asia/Beirut")
    shown = page.pane.contact()
    assert shown is not None
    assert shown.card["display_name"] == "Rana Khalil"
    assert toast(page) == "RANA KHALIL added"


def test_nothing_typed_is_nobody(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page("new")
    qtbot.waitUntil(lambda: bool(window_of(page).findChildren(NewContactDialog)), timeout=1000)
    dialog = window_of(page).findChildren(NewContactDialog)[-1]
    assert dialog.fields["display_name"].control.hasFocus() or not page.window().isActiveWindow()
    qtbot.mouseClick(dialog.add, LEFT)

    assert "needs a name" in dialog.fields["display_name"].control.accessibleDescription()


def test_the_history_says_what_was_edited(form: ContactForm, desk: Workspace, find: Find) -> None:
    type_into(form, "owner", "Mara")

    assert history.batches(desk)[0].label == "Edit Layla Haddad"
