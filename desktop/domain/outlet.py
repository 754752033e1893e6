"""Outlet: what contacts publish in. Two levels: a company, and its programmes and sections."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypedDict

from desktop.domain.folding import key

_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "los"})


class OutletKind(StrEnum):
    """What sort of outlet it is."""

    AGENCY = "agency"
    DAILY = "daily"
    TV = "tv"
    RADIO = "radio"
    ONLINE = "online"
    MAGAZINE = "magazine"
    NEWSLETTER = "newsletter"
    PODCAST = "podcast"


class OutletSort(StrEnum):
    """The order of the outlets table; by name within the same. Whatever is empty comes last."""

    NAME = "name"
    KIND = "kind"
    COUNTRY = "country"  # then by city
    CITY = "city"
    PEOPLE = "people"


class OutletCard(TypedDict, total=False):
    """Everything known of an outlet in plain JSON shape. Absent means empty."""

    name: str
    parent_id: int
    kind: str  # an `OutletKind`, or as given
    country: str  # ISO 3166-1 alpha-2
    city: str
    time_zone: str
    languages: list[str]
    website: str
    emails: list[str]  # desk addresses
    reach: str
    notes: str
    custom: dict[str, str]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One stored outlet as read at one moment, with the people who work there now."""

    id: int
    version: int
    card: OutletCard
    parent_name: str = ""
    people: tuple[tuple[int, str, str], ...] = ()  # contact id, name, role; first 200
    people_count: int = 0
    sections: tuple[tuple[int, str], ...] = ()  # outlets below it
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One line of the outlets table, ready to show."""

    id: int
    version: int
    name: str
    parent: str
    kind: str
    country: str
    city: str
    languages: tuple[str, ...]
    people: int
    website: str


@lru_cache(maxsize=20_000)
def outlet_key(name: str) -> str:
    """The spelling by which two outlets are the same: folded words without a leading article."""
    folded = key(name)
    first, _, rest = folded.partition(" ")
    return rest if rest and first in _ARTICLES else folded or name
