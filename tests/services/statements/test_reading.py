"""A finished text in a file or from the clipboard comes back in parts."""

from pathlib import Path

import pytest
from docx.document import Document

from desktop.domain.errors import UnreadableFile
from desktop.domain.statement.text import StatementKind
from desktop.services.statements.reading import read_file, read_pasted
from tests.formats.documents.reading import build

BODY = (
    "GENEVA, 3 May 2022 – The Harbour Relief Network (HRN) and the Northern Doctors Union (NDU) call on all parties to"
    " end the attacks on hospitals at once."
)


def test_a_word_document_comes_back_in_parts(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("URGENT JOINT STATEMENT")
        document.add_heading("Two unions call for safe hospitals", 1)
        document.add_paragraph(BODY)
        document.add_paragraph("We demand:")
        label = document.add_paragraph(style="List Number")
        label.add_run("Safety.").bold = True
        label.add_run(" No attacks on hospitals.")
        build.tracked(document, "del", "An old sentence.")

    found = read_file(build.word(tmp_path / "a.docx", fill))

    assert (found.text.urgency, found.text.kind) == ("URGENT", StatementKind.JOINT_STATEMENT)
    assert found.text.headline == "Two unions call for safe hospitals"
    assert [one.acronym for one in found.text.organisations] == ["HRN", "NDU"]
    assert (found.text.city, found.text.date) == ("Geneva", "2022-05-03")
    assert [(one.label, one.text) for one in found.text.demands] == [("Safety", "No attacks on hospitals.")]
    assert "1 tracked deletion left out, as if accepted." in found.notes


def test_a_web_page_that_hides_addresses_says_how_many(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body><h1>Two unions call</h1><p>{BODY}</p><p>Media contacts</p>"
        "<p>Mara Lindqvist, HRN | <a class='__cf_email__' data-cfemail='7b'>[email&#160;protected]</a></p>"
        "<p>Omar Haddad, NDU | [email protected]</p></body></html>",
        encoding="utf-8",
    )

    found = read_file(path)

    assert [(one.name, one.email) for one in found.text.contacts] == [("Mara Lindqvist", ""), ("Omar Haddad", "")]
    assert "The web page hid 2 addresses: fill them in." in found.notes


def test_marks_that_deceive_are_taken_out_or_named() -> None:
    text = f"Two unions call\n\n{BODY}\n\nPress contact: M\u0430ra Lindqvist, \u202emara@hrn.example\u202c"

    found = read_pasted("", text)

    assert "\u202e" not in str(found.text)
    assert "The text held marks that turn the direction of reading round; they were taken out." in found.notes
    assert any("Letters of two alphabets in one word: ‘M\u0430ra’" in note for note in found.notes)


@pytest.mark.parametrize(
    ("line", "wall", "zone"),
    [
        ("EMBARGOED UNTIL 00:01 UTC TUESDAY 25 AUGUST 2026", "2026-08-25T00:01", "Etc/UTC"),
        ("Embargo: 1pm BST 11 June 2026", "2026-06-11T13:00", ""),
        ("Embargoed until 18:00 Tbilisi time, 28 October 2026", "2026-10-28T18:00", "Asia/Tbilisi"),
        ("STRICTLY EMBARGOED UNTIL the minister speaks", "", ""),
    ],
)
def test_an_embargo_is_an_embargo_even_if_its_time_cannot_be_read(line: str, wall: str, zone: str) -> None:
    found = read_pasted("", f"{line}\n\nTwo unions call\n\n{BODY}")

    assert (found.release.release, found.release.wall, found.release.zone) == ("embargo", wall, zone)
    assert ("its time could not be read" in " ".join(found.notes)) == (not wall)


def test_a_text_without_organisation_demand_or_date_is_read_and_named() -> None:
    found = read_pasted(
        "", "Peace now\n\nThe shelling must end. People are dying in the streets, and nobody comes to help them."
    )

    assert found.text.headline == "Peace now"
    assert {"No organisation was found.", "No demands were found.", "No date was found."} <= set(found.notes)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "statement.docx"
    path.write_bytes(b"")

    with pytest.raises(UnreadableFile, match="is empty"):
        read_file(path)
