"""What hangs on a statement: attachments, the people quoted, the bin, and withdrawal."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.kept_file import KeptFile
from desktop.domain.statement.statement import AttachmentCard, QuoteApprovalCard, quote_key
from desktop.domain.statement.text import text_from_json
from desktop.services.contacts import Written
from desktop.services.workspaces import Workspace
from desktop.storage import kept_files, nouns
from desktop.storage import statements as stored
from desktop.storage.nouns import STATEMENT

_UNCHANGED = "Nothing was changed."


def attach(workspace: Workspace, statement_id: int, version: int, path: Path) -> Written:
    """Copy a file into the workspace as it is now; that copy goes with the statement.

    Raises:
        RefusedFile: a link, too large, changed while read, or with a name that misleads.
        InvalidValue: an attachment has this name, or this content, already.
        ChangedElsewhere, NotFound: nothing was changed.
    """
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        kept = kept_files.keep(act, path)
        here: list[AttachmentCard] = row["card"].get("attachments", [])
        for one in here:
            if one["sha256"] == kept.sha256 or one["name"].casefold() == kept.name.casefold():
                raise InvalidValue(f"“{one['name']}” is attached already.", _UNCHANGED, "Take it off first.")
        new: AttachmentCard = {
            "sha256": kept.sha256,
            "name": kept.name,
            "media_type": kept.media_type,
            "size": kept.size,
        }
        act.rename(f"Attach {kept.name} to “{row['title']}”")
        nouns.change(act, STATEMENT, statement_id, version, card={**row["card"], "attachments": [*here, new]})
    return Written(statement_id, act.touched)


def detach(workspace: Workspace, statement_id: int, version: int, sha256: str) -> Written:
    """Take an attachment off; its copy stays for the history.

    Raises:
        ChangedElsewhere, NotFound: nothing was changed.
    """
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        here: list[AttachmentCard] = row["card"].get("attachments", [])
        left = [one for one in here if one["sha256"] != sha256]
        if len(left) == len(here):
            raise NotFound("This file is not attached.", _UNCHANGED)
        gone = next(one for one in here if one["sha256"] == sha256)
        act.rename(f"Take {gone['name']} off “{row['title']}”")
        nouns.change(act, STATEMENT, statement_id, version, card={**row["card"], "attachments": left})
    return Written(statement_id, act.touched)


def kept_file(workspace: Workspace, sha256: str) -> tuple[KeptFile, bytes]:
    """A kept file with its bytes: an attachment, a logo, evidence.

    Raises:
        NotFound: the workspace does not have it.
        RefusedFile: what is stored is not what was kept.
    """
    with workspace.reading() as conn:
        content = kept_files.content(conn, sha256)
        return kept_files.facts(conn, [sha256])[sha256], content


def approve_quote(
    workspace: Workspace,
    statement_id: int,
    language: str,
    key: str,
    *,
    how: str,
    note: str = "",
    evidence: Path | None = None,
) -> Written:
    """Record that the person quoted approved these words (`Statement.quotes` gives the key). Cannot be undone.

    It is void as soon as the quote's words, or the name, change.

    Raises:
        NotFound: there is no such quote now.
        RefusedFile: the evidence cannot be kept.
    """
    with workspace.command("", kind="approval", undoable=False) as act:
        row = stored.editable(act.conn, statement_id)
        text = text_from_json(stored.draft(act.conn, statement_id, language)["text"])
        block = next((one for one in text.quotes if quote_key(one) == key), None)
        if block is None:
            raise NotFound("This quote has changed.", "No approval was recorded.", "Read it again, then ask again.")
        kept = kept_files.keep(act, evidence) if evidence else None
        new: QuoteApprovalCard = {"quote": key, "person": block.person, "at": act.at, "how": how, "note": note.strip()}
        new["evidence"] = kept.sha256 if kept else None
        others = [one for one in row["card"].get("quote_approvals", []) if one["quote"] != key]
        act.rename(f"Quote approved by {block.person} in “{row['title']}”")
        nouns.change(act, STATEMENT, statement_id, card={**row["card"], "quote_approvals": [*others, new]})
    return Written(statement_id, act.touched)


def withdraw(workspace: Workspace, statement_id: int, version: int, reason: str) -> Written:
    """Withdraw a statement: nobody may receive it any more, and its texts cannot be edited.

    Raises:
        InvalidValue: no reason was given, or it was withdrawn already.
        ChangedElsewhere, NotFound: nothing was changed.
    """
    why = " ".join(reason.split())
    if not why:
        raise InvalidValue("A withdrawal needs a reason.", _UNCHANGED, "Type why; partners will ask.")
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        act.rename(f"Withdraw “{row['title']}”")
        card = {**row["card"], "withdrawn": {"at": act.at, "reason": why}}
        nouns.change(act, STATEMENT, statement_id, version, card=card)
    return Written(statement_id, act.touched)


def delete(workspace: Workspace, statement_ids: Sequence[int]) -> Touched:
    """Move statements to the bin.

    Raises:
        NotFound: one is gone.
    """
    return _bin(workspace, statement_ids, deleted=True)


def restore(workspace: Workspace, statement_ids: Sequence[int]) -> Touched:
    """Bring statements back from the bin.

    Raises:
        NotFound: one is gone.
    """
    return _bin(workspace, statement_ids, deleted=False)


def _bin(workspace: Workspace, statement_ids: Sequence[int], *, deleted: bool) -> Touched:
    with workspace.command("", kind="bin") as act:
        rows = [nouns.get(act.conn, STATEMENT, statement_id) for statement_id in statement_ids]
        what = f"“{rows[0]['title']}”" if len(rows) == 1 else f"{len(rows)} statements"
        act.rename(f"{'Delete' if deleted else 'Restore'} {what}")
        for row in rows:
            nouns.change(act, STATEMENT, row["id"], deleted_at=act.at if deleted else None)
    return act.touched
