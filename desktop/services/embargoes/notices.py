"""Letters to those an embargo concerns, in their own language: nobody who holds the text is left untold."""

from dataclasses import dataclass
from typing import Literal, Protocol

from desktop.domain.embargo import wording
from desktop.domain.embargo.embargo import Embargo, Person
from desktop.domain.embargo.speech import LANGUAGES
from desktop.domain.embargo.wording import Addressee, Letter
from desktop.services.embargoes.views import get, now_of, stands
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored

NoticeKind = Literal["earlier", "lifted", "breach", "cancelled"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One letter to write. `holds`: they hold the text already."""

    contact_id: int
    name: str
    letter: Letter
    holds: bool


class _Write(Protocol):
    def __call__(self, language: str, to: Addressee, *, agreed: bool) -> Letter: ...


def notices(workspace: Workspace, embargo_id: int, kind: NoticeKind, *, sender: str = "") -> tuple[Notice, ...]:
    """The letters about an embargo, one per person.

    Args:
        kind: `lifted` and `breach` go to all who hold the text; `earlier` to them and all who agreed; `cancelled` to
            them and all who were asked.

    Raises:
        NotFound: the embargo is gone.
    """
    embargo = get(workspace, embargo_id)
    told = {} if kind in {"lifted", "breach"} else _asked(workspace, embargo_id, agreed_only=kind == "earlier")
    with workspace.reading() as conn:
        held = stored.holders(conn, embargo.statement_id)
        people = stored.people(conn, [*held, *told])
    write = _writer(workspace, embargo, kind, sender)
    found = []
    for contact_id in dict.fromkeys([*held, *told]):
        name, language = held.get(contact_id, ("", ""))
        person = people.get(contact_id) or Person(contact_id, name)
        language = language or language_of(person)
        letter = write(language, addressee(person, language), agreed=contact_id in told)
        found.append(Notice(contact_id, person.name, letter, contact_id in held))
    return tuple(found)


def _asked(workspace: Workspace, embargo_id: int, *, agreed_only: bool) -> dict[int, None]:
    found = stands(workspace, embargo_id)
    return {one.contact_id: None for one in found if one.contact_id and (one.agreed or not agreed_only)}


def _writer(workspace: Workspace, embargo: Embargo, kind: NoticeKind, sender: str) -> "_Write":
    def write(language: str, to: Addressee, *, agreed: bool) -> Letter:
        if kind == "earlier":
            return wording.earlier_notice(language, embargo.lift, to, sender, agreed=agreed)
        if kind == "breach":
            return wording.breach_note(language, embargo.lift, to, sender)
        if kind == "cancelled":
            return wording.cancel_notice(language, to, sender)
        lifted_at = embargo.lifted_at or now_of(workspace)
        return wording.early_lift_notice(language, embargo.lift, lifted_at, to, sender)

    return write


def language_of(person: Person) -> str:
    """The language to write to somebody in: their first one that letters exist in; English if there is none.

    With the country they live in where it writes dates in its own way («تشرين الأول» in Lebanon).
    """
    for language in person.languages:
        short = language.split("-", maxsplit=1)[0]
        if short in LANGUAGES:
            return language if "-" in language or not person.country else f"{short}-{person.country}"
    return "en"


def addressee(person: Person, language: str) -> Addressee:
    """Somebody as a letter greets them; with their own greeting in the language, if one is known."""
    greetings = dict(person.greetings)
    reader = person.reader
    return Addressee(
        name=person.name,
        greeting=greetings.get(language) or greetings.get(language.split("-", maxsplit=1)[0], ""),
        outlet=person.outlets[0][1] if person.outlets else "",
        zone=reader.zone,
        city=reader.city,
    )
