"""Scenes of the contacts and the outlets: lists, details, editing, many at once, merging."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import environ
from pathlib import Path

from desktop.domain.contact import Card
from desktop.domain.query import Ask, Condition, Operator
from desktop.gui.models.filters import Filters
from desktop.gui.screens.contacts import ContactsPage
from desktop.services import contacts, lists, outlets, workspaces
from desktop.services.samples import example_cards
from desktop.services.workspaces import Workspace
from tests.shots import Stage, scene

NOW = datetime(2026, 11, 1, 15, 43, tzinfo=UTC)
ZONE = "Europe/London"


@contextmanager
def in_london() -> Iterator[None]:
    """The pictures show the clocks of one place wherever they are made."""
    environ["TZ"] = ZONE
    time.tzset()
    yield


def example(more: list[Card] | None = None) -> Workspace:
    """The example's people in a workspace of their own, on a day of their own."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-shots-"))
    made = workspaces.create(folder / "contacts.dateline", clock=lambda: NOW)
    for card in [*example_cards(), *(more or [])]:
        contacts.create(made, card)
    return made


def open_page(stage: Stage, workspace: Workspace, argument: object = None) -> ContactsPage:
    """The page of contacts over a workspace."""
    with in_london():
        stage.window.actions_table.bind("import.file", lambda: None)
        stage.window.tasks.adopt(workspace)
        stage.window.visit("contacts", argument)
    page = stage.window.page()
    assert isinstance(page, ContactsPage)
    return page


def id_of(workspace: Workspace, name: str) -> int:
    """The id of somebody of the example."""
    from desktop.domain.query import ContactQuery

    return int(contacts.ids(workspace, ContactQuery(text=name))[0])


@scene("contacts")
def contacts_list(stage: Stage) -> None:
    """The list with one contact beside it."""
    made = example()
    open_page(stage, made).select(id_of(made, "layla haddad"))


LEILA: Card = {
    "display_name": "Leila Haddad", "given_name": "Leila", "family_name": "Haddad",
    "emails": [{"address": "leila.haddad@levantwire.example"}],
    "phones": [{"number": "+962790000000", "answers": ["whatsapp"]}],
    "affiliations": [{"outlet": "Bayan Network", "role": "Correspondent"}], "beats": ["Displacement"],
    "languages": ["ar"], "refusal": {"level": "no_releases", "reason": "Opted out by e-mail", "on": "2023-10-02"},
    "source": "newsroom-list.xlsx", "country": "JO",
}  # fmt: skip
"""Somebody who is known already, spelled otherwise."""


@scene("contacts-refused")
def contacts_refused(stage: Stage) -> None:
    """Somebody who refuses releases."""
    made = example([LEILA])
    page = open_page(stage, made)
    page.select(id_of(made, "leila haddad"))


