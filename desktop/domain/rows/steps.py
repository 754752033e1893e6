"""One small function for each matched column, made once per file: it reads its cells into what their rows gathered.

It is called once for all rows of a frame: a call for each of their cells took a fifth of the reading.
"""

from collections.abc import Callable, Iterable
from typing import cast

from desktop.domain import folding
from desktop.domain.columns.header_words import normalise
from desktop.domain.columns.mapping import ColumnMatch, Mapping
from desktop.domain.contact import Card, Safety
from desktop.domain.rows.draft import Memo, Said, Step, row_problem
from desktop.domain.values import Cell, Problem
from desktop.domain.values.dates import read_date
from desktop.domain.values.languages import read_languages
from desktop.domain.values.listed import listed
from desktop.domain.values.mojibake import repair_mojibake
from desktop.domain.values.problem import shown
from desktop.domain.values.text import clean, split_values
from desktop.domain.values.vocabulary import read_terms

TextOf = Callable[[Cell], str]

_SAFETY_WORDS = (
    (Safety.IN_EXILE, ("exile", "exil", "exilio", "exiliado", "المنفي", "منفي")),
    (Safety.PSEUDONYM, ("pseudonym", "pseudonyme", "seudonimo", "alias", "مستعار")),
    (Safety.NO_NAME_IN_SUBJECT, ("subject", "betreff", "objet", "asunto")),
    (
        Safety.UNSAFE_CHANNEL,
        ("unsafe", "unsicher", "surveillance", "monitored", "tapped", "uberwacht", "inseguro", "channel", "kanal"),
    ),
)
_SYSTEM_GROUPS = frozenset({"mycontacts", "my contacts", "starred", "* mycontacts"})
"""Groups every contact of an address book is in; they say nothing."""

_RANKS = set(map(normalise, listed("tier rating level importance priority rank priorité priorität prioridad الأولوية")))
"""Columns whose numbers say nothing without their name ("Tier 1")."""

_NOTHING_WORDS = frozenset({"no", "nein", "non", "none", "false", "0", "لا", "ok", "safe", "low"})


def text_reader(mapping: Mapping) -> TextOf:
    """What turns a cell into its visible text; repairs a wrong encoding if the mapping says so."""
    if not mapping.repair_mojibake:
        return clean

    def repaired(cell: Cell) -> str:
        text = clean(cell)
        return text if text.isascii() else clean(repair_mojibake(text) or text)

    return repaired


def repeating(text_of: TextOf) -> TextOf:
    """The same for columns whose values repeat: each different text is read once."""
    memo: Memo[str] = Memo(text_of)
    return lambda cell: memo[cell] if isinstance(cell, str) else text_of(cell)


def gathered_step(attribute: str, text_of: TextOf) -> Step:
    """Keeps the first text for a later decision (names, outlet, places)."""

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if (text := text_of(cell)) and not getattr(row, attribute):
                setattr(row, attribute, text)

    return step


def word_step(attribute: str, read: Callable[[str], str], text_of: TextOf) -> Step:
    """Keeps a text that repeats from row to row and means something (a role, a place, one part of a name)."""
    memo: Memo[str] = Memo(lambda text: read(text_of(text)))

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if text := memo[cell] if isinstance(cell, str) else read(text_of(cell)):
                setattr(row, attribute, text)

    return step


def one_line(text: str) -> str:
    """The text without line breaks and double blanks."""
    return " ".join(text.split())


def card_step(key: str, text_of: TextOf) -> Step:
    """Keeps the text as written in one field of the card; several columns are put together ("Frau" and "Dr.")."""
    glue = " " if key == "prefix" else "\n"

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if text := text_of(cell):
                card = cast("dict[str, str]", row.card)
                card[key] = f"{card[key]}{glue}{text}" if key in card else text

    return step


