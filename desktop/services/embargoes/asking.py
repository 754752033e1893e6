"""Asking for an embargo and recording what was answered. An offer is made without looking at the statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.changes import Touched
from desktop.domain.embargo import wording
from desktop.domain.embargo.answers import Answer, AnswerState, Standing
from desktop.domain.embargo.breaches import shutting_out
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.lift import LiftTime
from desktop.domain.embargo.times import stamp
from desktop.domain.embargo.wording import Addressee, Letter
from desktop.domain.errors import InvalidValue, NotFound
from desktop.services.embargoes.notices import addressee, language_of
from desktop.services.embargoes.views import get, now_of, trusted_now
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored
from desktop.storage import kept_files, nouns
from desktop.storage.command import Command
from desktop.storage.nouns import ANSWER, EMBARGO

UNCHANGED = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """What to send or say to one person, or one desk (`contact_id` is None): nothing of the statement is in it."""

    contact_id: int | None
    outlet_id: int | None
    name: str
    letter: Letter
    script: str


@dataclass(frozen=True, slots=True)
class Letters:
    """The drafts, and who cannot be asked, each with the reason: (contact id, name, reason)."""

    drafts: tuple[OfferDraft, ...]
    left_out: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Who was asked, with the drafts."""

    touched: Touched
    letters: Letters


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to record: a person's, or a whole desk's (`contact_id` None).

    Attributes:
        outlet_id: where they work as they answer; a person's main outlet if left empty.
        how: in_person, mail, call, file ...
        at: when it came; now if left empty.
    """

    state: AnswerState
    contact_id: int | None = None
    outlet_id: int | None = None
    how: str = ""
    note: str = ""
    at: datetime | None = None


def draft_offers(
    workspace: Workspace,
    embargo_id: int,
    contact_ids: Sequence[int],
    outlet_ids: Sequence[int] = (),
    *,
    sender: str = "",
    language: str = "",
) -> Letters:
    """The question to each of these people and desks, in their own language; writes nothing.

    Args:
        language: the one to use for all; each person's own if left empty.

    Raises:
        NotFound: the embargo or an outlet is gone.
        InvalidValue: it is over.
    """
    embargo = _open(workspace, embargo_id)
    with workspace.reading() as conn:
        people = stored.people(conn, contact_ids)
        outlets = stored.outlets(conn, outlet_ids)
        said = stored.answers(conn, [embargo_id]).get(embargo_id, [])
        breaches = stored.breaches(conn)
    if missing := set(outlet_ids) - set(outlets):
        raise NotFound(f"There is no outlet {min(missing)}.", UNCHANGED)
    drafts, left_out = [], []
    for contact_id in dict.fromkeys(contact_ids):
        person = people.get(contact_id)
        broke = shutting_out(breaches, contact_id, person.outlet_ids if person else ())
        reason = "broke an embargo" if broke else why_not(person, said, embargo)
        if person is None or reason:
            left_out.append((contact_id, person.name if person else "", reason))
        else:
            drafts.append(_draft(embargo, person, said, sender, language or language_of(person)))
    drafts += [
        _desk_draft(embargo, outlet_id, *outlets[outlet_id], sender, language or "en") for outlet_id in outlet_ids
    ]
    return Letters(tuple(drafts), tuple(left_out))


def why_not(person: Person | None, said: Sequence[Answer], embargo: Embargo) -> str:
    """Why somebody is not asked; "" if they can be."""
    if person is None:
        return "no longer exists"
    if person.in_bin:
        return "in the bin"
    if person.refusal:
        return "refuses releases" if person.refusal == "no_releases" else "refuses any contact"
    return "has agreed already" if person.stand(said, embargo.asks).may_hold else ""


def _draft(embargo: Embargo, person: Person, said: Sequence[Answer], sender: str, language: str) -> OfferDraft:
    to, former = addressee(person, language), _former(embargo, person, said)
    letter = wording.offer(language, embargo.lift, to, terms=embargo.terms, sender=sender, former=former)
    script = wording.call_script(language, embargo.lift, to, terms=embargo.terms, former=former)
    return OfferDraft(person.id, None, person.name, letter, script)


def _former(embargo: Embargo, person: Person, said: Sequence[Answer]) -> LiftTime | None:
    """The lift they agreed to, where they are asked again."""
    found = person.stand(said, embargo.asks)
    if found.standing is not Standing.OLD_TERMS or found.answer is None:
        return None
    was = found.answer.lift_utc
    return next((one for one in reversed(embargo.former) if one.utc == was), embargo.lift)


def _desk_draft(embargo: Embargo, outlet_id: int, name: str, zone: str, sender: str, language: str) -> OfferDraft:  # noqa: PLR0917
    to = Addressee(outlet=name, zone=zone, desk=True)
    letter = wording.offer(language, embargo.lift, to, terms=embargo.terms, sender=sender)
    script = wording.call_script(language, embargo.lift, to, terms=embargo.terms)
    return OfferDraft(None, outlet_id, name, letter, script)


def offer(
    workspace: Workspace,
    embargo_id: int,
    contact_ids: Sequence[int],
    outlet_ids: Sequence[int] = (),
    *,
    how: str = "mail",
    sender: str = "",
    language: str = "",
) -> Offered:
    """Ask these people and desks: records that they were asked, and answers with what to send or say.

    Raises:
        NotFound: the embargo or an outlet is gone.
        InvalidValue: it is over.
        ClockBehind: the clock cannot be trusted.
    """
    trusted_now(workspace)
    letters = draft_offers(workspace, embargo_id, contact_ids, outlet_ids, sender=sender, language=language)
    embargo = get(workspace, embargo_id)
    replies = [Reply("asked", one.contact_id, one.outlet_id, how) for one in letters.drafts]
    with workspace.command(f"Ask {_many(len(replies))} for the embargo of ‘{embargo.title}’") as act:
        _record(act, embargo, replies, None)
    return Offered(act.touched, letters)


def record_answers(
    workspace: Workspace, embargo_id: int, replies: Sequence[Reply], evidence: Path | None = None
) -> Touched:
    """Record what people and desks answered, all or none; the evidence file is copied and hashed now.

    Raises:
        NotFound: the embargo, a person or a desk is gone, or there is no such file.
        InvalidValue: it is over, or an answer comes from the future or from an outlet somebody does not work at.
        RefusedFile: the evidence is not taken.
        ClockBehind: the clock cannot be trusted.
    """
    now = trusted_now(workspace)
    if any(one.at is not None and one.at > now for one in replies):
        raise InvalidValue("An answer cannot come from the future.", UNCHANGED, "Correct its time.")
    embargo = _open(workspace, embargo_id)
    with workspace.command(f"Record {_many(len(replies))} for the embargo of ‘{embargo.title}’") as act:
        digest = kept_files.keep(act, evidence).sha256 if evidence else None
        _record(act, embargo, replies, digest)
    return act.touched


def _many(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"


def _record(act: Command, embargo: Embargo, replies: Sequence[Reply], evidence: str | None) -> None:
    people = stored.people(act.conn, [one.contact_id for one in replies if one.contact_id is not None])
    outlets = stored.outlets(act.conn, [one.outlet_id for one in replies if one.outlet_id is not None])
    for one in replies:
        nouns.add(
            act,
            ANSWER,
            embargo_id=embargo.id,
            contact_id=one.contact_id,
            outlet_id=_outlet(one, people, outlets),
            scope="desk" if one.contact_id is None else "person",
            state=one.state,
            lift_utc=stamp(embargo.lift.utc),
            terms_no=embargo.terms_no,
            at=stamp(one.at.astimezone(UTC)) if one.at else act.at,
            how=one.how,
            note=one.note.strip(),
            evidence=evidence,
            void_reason="",
        )
    if replies and nouns.get(act.conn, EMBARGO, embargo.id)["state"] == "planned":
        nouns.change(act, EMBARGO, embargo.id, state="offered")


def _outlet(reply: Reply, people: dict[int, Person], outlets: dict[int, tuple[str, str]]) -> int | None:
    if reply.contact_id is None:
        if reply.outlet_id not in outlets:
            raise NotFound("It is not said whose answer this is.", UNCHANGED, "Name a journalist or an outlet.")
        return reply.outlet_id
    person = people.get(reply.contact_id)
    if person is None:
        raise NotFound("This contact no longer exists.", UNCHANGED)
    if reply.outlet_id is None:
        return person.outlets[0][0] if person.outlets else None
    if reply.outlet_id not in person.outlet_ids:
        raise InvalidValue(f"{person.name} does not work there now.", UNCHANGED, "Choose where they work.")
    return reply.outlet_id


def void(
    workspace: Workspace, embargo_id: int, contact_ids: Sequence[int], outlet_ids: Sequence[int] = (), *, reason: str
) -> Touched:
    """Take back the agreements of these people and desks: they no longer count, and the reason is kept.

    Raises:
        NotFound: the embargo is gone.
        InvalidValue: no reason is given.
    """
    if not reason.strip():
        raise InvalidValue("It is not said why the agreement no longer counts.", UNCHANGED, "Give the reason.")
    embargo = get(workspace, embargo_id)
    with workspace.command(f"Void {_many(len(contact_ids) + len(outlet_ids))} for ‘{embargo.title}’") as act:
        for row in nouns.find(act.conn, ANSWER, embargo_id=embargo_id, void_reason=""):
            named = row["contact_id"] in contact_ids if row["scope"] == "person" else row["outlet_id"] in outlet_ids
            if named:
                nouns.change(act, ANSWER, row["id"], void_reason=reason.strip())
    return act.touched


def _open(workspace: Workspace, embargo_id: int) -> Embargo:
    embargo = get(workspace, embargo_id)
    if not embargo.open:
        lifted = embargo.lift.utc <= now_of(workspace)
        raise InvalidValue(
            f"The embargo of ‘{embargo.title}’ is over.",
            UNCHANGED,
            "After the lift nobody needs to agree." if lifted else "",
        )
    return embargo
