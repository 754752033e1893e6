"""The judge: one verdict for each person, every reason for it, and the only hand that makes a `Clearance`.

It fails closed: whatever goes wrong inside, nobody may receive.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from desktop.domain.embargo.answers import Standing
from desktop.domain.guard.blocks import for_nobody
from desktop.domain.guard.case import Case, is_lifted, stand_of, version_for
from desktop.domain.guard.clearance import Clearance, Cleared, NotCleared, issue
from desktop.domain.guard.crowd import Crowd, crowd, rank, usable
from desktop.domain.guard.facts import Copy, CopyKind, Person
from desktop.domain.guard.rule import (
    ALWAYS,
    MARKED,
    RESERVED,
    UNASKED,
    UNREACHED,
    UNSETTLED,
    Reason,
    Rule,
    Subject,
    Verdict,
    reason,
)
from desktop.domain.guard.rules import BLOCKS, REMARKS, RULES, STOPPED, WARNINGS, named
from desktop.domain.guard.words import promise

_log = logging.getLogger(__name__)

_CATCHING = frozenset({"suppressed", "no_contact", "no_releases", "shared_refusal", "breach", "outlet_breach"})
"""Rules that count for every record of the same person."""
_SEEN_TO = frozenset({"leads", "holds"})
"""Rules that say that this person has it, or gets it from somebody else."""
_OTHER_RECORD: Rule[Case] = named("other_record")
_SAME_PERSON: Rule[Case] = named("same_person")
_ORDER = {rule.name: place for place, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class Judged:
    """What the guard says of one person.

    Attributes:
        verdict: the verdict now. once: what it is when nothing keeps the whole statement back any more.
        sentence: the one reason that is shown, of `once`; why they may, if they may.
        reasons: all reasons of their own, strongest first; empty if they may. warnings: what to know if they may.
        address, language, hash: what they would get, where.
    """

    contact_id: int
    name: str
    outlet: str
    verdict: Verdict
    once: Verdict
    sentence: str
    reasons: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()
    address: str = ""
    language: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The whole answer.

    Attributes:
        blocks: why nobody may receive yet; empty if somebody may.
        people: in the order they were asked about.
        remarks: what to know of the statement; they hold nothing back.
    """

    copy: Copy
    blocks: tuple[Reason, ...]
    people: tuple[Judged, ...]
    remarks: tuple[Reason, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether the check could not be finished."""
        return any(one.rule == STOPPED.name for one in self.blocks)

    def counts(self) -> dict[Verdict, int]:
        """How many people have each verdict."""
        return Counter(one.verdict for one in self.people)


def judge(copy: Copy, people: Sequence[Person]) -> Judgement:
    """Exactly one verdict for every person, with all reasons. Never raises: if it cannot finish, nobody may."""
    try:
        blocks = _said(BLOCKS, copy, copy)
        return Judgement(copy, blocks, _everybody(copy, people, held=bool(blocks)), _said(REMARKS, copy, copy))
    except Exception as error:  # noqa: BLE001  # fails closed, whatever it was
        _log.error("the guard stopped: %s", type(error).__name__)
        return stopped(copy, people)


def stopped(copy: Copy, people: Iterable[Person]) -> Judgement:
    """The answer when no check could be finished: nobody may receive."""
    why = Reason(STOPPED.name, STOPPED.verdict, STOPPED.sentence, STOPPED.act)
    none = Verdict.NOBODY_YET
    return Judgement(
        copy, (why,), tuple(Judged(one.contact_id, one.name, "", none, none, why.sentence, (why,)) for one in people)
    )


def clear(copy: Copy, people: Sequence[Person]) -> Clearance:
    """Leave for exactly those who may receive now: judged here and now, whatever was shown before.

    Raises:
        NotCleared: nobody may, or the copy must not leave without naming who gets it.
    """
    found = judge(copy, people)
    if found.blocks:
        raise NotCleared("Nobody may receive this yet.", "Nothing left.", f"{found.blocks[0].sentence}.")
    may = tuple(
        Cleared(one.contact_id, one.name, one.outlet, one.address, one.language, one.hash, one.sentence)
        for one in found.people
        if one.verdict is Verdict.MAY
    )
    if not may and (people or not for_nobody(copy)):
        raise NotCleared("Nobody may receive this now.", "Nothing left.", "Look at the reasons.")
    return issue(copy, may)


def _everybody(copy: Copy, people: Sequence[Person], *, held: bool) -> tuple[Judged, ...]:
    among, lifted = crowd(people), is_lifted(copy)
    by_mail = copy.channel.by_mail
    cases = {
        one.contact_id: Case(
            copy, one, among, lifted, usable(one, among, by_mail=by_mail), version_for(copy, one), stand_of(copy, one)
        )
        for one in people
    }
    if len(cases) != len(people):
        raise ValueError("a person was asked about twice")
    asked = _behind(copy)
    own = {contact_id: _own(case, asked[_gates(case)]) for contact_id, case in cases.items()}
    reasons = {contact_id: _with_twins(case, own, among) for contact_id, case in cases.items()}
    newsrooms = Counter(
        outlet for contact_id, case in cases.items() if not reasons[contact_id] for outlet, _ in set(case.person.posts)
    )
    shared = frozenset(outlet for outlet, count in newsrooms.items() if count > 1)
    return tuple(_judged(cases[one.contact_id], reasons[one.contact_id], shared, held=held) for one in people)


def _behind(copy: Copy) -> list[list[Rule[Case]]]:
    """The rules to ask for each combination of open gates."""
    rules = [rule for rule in RULES if copy.kind in rule.copies]
    return [[rule for rule in rules if rule.gate == ALWAYS or rule.gate & gates] for gates in range(2 * RESERVED)]


def _gates(case: Case) -> int:
    """Which gates are open for a person."""
    person, embargo = case.person, case.copy.embargo
    gates = ALWAYS
    if person.refusal or person.in_bin or person.erased or person.left_out or person.breaches:
        gates |= MARKED
    if person.leads or person.holds:
        gates |= MARKED
    if case.address is None:
        gates |= UNREACHED
    standing = case.stand.standing
    if standing is not Standing.AGREED:
        gates |= UNASKED if standing is Standing.NOT_ASKED else UNSETTLED
    if case.copy.alone or (embargo is not None and (embargo.tiers or embargo.exclusive)):
        gates |= RESERVED
    return gates


def _own(case: Case, rules: Sequence[Rule[Case]]) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for rule in rules:
        found.extend([reason(rule, values) for values in rule.finds(case)])
    return tuple(found)


def _with_twins(case: Case, own: dict[int, tuple[Reason, ...]], among: Crowd) -> tuple[Reason, ...]:
    """A person's own reasons, and what other records of the same person add: at most one of them gets it."""
    mine, person = own[case.person.contact_id], case.person
    added: list[Reason] = []
    for twin in among.twins(person):
        theirs = own[twin.contact_id]
        objection = next((one for one in theirs if one.rule in _CATCHING), None)
        if objection is not None:
            added.append(reason(_OTHER_RECORD, {"sentence": objection.sentence}))
        elif _served(theirs) and (mine or theirs or twin.contact_id < person.contact_id):
            added.append(reason(_SAME_PERSON, {"name": twin.name, "at": _at(twin)}))
    return tuple(sorted((*mine, *added), key=_strength)) if added else mine


def _served(reasons: tuple[Reason, ...]) -> bool:
    """Whether a record gets the copy, or is seen to in another way."""
    return not reasons or any(one.rule in _SEEN_TO for one in reasons)


def _at(person: Person) -> str:
    return min(person.addresses, key=rank).address if person.addresses else f"record {person.contact_id}"


def _judged(case: Case, reasons: tuple[Reason, ...], shared: frozenset[int], *, held: bool) -> Judged:
    person, version, address = case.person, case.version, case.address
    warnings: tuple[Reason, ...] = ()
    if reasons:
        once, sentence = reasons[0].verdict, reasons[0].sentence
    else:
        case.neighbours = shared
        once, sentence = Verdict.MAY, promise(case)
        warnings = _said(WARNINGS, case, case.copy)
    return Judged(
        person.contact_id,
        person.name,
        person.outlet,
        Verdict.NOBODY_YET if held else once,
        once,
        sentence,
        reasons,
        warnings,
        address.address if address else "",
        version.language if version and case.copy.kind is not CopyKind.OFFER else "",
        version.hash if version and case.copy.kind is not CopyKind.OFFER else "",
    )


def _said(rules: Iterable[Rule[Subject]], subject: Subject, copy: Copy) -> tuple[Reason, ...]:
    asked = (rule for rule in rules if copy.kind in rule.copies)
    return tuple(chain.from_iterable(_reasons(rule, subject) for rule in asked))


def _reasons(rule: Rule[Subject], subject: Subject) -> list[Reason]:
    return [reason(rule, values) for values in rule.finds(subject)]


def _strength(one: Reason) -> int:
    return _ORDER[one.rule]
