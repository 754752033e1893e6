"""The tables, typed. Every moment is a UTC instant as ISO text (`2026-11-22T10:00:00Z`), every day an ISO date.

A contact is an aggregate: its lines (addresses, phones, handles, affiliations, terms) live and die with it, and one
`version` guards them all. Lines are clustered by contact, so that a page of contacts reads few pages of the file.
Folded texts (`*_key`) are made by `domain.folding`; no engine's own collation is trusted with them.
"""

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.storage import tables_statements  # noqa: F401  # one set of tables, in two modules
from desktop.storage.table import Table as Table  # noqa: PLC0414  # the whole set is asked for here


class Meta(Table):
    """Facts of the workspace itself: ids, the key of the suppression hashes, kind (own, example), latest moment."""

    __tablename__ = "meta"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Batch(Table):
    """A group of changes made by one act. `chain` seals it to the batch before it, so that tampering shows."""

    __tablename__ = "batch"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # edit, import, merge, bulk, undo, export, ...
    label: Mapped[str]  # "Import newsroom.xlsx"
    user: Mapped[str]
    at: Mapped[str]
    counts: Mapped[str] = mapped_column(default="{}")  # JSON, what the report says
    undoes: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    undoable: Mapped[bool] = mapped_column(default=True)
    chain: Mapped[bytes] = mapped_column(LargeBinary)


class Change(Table):
    """One record touched by a batch. `before` and `after` are JSON cards; a record created has no `before`.

    `after` may be absent for records created in bulk: the record itself, or the next change's `before`, says it.
    """

    __tablename__ = "change"
    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    entity: Mapped[str]  # contact, outlet, list, suppression
    entity_id: Mapped[int]
    version: Mapped[int]  # the record's version after this change; 0 when it was deleted
    before: Mapped[bytes | None] = mapped_column(LargeBinary)
    after: Mapped[bytes | None] = mapped_column(LargeBinary)
    __table_args__ = (Index("ix_change_entity_entity_id", "entity", "entity_id"),)


class Outlet(Table):
    """What contacts publish in; two levels: a company and, by `parent_id`, its programmes and sections."""

    __tablename__ = "outlet"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"), index=True)
    kind: Mapped[str] = mapped_column(default="")  # agency, daily, tv, radio, online, magazine, newsletter, podcast
    country: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="[]")  # JSON list of BCP 47
    website: Mapped[str] = mapped_column(default="")
    emails: Mapped[str] = mapped_column(default="[]")  # JSON list of desk addresses
    reach: Mapped[str] = mapped_column(default="")  # circulation or audience as given
    notes: Mapped[str] = mapped_column(default="")
    custom: Mapped[str] = mapped_column(default="{}")
    created_at: Mapped[str]
    updated_at: Mapped[str]
    deleted_at: Mapped[str | None]


class Contact(Table):
    """One person or desk. Fields that hold rare structures are JSON text, as in `domain.contact.Card`."""

    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    display_name: Mapped[str] = mapped_column(default="")  # always filled: `domain.contact.display_name`
    sort_key: Mapped[str]  # key(sort_name)
    match_key: Mapped[str]  # "name|main outlet", both folded; empty without a name
    outlet_key: Mapped[str] = mapped_column(default="")  # folded main outlet, to sort and match by
    given_name: Mapped[str] = mapped_column(default="")
    middle_name: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str] = mapped_column(default="")
    prefix: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    nickname: Mapped[str] = mapped_column(default="")
    transliteration: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    verified_on: Mapped[str] = mapped_column(default="")
    last_touch: Mapped[str] = mapped_column(default="")
    good_hours: Mapped[str] = mapped_column(default="")
    away_until: Mapped[str] = mapped_column(default="")
    refusal: Mapped[str] = mapped_column(default="")  # "" or a RefusalLevel
    more: Mapped[str] = mapped_column(default="{}")  # JSON: greetings, custom, facts, refusal line, safety, channels
    flags: Mapped[int] = mapped_column(default=0)  # 1 safety flag, 2 an address bounced, 4 has a usable address
    created_batch: Mapped[int | None]
    created_at: Mapped[str]
    updated_at: Mapped[str]
    deleted_at: Mapped[str | None]
    __table_args__ = (
        Index(  # the contacts table in order, with all it is sorted and filtered by: no look at the wide rows
            "ix_contact_sort_key",
            "deleted_at",
            "sort_key",
            "id",
            "country",
            "outlet_key",
            "verified_on",
            "last_touch",
            "created_at",
            "updated_at",
            "flags",
            "refusal",
        ),
        Index(  # names by id, to put in order the thousands who answer a search; no look at the wide rows
            "ix_contact_id_sort_key",
            "id",
            "sort_key",
            sqlite_where=text("deleted_at IS NULL"),
        ),
        Index("ix_contact_match_key", "match_key"),
        Index("ix_contact_outlet_key", "outlet_key"),
        Index("ix_contact_created_batch", "created_batch"),
    )


