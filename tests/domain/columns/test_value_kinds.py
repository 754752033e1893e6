import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.columns.value_kinds import kinds_of, shape_of
from desktop.domain.values import Cell


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("anna@nordisk.example", "email"), ("https://www.linkedin.com/in/anna", "linkedin"), ("www.nordisk.example", "website"),
        ("https://x.com/anna", "x"), ("facebook.com/anna", "facebook"), ("t.me/anna", "telegram"), ("@anna", "handle"),
        ("wa.me/46701740605", "whatsapp"), ("06 12 34 56 78", "phone"), ("+46 70 174 06 05", "phone"), ("12.03.2024", "date"),
        ("40017", "postcode"), ("SW1A 1AA", "postcode"), ("AB-123", "code"), ("ja", "yes_no"), ("✓", "yes_no"),
        ("Unsubscribed", "status"), ('{"a": 1}', "json"), ("Beirut", "city"), ("Lebanon", "country"), ("Europe/Berlin", "zone"),
        ("SV/EN", "language"), ("Herr", "honorific"), ("السيد", "honorific"), ("Sehr geehrte Frau Berg", "greeting"),
        ("Rédactrice en chef", "roles"), ("محررة", "roles"), ("Daily Echo", "outlet_words"), ("Human rights; Migration", "beats"),
        ("Tageszeitung", "outlet_types"), ("MENA", "world_regions"), ("Anna Berg", "person"), ("Berg, Tomas", "person"),
        ("ليلى حداد", "person"), ("Ludwig van Beethoven", "person"), ("Anna", "given"), ("12 rue de la Paix", "streets"),
        ("x" * 90, "long"), ("one line of a note that is not short\nand a second line of it, long", "long"),
    ],
)  # fmt: skip
def test_values_are_known_by_their_look(text: str, kind: str) -> None:
    assert kind in kinds_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Daily Echo", "person"), ("anna berg likes long notes", "person"), ("06 12 34 56 78", "date"), ("1 2 3 4 5", "phone"),
     ("Radio", "city"), ("Editor in chief", "person"), ("Anna3", "word")],
)  # fmt: skip
def test_look_alikes_are_told_apart(text: str, kind: str) -> None:
    assert kind not in kinds_of(text)


def test_a_column_is_the_share_of_its_filled_cells() -> None:
    shape = shape_of(["a@b.example", None, "c@d.example", "", "+46701740605", "n/a"])
    assert shape.filled == 3
    assert shape.share("email") == pytest.approx(2 / 3)
    assert shape.share("phone", "country") == pytest.approx(1 / 3)
    assert shape.samples == ("a@b.example", "c@d.example", "+46701740605")
    assert shape_of([None, ""]).filled == 0
    assert shape_of(["-", "n/a"]).filled == 0


def test_cells_that_are_dates_or_truths_are_known_by_their_type() -> None:
    assert shape_of([dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3)]).share("date") == 1  # noqa: DTZ001
    assert shape_of([True, False]).share("yes_no") == 1


def test_a_long_column_is_judged_by_a_part_of_it() -> None:
    shape = shape_of([f"a{n}@b.example" for n in range(5000)])
    assert shape.filled < 1000
    assert shape.share("email") == 1


@given(st.text(max_size=120))
def test_any_text_has_kinds(text: str) -> None:
    assert isinstance(kinds_of(text), frozenset)


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=30), st.integers(), st.floats(), st.booleans(), st.dates()), max_size=8
    )
)
def test_any_column_has_a_shape(cells: list[Cell]) -> None:
    shape = shape_of(cells)
    assert all(0 < share <= 1 for share in shape.shares.values())
