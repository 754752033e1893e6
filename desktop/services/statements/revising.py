"""Putting words before the partners: a revision that never changes again. And who signs at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.changes import Touched
from desktop.domain.errors import ChangedElsewhere, InvalidValue
from desktop.domain.organisation import Organisation, as_signatory, boilerplate_in, mentions, press_contacts, without
from desktop.domain.statement.ready import why_not_ready
from desktop.domain.statement.statement import Revision
from desktop.domain.statement.text import (
    Block,
    BlockKind,
    StatementText,
    content_hash,
    text_from_json,
    text_to_json,
)
from desktop.services.workspaces import Workspace
from desktop.storage import nouns, organisations
from desktop.storage import statements as stored
from desktop.storage.command import Command
from desktop.storage.nouns import DRAFT, REVISION, STATEMENT

_UNCHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class RevisionMade:
    """A new revision without a single sign-off."""

    revision: Revision
    touched: Touched


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that still names somebody who does not sign any more: a person must change it."""

    language: str
    organisation: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SignersSet:
    """Who signs was changed: what the texts still say of those who went."""

    mentions: tuple[Mention, ...]
    touched: Touched


def make_revision(
    workspace: Workspace, statement_id: int, language: str, note: str = "", *, version: int | None = None
) -> RevisionMade:
    """Freeze the working text of a language. Sign-offs of earlier revisions do not count for it.

    `version`: the text as it was read; refused if it moved on. Cannot be undone: partners may have it.

    Raises:
        InvalidValue: nothing changed, nothing is in it, or it names who does not sign.
        ChangedElsewhere, NotFound: nothing was made.
    """
    with workspace.command("", kind="revision", undoable=False) as act:
        row = stored.editable(act.conn, statement_id)
        draft = stored.draft(act.conn, statement_id, language)
        if version not in {None, draft["version"]}:
            raise ChangedElsewhere(
                "Somebody changed this text since you read it.", "No revision was made.", "Look again."
            )
        text = text_from_json(draft["text"])
        signers = organisations.several(act.conn, row["card"].get("organisations", ()))
        if why := why_not_ready(text, [one.card for one in signers]):
            raise InvalidValue(why.title, "No revision was made.", why.next_step)
        made = _freeze(act, draft, text, workspace.user, note)
        act.rename(f"Revision {made.number} of “{row['title']}” ({language})")
    return RevisionMade(made, act.touched)


def set_organisations(
    workspace: Workspace, statement_id: int, version: int, organisation_ids: Sequence[int]
) -> SignersSet:
    """Say who issues the statement, in the agreed order.

    Who goes leaves every text: name among the organisations, press contacts, boilerplate. Who comes is named with
    theirs. A text that changed has no current revision until one is made: nothing signed before can leave.

    Raises:
        ChangedElsewhere, NotFound, InvalidValue: nothing was changed.
    """
    wanted = list(dict.fromkeys(organisation_ids))
    with workspace.command("") as act:
        row = stored.editable(act.conn, statement_id)
        act.rename(f"Set who signs “{row['title']}”")
        before = row["card"].get("organisations", [])
        signing = [organisations.one(act.conn, one) for one in wanted]
        gone = organisations.several(act.conn, [one for one in before if one not in wanted])
        come = [one for one in signing if one.id not in before]
        nouns.change(act, STATEMENT, statement_id, version, card={**row["card"], "organisations": wanted})
        left = [
            mention
            for draft in (nouns.find(act.conn, DRAFT, statement_id=statement_id) if wanted != before else ())
            for mention in _resign(act, draft, gone, come, signing)
        ]
    return SignersSet(tuple(left), act.touched)


def _freeze(act: Command, draft: dict[str, Any], text: StatementText, user: str, note: str) -> Revision:
    digest, statement_id, language = content_hash(text), draft["statement_id"], draft["language"]
    earlier = stored.revisions(act.conn, statement_id, language)
    current = next((one for one in earlier if one.id == draft["current_revision_id"]), None)
    if current is not None and current.hash == digest:
        raise InvalidValue(
            f"Nothing changed since revision {current.number}.", "No revision was made.", "Edit the text first."
        )
    number = max((one.number for one in earlier), default=0) + 1
    facts = {"statement_id": statement_id, "language": language, "number": number, "hash": digest, "note": note.strip()}
    card = text_to_json(text)
    made = nouns.add(act, REVISION, **facts, text=card, made_at=act.at, made_by=user)
    nouns.change(act, DRAFT, draft["id"], current_revision_id=made)
    return stored.revision(act.conn, made)


def _resign(
    act: Command,
    draft: dict[str, Any],
    gone: Sequence[Organisation],
    come: Sequence[Organisation],
    signing: Sequence[Organisation],
) -> list[Mention]:
    before = text_from_json(draft["text"])
    text = before
    for one in gone:
        text = without(text, one.card)
    for one in come:
        text = _with(text, one)
    text = _ordered(text, signing)
    if text != before:
        nouns.change(act, DRAFT, draft["id"], text=text_to_json(text), current_revision_id=None)
    return [Mention(text.language, one.short, sentence) for one in gone for sentence in mentions(text, one.card)]


def _with(text: StatementText, one: Organisation) -> StatementText:
    text = without(text, one.card)  # a text that was read may name it already
    named, words = as_signatory(one.card, text.language), boilerplate_in(one.card, text.language)
    about = (Block(BlockKind.BOILERPLATE, words, organisation=named.name),) if words else ()
    return replace(
        text,
        organisations=(*text.organisations, named),
        blocks=(*text.blocks, *about),
        contacts=(*text.contacts, *press_contacts(one.card)),
    )


def _ordered(text: StatementText, signing: Sequence[Organisation]) -> StatementText:
    from desktop.domain.organisation import is_named

    def place(name: str, acronym: str) -> int:
        places = (n for n, one in enumerate(signing) if is_named(one.card, name, acronym))
        return next(places, len(signing))

    return replace(
        text,
        organisations=tuple(sorted(text.organisations, key=lambda one: place(one.name, one.acronym))),
        contacts=tuple(sorted(text.contacts, key=lambda one: place(one.organisation, ""))),
    )
