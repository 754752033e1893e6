"""Sign-off files: a request with the words to be signed, and the answer that comes back. Small JSON, read strictly.

An answer says which text it is about by that text's hash. What it is worth is judged here: whose it is, whether it was
altered, whether it is about what counts now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

import orjson

from desktop.domain.errors import UnreadableFile
from desktop.domain.folding import visible
from desktop.domain.organisation import OrganisationCard, is_named, key_state
from desktop.domain.signoff import Decision, RoundKind
from desktop.domain.signoff_key import is_signature, sign
from desktop.domain.statement.text import StatementText, content_hash, text_from_json, text_to_json

SUFFIX = ".dateline-signoff"
LARGEST = 4 * 1024 * 1024

_REQUEST, ANSWER, _FORMAT = "signoff request", "signoff answer", 1
_UNREAD = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as a file names it; `key` is its public key, or empty."""

    name: str
    acronym: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: these words, of this organisation, until then. `statement` is an id that says nothing."""

    statement: str
    language: str
    revision: int
    hash: str
    text: StatementText
    sender: Party
    receiver: Party
    kind: RoundKind
    asked_at: str
    deadline: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, by whom; `signature` covers everything else, or is empty."""

    statement: str
    language: str
    revision: int
    hash: str
    organisation: Party
    decision: Decision
    person: str
    at: str
    note: str = ""
    signature: str = ""


class AnswerState(StrEnum):
    """What an answer file is worth."""

    SIGNED = "signed"
    KEY_NOT_COMPARED = "key_not_compared"
    UNSIGNED = "unsigned"
    SIGNATURE_MISSING = "signature_missing"
    UNKNOWN_KEY = "unknown_key"
    ALTERED = "altered"
    OTHER_STATEMENT = "other_statement"
    OTHER_ORGANISATION = "other_organisation"
    OLDER_REVISION = "older_revision"


_RECORDABLE = frozenset({AnswerState.SIGNED, AnswerState.KEY_NOT_COMPARED, AnswerState.UNSIGNED})


@dataclass(frozen=True, slots=True)
class Checked:
    """What an answer is worth, in a sentence, and what to do where it cannot be recorded."""

    state: AnswerState
    sentence: str
    next_step: str = ""

    @property
    def may_record(self) -> bool:
        """Whether it can be recorded as it is."""
        return self.state in _RECORDABLE

    @property
    def key_verified(self) -> bool:
        """Whether a key compared by voice signed it."""
        return self.state is AnswerState.SIGNED


@dataclass(frozen=True, slots=True)
class Known:
    """One revision of the statement an answer is held against; `current` is the one that counts now."""

    language: str
    number: int
    hash: str
    current: bool


def statement_tag(workspace: str, statement_id: int) -> str:
    """The id a statement has in files: it tells nothing, and no two workspaces give the same."""
    return sha256(f"dateline statement {workspace} {statement_id}".encode()).hexdigest()[:32]


def request_bytes(request: Request) -> bytes:
    """The request as a file."""
    card = asdict(request) | {"text": text_to_json(request.text), "dateline": _REQUEST, "format": _FORMAT}
    return orjson.dumps(card, option=orjson.OPT_INDENT_2)


def answer_bytes(answer: Answer) -> bytes:
    """The answer as a file."""
    return orjson.dumps(asdict(answer) | {"dateline": ANSWER, "format": _FORMAT}, option=orjson.OPT_INDENT_2)


def signed_answer(answer: Answer, private_key: str) -> Answer:
    """The answer signed with this key; `organisation.key` must be its public half."""
    return replace(answer, signature=sign(private_key, _message(answer)))


