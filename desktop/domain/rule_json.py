"""A `ContactQuery` as JSON and back: how a smart list is stored."""

import json
from typing import Any

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule, SortBy


def query_to_json(query: ContactQuery) -> str:
    """Returns the question as JSON; what is empty is left away. Equal questions give equal texts."""
    said: dict[str, Any] = {}
    if query.text:
        said["text"] = query.text
    if query.rule.who != Rule().who:
        said["who"] = _group(query.rule.who)
    if query.rule.leave_out != Rule().leave_out:
        said["leave_out"] = _group(query.rule.leave_out)
    if query.list_id is not None:
        said["list"] = query.list_id
    if query.sort is not SortBy.NAME:
        said["sort"] = query.sort.value
    if query.descending:
        said["descending"] = True
    if query.bin:
        said["bin"] = True
    return json.dumps(said, ensure_ascii=False)


def query_from_json(text: str) -> ContactQuery:
    """Returns the question a text says.

    Raises:
        ValueError: it is not such a text, or asks for what this version does not know.
    """
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError("A stored rule is a JSON object.")  # noqa: TRY004  # one kind of failure: a text that says no rule
    try:
        rule = Rule(
            _read_group(said.get("who", {"match": "all"})), _read_group(said.get("leave_out", {"match": "any"}))
        )
        return ContactQuery(
            text=str(said.get("text", "")),
            rule=rule,
            list_id=said.get("list"),
            sort=SortBy(said.get("sort", SortBy.NAME)),
            descending=bool(said.get("descending", False)),
            bin=bool(said.get("bin", False)),
        )
    except (KeyError, TypeError, AttributeError) as cause:
        raise ValueError("The stored rule is incomplete.") from cause


def readable_part(text: str) -> tuple[ContactQuery, tuple[str, ...]]:
    """What of a stored question this version understands, and the names of the fields it asks for that are unknown.

    Raises:
        ValueError: it is no stored question at all.
    """
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError("A stored rule is a JSON object.")  # noqa: TRY004  # one kind of failure, as above
    unknown: list[str] = []
    for place in ("who", "leave_out"):
        if place in said:
            said[place] = _known(said[place], unknown)
    return query_from_json(json.dumps(said)), tuple(unknown)


def _known(said: Any, unknown: list[str]) -> Any:
    """A group without the conditions nobody knows; what is no group is left to fail."""
    if not isinstance(said, dict) or not isinstance(said.get("items"), list):
        return said
    kept = []
    for item in said["items"]:
        if isinstance(item, dict) and "match" in item:
            kept.append(_known(item, unknown))
        elif _is_known(item):
            kept.append(item)
        else:
            unknown.append(str(item.get("ask", "?")) if isinstance(item, dict) else "?")
    return said | {"items": kept}


def _is_known(item: Any) -> bool:
    try:
        _read_item(item)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    return True


def _group(group: Group) -> dict[str, Any]:
    items = [_group(item) if isinstance(item, Group) else _condition(item) for item in group.items]
    return {"match": group.match, "items": items}


def _condition(condition: Condition) -> dict[str, Any]:
    return {"ask": condition.ask.value, "op": condition.operator.value, "values": list(condition.values)}


def _read_group(said: dict[str, Any]) -> Group:
    match = said["match"]
    if match not in {"all", "any"}:
        raise ValueError(f"A group matches all or any, not {match!r}.")
    return Group(match, tuple(_read_item(item) for item in said.get("items", ())))


def _read_item(said: dict[str, Any]) -> Condition | Group:
    if "match" in said:
        return _read_group(said)
    return Condition(Ask(said["ask"]), Operator(said["op"]), tuple(str(value) for value in said.get("values", ())))
