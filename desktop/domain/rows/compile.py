"""From a mapping to the list of steps that read a row, made once per file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.domain.columns import fields
from desktop.domain.columns.header_words import normalise
from desktop.domain.columns.mapping import ColumnMatch, Mapping
from desktop.domain.rows import habits, steps
from desktop.domain.rows.attributes import attributes_step
from desktop.domain.rows.draft import Said, Step
from desktop.domain.rows.places import part_of_address
from desktop.domain.rows.reach import email_step, handle_step, phone_step
from desktop.domain.rows.refusal import consent_step, unsubscribed_on_step
from desktop.domain.rows.steps import TextOf
from desktop.domain.rows.work import outlet_kind
from desktop.domain.values.listed import listed
from desktop.domain.values.names import name_part
from desktop.domain.values.text import clean

_PLACES = {"country": "country", "city": "city", "place": "place", "time_zone": "zone"}
_TEXTS = {"full_name": "full", "display_name": "shown", "greeting": "greeting", "refusal_reason": "reason"}
_KEPT = frozenset(
    {
        "prefix",
        "suffix",
        "nickname",
        "middle_name",
        "transliteration",
        "owner",
        "source",
    }
)

_WITHOUT_PLUS = frozenset({"Brevo"})
"""Products that keep every number with its country code and write it without the plus."""

_SHORTEST_CODED = 9  # digits

_PLAIN_NOTES = set(map(normalise, listed("notes note comments remarks notas notizen bemerkungen ملاحظات")))

Placed = tuple[int, Step]


@dataclass(frozen=True, slots=True)
class _File:
    """What the steps of one file have in common."""

    mapping: Mapping
    name: str
    today: str
    text_of: TextOf


def compile_steps(mapping: Mapping, file_name: str, today: str) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """The steps for places, which come first because phones need the country, and all others."""
    file = _File(mapping, file_name, today, steps.text_reader(mapping))
    first: list[Placed] = []
    rest: list[Placed] = []
    for match in mapping.columns:
        if match.field in {"", fields.SKIP}:
            continue
        if match.field in _PLACES:
            first.append((match.index, _step(match, file)))
        elif match.field == "attributes":
            first.append((match.index, _unpacked(match, file, places=True)))
            rest.append((match.index, _unpacked(match, file, places=False)))
        else:
            rest.append((match.index, _step(match, file)))
    return tuple(first), tuple(rest)


def _step(match: ColumnMatch, file: _File) -> Step:
    make = _MAKERS.get(match.field, _custom)
    return make(match, file)


def _unpacked(match: ColumnMatch, file: _File, *, places: bool) -> Step:
    return attributes_step(match, lambda one: _step(one, file), file.text_of, places=places)


_Maker = Callable[[ColumnMatch, _File], Step]


def _custom(match: ColumnMatch, file: _File) -> Step:
    return steps.custom_step(match.custom_name or match.header, file.text_of)


def _notes(match: ColumnMatch, file: _File) -> Step:
    """The column that is plainly for notes gives them bare; of several, all others say which they are."""
    others = [other for other in file.mapping.columns if other.field == "notes"]
    plain = [other for other in others if normalise(other.header) in _PLAIN_NOTES]
    lead = len(others) > 1 and match.index != (plain[0].index if plain else None)
    return steps.notes_step(match, file.text_of, lead=lead)


def _text(match: ColumnMatch, file: _File) -> Step:
    return steps.gathered_step(_TEXTS[match.field], file.text_of)


def _place(match: ColumnMatch, file: _File) -> Step:
    return steps.word_step(_PLACES[match.field], steps.one_line, file.text_of)


def _address(match: ColumnMatch, file: _File) -> Step:
    step, text_of = steps.card_step(match.field, steps.repeating(file.text_of)), file.text_of

    def one_of(said: Iterable[Said]) -> None:
        step(
            (row, part_of_address(row, text_of(cell)) if isinstance(cell, str) and ":::" in cell else cell)
            for row, cell in said
        )

    return one_of


def _phone(match: ColumnMatch, file: _File) -> Step:
    step = phone_step(match, file.mapping, file.text_of)
    if file.mapping.product not in _WITHOUT_PLUS:
        return step

    def with_plus(said: Iterable[Said]) -> None:
        texts = ((row, cell, clean(cell)) for row, cell in said)
        step(
            (row, f"+{text}" if text.isdigit() and len(text) >= _SHORTEST_CODED else cell) for row, cell, text in texts
        )

    return with_plus


def _kind(_match: ColumnMatch, file: _File) -> Step:
    return steps.word_step("outlet_type", lambda text: outlet_kind(steps.one_line(text)), file.text_of)


_MAKERS: dict[str, _Maker] = {
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_PLACES, _place),
    **dict.fromkeys(("street", "postcode", "district"), _address),
    **dict.fromkeys(_KEPT, lambda match, file: steps.card_step(match.field, steps.repeating(file.text_of))),
    **dict.fromkeys(fields.EMAILS, lambda match, file: email_step(match, file.text_of)),
    **dict.fromkeys(fields.PHONES, _phone),
    **dict.fromkeys((*fields.NETWORKS, "website"), lambda match, file: handle_step(match, file.text_of)),
    **dict.fromkeys(("beats", "regions", "tags"), lambda match, file: steps.terms_step(match, file.text_of)),
    **dict.fromkeys(
        ("verified_on", "last_touch", "away_until"),
        lambda match, file: steps.date_step(match, file.mapping, file.text_of, file.today),
    ),
    **dict.fromkeys(
        fields.CONSENT,
        lambda match, file: consent_step(match, file.name, file.mapping.date_order, steps.repeating(file.text_of)),
    ),
    "given_name": lambda _match, file: steps.word_step("given", name_part, file.text_of),
    "family_name": lambda _match, file: steps.word_step("family", name_part, file.text_of),
    "family_name_2": lambda _match, file: steps.word_step("family_2", name_part, file.text_of),
    "working_days": lambda match, file: habits.days_step(match, file.text_of),
    "good_hours": lambda match, file: habits.hours_step(match, file.text_of),
    "channel_order": lambda match, file: habits.ways_step(match, file.text_of),
    "desk": lambda _match, file: steps.word_step("desk", steps.one_line, file.text_of),
    "role": lambda _match, file: steps.word_step("role", steps.one_line, file.text_of),
    "outlet": lambda _match, file: steps.gathered_step("outlet", steps.repeating(file.text_of)),
    "outlet_type": _kind,
    "languages": lambda match, file: steps.languages_step(match, file.text_of),
    "notes": _notes,
    "list": lambda _match, file: steps.lists_step(file.text_of),
    "safety": lambda match, file: steps.safety_step(match, file.text_of),
    "refusal_on": lambda match, file: unsubscribed_on_step(match, file.name, file.mapping.date_order, file.text_of),
}
