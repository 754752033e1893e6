"""Rows as people write them, and the cards they become."""

import datetime as dt
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.columns import FIELDS, ColumnMatch, Mapping, propose
from desktop.domain.contact import Card
from desktop.domain.rows import RowDraft, RowReader
from desktop.domain.values import Cell

TODAY = dt.date(2026, 11, 22)


def _mapping(*keys: str, **more: object) -> Mapping:
    columns = tuple(ColumnMatch(n, key.upper(), key) for n, key in enumerate(keys))
    return Mapping(columns=columns, **more)  # type: ignore[arg-type]


def _read(keys: str, *cells: Cell, name: str = "list.xlsx", **more: object) -> RowDraft:
    return RowReader(_mapping(*keys.split(), **more), name, TODAY).read(2, cells)


def _card(keys: str, *cells: Cell, **more: object) -> Card:
    return _read(keys, *cells, **more)["card"]  # type: ignore[arg-type]


def test_a_plain_row_becomes_a_card() -> None:
    draft = _read(
        "full_name email phone_mobile outlet role beats languages city notes",
        "BERG, Tomas", "T.Berg@Nordisk.example", "070 174 06 05", "Nordisk Radio", "Reporter", "UN; Aid", "SV/EN",
        "STOCKHOLM", "Met in Oslo",
    )  # fmt: skip
    assert draft == {
        "row": 2,
        "card": {
            "display_name": "Tomas Berg", "given_name": "Tomas", "family_name": "Berg",
            "emails": [{"address": "T.Berg@nordisk.example"}],
            "phones": [{"number": "+46701740605", "purpose": "mobile"}],
            "affiliations": [{"outlet": "Nordisk Radio", "role": "Reporter"}],
            "beats": ["UN", "Aid"], "languages": ["sv", "en"],
            "city": "Stockholm", "country": "SE", "time_zone": "Europe/Stockholm", "notes": "Met in Oslo",
        },
        "problems": [], "reject": "", "opted_out": False, "lists": [],
    }  # fmt: skip


def test_names_keep_their_script_and_parts() -> None:
    assert _card("full_name", "سلمى النجار")["display_name"] == "سلمى النجار"
    card = _card("given_name middle_name family_name", "ANNA", "M.", "BERG")
    assert card == {"display_name": "Anna M. Berg", "given_name": "Anna", "middle_name": "M.", "family_name": "Berg"}
    assert _card("prefix prefix full_name", "Frau", "Dr.", "Anna Berg")["prefix"] == "Frau Dr."
    assert _card("full_name", "Dr. Anna Berg")["prefix"] == "Dr."
    assert _card("given_name", "Agarwal, Abhi")["family_name"] == "Agarwal"
    assert _card("given_name", "Abhi") == {"display_name": "Abhi", "given_name": "Abhi"}
    assert _card("display_name email", "Anna B.", "a@b.example")["display_name"] == "Anna B."
    assert _card("display_name given_name", "Anna B.", "Anna")["display_name"] == "Anna B."
    assert _card("full_name given_name", "Anna Maria Berg", "Anna Maria")["given_name"] == "Anna Maria"
    assert _card("full_name", "***")["display_name"] == "***"


def test_several_people_in_one_cell_are_never_merged_into_one() -> None:
    card = _card("full_name", "Anna Berg & Tom Lind")
    assert card == {"display_name": "Anna Berg & Tom Lind"}


def test_a_name_beside_the_address_is_taken_where_there_is_no_other() -> None:
    assert _card("email", "Anna Berg <anna@b.example>")["display_name"] == "Anna Berg"
    assert _card("email full_name", "Anna Berg <anna@b.example>", "Tom Lind")["display_name"] == "Tom Lind"
    assert _card("email given_name", "Anna Berg <anna@b.example>", "Tom")["display_name"] == "Tom"


def test_a_row_of_an_outlet_alone_is_its_desk() -> None:
    card = _card("full_name outlet email", "", "Nordisk Radio", "x9@nordisk.example")
    assert card == {
        "affiliations": [{"outlet": "Nordisk Radio"}],
        "emails": [{"address": "x9@nordisk.example", "purpose": "desk"}],
    }
    assert "display_name" not in _card("full_name outlet", "NORDISK RADIO", "Nordisk Radio")


