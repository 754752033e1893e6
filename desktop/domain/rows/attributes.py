"""Cells that hold several fields of another program as JSON ({"city": "Berlin", "beat": ["Health"]})."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from desktop.domain.columns import fields
from desktop.domain.columns.header_words import COVERED, ignored_kinds, read_header
from desktop.domain.columns.mapping import ColumnMatch
from desktop.domain.rows.draft import Gathered, Said, Step, row_problem
from desktop.domain.rows.steps import TextOf
from desktop.domain.values import Cell, Problem
from desktop.domain.values.problem import shown

_PLACES = frozenset({"country", "city", "place", "time_zone"})
_LISTS = "; "
_MOST = 60
"""Attributes of one contact beyond which the rest is left out."""


def attributes_step(match: ColumnMatch, make: Callable[[ColumnMatch], Step], text_of: TextOf, *, places: bool) -> Step:
    """Reads each attribute as if it were a column of its own; what no field fits becomes an own field.

    Args:
        make: the step of a column. places: only what says where somebody is, which is read before all else.
    """
    made: dict[str, Step | None] = {}

    def step_of(name: str) -> Step | None:
        if name not in made:
            key = attribute_field(name)
            wanted = key and (key in _PLACES) == places
            made[name] = make(replace(match, header=name, field=key, custom_name=name)) if wanted else None
        return made[name]

    def take(row: Gathered, cell: Cell) -> None:
        text = text_of(cell)
        read = _read_json(text)
        if read is None:
            if not places:
                told = Problem(f"{shown(text)} is no JSON object.", "error")
                row.problems.append(row_problem(told, match.header, text, "attributes"))
            return
        for name, value in list(read.items())[:_MOST]:
            one = step_of(name)
            if one is not None and (plain := _plain(value)) not in {None, ""}:
                one([(row, plain)])

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            take(row, cell)

    return step


def _read_json(text: str) -> dict[str, Any] | None:
    try:
        read = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def attribute_field(name: str) -> str:
    """The field an attribute goes into, empty for the bookkeeping of the other program."""
    reading = read_header(name)
    known = [key for key in reading.keys if key not in ignored_kinds()]
    if reading.keys and not known:
        return ""
    if reading.certainty >= COVERED and known[0] not in {"attributes", "external_id"}:
        return known[0]
    return fields.CUSTOM


def _plain(value: Any) -> Cell:
    if isinstance(value, list):
        return _LISTS.join(str(one) for one in value if isinstance(one, str | int | float))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str | int | float) or value is None else str(value)