class ContactEmail(Table):
    """An address of a contact; `address_key` is the spelling all lookups and suppressions use."""

    __tablename__ = "contact_email"
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    address_key: Mapped[str] = mapped_column(index=True)
    purpose: Mapped[str] = mapped_column(default="work")
    state: Mapped[str] = mapped_column(default="ok")
    reason: Mapped[str] = mapped_column(default="")
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  # SQLAlchemy reads a plain dict


class ContactPhone(Table):
    """A phone of a contact, E.164 or as typed (`checked` false)."""

    __tablename__ = "contact_phone"
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(index=True)
    purpose: Mapped[str] = mapped_column(default="")
    answers: Mapped[str] = mapped_column(default="")  # blank-separated: call whatsapp signal fax
    extension: Mapped[str] = mapped_column(default="")
    checked: Mapped[bool] = mapped_column(default=True)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012


class ContactHandle(Table):
    """A handle or page of a contact."""

    __tablename__ = "contact_handle"
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    network: Mapped[str]
    handle: Mapped[str]
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012


class Affiliation(Table):
    """A dated link contact-outlet with a role; position 0 is the main one."""

    __tablename__ = "affiliation"
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"))  # none: freelance
    desk: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    started: Mapped[str] = mapped_column(default="")
    ended: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        Index("ix_affiliation_outlet_id", "outlet_id", "ended"),
        {"sqlite_with_rowid": False},
    )


class Term(Table):
    """A word of a shared vocabulary: beats, regions, languages, tags."""

    __tablename__ = "term"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # beats, regions, languages, tags
    label: Mapped[str]
    label_key: Mapped[str]
    __table_args__ = (UniqueConstraint("kind", "label_key"),)


class ContactTerm(Table):
    """Which words a contact carries, in order. Read by contact (primary key) and by word (index)."""

    __tablename__ = "contact_term"
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # one running number over all kinds
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"))
    __table_args__ = (
        Index("ix_contact_term_term_id", "term_id", "contact_id"),
        {"sqlite_with_rowid": False},
    )


class ContactSearch(Table):
    """The folded texts of a contact that search reads. The engine's text index stands on this table."""

    __tablename__ = "contact_search"
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    names: Mapped[str] = mapped_column(default="")  # every script, nickname, transliteration, joined forms (obrien)
    outlets: Mapped[str] = mapped_column(default="")  # outlets, desks, roles
    addresses: Mapped[str] = mapped_column(default="")  # e-mail, digits of phones, handles
    covers: Mapped[str] = mapped_column(default="")  # beats, regions, tags, languages, place
    notes: Mapped[str] = mapped_column(default="")


class MailingList(Table):
    """A list: members by hand, or smart (a saved rule), both with manual adds and excludes."""

    __tablename__ = "mailing_list"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    query: Mapped[str | None]  # JSON of a ContactQuery for a smart list
    note: Mapped[str] = mapped_column(default="")
    created_at: Mapped[str]
    updated_at: Mapped[str]
    deleted_at: Mapped[str | None]


class ListMember(Table):
    """A contact put on a list (`added`) or kept off a smart list (`excluded`) by hand."""

    __tablename__ = "list_member"
    list_id: Mapped[int] = mapped_column(ForeignKey("mailing_list.id", ondelete="CASCADE"), primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True, index=True)
    how: Mapped[str] = mapped_column(default="added")
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012


class Suppression(Table):
    """An address that must get nothing, kept as a keyed hash so that it outlives the contact."""

    __tablename__ = "suppression"
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    reason: Mapped[str]
    evidence: Mapped[str] = mapped_column(default="")
    at: Mapped[str]
    user: Mapped[str]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    lifted_at: Mapped[str | None]
    lifted_reason: Mapped[str] = mapped_column(default="")


class NotSamePerson(Table):
    """Two contacts a person said are different; never proposed again."""

    __tablename__ = "not_same_person"
    first_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)


class RememberedMapping(Table):
    """How the columns of a sheet of this shape were matched last time."""

    __tablename__ = "remembered_mapping"
    shape: Mapped[str] = mapped_column(primary_key=True)  # hash of the folded header row
    mapping: Mapped[str]  # JSON
    used_at: Mapped[str]
