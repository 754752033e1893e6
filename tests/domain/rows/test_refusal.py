import datetime as dt

import pytest

from desktop.domain.columns import ColumnMatch, Mapping
from desktop.domain.rows import RowDraft, RowReader
from desktop.domain.values import Cell


def _read(keys: str, *cells: Cell, status: str = "") -> RowDraft:
    columns = tuple(ColumnMatch(n, key, key) for n, key in enumerate(keys.split()))
    mapping = Mapping(columns=columns, status_from_file=status)
    return RowReader(mapping, "press.csv", dt.date(2026, 11, 22)).read(2, cells)


@pytest.mark.parametrize("cell", ["x", "ja", "yes", "1", 1, True, "نعم", "maybe", "since spring"])
def test_anything_but_a_clear_no_means_out(cell: Cell) -> None:
    draft = _read("email opt_out", "a@b.example", cell)
    assert draft["opted_out"]
    assert draft["card"]["refusal"]["level"] == "no_releases"
    assert draft["card"]["refusal"]["reason"] == "Opted out in press.csv"
    assert draft["card"]["refusal"]["evidence"].startswith("opt_out: ")


@pytest.mark.parametrize("cell", ["no", "nein", "0", 0, False, "", None, "n/a", "لا"])
def test_a_clear_no_means_in(cell: Cell) -> None:
    draft = _read("email opt_out", "a@b.example", cell)
    assert not draft["opted_out"]
    assert "refusal" not in draft["card"]


def test_a_date_of_opting_out_says_since_when() -> None:
    assert _read("email opt_out", "a@b.example", "2023-04-05")["card"]["refusal"]["on"] == "2023-04-05"
    assert _read("email opt_out", "a@b.example", dt.date(2023, 4, 5))["card"]["refusal"]["on"] == "2023-04-05"
    assert "on" not in _read("email opt_out", "a@b.example", "form 12345678901")["card"]["refusal"]
    line = _read("email opt_out refusal_on", "a@b.example", "x", "2023-04-05 10:00:00")["card"]["refusal"]
    assert line["on"] == "2023-04-05"
    assert line["evidence"] == "opt_out: x"


def test_a_day_of_opting_out_that_cannot_be_read_still_means_out() -> None:
    draft = _read("email refusal_on", "a@b.example", "last spring")
    assert draft["opted_out"]
    assert draft["problems"][0]["field"] == "refusal_on"
    assert not _read("email refusal_on", "a@b.example", "n/a")["opted_out"]


def test_a_reason_is_kept_with_the_refusal() -> None:
    line = _read("email opt_out refusal_reason", "a@b.example", "x", "moved to sports")["card"]["refusal"]
    assert line["reason"] == "Opted out in press.csv: moved to sports"


def test_a_status_says_out_or_bounced_or_nothing() -> None:
    assert _read("email status", "a@b.example", "Unsubscribed")["opted_out"]
    assert not _read("email status", "a@b.example", "PITCHED")["opted_out"]
    pending = _read("email status", "a@b.example", "pending")["card"]["refusal"]
    assert pending["reason"] == "Never confirmed in press.csv"
    bounced = _read("email status", "a@b.example", "cleaned")
    assert bounced["card"]["emails"] == [{"address": "a@b.example", "state": "bounced", "reason": "status: cleaned"}]
    assert not bounced["opted_out"]


def test_consent_withheld_means_out() -> None:
    assert _read("email opt_in", "a@b.example", "no")["opted_out"]
    assert not _read("email opt_in", "a@b.example", "yes")["opted_out"]


def test_the_name_of_the_file_says_it_of_all_rows() -> None:
    out = _read("email", "a@b.example", status="unsubscribed")
    assert out["card"]["refusal"] == {"level": "no_releases", "reason": "Opted out in press.csv"}
    never = _read("email", "a@b.example", status="nonsubscribed")
    assert never["card"]["refusal"]["reason"] == "Not subscribed in press.csv"
    cleaned = _read("email", "a@b.example", status="cleaned")
    assert cleaned["card"]["emails"][0]["state"] == "bounced"
    assert not cleaned["opted_out"]
    both = _read("email opt_out status", "a@b.example", "x", "bounced", status="cleaned")
    assert both["opted_out"]
    assert both["card"]["emails"][0]["reason"] == "status: bounced"