def test_what_nobody_can_be_reached_by_is_rejected_with_its_cells() -> None:
    draft = _read("full_name email beats role", "", "nonsense", "UN", "Editor")
    assert draft["reject"] == "No name and no address"
    assert draft["cells"] == ["", "nonsense", "UN", "Editor"]
    assert [problem["message"] for problem in draft["problems"]] == ["‘nonsense’ is not an e-mail address."]
    assert "cells" not in _read("full_name", "Anna Berg")


def test_an_outlet_alone_is_a_heading_and_nobody() -> None:
    for cells in (["TV", "", ""], ["Radio Nord", "", "Oslo"]):
        assert _read("outlet full_name city", *cells)["reject"] == "No name and no address"
    assert _read("outlet website", "Radio Nord", "https://nord.example")["reject"] == ""
    assert _read("outlet street", "Radio Nord", "Long Road 1")["reject"] == ""


def test_the_tags_of_a_sheet_are_no_mistakes() -> None:
    assert _read("full_name email", "#contact+name", "#contact+email")["problems"] == []


def test_a_bad_address_does_not_reject_a_row_with_a_name() -> None:
    draft = _read("full_name email", "Anna Berg", "anna@nordisk,example")
    assert draft["reject"] == ""
    problem = draft["problems"][0]
    assert (problem["column"], problem["field"], problem["severity"]) == ("EMAIL", "email", "error")
    assert problem["value"] == "anna@nordisk,example"
    assert "emails" not in draft["card"]


def test_rows_that_are_no_contacts_say_so() -> None:
    reader = RowReader(_mapping("full_name", "email"), "x", TODAY)
    assert reader.read(9, ["FULL_NAME", "EMAIL"])["reject"] == "The header again, not a contact"
    assert reader.read(2, ["#contact+name", "#email"])["reject"] == "Tags of a humanitarian sheet, not a contact"
    assert reader.read(3, [None, " "])["reject"] == "A blank row"
    assert reader.read(3, [])["reject"] == "A blank row"
    assert reader.read(3, ["Anna Berg"])["card"]["display_name"] == "Anna Berg"
    assert RowReader(Mapping(), "x", TODAY).read(3, ["a"])["reject"] == "No name and no address"


def test_blank_rows_are_known() -> None:
    assert RowReader.is_blank([None, "", " \u200b", "n/a"])
    assert not RowReader.is_blank([None, 0])


def test_our_own_guard_of_formulas_is_undone() -> None:
    draft = _read("full_name notes phone", "Anna Berg", "'=1+1", "'+46701740605")
    assert draft["card"]["notes"] == "=1+1"
    assert draft["card"]["phones"] == [{"number": "+46701740605"}]
    assert draft["problems"] == []


def test_fields_of_several_columns_add_up() -> None:
    card = _card(
        "full_name beats beats street street notes notes custom custom tags",
        "Anna Berg", "UN; Aid", "aid, Law", "Lane 1", "Floor 2", "one", "two", "A", "B", "* myContacts ::: VIP",
    )  # fmt: skip
    assert card["beats"] == ["UN", "Aid", "Law"]
    assert card["street"] == "Lane 1\nFloor 2"
    assert card["notes"] == "one\nNOTES: two"
    assert card["custom"] == {"CUSTOM": "A; B"}
    assert card["tags"] == ["VIP"]


def test_the_kept_texts_keep_their_name() -> None:
    card = _card(
        "full_name nickname suffix transliteration postcode district owner source external_id regions desk outlet",
        "Anna Berg", "Annie", "PhD", "Anna", "01234", "Skåne", "Mona", "Conference", 4711, "MENA", "Foreign", "Radio",
    )  # fmt: skip
    assert card["postcode"] == "01234"
    assert card["custom"] == {"EXTERNAL_ID": "4711"}
    assert card["regions"] == ["MENA"]
    assert card["affiliations"] == [{"outlet": "Radio", "desk": "Foreign"}]
    assert (card["nickname"], card["owner"], card["source"]) == ("Annie", "Mona", "Conference")


