"""What a person types into the search line, as a question: words, and `key:value` chips among them.

    haddad beat:conflict lang:ar,en country:jordan -tag:"old list" has:email added:7d

A value with blanks stands in quotes, several values are parted by commas, a minus leaves out who fits. What is not
understood is searched as words, so that typing never fails.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.domain.folding import key
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.domain.values.languages import read_languages
from desktop.domain.values.places import read_country

_PART = re.compile(r'(?<!\S)(?P<minus>-?)(?P<key>[^\W\d_]+):(?P<value>(?:"[^"]*"?|[^\s,"])(?:,?(?:"[^"]*"?|[^\s,"]))*)')
_VALUE = re.compile(r'"([^"]*)"?|([^,"]+)')
_DAYS = re.compile(r"(?P<older>>?)(?P<count>\d{1,4})(?P<unit>[dwmy]?)")
_UNIT_DAYS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}

_KEYS = {
    "beat": Ask.BEAT, "beats": Ask.BEAT, "covers": Ask.BEAT, "region": Ask.REGION, "lang": Ask.LANGUAGE,
    "language": Ask.LANGUAGE, "outlet": Ask.OUTLET, "at": Ask.OUTLET, "type": Ask.OUTLET_TYPE, "role": Ask.ROLE,
    "country": Ask.COUNTRY, "city": Ask.CITY, "tag": Ask.TAG, "list": Ask.LIST, "verified": Ask.VERIFIED,
    "touched": Ask.LAST_TOUCH, "touch": Ask.LAST_TOUCH, "added": Ask.ADDED, "import": Ask.IMPORT, "name": Ask.NAME,
    "notes": Ask.NOTES, "note": Ask.NOTES,
}  # fmt: skip
_HAS = {
    "email": Ask.ADDRESS, "e-mail": Ask.ADDRESS, "mail": Ask.ADDRESS, "address": Ask.ADDRESS, "beat": Ask.BEAT,
    "region": Ask.REGION, "language": Ask.LANGUAGE, "outlet": Ask.OUTLET, "role": Ask.ROLE, "country": Ask.COUNTRY,
    "city": Ask.CITY, "tag": Ask.TAG, "list": Ask.LIST, "notes": Ask.NOTES, "refusal": Ask.REFUSAL,
    "safety": Ask.SAFETY,
}  # fmt: skip
_IS = {"refused": Ask.REFUSAL, "flagged": Ask.SAFETY, "verified": Ask.VERIFIED, "touched": Ask.LAST_TOUCH}
_MOMENTS = frozenset({Ask.VERIFIED, Ask.LAST_TOUCH, Ask.ADDED})
_PARTLY = frozenset({Ask.BEAT, Ask.REGION, Ask.OUTLET, Ask.ROLE, Ask.CITY, Ask.TAG, Ask.NAME, Ask.NOTES})


@dataclass(frozen=True, slots=True)
class Typed:
    """A search line understood: the words that are left, and the conditions with the place each stood at."""

    text: str
    wanted: tuple[Condition, ...]
    left_out: tuple[Condition, ...]

    @property
    def rule(self) -> Rule:
        """The conditions as a rule."""
        return Rule(Group("all", self.wanted), Group("any", self.left_out))


def parse_line(line: str, lists: Mapping[str, int] | None = None) -> Typed:
    """Returns the line understood. `lists` gives the ids of lists by `folding.key` of their names."""
    wanted: list[Condition] = []
    left_out: list[Condition] = []

    def take(part: re.Match[str]) -> str:
        condition = _condition(part["key"].casefold(), _values(part["value"]), lists or {})
        if condition is None:
            return part[0]
        (left_out if part["minus"] else wanted).append(condition)
        return " "

    text = " ".join(_PART.sub(take, line).split())
    return Typed(text, tuple(wanted), tuple(left_out))


def question(line: str, lists: Mapping[str, int] | None = None) -> ContactQuery:
    """Returns the line as a whole question, in the usual order."""
    typed = parse_line(line, lists)
    return ContactQuery(text=typed.text, rule=typed.rule)


def unknown_lists(line: str, lists: Mapping[str, int]) -> tuple[str, ...]:
    """The names of lists the line asks for that are not among `lists` (ids by `folding.key` of their names)."""
    named = [_values(part["value"]) for part in _PART.finditer(line) if _KEYS.get(part["key"].casefold()) is Ask.LIST]
    return tuple(name for names in named for name in names if key(name) not in lists)


def _values(text: str) -> tuple[str, ...]:
    found = ((quoted or plain).strip() for quoted, plain in _VALUE.findall(text))
    return tuple(value for value in found if value)


def _condition(name: str, values: tuple[str, ...], lists: Mapping[str, int]) -> Condition | None:
    if not values:
        return None
    if name in {"has", "is"}:
        ask = (_HAS if name == "has" else _IS).get(values[0].casefold())
        return Condition(ask, Operator.IS_SET) if ask and len(values) == 1 else None
    ask = _KEYS.get(name)
    if ask is None:
        return None
    if ask in _MOMENTS:
        return _moment(ask, values)
    if ask in _PARTLY:
        return Condition(ask, Operator.CONTAINS, values) if all(key(value) for value in values) else None
    read = _READERS[ask](values, lists)
    return Condition(ask, Operator.ANY_OF, read) if read else None


def _moment(ask: Ask, values: tuple[str, ...]) -> Condition | None:
    said = _DAYS.fullmatch(values[0].casefold().replace("today", "0"))
    if said is None or len(values) > 1:
        return None
    days = int(said["count"]) * _UNIT_DAYS[said["unit"]]
    return Condition(ask, Operator.NOT_WITHIN_DAYS if said["older"] else Operator.WITHIN_DAYS, (str(days),))


def _languages(values: tuple[str, ...], _lists: Mapping[str, int]) -> tuple[str, ...]:
    read = [read_languages(value)[0] for value in values]
    return tuple(dict.fromkeys(code for codes in read for code in codes)) if all(read) else ()


def _countries(values: tuple[str, ...], _lists: Mapping[str, int]) -> tuple[str, ...]:
    read = [read_country(value) for value in values]
    return tuple(code for code in read if code) if all(read) else ()


def _lists(values: tuple[str, ...], lists: Mapping[str, int]) -> tuple[str, ...]:
    read = [lists.get(key(value)) for value in values]
    return tuple(str(list_id) for list_id in read if list_id is not None) if None not in read else ()


def _imports(values: tuple[str, ...], _lists: Mapping[str, int]) -> tuple[str, ...]:
    return values if all(value.isdecimal() for value in values) else ()


def _as_typed(values: tuple[str, ...], _lists: Mapping[str, int]) -> tuple[str, ...]:
    return values


_READERS: dict[Ask, Callable[[tuple[str, ...], Mapping[str, int]], tuple[str, ...]]] = {
    Ask.LANGUAGE: _languages,
    Ask.COUNTRY: _countries,
    Ask.LIST: _lists,
    Ask.IMPORT: _imports,
    Ask.OUTLET_TYPE: _as_typed,
}
