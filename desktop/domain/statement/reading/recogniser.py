"""From the paragraphs of a finished text to the parts of a statement, with how sure each part is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.acronyms import introductions
from desktop.domain.statement.reading.body import Body, BodyReader
from desktop.domain.statement.reading.clutter import said as said_of
from desktop.domain.statement.reading.clutter import without_clutter
from desktop.domain.statement.reading.contacts import read_contacts
from desktop.domain.statement.reading.dateline import Dateline, read_dateline, read_whole
from desktop.domain.statement.reading.days import find_day
from desktop.domain.statement.reading.front import Front, read_front
from desktop.domain.statement.reading.language import language_of
from desktop.domain.statement.reading.lines import Line, lines_of
from desktop.domain.statement.reading.marks import notes_on
from desktop.domain.statement.reading.nouns import Confidence, Paragraph, Recognised, ReleaseLine
from desktop.domain.statement.reading.organisations import Found, find_organisations
from desktop.domain.statement.reading.reach import HIDDEN_NOTE, SPELLED_NOTE
from desktop.domain.statement.reading.release import read_release
from desktop.domain.statement.reading.sections import section_of
from desktop.domain.statement.reading.signatories import entry
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementKind, StatementText

_SURE, _LIKELY, _CHECK = Confidence.SURE, Confidence.LIKELY, Confidence.CHECK
_OPENING_PARAGRAPHS, _LATE_DATELINE, _SHORT_LINE = 4, 6, 14
_LATE_HEADLINE, _LONG_HEADLINE = 4, 30


def recognise(paragraphs: Sequence[Paragraph], notes: Sequence[str] = ()) -> Recognised:
    """The parts of a finished text. `notes`: what its reader already has to say about the file.

    Nothing is lost: what fits nowhere is kept as a paragraph and named in `unrecognised`; the menus and buttons of a
    web page are left out and named in a note.
    """
    lines, clutter = without_clutter(lines_of(paragraphs))
    whole = [line.text for line in lines]
    known = _known_names(whole)
    front = read_front(lines, known)
    rest, dateline = _body_lines(lines, front)
    rest = _with_late_headline(rest, front)
    body = BodyReader(rest, known).read()
    found = _organisations(front, body, whole)
    contacts, left = read_contacts([*front.contacts, *body.contacts], found.organisations)
    language, language_sure = language_of("\n".join(whole))
    text = StatementText(
        language=language,
        kind=_kind(front, found)[0],
        urgency=front.urgency,
        headline=front.headline,
        subheadline=front.subheadline,
        organisations=found.organisations,
        **_city_and_day(dateline),
        blocks=(*_kept(front.others), *body.blocks, *_kept(left)),
        contacts=contacts,
        end_mark=body.end_mark,
    )
    release = front.release if front.release.release else _late_release(whole)
    confidence = _confidence(text, front, body, found, dateline) | {"language": language_sure}
    said = [
        *notes,
        *notes_on(one.text for one in paragraphs),
        *said_of(clutter),
        *_notes(text, release, dateline, body),
    ]
    unrecognised = (*front.others, *body.unrecognised, *left)
    return Recognised(text, confidence, release, unrecognised, tuple(dict.fromkeys(said)))


def _kept(texts: Iterable[str]) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


def _known_names(whole: Sequence[str]) -> frozenset[str]:
    found = [one for text in whole for one in introductions(text)]
    named = {folding.key(text) for one in found for text in (one.name, one.acronym)}
    return frozenset(named | set(_houses(whole)))


def _houses(whole: Sequence[str]) -> Iterator[str]:
    """Names after "About", where the next line begins with the same name."""
    for line, following in pairwise(whole):
        opened = words.opening(line, "about")
        name = folding.key(opened[1]) if opened and len(line.split()) < _SHORT_LINE else ""
        if name and folding.key(following[: len(line) + 20]).startswith(name):
            yield name


def _body_lines(lines: list[Line], front: Front) -> tuple[list[Line], Dateline | None]:
    """The lines of the body without the dateline of its first paragraph, and the dateline."""
    rest = lines[front.body_at :]
    dateline = front.dateline
    for place, line in enumerate(rest[:_LATE_DATELINE]):
        found = read_dateline(line.text)
        if found is None or (place > 1 and not (found.sure and found.city)):
            continue
        bold = max(0, line.bold - (len(line.text) - len(found.rest)))
        rest = [*rest[:place], replace(line, text=found.rest, bold=bold), *rest[place + 1 :]]
        day = (
            found.day if found.day and (found.day.iso or not (dateline and dateline.day)) else dateline and dateline.day
        )
        city = found.city or (dateline.city if dateline else "")
        if day is None:
            rest, late = _without_late_day(rest)
            day = late.day if late else None
        return rest, Dateline(city, day or None, "", sure=found.sure)
    if dateline is not None:
        return rest, dateline
    return _without_late_day(rest, lines[: front.body_at])


def _with_late_headline(rest: list[Line], front: Front) -> list[Line]:
    """A headline that stands below the first paragraph, where there is none above it."""
    for place, line in enumerate(rest[1:_LATE_HEADLINE], start=1):
        titled = line.is_loud and 3 < line.words < _LONG_HEADLINE and not line.text.endswith((".", ":", ";"))  # noqa: PLR2004
        plain = front.headline_is_byline and 3 < line.words < _SHORT_LINE and line.text[-1:].isalnum()  # noqa: PLR2004
        plain = plain and not any(one.is_item for one in rest[place + 1 : place + 2])
        if (
            (plain or (not front.headline and titled))
            and section_of(line, frozenset(), late=False) is None
            and not line.is_item
        ):
            front.headline = line.text
            return [*rest[:place], *rest[place + 1 :]]
    return rest


def _without_late_day(rest: list[Line], head: Sequence[Line] = ()) -> tuple[list[Line], Dateline | None]:
    """City and day below the text, as Arabic, French and Spanish texts often have them; else the day of an imprint."""
    for place in range(len(rest) - 1, 0, -1):
        found = read_whole(rest[place].text)
        if found is not None and found.day and found.day.iso:
            above = read_whole(rest[place - 1].text) if not found.city else None
            if above is not None and above.city and above.day is None and place > 1:
                return [*rest[: place - 1], *rest[place + 1 :]], replace(found, city=above.city)
            return [*rest[:place], *rest[place + 1 :]], found
    for line in (*head, *rest[len(rest) // 2 :]):
        opened = words.opening(line.text, "signatures", "date_labels")
        day = find_day(line.text) if opened and line.words <= _SHORT_LINE else None
        if day is not None:
            return rest, Dateline("", replace(day, doubtful=True), "")
    return rest, None


def _city_and_day(dateline: Dateline | None) -> dict[str, str]:
    if dateline is None:
        return {}
    day = dateline.day
    return {"city": dateline.city, "date": day.iso if day else "", "date_written": day.written if day else ""}


def _organisations(front: Front, body: Body, whole: Sequence[str]) -> Found:
    prose = [
        block.text for block in body.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.LEAD, BlockKind.QUOTE}
    ]
    opening = [*front.bylines, *prose[:_OPENING_PARAGRAPHS], front.headline, front.subheadline]
    houses = [block.organisation for block in body.blocks if block.kind is BlockKind.BOILERPLATE and block.organisation]
    found = find_organisations(body.signatories, [text for text in opening if text], whole)
    found = replace(found, organisations=tuple(_as_house(one, houses) for one in found.organisations))
    if found.confidence is not _CHECK and found.organisations:
        return found
    letterhead = [one for line in front.bylines for one in entry(line) if len(line.split()) < 20]  # noqa: PLR2004
    if letterhead:
        return Found(tuple(letterhead), _LIKELY)
    if houses:
        named = [one for house in houses for one in entry(house)]
        return Found(tuple(dict.fromkeys(named)), _LIKELY)
    quoted = dict.fromkeys(b.organisation for b in body.blocks if b.kind is BlockKind.QUOTE and b.organisation)
    return found if found.organisations or not quoted else Found(tuple(map(Signatory, quoted)), _CHECK)


def _as_house(one: Signatory, houses: Sequence[str]) -> Signatory:
    """Such as “Rescuers of Open Sea”: the boilerplate says that its name is "Open Sea"."""
    for house in houses:
        if folding.key(one.name).endswith(f" {folding.key(house)}") and not one.acronym:
            return Signatory(house, one.acronym)
    return one


def _kind(front: Front, found: Found) -> tuple[StatementKind, Confidence]:
    several = len(found.organisations) > 1
    if several and StatementKind.STATEMENT in {front.kind, front.kind or front.kind_inside}:
        return StatementKind.JOINT_STATEMENT, _LIKELY
    if (
        front.kind in {StatementKind.RELEASE, StatementKind.STATEMENT}
        and front.kind_inside is StatementKind.JOINT_STATEMENT
    ):
        return StatementKind.JOINT_STATEMENT, _SURE
    if front.kind is not None:
        return front.kind, _SURE
    if front.kind_inside is not None:
        return front.kind_inside, _SURE
    if several:
        return StatementKind.JOINT_STATEMENT, _LIKELY
    return StatementKind.STATEMENT, _CHECK


def _late_release(whole: Sequence[str]) -> ReleaseLine:
    """A release line that stands at the end of the text."""
    for text in whole[-12:]:
        found = read_release(text)
        if found is not None and words.opening(text, "immediate", "embargo"):
            return found[0]
    return ReleaseLine()


def _confidence(
    text: StatementText, front: Front, body: Body, found: Found, dateline: Dateline | None
) -> dict[str, Confidence]:
    sure_city = bool(dateline and dateline.sure)
    day = dateline.day if dateline else None
    return {
        "kind": _kind(front, found)[1],
        "urgency": _SURE,
        "headline": (_SURE if front.headline_loud else _LIKELY) if text.headline else _CHECK,
        "organisations": found.confidence if text.organisations else _CHECK,
        "city": _SURE if text.city and sure_city else (_LIKELY if text.city else _CHECK),
        "date": _CHECK if not text.date or (day and day.doubtful) else _SURE,
        "paragraphs": _CHECK if not text.blocks or body.unrecognised else _SURE,
        "demands": _demand_confidence(text, body),
        "quotes": _quote_confidence(text),
        "contacts": _contact_confidence(text.contacts),
    }


def _demand_confidence(text: StatementText, body: Body) -> Confidence:
    if not text.demands or body.doubtful_demands:
        return _CHECK
    labelled = sum(bool(demand.label) for demand in text.demands)
    return _SURE if len(text.demands) > 1 and labelled in {0, len(text.demands)} else _LIKELY


def _quote_confidence(text: StatementText) -> Confidence:
    if any(not quote.person for quote in text.quotes):
        return _CHECK
    return _SURE if all(quote.role or quote.organisation for quote in text.quotes) else _LIKELY


def _contact_confidence(contacts: Sequence[PressContact]) -> Confidence:
    if not contacts or any(not (one.email or one.phone) for one in contacts):
        return _CHECK
    return _SURE if all(one.name or one.organisation for one in contacts) else _LIKELY


def _notes(text: StatementText, release: ReleaseLine, dateline: Dateline | None, body: Body) -> list[str]:
    notes = []
    hidden = sum(HIDDEN_NOTE in one.note for one in text.contacts)
    if hidden:
        what = "1 address: fill it in" if hidden == 1 else f"{hidden} addresses: fill them in"
        notes.append(f"The web page hid {what}.")
    if spelled := sum(SPELLED_NOTE in one.note for one in text.contacts):
        notes.append(
            f"{spelled} of the addresses is spelled out, not written: fill it in."
            if spelled == 1
            else f"{spelled} addresses are spelled out, not written: fill them in."
        )
    if release.release == "embargo" and "T" not in release.wall:
        notes.append("The text says that it is embargoed, but its time could not be read: set the lift by hand.")
    if not text.headline:
        notes.append("No headline was found.")
    if not text.organisations:
        notes.append("No organisation was found.")
    if not text.demands:
        notes.append("No demands were found.")
    notes.extend(_notes_on_day(text, dateline))
    if unnamed := sum(not quote.person for quote in text.quotes):
        notes.append(f"{'1 quote says' if unnamed == 1 else f'{unnamed} quotes say'} not whose it is.")
    if body.notes_seen:
        notes.append("The notes to editors were kept as the last paragraphs.")
    return notes


def _notes_on_day(text: StatementText, dateline: Dateline | None) -> list[str]:
    day = dateline.day if dateline else None
    if day is None:
        return ["No date was found."]
    if not text.date:
        return [f"The date has no year: ‘{day.written}’."]
    return [f"The date can be read in two orders: ‘{day.written}’."] if day.doubtful else []
