"""Writing a statement: begin one, from nothing or from a text that was read; its facts, its words, its languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.changes import Touched
from desktop.domain.errors import ChangedElsewhere, InvalidValue
from desktop.domain.organisation import as_signatory, boilerplate_in, line, paragraphs, press_contacts
from desktop.domain.statement.statement import StatementCard
from desktop.domain.statement.text import (
    Block,
    BlockKind,
    StatementKind,
    StatementText,
    text_from_json,
    text_to_json,
)
from desktop.domain.statement.tidy import tidied
from desktop.domain.values.languages import read_languages
from desktop.services.contacts import Written
from desktop.services.statements import recovery
from desktop.services.workspaces import Workspace
from desktop.storage import nouns, organisations
from desktop.storage import statements as stored
from desktop.storage.command import Command
from desktop.storage.nouns import DRAFT, EMBARGO, STATEMENT

_UNCHANGED = "Nothing was changed."
_FACTS = ("title", "main_language", "release", "kind", "notes")


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """A text was saved: the version the next save starts from."""

    version: int
    touched: Touched


def create(
    workspace: Workspace,
    title: str,
    language: str = "en",
    organisation_ids: Sequence[int] = (),
    kind: StatementKind = StatementKind.JOINT_STATEMENT,
) -> Written:
    """Begin a statement; its organisations are named in the text, with their press contacts and boilerplates.

    Raises:
        InvalidValue: it has no title, or the language is none.
        NotFound: an organisation is gone.
    """
    code, named = checked_language(language), checked_title(title)
    with workspace.command(f"New statement “{named}”") as act:
        made = add_statement(act, named, code, organisation_ids, kind)
        add_draft(act, made, first_text(act, code, organisation_ids, kind))
    return Written(made, act.touched)


def edit_facts(workspace: Workspace, statement_id: int, version: int, changes: Mapping[str, str]) -> Written:
    """Change title, main_language, release ("", "immediate", "embargo"), kind or notes.

    Raises:
        ChangedElsewhere, NotFound, InvalidValue: nothing was changed.
    """
    unknown = set(changes) - set(_FACTS)
    if unknown:
        raise InvalidValue(f"A statement has no “{min(unknown)}” to edit.", _UNCHANGED)
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        columns = {name: changes[name] for name in ("title", "main_language", "release") if name in changes}
        card = dict(row["card"]) | {name: changes[name] for name in ("kind", "notes") if name in changes}
        if "title" in columns:
            columns["title"] = checked_title(columns["title"])
        if "main_language" in columns:
            stored.draft(act.conn, statement_id, columns["main_language"])
        if "release" in columns:
            _check_release(act, statement_id, columns["release"])
        if "notes" in card:
            card["notes"] = paragraphs(card["notes"])
        if card.get("kind", "joint_statement") not in set(StatementKind):
            raise InvalidValue(f"“{card['kind']}” is no kind of statement.", _UNCHANGED)
        act.rename(f"Edit statement “{columns.get('title', row['title'])}”")
        nouns.change(act, STATEMENT, statement_id, version, **columns, card={k: v for k, v in card.items() if v})
    return Written(statement_id, act.touched)


def save_draft(workspace: Workspace, statement_id: int, language: str, text: StatementText, version: int) -> DraftSaved:
    """Save the working text of a language; `version` is what was read. The recovery file goes.

    Revisions and sign-offs stay as they are: only `make_revision` puts new words before the partners.

    Raises:
        ChangedElsewhere, NotFound, InvalidValue: nothing was changed.
    """
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        draft = stored.draft(act.conn, statement_id, language)
        if draft["version"] != version:
            raise ChangedElsewhere(
                "Somebody changed this text while you were writing.", "Nothing was overwritten.", "Compare the two."
            )
        act.rename(f"Edit the text of “{row['title']}” ({language})")
        card = text_to_json(tidied(replace(text, language=language)))
        now = nouns.change(act, DRAFT, draft["id"], version, text=card)
    recovery.forget(workspace, statement_id, language)
    return DraftSaved(now, act.touched)


def add_language(workspace: Workspace, statement_id: int, language: str, *, copy_from: str = "") -> Written:
    """Add a language version: empty but for the organisations, or beginning as a copy of another one's words.

    Raises:
        InvalidValue: the language is none, or there already.
        NotFound: the statement, or the language to copy, is gone.
    """
    code = checked_language(language)
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        if nouns.find(act.conn, DRAFT, statement_id=statement_id, language=code):
            raise InvalidValue(f"“{row['title']}” has a text in “{code}” already.", _UNCHANGED)
        text = first_text(act, code, row["card"].get("organisations", ()), StatementKind(_kind(row["card"])))
        if copy_from:
            copied = text_from_json(stored.draft(act.conn, statement_id, copy_from)["text"])
            named = {"organisations": text.organisations or copied.organisations}
            text = replace(copied, language=code, **named)  # type: ignore[arg-type]
        act.rename(f"Add “{code}” to “{row['title']}”")
        add_draft(act, statement_id, text)
    return Written(statement_id, act.touched)


def remove_language(workspace: Workspace, statement_id: int, language: str) -> Touched:
    """Take a language version away; its revisions stay in the history.

    Raises:
        InvalidValue: it is the main language.
        NotFound: there is none such.
    """
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        if row["main_language"] == language:
            raise InvalidValue(
                f"“{language}” is the main language of “{row['title']}”.", _UNCHANGED, "Choose another main language."
            )
        act.rename(f"Remove “{language}” from “{row['title']}”")
        nouns.remove(act, DRAFT, [stored.draft(act.conn, statement_id, language)["id"]])
    return act.touched


def add_statement(act: Command, title: str, language: str, organisation_ids: Sequence[int], kind: StatementKind) -> int:
    """Insert the statement itself; logs it."""
    card: StatementCard = {"organisations": list(organisation_ids), "kind": kind.value}
    return nouns.add(act, STATEMENT, title=title, main_language=language, card=card)


def add_draft(act: Command, statement_id: int, text: StatementText) -> int:
    """Insert the working text of a language; logs it."""
    card = text_to_json(tidied(text))
    return nouns.add(act, DRAFT, statement_id=statement_id, language=text.language, text=card)


def first_text(act: Command, language: str, organisation_ids: Sequence[int], kind: StatementKind) -> StatementText:
    """The text a language begins with: who issues it, how they describe themselves, where journalists may ask.

    Raises:
        NotFound: an organisation is gone.
    """
    cards = [organisations.one(act.conn, organisation_id).card for organisation_id in organisation_ids]
    named = tuple(as_signatory(card, language) for card in cards)
    described = ((one, boilerplate_in(card, language)) for one, card in zip(named, cards, strict=True))
    about = (Block(BlockKind.BOILERPLATE, words, organisation=one.name) for one, words in described if words)
    reached = tuple(contact for card in cards for contact in press_contacts(card))
    return StatementText(language, kind, organisations=named, blocks=tuple(about), contacts=reached)


def checked_title(title: str) -> str:
    """The title, tidied.

    Raises:
        InvalidValue: it is blank.
    """
    tidy = line(title)
    if not tidy:
        raise InvalidValue("A statement needs a title.", _UNCHANGED, "Type a title; only you see it.")
    return tidy


def checked_language(language: str) -> str:
    """The BCP 47 code of a language as typed: a code, or a name in five languages.

    Raises:
        InvalidValue: it is none, or several.
    """
    codes, problems = read_languages(language)
    if len(codes) != 1 or problems:
        raise InvalidValue(f"“{language}” is not one language.", _UNCHANGED, "Type a language, such as Arabic or ar.")
    return codes[0]


def _check_release(act: Command, statement_id: int, release: str) -> None:
    if release not in {"", "immediate", "embargo"}:
        raise InvalidValue(f"“{release}” is no way to release.", _UNCHANGED, "Choose immediate or embargo.")
    running = nouns.find(act.conn, EMBARGO, statement_id=statement_id, state=("offered", "running"))
    if running and release != "embargo":
        raise InvalidValue(
            "An embargo was offered for this statement, and people may have agreed to it.",
            _UNCHANGED,
            "Lift it early or cancel it; both tell them.",
        )


def _kind(card: Mapping[str, str]) -> str:
    return card.get("kind", StatementKind.JOINT_STATEMENT.value)
