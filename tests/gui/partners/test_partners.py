"""The partners as a person meets them: found, entered, edited, shown with their key, binned and brought back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import OrganisationCard
from desktop.domain.signoff_key import new_private_key, public_key_of
from desktop.gui.dialogs.new_partner import NewPartnerDialog, WhoWeAreDialog
from desktop.gui.dialogs.new_record import NewRecordDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.partners import PartnersPage
from desktop.gui.screens.partners.editing import PartnerForm
from desktop.gui.widgets.logo import LogoView
from desktop.gui.widgets.text import Text
from desktop.services import organisations, signoffs, statements
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts
from tests.keyring_memory import MemoryKeyring, installed
from tests.shots_partners import OURS, logo

LEFT = Qt.MouseButton.LeftButton
BORDERS: OrganisationCard = {
    "name": "Citizens for Open Borders", "acronym": "COB", "names": {"ar": "مواطنون من أجل حدود مفتوحة"},
    "signatories": [{"name": "Jonas Falk", "title": "Spokesman"}], "answer_hours": 4,
}  # fmt: skip


@pytest.fixture
def keyring() -> Iterator[MemoryKeyring]:
    made = MemoryKeyring()
    with installed(made):
        yield made


@pytest.fixture
def page(open_frame: OpenFrame, workspace: Workspace, keyring: MemoryKeyring) -> PartnersPage:
    for card in (BORDERS, {"name": "Teachers Without Walls"}, OURS):
        organisations.create(workspace, card)  # type: ignore[arg-type]
    return opened(open_frame, workspace)


@pytest.fixture
def bare(open_frame: OpenFrame, workspace: Workspace, keyring: MemoryKeyring) -> PartnersPage:
    """The page where only a partner is known."""
    organisations.create(workspace, BORDERS)
    return opened(open_frame, workspace)


def opened(open_frame: OpenFrame, workspace: Workspace) -> PartnersPage:
    window = open_frame()
    window.tasks.adopt(workspace)
    window.visit("partners")
    shown = window.page()
    assert isinstance(shown, PartnersPage)
    return shown


def window_of(page: PartnersPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def id_of(workspace: Workspace, name: str) -> int:
    found = organisations.find(workspace, name)
    assert found is not None
    return found.id


def cells(page: PartnersPage, column: int) -> list[str]:
    return [str(page.model.data(page.model.index(row, column))) for row in range(page.model.rowCount())]


def texts(page: PartnersPage) -> list[str]:
    return [label.text() for label in page.pane.detail.findChildren(Text) if label.text() and not label.isHidden()]


def press(within: QWidget, words: str, qtbot: QtBot) -> None:
    button = next(b for b in within.findChildren(QPushButton) if b.text().strip() == words and not b.isHidden())
    qtbot.mouseClick(button, LEFT)


def toast(page: PartnersPage) -> str:
    shown = page.tools.notices.current_toast()
    return shown.text if shown is not None else ""


def take_back(page: PartnersPage, qtbot: QtBot) -> None:
    shown = page.tools.notices.current_toast()
    assert shown is not None
    qtbot.mouseClick(shown.button, LEFT)


def edited(page: PartnersPage, **typed: str) -> PartnerForm:
    page.edit()
    form = page.pane.form
    assert isinstance(form, PartnerForm)
    for name, text in typed.items():
        form.entries[name].set_text(text)
        assert form.entries[name].finish(), name
    return form


def fill(dialog: NewRecordDialog, **typed: str) -> None:
    for name, text in typed.items():
        dialog.fields[name].control.setText(text)  # type: ignore[attr-defined]


# -- the list ----------------------------------------------------------------------------------------------------------


def test_we_come_first_and_who_cannot_sign_is_marked(page: PartnersPage) -> None:
    assert cells(page, 0) == ["Harbour Relief Network", "Citizens for Open Borders", "Teachers Without Walls"]
    assert cells(page, 1) == ["You", "Partner", "Partner"]
    assert cells(page, 4) == ["1", "1", "Nobody can sign"]
    assert cells(page, 5) == ["—", "4 hours", "—"] or cells(page, 5) == ["", "4 hours", ""]
    assert page.head.count.text() == "3 organisations"
    spoken = page.model.data(page.model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Teachers Without Walls, partner, Nobody can sign, 0 statements"


def test_sorting_keeps_us_first(page: PartnersPage) -> None:
    page.table.sort_asked.emit("name", True)
    assert cells(page, 0) == ["Harbour Relief Network", "Teachers Without Walls", "Citizens for Open Borders"]
    page.table.sort_asked.emit("answer", True)
    assert cells(page, 0)[1] == "Citizens for Open Borders"


def test_typing_narrows(page: PartnersPage) -> None:
    page.head.search.setText("cob")
    page.head.search.ask_now()
    assert cells(page, 0) == ["Citizens for Open Borders"]
    assert page.head.count.text() == "1 of 3 match"
    page.head.search.setText("nobody at all")
    page.head.search.ask_now()
    assert page.under.currentWidget() is page.nobody


def test_an_empty_workspace_asks_who_signs(open_frame: OpenFrame, workspace: Workspace, qtbot: QtBot) -> None:
    page = opened(open_frame, workspace)
    assert page.under.currentWidget() is page.nothing
    assert page.who.isHidden()
    press(page.nothing, "Say who you are", qtbot)
    assert window_of(page).findChildren(WhoWeAreDialog)


# -- who we are --------------------------------------------------------------------------------------------------------


def test_who_we_are_is_asked_for_calmly(bare: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    assert not bare.who.isHidden()
    press(bare.who, "Say who you are", qtbot)
    dialog = window_of(bare).findChildren(WhoWeAreDialog)[-1]
    fill(dialog, name="Harbour Relief Network", signatories="Mara Lindqvist, Director, mara@harbour-relief.example")
    qtbot.mouseClick(dialog.add, LEFT)

    ours = organisations.own(workspace)
    assert ours is not None
    assert ours.card["signatories"] == [
        {"name": "Mara Lindqvist", "title": "Director", "email": "mara@harbour-relief.example"}
    ]
    assert bare.who.isHidden()
    assert cells(bare, 1) == ["You", "Partner"]
    assert "None on this computer. With a key, partners see that a sign-off file comes from you." in texts(bare)


def test_a_partner_may_turn_out_to_be_us(bare: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    press(bare.pane.detail, "This is us", qtbot)
    assert toast(bare) == "COB is your organisation"
    assert bare.who.isHidden()
    take_back(bare, qtbot)
    assert organisations.own(workspace) is None


def test_our_key_is_made_and_its_words_are_shown(page: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Make your key" in [b.text().strip() for b in page.pane.detail.findChildren(QPushButton)])
    press(page.pane.detail, "Make your key", qtbot)
    key = signoffs.own_key(workspace)
    assert key is not None
    assert set(key.words) <= set(texts(page))
    press(page.pane.detail, "Copy the key", qtbot)
    assert QGuiApplication.clipboard().text() == key.public

    press(page.pane.detail, "Make a new one", qtbot)
    press(page.pane.detail, "Make a new key", qtbot)
    again = signoffs.own_key(workspace)
    assert again is not None
    assert again.public != key.public


def test_without_a_safe_keyring_it_is_said(page: PartnersPage, keyring: MemoryKeyring, qtbot: QtBot) -> None:
    keyring.locked = True
    qtbot.waitUntil(lambda: "Make your key" in [b.text().strip() for b in page.pane.detail.findChildren(QPushButton)])
    press(page.pane.detail, "Make your key", qtbot)
    said = [*page.tools.notices.banners(), toast(page)]
    assert any("no safe keyring" in one for one in said)


# -- one partner -------------------------------------------------------------------------------------------------------


def test_a_new_partner_needs_only_a_name(page: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    window = window_of(page)
    window.actions_table.do("partner.new")
    qtbot.waitUntil(lambda: bool(window.findChildren(NewPartnerDialog)), timeout=1000)
    dialog = window.findChildren(NewPartnerDialog)[-1]
    qtbot.mouseClick(dialog.add, LEFT)
    assert "An organisation needs a name." in dialog.fields["name"].control.accessibleDescription()
    fill(dialog, name="Northern Doctors Union")
    qtbot.mouseClick(dialog.add, LEFT)

    assert toast(page) == "Northern Doctors Union added"
    shown = page.pane.organisation()
    assert shown is not None
    assert shown.name == "Northern Doctors Union"
    assert "Nobody can sign for them" in texts(page)


def test_every_field_is_read(page: PartnersPage, workspace: Workspace) -> None:
    borders = id_of(workspace, "COB")
    page.select(borders)
    edited(
        page, answer_hours="2 days", website="https://openborders.example", notes="Call first",
        signatories="Jonas Falk · Spokesman · +46 8 5555 0100\nAmira Nasser; Chair; amira@openborders.example",
        press_contacts="Press desk · press@openborders.example · no calls before 9",
    )  # fmt: skip
    card = organisations.get(workspace, borders).card
    assert card["answer_hours"] == 48
    assert card["signatories"] == [
        {"name": "Jonas Falk", "title": "Spokesman", "phone": "+46 8 5555 0100"},
        {"name": "Amira Nasser", "title": "Chair", "email": "amira@openborders.example"},
    ]
    assert card["press_contacts"] == [
        {"name": "Press desk", "email": "press@openborders.example", "note": "no calls before 9"}
    ]
    assert (card["website"], card["notes"]) == ("https://openborders.example", "Call first")


def test_a_language_can_be_added(page: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    borders = id_of(workspace, "COB")
    page.select(borders)
    form = edited(page)
    form.more.setText("Swedish")
    qtbot.keyClick(form.more, Qt.Key.Key_Return)
    for field, text in (("names", "Medborgare för öppna gränser"), ("boilerplates", "En kampanj.")):
        entry = form.entries[f"{field}:sv"]
        entry.set_text(text)
        assert entry.finish()

    card = organisations.get(workspace, borders).card
    assert card["names"] == {"ar": "مواطنون من أجل حدود مفتوحة", "sv": "Medborgare för öppna gränser"}
    assert card["boilerplates"] == {"sv": "En kampanj."}
    assert toast(page) == "Boilerplate in Swedish saved"
    form.more.setText("Blahblah")
    form.add_language()
    assert "is not a language Dateline knows" in form.more.accessibleDescription()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("answer_hours", "soon", "Type hours or days"),
        ("signatories", "Jonas Falk · jonas@", "jonas@"),
        ("public_key", "no key", "This is no key for sign-off files."),
        ("name", " ", "An organisation needs a name."),
    ],
)
def test_what_cannot_be_read_is_said(
    page: PartnersPage, workspace: Workspace, field: str, typed: str, said: str
) -> None:
    page.select(id_of(workspace, "COB"))
    form = edited(page)
    form.entries[field].set_text(typed)
    assert not form.entries[field].finish()
    assert said in form.entries[field].control.accessibleDescription()
    form.entries[field].take_back()


def test_the_key_is_compared_by_voice(page: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    borders = id_of(workspace, "COB")
    public = public_key_of(new_private_key())
    page.select(borders)
    form = edited(page, public_key=public)
    form.leave()
    assert cells(page, 6)[1] == "Not compared"
    assert set(signoffs.words(public)) <= set(texts(page))
    press(page.pane.detail, "Compared", qtbot)

    assert organisations.get(workspace, borders).key_state == "compared"
    assert cells(page, 6)[1] == "Compared"
    assert "Sign-off files with this key count as theirs." in texts(page)
    take_back(page, qtbot)
    assert organisations.get(workspace, borders).key_state == "not_compared"


def test_a_logo_is_chosen_shown_and_removed(
    page: PartnersPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    borders = id_of(workspace, "COB")
    page.select(borders)
    picture = tmp_path / "logo.png"
    picture.write_bytes(logo("COB", "#0B6E6E"))
    shown = page.pane.organisation()
    assert shown is not None
    dialog = page.acts.choose_logo(shown)
    dialog.fileSelected.emit(str(picture))
    dialog.close()
    assert toast(page) == "Logo kept"
    assert page.pane.detail.findChildren(LogoView)[-1].image.width() == 600

    press(page.pane.detail, "Remove", qtbot)
    assert organisations.logo(workspace, borders) is None
    take_back(page, qtbot)
    assert organisations.logo(workspace, borders) is not None


def test_what_they_sign_stands_beside_them(page: PartnersPage, workspace: Workspace) -> None:
    borders = id_of(workspace, "COB")
    made = statements.create(workspace, "Water for the camps", "en", [borders])
    window_of(page).tasks.changed.emit(made.touched)
    page.select(borders)
    assert [line.title for line in page.pane.detail.statements] == ["Water for the camps"]
    assert cells(page, 3) == ["0", "1", "0"]


def test_who_signs_a_statement_stays_and_others_come_back(
    page: PartnersPage, workspace: Workspace, qtbot: QtBot
) -> None:
    borders, teachers = id_of(workspace, "COB"), id_of(workspace, "Teachers Without Walls")
    statements.create(workspace, "Water for the camps", "en", [borders])
    page.table.select_ids([borders])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert any("COB signs “Water for the camps”." in one for one in (*page.tools.notices.banners(), toast(page)))

    page.table.select_ids([teachers])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert toast(page) == "1 organisation moved to the bin"
    assert len(cells(page, 0)) == 2
    qtbot.mouseClick(page.bin, LEFT)
    assert page.head.count.text() == "1 in the bin"
    assert "Moved to the bin" in texts(page)
    press(page.pane.detail, "Bring back", qtbot)
    assert page.under.currentWidget() is page.empty_bin
    press(page.empty_bin, "Back to the partners", qtbot)
    assert len(cells(page, 0)) == 3


def test_several_can_go_at_once(page: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.table.select_ids([id_of(workspace, "COB"), id_of(workspace, "Teachers Without Walls")])
    press(page.pane._many, "Move to the bin", qtbot)
    assert cells(page, 0) == ["Harbour Relief Network"]
    take_back(page, qtbot)
    assert len(cells(page, 0)) == 3


def test_ctrl_c_copies_the_name(page: PartnersPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Harbour Relief Network"


def test_no_text_is_cut(page: PartnersPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.select(id_of(workspace, "COB"))
    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=2000)
    page.edit()
    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=2000)
