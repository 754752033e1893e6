"""What a contact is called and sorted by."""

import pytest

from desktop.domain.contact import Card, display_name, person_name, sort_name


@pytest.mark.parametrize(
    ("card", "name", "by"),
    [
        ({"display_name": "ليلى حدّاد", "family_name": "حدّاد", "given_name": "ليلى"}, "ليلى حدّاد", "حدّاد ليلى"),
        ({"given_name": "Tomas", "family_name": "Berg"}, "Tomas Berg", "Berg Tomas"),
        ({"affiliations": [{"outlet": "Levant Wire", "desk": "Newsdesk"}]}, "Levant Wire · Newsdesk", None),
        ({"affiliations": [{"outlet": "Levant Wire"}]}, "Levant Wire", None),
        ({"emails": [{"address": "desk@bayan.example"}]}, "desk@bayan.example", None),
        ({"affiliations": [{"outlet": ""}], "phones": [{"number": "+962790000000"}]}, "+962790000000", None),
        ({}, "", None),
    ],
)
def test_the_name_shown_and_the_name_sorted_by(card: Card, name: str, by: str | None) -> None:
    assert display_name(card) == name
    assert sort_name(card) == (by or name)


def test_an_outlet_is_not_a_persons_own_name() -> None:
    assert person_name({"affiliations": [{"outlet": "Levant Wire"}]}) == ""
