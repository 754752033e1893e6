"""Pieces of text with their letters become a paragraph; what was passed over on the way is counted."""

from collections import Counter
from dataclasses import dataclass, field

from desktop.domain.statement.reading import Paragraph
from desktop.domain.statement.reading.nouns import Style
from desktop.formats.documents.reading.nouns import counted

_LONG_CELL = 200


@dataclass
class Pieces:
    """A paragraph in the making."""

    text: list[str] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, *, bold: bool = False) -> None:
        """Add some text."""
        if not text:
            return
        if bold and self.bold and self.bold[-1][1] == self.length:
            self.bold[-1] = (self.bold[-1][0], self.length + len(text))
        elif bold:
            self.bold.append((self.length, self.length + len(text)))
        self.text.append(text)
        self.length += len(text)

    def paragraph(self, style: Style, *, right_to_left: bool = False) -> Paragraph:
        """What was gathered."""
        return Paragraph("".join(self.text), style, tuple(self.bold), right_to_left)


def table_rows(rows: list[list[list[Paragraph]]]) -> list[Paragraph]:
    """The rows of a table: a row of short cells is one line, cells with prose in them stand one after the other."""
    found: list[Paragraph] = []
    for row in rows:
        cells = [[one for one in cell if one.text.strip()] for cell in row]
        filled = [cell for cell in cells if cell]
        layout = len(filled) < 2 or any(len(cell) > 1 or len(cell[0].text) > _LONG_CELL for cell in filled)  # noqa: PLR2004
        if layout:
            found.extend(one for cell in filled for one in cell)
        else:
            text = " | ".join(" ".join(cell[0].text.split()) for cell in filled)
            found.append(Paragraph(text, "table", (), filled[0][0].right_to_left))
    return found


class Passed(Counter[str]):
    """How many of each thing were passed over, for the sentences."""

    def sentences(self, words: dict[str, tuple[str, str, str]]) -> list[str]:
        """One sentence for each kind that was met: (one, many, what was done with it)."""
        return [f"{counted(self[kind], one, many)} {done}" for kind, (one, many, done) in words.items() if self[kind]]
