import datetime as dt

import pytest

from desktop.domain.columns import ColumnMatch, Mapping
from desktop.domain.rows import RowDraft, RowReader
from desktop.domain.rows.reach import read_handle
from desktop.domain.values import Cell


def _read(keys: str, *cells: Cell, country: str = "", by_row: bool = True, pair: int | None = None) -> RowDraft:
    columns = tuple(
        ColumnMatch(n, key, "" if key == "label" else key, pair=None if key == "label" else pair)
        for n, key in enumerate(keys.split())
    )
    mapping = Mapping(columns=columns, country=country, country_from_row=by_row)
    return RowReader(mapping, "x.csv", dt.date(2026, 11, 22)).read(2, cells)


def test_addresses_of_all_columns_come_once_with_their_purpose() -> None:
    card = _read(
        "email email_2 email_personal", "anna@b.example; desk@b.example", "ANNA@b.example", "anna@home.example"
    )["card"]
    assert card["emails"] == [
        {"address": "anna@b.example"},
        {"address": "desk@b.example", "purpose": "desk"},
        {"address": "anna@home.example", "purpose": "personal"},
    ]


def test_a_phone_is_read_by_its_own_row_first() -> None:
    assert _read("phone city", "079 123 45 67", "Amman", country="SE")["card"]["phones"][0]["number"].startswith("+962")
    assert _read("phone city", "070 174 06 05", "Amman", country="SE", by_row=False)["card"]["phones"] == [
        {"number": "+46701740605"}
    ]
    assert _read("phone", "070 174 06 05", country="SE")["card"]["phones"] == [{"number": "+46701740605"}]


def test_a_phone_that_cannot_be_read_stays_as_typed_and_is_told() -> None:
    draft = _read("phone_mobile", "0791 000 000")
    assert draft["card"]["phones"] == [{"number": "0791 000 000", "purpose": "mobile", "unchecked": True}]
    assert draft["problems"][0]["message"].endswith("has no country code: say which country it is in.")
    damaged = _read("fax", "9.61E+11")
    assert damaged["card"]["phones"] == [{"number": "9.61E+11", "answers": ["fax"], "unchecked": True}]
    assert damaged["problems"][0]["severity"] == "error"
    assert "phones" not in _read("phone email", "n/a", "a@b.example")["card"]
    assert _read("phone", 46701740605)["problems"]


def test_one_number_in_several_columns_answers_to_all() -> None:
    card = _read("phone_mobile whatsapp signal phone", *["+46 70 174 06 05"] * 4)["card"]
    assert card["phones"] == [
        {"number": "+46701740605", "purpose": "mobile", "answers": ["call", "whatsapp", "signal"]}
    ]
    assert _read("whatsapp phone_work", *["+46 70 174 06 05"] * 2)["card"]["phones"] == [
        {"number": "+46701740605", "answers": ["call", "whatsapp"], "purpose": "work"}
    ]
    assert _read("whatsapp", "https://wa.me/46701740605")["card"]["phones"][0]["number"] == "+46701740605"


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("* Mobile", {"purpose": "mobile"}), ("Privat", {"purpose": "home"}), ("Work", {"purpose": "work"}),
        ("Home Fax", {"answers": ["fax"]}), ("Work Fax", {"answers": ["fax"], "purpose": "work"}), ("Main", {"purpose": "switchboard"}),
        ("WhatsApp", {"answers": ["whatsapp"]}), ("Grandma's", {"purpose": "Grandma's"}), ("", {}),
    ],
)  # fmt: skip
def test_the_kind_of_a_phone_is_read_per_row(label: str, line: dict[str, object]) -> None:
    card = _read("label phone", label, "+46 70 174 06 05", pair=0)["card"]
    assert card["phones"] == [{"number": "+46701740605", **line}]


def test_a_free_label_does_not_hide_what_the_column_is_for() -> None:
    card = _read("label phone_mobile", "Grandma's", "+46 70 174 06 05", pair=0)["card"]
    assert card["phones"] == [{"number": "+46701740605", "purpose": "mobile"}]
    assert len(_read("phone phone_mobile", *["+46 70 174 06 05"] * 2)["card"]["phones"]) == 1


def test_a_short_row_has_no_label() -> None:
    assert _read("phone label", "+46 70 174 06 05", pair=1)["card"]["phones"] == [{"number": "+46701740605"}]
    assert _read("email label", "a@b.example", pair=1)["card"]["emails"] == [{"address": "a@b.example"}]


@pytest.mark.parametrize(
    ("network", "text", "read"),
    [
        ("x", "@anna", ("x", "anna")), ("x", "https://twitter.com/anna?lang=en", ("x", "anna")), ("x", "anna", ("x", "anna")),
        ("x", "https://x.com/home", ("x", "https://x.com/home")), ("x", "@", ("x", "@")),
        ("web", "https://www.linkedin.com/in/anna", ("linkedin", "https://www.linkedin.com/in/anna")),
        ("x", "https://www.facebook.com/anna", ("facebook", "https://www.facebook.com/anna")),
        ("telegram", "t.me/anna", ("telegram", "anna")), ("instagram", "instagram.com/anna/", ("instagram", "anna")),
        ("web", "www.nordisk.example", ("web", "www.nordisk.example")), ("web", "https://fox.com/a", ("web", "https://fox.com/a")),
    ],
)  # fmt: skip
def test_the_host_of_a_link_says_the_network(network: str, text: str, read: tuple[str, str]) -> None:
    assert read_handle(network, text) == {"network": read[0], "handle": read[1]}


def test_links_of_one_cell_are_kept_each_once() -> None:
    card = _read("website x", "www.a.example, www.b.example; www.a.example", "@anna; @anna")["card"]
    assert [line["handle"] for line in card["handles"]] == ["www.a.example", "www.b.example", "anna"]
    assert "handles" not in _read("website email", "n/a", "a@b.example")["card"]


def test_brevo_writes_numbers_with_their_country_code_and_no_plus() -> None:
    columns = (ColumnMatch(0, "EMAIL", "email"), ColumnMatch(1, "SMS", "phone"))
    reader = RowReader(Mapping(columns=columns, product="Brevo"), "x.csv", dt.date(2026, 11, 22))
    for cell in ("33612345678", 33612345678.0, "+33 6 12 34 56 78"):
        draft = reader.read(2, ["a@b.example", cell])
        assert (draft["card"]["phones"], draft["problems"]) == ([{"number": "+33612345678"}], [])
