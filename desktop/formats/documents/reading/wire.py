"""Documents as bytes, to come out of the child process: JSON, nothing in it can run."""

import orjson

from desktop.domain.statement.reading import Paragraph
from desktop.formats.documents.reading.nouns import Document


def document_to_bytes(document: Document) -> bytes:
    """The document as it is sent out of the child."""
    paragraphs = [(_writable(one.text), one.style, one.bold, one.right_to_left) for one in document.paragraphs]
    return orjson.dumps({"kind": document.kind, "paragraphs": paragraphs, "notes": [*map(_writable, document.notes)]})


def _writable(text: str) -> str:
    """The text without halves of letters, which no encoding can write."""
    return text.encode("utf-8", "ignore").decode()


def document_from_bytes(frame: bytes) -> Document:
    """The document that `document_to_bytes` wrote."""
    plain = orjson.loads(frame)
    return Document(
        plain["kind"],
        tuple(
            Paragraph(text, style, tuple((start, end) for start, end in bold), right)
            for text, style, bold, right in plain["paragraphs"]
        ),
        tuple(plain["notes"]),
    )
