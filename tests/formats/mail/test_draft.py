"""Drafts are read back with the standard parser: one recipient, the words as written, nothing smuggled in."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import InvalidValue
from desktop.formats.mail.draft import Attachment, Draft, as_eml, safe_name

DRAFT = Draft(
    name="ليلى حداد",
    address="layla@levant-wire.example",
    subject="محظور: بيان مشترك",
    text="تحية طيبة\nنص البيان\n",
    html='<html lang="ar" dir="rtl"><body>تحية</body></html>',
    language="ar",
)


def _read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def test_a_draft_opens_as_unsent_to_one_person() -> None:
    mail = _read(as_eml(DRAFT))

    assert mail["X-Unsent"] == "1"
    assert [(one.display_name, one.addr_spec) for one in mail["To"].addresses] == [
        ("ليلى حداد", "layla@levant-wire.example")
    ]
    assert mail["Subject"] == "محظور: بيان مشترك"
    for absent in ("Bcc", "Cc", "Date", "Message-ID"):
        assert mail[absent] is None


def test_the_text_part_comes_first_and_both_say_what_was_written() -> None:
    mail = _read(as_eml(DRAFT))

    kinds = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html"]
    text, html = (part for part in mail.walk() if not part.is_multipart())
    assert text.get_content().replace("\r\n", "\n") == DRAFT.text
    assert 'dir="rtl"' in html.get_content()


def test_attachments_keep_name_kind_and_bytes_but_no_path() -> None:
    draft = Draft(
        DRAFT.name, DRAFT.address, "s", "t", "<p>t</p>", "en",
        attachments=(Attachment("../../etc/annex \u202efdp.exe", "application/pdf", b"%PDF\x00\xff"),),
    )  # fmt: skip

    (file,) = _read(as_eml(draft)).iter_attachments()
    assert file.get_filename() == "annex fdp.exe"
    assert file.get_content_type() == "application/pdf"
    assert file.get_content() == b"%PDF\x00\xff"


@pytest.mark.parametrize(
    "address",
    [
        "a@x.example, evil@x.example",
        '"alice@x.example" <bob@evil.example>',
        "a@x.example\r\nBcc: b@x.example",
        "",
        "a@",
    ],
)
def test_only_one_bare_address_is_written_to(address: str) -> None:
    with pytest.raises(InvalidValue, match="cannot be written to"):
        as_eml(Draft("A", address, "s", "t", "<p>t</p>", "en"))


def test_an_address_beyond_ascii_makes_a_utf8_message() -> None:
    mail = _read(as_eml(Draft("Ж", "жанна@новости.example", "s", "t", "<p>t</p>", "ru")))

    assert "жанна@" in str(mail["To"])


@given(name=st.text(), subject=st.text())
def test_no_text_adds_a_header_or_a_recipient(name: str, subject: str) -> None:
    mail = _read(as_eml(Draft(name, DRAFT.address, subject, "t", "<p>t</p>", "en")))

    assert len(mail["To"].addresses) == 1
    assert mail["To"].addresses[0].addr_spec == DRAFT.address
    assert sorted(mail.keys()) == [
        "Content-Language", "Content-Type", "MIME-Version", "Subject", "To", "X-Unsent",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ('What "now"? <draft> 1|2*.pdf', "What -now- -draft- 1-2-.pdf"),
        ("CON", "file-CON"),
        ("aux.pdf", "file-aux.pdf"),
        ("lpt1 .txt", "file-lpt1 .txt"),
        ("console.pdf", "console.pdf"),
        ("annex. ", "annex"),
        ("a." + "b" * 200, "a." + "b" * 118),
        ("...", "attachment"),
    ],
)
def test_a_name_is_plain_on_windows_too(name: str, plain: str) -> None:
    assert safe_name(name) == plain


@given(st.text() | st.text(alphabet='<>:"|?*. aCON\u202e/\\'))
def test_every_file_name_is_plain(name: str) -> None:
    safe = safe_name(name)

    assert safe
    assert not set('/\\:\r\n\0\u202e<>"|?*') & set(safe)
    assert not safe.startswith(".")
    assert safe == safe.strip(". ")
    assert len(safe) <= 120
