"""Columns that belong together: a value and, beside it, the column that says row by row what kind it is."""

import re
from collections.abc import Sequence

from desktop.domain.columns.header_words import normalise


def _stems(text: str) -> frozenset[str]:
    return frozenset(normalise(text))


_LABELS = _stems("label type typ art tipo libellé bezeichnung نوع etiqueta")
_VALUES = _stems("value wert valeur valor address number nummer adresse")
_REACH = re.compile(r"mail|phon|tel|fon|web|site|address|adress|direcc|هاتف|بريد|im\b|mobil|handy|courriel|correo")


def label_columns(header: Sequence[str]) -> dict[int, int]:
    """Value column -> the column that says what kind each of its values is ("E-mail 1 - Value" -> "... - Label").

    Only for addresses, phones and pages, and only where both columns are there: the kind is read per row, because
    the same column holds work numbers in one row and mobiles in the next.
    """
    keys = [normalise(cell) for cell in header]
    values: dict[tuple[str, ...], list[int]] = {}
    for index, key in enumerate(keys):
        values.setdefault(_base(key, _VALUES), []).append(index)
    pairs: dict[int, int] = {}
    for index, key in enumerate(keys):
        base = _base(key, _LABELS)
        if len(base) == len(key) or not _REACH.search(" ".join(base)):
            continue
        for value in values.get(base, ()):
            if value != index and value not in pairs:
                pairs[value] = index
                break
    return pairs


def _base(key: tuple[str, ...], endings: frozenset[str]) -> tuple[str, ...]:
    if len(key) > 1 and key[-1] in endings:
        return key[:-1]
    if len(key) > 1 and key[0] in endings:
        return key[1:]
    return key
