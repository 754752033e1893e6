from desktop.domain.columns.pairs import label_columns


def test_a_value_column_finds_its_label_column() -> None:
    header = ["Name", "E-mail 1 - Label", "E-mail 1 - Value", "E-mail 2 - Type", "E-mail 2 - Value", "Phone 1 - Type"]
    assert label_columns(header) == {2: 1, 4: 3}
    assert label_columns(["Phone", "Phone Type"]) == {0: 1}
    assert label_columns(["Type of phone", "Phone"]) == {}


def test_a_kind_of_outlet_is_no_label_column() -> None:
    assert label_columns(["Outlet", "Outlet Type", "Media", "Type"]) == {}


def test_each_value_has_one_label_column() -> None:
    assert label_columns(["Phone", "Phone Type", "Phone Label"]) == {0: 1}
