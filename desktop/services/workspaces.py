"""Workspaces: one open database with its owner, its clock and what may be done with it now."""

import getpass
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from desktop.domain.errors import StorageFailure, UserError
from desktop.storage import home
from desktop.storage.command import Command, command, moment
from desktop.storage.command import latest_moment as stored_latest
from desktop.storage.engine import Database, open_database
from desktop.storage.suppressions import SECRET
from desktop.storage.tables import Batch, Contact, MailingList, Meta, Outlet
from desktop.storage.tables_statements import Embargo, Organisation, Statement

Kind = Literal["own", "example"]


@dataclass(frozen=True, slots=True)
class Workspace:
    """One open workspace.

    Attributes:
        clock: the time now, with zone.
        instance: this copy's own id.
        kind: "example" workspaces hold made-up people, are marked as such and can never release anything.
    """

    database: Database
    user: str
    clock: Callable[[], datetime]
    instance: str
    kind: Kind

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.database.path.stem

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.database.path

    @property
    def read_only(self) -> str:
        """Empty, or the sentence that says why nothing can be changed now."""
        return self.database.read_only

    @property
    def today(self) -> date:
        """The day it is, by the workspace's clock."""
        return self.clock().date()

    @property
    def stamp(self) -> str:
        """The moment it is, by the workspace's clock, as the tables keep moments (UTC, ISO)."""
        return moment(self.clock().astimezone(UTC))

    def reading(self) -> AbstractContextManager[Connection]:
        """One moment of the data, to read."""
        return self.database.read()

    def command(self, label: str, *, kind: str = "edit", undoable: bool = True) -> AbstractContextManager[Command]:
        """One act being written (see `storage.command`)."""
        at = self.clock().astimezone(UTC)
        return command(self.database, label, kind=kind, user=self.user, at=at, undoable=undoable)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many live records a workspace holds; of embargoes those that run."""

    contacts: int
    outlets: int
    lists: int
    partners: int = 0
    statements: int = 0
    embargoes: int = 0


@dataclass(frozen=True, slots=True)
class Milestones:
    """What was done in a workspace so far, for the first page's checklist."""

    contacts: bool
    lists: bool
    exported: bool


def now() -> datetime:
    """The computer's clock, in UTC."""
    return datetime.now(UTC)


def create(path: Path, *, kind: Kind = "own", clock: Callable[[], datetime] = now) -> Workspace:
    """A new workspace file, opened.

    Raises:
        UserError: something already lies there, or the place cannot be written.
    """
    if _is_there(path):
        raise UserError(f"{path} already exists.", "It was left unchanged.", "Open it, or choose another name.")
    database = open_database(path, create=True)
    _introduce(database, kind, clock)
    return open_of(database, clock)


def open_workspace(path: Path, *, clock: Callable[[], datetime] = now) -> Workspace:
    """The workspace at this path; read-only where another program has it.

    Raises:
        NotFound, StorageFailure: as `storage.engine.open_database`.
    """
    return open_of(open_database(path), clock)


def open_or_create(path: Path, *, clock: Callable[[], datetime] = now) -> Workspace:
    """The workspace at this path, made first if there is none."""
    return open_workspace(path, clock=clock) if _is_there(path) else create(path, clock=clock)


def open_of(database: Database, clock: Callable[[], datetime]) -> Workspace:
    """The workspace standing on an open database."""
    try:
        with database.read() as conn:
            facts = dict(conn.execute(select(Meta.name, Meta.value)).all())
        if not facts and not database.read_only:  # its maker was stopped between the tables and their first row
            facts = _introduce(database, "own", clock)
        if home.HOME not in facts and not database.read_only:  # an older version made it: it is at home here
            with database.write() as conn:
                home.settle(conn, database.path)
        kind: Kind = "example" if facts["kind"] == "example" else "own"
        return Workspace(database, _user(), clock, facts["instance"], kind)
    except KeyError as missing:
        database.close()
        raise StorageFailure(
            f"{database.path.name} is not complete: it does not say what it is.", "It was left unchanged."
        ) from missing
    except BaseException:
        database.close()
        raise


