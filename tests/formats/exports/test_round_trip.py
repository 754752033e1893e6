"""The sheet with everything, written and imported again: the same people come back."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.domain.columns import propose
from desktop.domain.columns.mapping import Confidence
from desktop.domain.contact import AffiliationLine, Card, EmailLine
from desktop.domain.presets import Recipient, preset
from desktop.domain.rows import RowReader
from desktop.formats.exports.delimited import write_delimited
from desktop.formats.exports.xlsx import write_xlsx

LAYLA: Card = {
    "display_name": "ليلى حداد",
    "given_name": "ليلى",
    "family_name": "حداد",
    "prefix": "Dr.",
    "nickname": "Lulu",
    "transliteration": "Layla Haddad",
    "greetings": {"ar": "عزيزتي ليلى"},
    "emails": [
        {"address": "layla@paper.example"},
        {"address": "desk@paper.example", "purpose": "desk"},
        {"address": "layla@home.example", "purpose": "personal"},
    ],
    "phones": [
        {"number": "+962790000000", "purpose": "mobile", "answers": ["call", "whatsapp"]},
        {"number": "+96265000000", "purpose": "work", "extension": "12"},
        {"number": "+96265000001", "answers": ["fax"]},
    ],
    "handles": [{"network": "web", "handle": "https://layla.example"}, {"network": "x", "handle": "layla"}],
    "affiliations": [
        {"outlet": "The Paper", "outlet_type": "daily", "desk": "World", "role": "Editor"},
        {"outlet": "Radio Nine"},
    ],
    "beats": ["Human rights", "Health, care"],
    "regions": ["Levant"],
    "languages": ["ar", "en"],
    "tags": ["VIP", "Amman, Jordan"],
    "street": "1 Rainbow Street",
    "postcode": "11118",
    "city": "Amman",
    "country": "JO",
    "time_zone": "Asia/Amman",
    "notes": "=1+1\nPrefers calls",
    "owner": "Rosa",
    "source": "Conference",
    "verified_on": "2026-03-04",
    "last_touch": "2026-05-06",
    "safety": ["pseudonym"],
}
AHMED: Card = {
    "display_name": "Ahmed Said",
    "emails": [{"address": "ahmed@radio.example"}],
    "country": "NA",
    "languages": ["no"],
}
TODAY = date(2026, 11, 22)
EXCEL = preset("excel")


def recipient(card: Card, number: int = 1) -> Recipient:
    first, *further = card["emails"]
    return Recipient(number, card, first["address"], first.get("purpose", "work"), tuple(further), "Press")


def by_workbook(rows: list[list[str]]) -> list[list[str]]:
    stream = io.BytesIO()
    write_xlsx(stream, "Press", EXCEL.headers, rows, expected=len(rows))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue())).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python()]


def by_csv(rows: list[list[str]]) -> list[list[str]]:
    stream = io.BytesIO()
    write_delimited(stream, EXCEL.headers, [list(zip(*rows, strict=True))])
    return list(csv.reader(io.StringIO(stream.getvalue().decode(), newline="")))


def imported(table: list[list[str]]) -> list[Card]:
    header, *rows = table
    mapping = propose(header, rows, file_name="press.xlsx")
    reader = RowReader(mapping, "press.xlsx", TODAY)
    return [reader.read(number, row)["card"] for number, row in enumerate(rows, 2)]


@pytest.mark.parametrize("through", [by_workbook, by_csv], ids=["xlsx", "csv"])
def test_the_same_people_come_back(through: object) -> None:
    back = imported(through([EXCEL.row(recipient(LAYLA)), EXCEL.row(recipient(AHMED, 2))]))  # type: ignore[operator]

    assert back[0] == LAYLA
    assert {key: back[1].get(key) for key in AHMED} == AHMED


def test_the_import_is_sure_of_every_column_it_fills() -> None:
    mapping = propose(EXCEL.headers, [EXCEL.row(recipient(LAYLA))], file_name="press.xlsx")

    filled = [match for match in mapping.columns if any(match.samples)]
    unsure = {match.header: match.confidence for match in filled if match.confidence is not Confidence.SURE}
    kinds = {
        match.header for match in mapping.columns if match.header.endswith(" type") and match.header != "Outlet type"
    }
    assert set(unsure) - kinds == {"Opt-out"}  # consent is always shown to be checked


words = st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True)


@given(
    st.lists(
        st.builds(
            dict,
            given_name=words,
            family_name=words,
            emails=st.integers(0, 10**6).map(lambda n: [EmailLine(address=f"p{n}@paper.example")]),
            affiliations=words.map(lambda name: [AffiliationLine(outlet=f"{name} Daily", role="Editor")]),
            notes=st.sampled_from(["=1+1", "+1 more", "-", "@home", "plain", "two\nlines", "a; b", "'quoted'"]),
            tags=st.lists(words, min_size=1, max_size=3, unique=True),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_person_comes_back(people: list[Card]) -> None:
    rows = [EXCEL.row(recipient(card, number)) for number, card in enumerate(people)]

    for through in (by_workbook, by_csv):
        for before, after in zip(people, imported(through(rows)), strict=True):
            assert [line["address"] for line in after["emails"]] == [line["address"] for line in before["emails"]]
            assert (after["given_name"], after["family_name"]) == (before["given_name"], before["family_name"])
            assert after["affiliations"][0]["outlet"] == before["affiliations"][0]["outlet"]
            assert after["tags"] == before["tags"]
