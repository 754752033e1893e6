"""Merging contacts as a table: one row a field, one column a contact, and what stays. No widgets, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from desktop.domain.contact import LINE_FIELDS, SINGLE_FIELDS, TERM_FIELDS, Card, EmailLine, display_name, person_name
from desktop.domain.importing import Policies, Policy
from desktop.domain.merging import merge, shown
from desktop.domain.values.emails import address_key
from desktop.domain.values.names import name_key
from desktop.gui.models.contact_details import FIELD_WORDS, SAFETY_WORDS, refusal_words
from desktop.gui.models.filters import value_name
from desktop.gui.words import plural, tr

Kind = Literal["one", "many", "locked"]
ALSO = "Also written"
"""The own field that keeps the other spelling of a name, so that it can still be found."""

_NAME_PARTS = ("display_name", "given_name", "middle_name", "family_name", "prefix", "suffix")
_LATEST = ("verified_on", "last_touch")
_ORDER = (
    "display_name", "transliteration", "nickname", "emails", "phones", "affiliations", "beats", "regions", "languages",
    "refusal", "safety", "tags", "handles", "street", "postcode", "city", "district", "country", "time_zone",
    "good_hours", "away_until", "notes", "owner", "source", "verified_on", "last_touch",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the comparison.

    Attributes:
        kind: "one" value stays; of "many" each side's can stay; "locked" is decided by rule.
        cells: the value of each contact as a person reads it, "" for none.
    """

    field: str
    label: str
    kind: Kind
    cells: tuple[str, ...]

    def usual(self) -> frozenset[int]:
        """The sides kept unless somebody chooses otherwise: all of many, the first that has a value of one."""
        filled = [place for place, cell in enumerate(self.cells) if cell]
        return frozenset(filled if self.kind == "many" else filled[:1])


Kept = Mapping[str, frozenset[int]]
"""Field to the sides whose value stays."""


def rows(cards: Sequence[Card]) -> list[Row]:
    """The fields at least one of the contacts has; those that never differ by choice are locked."""
    made = []
    for field in _ORDER:
        cells = tuple(cell(card, field) for card in cards)
        if any(cells):
            made.append(Row(field, tr(FIELD_WORDS[field]), _kind(field), cells))
    return made


def cell(card: Card, field: str) -> str:
    """A field's value in words."""
    if field == "display_name":
        return display_name(card)
    if field == "refusal":
        return refusal_words(card, date.max)
    if field == "safety":
        return ", ".join(tr(SAFETY_WORDS.get(flag, flag)) for flag in card.get("safety", ()))
    value: Any = card.get(field, "")
    if field in {"languages", "country"}:
        from desktop.domain.query import Ask

        ask = Ask.LANGUAGE if field == "languages" else Ask.COUNTRY
        return ", ".join(value_name(ask, one) for one in ([value] if isinstance(value, str) else value) if one)
    return shown(field, value)


def merged(cards: Sequence[Card], kept: Kept) -> Card:
    """The card that stays: what was chosen, lists joined, and the stricter refusal whatever was chosen."""
    result: Any = cards[0]
    for other in cards[1:]:
        result = merge(result, other, Policies(Policy.ADD)).card
    result = dict(result)
    for row in rows(cards):
        if row.kind != "locked":
            for field in _NAME_PARTS if row.field == "display_name" else (row.field,):
                _put(result, field, _value(cards, field, sorted(kept.get(row.field, row.usual()))))
    if "emails" in result:
        result["emails"] = _bounces(cards, result["emails"])
    also = _other_names(cards, kept)
    if also:
        result["custom"] = {**result.get("custom", {}), ALSO: ", ".join(also)}
    return cast("Card", result)


def outcome(row: Row, cards: Sequence[Card], kept: Kept, result: Card) -> tuple[str, str]:
    """What stays of a field, and a smaller line that says why."""
    sides = sorted(kept.get(row.field, row.usual()))
    if row.field == "refusal":
        return cell(result, "refusal"), tr("the stricter one always wins")
    if row.field == "display_name":
        also = _other_names(cards, kept)
        return display_name(result), tr("{names} kept as “also written”", names=", ".join(also)) if also else ""
    if row.field in _LATEST:
        return cell(result, row.field), tr("the latest")
    if row.kind == "locked":
        return cell(result, row.field), tr("added up")
    if row.kind == "one":
        return cell(result, row.field), ""
    return _many(row, result, sides)


def consequences(cards: Sequence[Card], result: Card) -> str:
    """What the merge does that one may not expect, or ""."""
    refusing = [display_name(card) for card in cards if "refusal" in card]
    if not refusing or len(refusing) == len(cards):
        return ""
    name = display_name(result)
    said = (
        tr("After this merge {name} counts as refusing any contact.", name=name)
        if result["refusal"]["level"] == "no_contact"
        else tr("After this merge {name} counts as refusing releases.", name=name)
    )
    return said + " " + tr("If that is a mistake, lift the refusal on their page, with a reason.")


def _many(row: Row, result: Card, sides: list[int]) -> tuple[str, str]:
    value = cast("Any", result.get(row.field, ()))
    if not value:
        return tr("Nothing"), ""
    if len({row.cells[side] for side in sides}) == 1:
        return row.cells[sides[0]], tr("the same") if len(sides) > 1 else ""
    main = cell(cast("Card", {row.field: value[:1]}), row.field)
    how = tr("Both") if len(value) == 2 else plural(len(value), "{n}", "All {n}")
    if row.field in LINE_FIELDS and len(value) > 1:
        return how, tr("{value} stays the main one", value=main)
    return how if len(value) > 1 else main, ""


def _kind(field: str) -> Kind:
    if field in {"refusal", "safety", *_LATEST}:
        return "locked"
    return "many" if field in {*LINE_FIELDS, *TERM_FIELDS} else "one"


def _value(cards: Sequence[Card], field: str, sides: Sequence[int]) -> Any:
    if field in SINGLE_FIELDS:
        return cards[sides[0]].get(field) if sides else None
    joined: Any = {}
    for side in sides:
        if field in cards[side]:
            part = cast("Card", {field: cards[side][field]})  # type: ignore[literal-required]
            joined = merge(joined, part, Policies(Policy.ADD)).card
    return joined.get(field)


def _put(result: dict[str, Any], field: str, value: Any) -> None:
    if value:
        result[field] = value
    else:
        result.pop(field, None)


def _bounces(cards: Sequence[Card], lines: Sequence[EmailLine]) -> list[EmailLine]:
    """A bounce known to any side stays known, also where another side's line was chosen."""
    known = {
        address_key(line["address"]): line
        for card in cards
        for line in card.get("emails", ())
        if line.get("state") == "bounced"
    }
    return [known.get(address_key(line["address"]), line) for line in lines]


def _other_names(cards: Sequence[Card], kept: Kept) -> list[str]:
    """The spellings of the name that do not stay the name."""
    names = [person_name(card) for card in cards]
    sides = sorted(kept.get("display_name", frozenset({0}))) or [0]
    mine = name_key(names[sides[0]])
    found: dict[str, str] = {}
    for name in names:
        if name and name_key(name) != mine:
            found.setdefault(name_key(name), name)
    return list(found.values())
