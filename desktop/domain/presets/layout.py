"""What a preset is made of: columns in order, each a header and how to read its text from a recipient."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast

from desktop.domain.contact import Card, EmailLine


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person about to become a row: all that is known, and the one address chosen for this export."""

    contact_id: int
    card: Card
    address: str
    purpose: str = "work"
    further: tuple[EmailLine, ...] = ()
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class Of:
    """Reads one field of the card alone: empty where the card has none, else `read`, or the field's own text."""

    field: str
    read: Callable[[Recipient], str] | None = None

    def __call__(self, recipient: Recipient) -> str:
        """The text for one recipient."""
        if self.field not in recipient.card:
            return ""
        return self.read(recipient) if self.read else cast("str", recipient.card.get(self.field))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header as the other program spells it, and its text for one recipient."""

    header: str
    text: Callable[[Recipient], str]


def _nothing_against(_address: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Preset:
    """One layout.

    Attributes:
        what_for: one line for the person who chooses.
        file_kind: what is written unless the person chooses otherwise.
        delimiter: between the columns of its CSV.
        byte_order_mark: whether its CSV starts with one.
        objection: why this program cannot take an address, or "".
        keeps_custom: whether own fields are added as further columns.
        dropped: headers of its own columns that were left out; own fields do not take their names.
        omitted: own fields that are left out.
    """

    key: str
    label: str
    what_for: str
    columns: tuple[Column, ...]
    file_kind: Literal["xlsx", "csv"] = "csv"
    delimiter: str = ","
    byte_order_mark: bool = False
    objection: Callable[[str], str] = _nothing_against
    keeps_custom: bool = False
    dropped: frozenset[str] = frozenset()
    omitted: frozenset[str] = frozenset()

    @property
    def headers(self) -> tuple[str, ...]:
        """The header row."""
        return tuple(column.header for column in self.columns)

    def row(self, recipient: Recipient) -> list[str]:
        """The recipient as one row, in the order of the columns."""
        return self.texts()(recipient)

    def texts(self) -> Callable[[Recipient], list[str]]:
        """What makes rows, for many of them: a column whose field the card lacks costs next to nothing."""
        plan = [
            (column.text.field, column.text.read) if isinstance(column.text, Of) else ("", column.text)
            for column in self.columns
        ]

        def row(recipient: Recipient) -> list[str]:
            card = cast("dict[str, str]", recipient.card)
            return [
                "" if field and field not in card else read(recipient) if read else card[field] for field, read in plan
            ]

        return row

    def only(self, headers: Iterable[str]) -> "Preset":
        """The same layout with just these columns, in its own order."""
        wanted = set(headers)
        return replace(self, columns=tuple(column for column in self.columns if column.header in wanted))

    def without(self, headers: Iterable[str]) -> "Preset":
        """The same layout without these columns; own fields of these names stay out, too."""
        gone = frozenset(headers)
        kept = tuple(column for column in self.columns if column.header not in gone)
        dropped = gone & set(self.headers)
        return replace(self, columns=kept, dropped=self.dropped | dropped, omitted=self.omitted | (gone - dropped))

    def with_custom(self, names: Iterable[str]) -> "Preset":
        """The layout with one more column for each own field; unchanged where it does not keep them."""
        if not self.keeps_custom:
            return self
        used = {header.casefold() for header in (*self.headers, *self.dropped)}
        more = []
        for name in names:
            header = name if name.casefold() not in used else f"{name} (own field)"
            used.add(header.casefold())
            if header not in self.omitted:
                more.append(Column(header, _custom(name)))
        return replace(self, columns=self.columns + tuple(more))


def _custom(name: str) -> Callable[[Recipient], str]:
    return Of("custom", lambda recipient: recipient.card.get("custom", {}).get(name, ""))
