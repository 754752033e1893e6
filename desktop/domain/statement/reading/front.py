"""The head of a text: labels, release line, headline, subheadline, bylines, a date line of its own."""

import re
from dataclasses import dataclass, field, replace

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.contacts import looks_like_contact
from desktop.domain.statement.reading.dateline import Dateline, read_dateline, read_whole
from desktop.domain.statement.reading.days import find_day
from desktop.domain.statement.reading.labels import Labels, read_labels
from desktop.domain.statement.reading.lines import Line, is_shouted
from desktop.domain.statement.reading.nouns import ReleaseLine
from desktop.domain.statement.reading.quotes import read_quote
from desktop.domain.statement.reading.release import read_release
from desktop.domain.statement.reading.sections import Section, is_rule, section_of
from desktop.domain.statement.text import StatementKind

_LONG, _SENTENCE, _MOST_FRONT, _FEW, _PLAIN = 30, 16, 40, 6, 6
_ENDS = re.compile(r"[.!?؟:：…]['\"”»)]*$")
_CONNECTED = re.compile(
    r"(?:\s(?:and|of|the|for|in|to|on|et|de|des|du|la|y|und|der|die|في|من|علي|الى|إلى)|[,،–-])$", re.IGNORECASE
)
_BYLINE_LIKE = re.compile(r"\s(?:by|from|par|de|von|من|صادر عن)\s", re.IGNORECASE)
_DATED_BY = re.compile(r"(?:issued|published|released|signed|statement)\b", re.IGNORECASE)
_ORDER = (
    StatementKind.JOINT_STATEMENT,
    StatementKind.CORRECTION,
    StatementKind.ADVISORY,
    StatementKind.OP_ED,
    StatementKind.RELEASE,
    StatementKind.STATEMENT,
)


@dataclass
class Front:
    """What the head of the text says, and where the body begins."""

    body_at: int = 0
    urgency: str = ""
    kinds: list[StatementKind] = field(default_factory=list)
    kind_inside: StatementKind | None = None
    release: ReleaseLine = field(default_factory=ReleaseLine)
    dateline: Dateline | None = None
    headline: str = ""
    headline_loud: bool = False
    headline_is_byline: bool = False
    subheadline: str = ""
    bylines: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def kind(self) -> StatementKind | None:
        """The kind that a label names; a joint statement wins over a release."""
        return next((kind for kind in _ORDER if kind in self.kinds), None)


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    line: Line
    after_label: bool


def read_front(lines: list[Line], names: frozenset[str]) -> Front:
    """Read the head of a text. `names`: folded names and acronyms that the text introduces."""
    front = Front()
    candidates: list[_Candidate] = []
    labelled = False
    at = 0
    while at < len(lines) and at < _MOST_FRONT:
        line = _undated(lines[at], front)
        if is_rule(line.text):
            at += 1
            continue
        labels = read_labels(line.text)
        if (taken := _contact_lines(lines, at, front)) and not labels.found:
            at += taken
            continue
        headed = any(one.line.style == "heading" for one in candidates)
        if not labels.found and _is_body(line, at, headed=headed, headed_by=_is_opened(lines, at, candidates)):
            break
        if not labels.found and (city := _city_alone(lines, at)) is not None:
            front.dateline = _joined(front.dateline, city)
            at += 1
            continue
        if labels.found:
            labelled = labelled or bool(labels.kind or labels.urgency or labels.release)
            at += _take(labels, lines, at, front)
        if labels.kind_inside:
            front.kind_inside = labels.kind_inside
        if labels.rest:
            candidates.append(_Candidate(labels.rest, line, labelled))
        at += 1
    front.body_at = at
    _choose(candidates, front, names)
    return front


def _undated(line: Line, front: Front) -> Line:
    """Such as “Issued 2 September 2024 by the Fund” without its day, which is kept."""
    day = find_day(line.text) if _DATED_BY.match(line.text) else None
    if day is None or not line.text[day.end :].lstrip(" ,").startswith("by "):
        return line
    front.dateline = _joined(front.dateline, Dateline("", day, ""))
    head = re.sub(r"\s+(?:on)?\s*$", "", line.text[: day.start])
    return replace(line, text=f"{head} {line.text[day.end :].lstrip(' ,')}")


def _city_alone(lines: list[Line], at: int) -> Dateline | None:
    """A city on a line of its own, with the day on the line before or after it."""
    found = read_whole(lines[at].text) if lines[at].words <= _FEW else None
    if found is None or found.day is not None or not found.city:
        return None
    beside = (read_whole(lines[near].text) for near in (at - 1, at + 1) if 0 <= near < len(lines))
    return found if any(one is not None and one.day and one.day.iso and not one.city for one in beside) else None


def _take(labels: Labels, lines: list[Line], at: int, front: Front) -> int:
    """Keep what the labels say; the number of further lines they used up."""
    front.urgency = front.urgency or labels.urgency
    if labels.kind:
        front.kinds.append(labels.kind)
    if labels.dateline and not (front.dateline and front.dateline.city and front.dateline.day):
        front.dateline = _joined(front.dateline, labels.dateline)
    if labels.release is None or front.release.release:
        return 0
    front.release = labels.release
    if labels.release.release == "embargo" and not labels.release.wall and at + 1 < len(lines):
        again = read_release(f"{lines[at].text} {lines[at + 1].text}")
        if again and again[0].wall and lines[at + 1].words <= 14:  # noqa: PLR2004
            front.release = again[0]
            return 1
    return 0


def _joined(one: Dateline | None, other: Dateline) -> Dateline:
    if one is None:
        return other
    return Dateline(one.city or other.city, one.day or other.day, "", sure=True)


