"""The labels before a headline, alone or glued to it: urgency, kind, release ("URGENT JOINT STATEMENT: ...")."""

import re
from dataclasses import dataclass

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.dateline import Dateline, dangling_city, read_whole
from desktop.domain.statement.reading.nouns import ReleaseLine
from desktop.domain.statement.reading.release import read_release
from desktop.domain.statement.text import StatementKind

_KINDS = {
    "joint_statement": StatementKind.JOINT_STATEMENT,
    "statement": StatementKind.STATEMENT,
    "release": StatementKind.RELEASE,
    "advisory": StatementKind.ADVISORY,
    "op_ed": StatementKind.OP_ED,
    "correction": StatementKind.CORRECTION,
}
_APART = re.compile(r"\s*(?:[:：|•·*/+!¡»\])\]]+|\s[–—-]\s?|[–—]|-{2,}|،|,)\s*")
_OPEN = re.compile(r"^[\s\[(*+«\"'¡!•|/:–—-]+")
_SERIAL = re.compile(r"^\W*(?:n[o°º]\.?|nr\.?|#|رقم)?\W*\d{1,4}(?:\s?/\s?\d{2,4})?\W*$", re.IGNORECASE)
_URGENT_KIND = {"urgent", "urgente", "dringend", "عاجل"}


@dataclass(frozen=True, slots=True)
class Labels:
    """What stood before the headline in a line, and what is left of the line."""

    rest: str
    urgency: str = ""
    kind: StatementKind | None = None
    kind_inside: StatementKind | None = None  # the headline itself names the kind ("Joint statement by ...")
    release: ReleaseLine | None = None
    dateline: Dateline | None = None

    @property
    def found(self) -> bool:
        """Whether anything but a headline was in the line."""
        return bool(self.urgency or self.kind or self.release or self.dateline)


def read_labels(line: str) -> Labels:
    """Take the labels off a line of the text's head."""
    released = read_release(_OPEN.sub("", line))
    release, rest = released or (None, line)
    urgency, rest = _urgency(rest)
    kind, inside, rest = _kind(rest)
    if not urgency and kind:
        urgency, rest = _urgency(rest)
        urgency = urgency or next(
            (word.strip(" :!*") for word in line.split() if folding.key(word) in _URGENT_KIND and word not in rest), ""
        )
    if not released and (again := read_release(_OPEN.sub("", rest))):
        release, rest = again
    rest, dateline = _dateline(rest)
    if not words.spans(rest):
        rest = ""
    found = Labels(rest.strip(), urgency, kind, inside, release, dateline)
    return found if not (found.found and rest) else _with_more(found)


def _with_more(first: Labels) -> Labels:
    """Further labels in what is left: "Press Release" of "بيان صحفي / Press Release"."""
    more = read_labels(first.rest)
    if not more.found:
        return first
    return Labels(
        more.rest,
        first.urgency or more.urgency,
        _closer(first.kind, more.kind),
        first.kind_inside or more.kind_inside,
        first.release or more.release,
        first.dateline or more.dateline,
    )


def _closer(one: StatementKind | None, other: StatementKind | None) -> StatementKind | None:
    """The kind that says more: any other than a mere statement."""
    return other if one in {None, StatementKind.STATEMENT} and other else one


def _dateline(rest: str) -> tuple[str, Dateline | None]:
    bare = _OPEN.sub("", rest).rstrip(" )]*")
    found = read_whole(bare) if bare else None
    found = found or dangling_city(bare)
    told = found is not None and bool(found.day or found.sure or dangling_city(bare))
    return ("", found) if told else (rest, None)


def _urgency(text: str) -> tuple[str, str]:
    found = words.opening(_OPEN.sub("", text), "urgency")
    if found is None:
        return "", text
    written, rest = _first_word(found[0]), found[1]
    parted = _APART.match(rest)
    if parted or not words.spans(rest):
        return written, _without_mark(rest)
    if _kind_label(rest) or words.opening(rest.lstrip(), "immediate", "embargo"):
        return written, rest.strip()
    return "", text


def _first_word(written: str) -> str:
    """Such as “URGENT” of "URGENT APPEAL", "عاجل" of "نداء عاجل"; the whole of any other phrase."""
    urgent = (word for word in written.split() if folding.key(word) in _URGENT_KIND)
    return next(urgent, written).strip(" !:*[]()")


def _kind(text: str) -> tuple[StatementKind | None, StatementKind | None, str]:
    bare = _OPEN.sub("", text)
    found = words.opening_kind(bare, _KINDS)
    if found is None:
        return None, _kind_anywhere(bare), text
    kind, _, rest = found
    if urgent := words.opening(rest.lstrip(), "urgency"):
        rest = rest if words.spans(urgent[1]) and not _APART.match(urgent[1]) else urgent[1]
    if folding.key(rest) in words.phrases("joint"):
        return (StatementKind.JOINT_STATEMENT if kind == "statement" else _KINDS[kind]), None, ""
    if _ends_label(rest):
        return _KINDS[kind], None, _without_mark(rest)
    by = words.spans(rest)[:1]
    if kind == "joint_statement" or len(found[1].split()) > 1 or (by and by[0][0] in words.phrases("by")):
        return None, _KINDS[kind], text
    return None, None, text


def _kind_anywhere(text: str) -> StatementKind | None:
    return StatementKind.JOINT_STATEMENT if words.contains(text, "joint_statement") else None


def _kind_label(text: str) -> bool:
    found = words.opening_kind(_OPEN.sub("", text), _KINDS)
    return found is not None and _ends_label(found[2])


def _ends_label(rest: str) -> bool:
    """A kind is a label where the line ends, is parted, or goes on with a number or a day."""
    if not words.spans(rest) or _APART.match(rest) or _SERIAL.match(rest):
        return True
    after = _OPEN.sub("", rest)
    return read_whole(after) is not None or read_release(after) is not None


def _without_mark(rest: str) -> str:
    if _SERIAL.match(rest):
        return ""
    parted = _APART.match(rest)
    return rest[parted.end() :] if parted else rest.strip()
