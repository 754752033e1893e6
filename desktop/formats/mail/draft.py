"""Drafts as `.eml`: one message to one person, opened by the mail program as a message to be sent (`X-Unsent: 1`).

Thunderbird and classic Outlook open such a file in the composer. There is no Bcc, no Date and no Message-ID: the
mail program that sends it says those. Text part first (RFC 2046: plainest first), HTML second.
"""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from unicodedata import category

from email_validator import EmailNotValidError, validate_email

from desktop.domain.errors import InvalidValue

_PATH = re.compile(r"[\\/:]+")
_UNPLAIN = re.compile(r'[<>"|?*]+')
"""Beyond what parts a path, Windows takes none of these in a name."""
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\s*\.|$)", re.IGNORECASE)
"""Names that open a device on Windows, whatever ending they have."""
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along. `media_type` is "application/pdf", …"""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """One message to one person at one bare address (`layla@wire.example`)."""

    name: str
    address: str
    subject: str
    text: str
    html: str
    language: str
    attachments: tuple[Attachment, ...] = ()
    sender: str = ""


def as_eml(draft: Draft) -> bytes:
    """The draft as an RFC 5322 file with CRLF line ends; raw UTF-8 headers (RFC 6532) only where the address needs it.

    Raises:
        InvalidValue: the address is not exactly one that can be written to.
    """
    address = _one_address(draft.address)
    policy = SMTP if address.isascii() else SMTPUTF8
    message = EmailMessage(policy=policy)
    message["X-Unsent"] = "1"
    if draft.sender:
        message["From"] = _one_address(draft.sender)
    local, _, domain = address.rpartition("@")
    message["To"] = Address(display_name=one_line(draft.name), username=local, domain=domain)
    message["Subject"] = one_line(draft.subject)
    message.set_content(draft.text, cte="quoted-printable")
    message.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    for file in draft.attachments:
        kind, _, sort = file.media_type.partition("/")
        name = safe_name(file.name)
        message.add_attachment(file.data, maintype=kind, subtype=sort or "octet-stream", filename=name)
    message["Content-Language"] = one_line(draft.language)
    return message.as_bytes()


def one_line(text: str) -> str:
    """Text fit for a header: one line, without control and direction marks; joiners of Persian and Indic stay."""
    kept = (mark if category(mark) not in {"Cc", "Zl", "Zp"} else " " for mark in text)
    return " ".join("".join(mark for mark in kept if not _turns(mark)).split())


def safe_name(name: str) -> str:
    """A name every system takes: without path, control or direction marks, and never hidden, a device or empty."""
    last = _UNPLAIN.sub("-", _PATH.split(one_line(name))[-1]).strip(". ")
    if _DEVICE.match(last):
        last = f"file-{last}"
    stem, dot, ending = last.rpartition(".")
    if dot and len(ending) < _LONGEST_NAME // 2 and len(last) > _LONGEST_NAME:
        last = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    return last[:_LONGEST_NAME].rstrip(". ") or "attachment"


def _one_address(address: str) -> str:
    try:
        found = validate_email(address, check_deliverability=False, test_environment=True, allow_smtputf8=True)
    except EmailNotValidError:
        raise InvalidValue(
            "An address cannot be written to as it stands.", "No draft was made for it.", "Correct it in the contact."
        ) from None
    return f"{found.local_part}@{found.ascii_domain or found.domain}"


def _turns(mark: str) -> bool:
    return "\u202a" <= mark <= "\u202e" or "\u2066" <= mark <= "\u2069" or mark in "\u200e\u200f\u061c\ufeff"
