"""Which part of a name a column called "Name", "Nom" or "Nombre" holds: that depends on the columns beside it."""

from collections.abc import Sequence

from desktop.domain import folding
from desktop.domain.columns.options import Column
from desktop.domain.values.text import clean

_WHOLE = ("full_name", "display_name")
_AMBIGUOUS = {"full_name", "given_name", "family_name"}
_HALF = 0.5
_LOOKED_AT = 200


def name_keys(columns: Sequence[Column]) -> dict[int, tuple[str, ...]]:
    """For each column whose header may mean several parts of a name, the keys that remain possible, best first."""
    given = [column for column in columns if _is_part(column, "given_name")]
    family = [column for column in columns if _is_part(column, "family_name")]
    people = [column for column in columns if _is_person(column)]
    has_outlet = any("outlet" in column.reading.keys for column in columns)
    narrowed: dict[int, tuple[str, ...]] = {}
    for column in columns:
        if len(_AMBIGUOUS & set(column.reading.keys)) < 2 and not _is_bare_name(column):  # noqa: PLR2004 (a choice)
            continue
        others = tuple(key for key in column.reading.keys if key not in _AMBIGUOUS)
        narrowed[column.index] = (*_part(column, given, family), *others)
        if _is_bare_name(column) and not has_outlet and (people or _holds_outlets(column)):
            narrowed[column.index] = ("outlet", "full_name")
    return narrowed


def _part(column: Column, given: Sequence[Column], family: Sequence[Column]) -> tuple[str, ...]:
    if given and family:
        return ("full_name",)
    if given and not contains(column, given[0]):
        return ("family_name",)
    if family and not contains(column, family[0]):
        return ("given_name",)
    return ("full_name",)


def _is_part(column: Column, key: str) -> bool:
    keys = column.reading.keys
    return key in keys and not set(_WHOLE) & set(keys) and column.reading.certainty >= _HALF


def _is_person(column: Column) -> bool:
    """Whether the header clearly means a person ("Journalist", "Ansprechpartner"), other than a bare "Name"."""
    return column.reading.keys[:1] == ("full_name",) and not _is_bare_name(column)


def _is_bare_name(column: Column) -> bool:
    return "full_name" in column.reading.keys and folding.key(column.header) in {
        "name",
        "nom",
        "nombre",
        "الاسم",
        "اسم",
        "names",
    }


def _holds_outlets(column: Column) -> bool:
    shape = column.shape
    return shape.share("outlet_words") >= _HALF and shape.share("outlet_words") > shape.share("given", "person")


def contains(whole: Column, part: Column) -> bool:
    """Whether the cells of one column hold those of the other: a whole name beside its own part."""
    pairs = [
        (set(folding.words(clean(left))), set(folding.words(clean(right))))
        for left, right in zip(whole.cells[:_LOOKED_AT], part.cells[:_LOOKED_AT], strict=False)
    ]
    both = [(left, right) for left, right in pairs if left and right]
    return bool(both) and sum(right <= left for left, right in both) >= len(both) * _HALF
