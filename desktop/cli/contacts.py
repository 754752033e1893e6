"""`dateline contacts`, `contact` and `suppress`: find people, show one, never write to an address again."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import AddCommand, asked, count, opened

if TYPE_CHECKING:
    from desktop.domain.contact import Card
    from desktop.services.workspaces import Workspace

_SHOWN = 100
_AT_ONCE = 1_000


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    find = command("contacts", "find contacts, by the words one types into the search line", contacts)
    find.add_argument("query", nargs="?", default="", metavar="QUERY", help="such as: haddad beat:conflict lang:ar,en")
    find.add_argument("--limit", type=count, help=f"show so many (a table: {_SHOWN}; --json: all; 0 is all)")
    show = command("contact", "show everything known of one contact", contact)
    show.add_argument("id", type=count, metavar="ID")
    never = command("suppress", "put an address on the list of those that must get nothing", suppress)
    never.add_argument("address", metavar="ADDRESS")
    never.add_argument("--reason", required=True)


def contacts(arguments: Namespace) -> int:
    """List the contacts a question finds, by name."""
    from desktop.services import contacts as service

    with opened(arguments) as workspace:
        found = service.ids(workspace, asked(workspace, arguments.query))
        limit = arguments.limit if arguments.limit is not None else (0 if arguments.json else _SHOWN)
        chosen = found[:limit] if limit else found
        if arguments.json:
            output.show_json_list(_described(workspace, chosen))
            return 0
        rows = service.rows(workspace, chosen)
    output.show_table(
        ("id", "name", "outlet", "role", "e-mail", "country"),
        [(row.id, row.name, row.outlet, row.role, row.email, row.country) for row in rows],
    )
    if not found:
        output.complain("Nobody fits.")
    elif len(chosen) < len(found):
        output.complain(f"{len(chosen):,} of {output.how_many(len(found), 'contact')}. --limit 0 shows all.")
    return 0


def contact(arguments: Namespace) -> int:
    """Show one contact."""
    from desktop.services import contacts as service

    with opened(arguments) as workspace:
        found = service.get(workspace, arguments.id)
    facts: dict[str, object] = {
        "id": found.id,
        "version": found.version,
        "created_at": found.created_at,
        "updated_at": found.updated_at,
        "deleted_at": found.deleted_at,
        "lists": [name for _, name in found.lists],
        "suppressed": list(found.suppressed),
        **found.card,
    }
    if arguments.json:
        output.show_json(facts)
    else:
        output.show_table(("field", "value"), [(name, value) for name, value in facts.items() if value])
    return 0


def suppress(arguments: Namespace) -> int:
    """Suppress an address, however it is spelled."""
    from desktop.services import suppressions

    with opened(arguments) as workspace:
        suppressions.suppress(workspace, arguments.address, arguments.reason)
    if arguments.json:
        output.show_json({"suppressed": True})
    else:
        output.say("The address will get nothing any more. Importing or merging does not change that.")
    return 0


def describe(contact_id: int, card: "Card") -> dict[str, object]:
    """A contact as the JSON lists show it."""
    from desktop.domain.contact import display_name

    main = next((line for line in card.get("affiliations", ()) if "ended" not in line), None)
    return {
        "id": contact_id,
        "display_name": display_name(card),
        "given_name": card.get("given_name", ""),
        "family_name": card.get("family_name", ""),
        "emails": [
            {
                "address": line["address"],
                "purpose": line.get("purpose", "work"),
                "state": line.get("state", "ok"),
            }
            for line in card.get("emails", ())
        ],
        "phones": [{"number": line["number"], "answers": line.get("answers", [])} for line in card.get("phones", ())],
        "outlet": main["outlet"] if main else "",
        "role": main.get("role", "") if main else "",
        **{field: card.get(field, []) for field in ("beats", "languages", "tags")},
        **{field: card.get(field, "") for field in ("country", "city", "time_zone")},
        "refusal": card.get("refusal"),
    }


def _described(workspace: "Workspace", ids: Sequence[int]) -> Iterator[dict[str, object]]:
    from desktop.services import contacts as service

    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        cards = service.cards(workspace, some)
        yield from (describe(contact_id, cards[contact_id]) for contact_id in some if contact_id in cards)
