"""One writer per workspace file: the lock, and the note beside it that says who has it. Both go when it is closed."""

import contextlib
import getpass
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout


class WriterLock:
    """Held from open to close by the one process that may change the file. The system frees it if that process dies."""

    def __init__(self, path: Path) -> None:
        self._note = path.with_name(path.name + ".writer.json")
        self._file = path.with_name(path.name + ".lock")
        self._lock = FileLock(self._file, is_singleton=False)

    def take(self) -> bool:
        """Whether this process is now the writer.

        Raises:
            OSError: nobody can be, because the folder or the disk cannot be written to.
        """
        while not self._lock.is_locked:
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                if self._file.exists():
                    return False  # else it was let go in this moment
        note = {
            "host": platform.node(),
            "user": _user(),
            "since": datetime.now(UTC).isoformat(timespec="minutes"),
        }
        self._note.write_text(json.dumps({**note, "pid": os.getpid()}), encoding="utf-8")
        return True

    def holder(self) -> str:
        """Who has it, in words: "open on MARA-LAPTOP since 16:20"."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(note["since"]).astimezone()
            return f"open on {note['host']} ({note['user']}) since {since:%H:%M}"
        except (OSError, ValueError, KeyError):
            return "open in another window"

    def release(self) -> None:
        """Let the next one write."""
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            # Still held: whoever opened it meanwhile gets a lock on a file without a name, which filelock does not
            # take for one. Windows does not remove what is open.
            with contextlib.suppress(OSError):
                self._file.unlink()
            self._lock.release()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
