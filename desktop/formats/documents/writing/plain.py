"""Plain text: what a text editor, the text part of a mail and a messenger can show."""

from desktop.domain.statement.paper import Paper, Piece, Role, pieces

_TIGHT = frozenset({Role.DEMAND, Role.CONTACT})


def as_text(paper: Paper) -> str:
    """The whole statement as Unicode text with Unix line ends; the release line stands first."""
    found = pieces(paper)
    lines = [f"*** {paper.mark} ***", ""] if paper.mark else []
    for before, piece in zip([None, *found], found, strict=False):
        if before is not None and not (piece.role in _TIGHT and before.role in _TIGHT | {Role.CONTACTS}):
            lines.append("")
        lines.append(_line(piece))
    return "\n".join(lines).strip() + "\n"


def _line(piece: Piece) -> str:
    return f"{piece.number}. {piece.line}" if piece.role is Role.DEMAND else piece.line
