"""A text that was read becomes a statement: its organisations are recognised, and made only when told."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue
from desktop.domain.organisation import Organisation, OrganisationCard, PressContactCard, cleaned, name_key
from desktop.domain.statement.text import PressContact, Signatory, StatementText
from desktop.domain.statement.tidy import tidied
from desktop.domain.values.emails import looks_like_address
from desktop.services.statements.writing import add_draft, add_statement, checked_language, checked_title
from desktop.services.workspaces import Workspace
from desktop.storage import organisations
from desktop.storage.command import Command


@dataclass(frozen=True, slots=True)
class Recognised:
    """One organisation a text names, and which of ours it is; None: not known yet."""

    signatory: Signatory
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A statement made of a text: which organisations were known, which were made, which are still strangers.

    A stranger is named in the text but does not sign: no revision can be made until it is added or taken out.
    """

    id: int
    known: tuple[Organisation, ...]
    made: tuple[Organisation, ...]
    strangers: tuple[Signatory, ...]
    touched: Touched


def recognise(workspace: Workspace, text: StatementText) -> tuple[Recognised, ...]:
    """Which organisations a text names, and which of them are known; by folded name or acronym, in any language."""
    with workspace.reading() as conn:
        return tuple(Recognised(one, organisations.named(conn, one.name, one.acronym)) for one in text.organisations)


def create_from_text(
    workspace: Workspace, text: StatementText, *, title: str = "", make_missing: bool = False
) -> Arrived:
    """Make a statement of a text that was read. `make_missing`: enter the organisations nobody knows as partners.

    Raises:
        InvalidValue: the text has no headline and no title was given, or its language is none.
    """
    words = tidied(text)
    code, named = checked_language(words.language), checked_title(title or words.headline)
    if not words.headline and not words.blocks:
        raise InvalidValue("There is no text to make a statement of.", "Nothing was changed.")
    with workspace.command(f"New statement “{named}”") as act:
        known, made, strangers = _settle(act, words, make_missing=make_missing)
        signing = sorted({one.id: one for one in (*known, *made)}.values(), key=lambda one: _place(one, words))
        statement_id = add_statement(act, named, code, [one.id for one in signing], words.kind)
        add_draft(act, statement_id, words)
    return Arrived(statement_id, tuple(known), tuple(made), tuple(strangers), act.touched)


def _settle(
    act: Command, text: StatementText, *, make_missing: bool
) -> tuple[list[Organisation], list[Organisation], list[Signatory]]:
    known: list[Organisation] = []
    made: list[Organisation] = []
    strangers: list[Signatory] = []
    for one in text.organisations:
        found = organisations.named(act.conn, one.name, one.acronym)
        if found is not None:
            known.append(found)
        elif make_missing:
            made.append(organisations.one(act.conn, organisations.add(act, _card(one, text))))
        else:
            strangers.append(one)
    return known, made, strangers


def _card(one: Signatory, text: StatementText) -> OrganisationCard:
    reached = [_contact_card(contact) for contact in text.contacts if _is_theirs(contact, one)]
    return cleaned({"name": one.name, "acronym": one.acronym, "press_contacts": [card for card in reached if card]})


def _is_theirs(contact: PressContact, one: Signatory) -> bool:
    return bool(contact.organisation) and name_key(contact.organisation) in {name_key(one.name), name_key(one.acronym)}


def _contact_card(contact: PressContact) -> PressContactCard:
    card: PressContactCard = {"name": contact.name, "title": contact.title, "phone": contact.phone}
    if looks_like_address(contact.email):
        card["email"] = contact.email
    return card


def _place(one: Organisation, text: StatementText) -> tuple[bool, int]:
    """Ours first, the others as the text names them."""
    from desktop.domain.organisation import is_named

    named: Sequence[Signatory] = text.organisations
    places = (place for place, other in enumerate(named) if is_named(one.card, other.name, other.acronym))
    return not one.own, next(places, len(named))
