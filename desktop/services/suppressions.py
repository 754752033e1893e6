"""Addresses that must get nothing: added by anybody and any import, lifted only by an act with a typed reason."""

from collections.abc import Sequence

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.values.emails import looks_like_address, read_addresses
from desktop.services.workspaces import Workspace
from desktop.storage import suppressions as stored


def suppress(workspace: Workspace, address: str, reason: str, evidence: str = "") -> Touched:
    """Suppress an address, however it is spelled.

    Raises:
        InvalidValue: it is no address, or no reason was given.
    """
    found, problems = read_addresses(address)
    if len(found) != 1 or not looks_like_address(found[0]["address"]):
        raise InvalidValue(
            f"“{address}” is not one e-mail address.",
            "Nothing was changed.",
            problems[0].message if problems else "Write it as name@outlet.example.",
        )
    if not reason.strip():
        raise InvalidValue("Suppressing an address needs a reason.", "Nothing was changed.")
    with workspace.command("Suppress an address", kind="suppress", undoable=False) as act:
        stored.suppress(act, [found[0]["address"]], reason.strip(), evidence)
    return act.touched


def lift(workspace: Workspace, address: str, reason: str) -> Touched:
    """Let an address be written to again; the reason stays in the history.

    Raises:
        InvalidValue: no reason was given.
        NotFound: the address is not suppressed.
    """
    if not reason.strip():
        raise InvalidValue("Lifting a suppression needs a reason.", "Nothing was changed.", "Write how you know.")
    with workspace.command(f"Lift a suppression: {reason.strip()}", kind="lift", undoable=False) as act:
        if not stored.lift(act, address, reason.strip()):
            raise NotFound("This address is not suppressed.", "Nothing was changed.")
    return act.touched


def count(workspace: Workspace) -> int:
    """How many addresses must get nothing now."""
    with workspace.reading() as conn:
        return stored.count(conn)


def suppressed(workspace: Workspace, addresses: Sequence[str]) -> set[str]:
    """Which of these addresses (any spelling) must get nothing, as `address_key`s."""
    with workspace.reading() as conn:
        return stored.suppressed_keys(conn, addresses)
