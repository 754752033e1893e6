"""`dateline embargo set`, `lift`, `confirm`, `cancel` and `calendar`: the lift itself."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.embargo_facts import embargo_of, facts, letter, notice, statement_id
from desktop.cli.options import opened
from desktop.domain.errors import InvalidValue, UserError

if TYPE_CHECKING:
    from desktop.domain.embargo.embargo import Embargo
    from desktop.domain.embargo.lift import LiftTime
    from desktop.services.embargoes import Changed, PartyStand
    from desktop.services.workspaces import Workspace


def set_lift(arguments: Namespace) -> int:
    """Put a statement under an embargo, or move the lift it has."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        lift = _typed(workspace, arguments)
        statement = statement_id(workspace, arguments.statement)
        embargo = embargoes.of_statement(workspace, statement)
        changed = None
        if embargo is None or not embargo.open:
            embargoes.set_lift(workspace, statement, lift, arguments.terms or "")
        else:
            changed = _move(workspace, embargo, lift, arguments)
        now = embargo_of(workspace, str(statement))
        said = _cautions(workspace, now)
        told, again = facts(workspace, now), _to_ask_again(workspace, now)
    if arguments.json:
        letters = [notice(one) for one in changed.notices] if changed else []
        asked = [{"name": one.name, "contact": one.contact_id, "desk": one.outlet_id} for one in again]
        output.show_json(told | {"cautions": said, "notices": letters, "ask_again": asked})
        return 0
    output.say(f"“{now.title}” is under embargo until {now.lift}.")
    output.say("\n".join(said)) if said else None
    if again:
        output.say(f"To be asked again: {', '.join(map(_named, again))}. See: dateline embargo offer --help")
    _letters(changed)
    return 0


def _typed(workspace: "Workspace", arguments: Namespace) -> "LiftTime":
    """The lift from the words typed; a refusal names what may have been meant."""
    from desktop.domain.embargo import zones
    from desktop.domain.embargo.lift import LiftRefused
    from desktop.domain.embargo.typed.places import read_place
    from desktop.domain.folding import fold
    from desktop.services import embargoes

    which = {"first": 0, "second": 1}.get(arguments.which or "")
    try:
        exact = zones.is_zone(arguments.zone)
        zone, city = (arguments.zone, "") if exact else read_place(fold(arguments.zone))
        return embargoes.read_lift(workspace, arguments.lift, zone, order=arguments.dates, city=city, fold=which)
    except LiftRefused as refused:
        meant = "; ".join(offer.label for offer in refused.offers)
        step = f"{refused.next_step} It can mean: {meant}." if meant else refused.next_step
        if refused.why == "twice":
            step = f"{step} Say --which first or --which second."
        raise InvalidValue(refused.title, refused.safe, step) from refused


def _move(workspace: "Workspace", embargo: "Embargo", lift: "LiftTime", arguments: Namespace) -> "Changed":
    from desktop.services import embargoes

    preview = embargoes.preview_change(workspace, embargo.id, lift, arguments.terms)
    if preview.agreements and preview.change.asks_again and not arguments.ask_again:
        raise UserError(preview.sentence, "Nothing was changed.", "To move it all the same, say --ask-again.")
    return embargoes.change_lift(workspace, embargo.id, lift, terms=arguments.terms)


def _to_ask_again(workspace: "Workspace", embargo: "Embargo") -> "list[PartyStand]":
    """Who agreed to terms that are no more, people and desks."""
    from desktop.domain.embargo.answers import Standing
    from desktop.services import embargoes

    return [one for one in embargoes.stands(workspace, embargo.id) if one.stand.standing is Standing.OLD_TERMS]


def _named(one: "PartyStand") -> str:
    party = f"desk {one.outlet_id}" if one.contact_id is None else f"contact {one.contact_id}"
    return f"{one.name} ({party})"


def _cautions(workspace: "Workspace", embargo: "Embargo") -> list[str]:
    from desktop.domain.embargo.cautions import Reader
    from desktop.services import embargoes

    asked = tuple(one.contact_id for one in embargoes.stands(workspace, embargo.id) if one.contact_id)
    own = Reader(embargo.lift.zone, embargo.lift.place)
    return [one.sentence for one in embargoes.cautions_of(workspace, embargo.lift, own, asked)]


def lift(arguments: Namespace) -> int:
    """Lift early."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        changed = embargoes.lift_now(workspace, embargo.id, arguments.reason, broken=arguments.broken)
    return _done(arguments, changed, f"“{embargo.title}” is lifted.", "holds the text", "hold the text")


def cancel(arguments: Namespace) -> int:
    """Withdraw an embargo."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        changed = embargoes.cancel(workspace, embargo.id, arguments.reason)
    return _done(arguments, changed, f"“{embargo.title}” is under no embargo.", "was asked", "were asked")


def confirm(arguments: Namespace) -> int:
    """Confirm a lift under the time-zone rules in use now."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        changed = embargoes.confirm_rules(workspace, embargo.id)
        now = embargo_of(workspace, str(embargo.statement_id))
    said = f"“{now.title}” lifts {now.lift}. {changed.change.sentence}".rstrip()
    return _done(arguments, changed, said, "agreed", "agreed")


def _done(arguments: Namespace, changed: "Changed", said: str, one: str, many: str) -> int:
    if arguments.json:
        output.show_json({"notices": [notice(each) for each in changed.notices]})
        return 0
    output.say(said)
    if changed.notices:
        people = output.how_many(len(changed.notices), "person", "people")
        output.say(f"{people} {one if len(changed.notices) == 1 else many}. Tell each of them:\n")
    _letters(changed)
    return 0


def _letters(changed: "Changed | None") -> None:
    for one in changed.notices if changed else ():
        letter(one.name, one.letter.subject, one.letter.body)


def calendar(arguments: Namespace) -> int:
    """Write the lift as a calendar file."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        path = embargoes.calendar_file(workspace, embargo.id, arguments.out)
    if arguments.json:
        output.show_json({"file": str(path)})
    else:
        output.say(f"Wrote {path}. It says when, not what.")
    return 0
