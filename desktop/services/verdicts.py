"""The guard asked about stored facts: who may receive a copy now, what changed since, and the leave to give it away."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from desktop.domain.audience import Audience
from desktop.domain.changes import Touched
from desktop.domain.embargo.times import instant
from desktop.domain.embargo.zones import UTC_ZONE
from desktop.domain.errors import NotFound, UserError
from desktop.domain.guard import judge as guard
from desktop.domain.guard.clearance import Clearance, NotCleared
from desktop.domain.guard.facts import Channel, Condition, Copy, CopyKind, Person, Release
from desktop.domain.guard.review import Changes, Review, Wanted, Wish, compared, refuse_changed, wish_of
from desktop.domain.progress import SILENT, Progress
from desktop.domain.query import ContactQuery
from desktop.services import workspaces
from desktop.services.workspaces import Workspace
from desktop.storage import embargo_records, guard_people, guard_statement, nouns, search, statements
from desktop.storage.audience import members_in_bin
from desktop.storage.bulk import uncollected
from desktop.storage.command import Command, latest_moment
from desktop.storage.nouns import STATEMENT_PERSON
from desktop.storage.tables import MailingList

_log = logging.getLogger(__name__)

NOTHING_LEFT = "Nothing left."


def review(
    workspace: Workspace,
    statement_id: int,
    audience: Audience | None,
    channel: Channel,
    copy: CopyKind,
    *,
    languages: Sequence[str] = (),
    at: datetime | None = None,
    home: str = UTC_ZONE,
    progress: Progress = SILENT,
) -> Review:
    """The verdict of everybody in the audience with all reasons. Nothing is written.

    Args:
        at: asks about another moment than now; the answer clears nothing.
        home: the zone moments are told in.

    Raises:
        NotFound: the statement, one of its languages, or the list does not exist.
        Cancelled: the person stopped it.
    """
    wish = Wish(statement_id, copy, channel, audience, tuple(languages), home)
    with workspace.reading() as conn, uncollected():
        return _asked(conn, workspace, wish, at or workspace.clock(), progress)


def changes_since(workspace: Workspace, seen: Review, progress: Progress = SILENT) -> Changes:
    """Asks the same again and says what is different now.

    Raises:
        NotFound, Cancelled: as `review`.
    """
    with workspace.reading() as conn, uncollected():
        return compared(seen, _asked(conn, workspace, seen.wish, workspace.clock(), progress))


def clear(workspace: Workspace, wanted: Wanted, act: Command | None = None, seen: Review | None = None) -> Clearance:
    """Leave to give away what is wanted, judged anew on the facts of this moment. Only `services.releases` asks.

    Args:
        act: the act that will record what left; then the facts are those of its own transaction.
        seen: what the person looked at; nothing leaves if anything is different now.

    Raises:
        VerdictsChanged: anything is different from what was seen.
        NotCleared: nobody may receive, or something else was looked at.
        NotFound: the statement or the list is gone.
    """
    wish = wish_of(wanted, seen.wish.home if seen else UTC_ZONE)
    if seen is not None and seen.wish != wish:
        raise NotCleared("This is not what was reviewed.", NOTHING_LEFT, "Look at the review again.")
    with uncollected():
        if act is not None:
            return _cleared(act.conn, workspace, wish, seen)
        with workspace.reading() as conn:
            return _cleared(conn, workspace, wish, seen)


def give_again(workspace: Workspace, statement_id: int, contact_ids: Sequence[int]) -> Touched:
    """Let these people have a text they hold once more: what they were given before does not count any more.

    Raises:
        NotFound, InvalidValue: the statement is gone, in the bin or withdrawn.
    """
    wanted = list(dict.fromkeys(contact_ids))
    with workspace.command("") as act:
        row = statements.editable(act.conn, statement_id)
        people = "1 person" if len(wanted) == 1 else f"{len(wanted):,} people"
        act.rename(f"Give “{row['title']}” to {people} again")
        before = nouns.find(act.conn, STATEMENT_PERSON, statement_id=statement_id, how="again", contact_id=wanted)
        nouns.remove(act, STATEMENT_PERSON, [one["id"] for one in before])
        said = {"statement_id": statement_id, "how": "again", "since": act.at, "organisation_id": None, "note": ""}
        nouns.add_many(act, STATEMENT_PERSON, [said | {"contact_id": one} for one in wanted])
        act.touch("statement", [statement_id])
    return act.touched


def _cleared(conn: Connection, workspace: Workspace, wish: Wish, seen: Review | None) -> Clearance:
    name, copy, people = _facts(conn, workspace, wish, workspace.clock(), SILENT)
    if seen is not None:
        now = Review(wish, name, guard.judge(copy, people))
        if not now.judgement.blocks:  # what holds everything back is the better reason
            refuse_changed(compared(seen, now))
    return guard.clear(copy, people)


def _asked(conn: Connection, workspace: Workspace, wish: Wish, at: datetime, progress: Progress) -> Review:
    """The judgement of stored facts; if they cannot be read as facts, the check stopped and nobody may."""
    name, copy, people = _facts(conn, workspace, wish, at, progress)
    return Review(wish, name, guard.judge(copy, people))


def _facts(
    conn: Connection, workspace: Workspace, wish: Wish, at: datetime, progress: Progress
) -> tuple[str, Copy, list[Person]]:
    """What the guard is told, read in one moment of the data."""
    name, ids = _resolved(conn, wish.audience, workspace)
    try:
        copy, told, embargo_id = _copy(conn, workspace, wish, at.astimezone(UTC))
        people = guard_people.people(
            conn, ids, told, numbers=wish.channel.by_phone, step=lambda done: progress.step("Checking", done, len(ids))
        )
        if wish.kind is CopyKind.EMBARGOED and embargo_id is not None:
            records = embargo_records.records(conn, people, at, without=embargo_id)
            people = [_with_record(one, records) for one in people]
    except UserError:
        raise
    except Exception as error:  # a fact that cannot be read is no leave to go on
        _log.exception("facts for the guard could not be read")
        raise NotCleared("The check stopped: what is stored cannot be read.", NOTHING_LEFT, "Try again.") from error
    progress.step("Checking", len(ids), len(ids))
    return name, copy, people


def _with_record(person: Person, records: Mapping[int, tuple[int, int]]) -> Person:
    if person.contact_id not in records:
        return person
    kept, agreed = records[person.contact_id]
    return replace(person, kept=kept, agreed=agreed)


def _copy(
    conn: Connection, workspace: Workspace, wish: Wish, at: datetime
) -> tuple[Copy, guard_people.Told, int | None]:
    statement = statements.one(conn, wish.statement_id, workspace.stamp)
    if statement.deleted_at is not None:
        raise NotFound(f"“{statement.title}” lies in the bin.", NOTHING_LEFT, "Restore it first.")
    if missing := [one for one in wish.languages if one not in statement.languages]:
        raise NotFound(f"This statement has no text in “{missing[0]}”.", NOTHING_LEFT, "Choose another language.")
    bound = guard_statement.bound(conn, wish.statement_id)
    told = guard_statement.told(conn, wish.statement_id, bound)
    latest, chosen = latest_moment(conn), wish.languages or statement.languages
    open_quotes = (one for one in statement.quotes if one.language in chosen and one.approval is None)
    copy = Copy(
        wish.statement_id,
        wish.kind,
        wish.channel,
        at,
        guard_statement.versions(conn, statement, wish.languages),
        statement.main_language,
        Release(statement.release),
        instant(latest) if latest else None,
        bound.embargo if bound else None,
        len(statement.organisations),
        guard_statement.withdrawn(statement),
        _condition(workspace),
        guard_statement.names_of(conn, told.alone),
        tuple(dict.fromkeys(one.block.person for one in open_quotes)),
        wish.home,
    )
    return copy, told, bound.id if bound else None


def _condition(workspace: Workspace) -> Condition:
    if workspace.kind == "example":
        return Condition.EXAMPLE
    if workspaces.quarantine(workspace):
        return Condition.QUARANTINE
    return Condition.READ_ONLY if workspace.read_only else Condition.OWN


def _resolved(conn: Connection, audience: Audience | None, workspace: Workspace) -> tuple[str, list[int]]:
    """The audience's name and the ids of everybody in it, each once; who is in the bin is still named."""
    if audience is None:
        return "", []
    if audience.ids is not None:
        return audience.name or "Contacts", list(dict.fromkeys(audience.ids))
    today = workspace.today
    if audience.list_id is None:
        return audience.name or "Contacts", list(search.ids(conn, audience.query or ContactQuery(), today))
    asked = select(MailingList.name).where(MailingList.id == audience.list_id, MailingList.deleted_at.is_(None))
    name = conn.scalar(asked)
    if name is None:
        raise NotFound("This list no longer exists.", NOTHING_LEFT, "Choose another list.")
    query = replace(audience.query or ContactQuery(), list_id=audience.list_id)
    binned = members_in_bin(conn, audience.list_id) if audience.query is None else []
    return audience.name or name, list(dict.fromkeys([*search.ids(conn, query, today), *binned]))
