"""Every kind of record the history can put back, behind one small protocol."""

from collections.abc import Sequence
from typing import Any, Protocol, cast

from sqlalchemy import Connection, select, update

from desktop.domain.contact import Card
from desktop.domain.outlet import OutletCard
from desktop.storage import contacts, lists, nouns, organisations, outlets
from desktop.storage.command import Command
from desktop.storage.tables import Contact, ContactTerm, Term

Known = dict[int, tuple[int, dict[str, Any]]]
"""id -> (version, card)."""


class Records(Protocol):
    """One kind of record as the history sees it. Nothing here logs but what others lose by it: undoing does."""

    def read(self, conn: Connection, ids: Sequence[int]) -> Known:
        """Those that exist."""

    def insert(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        """Bring back (id, version, card)."""

    def replace(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        """Replace (id, version read, card); the version grows by one."""

    def remove(self, act: Command, ids: Sequence[int]) -> list[int]:
        """Take away; answers with those removed (some may still be needed by others)."""


class _Contacts:
    def read(self, conn: Connection, ids: Sequence[int]) -> Known:
        return cast("Known", contacts.read_cards(conn, ids))

    def insert(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        new = [contacts.New(i, cast("Card", card), version=version) for i, version, card in records]
        contacts.Writer.of(act).insert(new)

    def replace(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        contacts.Writer.of(act).replace([(i, version, cast("Card", card)) for i, version, card in records])

    def remove(self, act: Command, ids: Sequence[int]) -> list[int]:
        kept = nouns.needed(act.conn, Contact, ids)  # somebody has an agreement with them, or left them out by hand
        gone = [contact_id for contact_id in ids if contact_id not in kept]
        lists.take_off_all(act, gone)
        contacts.remove(act.conn, gone)
        return gone


class _Outlets:
    def read(self, conn: Connection, ids: Sequence[int]) -> Known:
        return {i: (version, dict(card)) for i, (version, card) in outlets.read_cards(conn, ids).items()}

    def insert(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        outlets.insert_back(act, [(i, version, cast("OutletCard", card)) for i, version, card in records])

    def replace(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        outlets.replace(act, [(i, version, cast("OutletCard", card)) for i, version, card in records])

    def remove(self, act: Command, ids: Sequence[int]) -> list[int]:
        return outlets.remove_unused(act, ids)


class _Bin:
    """Whether a contact lies in the bin."""

    def read(self, conn: Connection, ids: Sequence[int]) -> Known:
        stored = contacts.read(conn, ids)
        return {i: (s.version, {"deleted": s.deleted_at is not None}) for i, s in stored.items()}

    def insert(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        """Nothing: being in the bin is never created apart from the contact."""

    def replace(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        for deleted in (True, False):
            contacts.move(act, [i for i, _, card in records if card["deleted"] is deleted], deleted=deleted)

    def remove(self, _act: Command, _ids: Sequence[int]) -> list[int]:
        return []


class _Words:
    """The spelling of a shared word: changed alone where only capitals or accents differ."""

    def read(self, conn: Connection, ids: Sequence[int]) -> Known:
        rows = conn.execute(select(Term.id, Term.label).where(Term.id.in_(ids)))
        return {term_id: (1, {"label": label}) for term_id, label in rows}

    def insert(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        """Nothing: words come with the contacts that carry them."""

    def replace(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        for term_id, _, card in records:
            act.conn.execute(update(Term).where(Term.id == term_id).values(label=card["label"]))
            act.touch("contact", act.conn.scalars(select(ContactTerm.contact_id).where(ContactTerm.term_id == term_id)))

    def remove(self, _act: Command, _ids: Sequence[int]) -> list[int]:
        return []


class _Organisations(nouns.NounRecords):
    def remove(self, act: Command, ids: Sequence[int]) -> list[int]:
        signing = organisations.statement_counts(act.conn, in_bin_too=True)  # named in cards, which no link guards
        return super().remove(act, [one for one in ids if one not in signing])


_TAKEN_BACK = (
    nouns.DELIVERY, nouns.BREACH, nouns.SIGNOFF_ROUND, nouns.STATEMENT_PERSON, nouns.ANSWER, nouns.EMBARGO,
    nouns.DRAFT, nouns.STATEMENT, nouns.ORGANISATION,
)  # fmt: skip
# Not among them: revisions, sign-offs, distributions. They happened. Deliveries and breaches did too: acts that make
# them cannot be undone; here they only go back to whom they belonged before two people were merged.

KINDS: dict[str, Records] = {
    **{noun.kind: nouns.NounRecords(noun) for noun in _TAKEN_BACK},
    nouns.ORGANISATION.kind: _Organisations(nouns.ORGANISATION),
    "contact": _Contacts(),
    "outlet": _Outlets(),
    "bin": _Bin(),
    "list": lists.RECORDS,
    "word": _Words(),
}
"""By the name change rows carry."""

UNDO_ORDER = (*(noun.kind for noun in _TAKEN_BACK), "list", "bin", "contact", "outlet", "word")
"""What hangs on others goes first; bringing back runs the other way round."""
