from itertools import pairwise

import pytest

from desktop.domain.columns import fields
from desktop.domain.columns.fields import FIELDS


def test_fields_have_unique_keys_and_labels() -> None:
    assert len({field.key for field in FIELDS}) == len(FIELDS)
    assert len({field.label for field in FIELDS}) == len(FIELDS)


def test_groups_are_listed_together() -> None:
    groups = [field.group for field in FIELDS]
    assert sorted(set(groups)) == sorted(dict.fromkeys(groups))
    assert sum(a != b for a, b in pairwise(groups)) == len(set(groups)) - 1


def test_a_label_is_what_the_screen_shows() -> None:
    assert fields.label("email") == "E-mail, main"
    assert fields.label("") == "Do not import"
    assert fields.field("beats").repeatable
    assert not fields.is_field("shoe_size")
    with pytest.raises(KeyError):
        fields.field("shoe_size")
