"""Writing many rows: fast, and the file is afterwards as if they had come one by one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.storage.bulk import indexed_last
from desktop.storage.command import command
from desktop.storage.contacts import New, Writer
from desktop.storage.engine import Database, open_database
from desktop.storage.tables import Change, Contact, ContactEmail, ContactPhone, ContactSearch

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "own.dateline", create=True)
    yield database
    database.close()


def schema(database: Database) -> list[tuple[str, str]]:
    with database.read() as conn:
        return [
            (name, " ".join(sql.split()))
            for name, sql in conn.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql <> '' ORDER BY name")
        ]


def write(database: Database, *, fail: bool) -> None:
    new = [New(n, {"display_name": f"Person {n}", "emails": [{"address": f"p{n}@b.example"}]}) for n in range(1, 101)]
    with command(database, "Fill", user="mara", at=AT) as act:
        with indexed_last(act.conn, Contact, ContactEmail, ContactPhone):
            Writer.of(act).insert(new)
            if fail:
                raise RuntimeError
        act.lasting = True


def test_indexes_are_as_before_after_many_rows_and_after_a_failure(database: Database) -> None:
    before = schema(database)
    with pytest.raises(RuntimeError):
        write(database, fail=True)
    assert schema(database) == before
    write(database, fail=False)
    assert schema(database) == before
    with database.read() as conn:
        assert conn.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        found = conn.exec_driver_sql("SELECT id FROM contact INDEXED BY ix_contact_sort_key WHERE deleted_at IS NULL")
        assert len(found.all()) == 100


def test_every_row_is_inserted_however_many_go_into_one_statement(database: Database) -> None:
    new = [New(n, {"display_name": f"Person {n}", "phones": [{"number": f"+{n}"}]}) for n in range(1, 778)]
    with command(database, "Fill", user="mara", at=AT) as act:
        Writer.of(act).insert(new)
        act.log_created("contact", [one.id for one in new])
    with database.read() as conn:
        for table in (Contact, ContactSearch, Change):
            assert conn.scalar(select(func.count()).select_from(table)) == len(new)
        stored = conn.exec_driver_sql("SELECT contact_id, number FROM contact_phone ORDER BY contact_id")
        assert stored.all() == [(n, f"+{n}") for n in range(1, 778)]
