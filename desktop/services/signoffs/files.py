"""Sign-off files: a request goes out, an answer comes back; or a request comes in, and we answer it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
from sqlalchemy import Connection, select

from desktop.domain.errors import InvalidValue, UnreadableFile
from desktop.domain.organisation import Organisation, file_name, is_named
from desktop.domain.signoff import Decision, How, RoundKind
from desktop.domain.signoff_file import (
    ANSWER,
    LARGEST,
    SUFFIX,
    Answer,
    Checked,
    Known,
    Party,
    Request,
    answer_bytes,
    check,
    named_in,
    read_answer,
    read_request,
    request_bytes,
    signed_answer,
    statement_tag,
)
from desktop.domain.signoff_key import public_key_of
from desktop.domain.statement.statement import Statement, Version
from desktop.formats.exports.atomic import new_file
from desktop.services import organisations
from desktop.services.signoffs.keys import NoKeyring, own_key, private_key
from desktop.services.signoffs.recording import Recorded, Said, label, settled, write
from desktop.services.workspaces import Workspace
from desktop.storage import kept_files, nouns
from desktop.storage import statements as stored
from desktop.storage.command import moment
from desktop.storage.nouns import SIGNOFF, STATEMENT
from desktop.storage.tables import Meta

_CLOCKS_APART = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """An answer file, held against what is known here.

    Attributes:
        checked: what it is worth, in a sentence.
        statement_id: the statement it is about, or was held against; None where it is about none of ours.
        organisation: the signer it names, if it is one.
    """

    answer: Answer
    checked: Checked
    statement_id: int | None
    organisation: Organisation | None


def write_request_file(
    workspace: Workspace, statement_id: int, language: str, organisation_id: int, target: Path
) -> Path:
    """Write the file a partner opens in their Dateline: the words of the current revision and what is asked.

    `target` may be a folder. The history says that it was written.

    Raises:
        InvalidValue: there is no revision, the text was changed since, or the organisation does not sign.
        CannotWrite: the file could not be written.
        NotFound: there is no such statement or language.
    """
    statement = _statement(workspace, statement_id)
    version = settled(statement, language, "No file was written.")
    receiver = next((one for one in statement.organisations if one.id == organisation_id), None)
    if receiver is None:
        raise InvalidValue(
            f"This organisation does not sign “{statement.title}”.", "No file was written.", "Add it first."
        )
    content = request_bytes(_request(workspace, statement, version, receiver))
    if target.is_dir():
        target /= f"{file_name(receiver.card)}-revision-{version.asked.number}-{language}{SUFFIX}"
    _write(target, content)
    with workspace.command(
        f"Sign-off file for {receiver.short}: “{statement.title}”", kind="export", undoable=False
    ) as act:
        act.lasting = True
    return target


def is_answer(path: Path) -> bool:
    """Whether a file says that it is an answer; all else, and what is wrong with it, is told by `open_request`.

    Raises:
        UnreadableFile: it cannot be read at all.
    """
    try:
        card = orjson.loads(_content(path))
    except ValueError:
        return False
    return isinstance(card, dict) and card.get("dateline") == ANSWER


def open_request(path: Path) -> Request:
    """Read a request a partner sent us.

    Raises:
        UnreadableFile: it is none, was altered, or was made by a newer version.
    """
    return read_request(_content(path))


def answer_request(
    workspace: Workspace, path: Path, decision: Decision, person: str, note: str = "", *, target: Path | None = None
) -> Path:
    """Answer a partner's request for our organisation, signed with our key where we have one. Answers with the file.

    Raises:
        InvalidValue: our organisation is not the one asked, or nobody is named.
        UnreadableFile, CannotWrite: no answer was written.
    """
    unwritten = "No answer was written."
    asked, us = open_request(path), organisations.own(workspace)
    if us is None or not is_named(us.card, asked.receiver.name, asked.receiver.acronym):
        who = f"you are {us.short}" if us else "your own organisation is not entered yet"
        raise InvalidValue(f"This request is for {asked.receiver.name}; {who}.", unwritten, "Ask who should answer it.")
    if not person.strip():
        raise InvalidValue("Who answers is missing.", unwritten, "Type the name of the person.")
    private = _private(workspace)
    party = Party(us.name, us.card.get("acronym", ""), public_key_of(private) if private else "")
    about = (asked.statement, asked.language, asked.revision, asked.hash)
    answer = Answer(*about, party, decision, " ".join(person.split()), workspace.stamp, note.strip())
    place = target or path.with_name(f"{path.name.removesuffix(SUFFIX)}-answer-{file_name(us.card)}{SUFFIX}")
    _write(place, answer_bytes(signed_answer(answer, private) if private else answer))
    return place


def read_answer_file(workspace: Workspace, path: Path, statement_id: int | None = None) -> AnswerRead:
    """Read an answer and judge it; nothing is recorded. `statement_id`: the statement it must be about.

    Raises:
        UnreadableFile: it is none, or was made by a newer version.
        NotFound: there is no such statement.
    """
    return _judged(workspace, _content(path), statement_id)


def record_answer_file(workspace: Workspace, path: Path, statement_id: int | None = None) -> Recorded:
    """Record what an answer file says, with the file itself as evidence. Cannot be undone.

    Raises:
        InvalidValue: it is altered, of another statement, of an older revision, by an unknown key, or not news.
        UnreadableFile, NotFound: nothing was recorded.
    """
    content = _content(path)
    read = _judged(workspace, content, statement_id)
    if not read.checked.may_record or read.statement_id is None or read.organisation is None:
        raise InvalidValue(read.checked.sentence, "Nothing was recorded.", read.checked.next_step)
    answer, signer = read.answer, read.organisation
    with workspace.command("", kind="signoff", undoable=False) as act:
        stored.editable(act.conn, read.statement_id)
        statement = stored.one(act.conn, read.statement_id, workspace.stamp)
        version = settled(statement, answer.language, "Nothing was recorded.")
        _check_news(act.conn, version, signer, answer)
        kept = kept_files.keep_content(act, path.name, content)
        said = Said(answer.decision, answer.person, How.FILE, answer.note, _given(workspace, answer))
        verified = read.checked.key_verified
        made = write(act, workspace, version, signer, said, evidence=kept.sha256, key_verified=verified)
        label(act, statement, signer, answer.decision, answer.language)
        act.touch("statement", [statement.id])
        state = stored.one(act.conn, statement.id, workspace.stamp).state
    return Recorded(made, state, act.touched)


def _request(workspace: Workspace, statement: Statement, version: Version, receiver: Organisation) -> Request:
    us, key = organisations.own(workspace), own_key(workspace)
    rounds = [one for one in statement.rounds if one.revision_id == version.asked.revision_id]
    asked = next((one for one in reversed(rounds) if receiver.id in one.organisations), None)
    with workspace.reading() as conn:
        text, tag = (
            stored.revision(conn, version.asked.revision_id or 0).text,
            statement_tag(_workspace(conn), statement.id),
        )
    return Request(
        statement=tag,
        language=version.language,
        revision=version.asked.number,
        hash=version.asked.hash,
        text=text,
        sender=Party(us.name if us else "", us.card.get("acronym", "") if us else "", key.public if key else ""),
        receiver=Party(receiver.name, receiver.card.get("acronym", "")),
        kind=asked.kind if asked else RoundKind.SIGN_OFF,
        asked_at=asked.asked_at if asked else workspace.stamp,
        deadline=asked.deadline if asked else "",
        note=asked.note if asked else "",
    )


def _judged(workspace: Workspace, content: bytes, statement_id: int | None) -> AnswerRead:
    answer = read_answer(content)
    with workspace.reading() as conn:
        home = _workspace(conn)
        tags = {row["id"]: statement_tag(home, row["id"]) for row in nouns.find(conn, STATEMENT)}
        meant = statement_id or next((one for one, tag in tags.items() if tag == answer.statement), None)
        if meant is None:
            return AnswerRead(answer, check(answer, "", "any statement here", (), None), None, None)
        statement = stored.one(conn, meant, workspace.stamp)
        current = {version.asked.revision_id for version in statement.versions}
        known = [Known(one.language, one.number, one.hash, one.id in current) for one in stored.revisions(conn, meant)]
    card = named_in([one.card for one in statement.organisations], answer.organisation)
    signer = next((one for one in statement.organisations if one.card is card), None)
    checked = check(answer, tags[statement.id], statement.title, known, card)
    return AnswerRead(answer, checked, statement.id, signer)


def _check_news(conn: Connection, version: Version, signer: Organisation, answer: Answer) -> None:
    """An old answer is not news: one sent again must not outweigh what was said since."""
    here = nouns.find(conn, SIGNOFF, revision_id=version.asked.revision_id, organisation_id=signer.id)
    if any(one["at"] >= moment(_instant(answer.at).astimezone(UTC)) for one in here):
        raise InvalidValue(
            f"A newer answer of {signer.short}, or this one, is recorded already.", "Nothing was recorded."
        )


def _private(workspace: Workspace) -> str:
    try:
        return private_key(workspace)
    except NoKeyring:
        return ""  # an answer without signature is still an answer; the sentence at the other end says so


def _workspace(conn: Connection) -> str:
    return conn.scalar(select(Meta.value).where(Meta.name == "workspace")) or ""


def _statement(workspace: Workspace, statement_id: int) -> Statement:
    with workspace.reading() as conn:
        stored.editable(conn, statement_id)
        return stored.one(conn, statement_id, workspace.stamp)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as failure:
        raise UnreadableFile(f"{path.name} cannot be read: {failure.strerror}.", "Nothing was recorded.") from failure


def _write(path: Path, content: bytes) -> None:
    with new_file(path) as file:
        file.stream.write(content)
        file.put()


def _given(workspace: Workspace, answer: Answer) -> datetime:
    """When it was given; two clocks are never quite the same."""
    at, now = _instant(answer.at), workspace.clock()
    return now if now < at < now + _CLOCKS_APART else at


def _instant(at: str) -> datetime:
    try:
        found = datetime.fromisoformat(at)
    except ValueError as failure:
        raise UnreadableFile("This answer does not say when it was given.", "Nothing was recorded.") from failure
    if found.tzinfo is None:
        raise UnreadableFile("This answer does not say in which zone its time is.", "Nothing was recorded.")
    return found
