"""What a reader of documents hands on: paragraphs, and sentences about everything else that was in the file."""

from dataclasses import dataclass

from desktop.domain.errors import UnreadableFile
from desktop.domain.statement.reading import Paragraph

NOTHING_CHANGED = "Nothing was changed."
MOST_CHARACTERS = 300_000  # a hundred pages; the longest real statements with all signatories have thirty
MOST_PARAGRAPHS = 8_000
_PAGE = 3_000
AS_TEXT = "Open it in the program that made it, copy the text, and paste it into Dateline."
AS_DOCUMENT = "Open it in a word processor, save it again as .docx, and choose that file."


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text.

    Attributes:
        kind: "docx", "odt", "txt", "html" or "eml".
        notes: sentences about what was found beside the text, and what was left out.
    """

    kind: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()


def unreadable(name: str, happened: str, next_step: str = AS_TEXT) -> UnreadableFile:
    """The error with the file's name in front of what happened."""
    return UnreadableFile(f"{name} {happened}", NOTHING_CHANGED, next_step)


def checked(name: str, document: Document, *, pictures: int = 0) -> Document:
    """The document, if it holds a text of a statement's length.

    Raises:
        UnreadableFile: there is no text, or far too much.
    """
    size = sum(len(paragraph.text) for paragraph in document.paragraphs)
    if size > MOST_CHARACTERS or len(document.paragraphs) > MOST_PARAGRAPHS:
        raise too_long(name, max(size // _PAGE, len(document.paragraphs) // 40))
    if not any(char.isalnum() for paragraph in document.paragraphs for char in paragraph.text):
        if pictures:
            raise unreadable(
                name,
                "holds only pictures: there is no text in it to read.",
                "Ask for the text itself, or type it; Dateline reads no letters out of pictures.",
            )
        raise unreadable(name, "has no text in it.", "Choose another file.")
    return document


def too_long(name: str, pages: int) -> UnreadableFile:
    """The error for a book."""
    return unreadable(
        name,
        f"has about {pages:,} pages; a statement has no more than {MOST_CHARACTERS // _PAGE}. It was not read.",
        "Copy the statement's own text, and paste it into Dateline.",
    )


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
