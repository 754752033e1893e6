"""What a sheet's cell can hold, and what can be wrong with it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | None
"""A cell as the readers of sheets deliver it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know about a value.

    Attributes:
        message: one plain sentence.
        severity: "error" when the value was not taken, "warning" when it was taken as described.
        suggestion: the value it most probably should be; never applied without a click.
    """

    message: str
    severity: Literal["error", "warning"]
    suggestion: str = ""


def shown(text: str, limit: int = 60) -> str:
    """The text in quotation marks, short enough for a sentence."""
    flat = " ".join(text.split())
    return f"‘{flat}’" if len(flat) <= limit else f"‘{flat[: limit - 1]}…’"
