"""Recording what was answered, and taking agreements back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.changes import Touched
from desktop.domain.embargo.answers import AnswerState
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.times import stamp
from desktop.domain.errors import InvalidValue, NotFound
from desktop.services.embargoes.views import get, now_of, trusted_now
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored
from desktop.storage import kept_files, nouns
from desktop.storage.command import Command
from desktop.storage.nouns import ANSWER, EMBARGO

UNCHANGED = "Nothing was recorded."


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
    embargo = open_embargo(workspace, embargo_id)
    with workspace.command(f"Record {_many(len(replies))} for the embargo of ‘{embargo.title}’") as act:
        digest = kept_files.keep(act, evidence).sha256 if evidence else None
        record(act, embargo, replies, digest)
    return act.touched


def _many(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"


def record(act: Command, embargo: Embargo, replies: Sequence[Reply], evidence: str | None) -> None:
    """Write answers within an act, all or none; who was asked makes an embargo that was only planned an offered one."""
    people = stored.people(act.conn, [one.contact_id for one in replies if one.contact_id is not None])
    outlets = stored.outlets(act.conn, [one.outlet_id for one in replies if one.outlet_id is not None])
    shared = {
        "embargo_id": embargo.id,
        "lift_utc": stamp(embargo.lift.utc),
        "terms_no": embargo.terms_no,
        "evidence": evidence,
        "void_reason": "",
    }
    lines = [
        {
            "contact_id": one.contact_id,
            "outlet_id": _outlet(one, people, outlets),
            "scope": "desk" if one.contact_id is None else "person",
            "state": one.state,
            "at": stamp(one.at.astimezone(UTC)) if one.at else act.at,
            "how": one.how,
            "note": one.note.strip(),
        }
        for one in replies
    ]
    nouns.add_many(act, ANSWER, [shared | line for line in lines])
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


def open_embargo(workspace: Workspace, embargo_id: int) -> Embargo:
    """An embargo that is not over.

    Raises:
        NotFound: it is gone.
        InvalidValue: it is over.
    """
    embargo = get(workspace, embargo_id)
    if not embargo.open:
        lifted = embargo.lift.utc <= now_of(workspace)
        raise InvalidValue(
            f"The embargo of ‘{embargo.title}’ is over.",
            UNCHANGED,
            "After the lift nobody needs to agree." if lifted else "",
        )
    return embargo
