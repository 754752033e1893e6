"""The layouts, as the other programs spell them, and people as rows of them."""

import csv
import io
import json

import pytest

from desktop.domain.contact import Card
from desktop.domain.errors import NotFound
from desktop.domain.presets import PRESETS, Preset, Recipient, preset
from desktop.domain.presets.mailers import NOT_ASCII

LAYLA: Card = {
    "display_name": "ليلى حداد",
    "given_name": "ليلى",
    "family_name": "حداد",
    "transliteration": "Layla Haddad",
    "prefix": "Dr.",
    "greetings": {"en": "Dear Layla", "ar": "عزيزتي ليلى"},
    "emails": [{"address": "layla@paper.example"}, {"address": "desk@paper.example", "purpose": "desk"}],
    "phones": [
        {"number": "+962790000000", "purpose": "mobile", "answers": ["call", "whatsapp"]},
        {"number": "+96265000000", "purpose": "work", "extension": "12"},
        {"number": "+96265000001", "purpose": "fax", "answers": ["fax"]},
    ],
    "handles": [{"network": "web", "handle": "https://layla.example"}, {"network": "x", "handle": "@layla"}],
    "affiliations": [
        {"outlet": "Old Paper", "ended": "2020-01-01"},
        {"outlet": "The Paper", "outlet_type": "daily", "desk": "World", "role": "Editor"},
        {"outlet": "Radio Nine", "role": "Host"},
    ],
    "beats": ["Human rights", "Health, care"],
    "languages": ["ar", "en"],
    "tags": ["VIP", "Amman, Jordan"],
    "street": "1 Rainbow Street",
    "postcode": "11118",
    "city": "Amman",
    "country": "JO",
    "time_zone": "Asia/Amman",
    "notes": "Prefers calls",
    "safety": ["pseudonym"],
    "working_days": ["sun", "mon"],
    "channel_order": ["phone", "email"],
    "custom": {"Shirt": "M"},
}
RECIPIENT = Recipient(
    7, LAYLA, "layla@paper.example", "work", ({"address": "desk@paper.example", "purpose": "desk"},), "Health desks"
)


def row(key: str, recipient: Recipient = RECIPIENT) -> dict[str, str]:
    one = preset(key)
    return {header: text for header, text in zip(one.headers, one.row(recipient), strict=True) if text}


def test_every_program_is_there_once() -> None:
    assert [one.key for one in PRESETS] == [
        "excel", "word", "google", "outlook", "thunderbird", "mailchimp", "brevo", "listmonk", "civicrm", "hubspot",
    ]  # fmt: skip
    assert all(one.label and one.what_for and one.columns for one in PRESETS)


def test_an_unknown_layout_says_which_there_are() -> None:
    with pytest.raises(NotFound) as said:
        preset("lotus")

    assert said.value.title == "There is no export layout called “lotus”."
    assert "mailchimp" in said.value.next_step


@pytest.mark.parametrize(
    ("key", "header"),
    [
        ("word", "Greeting,First_Name,Last_Name,Outlet,Street,Postcode,City,Country,Email"),
        (
            "google",
            (
                "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Organization Name,Organization Title,"
                "Organization Department,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,"
                "E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Label,Website 1 - Value"
            ),
        ),
        (
            "outlook",
            (
                "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
                "Business City,Business State,Business Postal Code,Business Country/Region,Business Phone,"
                "Mobile Phone,Business Fax,E-mail Address,E-mail 2 Address,Categories,Notes,Web Page"
            ),
        ),
        (
            "thunderbird",
            (
                "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,"
                "Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,"
                "Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,"
                "Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,"
                "Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes"
            ),
        ),
        ("mailchimp", "Email Address,First Name,Last Name,Phone Number,Company,Job Title,Country,Tags"),
        ("brevo", "EMAIL,FIRSTNAME,LASTNAME,SMS,EXT_ID"),
        ("listmonk", "email,name,attributes"),
        (
            "civicrm",
            (
                "First Name,Last Name,Email,Phone,Current Employer,Job Title,Street Address,City,Country,"
                "External Identifier"
            ),
        ),
        (
            "hubspot",
            "First name,Last name,Email,Phone Number,Job Title,Company name,Website URL,City,Country/Region",
        ),
    ],
)
def test_headers_are_spelled_as_the_program_expects(key: str, header: str) -> None:
    assert ",".join(preset(key).headers) == header


