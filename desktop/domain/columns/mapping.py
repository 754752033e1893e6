"""Which column goes into which field: what is proposed, what the person chose, and how it is kept."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Literal

from desktop.domain import folding
from desktop.domain.columns import fields
from desktop.domain.errors import InvalidValue

DateOrder = Literal["dmy", "mdy", "ymd"]
_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")

NAMING = frozenset({"full_name", "display_name", "given_name", "family_name", *fields.EMAILS})
"""Without one of these no row can become a contact one can find again."""


class Confidence(StrEnum):
    """How far a proposed match can be trusted."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"
    NOT_IMPORTED = "not_imported"
    PAIRED = "paired"  # read together with the column whose values it explains, into that column's field


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column of the file and where it goes.

    Attributes:
        index: its position, from 0.
        header: as the file writes it.
        field: a key of `fields.FIELDS`; empty: not imported.
        samples: its first different values.
        note: what Dateline will do with it, with counts.
        custom_name: the name of the own field if it goes into "custom".
        pair: the column that says, row by row, what kind the value is ("E-mail 1 - Label").
    """

    index: int
    header: str
    field: str = ""
    confidence: Confidence = Confidence.NOT_IMPORTED
    samples: tuple[str, ...] = ()
    note: str = ""
    custom_name: str = ""
    pair: int | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read into contacts.

    Attributes:
        product: what wrote the file ("Google Contacts"), where it can be told.
        status_from_file: what the file's name says of all its rows: "unsubscribed", "cleaned", "nonsubscribed" or "".
        date_order: how dates of digits are read.
        date_question: the dates of this file can be read both ways, so the person must say.
        country: of phones without a country code, where the row's own place does not say.
    """

    columns: tuple[ColumnMatch, ...] = ()
    product: str = ""
    status_from_file: str = ""
    date_order: DateOrder = "dmy"
    date_question: bool = False
    country: str = ""
    country_from_row: bool = True
    repair_mojibake: bool = False

    def choose(self, index: int, field: str, custom_name: str = "") -> "Mapping":
        """The mapping with one column sent to another field by the person; choosing makes it sure."""
        columns = tuple(_chosen(match, field, custom_name) if match.index == index else match for match in self.columns)
        return replace(self, columns=columns)


def _chosen(match: ColumnMatch, field: str, custom_name: str) -> ColumnMatch:
    if field in {"", fields.SKIP}:
        return replace(match, field="", confidence=Confidence.NOT_IMPORTED, note="", custom_name="")
    name = (custom_name or match.header) if field == fields.CUSTOM else ""
    return replace(match, field=field, confidence=Confidence.SURE, note="", custom_name=name)


def why_not_ready(mapping: Mapping) -> str:
    """Why the rows cannot be checked yet, in one sentence, or nothing."""
    used = Counter(match.field for match in mapping.columns if match.field not in {"", fields.SKIP})
    if not NAMING & used.keys():
        return "Match a name or an e-mail column first."
    for key, times in used.items():
        if times > 1 and not fields.field(key).repeatable:
            headers = [f"“{match.header}”" for match in mapping.columns if match.field == key]
            together = ", ".join(headers[:-1]) + " and " + headers[-1]
            return f"{together} both go into “{fields.label(key)}”. Choose one."
    return ""


def shape_key(header: Sequence[str]) -> str:
    """One key for files of the same shape: the same headers, whatever their case, accents and spacing."""
    text = "\n".join(folding.key(str(cell)) for cell in header)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def mapping_to_json(mapping: Mapping) -> str:
    """The mapping as text to keep; samples and notes belong to one file and are left out."""
    columns = [
        {key: value for key, value in asdict(match).items() if key not in {"samples", "note"}}
        for match in mapping.columns
    ]
    return json.dumps({**asdict(mapping), "columns": columns}, ensure_ascii=False, sort_keys=True)


def mapping_from_json(text: str) -> Mapping:
    """The mapping kept by `mapping_to_json`.

    Raises:
        InvalidValue: the text is not one, or names fields this version does not have.
    """
    try:
        data = json.loads(text)
        columns = tuple(_match_from(item) for item in data["columns"])
        return Mapping(
            columns=columns,
            product=str(data.get("product", "")),
            status_from_file=str(data.get("status_from_file", "")),
            date_order=_ORDERS[_ORDERS.index(data.get("date_order", "dmy"))],
            date_question=bool(data.get("date_question", False)),
            country=str(data.get("country", "")),
            country_from_row=bool(data.get("country_from_row", True)),
            repair_mojibake=bool(data.get("repair_mojibake", False)),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidValue(
            "The remembered matching of columns cannot be read.", "The file is unharmed.", "Match the columns anew."
        ) from error


def _match_from(item: dict[str, Any]) -> ColumnMatch:
    key = str(item.get("field", ""))
    if key and not fields.is_field(key):
        raise KeyError(key)
    pair = item.get("pair")
    return ColumnMatch(
        index=int(item["index"]),
        header=str(item["header"]),
        field=key,
        confidence=Confidence(item.get("confidence", Confidence.NOT_IMPORTED)),
        custom_name=str(item.get("custom_name", "")),
        pair=None if pair is None else int(pair),
    )
