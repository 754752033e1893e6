"""One act of giving away: the guard asked inside the transaction that notes it, files in place before it commits.

Either everything happened, files and ledger, or nothing did.
"""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import NotFound, ReadOnly
from desktop.domain.guard.clearance import Clearance, admit
from desktop.domain.guard.facts import CopyKind
from desktop.domain.statement.paper import Paper
from desktop.domain.statement.statement import Revision, Statement
from desktop.formats.exports.atomic import CannotWrite, told
from desktop.services import verdicts
from desktop.services.releases import composing, ledger
from desktop.services.releases.order import Order, Released
from desktop.services.workspaces import Workspace
from desktop.storage import organisations
from desktop.storage import statements as stored
from desktop.storage.command import Command

_log = logging.getLogger(__name__)


@dataclass
class Giving:
    """The act while it runs: what the guard cleared, and the texts of exactly these hashes."""

    act: Command
    order: Order
    clearance: Clearance
    statement: Statement
    texts: dict[str, Revision]
    counts: dict[str, int | str] = field(default_factory=dict)
    distribution_id: int = 0

    @property
    def conn(self) -> Connection:
        """The transaction."""
        return self.act.conn

    def paper(self, language: str) -> Paper:
        """The version of a language, under its embargo or for immediate release.

        Raises:
            NotFound: there is no such language among what may leave.
        """
        if language not in self.texts:
            title = f"“{self.statement.title}” has no text in “{language}” that may leave."
            raise NotFound(title, "Nothing left.", "Choose another language.")
        text = self.texts[language].text
        heads = composing.letterhead(self.statement, partial(organisations.logo, self.conn))
        return composing.cleared_paper(text, self.clearance.lift, heads, self.order.size)

    def released(self, *files: Path) -> Released:
        """The report."""
        return Released(files, len(self.clearance.people), self.distribution_id, self.act.touched)


@contextmanager
def giving(workspace: Workspace, order: Order, what: str) -> Iterator[Giving]:
    """Ask the guard, then note in the ledger what the block does; nothing is noted if it fails.

    Args:
        workspace: the open workspace.
        order: what is to leave.
        what: how the history calls it ("Drafts").

    Raises:
        NotCleared: nobody may receive it.
        VerdictsChanged: something is different from what was looked at.
        ReadOnly, StorageFailure: it could not be noted, so it did not happen.
    """
    if workspace.read_only:
        raise ReadOnly("What leaves is noted in the ledger, which cannot be written now.", "Nothing left.")
    with workspace.command(what, kind="release", undoable=False) as act:
        clearance = verdicts.clear(workspace, order, act, order.seen)
        admit(clearance, statement_id=order.statement_id, channel=order.channel, now=workspace.clock())
        statement = stored.one(act.conn, order.statement_id, workspace.stamp)
        texts = {
            one.language: one for one in stored.revisions(act.conn, statement.id) if one.hash in _hashes(clearance)
        }
        copy = "embargoed copy" if order.kind is CopyKind.EMBARGOED else "release"
        act.rename(f"{what}, {copy} of “{statement.title}”{_for(len(clearance.people))}")
        given = Giving(act, order, clearance, statement, texts)
        yield given
        given.distribution_id = ledger.enter(act, clearance, given.counts)
    _log.info("released statement %d by %s to %d", order.statement_id, order.channel, len(clearance.people))


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder that appears at `path` when the block ends well, with everything in it; else there is none.

    Raises:
        CannotWrite: it exists already, or nothing can be written there.
    """
    if path.exists():
        raise CannotWrite(f"“{path.name}” exists already.", "It was left unchanged.", "Choose another name.")
    with told(path):
        growing = Path(tempfile.mkdtemp(prefix=".dateline-", dir=path.parent))
    try:
        with told(path):
            yield growing
            growing.chmod(0o700)
            growing.rename(path)
    finally:
        shutil.rmtree(growing, ignore_errors=True)


def _hashes(clearance: Clearance) -> frozenset[str]:
    return frozenset(digest for _, digest in clearance.versions)


def _for(people: int) -> str:
    return "" if not people else " for 1 person" if people == 1 else f" for {people:,} people"
