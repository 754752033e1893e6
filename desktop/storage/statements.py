"""Statements as a person knows them: put together from their rows, many at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.organisation import Organisation
from desktop.domain.signoff import Round, Signoff, state_of
from desktop.domain.statement.statement import EmbargoSummary, Revision, Statement, StatementPerson, Version
from desktop.domain.statement.text import text_from_json
from desktop.storage import nouns, organisations, signoffs
from desktop.storage import search_sqlite as engine
from desktop.storage.nouns import DRAFT, REVISION, STATEMENT, STATEMENT_PERSON
from desktop.storage.tables_statements import Distribution, Embargo

_Grouped = dict[int, list[Any]]


def one(conn: Connection, statement_id: int, now: str) -> Statement:
    """One statement with everything that hangs on it.

    Raises:
        NotFound: it is gone.
    """
    return _assembled(conn, [nouns.get(conn, STATEMENT, statement_id)], now)[0]


def editable(conn: Connection, statement_id: int) -> dict[str, Any]:
    """The row of a statement that may be changed now.

    Raises:
        NotFound: it is gone.
        InvalidValue: it lies in the bin, or was withdrawn.
    """
    row = nouns.get(conn, STATEMENT, statement_id)
    if row["deleted_at"] is not None:
        raise InvalidValue(f"“{row['title']}” lies in the bin.", "Nothing was changed.", "Restore it first.")
    if row["card"].get("withdrawn"):
        raise InvalidValue(f"“{row['title']}” was withdrawn.", "Nothing was changed.", "Start a new statement from it.")
    return row


def draft(conn: Connection, statement_id: int, language: str) -> dict[str, Any]:
    """The row of a working text.

    Raises:
        NotFound: the statement has no text in this language.
    """
    found = nouns.find(conn, DRAFT, statement_id=statement_id, language=language)
    if not found:
        raise NotFound(
            f"This statement has no text in “{language}”.", "Nothing was changed.", "Add the language first."
        )
    return found[0]


def everyone(conn: Connection, now: str, *, in_bin: bool) -> list[Statement]:
    """All statements, or all in the bin; by id."""
    rows = [row for row in nouns.find(conn, STATEMENT) if (row["deleted_at"] is not None) == in_bin]
    return _assembled(conn, rows, now)


def revision(conn: Connection, revision_id: int) -> Revision:
    """One revision.

    Raises:
        NotFound: there is none.
    """
    return _revision(nouns.get(conn, REVISION, revision_id))


def revisions(conn: Connection, statement_id: int, language: str | None = None) -> list[Revision]:
    """A statement's revisions (of one language), as made."""
    wanted = {"language": language} if language is not None else {}
    return [_revision(row) for row in nouns.find(conn, REVISION, statement_id=statement_id, **wanted)]


def with_hash(conn: Connection, digest: str) -> list[Revision]:
    """The revisions whose text has this hash."""
    return [_revision(row) for row in nouns.find(conn, REVISION, hash=digest)]


def _assembled(conn: Connection, rows: Sequence[dict[str, Any]], now: str) -> list[Statement]:
    ids = [row["id"] for row in rows]
    drafts = _by("statement_id", nouns.find(conn, DRAFT, statement_id=ids))
    wanted = [draft["current_revision_id"] for some in drafts.values() for draft in some]
    current = {row["id"]: _revision(row) for row in nouns.find(conn, REVISION, id=[i for i in wanted if i])}
    answers, rounds = signoffs.of_revisions(conn, list(current)), signoffs.rounds_of(conn, ids)
    known = {one.id: one for one in organisations.everyone(conn)}
    people = _by("statement_id", nouns.find(conn, STATEMENT_PERSON, statement_id=ids))
    embargoes, copies = _embargoes(conn, ids), _copies(conn, ids)
    return [
        _statement(
            row,
            _versions(row, drafts[row["id"]], current),
            [known[i] for i in row["card"].get("organisations", ()) if i in known],
            people=tuple(_person(person) for person in people[row["id"]]),
            copies=frozenset(copies[row["id"]]),
            embargo=embargoes.get(row["id"]),
            answers=answers,
            rounds=tuple(one for one in rounds if one.statement_id == row["id"]),
            now=now,
        )
        for row in rows
    ]


def _statement(
    row: dict[str, Any],
    versions: tuple[Version, ...],
    signers: Sequence[Organisation],
    *,
    answers: Sequence[Signoff],
    rounds: tuple[Round, ...],
    now: str,
    **more: Any,
) -> Statement:
    ours = {version.current.id for version in versions if version.current is not None}
    own = tuple(answer for answer in answers if answer.revision_id in ours)
    asked = [version.asked for version in versions]
    return Statement(
        id=row["id"],
        version=row["version"],
        title=row["title"],
        main_language=row["main_language"],
        release=row["release"],
        card=row["card"],
        organisations=tuple(signers),
        versions=versions,
        signoffs=own,
        rounds=rounds,
        state=state_of([signer.id for signer in signers], asked, own, rounds, now),
        updated_at=row["updated_at"],
        deleted_at=row["deleted_at"],
        **more,
    )


def _versions(
    row: dict[str, Any], drafts: Iterable[dict[str, Any]], current: dict[int, Revision]
) -> tuple[Version, ...]:
    ordered = sorted(drafts, key=lambda draft: (draft["language"] != row["main_language"], draft["id"]))
    return tuple(
        Version(
            draft["id"],
            draft["version"],
            draft["language"],
            text_from_json(draft["text"]),
            current.get(draft["current_revision_id"]),
            draft["updated_at"],
        )
        for draft in ordered
    )


def _revision(row: dict[str, Any]) -> Revision:
    return Revision(**{**row, "text": text_from_json(row["text"])})


def _person(row: dict[str, Any]) -> StatementPerson:
    return StatementPerson(**{name: row[name] for name in StatementPerson.__slots__})


def _embargoes(conn: Connection, ids: Sequence[int]) -> dict[int, EmbargoSummary]:
    columns = select(Embargo.statement_id, Embargo.state, Embargo.wall, Embargo.zone, Embargo.utc)
    found = conn.execute(columns.where(Embargo.statement_id.in_(engine.id_list(ids))))
    return {statement_id: EmbargoSummary(*facts) for statement_id, *facts in found}


def _copies(conn: Connection, ids: Sequence[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    here = Distribution.statement_id.in_(engine.id_list(ids))
    for statement_id, copy in conn.execute(select(Distribution.statement_id, Distribution.copy).where(here).distinct()):
        found[statement_id].add(copy)
    return found


def _by(column: str, rows: Iterable[dict[str, Any]]) -> _Grouped:
    grouped: _Grouped = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped
