"""Saved e-mails: the text part first, the HTML part where there is none, attachments named."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from pathlib import Path

from desktop.domain.statement.reading import Paragraph
from desktop.formats.documents.reading.nouns import Document, counted
from desktop.formats.documents.reading.page import read_page
from desktop.formats.documents.reading.plain import letters_notes, paragraphs_of, text_of_bytes
from desktop.formats.sheets.encodings import NotText

LARGEST = 60_000_000
_HEADER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:From \S[^\n]*\r?\n)?(?:[A-Za-z][A-Za-z0-9\-]{0,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}",
    re.MULTILINE,
)
_KNOWN = re.compile(
    rb"^(?:from|to|subject|received|return-path|mime-version|message-id|x-unsent|delivered-to|content-type)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(r"\n-- ?\n")
_QUOTED = re.compile(r"^>+ ?", re.MULTILINE)
_DOCUMENTS = (".docx", ".docm", ".odt", ".doc", ".pdf", ".rtf", ".txt")
_SHORT = 400


def is_mail(start: bytes) -> bool:
    """Whether a file begins as a saved e-mail does."""
    head = _HEADER.match(start)
    return head is not None and len(_KNOWN.findall(head[0])) > 1


def read_mail(name: str, content: bytes) -> Document:
    """The text of a saved e-mail."""
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - by its policy
    paragraphs, notes = _text(name, message)
    notes += _about_attachments(message, sum(len(one.text) for one in paragraphs))
    subject = " ".join(str(message.get("Subject", "")).split())
    if subject:
        notes.append(f"The subject of the e-mail is ‘{subject[:150]}’.")
    return Document("eml", tuple(paragraphs), tuple(notes))


def _text(name: str, message: EmailMessage) -> tuple[list[Paragraph], list[str]]:
    plain = message.get_body(("plain",))
    if plain is not None:
        text, notes = _decoded(plain)
        if text.strip():
            text = _SIGNATURE.split(_unflowed(plain, text))[0]
            if _QUOTED.search(text) and _QUOTED.sub("", text).strip() != text.strip():
                text = _QUOTED.sub("", text)
                notes.append("Lines that the e-mail quotes were taken in like the others.")
            return paragraphs_of(text), notes
    page = message.get_body(("html",))
    if page is None:
        return [], []
    text, notes = _decoded(page)
    document = read_page(name, text)
    return list(document.paragraphs), [*notes, *document.notes]


def _decoded(part: MIMEPart) -> tuple[str, list[str]]:
    """The text of a part, also where it names an encoding that does not exist or is not its own."""
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    charset = part.get_content_charset() or ""
    try:
        return content.decode(charset or "ascii"), []
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        text, letters = text_of_bytes(content)
    except NotText:
        return "", ["A part of the e-mail is no text."]
    return text, list(letters_notes(letters))


def _unflowed(part: MIMEPart, text: str) -> str:
    """Lines that end in a blank go on in the next one, where the e-mail says so."""
    if part.get_param("format") != "flowed":
        return text
    return re.sub(r"(?<=\S) \r?\n(?=\S)", " ", text.replace("-- \r\n", "--\r\n").replace("-- \n", "--\n"))


def _about_attachments(message: EmailMessage, size: int) -> list[str]:
    names = [
        Path(part.get_filename() or "").name or f"({part.get_content_type()})" for part in message.iter_attachments()
    ]
    if not names:
        return []
    shown = ", ".join(f"‘{name}’" for name in names[:5])
    notes = [f"{counted(len(names), 'attachment', 'attachments')} left out: {shown}."]
    texts = [name for name in names if name.lower().endswith(_DOCUMENTS)]
    if texts and size < _SHORT:
        notes.append(f"The statement may be in the attachment ‘{texts[0]}’: save it, and read that file.")
    return notes
