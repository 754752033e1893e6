"""What is called for: the line that leads to it, and each demand with its label, numbered, bulleted or neither."""

import re
from collections.abc import Callable

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.lines import Line
from desktop.domain.statement.reading.quotes import read_quote
from desktop.domain.statement.text import Block, BlockKind

_LABEL = re.compile(r"^(?P<label>[^:：.!?؟;“”\"«»]{2,90}?)\s*[:：](?:\s+(?=\S)|(?=[A-ZÀ-Þء-ي]))(?P<text>.*)$")
_DASHED = re.compile(r"^(?P<label>[^:：.!?؟;,،“”\"«»–—]{2,60}?)\s+[–—-]\s+(?P<text>\S.*)$")
_DOTTED = re.compile(r"^(?P<label>[^\W\d][^.:!?;,“”\"«»]{1,48})\.\s+(?P<text>[A-ZÀ-Þء-ي\d].*)$")
_FEW_LABEL_WORDS = 4
_ADDRESS = re.compile(r"^(?:to|à|aux?|a|al|a la|a los|an|an die|الى|إلى|from|on|for)\b.{3,160}[:：]$", re.IGNORECASE)
_LABEL_MARKS = (":", ".", "：", "–", "—", "-")
_BOLD_END = re.compile(r"^\s*[:：.–—-]*\s*")
_INLINE = re.compile(
    r"(?:(?<=\s)|^)\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s+|(?<=\s)\d{1,2}\.\s+(?=\S)|(?:(?<=\s)|^)[أ-ي]\)\s+"
)
_MOST_LABEL_WORDS, _LONG_ITEM, _MOST_SENTENCES = 10, 420, 3
_SENTENCE_END = re.compile(r"[.!?؟。](?=\s|$)")
_LAST_SENTENCE = re.compile(r"(?<=[.!?؟])\s+(?=\S)")
_LIST_PAIRS, _HEADING_WORDS = 2, 8
_LINK = re.compile(r"^(?:and|et|y|und|و|as well as|ainsi que|sowie)\s", re.IGNORECASE)


def is_lead(line: Line, *, followed: bool, listed: bool = False) -> bool:
    """Whether a line leads to demands.

    Args:
        line: the line.
        followed: the next line is an entry of a list or has a label.
        listed: it is an entry of a list.
    """
    last = _LAST_SENTENCE.split(line.text)[-1]
    calls = words.contains(last, "leads")
    if line.text.endswith((":", "：")):
        ends = words.spans(line.text)[-1:]
        goes_on = followed and bool(ends) and ends[0][0] in words.phrases("lead_ends")
        return calls or goes_on or (followed and words.contains(line.text, "leads"))
    if line.words <= _HEADING_WORDS and (line.is_loud or followed) and not line.text.endswith((".", "!", "?")):
        return calls and (followed or words.whole(line.text, "leads"))
    open_end = line.text.endswith((".", "…", "-", "–", "—", ",", ";", "؛")) or line.text[-1:].isalpha()
    return calls and open_end and not has_label(line) and (listed or (followed and not line.text[-1:].isalpha()))


def is_addressed(line: Line) -> bool:
    """Whether a line only says to whom the entries after it are: "To the member states:"."""
    return _ADDRESS.match(line.text) is not None


def has_label(line: Line) -> bool:
    """Whether a line is "Label: sentence", or begins with a bold label."""
    return split_label(line)[0] != ""


def split_label(line: Line) -> tuple[str, str]:
    """A demand's label ("" for none) and its sentence."""
    if 0 < line.bold < len(line.text) - 8:
        label, rest = line.text[: line.bold], line.text[line.bold :]
        if len(label.split()) <= _MOST_LABEL_WORDS and len(label) > 2:  # noqa: PLR2004
            sentence = _BOLD_END.sub("", rest).strip()
            marked = label.rstrip().endswith(_LABEL_MARKS) or rest.lstrip().startswith(_LABEL_MARKS)
            ends = marked or not sentence[:1].islower()  # bold words that the sentence goes on from are no label
            bare = label.strip(" :.：–—-")
            if ends and (rest[:1] in " :.：–—-" or label[-1:] in " :.：–—-") and (words.spans(rest)):
                return bare, sentence
    match = _LABEL.match(line.text) or (_DASHED.match(line.text) if line.is_item else None)
    if match is None or len(match["label"].split()) > _MOST_LABEL_WORDS or _is_link(match["text"]):
        return "", line.text
    if words.whole(match["label"], "contacts") or words.whole(match["label"], "notes"):
        return "", line.text
    return match["label"].strip(), match["text"].strip()


def _is_link(text: str) -> bool:
    return text.startswith(("//", "http"))


