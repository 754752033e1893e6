"""The same person twice among the contacts: found, compared side by side, merged into one, or told apart for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import delete, insert, or_, select

from desktop.domain.changes import Touched
from desktop.domain.contact import Card, Contact, display_name
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.importing import Policies, Policy
from desktop.domain.matching import Likeness, likeness, signs_of
from desktop.domain.merging import merge as joined
from desktop.domain.undoing import stricter
from desktop.services import contacts
from desktop.services.workspaces import Workspace
from desktop.storage import contacts as stored
from desktop.storage import heirs, lists, suppressions
from desktop.storage.command import Command
from desktop.storage.tables import Contact as ContactTable
from desktop.storage.tables import ContactEmail, ContactPhone, ListMember, NotSamePerson


@dataclass(frozen=True, slots=True)
class Suspect:
    """Another contact that may be the same person, with how alike they are and why."""

    contact: Contact
    likeness: Likeness


def suspects(workspace: Workspace, contact_id: int) -> list[Suspect]:
    """Who else this contact may be, the likeliest first; pairs told apart before are not named again."""
    one = contacts.get(workspace, contact_id)
    signs = signs_of(one.card)
    with workspace.reading() as conn:
        shared = [
            select(ContactEmail.contact_id).where(ContactEmail.address_key.in_(signs.emails)),
            select(ContactPhone.contact_id).where(ContactPhone.number.in_(signs.phones)),
            select(ContactTable.id).where(ContactTable.outlet_key == signs.outlet, ContactTable.outlet_key != ""),
        ]
        ids = {found for asked in shared for found in conn.scalars(asked)} - {contact_id}
        apart = select(NotSamePerson.first_id, NotSamePerson.second_id).where(
            or_(NotSamePerson.first_id == contact_id, NotSamePerson.second_id == contact_id)
        )
        ids -= {found for pair in conn.execute(apart) for found in pair}
        cards = {i: s.card for i, s in stored.read(conn, sorted(ids)).items() if s.deleted_at is None}
    alike = {i: likeness(signs, signs_of(card)) for i, card in cards.items()}
    best = sorted((i for i in alike if alike[i].score), key=lambda i: -alike[i].score)
    return [Suspect(contacts.get(workspace, i), alike[i]) for i in best]


def proposal(cards: Sequence[Card]) -> Card:
    """What merging gives if the first card wins where they differ: lists joined, the stricter refusal kept."""
    card = cards[0]
    for other in cards[1:]:
        card = joined(card, other, Policies(Policy.ADD)).card
    return card


def merge(workspace: Workspace, keep: Contact, others: Sequence[Contact], card: Card) -> Touched:
    """Make several contacts one: `keep` becomes `card`, the others go; their lists are joined. Undone in one.

    The stricter refusal of all is kept whatever `card` says.

    Raises:
        ChangedElsewhere, NotFound: one of them is not what was compared; nothing was changed.
        InvalidValue: there is nothing to merge.
    """
    if not others:
        raise InvalidValue("Choose at least two contacts to merge.", "Nothing was changed.")
    refusal = card.get("refusal")
    for contact in (keep, *others):
        refusal = stricter(refusal, contact.card.get("refusal"))
    result: Card = {**card, "refusal": refusal} if refusal else card
    with workspace.command(f"Merge into {display_name(card)}", kind="merge") as act:
        _check_unchanged(act, (keep, *others))
        _join_lists(act, keep.id, [other.id for other in others])
        stored.Writer.of(act).replace([(keep.id, keep.version, result)])
        act.log("contact", keep.id, keep.version + 1, keep.card, result)
        suppressions.suppress_refused(act, result)
        for other in others:
            act.log("contact", other.id, other.version + 1, other.card, None)
        heirs.hand_over(act, [other.id for other in others], keep.id)
        stored.remove(act.conn, [other.id for other in others])
    return act.touched


def tell_apart(workspace: Workspace, one: int, other: int) -> Touched:
    """Remember that these two are different people."""
    first, second = sorted((one, other))
    pair = (NotSamePerson.first_id == first, NotSamePerson.second_id == second)
    with workspace.command("Not the same person", kind="setting", undoable=False) as act:
        act.conn.execute(delete(NotSamePerson).where(*pair))
        act.conn.execute(insert(NotSamePerson).values(first_id=first, second_id=second))
        act.touch("contact", [one, other])
    return act.touched


def _check_unchanged(act: Command, compared: Sequence[Contact]) -> None:
    found = stored.read(act.conn, [contact.id for contact in compared])
    for contact in compared:
        if contact.id not in found:
            raise NotFound(f"{display_name(contact.card)} no longer exists.", "Nothing was changed.")
        if found[contact.id].version != contact.version:
            raise stored.changed_elsewhere(display_name(contact.card))


def _join_lists(act: Command, keep: int, others: Sequence[int]) -> None:
    """Whoever goes leaves their lists to the one who stays; logged, so that undo gives them back."""
    member = ListMember
    held = set(act.conn.scalars(select(member.list_id).where(member.contact_id == keep)))
    asked = select(member.list_id, member.contact_id, member.how).where(member.contact_id.in_(others))
    for list_id, other, how in act.conn.execute(asked).all():
        lists.put(act, list_id, [other], "")
        if list_id not in held:
            lists.put(act, list_id, [keep], cast("lists.How", how))
            held.add(list_id)
