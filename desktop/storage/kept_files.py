"""Files kept in the workspace: copied and hashed at one moment, so that what was attached is what leaves.

The same content is kept once. A copy is never changed; taking an attachment off leaves it, as the history needs it.
"""

import os
import stat
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, insert, select

from desktop.domain.errors import NotFound
from desktop.domain.kept_file import LARGEST, KeptFile, RefusedFile, checked_name, media_type
from desktop.storage import tables_statements as tables
from desktop.storage.command import Command

_SAFE = "Nothing was attached."
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def keep(act: Command, path: Path, *, limit: int = LARGEST) -> KeptFile:
    """Copy a file into the workspace as it is now.

    Raises:
        RefusedFile: a link, no ordinary file, too large, changed while it was read, or with a misleading name.
        NotFound: there is no such file.
    """
    return keep_content(act, path.name, _content(path, limit))


def keep_content(act: Command, name: str, content: bytes) -> KeptFile:
    """Keep bytes that are already here (a file that was read, a signed answer).

    Raises:
        RefusedFile: the name misleads.
    """
    file = KeptFile(sha256(content).hexdigest(), checked_name(name), media_type(name, content[:64]), len(content))
    table = tables.KeptFile
    if act.conn.scalar(select(table.sha256).where(table.sha256 == file.sha256)) is None:
        row = {"sha256": file.sha256, "name": file.name, "media_type": file.media_type, "size": file.size}
        act.conn.execute(insert(table).values(**row, content=content, created_at=act.at))
    return file


def facts(conn: Connection, hashes: list[str]) -> dict[str, KeptFile]:
    """What is known of the kept files with these hashes."""
    table = tables.KeptFile
    columns = select(table.sha256, table.name, table.media_type, table.size).where(table.sha256.in_(hashes))
    return {row.sha256: KeptFile(*row) for row in conn.execute(columns)}


def content(conn: Connection, digest: str) -> bytes:
    """The bytes of a kept file.

    Raises:
        NotFound: the workspace does not have it.
        RefusedFile: what is stored is not what was kept.
    """
    table = tables.KeptFile
    found = conn.scalar(select(table.content).where(table.sha256 == digest))
    if found is None:
        raise NotFound("This file is not in the workspace.", "", "Attach it again.")
    if sha256(found).hexdigest() != digest:
        raise RefusedFile("This file was changed inside the workspace, outside Dateline.", "It was not used.")
    return bytes(found)


def _content(path: Path, limit: int) -> bytes:
    try:
        if path.is_symlink():
            raise RefusedFile(f"“{path.name}” is a link to another file.", _SAFE, "Choose the file itself.")
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedFile(f"“{path.name}” is not a file.", _SAFE, "Choose a file.")
        opened = os.open(path, _FLAGS)
        with os.fdopen(opened, "rb") as file:
            return _read(path, file.fileno(), limit)
    except FileNotFoundError as missing:
        raise NotFound(f"There is no file “{path.name}”.", _SAFE, "Look where it lies now.") from missing
    except OSError as failure:
        raise RefusedFile(f"“{path.name}” cannot be read: {failure.strerror}.", _SAFE) from failure


def _read(path: Path, descriptor: int, limit: int) -> bytes:
    before = os.fstat(descriptor)
    if before.st_size > limit:
        size = f"{before.st_size / 1024 / 1024:,.1f} MB"
        raise RefusedFile(
            f"“{path.name}” has {size}; at most {limit // 1024 // 1024} MB are taken.", _SAFE, "Choose a smaller file."
        )
    with os.fdopen(os.dup(descriptor), "rb") as file:
        content = file.read(limit + 1)
    after = os.fstat(descriptor)
    if len(content) != before.st_size or (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise RefusedFile(f"“{path.name}” changed while it was read.", _SAFE, "Close it elsewhere, then try again.")
    return content
