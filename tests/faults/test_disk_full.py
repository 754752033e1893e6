"""A full disk costs nothing that was saved before, is told in a sentence, and the second try works."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.audience import Audience
from desktop.domain.contact import Card
from desktop.domain.errors import StorageFailure, UserError
from desktop.domain.exports import FileKind
from desktop.domain.presets import preset
from desktop.domain.query import ContactQuery
from desktop.services import contacts, exports, imports, settings, workspaces
from tests.faults import disks
from tests.faults.ground import acts, import_file, planned, press_list, row, sound, state

PERSON: Card = {"display_name": "Layla Haddad", "emails": [{"address": "l.haddad@levantwire.example"}]}


def test_an_import_onto_a_full_disk(tmp_path: Path) -> None:
    sheet = press_list(tmp_path / "press.csv", map(row, range(4_000)))
    with disks.small_disk(tmp_path / "disk", "3m") as disk:
        workspace = workspaces.create(disk / "newsroom.dateline")
        contacts.create(workspace, PERSON)
        before = state(workspace)
        plan = planned(workspace, sheet)
        for _ in range(2):
            with pytest.raises(StorageFailure, match="the disk is full") as told:
                imports.apply(workspace, plan)
            assert "What was saved before is safe" in told.value.safe
            assert "Free some space" in told.value.next_step
            assert state(workspace) == before
        sound(workspace)
        disks.resize(disk, "200m")
        report = imports.apply(workspace, plan)
        assert report.added > 3_900
        sound(workspace)
        assert acts(workspace) == ["Import press.csv", "Add Layla Haddad"]
        workspaces.close(workspace)


def test_an_edit_onto_a_full_disk(tmp_path: Path) -> None:
    with disks.small_disk(tmp_path / "disk", "3m") as disk:
        workspace = workspaces.create(disk / "newsroom.dateline")
        contact_id = contacts.create(workspace, PERSON).id
        ballast = disks.fill(disk)
        long = "x" * 200_000
        with pytest.raises(StorageFailure, match="the disk is full"):
            contacts.edit(workspace, contact_id, 1, {"notes": long})
        assert contacts.get(workspace, contact_id).card == PERSON
        ballast.unlink()
        contacts.edit(workspace, contact_id, 1, {"notes": long})
        assert contacts.get(workspace, contact_id).card["notes"] == long
        sound(workspace)
        workspaces.close(workspace)


def test_opening_and_reading_on_a_full_disk(tmp_path: Path) -> None:
    with disks.small_disk(tmp_path / "disk", "3m") as disk:
        workspace = workspaces.create(disk / "newsroom.dateline")
        contacts.create(workspace, PERSON)
        workspaces.close(workspace)
        ballast = disks.fill(disk)
        try:
            workspace = workspaces.open_workspace(disk / "newsroom.dateline")
        except UserError as told:
            assert "disk is full" in told.title  # noqa: PT017  # either it opens, or it says why
        else:
            assert contacts.first_page(workspace, ContactQuery()).count == 1
            workspaces.close(workspace)
        ballast.unlink()
        workspace = workspaces.open_workspace(disk / "newsroom.dateline")
        sound(workspace)
        assert contacts.first_page(workspace, ContactQuery()).count == 1
        workspaces.close(workspace)


def test_a_new_workspace_on_a_full_disk(tmp_path: Path) -> None:
    with disks.small_disk(tmp_path / "disk", "1m") as disk:
        ballast = disks.fill(disk)
        with pytest.raises(UserError, match="disk is full"):
            workspaces.create(disk / "newsroom.dateline")
        ballast.unlink()
        workspace = workspaces.open_or_create(disk / "newsroom.dateline")
        sound(workspace)
        workspaces.close(workspace)


@pytest.mark.parametrize("kind", [FileKind.XLSX, FileKind.CSV])
def test_an_export_onto_a_full_disk(tmp_path: Path, workspace: workspaces.Workspace, kind: FileKind) -> None:
    import_file(workspace, press_list(tmp_path / "press.csv", map(row, range(600))))
    done = acts(workspace)
    with disks.small_disk(tmp_path / "disk", "16k") as disk:
        target = disk / f"list.{kind.value}"
        target.write_bytes(b"the old one")
        for _ in range(2):
            with pytest.raises(UserError, match="The disk is full") as told:
                exports.write(workspace, Audience(), preset("excel"), target, kind)
            assert "unchanged" in told.value.safe
            assert {path.name: path.read_bytes() for path in disk.iterdir()} == {target.name: b"the old one"}
        assert acts(workspace) == done, "what was not exported is not in the history"
        disks.resize(disk, "10m")
        report = exports.write(workspace, Audience(), preset("excel"), target, kind)
        assert report.included > 500
        assert target.stat().st_size > 16_384
        assert [path.name for path in disk.iterdir()] == [target.name]


def test_settings_on_a_full_disk(tmp_path: Path) -> None:
    with disks.small_disk(tmp_path / "disk", "64k") as disk:
        path = disk / "settings.toml"
        chosen = replace(settings.Settings(), mode="dark")
        settings.save(chosen, path)
        ballast = disks.fill(disk)
        with pytest.raises(StorageFailure, match="Your settings could not be saved"):
            settings.save(replace(chosen, user_name="Layla" * 2_000), path)
        assert settings.load(path) == chosen
        assert sorted(one.name for one in disk.iterdir()) == ["ballast", "settings.toml"]
        ballast.unlink()
        settings.save(replace(chosen, mode="light"), path)
        assert settings.load(path).mode == "light"
