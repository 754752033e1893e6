"""A file that is the old one or the new one, never a stump.

The new file grows beside the old one under another name and takes its place in one step. Whatever fails
before (full disk, no permission, cancel) leaves the old file as it was and nothing beside it.
"""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.domain.errors import UserError

_CHUNK = 1 << 20
_OLD_IS_SAFE = "The old file, if there was one, is unchanged."


class CannotWrite(UserError):
    """A file cannot be written where it was asked for; what was there before is unharmed."""


@dataclass
class NewFile:
    """The file being written. Without `put` it vanishes when the block ends."""

    path: Path
    stream: BinaryIO
    _temporary: Path
    _done: bool = False

    def seal(self) -> None:
        """Make sure every byte is on the disk.

        Raises:
            CannotWrite: it is full or failing.
        """
        with told(self.path):
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()

    def put(self) -> None:
        """Take the old file's place, in one step that cannot be half done.

        Raises:
            CannotWrite: the old file is held open by another program.
        """
        if not self.stream.closed:
            self.seal()
        with told(self.path):
            self._temporary.replace(self.path)
        self._done = True
        _sync_folder(self.path.parent)


@contextmanager
def new_file(path: Path) -> Iterator[NewFile]:
    """A new file for `path`, which is untouched until `NewFile.put`.

    Raises:
        CannotWrite: the folder is missing or closed to us, the disk is full, the old file is held open.
    """
    path = Path(os.path.realpath(path))  # a link stays a link; the file behind it is the one replaced
    with told(path):
        new = _beside(path)
        try:
            yield new
        finally:
            with suppress(OSError):  # what could not be flushed is thrown away anyway
                new.stream.close()
            if not new._done:  # noqa: SLF001  # one module, one job
                new._temporary.unlink(missing_ok=True)  # noqa: SLF001


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What fails in this block while `path` is written becomes a sentence.

    Raises:
        CannotWrite: instead of any error of the operating system.
    """
    try:
        yield
    except OSError as failure:
        raise _sentence(path, failure) from failure


def _beside(path: Path) -> NewFile:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    descriptor, name = tempfile.mkstemp(prefix=".dateline-", suffix=".part", dir=path.parent)
    temporary = Path(name)
    with suppress(OSError):  # mkstemp gives it to its owner alone; an old file keeps the rights it had
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))
    return NewFile(path, os.fdopen(descriptor, "wb", buffering=_CHUNK), temporary)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    with suppress(OSError):  # the file is whole and in place; some network disks cannot sync a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sentence(path: Path, failure: OSError) -> CannotWrite:
    match failure.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return CannotWrite(
                f"The folder {path.parent} does not exist.", "Nothing was written.", "Choose another folder."
            )
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return CannotWrite(
                f"The disk is full: {path.name} could not be written.",
                _OLD_IS_SAFE,
                "Free some space or choose another disk.",
            )
        case errno.EACCES | errno.EPERM | errno.EBUSY if path.exists():
            return CannotWrite(
                f"{path.name} is open in another program, or you may not change it.",
                _OLD_IS_SAFE,
                "Close it in Excel and try again, or choose another name.",
            )
        case errno.EACCES | errno.EPERM:
            return CannotWrite(
                f"You may not write to the folder {path.parent}.",
                "Nothing was written.",
                "Choose another folder.",
            )
        case errno.EROFS:
            return CannotWrite(
                f"The disk of {path.parent} can only be read.",
                "Nothing was written.",
                "Choose another folder.",
            )
        case errno.EISDIR:
            return CannotWrite(f"{path.name} is a folder.", "Nothing was written.", "Choose another name.")
        case errno.ENAMETOOLONG:
            return CannotWrite("The file name is too long.", "Nothing was written.", "Choose a shorter name.")
        case _:
            return CannotWrite(
                f"{path.name} could not be written: {failure.strerror or 'the disk reported an error'}.",
                _OLD_IS_SAFE,
                "Try again, or choose another disk.",
            )
