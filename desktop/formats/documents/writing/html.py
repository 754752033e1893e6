"""HTML that any mail program and web editor takes: few tags, inline styles, every word escaped, nothing fetched."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import groupby

import orjson

from desktop.domain.statement.paper import Letterhead, Paper, Piece, Role, pieces
from desktop.domain.statement.paper_words import is_right_to_left
from desktop.resources import resource

_TAGS = {Role.HEADLINE: "h1", Role.HEADING: "h2", Role.CONTACTS: "h2"}


@cache
def _styles() -> dict[str, str]:
    """The look of each piece, inline: mail programs throw style sheets away."""
    styles: dict[str, str] = orjson.loads(resource("templates/statement_html.json").read_bytes())
    return styles


def as_html(paper: Paper, *, logos: bool = True) -> str:
    """A whole HTML5 document in UTF-8 with language and direction.

    Args:
        paper: what is printed.
        logos: carry the logos inside (data addresses); a mail leaves them out, for many programs block them.
    """
    text = paper.text
    direction = "rtl" if is_right_to_left(text.language) else "ltr"
    head = f'<meta charset="utf-8"><title>{escape(text.headline)}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(text.language)}" dir="{direction}">\n<head>{head}</head>\n'
        f'<body dir="{direction}" style="{_styles()["body"]}">\n'
        + "\n".join(_body(paper, logos=logos))
        + "\n</body>\n</html>\n"
    )


def _body(paper: Paper, *, logos: bool) -> Iterator[str]:
    if paper.mark:
        yield f'<p style="{_styles()["mark"]}">{escape(paper.mark)}</p>'
    found = pieces(paper)
    first = [piece for piece in found if piece.role is Role.RELEASE]
    for piece in first:
        yield f'<p style="{_styles()["embargo" if paper.embargoed else "immediate"]}">{escape(piece.text)}</p>'
    if logos and (marks := "".join(_logo(one) for one in paper.letterhead)):
        yield f"<div>{marks}</div>"
    for is_demand, group in groupby(found[len(first) :], key=lambda piece: piece.role is Role.DEMAND):
        if is_demand:
            yield (
                "<ol>" + "".join(f'<li style="{_styles()["demand"]}">{_words(piece)}</li>' for piece in group) + "</ol>"
            )
        else:
            yield from (_tagged(piece) for piece in group)


def _tagged(piece: Piece) -> str:
    tag, style = _TAGS.get(piece.role, "p"), _styles().get(piece.role, _styles()["paragraph"])
    return f'<{tag} dir="auto" style="{style}">{_words(piece)}</{tag}>'


def _words(piece: Piece) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    return f"<strong>{escape(piece.bold)}</strong> {text}".strip() if piece.bold else text


def _logo(head: Letterhead) -> str:
    if head.logo is None:
        return ""
    data = b64encode(head.logo.data).decode("ascii")
    alt = escape(head.name)
    return f'<img alt="{alt}" src="data:{head.logo.media_type};base64,{data}" style="{_styles()["logo"]}">'
