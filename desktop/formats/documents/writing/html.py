"""HTML that any mail program and web editor takes: few tags, inline styles, every word escaped, nothing fetched."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from itertools import groupby

from desktop.domain.statement.paper import Letterhead, Paper, Piece, Role, pieces
from desktop.domain.statement.paper_words import is_right_to_left

_PLAIN = "margin:0 0 12px"
_TAGS: dict[Role, tuple[str, str]] = {
    Role.KIND: ("p", "margin:0 0 4px;font-size:13px;font-weight:600;color:#A4262C"),
    Role.HEADLINE: ("h1", "margin:0 0 8px;font-size:22px;line-height:1.3"),
    Role.SUBHEADLINE: ("p", "margin:0 0 12px;font-size:16px"),
    Role.ORGANISATIONS: ("p", "margin:0 0 16px;color:#655E52"),
    Role.LEAD: ("p", "margin:0 0 8px;font-weight:600"),
    Role.HEADING: ("h2", "margin:16px 0 8px;font-size:16px"),
    Role.BOILERPLATE: ("p", "margin:0 0 12px;font-size:13px;color:#655E52"),
    Role.END: ("p", "margin:16px 0"),
    Role.CONTACTS: ("h2", "margin:16px 0 4px;font-size:14px"),
    Role.CONTACT: ("p", "margin:0 0 2px;font-size:14px"),
}
_EMBARGO = "margin:0 0 16px;padding:10px 12px;border:2px solid #8A4F00;font-weight:bold;color:#8A4F00"
_IMMEDIATE = "margin:0 0 16px;font-weight:bold"


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
        f'<body dir="{direction}" style="font-family:Inter,\'Noto Sans Arabic\',Arial,sans-serif;font-size:15px;'
        'line-height:1.5;color:#1E1B16;max-width:680px;margin:24px auto;padding:0 16px">\n'
        + "\n".join(_body(paper, logos=logos))
        + "\n</body>\n</html>\n"
    )


def _body(paper: Paper, *, logos: bool) -> Iterator[str]:
    if paper.mark:
        yield f'<p style="{_IMMEDIATE}">{escape(paper.mark)}</p>'
    found = pieces(paper)
    first = [piece for piece in found if piece.role is Role.RELEASE]
    for piece in first:
        yield f'<p style="{_EMBARGO if paper.embargoed else _IMMEDIATE}">{escape(piece.text)}</p>'
    if logos and (marks := "".join(_logo(one) for one in paper.letterhead)):
        yield f"<div>{marks}</div>"
    for is_demand, group in groupby(found[len(first) :], key=lambda piece: piece.role is Role.DEMAND):
        if is_demand:
            yield "<ol>" + "".join(f'<li style="margin:0 0 6px">{_words(piece)}</li>' for piece in group) + "</ol>"
        else:
            yield from (_tagged(piece) for piece in group)


def _tagged(piece: Piece) -> str:
    tag, style = _TAGS.get(piece.role, ("p", _PLAIN))
    return f'<{tag} dir="auto" style="{style}">{_words(piece)}</{tag}>'


def _words(piece: Piece) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    return f"<strong>{escape(piece.bold)}</strong> {text}".strip() if piece.bold else text


def _logo(head: Letterhead) -> str:
    if head.logo is None:
        return ""
    data = b64encode(head.logo.data).decode("ascii")
    alt = escape(head.name)
    style = "height:48px;margin:0 16px 16px 0"
    return f'<img alt="{alt}" src="data:{head.logo.media_type};base64,{data}" style="{style}">'
