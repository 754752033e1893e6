"""The tables of joint statements: who issues them, their texts, sign-offs, embargoes and what left the house.

As in `storage.tables`: every moment is a UTC instant as ISO text. `card` columns are JSON objects. Revisions,
sign-offs, breaches, distributions and deliveries are facts: written once, never changed or taken back.
"""

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.storage.table import Table


class KeptFile(Table):
    """A file copied into the workspace at one moment, under its hash: attachment, logo, evidence."""

    __tablename__ = "kept_file"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[str]


class Organisation(Table):
    """Ours, or a partner. `card` is a `domain.organisation.OrganisationCard`."""

    __tablename__ = "organisation"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    acronym: Mapped[str] = mapped_column(default="")
    own: Mapped[bool] = mapped_column(default=False)
    card: Mapped[str] = mapped_column(default="{}")
    created_at: Mapped[str]
    updated_at: Mapped[str]
    deleted_at: Mapped[str | None]


class Statement(Table):
    """One statement; its texts are drafts and revisions. Its stage is worked out from what happened to it.

    `card`: organisations (ids in the agreed order, own first), kind, attachments, quote_approvals, withdrawn, notes.
    """

    __tablename__ = "statement"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[str]
    main_language: Mapped[str]
    release: Mapped[str] = mapped_column(default="")  # "" not chosen, immediate, embargo
    card: Mapped[str] = mapped_column(default="{}")
    created_at: Mapped[str]
    updated_at: Mapped[str]
    deleted_at: Mapped[str | None]


class Revision(Table):
    """A text that never changes again, in one language. `number` counts per statement and language from 1."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"))
    language: Mapped[str]
    number: Mapped[int]
    hash: Mapped[str] = mapped_column(index=True)  # `domain.statement.text.content_hash`
    text: Mapped[str]
    made_at: Mapped[str]
    made_by: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("statement_id", "language", "number"),)


class Draft(Table):
    """The working text of one language of a statement; `current_revision_id` is what its partners are asked about."""

    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"))
    language: Mapped[str]
    text: Mapped[str]
    current_revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    updated_at: Mapped[str]
    __table_args__ = (UniqueConstraint("statement_id", "language"),)


class SignoffRound(Table):
    """Partners asked about a revision, with a deadline. `organisations` is a JSON list of ids."""

    __tablename__ = "signoff_round"
    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    kind: Mapped[str]  # redline, sign_off
    organisations: Mapped[str]
    deadline: Mapped[str]
    asked_at: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class Signoff(Table):
    """One organisation's answer on one revision. The newest one of an organisation counts."""

    __tablename__ = "signoff"
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    decision: Mapped[str]  # approved, refused, comments
    person: Mapped[str]
    at: Mapped[str]
    how: Mapped[str]  # in_person, mail, call, file, own
    note: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str | None] = mapped_column(ForeignKey("kept_file.sha256"))
    hash: Mapped[str]  # the revision's hash it binds to
    key_verified: Mapped[bool] = mapped_column(default=False)
    recorded_by: Mapped[str]


class Embargo(Table):
    """Terms and lift of one statement: wall time and zone are the promise, `utc` is what they meant when set."""

    __tablename__ = "embargo"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"), unique=True)
    wall: Mapped[str]
    zone: Mapped[str]
    utc: Mapped[str] = mapped_column(index=True)
    tzdata_version: Mapped[str]
    terms_no: Mapped[int] = mapped_column(default=1)  # grows when terms get worse or the lift moves later
    terms: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    card: Mapped[str] = mapped_column(default="{}")  # tiers, exclusive, former lifts
    lifted_at: Mapped[str | None]
    updated_at: Mapped[str]


class Answer(Table):
    """What one person, or one desk, said to the terms they were offered."""

    __tablename__ = "answer"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    embargo_id: Mapped[int] = mapped_column(ForeignKey("embargo.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)  # none: the whole desk
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"), index=True)
    scope: Mapped[str]  # person, desk
    state: Mapped[str]  # asked, accepted, declined
    lift_utc: Mapped[str]
    terms_no: Mapped[int]
    at: Mapped[str]
    how: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str | None] = mapped_column(ForeignKey("kept_file.sha256"))
    void_reason: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[str]
    __table_args__ = (Index("ix_answer_embargo_id", "embargo_id", "contact_id"),)


class Breach(Table):
    """An embargo that did not hold: what was seen, who, why, and what was decided."""

    __tablename__ = "breach"
    id: Mapped[int] = mapped_column(primary_key=True)
    embargo_id: Mapped[int] = mapped_column(ForeignKey("embargo.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"), index=True)
    cause: Mapped[str]  # our_tool, time_zone, partner, journalist, leak, unknown
    noticed_at: Mapped[str]
    published_at: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str | None] = mapped_column(ForeignKey("kept_file.sha256"))
    decision: Mapped[str] = mapped_column(default="none")  # note, exclude, none
    decision_note: Mapped[str] = mapped_column(default="")
    appeal: Mapped[str] = mapped_column(default="")
    at: Mapped[str]


class StatementPerson(Table):
    """What was said by hand of one person for one statement: left out, led by a partner, promised it alone."""

    __tablename__ = "statement_person"
    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    how: Mapped[str]  # left_out, partner_leads, exclusive, again
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    note: Mapped[str] = mapped_column(default="")
    since: Mapped[str]
    __table_args__ = (UniqueConstraint("statement_id", "contact_id", "how"),)


class Distribution(Table):
    """One act of giving texts away through one channel. `revisions`: language to hash; `counts`: the report."""

    __tablename__ = "distribution"
    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"), index=True)
    copy: Mapped[str]  # embargoed, release, correction
    channel: Mapped[str]  # drafts, export, call_sheet, kit, print, clipboard
    at: Mapped[str]
    by: Mapped[str]
    revisions: Mapped[str] = mapped_column(default="{}")
    note: Mapped[str] = mapped_column(default="")
    counts: Mapped[str] = mapped_column(default="{}")


class Delivery(Table):
    """One recipient's line of a distribution: the ledger. Its texts outlive the contact, so it is not linked."""

    __tablename__ = "delivery"
    id: Mapped[int] = mapped_column(primary_key=True)
    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), index=True)
    contact_id: Mapped[int] = mapped_column(index=True)
    name: Mapped[str]
    outlet: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    hash: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="")
    promise: Mapped[str] = mapped_column(default="")  # what they agreed to, in words
    at: Mapped[str]
    state: Mapped[str] = mapped_column(default="")
