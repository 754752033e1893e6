"""Asking organisations about a revision, and recording what each said. Silence is no."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue
from desktop.domain.organisation import Organisation
from desktop.domain.signoff import Decision, How, RoundKind, SignoffState
from desktop.domain.statement.statement import Statement, Version
from desktop.domain.statement.text import content_hash
from desktop.services.statements.revising import SignersSet, set_organisations
from desktop.services.workspaces import Workspace
from desktop.storage import kept_files, nouns
from desktop.storage import statements as stored
from desktop.storage.command import Command, moment
from desktop.storage.nouns import SIGNOFF, SIGNOFF_ROUND

_UNASKED, _UNRECORDED = "Nobody was asked.", "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class Asked:
    """A round that was begun."""

    id: int
    touched: Touched


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer on record, and where all stand now."""

    id: int
    state: SignoffState
    touched: Touched


@dataclass(frozen=True, slots=True)
class Said:
    """What an organisation said: by whom, when (now, if nothing is given), how it came, with which evidence."""

    decision: Decision
    person: str
    how: How
    note: str = ""
    at: datetime | None = None
    evidence: Path | None = None


def request(
    workspace: Workspace,
    statement_id: int,
    language: str,
    organisation_ids: Sequence[int],
    *,
    kind: RoundKind = RoundKind.SIGN_OFF,
    deadline: datetime | None = None,
    note: str = "",
) -> Asked:
    """Ask organisations about the current revision of a language, until a deadline.

    Raises:
        InvalidValue: there is no revision, the text was changed since, nobody was named, the deadline is past.
        NotFound: there is no such statement or language.
    """
    with workspace.command("") as act:
        statement = _open(act, workspace, statement_id)
        version = settled(statement, language, _UNASKED)
        asked = [_signer(statement, one, _UNASKED).id for one in dict.fromkeys(organisation_ids)]
        if not asked:
            raise InvalidValue("Nobody was chosen.", _UNASKED, "Choose who is to sign.")
        if deadline is not None and deadline <= workspace.clock():
            raise InvalidValue("This deadline is past.", _UNASKED, "Choose a later one.")
        until = moment(deadline.astimezone(UTC)) if deadline else ""
        act.rename(f"Ask {_names(statement, asked)} about “{statement.title}” ({language})")
        facts = {"statement_id": statement_id, "revision_id": version.asked.revision_id, "kind": kind.value}
        made = nouns.add(
            act, SIGNOFF_ROUND, **facts, organisations=asked, deadline=until, asked_at=act.at, note=note.strip()
        )
        act.touch("statement", [statement_id])
    return Asked(made, act.touched)


def record(workspace: Workspace, statement_id: int, language: str, organisation_id: int, said: Said) -> Recorded:
    """Record by hand what an organisation said to the current revision. Cannot be undone; a newer answer counts more.

    Raises:
        InvalidValue: there is no revision, the text was changed since, nobody is named, it lies in the future.
        RefusedFile: the evidence cannot be kept.
        NotFound: there is no such statement or language.
    """
    with workspace.command("", kind="signoff", undoable=False) as act:
        statement = _open(act, workspace, statement_id)
        version = settled(statement, language, _UNRECORDED)
        signer = _signer(statement, organisation_id, _UNRECORDED)
        if said.how is How.OWN and not signer.own:
            raise InvalidValue(f"{signer.short} is not your own organisation.", _UNRECORDED, "Say how it came.")
        evidence = kept_files.keep(act, said.evidence).sha256 if said.evidence else None
        made = write(act, workspace, version, signer, said, evidence=evidence)
        label(act, statement, signer, said.decision, language)
        act.touch("statement", [statement_id])
        state = stored.one(act.conn, statement_id, workspace.stamp).state
    return Recorded(made, state, act.touched)


def state_of(workspace: Workspace, statement_id: int) -> SignoffState:
    """Where each organisation stands with each language.

    Raises:
        NotFound: the statement is gone.
    """
    with workspace.reading() as conn:
        return stored.one(conn, statement_id, workspace.stamp).state


def remove_signatory(workspace: Workspace, statement_id: int, version: int, organisation_id: int) -> SignersSet:
    """Go on without an organisation: its name, contacts and boilerplate leave every text, which needs a new revision.

    Raises:
        ChangedElsewhere, NotFound, InvalidValue: nothing was changed.
    """
    with workspace.reading() as conn:
        statement = stored.one(conn, statement_id, workspace.stamp)
    gone = _signer(statement, organisation_id, "Nothing was changed.")
    left = [one.id for one in statement.organisations if one.id != gone.id]
    return set_organisations(workspace, statement_id, version, left)


def write(
    act: Command,
    workspace: Workspace,
    version: Version,
    signer: Organisation,
    said: Said,
    *,
    evidence: str | None,
    key_verified: bool = False,
) -> int:
    """Insert an answer on a version's current revision; logs it.

    Raises:
        InvalidValue: nobody is named, or it lies in the future.
    """
    person, at = " ".join(said.person.split()), said.at or workspace.clock()
    if not person:
        raise InvalidValue("Who said it is missing.", _UNRECORDED, "Type the name of the person.")
    if at > workspace.clock():
        raise InvalidValue("This answer lies in the future.", _UNRECORDED, "Correct the time.")
    return nouns.add(
        act,
        SIGNOFF,
        revision_id=version.asked.revision_id,
        organisation_id=signer.id,
        decision=said.decision.value,
        person=person,
        at=moment(at.astimezone(UTC)),
        how=said.how.value,
        note=said.note.strip(),
        evidence=evidence,
        hash=version.asked.hash,
        key_verified=key_verified,
        recorded_by=workspace.user,
    )


def settled(statement: Statement, language: str, safe: str) -> Version:
    """The version of a language that has a current revision, its text unchanged since.

    Raises:
        InvalidValue: there is none, it was changed, or what is stored is not what was frozen.
    """
    version = statement.version_in(language)
    if version is None or version.current is None:
        raise InvalidValue(f"The text in “{language}” has no revision yet.", safe, "Make a revision first.")
    if version.changed:
        number = version.current.number
        raise InvalidValue(
            f"The text in “{language}” was changed since revision {number}.", safe, f"Make revision {number + 1} first."
        )
    if content_hash(version.current.text) != version.current.hash:
        raise InvalidValue("This revision was altered outside Dateline.", safe, "Run the check of the workspace.")
    return version


def label(act: Command, statement: Statement, signer: Organisation, decision: Decision, language: str) -> None:
    """Name the act in the history."""
    verb = {Decision.APPROVED: "approved", Decision.REFUSED: "refused", Decision.COMMENTS: "commented on"}[decision]
    act.rename(f"{signer.short} {verb} “{statement.title}” ({language})")


def _open(act: Command, workspace: Workspace, statement_id: int) -> Statement:
    stored.editable(act.conn, statement_id)
    return stored.one(act.conn, statement_id, workspace.stamp)


def _signer(statement: Statement, organisation_id: int, safe: str) -> Organisation:
    found = next((one for one in statement.organisations if one.id == organisation_id), None)
    if found is None:
        raise InvalidValue(
            f"This organisation does not sign “{statement.title}”.", safe, "Add it to those who sign first."
        )
    return found


def _names(statement: Statement, ids: Sequence[int]) -> str:
    return ", ".join(one.short for one in statement.organisations if one.id in ids)
