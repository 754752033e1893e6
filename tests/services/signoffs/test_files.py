"""A request goes to the partner's Dateline, and the answer comes back."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import InvalidValue, UnreadableFile
from desktop.domain.signoff import Decision, How, Standing
from desktop.domain.signoff_file import AnswerState
from desktop.services import history, organisations, signoffs, statements
from desktop.services.workspaces import Workspace
from tests.keyring_memory import MemoryKeyring
from tests.services.statements.ground import Ground


def asked(ground: Ground, folder: Path) -> Path:
    return signoffs.write_request_file(ground.workspace, ground.id, "en", ground.doctors, folder)


def answered(partner: Workspace, request: Path, decision: Decision = Decision.APPROVED) -> Path:
    return signoffs.answer_request(partner, request, decision, "Ines Duarte", "Fine with us")


def trust(ground: Ground, partner: Workspace, *, compared: bool = True) -> None:
    """We know the partner's key."""
    key = signoffs.own_key(partner) or signoffs.make_own_key(partner)
    version = organisations.get(ground.workspace, ground.doctors).version
    signoffs.keep_key(ground.workspace, ground.doctors, version, key.public)
    if compared:
        signoffs.mark_compared(ground.workspace, ground.doctors, version + 1, key.public)


def altered(path: Path, **changes: object) -> Path:
    card = json.loads(path.read_text("utf-8")) | changes
    path.write_text(json.dumps(card), "utf-8")
    return path


def state(ground: Ground, path: Path, statement_id: int | None = None) -> tuple[AnswerState, str]:
    checked = signoffs.read_answer_file(ground.workspace, path, statement_id).checked
    return checked.state, checked.sentence


