"""Breaches, appeals, the record, the table of agreements, groups."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.embargo.breaches import Cause, Decision
from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.record import Outcome
from desktop.domain.embargo.tiers import Tier
from desktop.domain.errors import InvalidValue, NotFound
from desktop.services import contacts, embargoes, history
from desktop.services.embargoes import BreachReport, Reply
from tests.services.embargoes.conftest import Office


def second_embargo(office: Office, wall: str = "2026-11-05 09:00") -> int:
    office.statement = office.another_statement("Clinic funding report")
    return office.embargo(wall)


def after_the_lift(office: Office) -> None:
    office.clock.now = office.clock.now.replace(month=10, day=30)


def broke(office: Office, embargo_id: int, name: str, decision: Decision = Decision.EXCLUDE) -> int:
    published = office.clock.now - timedelta(minutes=30)
    report = BreachReport(
        Cause.JOURNALIST,
        office.clock.now,
        office.ids[name],
        office.outlet(name),
        published,
        "https://potomac.example/early",
        decision,
        "Second time this year",
    )
    return embargoes.record_breach(office.workspace, embargo_id, report).id


def test_the_record_says_how_many_were_kept(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "tomas")
    assert embargoes.record_of(office.workspace, office.ids["layla"]).record.sentence == "first one"
    after_the_lift(office)
    second_embargo(office)

    found = embargoes.record_of(office.workspace, office.ids["layla"])

    assert found.record.sentence == "1 of 1"
    assert [(one.title, went) for one, went in found.lines] == [("Northern ceasefire call", Outcome.KEPT)]
    assert embargoes.record_of(office.workspace, office.ids["ines"]).record.sentence == "none yet"
    assert embargoes.record_of_outlet(office.workspace, office.outlet("layla")).record.sentence == "1 of 1"
    with pytest.raises(NotFound, match="This contact no longer exists"):
        embargoes.record_of(office.workspace, 99)


def test_a_kept_embargo_stays_kept_when_somebody_moves_on(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    after_the_lift(office)

    office.leave("layla")

    assert embargoes.record_of(office.workspace, office.ids["layla"]).record.sentence == "1 of 1"


def test_a_breach_shuts_out_until_an_appeal_is_upheld(office: Office, tmp_path: Path) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "marcus")
    breach = broke(office, embargo_id, "marcus")
    next_one = second_embargo(office)
    marcus = [office.ids["marcus"]]
    assert (
        embargoes.draft_offers(office.workspace, next_one, marcus)
        .left_out[0]
        .reason.startswith("Broke ‘Northern ceasefire call’ embargo")
    )
    assert embargoes.record_of(office.workspace, marcus[0]).record.sentence == "0 of 1"
    assert embargoes.record_of_outlet(office.workspace, office.outlet("marcus")).record.broke == 1

    embargoes.appeal(office.workspace, breach, "The desk published, not I.")
    assert embargoes.draft_offers(office.workspace, next_one, marcus).drafts == ()
    embargoes.answer_appeal(office.workspace, breach, upheld=True, answer="The desk confirms it.")

    assert len(embargoes.draft_offers(office.workspace, next_one, marcus).drafts) == 1
    (row,) = embargoes.breaches(office.workspace)
    assert (row.name, row.outlet, row.embargo) == ("Marcus Okafor", "Potomac Post", "Northern ceasefire call")
    assert (row.breach.appeal.state, row.breach.appeal.answer) == ("upheld", "The desk confirms it.")
    assert not history.batches(office.workspace, 1)[0].undoable


def test_appeals_go_one_step_after_the_other(office: Office) -> None:
    breach = broke(office, office.embargo(), "marcus")
    with pytest.raises(InvalidValue, match="no open appeal"):
        embargoes.answer_appeal(office.workspace, breach, upheld=True)
    with pytest.raises(InvalidValue, match="not said what they object to"):
        embargoes.appeal(office.workspace, breach, " ")
    embargoes.appeal(office.workspace, breach, "Not I.")
    with pytest.raises(InvalidValue, match="appeal already"):
        embargoes.appeal(office.workspace, breach, "Not I.")

    embargoes.answer_appeal(office.workspace, breach, upheld=False)

    assert embargoes.breaches(office.workspace)[0].breach.shuts_out


def test_nobody_is_shut_out_for_what_was_not_their_doing(office: Office) -> None:
    embargo_id = office.embargo()
    report = BreachReport(Cause.OUR_TOOL, office.clock.now, office.ids["marcus"])
    breach = embargoes.record_breach(office.workspace, embargo_id, report).id

    with pytest.raises(InvalidValue, match="its cause is our own tool"):
        embargoes.decide(office.workspace, breach, Decision.EXCLUDE, "Careless")
    with pytest.raises(InvalidValue, match="not said why"):
        embargoes.decide(office.workspace, breach, Decision.EXCLUDE, " ", cause=Cause.JOURNALIST)
    embargoes.decide(office.workspace, breach, Decision.NOTE, "A wrong zone in our mail")

    (row,) = embargoes.breaches(office.workspace, embargo_id)
    assert (row.breach.decision, row.breach.counts) == (Decision.NOTE, False)


def test_a_breach_keeps_its_evidence_and_refuses_what_cannot_be(office: Office, tmp_path: Path) -> None:
    embargo_id, now = office.embargo(), office.clock.now
    clip = tmp_path / "page.html"
    clip.write_text("early", encoding="utf-8")
    late = now.replace(month=12)
    for report, error, sentence in (
        (BreachReport(Cause.LEAK, now + timedelta(hours=1)), InvalidValue, "noticed in the future"),
        (BreachReport(Cause.LEAK, now, published_at=late), InvalidValue, "after the lift: that is no breach"),
        (BreachReport(Cause.LEAK, now, 99), NotFound, "no longer exists"),
        (BreachReport(Cause.JOURNALIST, now, decision=Decision.EXCLUDE), InvalidValue, "not said who broke it"),
    ):
        with pytest.raises(error, match=sentence):
            embargoes.record_breach(office.workspace, embargo_id, report)

    embargoes.record_breach(office.workspace, embargo_id, BreachReport(Cause.LEAK, now), clip)

    (row,) = embargoes.breaches(office.workspace)
    assert (row.name, row.outlet, row.breach.cause) == ("", "", Cause.LEAK)
    with pytest.raises(NotFound, match="not recorded"):
        embargoes.decide(office.workspace, 99, Decision.NOTE, "")


def test_everybody_who_holds_the_text_is_told_of_a_breach(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "tomas")
    office.give_text("layla")

    told = embargoes.notices(office.workspace, embargo_id, "breach", sender="Mara")

    assert [(one.name, one.letter.subject) for one in told] == [("Layla Haddad", "The embargo stays in force")]


def test_somebody_erased_who_holds_the_text_is_still_named(office: Office) -> None:
    embargo_id = office.embargo()
    office.ids["gone"] = 99
    with office.workspace.command("Give text", undoable=False) as act:
        from desktop.storage import nouns
        from desktop.storage.nouns import DELIVERY, DISTRIBUTION

        facts = {"statement_id": office.statement, "copy": "embargoed", "channel": "drafts", "at": act.at, "by": "test"}
        made = nouns.add(act, DISTRIBUTION, revisions={}, note="", counts={}, **facts)
        nouns.add(act, DELIVERY, distribution_id=made, contact_id=99, name="Dana Rizk", hash="abc", at=act.at)

    (notice,) = embargoes.notices(office.workspace, embargo_id, "lifted")

    assert (notice.name, notice.letter.language) == ("Dana Rizk", "en")


def test_the_table_of_agreements_reads_as_in_the_picture(office: Office) -> None:
    first = office.embargo()
    office.agree(first, "layla", "marcus")
    broke(office, first, "marcus")
    after_the_lift(office)
    second = second_embargo(office)
    office.agree(second, "layla", "tomas")
    embargoes.offer(office.workspace, second, [office.ids["salma"], office.ids["ines"]])
    embargoes.record_answers(office.workspace, second, [Reply("declined", office.ids["ines"])])
    desk = office.outlet("salma")
    embargoes.record_answers(office.workspace, second, [Reply("asked", outlet_id=desk)])

    found = embargoes.matrix(office.workspace, home_zone="Europe/London")

    assert [one.title for one in found.embargoes] == ["Clinic funding report", "Northern ceasefire call"]
    assert [(row.name, row.city, *(cell.words for cell in row.cells), row.record.sentence) for row in found.rows] == [
        ("Ines Carvalho", "Lisbon", "Declined", "—", "takes none"),
        ("Layla Haddad", "Amman", "Agreed today 09:14", "Kept", "1 of 1"),
        ("Marcus Okafor", "Washington", "Not asked: never", "Broke, 9 Oct 09:43", "0 of 1"),
        ("Tomas Berg", "Stockholm", "Agreed today 09:14", "—", "first one"),
        ("سلمى النجار", "Beirut", "Asked today 09:14, no answer", "—", "none yet"),
        ("Levant Wire", "", "Asked today 09:14, no answer", "—", "1 of 1"),
    ]


def test_the_table_shows_what_no_longer_counts(office: Office) -> None:
    embargo_id = office.embargo(terms="")
    office.agree(embargo_id, "layla", "tomas")
    embargoes.void(office.workspace, embargo_id, [office.ids["tomas"]], reason="changed their mind")
    embargo = embargoes.get(office.workspace, embargo_id)
    embargoes.change_lift(office.workspace, embargo_id, embargo.lift, terms="No photos.")
    office.agree(embargo_id, "marcus")
    embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-29 18:00"))

    found = embargoes.matrix(office.workspace, [embargo_id])

    assert [(row.name, row.cells[0].kind, row.cells[0].words) for row in found.rows] == [
        ("Layla Haddad", "old", "Agreed to old lift time"),
        ("Marcus Okafor", "old", "Agreed to old lift time"),
        ("Tomas Berg", "void", "Void: changed their mind"),
    ]


def test_other_terms_are_told_from_another_lift(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    lift = embargoes.get(office.workspace, embargo_id).lift
    embargoes.change_lift(office.workspace, embargo_id, lift, terms="No photos.")

    found = embargoes.matrix(office.workspace, [embargo_id])

    assert found.rows[0].cells[0].words == "Agreed to other terms"


def test_granting_an_earlier_time_names_everybody_promised_a_later_one(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "tomas", "ines")
    agencies = Tier("Agencies", office.lift("2026-10-27 09:00"), outlet_ids=frozenset({office.outlet("tomas")}))
    named = Tier("Named", office.lift("2026-10-27 12:00"), contact_ids=frozenset({office.ids["layla"]}))
    rest = Tier("Everybody else", office.lift("2026-10-28 09:00"))
    embargoes.set_tiers(office.workspace, embargo_id, [agencies, named, rest])
    granted = Tier("Radio", office.lift("2026-10-27 08:00"), contact_ids=frozenset({office.ids["salma"]}))

    later = embargoes.overtaken(office.workspace, embargo_id, granted)

    assert [(one.tier.name, one.names) for one in later] == [
        ("Agencies", ("Nordisk Radio",)),
        ("Named", ("Layla Haddad",)),
        ("Everybody else", ("Ines Carvalho", "Tomas Berg")),
    ]
    assert [tier.name for tier in embargoes.get(office.workspace, embargo_id).tiers] == [
        "Agencies",
        "Named",
        "Everybody else",
    ]


def test_groups_and_exclusives_must_fit(office: Office) -> None:
    embargo_id, outlet = office.embargo(), office.outlet("layla")
    with pytest.raises(InvalidValue, match="not before the lift"):
        embargoes.set_tiers(office.workspace, embargo_id, [Tier("Late", office.lift("2026-10-28 18:00"))])
    with pytest.raises(InvalidValue, match="does not exist"):
        embargoes.set_tiers(office.workspace, embargo_id, [], exclusive=[77])

    embargoes.set_tiers(office.workspace, embargo_id, [], exclusive=[outlet])

    assert embargoes.get(office.workspace, embargo_id).exclusive == (outlet,)
    office.clock.move(days=60)
    with pytest.raises(InvalidValue, match="is over"):
        embargoes.set_tiers(office.workspace, embargo_id, [])


def test_a_tier_whose_rules_changed_stops_the_embargo(office: Office) -> None:
    from desktop.storage import nouns
    from desktop.storage.nouns import EMBARGO

    embargo_id = office.embargo()
    embargoes.set_tiers(office.workspace, embargo_id, [Tier("Agencies", office.lift("2026-10-27 09:00"))])
    with office.workspace.command("As set under older rules") as act:
        card = nouns.get(act.conn, EMBARGO, embargo_id)["card"]
        card["tiers"][0]["opens"] |= {"utc": "2026-10-27T06:00:00Z", "tzdata_version": "2024a"}
        nouns.change(act, EMBARGO, embargo_id, card={**card, "touched": True})

    (changed,) = embargoes.check_zone_rules(office.workspace)
    assert changed.recheck.sentence.startswith("‘Agencies’: The time-zone rules for Tbilisi changed")
    embargoes.confirm_rules(office.workspace, embargo_id)

    assert embargoes.check_zone_rules(office.workspace) == []


def test_people_in_the_bin_leave_the_table_whole(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")

    contacts.move_to_bin(office.workspace, [office.ids["layla"]])

    assert [row.name for row in embargoes.matrix(office.workspace).rows] == ["Layla Haddad"]
    assert embargoes.bands(office.workspace, embargo_id, Reader("Europe/London")).rows
