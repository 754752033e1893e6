"""Press contacts from loose lines: names, titles, organisations, addresses and phones, however they are set."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.contact_fields import Fields, fields_of
from desktop.domain.statement.reading.reach import HIDDEN_NOTE, SPELLED_NOTE, Reach, reach_of
from desktop.domain.statement.text import PressContact, Signatory

_LEAD_IN = re.compile(
    r"^(?:\s*(?:(?:please|kindly|bitte|veuillez|merci de|por favor|يرجى|الرجاء)\s+)?"
    r"(?:contact(?:er|ez|ar|o|e)?|call|email|write to|kontaktieren sie|wenden sie sich an|s['’]adresser à"
    r"|comunicarse con|contactar con|contactar a|escribir a|التواصل مع|الاتصال ب|التواصل عبر|مراسلة|you may contact"
    r"|get in touch with|reach out to|reach|are available|is)\b[\s:,]*)+",
    re.IGNORECASE,
)
_BEFORE_CONTACT = re.compile(r"^[^@\d]{8,120}[.!]\s+(?=(?:please\s)?contact\s)", re.IGNORECASE)
_ONLY_LEAD = re.compile(r"^[^@\d]{0,60}\b(?:contact(?:er|ez|ar)?|kontaktieren sie|call)\s*[:：]$", re.IGNORECASE)
_LONG, _LONG_NAME, _FEW = 220, 120, 4


@dataclass
class _Draft:
    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def reached(self) -> bool:
        return bool(self.email or self.phone or HIDDEN_NOTE in self.notes or any(SPELLED_NOTE in n for n in self.notes))


def read_contacts(
    lines: Sequence[str], organisations: Iterable[Signatory] = ()
) -> tuple[tuple[PressContact, ...], tuple[str, ...]]:
    """The press contacts that these lines name, in order, and the lines that say nothing of any."""
    keys = {folding.key(text) for one in organisations for text in (one.name, one.acronym) if text}
    reader = _Reader(keys)
    for line in lines:
        for piece in _divided(line):
            reader.take(piece)
    return reader.all(), tuple(reader.left)


def _divided(line: str) -> list[str]:
    """A line of several people, each with a way to reach them, as several lines."""
    for separator in (
        r";\s*|؛\s*",
        r"\s(?:or|and|ou|et|o|y|oder|und)\s(?=[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ])",
        r"\s/\s",
        r"\s[·•|]\s",
    ):
        pieces = re.split(separator, line)
        if len(pieces) > 1 and all(reach_of(piece).any and _is_named(piece) for piece in pieces):
            return pieces
    return [line]


def _is_named(piece: str) -> bool:
    beside = reach_of(piece).beside.split("\x02")[0]
    return len([word for word, _, _ in words.spans(beside) if word not in words.phrases("contact_ways")]) > 1


class _Reader:
    """Puts the fields of one line after the other together."""

    def __init__(self, organisations: set[str]) -> None:
        self._known = organisations
        self._found: list[_Draft] = []
        self.left: list[str] = []
        self._now = _Draft()
        self._house = ""

    def take(self, line: str) -> None:
        """One line."""
        rest = self._without_heading(_BEFORE_CONTACT.sub("", line))
        if not rest.strip(" :.,–—-"):
            return
        fields = fields_of(rest, self._known, named=bool(self._now.name and not self._now.reached))
        if not (fields.name or fields.title or fields.organisation or fields.reach.any):
            self.left.append(line)
            return
        if (fields.name and (self._now.name or self._now.reached)) or self._starts_anew(fields):
            self._flush()
        self._set(fields)

    def all(self) -> tuple[PressContact, ...]:
        """Everybody found."""
        self._flush()
        return tuple(
            PressContact(
                one.name, one.title, one.organisation, one.email, one.phone, ". ".join(dict.fromkeys(one.notes))
            )
            for one in self._found
        )

    def _without_heading(self, line: str) -> str:
        rest = line
        while (found := _heading(rest)) is not None and not self._is_title(found[1]) and found[1][:1] != "@":
            rest = found[1].lstrip(" :：,–—-|.)؛،")
            named = folding.key(rest) in self._known or words.names_organisation(rest)
            if rest.endswith((":", "：")) and len(rest.split()) < _FEW and not named:
                rest = ""
            self._flush(keep_house=False)
        rest = "" if _ONLY_LEAD.search(rest) else rest
        return _LEAD_IN.sub("", rest)

    def _is_title(self, rest: str) -> bool:
        """Such as “Media relations officer”: the phrase is the beginning of a title."""
        after = words.spans(rest[:40])
        return (
            bool(after)
            and rest[:1] == " "
            and after[0][0] in words.listed("roles")
            and after[0][0] not in {"press", "media", "presse", "prensa"}
        )

    def _starts_anew(self, fields: Fields) -> bool:
        """An organisation or a second address after somebody complete begins the next."""
        if fields.organisation and not fields.name and self._now.reached:
            return True
        again = fields.reach.addresses and self._now.email and not fields.name
        return bool(again and not self._now.name and fields.others)

    def _set(self, fields: Fields) -> None:
        now = self._now
        now.name = now.name or fields.name
        now.title = now.title or fields.title
        if fields.organisation:
            if not now.name and not fields.reach.any:
                self._house = fields.organisation
            now.organisation = now.organisation or fields.organisation
        self._reach(fields.reach)
        now.notes.extend(note for note in fields.others if note)

    def _reach(self, reach: Reach) -> None:
        now = self._now
        for address in reach.addresses:
            if not now.email:
                now.email = address
            elif address != now.email:
                now.notes.append(f"Also {address}")
        for phone in reach.phones:
            if not now.phone:
                now.phone = phone
            elif phone != now.phone:
                now.notes.append(f"Also {phone}")
        if reach.hidden:
            now.notes.append(HIDDEN_NOTE)
        now.notes.extend(f"{SPELLED_NOTE}: {one}" for one in reach.spelled)

    def _flush(self, *, keep_house: bool = True) -> None:
        now = self._now
        if now.reached or now.name:
            now.organisation = now.organisation or self._house
            self._found.append(now)
        if not keep_house:
            self._house = ""
        self._now = _Draft()


def _heading(text: str) -> tuple[str, str] | None:
    found = words.opening(text, "contacts")
    if found is None:
        short = words.opening(text, "contacts_short")
        found = short if short and short[1].lstrip().startswith((":", "：")) else None
    return found


def looks_like_contact(text: str) -> bool:
    """Whether a loose line is about how to reach somebody."""
    return len(text) <= _LONG and reach_of(text).any


def looks_like_name(text: str) -> bool:
    """Whether a loose line may be a person's name, title or organisation among contacts."""
    return len(text) <= _LONG_NAME and not text.endswith((".", "!", "?", "؟"))