def test_thunderbird_has_its_37_columns() -> None:
    assert len(preset("thunderbird").columns) == 37


@pytest.mark.parametrize(
    ("key", "delimiter", "mark"),
    [("outlook", ",", True), ("brevo", ";", False), ("listmonk", ",", False), ("mailchimp", ",", False)],
)
def test_each_program_gets_its_own_csv(key: str, delimiter: str, *, mark: bool) -> None:
    assert (preset(key).delimiter, preset(key).byte_order_mark) == (delimiter, mark)


@pytest.mark.parametrize("one", [one for one in PRESETS if one.key != "excel"], ids=lambda one: one.key)
def test_one_address_each(one: Preset) -> None:
    cells = one.row(RECIPIENT)

    assert sum("@" in cell and cell != "@layla" for cell in cells) == 1
    assert "layla@paper.example" in cells


def test_excel_has_everything() -> None:
    told = row("excel")

    assert told == {
        "Display name": "ليلى حداد",
        "Prefix": "Dr.",
        "Given name": "ليلى",
        "Family name": "حداد",
        "Transliteration": "Layla Haddad",
        "Greeting": "عزيزتي ليلى",
        "Outlet": "The Paper; Radio Nine",
        "Outlet type": "daily",
        "Desk": "World",
        "Role": "Editor; Host",
        "E-mail 1": "layla@paper.example",
        "E-mail 1 type": "work",
        "E-mail 2": "desk@paper.example",
        "E-mail 2 type": "desk",
        "Phone 1": "+962790000000",
        "Phone 1 type": "mobile",
        "Phone 2": "+96265000000 ext. 12",
        "Phone 2 type": "work",
        "WhatsApp": "+962790000000",
        "Fax": "+96265000001",
        "Website": "https://layla.example",
        "X (Twitter)": "@layla",
        "Beats": "Human rights; Health, care",
        "Languages": "ar; en",
        "Tags": "VIP; Amman, Jordan",
        "Street": "1 Rainbow Street",
        "Postcode": "11118",
        "City": "Amman",
        "Country": "Jordan",
        "Time zone": "Asia/Amman",
        "Working days": "Sunday; Monday",
        "Preferred ways": "phone; email",
        "Safety": "pseudonym",
        "Opt-out": "no",
        "Notes": "Prefers calls",
    }


def test_excel_never_carries_an_address_that_was_not_allowed() -> None:
    one = Recipient(7, LAYLA, "layla@paper.example")

    assert "desk@paper.example" not in " ".join(preset("excel").row(one))


def test_the_last_slot_takes_all_that_are_left() -> None:
    further = tuple({"address": f"{n}@a.example"} for n in "bcde")

    told = row("excel", Recipient(1, {}, "a@a.example", "work", further))  # type: ignore[arg-type]

    assert told["E-mail 3"] == "c@a.example; d@a.example; e@a.example"
    assert told["E-mail 3 type"] == "work; work; work"


def test_own_fields_become_columns_where_the_layout_keeps_them() -> None:
    excel = preset("excel").with_custom(["Shirt", "Notes"])

    assert excel.headers[-2:] == ("Shirt", "Notes (own field)")
    assert excel.row(RECIPIENT)[-2:] == ["M", ""]
    assert preset("mailchimp").with_custom(["Shirt"]) is preset("mailchimp")


def test_columns_and_own_fields_can_be_left_out_by_name() -> None:
    excel = preset("excel").without(["Notes", "Shirt"]).with_custom(["Shirt", "Shoes", "Notes"])

    assert excel.headers[-2:] == ("Shoes", "Notes (own field)")
    assert "Notes" not in excel.headers
    assert preset("excel").without(["Notes (own field)"]).with_custom(["Notes"]).headers == preset("excel").headers


def test_a_layout_can_be_cut_down_to_chosen_columns() -> None:
    few = preset("excel").only(["E-mail 1", "Display name"])

    assert few.row(RECIPIENT) == ["ليلى حداد", "layla@paper.example"]


