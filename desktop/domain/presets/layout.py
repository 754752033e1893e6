"""What a preset is made of: columns in order, each a header and how to read its texts from people."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from desktop.domain.contact import display_name
from desktop.domain.presets.people import SHOWN, Recipient, Recipients


@dataclass(frozen=True, slots=True)
class Reader:
    """How the texts of a column are read, one per person.

    Attributes:
        fields: what of the cards that takes; the rest need not be read.
        always: whether there is a text even for people who have none of these.
    """

    fields: tuple[str, ...]
    read: Callable[[Recipients], Sequence[str]]
    always: bool = False

    def __call__(self, people: Recipients) -> Sequence[str]:
        """The texts; where nobody has any of the fields, without a look at each person."""
        if self.always or any(name in people.known for name in self.fields):
            return self.read(people)
        return people.nothing


def reads(*fields: str, always: bool = False) -> Callable[[Callable[[Recipients], Sequence[str]]], Reader]:
    """Marks a function as the reader of these fields."""
    return lambda read: Reader(fields, read, always)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header as the other program spells it, and how its texts are read."""

    header: str
    text: Reader


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

    @property
    def fields(self) -> frozenset[str]:
        """What of a card the columns read."""
        return frozenset(name for column in self.columns for name in column.text.fields)

    def texts(self, people: Recipients) -> list[Sequence[str]]:
        """The people's texts, column by column."""
        return [column.text(people) for column in self.columns]

    def row(self, recipient: Recipient) -> list[str]:
        """One recipient as a row, in the order of the columns."""
        number, card, address, purpose, further, list_name = recipient
        known = {name: [value] for name, value in card.items()} | {SHOWN: [display_name(card)]}
        people = Recipients([number], [address], [purpose], [further], known, list_name)
        return [texts[0] for texts in self.texts(people)]

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


def _custom(name: str) -> Reader:
    return Reader(("custom",), lambda people: [fields.get(name, "") for fields in people.mappings("custom")])
