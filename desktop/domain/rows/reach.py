"""Cells that say how a person can be reached: addresses, phones, handles and pages."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from desktop.domain.columns.header_words import normalise, read_header
from desktop.domain.columns.mapping import ColumnMatch, Mapping
from desktop.domain.columns.value_kinds import network_of
from desktop.domain.contact import Answers, EmailLine, HandleLine, PhoneLine, Purpose
from desktop.domain.rows.draft import Gathered, Memo, Said, Step, row_problem
from desktop.domain.values import Cell
from desktop.domain.values.emails import is_role_address, is_role_name, plain_address, read_addresses
from desktop.domain.values.phone_plain import plain_cell
from desktop.domain.values.phones import read_phones
from desktop.domain.values.text import clean, is_null

_Taker = Callable[[Gathered, Cell], None]

_PHONE_PURPOSES = {
    "phone": "", "phone_mobile": "mobile", "phone_work": "work", "phone_home": "home",
    "phone_switchboard": "switchboard", "fax": "fax", "whatsapp": "whatsapp", "signal": "signal",
}  # fmt: skip
_ANSWERS: dict[str, Answers] = {"fax": "fax", "whatsapp": "whatsapp", "signal": "signal"}
_GOOGLE = " ::: "
_LINK = re.compile(r"^(?:https?://)?(?:www\.|m\.|mobile\.)?[^/\s]+/(?:#!/)?@?([^/?#\s]+)", re.IGNORECASE)
_NAMED = re.compile(r"^\s*[\"“]?([^\"<>@]{3,80}?)[\"”]?\s*<[^<>]+@[^<>]+>\s*$")
_SEVERAL = re.compile(r"\s*[;|\n]\s*|\s*,\s+|[\s,]+(?=https?://|www\.|@)")
_ONE_LINK = re.compile(r"(?:https?://|www\.)[!-+\--:<-{}~]{4,}\Z")
_CALLED: tuple[Answers, ...] = ("call",)
"""What a number answers to that stands in a column of plain phones as well."""

_IN_ORDER: tuple[Answers, ...] = ("call", "whatsapp", "signal", "fax")

_USER_NETWORKS = frozenset({"x", "instagram", "telegram"})
_NOT_USERS = frozenset({"home", "intent", "share", "i", "hashtag", "search", "p", "reel", "joinchat", "s"})
_WHATSAPP_LINK = re.compile(r"(?:wa\.me/|phone=)\+?(\d{7,15})")


def email_step(match: ColumnMatch, text_of: Callable[[Cell], str]) -> Step:
    """Reads a column of addresses; the label column beside it says what each is for."""
    personal: Purpose | None = "personal" if match.field == "email_personal" else None
    take = _email_taker(match, text_of, personal)
    is_alone = match.pair is None

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            if is_alone and isinstance(cell, str) and (address := plain_address(cell)):  # most need no cleaning
                add_email(row, {"address": address, "purpose": personal} if personal else {"address": address})
            elif not (isinstance(cell, str) and is_null(cell)):
                take(row, cell)

    return step


def _email_taker(match: ColumnMatch, text_of: Callable[[Cell], str], personal: Purpose | None) -> _Taker:
    header, pair, field = match.header, match.pair, match.field

    def take(row: Gathered, cell: Cell) -> None:
        text = cell if isinstance(cell, str) else ""
        lines, problems = read_addresses(text)
        if problems or not lines:
            typed, text = text, text_of(cell)
            if text != typed:
                lines, problems = read_addresses(text)
        for problem in problems:
            row.problems.append(row_problem(problem, header, text, field))
        labels = _labels(row.cells, pair) if pair is not None else ()
        for place, line in enumerate(lines):
            purpose = personal or _label_purpose(labels, place)
            if purpose and "purpose" not in line:
                line["purpose"] = purpose
            add_email(row, line)
        if "<" in text and not row.full and len(lines) == 1 and (named := _NAMED.match(text)):
            row.beside = named[1].strip()

    return take


def add_email(row: Gathered, line: EmailLine) -> None:
    """Add an address once; a desk's address is marked as one."""
    if row.emails:
        address = line["address"].lower()
        if any(known["address"].lower() == address for known in row.emails):
            return
    if "purpose" not in line and _is_desk(line["address"].partition("@")[0]):
        line["purpose"] = "desk"
    row.emails.append(line)


def _is_desk(local: str) -> bool:
    if local.isascii() and local[:1].isalnum() and local[-1:].isalnum():
        return is_role_name(local.lower())
    return is_role_address(local + "@desk.example")


