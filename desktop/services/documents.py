"""A statement to look at: its working text or a revision, in any form, marked as a draft that is not for publication.

What may leave without that mark is made by `services.releases`, which asks the guard.
"""

from functools import partial
from pathlib import Path

from desktop.domain.errors import NotFound
from desktop.domain.statement.paper import Paper, PaperSize
from desktop.formats.exports.atomic import new_file, told
from desktop.services.releases.composing import Form, letterhead, proof_paper, written
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes, nouns, organisations
from desktop.storage import statements as stored


def proof(
    workspace: Workspace, statement_id: int, language: str = "", form: Form = Form.TEXT, size: PaperSize = "a4"
) -> bytes:
    """The working text of a language (the main one if none is named) as a file of this form, marked as a draft.

    Raises:
        NotFound: there is no such statement or language.
    """
    return written(proof_of(workspace, statement_id, language, size), form)


def proof_of(workspace: Workspace, statement_id: int, language: str = "", size: PaperSize = "a4") -> Paper:
    """The same, before it takes a form: for the preview on screen.

    Raises:
        NotFound: there is no such statement or language.
    """
    with workspace.reading() as conn:
        statement = stored.one(conn, statement_id, workspace.stamp)
        version = statement.version_in(language or statement.main_language)
        if version is None:
            raise NotFound(f"“{statement.title}” has no text in “{language}”.", "", "Add the language first.")
        rows = nouns.find(conn, nouns.EMBARGO, statement_id=statement_id)
        lift = embargoes.lift_of(rows[0]) if rows and statement.release == "embargo" else None
        heads = letterhead(statement, partial(organisations.logo, conn))
        return proof_paper(version.text, lift, heads, size)


def save_proof(workspace: Workspace, statement_id: int, language: str, form: Form, path: Path) -> Path:
    """Write such a proof into a file.

    Raises:
        NotFound: there is no such statement or language.
        CannotWrite: the file cannot be written there; the old one is unchanged.
    """
    data = proof(workspace, statement_id, language, form)
    with new_file(path) as new:
        with told(path):
            new.stream.write(data)
        new.put()
    return path
