"""Between a `Card` and the rows it is kept in. Pure: no database here."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, cast

import orjson

from desktop.domain.contact import (
    TERM_FIELDS,
    AffiliationLine,
    Card,
    EmailLine,
    HandleLine,
    PhoneLine,
    display_name,
    person_name,
    sort_name,
)
from desktop.domain.folding import key, words_of_part
from desktop.domain.matching import Signs, signs_of
from desktop.domain.search_text import search_texts
from desktop.storage.search_lines import BOUNCED, SAFETY

TEXTS = (
    "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname", "transliteration", "street",
    "postcode", "city", "district", "country", "time_zone", "notes", "owner", "source", "verified_on",
    "last_touch", "good_hours", "away_until",
)  # fmt: skip
"""Card fields that have a column of their own and hold one text."""

_MORE = ("greetings", "custom", "facts", "refusal", "safety", "channel_order", "working_days")

CONTACT_COLUMNS = ("display_name", "sort_key", "match_key", "outlet_key", *TEXTS, "refusal", "more", "flags")
EMAIL_COLUMNS = ("contact_id", "position", "address", "address_key", "purpose", "state", "reason")
PHONE_COLUMNS = ("contact_id", "position", "number", "purpose", "answers", "extension", "checked")
HANDLE_COLUMNS = ("contact_id", "position", "network", "handle")
AFFILIATION_COLUMNS = ("contact_id", "position", "outlet_id", "desk", "role", "started", "ended")
TERM_COLUMNS = ("contact_id", "position", "term_id")

FLAG_SAFETY, FLAG_BOUNCED, FLAG_ADDRESS = SAFETY, BOUNCED, 4


class Prepared(NamedTuple):
    """A card as rows: its own, its search texts and its lines, all without the ids given when they are written.

    Made of plain texts and numbers only, so that another process can make it and send it as JSON. `works` and `terms`
    still name outlets and words: (position, outlet, kind, desk, role, started, ended) and (kind, label).
    """

    values: Sequence[Any]  # in the order of `CONTACT_COLUMNS`
    texts: Sequence[str]
    emails: Sequence[Sequence[Any]] = ()
    phones: Sequence[Sequence[Any]] = ()
    handles: Sequence[Sequence[Any]] = ()
    works: Sequence[Sequence[Any]] = ()
    terms: Sequence[Sequence[str]] = ()


def prepared(card: Card, signs: Signs | None = None) -> Prepared:
    """A card as rows. `signs`: what it is compared by, if that is known already."""
    signs = signs or signs_of(card)
    return Prepared(
        contact_values(card, signs),
        tuple(search_texts(card)),
        _email_rows(card, signs),
        _phone_rows(card),
        [(n, line["network"], line["handle"]) for n, line in enumerate(card.get("handles", ()))],
        [_work_row(n, line) for n, line in enumerate(card.get("affiliations", ()))],
        [(kind, label) for kind in TERM_FIELDS for label in cast("list[str]", card.get(kind, ()))],
    )


def _email_rows(card: Card, signs: Signs) -> list[tuple[Any, ...]]:
    rows = []
    for n, line in enumerate(card.get("emails", ())):
        read = line.get
        rows.append(
            (n, line["address"], signs.emails[n], read("purpose", "work"), read("state", "ok"), read("reason", ""))
        )
    return rows


def _phone_rows(card: Card) -> list[tuple[Any, ...]]:
    rows = []
    for n, line in enumerate(card.get("phones", ())):
        answers, checked = " ".join(line.get("answers", ())), not line.get("unchecked", False)
        rows.append((n, line["number"], line.get("purpose", ""), answers, line.get("extension", ""), checked))
    return rows


def _work_row(n: int, line: AffiliationLine) -> tuple[Any, ...]:
    dates = (line.get("started", ""), line.get("ended", ""))
    return (n, line["outlet"], line.get("outlet_type", ""), line.get("desk", ""), line.get("role", ""), *dates)


def match_key(name: str, outlet: str) -> str:
    """By what a contact is found again: folded name and folded main outlet in one text."""
    return f"{name}|{outlet}"


def contact_values(card: Card, signs: Signs) -> tuple[Any, ...]:
    """The contact's own row, in the order of `CONTACT_COLUMNS`."""
    name = display_name(card)
    more = {field: card[field] for field in _MORE if field in card}  # type: ignore[literal-required]
    if not card.get("display_name"):
        more["unnamed"] = True
    return (
        name,
        _sort_key(card) or name,
        match_key(signs.name, signs.outlet) if person_name(card) else "",
        signs.outlet,
        *_texts_of({**_NO_TEXTS, **card}),
        card["refusal"]["level"] if "refusal" in card else "",
        orjson.dumps(more).decode() if more else "{}",
        _flags(card),
    )


_NO_TEXTS = dict.fromkeys(TEXTS, "")
_texts_of = itemgetter(*TEXTS)


def _flags(card: Card) -> int:
    flags = FLAG_SAFETY if card.get("safety") else 0
    for line in card.get("emails", ()):
        flags |= FLAG_ADDRESS if line.get("state", "ok") == "ok" else FLAG_BOUNCED
    return flags


def _sort_key(card: Card) -> str:
    """The folded name to sort by."""
    parts = (*words_of_part(card.get("family_name", "")), *words_of_part(card.get("given_name", "")))
    return " ".join(parts) or key(sort_name(card))


def card_of(row: Iterable[Any]) -> Card:
    """The card of a contact's own row (in the order of `CONTACT_COLUMNS`), still without its lines."""
    name, _sort, _key, _outlet, *texts, _refusal, more, _flags = row
    card: dict[str, Any] = {field: text for field, text in zip(TEXTS, texts, strict=True) if text}
    rest = orjson.loads(more) if more != "{}" else {}
    if not rest.pop("unnamed", False):
        card["display_name"] = name
    card.update(rest)
    return cast("Card", card)


def email_line(address: str, purpose: str, state: str, reason: str) -> EmailLine:
    """An address row as the card's line; defaults are left away."""
    line: dict[str, str] = {"address": address}
    line |= {"purpose": purpose} if purpose != "work" else {}
    line |= {"state": state} if state != "ok" else {}
    line |= {"reason": reason} if reason else {}
    return cast("EmailLine", line)


def phone_line(number: str, purpose: str, answers: str, extension: str, *, checked: bool) -> PhoneLine:
    """A phone row as the card's line."""
    line: dict[str, Any] = {"number": number}
    line |= {"purpose": purpose} if purpose else {}
    line |= {"answers": answers.split()} if answers else {}
    line |= {"extension": extension} if extension else {}
    line |= {} if checked else {"unchecked": True}
    return cast("PhoneLine", line)


def handle_line(network: str, handle: str) -> HandleLine:
    """A handle row as the card's line."""
    return {"network": network, "handle": handle}


def affiliation_line(outlet_id: int | None, outlet: str | None, kind: str | None, *details: str) -> AffiliationLine:
    """An affiliation row with its outlet's name and kind as the card's line."""
    line: dict[str, Any] = {"outlet": outlet, "outlet_id": outlet_id} if outlet_id else {"outlet": ""}
    line |= {"outlet_type": kind} if kind else {}
    line |= {field: value for field, value in zip(("desk", "role", "started", "ended"), details, strict=True) if value}
    return cast("AffiliationLine", line)
