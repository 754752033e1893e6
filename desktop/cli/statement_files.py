"""`dateline statement export`: a statement as a file. What may not leave yet is marked as a draft on every page."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import opened
from desktop.cli.statement_facts import found

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.statement.statement import Statement
    from desktop.services.workspaces import Workspace


def export(arguments: Namespace) -> int:
    """Write the file; say whether it is marked as a draft, and why."""
    from desktop.domain.guard.clearance import NotCleared
    from desktop.services import documents
    from desktop.services.releases.composing import Form

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        language = arguments.language or statement.main_language
        try:
            _clean(workspace, statement, arguments, language)
            why = ""
        except NotCleared as refused:
            if arguments.format == "kit":
                raise
            why = refused.next_step
            documents.save_proof(workspace, statement.id, language, Form(arguments.format), arguments.out)
    _tell(arguments, arguments.out, why)
    return 0


def _clean(workspace: "Workspace", statement: "Statement", arguments: Namespace, language: str) -> None:
    """The copy for everybody: the guard gives leave for it only when it is public.

    Raises:
        NotCleared: it is not.
    """
    from desktop.domain.guard.facts import Channel, CopyKind
    from desktop.services.releases.composing import Form
    from desktop.services.releases.kits import document, press_kit
    from desktop.services.releases.order import Order

    channel = Channel.KIT if arguments.format == "kit" else Channel.PRINT
    languages = () if arguments.format == "kit" and not arguments.language else (language,)
    order = Order(statement.id, CopyKind.RELEASE, channel, languages=languages, size=arguments.size)
    if channel is Channel.KIT:
        press_kit(workspace, order, arguments.out)
    else:
        document(workspace, order, language, Form(arguments.format), arguments.out)


def _tell(arguments: Namespace, path: "Path", why: str) -> None:
    if arguments.json:
        output.show_json({"file": str(path), "draft": bool(why), "why": why})
    elif why:
        output.say(f"{path}: marked as a draft, not for publication. {why}")
    else:
        output.say(f"{path}: ready to be published.")
