"""What one column may be: candidate fields with a score, from its header and from its values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.columns.fit import evident_field, fit
from desktop.domain.columns.header_words import COVERED, GUESSED, HeaderReading, ignored_kinds, read_header
from desktop.domain.columns.value_kinds import Shape, shape_of
from desktop.domain.values import Cell

_NAMELESS = re.compile(
    r"^\s*(?:column|spalte|colonne|columna|field|feld|champ|campo|unnamed|untitled|col|عمود|العمود|var|f)?"
    r"\s*[:_ ]*(?:\d{1,3}|[a-z]{1,2})?\s*$",
    re.IGNORECASE,
)
_VALUE_SCORE = 0.9
_HINT_SCORE = 0.5
_RANK_COST = 0.02
_STRONG = 0.8
_SOME = 0.6
_GIVEN = 0.35
_YES_SHARE = 0.5  # "ja" is yes before it is Japanese

_BY_VALUES: tuple[tuple[str, tuple[str, ...], float], ...] = (
    # field, kinds of values, share from which a column without a header is taken for it
    ("prefix", ("honorific",), 0.7),
    ("country", ("country",), 0.7),
    ("languages", ("language",), 0.8),
    ("time_zone", ("zone",), 0.7),
    ("full_name", ("given",), _GIVEN),
    ("outlet_type", ("outlet_types",), 0.8),
    ("city", ("city",), 0.6),
    ("place", ("place",), 0.6),
    ("beats", ("beats",), 0.7),
    ("role", ("roles",), 0.5),
    ("outlet", ("outlet_words",), 0.4),
    ("full_name", ("person",), 0.6),
    ("street", ("streets",), 0.6),
    ("status", ("status",), 0.8),
    ("notes", ("long",), 0.4),
)
_UNKNOWN_HEADER = frozenset({"country", "languages", "time_zone", "full_name", "prefix", "role", "city", "place"})
"""What a column under an unknown header may be by its values alone; the words of its header count against the rest."""


@dataclass(frozen=True, slots=True)
class Option:
    """One field a column may go into, the header's certainty for it (0: values only) and how the values fit."""

    key: str
    score: float
    certainty: float
    fit: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file with all that is known of it before deciding."""

    index: int
    header: str
    cells: Sequence[Cell]
    shape: Shape
    reading: HeaderReading
    nameless: bool
    ignored: str  # the kind of column it is, if it is one that is never imported


def column_of(index: int, header: str, cells: Sequence[Cell]) -> Column:
    """The column with its header read and its values judged."""
    nameless = bool(_NAMELESS.match(header))
    reading = HeaderReading() if nameless and not _is_word(header) else read_header(header)
    shape = shape_of(cells)
    return Column(index, header, cells, shape, reading, nameless and not reading.keys, _ignored(reading, shape))


def _is_word(header: str) -> bool:
    """Whether a short header is a word ("Nr", "Tel") and not just the letter of its column."""
    return read_header(header).certainty >= COVERED and header.strip().casefold() not in {
        "a",
        "b",
        "c",
        "d",
        "m",
        "t",
        "f",
    }


def _ignored(reading: HeaderReading, shape: Shape) -> str:
    kinds = [key for key in reading.keys if key in ignored_kinds()]
    if not kinds or len(kinds) < len(reading.keys):
        return ""
    sure = reading.certainty >= COVERED or kinds[0] == "other_person"
    evident = evident_field(shape)
    if evident == "email" and kinds[0] == "audience":
        return ""  # "Subscriber" may be how many, or who
    return kinds[0] if sure or not evident else ""


def options(column: Column, keys: Sequence[str] | None = None) -> list[Option]:
    """The fields the column may go into, the best first; `keys` narrows what its header means."""
    reading, shape = column.reading, column.shape
    meant = [key for key in (reading.keys if keys is None else keys) if key not in ignored_kinds()]
    found = {}
    numbering = evident_field(shape) == "phone" and _is_numbering(column, meant)
    for rank, key in enumerate(meant):
        value = 0.0 if numbering and key == "external_id" else fit(key, shape)
        score = reading.certainty - rank * _RANK_COST + (value if value < 0 else _STRONG * value)
        found[key] = Option(key, score, reading.certainty, value)
    for option in _by_values(column, meant):
        if option.key not in found:
            found[option.key] = option
    return sorted((option for option in found.values() if option.score > 0), key=lambda option: -option.score)


def _by_values(column: Column, meant: Sequence[str]) -> list[Option]:
    evident = evident_field(column.shape)
    if evident and not (evident == "phone" and _is_numbering(column, meant)):
        return [] if _says(meant, evident) else [Option(evident, _VALUE_SCORE, 0.0, 1.0)]
    if column.ignored or (meant and column.reading.certainty >= GUESSED and not column.nameless):
        return []
    shape, found = column.shape, []
    for rank, (key, kinds, least) in enumerate(_BY_VALUES):
        share = 0.0 if key == "languages" and shape.share("yes_no") > _YES_SHARE else shape.share(*kinds)
        if share >= (least if column.nameless else max(least, _STRONG)) and (column.nameless or key in _UNKNOWN_HEADER):
            found.append(Option(key, _HINT_SCORE + share / 4 - rank * _RANK_COST, 0.0, share))
    if column.nameless and shape.share("word") >= _SOME and shape.share("given") >= _GIVEN:
        found.append(Option("given_name", _VALUE_SCORE, 0.0, _SOME))
    return found


def _is_numbering(column: Column, meant: Sequence[str]) -> bool:
    """Whether digits that could be phones are numbers of records, as the header says and none has a plus or blanks."""
    said = (*meant, column.ignored) if column.ignored else meant
    numbers_records = {"external_id", "technical"} & set(said) and not any(key.startswith("phone") for key in meant)
    if not numbers_records or column.reading.certainty < COVERED:
        return False
    return not any(isinstance(cell, str) and ("+" in cell or " " in cell.strip()) for cell in column.cells)


def _says(meant: Sequence[str], evident: str) -> bool:
    """Whether the header already says what the values evidently are ("Mobil" and phones)."""
    family = {"email": "email", "phone": "phone"}.get(evident, evident)
    return any(key.startswith(family) or (evident == "phone" and key in {"fax", "whatsapp", "signal"}) for key in meant)
