"""Which part of the text a line opens: signatories, contacts, boilerplates, notes, the end."""

import re
from enum import Enum

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.contacts import looks_like_contact
from desktop.domain.statement.reading.lines import Line
from desktop.domain.statement.reading.reach import reach_of

_HASHES = re.compile(r"^[\s*\-–—/]*(?:#\s*){1,6}[\s*\-–—/]*$|^[\s*]*[-–—]\s*30\s*[-–—][\s*]*$|^-30-$|^30$")
_RULE = re.compile(r"^[\s*_\-–—=~•·.…+#]{2,}$")
_OPENS = re.compile(r"\s*[:：(–—\-|,]|\s*$")
_ABOUT_US = frozenset({"us", "uns", "nous", "nosotros", "نحن"})


class Section(Enum):
    """A part that its own heading opens."""

    SIGNATURES = "signatures"
    CONTACTS = "contacts"
    ABOUT = "about"
    NOTES = "notes"
    END = "end"


def is_end_mark(text: str) -> bool:
    """Whether a line says that the text ends here."""
    return bool(_HASHES.match(text)) or (len(text) <= 40 and words.whole(text, "end"))  # noqa: PLR2004


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: ***, -----."""
    return bool(_RULE.match(text))


def section_of(line: Line, known: frozenset[str], *, late: bool) -> tuple[Section, str] | None:
    """The part that a line opens, and what else stands in the line.

    Args:
        line: the line.
        known: folded names and acronyms of organisations.
        late: the body is over, so that vague headings ("Background") mean notes.
    """
    if is_end_mark(line.text):
        return Section.END, ""
    return _signatures(line) or _contacts(line) or _notes(line, late=late) or _about(line, known)


def _signatures(line: Line) -> tuple[Section, str] | None:
    found = words.opening(line.text, "signatures")
    if found is None:
        lists = line.text.endswith((":", "：")) and line.words <= 14 and words.contains(line.text, "sign_words")  # noqa: PLR2004
        return (Section.SIGNATURES, "") if lists and not words.contains(line.text, "leads") else None
    rest = found[1]
    bare = rest.strip(" :：,.…*)-–—")
    if not bare:
        alone = (
            line.words > 1
            or rest.strip().startswith((":", "："))
            or line.is_loud
            or words.whole(line.text, "signatures")
        )
        return (Section.SIGNATURES, "") if alone else None
    if rest.lstrip().startswith((":", "：")):
        return Section.SIGNATURES, rest.strip(" :：,.…*-–—")
    short_heading = line.words <= 16 and line.text.endswith((":", "：", "):"))  # noqa: PLR2004
    if short_heading and not words.contains(line.text, "leads"):
        return Section.SIGNATURES, ""
    numbered = re.fullmatch(r"\s*\(?\d+[^)]*\)?:?\s*|\s*\([^)]{1,60}\)\s*:?\s*", rest)
    return (Section.SIGNATURES, "") if numbered else None


def _contacts(line: Line) -> tuple[Section, str] | None:
    found = words.opening(line.text, "contacts")
    if found is None:
        short = words.opening(line.text, "contacts_short")
        reached = short is not None and short[1].lstrip().startswith((":", "：")) and reach_of(line.text).any
        return (Section.CONTACTS, line.text) if reached else None
    reached = reach_of(line.text).any
    loud = line.is_loud and line.words <= 8 and len(found[0].split()) > 1  # noqa: PLR2004
    heading = (line.words <= 16 and line.text.endswith((":", "："))) or loud  # noqa: PLR2004
    alone = not found[1].strip(" :：.*") and line.words <= 8  # noqa: PLR2004
    parted = bool(_OPENS.match(found[1])) and line.words <= 20 and not line.text.endswith(".")  # noqa: PLR2004
    if reached or heading or alone or parted:
        return Section.CONTACTS, line.text
    return None


def _notes(line: Line, *, late: bool) -> tuple[Section, str] | None:
    found = words.opening(line.text, "notes")
    if found is None:
        return None
    generic = folding.key(found[0]) in words.phrases("vague_notes")
    if generic and not late:
        return None
    rest = found[1].strip(" :：.*-–—")
    if not rest or found[1].lstrip().startswith((":", "：")):
        return Section.NOTES, rest
    return None


def _about(line: Line, known: frozenset[str]) -> tuple[Section, str] | None:
    found = words.opening(line.text, "about")
    if found is None:
        return None
    head, _, rest = found[1].partition(":")
    name = re.sub(
        r"^\s*(?:the|la|le|les|el|los|las|die|der|das|den|l['’])\s*", "", head.strip(" :*?؟"), flags=re.IGNORECASE
    )
    if len(name.split()) > 12 or looks_like_contact(line.text) or ("." in name.rstrip(".")[:-1] and len(name) > 60):  # noqa: PLR2004
        return None
    key = folding.key(name)
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", name)
    is_known = key in known or folding.key(bare) in known or key in _ABOUT_US
    noun = any(word in words.listed("organisation_nouns") for word, _, _ in words.spans(bare))
    clear = folding.key(found[0]) in {
        "about",
        "a propos de",
        "a propos du",
        "a propos des",
        "a propos d",
        "acerca de",
        "acerca del",
        "نبذه عن",
        "uber",
        "uber die",
        "uber den",
        "uber das",
    }
    heading = line.words <= 12 and (is_known or not line.text.endswith((".", "!")))  # noqa: PLR2004
    if (is_known or noun or (clear and line.is_loud and name.istitle())) and (heading or rest.strip()):
        return Section.ABOUT, f"{name}\n{rest.strip()}"
    return None
