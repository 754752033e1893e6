"""What keeps the whole statement back: nobody yet."""

from collections.abc import Callable

from desktop.domain.embargo.answers import EmbargoState
from desktop.domain.guard.case import is_lifted, runs, under_embargo
from desktop.domain.guard.facts import Assent, Condition, Copy, CopyKind, Release, Version
from desktop.domain.guard.rule import NONE, ONCE, Found, Values
from desktop.domain.guard.words import at_place, because, revision, said, text_of

_ENDED = frozenset({EmbargoState.LIFTED, EmbargoState.LIFTED_EARLY})


def no_text(copy: Copy) -> Found:
    """There is no language to give away."""
    return NONE if copy.versions else ONCE


def no_revision(copy: Copy) -> Found:
    """A text that was never made a revision."""
    return _versions(copy, lambda one: not one.number or not one.hash)


def not_current(copy: Copy) -> Found:
    """A revision that was followed by another."""
    newer = (one for one in copy.versions if one.number and one.number != one.current)
    return [{"revision": _capital(revision(one, copy)), "current": str(one.current)} for one in newer]


def edited(copy: Copy) -> Found:
    """A working text that goes on from the revision."""
    return _versions(copy, lambda one: bool(one.number) and one.edited)


def nobody_signs(copy: Copy) -> Found:
    """A statement of nobody."""
    return NONE if copy.signers else ONCE


def refused(copy: Copy) -> Found:
    """Organisations that said no."""
    return _unsigned(copy, Assent.REFUSED)


def unsigned(copy: Copy) -> Found:
    """Organisations that have not answered."""
    return _unsigned(copy, Assent.WAITING)


def commented(copy: Copy) -> Found:
    """Organisations that want something changed."""
    return _unsigned(copy, Assent.COMMENTS)


def stranger(copy: Copy) -> Found:
    """Organisations that are named without being asked."""
    return _unsigned(copy, Assent.STRANGER)


def withdrawn(copy: Copy) -> Found:
    """A statement that was taken back."""
    mark = copy.withdrawn
    return NONE if mark is None else ({"when": said(mark.since, copy), "why": because(mark.words)},)


def not_chosen(copy: Copy) -> Found:
    """Nobody said how it comes out."""
    return NONE if copy.release in {Release.IMMEDIATE, Release.EMBARGO} else ONCE


def no_lift(copy: Copy) -> Found:
    """An embargo that is chosen, but has no lift."""
    return ONCE if copy.release is Release.EMBARGO and copy.embargo is None else NONE


def cancelled(copy: Copy) -> Found:
    """An embargo that was called off, with nothing in its place."""
    return ONCE if copy.release is Release.EMBARGO and copy.embargo is not None and not runs(copy.embargo) else NONE


def both(copy: Copy) -> Found:
    """An embargo that runs while the statement says it is for immediate release."""
    clash = copy.release is Release.IMMEDIATE and runs(copy.embargo) and not is_lifted(copy)
    return ONCE if clash else NONE


def not_public(copy: Copy) -> Found:
    """A way out that names nobody, while the text is promised to stay unpublished."""
    if copy.embargo is None or not for_nobody(copy) or not under_embargo(copy):
        return NONE
    return ({"lift": at_place(copy.embargo.lift, copy.now)},)


def nothing_to_hold(copy: Copy) -> Found:
    """An embargoed copy of what is for immediate release."""
    return ONCE if copy.release is Release.IMMEDIATE and not runs(copy.embargo) else NONE


def already_lifted(copy: Copy) -> Found:
    """An embargoed copy of what is public, or is said to be."""
    embargo = copy.embargo
    if embargo is None or not (embargo.state in _ENDED or is_lifted(copy)):
        return NONE
    return ({"when": said(embargo.lifted_at or embargo.lift.utc, copy)},)


def broken(copy: Copy) -> Found:
    """An embargo that did not hold."""
    state = None if copy.embargo is None else copy.embargo.state
    return ONCE if state is EmbargoState.BROKEN and not is_lifted(copy) else NONE


def rules_moved(copy: Copy) -> Found:
    """A lift whose instant is another one under the zone rules of today."""
    embargo = copy.embargo
    if embargo is None or not embargo.rechecked.stops or not runs(embargo) or is_lifted(copy):
        return NONE
    return ({"lift": at_place(embargo.lift, copy.now)},)


def clock_behind(copy: Copy) -> Found:
    """A clock that shows less than what was recorded already."""
    if copy.latest is None or copy.now >= copy.latest:
        return NONE
    return ({"latest": said(copy.latest, copy)},)


def quarantine(copy: Copy) -> Found:
    """A copied or restored workspace."""
    return _is(copy, Condition.QUARANTINE)


def example(copy: Copy) -> Found:
    """A workspace of invented people."""
    return _is(copy, Condition.EXAMPLE)


def read_only(copy: Copy) -> Found:
    """A workspace in which nothing can be noted."""
    return _is(copy, Condition.READ_ONLY)


def for_nobody(copy: Copy) -> bool:
    """Whether the copy may leave without naming who gets it: only what is public may."""
    return copy.kind is CopyKind.RELEASE and not (copy.channel.by_mail or copy.channel.by_phone)


def _versions(copy: Copy, fits: Callable[[Version], bool]) -> Found:
    return [text_of(one) for one in copy.versions if fits(one)]


def _unsigned(copy: Copy, assent: Assent) -> Found:
    found: list[Values] = []
    for version in copy.versions:
        names = sorted(one.organisation for one in version.unsigned if one.assent is assent)
        found += [{"organisation": name, "revision": revision(version, copy)} for name in names]
    return found


def _is(copy: Copy, condition: Condition) -> Found:
    return ONCE if copy.workspace is condition else NONE


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
