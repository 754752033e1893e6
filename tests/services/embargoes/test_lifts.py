"""Setting and moving a lift, and ending it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from desktop.domain.embargo import zones
from desktop.domain.embargo.answers import EmbargoState, Standing
from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.lift import LiftRefused
from desktop.domain.errors import ChangedElsewhere, InvalidValue, NotFound
from desktop.services import embargoes, history
from desktop.storage import nouns
from desktop.storage.nouns import DISTRIBUTION, EMBARGO, STATEMENT
from tests.services.embargoes.conftest import Office

HOME = Reader("Europe/London", "London")


def stored(office: Office, embargo_id: int) -> dict[str, object]:
    with office.workspace.reading() as conn:
        return nouns.get(conn, EMBARGO, embargo_id)


def test_a_statement_comes_under_an_embargo(office: Office) -> None:
    embargo_id = office.embargo()

    embargo = embargoes.of_statement(office.workspace, office.statement)
    assert embargo is not None
    assert (embargo.id, embargo.title, embargo.state) == (embargo_id, "Northern ceasefire call", EmbargoState.PLANNED)
    assert str(embargo.lift) == "Wed 28 Oct 2026, 18:00 Tbilisi (UTC+4) = 14:00 UTC"
    assert embargo.left(office.clock.now) == "19 d 4 h"
    row = stored(office, embargo_id)
    assert (row["wall"], row["zone"], row["utc"]) == ("2026-10-28T18:00", "Asia/Tbilisi", "2026-10-28T14:00:00Z")
    assert row["tzdata_version"] == zones.tzdata_version()
    with office.workspace.reading() as conn:
        assert nouns.get(conn, STATEMENT, office.statement)["release"] == "embargo"


def test_setting_a_lift_can_be_undone(office: Office) -> None:
    office.embargo()

    history.undo_last(office.workspace)

    assert embargoes.all_embargoes(office.workspace) == []


def test_a_second_embargo_on_the_same_statement_is_refused(office: Office) -> None:
    office.embargo()

    with pytest.raises(InvalidValue, match="under an embargo already"):
        office.embargo()


def test_a_lift_that_came_before_anybody_got_the_text_can_be_set_anew(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    office.clock.now = datetime(2026, 10, 28, 15, tzinfo=UTC)

    assert office.embargo("2026-11-02 18:00") == embargo_id

    again = embargoes.get(office.workspace, embargo_id)
    assert (again.state, again.terms_no, again.agreed) == (EmbargoState.PLANNED, 2, 0)
    office.give_text("layla")
    embargoes.lift_now(office.workspace, embargo_id)
    with pytest.raises(InvalidValue, match="people hold the text"):
        office.embargo("2026-11-09 18:00")


def test_a_lift_that_passed_while_it_was_typed_is_refused(office: Office) -> None:
    lift = office.lift()
    office.clock.move(days=60)

    with pytest.raises(InvalidValue, match=r"Wed 28 Oct 2026, 18:00 Tbilisi .* is past"):
        embargoes.set_lift(office.workspace, office.statement, lift)


def test_a_clock_behind_what_is_recorded_is_not_trusted(office: Office) -> None:
    lift = office.lift()
    office.clock.move(hours=-1)

    with pytest.raises(embargoes.ClockBehind, match="clock is behind"):
        embargoes.set_lift(office.workspace, office.statement, lift)
    with pytest.raises(embargoes.ClockBehind):
        embargoes.read_lift(office.workspace, "28 Oct 2026 18:00", "Asia/Tbilisi")


def test_what_is_typed_is_read_by_the_workspaces_clock(office: Office) -> None:
    lift = embargoes.read_lift(office.workspace, "28 Oct 2026 6pm", "America/New_York", city="Washington")

    assert str(lift) == "Wed 28 Oct 2026, 18:00 Washington (UTC−4) = 22:00 UTC"
    with pytest.raises(LiftRefused, match="is past"):
        embargoes.read_lift(office.workspace, "1 Oct 2026 18:00", "Asia/Tbilisi")


def test_terms_that_hold_words_of_the_statement_are_refused(office: Office) -> None:
    with pytest.raises(InvalidValue, match="“call for an immediate …”"):
        office.embargo(terms="No photos.\nDo not say that they call for an immediate ceasefire.")


def test_a_statement_in_the_bin_cannot_be_put_under_an_embargo(office: Office) -> None:
    with office.workspace.command("Bin") as act:
        nouns.change(act, STATEMENT, office.statement, deleted_at=act.at)

    with pytest.raises(NotFound, match="in the bin"):
        office.embargo()


def test_what_is_out_or_withdrawn_cannot_be_put_under_an_embargo(office: Office) -> None:
    with office.workspace.command("Release", undoable=False) as act:
        facts = {"statement_id": office.statement, "copy": "release", "channel": "kit", "at": act.at, "by": "test"}
        nouns.add(act, DISTRIBUTION, revisions={}, note="", counts={}, **facts)
    with pytest.raises(InvalidValue, match="is out already"):
        office.embargo()

    office.statement = office.another_statement("Clinic funding report")
    with office.workspace.command("Withdraw") as act:
        nouns.change(act, STATEMENT, office.statement, card={"withdrawn": {"at": act.at, "reason": "a mistake"}})
    with pytest.raises(InvalidValue, match="was withdrawn"):
        office.embargo()


def test_an_agreement_never_counts_for_other_terms_whatever_is_undone(office: Office) -> None:
    embargo_id = office.embargo(terms="No photos.")
    embargoes.cancel(office.workspace, embargo_id)
    office.embargo(terms="")
    set_anew = history.batches(office.workspace, 1)[0].id
    office.agree(embargo_id, "layla")

    history.undo(office.workspace, set_anew)

    embargo = embargoes.get(office.workspace, embargo_id)
    assert (embargo.terms, embargo.terms_no, embargo.agreed) == ("No photos.", 1, 0)
    embargoes.change_lift(office.workspace, embargo_id, embargo.lift, terms="No photos.\nNo names.")
    assert embargoes.get(office.workspace, embargo_id).terms_no == 3


def test_a_changed_lift_is_changed_again_not_undone(office: Office) -> None:
    embargo_id = office.embargo()

    embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-29 18:00"))

    assert not history.batches(office.workspace, 1)[0].undoable


def test_a_later_lift_asks_everybody_again(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "tomas")
    later = office.lift("2026-10-29 18:00")

    preview = embargoes.preview_change(office.workspace, embargo_id, later)
    assert preview.sentence == "2 agreements will need a new answer."
    changed = embargoes.change_lift(office.workspace, embargo_id, later)

    assert changed.change.asks_again
    assert changed.notices == ()
    embargo = embargoes.get(office.workspace, embargo_id)
    assert (embargo.agreed, embargo.asked, embargo.terms_no) == (0, 2, 2)
    assert {one.stand.standing for one in embargoes.stands(office.workspace, embargo_id)} == {Standing.OLD_TERMS}
    assert not history.batches(office.workspace, 1)[0].undoable
    again = embargoes.draft_offers(office.workspace, embargo_id, [office.ids["layla"]]).drafts[0]
    assert "The lift was Wednesday 28 October 2026, 18:00 Tbilisi time (14:00 UTC)." in again.letter.body
    assert "Thursday 29 October 2026, 18:00 Tbilisi time" in again.letter.subject


def test_an_earlier_lift_keeps_agreements_and_tells_their_givers(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "salma")
    embargoes.offer(office.workspace, embargo_id, [office.ids["ines"]])
    earlier = office.lift("2026-10-27 18:00")

    preview = embargoes.preview_change(office.workspace, embargo_id, earlier)
    changed = embargoes.change_lift(office.workspace, embargo_id, earlier)

    assert preview.sentence.startswith("Agreements stay")
    assert embargoes.get(office.workspace, embargo_id).agreed == 2
    assert {one.name for one in changed.notices} == {"Layla Haddad", "سلمى النجار"}
    arabic = next(one.letter for one in changed.notices if one.name == "سلمى النجار")
    assert arabic.body.startswith("الأستاذة سلمى،")
    assert "الثلاثاء 27 تشرين الأول 2026، الساعة 18:00 بتوقيت تبليسي" in arabic.body


def test_who_holds_the_text_without_an_agreement_is_not_told_that_theirs_stays(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    office.give_text("tomas")

    changed = embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-27 18:00"))

    said = {one.name: one.letter.body for one in changed.notices}
    assert "Your agreement stays" in said["Layla Haddad"]
    assert "Your agreement" not in said["Tomas Berg"]
    assert "the text you hold has moved to an earlier time" in said["Tomas Berg"]


def test_new_restrictions_ask_again_and_fewer_do_not(office: Office) -> None:
    embargo_id = office.embargo(terms="No photos.")
    office.agree(embargo_id, "layla")
    lift = embargoes.get(office.workspace, embargo_id).lift

    eased = embargoes.change_lift(office.workspace, embargo_id, lift, terms="")
    assert eased.change.tells
    assert embargoes.get(office.workspace, embargo_id).agreed == 1
    harder = embargoes.change_lift(office.workspace, embargo_id, lift, terms="No contact with the families.")

    assert harder.change.new_restrictions == ("No contact with the families.",)
    assert embargoes.get(office.workspace, embargo_id).agreed == 0


def test_going_back_to_the_first_lift_does_not_bring_agreements_back(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    first = embargoes.get(office.workspace, embargo_id).lift
    embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-29 18:00"))

    embargoes.change_lift(office.workspace, embargo_id, first)

    assert embargoes.get(office.workspace, embargo_id).agreed == 0
    assert len(embargoes.get(office.workspace, embargo_id).former) == 2


def test_somebody_elses_change_is_not_overwritten(office: Office) -> None:
    embargo_id = office.embargo()
    version = embargoes.get(office.workspace, embargo_id).version
    embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-29 18:00"), version=version)

    with pytest.raises(ChangedElsewhere, match="Somebody changed this embargo"):
        embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-30 18:00"), version=version)


def test_nobody_asked_means_nothing_to_tell(office: Office) -> None:
    embargo_id = office.embargo()

    preview = embargoes.preview_change(office.workspace, embargo_id, office.lift("2026-10-29 18:00"))

    assert preview.sentence == ""


def test_the_lift_comes_by_itself(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    office.give_text("layla")
    assert embargoes.get(office.workspace, embargo_id).state is EmbargoState.RUNNING

    office.clock.now = datetime(2026, 10, 28, 14, 0, tzinfo=UTC)

    embargo = embargoes.get(office.workspace, embargo_id)
    assert embargo.state is EmbargoState.LIFTED
    assert embargo.left(office.clock.now) == ""
    assert embargoes.all_embargoes(office.workspace, past=False) == []
    assert [one.id for one in embargoes.all_embargoes(office.workspace, past=True)] == [embargo_id]
    with pytest.raises(InvalidValue, match="is over"):
        embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-29 18:00"))


def test_lifting_early_tells_exactly_those_who_hold_the_text(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "salma", "tomas")
    office.give_text("layla")
    office.give_text("salma", language="ar")

    lifted = embargoes.lift_now(office.workspace, embargo_id, "The shelling goes on")

    assert {one.name: one.letter.subject for one in lifted.notices} == {
        "Layla Haddad": "The embargo is lifted now",
        "سلمى النجار": "يمكن النشر الآن",
    }
    assert all(one.holds for one in lifted.notices)
    assert "Friday 9 October 2026, 13:13 Tbilisi time" in lifted.notices[0].letter.body
    embargo = embargoes.get(office.workspace, embargo_id)
    assert (embargo.state, embargo.lifted_at) == (EmbargoState.LIFTED_EARLY, office.clock.now)
    assert not history.batches(office.workspace, 1)[0].undoable
    with pytest.raises(InvalidValue, match="is over"):
        embargoes.lift_now(office.workspace, embargo_id)


def test_an_embargo_that_did_not_hold_is_lifted_as_broken(office: Office) -> None:
    embargo_id = office.embargo()

    embargoes.lift_now(office.workspace, embargo_id, broken=True)

    assert embargoes.get(office.workspace, embargo_id).state is EmbargoState.BROKEN


def test_a_withdrawn_embargo_can_be_set_anew_and_asks_anew(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")

    cancelled = embargoes.cancel(office.workspace, embargo_id, "The partners need more time")

    assert [one.letter.subject for one in cancelled.notices] == ["The embargo offer is withdrawn"]
    with office.workspace.reading() as conn:
        assert nouns.get(conn, STATEMENT, office.statement)["release"] == ""
    assert office.embargo() == embargo_id
    again = embargoes.get(office.workspace, embargo_id)
    assert (again.state, again.agreed, again.terms_no) == (EmbargoState.PLANNED, 0, 2)


def test_changed_rules_stop_everything_until_confirmed(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")
    with office.workspace.command("As set under older rules") as act:
        nouns.change(act, EMBARGO, embargo_id, utc="2026-10-28T15:00:00Z", tzdata_version="2024a")

    (changed,) = embargoes.check_zone_rules(office.workspace)
    assert changed.recheck.stops
    assert "that is now 14:00 UTC, not 15:00 UTC" in changed.recheck.sentence
    embargoes.confirm_rules(office.workspace, embargo_id)

    assert embargoes.check_zone_rules(office.workspace) == []
    assert embargoes.get(office.workspace, embargo_id).lift.utc == datetime(2026, 10, 28, 14, tzinfo=UTC)
    with pytest.raises(InvalidValue, match="agree with the lift"):
        embargoes.confirm_rules(office.workspace, embargo_id)


def test_older_rules_keep_the_instant_and_stop_too(office: Office) -> None:
    embargo_id = office.embargo()
    with office.workspace.command("As set under newer rules") as act:
        nouns.change(act, EMBARGO, embargo_id, utc="2026-10-28T15:00:00Z", tzdata_version="2031a")

    (changed,) = embargoes.check_zone_rules(office.workspace)
    assert "older time-zone rules" in changed.recheck.sentence
    embargoes.confirm_rules(office.workspace, embargo_id)

    assert embargoes.check_zone_rules(office.workspace) == []
    assert embargoes.get(office.workspace, embargo_id).lift.utc == datetime(2026, 10, 28, 15, tzinfo=UTC)


def test_a_time_the_new_rules_skip_must_be_chosen_again(office: Office) -> None:
    embargo_id = office.embargo()
    with office.workspace.command("As set under older rules") as act:
        nouns.change(act, EMBARGO, embargo_id, wall="2027-03-28T02:30", zone="Europe/Berlin", tzdata_version="2024a")

    with pytest.raises(InvalidValue, match="does not exist in Berlin"):
        embargoes.confirm_rules(office.workspace, embargo_id)


def test_cautions_name_the_places_of_the_people_asked(office: Office) -> None:
    said = embargoes.cautions_of(office.workspace, office.lift("2026-10-30 02:00"), HOME, (office.ids["layla"],))

    assert "Clocks change in London on 25 Oct: the lift is Thu 22:00 there." in [one.sentence for one in said]


def test_the_band_counts_agreements_by_place(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "salma", "tomas")
    embargoes.record_answers(
        office.workspace, embargo_id, [embargoes.Reply("accepted", outlet_id=office.outlet("marcus"))]
    )

    found = embargoes.bands(office.workspace, embargo_id, HOME)

    assert [(row.label, row.note, row.lift_there, row.agreed) for row in found.rows] == [
        ("London", "you", "Wed 14:00", 0),
        ("Tbilisi", "lift zone", "Wed 18:00", 0),
        ("Stockholm", "", "Wed 15:00", 1),
        ("Beirut", "", "Wed 16:00", 1),
        ("Amman", "", "Wed 17:00", 1),
        ("UTC", "zone unknown", "Wed 14:00", 1),
    ]


def test_the_calendar_file_says_when_and_never_what(office: Office, tmp_path: Path) -> None:
    embargo_id = office.embargo()
    before = embargoes.calendar_file(office.workspace, embargo_id, tmp_path / "lift.ics").read_bytes()
    embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-29 18:00"))

    after = embargoes.calendar_file(office.workspace, embargo_id, tmp_path / "lift.ics").read_bytes()

    events: list[Any] = [Calendar.from_ical(content).walk("VEVENT")[0] for content in (before, after)]
    first, second = events
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)
    assert second.start - first.start == timedelta(days=1)
    assert b"ceasefire" not in after


def test_a_calendar_file_that_cannot_be_written_says_so(office: Office, tmp_path: Path) -> None:
    embargo_id = office.embargo()

    with pytest.raises(Exception, match=r"“missing.ics” cannot be written"):
        embargoes.calendar_file(office.workspace, embargo_id, tmp_path / "nowhere" / "missing.ics")


def test_what_does_not_exist_is_said(office: Office) -> None:
    assert embargoes.of_statement(office.workspace, office.statement) is None
    with pytest.raises(NotFound, match="This embargo no longer exists"):
        embargoes.get(office.workspace, 7)
