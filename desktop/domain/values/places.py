"""Countries, cities and time zones, in the spellings of five languages and in those of the place itself.

Cities are those of GeoNames (geonames.org, CC BY 4.0) with 40,000 people or more, and all capitals; names of countries
are those of Unicode CLDR. Where a name alone does not tell which city is meant (Tripoli), none is taken.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from desktop.domain import folding
from desktop.domain.values.place_data import City, cities, country_keys, country_zones, states
from desktop.domain.values.text import is_null

_CODE = re.compile(r"[A-Za-z]{2,3}\Z")
_PIECES = re.compile(r"\s*[,،/|\n;()]+\s*|\s+[–—-]+\s+")
_ARTICLE = re.compile(r"^(?:the|la|le|les|el|die|der|republic of|republique de|republica de|republik) ")
_OFFSET = re.compile(r"\s*\(?(?:utc|gmt)\s*[+\-−–±]?\s*\d{0,2}(?::?\d{2})?\)?\s*", re.IGNORECASE)
_CITY_TAIL = re.compile(r"\b(?:city|stadt|ville|ciudad)$|^(?:city of|ville de|ciudad de|greater|metro) ")
_ADDRESS_NUMBER = re.compile(r"\d{3,}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is, as far as it is known; what is not known is "".

    Attributes:
        city: the name the place itself uses most, in Latin letters.
        country: ISO 3166-1 alpha-2.
        time_zone: IANA.
    """

    city: str
    country: str
    time_zone: str


CAR_CODES = {"D": "DE", "A": "AT", "F": "FR", "E": "ES", "I": "IT", "B": "BE", "L": "LU", "S": "SE", "N": "NO"}
"""Letters that German lists write for a country, as on cars; they mean one only in a column of countries."""


@lru_cache(maxsize=4096)
def read_country(text: str) -> str | None:
    """The alpha-2 code of a country named in English, Arabic, French, Spanish, German or its own language, or coded.

    "UK" and the four nations are GB.
    """
    if is_null(text):
        return None
    key = folding.key(text)
    known = country_keys()
    code = known.get(key) or known.get(_ARTICLE.sub("", key)) or known.get(key.replace(" ", ""))
    if code is None and len(key) == 2 and _CODE.match(text.strip()) and key.upper() in country_zones():
        return key.upper()
    return code


def find_city(text: str, country: str = "") -> Place | None:
    """The city of that name, in the country if one is given; None if there is none or the name is shared.

    With a country, the largest city of that name in it is meant.
    """
    return _find_city(text, country.upper(), "")


@lru_cache(maxsize=8192)
def _find_city(text: str, country: str, state: str) -> Place | None:
    key = folding.key(text)
    if len(key) < 2:
        return None
    found = cities()
    ranked = found.keys.get(key) or found.keys.get(_CITY_TAIL.sub("", key).strip())
    if ranked is None:
        return None
    places = [found.places[int(index)] for index in ranked.lstrip("?").split(",")]
    if country:
        places = [city for city in places if city.country == country and state in {"", city.state}]
    elif ranked.startswith("?"):
        return None
    return _place(places[0]) if places else None


def _place(city: City) -> Place:
    return Place(city.name, city.country, city.zone)


@lru_cache(maxsize=8192)
def read_place(text: str, country: str = "") -> Place | None:
    """What a text says of a place: "Beirut, Lebanon", "Lebanon", "Washington, DC", "القاهرة - مصر".

    A country without its city comes with a time zone only if it has one zone.
    """
    if is_null(text) or len(text) > 200:
        return None
    whole = _whole(text, country)
    if whole is not None:
        return whole
    pieces = [piece for piece in _PIECES.split(text.strip()) if piece and not _ADDRESS_NUMBER.search(piece)]
    if len(pieces) < 2:
        return None
    for index in range(len(pieces) - 1, -1, -1):
        others = [*pieces[:index][::-1], *pieces[index + 1 :]]
        if (state := _state(pieces[index])) and (found := _first_city(others, "US", state)):
            return found
        code = read_country(pieces[index])
        if code is not None:
            return _first_city(others, code, "") or _unknown_town(pieces, index, code)
    return _first_city(pieces, country, "")


def _whole(text: str, country: str) -> Place | None:
    code = read_country(text)
    if code is not None and country.upper() in {"", code} and (country or not _is_city_elsewhere(text, code)):
        return _find_city(text, code, "") or _country_place(code)
    return None if code and not country else find_city(text, country)


def _is_city_elsewhere(text: str, code: str) -> bool:
    """Whether a name of a country, not its English one, is also a city elsewhere (عمان: Oman, Amman)."""
    key = folding.key(text)
    indexes = cities().keys.get(key, "").lstrip("?").split(",")
    if indexes == [""] or _CODE.match(key) or key == folding.key(country_name(code)):
        return False
    return any(cities().places[int(index)].country != code for index in indexes)


def _state(text: str) -> str:
    key = folding.key(text)
    return key.replace(" ", "").upper() if key.replace(" ", "").upper() in states().values() else states().get(key, "")


def _unknown_town(pieces: list[str], index: int, code: str) -> Place:
    """A country beside a town nobody knows. "Smallville, IL" is rather Illinois than Israel: that stays open."""
    if index and pieces[index].upper() == code and _state(pieces[index]):
        return Place(pieces[0].strip(), "", "")
    return _country_place(code)


def _first_city(pieces: list[str], country: str, state: str) -> Place | None:
    return next((found for piece in pieces if (found := _find_city(piece, country.upper(), state))), None)


def _country_place(code: str) -> Place:
    return Place("", code, country_zone(code) or "")


@lru_cache(maxsize=2048)
def country_name(code: str, locale: str = "en") -> str:
    """The name of a country in a language of the screen; the code itself if it is none."""
    return str(Locale.parse(locale).territories.get(code.upper(), code))


def country_zone(code: str) -> str | None:
    """The time zone of a country that has only one."""
    return country_zones().get(code.upper()) or None


@cache
def _zones() -> dict[str, str]:
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {name.casefold(): name for name in names}


@cache
def _windows_zones() -> dict[str, str]:
    return {name.casefold(): zone for name, zone in get_global("windows_zone_mapping").items()}


@lru_cache(maxsize=1024)
def read_zone(text: str) -> str | None:
    """The IANA zone of a text: `europe/berlin` in any case, or a Windows name ("Middle East Standard Time").

    Letter abbreviations such as EST or IST mean several zones and are none.
    """
    name = " ".join(text.split()).casefold()
    if name in {"utc", "gmt", "z", "etc/utc"}:
        return "Etc/UTC"
    bare = _OFFSET.sub("", name)
    if "/" in bare:
        return _zones().get(bare.replace(" ", "_"))
    return _windows_zones().get(bare)