def _introduce(database: Database, kind: Kind, clock: Callable[[], datetime]) -> dict[str, str]:
    """Give a new file its ids and its secret."""
    facts = {
        SECRET: secrets.token_hex(32),
        "workspace": secrets.token_hex(8),
        "instance": secrets.token_hex(8),
        "kind": kind,
        "created_at": moment(clock().astimezone(UTC)),
        home.HOME: home.here(database.path),
    }
    with database.write() as conn:
        conn.execute(insert(Meta), [{"name": name, "value": value} for name, value in facts.items()])
    return facts


def close(workspace: Workspace) -> None:
    """Close the file and let another program write to it."""
    workspace.database.close()


def totals(workspace: Workspace) -> Totals:
    """The numbers the sidebar shows."""
    with workspace.reading() as conn:
        counts = tuple(
            conn.scalar(select(func.count()).select_from(table).where(table.deleted_at.is_(None))) or 0
            for table in (Contact, Outlet, MailingList, Organisation, Statement)
        )
        running = select(func.count()).select_from(Embargo).join(Statement, Statement.id == Embargo.statement_id)
        open_states = Embargo.state.in_(("planned", "offered", "running"))
        ahead = running.where(Statement.deleted_at.is_(None), open_states, Embargo.utc > workspace.stamp)
        counts = (*counts, conn.scalar(ahead) or 0)
    return Totals(*counts)


def milestones(workspace: Workspace) -> Milestones:
    """Whether there ever were contacts, whether there is a list, whether anything was exported."""
    with workspace.reading() as conn:
        ever = conn.scalar(select(Contact.id).limit(1)) is not None
        lists = conn.scalar(select(MailingList.id).where(MailingList.deleted_at.is_(None)).limit(1)) is not None
        exported = conn.scalar(select(Batch.id).where(Batch.kind == "export").limit(1)) is not None
    return Milestones(ever, lists, exported)


def check(workspace: Workspace) -> list[str]:
    """What is wrong with the file, in sentences; an empty list when everything holds.

    Looks at the file's own integrity, at links that lead nowhere, at the search index, and at the seals of the history.
    """
    from desktop.storage.integrity import problems

    if workspace.read_only:
        with workspace.reading() as conn:
            return problems(conn, index=False)
    with workspace.database.write() as conn:  # the text index can only be compared by who may write it
        return problems(conn)


def latest_moment(workspace: Workspace) -> str:
    """The latest moment anything was recorded at (UTC, ISO), empty for never: a clock behind it is not trusted."""
    with workspace.reading() as conn:
        return stored_latest(conn)


def quarantine(workspace: Workspace) -> str:
    """Empty, or the sentence that says why nothing may leave: a copy, or restored, and not confirmed."""
    with workspace.reading() as conn:
        elsewhere = home.is_elsewhere(conn, workspace.path)
    if not elsewhere:
        return ""
    return f"{workspace.name} is a copy of a workspace, or was restored. Nothing leaves it until you confirm it."


def confirm_home(workspace: Workspace) -> None:
    """This file is the one in use: from now on things may leave it. Noted in the history.

    Raises:
        ReadOnly: it cannot be written.
    """
    with workspace.command("Confirm that this copy is in use", kind="setting", undoable=False) as act:
        home.settle(act.conn, workspace.path)
        act.lasting = True


def data_version(workspace: Workspace) -> int:
    """A number that grows with every batch: cheap to ask whether anything changed."""
    with workspace.reading() as conn:
        return conn.scalar(select(func.max(Batch.id))) or 0


def _is_there(path: Path) -> bool:
    """Whether there is a file that is not empty; where we may not even look, opening it will say why."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
