"""The commands of `dateline statement` that change something: new, edit, signers, revise, attach, leave-out ..."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import opened
from desktop.cli.partners import find
from desktop.cli.statement_facts import facts, found
from desktop.domain.errors import InvalidValue, NotFound

if TYPE_CHECKING:
    from desktop.domain.statement.statement import Statement, Version
    from desktop.domain.statement.text import StatementText
    from desktop.services.workspaces import Workspace


def new(arguments: Namespace) -> int:
    """Begin a statement."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        signing = [find(workspace, name).id for name in arguments.partner]
        made = statements.create(workspace, arguments.title, arguments.language or "en", signing).id
        return _tell(arguments, workspace, made, "Made statement {id}, “{title}”.")


def edit(arguments: Namespace) -> int:
    """Change facts of a statement, or words of one of its texts."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        given = {"title": arguments.title, "release": arguments.release, "notes": arguments.notes}
        changes = {name: value for name, value in given.items() if value is not None}
        if "release" in changes and changes["release"] == "none":
            changes["release"] = ""
        if changes:
            statements.edit_facts(workspace, statement.id, statement.version, changes)
        if arguments.add_language:
            statements.add_language(workspace, statement.id, arguments.add_language, copy_from=arguments.copy_from)
        if arguments.headline is not None or arguments.replace:
            _reword(arguments, workspace, statement)
        return _tell(arguments, workspace, statement.id, "Changed “{title}”.")


def signers(arguments: Namespace) -> int:
    """Say who issues a statement, in the agreed order."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        wanted = [find(workspace, name).id for name in arguments.partner]
        done = statements.set_organisations(workspace, statement.id, statement.version, wanted)
        for mention in done.mentions:
            output.complain(f"{mention.language}: still names {mention.organisation}: {mention.sentence}")
        return _tell(arguments, workspace, statement.id, "Set who signs “{title}”.")


def revise(arguments: Namespace) -> int:
    """Make a revision of the working text."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        language = arguments.language or statement.main_language
        made = statements.make_revision(workspace, statement.id, language, arguments.note).revision
    if arguments.json:
        output.show_json({"id": made.id, "number": made.number, "language": made.language, "hash": made.hash})
    else:
        output.say(f"Made revision {made.number} ({made.language}). Nobody has signed it yet.")
    return 0


def attach(arguments: Namespace) -> int:
    """Copy a file to go with the statement, or take one off."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        if arguments.remove:
            digest = next((one["sha256"] for one in statement.attachments if one["name"] == arguments.file.name), "")
            statements.detach(workspace, statement.id, statement.version, digest)
            return _tell(arguments, workspace, statement.id, f"Took {arguments.file.name} off “{{title}}”.")
        statements.attach(workspace, statement.id, statement.version, arguments.file)
        return _tell(arguments, workspace, statement.id, f"Attached {arguments.file.name} to “{{title}}”.")


def leave_out(arguments: Namespace) -> int:
    """Leave people out by hand, or let them in again; or say that a partner leads on them, or that we take over."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement, people = found(workspace, arguments.statement), arguments.contact
        if arguments.partner and arguments.undo:
            statements.take_over(workspace, statement.id, people)
        elif arguments.partner:
            partner = find(workspace, arguments.partner)
            statements.partner_leads(workspace, statement.id, people, partner.id, arguments.note)
        elif arguments.undo:
            statements.let_in(workspace, statement.id, people)
        else:
            statements.leave_out(workspace, statement.id, people, arguments.note)
        return _tell(arguments, workspace, statement.id, "Changed who gets “{title}”.")


def approve_quote(arguments: Namespace) -> int:
    """Record that a person quoted approved their words."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        quotes = [one for one in statement.quotes if one.block.person == arguments.person and not one.approval]
        if not quotes:
            raise NotFound(f"No quote of “{arguments.person}” waits for approval.", "Nothing was recorded.")
        for one in quotes:
            statements.approve_quote(
                workspace,
                statement.id,
                one.language,
                one.key,
                how=arguments.how,
                note=arguments.note,
                evidence=arguments.evidence,
            )
        return _tell(arguments, workspace, statement.id, f"Recorded that {arguments.person} approved.")


def withdraw(arguments: Namespace) -> int:
    """Withdraw a statement."""
    from desktop.services import statements

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        statements.withdraw(workspace, statement.id, statement.version, arguments.reason)
        return _tell(arguments, workspace, statement.id, "Withdrew “{title}”. Nobody may receive it any more.")


def _reword(arguments: Namespace, workspace: "Workspace", statement: "Statement") -> None:
    from desktop.services import statements

    version = version_of(statement, arguments.language)
    text = version.text
    if arguments.headline is not None:
        text = replace(text, headline=arguments.headline)
    for old, new_words in arguments.replace:
        text = _replaced(text, old, new_words)
    statements.save_draft(workspace, statement.id, version.language, text, version.version)


def _replaced(text: "StatementText", old: str, new_words: str) -> "StatementText":
    blocks = tuple(replace(one, text=one.text.replace(old, new_words)) for one in text.blocks)
    new_text = replace(text, headline=text.headline.replace(old, new_words), blocks=blocks)
    if not old or new_text == text:
        raise InvalidValue(f"“{old}” does not stand in this text.", "Nothing was changed.")
    return new_text


def version_of(statement: "Statement", language: str) -> "Version":
    """The version of a language, of the main one if none is named.

    Raises:
        NotFound: there is none.
    """
    version = statement.version_in(language or statement.main_language)
    if version is None:
        raise NotFound(f"“{statement.title}” has no text in “{language}”.", "Nothing was changed.")
    return version


def _tell(arguments: Namespace, workspace: "Workspace", made: int, sentence: str) -> int:
    from desktop.services import statements

    statement = statements.get(workspace, made)
    if arguments.json:
        output.show_json(facts(statement))
    else:
        output.say(sentence.replace("{id}", str(statement.id)).replace("{title}", statement.title))
    return 0
