"""The order of the outlets table."""

import pytest

from desktop.domain.outlet import OutletCard, OutletSort
from desktop.services import contacts, outlets
from desktop.services.workspaces import Workspace

OUTLETS: tuple[OutletCard, ...] = (
    {"name": "The Zenith", "kind": "daily", "country": "JO", "city": "amman"},
    {"name": "Bayan", "kind": "agency", "country": "JO", "city": "Irbid"},
    {"name": "Cedar", "country": "DE", "city": "Berlin"},
    {"name": "Atlas", "kind": "daily", "country": "JO"},
    {"name": "Dune"},
)


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (OutletSort.NAME, "Atlas Bayan Cedar Dune Zenith", "Zenith Dune Cedar Bayan Atlas"),
        (OutletSort.KIND, "Bayan Atlas Zenith Cedar Dune", "Atlas Zenith Bayan Cedar Dune"),
        (OutletSort.COUNTRY, "Cedar Zenith Bayan Atlas Dune", "Bayan Zenith Atlas Cedar Dune"),
        (OutletSort.CITY, "Zenith Cedar Bayan Atlas Dune", "Bayan Cedar Zenith Atlas Dune"),
        (OutletSort.PEOPLE, "Bayan Cedar Dune Zenith Atlas", "Atlas Zenith Bayan Cedar Dune"),
    ],
)
def test_they_are_in_order_by_name_within_the_same_and_empty_last(
    workspace: Workspace, sort: OutletSort, up: str, down: str
) -> None:
    for card in OUTLETS:
        outlets.create(workspace, card)
    at = ("The Zenith", "Atlas", "Atlas", "Bayan", "Bayan", "Bayan")
    people = [contacts.create(workspace, {"affiliations": [{"outlet": name}]}).id for name in at]
    contacts.move_to_bin(workspace, people[3:])  # who lies in the bin does not count

    for wanted, descending in ((up, False), (down, True)):
        ids = outlets.ids(workspace, "", sort, descending=descending)
        assert [row.name.removeprefix("The ") for row in outlets.rows(workspace, ids)] == wanted.split()
