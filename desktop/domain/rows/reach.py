"""Cells that say how a person can be reached: addresses, phones, handles and pages."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from desktop.domain.columns.header_words import normalise, read_header
from desktop.domain.columns.mapping import ColumnMatch, Mapping
from desktop.domain.columns.value_kinds import network_of
from desktop.domain.contact import Answers, EmailLine, HandleLine, PhoneLine, Purpose
from desktop.domain.rows.draft import Gathered, row_problem
from desktop.domain.values import Cell
from desktop.domain.values.emails import is_role_address, is_role_name, plain_address, read_addresses
from desktop.domain.values.phone_plain import plain_cell
from desktop.domain.values.phones import read_phones
from desktop.domain.values.text import clean, is_null

Step = Callable[[Gathered, Cell], None]

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
    header, pair, field = match.header, match.pair, match.field

    def step(row: Gathered, cell: Cell) -> None:
        if pair is None and isinstance(cell, str) and (address := plain_address(cell)):  # most cells need no cleaning
            add_email(row, {"address": address, "purpose": personal} if personal else {"address": address})
            return
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

    return step


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
    purpose = _PHONE_PURPOSES[match.field]
    header, pair, field = match.header, match.pair, match.field
    default, by_row = mapping.country, mapping.country_from_row

    def step(row: Gathered, cell: Cell) -> None:
        country = (row.card.get("country") if by_row else None) or default
        if isinstance(cell, str):
            cell = _without_link(cell)
            plain = plain_cell(cell, country)
            if plain and pair is None and len(set(plain[-6:])) > 1:
                add_phone(row, _plain_line(plain, purpose))
                return
            if not plain and is_null(cell):
                return
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

    return step


def _without_link(cell: str) -> str:
    link = _WHATSAPP_LINK.search(cell) if "/" in cell else None
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

    def step(row: Gathered, cell: Cell) -> None:
        plain = isinstance(cell, str) and _ONE_LINK.match(cell)
        for part in (str(cell),) if plain else _SEVERAL.split(text_of(cell)):
            if part and (line := read_handle(wanted, part)) not in row.handles:
                row.handles.append(line)

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
