"""What the import says: a card's fields in words, how a sample row will look, sentences about a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.domain.columns import Mapping as Matching
    from desktop.domain.contact import Card
    from desktop.domain.values import Cell
    from desktop.services.imports import Preview

CARD_FIELDS: dict[str, str] = {
    "display_name": "Name",
    "transliteration": "Latin letters",
    "given_name": "Given name",
    "middle_name": "Middle name",
    "family_name": "Family name",
    "prefix": "Title",
    "suffix": "Title after",
    "nickname": "Nickname",
    "refusal": "Do not contact",
    "emails": "E-mail",
    "affiliations": "Outlet and role",
    "phones": "Phone",
    "handles": "Online",
    "beats": "Beats",
    "regions": "Regions",
    "languages": "Languages",
    "tags": "Tags",
    "street": "Street",
    "postcode": "Postcode",
    "city": "City",
    "district": "State",
    "country": "Country",
    "time_zone": "Time zone",
    "last_touch": "Last contact",
    "verified_on": "Verified",
    "notes": "Notes",
    "owner": "Owner",
    "source": "Source",
    "greetings": "Greeting",
    "safety": "Safety",
    "custom": "Own fields",
    "good_hours": "Good hours",
    "away_until": "Away until",
    "working_days": "Working days",
    "channel_order": "Channels",
}
"""The fields of a card in the order people read them, with their names."""

_ONLY_WITHOUT_NAME = frozenset({"given_name", "family_name", "middle_name"})


@dataclass(frozen=True, slots=True)
class RowLook:
    """How one row of the sample will look, and what the whole sample says of phones and dates.

    Attributes:
        row: its number in the spreadsheet. reject: why it would stay out, or "".
        bare: how many phones have no country code; found: how many of them get one. refused: how many opted out.
        both_ways: how many dates could also be read the other way. whole: the sample is the whole file.
    """

    row: int
    lines: tuple[tuple[str, str], ...]
    reject: str
    bare: int
    found: int
    refused: int
    both_ways: int
    rows: int
    whole: bool


def look_at_sample(preview: "Preview", mapping: "Matching", place: int) -> RowLook:
    """Read the whole sample as it would be imported. Not for the window's own thread."""
    import datetime as dt

    from desktop.domain.rows import RowReader

    reader = RowReader(mapping, preview.name, dt.datetime.now(dt.UTC).date())
    shown, reject, number_of_row = cast("Card", {}), "", 0
    bare = found = refused = 0
    for at, (row, cells) in enumerate(preview.sample):
        draft = reader.read(row, cells)
        refused += draft["opted_out"]
        typed, read = _phones(mapping, cells, draft["card"])
        bare, found = bare + typed, found + read
        if at == place:
            shown, reject, number_of_row = draft["card"], draft["reject"], row
    lines = tuple(card_lines(shown))
    both, rows = _both_ways(mapping, preview.sample), len(preview.sample)
    return RowLook(number_of_row, lines, reject, bare, found, refused, both, rows, rows == preview.row_count)


def _phones(mapping: "Matching", cells: Sequence["Cell"], card: "Card") -> tuple[int, int]:
    """Of one row: how many phones are written without a country code, and how many of those were given one."""
    from desktop.domain.columns.fields import PHONES
    from desktop.domain.values.text import clean

    bare = 0
    for match in mapping.columns:
        if match.field in PHONES and match.index < len(cells) and (text := clean(cells[match.index])):
            bare += not text.lstrip("'( :").startswith(("+", "00", "http", "wa.me"))
    unread = sum(bool(line.get("unchecked")) for line in card.get("phones", ()))
    return bare, max(0, bare - unread)


def _both_ways(mapping: "Matching", sample: Sequence[tuple[int, Sequence["Cell"]]]) -> int:
    """How many dates of digits are other days if the month comes first."""
    from desktop.domain.columns.fields import DATES
    from desktop.domain.values.dates import read_date

    count = 0
    for match in mapping.columns:
        if match.field in DATES:
            for _, cells in sample:
                cell = cells[match.index] if match.index < len(cells) else None
                if isinstance(cell, str) and cell:
                    day, month = read_date(cell, "dmy")[0], read_date(cell, "mdy")[0]
                    count += bool(day and month and day != month)
    return count


def card_lines(card: "Card") -> Iterable[tuple[str, str]]:
    """A card as label and value, in reading order, without what is empty."""
    for field in CARD_FIELDS:
        if field in _ONLY_WITHOUT_NAME and card.get("display_name"):
            continue
        text = card_value(field, card.get(field))
        if text:
            yield field_words(field), text


