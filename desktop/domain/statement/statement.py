"""A statement as stored: who issues it, its language versions with their revisions, what hangs on it."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, TypedDict

from desktop.domain.folding import visible
from desktop.domain.organisation import Organisation
from desktop.domain.signoff import Asked, Round, Signoff, SignoffState
from desktop.domain.statement.stage import Facts, Release, Stage, Step, stage_of, steps
from desktop.domain.statement.text import Block, StatementText, content_hash

PersonHow = Literal["left_out", "partner_leads", "exclusive", "again"]


class AttachmentCard(TypedDict):
    """A file that goes with the statement; `sha256` names its copy in the workspace."""

    sha256: str
    name: str
    media_type: str
    size: int


class QuoteApprovalCard(TypedDict, total=False):
    """The person quoted approved their words. `quote` is the hash of these words (`quote_key`)."""

    quote: str
    person: str
    at: str
    how: str
    note: str
    evidence: str | None


class WithdrawnCard(TypedDict):
    """Since when, and why."""

    at: str
    reason: str


class StatementCard(TypedDict, total=False):
    """What a statement knows besides its texts. `organisations` are ids in the agreed order."""

    organisations: list[int]
    kind: str
    attachments: list[AttachmentCard]
    quote_approvals: list[QuoteApprovalCard]
    withdrawn: WithdrawnCard
    notes: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that never changes again."""

    id: int
    statement_id: int
    language: str
    number: int
    hash: str
    text: StatementText
    made_at: str
    made_by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One language: its working text (`text`, at `version`) and the revision partners are asked about."""

    id: int
    version: int
    language: str
    text: StatementText
    current: Revision | None
    updated_at: str

    @property
    def changed(self) -> bool:
        """Whether the working text says something else than the current revision; also where there is none yet."""
        return self.current is None or self.current.hash != content_hash(self.text)

    @property
    def asked(self) -> Asked:
        """What organisations are asked about."""
        if self.current is None:
            return Asked(self.language)
        return Asked(self.language, self.current.id, self.current.number, self.current.hash)


@dataclass(frozen=True, slots=True)
class StatementPerson:
    """What was said by hand of one person for this statement; `organisation_id` is the partner that leads."""

    id: int
    contact_id: int
    how: PersonHow
    since: str
    organisation_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EmbargoSummary:
    """The embargo in short: the lift as promised and as an instant (UTC, ISO)."""

    state: str
    wall: str
    zone: str
    utc: str


@dataclass(frozen=True, slots=True)
class QuoteState:
    """One quote of one language, and its approval; None where these very words were not approved."""

    language: str
    block: Block
    key: str
    approval: QuoteApprovalCard | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One stored statement as read at one moment. `versions` has the main language first."""

    id: int
    version: int
    title: str
    main_language: str
    release: Release
    card: StatementCard
    organisations: tuple[Organisation, ...]
    versions: tuple[Version, ...]
    signoffs: tuple[Signoff, ...]
    rounds: tuple[Round, ...]
    state: SignoffState
    people: tuple[StatementPerson, ...]
    copies: frozenset[str]
    embargo: EmbargoSummary | None
    updated_at: str
    deleted_at: str | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """Its languages, the main one first."""
        return tuple(version.language for version in self.versions)

    @property
    def attachments(self) -> tuple[AttachmentCard, ...]:
        """What goes with it."""
        return tuple(self.card.get("attachments", ()))

    @property
    def withdrawn(self) -> WithdrawnCard | None:
        """Since when and why it was withdrawn, if it was."""
        return self.card.get("withdrawn")

    @property
    def facts(self) -> Facts:
        """What happened to it, for its stage."""
        return Facts(
            languages=len(self.versions),
            revised=sum(version.current is not None for version in self.versions),
            settled=sum(not version.changed for version in self.versions),
            signed=self.state.signed,
            signers=len(self.organisations),
            release=self.release,
            copies=self.copies,
            withdrawn=self.withdrawn is not None,
        )

    @property
    def stage(self) -> Stage:
        """How far it is."""
        return stage_of(self.facts)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The way it goes, as the stepper shows it."""
        return steps(self.facts)

    @property
    def quotes(self) -> tuple[QuoteState, ...]:
        """Every quote of every language with its approval."""
        approvals = {one["quote"]: one for one in self.card.get("quote_approvals", ())}
        return tuple(
            QuoteState(version.language, block, key, approvals.get(key))
            for version in self.versions
            for block in version.text.quotes
            for key in (quote_key(block),)
        )

    def version_in(self, language: str) -> Version | None:
        """The version of a language, if there is one."""
        return next((version for version in self.versions if version.language == language), None)


def quote_key(block: Block) -> str:
    """What an approval of a quote binds to: its words and the person quoted. A changed comma voids it."""
    words = "\n".join(" ".join(visible(part).split()) for part in (block.person, block.text))
    return sha256(words.encode()).hexdigest()
