"""Opening a workspace file."""

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop.domain.errors import NotFound, ReadOnly, StorageFailure
from desktop.storage.engine import open_database
from desktop.storage.migrate import KNOWN
from desktop.storage.revision import HEAD


def test_a_new_file_has_the_tables_of_this_version(tmp_path: Path) -> None:
    database = open_database(tmp_path / "w.dateline", create=True)
    with database.read() as conn:
        assert conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    database.close()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no workspace at"):
        open_database(tmp_path / "nothing.dateline")


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    database = open_database(tmp_path / "w.dateline", create=True)
    with pytest.raises(StorageFailure), database.read() as conn:
        conn.exec_driver_sql("INSERT INTO meta (name, value) VALUES ('x', 'y')")
    database.close()


def test_the_second_opener_reads_only_and_is_told_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "w.dateline"
    first = open_database(path, create=True)
    second = open_database(path)
    assert second.read_only.startswith("Read only: this workspace is open on ")
    with pytest.raises(ReadOnly), second.write():
        pass
    second.close()
    first.close()
    third = open_database(path)
    assert third.read_only == ""
    third.close()


def test_another_process_reads_only_too(tmp_path: Path) -> None:
    path = tmp_path / "w.dateline"
    database = open_database(path, create=True)
    code = f"from pathlib import Path\nfrom desktop.storage.engine import open_database\nprint(open_database(Path({str(path)!r})).read_only)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "You can read and search here; changes are off." in said
    database.close()


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be looked at", b"PK\x03\x04" * 300])
def test_a_file_of_another_kind_is_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.dateline"
    path.write_bytes(content)
    with pytest.raises(StorageFailure, match="is not a Dateline workspace"):
        open_database(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE songs (title)")
        raw.commit()
    with pytest.raises(StorageFailure, match="another program"):
        open_database(path)


def test_a_newer_file_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "w.dateline"
    open_database(path, create=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
        raw.execute("PRAGMA journal_mode=DELETE")
    before = path.read_bytes()
    with pytest.raises(StorageFailure, match="made by a newer version"):
        open_database(path)
    assert path.read_bytes() == before


def test_ddl_is_rolled_back_with_its_transaction(tmp_path: Path) -> None:
    database = open_database(tmp_path / "w.dateline", create=True)
    with suppress(RuntimeError), database.write() as conn:
        conn.exec_driver_sql("CREATE TABLE half (x)")
        raise RuntimeError
    with database.read() as conn:
        assert not conn.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'half'").first()
    database.close()


def test_the_known_versions_are_the_scripts() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from desktop.storage import migrate

    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == HEAD
    assert {script.revision for script in scripts.walk_revisions()} == KNOWN


def test_the_tables_are_what_the_migrations_make(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from desktop.storage.tables import Table

    database = open_database(tmp_path / "w.dateline", create=True)
    with database.read() as conn:
        ours = {"include_object": lambda _o, name, kind, _r, _c: kind != "table" or name in Table.metadata.tables}
        differences = compare_metadata(MigrationContext.configure(conn, opts=ours), Table.metadata)
    database.close()
    assert differences == []


def test_a_migration_that_fails_leaves_the_file_as_it_was_and_a_copy_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.dateline"
    open_database(path, create=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0000'")
        raw.execute("INSERT INTO meta (name, value) VALUES ('kept', 'yes')")
        raw.commit()
    monkeypatch.setattr("desktop.storage.migrate.KNOWN", KNOWN | {"0000"})
    with pytest.raises(StorageFailure, match="could not be brought up to date"):
        open_database(path)
    for file in (path, tmp_path / f"w.dateline.before-{HEAD}.bak"):
        with closing(sqlite3.connect(file)) as raw:
            assert raw.execute("SELECT value FROM meta WHERE name = 'kept'").fetchone() == ("yes",)
            assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)
