"""What was typed and not saved."""

import stat
from dataclasses import replace

import pytest

from desktop.domain.statement.text import StatementText
from desktop.services import statements
from desktop.services.statements import recovery
from tests.services.statements.ground import Ground


def test_what_was_typed_is_found_after_a_crash_and_gone_once_saved(ground: Ground) -> None:
    typed = replace(ground.english.text, headline="Half a sen")
    path = recovery.keep(ground.workspace, ground.id, typed, 1)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    (found,) = recovery.found(ground.workspace)
    assert (found.statement_id, found.language, found.text, found.version) == (ground.id, "en", typed, 1)
    recovery.keep(ground.workspace, ground.id, replace(typed, headline="Half a sentence"), 1)
    assert [one.text.headline for one in recovery.found(ground.workspace)] == ["Half a sentence"]
    statements.save_draft(ground.workspace, ground.id, "en", typed, 1)
    assert recovery.found(ground.workspace) == []


def test_nothing_typed_nothing_found(ground: Ground) -> None:
    assert recovery.found(ground.workspace) == []
    recovery.forget(ground.workspace, ground.id, "en")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"magic": "other"}', b'{"magic": "dateline-recovery-1", "text": 7}']
)
def test_what_cannot_be_read_is_passed_over(ground: Ground, content: bytes) -> None:
    path = recovery.keep(ground.workspace, ground.id, ground.english.text, 1)
    path.write_bytes(content)
    assert recovery.found(ground.workspace) == []
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert recovery.found(ground.workspace) == []


def test_a_language_names_no_place(ground: Ground) -> None:
    path = recovery.keep(ground.workspace, ground.id, StatementText("../../etc"), 1)
    assert path.parent.name == ground.workspace.instance
