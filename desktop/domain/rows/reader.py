"""Rows become cards: `RowReader` is made once for a file and asked for each of its rows."""

import datetime as dt
import string
from collections.abc import Iterable, Sequence
from functools import lru_cache

from desktop.domain import folding
from desktop.domain.columns.header_language import language_of
from desktop.domain.columns.mapping import Mapping
from desktop.domain.columns.signatures import is_tag_row
from desktop.domain.columns.value_kinds import kinds_of
from desktop.domain.contact import Card
from desktop.domain.rows.compile import Placed, compile_steps
from desktop.domain.rows.draft import Gathered, RowDraft
from desktop.domain.rows.places import label_column, place_resolver
from desktop.domain.rows.refusal import apply_file_status, refusal_of
from desktop.domain.rows.work import affiliations_of
from desktop.domain.values import Cell
from desktop.domain.values.names import read_name
from desktop.domain.values.surnames import SPANISH, with_two_surnames
from desktop.domain.values.text import clean

NO_NAME = "No name and no address"
HEADER_AGAIN = "The header again, not a contact"
TAGS = "Tags of a humanitarian sheet, not a contact"
BLANK = "A blank row"
HEADING = "A heading between the rows, not a contact"

_NO_ROWS = frozenset({HEADER_AGAIN, TAGS, BLANK})
"""Rows that were never meant to be read: what their cells say is no mistake of anybody."""

_TAG_ROWS = 50
_WIDE = 3  # columns from which on a row with a single cell looks like a heading
_UNKNOWN_LANGUAGE = "und"
_FOLDED = {char: char.lower() for char in string.ascii_letters + string.digits}
"""What the folded text begins with, of one that begins with the character."""

_NAME_PARTS = ("given_name", "middle_name", "family_name", "prefix", "suffix")
"""The fields of the first parts of a `PersonName`."""


