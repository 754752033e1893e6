"""Sign-off files: written, read strictly, judged."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UnreadableFile
from desktop.domain.organisation import OrganisationCard
from desktop.domain.signoff import Decision, RoundKind
from desktop.domain.signoff_file import (
    LARGEST,
    Answer,
    AnswerState,
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
from desktop.domain.signoff_key import new_private_key, public_key_of
from desktop.domain.statement.text import Block, BlockKind, StatementText, content_hash

TEXT = StatementText("ar", headline="أربع عيادات أغلقت", blocks=(Block(BlockKind.PARAGRAPH, "نص"),))
REQUEST = Request(
    "tag",
    "ar",
    3,
    content_hash(TEXT),
    TEXT,
    Party("Vera Watch"),
    Party("NDU"),
    RoundKind.SIGN_OFF,
    "2026-10-01T10:00:00Z",
)
PRIVATE = new_private_key()
KEY = public_key_of(PRIVATE)
ANSWER = Answer(
    "tag", "ar", 3, content_hash(TEXT), Party("Northern Doctors Union", "NDU", KEY), Decision.APPROVED, "Ines", "2026"
)
DOCTORS: OrganisationCard = {"name": "Northern Doctors Union", "acronym": "NDU"}
REVISIONS = (
    Known("ar", 2, "old", current=False),
    Known("ar", 3, content_hash(TEXT), current=True),
    Known("en", 3, "x", True),
)


def test_files_come_back_as_they_were_written() -> None:
    assert read_request(request_bytes(REQUEST)) == REQUEST
    signed = signed_answer(ANSWER, PRIVATE)
    assert read_answer(answer_bytes(signed)) == signed


def changed(content: bytes, **changes: object) -> bytes:
    card = json.loads(content) | changes
    return json.dumps({name: value for name, value in card.items() if value is not ...}).encode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This is not a sign-off file"),
        (b"[1]", "This is not a sign-off file"),
        (b'{"a": 1}', "This is not a sign-off file"),
        (b"x" * (LARGEST + 1), "too large for a sign-off file"),
        (answer_bytes(ANSWER), "is an answer, not a request"),
        (changed(request_bytes(REQUEST), format=2), "made by a newer version of Dateline"),
        (changed(request_bytes(REQUEST), kind="poem"), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), note=7), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), note=...), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), sender="me"), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), revision=True), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), revision="3"), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), text={"language": "ar", "headline": 7}), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), text={"language": "ar", "headline": "a\u202eb"}), "damaged or incomplete"),
        (changed(request_bytes(REQUEST), text={"language": "ar", "headline": "other"}), "its words are not the ones"),
        (changed(request_bytes(REQUEST), language="en"), "its words are not the ones"),
    ],
)
def test_what_is_no_request_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read_request(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (request_bytes(REQUEST), "is a request, not an answer"),
        (changed(answer_bytes(ANSWER), decision="maybe"), "damaged or incomplete"),
        (changed(answer_bytes(ANSWER), organisation=[]), "damaged or incomplete"),
    ],
)
def test_what_is_no_answer_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read_answer(content)


@given(
    st.binary(max_size=200)
    | st.dictionaries(st.text(max_size=5), st.text(max_size=5)).map(lambda x: json.dumps(x).encode())
)
def test_anything_else_is_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_answer(content)


def judged(answer: Answer, card: OrganisationCard | None = DOCTORS) -> Checked:
    return check(answer, "tag", "Ceasefire", REVISIONS, card)


def test_what_an_answer_is_worth() -> None:
    signed = signed_answer(ANSWER, PRIVATE)
    known: OrganisationCard = {**DOCTORS, "public_key": KEY}
    trusted: OrganisationCard = {**known, "compared_key": KEY}
    assert judged(ANSWER).state is AnswerState.UNSIGNED
    assert judged(ANSWER, known).state is AnswerState.SIGNATURE_MISSING
    assert judged(signed).state is AnswerState.UNKNOWN_KEY
    assert judged(signed, {**DOCTORS, "public_key": "other"}).state is AnswerState.UNKNOWN_KEY
    assert judged(signed, known).state is AnswerState.KEY_NOT_COMPARED
    assert judged(signed, trusted).state is AnswerState.SIGNED
    assert judged(signed, trusted).key_verified
    assert judged(signed, None).state is AnswerState.OTHER_ORGANISATION
    assert judged(replace(signed, note="and more"), trusted).state is AnswerState.ALTERED
    other = signed_answer(replace(ANSWER, statement="elsewhere"), PRIVATE)
    assert judged(other, trusted).state is AnswerState.OTHER_STATEMENT
    older = signed_answer(replace(ANSWER, revision=2, hash="old"), PRIVATE)
    assert judged(older, trusted).sentence == "NDU answered revision 2; revision 3 counts now."
    forged = signed_answer(replace(ANSWER, hash="forged"), PRIVATE)
    assert judged(forged, trusted).sentence == "NDU answered a text that is not revision 3."
    gone = check(ANSWER, "tag", "Ceasefire", [replace(REVISIONS[1], current=False)], DOCTORS)
    assert gone.sentence == "NDU answered revision 3; no revision counts now."


@given(st.sampled_from(["statement", "language", "hash", "person", "at", "note"]), st.text(max_size=9))
def test_no_word_of_a_signed_answer_can_be_changed(name: str, text: str) -> None:
    signed = signed_answer(ANSWER, PRIVATE)
    other = replace(signed, **{name: text})  # type: ignore[arg-type]
    trusted: OrganisationCard = {**DOCTORS, "public_key": KEY, "compared_key": KEY}
    assert judged(other, trusted).may_record == (other == signed)


def test_only_what_cannot_mislead_may_be_recorded() -> None:
    recordable = {state for state in AnswerState if Checked(state, "").may_record}
    assert recordable == {AnswerState.SIGNED, AnswerState.KEY_NOT_COMPARED, AnswerState.UNSIGNED}


def test_a_party_is_found_by_name_first() -> None:
    nurses: OrganisationCard = {"name": "National Nurses", "acronym": "NDU"}
    assert named_in([nurses, DOCTORS], Party("northern doctors union", "NDU")) is DOCTORS
    assert named_in([nurses, DOCTORS], Party("Somebody", "ndu")) is nurses
    assert named_in([nurses, DOCTORS], Party("Somebody")) is None


def test_a_tag_says_nothing_and_differs() -> None:
    assert statement_tag("w", 1) != statement_tag("w", 2) != statement_tag("v", 2)
    assert len(statement_tag("w", 1)) == 32
