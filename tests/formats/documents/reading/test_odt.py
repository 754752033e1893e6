"""OpenDocument texts: what a reader sees is read, everything else is named."""

from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFile
from desktop.formats.documents.reading.odt import read_odt
from tests.formats.documents.reading.build import odt


def test_headings_lists_bold_letters_and_tables(tmp_path: Path) -> None:
    path = odt(
        tmp_path / "a.odt",
        "<text:h>Safe passage now</text:h>"
        '<text:p><text:span text:style-name="B">Access:</text:span> open<text:s text:c="2"/>the roads.</text:p>'
        "<text:list><text:list-item><text:p>No fuel.</text:p></text:list-item></text:list>"
        '<text:p text:style-name="R">بيان</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>Mara</text:p></table:table-cell>"
        "<table:table-cell><text:p>+1 202 555 0143</text:p></table:table-cell></table:table-row></table:table>",
    )

    title, label, entry, arabic, row = read_odt(path).paragraphs

    assert (title.style, entry.style, row.style) == ("heading", "list", "table")
    assert (label.text, label.text[slice(*label.bold[0])]) == ("Access: open  the roads.", "Access:")
    assert arabic.right_to_left
    assert row.text == "Mara | +1 202 555 0143"


def test_what_is_not_the_text_is_left_out_and_named(tmp_path: Path) -> None:
    path = odt(
        tmp_path / "a.odt",
        "<text:tracked-changes><text:changed-region/></text:tracked-changes>"
        "<text:p>Seen.<office:annotation><text:p>a comment</text:p></office:annotation>"
        '<text:span text:style-name="H">hidden</text:span><text:note><text:p>note</text:p></text:note></text:p>'
        '<text:section text:display="none"><text:p>hidden too</text:p></text:section>'
        "<text:p><draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame></text:p>",
        Basic__Standard__Module_xml=b"<x/>",
        styles_xml=b'<s xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:header>TOP</style:header></s>',
    )

    document = read_odt(path)

    assert [one.text for one in document.paragraphs if one.text] == ["Seen.", "In the box."]
    assert set(document.notes) == {
        "1 tracked change read as if accepted.",
        "2 pieces of hidden text left out.",
        "1 comment left out.",
        "1 footnote left out.",
        "1 text box taken in where it stands.",
        "1 macro left out and not run.",
        "The page header ‘TOP’ was left out.",
    }


def test_pictures_only_get_a_clear_sentence(tmp_path: Path) -> None:
    path = odt(tmp_path / "scan.odt", "<text:p><draw:frame><draw:image/></draw:frame></text:p>")

    with pytest.raises(UnreadableFile, match="holds only pictures"):
        read_odt(path)


def test_a_damaged_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is damaged: its text cannot be read"):
        read_odt(odt(tmp_path / "a.odt", "<text:p>"))
