"""`dateline partner`: our organisation and those that sign with us."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import output
from desktop.cli.options import AddCommand, everywhere, opened
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from desktop.domain.organisation import Organisation, OrganisationCard
    from desktop.services.workspaces import Workspace

_BY_LANGUAGE = {"name_in": "names", "acronym_in": "acronyms", "boilerplate": "boilerplates"}
_PEOPLE = {"contact": "press_contacts", "signatory": "signatories"}


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    group = command("partner", "the organisations that issue statements", list_all)
    inner = group.add_subparsers(metavar="COMMAND", required=True)

    def nested(name: str, what: str) -> ArgumentParser:
        return inner.add_parser(name, help=what, description=what, parents=[everywhere(inside=True)])

    nested("list", "list our organisation and all partners").set_defaults(run=list_all)
    made = nested("add", "enter an organisation")
    made.add_argument("name", metavar="NAME")
    made.add_argument("--own", action="store_true", help="it is ours")
    _fields(made)
    made.set_defaults(run=create)
    shown = nested("show", "show one with everything known")
    shown.add_argument("partner", metavar="PARTNER", help="its name, acronym or id")
    shown.set_defaults(run=show)
    edited = nested("edit", "change what is known; an empty text clears")
    edited.add_argument("partner", metavar="PARTNER", help="its name, acronym or id")
    edited.add_argument("--name", metavar="NAME")
    _fields(edited)
    edited.add_argument("--keep-key", metavar="KEY", help="its public key, as its answer files show it")
    edited.add_argument("--key-compared", action="store_true", help="the words of its key were compared by voice")
    edited.set_defaults(run=edit)


def _fields(made: ArgumentParser) -> None:
    for name, what in (("acronym", "A"), ("website", "URL"), ("notes", "TEXT")):
        made.add_argument(f"--{name}", metavar=what)
    made.add_argument("--answer-hours", type=int, metavar="N", help="how long it usually takes to answer")
    for name, what in (("name-in", "NAME"), ("acronym-in", "A"), ("boilerplate", "TEXT")):
        made.add_argument(f"--{name}", nargs=2, action="append", metavar=("LANGUAGE", what), default=[])
    for name in _PEOPLE:
        made.add_argument(f"--{name}", action="append", metavar="“NAME | TITLE | E-MAIL | PHONE”", default=[])
    made.add_argument("--logo", type=Path, metavar="FILE", help="a PNG or JPEG; copied as it is now")


def list_all(arguments: Namespace) -> int:
    """List ours first, then the partners by name."""
    from dataclasses import asdict

    from desktop.services import organisations

    with opened(arguments) as workspace:
        rows = organisations.all_organisations(workspace)
    if arguments.json:
        output.show_json_list(asdict(row) for row in rows)
    else:
        cells = [(row.id, row.name, row.acronym, "ours" if row.own else "", _signs(row.signatories)) for row in rows]
        output.show_table(("id", "name", "acronym", "", "signs"), cells)
    return 0


def create(arguments: Namespace) -> int:
    """Enter an organisation."""
    from desktop.services import organisations

    card: dict[str, Any] = {"name": arguments.name, "own": arguments.own, **_changes(arguments, {})}
    with opened(arguments) as workspace:
        made = organisations.create(workspace, _card(card)).id
        if arguments.logo:
            organisations.set_logo(workspace, made, 1, arguments.logo)
        return _tell(arguments, organisations.get(workspace, made), "Entered")


def show(arguments: Namespace) -> int:
    """Show everything known of one."""
    with opened(arguments) as workspace:
        return _tell(arguments, find(workspace, arguments.partner), "")


def edit(arguments: Namespace) -> int:
    """Change what is known of one."""
    from desktop.services import organisations, signoffs

    with opened(arguments) as workspace:
        before = find(workspace, arguments.partner)
        changes = _changes(arguments, dict(before.card))
        if arguments.name is not None:
            changes["name"] = arguments.name
        if changes:
            organisations.edit(workspace, before.id, before.version, changes)
        if arguments.logo:
            organisations.set_logo(workspace, before.id, _version(workspace, before.id), arguments.logo)
        if arguments.keep_key:
            signoffs.keep_key(workspace, before.id, _version(workspace, before.id), arguments.keep_key)
        if arguments.key_compared:
            key = organisations.get(workspace, before.id).card.get("public_key", "")
            signoffs.mark_compared(workspace, before.id, _version(workspace, before.id), key)
        return _tell(arguments, organisations.get(workspace, before.id), "Changed")


def find(workspace: "Workspace", named: str) -> "Organisation":
    """The organisation of this name, acronym or id.

    Raises:
        NotFound: there is none.
    """
    from desktop.services import organisations

    found = organisations.find(workspace, named, named)
    if found is None and named.isdecimal():
        found = next(iter(organisations.several(workspace, [int(named)])), None)
    if found is None:
        raise NotFound(f"There is no organisation “{named}”.", "", "See: dateline partner list")
    return found


def _changes(arguments: Namespace, card: dict[str, Any]) -> dict[str, Any]:
    single = ("acronym", "website", "notes", "answer_hours")
    changes = {name: value for name in single if (value := getattr(arguments, name)) is not None}
    for option, field in _BY_LANGUAGE.items():
        if pairs := getattr(arguments, option):
            changes[field] = {**card.get(field, {}), **dict(pairs)}
    for option, field in _PEOPLE.items():
        if people := getattr(arguments, option):
            changes[field] = [_person(line) for line in people if line.strip()]
    return changes


def _person(line: str) -> dict[str, str]:
    parts: Sequence[str] = [part.strip() for part in line.split("|")]
    return dict(zip(("name", "title", "email", "phone"), parts, strict=False))


def _card(card: dict[str, Any]) -> "OrganisationCard":
    from typing import cast

    return cast("OrganisationCard", card)


def _version(workspace: "Workspace", organisation_id: int) -> int:
    from desktop.services import organisations

    return organisations.get(workspace, organisation_id).version


def _tell(arguments: Namespace, one: "Organisation", verb: str) -> int:
    from desktop.services import signoffs

    key = one.card.get("public_key", "")
    words = list(signoffs.words(key)) if key else []
    if arguments.json:
        output.show_json({"id": one.id, "version": one.version, **one.card, "key": one.key_state, "key_words": words})
        return 0
    if verb:
        output.say(f"{verb} {one.short} ({one.id}).")
        return 0
    rows: list[tuple[str, object]] = [(name, value) for name, value in one.card.items() if name != "compared_key"]
    if key:
        rows += [("key", one.key_state.replace("_", " ")), ("key words", " ".join(words))]
    output.show_table(("", one.name), rows)
    return 0


def _signs(signatories: int) -> str:
    return str(signatories) if signatories else "nobody can sign"