def _contact_lines(lines: list[Line], at: int, front: Front) -> int:
    """Contacts that stand before the headline, as on many releases."""
    opened = section_of(lines[at], frozenset(), late=False)
    if not (opened and opened[0] is Section.CONTACTS) and not looks_like_contact(lines[at].text):
        return 0
    taken = 1
    while at + taken < len(lines) and _goes_on(lines, at + taken):
        taken += 1
    front.contacts.extend(line.text for line in lines[at : at + taken])
    return taken


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether a line belongs to the contacts before it: it stands with them, or a way to reach them comes after it."""
    line = lines[at]
    if read_labels(line.text).found or line.is_loud or line.style == "heading" or line.words > 16:  # noqa: PLR2004
        return False
    if looks_like_contact(line.text):
        return True
    soon = any(looks_like_contact(one.text) for one in lines[at + 1 : at + 4])
    waiting = not looks_like_contact(lines[at - 1].text) and line.words <= _FEW
    return (waiting and soon) or (line.group == lines[at - 1].group and (soon or line.words <= _FEW))


def _is_body(line: Line, at: int, *, headed: bool, headed_by: bool = False) -> bool:  # noqa: PLR0911 - one answer for each sign
    """Whether the body begins here: a dateline with a sentence, or a paragraph of prose."""
    found = read_dateline(line.text)
    if found and len(found.rest.split()) > 5 and (line.style != "heading" or line.words > _LONG):  # noqa: PLR2004
        return True
    if line.style == "heading" and line.words < _LONG * 2:
        return False
    if _byline(line.text) and line.words < _LONG * 3 and not line.text.endswith("."):
        return False
    if is_shouted(line.text) and line.words < _LONG:
        return False
    if line.words >= _LONG or (line.words >= _SENTENCE and _ENDS.search(line.text)):
        return True
    if headed_by and _ENDS.search(line.text) and line.words >= _PLAIN and not line.is_loud:
        return True
    if line.is_item and at > 1:
        return True
    if read_quote(line.text) and _ENDS.search(line.text) and at > 0:
        return True
    return _ENDS.search(line.text) is not None and line.words > 6 and headed and not line.all_bold  # noqa: PLR2004


def _is_opened(lines: list[Line], at: int, candidates: list[_Candidate]) -> bool:
    """A headline stands above, and no dateline or label follows that would make the line a part of the head."""
    if not candidates:
        return False
    ahead = lines[at + 1 : at + 4]
    return not any(read_labels(one.text).found or read_dateline(one.text) for one in ahead)


def _byline(text: str) -> bool:
    found = words.opening(text, "bylines", "joint_statement", "statement", "release")
    if found is None:
        return False
    return words.opening(text, "bylines") is not None or _BYLINE_LIKE.match(f" {found[1].lstrip()} "[:12]) is not None


def _choose(candidates: list[_Candidate], front: Front, names: frozenset[str]) -> None:
    """Headline and subheadline among the lines that are neither label nor date."""
    front.others.extend(one.text for one in candidates if _is_noise(one.text))
    candidates = [one for one in candidates if not _is_noise(one.text)]
    kept = [one for one in candidates if not _is_letterhead(one.text, names)]
    front.bylines.extend(one.text for one in candidates if one not in kept)
    if not kept:
        return
    front.bylines.extend(one.text for one in kept if _byline(one.text))
    titled = [one for one in kept if not _byline(one.text)]
    front.headline_is_byline = not titled
    kept = titled or kept
    preferred = [one for one in kept if one.after_label] or kept
    head = next((one for one in preferred if one.line.style == "heading"), None)
    head = head or next((one for one in preferred if one.line.is_loud and one.line.words > 3), preferred[0])  # noqa: PLR2004
    at = kept.index(head)
    text, used = _grown(kept, at)
    front.headline, front.headline_loud = text, head.line.is_loud or head.after_label
    front.others.extend(one.text for one in kept[:at])
    for one in kept[at + used :]:
        if not front.subheadline and one.line.words > 3 and one is kept[at + used]:  # noqa: PLR2004
            front.subheadline = one.text
        else:
            front.others.append(one.text)


def _grown(kept: list[_Candidate], at: int) -> tuple[str, int]:
    """The headline with the lines it was broken into."""
    text, used = kept[at].text, 1
    while at + used < len(kept):
        line, before = kept[at + used].line, kept[at + used - 1].line
        together = line.group == before.group
        goes_on = together and (
            line.text[:1].islower() or _CONNECTED.search(text) or (is_shouted(line.text) and is_shouted(before.text))
        )
        if not goes_on and not (_CONNECTED.search(text) and line.is_loud):
            break
        text, used = f"{text} {kept[at + used].text}", used + 1
    return text, used


def _is_noise(text: str) -> bool:
    """What stands around a text on a web page, or says only to whom it goes."""
    trail = re.search(r"\S\s[>›»]\s\S", text) is not None and words.opening(text, "headline_noise") is not None
    return trail or words.whole(text, "headline_noise") or words.whole(text, "addressees")


def _is_letterhead(text: str, names: frozenset[str]) -> bool:
    """Names of organisations side by side, and nothing else."""
    pieces = [
        piece
        for piece in re.split(r"\s*(?:[|•·/;,،&]|\s[–—-]\s|\sand\s|\set\s|\sy\s|\sund\s|\sو)\s*", text)
        if piece.strip()
    ]
    bare = [re.sub(r"\s*\([^)]*\)\s*$", "", piece) for piece in pieces]
    return (bool(pieces) and all(folding.key(_unled(piece)) in names for piece in bare)) or folding.key(text) in names


def _unled(text: str) -> str:
    return re.sub(r"^(?:the|la|le|les|el|die|der|das)\s", "", text.strip(), flags=re.IGNORECASE)
