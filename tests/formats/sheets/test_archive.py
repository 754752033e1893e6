"""Containers that are damaged or made to hurt are refused before a parser sees them."""

import zipfile
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFile
from desktop.formats.sheets import PasswordProtected
from desktop.formats.sheets.archive import ZipLimits, look_through
from tests.formats.sheets.build import raw_xlsx, refused, row, rows, seen, workbook


def test_a_workbook_that_is_cut_off(tmp_path: Path) -> None:
    path = workbook(tmp_path / "newsroom.xlsx")
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path) == "newsroom.xlsx is cut off or damaged: it cannot be opened."


def test_a_workbook_damaged_in_the_middle(tmp_path: Path) -> None:
    path = workbook(tmp_path / "newsroom.xlsx")
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    content = bytearray(path.read_bytes())
    content[at + 80 : at + 120] = b"\xaa" * 40
    path.write_bytes(content)
    assert refused(path) == "newsroom.xlsx is cut off or damaged: it cannot be opened."


def test_a_part_that_unfolds_without_end(tmp_path: Path) -> None:
    path = raw_xlsx(tmp_path / "bomb.xlsx", row(1, "Name"), {"xl/sharedStrings.xml": b" " * 30_000_000})
    assert refused(path).startswith("bomb.xlsx unfolds to 1,0")
    assert "as files made to stall a computer do. It was not read." in refused(path)


def test_too_many_parts(tmp_path: Path) -> None:
    path = raw_xlsx(tmp_path / "parts.xlsx", row(1, "Name"), {f"xl/media/{n}.bin": b"" for n in range(1_100)})
    assert refused(path) == "parts.xlsx has 1,105 parts inside; a workbook has no more than 1,000. It was not read."


def test_parts_that_are_too_much_together(tmp_path: Path) -> None:
    path = workbook(tmp_path / "large.xlsx")
    with pytest.raises(UnreadableFile) as caught:
        look_through(path, ZipLimits(total=1_000))
    assert "too much for a table" in caught.value.title


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_definitions_in_any_part_are_refused(tmp_path: Path, part: str) -> None:
    lol = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!-- {" " * 5_000} --><!DOCTYPE lolz [{lol}]><sst>&j;</sst>'
    path = raw_xlsx(tmp_path / "laughs.xlsx", row(1, "Name"), {part: bomb})
    assert refused(path) == (
        "laughs.xlsx holds definitions that no spreadsheet program writes, as files made to stall a computer do."
        " It was not read."
    )


def test_definitions_in_another_encoding_are_seen_too(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")
    path = raw_xlsx(tmp_path / "wide.xlsx", row(1, "Name"), {"xl/styles.xml": bomb})
    assert "holds definitions" in refused(path)


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("contacts.csv", "Name,E-mail\n")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(PasswordProtected):
        seen(path)


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._members.csv", "junk")
        for name, content in files.items():
            archive.writestr(f"audience/{name}.csv", content)
    return path


def test_the_only_text_table_in_a_zip_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "audience.zip", members="Name;E-mail\nLayla;layla@annahar.example\n")
    found = seen(path)
    assert (found.kind, found.sheet, found.delimiter) == ("zip", "audience/members.csv", ";")
    assert rows(path) == [["Layla", "layla@annahar.example"]]


def test_of_several_the_largest_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "audience.zip",
        subscribed="Name,E-mail\nLayla,layla@annahar.example\nJosé,jose@elpais.example\n",
        cleaned="Name,E-mail\nOmar,omar@x.example\n",
    )
    found = seen(path)
    assert found.sheet == "audience/subscribed.csv"
    assert found.left_out[0].startswith("2 other files in the archive: ‘__MACOSX/._members.csv’, ‘audience/cleaned")
    assert [sheet.name for sheet in found.sheets] == ["audience/subscribed.csv", "audience/cleaned.csv"]
    assert rows(path, sheet="audience/cleaned.csv") == [["Omar", "omar@x.example"]]
    assert refused(path, sheet="none.csv") == "audience.zip has no file ‘none.csv’ inside."


def test_a_workbook_with_backslashes_in_its_part_names_is_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl\\workbook.xml", "<workbook/>")
    assert look_through(path).kind == "xlsx"
