"""A glance into a workspace file: its first contacts by name, before the engine is there.

Importing SQLAlchemy takes twice as long as showing a window. So the first screen of the list is read with Python's own
driver, read-only, with the one question a start always asks; a test holds the answer against that of `search`.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.domain.contact import ContactRow
from desktop.storage.revision import HEAD
from desktop.storage.search_lines import by_contact, line

_OWN = """
SELECT id, version, display_name, transliteration, country, city, time_zone, refusal, flags, verified_on, last_touch,
updated_at FROM contact WHERE deleted_at IS NULL ORDER BY deleted_at, sort_key, id LIMIT ?
"""
_LINES = tuple(
    f"SELECT {what} WHERE contact_id IN (SELECT value FROM json_each(?)){more} ORDER BY contact_id, position"  # noqa: S608
    for what, more in (
        ("contact_id, name, role FROM affiliation JOIN outlet ON outlet.id = outlet_id", " AND ended = ''"),
        ("contact_id, state, address FROM contact_email", ""),
        ("contact_id, number FROM contact_phone", ""),
        ("contact_id, kind, label FROM contact_term JOIN term ON term.id = term_id", ""),
    )
)


def first_lines(path: Path, limit: int) -> list[ContactRow]:
    """The first contacts by name; none where the file has not this version's tables or cannot be read just now."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as raw:
            return _first(raw, limit)
    except (sqlite3.Error, OSError):
        return []  # whoever opens it next says what is the matter


def _first(raw: sqlite3.Connection, limit: int) -> list[ContactRow]:
    if raw.execute("SELECT version_num FROM alembic_version").fetchone() != (HEAD,):
        return []
    raw.execute("BEGIN")
    people = raw.execute(_OWN, (limit,)).fetchall()
    ids = json.dumps([row[0] for row in people])
    works, emails, phones, terms = (by_contact(raw.execute(asked, (ids,))) for asked in _LINES)
    return [line(row, *(lines.get(row[0], ()) for lines in (works, emails, phones, terms))) for row in people]
