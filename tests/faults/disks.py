"""Small disks: a file system of a few megabytes where the tests may mount one (they run as root), else skipped."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = sys.platform != "win32" and os.geteuid() == 0


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of this size ("4m") at the folder; the test is skipped where none can be made."""
    folder.mkdir(exist_ok=True)
    if not ROOT or not _mount("-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", folder):
        pytest.skip("a small disk can only be mounted by root, on Linux")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def resize(folder: Path, size: str) -> None:
    """Free some space."""
    assert _mount("-o", f"remount,size={size}", folder)


def only_read(folder: Path) -> None:
    """From now on the disk can only be read."""
    assert _mount("-o", "remount,ro", folder)


def fill(folder: Path) -> Path:
    """Use up what is left of the disk; the file to delete to free it again."""
    path = folder / "ballast"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return path


def _mount(*arguments: object) -> bool:
    if sys.platform != "linux":
        return False
    return not subprocess.run(["mount", *map(str, arguments)], check=False, capture_output=True).returncode
