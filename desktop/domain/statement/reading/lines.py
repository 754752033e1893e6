"""Paragraphs as lines: hard-wrapped prose joined, loose short lines set apart, invisible marks taken out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from unicodedata import normalize

from desktop.domain import folding
from desktop.domain.statement.reading.nouns import Paragraph, Style

_BLANKS = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffc]")
_BULLET = re.compile(
    r"\s*(?:[-–—•●▪◦‣*·○■□➢➤►▶✓✔❖⁃∙]\s*(?=\S)(?!-)|o\s+(?=[A-Z])|\d{1,2}/\s+|\(?\d{1,2}\s?(?:[.)°º]|[-–](?=\s))(?!\d)\s*|"
    r"\(?[a-zA-Z]\)\s+|[a-z]\.\s+(?=\S)|[A-Z]\.\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+\s+[a-zà-ÿ])|\(?[ivx]{1,4}[.)]\s+|[أ-ي]\s?[)\-]\s+|[أبجهوز]\.\s+|(?i:primero|segundo|tercero|cuarto|quinto|sexto|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|premièrement|deuxièmement|troisièmement|erstens|zweitens|drittens|viertens)\s*[:.,)–-]\s+|"
    r""
    r"(?:أولا|اولا|أولًا|أولاً|ثانيا|ثانيًا|ثانياً|ثالثا|ثالثًا|ثالثاً|رابعا|رابعًا|رابعاً|خامسا|خامسًا|خامساً|سادسا|سادسًا|سادساً|سابعا|سابعًا|سابعاً)\s*[:،.\-–]\s*)"
)
_TWO_TICKS = re.compile(r"''|``|‘‘|’’")  # quotation marks typed as two
_WRAPPED = range(48, 110)  # the longest line of a text that some program broke
_SLACK, _FEW_BREAKS = 3, 3
_PROSE = 100


@dataclass(frozen=True)
class Line:
    """One paragraph or loose line.

    Attributes:
        text: one line, single blanks, nothing invisible.
        group: lines with the same number stood together, without an empty line between them.
        bold: where bold letters at the line's start end; 0 for none.
    """

    text: str
    style: Style
    group: int
    bold: int = 0
    marked: str = ""  # the bullet or number, taken off

    @cached_property
    def key(self) -> str:
        """The folded words."""
        return folding.key(self.text)

    @property
    def all_bold(self) -> bool:
        """Whether the whole line is in bold letters."""
        return bool(self.text) and self.bold >= len(self.text) - 2

    @property
    def spoken(self) -> str:
        """The text with the word that counts it ("First,"), which other entries of the paragraph may go on from."""
        return f"{self.marked} {self.text}" if self.marked[1:2].isalpha() else self.text

    @property
    def is_item(self) -> bool:
        """Whether it is an entry of a list."""
        return bool(self.marked) or self.style == "list"

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_loud(self) -> bool:
        """Whether it stands out: a heading, bold, or capitals."""
        return self.style == "heading" or self.all_bold or (is_shouted(self.text) and self.words > 1)


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals; scripts without capitals never are."""
    letters = sum(char.isalpha() for char in text)
    return text.isupper() and sum(char.isupper() for char in text) * 2 > letters


def tidy(text: str) -> str:
    """One line of visible text."""
    text = _TWO_TICKS.sub('"', text)
    return _BLANKS.sub(" ", folding.visible(normalize("NFC", _CONTROLS.sub("", text.replace("\t", " "))))).strip()


