"""Offers, answers, and what counts."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.contact import RefusalLevel
from desktop.domain.embargo.answers import EmbargoState, Standing
from desktop.domain.embargo.breaches import Cause, Decision
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.statement.text import Block, BlockKind, StatementText, text_to_json
from desktop.services import contacts, embargoes, history
from desktop.services.embargoes import Reply
from desktop.storage import nouns
from desktop.storage.nouns import ANSWER, DRAFT, EMBARGO
from tests.services.embargoes.conftest import Office


def standing(office: Office, embargo_id: int, name: str) -> Standing:
    found = embargoes.stands(office.workspace, embargo_id)
    return next(one.stand.standing for one in found if one.contact_id == office.ids[name])


def test_each_person_is_asked_in_their_language_and_their_own_time(office: Office) -> None:
    embargo_id = office.embargo(terms="No photos.")

    offered = embargoes.offer(office.workspace, embargo_id, [office.ids["layla"], office.ids["salma"]], sender="Mara")

    english, arabic = offered.letters.drafts
    assert english.letter.body.startswith("Dear Layla Haddad,")
    assert "For you in Amman: Wednesday 28 October 2026, 17:00 Amman time" in english.letter.body
    assert "- No photos." in english.letter.body
    assert "- The agreement counts for you at Levant Wire." in english.letter.body
    assert english.letter.body.endswith("Mara")
    assert english.script.startswith("1. Say who you are. Say nothing of the text")
    assert arabic.letter.body.startswith("الأستاذة سلمى،")
    assert "عندكم في بيروت: الأربعاء 28 تشرين الأول 2026، الساعة 16:00 بتوقيت بيروت" in arabic.letter.body
    assert embargoes.get(office.workspace, embargo_id).state is EmbargoState.OFFERED
    assert standing(office, embargo_id, "layla") is Standing.ASKED


def test_one_language_can_be_chosen_for_all(office: Office) -> None:
    embargo_id = office.embargo()

    letters = embargoes.draft_offers(office.workspace, embargo_id, [office.ids["layla"]], language="de")

    assert letters.drafts[0].letter.subject.startswith("Text mit Sperrfrist bis Mittwoch, 28. Oktober 2026")


def test_somebody_without_a_known_language_is_written_to_in_english(office: Office) -> None:
    embargo_id = office.embargo()

    letters = embargoes.draft_offers(office.workspace, embargo_id, [office.ids["tomas"], office.ids["ines"]])

    assert [one.letter.language for one in letters.drafts] == ["en", "fr"]


def test_who_cannot_be_asked_is_named_with_the_reason(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    contacts.move_to_bin(office.workspace, [office.ids["ines"]])
    breach = embargoes.BreachReport(
        Cause.JOURNALIST, office.clock.now, office.ids["marcus"], decision=Decision.EXCLUDE, decision_note="Twice"
    )
    embargoes.record_breach(office.workspace, embargo_id, breach)
    contacts.refuse(office.workspace, [office.ids["tomas"]], RefusalLevel.NO_CONTACT, "asked by phone")
    wanted = [*office.ids.values(), 99]

    letters = embargoes.draft_offers(office.workspace, embargo_id, wanted)

    assert [(one.name, one.address) for one in letters.drafts] == [("سلمى النجار", "s.najjar@levantwire.example")]
    reasons = sorted((one.name, one.reason.partition(", today")[0]) for one in letters.left_out)
    assert reasons == [
        ("", "No longer in this workspace"),
        ("Ines Carvalho", "In the bin"),
        ("Layla Haddad", "Has agreed already"),
        ("Marcus Okafor", "Broke ‘Northern ceasefire call’ embargo"),
        ("Peter Aslan", "Refused"),
        ("Tomas Berg", "asked by phone"),
    ]


def test_a_mail_needs_an_address_and_a_call_a_number(office: Office) -> None:
    embargo_id = office.embargo()
    made = contacts.create(office.workspace, {"display_name": "Noor Saleh", "phones": [{"number": "+962790000001"}]})

    mail = embargoes.draft_offers(office.workspace, embargo_id, [made.id])
    call = embargoes.draft_offers(office.workspace, embargo_id, [made.id, office.ids["tomas"]], how="call")
    spoken = embargoes.draft_offers(office.workspace, embargo_id, [made.id], how="in_person")

    assert [one.reason for one in mail.left_out] == ["No e-mail address, only a phone number"]
    assert [one.name for one in call.drafts] == ["Noor Saleh"]
    assert [one.reason for one in call.left_out] == ["No phone number"]
    assert [one.name for one in spoken.drafts] == ["Noor Saleh"]


def test_nobody_is_asked_while_the_rules_of_the_lift_are_not_confirmed(office: Office) -> None:
    embargo_id = office.embargo()
    with office.workspace.command("As set under older rules") as act:
        nouns.change(act, EMBARGO, embargo_id, utc="2026-10-28T15:00:00Z", tzdata_version="2024a")

    with pytest.raises(InvalidValue, match=r"Zone rules changed: .* Nobody was asked\."):
        embargoes.offer(office.workspace, embargo_id, [office.ids["layla"]])

    assert embargoes.stands(office.workspace, embargo_id) == []


def test_which_desks_cannot_be_asked_and_why(office: Office) -> None:
    embargo_id, desks = office.embargo(), [office.outlet(name) for name in ("layla", "tomas", "marcus")]
    embargoes.record_answers(office.workspace, embargo_id, [Reply("accepted", outlet_id=desks[0])])
    breach = embargoes.BreachReport(Cause.JOURNALIST, office.clock.now, None, desks[1], decision=Decision.EXCLUDE)
    embargoes.record_breach(office.workspace, embargo_id, breach)
    embargoes.set_tiers(office.workspace, embargo_id, [], exclusive=desks[:2])

    letters = embargoes.draft_offers(office.workspace, embargo_id, [], desks)

    assert letters.drafts == ()
    assert [(one.name, one.outlet_id, one.reason) for one in letters.left_out] == [
        ("Levant Wire", desks[0], "Has agreed already"),
        ("Nordisk Radio", desks[1], "Broke an embargo"),
        ("Potomac Post", desks[2], "Promised to other outlets alone"),
    ]


def test_a_desk_can_be_asked_and_covers_who_works_there(office: Office) -> None:
    embargo_id, desk = office.embargo(), office.outlet("layla")
    offered = embargoes.offer(office.workspace, embargo_id, [office.ids["layla"]], [desk])
    assert offered.letters.drafts[1].letter.body.startswith("Dear colleagues,")
    assert "- The agreement counts for everybody at Levant Wire." in offered.letters.drafts[1].letter.body

    embargoes.record_answers(office.workspace, embargo_id, [Reply("accepted", outlet_id=desk)])

    assert standing(office, embargo_id, "layla") is Standing.AGREED
    assert [one.name for one in embargoes.stands(office.workspace, embargo_id)] == ["Layla Haddad", "Levant Wire"]
    office.leave("layla")
    assert standing(office, embargo_id, "layla") is Standing.NOT_ASKED


def test_an_agreement_falls_away_with_the_place_it_was_given_for(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")

    office.leave("layla")

    assert standing(office, embargo_id, "layla") is Standing.VOID
    assert embargoes.get(office.workspace, embargo_id).agreed == 0


def test_evidence_is_copied_and_hashed_with_the_answer(office: Office, tmp_path: Path) -> None:
    embargo_id = office.embargo()
    mail = tmp_path / "yes.eml"
    mail.write_text("I agree", encoding="utf-8")

    replies = [
        Reply("accepted", office.ids["layla"], how="mail", note=" wrote back "),
        Reply("declined", office.ids["tomas"]),
    ]
    embargoes.record_answers(office.workspace, embargo_id, replies, mail)
    mail.unlink()

    with office.workspace.reading() as conn:
        rows = nouns.find(conn, ANSWER, embargo_id=embargo_id)
    assert [(row["state"], row["how"], row["note"]) for row in rows] == [
        ("accepted", "mail", "wrote back"),
        ("declined", "", ""),
    ]
    assert all(len(row["evidence"]) == 64 for row in rows)
    assert (
        history.batches(office.workspace, 1)[0].label == "Record 2 answers for the embargo of ‘Northern ceasefire call’"
    )


def test_answers_can_be_undone_and_said_with_their_own_time(office: Office) -> None:
    embargo_id = office.embargo()
    earlier = office.clock.now - timedelta(hours=3)
    embargoes.record_answers(office.workspace, embargo_id, [Reply("accepted", office.ids["layla"], at=earlier)])
    assert embargoes.stands(office.workspace, embargo_id)[0].stand.answer is not None

    history.undo_last(office.workspace)

    assert embargoes.stands(office.workspace, embargo_id) == []


def test_answers_that_cannot_be_are_refused_whole(office: Office) -> None:
    embargo_id, ids = office.embargo(), office.ids
    good = Reply("accepted", ids["layla"])
    future = Reply("accepted", ids["tomas"], at=office.clock.now + timedelta(minutes=1))
    for bad, sentence in (
        (future, "cannot come from the future"),
        (Reply("accepted", ids["tomas"], office.outlet("layla")), "Tomas Berg does not work there now"),
    ):
        with pytest.raises(InvalidValue, match=sentence):
            embargoes.record_answers(office.workspace, embargo_id, [good, bad])
    for lost, sentence in ((Reply("accepted"), "not said whose"), (Reply("accepted", 99), "no longer exists")):
        with pytest.raises(NotFound, match=sentence):
            embargoes.record_answers(office.workspace, embargo_id, [good, lost])
    with pytest.raises(NotFound, match="There is no outlet 77"):
        embargoes.draft_offers(office.workspace, embargo_id, [], [77])

    assert embargoes.stands(office.workspace, embargo_id) == []


def test_an_agreement_can_be_given_for_one_of_two_outlets(office: Office) -> None:
    embargo_id, contact = office.embargo(), contacts.get(office.workspace, office.ids["layla"])
    second = {"outlet": "Potomac Post", "role": "Stringer"}
    works = [*contact.card["affiliations"], second]
    contacts.edit(office.workspace, contact.id, contact.version, {"affiliations": works})

    reply = Reply("accepted", contact.id, office.outlet("marcus"))
    embargoes.record_answers(office.workspace, embargo_id, [reply])

    found = embargoes.stands(office.workspace, embargo_id)[0].stand
    assert found.answer is not None
    assert found.answer.outlet_id == office.outlet("marcus")


def test_after_the_lift_nobody_needs_to_agree(office: Office) -> None:
    embargo_id = office.embargo()
    office.clock.move(days=30)

    with pytest.raises(InvalidValue, match="After the lift nobody needs to agree"):
        embargoes.record_answers(office.workspace, embargo_id, [Reply("accepted", office.ids["layla"])])


def test_a_withdrawn_embargo_takes_no_answers(office: Office) -> None:
    embargo_id = office.embargo()
    embargoes.cancel(office.workspace, embargo_id)

    with pytest.raises(InvalidValue, match=r"is over\. Nothing was recorded\.$"):
        embargoes.offer(office.workspace, embargo_id, [office.ids["layla"]])


def test_an_agreement_can_be_taken_back_with_a_reason(office: Office) -> None:
    embargo_id, desk = office.embargo(), office.outlet("tomas")
    office.agree(embargo_id, "layla")
    embargoes.record_answers(office.workspace, embargo_id, [Reply("accepted", outlet_id=desk)])

    with pytest.raises(InvalidValue, match="not said why"):
        embargoes.void(office.workspace, embargo_id, [office.ids["layla"]], reason=" ")
    embargoes.void(office.workspace, embargo_id, [office.ids["layla"]], [desk], reason="took it back by phone")

    found = embargoes.stands(office.workspace, embargo_id)
    assert [(one.stand.standing, one.stand.reason) for one in found] == [(Standing.VOID, "took it back by phone")] * 2


words = st.lists(st.text("abcdefghijklmnopqrstuvwxyzéаبت", min_size=3, max_size=9), min_size=3, max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(words)
def test_an_offer_is_the_same_whatever_the_statement_says(office: Office, said: list[str]) -> None:
    existing = embargoes.of_statement(office.workspace, office.statement)
    embargo_id = existing.id if existing else office.embargo(terms="No photos.")
    ids = list(office.ids.values())
    before = embargoes.draft_offers(office.workspace, embargo_id, ids, [office.outlet("layla")])
    text = StatementText("en", headline=" ".join(said), blocks=(Block(BlockKind.PARAGRAPH, " ".join(reversed(said))),))
    with office.workspace.command("Write") as act:
        draft = nouns.find(act.conn, DRAFT, statement_id=office.statement)[0]
        nouns.change(act, DRAFT, draft["id"], text=text_to_json(text))

    after = embargoes.draft_offers(office.workspace, embargo_id, ids, [office.outlet("layla")])

    assert after == before
