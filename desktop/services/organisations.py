"""Organisations: ours and the partners that sign with us. Who speaks for them, who signs, how they look on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue
from desktop.domain.organisation import (
    KeyState,
    Organisation,
    OrganisationCard,
    changed,
    cleaned,
    is_named,
    key_state,
    name_key,
)
from desktop.domain.pictures import check_logo
from desktop.services.contacts import Written
from desktop.services.workspaces import Workspace
from desktop.storage import kept_files, nouns, organisations
from desktop.storage.command import Command
from desktop.storage.nouns import ORGANISATION

_UNCHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the partners table.

    Attributes:
        statements: how many statements it signs.
        nobody_signs: amber in the list: nobody is known who may sign for it.
    """

    id: int
    version: int
    name: str
    acronym: str
    own: bool
    signatories: int
    press_contacts: int
    answer_hours: int
    logo: str
    key: KeyState
    statements: int

    @property
    def nobody_signs(self) -> bool:
        """Whether nobody is known who may sign for it."""
        return not self.signatories


def all_organisations(workspace: Workspace, *, in_bin: bool = False) -> list[OrganisationRow]:
    """Every organisation, ours first, then by name; or those in the bin."""
    with workspace.reading() as conn:
        found = [one for one in organisations.everyone(conn) if (one.deleted_at is not None) == in_bin]
        counts = organisations.statement_counts(conn)
    return [_row(one, counts.get(one.id, 0)) for one in sorted(found, key=_order)]


def get(workspace: Workspace, organisation_id: int) -> Organisation:
    """Everything about one organisation.

    Raises:
        NotFound: it is gone.
    """
    with workspace.reading() as conn:
        return organisations.one(conn, organisation_id)


def several(workspace: Workspace, ids: Sequence[int]) -> list[Organisation]:
    """The organisations with these ids, in their order, those in the bin too; those that do not exist are missing."""
    with workspace.reading() as conn:
        return organisations.several(conn, ids)


def own(workspace: Workspace) -> Organisation | None:
    """Our organisation, if it was entered."""
    with workspace.reading() as conn:
        return next((one for one in organisations.everyone(conn) if one.own and one.deleted_at is None), None)


def find(workspace: Workspace, name: str, acronym: str = "") -> Organisation | None:
    """The organisation that is called so in any language, if there is one; case and accents are folded."""
    with workspace.reading() as conn:
        return organisations.named(conn, name, acronym)


def statements_of(workspace: Workspace, organisation_id: int) -> list[tuple[int, str]]:
    """Id and title of the statements it signs, the newest first."""
    with workspace.reading() as conn:
        return organisations.signs(conn, organisation_id)


def create(workspace: Workspace, card: OrganisationCard) -> Written:
    """Add an organisation.

    Raises:
        InvalidValue: it has no name, another has it, or there is an own one already.
    """
    new = cleaned(card)
    with workspace.command(f"Add organisation {new['name']}") as act:
        _check_free(act, new, None)
        made = organisations.add(act, new)
    return Written(made, act.touched)


def edit(workspace: Workspace, organisation_id: int, version: int, changes: Mapping[str, object]) -> Written:
    """Change fields: field to new value, None or empty clears. A new key must be compared by voice again.

    Raises:
        ChangedElsewhere, NotFound, InvalidValue: nothing was changed.
    """
    with workspace.command("") as act:
        before = organisations.one(act.conn, organisation_id)
        after = changed(before.card, changes)
        _check_free(act, after, organisation_id)
        act.rename(f"Edit organisation {after['name']}")
        organisations.write(act, organisation_id, version, after)
    return Written(organisation_id, act.touched)


def set_logo(workspace: Workspace, organisation_id: int, version: int, picture: Path | None) -> Written:
    """Give it a logo, copied into the workspace as it is now; None takes it away.

    Raises:
        RefusedFile, InvalidValue: it is a link, no PNG or JPEG, damaged, or of a size no logo has.
        ChangedElsewhere, NotFound: nothing was changed.
    """
    with workspace.command("") as act:
        before = organisations.one(act.conn, organisation_id)
        act.rename(f"{'Set' if picture else 'Remove'} the logo of {before.name}")
        digest = ""
        if picture is not None:
            kept = kept_files.keep(act, picture)
            check_logo(kept.name, kept_files.content(act.conn, kept.sha256))
            digest = kept.sha256
        organisations.write(act, organisation_id, version, changed(before.card, {"logo": digest}))
    return Written(organisation_id, act.touched)


def logo(workspace: Workspace, organisation_id: int) -> bytes | None:
    """The logo's bytes (PNG or JPEG), if it has one."""
    with workspace.reading() as conn:
        digest = organisations.one(conn, organisation_id).card.get("logo")
        return kept_files.content(conn, digest) if digest else None


def delete(workspace: Workspace, ids: Sequence[int]) -> Touched:
    """Move organisations to the bin.

    Raises:
        InvalidValue: one signs a statement; nothing was changed.
        NotFound: one is gone.
    """
    with workspace.command("", kind="bin") as act:
        gone = [organisations.one(act.conn, organisation_id) for organisation_id in ids]
        act.rename(f"Delete organisation {gone[0].name}" if len(gone) == 1 else f"Delete {len(gone)} organisations")
        for one in gone:
            signed = organisations.signs(act.conn, one.id)
            if signed:
                raise InvalidValue(
                    f"{one.short} signs “{signed[0][1]}”.", _UNCHANGED, "Remove it as signatory there, then delete it."
                )
            nouns.change(act, ORGANISATION, one.id, deleted_at=act.at)
    return act.touched


def restore(workspace: Workspace, ids: Sequence[int]) -> Touched:
    """Bring organisations back from the bin.

    Raises:
        InvalidValue: another has its name now; nothing was changed.
        NotFound: one is gone.
    """
    with workspace.command("", kind="bin") as act:
        back = [organisations.one(act.conn, organisation_id) for organisation_id in ids]
        act.rename(f"Restore organisation {back[0].name}" if len(back) == 1 else f"Restore {len(back)} organisations")
        for one in back:
            _check_free(act, one.card, one.id)
            nouns.change(act, ORGANISATION, one.id, deleted_at=None)
    return act.touched


def _row(one: Organisation, statements: int) -> OrganisationRow:
    card = one.card
    return OrganisationRow(
        one.id,
        one.version,
        one.name,
        card.get("acronym", ""),
        one.own,
        len(card.get("signatories", ())),
        len(card.get("press_contacts", ())),
        card.get("answer_hours", 0),
        card.get("logo", ""),
        key_state(card),
        statements,
    )


def _order(one: Organisation) -> tuple[bool, str]:
    return not one.own, name_key(one.name)


def _check_free(act: Command, card: OrganisationCard, itself: int | None) -> None:
    for other in organisations.everyone(act.conn):
        if other.deleted_at is not None or other.id == itself:
            continue
        if is_named(other.card, card["name"]):
            raise InvalidValue(
                f"There is already an organisation called “{card['name']}”.", _UNCHANGED, "Choose another name."
            )
        if other.own and card.get("own"):
            raise InvalidValue(
                f"{other.short} is your own organisation already.", _UNCHANGED, "Enter this one as a partner."
            )
