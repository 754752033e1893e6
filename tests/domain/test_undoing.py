"""Taking one change of one record back, field by field."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.undoing import stricter, undo_fields

CARDS = st.dictionaries(st.sampled_from(["city", "notes", "owner", "country"]), st.sampled_from(["a", "b", "c"]))


def test_a_field_edited_since_is_left_alone_and_named() -> None:
    undone = undo_fields({"city": "Amman"}, {"city": "Irbid", "notes": "x"}, {"city": "Zarqa", "notes": "x"})
    assert undone.card == {"city": "Zarqa"}
    assert undone.left == ("city",)


def test_a_refusal_that_came_since_stays() -> None:
    refusal = {"level": "no_contact"}
    undone = undo_fields({"city": "a"}, {"city": "a", "refusal": refusal}, {"city": "a", "refusal": refusal})
    assert undone.card["refusal"] == refusal
    assert undone.left == ("refusal",)


def test_the_stricter_refusal() -> None:
    weak, strong = {"level": "no_releases"}, {"level": "no_contact"}
    assert stricter(weak, strong) == strong  # type: ignore[arg-type]
    assert stricter(strong, None) == strong
    assert stricter(None, None) is None


@given(CARDS, CARDS)
def test_an_untouched_record_is_put_back_exactly(before: dict[str, Any], after: dict[str, Any]) -> None:
    undone = undo_fields(before, after, after)
    assert (undone.card, undone.left) == (before, ())


@given(CARDS, CARDS, CARDS)
def test_what_the_change_did_not_write_is_never_touched(
    before: dict[str, Any], after: dict[str, Any], now: dict[str, Any]
) -> None:
    undone = undo_fields(before, after, now)
    same = [field for field in {*before, *after, *now} if before.get(field) == after.get(field)]
    assert all(undone.card.get(field) == now.get(field) for field in same)
    assert undo_fields(before, after, undone.card).card == undone.card
