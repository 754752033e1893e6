"""Asking for an embargo. The guard says who may be asked; an offer is made without looking at the statement."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.audience import Audience
from desktop.domain.changes import Touched
from desktop.domain.embargo import wording
from desktop.domain.embargo.answers import AnswerBook, Standing
from desktop.domain.embargo.breaches import Breach
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.lift import LiftTime
from desktop.domain.embargo.wording import Addressee, Letter
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.judge import Judged
from desktop.domain.guard.rule import Verdict
from desktop.services import verdicts
from desktop.services.embargoes.answering import UNCHANGED, Reply, open_embargo, record
from desktop.services.embargoes.notices import addressee, language_of
from desktop.services.embargoes.views import trusted_now
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """What to send or say to one person, or one desk (`contact_id` is None): nothing of the statement is in it.

    Attributes:
        address: where to write, as the guard allows it; "" for a desk, or if it is not for a mail.
        warnings: what to know before writing.
    """

    contact_id: int | None
    outlet_id: int | None
    name: str
    letter: Letter
    script: str
    address: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Somebody, or a desk, who cannot be asked, and why."""

    contact_id: int | None
    outlet_id: int | None
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Letters:
    """The drafts, and who cannot be asked."""

    drafts: tuple[OfferDraft, ...]
    left_out: tuple[NotAsked, ...]


@dataclass(frozen=True, slots=True)
class _Asking:
    """What every draft of one act shares."""

    embargo: Embargo
    said: AnswerBook
    sender: str
    language: str


@dataclass(frozen=True, slots=True)
class Offered:
    """Who was asked, with the drafts."""

    touched: Touched
    letters: Letters


def draft_offers(
    workspace: Workspace,
    embargo_id: int,
    contact_ids: Sequence[int],
    outlet_ids: Sequence[int] = (),
    *,
    how: str = "mail",
    sender: str = "",
    language: str = "",
) -> Letters:
    """The question to each of these people and desks, in their own language; writes nothing.

    The guard says who may be asked: whoever would never get the text, or whom a partner leads, is not asked either.

    Args:
        how: mail, call, or another way; a mail needs an address, a call a number.
        language: the one to use for all; each person's own if left empty.

    Raises:
        NotFound: the embargo or an outlet is gone.
        InvalidValue: it is over, or nobody may be asked now.
    """
    embargo = open_embargo(workspace, embargo_id)
    judged = _judged(workspace, embargo, contact_ids, how)
    with workspace.reading() as conn:
        people = stored.people(conn, contact_ids)
        outlets = stored.outlets(conn, outlet_ids)
        said = stored.book(conn, embargo_id)
        breaches = stored.breaches(conn)
    if missing := set(outlet_ids) - set(outlets):
        raise NotFound(f"There is no outlet {min(missing)}.", UNCHANGED)
    asking = _Asking(embargo, said, sender, language)
    found = [_to_person(asking, one, people.get(one.contact_id)) for one in judged]
    found += [_to_desk(asking, one, *outlets[one], breaches) for one in dict.fromkeys(outlet_ids)]
    drafts = tuple(one for one in found if isinstance(one, OfferDraft))
    return Letters(drafts, tuple(one for one in found if isinstance(one, NotAsked)))


def _judged(workspace: Workspace, embargo: Embargo, contact_ids: Sequence[int], how: str) -> tuple[Judged, ...]:
    """What the guard says of asking each of them."""
    channel = {"mail": Channel.DRAFTS, "call": Channel.CALL_SHEET}.get(how, Channel.CLIPBOARD)
    audience = Audience(ids=list(contact_ids))
    review = verdicts.review(workspace, embargo.statement_id, audience, channel, CopyKind.OFFER)
    for block in review.judgement.blocks:
        raise InvalidValue(f"{block.sentence}.", "Nobody was asked.", block.act)
    return review.judgement.people


def _to_person(asking: _Asking, judged: Judged, person: Person | None) -> OfferDraft | NotAsked:
    if person is None or judged.verdict is not Verdict.MAY:
        return NotAsked(judged.contact_id, None, judged.name, judged.sentence)
    embargo = asking.embargo
    if person.stand(asking.said, embargo.asks).may_hold:
        return NotAsked(person.id, None, person.name, "Has agreed already")
    language = asking.language or language_of(person)
    to, former = addressee(person, language), _former(embargo, person, asking.said)
    letter = wording.offer(language, embargo.lift, to, terms=embargo.terms, sender=asking.sender, former=former)
    script = wording.call_script(language, embargo.lift, to, terms=embargo.terms, former=former)
    warnings = tuple(one.sentence for one in judged.warnings)
    return OfferDraft(person.id, None, person.name, letter, script, judged.address, warnings)


def _to_desk(
    asking: _Asking, outlet_id: int, name: str, zone: str, breaches: Sequence[Breach]
) -> OfferDraft | NotAsked:
    embargo = asking.embargo
    if any(one.shuts_out and one.contact_id is None and one.outlet_id == outlet_id for one in breaches):
        return NotAsked(None, outlet_id, name, "Broke an embargo")
    if embargo.exclusive and outlet_id not in embargo.exclusive:
        return NotAsked(None, outlet_id, name, "Promised to other outlets alone")
    if asking.said.desk_stand(outlet_id, embargo.asks).may_hold:
        return NotAsked(None, outlet_id, name, "Has agreed already")
    to, language = Addressee(outlet=name, zone=zone, desk=True), asking.language or "en"
    letter = wording.offer(language, embargo.lift, to, terms=embargo.terms, sender=asking.sender)
    script = wording.call_script(language, embargo.lift, to, terms=embargo.terms)
    return OfferDraft(None, outlet_id, name, letter, script)


def _former(embargo: Embargo, person: Person, said: AnswerBook) -> LiftTime | None:
    """The lift they agreed to, where they are asked again."""
    found = person.stand(said, embargo.asks)
    if found.standing is not Standing.OLD_TERMS or found.answer is None:
        return None
    was = found.answer.lift_utc
    return next((one for one in reversed(embargo.former) if one.utc == was), embargo.lift)


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
    said = {"how": how, "sender": sender, "language": language}
    letters = draft_offers(workspace, embargo_id, contact_ids, outlet_ids, **said)
    embargo = open_embargo(workspace, embargo_id)
    replies = [Reply("asked", one.contact_id, one.outlet_id, how) for one in letters.drafts]
    people = "1 journalist" if len(replies) == 1 else f"{len(replies)} journalists"
    with workspace.command(f"Ask {people} for the embargo of ‘{embargo.title}’") as act:
        record(act, embargo, replies, None)
    return Offered(act.touched, letters)
