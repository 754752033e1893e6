"""Joining what a row says with what is known, field by field, by policy.

Opt-outs, bounces and verification are never weakened: the stricter refusal, a known bounce and the later verification
win under every policy.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, cast

from desktop.domain.contact import SINGLE_FIELDS, TERM_FIELDS, Card, person_name
from desktop.domain.folding import key
from desktop.domain.importing import Conflict, Policies, Policy
from desktop.domain.matching import is_shorter, skeleton, sounds_alike
from desktop.domain.outlet import outlet_key
from desktop.domain.undoing import stricter
from desktop.domain.values.emails import address_key
from desktop.domain.values.names import name_key
from desktop.domain.values.phones import phone_key
from desktop.domain.values.places import find_city

_OF_THE_OUTLET = frozenset({"outlet_type", "outlet_id"})
_NAMES = frozenset({"display_name", "given_name", "middle_name", "family_name"})
_NAMED_BY = {"emails": "address", "phones": "number", "handles": "handle", "affiliations": "outlet"}
_LINK = re.compile(r"^@|^(?:https?://)?(?:www\.)?")
_LATIN = 0x24F
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
        joined, differs = (value, False) if not here else _join(field, here, value, policy)
        if differs and not (field == "city" and _same_city(known, incoming)):
            conflicts.append(Conflict(field, shown(field, here), shown(field, value)))
        if joined != here:
            card[field] = joined
            filled.append(field)
    _note_transliteration(card, known, incoming, policies, filled)
    _join_own(card, known, incoming, policies, filled)
    return Merged(cast("Card", card), tuple(filled), tuple(conflicts))


def _same_name(known: Card, incoming: Card) -> bool:
    """Whether both name the person: then order, capitals, an initial or the other script are no news."""
    ours, theirs = person_name(known), person_name(incoming)
    if not ours or ours == theirs:
        return False
    one, other = name_key(ours), name_key(theirs)
    return one == other or is_shorter(one, other) or _is_transliterated(ours, theirs)


def _is_transliterated(ours: str, theirs: str) -> bool:
    """Whether the file has our name in Latin letters. The other way round it is news."""
    return theirs.isascii() and not ours.isascii() and sounds_alike(name_key(ours), name_key(theirs))


def _note_transliteration(
    card: dict[str, Any], known: Card, incoming: Card, policies: Policies, filled: list[str]
) -> None:
    ours, theirs = person_name(known), person_name(incoming)
    if "transliteration" in card or policies.of("transliteration") is Policy.KEEP:
        return
    if skeleton(name_key(ours)) and _is_arabic(ours) and _is_transliterated(ours, theirs):
        card["transliteration"] = theirs
        filled.append("transliteration")


def _is_arabic(name: str) -> bool:
    """Whether a name is in letters that are no Latin ones with marks."""
    return all(ord(char) > _LATIN for char in name if char.isalpha())


def _same_city(known: Card, incoming: Card) -> bool:
    """Whether the two cities are one in two languages (Copenhague, København)."""
    here = find_city(known["city"], known.get("country", ""))
    there = find_city(incoming["city"], incoming.get("country", "") or known.get("country", ""))
    return here is not None and here == there


class _Joined(NamedTuple):
    """A joined value, and whether the file says something else that was kept out."""

    value: Any
    differs: bool = False


def _join(field: str, here: Any, value: Any, policy: Policy) -> _Joined:
    if field == "notes" and policy is not Policy.REPLACE:
        return _join_notes(here, value, policy)
    if field in SINGLE_FIELDS:
        return _Joined(value) if policy is Policy.REPLACE else _Joined(here, key(here) != key(value))
    if field not in _IDENTITY:
        return _Joined(value if policy is Policy.REPLACE else here)
    identity = _IDENTITY[field]
    held = {identity(line) for line in here}
    new = [line for line in value if identity(line) not in held]
    differs = policy is not Policy.REPLACE and _details_differ(field, here, value)
    here = _strict_states(here, value) if field == "emails" else _details(field, here, value, policy)
    if not new:
        return _Joined(here, differs)
    if policy is Policy.REPLACE:
        return _Joined([_kept(line, here, identity) for line in value])
    return _Joined([*here, *new], differs) if policy is Policy.ADD else _Joined(here, differs=True)


def _join_notes(here: str, value: str, policy: Policy) -> _Joined:
    """Notes that ours already say are no news; adding puts the others below."""
    held = {key(line) for line in here.splitlines()}
    new = [line for line in value.splitlines() if key(line) not in held]
    if policy is Policy.ADD and new:
        return _Joined("\n".join((here, *new)))
    return _Joined(here, differs=bool(new))


def _details_differ(field: str, here: list[Any], value: list[Any]) -> bool:
    """Whether the file knows another role or desk at an outlet we know."""
    if field != "affiliations":
        return False
    ours = {outlet_key(line["outlet"]): line for line in here}
    return any(
        key(line[detail]) != key(ours[outlet][detail])
        for line in value
        if (outlet := outlet_key(line["outlet"])) in ours
        for detail in ("role", "desk")
        if line.get(detail) and ours[outlet].get(detail)
    )


def _kept(line: Any, here: list[Any], identity: Callable[[Any], object]) -> Any:
    return next((old for old in here if identity(old) == identity(line)), line)


def _strict_states(here: list[Any], value: list[Any]) -> list[Any]:
    bounced = {address_key(line["address"]): line for line in value if line.get("state") == "bounced"}
    return [{**line, "state": "bounced"} if address_key(line["address"]) in bounced else line for line in here]


def _details(field: str, here: list[Any], value: list[Any], policy: Policy) -> list[Any]:
    """Lines both sides have, with blanks filled from the file (a role, what a phone answers to), or replaced."""
    wins = policy is Policy.REPLACE
    if field in TERM_FIELDS:
        return here
    identity, identity_part = _IDENTITY[field], _NAMED_BY[field]
    theirs = {identity(line): line for line in value}
    joined = []
    for line in here:
        other = theirs.get(identity(line), {})
        new = {
            k: v
            for k, v in other.items()
            if v and (wins or not line.get(k)) and k not in _OF_THE_OUTLET | {identity_part}
        }
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
    "handles": lambda line: (line["network"], _LINK.sub("", line["handle"].casefold()).rstrip("/")),
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
