"""CSV: nothing in it can run, and taking the guard off gives the text back."""

import csv
import io
import locale

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exports.delimited import (
    TRIGGERS,
    guarded,
    separator_of_this_computer,
    unguarded,
    write_delimited,
)
from desktop.formats.exports.text import writable

cells = st.text(max_size=30) | st.builds(
    "{}{}".format, st.sampled_from([*TRIGGERS, "'", "'=", "''+", '"', ";", ","]), st.text(max_size=9)
)


def written(rows: list[list[str]], **how: object) -> bytes:
    stream = io.BytesIO()
    parts = [list(zip(*some, strict=True)) for some in (rows[:2], rows[2:]) if some]
    count = write_delimited(stream, ["Name", "Phone", "Notes"], parts, **how)  # type: ignore[arg-type]
    assert count == len(rows)
    assert not stream.closed
    return stream.getvalue()


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_nothing_runs_and_everything_comes_back(rows: list[list[str]], delimiter: str) -> None:
    text = written(rows, delimiter=delimiter).decode("utf-8")

    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert not [cell for row in read for cell in row if cell[:1] in TRIGGERS and cell]
    assert [[unguarded(cell) for cell in row] for row in read[1:]] == [[writable(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+441632960123", "-1", "@x", "\tx", "\rx"])
def test_each_trigger_gets_one_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded("'" + text) == text


def test_other_texts_are_left_alone() -> None:
    assert guarded("'Abd al-Rahman") == unguarded("'Abd al-Rahman") == "'Abd al-Rahman"
    assert guarded("") == unguarded("") == ""


def test_the_two_kinds_differ_in_mark_and_separator() -> None:
    rows = [["Zoë", "1", "a, b"]]

    assert written(rows) == 'Name,Phone,Notes\r\nZoë,1,"a, b"\r\n'.encode()
    assert written(rows, delimiter=";", byte_order_mark=True) == (
        b"\xef\xbb\xbf" + "Name;Phone;Notes\r\nZoë;1;a, b\r\n".encode()
    )


@pytest.mark.parametrize(
    ("language", "separator"),
    [
        ("en_GB.UTF-8", ","),
        ("de_DE.UTF-8", ";"),
        ("fr_FR", ";"),
        ("ar_EG.UTF-8", ";"),
        ("C", ","),
        ("xx_YY", ","),
    ],
)
def test_the_separator_is_the_one_excel_expects_here(
    language: str, separator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_NUMERIC", language)

    assert separator_of_this_computer() == separator
    assert locale.localeconv()["decimal_point"] == "."


@given(st.lists(st.lists(cells, min_size=1, max_size=1), max_size=6), st.sampled_from([",", ";"]))
def test_the_bytes_are_those_of_the_csv_module(rows: list[list[str]], delimiter: str) -> None:
    ours, theirs = io.BytesIO(), io.StringIO(newline="")
    write_delimited(ours, ["Name"], [list(zip(*rows, strict=True))] if rows else [], delimiter=delimiter)
    writer = csv.writer(theirs, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([["Name"], *([guarded(writable(cell)) for cell in row] for row in rows)])
    assert ours.getvalue().decode() == theirs.getvalue()
