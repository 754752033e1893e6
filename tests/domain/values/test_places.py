"""Countries, cities and zones, and the data behind them."""

import time
from zoneinfo import ZoneInfo

import pytest

from desktop.domain import folding
from desktop.domain.values import place_data
from desktop.domain.values.places import (
    Place,
    country_name,
    country_zone,
    find_city,
    read_country,
    read_place,
    read_zone,
)
from desktop.resources import resource

BEIRUT = Place("Beirut", "LB", "Asia/Beirut")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lebanon", "LB"), ("لبنان", "LB"), ("Liban", "LB"), ("Líbano", "LB"), ("Libanon", "LB"), ("LB", "LB"),
        ("lb", "LB"), ("lbn", "LB"), ("UK", "GB"), ("uk", "GB"), ("England", "GB"), ("Great Britain", "GB"),
        ("USA", "US"), ("U.S.A.", "US"), ("us", "US"), ("Deutschland", "DE"), ("السعودية", "SA"), ("KSA", "SA"),
        ("Côte d’Ivoire", "CI"), ("Ivory Coast", "CI"), ("The Netherlands", "NL"), ("Türkiye", "TR"), ("Turkey", "TR"),
        ("Palestine", "PS"), ("فلسطين", "PS"), ("日本", "JP"), ("Россия", "RU"), ("Republic of Moldova", "MD"),
        ("République de Moldavie", "MD"), ("DR Congo", "CD"), ("UAE", "AE"), ("Kosovo", "XK"), ("UNITED KINGDOM", "GB"),
        ("U. S. A.", "US"), ("", None), ("n/a", None), ("xx", None), ("Nowhere", None), ("EU", None),
    ],
)  # fmt: skip
def test_read_country(text: str, code: str | None) -> None:
    assert read_country(text) == code


@pytest.mark.parametrize("text", ["Beirut", "BEIRUT", "بيروت", "Beyrouth", "Beirut City", "بَيْرُوت"])
def test_one_city_in_many_spellings(text: str) -> None:
    assert find_city(text) == BEIRUT


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Cologne", "", "Köln"), ("Koeln", "", "Köln"), ("Colonia", "DE", "Köln"), ("Le Caire", "", "Cairo"),
        ("القاهرة", "", "Cairo"), ("Kairo", "", "Cairo"), ("NYC", "", "New York City"), ("New York", "", "New York City"),
        ("Washington D.C.", "", "Washington"), ("Genève", "", "Geneva"), ("Wien", "", "Vienna"), ("Москва", "", "Moscow"),
        ("東京", "", "Tokyo"), ("Tripoli", "LB", "Tripoli"), ("طرابلس", "LY", "Tripoli"), ("London", "CA", "London"),
        ("Alexandria", "", "Alexandria"), ("Stadt Köln", "", None), ("Tripoli", "", None), ("Tripoli", "DE", None),
        ("Jerusalem", "", None), ("القدس", "PS", "Jerusalem"), ("Nowhere", "", None), ("", "", None), ("x", "", None),
    ],
)  # fmt: skip
def test_find_city(text: str, country: str, name: str | None) -> None:
    found = find_city(text, country)
    assert (found.city if found else None) == name
    assert found is None or country in {"", found.country}


@pytest.mark.parametrize(
    ("text", "country", "place"),
    [
        ("Beirut, Lebanon", "", BEIRUT),
        ("Lebanon - Beirut", "", BEIRUT),
        ("Beirut/Lebanon", "", BEIRUT),
        ("بيروت، لبنان", "", BEIRUT),
        ("Beirut (Lebanon)", "", BEIRUT),
        ("Hamra, Beirut", "LB", BEIRUT),
        ("Beirut", "", BEIRUT),
        ("Beirut", "DE", None),
        ("Lebanon", "", Place("", "LB", "Asia/Beirut")),
        ("Nowheretown, France", "", Place("", "FR", "Europe/Paris")),
        ("USA", "", Place("", "US", "")),
        ("Singapore", "", Place("Singapore", "SG", "Asia/Singapore")),
        ("Washington, DC", "", Place("Washington", "US", "America/New_York")),
        ("Los Angeles, CA", "", Place("Los Angeles", "US", "America/Los_Angeles")),
        ("Portland, Oregon", "", Place("Portland", "US", "America/Los_Angeles")),
        ("12 Main Street, 10115, Berlin, Germany", "", Place("Berlin", "DE", "Europe/Berlin")),
        ("Lebanon", "DE", None),
        ("عمان", "", None),
        ("عمان", "JO", Place("Amman", "JO", "Asia/Amman")),
        ("عمان", "OM", Place("", "OM", "Asia/Muscat")),
        ("somewhere", "", None),
        ("some, where", "", None),
        ("", "", None),
        ("x" * 300, "", None),
    ],
)
def test_read_place(text: str, country: str, place: Place | None) -> None:
    assert read_place(text, country) == place


def test_country_names_and_zones() -> None:
    assert country_name("LB", "ar") == "لبنان"
    assert country_name("lb") == "Lebanon"
    assert country_name("??") == "??"
    assert country_zone("lb") == "Asia/Beirut"
    assert country_zone("US") is None
    assert country_zone("??") is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("america/new_york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("Europe/Berlin (UTC+1)", "Europe/Berlin"),
        ("Middle East Standard Time", "Asia/Beirut"),
        ("UTC", "Etc/UTC"),
        ("EST", None),
        ("IST", None),
        ("Mars/Olympus", None),
        ("", None),
    ],
)
def test_read_zone(text: str, zone: str | None) -> None:
    assert read_zone(text) == zone


def test_the_data_is_folded_as_the_program_folds() -> None:
    assert [key for key in place_data.cities().keys if folding.key(key) != key] == []
    assert [key for key in place_data.country_keys() if folding.key(key) != key] == []
    assert [key for key in place_data.language_keys() if folding.key(key) != key] == []


def test_every_zone_of_the_data_exists() -> None:
    zones = {city.zone for city in place_data.cities().places} | set(place_data.country_zones().values())
    assert all(ZoneInfo(zone) for zone in zones - {""})


def test_the_data_is_small_and_quick() -> None:
    assert resource("places/cities.tsv.gz").stat().st_size < 2_500_000
    place_data.cities.cache_clear()
    started = time.perf_counter()
    place_data.cities()
    assert time.perf_counter() - started < 10  # 50 ms on an idle machine


def test_the_licence_travels_with_the_data() -> None:
    note = resource("places/LICENSE.txt").read_text(encoding="utf-8")
    assert "GeoNames" in note
    assert "CC BY 4.0" in note


def test_a_state_beside_an_unknown_town_is_no_country() -> None:
    assert read_place("Smallvillage, IL") == Place("Smallvillage", "", "")
    assert read_place("Haifa, IL").country == "IL"  # type: ignore[union-attr]
    assert read_place("Chicago, IL").country == "US"  # type: ignore[union-attr]
