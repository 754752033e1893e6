"""The floor: calamine's rows straight into one SQLite table, then a full-text index over all of it. Nothing else."""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

source, target, header = sys.argv[1:]
Path(target).unlink(missing_ok=True)


def texts() -> Iterator[list[object]]:
    """The rows below the header, dates as text."""
    sheet = CalamineWorkbook.from_path(source).get_sheet_by_index(0)
    for number, row in enumerate(sheet.iter_rows()):
        if number > int(header):
            yield [cell if isinstance(cell, str | float | int) else str(cell) for cell in row]


rows = texts()
first = next(rows)
columns = ", ".join(f"c{n} TEXT" for n in range(len(first)))
names = ", ".join(f"c{n}" for n in range(len(first)))
marks = ", ".join("?" * len(first))
connection = sqlite3.connect(target)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA synchronous=NORMAL")
connection.execute(f"CREATE TABLE contact (id INTEGER PRIMARY KEY, {columns})")
insert = f"INSERT INTO contact ({names}) VALUES ({marks})"  # noqa: S608  # no text from outside
connection.execute(insert, first)
connection.executemany(insert, rows)
connection.execute(f"CREATE VIRTUAL TABLE search USING fts5({names}, content='contact', content_rowid='id')")
connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
connection.commit()
count = connection.execute("SELECT count(*) FROM contact").fetchone()[0]
connection.close()
sys.stdout.write(f'{{"rows": {count}}}\n')
