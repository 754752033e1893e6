"""Blocks made of what the body holds: quotes with their speakers, demands out of prose, labels with sentences below."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.calls import Call, strung_call
from desktop.domain.statement.reading.contacts import looks_like_contact
from desktop.domain.statement.reading.demands import label_pairs
from desktop.domain.statement.reading.lines import Line
from desktop.domain.statement.reading.quotes import speaker_of
from desktop.domain.statement.reading.sections import section_of
from desktop.domain.statement.reading.speakers import Quote
from desktop.domain.statement.text import Block, BlockKind

_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|M|Mme|Sr|Sra|Herr|Frau)\.?\s(?=\S+$)")
_LONG_NAME, _MANY, _SHARE = 16, 4, 0.6


def quote_block(text: str, quote: Quote) -> Block:
    """A quotation with who speaks."""
    return Block(BlockKind.QUOTE, text, person=quote.person, role=quote.role, organisation=quote.organisation)


def called_blocks(call: Call) -> list[Block]:
    """A paragraph of prose as lead and demands, with what stands around them."""
    before = [Block(BlockKind.PARAGRAPH, call.before)] if call.before else []
    lead = [Block(BlockKind.LEAD, call.lead)] if call.lead else []
    after = [Block(BlockKind.PARAGRAPH, call.after)] if call.after else []
    return [*before, *lead, *(Block(BlockKind.DEMAND, item.rstrip(";؛").strip()) for item in call.items), *after]


def with_calls(blocks: Sequence[Block]) -> tuple[list[Block], bool]:
    """Where nothing is set as a demand, the sentences that string demands together; whether there are any."""
    if any(block.kind is BlockKind.DEMAND for block in blocks):
        return list(blocks), False
    calls = [strung_call(block.text) if block.kind is BlockKind.PARAGRAPH else None for block in blocks]
    made = [called_blocks(call) if call else [block] for block, call in zip(blocks, calls, strict=True)]
    return [block for some in made for block in some], any(calls)


def pair_blocks(pairs: Iterable[tuple[Line, Line]]) -> list[Block]:
    """Demands whose labels stand on lines of their own."""
    return [Block(BlockKind.DEMAND, text.text, label.text.strip(" :：")) for label, text in pairs]


def pairs_after(lines: list[Line], start: int, known: frozenset[str]) -> list[tuple[Line, Line]]:
    """Labels with their sentences below them, up to the next part of the text."""
    pairs = label_pairs(lines, start)
    opened = (place for place, pair in enumerate(pairs) if section_of(pair[0], known, late=False))
    return pairs[: next(opened, len(pairs))]


def subject_of(line: Line, known: frozenset[str]) -> str:
    """The organisation, of those the text names, that a line begins with; "" for none."""
    tokens = words.spans(line.text[:120])
    for start in range(min(2, len(tokens))):
        for count in range(min(10, len(tokens) - start), 0, -1):
            if " ".join(word for word, _, _ in tokens[start : start + count]) in known:
                return line.text[tokens[start][1] : tokens[start + count - 1][2]]
    return ""


def named(quote: Quote, blocks: Sequence[Block]) -> Quote:
    """The full name and role of somebody quoted again by family name only, or as "she"."""
    said = [block for block in blocks if block.kind is BlockKind.QUOTE and block.person]
    if not quote.person:
        last = blocks[-1] if blocks else None
        if said and last is said[-1]:
            return Quote(said[-1].person, said[-1].role, said[-1].organisation)
        spoke = speaker_of(last.text) if last and last.kind is BlockKind.PARAGRAPH else None
        return spoke or quote
    quote = replace(quote, person=_HONORIFIC.sub("", quote.person))
    family = f" {folding.key(quote.person)}"
    if " " not in quote.person:
        told = [speaker_of(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
        full = [one for one in told if one and folding.key(one.person).endswith(family)]
        if full:
            return full[-1]
    again = next((block for block in said if folding.key(block.person).endswith(family)), None)
    return Quote(again.person, again.role, again.organisation) if again else quote


def is_list_of_names(run: Sequence[Line]) -> bool:
    """Whether lines one below the other, which nothing announces, are the names of organisations."""
    nouns = sum(words.names_organisation(one.text) for one in run)
    return len(run) >= _MANY and nouns >= len(run) * _SHARE and not run[0].text.endswith((":", "："))


def is_mail_end(line: Line, after: Sequence[Line], known: frozenset[str]) -> bool:
    """Such as “Best regards” above the name and the phone of who sent the text."""
    if not words.whole(line.text, "regards"):
        return False
    opened = (place for place, one in enumerate(after) if section_of(one, known, late=False))
    return any(looks_like_contact(one.text) for one in after[: next(opened, len(after))])


def is_loose_name(line: Line) -> bool:
    """A short line that may be a name: no sentence, no way to reach anybody."""
    short = line.words <= _LONG_NAME and not line.text.endswith((".", ";", ",", "!", "?", "؟"))
    return short and line.text[:1].isalpha() and not line.text[:1].islower() and not looks_like_contact(line.text)
