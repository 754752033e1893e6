"""Sign-offs and rounds as stored: read, and recorded for good."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from desktop.domain.signoff import Decision, How, Round, RoundKind, Signoff
from desktop.storage import nouns
from desktop.storage.nouns import SIGNOFF, SIGNOFF_ROUND


def of_revisions(conn: Connection, revision_ids: Sequence[int]) -> list[Signoff]:
    """Every answer on these revisions, as recorded."""
    return [_signoff(row) for row in nouns.find(conn, SIGNOFF, revision_id=list(revision_ids))]


def rounds_of(conn: Connection, statement_ids: Sequence[int]) -> list[Round]:
    """Every round of these statements, as asked."""
    return [_round(row) for row in nouns.find(conn, SIGNOFF_ROUND, statement_id=list(statement_ids))]


def _signoff(row: dict[str, Any]) -> Signoff:
    return Signoff(**{**row, "decision": Decision(row["decision"]), "how": How(row["how"])})


def _round(row: dict[str, Any]) -> Round:
    return Round(**{**row, "kind": RoundKind(row["kind"]), "organisations": tuple(row["organisations"])})
