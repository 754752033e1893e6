"""Days in the orders, languages and disguises of real sheets."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values.dates import Order, date_order, read_date
from desktop.domain.values.problem import Cell


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (dt.date(2023, 4, 3), "2023-04-03"),
        (dt.datetime(2023, 4, 3, 9, 30), "2023-04-03"),  # noqa: DTZ001
        (45019, "2023-04-03"),
        (45019.75, "2023-04-03"),
        (1, "1900-01-01"),
        (59, "1900-02-28"),
        (61, "1900-03-01"),
        (20230403, "2023-04-03"),
        ("45019", "2023-04-03"),
        ("20230403", "2023-04-03"),
        ("2023-04-03", "2023-04-03"),
        ("2023/4/3", "2023-04-03"),
        ("2023-04-03T10:00:00Z", "2023-04-03"),
        ("2023-04-03 09:14", "2023-04-03"),
        ("03/04/2023 2:30 PM", "2023-04-03"),
        ("3/4/2023", "2023-04-03"),
        ("03.04.23", "2023-04-03"),
        ("3. 4. 2023", "2023-04-03"),
        ("4/15/2023", "2023-04-15"),
        ("3. April 2023", "2023-04-03"),
        ("April 3, 2023", "2023-04-03"),
        ("3rd April 2023", "2023-04-03"),
        ("Monday, 3 Apr 2023", "2023-04-03"),
        ("03-Apr-23", "2023-04-03"),
        ("2023 April 3", "2023-04-03"),
        ("1er avril 2023", "2023-04-01"),
        ("3 août 2023", "2023-08-03"),
        ("3 de abril de 2023", "2023-04-03"),
        ("Montag, 3. März 2023", "2023-03-03"),
        ("٣ أبريل ٢٠٢٣", "2023-04-03"),
        ("3 نيسان 2023", "2023-04-03"),
        ("3 تشرين الأول 2023", "2023-10-03"),
        ("٠٣/٠٤/٢٠٢٣", "2023-04-03"),
        ("2023年4月3日", "2023-04-03"),
        ("12-05-1887", "1887-05-12"),
        ("1.1.68", "2068-01-01"),
        ("1.1.69", "1969-01-01"),
        ("99/12/31", "1999-12-31"),
    ],
)
def test_days(cell: Cell, day: str) -> None:
    assert read_date(cell, "dmy") == (day, None)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("3/4/2023", "mdy", "2023-03-04"),
        ("13/4/2023", "mdy", "2023-04-13"),
        ("23/4/3", "ymd", "2023-04-03"),
        ("3/4/2023", "ymd", "2023-04-03"),
        ("2023-04-03", "mdy", "2023-04-03"),
    ],
)
def test_the_order_decides_what_is_open(text: str, order: Order, day: str) -> None:
    assert read_date(text, order) == (day, None)


@pytest.mark.parametrize("cell", [None, "", "n/a", "0/0/00", "00.00.0000", 0])
def test_nothing_is_no_problem(cell: Cell) -> None:
    assert read_date(cell, "dmy") == (None, None)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("31/02/2023", "a day no calendar has"),
        ("--03-07", "not a whole date"),
        ("Apr-23", "not a whole date"),
        ("May 2021", "not a whole date"),
        ("hello", "is not a date"),
        ("May the 4th be with you 2 all 3", "is not a date"),
        ("April 2023 1999", "is not a date"),
        ("120 April 2023", "is not a date"),
        ("meeting 3/4/2023", "is not a date"),
        (2023, "is a year, not a day"),
        (20231345, "is not a date"),
        ("20231345", "is not a date"),
        (1e20, "is not a date"),
        (float("nan"), "is not a date"),
        (-4, "is not a date"),
        (True, "is not a date"),
        (dt.time(9), "is not a date"),
        ("9" * 500, "is not a date"),
    ],
)
def test_what_is_no_day_is_said(cell: Cell, message: str) -> None:
    day, problem = read_date(cell, "dmy")
    assert day is None
    assert problem is not None
    assert message in problem.message


@given(st.dates(min_value=dt.date(1, 1, 1)))
def test_iso_days_come_back(day: dt.date) -> None:
    assert read_date(day.isoformat(), "mdy") == (day.isoformat(), None)


@given(st.dates(min_value=dt.date(1900, 3, 1)))
def test_serials_come_back(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    if not 1900 <= serial <= 2100:
        assert read_date(serial, "dmy") == (day.isoformat(), None)


@given(st.text(max_size=30), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_any_text_is_a_day_a_problem_or_nothing(text: str, order: Order) -> None:
    day, problem = read_date(text, order)
    assert day is None or problem is None
    assert day is None or dt.date.fromisoformat(day).isoformat() == day


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["13/1/2020", "1/2/2020"], "dmy"),
        (["1/13/2020", "1/2/2020"], "mdy"),
        (["1.2.2020", "3.4.2020"], "dmy"),
        (["2020-01-02", None, 45019], "ymd"),
        (["99/01/02"], "ymd"),
        (["1/2/2020"], "ambiguous"),
        (["13/1/2020", "1/13/2020"], "ambiguous"),
        (["3. April 2023", 45019, dt.date(2020, 1, 1), "hello"], "none"),
        ([], "none"),
    ],
)
def test_date_order(cells: list[Cell], order: str) -> None:
    assert date_order(cells) == order