def test_there_and_back_signed(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    signoffs.make_own_key(ground.workspace)
    deadline = ground.workspace.clock() + timedelta(days=2)
    signoffs.request(ground.workspace, ground.id, "en", [ground.doctors], deadline=deadline, note="by noon")
    path = asked(ground, tmp_path)
    assert path.name == "ndu-revision-1-en.dateline-signoff"
    assert history.batches(ground.workspace)[0].label.startswith("Sign-off file for NDU")
    opened = signoffs.open_request(path)
    assert opened.text == ground.english.text
    assert (opened.sender.acronym, opened.receiver.acronym, opened.note) == ("VW", "NDU", "by noon")
    assert opened.sender.key

    trust(ground, partner)
    answer = answered(partner, path)
    assert answer.name == "ndu-revision-1-en-answer-ndu.dateline-signoff"
    assert state(ground, answer) == (
        AnswerState.SIGNED,
        "The signature of NDU is good, with the key compared by voice.",
    )
    recorded = signoffs.record_answer_file(ground.workspace, answer, ground.id)
    assert recorded.state.words == "1 of 3"
    (one,) = ground.statement.signoffs
    assert (one.how, one.key_verified, one.person, one.note) == (How.FILE, True, "Ines Duarte", "Fine with us")
    assert one.evidence is not None
    assert statements.kept_file(ground.workspace, one.evidence)[1] == answer.read_bytes()


def test_a_partner_without_a_key_counts_like_a_mail(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    answer = answered(partner, asked(ground, tmp_path), Decision.REFUSED)
    assert state(ground, answer) == (
        AnswerState.UNSIGNED,
        "NDU answered without a key. It counts like a mail of theirs.",
    )
    signoffs.record_answer_file(ground.workspace, answer)
    (cell,) = ground.statement.state.of(ground.doctors)
    assert cell.standing is Standing.REFUSED
    assert cell.signoff is not None
    assert not cell.signoff.key_verified


def test_a_key_that_was_not_compared_is_said(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    trust(ground, partner, compared=False)
    answer = answered(partner, asked(ground, tmp_path))
    assert state(ground, answer) == (
        AnswerState.KEY_NOT_COMPARED,
        "The signature of NDU is good, but its key was never compared by voice.",
    )
    signoffs.record_answer_file(ground.workspace, answer)
    assert [one.key_verified for one in ground.statement.signoffs] == [False]


def test_an_unknown_key_is_not_recorded(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    signoffs.make_own_key(partner)
    answer = answered(partner, asked(ground, tmp_path))
    assert state(ground, answer) == (AnswerState.UNKNOWN_KEY, "NDU signed with a key you do not know yet.")
    with pytest.raises(InvalidValue, match="Compare its words by voice, then keep the key"):
        signoffs.record_answer_file(ground.workspace, answer)
    trust(ground, partner)
    signoffs.make_own_key(partner, again=True)
    other = answered(partner, asked(ground, tmp_path))
    assert state(ground, other) == (
        AnswerState.UNKNOWN_KEY,
        "NDU signed with another key than the one you know of them.",
    )
    assert not ground.statement.signoffs


def test_a_signature_that_is_missing_is_noticed(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    trust(ground, partner)
    answer = altered(answered(partner, asked(ground, tmp_path)), signature="")
    assert state(ground, answer) == (
        AnswerState.SIGNATURE_MISSING,
        "NDU has a key, but did not sign this answer with it.",
    )
    with pytest.raises(InvalidValue, match="Call them"):
        signoffs.record_answer_file(ground.workspace, answer)


@pytest.mark.parametrize(
    "changes",
    [{"decision": "approved"}, {"person": "Somebody"}, {"revision": 2}, {"hash": "0" * 64}, {"signature": "AAAA"}],
)
def test_an_altered_answer_is_refused(
    ground: Ground, partner: Workspace, tmp_path: Path, changes: dict[str, object]
) -> None:
    trust(ground, partner)
    answer = altered(answered(partner, asked(ground, tmp_path), Decision.REFUSED), **changes)
    assert state(ground, answer) == (AnswerState.ALTERED, "This answer of NDU was altered after it was signed.")
    with pytest.raises(InvalidValue, match="was altered after it was signed"):
        signoffs.record_answer_file(ground.workspace, answer)
    assert not ground.statement.signoffs


def test_another_statements_answer_is_refused(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    answer = answered(partner, asked(ground, tmp_path))
    other = statements.create(ground.workspace, "Clinic funding", "en", [ground.doctors]).id
    said = "This answer of NDU is not about “Clinic funding”."
    assert state(ground, answer, other) == (AnswerState.OTHER_STATEMENT, said)
    altered(answer, statement="0" * 32)
    assert state(ground, answer) == (
        AnswerState.OTHER_STATEMENT,
        "This answer of NDU is not about “any statement here”.",
    )
    with pytest.raises(InvalidValue, match="is not about"):
        signoffs.record_answer_file(ground.workspace, answer)


def test_an_answer_to_an_older_revision_is_refused(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    answer = answered(partner, asked(ground, tmp_path))
    ground.reword("Five clinics closed")
    statements.make_revision(ground.workspace, ground.id, "en")
    assert state(ground, answer) == (AnswerState.OLDER_REVISION, "NDU answered revision 1; revision 2 counts now.")
    signoffs.remove_signatory(ground.workspace, ground.id, 1, ground.borders)
    assert state(ground, answer)[1] == "NDU answered revision 1; no revision counts now."
    with pytest.raises(InvalidValue, match="answered revision 1"):
        signoffs.record_answer_file(ground.workspace, answer)


def test_somebody_who_does_not_sign_is_named(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    answer = answered(partner, asked(ground, tmp_path))
    signoffs.remove_signatory(ground.workspace, ground.id, 1, ground.doctors)
    found = state(ground, answer)
    assert found[0] is AnswerState.OTHER_ORGANISATION
    assert found[1].startswith("NDU does not sign “Four clinics")


def test_an_old_answer_does_not_outweigh_a_newer_one(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    request = asked(ground, tmp_path)
    early = signoffs.answer_request(
        replace(partner, clock=lambda: ground.workspace.clock() - timedelta(hours=2)),
        request,
        Decision.APPROVED,
        "Ines Duarte",
        target=tmp_path / "early.dateline-signoff",
    )
    signoffs.record_answer_file(ground.workspace, early)
    signoffs.record_answer_file(ground.workspace, answered(partner, request, Decision.REFUSED))
    with pytest.raises(InvalidValue, match="A newer answer of NDU, or this one, is recorded already"):
        signoffs.record_answer_file(ground.workspace, early)
    assert not ground.statement.state.signed_by(ground.doctors)


def test_clocks_that_differ_a_little_are_no_future(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    def ahead(minutes: int) -> Path:
        theirs = replace(partner, clock=lambda: ground.workspace.clock() + timedelta(minutes=minutes))
        return signoffs.answer_request(theirs, asked(ground, tmp_path), Decision.APPROVED, "Ines")

    with pytest.raises(InvalidValue, match="lies in the future"):
        signoffs.record_answer_file(ground.workspace, ahead(60))
    signoffs.record_answer_file(ground.workspace, ahead(5))


@pytest.mark.parametrize(("at", "why"), [("yesterday", "does not say when"), ("2026-10-01T10:00:00", "in which zone")])
def test_a_moment_that_is_none_is_refused(
    ground: Ground, partner: Workspace, tmp_path: Path, at: str, why: str
) -> None:
    answer = altered(answered(partner, asked(ground, tmp_path)), at=at)
    with pytest.raises(UnreadableFile, match=why):
        signoffs.record_answer_file(ground.workspace, answer)


def test_only_the_organisation_asked_answers(ground: Ground, partner: Workspace, tmp_path: Path) -> None:
    path = asked(ground, tmp_path)
    with pytest.raises(InvalidValue, match="This request is for Northern Doctors Union; you are VW"):
        answered(ground.workspace, path)
    with pytest.raises(InvalidValue, match="Who answers is missing"):
        signoffs.answer_request(partner, path, Decision.APPROVED, " ")
    us = organisations.own(partner)
    assert us is not None
    organisations.delete(partner, [us.id])
    with pytest.raises(InvalidValue, match="your own organisation is not entered yet"):
        answered(partner, path)


def test_a_request_is_for_who_signs(ground: Ground, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="does not sign"):
        signoffs.write_request_file(ground.workspace, ground.id, "en", 99, tmp_path)


def test_what_is_no_sign_off_file_is_said(ground: Ground, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(UnreadableFile, match="This is not a sign-off file"):
        signoffs.read_answer_file(ground.workspace, tmp_path / "a.txt")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        signoffs.open_request(tmp_path / "gone")


def test_without_a_keyring_the_answer_is_unsigned(
    ground: Ground, partner: Workspace, tmp_path: Path, ring: MemoryKeyring
) -> None:
    ring.locked = True
    assert state(ground, answered(partner, asked(ground, tmp_path)))[0] is AnswerState.UNSIGNED