def test_mailchimp() -> None:
    told = row("mailchimp")

    assert told["Country"] == "JO"
    assert told["Phone Number"] == "+962790000000"
    assert next(csv.reader(io.StringIO(told["Tags"]), skipinitialspace=True)) == ["VIP", "Amman, Jordan"]
    assert preset("mailchimp").objection("лейла@paper.example") == NOT_ASCII
    assert preset("mailchimp").objection("layla@газета.example") == ""


def test_the_united_kingdom_is_gb() -> None:
    assert row("mailchimp", Recipient(1, {"country": "UK"}, "a@b.example"))["Country"] == "GB"


def test_brevo_and_listmonk() -> None:
    assert row("brevo") == {
        "EMAIL": "layla@paper.example",
        "FIRSTNAME": "ليلى",
        "LASTNAME": "حداد",
        "SMS": "962790000000",
        "EXT_ID": "dateline-7",
    }
    assert json.loads(row("listmonk")["attributes"]) == {
        "outlet": "The Paper",
        "desk": "World",
        "role": "Editor",
        "city": "Amman",
        "country": "JO",
        "languages": ["ar", "en"],
        "beats": ["Human rights", "Health, care"],
        "tags": ["VIP", "Amman, Jordan"],
        "contact": "dateline-7",
    }


def test_address_books() -> None:
    google, outlook, thunderbird = row("google"), row("outlook"), row("thunderbird")

    assert google["Labels"] == "* myContacts ::: Health desks ::: VIP ::: Amman, Jordan"
    assert (google["Phone 1 - Label"], google["Phone 1 - Value"]) == ("Mobile", "+962790000000")
    assert (outlook["Business Phone"], outlook["Mobile Phone"]) == ("+96265000000 ext. 12", "+962790000000")
    assert outlook["Categories"] == "VIP;Amman, Jordan"
    assert outlook["Business Country/Region"] == thunderbird["Work Country"] == "Jordan"
    assert thunderbird["Fax Number"] == outlook["Business Fax"] == "+96265000001"


def test_word() -> None:
    assert row("word")["Greeting"] == "عزيزتي ليلى"


@pytest.mark.parametrize(
    ("card", "first", "last"),
    [
        ({"display_name": "Layla Haddad"}, "Layla", "Haddad"),
        ({"given_name": "Layla"}, "Layla", ""),
        ({"family_name": "Haddad"}, "", "Haddad"),
        ({"display_name": "Pelé"}, "Pelé", ""),
        ({"display_name": "The Paper · World", "affiliations": [{"outlet": "The Paper", "desk": "World"}]}, "", ""),
        ({}, "", ""),
    ],
)
def test_first_and_last_name_come_from_what_is_known(card: Card, first: str, last: str) -> None:
    told = row("brevo", Recipient(1, card, "a@b.example"))

    assert (told.get("FIRSTNAME", ""), told.get("LASTNAME", "")) == (first, last)


@pytest.mark.parametrize("one", PRESETS, ids=lambda one: one.key)
def test_an_empty_card_makes_a_row_of_texts(one: Preset) -> None:
    cells = one.row(Recipient(1, {}, "a@b.example"))

    assert len(cells) == len(one.headers) == len(set(one.headers))
    assert all(isinstance(cell, str) for cell in cells)


def test_details_of_several_outlets_stand_in_the_order_of_the_outlets() -> None:
    card: Card = {
        "affiliations": [{"outlet": "A"}, {"outlet": "B", "desk": "World"}, {"outlet": "C"}, {"outlet": "D", "ended": "2020-01-01"}],
        "tags": ["Amman, Jordan"],
    }  # fmt: skip
    told = row("excel", Recipient(1, card, "a@b.example"))
    assert (told["Outlet"], told["Desk"], told["Tags"]) == ("A; B; C", "; World", "Amman, Jordan;")
    assert "Role" not in told


def test_a_layout_says_what_it_reads_and_objects_to() -> None:
    assert preset("listmonk").fields == {
        "affiliations", "beats", "city", "country", "languages", "shown_name", "tags",
    }  # fmt: skip
    assert preset("excel").objection("layla@paper.example") == ""
