"""Plain texts: letters recognised as for sheets, paragraphs at empty lines, the marks of Markdown understood."""

import io
import re

from desktop.domain.statement.reading import Paragraph
from desktop.domain.statement.reading.nouns import Style
from desktop.formats.documents.reading.nouns import MOST_CHARACTERS, Document, unreadable
from desktop.formats.sheets.encodings import Letters, NotText, lines_of, recognise

LARGEST = 40 * MOST_CHARACTERS
_EMPTY = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")
_HEADING = re.compile(r"^#{1,6}\s+(?=\w)(?P<text>[^\n]+?)\s*#*$")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__")
_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028]")
_PARAGRAPH_MARK = "\u2029"


def read_text(name: str, content: bytes) -> Document:
    """A text file.

    Raises:
        UnreadableFile: it is no text.
    """
    try:
        text, letters = text_of_bytes(content)
    except NotText:
        raise unreadable(name, "is no text: most of what is in it are no letters.", "Choose another file.") from None
    return Document("txt", tuple(paragraphs_of(text)), letters_notes(letters))


def letters_notes(letters: Letters) -> tuple[str, ...]:
    """What is to be said about how the letters were read."""
    if not letters.question:
        return tuple(f"{note}." for note in letters.notes)
    label = letters.question[0].label
    return (
        *(f"{note}." for note in letters.notes),
        f"The file does not say in which letters it is written; it was read as {label}: check the names.",
    )


def text_of_bytes(content: bytes) -> tuple[str, Letters]:
    """A text from bytes whose encoding nobody says."""
    letters = recognise(lambda: io.BytesIO(content))
    return "".join(lines_of(lambda: io.BytesIO(content), letters)()), letters


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text."""
    tidy = _BREAKS.sub("\n", text.replace(_PARAGRAPH_MARK, "\n\n").lstrip("\ufeff"))
    return [_paragraph(piece.strip("\n")) for piece in _EMPTY.split(tidy) if piece.strip()]


def _paragraph(text: str) -> Paragraph:
    style: Style = "normal"
    if heading := _HEADING.match(text):
        style, text = "heading", heading["text"]
    if "**" not in text and "__" not in text:
        return Paragraph(text, style)
    bold: list[tuple[int, int]] = []
    made, at = "", 0
    for match in _STRONG.finditer(text):
        made += text[at : match.start()]
        inner = match[1] or match[2]
        bold.append((len(made), len(made) + len(inner)))
        made += inner
        at = match.end()
    return Paragraph(made + text[at:], style, tuple(bold))
