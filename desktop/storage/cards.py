"""Between a `Card` and the rows it is kept in. Pure: no database here."""

from collections.abc import Callable, Iterable
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
from desktop.domain.folding import key
from desktop.domain.outlet import outlet_key
from desktop.domain.values.emails import address_key
from desktop.domain.values.names import name_key

TEXTS = (
    "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname", "transliteration", "street",
    "postcode", "city", "district", "country", "time_zone", "notes", "owner", "source", "verified_on",
    "last_touch", "good_hours", "away_until",
)  # fmt: skip
"""Card fields that have a column of their own and hold one text."""

_MORE = ("greetings", "custom", "facts", "refusal", "safety", "channel_order", "working_days")

CONTACT_COLUMNS = ("display_name", "sort_key", "name_key", "outlet_key", *TEXTS, "refusal", "more", "flags")
EMAIL_COLUMNS = ("contact_id", "position", "address", "address_key", "purpose", "state", "reason")
PHONE_COLUMNS = ("contact_id", "position", "number", "purpose", "answers", "extension", "checked")
HANDLE_COLUMNS = ("contact_id", "position", "network", "handle")
AFFILIATION_COLUMNS = ("contact_id", "position", "outlet_id", "desk", "role", "started", "ended")
TERM_COLUMNS = ("contact_id", "position", "term_id")

FLAG_SAFETY, FLAG_BOUNCED, FLAG_ADDRESS = 1, 2, 4


class Lines(NamedTuple):
    """Rows for the tables that hang on a contact, collected over many contacts."""

    emails: list[tuple[Any, ...]]
    phones: list[tuple[Any, ...]]
    handles: list[tuple[Any, ...]]
    affiliations: list[tuple[Any, ...]]
    terms: list[tuple[Any, ...]]


def no_lines() -> Lines:
    """Empty lists to collect into."""
    return Lines([], [], [], [], [])


def contact_values(card: Card) -> tuple[Any, ...]:
    """The contact's own row, in the order of `CONTACT_COLUMNS`."""
    name = display_name(card)
    affiliations = card.get("affiliations")
    main_outlet = outlet_key(affiliations[0]["outlet"]) if affiliations else ""
    more = {field: card[field] for field in _MORE if field in card}  # type: ignore[literal-required]
    if not card.get("display_name"):
        more["unnamed"] = True
    emails = card.get("emails", ())
    bounced = any(line.get("state") == "bounced" for line in emails)
    usable = any(line.get("state", "ok") == "ok" for line in emails)
    flags = FLAG_SAFETY * bool(card.get("safety")) | FLAG_BOUNCED * bounced | FLAG_ADDRESS * usable
    read = cast("Callable[[str, str], str]", card.get)
    return (
        name,
        key(sort_name(card)) or name,
        name_key(name) if person_name(card) else "",
        main_outlet,
        *[read(field, "") for field in TEXTS],
        card["refusal"]["level"] if "refusal" in card else "",
        orjson.dumps(more).decode() if more else "{}",
        flags,
    )


def add_lines(
    lines: Lines,
    contact_id: int,
    card: Card,
    outlet_id: Callable[[AffiliationLine], int | None],
    term_id: Callable[[str, str], int],
) -> None:
    """Collect the rows of a card's lines; outlets and terms are turned into ids by the two functions."""
    for n, email in enumerate(card.get("emails", ())):
        address = email["address"]
        state = (email.get("purpose", "work"), email.get("state", "ok"), email.get("reason", ""))
        lines.emails.append((contact_id, n, address, address_key(address), *state))
    for n, phone in enumerate(card.get("phones", ())):
        answers, checked = " ".join(phone.get("answers", ())), not phone.get("unchecked", False)
        detail = (phone.get("purpose", ""), answers, phone.get("extension", ""), checked)
        lines.phones.append((contact_id, n, phone["number"], *detail))
    for n, handle in enumerate(card.get("handles", ())):
        lines.handles.append((contact_id, n, handle["network"], handle["handle"]))
    for n, at in enumerate(card.get("affiliations", ())):
        dates = (at.get("started", ""), at.get("ended", ""))
        lines.affiliations.append((contact_id, n, outlet_id(at), at.get("desk", ""), at.get("role", ""), *dates))
    n = 0
    for kind in TERM_FIELDS:
        for label in cast("list[str]", card.get(kind, ())):
            lines.terms.append((contact_id, n, term_id(kind, label)))
            n += 1


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