def lines_of(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """The lines of a document, in order; what is empty is left out."""
    width = _wrap_width(paragraphs)
    found: list[Line] = []
    for group, paragraph in enumerate(paragraphs):
        bold = _bold_start(paragraph)
        for number, text in enumerate(_pieces(paragraph, width)):
            whole = paragraph.bold and _is_all(paragraph)
            span = len(text) if whole else (bold if number == 0 else 0)
            line = _line(text, paragraph.style, group, span)
            if line.text:
                found.append(line)
    return found


def _line(text: str, style: Style, group: int, bold: int) -> Line:
    clean = tidy(text)
    mark = _BULLET.match(clean)
    if mark is None or mark.end() >= len(clean) or _is_no_mark(clean, mark[0]):
        return Line(clean, style, group, min(bold, len(clean)))
    return Line(clean[mark.end() :].strip(), style, group, max(0, min(bold, len(clean)) - mark.end()), mark[0].strip())


def _is_no_mark(text: str, mark: str) -> bool:
    """An end mark or a signature under a quote is no entry of a list: "- 30 -", "— Amal Idris"; nor is a date."""
    bare = mark.strip()
    if bare.rstrip(".").isdigit() and bare.endswith("."):
        return bool(re.match(r"\s*\d{1,2}\.\s*(?:\d{1,2}\.|[^\W\d]+\.?\s+\d{4})", text))
    return text.endswith(("-", "–", "—")) or (bare in {"–", "—"} and text[len(mark) :].istitle())


def _wrap_width(paragraphs: Iterable[Paragraph]) -> int:
    """Where a program broke the lines of prose; 0 if none did.

    Broken lines are full (the next word would not have fitted) and many of them go on in small letters.
    """
    pairs = [pair for one in paragraphs if "\n" in one.text for pair in pairwise(one.text.split("\n"))]
    width = max((len(before) for before, _ in pairs), default=0)
    if width not in _WRAPPED:
        return 0
    full = [after.lstrip() for before, after in pairs if after.strip() and _is_full(before, after, width)]
    going_on = sum(not line[0].isupper() and (line[0].isalpha() or line[0] in '(“"«') for line in full)
    return width if len(full) >= _FEW_BREAKS and going_on * 3 >= len(full) else 0


def _is_full(before: str, after: str, width: int) -> bool:
    return len(before.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width - _SLACK


def _pieces(paragraph: Paragraph, width: int) -> list[str]:
    lines = paragraph.text.split("\n")
    if paragraph.style == "heading":
        return [" ".join(lines)]
    if len(lines) == 1 or not width:
        return _rejoined(lines)
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        first = line.split(maxsplit=1)[0] if line.strip() else ""
        full = bool(first) and _is_full(before, line, width)
        if (full and not _is_item_start(line) and not ("@" in before and first[:1].isupper())) or (
            first and _is_indented(line) and _is_item_start(pieces[-1])
        ):
            pieces[-1] = f"{pieces[-1]} {line.strip()}"
        else:
            pieces.append(line)
    return pieces


def _rejoined(lines: list[str]) -> list[str]:
    """Lines of an unwrapped text stand alone, but a sentence that goes on in small letters is one."""
    pieces: list[str] = []
    for line in lines:
        bare = line.strip()
        goes_on = bool(pieces) and bare[:1].islower() and len(pieces[-1]) > _PROSE and pieces[-1][-1:] not in ".:!?"
        if goes_on or (pieces and _is_open_quote(pieces[-1], bare)):
            pieces[-1] = f"{pieces[-1]} {bare}"
        else:
            pieces.append(line)
    return pieces


def _is_open_quote(before: str, line: str) -> bool:
    """A quotation broken over lines, or its speaker on the line below it."""
    if not line or line[0] in '“„«"':
        return False
    unclosed = any(
        before.count(opens) > before.count(closes) and closes in line for opens, closes in ("“”", "„“", "«»")
    )
    return unclosed or before.rstrip().endswith((",”", ',"', "”,", '",', "»,", "“,"))


def _is_item_start(text: str) -> bool:
    mark = _BULLET.match(text)
    return mark is not None and not _is_no_mark(text, mark[0])


def _is_indented(line: str) -> bool:
    return line[:2].isspace()


def _bold_start(paragraph: Paragraph) -> int:
    lead = len(paragraph.text) - len(paragraph.text.lstrip())
    end = 0
    for start, stop in sorted(paragraph.bold):
        if start > max(end, lead) + 1:
            break
        end = max(end, stop)
    return end


def _is_all(paragraph: Paragraph) -> bool:
    marked = sum(end - start for start, end in paragraph.bold)
    return marked >= len(paragraph.text.strip()) * 0.9
