"""The messy list is messy in every way promised, harmless, and always the same."""

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from random import Random

import openpyxl
import phonenumbers
import pytest

from desktop.domain.contact import LINE_FIELDS, SINGLE_FIELDS, TERM_FIELDS, display_name
from desktop.domain.errors import InvalidValue, StorageFailure
from desktop.resources import resource
from desktop.services.samples import example_cards, sample
from desktop.services.samples.examples import ANCHOR
from desktop.services.samples.people import Newsroom
from desktop.services.samples.phones import PhoneBook, international, local
from desktop.services.samples.sheet import COLUMNS, MERGED, messy_sheets
from desktop.services.samples.words import words

ADDRESS = re.compile(r"[\w.+-]+@+[\w.-]+(?:,example)?", re.IGNORECASE)


def _rows(seed: int, contacts: int = 400) -> list[list[object]]:
    return [list(row.cells) for row in messy_sheets(contacts, seed)[0].rows]


def test_a_workbook_has_the_rows_columns_and_oddities_promised(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"

    made = sample(path, 1_000, 5)

    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert (made.contacts, made.columns) == (1_000, 25)
    assert sheet.max_column == 25
    assert sheet.max_row == 5 + 1_000 + 2  # titles and header, people, a blank row and the total
    assert {str(cells) for cells in sheet.merged_cells.ranges} == set(MERGED)
    assert [one.sheet_state for one in book] == ["visible", "hidden", "visible"]
    assert any(row.hidden for row in sheet.row_dimensions.values())
    assert [cell.value for cell in sheet[sheet.max_row][:2]] == ["Total", 1_000]


def test_the_same_seed_gives_the_same_file_and_another_seed_another(tmp_path: Path) -> None:
    first, again, other = (tmp_path / name for name in ("first.xlsx", "again.xlsx", "other.xlsx"))

    sample(first, 50, 7)
    sample(again, 50, 7)
    sample(other, 50, 8)

    assert first.read_bytes() == again.read_bytes() != other.read_bytes()


@pytest.mark.parametrize("seed", range(5))
def test_each_seed_has_its_language_and_some_foreign_headers(seed: int) -> None:
    headers = words()["headers"]
    rows = _rows(seed, 1)[4]

    own = sum(cell == headers[key][seed] for key, cell in zip(COLUMNS, rows, strict=True))

    assert 13 <= own <= 25
    assert all(cell in headers[key] for key, cell in zip(COLUMNS, rows, strict=True))


def test_people_are_spread_over_scripts() -> None:
    ranges = {"arabic": "؀-ۿ", "cyrillic": "Ѐ-ӿ", "cjk": "぀-ヿ㐀-鿿가-힯"}
    found: Counter[str] = Counter()
    for row in _rows(0, 2_000)[5:-2]:
        name = str(row[1])
        found.update([next((script for script, letters in ranges.items() if re.search(f"[{letters}]", name)), "latin")])

    shares = {script: count / 2_000 for script, count in found.items()}
    assert 0.62 < shares["latin"] < 0.80
    assert all(0.06 < shares[script] < 0.14 for script in ranges)


def test_every_address_is_reserved() -> None:
    addresses = [
        found for seed in range(5) for row in _rows(seed) for cell in row for found in ADDRESS.findall(str(cell))
    ]

    assert len(addresses) > 1_500
    assert all(re.search(r"[.,]example\.?$", address, re.IGNORECASE) for address in addresses)


def test_the_mess_is_there() -> None:
    cells = [cell for seed in range(5) for row in _rows(seed, 1_000)[5:-2] for cell in row]
    texts = "\n".join(cell for cell in cells if isinstance(cell, str))

    signs = (
        "mailto:", "@@", ",example", "[email protected]", "\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}", "E+10", "'+",
        "tel:+", "٠", "#REF!", "n/a", "🙏", "🙂", "+1 for", "=new desk", "UK", "GBR", "Londres", "القاهرة", "unsubscribed 2023",
    )  # fmt: skip
    assert [sign for sign in signs if sign not in texts] == ["🙏"]  # that one stands in the title
    assert any(isinstance(cell, int) and cell > 10**9 for cell in cells), "phones that became numbers"
    assert any(isinstance(cell, date) for cell in cells)
    assert re.search(r"^(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/\d\d", texts, re.MULTILINE), "ambiguous dates"
    assert re.search(r"\S+@\S+[;,/\n] ?\S+@\S+\.example", texts), "several addresses in one cell"


def test_some_people_come_twice() -> None:
    rows = _rows(0, 2_000)[5:-2]
    addresses = Counter(str(row[6]).strip().casefold() for row in rows if row[6] and "@" in str(row[6]))

    assert 10 < sum(count > 1 for count in addresses.values()) < 100


def test_of_many_people_hardly_any_meet_by_chance() -> None:
    people = [person for person in Newsroom(Random(7)).people(20_000) if not person.again]
    alike = Counter((person.latin_given, person.latin_family, frozenset(person.outlet)) for person in people)

    assert sum(count - 1 for count in alike.values()) < 0.001 * len(people)
    assert len({person.outlet[0] for person in people}) > len(people) / 5


def test_phones_come_from_ranges_kept_for_fiction_and_never_twice() -> None:
    book = PhoneBook(Random(1))
    numbers = [book.take(country) for country in ("GB", "US", "JO", "DE") for _ in range(6_000)]

    prefixes = tuple(
        prefix for country in ("GB", "US", "CA", "FR", "DE", "AU", "SE") for prefix, _ in words()["phones"][country]
    )
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith(prefixes) for number in numbers)
    for number in numbers[::500]:
        read = phonenumbers.parse(number)
        assert local(number) == phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.NATIONAL)
        assert international(number) == phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def test_no_number_is_given_when_all_are_taken() -> None:
    book = PhoneBook(Random(1), given=dict.fromkeys(("FR", "AU", "US", "GB", "DE"), 10**9))

    assert book.take("GB") == ""


