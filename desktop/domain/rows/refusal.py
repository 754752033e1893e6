"""Cells that say whether a person may be written to, read the strict way."""

from collections.abc import Callable, Iterable

from desktop.domain.columns.consent import read_consent, refuses
from desktop.domain.columns.mapping import ColumnMatch, DateOrder
from desktop.domain.contact import RefusalLine
from desktop.domain.rows.draft import Gathered, Memo, Said, Step, row_problem
from desktop.domain.values import Cell
from desktop.domain.values.consent import Consent
from desktop.domain.values.dates import read_date


def consent_step(match: ColumnMatch, file_name: str, order: DateOrder, text_of: Callable[[Cell], str]) -> Step:
    """Reads an opt-out, consent or status column. A date in an opt-out column says since when."""
    key, header = match.field, match.header

    def work(text: str) -> Consent:
        meaning = read_consent(key, text)
        return meaning if meaning == "bounced" or refuses(key, meaning) else ""

    memo: Memo[Consent] = Memo(work)

    def take(row: Gathered, cell: Cell, text: str, meaning: Consent) -> None:
        if meaning == "bounced":
            row.bounced = row.bounced or f"{header}: {text}"
        else:
            word = "Never confirmed" if meaning == "pending" else "Opted out"
            row.refused = row.refused or f"{word} in {file_name}"
            row.evidence = row.evidence or f"{header}: {text}"
            if meaning == "out" and key == "opt_out" and not row.refused_on:
                row.refused_on = read_date(cell, order)[0] or "" if any(map(str.isdigit, text[3:])) else ""

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            text = text_of(cell)
            if meaning := memo[text]:
                take(row, cell, text, meaning)

    return step


def unsubscribed_on_step(match: ColumnMatch, file_name: str, order: DateOrder, text_of: Callable[[Cell], str]) -> Step:
    """Reads the day of opting out. Having one is itself an opt-out, even if the day cannot be read."""
    header = match.header

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if not (text := text_of(cell)):
                continue
            row.refused = row.refused or f"Opted out in {file_name}"
            row.evidence = row.evidence or f"{header}: {text}"
            day, problem = read_date(cell, order)
            row.refused_on = day or row.refused_on
            if problem is not None:
                row.problems.append(row_problem(problem, header, text, "refusal_on"))

    return step


def apply_file_status(row: Gathered, status: str, file_name: str) -> None:
    """What the name of the file says of all its rows."""
    if status == "cleaned":
        row.bounced = row.bounced or f"Bounced in {file_name}"
    else:
        word = "Opted out" if status == "unsubscribed" else "Not subscribed"
        row.refused = row.refused or f"{word} in {file_name}"


def refusal_of(row: Gathered) -> RefusalLine:
    """The refusal to keep, with reason, date and evidence as far as the row says them."""
    line: RefusalLine = {"level": "no_releases", "reason": row.refused}
    if row.reason:
        line["reason"] = f"{row.refused}: {row.reason}"
    if row.refused_on:
        line["on"] = row.refused_on
    if row.evidence:
        line["evidence"] = row.evidence
    return line
