"""Whether two cards are the same person: an answer with a score and the reasons in words.

Sure: they share an address or a phone and the names do not speak against it, or they share name and outlet and no
address speaks against it. Doubtful: close names at one outlet, or one address under two names. Doubt is asked.
"""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from desktop.domain.contact import Card, PhoneLine, person_name
from desktop.domain.folding import words_of_part
from desktop.domain.outlet import outlet_key
from desktop.domain.values.emails import address_key, is_role_address
from desktop.domain.values.names import key_of_words, latin_key
from desktop.domain.values.phones import phone_key

CLOSE = 86
"""From this similarity (0-100) two names at one outlet are close enough to ask."""

_SURE, _NO = 100, 0


class Likeness(NamedTuple):
    """How alike two cards are (0-100), whether that is sure, and why, in words."""

    score: int
    sure: bool
    reasons: tuple[str, ...]


class Signs(NamedTuple):
    """What two cards are compared by, all folded: see `domain.values` for each key."""

    name: str  # name_key
    outlet: str  # outlet_key
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def signs_of(card: Card) -> Signs:
    """What a card is compared by."""
    works, emails, phones = card.get("affiliations"), card.get("emails"), card.get("phones")
    return Signs(
        _name_sign(card),
        outlet_key(works[0]["outlet"]) if works else "",
        tuple([address_key(line["address"]) for line in emails]) if emails else (),
        tuple([_phone_sign(line) for line in phones]) if phones else (),
    )


def _name_sign(card: Card) -> str:
    name = person_name(card)
    return key_of_words(words_of_part(name)) if name else ""


NOBODY = Likeness(_NO, sure=False, reasons=())


def _phone_sign(line: PhoneLine) -> str:
    """A number that could not be read is a sign as it was typed."""
    return line["number"] if line.get("unchecked") else phone_key(line["number"])


skeleton = lru_cache(maxsize=100_000)(latin_key)
"""The consonants of a name in Latin letters, by which two scripts or two transliterations of one name meet."""


def name_likeness(one: str, other: str) -> int:
    """How alike two name keys are, 0-100. Two spellings of one sound (Layla, Leila, ليلى) are close."""
    if one == other:
        return _SURE
    if sounds_alike(one, other):
        return CLOSE + 1
    return round(fuzz.ratio(one, other))


def sounds_alike(one: str, other: str) -> bool:
    """Whether two name keys are one name in two scripts or transliterations, or one with a middle name left out."""
    sounds = skeleton(one)
    if sounds and sounds == skeleton(other):
        return one.isascii() != other.isascii() or _initials(one) == _initials(other)
    return is_shorter(one, other)


def is_shorter(one: str, other: str) -> bool:
    """Whether one name key is the other with a middle name left out, or with initials ("S. Kurniawan")."""
    return _contained(one, other) or _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(short: str, long: str) -> bool:
    """Whether all words that only the shorter name has are initials of words that only the longer has."""
    ours, theirs = set(short.split()), set(long.split())
    initials, full = ours - theirs, theirs - ours
    if not initials or not full or not any(len(word) > 1 for word in ours & theirs):
        return False
    if any(len(word) > 1 for word in initials) or any(len(word) == 1 for word in full):
        return False
    return initials <= {word[0] for word in full}


def likeness(one: Signs, other: Signs) -> Likeness:
    """How alike two people are."""
    shared = [address for address in one.emails if address in other.emails]
    phone = any(number in other.phones for number in one.phones)
    outlet = bool(one.outlet) and one.outlet == other.outlet
    if not one.name or not other.name:
        return _by_reach(shared, phone=phone, outlet=outlet, nameless=not one.name and not other.name)
    name = name_likeness(one.name, other.name)
    if shared:
        return _by_address(shared, one.name, other.name, phone=phone, outlet=outlet)
    if phone and name >= CLOSE:
        sure = name == _SURE or not outlet or _is_variant(one.name, other.name)
        return Likeness(max(name, 95) if sure else name, sure=sure, reasons=_why("same phone", name, outlet=outlet))
    if outlet and name == _SURE:
        against = bool(one.emails) and bool(other.emails)
        return Likeness(90 if against else 97, sure=not against, reasons=("same name", "same outlet"))
    if name == _SURE and not any((*one[1:], *other[1:])):
        return Likeness(92, sure=True, reasons=("same name", "nothing else known"))
    if outlet and name >= CLOSE and _may_be_one(one, other):
        return Likeness(name - 4, sure=False, reasons=("close name", "same outlet"))
    return NOBODY


def _may_be_one(one: Signs, other: Signs) -> bool:
    """Colleagues with like names are many: where each has an address of their own, only the same sound is asked."""
    return not (one.emails and other.emails) or sounds_alike(one.name, other.name)


def _is_variant(one: str, other: str) -> bool:
    """Whether two close names are surely one: in two scripts, with initials or without a middle name.

    "Anna Berg" and "Anne Berg" are two colleagues with one telephone.
    """
    return one.isascii() != other.isascii() or is_shorter(one, other)


def _by_address(shared: list[str], one: str, other: str, *, phone: bool, outlet: bool) -> Likeness:
    name = name_likeness(one, other)
    if all(is_role_address(address) for address in shared) and name != _SURE:
        if name >= CLOSE and sounds_alike(one, other):
            return Likeness(name - 4, sure=False, reasons=_why("same address", name, outlet=outlet))
        return NOBODY  # a newsroom's shared address says nothing about who it is
    if name >= CLOSE:
        return Likeness(_SURE, sure=True, reasons=_why("same address", name, outlet=outlet))
    score = 70 + 10 * phone + 5 * outlet
    return Likeness(score, sure=False, reasons=("same address", "different name"))


def _by_reach(shared: list[str], *, phone: bool, outlet: bool, nameless: bool) -> Likeness:
    if shared:
        return Likeness(98, sure=True, reasons=("same address",))
    if phone and outlet and nameless:
        return Likeness(95, sure=True, reasons=("same phone", "same outlet"))
    return NOBODY


def _why(first: str, name: int, *, outlet: bool) -> tuple[str, ...]:
    return (first, "same name" if name == _SURE else "close name", *(("same outlet",) if outlet else ()))


def _initials(name: str) -> list[str]:
    return sorted(word[0] for word in name.split())


def _contained(one: str, other: str) -> bool:
    """Whether all words of the shorter name are in the longer (a middle name left out), with at least two words."""
    short, long = sorted((set(one.split()), set(other.split())), key=len)
    return len(short) > 1 and short <= long
