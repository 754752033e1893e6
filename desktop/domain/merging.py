"""Joining what a row says with what is known, field by field, by policy.

Opt-outs, bounces and verification are never weakened: the stricter refusal, a known bounce and the later verification
win under every policy.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

from desktop.domain.contact import SINGLE_FIELDS, TERM_FIELDS, Card, person_name
from desktop.domain.folding import key
from desktop.domain.importing import Conflict, Policies, Policy
from desktop.domain.outlet import outlet_key
from desktop.domain.undoing import stricter
from desktop.domain.values.emails import address_key
from desktop.domain.values.names import name_key
from desktop.domain.values.phones import phone_key

_OF_THE_OUTLET = frozenset({"outlet_type", "outlet_id"})
_NAMES = frozenset({"display_name", "given_name", "middle_name", "family_name"})
_NEVER_EARLIER = ("verified_on", "last_touch")
_OWN = frozenset({"refusal", "facts", "source", "custom", "greetings", "safety", *_NEVER_EARLIER})


class Merged(NamedTuple):
    """The joined card, which fields it changed, and on which fields the two sides differ (ours kept)."""

    card: Card
    filled: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def merge(
    known: Card,
    incoming: Card,
    policies: Policies,
    taken: frozenset[str] = frozenset(),
    both: frozenset[str] = frozenset(),
) -> Merged:
    """Join `incoming` into `known`. Whatever the policy, the file wins for `taken`, and adds to ours for `both`."""
    card: dict[str, Any] = dict(known)
    filled: list[str] = []
    conflicts: list[Conflict] = []
    skipped = _OWN | _NAMES if _same_name(known, incoming) else _OWN
    for field, value in incoming.items():
        here = known.get(field)
        if here == value or (field in skipped and field not in taken):
            continue
        policy = Policy.REPLACE if field in taken else Policy.ADD if field in both else policies.of(field)
        if policy is Policy.KEEP:
            continue
        joined = value if not here else _join(field, here, value, policy)
        if joined is None:
            conflicts.append(Conflict(field, shown(field, here), shown(field, value)))
        elif joined != here:
            card[field] = joined
            filled.append(field)
    _join_own(card, known, incoming, policies, filled)
    return Merged(cast("Card", card), tuple(filled), tuple(conflicts))


def _same_name(known: Card, incoming: Card) -> bool:
    """Whether both name the person in the same words: then order and capitals are no news."""
    ours, theirs = person_name(known), person_name(incoming)
    return bool(ours) and ours != theirs and name_key(ours) == name_key(theirs)


def _join(field: str, here: Any, value: Any, policy: Policy) -> Any:
    """The joined value; None where the two differ and ours must stay."""
    if field in SINGLE_FIELDS:
        if policy is Policy.REPLACE:
            return value
        return here if key(here) == key(value) else None
    if field not in _IDENTITY:
        return value if policy is Policy.REPLACE else here
    identity = _IDENTITY[field]
    held = {identity(line) for line in here}
    new = [line for line in value if identity(line) not in held]
    here = _strict_states(here, value) if field == "emails" else _details(field, here, value)
    if not new:
        return here
    if policy is Policy.REPLACE:
        return [_kept(line, here, identity) for line in value]
    return [*here, *new] if policy is Policy.ADD else None


def _kept(line: Any, here: list[Any], identity: Callable[[Any], object]) -> Any:
    return next((old for old in here if identity(old) == identity(line)), line)


def _strict_states(here: list[Any], value: list[Any]) -> list[Any]:
    bounced = {address_key(line["address"]): line for line in value if line.get("state") == "bounced"}
    return [{**line, "state": "bounced"} if address_key(line["address"]) in bounced else line for line in here]


def _details(field: str, here: list[Any], value: list[Any]) -> list[Any]:
    """Lines both sides have, with blanks filled from the file (a role, a desk, what a phone answers to)."""
    if field in TERM_FIELDS:
        return here
    identity = _IDENTITY[field]
    theirs = {identity(line): line for line in value}
    joined = []
    for line in here:
        other = theirs.get(identity(line), {})
        new = {k: v for k, v in other.items() if v and not line.get(k) and k not in _OF_THE_OUTLET}
        joined.append({**line, **new} if new else line)
    return joined


def _join_own(card: dict[str, Any], known: Card, incoming: Card, policies: Policies, filled: list[str]) -> None:
    if "refusal" in incoming:
        strictest = stricter(known.get("refusal"), incoming["refusal"])
        if strictest != known.get("refusal"):
            card["refusal"] = strictest
            filled.append("refusal")
    for field in _NEVER_EARLIER:
        later = cast("str", incoming.get(field, ""))
        if later > cast("str", known.get(field, "")) and policies.of(field) is not Policy.KEEP:
            card[field] = later
            filled.append(field)
    for field in ("custom", "greetings"):
        _join_dict(card, field, incoming, policies.of(field), filled)
    new_flags = [flag for flag in incoming.get("safety", ()) if flag not in known.get("safety", ())]
    if new_flags:
        card["safety"] = [*known.get("safety", ()), *new_flags]
        filled.append("safety")


def _join_dict(card: dict[str, Any], field: str, incoming: Card, policy: Policy, filled: list[str]) -> None:
    theirs = cast("dict[str, str]", incoming.get(field, {}))
    if not theirs or policy is Policy.KEEP:
        return
    ours = card.get(field, {})
    joined = {**ours, **theirs} if policy is Policy.REPLACE else {**theirs, **ours}
    if joined != ours:
        card[field] = joined
        filled.append(field)


_IDENTITY: dict[str, Callable[[Any], object]] = {
    "emails": lambda line: address_key(line["address"]),
    "phones": lambda line: phone_key(line["number"]),
    "handles": lambda line: (line["network"], line["handle"].casefold()),
    "affiliations": lambda line: outlet_key(line["outlet"]),
    **dict.fromkeys(TERM_FIELDS, key),
}
"""By what two lines of a field are the same."""


def shown(field: str, value: object) -> str:
    """A field's value as a person reads it."""
    if isinstance(value, str):
        return value
    if field == "emails":
        return ", ".join(line["address"] for line in cast("list[Any]", value))
    if field == "phones":
        return ", ".join(line["number"] for line in cast("list[Any]", value))
    if field == "handles":
        return ", ".join(line["handle"] for line in cast("list[Any]", value))
    if field == "affiliations":
        works = cast("list[Any]", value)
        return "; ".join(", ".join(filter(None, (work.get("role"), work["outlet"]))) for work in works)
    if isinstance(value, dict):
        return str(value.get("reason") or value.get("level") or ", ".join(f"{k}: {v}" for k, v in value.items()))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return ""
