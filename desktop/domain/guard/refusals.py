"""What keeps one person out for good (never), and what makes them unreachable (no valid address)."""

from desktop.domain.contact import RefusalLevel
from desktop.domain.guard.case import Case
from desktop.domain.guard.facts import Address, Suppressed
from desktop.domain.guard.rule import NONE, ONCE, Found, Values
from desktop.domain.guard.words import because, said, said_on


def suppressed(case: Case) -> Found:
    """Everything they can be written to at was objected to."""
    if case.address is not None:
        return NONE
    marks = ((one, one.suppressed) for one in case.person.addresses if one.suppressed is not None)
    return [_objection(one, mark, case) for one, mark in marks]


def no_contact(case: Case) -> Found:
    """They want nothing at all. A level nobody knows is read the strict way."""
    return _refusal(case, releases=False)


def no_releases(case: Case) -> Found:
    """They want no releases."""
    return _refusal(case, releases=True)


def shared_refusal(case: Case) -> Found:
    """Their only address is also that of somebody who refuses."""
    if case.address is not None or case.person.refusal is not None:
        return NONE
    found = {one.address: case.crowd.refuser(one) for one in case.person.addresses}
    return [{"address": address, "name": who.name} for address, who in found.items() if who is not None]


def erased(case: Case) -> Found:
    """Nothing of them is kept any more."""
    return ONCE if case.person.erased else NONE


def in_bin(case: Case) -> Found:
    """They are in the bin."""
    return ONCE if case.person.in_bin else NONE


def left_out(case: Case) -> Found:
    """Somebody left them out of this statement."""
    mark = case.person.left_out
    return NONE if mark is None else ({"why": because(mark.words, said(mark.since, case.copy))},)


def breach(case: Case) -> Found:
    """They broke an embargo and were excluded for it."""
    marks = (one for one in case.person.breaches if not one.outlet)
    return [{"title": one.title, "when": said_on(one.on, case.copy)} for one in marks]


def outlet_breach(case: Case) -> Found:
    """Their outlet broke an embargo and was excluded for it."""
    marks = (one for one in case.person.breaches if one.outlet)
    return [{"outlet": one.outlet, "title": one.title, "when": said_on(one.on, case.copy)} for one in marks]


def no_address(case: Case) -> Found:
    """No e-mail address at all."""
    if case.person.addresses or not case.copy.channel.by_mail:
        return NONE
    return ({"else_": ", only a phone number" if case.person.phones else ""},)


def no_phone(case: Case) -> Found:
    """No phone number for a call."""
    return ONCE if case.copy.channel.by_phone and not case.person.phones else NONE


def hidden(case: Case) -> Found:
    """A web page hid the address."""
    return ONCE if _unreachable(case) and any(one.hidden for one in case.person.addresses) else NONE


def undeliverable(case: Case) -> Found:
    """No mail could arrive at it as it is written."""
    bad = (one for one in case.person.addresses if not one.valid and not one.hidden)
    return [{"address": one.address} for one in bad] if _unreachable(case) else NONE


def bounced(case: Case) -> Found:
    """Mail to it came back."""
    if not _unreachable(case):
        return NONE
    back = ((one, one.bounced) for one in case.person.addresses if one.bounced is not None)
    return [{"why": why or f"Mail to {one.address} came back"} for one, why in back]


def _unreachable(case: Case) -> bool:
    return case.copy.channel.by_mail and case.address is None


def _refusal(case: Case, *, releases: bool) -> Found:
    refusal = case.person.refusal
    if refusal is None or (refusal.level == RefusalLevel.NO_RELEASES) is not releases:
        return NONE
    return ({"why": because(refusal.reason, said_on(refusal.on, case.copy) if refusal.on else "")},)


def _objection(address: Address, mark: Suppressed, case: Case) -> Values:
    return {
        "reason": mark.reason or "Address suppressed",
        "when": said(mark.since, case.copy),
        "address": address.address,
    }