def phone_step(match: ColumnMatch, mapping: Mapping, text_of: Callable[[Cell], str]) -> Step:
    """Reads a column of phones, a number without country code by the row's own country, else by the file's."""
    purpose, is_alone = _PHONE_PURPOSES[match.field], match.pair is None
    default, by_row = mapping.country, mapping.country_from_row
    take = _phone_taker(match, text_of)

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            country = (by_row and row.card.get("country")) or default
            number = _without_link(cell) if isinstance(cell, str) and "/" in cell else cell
            plain = plain_cell(number, country) if isinstance(number, str) and is_alone else None
            if plain and plain[-6:] != plain[-1] * 6:
                add_phone(row, _plain_line(plain, purpose))
            elif not (isinstance(number, str) and is_null(number)):
                take(row, number, country)

    return step


def _phone_taker(match: ColumnMatch, text_of: Callable[[Cell], str]) -> Callable[[Gathered, Cell, str], None]:
    purpose, header, pair, field = _PHONE_PURPOSES[match.field], match.header, match.pair, match.field

    def take(row: Gathered, cell: Cell, country: str) -> None:
        lines, problems = read_phones(cell, country, purpose=purpose)
        if problems or not lines:
            text = text_of(cell)
            for problem in problems:
                row.problems.append(row_problem(problem, header, text, field))
            if not lines and text:
                lines = [_as_typed(text, purpose)]
        labels = _labels(row.cells, pair) if pair is not None else ()
        for place, line in enumerate(lines):
            if labels:
                _apply_label(line, labels[min(place, len(labels) - 1)])
            add_phone(row, line)

    return take


def _without_link(cell: str) -> str:
    link = _WHATSAPP_LINK.search(cell)
    return "+" + link[1] if link else cell


def _plain_line(number: str, purpose: str) -> PhoneLine:
    if purpose in _ANSWERS:
        return {"number": number, "answers": [_ANSWERS[purpose]]}
    return {"number": number, "purpose": purpose} if purpose else {"number": number}


def _as_typed(text: str, purpose: str) -> PhoneLine:
    line = _plain_line(text, purpose)
    line["unchecked"] = True
    return line


def add_phone(row: Gathered, line: PhoneLine) -> None:
    """Add a phone once; what it answers to in several columns is put together."""
    number = line["number"]
    for known in row.phones:
        if known["number"] == number:
            if "answers" in known or "answers" in line:
                both = (*known.get("answers", _CALLED), *line.get("answers", _CALLED))
                known["answers"] = sorted(set(both), key=_IN_ORDER.index)
            if "purpose" in line:
                known.setdefault("purpose", line["purpose"])
            return
    row.phones.append(line)


def handle_step(match: ColumnMatch, text_of: Callable[[Cell], str]) -> Step:
    """Reads a column of handles or links; the host of a link says the network, whatever the column is called."""
    wanted = "web" if match.field == "website" else match.field

    def read(cell: Cell) -> list[HandleLine]:
        plain = isinstance(cell, str) and _ONE_LINK.match(cell)
        return [
            read_handle(wanted, part) for part in ((str(cell),) if plain else _SEVERAL.split(text_of(cell))) if part
        ]

    memo: Memo[list[HandleLine]] = Memo(read)

    def step(said: Iterable[Said]) -> None:
        for row, cell in said:
            for line in memo[cell] if isinstance(cell, str) else read(cell):
                if line not in row.handles:
                    row.handles.append(line.copy())

    return step


def read_handle(network: str, text: str) -> HandleLine:
    """The handle a text names: a user name for X, Instagram and Telegram, else the link."""
    found = (network_of(text) if "." in text else "") or network
    if found in _USER_NETWORKS:
        link = _LINK.match(text) if "/" in text else None
        if link and link[1].lower() not in _NOT_USERS:
            return {"network": found, "handle": link[1]}
        if not link:
            return {"network": found, "handle": text.lstrip("@ ").strip() or text}
    return {"network": found, "handle": text}


def _labels(cells: Sequence[Cell], pair: int) -> tuple[str, ...]:
    text = clean(cells[pair]) if pair < len(cells) else ""
    return tuple(part.strip().removeprefix("*").strip() for part in text.split(_GOOGLE)) if text else ()


@lru_cache(maxsize=2048)
def _marks(label: str) -> frozenset[str]:
    marks = set(read_header(label).marks)
    words = normalise(label)
    if any("fax" in word for word in words):
        marks.add("fax")
    return frozenset(marks)


def _label_purpose(labels: Sequence[str], place: int) -> Purpose | None:
    if not labels:
        return None
    return "personal" if "home" in _marks(labels[min(place, len(labels) - 1)]) else None


def _apply_label(line: PhoneLine, label: str) -> None:
    """What the label of the row says ("Work Fax", "Privat") wins over what the column is for."""
    marks = _marks(label)
    if "fax" in marks:
        line["answers"] = ["fax"]
        if "work" in marks:
            line["purpose"] = "work"
        return
    for mark, purpose in (("mobile", "mobile"), ("home", "home"), ("work", "work"), ("main", "switchboard")):
        if mark in marks:
            line["purpose"] = purpose
            return
    if "whatsapp" in label.lower():
        line["answers"] = ["whatsapp"]
    elif label and "purpose" not in line:
        line["purpose"] = label
