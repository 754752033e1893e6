"""What changed between two texts, word by word and part by part; the same for every script."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from desktop.domain.statement.text import Block, PressContact, Signatory, StatementText

TokenKind = Literal["equal", "inserted", "deleted"]

_ALIKE = 0.3
_MANY_WORDS = 1_000
_MANY_PAIRS = 40_000
_ENDS = frozenset(".!?…؟۔。")

_Differing = Callable[[str, str], Iterator[tuple["TokenKind", str]]]


@dataclass(frozen=True, slots=True)
class Token:
    """Some words that stayed, came or went, with the blanks between them."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part of the text, as it was and as it is.

    Attributes:
        part: "urgency", "kind", "headline", "subheadline", "organisation", "dateline", "contact", "end_mark", or the
            kind of a block ("paragraph", "demand", "quote", ...).
        number: which of its kind, from 1, in the text as it is; in the text as it was where it is gone.
    """

    part: str
    number: int
    tokens: tuple[Token, ...]

    @property
    def changed(self) -> bool:
        """Whether anything came or went."""
        return any(token.kind != "equal" for token in self.tokens)

    @property
    def before(self) -> str:
        """The part as it was; empty where it is new."""
        return "".join(token.text for token in self.tokens if token.kind != "inserted")

    @property
    def after(self) -> str:
        """The part as it is; empty where it is gone."""
        return "".join(token.text for token in self.tokens if token.kind != "deleted")


class _Part(NamedTuple):
    kind: str
    words: str


def differences(before: StatementText | None, after: StatementText) -> tuple[PartDifference, ...]:
    """Every part of two texts in order, those that stayed too. `before` None: everything is new."""
    old = [] if before is None else [list(group) for group in _groups(before)]
    new = [list(group) for group in _groups(after)]
    pairs = [pair for place, parts in enumerate(new) for pair in _paired(old[place] if old else [], parts)]
    came, went = Counter[str](), Counter[str]()
    found = []
    for was, now in pairs:
        came[now.kind] += bool(now.words)
        went[was.kind] += bool(was.words)
        if was.words or now.words:
            part, number = (now.kind, came[now.kind]) if now.words else (was.kind, went[was.kind])
            found.append(PartDifference(part, number, changed_words(was.words, now.words)))
    return tuple(found)


def changed_words(before: str, after: str) -> tuple[Token, ...]:
    """The words of two texts, told apart; joined again they are the two texts to the letter."""
    found = [(kind, text) for kind, text in _told_apart(_words(before), _words(after)) if text]
    return tuple(
        Token(kind, "".join(text for _, text in some)) for kind, some in groupby(found, key=lambda one: one[0])
    )


def _told_apart(old: list[str], new: list[str]) -> Iterator[tuple[TokenKind, str]]:
    if old == new:
        yield "equal", "".join(old)
    elif len(old) * len(new) <= _MANY_WORDS**2:
        yield from _aligned(old, new, _whole)
    else:  # a very long text: by sentences first, then the words of those that changed
        yield from _aligned(_sentences(old), _sentences(new), _by_words)


def _aligned(old: list[str], new: list[str], differing: _Differing) -> Iterator[tuple[TokenKind, str]]:
    for tag, start, end, other, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "equal", "".join(old[start:end])
        else:
            yield from differing("".join(old[start:end]), "".join(new[other:stop]))


def _whole(before: str, after: str) -> Iterator[tuple[TokenKind, str]]:
    yield "deleted", before
    yield "inserted", after


def _by_words(before: str, after: str) -> Iterator[tuple[TokenKind, str]]:
    old, new = _words(before), _words(after)
    small = len(old) * len(new) <= _MANY_WORDS**2
    yield from _aligned(old, new, _whole) if small else _whole(before, after)


def _sentences(words: list[str]) -> list[str]:
    """The words joined up to each mark that ends a sentence."""
    found, start = [], 0
    for place, word in enumerate(words, 1):
        if word.strip() in _ENDS or place == len(words):
            found.append("".join(words[start:place]))
            start = place
    return found


def words_of(block: Block) -> str:
    """A block as one text: its label before it, who is quoted after it."""
    who = ", ".join(part for part in (block.person, block.role, block.organisation) if part)
    text = f"{block.label}: {block.text}" if block.label else block.text
    return f"{text} ({who})" if who else text


def _groups(text: StatementText) -> Iterator[list[_Part]]:
    """The parts of a text, in groups that are compared with one another only."""
    yield [_Part("urgency", text.urgency)]
    yield [_Part("kind", text.kind.value.replace("_", " "))]
    yield [_Part("headline", text.headline)]
    yield [_Part("subheadline", text.subheadline)]
    yield [_Part("organisation", _named(one)) for one in text.organisations]
    yield [_Part("dateline", ", ".join(filter(None, (text.city, text.date_written or text.date))))]
    yield [_Part(block.kind.value, words_of(block)) for block in text.blocks]
    yield [_Part("contact", _reached(one)) for one in text.contacts]
    yield [_Part("end_mark", text.end_mark)]


def _named(one: Signatory) -> str:
    return f"{one.name} ({one.acronym})" if one.acronym else one.name


def _reached(one: PressContact) -> str:
    return ", ".join(filter(None, (one.name, one.title, one.organisation, one.email, one.phone, one.note)))


def _paired(old: Sequence[_Part], new: Sequence[_Part]) -> Iterator[tuple[_Part, _Part]]:
    for tag, start, end, other, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(old[start:end], new[other:stop], strict=True)
        else:
            yield from _likely(old[start:end], new[other:stop])


def _likely(old: Sequence[_Part], new: Sequence[_Part]) -> Iterator[tuple[_Part, _Part]]:
    """Parts that changed, each with the one it most likely was: in order, alike in words, of the same kind."""
    left, right = 0, 0
    for was, now in _matches(old, new):
        yield from ((part, _Part(part.kind, "")) for part in old[left:was])
        yield from ((_Part(part.kind, ""), part) for part in new[right:now])
        yield old[was], new[now]
        left, right = was + 1, now + 1
    yield from ((part, _Part(part.kind, "")) for part in old[left:])
    yield from ((_Part(part.kind, ""), part) for part in new[right:])


def _matches(old: Sequence[_Part], new: Sequence[_Part]) -> list[tuple[int, int]]:
    if len(old) == len(new) == 1 and old[0].kind == new[0].kind:
        return [(0, 0)]
    bags = [Counter(_words(part.words)) for part in old], [Counter(_words(part.words)) for part in new]

    def likeness(i: int, j: int) -> float:
        return _likeness(bags[0][i], bags[1][j]) if old[i].kind == new[j].kind else 0.0

    if len(old) * len(new) > _MANY_PAIRS:  # too many to hold each against each: only those in the same place
        return [(place, place) for place in range(min(len(old), len(new))) if likeness(place, place)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness(i, j))
    return list(_way(best))


def _way(best: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    shared, total = (one & other).total(), max(one.total(), other.total(), 1)
    return shared / total if shared / total >= _ALIKE else 0.0


def _words(text: str) -> list[str]:
    """The text cut into words and single marks, each with the blanks before it; letters keep the signs on them."""
    return _piece().findall(text)


@cache
def _piece() -> re.Pattern[str]:
    marks = "".join(char for char in map(chr, range(0x300, 0x11000)) if unicodedata.category(char)[0] == "M")
    return re.compile(rf"\s*(?:[\w{marks}]+|[^\w\s])|\s+\Z")
