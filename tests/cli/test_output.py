"""Tables stand straight in every script; JSON lists are one value however long."""

import json

import pytest

from desktop.cli import output
from desktop.cli.progress import TerminalProgress, shown_progress


def test_columns_are_as_wide_as_they_look(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_table(("name", "n"), [("林美玲", 1), ("Łukasz", 22), ("ليلى حدّاد", None)])

    assert capsys.readouterr().out == "name       n\n林美玲     1\nŁukasz     22\nليلى حدّاد\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("two\nlines ", "two lines"),
        (["a", "b"], "a; b"),
        ([{"address": "a@x.example", "purpose": "work"}], "a@x.example, work"),
    ],
)
def test_any_value_fits_one_line(value: object, text: str) -> None:
    assert output.one_line(value) == text


@pytest.mark.parametrize("items", [[], [1], [{"name": "ليلى"}, {"name": "Tomas"}]])
def test_a_list_is_one_json_value(capsys: pytest.CaptureFixture[str], items: list[object]) -> None:
    output.show_json_list(items)

    assert json.loads(capsys.readouterr().out) == items


def test_numbers_agree_with_their_noun() -> None:
    assert [output.how_many(n, "contact") for n in (0, 1, 8_214)] == ["0 contacts", "1 contact", "8,214 contacts"]
    assert output.how_many(2, "more remark", "more remarks") == "2 more remarks"


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress() as progress:
        progress.step("Reading", 1, 2)

    assert capsys.readouterr().err == ""


def test_progress_writes_over_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = TerminalProgress()

    progress.step("Reading rows", 64_300, 100_000)
    progress.step("Reading rows", 64_301, 100_000)  # too soon to be shown
    progress.finish()

    assert capsys.readouterr().err == "\rReading rows: 64,300 of 100,000\r" + " " * 31 + "\r"