@scene("contacts-filter")
def contacts_filter(stage: Stage) -> None:
    """Filters in force, and the values of one being picked."""
    page = open_page(stage, example())
    page.acts.set_filters(
        Filters(text="a")
        .having(Condition(Ask.VERIFIED, Operator.WITHIN_DAYS, ("365",)))
        .having(Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar", "en", "fr")))
    )
    page.filtering.offer_values(Ask.LANGUAGE)


@scene("contacts-kinds")
def contacts_kinds(stage: Stage) -> None:
    """What can be filtered by."""
    open_page(stage, example()).filtering.offer_kinds()


@scene("contacts-nobody")
def contacts_nobody(stage: Stage) -> None:
    """Nobody fits: what to drop."""
    page = open_page(stage, example())
    page.acts.set_filters(
        Filters(text="haddad")
        .having(Condition(Ask.LANGUAGE, Operator.ANY_OF, ("sw",)))
        .having(Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO",)))
    )


@scene("contacts-edit")
def contacts_edit(stage: Stage) -> None:
    """Every field of one contact, one of them wrong."""
    made = example()
    page = open_page(stage, made)
    page.select(id_of(made, "layla haddad"))
    page.pane.edit()
    assert page.pane.form is not None
    entry = page.pane.form.entries["emails"]
    entry.set_text("l.haddad@levantwire,example")
    entry.finish()


@scene("contacts-bulk")
def contacts_bulk(stage: Stage) -> None:
    """Seven contacts at once."""
    page = open_page(stage, example())
    page.table.select_ids(list(page.listing.all_ids()[2:9]))


@scene("contacts-new")
def contacts_new(stage: Stage) -> None:
    """Somebody new."""
    open_page(stage, example(), "new")


@scene("contacts-merge")
def contacts_merge(stage: Stage) -> None:
    """The same person twice."""
    made = example([LEILA])
    page = open_page(stage, made)
    page.acts.compare([id_of(made, "layla haddad levant"), id_of(made, "leila haddad")])


@scene("contacts-merge-three")
def contacts_merge_three(stage: Stage) -> None:
    """The same person three times."""
    third: Card = {**LEILA, "display_name": "L. Haddad", "emails": [{"address": "lh@example.example"}]}
    third.pop("refusal")
    made = example([LEILA, third])
    page = open_page(stage, made)
    page.acts.compare([id_of(made, "layla haddad levant"), id_of(made, "leila haddad"), id_of(made, "lh example")])


@scene("contacts-refuse")
def contacts_refuse(stage: Stage) -> None:
    """Noting a refusal."""
    made = example()
    page = open_page(stage, made)
    page.select(id_of(made, "marcus okafor"))
    page.acts.refuse()


@scene("contacts-list")
def contacts_put(stage: Stage) -> None:
    """Putting somebody on a list."""
    made = example()
    for name in ("Levant desk", "Trusted embargo", "Radio"):
        lists.create(made, name, [1, 2, 3])
    page = open_page(stage, made)
    page.acts.put_on_list()


@scene("contacts-bin")
def contacts_bin(stage: Stage) -> None:
    """The bin."""
    made = example()
    contacts.move_to_bin(made, [3, 5, 8])
    open_page(stage, made, "bin")


@scene("contacts-narrow")
def contacts_narrow(stage: Stage) -> None:
    """A narrow window: the details are a sheet."""
    stage.window.resize(1100, 760)
    made = example()
    page = open_page(stage, made)
    page.table.opened.emit(id_of(made, "ines carvalho"))


def fill_outlets(made: Workspace) -> None:
    """Some outlets of the example with all there is to know."""
    ids = {row.name: row for row in outlets.rows(made, outlets.ids(made))}
    wire = ids["Levant Wire"]
    changes = {
        "website": "levantwire.example", "emails": ["desk@levantwire.example"], "country": "JO", "city": "Amman",
        "time_zone": "Asia/Amman", "languages": ["ar", "en"], "reach": "1.2 million a day", "notes": "Closes at 17:00.",
    }  # fmt: skip
    outlets.edit(made, wire.id, wire.version, changes)
    outlets.create(made, {"name": "Levant Wire Arabic", "parent_id": wire.id, "kind": "agency", "languages": ["ar"]})


@scene("outlets")
def outlets_list(stage: Stage) -> None:
    """The outlets with one beside them."""
    made = example()
    fill_outlets(made)
    open_page(stage, made)
    stage.window.visit("outlets", int(outlets.ids(made, "levant wire")[0]))


@scene("outlets-edit")
def outlets_edit(stage: Stage) -> None:
    """Every field of one outlet."""
    made = example()
    fill_outlets(made)
    open_page(stage, made)
    stage.window.visit("outlets", int(outlets.ids(made, "levant wire")[0]))
    stage.window.actions_table.do("contact.edit")


@scene("outlets-new")
def outlets_new(stage: Stage) -> None:
    """A new outlet."""
    open_page(stage, example())
    stage.window.visit("outlets", "new")