class RowReader:
    """Reads the rows of one file by one mapping. Reading the same row twice gives the same draft."""

    def __init__(self, mapping: Mapping, file_name: str, today: dt.date) -> None:
        self._first, self._rest = compile_steps(mapping, file_name, today.isoformat())
        headers = {match.field: match.header for match in mapping.columns if match.field}
        self._resolve_places = place_resolver(headers, label_column(mapping))
        self._status = mapping.status_from_file
        self._file_name = file_name
        self._spanish = language_of([match.header for match in mapping.columns]) == "es"
        self._taken = [match.index for match in mapping.columns if match.field]
        self._header = tuple(match.header for match in mapping.columns)
        self._width = max((match.index for match in mapping.columns), default=-1) + 1

    @staticmethod
    def is_blank(cells: Sequence[Cell]) -> bool:
        """Whether no cell of the row holds anything; such a row is no row and is not counted."""
        return all(cell is None or cell == "" or (isinstance(cell, str) and not clean(cell)) for cell in cells)

    def read(self, row: int, cells: Sequence[Cell]) -> RowDraft:
        """The row as it would become a contact; `row` is its number as the spreadsheet shows it. Never raises."""
        return self.read_all([(row, cells)])[0]

    def read_all(self, rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[RowDraft]:
        """The same for many rows, column by column: a third faster than one after the other."""
        gathered = [Gathered(cells) for _, cells in rows]
        width = self._width
        columns = list(
            zip(*(cells if len(cells) >= width else _filled(cells, width) for _, cells in rows), strict=False)
        )
        if columns:
            _take(self._first, gathered, columns)
            self._resolve_places(gathered)
            _take(self._rest, gathered, columns)
        return [self._finished(row, one) for (row, _), one in zip(rows, gathered, strict=True)]

    def _finished(self, row: int, gathered: Gathered) -> RowDraft:
        if self._status:
            apply_file_status(gathered, self._status, self._file_name)
        card = gathered.card
        _put_name(gathered, spanish=self._spanish)
        if lines := affiliations_of(gathered):
            card["affiliations"] = lines
        _put_reach(gathered)
        if gathered.greeting:
            card["greetings"] = {card.get("languages", [_UNKNOWN_LANGUAGE])[0]: gathered.greeting}
        if gathered.refused:
            card["refusal"] = refusal_of(gathered)
        draft: RowDraft = {
            "row": row,
            "card": card,
            "problems": gathered.problems,
            "reject": self._reject(row, gathered),
            "opted_out": bool(gathered.refused),
            "lists": gathered.lists,
        }
        if draft["reject"] in _NO_ROWS:
            draft["problems"] = []
        if draft["reject"]:
            draft["cells"] = [clean(cell) for cell in gathered.cells]
        return draft

    def _is_heading(self, cells: Sequence[Cell], card: Card) -> bool:
        if len(self._taken) < _WIDE or "handles" in card:
            return False
        said = [text for index in self._taken if index < len(cells) and (text := clean(cells[index]))]
        return len(said) == 1 and _reads_as_heading(said[0], card)

    def _reject(self, row: int, gathered: Gathered) -> str:
        cells, card = gathered.cells, gathered.card
        if row <= _TAG_ROWS and is_tag_row(cells):
            return TAGS
        if cells and self._header and cells[0] == self._header[0] and tuple(cells[: len(self._header)]) == self._header:
            return HEADER_AGAIN
        if "emails" in card or "phones" in card:
            return ""
        if _is_somebody(card):
            return HEADING if self._is_heading(cells, card) else ""
        return BLANK if self.is_blank(cells) else NO_NAME


def _filled(cells: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return (*cells, *(None,) * (width - len(cells)))


def _take(steps: Iterable[Placed], rows: Sequence[Gathered], columns: Sequence[Sequence[Cell]]) -> None:
    for index, step in steps:
        step([said for said in zip(rows, columns[index], strict=True) if said[1] is not None and said[1] != ""])


def _reads_as_heading(text: str, card: Card) -> bool:
    """Whether a text alone in its row is a heading: "NORTH REGION", "Radio", "Lebanon". A person's name is none."""
    kinds = kinds_of(text)
    if kinds & {"country", "city", "outlet_types", "world_regions", "beats"}:
        return True
    named = "given_name" in card and "family_name" in card and not text.isupper()
    return not (named or "given" in kinds)


def _is_somebody(card: Card) -> bool:
    """Whether a row without address and phone names a person or a desk; an outlet alone is a heading ("TV")."""
    if "display_name" in card:
        return True
    reached = "handles" in card or "street" in card
    return reached and any(line["outlet"] for line in card.get("affiliations", ()))


def _settle(row: Gathered) -> None:
    """A shown name that is none is dropped, a second family name joined to the first."""
    if row.shown and _is_desk(row, row.shown):
        row.shown = ""
    if row.family_2:
        row.family = f"{row.family} {row.family_2}".strip()


def _is_desk(row: Gathered, name: str) -> bool:
    """Whether a "name" is none: the outlet again, or outlet and desk as an export shows somebody nameless."""
    outlet = row.outlet
    if not outlet:
        return False
    ours, theirs = _FOLDED.get(name[0]), _FOLDED.get(outlet[0])
    if ours and theirs and ours != theirs:  # as for nearly everybody
        return False
    return folding.key(name) in _names_of_desk(outlet, row.desk)


@lru_cache(maxsize=20_000)
def _names_of_desk(outlet: str, desk: str) -> tuple[str, str]:
    key = folding.key(outlet)
    return key, f"{key} {folding.key(desk)}".strip()


_Parts = tuple[tuple[str, str], ...]


@lru_cache(maxsize=20_000)
def _read_whole(text: str, *, spanish: bool) -> tuple[str, _Parts]:
    """What is shown of a whole name, and its parts by the fields they go into."""
    name = read_name(text)
    if spanish and name.middle:
        name = with_two_surnames(name)
    return name.display or text, tuple((key, part) for key, part in zip(_NAME_PARTS, name, strict=False) if part)


def _put_name(row: Gathered, *, spanish: bool) -> None:
    """The name of the row: its parts where it has them, the whole name read into parts where not."""
    card = row.card
    _settle(row)
    whole = row.full or ("" if row.given or row.family else row.beside)
    if row.given and not row.family and not whole and "," in row.given:
        whole, row.given = row.given, ""
    if whole and not _is_desk(row, whole):
        display, parts = _read_whole(whole, spanish=card["country"] in SPANISH if "country" in card else spanish)
        card["display_name"] = row.shown or display
        for key, text in parts:
            if key not in card:
                card[key] = text  # type: ignore[literal-required]
    if row.given:
        card["given_name"] = row.given
    if row.family:
        card["family_name"] = row.family
    if "display_name" not in card:
        words = (row.given, card.get("middle_name", ""), row.family)
        shown = row.shown or (" ".join(word for word in words if word) if row.given or row.family else "")
        if shown:
            card["display_name"] = shown


def _put_reach(row: Gathered) -> None:
    card = row.card
    if row.emails:
        card["emails"] = row.emails
        is_desk = "display_name" not in card and "affiliations" in card
        for line in row.emails if is_desk or row.bounced else ():
            if is_desk and "purpose" not in line:
                line["purpose"] = "desk"
            if row.bounced:
                line["state"] = "bounced"
                line["reason"] = row.bounced
    if row.phones:
        card["phones"] = row.phones
    if row.handles:
        card["handles"] = row.handles
