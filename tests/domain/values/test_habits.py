import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values.habits import DAYS, read_days, read_hours, read_ways


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Thu", "mon tue wed thu"), ("Monday; Friday", "mon fri"), ("lundi et mardi", "mon tue"),
        ("Sun - Thu", "mon tue wed thu sun"), ("الأحد - الخميس", "mon tue wed thu sun"), ("Montag bis Mittwoch", "mon tue wed"),
        ("martes y jueves", "tue thu"), ("daily", "mon tue wed thu fri sat sun"),
    ],
)  # fmt: skip
def test_working_days_are_read_in_five_languages(text: str, days: str) -> None:
    assert read_days(text) == (days.split(), None)


def test_what_names_no_days_is_told() -> None:
    days, problem = read_days("part time")
    assert days == []
    assert problem is not None
    assert problem.message == "‘part time’ names no days Dateline knows."


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("09:00-17:00", "09:00-17:00"), ("9-17 Uhr", "09:00-17:00"), ("9am to 5.30pm", "09:00-17:30"),
        ("09h00 à 17h30", "09:00-17:30"), ("12 a.m. - 12 p.m.", "00:00-12:00"),
    ],
)  # fmt: skip
def test_good_hours_are_read(text: str, hours: str) -> None:
    assert read_hours(text) == (hours, None)


@pytest.mark.parametrize("text", ["mornings", "25-99", "13pm-2pm", "9"])
def test_what_is_no_span_of_hours_is_told(text: str) -> None:
    hours, problem = read_hours(text)
    assert hours == ""
    assert problem is not None
    assert "is no span of hours" in problem.message


def test_preferred_ways_are_read_best_first() -> None:
    assert read_ways("WhatsApp > E-Mail, pigeon") == ["whatsapp", "email", "pigeon"]


@given(st.text(max_size=30))
def test_any_text_is_read(text: str) -> None:
    assert set(read_days(text)[0]) <= set(DAYS)
    read_hours(text)
    read_ways(text)
