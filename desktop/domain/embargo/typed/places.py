"""The place of a typed lift: a city, an IANA name or UTC. Letters and offsets are refused: they mean several places."""

import re

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import refused
from desktop.domain.values import places

_SAID_AROUND = """
    embargoed embargo embargado strictly hold for release until till on at the of not before publish publication from
    local locale lokal time heure hora horas ortszeit zeit uhr hrs hours h le la las el a au de den dem am um ab
    bis und et y du jusquau sous ne pas publier avant hasta no publicar antes del sperrfrist nicht vor
    يرجي عدم النشر للنشر قبل محظور حتي الساعه بتوقيت توقيت يوم في من علي محلي المحلي
"""
_FILLERS = frozenset(_SAID_AROUND.split())
_PUNCTUATION = re.compile(r"[,;:.،؛@()\[\]–—-]+(?=\s|$)|(?:^|(?<=\s))[,;:.،؛@()\[\]–—-]+")
_OFFSET = re.compile(r"(?<!\w)(?:utc|gmt)?\s?[+−-]\s?\d{1,2}(?::?\d{2})?(?!\w)")
_LETTERS = {
    "est": "New York, Panama or Sydney", "edt": "New York or Toronto", "et": "New York or Toronto",
    "cst": "Chicago, Shanghai or Havana", "cdt": "Chicago or Havana", "ct": "Chicago or Mexico City",
    "mst": "Denver, Phoenix or Kuala Lumpur", "mdt": "Denver", "mt": "Denver or Phoenix",
    "pst": "Los Angeles or Manila", "pdt": "Los Angeles", "pt": "Los Angeles or Lisbon",
    "ist": "New Delhi, Dublin or Jerusalem", "idt": "Jerusalem", "bst": "London or Dhaka", "gmt": "London or Accra",
    "ast": "Halifax or Riyadh", "adt": "Halifax", "gst": "Dubai", "pkt": "Karachi", "npt": "Kathmandu",
    "cet": "Berlin or Tunis", "cest": "Berlin", "mez": "Berlin", "mesz": "Berlin", "eet": "Kyiv or Cairo",
    "eest": "Kyiv or Beirut", "wet": "Lisbon", "west": "Lisbon", "msk": "Moscow", "trt": "Istanbul",
    "jst": "Tokyo", "kst": "Seoul", "hkt": "Hong Kong", "sgt": "Singapore", "wib": "Jakarta", "pht": "Manila",
    "sast": "Johannesburg", "wat": "Lagos", "eat": "Nairobi", "cat": "Harare", "aest": "Sydney or Brisbane",
    "aedt": "Sydney", "acst": "Adelaide or Darwin", "awst": "Perth", "nzst": "Auckland", "nzdt": "Auckland",
    "nst": "St John's", "ndt": "St John's", "hst": "Honolulu", "akst": "Anchorage", "irst": "Tehran",
    "brt": "São Paulo", "art": "Buenos Aires", "clt": "Santiago", "cot": "Bogotá", "pet": "Lima",
}  # fmt: skip


def read_place(text: str) -> tuple[str, str]:
    """The zone and the city of what is left of a folded text; two empty hands if nothing is left.

    Raises:
        LiftRefused: it names no place, or letters or an offset instead of one.
    """
    if offset := _OFFSET.search(text):
        raise refused(
            "offset",
            f"‘{offset[0].strip().upper()}’ is a distance from UTC: it changes with the season in many places.",
            "Name the city the time is meant in.",
        )
    words = [word for word in _PUNCTUATION.sub(" ", text).split() if word not in _FILLERS]
    for word in words:
        if cities := _LETTERS.get(word):
            raise refused(
                "letters", f"‘{word.upper()}’ can mean several times of day.", f"Name a city, such as {cities}."
            )
    return _named(" ".join(words))


def _named(words: str) -> tuple[str, str]:
    if not words:
        return "", ""
    if words == "z":
        return zones.UTC_ZONE, ""
    if zone := places.read_zone(words):
        return zone, ""
    city, country = places.find_city(words), places.read_country(words)
    if country is not None:
        return _of_country(country, city.time_zone if city else "")
    city = city or places.read_place(words)
    if city is None or not city.time_zone:
        raise refused(
            "unreadable", f"‘{words}’ was not understood.", "Type it like this: 28 Oct 2026 18:00, and choose a city."
        )
    return city.time_zone, city.city


def _of_country(country: str, city_zone: str) -> tuple[str, str]:
    """The one zone of a country; Armenia is also a city in Colombia, and Russia has eleven zones: both are asked."""
    zone = places.country_zone(country)
    if zone is None or city_zone not in {"", zone}:
        raise refused("unreadable", f"‘{places.country_name(country)}’ does not say which city.", "Choose a city.")
    return zone, ""
