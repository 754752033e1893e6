"""An older workspace file becomes this version's, with everything in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine

from desktop.domain.query import ContactQuery
from desktop.services import contacts, history, workspaces
from desktop.storage import migrate
from desktop.storage.revision import HEAD


def first_tables(path: Path) -> None:
    """A file as the first version left it: its tables, its facts, one contact."""
    from alembic import command
    from alembic.config import Config

    from desktop.storage import search

    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    with create_engine(f"sqlite:///{path}").begin() as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, "0001")
        search.create_index(conn)
        for name, value in (("kind", "own"), ("instance", "i"), ("workspace", "w"), ("suppression_key", "00" * 32)):
            conn.exec_driver_sql("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))


def test_a_file_of_the_first_version_is_brought_up_to_date_and_works(tmp_path: Path) -> None:
    path = tmp_path / "press.dateline"
    first_tables(path)
    opened = workspaces.open_workspace(path)
    made = contacts.create(opened, {"display_name": "Layla Haddad"}).id
    assert contacts.get(opened, made).card["display_name"] == "Layla Haddad"
    assert contacts.first_page(opened, ContactQuery(text="hadd")).rows[0].name == "Layla Haddad"
    history.undo_last(opened)
    assert workspaces.check(opened) == []
    with opened.reading() as conn:
        assert conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert conn.exec_driver_sql("SELECT count(*) FROM statement").scalar() == 0
    workspaces.close(opened)
    with closing(sqlite3.connect(tmp_path / f"press.dateline.before-{HEAD}.bak")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
