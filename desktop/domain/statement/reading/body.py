"""The body and what follows it: paragraphs, leads, demands, quotes, signatories, boilerplates, contacts, notes."""

import re
from dataclasses import dataclass, field

from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.blocks import (
    called_blocks,
    is_list_of_names,
    is_loose_name,
    is_mail_end,
    named,
    pair_blocks,
    pairs_after,
    quote_block,
    subject_of,
    with_calls,
)
from desktop.domain.statement.reading.calls import listed_call
from desktop.domain.statement.reading.contacts import looks_like_contact, looks_like_name
from desktop.domain.statement.reading.demands import (
    demand_of,
    demands_after,
    has_dotted,
    has_label,
    inline_demands,
    is_addressed,
    is_lead,
    label_pairs,
)
from desktop.domain.statement.reading.lines import Line
from desktop.domain.statement.reading.quotes import is_attribution, read_quote
from desktop.domain.statement.reading.sections import Section, is_rule, section_of
from desktop.domain.statement.reading.signatories import signer
from desktop.domain.statement.text import Block, BlockKind

_FOOTNOTE = re.compile(r"^\[\d{1,3}\]\s")
_LONG_NAME, _PROSE_WORDS, _LABELLED_RUN, _SHORT_LEAD = 22, 28, 3, 8


@dataclass
class Body:
    """Everything after the head, in order."""

    blocks: list[Block] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    end_mark: str = ""
    leads: int = 0
    doubtful_demands: bool = False
    notes_seen: bool = False
    unrecognised: list[str] = field(default_factory=list)


