import pytest

from desktop.domain.columns.consent import opted_out_words, read_consent, refuses


@pytest.mark.parametrize(
    ("key", "text", "refused"),
    [
        ("opt_out", "x", True), ("opt_out", "ja", True), ("opt_out", "no", False), ("opt_out", "ask Tom first", True),
        ("opt_out", "2023-01-04", True), ("opt_in", "yes", False), ("opt_in", "no", True), ("opt_in", "nein", True),
        ("opt_in", "✗", True), ("opt_in", "✓", False), ("opt_in", "2023-01-04", False), ("opt_in", "Unsubscribed", True),
        ("status", "Active", False), ("status", "Unsubscribed", True), ("status", "PITCHED", False),
        ("status", "yes", False), ("status", "pending", True), ("status", "ملغي الاشتراك", True),
    ],
)  # fmt: skip
def test_consent_is_read_by_what_the_column_asks(key: str, text: str, *, refused: bool) -> None:
    assert refuses(key, read_consent(key, text)) is refused


def test_an_empty_cell_says_nothing() -> None:
    assert read_consent("opt_out", "") == ""
    assert not refuses("opt_out", "")


def test_the_words_that_mean_out_are_counted() -> None:
    assert opted_out_words("opt_out", ["x", "x", "ja", "no", "nein"]) == {"x": 2, "ja": 1}
    assert opted_out_words("status", ["cleaned", "active"]) == {"cleaned": 1}
