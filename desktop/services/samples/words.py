"""The words samples are made of: invented people, outlets that do not exist, reserved phone ranges."""

import json
from functools import cache
from typing import TypedDict, cast

from desktop.resources import resource

Pair = list[str]
"""A word in its own script and in Latin letters."""


class Names(TypedDict):
    """Names of one script; outlets as (own script, Latin, type)."""

    given: list[Pair]
    family: list[Pair]
    outlets: list[tuple[str, str, str]]


class LatinNames(TypedDict):
    """Names of one culture written in Latin letters."""

    given: list[str]
    family: list[str]


class OwnNames(TypedDict):
    """Further names of one script of its own."""

    given: list[Pair]
    family: list[Pair]


class MoreNames(TypedDict):
    """Everything in `sample/more_names.json`: what `Words` has too few of for very many people."""

    latin: dict[str, LatinNames]
    arabic: OwnNames
    cyrillic: OwnNames
    cjk: dict[str, OwnNames]


class City(TypedDict):
    """A city, its name in `Words.languages` order, and whose names people there have."""

    country: str
    zone: str
    script: str
    names: list[str]


class Outlets(TypedDict):
    """Outlets by name with their spelling variants, and parts to make many more of."""

    known: list[list[str]]
    first: list[str]
    second: list[Pair]
    other: list[Pair]


class Words(TypedDict):
    """Everything in `sample/words.json`. Lists of five follow the order of `languages`."""

    languages: list[str]
    latin: dict[str, LatinNames]
    arabic: Names
    arabic_fathers: list[Pair]
    cyrillic: Names
    cjk: dict[str, Names]
    outlets: Outlets
    beats: dict[str, list[str]]
    roles: list[list[str]]
    desks: list[list[str]]
    cities: list[City]
    native_cities: dict[str, str]
    spoken: dict[str, list[str]]
    alpha3: dict[str, str]
    phones: dict[str, list[tuple[str, int]]]
    headers: dict[str, list[str]]
    honorifics: dict[str, list[str]]
    titles: list[list[str]]
    groups: list[list[str]]
    total: list[str]
    opted_out: list[str]
    opted_in: list[str]
    nothing: list[str]
    tags: list[str]
    sources: list[str]
    notes: list[str]


@cache
def words() -> Words:
    """The words, read once."""
    return cast("Words", json.loads(resource("sample/words.json").read_text(encoding="utf-8")))


@cache
def latin_names(culture: str, *, many: bool) -> LatinNames:
    """Names of one culture; `many`: enough of them for many thousands of people."""
    few, more = words()["latin"][culture], _more()["latin"][culture]
    return {"given": few["given"] + more["given"], "family": few["family"] + more["family"]} if many else few


@cache
def own_names(script: str, culture: str, *, many: bool) -> Names:
    """Names of a script of its own, and outlets; `culture` tells Chinese, Japanese and Korean apart."""
    few = words()["cjk"][culture] if script == "cjk" else words()["arabic" if script == "arabic" else "cyrillic"]
    if not many:
        return few
    more = _more()["cjk"][culture] if script == "cjk" else _more()["arabic" if script == "arabic" else "cyrillic"]
    return {**few, "given": few["given"] + more["given"], "family": few["family"] + more["family"]}


@cache
def _more() -> MoreNames:
    return cast("MoreNames", json.loads(resource("sample/more_names.json").read_text(encoding="utf-8")))