def read_request(content: bytes) -> Request:
    """A request as it was written.

    Raises:
        UnreadableFile: it is no request, was made by a newer version, or its words are not those its hash was made of.
    """
    card = _opened(content, _REQUEST)
    try:
        text = text_from_json(_words(_object(card, "text")))
        request = Request(
            *_about(card), text, _party(card, "sender"), _party(card, "receiver"), RoundKind(_line(card, "kind")),
            *(_line(card, name) for name in ("asked_at", "deadline", "note")),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as failure:
        raise _damaged() from failure
    if content_hash(text) != request.hash or text.language != request.language:
        raise UnreadableFile(
            "This request was altered: its words are not the ones it was made of.", _UNREAD, "Ask for it again."
        )
    return request


def read_answer(content: bytes) -> Answer:
    """An answer as it was written; `check` says what it is worth.

    Raises:
        UnreadableFile: it is no answer, or was made by a newer version.
    """
    card = _opened(content, ANSWER)
    try:
        decision = Decision(_line(card, "decision"))
        rest = (_line(card, name) for name in ("person", "at", "note", "signature"))
        return Answer(*_about(card), _party(card, "organisation"), decision, *rest)
    except (ValueError, KeyError, TypeError) as failure:
        raise _damaged() from failure


def check(
    answer: Answer, tag: str, title: str, revisions: Sequence[Known], organisation: OrganisationCard | None
) -> Checked:
    """What an answer is worth for a statement: the strongest objection first.

    Args:
        tag, title: of the statement it is held against.
        revisions: all of its revisions.
        organisation: the one among its signers that the answer names, if there is one.
    """
    who = answer.organisation.acronym or answer.organisation.name
    if answer.signature and not is_signature(answer.organisation.key, answer.signature, _message(answer)):
        return Checked(
            AnswerState.ALTERED, f"This answer of {who} was altered after it was signed.", "Ask for it again."
        )
    if answer.statement != tag:
        return Checked(AnswerState.OTHER_STATEMENT, f"This answer of {who} is not about “{title}”.", "Open it there.")
    if organisation is None:
        return Checked(AnswerState.OTHER_ORGANISATION, f"{who} does not sign “{title}”.", "Look who answered.")
    return _about_revision(answer, who, revisions) or _by_key(answer, who, organisation)


def _about_revision(answer: Answer, who: str, revisions: Sequence[Known]) -> Checked | None:
    here = [one for one in revisions if one.language == answer.language]
    current = next((one for one in here if one.current), None)
    meant = next((one for one in here if one.number == answer.revision and one.hash == answer.hash), None)
    if meant is None:
        return Checked(
            AnswerState.ALTERED, f"{who} answered a text that is not revision {answer.revision}.", "Send it again."
        )
    if meant != current:
        now = f"revision {current.number} counts" if current else "no revision counts"
        return Checked(
            AnswerState.OLDER_REVISION, f"{who} answered revision {meant.number}; {now} now.", "Send them the new one."
        )
    return None


def _by_key(answer: Answer, who: str, card: OrganisationCard) -> Checked:
    state = key_state(card)
    if not answer.signature:
        if state == "none":
            return Checked(AnswerState.UNSIGNED, f"{who} answered without a key. It counts like a mail of theirs.")
        return Checked(
            AnswerState.SIGNATURE_MISSING, f"{who} has a key, but did not sign this answer with it.", "Call them."
        )
    if state == "none" or card["public_key"] != answer.organisation.key:
        whose = "a key you do not know yet" if state == "none" else "another key than the one you know of them"
        return Checked(
            AnswerState.UNKNOWN_KEY, f"{who} signed with {whose}.", "Compare its words by voice, then keep the key."
        )
    if state == "not_compared":
        return Checked(
            AnswerState.KEY_NOT_COMPARED, f"The signature of {who} is good, but its key was never compared by voice."
        )
    return Checked(AnswerState.SIGNED, f"The signature of {who} is good, with the key compared by voice.")


def named_in(cards: Sequence[OrganisationCard], party: Party) -> OrganisationCard | None:
    """The organisation a file names: by name first, by acronym where no name fits."""
    by_name = [card for card in cards if is_named(card, party.name)]
    return next(iter(by_name or [card for card in cards if is_named(card, "", party.acronym)]), None)


def _message(answer: Answer) -> bytes:
    card = asdict(replace(answer, signature="")) | {"dateline": ANSWER, "format": _FORMAT}
    return orjson.dumps(card, option=orjson.OPT_SORT_KEYS)


def _opened(content: bytes, magic: str) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise UnreadableFile("This file is too large for a sign-off file.", _UNREAD)
    try:
        card = orjson.loads(content)
    except ValueError as failure:
        raise UnreadableFile("This is not a sign-off file.", _UNREAD) from failure
    kind = card.get("dateline") if isinstance(card, dict) else None
    if kind not in {_REQUEST, ANSWER}:
        raise UnreadableFile("This is not a sign-off file.", _UNREAD)
    if kind != magic:
        what = "a request, not an answer" if kind == _REQUEST else "an answer, not a request"
        raise UnreadableFile(f"This sign-off file is {what}.", _UNREAD)
    if card.get("format") != _FORMAT:
        raise UnreadableFile("This sign-off file was made by a newer version of Dateline.", _UNREAD, "Update Dateline.")
    return dict(card)


def _about(card: Mapping[str, Any]) -> tuple[str, str, int, str]:
    number = card["revision"]
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError
    return _line(card, "statement"), _line(card, "language"), number, _line(card, "hash")


def _party(card: Mapping[str, Any], name: str) -> Party:
    party = _object(card, name)
    return Party(_line(party, "name"), _line(party, "acronym"), _line(party, "key"))


def _object(card: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = card[name]
    if not isinstance(value, dict):
        raise TypeError
    return value


def _words(value: Any) -> Any:
    """The value if it is plain words all through, without hidden marks: nobody signs what cannot be seen."""
    if isinstance(value, dict):
        return {name: _words(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_words(part) for part in value]
    if not isinstance(value, str) or visible(value) != value:
        raise TypeError
    return value


def _line(card: Mapping[str, Any], name: str) -> str:
    value = card[name]
    if not isinstance(value, str):
        raise TypeError
    return value


def _damaged() -> UnreadableFile:
    return UnreadableFile("This sign-off file is damaged or incomplete.", _UNREAD, "Ask for it again.")
