"""What is said by hand of single people for one statement: left out, or led by a partner."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue
from desktop.domain.statement.statement import PersonHow
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from desktop.storage import search_sqlite as engine
from desktop.storage import statements as stored
from desktop.storage.command import Command
from desktop.storage.nouns import STATEMENT_PERSON
from desktop.storage.tables import Contact


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said, and how the history words it: "`verb` 3 people `joint` “Ceasefire”"."""

    how: PersonHow
    verb: str
    joint: str
    organisation_id: int | None = None
    note: str = ""


def leave_out(workspace: Workspace, statement_id: int, contact_ids: Iterable[int], note: str = "") -> Touched:
    """These people get nothing of this statement, through any exit.

    Raises:
        NotFound, InvalidValue: the statement is gone, in the bin or withdrawn.
    """
    return _say(workspace, statement_id, contact_ids, _Said("left_out", "Leave", "out of", note=note))


def let_in(workspace: Workspace, statement_id: int, contact_ids: Iterable[int]) -> Touched:
    """These people are not left out by hand any more.

    Raises:
        NotFound, InvalidValue: as `leave_out`.
    """
    return _unsay(workspace, statement_id, contact_ids, _Said("left_out", "Let", "in again for"))


def partner_leads(
    workspace: Workspace, statement_id: int, contact_ids: Iterable[int], organisation_id: int, note: str = ""
) -> Touched:
    """A partner writes to these people itself; we do not.

    Raises:
        InvalidValue: the organisation does not sign this statement, or is ours.
        NotFound: the statement is gone.
    """
    with workspace.reading() as conn:
        statement = stored.one(conn, statement_id, workspace.stamp)
    partner = next((one for one in statement.organisations if one.id == organisation_id), None)
    if partner is None or partner.own:
        raise InvalidValue(
            "Only a partner that signs this statement can lead on somebody.", "Nothing was changed.", "Choose another."
        )
    said = _Said("partner_leads", f"{partner.short} leads on", "for", organisation_id, note)
    return _say(workspace, statement_id, contact_ids, said)


def take_over(workspace: Workspace, statement_id: int, contact_ids: Iterable[int]) -> Touched:
    """We write to these people ourselves again.

    Raises:
        NotFound, InvalidValue: as `leave_out`.
    """
    return _unsay(workspace, statement_id, contact_ids, _Said("partner_leads", "Take over", "for"))


def _say(workspace: Workspace, statement_id: int, contact_ids: Iterable[int], said: _Said) -> Touched:
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        wanted = _there(act, contact_ids)
        act.rename(_label(said, wanted, row["title"]))
        here = nouns.find(act.conn, STATEMENT_PERSON, statement_id=statement_id, how=said.how)
        before = {one["contact_id"]: one["id"] for one in here}
        facts: dict[str, object] = {
            "organisation_id": said.organisation_id,
            "note": " ".join(said.note.split()),
        }
        for contact_id in (one for one in wanted if one in before):
            nouns.change(act, STATEMENT_PERSON, before[contact_id], None, **facts)
        shared = facts | {"statement_id": statement_id, "how": said.how, "since": act.at}
        nouns.add_many(act, STATEMENT_PERSON, [shared | {"contact_id": one} for one in wanted if one not in before])
        _tell(act, statement_id)
    return act.touched


def _unsay(workspace: Workspace, statement_id: int, contact_ids: Iterable[int], said: _Said) -> Touched:
    wanted = list(dict.fromkeys(contact_ids))
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        act.rename(_label(said, wanted, row["title"]))
        found = nouns.find(act.conn, STATEMENT_PERSON, statement_id=statement_id, how=said.how, contact_id=wanted)
        nouns.remove(act, STATEMENT_PERSON, [one["id"] for one in found])
        _tell(act, statement_id)
    return act.touched


def _tell(act: Command, statement_id: int) -> None:
    if act.touched.concerns(STATEMENT_PERSON.kind):
        act.touch("statement", [statement_id])


def _there(act: Command, contact_ids: Iterable[int]) -> list[int]:
    wanted = list(dict.fromkeys(contact_ids))
    there = set(act.conn.scalars(select(Contact.id).where(Contact.id.in_(engine.id_list(wanted)))))
    return [contact_id for contact_id in wanted if contact_id in there]


def _label(said: _Said, ids: list[int], title: str) -> str:
    return f"{said.verb} {'1 person' if len(ids) == 1 else f'{len(ids):,} people'} {said.joint} “{title}”"
