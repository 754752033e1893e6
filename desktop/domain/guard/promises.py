"""What a partner does instead (partner sends), and what an embargo still asks for (held)."""

from desktop.domain.embargo.answers import Answer, Standing
from desktop.domain.embargo.tiers import tier_of
from desktop.domain.guard.case import Case, under_embargo
from desktop.domain.guard.facts import CopyKind, Held
from desktop.domain.guard.rule import NONE, ONCE, Found
from desktop.domain.guard.words import at_place, old_lift, said


def leads(case: Case) -> Found:
    """A partner writes to them."""
    marks = sorted(case.person.leads, key=lambda one: one.words)
    return [{"organisation": one.words, "when": said(one.since, case.copy)} for one in marks]


def holds(case: Case) -> Found:
    """They were given this very text, by this way or by one that nobody knows."""
    found = [one.at for one in given(case) if one.way in {None, case.copy.channel}]
    return ({"when": said(min(found), case.copy)},) if found else NONE


def given(case: Case) -> list[Held]:
    """What they were given of this very text, since it was last said that they get it again."""
    hashes = {one.hash for one in case.copy.versions if one.hash}
    since = case.person.again
    return [one for one in case.person.holds if one.hash in hashes and (since is None or one.at >= since)]


def exclusive(case: Case) -> Found:
    """It was promised to others alone, until the lift."""
    copy, person = case.copy, case.person
    outlets = dict(copy.embargo.exclusive) if copy.embargo else {}
    if case.lifted or person.alone or any(outlet in outlets for outlet, _ in person.posts):
        return NONE
    names = sorted({*outlets.values(), *copy.alone})
    return ({"names": ", ".join(names)},) if names else NONE


def same_address(case: Case) -> Found:
    """The only address they could be written to at is somebody else's first."""
    if case.address is not None or not case.copy.channel.by_mail:
        return NONE
    crowd, person = case.crowd, case.person
    open_ones = (one for one in person.addresses if one.deliverable and one.suppressed is None)
    owners = {crowd.owner(one, person).contact_id for one in open_ones if crowd.refuser(one) is None}
    owners.discard(person.contact_id)
    return [{"name": crowd.people[one].name} for one in sorted(owners)]


def before_lift(case: Case) -> Found:
    """The release waits for the lift."""
    if case.copy.kind is not CopyKind.RELEASE or not under_embargo(case.copy):
        return NONE
    embargo = case.copy.embargo
    return ({"lift": "at the lift" if embargo is None else at_place(embargo.lift, case.copy.now)},)


def declined(case: Case) -> Found:
    """They said no, or their desk did."""
    answer = _answer(case, Standing.DECLINED)
    if answer is None:
        return NONE
    who = "Declined" if answer.scope == "person" else "Desk declined"
    return ({"who": who, "why": answer.note or said(answer.at, case.copy)},)


def void(case: Case) -> Found:
    """They agreed for an outlet they left, or what they agreed to fell away."""
    return NONE if _answer(case, Standing.VOID) is None else ({"why": case.stand.reason},)


def agreed_to_old_lift(case: Case) -> Found:
    """They agreed to a lift that came earlier than the one now."""
    answer, embargo = _answer(case, Standing.OLD_TERMS), case.copy.embargo
    if answer is None or embargo is None or answer.lift_utc >= embargo.lift.utc:
        return NONE
    return ({"lift": old_lift(answer, case.copy, embargo.lift.zone)},)


def agreed_to_old_terms(case: Case) -> Found:
    """They agreed to terms that got worse since."""
    answer, embargo = _answer(case, Standing.OLD_TERMS), case.copy.embargo
    if answer is None or embargo is None or answer.lift_utc < embargo.lift.utc:
        return NONE
    return ({"when": said(answer.at, case.copy)},)


def not_answered(case: Case) -> Found:
    """They were asked, or their desk was."""
    answer = _answer(case, Standing.ASKED)
    if answer is None:
        return NONE
    return ({"who": "Asked" if answer.scope == "person" else "Desk asked", "when": said(answer.at, case.copy)},)


def not_asked(case: Case) -> Found:
    """They do not know of it."""
    return ONCE if case.stand.standing is Standing.NOT_ASKED else NONE


def tier(case: Case) -> Found:
    """The time of their group has not come."""
    copy, person = case.copy, case.person
    group = tier_of(copy.embargo.tiers, person.contact_id, person.outlets) if copy.embargo else None
    if group is None or group.opens.utc <= copy.now:
        return NONE
    return ({"name": group.name, "lift": at_place(group.opens, copy.now)},)


def _answer(case: Case, standing: Standing) -> Answer | None:
    return case.stand.answer if case.stand.standing is standing else None
