import datetime as dt

from desktop.domain.columns import ColumnMatch, Mapping, propose
from desktop.domain.rows import RowDraft, RowReader

_TODAY = dt.date(2026, 11, 22)


def _read(*cells: str) -> RowDraft:
    columns = (ColumnMatch(0, "name", "full_name"), ColumnMatch(1, "attributes", "attributes"))
    return RowReader(Mapping(columns=columns), "x.csv", _TODAY).read(2, cells)


def test_fields_in_one_cell_are_taken_apart() -> None:
    card = _read("Anna Berg", '{"city": "Berlin", "outlet": "Radio", "beat": ["UN", "Aid"], "shoe": 39, "ip": "1.1"}')[
        "card"
    ]
    assert (card["city"], card["country"]) == ("Berlin", "DE")
    assert card["affiliations"] == [{"outlet": "Radio"}]
    assert card["beats"] == ["UN", "Aid"]
    assert card["custom"] == {"shoe": "39"}


def test_what_is_no_object_is_told_once() -> None:
    draft = _read("Anna Berg", "{broken")
    assert [problem["message"] for problem in draft["problems"]] == ["‘{broken’ is no JSON object."]
    assert _read("Anna Berg", "[1]")["problems"]
    assert _read("Anna Berg", "{}")["problems"] == []


def test_the_column_is_proposed_and_its_fields_are_named() -> None:
    rows = [["a@b.example", "Anna", '{"city": "Berlin"}']] * 3
    match = propose(["email", "name", "attributes"], rows, file_name="x.csv").columns[2]
    assert (match.field, match.note) == ("attributes", "Taken apart: “city”")
    assert propose(["email", "attributes"], [["a@b.example", "tall"]], file_name="x.csv").columns[1].field == ""


def test_an_attribute_that_is_itself_an_object_stays_as_it_is_written() -> None:
    reader = RowReader(
        Mapping(columns=(ColumnMatch(0, "name", "full_name"), ColumnMatch(1, "attributes", "attributes"))),
        "subscribers.csv",
        dt.date(2026, 11, 22),
    )
    cards = [reader.read(row, ["Tomas Berg", '{"shoe": {"left": 41}}'])["card"] for row in (2, 3)]
    assert [card["custom"] for card in cards] == [{"shoe": '{"left": 41}'}] * 2
