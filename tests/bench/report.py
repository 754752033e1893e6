"""The table: what was measured, against what, the bar, and whether it holds."""

import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import psutil


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. `bar` is the most it may be; `ours` and `peer` say what it was made of, in words."""

    section: str
    what: str
    ours: str
    peer: str
    figure: float
    bar: float
    unit: str = "×"

    @property
    def holds(self) -> bool:
        """Whether the figure is within the bar."""
        return self.figure <= self.bar

    def cells(self) -> tuple[str, ...]:
        """The line as the table shows it."""
        measured, bar = f"**{_shown(self.figure, self.unit)}**", f"≤ {_shown(self.bar, self.unit)}"
        return (self.section, self.what, self.ours, self.peer, measured, bar, "holds" if self.holds else "**missed**")


def ratio(section: str, what: str, ours: float, peer: float, peer_name: str, bar: float) -> Line:
    """A line that compares two times in seconds."""
    return Line(section, what, seconds(ours), f"{seconds(peer)} {peer_name}", ours / peer, bar)


def seconds(value: float) -> str:
    """A time as a person reads it."""
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def _shown(value: float, unit: str) -> str:
    if unit == "×":
        return f"{value:.2f} ×"
    return f"{value:,.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"


HEAD = ("", "What", "Dateline", "Against", "Measured", "Bar", "")


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table; a section is named once."""
    rows, before = [], ""
    for line in lines:
        section, *rest = line.cells()
        rows.append((section if section != before else "", *rest))
        before = section
    return "\n".join("| " + " | ".join(row) + " |" for row in (HEAD, ("---",) * len(HEAD), *rows))


def page(lines: Sequence[Line], command: str, notes: Sequence[str]) -> str:
    """The whole of docs/benchmarks.md."""
    made = datetime.now(UTC).date()
    return "\n".join(
        [
            "# Speed and memory",
            "",
            "Ratios of things measured in one run, in turns (A B A B), as medians; seconds differ from machine to machine,",
            "ratios hardly. Whole processes: the start of Python, of the child process and of the libraries is in every",
            "figure unless a line says otherwise. Memory is that of all processes together.",
            "",
            f"Made with `{command}` on {made.isoformat()}: {machine()}.",
            "",
            table(lines),
            "",
            "## What is compared with what",
            "",
            *[f"- {note}" for note in notes],
            "",
        ]
    )


def machine() -> str:
    """What it was measured on, without saying whose machine it is."""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {_processor()}), {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or "unknown"
