"""Files copied into the workspace at one moment."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.domain.errors import NotFound
from desktop.domain.kept_file import KeptFile, RefusedFile
from desktop.services.workspaces import Workspace
from desktop.storage import kept_files


def keep(workspace: Workspace, path: Path, **limits: int) -> KeptFile:
    with workspace.command("Attach") as act:
        return kept_files.keep(act, path, **limits)


def test_the_copy_stays_what_it_was(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    path.write_bytes(b"%PDF-1.7 first")
    kept = keep(workspace, path)
    assert kept == KeptFile(sha256(b"%PDF-1.7 first").hexdigest(), "annex.pdf", "application/pdf", 14)
    path.write_bytes(b"%PDF-1.7 second")
    assert keep(workspace, path).sha256 != kept.sha256
    with workspace.reading() as conn:
        assert kept_files.content(conn, kept.sha256) == b"%PDF-1.7 first"
        assert kept_files.facts(conn, [kept.sha256, "0"]) == {kept.sha256: kept}


def test_the_same_content_is_kept_once(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("same")
        keep(workspace, tmp_path / name)
    with workspace.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM kept_file").scalar() == 1


def test_links_folders_and_pipes_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    os.mkfifo(tmp_path / "pipe")
    for name, why in (("link.txt", "is a link"), ("pipe", "is not a file"), (".", "is not a file")):
        with pytest.raises(RefusedFile, match=why):
            keep(workspace, tmp_path / name)
    with pytest.raises(NotFound, match=r"There is no file “gone\.txt”"):
        keep(workspace, tmp_path / "gone.txt")
    with pytest.raises(RefusedFile, match="cannot be read"):
        keep(workspace, tmp_path / "real.txt" / "below.txt")


def test_too_large_a_file_is_refused_with_its_size(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "film.mov"
    path.write_bytes(bytes(3 * 1024 * 1024))
    with pytest.raises(RefusedFile, match=r"has 3\.0 MB; at most 2 MB are taken"):
        keep(workspace, path, limit=2 * 1024 * 1024)


def test_a_file_that_changes_while_it_is_read_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("one")
    read = os.dup

    def meanwhile(descriptor: int) -> int:
        path.write_text("another text")
        return read(descriptor)

    monkeypatch.setattr(os, "dup", meanwhile)
    with pytest.raises(RefusedFile, match="changed while it was read"):
        keep(workspace, path)


def test_what_was_changed_in_the_file_from_outside_is_not_used(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("signed")
    kept = keep(workspace, tmp_path / "a.txt")
    with workspace.database.write() as conn:
        conn.exec_driver_sql("UPDATE kept_file SET content = x'00'")
    with workspace.reading() as conn, pytest.raises(RefusedFile, match="changed inside the workspace"):
        kept_files.content(conn, kept.sha256)
    with workspace.reading() as conn, pytest.raises(NotFound, match="not in the workspace"):
        kept_files.content(conn, "0" * 64)
