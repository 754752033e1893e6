import datetime as dt

import pytest

from desktop.domain.columns import ColumnMatch, Mapping
from desktop.domain.rows import RowReader
from desktop.domain.rows.places import whereabouts


@pytest.mark.parametrize(
    ("country", "city", "place", "zone", "read"),
    [
        ("Lebanon", "Beirut", "", "", ("Beirut", "LB", "Asia/Beirut")),
        ("", "Stockholm", "", "", ("Stockholm", "SE", "Europe/Stockholm")),
        ("", "STOCKHOLM", "", "", ("Stockholm", "SE", "Europe/Stockholm")),
        ("", "Genf", "", "", ("Genf", "CH", "Europe/Zurich")),
        ("", "", "Beirut, Lebanon", "", ("Beirut", "LB", "Asia/Beirut")),
        ("", "", "Lebanon", "", ("", "LB", "Asia/Beirut")),
        ("Beirut, Lebanon", "", "", "", ("Beirut", "LB", "Asia/Beirut")),
        ("", "Beirut, Lebanon", "", "", ("Beirut", "LB", "Asia/Beirut")),
        ("DE", "Kleinkleckersdorf", "", "", ("Kleinkleckersdorf", "DE", "Europe/Berlin")),
        ("", "", "Kleinkleckersdorf", "", ("Kleinkleckersdorf", "", "")),
        ("Lebanon", "", "", "europe/paris", ("", "LB", "Europe/Paris")),
        ("", "", "", "Paris", ("", "", "Europe/Paris")),
        ("US", "", "", "", ("", "US", "")),
    ],
)
def test_city_country_and_zone_come_out_of_what_is_written(
    country: str, city: str, place: str, zone: str, read: tuple[str, str, str]
) -> None:
    found = whereabouts(country, city, place, zone)
    assert (found.city, found.country, found.time_zone) == read
    assert not found.problems


def test_what_is_no_place_is_told() -> None:
    found = whereabouts("Ruritania", "Beirut", "", "Half past")
    assert (found.city, found.country) == ("Beirut", "LB")
    assert [(field, value, problem.message) for field, value, problem in found.problems] == [
        ("country", "Ruritania", "‘Ruritania’ is not a country Dateline knows."),
        ("time_zone", "Half past", "‘Half past’ is not a time zone Dateline knows."),
    ]


def test_a_problem_of_a_place_belongs_to_its_row() -> None:
    columns = (ColumnMatch(0, "Name", "full_name"), ColumnMatch(1, "Land", "country"))
    reader = RowReader(Mapping(columns=columns), "x.csv", dt.date(2026, 11, 22))
    first, second = reader.read(2, ["Anna", "Ruritania"]), reader.read(3, ["Tom", "Ruritania"])
    assert first["problems"][0]["column"] == "Land"
    first["problems"][0]["message"] = "changed"
    assert second["problems"][0]["message"] == "‘Ruritania’ is not a country Dateline knows."


def test_of_several_addresses_in_the_cells_the_first_is_taken_by_position() -> None:
    columns = (
        ColumnMatch(0, "N", "full_name"), ColumnMatch(1, "C", "city"), ColumnMatch(2, "L", "country"),
    )  # fmt: skip
    reader = RowReader(Mapping(columns=columns), "x.csv", dt.date(2026, 11, 22))
    assert reader.read(2, ["Anna", " ::: Paris", " ::: France"])["card"]["city"] == "Paris"
    card = reader.read(2, ["Anna", "Amman ::: Paris", " ::: France"])["card"]
    assert (card["city"], card["country"]) == ("Amman", "JO")
    assert "city" not in reader.read(2, ["Anna", ":::", ":::"])["card"]


def test_of_several_addresses_the_one_at_work_is_taken_whole() -> None:
    columns = (
        ColumnMatch(0, "N", "full_name"), ColumnMatch(1, "Address 1 - Label"), ColumnMatch(2, "Address 1 - Street", "street"),
        ColumnMatch(3, "Address 1 - City", "city"), ColumnMatch(4, "Address 1 - Postal Code", "postcode"),
    )  # fmt: skip
    reader = RowReader(Mapping(columns=columns), "x.csv", dt.date(2026, 11, 22))
    card = reader.read(2, ["Anna", "Home ::: * Work", "Lane 1 ::: Road 2", "Amman ::: Paris", " ::: 75001"])["card"]
    assert (card["street"], card["city"], card["postcode"]) == ("Road 2", "Paris", "75001")
    card = reader.read(3, ["Anna", "", " ::: Road 2", "Paris", ""])["card"]
    assert (card["street"], card["city"]) == ("Road 2", "Paris")


def test_letters_as_on_cars_are_countries() -> None:
    assert whereabouts("D", "", "", "").country == "DE"
    assert whereabouts("a", "Wien", "", "").country == "AT"
