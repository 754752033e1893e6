"""`dateline embargo offer`, `answer` and `breach`: the people an embargo concerns."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.embargo_facts import embargo_of, facts, letter
from desktop.cli.options import opened
from desktop.domain.errors import InvalidValue

if TYPE_CHECKING:
    from desktop.domain.embargo.answers import AnswerState
    from desktop.services.embargoes import Letters, OfferDraft, Reply
    from desktop.services.workspaces import Workspace


def offer(arguments: Namespace) -> int:
    """Ask people and desks; or, as a draft, only show what would be asked."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        ids = _contacts(workspace, arguments)
        said = {"how": arguments.how, "sender": arguments.sender, "language": arguments.language}
        if arguments.draft:
            letters = embargoes.draft_offers(workspace, embargo.id, ids, arguments.desk, **said)
        else:
            letters = embargoes.offer(workspace, embargo.id, ids, arguments.desk, **said).letters
    if arguments.json:
        left_out = [
            {"contact_id": one.contact_id, "outlet_id": one.outlet_id, "name": one.name, "reason": one.reason}
            for one in letters.left_out
        ]
        output.show_json({"offers": [_draft(one) for one in letters.drafts], "left_out": left_out})
        return 0
    _print(letters, arguments)
    return 0


def _print(letters: "Letters", arguments: Namespace) -> None:
    for one in letters.drafts:
        if arguments.how == "call":
            output.say(f"--- {one.name}\n{one.script}\n")
        else:
            letter(one.name, one.letter.subject, one.letter.body)
    for left in letters.left_out:
        output.complain(f"{left.name or f'Contact {left.contact_id}'} is not asked: {left.reason}.")
    people = output.how_many(len(letters.drafts), "person or desk", "people and desks")
    output.say(f"{people} would be asked." if arguments.draft else f"{people} asked.")


def _draft(one: "OfferDraft") -> dict[str, object]:
    return {
        "contact_id": one.contact_id,
        "outlet_id": one.outlet_id,
        "name": one.name,
        "address": one.address,
        "warnings": list(one.warnings),
        "language": one.letter.language,
        "subject": one.letter.subject,
        "body": one.letter.body,
        "script": one.script,
    }


def _contacts(workspace: "Workspace", arguments: Namespace) -> list[int]:
    from desktop.cli.lists import find
    from desktop.domain.query import ContactQuery
    from desktop.services import contacts

    ids = list(arguments.contact)
    if arguments.list:
        ids += contacts.ids(workspace, ContactQuery(list_id=find(workspace, arguments.list)))
    if not ids and not arguments.desk:
        raise InvalidValue(
            "It is not said who is to be asked.", "Nobody was asked.", "Say --list, --contact or --desk."
        )
    return ids


def answer(arguments: Namespace) -> int:
    """Record what people and desks answered."""
    from desktop.services import embargoes

    replies = _replies(arguments)
    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        embargoes.record_answers(workspace, embargo.id, replies, arguments.evidence)
        now = embargoes.get(workspace, embargo.id)
        told = facts(workspace, now)
    if arguments.json:
        output.show_json(told)
    else:
        output.say(f"Recorded {output.how_many(len(replies), 'answer')}. {now.agreed} of {now.asked} agreed.")
    return 0


def _replies(arguments: Namespace) -> "Sequence[Reply]":
    from desktop.services.embargoes import Reply

    state: AnswerState = "accepted" if arguments.answer == "agreed" else "declined"
    people = [Reply(state, contact_id, None, arguments.how, arguments.note) for contact_id in arguments.contact]
    desks = [Reply(state, None, outlet_id, arguments.how, arguments.note) for outlet_id in arguments.desk]
    if not people and not desks:
        raise InvalidValue("It is not said whose answer this is.", "Nothing was recorded.", "Say --contact or --desk.")
    return [*people, *desks]


def breach(arguments: Namespace) -> int:
    """Record that an embargo did not hold."""
    from desktop.domain.embargo.breaches import Cause, Decision
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        report = embargoes.BreachReport(
            cause=Cause(arguments.cause),
            noticed_at=workspace.clock(),
            contact_id=_one(arguments.contact),
            outlet_id=_one(arguments.desk),
            published_at=_moment(arguments.published),
            link=arguments.link,
            decision=Decision(arguments.decision),
            decision_note=arguments.note,
        )
        made = embargoes.record_breach(workspace, embargo.id, report, arguments.evidence)
        told = embargoes.notices(workspace, embargo.id, "breach")
    if arguments.json:
        output.show_json({"id": made.id, "holders": len(told)})
    else:
        people = output.how_many(len(told), "person holds", "people hold")
        output.say(f"Recorded breach {made.id} of “{embargo.title}”. {people} the text.")
    return 0


def _one(ids: list[int]) -> int | None:
    if len(ids) > 1:
        raise InvalidValue("A breach is one person's or one outlet's.", "Nothing was recorded.", "Record one for each.")
    return ids[0] if ids else None


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _unclear(text) from error
    if moment.tzinfo is None:
        raise _unclear(text)
    return moment


def _unclear(text: str) -> InvalidValue:
    return InvalidValue(
        f"“{text}” is not one moment.", "Nothing was recorded.", "Write it with its UTC offset: 2026-10-28T09:20Z."
    )
