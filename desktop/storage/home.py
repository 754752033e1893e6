"""Where a workspace file lives: a copy, or one restored over it, notices that it is not the file it was made as."""

import platform
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from desktop.storage.tables import Meta

HOME = "home"


def here(path: Path) -> str:
    """This place: the computer, the file on its disk, its path. A file that is only moved stays the same file."""
    return "\n".join((platform.node(), str(path.stat().st_ino), str(path.resolve())))


def is_elsewhere(conn: Connection, path: Path) -> bool:
    """Whether this is another file than the one that was confirmed; a file nobody opened yet is at home."""
    known = conn.scalar(select(Meta.value).where(Meta.name == HOME))
    if known is None:
        return False
    host, inode, place = known.split("\n", 2)
    here_host, here_inode, here_place = here(path).split("\n", 2)
    moved = inode == here_inode and host == here_host
    renamed = inode == here_inode and place == here_place  # a computer may get another name
    return not (moved or renamed)


def settle(conn: Connection, path: Path) -> None:
    """This file, here, is the one in use from now on."""
    value = here(path)
    if conn.execute(update(Meta).where(Meta.name == HOME).values(value=value)).rowcount == 0:
        conn.execute(insert(Meta).values(name=HOME, value=value))
