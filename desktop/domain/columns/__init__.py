"""Owns the columns of a sheet: which field each goes into, told by its header in five languages and by its values."""

from desktop.domain.columns.fields import FIELDS, Field, field, label
from desktop.domain.columns.guess import propose
from desktop.domain.columns.mapping import (
    ColumnMatch,
    Confidence,
    DateOrder,
    Mapping,
    mapping_from_json,
    mapping_to_json,
    shape_key,
    why_not_ready,
)
from desktop.domain.columns.notes import describe

__all__ = [
    "FIELDS", "ColumnMatch", "Confidence", "DateOrder", "Field", "Mapping", "describe", "field", "label",
    "mapping_from_json", "mapping_to_json", "propose", "shape_key", "why_not_ready",
]  # fmt: skip
