"""Statements: written, put before partners as revisions, compared, kept whole.

Only `revising.make_revision` changes what partners are asked about; editing a text never does. What this package offers
is loaded when it is first asked for: the child that reads a finished text needs `reading` alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.services.statements.arriving import Arrived, create_from_text, recognise
    from desktop.services.statements.attaching import (
        approve_quote,
        attach,
        delete,
        detach,
        kept_file,
        restore,
        withdraw,
    )
    from desktop.services.statements.copying import start_from
    from desktop.services.statements.overview import (
        StatementRow,
        all_statements,
        compare,
        cross_checks,
        get,
        revision,
        revisions,
        unsettled,
    )
    from desktop.services.statements.people import leave_out, let_in, partner_leads, take_over
    from desktop.services.statements.revising import Mention, RevisionMade, SignersSet, make_revision, set_organisations
    from desktop.services.statements.writing import (
        DraftSaved,
        add_language,
        create,
        edit_facts,
        remove_language,
        save_draft,
    )

__all__ = [
    "Arrived",
    "DraftSaved",
    "Mention",
    "RevisionMade",
    "SignersSet",
    "StatementRow",
    "add_language",
    "all_statements",
    "approve_quote",
    "attach",
    "compare",
    "create",
    "create_from_text",
    "cross_checks",
    "delete",
    "detach",
    "edit_facts",
    "get",
    "kept_file",
    "leave_out",
    "let_in",
    "make_revision",
    "partner_leads",
    "recognise",
    "remove_language",
    "restore",
    "revision",
    "revisions",
    "save_draft",
    "set_organisations",
    "start_from",
    "take_over",
    "unsettled",
    "withdraw",
]

_HERE = "desktop.services.statements"
_HOMES = {
    "arriving": ("Arrived", "create_from_text", "recognise"),
    "attaching": ("approve_quote", "attach", "delete", "detach", "kept_file", "restore", "withdraw"),
    "copying": ("start_from",),
    "overview": (
        "StatementRow",
        "all_statements",
        "compare",
        "cross_checks",
        "get",
        "revision",
        "revisions",
        "unsettled",
    ),
    "people": ("leave_out", "let_in", "partner_leads", "take_over"),
    "revising": ("Mention", "RevisionMade", "SignersSet", "make_revision", "set_organisations"),
    "writing": ("DraftSaved", "add_language", "create", "edit_facts", "remove_language", "save_draft"),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{_HERE}.{home}"), name)