def test_the_shipped_list_is_what_the_generator_makes() -> None:
    shipped = openpyxl.load_workbook(resource("sample/newsroom-list.xlsx")).worksheets[0]
    read = [[cell or None for cell in row] for row in shipped.iter_rows(values_only=True)]

    def stored(cell: object) -> object:
        return datetime(cell.year, cell.month, cell.day) if isinstance(cell, date) else cell or None  # noqa: DTZ001

    made = [[stored(cell) for cell in row] + [None] * (25 - len(row)) for row in _rows(190, 300)]
    assert read == made


@pytest.mark.parametrize("contacts", [0, -1, 1_000_001])
def test_impossible_sizes_are_refused_in_words(tmp_path: Path, contacts: int) -> None:
    with pytest.raises(InvalidValue, match="A sheet holds 1 to 1,000,000 contacts"):
        sample(tmp_path / "list.xlsx", contacts, 1)

    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure) as failure:
        sample(tmp_path / "nowhere" / "list.xlsx", 1, 1)

    assert str(failure.value).startswith("“list.xlsx” could not be written: no such file or directory.")


def test_the_example_holds_forty_people_of_the_pictures_as_cards() -> None:
    cards = example_cards()
    names = [display_name(card) for card in cards]
    known = {*SINGLE_FIELDS, *TERM_FIELDS, *LINE_FIELDS, "refusal", "safety", "channel_order", "greetings"}

    assert len(cards) == len(set(names)) == 40
    assert {"Layla Haddad", "سلمى النجار", "Samuel Adeyemi", "Levant Wire · News desk"} <= set(names)
    assert {field for card in cards for field in card} <= known
    assert all(email["address"].endswith(".example") for card in cards for email in card["emails"])
    assert sum("refusal" in card for card in cards) == 1
    assert len({phone["number"] for card in cards for phone in card["phones"]}) == 40


def test_the_example_is_as_fresh_today_as_on_the_day_it_was_written() -> None:
    written, moved = example_cards(), example_cards(date(2030, 1, 1))

    age = {(ANCHOR - date.fromisoformat(card["verified_on"])).days for card in written}
    assert {(date(2030, 1, 1) - date.fromisoformat(card["verified_on"])).days for card in moved} == age
    assert next(card["refusal"]["on"] for card in moved if "refusal" in card) > "2029"
