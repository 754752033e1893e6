"""The lists behind places, read from `resources/places/` when they are first asked for."""

import gzip
from functools import cache
from typing import NamedTuple

from desktop.resources import resource


class City(NamedTuple):
    """One city; `state` only in the United States."""

    name: str
    country: str
    zone: str
    state: str


class Cities(NamedTuple):
    """All cities, most populous first, and which of them a folded name may mean.

    Attributes:
        keys: folded name -> indexes, likeliest first; a leading `?` says that the name alone does not tell.
    """

    places: list[City]
    keys: dict[str, str]


@cache
def cities() -> Cities:
    """Every city of 40,000 people or more, and the capitals."""
    text = gzip.decompress(resource("places/cities.tsv.gz").read_bytes()).decode()
    head, tail = text.split("\n\n", 1)
    zones, *lines = head.split("\n")
    names = zones.split("\t")
    rows = (line.split("\t") for line in lines)
    places = [City(name, country, names[int(zone)], state) for name, country, zone, state in rows]
    cells = tail.rstrip("\n").replace("\n", "\t").split("\t")
    return Cities(places, dict(zip(cells[::2], cells[1::2], strict=True)))


def _rows(name: str) -> list[list[str]]:
    text = resource(f"places/{name}").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.rstrip("\n").split("\n")]


@cache
def country_keys() -> dict[str, str]:
    """Folded name or three-letter code -> alpha-2."""
    return {key: code for code, _, keys in _rows("countries.tsv") for key in keys.split("|")}


@cache
def country_zones() -> dict[str, str]:
    """Every alpha-2 code -> its time zone, "" where it has several."""
    return {code: zone for code, zone, _ in _rows("countries.tsv")}


@cache
def states() -> dict[str, str]:
    """Folded name of a state of the United States -> its two letters."""
    return {name: code for code, name in _rows("states.tsv")}


@cache
def language_keys() -> dict[str, str]:
    """Folded name, abbreviation or three-letter code of a language -> BCP 47."""
    return {key: code for code, keys in _rows("languages.tsv")[:-1] for key in keys.split("|")}


@cache
def language_codes() -> frozenset[str]:
    """Every language code that has a name."""
    return frozenset(code for code, _ in _rows("languages.tsv")[:-1])


@cache
def locales() -> frozenset[str]:
    """Languages as spoken in a country that are in real use (`ar-MA`, `pt-BR`), by Unicode CLDR."""
    return frozenset(_rows("languages.tsv")[-1][1].split("|"))
