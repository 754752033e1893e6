"""Tables squeezed into one column are taken apart again, and other single columns left alone."""

from pathlib import Path

from tests.formats.sheets.build import HEADER, PEOPLE, rows, seen, text, workbook


def test_rows_pasted_into_one_column_of_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Press list"], *([";".join(each)] for each in (HEADER, *PEOPLE))])
    found = seen(path)
    assert (found.header, found.header_row, found.row_count) == (HEADER, 1, 3)
    assert found.left_out == ("Each row stood in one cell, which is divided at ‘;’", "1 row above the column names")
    assert rows(path, header_row=1) == [list(each) for each in PEOPLE]


def test_lines_quoted_as_a_whole(tmp_path: Path) -> None:
    content = '"Name,""E-mail"",City"\n"""Haddad, Layla"",l@x.example,Beirut"\n"José,j@x.example,Madrid"\n'
    path = text(tmp_path / "a.csv", content)
    assert seen(path).header == ("Name", "E-mail", "City")
    assert rows(path) == [["Haddad, Layla", "l@x.example", "Beirut"], ["José", "j@x.example", "Madrid"]]


def test_a_column_of_sentences_is_left_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Notes"], ["Layla, of An Nahar"], ["Omar, of Sawt"]])
    assert rows(path) == [["Layla, of An Nahar"], ["Omar, of Sawt"]]
