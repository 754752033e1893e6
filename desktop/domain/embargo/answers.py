"""Who agreed to an embargo, and whether that still counts. Whatever is unclear does not count.

An agreement counts if it was given for exactly these terms, to hold until this lift or longer, by somebody who still
works where they gave it. A desk's agreement covers everybody who works at that outlet now; a person's own
"no", and a desk's later "no", are stronger than it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

Scope = Literal["person", "desk"]
AnswerState = Literal["asked", "accepted", "declined"]


class EmbargoState(StrEnum):
    """How far an embargo is."""

    PLANNED = "planned"
    OFFERED = "offered"
    RUNNING = "running"
    LIFTED = "lifted"
    LIFTED_EARLY = "lifted_early"
    BROKEN = "broken"
    CANCELLED = "cancelled"


OPEN_STATES = frozenset({EmbargoState.PLANNED, EmbargoState.OFFERED, EmbargoState.RUNNING})
"""Not over yet: the text is held."""


class Standing(StrEnum):
    """What counts now for one person and one embargo."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    OLD_TERMS = "old_terms"  # agreed to an older lift time or to other restrictions
    VOID = "void"  # agreed for an outlet they left, or taken back


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer, or that somebody was asked.

    Attributes:
        contact_id: who; None if the desk as a whole.
        outlet_id: where they gave it; None for somebody without an outlet.
        lift_utc: the lift they were told.
        terms_no: the number of the terms they were told.
        void_reason: why it no longer counts; "" while it may.
    """

    id: int
    contact_id: int | None
    outlet_id: int | None
    scope: Scope
    state: AnswerState
    lift_utc: datetime
    terms_no: int
    at: datetime
    how: str = ""
    note: str = ""
    void_reason: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """What counts for one person, the answer that decided it, and in what it differs from the terms now."""

    standing: Standing
    answer: Answer | None = None
    reason: str = ""  # of VOID and OLD_TERMS, in words

    @property
    def may_hold(self) -> bool:
        """Whether they may be given the text before the lift, as far as answers go."""
        return self.standing is Standing.AGREED


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms in force: until when, and their number."""

    lift_utc: datetime
    terms_no: int


class AnswerBook:
    """The answers to one embargo, found by who gave them, so that thousands of people are looked up at once."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        """Sort them in."""
        self._people: dict[int, list[Answer]] = {}
        self._desks: dict[int, list[Answer]] = {}
        for one in answers:
            if one.scope == "person" and one.contact_id is not None:
                self._people.setdefault(one.contact_id, []).append(one)
            if one.scope == "desk" and one.outlet_id is not None:
                self._desks.setdefault(one.outlet_id, []).append(one)

    @property
    def contact_ids(self) -> list[int]:
        """Who was asked or answered, by themselves."""
        return list(self._people)

    @property
    def desk_ids(self) -> list[int]:
        """The outlets whose desk was asked or answered."""
        return list(self._desks)

    def own(self, contact_id: int) -> list[Answer]:
        """What one person answered."""
        return self._people.get(contact_id, [])

    def stand(self, contact_id: int, outlet_ids: Collection[int], terms: Asked) -> Stand:
        """What one person's answers, and those of the outlets they work at now, come to."""
        desks = [one for outlet_id in outlet_ids for one in self._desks.get(outlet_id, ())]
        return stand([*self.own(contact_id), *desks], contact_id, outlet_ids, terms)

    def desk_stand(self, outlet_id: int, terms: Asked) -> Stand:
        """What the answers of a desk come to."""
        return stand(self._desks.get(outlet_id, ()), 0, {outlet_id}, terms)


def stand(answers: Iterable[Answer], contact_id: int, outlet_ids: Collection[int], terms: Asked) -> Stand:
    """What one person's answers, and those of the outlets they work at now, come to.

    The order of the answers does not matter; of two given at the same moment the one recorded later is the newer.
    """
    mine = [one for one in sorted(answers, key=lambda one: (one.at, one.id)) if _concerns(one, contact_id, outlet_ids)]
    if no := _refusal([one for one in mine if one.state != "asked" and _holds(one, outlet_ids)]):
        return Stand(Standing.DECLINED, no)
    last = {(one.scope, one.outlet_id): one for one in mine if one.state != "asked"}
    judged = [_judge(one, outlet_ids, terms) for one in last.values() if one.state == "accepted"]
    open_ones = [one for one in mine if one.state == "asked" and _holds(one, outlet_ids)]
    return _best(judged) or (Stand(Standing.ASKED, open_ones[-1]) if open_ones else Stand(Standing.NOT_ASKED))


def _concerns(answer: Answer, contact_id: int, outlet_ids: Collection[int]) -> bool:
    return answer.outlet_id in outlet_ids if answer.scope == "desk" else answer.contact_id == contact_id


def _holds(answer: Answer, outlet_ids: Collection[int]) -> bool:
    """Whether it was not taken back, and was given for a place the person still works at."""
    return not answer.void_reason and (answer.outlet_id is None or answer.outlet_id in outlet_ids)


def _refusal(spoken: list[Answer]) -> Answer | None:
    """The "no" that counts: the person's last word, or a desk's last word that did not come before the person's."""
    own = [one for one in spoken if one.scope == "person"]
    if own and own[-1].state == "declined":
        return own[-1]
    desks = {one.outlet_id: one for one in spoken if one.scope == "desk"}.values()
    noes = [one for one in desks if one.state == "declined" and not (own and one.at < own[-1].at)]
    return noes[-1] if noes else None


def _judge(answer: Answer, outlet_ids: Collection[int], terms: Asked) -> Stand:
    if not _holds(answer, outlet_ids):
        return Stand(Standing.VOID, answer, answer.void_reason or "no longer works where they agreed")
    if answer.lift_utc < terms.lift_utc:
        return Stand(Standing.OLD_TERMS, answer, "agreed to the old lift time")
    if answer.terms_no != terms.terms_no:  # a higher number: the terms it was given to were undone
        return Stand(Standing.OLD_TERMS, answer, "agreed to other terms")
    return Stand(Standing.AGREED, answer)


def _best(judged: list[Stand]) -> Stand | None:
    order = (Standing.AGREED, Standing.OLD_TERMS, Standing.VOID)
    return min(judged, key=lambda one: order.index(one.standing), default=None)


def state_now(stored: EmbargoState, lift_utc: datetime, now: datetime) -> EmbargoState:
    """How far an embargo is now: one that is not over is lifted once its time has come, without any act."""
    return EmbargoState.LIFTED if stored in OPEN_STATES and now >= lift_utc else stored
