"""Sign-off: each organisation's decision on one revision. It binds to that revision's hash; silence is no."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """What an organisation said."""

    APPROVED = "approved"
    REFUSED = "refused"
    COMMENTS = "comments"  # neither yes nor no: something is to be changed first


class How(StrEnum):
    """How the answer came."""

    IN_PERSON = "in_person"
    MAIL = "mail"
    CALL = "call"
    FILE = "file"
    OWN = "own"  # our own organisation, in this program


class RoundKind(StrEnum):
    """What partners are asked for."""

    REDLINE = "redline"  # say what must change
    SIGN_OFF = "sign_off"  # yes or no


class Standing(StrEnum):
    """Where one organisation stands with one language version."""

    NO_REVISION = "no_revision"
    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    OVERDUE = "overdue"
    COMMENTS = "comments"
    REFUSED = "refused"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Signoff:
    """One recorded answer. `at` is when it was given (UTC, ISO), `evidence` the hash of a kept file."""

    id: int
    revision_id: int
    organisation_id: int
    decision: Decision
    person: str
    at: str
    how: How
    hash: str
    note: str = ""
    evidence: str | None = None
    key_verified: bool = False
    recorded_by: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """Partners asked about a revision until a deadline (UTC, ISO)."""

    id: int
    statement_id: int
    revision_id: int
    kind: RoundKind
    organisations: tuple[int, ...]
    deadline: str
    asked_at: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The revision of one language that organisations are asked about; None where there is none yet."""

    language: str
    revision_id: int | None = None
    number: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One organisation and one language: where it stands, by which answer, asked until when."""

    organisation_id: int
    language: str
    standing: Standing
    signoff: Signoff | None = None
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class SignoffState:
    """Every organisation by every language of a statement."""

    cells: tuple[Cell, ...]
    organisations: tuple[int, ...]
    languages: tuple[str, ...]

    def of(self, organisation_id: int) -> tuple[Cell, ...]:
        """One organisation's cells, in the order of the languages."""
        return tuple(cell for cell in self.cells if cell.organisation_id == organisation_id)

    def signed_by(self, organisation_id: int) -> bool:
        """Whether it approved every language as it stands now."""
        cells = self.of(organisation_id)
        return bool(cells) and all(cell.standing is Standing.SIGNED for cell in cells)

    @property
    def signed(self) -> int:
        """How many organisations approved everything."""
        return sum(self.signed_by(one) for one in self.organisations)

    @property
    def complete(self) -> bool:
        """Whether all did. Nobody is not all."""
        return bool(self.organisations) and self.signed == len(self.organisations)

    @property
    def words(self) -> str:
        """How far it is: "2 of 3"."""
        return f"{self.signed} of {len(self.organisations)}"


def answer_of(signoffs: Iterable[Signoff], organisation_id: int, asked: Asked) -> Signoff | None:
    """The newest answer of an organisation that binds to this revision: same revision and same hash."""
    bound = [
        one
        for one in signoffs
        if one.organisation_id == organisation_id and one.revision_id == asked.revision_id and one.hash == asked.hash
    ]
    return max(bound, key=lambda one: one.id, default=None)


def signed(signoffs: Iterable[Signoff], organisation_id: int, asked: Asked) -> bool:
    """Whether an organisation approved exactly this revision, and has not said otherwise since."""
    answer = answer_of(signoffs, organisation_id, asked)
    return answer is not None and answer.decision is Decision.APPROVED


def state_of(
    organisations: Sequence[int],
    asked: Sequence[Asked],
    signoffs: Sequence[Signoff],
    rounds: Sequence[Round],
    now: str,
) -> SignoffState:
    """Where each organisation stands with each language, at a moment (UTC, ISO)."""
    cells = tuple(_cell(one, version, signoffs, rounds, now) for one in organisations for version in asked)
    return SignoffState(cells, tuple(organisations), tuple(version.language for version in asked))


def _cell(organisation_id: int, asked: Asked, signoffs: Sequence[Signoff], rounds: Sequence[Round], now: str) -> Cell:
    if asked.revision_id is None:
        return Cell(organisation_id, asked.language, Standing.NO_REVISION)
    here = [one for one in rounds if one.revision_id == asked.revision_id and organisation_id in one.organisations]
    newest = max(here, key=lambda one: one.id, default=None)
    answer = answer_of(signoffs, organisation_id, asked)
    return Cell(organisation_id, asked.language, _standing(answer, newest, now), answer, newest)


def _standing(answer: Signoff | None, newest: Round | None, now: str) -> Standing:
    if answer is not None:
        return {
            Decision.APPROVED: Standing.SIGNED,
            Decision.REFUSED: Standing.REFUSED,
            Decision.COMMENTS: Standing.COMMENTS,
        }[answer.decision]
    if newest is None:
        return Standing.NOT_ASKED
    return Standing.OVERDUE if newest.deadline and newest.deadline < now else Standing.WAITING