def inline_demands(text: str) -> tuple[str, list[str]] | None:
    """Such as “We demand: (1) ...; (2) ...”: the lead and its demands; None if there are no two."""
    marks = list(_INLINE.finditer(text))
    if len(marks) < _LIST_PAIRS or not words.contains(text[: marks[0].start()], "leads"):
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip().rstrip(";,؛،").strip() for mark, end in zip(marks, ends, strict=True)]
    items = [_LINK.sub("", item) if item.count(" ") > 1 else item for item in items]
    lead = text[: marks[0].start()].strip()
    return (lead, items) if all(len(item.split()) > 1 for item in items) and lead else None


def demands_after(lines: list[Line], start: int) -> list[Line]:
    """The lines after a lead that are its demands, however they are set."""
    if start >= len(lines):
        return []
    first = lines[start]
    if first.is_item:
        return _while_items(lines, start)
    second = lines[start + 1] if start + 1 < len(lines) else None
    parallel = second is not None and has_dotted(first) and (has_dotted(second) or has_label(second))
    if (has_label(first) and not _is_other(first)) or parallel:
        return _while(lines, start, lambda line: (has_label(line) or has_dotted(line)) and not _is_other(line))
    return _loose_items(lines, start)


def label_pairs(lines: list[Line], start: int) -> list[tuple[Line, Line]]:
    """Labels on lines of their own, each with its sentence below it; nothing if there are no two."""
    found: list[tuple[Line, Line]] = []
    for label, text in zip(lines[start::2], lines[start + 1 :: 2], strict=False):
        if not _is_label_line(label, lines[start]) or not _is_below(text):
            break
        found.append((label, text))
    return found if len(found) > 1 else []


def _is_label_line(line: Line, first: Line) -> bool:
    alike = line.is_loud == first.is_loud and line.is_item == first.is_item
    short = line.words <= _MOST_LABEL_WORDS and not line.text.endswith((".", ";", ",", "!", "?", "؟", "؛", "،"))
    return alike and short and bool(folding.words(line.text)) and not line.text[:1].islower() and not _is_other(line)


def _is_below(line: Line) -> bool:
    """A whole sentence, longer than a label."""
    return not line.is_item and line.words > _FEW_LABEL_WORDS and line.text.endswith((".", "!")) and not _is_other(line)


def has_dotted(line: Line) -> bool:
    """Whether a line is "Label. Sentence" or "Label – sentence": certain only where several in a row are."""
    match = _DOTTED.match(line.text) or _DASHED.match(line.text)
    return match is not None and len(match["label"].split()) <= _FEW_LABEL_WORDS


def _while_items(lines: list[Line], start: int) -> list[Line]:
    """Entries of a list; a short line between two that goes on is part of it."""
    found: list[Line] = []
    for line in lines[start:]:
        if not line.is_item:
            break
        found.append(line)
    return found


def _while(lines: list[Line], start: int, fits: Callable[[Line], bool]) -> list[Line]:
    found: list[Line] = []
    for line in lines[start:]:
        if not fits(line):
            break
        found.append(line)
    return found


def _loose_items(lines: list[Line], start: int) -> list[Line]:
    """Demands without mark and label: parallel sentences, closed by the list's own punctuation if it has any."""
    found: list[Line] = []
    semicolons = lines[start].text.endswith((";", "؛", ","))
    for line in lines[start:]:
        unclosed = len(found) > 1 and not any(one.text.endswith((".", ";", ",", "!", " and", " or")) for one in found)
        if not _is_loose_item(line, first=not found, semicolons=semicolons) or (unclosed and line.text.endswith(".")):
            break
        found.append(line)
        closed = semicolons and line.text.endswith((".", "!")) and len(found) > 1
        if closed:
            break
    return found


def _is_loose_item(line: Line, *, first: bool, semicolons: bool) -> bool:
    if _is_other(line) or len(line.text) > _LONG_ITEM or line.style == "heading":
        return False
    if len(_SENTENCE_END.findall(line.text)) > _MOST_SENTENCES or line.text.endswith((":", "：")):
        return False
    opening = line.key.split(" ", 1)[0]
    return first or semicolons or opening not in words.phrases("new_subjects")


def _is_other(line: Line) -> bool:
    """A line that no demand is: a quote, a contact, an end mark."""
    if (quote := read_quote(line.text)) is not None and quote.person:
        return True
    return (
        line.text[:1] in '“"«„'
        or "@" in line.text
        or (words.opening(line.text, "contacts", "signatures", "notes") is not None and line.words <= 6)  # noqa: PLR2004
        or not folding.words(line.text)
    )


def demand_of(line: Line, *, dotted: bool = False) -> Block:
    """One demand with its label. `dotted`: all demands beside it are "Label. Sentence"."""
    label, text = split_label(line)
    if dotted and not label and (match := _DOTTED.match(line.text) or _DASHED.match(line.text)):
        label, text = match["label"], match["text"]
    return Block(BlockKind.DEMAND, text.strip().rstrip(";؛").strip() if text else line.text, label)
