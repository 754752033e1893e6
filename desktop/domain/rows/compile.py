"""From a mapping to the list of steps that read a row, made once per file."""

from collections.abc import Callable

from desktop.domain.columns import fields
from desktop.domain.columns.mapping import ColumnMatch, Mapping
from desktop.domain.rows import steps
from desktop.domain.rows.reach import email_step, handle_step, phone_step
from desktop.domain.rows.refusal import consent_step
from desktop.domain.rows.steps import Step, TextOf
from desktop.domain.rows.work import outlet_kind
from desktop.domain.values.names import name_part

_PLACES = {"country": "country", "city": "city", "place": "place", "time_zone": "zone"}
_PARTS = {"given_name": "given", "family_name": "family"}
_KEPT = frozenset({"prefix", "suffix", "nickname", "middle_name", "street", "postcode", "district", "transliteration"})
_LINES = frozenset({"desk", "role"})

Placed = tuple[int, Step]


def compile_steps(mapping: Mapping, file_name: str) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """The steps for places, which come first because phones need the country, and all others."""
    text_of = steps.text_reader(mapping)
    several_notes = sum(match.field == "notes" for match in mapping.columns) > 1
    first: list[Placed] = []
    rest: list[Placed] = []
    for match in mapping.columns:
        if match.field in {"", fields.SKIP}:
            continue
        if match.field in _PLACES:
            first.append((match.index, steps.word_step(_PLACES[match.field], steps.one_line, text_of)))
        else:
            rest.append((match.index, _step(match, mapping, file_name, text_of, several_notes=several_notes)))
    return tuple(first), tuple(rest)


def _step(match: ColumnMatch, mapping: Mapping, file_name: str, text_of: TextOf, *, several_notes: bool) -> Step:
    key = match.field
    special: dict[str, Callable[[], Step]] = {
        "full_name": lambda: steps.gathered_step("full", text_of),
        "display_name": lambda: steps.gathered_step("shown", text_of),
        "outlet": lambda: steps.gathered_step("outlet", steps.repeating(text_of)),
        "outlet_type": lambda: steps.word_step("outlet_type", lambda text: outlet_kind(steps.one_line(text)), text_of),
        "greeting": lambda: steps.gathered_step("greeting", text_of),
        "refusal_reason": lambda: steps.gathered_step("reason", text_of),
        "languages": lambda: steps.languages_step(match, text_of),
        "notes": lambda: steps.notes_step(match, text_of, several=several_notes),
        "list": lambda: steps.lists_step(text_of),
        "safety": lambda: steps.safety_step(match, text_of),
        "refusal_on": lambda: steps.unsubscribed_on_step(match, mapping, text_of, file_name),
        "website": lambda: handle_step(match, text_of),
    }
    if key in special:
        return special[key]()
    if key in _PARTS:
        return steps.word_step(_PARTS[key], name_part, text_of)
    if key in _LINES:
        return steps.word_step(key, steps.one_line, text_of)
    return _grouped(match, mapping, file_name, text_of)


def _grouped(match: ColumnMatch, mapping: Mapping, file_name: str, text_of: TextOf) -> Step:
    key = match.field
    if key in fields.EMAILS:
        return email_step(match, text_of)
    if key in fields.PHONES:
        return phone_step(match, mapping, text_of)
    if key in fields.NETWORKS:
        return handle_step(match, text_of)
    if key in {"beats", "regions", "tags"}:
        return steps.terms_step(match, text_of)
    if key in fields.DATES:
        return steps.date_step(match, mapping, text_of)
    if key in fields.CONSENT:
        return consent_step(match, file_name, mapping.date_order, text_of)
    if key in _KEPT or key in {"owner", "source"}:
        return steps.card_step(key, steps.repeating(text_of))
    return steps.custom_step(match.custom_name or match.header, text_of)
