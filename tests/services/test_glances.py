"""The first look at a workspace."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from desktop.domain.query import ContactQuery
from desktop.services import contacts, glances, workspaces
from desktop.services.samples import create_example


def test_a_glance_shows_what_the_search_shows_then(tmp_path: Path) -> None:
    path = tmp_path / "press.dateline"
    example = create_example(path)
    first = contacts.first_page(example, ContactQuery()).rows
    contacts.move_to_bin(example, [first[1].id])
    shown = contacts.first_page(example, ContactQuery()).rows
    workspaces.close(example)
    assert len(shown) > 20
    assert glances.first_rows(path) == list(shown[:60])


def test_what_only_a_proper_opening_can_tell_is_left_to_it(tmp_path: Path) -> None:
    letter, other, gone = tmp_path / "letter.dateline", tmp_path / "other.dateline", tmp_path / "gone.dateline"
    letter.write_bytes(b"This is not a database, it is a letter." * 100)
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num)")
        raw.execute("INSERT INTO alembic_version VALUES ('9999')")
        raw.commit()
    assert [glances.first_rows(path) for path in (letter, other, gone)] == [[], [], []]
    assert not gone.exists()


_ASKED = """
import sys
from pathlib import Path
from desktop.services import glances
glances.first_rows(Path(sys.argv[1]))
print("sqlalchemy" in sys.modules)
"""


def test_a_glance_loads_no_engine(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _ASKED, str(tmp_path / "gone.dateline")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "False"
