"""What is kept of a bug: where in the program it happened. Never a message, a value or a name from the data."""

import os
import platform
import traceback
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import platformdirs

_KEPT = 20


def folder() -> Path:
    """Where the reports of this person on this computer lie."""
    return platformdirs.user_state_path("dateline", appauthor=False) / "reports"


def describe(error: BaseException) -> str:
    """The report's text: versions, kinds of error, and the lines of the program they passed.

    The error's own words are left out, because they often quote the data.
    """
    lines = [f"Dateline {_version()}, Python {platform.python_version()}, {platform.system()} {platform.release()}"]
    seen: BaseException | None = error
    while seen is not None:
        lines += ["", f"{type(seen).__module__}.{type(seen).__qualname__}"]
        for frame, line in traceback.walk_tb(seen.__traceback__):
            file = Path(frame.f_code.co_filename)
            lines.append(f"  {'/'.join(file.parts[-3:])}:{line} in {frame.f_code.co_name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines) + "\n"


def write(error: BaseException) -> Path | None:
    """Write a report and say where; None if even that fails. The oldest are removed."""
    name = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
    try:
        folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder() / name
        path.write_text(describe(error), encoding="utf-8")
        for old in sorted(folder().glob("*.txt"))[:-_KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "(not installed)"
