import pytest

from desktop.domain.columns.forbidding import forbids
from desktop.domain.columns.header_words import normalise


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("Please do not send PRs", True),
        ("Ne souhaite plus être contacté", True),
        ("Kein Kontakt mehr gewünscht", True),
        ("No desea recibir nada", True),
        ("عدم إرسال رسائل", True),
        ("(Do Not Modify) Contact", False),
        ("Contact", False),
        ("No. of contacts", False),
    ],
)
def test_a_header_that_forbids_writing_is_known(header: str, *, answer: bool) -> None:
    assert forbids(normalise(header)) is answer
