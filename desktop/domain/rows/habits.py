"""Cells that say when and how somebody likes to be reached."""

from collections.abc import Callable, Iterable

from desktop.domain.columns.mapping import ColumnMatch
from desktop.domain.rows.draft import Memo, Said, Step, row_problem
from desktop.domain.rows.steps import TextOf, add_note
from desktop.domain.values import Problem
from desktop.domain.values.habits import read_days, read_hours, read_ways


def days_step(match: ColumnMatch, text_of: TextOf) -> Step:
    """Reads working days."""
    return _step(match, text_of, "working_days", read_days)


def hours_step(match: ColumnMatch, text_of: TextOf) -> Step:
    """Reads good hours."""
    return _step(match, text_of, "good_hours", read_hours)


def ways_step(_match: ColumnMatch, text_of: TextOf) -> Step:
    """Reads the ways somebody prefers to be reached."""
    memo: Memo[list[str]] = Memo(read_ways)

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if (text := text_of(cell)) and (ways := memo[text]):
                row.card["channel_order"] = ways.copy()

    return step


def _step(
    match: ColumnMatch, text_of: TextOf, key: str, read: Callable[[str], tuple[list[str] | str, Problem | None]]
) -> Step:
    """Keeps what could be read; anything else ("mornings") is kept in the notes and told."""
    memo: Memo[tuple[list[str] | str, Problem | None]] = Memo(read)

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if not (text := text_of(cell)):
                continue
            value, problem = memo[text]
            if value:
                row.card[key] = value.copy() if isinstance(value, list) else value  # type: ignore[literal-required]
            if problem is not None:
                add_note(row.card, f"{match.header}: {text}")
                row.problems.append(row_problem(problem, match.header, text, key))

    return step
