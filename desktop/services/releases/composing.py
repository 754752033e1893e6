"""From a stored revision to what stands on paper, and from paper to a file of each form."""

import re
from collections.abc import Callable
from enum import StrEnum

from desktop.domain.embargo.lift import LiftTime
from desktop.domain.embargo.wording import embargo_line, immediate_line
from desktop.domain.folding import key
from desktop.domain.organisation import Organisation, file_name
from desktop.domain.statement.paper import Letterhead, Logo, Paper, PaperSize
from desktop.domain.statement.paper_words import draft_mark
from desktop.domain.statement.statement import Statement
from desktop.domain.statement.text import StatementText

_LONGEST = 60
Letterheads = tuple[Letterhead, ...]
FindLogo = Callable[[Organisation], Logo | None]


class Form(StrEnum):
    """A file form of a statement; the value is the file's ending."""

    TEXT = "txt"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"


MEDIA_TYPES = {
    Form.TEXT: "text/plain",
    Form.HTML: "text/html",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
}


def proof_paper(text: StatementText, lift: LiftTime | None, heads: Letterheads, size: PaperSize = "a4") -> Paper:
    """A text as it stands, marked on every page as a draft that is not for publication."""
    mark = draft_mark(text.language)
    line = embargo_line(text.language, lift) if lift else ""
    return Paper(text, line, lift is not None, heads, mark=mark, size=size)


def cleared_paper(text: StatementText, lift: LiftTime | None, heads: Letterheads, size: PaperSize = "a4") -> Paper:
    """A revision that may leave: under its embargo, or for immediate release."""
    line = embargo_line(text.language, lift) if lift else immediate_line(text.language)
    return Paper(text, line, lift is not None, heads, size=size)


def letterhead(statement: Statement, logo: FindLogo) -> Letterheads:
    """The organisations in the agreed order, with the logos they have."""
    return tuple(
        Letterhead(one.card["name"], one.card.get("acronym", ""), logo(one)) for one in statement.organisations
    )


def written(paper: Paper, form: Form) -> bytes:
    """The paper as a file of this form; the libraries of a form are loaded when it is first asked for."""
    return _WRITERS[form](paper)


def base_name(statement: Statement, language: str) -> str:
    """A file name without ending, in ASCII, for one language: "hrn-ceasefire-call-en"."""
    who = file_name(statement.organisations[0].card) if statement.organisations else "statement"
    words = "-".join(re.findall(r"[a-z0-9]+", key(statement.title)))
    return "-".join(part for part in (who, words[:_LONGEST].rstrip("-"), language.lower()) if part)


def _text(paper: Paper) -> bytes:
    from desktop.formats.documents.writing.plain import as_text

    return as_text(paper).encode()


def _html(paper: Paper) -> bytes:
    from desktop.formats.documents.writing.html import as_html

    return as_html(paper).encode()


def _word(paper: Paper) -> bytes:
    from desktop.formats.documents.writing.word import as_docx

    return as_docx(paper)


def _pdf(paper: Paper) -> bytes:
    from desktop.formats.documents.writing.pdf import as_pdf

    return as_pdf(paper)


_WRITERS: dict[Form, Callable[[Paper], bytes]] = {
    Form.TEXT: _text,
    Form.HTML: _html,
    Form.WORD: _word,
    Form.PDF: _pdf,
}
