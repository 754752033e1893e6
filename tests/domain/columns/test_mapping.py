import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.columns import (
    ColumnMatch,
    Confidence,
    DateOrder,
    Mapping,
    mapping_from_json,
    mapping_to_json,
    shape_key,
    why_not_ready,
)
from desktop.domain.columns.fields import FIELDS
from desktop.domain.errors import InvalidValue


def _mapping(*keys: str) -> Mapping:
    return Mapping(columns=tuple(ColumnMatch(n, f"H{n}", key) for n, key in enumerate(keys)))


def test_a_mapping_needs_a_name_or_an_address() -> None:
    assert why_not_ready(_mapping("phone", "outlet")) == "Match a name or an e-mail column first."
    assert why_not_ready(_mapping("email")) == ""
    assert why_not_ready(_mapping("family_name", "")) == ""


def test_two_columns_never_go_into_one_single_field() -> None:
    said = why_not_ready(_mapping("full_name", "outlet", "outlet"))
    assert said == "“H1” and “H2” both go into “Outlet”. Choose one."
    assert why_not_ready(_mapping("full_name", "beats", "beats", "skip", "skip")) == ""


def test_choosing_makes_a_column_sure() -> None:
    mapping = _mapping("full_name", "").choose(1, "custom")
    assert mapping.columns[1].custom_name == "H1"
    assert mapping.columns[1].confidence is Confidence.SURE
    assert mapping.choose(1, "custom", "Shoe size").columns[1].custom_name == "Shoe size"
    assert mapping.choose(1, "beats").columns[1].custom_name == ""
    left = mapping.choose(0, "skip").columns[0]
    assert (left.field, left.confidence) == ("", Confidence.NOT_IMPORTED)


def test_shape_ignores_case_accents_and_spacing() -> None:
    assert shape_key(["Prénom ", "E-MAIL"]) == shape_key(["prenom", "e mail"])
    assert shape_key(["a", "b"]) != shape_key(["b", "a"])


@given(
    columns=st.lists(
        st.tuples(st.text(max_size=9), st.sampled_from(["", *(f.key for f in FIELDS)]), st.sampled_from(Confidence))
    ),
    order=st.sampled_from(["dmy", "mdy", "ymd"]),
    flag=st.booleans(),
)
def test_a_mapping_survives_being_kept(
    columns: list[tuple[str, str, Confidence]], order: DateOrder, *, flag: bool
) -> None:
    mapping = Mapping(
        columns=tuple(ColumnMatch(n, h, key, sure, pair=n if flag else None) for n, (h, key, sure) in enumerate(columns)),
        product="Mailchimp", status_from_file="cleaned", date_order=order, date_question=flag, country="LB",
        country_from_row=not flag, repair_mojibake=flag,
    )  # fmt: skip
    assert mapping_from_json(mapping_to_json(mapping)) == mapping


def test_samples_are_not_kept() -> None:
    mapping = Mapping(columns=(ColumnMatch(0, "Name", "full_name", Confidence.SURE, ("Anna Berg",), "note"),))
    assert "Anna" not in mapping_to_json(mapping)


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[]", "{}", '{"columns": 1}', '{"columns": [{"index": 0}]}',
     '{"columns": [], "date_order": "xyz"}', '{"columns": [{"index": 0, "header": "a", "field": "shoe_size"}]}'],
)  # fmt: skip
def test_a_damaged_mapping_is_refused_in_words(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        mapping_from_json(text)
    assert "cannot be read" in caught.value.title
    assert json.dumps(str(caught.value))
