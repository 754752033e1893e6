"""What statements there are, and one of them with everything that hangs on it."""

from dataclasses import dataclass

from desktop.domain.errors import NotFound
from desktop.domain.folding import key
from desktop.domain.statement.cross_checks import Finding
from desktop.domain.statement.cross_checks import cross_checks as compared
from desktop.domain.statement.differences import PartDifference, differences
from desktop.domain.statement.stage import Release, Stage
from desktop.domain.statement.statement import EmbargoSummary, Revision, Statement
from desktop.services.workspaces import Workspace
from desktop.storage import statements as stored


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line of the statements list.

    Attributes:
        signed, signers: organisations that approved everything as it stands now, of how many.
        changed: languages whose working text differs from what partners were asked about.
    """

    id: int
    version: int
    title: str
    stage: Stage
    languages: tuple[str, ...]
    organisations: tuple[str, ...]
    signed: int
    signers: int
    changed: tuple[str, ...]
    release: Release
    embargo: EmbargoSummary | None
    updated_at: str


def all_statements(workspace: Workspace, text: str = "", *, in_bin: bool = False) -> list[StatementRow]:
    """Every statement whose title or organisations hold every word of `text`, edited last first; or the bin."""
    with workspace.reading() as conn:
        found = stored.everyone(conn, workspace.stamp, in_bin=in_bin)
    rows = [_row(one) for one in sorted(found, key=lambda one: (one.updated_at, one.id), reverse=True)]
    words = key(text).split()
    return [row for row in rows if all(word in key(f"{row.title} {' '.join(row.organisations)}") for word in words)]


def get(workspace: Workspace, statement_id: int) -> Statement:
    """One statement with its language versions, revisions, sign-offs and people.

    Raises:
        NotFound: it is gone.
    """
    with workspace.reading() as conn:
        return stored.one(conn, statement_id, workspace.stamp)


def revisions(workspace: Workspace, statement_id: int, language: str | None = None) -> list[Revision]:
    """Its revisions (of one language), the newest last."""
    with workspace.reading() as conn:
        return stored.revisions(conn, statement_id, language)


def revision(workspace: Workspace, revision_id: int) -> Revision:
    """One revision.

    Raises:
        NotFound: there is none.
    """
    with workspace.reading() as conn:
        return stored.revision(conn, revision_id)


def compare(workspace: Workspace, before_id: int, after_id: int) -> tuple[PartDifference, ...]:
    """What changed between two revisions, word by word.

    Raises:
        NotFound: there is no such revision.
    """
    with workspace.reading() as conn:
        before, after = stored.revision(conn, before_id), stored.revision(conn, after_id)
    return differences(before.text, after.text)


def unsettled(workspace: Workspace, statement_id: int, language: str) -> tuple[PartDifference, ...]:
    """What the working text of a language changes against its current revision; everything where there is none.

    Raises:
        NotFound: there is no such statement or language.
    """
    version = get(workspace, statement_id).version_in(language)
    if version is None:
        raise NotFound(f"This statement has no text in “{language}”.")
    return differences(version.current.text if version.current else None, version.text)


def cross_checks(workspace: Workspace, statement_id: int) -> tuple[Finding, ...]:
    """What the language versions, as they are written now, say differently from the main one.

    Raises:
        NotFound: it is gone.
    """
    statement = get(workspace, statement_id)
    return compared([version.text for version in statement.versions], [one.card for one in statement.organisations])


def _row(one: Statement) -> StatementRow:
    return StatementRow(
        id=one.id,
        version=one.version,
        title=one.title,
        stage=one.stage,
        languages=one.languages,
        organisations=tuple(signer.short for signer in one.organisations),
        signed=one.state.signed,
        signers=len(one.organisations),
        changed=tuple(version.language for version in one.versions if version.current and version.changed),
        release=one.release,
        embargo=one.embargo,
        updated_at=max(one.updated_at, *(version.updated_at for version in one.versions)) if one.versions else "",
    )