class BodyReader:
    """Goes through the lines once; where a heading opens a part, the part's own reader goes on."""

    def __init__(self, lines: list[Line], known: frozenset[str]) -> None:
        self._lines = lines
        self._known = known
        self._at = 0
        self._section: Section | None = None
        self._house = ""
        self._calling = False  # a heading or a lead said that demands come
        self.found = Body()

    def read(self) -> Body:
        """All of it."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if is_rule(line.text) and not section_of(line, self._known, late=True):
                continue
            opened = section_of(line, self._known, late=self._section is not None)
            if opened is not None and self._fits(opened[0]):
                self._open(line, *opened)
            else:
                self._take(line)
        self.found.blocks, strung = with_calls(self.found.blocks)
        self.found.doubtful_demands = self.found.doubtful_demands or strung
        return self.found

    def _fits(self, section: Section) -> bool:
        """A list of organisations or contacts is no part of the list that is being read."""
        return section is not Section.ABOUT or bool(self.found.blocks)

    def _open(self, line: Line, section: Section, rest: str) -> None:
        self._section = section
        if section is Section.END:
            self.found.end_mark = self.found.end_mark or line.text.strip("* ") or line.text
        elif (
            section is Section.SIGNATURES
            and not rest
            and is_mail_end(line, self._lines[self._at : self._at + 5], self._known)
        ):
            self._section = Section.CONTACTS
        elif section is Section.SIGNATURES:
            self.found.signatories.extend([rest] if rest else [])
        elif section is Section.CONTACTS:
            self.found.contacts.append(rest)
        elif section is Section.ABOUT:
            self._house, _, text = rest.partition("\n")
            if text:
                self._boilerplate(text)
        else:
            self.found.notes_seen = True
            self.found.blocks.append(
                Block(BlockKind.HEADING, line.text if not rest else line.text[: -len(rest)].strip(" :"))
            )
            if rest:
                self.found.blocks.append(Block(BlockKind.PARAGRAPH, rest))

    def _take(self, line: Line) -> None:
        reader = {
            None: self._body,
            Section.SIGNATURES: self._signatory,
            Section.CONTACTS: self._contact,
            Section.ABOUT: self._about,
            Section.NOTES: self._note,
            Section.END: self._after_end,
        }[self._section]
        reader(line)

    def _signatory(self, line: Line) -> None:
        commas = sum(line.text.count(mark) for mark in ",،;")
        if _FOOTNOTE.match(line.text):
            self.found.blocks.append(Block(BlockKind.PARAGRAPH, line.text))
        elif read_quote(line.text) is not None or (line.words > _LONG_NAME and commas < _LABELLED_RUN):
            self._section = None
            self._body(line)
        elif looks_like_contact(line.text):
            self._section = Section.CONTACTS
            self.found.contacts.extend(signer(self.found.signatories))
            self._contact(line)
        else:
            self.found.signatories.append(line.text)

    def _contact(self, line: Line) -> None:
        prose = line.words > _PROSE_WORDS and not looks_like_contact(line.text)
        if prose or (line.text.endswith((".", "؟", "!")) and line.words > 14 and not looks_like_contact(line.text)):  # noqa: PLR2004
            self._loose(line)
        else:
            self.found.contacts.append(line.text)

    def _loose(self, line: Line) -> None:
        """Prose among contacts: a boilerplate if it speaks of a known organisation, else kept and said."""
        house = subject_of(line, self._known)
        if house:
            self._house = house
            self._boilerplate(line.text)
        else:
            self.found.blocks.append(Block(BlockKind.PARAGRAPH, line.text))
            self.found.unrecognised.append(line.text)

    def _about(self, line: Line) -> None:
        if looks_like_contact(line.text) and line.words < _LONG_NAME:
            self._section = Section.CONTACTS
            self._contact(line)
        else:
            self._boilerplate(line.text)

    def _boilerplate(self, text: str) -> None:
        last = self.found.blocks[-1] if self.found.blocks else None
        if last and last.kind is BlockKind.BOILERPLATE and last.organisation == self._house:
            self.found.blocks[-1] = Block(BlockKind.BOILERPLATE, f"{last.text}\n{text}", organisation=self._house)
        else:
            self.found.blocks.append(Block(BlockKind.BOILERPLATE, text, organisation=self._house))

    def _note(self, line: Line) -> None:
        if looks_like_contact(line.text) and line.words < _LONG_NAME:
            self._section = Section.CONTACTS
            self._contact(line)
        else:
            self.found.blocks.append(Block(BlockKind.PARAGRAPH, line.text))

    def _after_end(self, line: Line) -> None:
        near = self._lines[self._at : self._at + 4]
        soon = any(looks_like_contact(one.text) for one in near if one.words < _LONG_NAME)
        if looks_like_contact(line.text) or (looks_like_name(line.text) and soon):
            self._section = Section.CONTACTS
            self._contact(line)
        elif subject_of(line, self._known) and line.words > 8:  # noqa: PLR2004
            self._house = subject_of(line, self._known)
            self._boilerplate(line.text)
        else:
            self.found.blocks.append(Block(BlockKind.PARAGRAPH, line.text))
            self.found.unrecognised.append(line.text)

    def _body(self, line: Line) -> None:
        if self._names_begin(line):
            self._section = Section.SIGNATURES
            self._signatory(line)
        elif self._contact_begins(line):
            self._section = Section.CONTACTS
            self._contact(line)
        elif (inline := inline_demands(line.text)) is not None:
            self._demands(inline[0], [Line(text, "list", line.group) for text in inline[1]])
        elif (call := listed_call(line.spoken)) is not None and read_quote(line.text) is None:
            self.found.blocks.extend(called_blocks(call))
            self.found.leads += 1
        elif line.is_item and len(pairs := label_pairs(self._lines, self._at - 1)) >= _LABELLED_RUN:
            self._at += 2 * len(pairs) - 1
            self.found.doubtful_demands = True
            self.found.blocks.extend(pair_blocks(pairs))
        elif self._leads(line, loose=True) and (pairs := pairs_after(self._lines, self._at, self._known)):
            self._at += 2 * len(pairs)
            self.found.leads += 1
            self.found.blocks.append(Block(BlockKind.LEAD, line.text))
            self.found.blocks.extend(pair_blocks(pairs))
        elif self._leads(line) and (items := demands_after(self._lines, self._at)):
            items = [item for item in items if section_of(item, self._known, late=False) is None]
            self._at += len(items)
            self._demands(line.text, items)
        elif run := self._labelled_run(line):
            self._at += len(run) - 1
            self.found.doubtful_demands = True
            self.found.blocks.extend(map(demand_of, run))
        else:
            self.found.blocks.append(self._prose(line))

    def _names_begin(self, line: Line) -> bool:
        """Names of organisations one below the other, which nothing announces, below the text."""
        run = [line]
        for other in self._lines[self._at :]:
            if not is_loose_name(other) or section_of(other, self._known, late=False):
                break
            run.append(other)
        return len(self.found.blocks) > 1 and is_loose_name(line) and is_list_of_names(run)

    def _contact_begins(self, line: Line) -> bool:
        """A loose line with an address after some text, or a short line before one."""
        if not self.found.blocks or line.words > _LONG_NAME:
            return False
        if looks_like_contact(line.text):
            return True
        near = self._lines[self._at : self._at + 2]
        soon = any(looks_like_contact(one.text) and one.words <= 10 for one in near)  # noqa: PLR2004
        return soon and line.words <= 8 and looks_like_name(line.text) and not line.is_item  # noqa: PLR2004

    def _leads(self, line: Line, *, loose: bool = False) -> bool:
        """Whether demands follow: the line calls for them, or a line before it did and it says to whom.

        `loose`: labels on lines of their own may follow, so that a sentence may lead to them too.
        """
        if loose and not line.is_item and words.contains(line.text, "leads"):
            short = line.words <= _SHORT_LEAD and (line.is_loud or words.whole(line.text, "leads"))
            return short or line.text.endswith((":", "："))
        listed = self._at < len(self._lines) and self._lines[self._at].is_item
        if is_lead(line, followed=self._followed(), listed=listed) and not line.is_item:
            return True
        colon = line.text.endswith((":", "："))
        ends = words.spans(line.text)[-1:]
        open_end = bool(ends) and ends[0][0] in words.phrases("lead_ends")
        addressed = self._calling or is_addressed(line)
        return colon and addressed and (listed or open_end)

    def _followed(self) -> bool:
        if self._at >= len(self._lines):
            return False
        following, beyond = self._lines[self._at], self._lines[self._at + 1 : self._at + 2]
        parallel = has_dotted(following) and any(map(has_dotted, beyond))
        return following.is_item or has_label(following) or parallel

    def _demands(self, lead: str, items: list[Line]) -> None:
        self.found.leads += 1
        self._calling = True
        self.found.blocks.append(Block(BlockKind.LEAD, lead))
        dotted = len(items) > 1 and all(has_dotted(item) or has_label(item) for item in items)
        self.found.blocks.extend(demand_of(item, dotted=dotted) for item in items if item.words)

    def _labelled_run(self, line: Line) -> list[Line]:
        """Three "Label: sentence" in a row are demands, whatever stands before them."""
        run = [line]
        for other in self._lines[self._at :]:
            if not has_label(other) or section_of(other, self._known, late=False):
                break
            run.append(other)
        return run if has_label(line) and len(run) >= _LABELLED_RUN and not self.found.leads else []

    def _prose(self, line: Line) -> Block:
        by = is_attribution(line.text)
        last = self.found.blocks[-1] if self.found.blocks else None
        if by and last and last.kind is BlockKind.QUOTE and not last.person:
            self.found.blocks.pop()
            return quote_block(f"{last.text}\n{line.text}", by)
        quote = read_quote(line.text)
        if quote is not None:
            return quote_block(line.text, named(quote, self.found.blocks))
        short = line.words <= 12 and not line.text.endswith((".", "!", "؟", ";", ","))  # noqa: PLR2004
        colon = line.text.endswith((":", "："))
        self._calling = self._calling or (
            short and (colon or words.whole(line.text, "leads")) and words.contains(line.text, "leads")
        )
        heading = line.style == "heading" or (short and line.is_loud) or (short and line.text.endswith(":"))
        return Block(BlockKind.HEADING if heading else BlockKind.PARAGRAPH, line.text)
