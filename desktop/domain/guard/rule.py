"""What a rule of the guard is made of, and what it says: verdict, sentence, the act that would change it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from desktop.domain.guard.facts import CopyKind

Subject = TypeVar("Subject")

Values = dict[str, str]
Found = Sequence[Values]
"""What fills the places of a rule's sentence, once for each time the rule applies; empty: it does not apply."""

NONE: Found = ()
ONCE: Found = ({},)

EVERY = frozenset(CopyKind)
TEXTS = frozenset({CopyKind.EMBARGOED, CopyKind.RELEASE})
PROMISED = frozenset({CopyKind.EMBARGOED, CopyKind.OFFER})


ALWAYS, MARKED, UNREACHED, UNASKED, UNSETTLED, RESERVED = 0, 1, 2, 4, 8, 16
"""What must be so for a rule to be worth asking: something is noted of the person, no address can be used, they were
not asked, their answer does not do, the copy has groups or was promised to others. Most people pass most gates.
"""


class Verdict(StrEnum):
    """What the guard says of one person: exactly one of these."""

    NOBODY_YET = "nobody_yet"
    NEVER = "never"
    NO_ADDRESS = "no_address"
    PARTNER = "partner"
    HELD = "held"
    MAY = "may"


SHOWN = (Verdict.NOBODY_YET, Verdict.MAY, Verdict.HELD, Verdict.NEVER, Verdict.PARTNER, Verdict.NO_ADDRESS)
"""The order in which groups are shown."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule. Of all rules that apply, the one that comes first in `rules` gives the verdict.

    Attributes:
        sentence: what it says of somebody, with places for `finds`' values.
        meaning: what it holds back and when, for the guide.
        act: what a person can do about it; there is nothing else that changes the verdict.
        finds: whether and how often it applies, and with which words.
        copies: the kinds of copy it is asked for.
        gate: behind which gate it stands.
    """

    name: str
    verdict: Verdict
    sentence: str
    meaning: str
    act: str
    finds: Callable[[Subject], Found]
    copies: frozenset[CopyKind] = EVERY
    gate: int = ALWAYS


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a verdict: in words, with the act that would change it.

    Attributes:
        rule: the rule's name; `values` fill the places of its sentence (for saying it in another language).
    """

    rule: str
    verdict: Verdict
    sentence: str
    act: str
    values: tuple[tuple[str, str], ...] = ()


def reason(rule: Rule[Subject], values: Values) -> Reason:
    """What the rule says with these words filled in."""
    if not values:
        return Reason(rule.name, rule.verdict, rule.sentence, rule.act)
    return Reason(rule.name, rule.verdict, rule.sentence.format_map(values), rule.act, tuple(values.items()))
