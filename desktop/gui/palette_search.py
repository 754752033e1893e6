"""People, outlets and lists in the palette: asked for while somebody types."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.gui.pages import Tools
from desktop.gui.palette import Found, Search
from desktop.gui.palette_lines import Entry
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.contact import ContactRow
    from desktop.domain.outlet import OutletRow
    from desktop.services.lists import MailingListRow
    from desktop.services.workspaces import Workspace

    Hits = tuple[list[MailingListRow], list[ContactRow], list[OutletRow]]

PEOPLE, OTHERS = 6, 3


def searcher(tools: Tools, has_place: Callable[[str], bool]) -> Search:
    """What the palette asks: lists by name, people by anything, outlets by name."""

    def search(text: str, found: Found) -> None:
        if tools.tasks.workspace() is None:
            return
        tools.tasks.read(
            tools.window,
            lambda workspace: _find(workspace, text),
            lambda hits: found([entry for place, entry in _entries(tools, hits) if has_place(place)]),
            question="palette",
        )

    return search


def _find(workspace: "Workspace", text: str) -> "Hits":
    from desktop.domain.folding import words
    from desktop.domain.query import ContactQuery
    from desktop.services import contacts, lists, outlets

    wanted = words(text)
    named = [row for row in lists.all_lists(workspace) if all(part in " ".join(words(row.name)) for part in wanted)]
    people = contacts.first_page(workspace, ContactQuery(text=text), PEOPLE).rows
    media = outlets.rows(workspace, outlets.ids(workspace, text)[:OTHERS])
    return named[:OTHERS], list(people[:PEOPLE]), list(media)


def _entries(tools: Tools, hits: "Hits") -> list[tuple[str, Entry]]:
    named, people, media = hits
    entries: list[tuple[str, Entry]] = []
    for row in named:
        hint = tr("smart list") if row.smart else plural(row.added, "{n} person", "{n} people")
        entries.append(("lists", Entry(tr("Lists"), row.name, _visit(tools, "lists", row.id), "list-filter", hint)))
    for person in people:
        hint = " · ".join(part for part in (person.role, person.outlet) if part)
        entries.append(
            ("contacts", Entry(tr("People"), person.name, _visit(tools, "contacts", person.id), "user", hint))
        )
    entries += [
        ("outlets", Entry(tr("Outlets"), outlet.name, _visit(tools, "outlets", outlet.id), "newspaper"))
        for outlet in media
    ]
    return entries


def _visit(tools: Tools, place: str, record_id: int) -> Callable[[], None]:
    return lambda: tools.visit(place, record_id)
