"""The example workspace: forty people, two lists, three partners and their statement, marked as an example."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.services import workspaces
from desktop.services.samples.examples import example_cards
from desktop.services.samples.joint_statement import add_joint_statement
from desktop.services.workspaces import Workspace, now
from desktop.storage import contacts, lists, suppressions

_LISTS = {"Levant desk": ("JO", "LB", "IQ"), "Pacific desk": ("JP", "AU", "KR", "TW")}


def create_example(path: Path, *, clock: Callable[[], datetime] = now) -> Workspace:
    """A new example workspace, opened, its dates as fresh as today.

    Raises:
        UserError: something already lies there, or the place cannot be written.
    """
    workspace = workspaces.create(path, kind="example", clock=clock)
    try:
        _fill(workspace)
        add_joint_statement(workspace)
    except BaseException:
        workspaces.close(workspace)
        raise
    return workspace


def _fill(workspace: Workspace) -> None:
    cards = example_cards(workspace.clock().date())
    with workspace.command("Add the people of the example", kind="import", undoable=False) as act:
        first = contacts.next_id(act.conn)
        new = [contacts.New(first + place, card) for place, card in enumerate(cards)]
        contacts.Writer.of(act).insert(new, batch_id=act.batch_id)
        act.log_many(("contact", one.id, 1, None, None) for one in new)
        refused = [card for card in cards if "refusal" in card]
        suppressions.suppress(act, [line["address"] for card in refused for line in card["emails"]], "Example")
        for name, countries in _LISTS.items():
            on = [one.id for one, card in zip(new, cards, strict=True) if card["country"] in countries]
            lists.put_on_named(act, name, on)
