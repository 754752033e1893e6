"""A rule in words, as a person would say it (English).

journalists on Humanitarian aid or Displacement, who work in Arabic or English, in Jordan or Lebanon; without those
on the list ‘Do not pitch, October’
"""

from collections.abc import Callable, Mapping, Sequence

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.domain.values.languages import language_name
from desktop.domain.values.places import country_name

_ANY = {
    Ask.BEAT: "on {}", Ask.REGION: "covering {}", Ask.LANGUAGE: "who work in {}", Ask.OUTLET: "at {}",
    Ask.OUTLET_TYPE: "at outlets of type {}", Ask.ROLE: "with the role {}", Ask.COUNTRY: "in {}", Ask.CITY: "in {}",
    Ask.TAG: "tagged {}", Ask.LIST: "on {}", Ask.REFUSAL: "who want {}", Ask.SAFETY: "flagged {}",
    Ask.IMPORT: "from import {}", Ask.NAME: "with {} in the name", Ask.NOTES: "with {} in the notes",
}  # fmt: skip
_NONE = {
    Ask.LANGUAGE: "who do not work in {}", Ask.REFUSAL: "who do not want {}", Ask.ROLE: "without the role {}",
    Ask.NAME: "without {} in the name", Ask.NOTES: "without {} in the notes",
}  # fmt: skip
_PARTLY = {
    Ask.BEAT: "on a beat with {}", Ask.REGION: "covering a region with {}", Ask.OUTLET: "at an outlet named {}",
    Ask.ROLE: "with {} in the role", Ask.CITY: "in a city named {}", Ask.TAG: "with a tag like {}",
}  # fmt: skip
_SET = {
    Ask.BEAT: "with a beat", Ask.REGION: "with a region", Ask.LANGUAGE: "with a language", Ask.OUTLET: "at an outlet",
    Ask.OUTLET_TYPE: "at an outlet with a type", Ask.ROLE: "with a role", Ask.COUNTRY: "with a country",
    Ask.CITY: "with a city", Ask.TAG: "with a tag", Ask.LIST: "on a list", Ask.ADDRESS: "with a working address",
    Ask.REFUSAL: "who refuse releases or contact", Ask.SAFETY: "with a safety flag",
    Ask.VERIFIED: "verified at any time", Ask.LAST_TOUCH: "whom we have touched",
    Ask.ADDED: "added at any time", Ask.IMPORT: "from an import",
    Ask.NAME: "with a name", Ask.NOTES: "with notes",
}  # fmt: skip
_EMPTY = {
    Ask.OUTLET: "at no outlet", Ask.OUTLET_TYPE: "at no outlet with a type", Ask.LIST: "on no list",
    Ask.REFUSAL: "who refuse nothing", Ask.VERIFIED: "never verified", Ask.LAST_TOUCH: "whom we have never touched",
    Ask.ADDED: "never added", Ask.IMPORT: "typed in by hand",
}  # fmt: skip
_WITHIN = {
    Ask.VERIFIED: "verified in the last {}", Ask.LAST_TOUCH: "whom we touched in the last {}",
    Ask.ADDED: "added in the last {}",
}  # fmt: skip
_NOT_WITHIN = {
    Ask.VERIFIED: "not verified in the last {}", Ask.LAST_TOUCH: "whom we did not touch in the last {}",
    Ask.ADDED: "added more than {} ago",
}  # fmt: skip
_REFUSALS = {"no_releases": "no releases", "no_contact": "no contact at all"}
_SAFETY = {
    "in_exile": "in exile", "pseudonym": "pseudonym", "unsafe_channel": "unsafe channel",
    "no_name_in_subject": "no name in the subject",
}  # fmt: skip


def in_words(query: ContactQuery, lists: Mapping[int, str] | None = None) -> str:
    """Returns the whole question in words, without a full stop. `lists` gives the names of lists by id."""
    names = lists or {}
    more = [f"found by ‘{query.text.strip()}’"] if query.text.strip() else []
    if query.list_id is not None:
        more.append(_list_words([str(query.list_id)], names))
    if query.bin:
        more.append("in the bin")
    return _said(query.rule, names, more)


def rule_in_words(rule: Rule, lists: Mapping[int, str] | None = None) -> str:
    """Returns a rule in words, without a full stop."""
    return _said(rule, lists or {}, [])


