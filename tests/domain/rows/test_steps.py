import datetime as dt

from desktop.domain.columns import ColumnMatch, Mapping
from desktop.domain.rows import RowDraft, RowReader
from desktop.domain.rows.draft import Memo
from desktop.domain.values import Cell


def _read(key: str, cell: Cell, *more: Cell) -> RowDraft:
    columns = (ColumnMatch(0, "Name", "full_name"), *(ColumnMatch(n, "Feld", key) for n in range(1, len(more) + 2)))
    return RowReader(Mapping(columns=columns), "x.csv", dt.date(2026, 11, 22)).read(2, ["Anna Berg", cell, *more])


def test_days_are_read_and_days_to_come_are_told() -> None:
    assert _read("last_touch", "03/04/23")["card"]["last_touch"] == "2023-04-03"
    assert _read("verified_on", dt.date(2024, 5, 6))["card"]["verified_on"] == "2024-05-06"
    later = _read("verified_on", "01.02.2033")
    assert later["card"]["verified_on"] == "2033-02-01"
    assert later["problems"][0]["message"] == "‘01.02.2033’ is in the future."
    bad = _read("last_touch", "soon")
    assert "last_touch" not in bad["card"]
    assert (bad["problems"][0]["severity"], bad["problems"][0]["value"]) == ("error", "soon")


def test_what_is_no_language_is_told() -> None:
    draft = _read("languages", "ar, Quatschisch", "en; ar")
    assert draft["card"]["languages"] == ["ar", "en"]
    assert draft["problems"][0]["column"] == "Feld"


def test_cells_that_are_no_text_are_read_too() -> None:
    assert _read("tags", 5)["card"]["tags"] == ["5"]
    assert _read("role", 5)["card"]["affiliations"] == [{"outlet": "", "role": "5"}]
    assert _read("nickname", 5)["card"]["nickname"] == "5"
    assert _read("list", 5)["lists"] == ["5"]
    assert "languages" not in _read("languages", 5)["card"]
    assert "tags" not in _read("tags", "-")["card"]
    assert "custom" not in _read("custom", "-")["card"]
    assert "notes" not in _read("notes", "-")["card"]
    assert "nickname" not in _read("nickname", "-")["card"]
    assert "affiliations" not in _read("role", "-")["card"]
    assert "regions" not in _read("regions", None)["card"]


def test_the_first_of_two_whole_names_wins() -> None:
    assert _read("full_name", "Tom Lind")["card"]["display_name"] == "Anna Berg"


def test_safety_flags_are_known_by_their_words() -> None:
    assert _read("safety", "in exile, writes under pseudonym")["card"]["safety"] == ["in_exile", "pseudonym"]
    assert _read("safety", "Exil", "unsafe phone; exile")["card"]["safety"] == ["in_exile", "unsafe_channel"]
    assert "safety" not in _read("safety", "no")["card"]
    other = _read("safety", "be careful")
    assert other["card"]["notes"] == "Feld: be careful"
    assert other["problems"][0]["message"] == "‘be careful’ names no safety flag; it is kept in the notes."


def test_a_memory_stays_small() -> None:
    memo = Memo(lambda text: text.upper())
    for number in range(Memo._MOST + 10):
        assert memo[f"a{number}"] == f"A{number}"
    assert len(memo) < Memo._MOST


def test_a_rank_keeps_the_name_of_its_column() -> None:
    columns = (ColumnMatch(0, "Name", "full_name"), ColumnMatch(1, "Tier", "tags"))
    reader = RowReader(Mapping(columns=columns), "x.csv", dt.date(2026, 11, 22))
    assert reader.read(2, ["Anna", 1])["card"]["tags"] == ["Tier 1"]
    assert reader.read(2, ["Anna", "2; VIP"])["card"]["tags"] == ["Tier 2", "VIP"]


def test_working_days_and_hours_are_read_or_kept_in_the_notes() -> None:
    columns = (
        ColumnMatch(0, "Name", "full_name"), ColumnMatch(1, "Days", "working_days"), ColumnMatch(2, "Hours", "good_hours"),
        ColumnMatch(3, "Ways", "channel_order"), ColumnMatch(4, "Back", "away_until"), ColumnMatch(5, "2", "family_name_2"),
    )  # fmt: skip
    reader = RowReader(Mapping(columns=columns), "x.csv", dt.date(2026, 11, 22))
    card = reader.read(2, ["Anna Berg", "Mon-Tue", "9-17", "Phone", "2027-01-02", ""])
    assert card["problems"] == []
    assert (card["card"]["working_days"], card["card"]["good_hours"]) == (["mon", "tue"], "09:00-17:00")
    assert (card["card"]["channel_order"], card["card"]["away_until"]) == (["phone"], "2027-01-02")
    draft = reader.read(3, ["Anna Berg", "rarely", "late", "", "", ""])
    assert draft["card"]["notes"] == "Days: rarely\nHours: late"
    assert [problem["severity"] for problem in draft["problems"]] == ["warning", "warning"]
