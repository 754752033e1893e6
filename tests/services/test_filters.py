"""What can be filtered by, counted over live contacts only."""

from desktop.domain.query import Ask
from desktop.services import contacts, filters, lists
from desktop.services.filters import Choice
from desktop.services.workspaces import Workspace


def fill(workspace: Workspace) -> None:
    for name, outlet, kind, role in (
        ("Layla", "Levant Wire", "agency", "Editor"),
        ("Tomas", "Nordisk Radio", "radio", "Editor"),
        ("Noor", "Levant Wire", "agency", "Reporter"),
        ("Gone", "Levant Wire", "agency", "Editor"),
    ):
        contacts.create(
            workspace,
            {
                "display_name": name, "languages": ["ar"], "country": "JO",
                "affiliations": [{"outlet": outlet, "outlet_type": kind, "role": role}],
            },
        )  # fmt: skip
    contacts.move_to_bin(workspace, [4])


def test_values_come_with_how_many_live_contacts_have_them(workspace: Workspace) -> None:
    fill(workspace)

    assert filters.choices(workspace, Ask.OUTLET) == [
        Choice("Levant Wire", "Levant Wire", 2),
        Choice("Nordisk Radio", "Nordisk Radio", 1),
    ]
    assert filters.choices(workspace, Ask.OUTLET_TYPE) == [Choice("agency", "agency", 2), Choice("radio", "radio", 1)]
    assert filters.choices(workspace, Ask.ROLE) == [Choice("Editor", "Editor", 2), Choice("Reporter", "Reporter", 1)]
    assert filters.choices(workspace, Ask.LANGUAGE) == [Choice("ar", "ar", 3)]
    assert filters.choices(workspace, Ask.COUNTRY) == [Choice("JO", "JO", 3)]


def test_a_former_outlet_is_not_counted(workspace: Workspace) -> None:
    fill(workspace)
    works = [{"outlet": "Levant Wire", "ended": "2026-01-01"}, {"outlet": "Nordisk Radio"}]
    contacts.edit(workspace, 1, 1, {"affiliations": works})

    assert [(one.label, one.count) for one in filters.choices(workspace, Ask.OUTLET)] == [
        ("Nordisk Radio", 2),
        ("Levant Wire", 1),
    ]


def test_lists_are_counted_unless_they_are_smart(workspace: Workspace) -> None:
    from desktop.domain.query import ContactQuery

    fill(workspace)
    lists.create(workspace, "By hand", [1, 4])
    lists.create_smart(workspace, "Smart", ContactQuery(text="noor"))

    assert filters.choices(workspace, Ask.LIST) == [Choice("1", "By hand", 1), Choice("2", "Smart", None)]
    assert filters.names(workspace, Ask.LIST, ("2", "nonsense")) == {"2": "Smart"}


def test_what_has_no_values_offers_none(workspace: Workspace) -> None:
    assert filters.choices(workspace, Ask.ADDRESS) == []
    assert filters.choices(workspace, Ask.IMPORT) == []
    assert filters.names(workspace, Ask.BEAT, ("Conflict",)) == {"Conflict": "Conflict"}
