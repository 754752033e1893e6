"""Starting from an earlier statement: its words and who signs, nothing that was said or promised about it."""

from dataclasses import replace

from desktop.domain.statement.text import StatementKind, text_from_json
from desktop.services.contacts import Written
from desktop.services.statements.writing import add_draft, add_statement, checked_title
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from desktop.storage.nouns import DRAFT, STATEMENT


def start_from(workspace: Workspace, statement_id: int, title: str) -> Written:
    """Begin a statement with the texts of an earlier one in all its languages, without their days.

    Revisions, sign-offs, attachments, quote approvals and the embargo stay with the earlier one.

    Raises:
        InvalidValue: it has no title.
        NotFound: there is no such statement.
    """
    named = checked_title(title)
    with workspace.command(f"New statement “{named}”") as act:
        row = nouns.get(act.conn, STATEMENT, statement_id)
        kind = StatementKind(row["card"].get("kind", StatementKind.JOINT_STATEMENT.value))
        made = add_statement(act, named, row["main_language"], row["card"].get("organisations", ()), kind)
        for draft in nouns.find(act.conn, DRAFT, statement_id=statement_id):
            add_draft(act, made, replace(text_from_json(draft["text"]), date="", date_written=""))
    return Written(made, act.touched)
