"""Letters: what is certain is read without a word, anything else is a question that shows the names affected."""

from pathlib import Path

import pytest

from desktop.domain.errors import InvalidValue
from desktop.formats.sheets import EncodingUnknown, ReadOptions, open_table, preview
from tests.formats.sheets.build import HEADER, csv_text, refused, rows, seen, text

ARABIC = csv_text(
    [
        ("الاسم", "البريد الإلكتروني", "المدينة"),
        ("ليلى حداد", "layla@annahar.example", "بيروت"),
        ("عمر السعيد", "omar@x.example", "عمّان"),
        ("نور الدين", "nour@x.example", "القاهرة"),
    ]
)
WESTERN = csv_text(
    [
        HEADER,
        ("José Núñez", "j@x.example", "El País"),
        ("Zoë Müller", "z@x.example", "Süddeutsche"),
        ("Anna", "a@x.example", "B"),
    ]
)
POLISH = csv_text(
    [HEADER, ("Łukasz Wiśniewski", "l@x.example", "Głos"), ("Małgorzata Dąbrowska", "m@x.example", "Życie")]
)
RUSSIAN = csv_text(
    [("Имя", "E-mail", "Город"), ("Иван Петров", "i@x.example", "Москва"), ("Анна", "a@x.example", "Тбилиси")]
)
JAPANESE = csv_text(
    [("名前", "E-mail", "都市"), ("山田太郎", "y@x.example", "東京"), ("佐藤花子", "s@x.example", "大阪")]
)


@pytest.mark.parametrize("content", [ARABIC, WESTERN, RUSSIAN, JAPANESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_or_without_a_mark_is_taken_silently(tmp_path: Path, content: str, encoding: str) -> None:
    found = seen(text(tmp_path / "a.csv", content, encoding))
    assert found.encoding_question == ()
    assert found.header == tuple(content.split("\r\n", 1)[0].split(","))
    assert found.row_count == content.count("\r\n") - 1
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("content", "encoding", "label"),
    [
        (ARABIC, "windows-1256", "Arabic (Windows)"),
        (ARABIC.replace("ّ", ""), "iso-8859-6", "Arabic (ISO)"),
        (WESTERN, "windows-1252", "Western European (Windows)"),
        (WESTERN, "mac_roman", "Western European (Mac)"),
        (POLISH, "windows-1250", "Central European (Windows)"),
        (RUSSIAN, "windows-1251", "Cyrillic (Windows)"),
        (RUSSIAN, "koi8-r", "Russian (KOI8-R)"),
        (JAPANESE, "cp932", "Japanese (Shift JIS)"),
    ],
)
def test_old_code_pages_are_a_question_with_the_right_one_first(
    tmp_path: Path, content: str, encoding: str, label: str
) -> None:
    path = text(tmp_path / "a.csv", content, encoding)
    found = seen(path)
    first = found.encoding_question[0]
    assert (first.encoding, first.label, found.encoding) == (encoding, label, encoding)
    assert 3 <= len(found.encoding_question) <= 4
    lines = content.split("\r\n")
    assert [shown for _, shown in first.lines] == [line for line in lines if not line.isascii()]
    assert all(lines[number - 1] == shown for number, shown in first.lines)
    assert found.header == tuple(lines[0].split(","))
    assert len({candidate.lines for candidate in found.encoding_question}) == len(found.encoding_question)


def test_one_foreign_name_in_a_long_list_is_still_a_question(tmp_path: Path) -> None:
    people = [("Anna", "a@x.example", "B")] * 2_000 + [("José", "j@x.example", "El País")]
    found = seen(text(tmp_path / "a.csv", csv_text([HEADER, *people]), "windows-1252"))
    assert found.encoding_question[0].lines == ((2_002, "José,j@x.example,El País"),)


def test_nothing_is_read_before_the_question_is_answered(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", WESTERN, "windows-1252")
    with pytest.raises(EncodingUnknown) as caught:
        open_table(path)
    assert str(caught.value) == (
        "The letters of a.csv can be read in more than one way. Nothing was changed. Choose the encoding in which the"
        " names look right."
    )
    assert rows(path, encoding="windows-1252")[0][0] == "José Núñez"
    assert seen(path, encoding="windows-1252").encoding_question == ()


def test_two_encodings_in_one_file_name_the_lines(tmp_path: Path) -> None:
    good, bad = "Name,E-mail\nليلى,l@x.example\nZoë,z@x.example\n".encode(), "José,j@x.example\n".encode("windows-1252")
    path = text(tmp_path / "a.csv", good + bad)
    first = seen(path).encoding_question[0]
    assert first.encoding == "utf-8+windows-1252"
    assert first.label == "UTF-8, and these lines Western European (Windows)"
    assert first.lines == ((4, "José,j@x.example"),)
    assert [each[0] for each in rows(path, encoding=first.encoding)] == ["ليلى", "Zoë", "José"]


def test_a_wrong_choice_shows_what_it_breaks(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", WESTERN, "windows-1252")
    assert seen(path, encoding="utf-8").left_out == ("Some bytes are no letters in this encoding; they are read as �",)


def test_an_encoding_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue) as caught:
        seen(text(tmp_path / "a.csv", WESTERN), encoding="utf-9")
    assert caught.value.title == "There is no encoding named ‘utf-9’."


def test_a_text_cut_in_the_middle_of_a_letter(tmp_path: Path) -> None:
    found = seen(text(tmp_path / "a.csv", "Name,E-mail\nZoë,z@x.example\nJosé".encode()[:-1]))
    assert found.encoding_question == ()
    assert found.left_out == ("The file ends in the middle of a letter: it may be cut off",)
    assert found.row_count == 2


def test_a_few_nuls_are_dropped_and_named(tmp_path: Path) -> None:
    content = csv_text([HEADER, *[("Anna", "a@x.example", "B")] * 300]).encode().replace(b"Anna", b"An\x00na", 2)
    found = seen(text(tmp_path / "a.csv", content))
    assert found.left_out == ("2 NUL characters",)
    assert found.sample[0][1][0] == "Anna"


def test_many_nuls_are_no_text(tmp_path: Path) -> None:
    assert refused(text(tmp_path / "a.csv", b"Name\x00\x00,\x00\x00\x00E-mail\n" * 50)) == (
        "a.csv is not a table: most of what is in it is no text."
    )


def test_the_question_comes_out_of_the_child_whole(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", ARABIC, "windows-1256")
    assert preview(path) == seen(path)
    assert preview(path, ReadOptions(encoding="windows-1256")).encoding_question == ()
