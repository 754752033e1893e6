"""Names of kept files, and what a file really is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.kept_file import RefusedFile, checked_name, media_type


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\boot.ini", "C:annex.pdf", "/annex.pdf", "", " ", ".", "..", "a/b"]
)
def test_a_name_that_names_a_folder_is_refused(name: str) -> None:
    with pytest.raises(RefusedFile, match="is not a plain file name"):
        checked_name(name)


@pytest.mark.parametrize("name", ["annex_\u202efdp.exe", "an\u200bnex.pdf", "annex\n.pdf", "annex\x00.pdf"])
def test_a_name_with_hidden_marks_is_refused(name: str) -> None:
    with pytest.raises(RefusedFile, match="holds hidden marks"):
        checked_name(name)


def test_a_very_long_name_is_refused() -> None:
    with pytest.raises(RefusedFile, match="is too long"):
        checked_name("a" * 151)


def test_ordinary_names_stay() -> None:
    assert [checked_name(name) for name in ("Annex 1.pdf", "بيان.docx", "Übersicht.odt")] == [
        "Annex 1.pdf",
        "بيان.docx",
        "Übersicht.odt",
    ]


@given(st.text(max_size=200))
def test_what_is_taken_can_name_no_other_place(name: str) -> None:
    try:
        kept = checked_name(name)
    except RefusedFile:
        return
    assert not set(kept) & set("/\\:\0\n\r\u202e")
    assert kept not in {"", ".", ".."}


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.pdf", b"MZ\x90", "application/vnd.microsoft.portable-executable"),
        ("a.pdf", b"hello", "application/octet-stream"),
        ("a.txt", b"hello", "text/plain"),
        ("a.zip", b"PK\x03\x04", "application/zip"),
        ("a.pdf", b"PK\x03\x04", "application/zip"),
        ("a.odt", b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
        ("a", b"", "application/octet-stream"),
        ("logo.txt", b"\x89PNG\r\n\x1a\n", "image/png"),
    ],
)
def test_the_bytes_say_what_a_file_is(name: str, start: bytes, kind: str) -> None:
    assert media_type(name, start) == kind
