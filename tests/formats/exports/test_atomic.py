"""The old file or the new one, never a stump: with real folders, rights and full disks."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled
from desktop.formats.exports.atomic import CannotWrite, new_file
from desktop.formats.exports.delimited import write_delimited
from desktop.formats.exports.xlsx import write_xlsx

ROOT = os.geteuid() == 0 if sys.platform != "win32" else False
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def put(path: Path, content: bytes) -> None:
    with new_file(path) as new:
        new.stream.write(content)
        new.put()


@contextmanager
def nobody() -> Iterator[None]:
    """Somebody without special rights, also where the tests run as root."""
    if not ROOT:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """A disk that takes no file larger than this."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGXFSZ, before)
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    put(tmp_path / "list.csv", b"whole")

    assert (tmp_path / "list.csv").read_bytes() == b"whole"
    assert names(tmp_path) == ["list.csv"]


@posix
def test_a_new_file_is_for_its_owner_and_an_old_one_keeps_its_rights(tmp_path: Path) -> None:
    put(tmp_path / "new.csv", b"x")
    (tmp_path / "old.csv").write_bytes(b"old")
    (tmp_path / "old.csv").chmod(0o640)
    put(tmp_path / "old.csv", b"new")

    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "old.csv").stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real" / "list.csv")

    put(tmp_path / "link.csv", b"x")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real" / "list.csv").read_bytes() == b"x"


def test_the_old_file_stays_until_the_last_step(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")

    with new_file(path) as new:
        new.stream.write(b"half")
        new.seal()
        assert path.read_bytes() == b"old"

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["list.csv"]


@pytest.mark.parametrize("failure", [Cancelled(), ValueError("bug"), KeyboardInterrupt()])
def test_whatever_stops_the_work_leaves_nothing_behind(tmp_path: Path, failure: BaseException) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")

    with pytest.raises(type(failure)), new_file(path) as new:  # noqa: PT012
        new.stream.write(b"half")
        raise failure

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["list.csv"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as said:
        put(tmp_path / "gone" / "list.csv", b"x")

    assert said.value.title == f"The folder {tmp_path / 'gone'} does not exist."
    assert said.value.next_step == "Choose another folder."
    assert names(tmp_path) == []


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    with pytest.raises(CannotWrite, match=r"lists is a folder\."):
        put(tmp_path / "lists", b"x")


def test_a_name_can_be_too_long(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="The file name is too long"):
        put(tmp_path / ("x" * 300), b"x")

    assert names(tmp_path) == []


@posix
def test_a_closed_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "list.csv").write_bytes(b"old")
    (tmp_path / "theirs").chmod(0o555)
    for folder in (tmp_path, *list(tmp_path.parents)[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    with nobody(), pytest.raises(CannotWrite) as said:
        put(tmp_path / "theirs" / "new.csv", b"x")

    (tmp_path / "theirs").chmod(0o755)
    assert said.value.title == f"You may not write to the folder {tmp_path / 'theirs'}."
    assert names(tmp_path / "theirs") == ["list.csv"]


def test_a_file_open_in_excel_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file", str(target))

    monkeypatch.setattr(Path, "replace", held)  # what Windows answers while Excel holds the file
    with pytest.raises(CannotWrite) as said:
        put(path, b"new")

    assert str(said.value) == (
        "list.xlsx is open in another program, or you may not change it. "
        "The old file, if there was one, is unchanged. Close it in Excel and try again, or choose another name."
    )
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["list.xlsx"]


@posix
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("room", [0, 1_000, 9_000, 60_000])
def test_a_full_disk_keeps_the_old_file(tmp_path: Path, kind: str, room: int) -> None:
    path = tmp_path / f"list.{kind}"
    path.write_bytes(b"old")
    rows = [[os.urandom(40).hex() for _ in range(9)] for _ in range(2_000)]

    with small_disk(room), pytest.raises(CannotWrite) as said, new_file(path) as new:  # noqa: PT012
        if kind == "csv":
            write_delimited(new.stream, ["x"] * 9, [list(zip(*rows, strict=True))])
        else:
            write_xlsx(new.stream, "x", ["x"] * 9, rows, expected=len(rows))
        new.put()

    assert said.value.title == f"The disk is full: list.{kind} could not be written."
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == [path.name]


@posix
def test_a_really_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    if not ROOT or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", tmp_path], check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        (tmp_path / "list.csv").write_bytes(b"old")
        with pytest.raises(CannotWrite, match="The disk is full"):
            put(tmp_path / "list.csv", b"x" * 100_000)
        assert (tmp_path / "list.csv").read_bytes() == b"old"
        assert names(tmp_path) == ["list.csv"]
    finally:
        subprocess.run(["umount", tmp_path], check=True)