def condition_in_words(condition: Condition, lists: Mapping[int, str] | None = None) -> str:
    """Returns one condition in words ("on Conflict or Displacement")."""
    return _item(condition, lists or {})


def values_in_words(condition: Condition, lists: Mapping[int, str] | None = None) -> tuple[str, ...]:
    """Returns a condition's values as a person reads them: names of languages, countries and lists."""
    return tuple(_value(condition.ask, value, lists or {}) for value in condition.values)


def _said(rule: Rule, lists: Mapping[int, str], more: list[str]) -> str:
    who = _group(rule.who, lists, inside=bool(more) and rule.who.match == "any" and len(rule.who.items) > 1)
    said = ", ".join([who, *more] if who else more)
    said = f"journalists {said}" if said else "all journalists"
    left_out = [f"those {_item(item, lists)}" for item in rule.leave_out.items if not _is_empty(item)]
    if not left_out:
        return said
    if rule.leave_out.match == "all":
        return f"{said}; without {' who are also '.join(left_out).replace('also those ', 'also ')}"
    return f"{said}; without {_joined(left_out, 'and')}"


def _is_empty(item: Condition | Group) -> bool:
    return isinstance(item, Group) and not item.items


def _group(group: Group, lists: Mapping[int, str], *, inside: bool) -> str:
    parts = [_item(item, lists) for item in group.items if not _is_empty(item)]
    if group.match == "any":
        said = _joined(parts, "or")
        return f"({said})" if inside and len(parts) > 1 else said
    if not inside:
        return ", ".join(parts)
    return f"({' and '.join(parts)})" if len(parts) > 1 else "".join(parts)


def _item(item: Condition | Group, lists: Mapping[int, str]) -> str:
    if isinstance(item, Group):
        return _group(item, lists, inside=True)
    if item.operator in {Operator.IS_SET, Operator.IS_EMPTY}:
        return _is_set(item.ask, empty=item.operator is Operator.IS_EMPTY)
    if item.operator in {Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS}:
        pattern = (_WITHIN if item.operator is Operator.WITHIN_DAYS else _NOT_WITHIN).get(item.ask, "within {}")
        return pattern.format(_days(item.values))
    if item.ask is Ask.LIST:
        said = _list_words(item.values, lists)
        return f"not {said}" if item.operator is Operator.NONE_OF else said
    return _compared(item, lists)


def _compared(item: Condition, lists: Mapping[int, str]) -> str:
    values = _joined(values_in_words(item, lists), "and" if item.operator is Operator.ALL_OF else "or")
    if item.operator is Operator.CONTAINS:
        values = _joined([f"‘{value}’" for value in item.values], "or")
        return _PARTLY.get(item.ask, _ANY.get(item.ask, "with {}")).format(values)
    if item.operator is Operator.NONE_OF:
        return _NONE.get(item.ask, f"not {_ANY.get(item.ask, 'with {}')}").format(values)
    return _ANY.get(item.ask, "with {}").format(values)


def _is_set(ask: Ask, *, empty: bool) -> str:
    if not empty:
        return _SET[ask]
    return _EMPTY.get(ask) or _SET[ask].replace("with a ", "without a ", 1).replace("with notes", "without notes")


def _list_words(values: Sequence[str], lists: Mapping[int, str]) -> str:
    names = [_value(Ask.LIST, value, lists) for value in values]
    return f"on the list{'s' if len(names) > 1 else ''} {_joined(names, 'or')}"


def _value(ask: Ask, value: str, lists: Mapping[int, str]) -> str:
    shown: dict[Ask, Callable[[str], str]] = {
        Ask.LANGUAGE: language_name,
        Ask.COUNTRY: country_name,
        Ask.LIST: lambda list_id: f"‘{lists.get(int(list_id), 'no longer there')}’" if list_id.isdecimal() else list_id,
        Ask.REFUSAL: lambda level: _REFUSALS.get(level, level),
        Ask.SAFETY: lambda flag: _SAFETY.get(flag, flag),
        Ask.NAME: lambda text: f"‘{text}’",
        Ask.NOTES: lambda text: f"‘{text}’",
    }
    return shown.get(ask, str)(value) or value


def _days(values: Sequence[str]) -> str:
    count = values[0] if values else "0"
    return "day" if count == "1" else f"{count} days"


def _joined(parts: Sequence[str], word: str) -> str:
    return f" {word} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
