"""Where a person is: city, country and time zone out of whatever place columns a row has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from desktop.domain import folding
from desktop.domain.columns.header_words import normalise, read_header
from desktop.domain.columns.mapping import Mapping
from desktop.domain.contact import Card
from desktop.domain.rows.draft import Gathered, Memo, RowProblem, row_problem
from desktop.domain.values import Problem
from desktop.domain.values.places import CAR_CODES, Place, country_zone, find_city, read_country, read_place, read_zone
from desktop.domain.values.problem import shown

_SEPARATOR = "\x1f"
_GOOGLE = ":::"
_LABELS = frozenset({normalise("label"), normalise("type")})
_ADDRESS = frozenset({"street", "postcode", "city", "district", "country"})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What the place cells of a row say together; `problems` are by field."""

    city: str = ""
    country: str = ""
    time_zone: str = ""
    problems: tuple[tuple[str, str, Problem], ...] = ()  # field, value, what is wrong


def whereabouts(country: str, city: str, place: str, zone: str) -> Whereabouts:
    """City, country and zone from what is written. The explicit column wins, then the city, then the country."""
    problems: list[tuple[str, str, Problem]] = []
    code = (read_country(country) or CAR_CODES.get(country.strip().upper())) if country else None
    if country and code is None:
        code, city = _country_in_words(country, city, problems)
    found = _city(city, code or "")
    if found is None and place:
        found = read_place(place, code or "")
        if found is None and not city:
            found = Place(city=place, country=code or "", time_zone="")
    if code is None and found is not None:
        code = found.country or None
    town = _spelling(city, found)
    time_zone = _zone(zone, problems) or (found.time_zone if found else "") or country_zone(code or "") or ""
    return Whereabouts(town, code or "", time_zone, tuple(problems))


def _country_in_words(country: str, city: str, problems: list[tuple[str, str, Problem]]) -> tuple[str | None, str]:
    """A country column that holds "Beirut, Lebanon", or a city alone."""
    found = read_place(country) if "," in country or not city else None
    if found is not None and found.country:
        return found.country, city or found.city
    problems.append(("country", country, Problem(f"{shown(country)} is not a country Dateline knows.", "error")))
    return None, city


def _city(city: str, code: str) -> Place | None:
    if not city:
        return None
    return find_city(city, code) or read_place(city, code)


def _spelling(city: str, found: Place | None) -> str:
    """The city as the person wrote it, unless only capitals differ or the country was written beside it."""
    if found is None or not found.city:
        return city
    if not city or folding.key(city) == folding.key(found.city) or "," in city:
        return found.city
    return city


def _zone(zone: str, problems: list[tuple[str, str, Problem]]) -> str:
    if not zone:
        return ""
    read = read_zone(zone)
    if read is None and (town := find_city(zone)) is not None:
        read = town.time_zone
    if read is None:
        problems.append(("time_zone", zone, Problem(f"{shown(zone)} is not a time zone Dateline knows.", "error")))
    return read or ""


def label_column(mapping: Mapping) -> int | None:
    """The column that says of each of several addresses in one cell whose it is ("Address 1 - Label")."""
    parts = {normalise(match.header)[:-1] for match in mapping.columns if match.field in _ADDRESS}
    for match in mapping.columns:
        words = normalise(match.header)
        if words[-1:] in _LABELS and len(words) > 1 and words[:-1] in parts:
            return match.index
    return None


def place_resolver(columns: dict[str, str], label: int | None = None) -> Callable[[Iterable[Gathered]], None]:
    """What fills the rows' cards with their whereabouts.

    Args:
        columns: the headers by field, for problems.
        label: the column that says of each of several addresses in one cell whose it is.
    """

    def work(key: str) -> tuple[Card, tuple[RowProblem, ...]]:
        country, city, place, zone = key.split(_SEPARATOR)
        found = whereabouts(country, city, place, zone)
        told = tuple(
            row_problem(problem, columns.get(field, ""), value, field) for field, value, problem in found.problems
        )
        texts = {"city": found.city, "country": found.country, "time_zone": found.time_zone}
        return cast("Card", {field: text for field, text in texts.items() if text}), told

    memo: Memo[tuple[Card, tuple[RowProblem, ...]]] = Memo(work)

    def resolve(rows: Iterable[Gathered]) -> None:
        for row in rows:
            key = f"{row.country}{_SEPARATOR}{row.city}{_SEPARATOR}{row.place}{_SEPARATOR}{row.zone}"
            if label is not None and label < len(row.cells) and _GOOGLE in str(row.cells[label]):
                row.address_at = _work_address(str(row.cells[label]))
            if key == _NOWHERE:
                continue
            if _GOOGLE in key:
                key = _SEPARATOR.join(_one_address(row, key.split(_SEPARATOR)))
            found, problems = memo[key]
            row.card.update(found)
            if problems:
                row.problems.extend({**problem} for problem in problems)

    return resolve


_NOWHERE = _SEPARATOR * 3


def _one_address(row: Gathered, texts: Iterable[str]) -> tuple[str, ...]:
    """Google writes several addresses into the same cells, by position ("Olathe ::: Overland Park"): one of them."""
    split = [[part.strip() for part in text.split(_GOOGLE)] for text in texts]
    if row.address_at is None:
        longest = max(map(len, split))
        row.address_at = next((at for at in range(longest) if any(parts[at : at + 1] != [""] for parts in split)), 0)
    return tuple(_part_at(parts, row.address_at) for parts in split)


def _work_address(labels: str) -> int | None:
    """Which of several addresses is the one at work; None if the labels do not say."""
    for at, label in enumerate(labels.split(_GOOGLE)):
        if "work" in read_header(label.strip().removeprefix("*").strip()).marks:
            return at
    return None


def _part_at(parts: list[str], at: int) -> str:
    """The part of one address; a cell with a single part says it for all."""
    return parts[0] if len(parts) == 1 else parts[at] if at < len(parts) else ""


def part_of_address(row: Gathered, text: str) -> str:
    """What a cell of several addresses says of the one that is taken."""
    parts = [part.strip() for part in text.split(_GOOGLE)]
    if row.address_at is None:
        row.address_at = next((at for at, part in enumerate(parts) if part), 0)
    return _part_at(parts, row.address_at)