def test_a_greeting_is_kept_in_the_language_of_the_row() -> None:
    assert _card("full_name greeting languages", "Anna", "Liebe Anna", "de")["greetings"] == {"de": "Liebe Anna"}
    assert _card("full_name greeting", "Anna", "Liebe Anna")["greetings"] == {"und": "Liebe Anna"}


def test_lists_are_beside_the_card() -> None:
    draft = _read("full_name list list", "Anna Berg", "Geneva; Brussels", "* Geneva")
    assert draft["lists"] == ["Geneva", "Brussels"]
    assert "lists" not in draft["card"]


def test_a_broken_encoding_is_repaired_if_the_mapping_says_so() -> None:
    broken = "Zoë Müller".encode().decode("cp1252")
    assert _card("full_name", broken, repair_mojibake=True)["display_name"] == "Zoë Müller"
    assert _card("full_name", broken)["display_name"] == broken
    assert _card("full_name", "Anna Berg", repair_mojibake=True)["display_name"] == "Anna Berg"


def test_left_out_columns_are_not_read() -> None:
    assert _card("full_name skip", "Anna Berg", "secret") == _card("full_name", "Anna Berg")


def test_a_google_contact_is_read_with_the_kinds_of_its_row() -> None:
    header = [
        "First Name",
        "Last Name",
        "E-mail 1 - Label",
        "E-mail 1 - Value",
        "Phone 1 - Label",
        "Phone 1 - Value",
        "Address 1 - City",
        "Address 1 - Country",
    ]
    rows: list[list[Cell]] = [
        ["Layla", "Haddad", "* Home", "l@x.example ::: l2@y.example", "Mobile ::: Work", "+961 3 123456 ::: +961 1 234567",
         "Beirut ::: Paris", " ::: France"],
        ["Omar", "Nasser", "Work", "o@x.example", "Work Fax", "+961 1 234568", "", ""],
    ]  # fmt: skip
    reader = RowReader(propose(header, rows, file_name="contacts.csv"), "contacts.csv", TODAY)
    first, second = reader.read(2, rows[0])["card"], reader.read(3, rows[1])["card"]
    assert [line.get("purpose") for line in first["emails"]] == ["personal", "personal"]
    assert [line.get("purpose") for line in first["phones"]] == ["mobile", "work"]
    assert (first["city"], first["country"]) == ("Beirut", "LB")
    assert second["phones"] == [{"number": "+9611234568", "answers": ["fax"], "purpose": "work"}]
    assert "purpose" not in second["emails"][0]


