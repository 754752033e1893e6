"""One embargo, and the person it is asked of."""

from datetime import UTC, datetime, timedelta

from desktop.domain.embargo.answers import Answer, AnswerBook, EmbargoState, Standing
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.lift import LiftTime, Recheck

LIFT = LiftTime(
    datetime.fromisoformat("2026-10-28T18:00"), "Asia/Tbilisi", datetime(2026, 10, 28, 14, tzinfo=UTC), "2026f"
)


def test_an_embargo_tells_how_long_is_left_while_it_is_open() -> None:
    open_one = Embargo(1, 1, 1, "Call", LIFT, Recheck(LIFT), "", 2, EmbargoState.OFFERED)
    over = Embargo(1, 1, 1, "Call", LIFT, Recheck(LIFT), "", 2, EmbargoState.CANCELLED)

    assert (open_one.open, open_one.left(LIFT.utc - timedelta(minutes=45))) == (True, "45 min")
    assert (over.open, over.left(LIFT.utc - timedelta(minutes=45))) == (False, "")


def test_a_person_stands_by_where_they_work() -> None:
    embargo = Embargo(1, 1, 1, "Call", LIFT, Recheck(LIFT), "", 1, EmbargoState.OFFERED)
    desk = Answer(1, None, 3, "desk", "accepted", LIFT.utc, 1, datetime(2026, 10, 1, tzinfo=UTC))

    assert (
        Person(7, "Layla Haddad", outlets=((3, "Levant Wire"),)).stand(AnswerBook([desk]), embargo.asks).standing
        is Standing.AGREED
    )
    assert Person(7, "Layla Haddad").stand(AnswerBook([desk]), embargo.asks).standing is Standing.NOT_ASKED


def test_a_zone_is_worked_out_from_what_is_known() -> None:
    assert Person(1, "Layla Haddad", zone="Asia/Amman").reader.zone == "Asia/Amman"
    assert Person(1, "Layla Haddad", zone="EST", city="Washington").reader.zone == "America/New_York"
    assert Person(1, "Layla Haddad", city="Nowhere", country="JO").reader.zone == "Asia/Amman"
    assert Person(1, "Layla Haddad", country="US").reader.zone == ""
    assert Person(1, "Layla Haddad").reader.zone == ""
