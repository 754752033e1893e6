"""Fields of a record that are typed: how each is shown as text, and how what is typed becomes changes of the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a typed text: the changes to the card (None clears), or what is wrong with it.

    Attributes:
        error: one sentence; nothing may be saved then.
        suggestion: the whole text mended, to be taken with a click; `mended` is the one value in it that is new.
        note: one sentence about what was taken although it is doubtful.
    """

    changes: Mapping[str, object] = field(default_factory=dict)
    error: str = ""
    suggestion: str = ""
    mended: str = ""
    note: str = ""

    def said(self) -> str:
        """What is wrong, and what it may be instead."""
        return f"{self.error} Use {self.mended}?" if self.mended else self.error


@dataclass(frozen=True, slots=True)
class Context:
    """What reading may need: the card as it is, the country for phones without one, today."""

    card: Any
    country: str
    today: date


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form.

    Attributes:
        name: the card's field.
        label, help: in English; `help` is a sentence or an example below it.
        lines: it holds a line for each value.
        left_to_right: it holds addresses or numbers.
    """

    name: str
    label: str
    show: Callable[[Any], str]
    read: Callable[[str, Context], Reading]
    lines: bool = False
    help: str = ""
    left_to_right: bool = False


Groups = tuple[tuple[str, tuple[FieldSpec, ...]], ...]


def shown(name: str) -> Callable[[Any], str]:
    """Shows a field that holds one text."""
    return lambda card: str(card.get(name, ""))


def fill(card: Any, changes: Mapping[str, object]) -> Any:
    """The card with these changes; None and what is empty clear."""
    new = {**card, **{name: value for name, value in changes.items() if value}}
    for name in [name for name, value in changes.items() if not value]:
        new.pop(name, None)
    return new
