"""What the guard is told: frozen facts of the copy that is to leave and of each person, as read at one moment."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.contact import RefusalLevel
from desktop.domain.embargo.answers import Answer, EmbargoState
from desktop.domain.embargo.lift import LiftTime, Recheck
from desktop.domain.embargo.tiers import Tier
from desktop.domain.embargo.zones import UTC_ZONE


class CopyKind(StrEnum):
    """What is to leave: the text before its lift, the text for everybody, or the question without a word of it."""

    EMBARGOED = "embargoed"
    RELEASE = "release"
    OFFER = "offer"


class Channel(StrEnum):
    """The way out."""

    DRAFTS = "drafts"
    EXPORT = "export"
    CALL_SHEET = "call_sheet"
    KIT = "kit"
    PRINT = "print"
    CLIPBOARD = "clipboard"
    CALENDAR = "calendar"

    @property
    def by_mail(self) -> bool:
        """Whether it needs an e-mail address of each person."""
        return self in {Channel.DRAFTS, Channel.EXPORT}

    @property
    def by_phone(self) -> bool:
        """Whether it needs a phone number of each person."""
        return self is Channel.CALL_SHEET


class Release(StrEnum):
    """How a statement is to come out; not chosen at first."""

    NOT_CHOSEN = ""
    IMMEDIATE = "immediate"
    EMBARGO = "embargo"


class Condition(StrEnum):
    """What the workspace itself is; anything but the own one can release nothing."""

    OWN = "own"
    QUARANTINE = "quarantine"
    EXAMPLE = "example"
    READ_ONLY = "read_only"


class Assent(StrEnum):
    """Where an organisation that has not approved a revision stands."""

    WAITING = "waiting"
    COMMENTS = "comments"
    REFUSED = "refused"
    STRANGER = "stranger"  # named in the text, but not among those who sign


@dataclass(frozen=True, slots=True)
class Unsigned:
    """An organisation whose approval of exactly this revision is missing."""

    organisation: str
    assent: Assent = Assent.WAITING


@dataclass(frozen=True, slots=True)
class Version:
    """One language of the copy.

    Attributes:
        number, hash: the revision that would leave. 0 and "": there is none.
        current: the number of the newest revision.
        edited: the working text says something else than the newest revision.
        unsigned: whose approval of this revision is missing.
    """

    language: str
    number: int
    hash: str
    current: int
    edited: bool = False
    unsigned: tuple[Unsigned, ...] = ()


@dataclass(frozen=True, slots=True)
class Embargo:
    """Terms and lift, as promised (`lift`) and under the zone rules in use now (`rechecked`)."""

    lift: LiftTime
    rechecked: Recheck
    terms_no: int = 1
    state: EmbargoState = EmbargoState.RUNNING
    lifted_at: datetime | None = None
    tiers: tuple[Tier, ...] = ()
    exclusive: tuple[tuple[int, str], ...] = ()  # outlets it was promised to alone: id, name


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said of a person by hand: why or by whom, and since when."""

    words: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Copy:
    """What is to leave, and everything that could keep the whole of it back.

    Attributes:
        now: the moment the question is asked; `latest`: the newest moment the workspace remembers.
        home: the zone moments are told in.
        signers: how many organisations issue the statement.
        alone: people it was promised to alone.
        quotes: people quoted whose approval of the quote is not recorded.
    """

    statement_id: int
    kind: CopyKind
    channel: Channel
    now: datetime
    versions: tuple[Version, ...]
    main_language: str
    release: Release
    latest: datetime | None = None
    embargo: Embargo | None = None
    signers: int = 1
    withdrawn: Mark | None = None
    workspace: Condition = Condition.OWN
    alone: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    home: str = UTC_ZONE


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Why an address must get nothing, since when."""

    reason: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Address:
    """One e-mail address. `key` is the spelling by which addresses are the same; `position` 0 is the main one."""

    address: str
    key: str
    position: int = 0
    purpose: str = "work"
    bounced: str | None = None  # why mail came back; "" if nobody knows
    suppressed: Suppressed | None = None
    valid: bool = True
    hidden: bool = False  # a web page's placeholder

    @property
    def deliverable(self) -> bool:
        """Whether mail to it would arrive, allowed or not."""
        return self.valid and not self.hidden and self.bounced is None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the person refuses, in which words, since which day."""

    level: RefusalLevel
    reason: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """An embargo this person or their outlet broke, after which they were excluded."""

    title: str
    on: date
    outlet: str = ""  # whose breach it is, if not the person's own


@dataclass(frozen=True, slots=True)
class Held:
    """A text this person was given already; `way`: by which, None where nobody knows."""

    hash: str
    at: datetime
    way: Channel | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the audience.

    Attributes:
        same_as: records with the same one, not empty, are taken for the same person, unless `others` says they are not.
        posts: outlets they work for now: id, name.
        leads: partners that write to this person themselves.
        answers: theirs, and those of the desks they work at.
        alone: this statement was promised to this person alone (with others so marked).
        kept, agreed: embargoes kept, of how many agreed to, before this one.
        again: the moment since which what they held before does not count: it is to be given once more.
        good_hours: "09:00-17:00" in `zone`; `days` the days they work ("mon"), empty: any.
    """

    contact_id: int
    name: str = ""
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    posts: tuple[tuple[int, str], ...] = ()
    same_as: str = ""
    others: frozenset[int] = frozenset()
    refusal: Refusal | None = None
    in_bin: bool = False
    erased: bool = False
    left_out: Mark | None = None
    breaches: tuple[Breach, ...] = ()
    leads: tuple[Mark, ...] = ()
    alone: bool = False
    answers: tuple[Answer, ...] = ()
    kept: int = 0
    agreed: int = 0
    holds: tuple[Held, ...] = ()
    again: datetime | None = None
    languages: tuple[str, ...] = ()
    verified_on: date | None = None
    good_hours: str = ""
    days: tuple[str, ...] = ()
    zone: str = ""
    away_until: date | None = None
    safety: tuple[str, ...] = ()

    @property
    def outlets(self) -> frozenset[int]:
        """Where they work now."""
        return frozenset(outlet for outlet, _ in self.posts)

    @property
    def outlet(self) -> str:
        """The first outlet they work for, or ""."""
        return self.posts[0][1] if self.posts else ""
