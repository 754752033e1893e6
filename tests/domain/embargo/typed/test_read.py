"""What people type for a lift, in five languages; and everything that is not one moment."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import LiftRefused
from desktop.domain.embargo.typed import read_wall
from desktop.domain.embargo.typed.days import Order
from tests.domain.embargo import moving

NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)
WEDNESDAY = "2026-10-28T18:00"


def wall(text: str, zone: str = "Asia/Tbilisi", order: Order = "dmy") -> str:
    return read_wall(text, zone, order, NOW).wall.isoformat(timespec="minutes")


def refusal(text: str, zone: str = "Asia/Tbilisi", order: Order = "dmy") -> LiftRefused:
    with pytest.raises(LiftRefused) as refused:
        read_wall(text, zone, order, NOW)
    assert refused.value.safe == "Nothing was changed."
    return refused.value


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-28 18:00",
        "2026-10-28T18:00",
        "28 Oct 2026 6pm",
        "28 Oct 2026, 6 p.m.",
        "6.00pm 28th of October, 2026",
        "October 28, 2026 18:00",
        "Oct. 28 2026 at 6 PM",
        "Wednesday 28 October 2026 18:00",
        "Wed, 28 Oct 2026 18.00 hrs",
        "EMBARGOED UNTIL 1800 hrs WEDNESDAY 28 OCTOBER 2026",
        "28/10/2026 @ 18:00",
        "28.10.2026, 18 Uhr",
        "28.10.2026 18.00",
        "Mittwoch, den 28. Oktober 2026, um 18:00 Uhr",
        "mercredi 28 octobre 2026 à 18 h",
        "mercredi 28 octobre 2026 à 18h00, heure locale",
        "miércoles 28 de octubre de 2026 a las 18:00",
        "الأربعاء 28 أكتوبر 2026 الساعة 18:00",
        "٢٨ تشرين الأول/أكتوبر ٢٠٢٦، ٦ مساءً",
        "28 أكتوبر 2026 الساعة 6:00 م",
        "18:00:00 28 October 2026",
        "18:00 Uhr am 28. Oktober 2026",
        "2026/10/28 18:00",
        "10/28/2026 18:00",
    ],
)
def test_one_moment_typed_in_many_ways(text: str) -> None:
    assert wall(text) == WEDNESDAY


def test_other_hours() -> None:
    assert wall("28 Oct 2026 noon") == wall("28 Oct 2026 12 midday") == "2026-10-28T12:00"
    assert wall("28 أكتوبر 2026 الساعة 6 صباحا") == wall("28 Oct 2026 6am") == "2026-10-28T06:00"
    assert wall("Wednesday 25 August 2027 00:01") == "2027-08-25T00:01"
    assert wall("28 Oct 2026 18:00 pm") == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "zone", "printed"),
    [
        ("28 Oct 2026 18:00 Tbilisi", "", "18:00 Tbilisi (UTC+4)"),
        ("28 Oct 2026 6pm Washington", "", "18:00 Washington (UTC−4)"),
        ("28 Oct 2026 18:00 Asia/Tbilisi", "", "18:00 Tbilisi (UTC+4)"),
        ("28 Oct 2026 18:00, Washington time", "America/New_York", "18:00 Washington (UTC−4)"),
        ("28 Oct 2026 18:00 Azerbaijan", "", "18:00 Baku (UTC+4)"),
        ("28 Oct 2026 18:00 Singapore", "", "18:00 Singapore (UTC+8)"),
        ("2026-10-28T18:00Z", "", "18:00 UTC"),
        ("28 Oct 2026 18:00 UTC", "", "18:00 UTC"),
        ("الأربعاء 28 أكتوبر 2026 الساعة 18:00 بتوقيت بيروت", "", "18:00 Beirut (UTC+2)"),
    ],
)
def test_a_place_typed_with_it_counts(text: str, zone: str, printed: str) -> None:
    assert printed in str(read_wall(text, zone, "dmy", NOW))


@pytest.mark.parametrize(
    ("text", "why", "sentence"),
    [
        ("", "empty", "No lift time was typed."),
        ("28 Oct 2026", "bare_date", "A lift needs its time of day: Wed 28 Oct 2026 lasts 24 hours."),
        ("18:00", "no_date", "A lift needs its day, with month and year."),
        ("31 Feb 2027 18:00", "no_date", "‘31 feb 2027’ is a day no calendar has."),
        ("31/02/2027 18:00", "no_date", "is a day no calendar has"),
        ("28 Oct 2026 midnight", "midnight", "can be the start or the end of Wed 28 Oct 2026."),
        ("28 octobre 2026 à minuit", "midnight", "‘minuit’"),
        ("28. Oktober 2026, Mitternacht", "midnight", "‘mitternacht’"),
        ("28 de octubre de 2026 medianoche", "midnight", "‘medianoche’"),
        ("28 أكتوبر 2026 منتصف الليل", "midnight", "‘منتصف الليل’"),
        ("28 Oct 2026 24:00", "midnight", "‘24:00’"),
        ("28 Oct 2026 12am", "twelve", "‘12am’ can be noon or midnight."),
        ("28 Oct 2026 25:00", "unreadable", "No clock shows ‘25:00’."),
        ("28 Oct 2026 10:75", "unreadable", "No clock shows"),
        ("28 Oct 2026 0pm", "unreadable", "No clock shows"),
        ("28 Oct 2026 6pm EST", "letters", "‘EST’ can mean several times of day."),
        ("28 Oct 2026 6pm IST", "letters", "‘IST’"),
        ("28 Oct 2026 6pm CST", "letters", "‘CST’"),
        ("1pm BST 11/06/2027", "letters", "‘BST’"),
        ("28 Oct 2026 6pm GMT", "letters", "‘GMT’"),
        ("28 Oct 2026 18:00 UTC+4", "offset", "‘UTC+4’ is a distance from UTC"),
        ("2026-10-28T18:00:00+04:00", "offset", "‘+04:00’"),
        ("28 Oct 2026 18:00 Tbilisi", "two_zones", "The text says Tbilisi, but London is chosen."),
        ("28 Oct 2026 18:00 soonish", "unreadable", "‘soonish’ was not understood."),
        ("28 Oct 2026 18:00 Armenia", "unreadable", "‘Armenia’ does not say which city."),
        ("28 Oct 2026 18:00 Russia", "unreadable", "‘Russia’ does not say which city."),
        ("28 Oct 2026 18:00 Georgia", "unreadable", "‘Georgia’ does not say which city."),
        ("tomorrow 18:00", "unreadable", "‘tomorrow’ was not understood."),
        ("28 Oct 2026 and 29 Oct 2026 18:00", "unreadable", "was not understood"),
        ("11/06/2027 13:00", "date_order", "‘11/06/2027’ can be two days."),
        ("11/06/27 13:00", "short_year", "not clear which number is the year"),
        ("28 Oct 18:00", "no_year", "‘28 oct’ lacks its year."),
        ("28.10. 18 Uhr", "no_year", "‘28.10.’ lacks its year."),
        ("28/10 18:00", "no_year", "‘28/10’ lacks its year."),
        ("Tuesday 28 October 2026 18:00", "weekday", "28 Oct 2026 is a Wednesday, not a Tuesday."),
        ("9 Oct 2026 18:00", "past", "is past."),
    ],
)
def test_what_is_not_one_moment_is_refused(text: str, why: str, sentence: str) -> None:
    refused = refusal(text, "" if why in {"letters", "offset"} else "Europe/London")

    assert refused.why == why
    assert sentence in str(refused)
    assert refused.next_step


def test_a_lift_without_a_place_is_refused() -> None:
    assert refusal("28 Oct 2026 6pm", "").title == (
        "A lift time needs a place: the same hour is another moment elsewhere."
    )


def test_both_readings_of_a_day_are_offered_the_users_own_first() -> None:
    day_first = [one.label for one in refusal("11/06/2027 13:00", "Europe/London").offers]
    month_first = [one.label for one in refusal("11/06/2027 13:00", "Europe/London", "mdy").offers]

    assert day_first == ["Fri 11 Jun 2027, 13:00 London", "Sat 6 Nov 2027, 13:00 London"]
    assert month_first == day_first[::-1]
    assert refusal("11/06/2027", "Europe/London").offers == ()


def test_a_weekday_or_points_tell_which_day_is_meant() -> None:
    assert wall("Sat 11/06/2027 13:00", "Europe/London") == "2027-11-06T13:00"
    assert wall("11.06.2027 13:00", "Europe/London", "mdy") == "2027-06-11T13:00"
    assert wall("05/05/2027 13:00") == "2027-05-05T13:00"


def test_a_missing_year_offers_the_coming_ones() -> None:
    def labels(text: str) -> list[str]:
        return [one.label for one in refusal(text).offers]

    assert labels("28 Oct 18:00") == ["Wed 28 Oct 2026, 18:00 Tbilisi", "Thu 28 Oct 2027, 18:00 Tbilisi"]
    assert labels("Thursday 28 Oct 18:00")[0] == "Thu 28 Oct 2027, 18:00 Tbilisi"
    assert labels("1 Oct 18:00") == ["Fri 1 Oct 2027, 18:00 Tbilisi", "Sun 1 Oct 2028, 18:00 Tbilisi"]
    assert labels("29 Feb 18:00") == ["Tue 29 Feb 2028, 18:00 Tbilisi", "Sun 29 Feb 2032, 18:00 Tbilisi"]
    assert labels("30/02 18:00") == []


def test_a_weekday_that_contradicts_offers_the_day_and_its_namesake() -> None:
    offers = refusal("Sunday 23 October 2026 18:00").offers

    assert [one.label for one in offers] == ["Fri 23 Oct 2026, 18:00 Tbilisi", "Sun 25 Oct 2026, 18:00 Tbilisi"]


def test_midnight_offers_its_two_neighbours() -> None:
    offers = refusal("28 Oct 2026 midnight").offers

    assert [one.label for one in offers] == ["Wed 28 Oct 2026, 00:01 Tbilisi", "Wed 28 Oct 2026, 23:59 Tbilisi"]
    assert [one.label for one in refusal("28 Oct 2026 12 pm", "").offers] == [
        "Wed 28 Oct 2026, 12:00",
        "Wed 28 Oct 2026, 00:01",
    ]


def test_a_time_that_exists_twice_is_asked_and_told_apart() -> None:
    text = "25 October 2026 02:30"
    offers = refusal(text, "Europe/Berlin").offers

    assert [one.fold for one in offers] == [0, 1]
    chosen = read_wall(text, "Europe/Berlin", "dmy", NOW, fold=offers[1].fold)
    assert chosen.utc == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@settings(max_examples=200)
@given(moving.moments, st.sampled_from(["%Y-%m-%d %H:%M", "%d %b %Y, %H:%M", "%A %d %B %Y %H:%M", "%H:%M %d.%m.%Y"]))
def test_what_is_printed_in_any_zone_is_read_back(case: tuple[str, datetime], form: str) -> None:
    zone, instant = case
    there = zones.local(instant, zone)
    past = instant - timedelta(days=1)

    assert read_wall(there.strftime(form), zone, "dmy", past, fold=there.fold).utc == instant


@settings(max_examples=300)
@given(st.text(max_size=60) | st.from_regex(r"[0-9/:. apmh-]{4,24}", fullmatch=True))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    refused: LiftRefused | None = None
    try:
        lift = read_wall(text, "Europe/London", "dmy", NOW)
    except LiftRefused as why:
        refused = why
    assert (refused.title and refused.why) if refused else lift.utc > NOW