def field_words(field: str) -> str:
    """What a card's field is called."""
    return tr(CARD_FIELDS.get(field, field.replace("_", " ").capitalize()))


def card_value(field: str, value: object) -> str:
    """A card's value as a person reads it; "" if there is none."""
    if not value:
        return ""
    return _READERS.get(field, _plain)(value)


def _plain(value: Any) -> str:
    from desktop.domain.merging import shown

    return shown("", value)


def _refusal(value: Any) -> str:
    level = tr("No contact at all") if value.get("level") == "no_contact" else tr("No releases")
    reason = value.get("reason", "")
    return f"{level}: {reason}" if reason else level


def _languages(value: Any) -> str:
    from desktop.domain.values.languages import language_name
    from desktop.gui.words import language

    return ", ".join(language_name(code, language()) for code in value)


def _country(value: Any) -> str:
    from desktop.domain.values.places import country_name
    from desktop.gui.words import language

    return country_name(str(value), language())


def _day(value: Any) -> str:
    from desktop.gui.models.moments import day_words, local, system_clock

    return day_words(str(value), local(system_clock).date()) or str(value)


def _zone(value: Any) -> str:
    from desktop.gui.models.moments import clock_in, local, system_clock

    city = str(value).rpartition("/")[2].replace("_", " ")
    clock = clock_in(str(value), local(system_clock))
    return tr("{city}, {time} now", city=city, time=clock) if clock else city


def _works(value: Any) -> str:
    return "; ".join(", ".join(filter(None, (work.get("role", ""), work["outlet"]))) for work in value)


_READERS: Mapping[str, Callable[[Any], str]] = {
    "emails": lambda value: ", ".join(line["address"] for line in value),
    "phones": lambda value: ", ".join(line["number"] for line in value),
    "handles": lambda value: ", ".join(line["handle"] for line in value),
    "affiliations": _works,
    "languages": _languages,
    "country": _country,
    "last_touch": _day,
    "verified_on": _day,
    "away_until": _day,
    "time_zone": _zone,
    "refusal": _refusal,
    "greetings": lambda value: ", ".join(value.values()),
}


def facts_of(preview: "Preview") -> str:
    """A file in one line: sheet, rows, columns."""
    parts = [
        tr("Sheet “{name}”", name=preview.sheet) if preview.sheet else "",
        plural(preview.row_count, "{n} row", "{n} rows"),
        plural(preview.column_count, "{n} column", "{n} columns"),
    ]
    return " · ".join(part for part in parts if part)


def product_line(mapping: "Matching") -> str:
    """What wrote the file, and what that says of its people; "" if it cannot be told."""
    status = {
        "unsubscribed": tr("of people who unsubscribed: everybody in it is marked do-not-contact"),
        "cleaned": tr("of addresses that bounced: they are marked as dead"),
        "nonsubscribed": tr("of people who never subscribed: everybody in it is marked do-not-contact"),
    }.get(mapping.status_from_file, "")
    if mapping.product and status:
        return tr("Looks like a {product} export {status}.", product=mapping.product, status=status)
    if mapping.product:
        return tr("Looks like a {product} export.", product=mapping.product)
    return tr("By its name, a file {status}.", status=status) if status else ""


def matched_line(mapping: "Matching") -> str:
    """How many columns go somewhere: "9 of 11 columns matched, 2 left out"."""
    used = sum(bool(match.field) for match in mapping.columns)
    total = len(mapping.columns)
    if used == total:
        return plural(total, "The one column is matched", "All {n} columns matched")
    left = number(total - used)
    return plural(
        total, "The one column is left out", "{used} of {n} columns matched, {left} left out", used=used, left=left
    )


def sample_texts(samples: Sequence[str]) -> tuple[str, str]:
    """The first two values of a column, one line each."""
    said = [" ".join(str(sample).split()) for sample in samples[:2]] or [tr("(empty)")]
    return said[0], said[1] if len(said) > 1 else ""


def minutes_left(seconds: float) -> str:
    """How long work will take, for work that takes long."""
    if seconds < 90:
        return tr("about {n} s left", n=max(5, round(seconds / 5) * 5))
    return tr("about {n} min left", n=round(seconds / 60))


def asks(preview: "Preview") -> bool:
    """Whether there is anything about a file a person should look at before its columns."""
    shown = [sheet for sheet in preview.sheets if not sheet.hidden]
    return bool(preview.encoding_question or preview.left_out or len(shown) > 1 or not preview.row_count)
