"""Drafts: a folder of `.eml` files, one per person, that the user's own mail program sends."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.contact import Card
from desktop.domain.guard.clearance import Cleared
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statement.greeting import greeting
from desktop.domain.statement.paper import Paper
from desktop.formats.documents.writing.html import as_html
from desktop.formats.documents.writing.plain import as_text
from desktop.formats.mail.draft import Attachment, Draft, as_eml
from desktop.services.releases.composing import MEDIA_TYPES, Form, base_name, written
from desktop.services.releases.giving import Giving, giving, new_folder
from desktop.services.releases.order import Order, Released
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, kept_files

_STEP = 50


def drafts(
    workspace: Workspace,
    order: Order,
    folder: Path,
    *,
    forms: Sequence[Form] = (),
    attachments: bool = True,
    progress: Progress = SILENT,
) -> Released:
    """Make one draft for each person who may receive; the ledger holds who.

    Args:
        workspace: the open workspace.
        order: with `Channel.DRAFTS`.
        folder: made now; it must not exist yet.
        forms: also attach the text in these forms.
        attachments: attach the statement's own files.
        progress: told every few drafts; stopping it leaves nothing.

    Raises:
        NotCleared: nobody may receive it.
        CannotWrite: the folder exists, or the disk refused.
        Cancelled: stopped by the person; nothing was left behind.
    """
    with giving(workspace, order, "Drafts") as given:
        people = given.clearance.people
        cards = contacts.read_cards(given.conn, [one.contact_id for one in people])
        papers = {language: given.paper(language) for language in {one.language for one in people}}
        kept = _kept(given) if attachments else ()
        along = {name: (*_forms(given, name, paper, forms), *kept) for name, paper in papers.items()}
        given.counts |= {"drafts": len(people)}
        with new_folder(folder) as growing:
            for place, one in enumerate(people, 1):
                paper = _greeted(papers[one.language], one, cards[one.contact_id][1])
                draft = _draft(one, paper, along[one.language])
                (growing / f"{place:04d}-{one.contact_id}-{one.language}.eml").write_bytes(as_eml(draft))
                if place % _STEP == 0 or place == len(people):
                    progress.step("Writing drafts", place, len(people))
    return given.released(folder)


def _draft(one: Cleared, paper: Paper, along: tuple[Attachment, ...]) -> Draft:
    return Draft(
        name=one.name,
        address=one.address,
        subject=paper.text.headline,
        text=as_text(paper),
        html=as_html(paper, logos=False),
        language=one.language,
        attachments=along,
    )


def _greeted(paper: Paper, one: Cleared, card: Card) -> Paper:
    return replace(paper, greeting=greeting(one.language, one.name, card.get("greetings", {})))


def _forms(given: Giving, language: str, paper: Paper, forms: Sequence[Form]) -> tuple[Attachment, ...]:
    name = base_name(given.statement, language)
    return tuple(Attachment(f"{name}.{form}", MEDIA_TYPES[form], written(paper, form)) for form in forms)


def _kept(given: Giving) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(one["name"], one["media_type"], kept_files.content(given.conn, one["sha256"]))
        for one in given.statement.attachments
    )