def terms_step(match: ColumnMatch, text_of: TextOf) -> Step:
    """Reads beats, regions or tags."""
    key, rank = match.field, match.header.strip() if normalise(match.header) in _RANKS else ""

    def read(text: str) -> list[str]:
        terms = (term for term in read_terms(text) if term.casefold() not in _SYSTEM_GROUPS)
        return [f"{rank} {term}" if rank and term.isdigit() else term for term in terms]

    def work(text: str) -> list[str]:
        return read(text_of(text))

    memo: Memo[list[str]] = Memo(work)

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if terms := memo[cell] if isinstance(cell, str) else read(text_of(cell)):
                _add_terms(row.card, key, terms)

    return step


def _add_terms(card: Card, key: str, terms: list[str]) -> None:
    held = cast("dict[str, list[str]]", card)
    if key in held:
        known = {folding.key(term) for term in held[key]}
        held[key].extend(term for term in terms if folding.key(term) not in known)
    else:
        held[key] = terms.copy()


def languages_step(match: ColumnMatch, text_of: TextOf) -> Step:
    """Reads languages; what is none is told and kept nowhere."""
    header = match.header
    memo: Memo[tuple[list[str], list[Problem]]] = Memo(lambda text: read_languages(text_of(text)))

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            codes, problems = memo[cell] if isinstance(cell, str) else read_languages(text_of(cell))
            if codes:
                _add_languages(row.card, codes)
            for problem in problems:
                row.problems.append(row_problem(problem, header, text_of(cell), "languages"))

    return step


def _add_languages(card: Card, codes: list[str]) -> None:
    if "languages" in card:
        held = card["languages"]
        held.extend(code for code in codes if code not in held)
    else:
        card["languages"] = list(dict.fromkeys(codes))


def date_step(match: ColumnMatch, mapping: Mapping, text_of: TextOf, today: str) -> Step:
    """Reads a day in the order the file writes its dates; a day to come is taken and told."""
    key, header, order = match.field, match.header, mapping.date_order
    memo: Memo[tuple[str | None, Problem | None]] = Memo(lambda text: read_date(text_of(text), order))

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            day, problem = memo[cell] if isinstance(cell, str) else read_date(cell, order)
            if day:
                cast("dict[str, str]", row.card)[key] = day
                if day > today and key != "away_until":
                    problem = Problem(f"{shown(text_of(cell))} is in the future.", "warning")
            if problem is not None:
                row.problems.append(row_problem(problem, header, text_of(cell), key))

    return step


def notes_step(match: ColumnMatch, text_of: TextOf, *, lead: bool) -> Step:
    """Adds to the notes, after the column's name if that is needed to understand them."""
    before = f"{match.header}: " if lead else ""

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if text := text_of(cell):
                add_note(row.card, before + text)

    return step


def add_note(card: Card, text: str) -> None:
    """Put a text below the notes there are."""
    card["notes"] = f"{card['notes']}\n{text}" if "notes" in card else text


def custom_step(name: str, text_of: TextOf) -> Step:
    """Keeps the text in an own field."""

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if text := text_of(cell):
                own = row.card.setdefault("custom", {})
                own[name] = f"{own[name]}; {text}" if name in own else text

    return step


def lists_step(text_of: TextOf) -> Step:
    """The static lists the contact is to join."""

    def read(text: str) -> list[str]:
        return [name for part in split_values(text_of(text)) if (name := part.removeprefix("*").strip())]

    memo: Memo[list[str]] = Memo(read)

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            found = memo[cell if isinstance(cell, str) else text_of(cell)]
            row.lists.extend(name for name in found if name not in row.lists)

    return step


def safety_step(match: ColumnMatch, text_of: TextOf) -> Step:
    """Reads safety flags; words that name none are kept in the notes and told."""

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            text = text_of(cell)
            words = folding.words(text)
            if not words or set(words) <= _NOTHING_WORDS:
                continue
            if flags := [flag for flag, known in _SAFETY_WORDS if any(word in known for word in words)]:
                held = row.card.setdefault("safety", [])
                held.extend(flag.value for flag in flags if flag.value not in held)
                continue
            add_note(row.card, f"{match.header}: {text}")
            told = Problem(f"{shown(text)} names no safety flag; it is kept in the notes.", "warning")
            row.problems.append(row_problem(told, match.header, text, "safety"))

    return step
