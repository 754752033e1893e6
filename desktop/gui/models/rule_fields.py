"""What a row of a rule can ask: its fields, how each compares, the values it can have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.folding import fold
from desktop.domain.query import Ask, Condition, Operator
from desktop.gui.models.contact_details import SAFETY_WORDS
from desktop.gui.models.filters import KINDS, value_name
from desktop.gui.widgets.popover import Pick
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

ANY, ALL, NONE, HAS = Operator.ANY_OF, Operator.ALL_OF, Operator.NONE_OF, Operator.CONTAINS
SET, EMPTY = Operator.IS_SET, Operator.IS_EMPTY
WITHIN, NOT_WITHIN = Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS
_WORDS: dict[Operator, str] = {
    ANY: "is any of", ALL: "is all of", NONE: "is none of", HAS: "contains", SET: "is known", EMPTY: "is unknown",
    WITHIN: "within", NOT_WITHIN: "not within",
}  # fmt: skip
_OWN_WORDS: dict[tuple[Ask, Operator], str] = {
    (Ask.COUNTRY, ANY): "is in", (Ask.COUNTRY, NONE): "is not in",
    (Ask.CITY, ANY): "is in", (Ask.CITY, NONE): "is not in",
    (Ask.LIST, SET): "is any list", (Ask.LIST, EMPTY): "is no list",
    (Ask.ADDRESS, SET): "is working", (Ask.ADDRESS, EMPTY): "is missing",
    (Ask.REFUSAL, ANY): "is", (Ask.REFUSAL, SET): "is anything", (Ask.REFUSAL, EMPTY): "is nothing",
    (Ask.SAFETY, SET): "is any flag", (Ask.SAFETY, EMPTY): "is no flag",
    (Ask.VERIFIED, SET): "ever", (Ask.VERIFIED, EMPTY): "never",
    (Ask.LAST_TOUCH, SET): "ever", (Ask.LAST_TOUCH, EMPTY): "never",
    (Ask.IMPORT, SET): "is any import", (Ask.IMPORT, EMPTY): "is none, by hand",
    (Ask.NAME, NONE): "does not contain", (Ask.NOTES, NONE): "do not contain", (Ask.NOTES, HAS): "contain",
    (Ask.NOTES, SET): "are there", (Ask.NOTES, EMPTY): "are not there",
}  # fmt: skip
_WORDED = (ANY, ALL, NONE, HAS, SET, EMPTY)
_OPERATORS: dict[Ask, tuple[Operator, ...]] = {
    Ask.BEAT: _WORDED, Ask.REGION: _WORDED, Ask.TAG: _WORDED,
    Ask.LANGUAGE: (ANY, ALL, NONE, SET, EMPTY),
    Ask.OUTLET: (ANY, NONE, HAS, SET, EMPTY), Ask.OUTLET_TYPE: (ANY, NONE, SET, EMPTY),
    Ask.ROLE: (ANY, NONE, HAS, SET, EMPTY), Ask.COUNTRY: (ANY, NONE, SET, EMPTY),
    Ask.CITY: (ANY, NONE, HAS, SET, EMPTY), Ask.LIST: (ANY, ALL, NONE, SET, EMPTY),
    Ask.ADDRESS: (SET, EMPTY), Ask.REFUSAL: (ANY, SET, EMPTY), Ask.SAFETY: (ANY, NONE, SET, EMPTY),
    Ask.VERIFIED: (WITHIN, NOT_WITHIN, SET, EMPTY), Ask.LAST_TOUCH: (WITHIN, NOT_WITHIN, SET, EMPTY),
    Ask.ADDED: (WITHIN, NOT_WITHIN), Ask.IMPORT: (ANY, NONE, SET, EMPTY),
    Ask.NAME: (HAS, NONE), Ask.NOTES: (HAS, NONE, SET, EMPTY),
}  # fmt: skip
_TITLES = {kind.ask: kind.title for kind in KINDS} | {
    Ask.LIST: "On list", Ask.CITY: "City", Ask.NAME: "Name", Ask.NOTES: "Notes", Ask.OUTLET_TYPE: "Outlet type",
    Ask.IMPORT: "Import",
}  # fmt: skip
_ORDER = (
    Ask.BEAT, Ask.REGION, Ask.LANGUAGE, Ask.COUNTRY, Ask.CITY, Ask.OUTLET, Ask.OUTLET_TYPE, Ask.ROLE, Ask.TAG,
    Ask.LIST, Ask.ADDRESS, Ask.REFUSAL, Ask.VERIFIED, Ask.LAST_TOUCH, Ask.ADDED, Ask.IMPORT, Ask.SAFETY, Ask.NAME,
    Ask.NOTES,
)  # fmt: skip
_REFUSALS = {"no_releases": "No releases", "no_contact": "No contact at all"}
_FREE = frozenset({Ask.BEAT, Ask.REGION, Ask.TAG, Ask.OUTLET, Ask.ROLE, Ask.CITY, Ask.NAME, Ask.NOTES})
_DAYS = (7, 30, 60, 90, 180, 365)
_OFFERED = 40


@dataclass(frozen=True, slots=True)
class Named:
    """A condition with what its values are called."""

    condition: Condition
    words: tuple[str, ...]


def fields() -> list[tuple[str, str]]:
    """The fields a row can ask about, with their words."""
    return [(ask.value, field_words(ask)) for ask in _ORDER]


def field_words(ask: Ask) -> str:
    """What a field is called."""
    return tr(_TITLES[ask])


def operators(ask: Ask, held: Operator | None = None) -> list[tuple[str, str]]:
    """How a field compares, with the words; one that is `held` already is among them."""
    usual = _OPERATORS[ask]
    more = (held,) if held is not None and held not in usual else ()
    return [(one.value, tr(_OWN_WORDS.get((ask, one), _WORDS[one]))) for one in (*usual, *more)]


def takes_values(operator: Operator) -> bool:
    """Whether it compares with values."""
    return operator not in {SET, EMPTY}


def takes_days(operator: Operator) -> bool:
    """Whether it compares with a number of days."""
    return operator in {WITHIN, NOT_WITHIN}


def value_words(ask: Ask, operator: Operator, value: str) -> str:
    """What one value is called, as far as that needs no look-up."""
    if takes_days(operator):
        return plural(int(value), "{n} day", "{n} days") if value.isdecimal() else value
    if ask is Ask.REFUSAL:
        return tr(_REFUSALS.get(value, value))
    if ask is Ask.SAFETY:
        return tr(SAFETY_WORDS.get(value, value))
    return value_name(ask, value)


def fixed_picks(ask: Ask, operator: Operator) -> list[Pick] | None:
    """The values that are known without asking the data; None where the data knows."""
    if takes_days(operator):
        return [Pick(str(days), value_words(ask, operator, str(days))) for days in _DAYS]
    if ask is Ask.REFUSAL:
        return [Pick(value, tr(words)) for value, words in _REFUSALS.items()]
    if ask is Ask.SAFETY:
        return [Pick(value, tr(words)) for value, words in SAFETY_WORDS.items()]
    if operator is HAS or ask in {Ask.NAME, Ask.NOTES}:
        return []
    return None


def fitting(picks: Sequence[Pick], typed: str) -> list[Pick]:
    """Those whose words hold every word typed, those that begin with it first."""
    wanted = fold(typed).split()
    found = [pick for pick in picks if all(word in fold(pick.words) for word in wanted)]
    if wanted:
        found.sort(key=lambda pick: not fold(pick.words).startswith(wanted[0]))
    return found[:_OFFERED]


def reader(ask: Ask, operator: Operator) -> Callable[[str], tuple[str, str] | None]:
    """Makes a value of words that were typed, or None."""

    def read(typed: str) -> tuple[str, str] | None:
        if takes_days(operator):
            digits = "".join(letter for letter in typed if letter.isdecimal())[:5]
            return (str(int(digits)), value_words(ask, operator, str(int(digits)))) if digits else None
        value = _read_value(ask, typed)
        return (value, value_words(ask, operator, value)) if value else None

    return read


def read_picks(workspace: "Workspace", ask: Ask) -> list[Pick]:
    """The values in use with their counts. For a task's thread."""
    from desktop.services import filters

    return [
        Pick(one.value, one.label if one.label != one.value else value_words(ask, ANY, one.value), one.count)
        for one in filters.choices(workspace, ask)
    ]


def read_names(workspace: "Workspace", ask: Ask, values: tuple[str, ...]) -> dict[str, str]:
    """What stored numbers of lists and imports are called; those that are gone are missing. For a task's thread."""
    from desktop.services import filters, lists

    if ask is Ask.LIST:
        live = {str(row.id): row.name for row in lists.all_lists(workspace)}
        return {value: live[value] for value in values if value in live}
    return filters.names(workspace, ask, values)


def _read_value(ask: Ask, typed: str) -> str:
    if ask is Ask.COUNTRY:
        from desktop.domain.values.places import read_country

        return read_country(typed) or ""
    if ask is Ask.LANGUAGE:
        from desktop.domain.values.languages import read_languages

        codes, problems = read_languages(typed)
        return codes[0] if codes and not problems else ""
    return typed if ask in _FREE else ""
