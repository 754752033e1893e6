"""The call sheet of a statement: whom to ring, by their local working hours."""

from pathlib import Path

from desktop.domain.call_sheet import Callee, call_sheet
from desktop.domain.contact import Card, PhoneLine
from desktop.domain.embargo.wording import embargo_line
from desktop.domain.guard.clearance import Cleared
from desktop.formats.documents.writing.call_sheet import as_call_sheet
from desktop.formats.exports.atomic import new_file, told
from desktop.services.releases.giving import giving
from desktop.services.releases.order import Order, Released
from desktop.services.workspaces import Workspace
from desktop.storage import contacts

_WAYS = {"whatsapp": "WhatsApp", "signal": "Signal"}


def sheet(workspace: Workspace, order: Order, path: Path) -> Released:
    """Write the call sheet as PDF: those who can be rung now first.

    Raises:
        NotCleared: nobody may be rung about it.
        CannotWrite: the file cannot be written there; the old one is unchanged.
    """
    with new_file(path) as new, giving(workspace, order, "Call sheet") as given:
        people = given.clearance.people
        cards = contacts.read_cards(given.conn, [one.contact_id for one in people])
        lines = call_sheet((_callee(one, cards[one.contact_id][1]) for one in people), workspace.clock())
        lift = given.clearance.lift
        banner = embargo_line(given.statement.main_language, lift) if lift else ""
        foot = f"Made {given.act.at} by {given.act.user}. Personal data: keep it with you, destroy it after use."
        with told(path):
            new.stream.write(
                as_call_sheet(lines, title=given.statement.title, foot=foot, banner=banner, size=order.size)
            )
        new.put()
    return given.released(path)


def _callee(one: Cleared, card: Card) -> Callee:
    return Callee(
        contact_id=one.contact_id,
        name=one.name,
        outlet=one.outlet,
        phones=tuple(_phone(line) for line in card.get("phones", ()) if "fax" not in line.get("answers", ())),
        languages=tuple(card.get("languages", ())),
        zone=card.get("time_zone", ""),
        country=card.get("country", ""),
        good_hours=card.get("good_hours", ""),
        working_days=tuple(card.get("working_days", ())),
        away_until=card.get("away_until", ""),
        note=one.promise,
    )


def _phone(line: PhoneLine) -> str:
    ways = [_WAYS[way] for way in line.get("answers", ()) if way in _WAYS]
    return " ".join([line["number"], *(f"({way})" for way in ways)])