_CELLS = st.one_of(
    st.none(), st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.sampled_from(["anna@b.example", "+46 70 174 06 05", "Beirut", "03/04/23", "x", "ar;en", "Anna Berg", "a ::: b",
                     "https://x.com/anna", "n/a", "Freelance / BBC", "=1+1", "9.61E+11", "Lebanon"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([f.key for f in FIELDS]), min_size=1, max_size=9), st.data())
def test_any_cells_give_a_draft_and_the_same_again(keys: list[str], data: st.DataObject) -> None:
    cells = data.draw(st.lists(_CELLS, max_size=len(keys) + 1))
    reader = RowReader(_mapping(*keys, country="SE"), "list.csv", TODAY)
    first = reader.read(5, cells)
    assert first == reader.read(5, cells) == RowReader(_mapping(*keys, country="SE"), "list.csv", TODAY).read(5, cells)
    together = reader.read_all([(4, []), (5, cells), (6, [*cells, "more"]), (5, cells)])
    assert together == [reader.read(4, []), first, reader.read(6, [*cells, "more"]), first], (
        "rows tell nothing of others"
    )
    assert all(value not in ("", [], {}, None) for value in cast("dict[str, object]", first["card"]).values())
    assert all(problem["message"] and problem["column"] for problem in first["problems"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["email", "phone", "country", "languages", "verified_on", "time_zone", "city", "beats", "tags", "role", "notes", "x", "outlet", "full_name"]), st.text(min_size=1, max_size=30))  # fmt: skip
def test_no_text_is_lost_without_a_word(key: str, text: str) -> None:
    """Whatever is written in a matched column is in the card or in a problem, unless it means nothing."""
    draft = RowReader(_mapping("notes", key), "list.csv", TODAY).read(5, ["n", text])
    nothing = RowReader.is_blank([text]) or not any(char.isalnum() for char in text)
    assert nothing or draft["problems"] or len(draft["card"]) > 1 or draft["card"]["notes"] != "n"


@pytest.mark.parametrize("key", ["opt_out", "status", "opt_in", "refusal_on"])
def test_a_refusal_never_gets_lost_by_the_order_of_columns(key: str) -> None:
    cell = "no" if key == "opt_in" else "unsubscribed"
    assert _read(f"full_name {key}", "Anna Berg", cell)["opted_out"]
    assert _read(f"{key} full_name", cell, "Anna Berg")["opted_out"]


def test_spanish_names_have_two_family_names_where_country_or_headers_say_so() -> None:
    assert _card("full_name country", "Íñigo Martínez Soler", "España")["family_name"] == "Martínez Soler"
    assert _card("full_name country", "Anna Maria Berg", "Norway")["family_name"] == "Berg"
    columns = (
        ColumnMatch(0, "Periodista", "full_name"),
        ColumnMatch(1, "Medio", "outlet"),
        ColumnMatch(2, "Correo", "email"),
    )
    reader = RowReader(Mapping(columns=columns), "x.csv", TODAY)
    assert reader.read(2, ["Íñigo Martínez Soler", "Radio", "i@r.example"])["card"]["family_name"] == "Martínez Soler"


def test_a_heading_in_the_column_of_names_is_no_person() -> None:
    for heading in ("NORTH REGION", "Radio", "Lebanon"):
        assert _read("full_name outlet email", heading, "", "")["reject"] == "A heading between the rows, not a contact"
    assert _read("full_name outlet email", "Anna Berg", "", "")["reject"] == ""
    assert _read("full_name outlet email", "NORTH DESK", "Radio", "")["reject"] == ""
    assert _read("full_name email", "Radio", "")["reject"] == ""


def test_a_desk_shown_by_outlet_and_desk_has_no_name() -> None:
    for key in ("full_name", "display_name"):
        card = _card(f"{key} outlet desk email", "Radio X · News", "Radio X", "News", "news@x.example")
        assert "display_name" not in card


def test_a_heading_with_the_reason_of_its_rejection_beside_it_stays_a_heading() -> None:
    columns = (*_mapping("full_name", "outlet", "email").columns, ColumnMatch(3, "Why it stayed out"))
    draft = RowReader(Mapping(columns=columns), "x", TODAY).read(2, ["TV", "", "", "A heading"])
    assert draft["reject"] == "A heading between the rows, not a contact"


def test_no_rows_are_no_cards() -> None:
    assert RowReader(_mapping("full_name"), "list.xlsx", TODAY).read_all([]) == []


def test_a_shown_name_that_is_the_outlet_again_is_none() -> None:
    card = _card("display_name given_name outlet email", "Nordisk Radio", "Tomas", "Nordisk Radio", "t@nordisk.example")

    assert card["given_name"] == "Tomas"
    assert card["display_name"] != "Nordisk Radio"


def test_parts_of_a_whole_name_do_not_replace_columns_of_their_own() -> None:
    card = _card("full_name prefix", "Dr. Tomas Berg", "Prof.")

    assert (card["prefix"], card["family_name"]) == ("Prof.", "Berg")


def test_a_desk_is_told_by_a_role_in_any_script() -> None:
    lines = _card("full_name email", "Наташа", "«info»@press.example; -news@press.example").get("emails", [])

    assert all(line.get("purpose", "desk") == "desk" for line in lines)


def test_a_second_family_name_joins_the_first() -> None:
    assert _card("given_name family_name family_name_2", "Ana", "García", "Ruiz")["family_name"] == "García Ruiz"
