"""`dateline statement list`, `show`, `diff` and `check`: what there is, in words and as JSON."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from desktop.cli import output
from desktop.cli.embargo_facts import statement_id
from desktop.cli.options import opened
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.signoff import SignoffState
    from desktop.domain.statement.differences import PartDifference
    from desktop.domain.statement.statement import Statement, Version
    from desktop.domain.statement.text import StatementText
    from desktop.services.workspaces import Workspace


def list_all(arguments: Namespace) -> int:
    """List all statements, edited last first."""
    from dataclasses import asdict

    from desktop.services import statements

    with opened(arguments) as workspace:
        rows = statements.all_statements(workspace, " ".join(arguments.words))
    if arguments.json:
        output.show_json_list(asdict(row) for row in rows)
    else:
        cells = [
            (row.id, row.title, _plain(row.stage), row.languages, f"{row.signed} of {row.signers}", row.release)
            for row in rows
        ]
        output.show_table(("id", "title", "stage", "languages", "signed", "release"), cells)
    return 0


def show(arguments: Namespace) -> int:
    """Show one statement: how far it is, who signed, its words."""
    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
    if arguments.json:
        output.show_json(facts(statement))
        return 0
    output.say(f"{statement.title} ({statement.id}): {_plain(statement.stage)}")
    for version in statement.versions:
        output.say(f"\n{version.language}: {_revision_words(version)}\n")
        say_words(version.text)
    return 0


def diff(arguments: Namespace) -> int:
    """Show what changed: since the current revision, or between two revisions of a language."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        language = arguments.language or statement.main_language
        if arguments.revisions:
            numbers = {one.number: one.id for one in statements.revisions(workspace, statement.id, language)}
            for number in arguments.revisions:
                if number not in numbers:
                    raise NotFound(f"There is no revision {number} in “{language}”.")
            before, after = (numbers[number] for number in arguments.revisions)
            parts = statements.compare(workspace, before, after)
        else:
            parts = statements.unsettled(workspace, statement.id, language)
    changed = [part for part in parts if part.changed]
    if arguments.json:
        output.show_json_list(_difference(part) for part in changed)
    else:
        output.say("\n".join(_line(part) for part in changed) or "Nothing changed.")
    return 0


def check(arguments: Namespace) -> int:
    """Say what the language versions say differently; the exit code is 1 if anything is."""
    from dataclasses import asdict

    from desktop.services import statements

    with opened(arguments) as workspace:
        findings = statements.cross_checks(workspace, statement_id(workspace, arguments.statement))
    if arguments.json:
        output.show_json_list(asdict(one) for one in findings)
    else:
        output.say("\n".join(one.sentence for one in findings) or "All languages say the same.")
    return 1 if findings else 0


def found(workspace: "Workspace", named: str) -> "Statement":
    """The statement of this title or id.

    Raises:
        NotFound: there is none.
    """
    from desktop.services import statements

    return statements.get(workspace, statement_id(workspace, named))


def facts(statement: "Statement") -> dict[str, Any]:
    """A statement for programs: every key is always there."""
    return {
        "id": statement.id,
        "version": statement.version,
        "title": statement.title,
        "stage": statement.stage.value,
        "steps": [{"stage": step.stage.value, "state": step.state, "words": step.words} for step in statement.steps],
        "release": statement.release,
        "main_language": statement.main_language,
        "organisations": [
            {"id": one.id, "name": one.name, "acronym": one.card.get("acronym", ""), "own": one.own}
            for one in statement.organisations
        ],
        "versions": [_version(version) for version in statement.versions],
        "signoff": state_facts(statement, statement.state),
        "attachments": list(statement.attachments),
        "quotes": [
            {"language": one.language, "person": one.block.person, "key": one.key, "approved": one.approval is not None}
            for one in statement.quotes
        ],
        "people": [
            {"contact_id": one.contact_id, "how": one.how, "organisation_id": one.organisation_id, "note": one.note}
            for one in statement.people
        ],
        "withdrawn": statement.withdrawn,
        "notes": statement.card.get("notes", ""),
    }


def state_facts(statement: "Statement", state: "SignoffState") -> dict[str, Any]:
    """Where each organisation stands, for programs."""
    names = {one.id: one.short for one in statement.organisations}
    return {
        "signed": state.signed,
        "of": len(state.organisations),
        "complete": state.complete,
        "cells": [
            {
                "organisation": names[cell.organisation_id],
                "organisation_id": cell.organisation_id,
                "language": cell.language,
                "standing": cell.standing.value,
                "person": cell.signoff.person if cell.signoff else "",
                "at": cell.signoff.at if cell.signoff else "",
                "how": cell.signoff.how.value if cell.signoff else "",
                "note": cell.signoff.note if cell.signoff else "",
                "key_verified": cell.signoff.key_verified if cell.signoff else False,
                "deadline": cell.round.deadline if cell.round else "",
            }
            for cell in state.cells
        ],
    }


def _version(version: "Version") -> dict[str, Any]:
    from desktop.domain.statement.text import text_to_json

    current = version.current
    return {
        "language": version.language,
        "version": version.version,
        "changed": version.changed,
        "revision": current.number if current else None,
        "hash": current.hash if current else "",
        "made_at": current.made_at if current else "",
        "words": version.text.words,
        "text": text_to_json(version.text),
    }


def _revision_words(version: "Version") -> str:
    if version.current is None:
        return "no revision yet"
    return f"revision {version.current.number}{', changed since' if version.changed else ''}"


def say_words(text: "StatementText") -> None:
    """Print every word of a text, in the order it is read."""
    from desktop.domain.statement.differences import words_of

    issued = ", ".join(one.acronym or one.name for one in text.organisations)
    dateline = ", ".join(filter(None, (text.city, text.date_written or text.date)))
    lines: Iterable[str] = (
        text.urgency,
        text.headline,
        text.subheadline,
        issued,
        dateline,
        *map(words_of, text.blocks),
    )
    reached = (", ".join(filter(None, (one.name, one.organisation, one.email, one.phone))) for one in text.contacts)
    for line in filter(None, (*lines, *reached, text.end_mark)):
        output.say(line)


def _difference(part: "PartDifference") -> dict[str, Any]:
    tokens = [{"kind": token.kind, "text": token.text} for token in part.tokens]
    return {"part": part.part, "number": part.number, "before": part.before, "after": part.after, "tokens": tokens}


def _line(part: "PartDifference") -> str:
    marks = {"equal": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    words = "".join(marks[token.kind].format(token.text) for token in part.tokens)
    return f"{_plain(part.part)} {part.number}: {words}"


def _plain(word: str) -> str:
    return word.replace("_", " ")
