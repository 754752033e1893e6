"""`dateline embargo list` and `show`, and the facts every command of the group answers with."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import opened
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from desktop.domain.embargo.embargo import Embargo
    from desktop.services.embargoes import Notice, PartyStand
    from desktop.services.workspaces import Workspace


def statement_id(workspace: "Workspace", named: str) -> int:
    """The statement of this title, or of this id.

    Raises:
        NotFound: there is none.
    """
    from desktop.domain import folding
    from desktop.services import statements

    rows = statements.all_statements(workspace)
    found = [row.id for row in rows if folding.key(row.title) == folding.key(named)]
    found = found or [row.id for row in rows if str(row.id) == named]
    if not found:
        raise NotFound(f"There is no statement “{named}”.", "", "See: dateline statement list")
    return found[0]


def embargo_of(workspace: "Workspace", named: str) -> "Embargo":
    """The embargo of the statement named.

    Raises:
        NotFound: there is no such statement, or it is under no embargo.
    """
    from desktop.services import embargoes

    found = embargoes.of_statement(workspace, statement_id(workspace, named))
    if found is None:
        raise NotFound(f"“{named}” is under no embargo.", "", "See: dateline embargo set --help")
    return found


def facts(workspace: "Workspace", embargo: "Embargo") -> dict[str, object]:
    """An embargo for programs."""
    from desktop.domain.embargo.lift import lift_to_json

    return {
        "id": embargo.id,
        "statement": {"id": embargo.statement_id, "title": embargo.title},
        "lift": {**lift_to_json(embargo.lift), "printed": str(embargo.lift)},
        "state": embargo.state.value,
        "left": embargo.left(workspace.clock()),
        "terms": embargo.terms,
        "terms_no": embargo.terms_no,
        "asked": embargo.asked,
        "agreed": embargo.agreed,
        "stopped": embargo.rechecked.sentence,
    }


def list_all(arguments: Namespace) -> int:
    """List embargoes."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        found = embargoes.all_embargoes(workspace, past=arguments.past)
        if arguments.json:
            output.show_json_list([facts(workspace, one) for one in found])
            return 0
        rows = [
            (one.statement_id, one.title, str(one.lift), one.left(workspace.clock()), f"{one.agreed} of {one.asked}")
            for one in found
        ]
    output.show_table(("statement", "title", "lift", "in", "agreed"), rows)
    for one in found:
        if one.rechecked.stops:
            output.complain(one.rechecked.sentence)
    return 0


def show(arguments: Namespace) -> int:
    """Show one embargo with what everybody answered."""
    from desktop.services import embargoes

    with opened(arguments) as workspace:
        embargo = embargo_of(workspace, arguments.statement)
        stands = embargoes.stands(workspace, embargo.id)
        told = facts(workspace, embargo)
    if arguments.json:
        output.show_json(told | {"answers": [_stand(one) for one in stands]})
        return 0
    output.say(f"{embargo.title}\n{embargo.lift}\n{_state(embargo, str(told['left']))}")
    output.show_table(
        ("contact", "outlet", "name", "stands", "because"),
        [(one.contact_id, one.outlet_id, one.name, one.stand.standing.value, one.stand.reason) for one in stands],
    )
    if embargo.rechecked.stops:
        output.complain(embargo.rechecked.sentence)
    return 0


def _state(embargo: "Embargo", left: str) -> str:
    state = embargo.state.value.replace("_", " ")
    return f"{state}, lifts in {left}, {embargo.agreed} of {embargo.asked} agreed" if left else state


def _stand(one: "PartyStand") -> dict[str, object]:
    answer = one.stand.answer
    return {
        "contact_id": one.contact_id,
        "outlet_id": one.outlet_id,
        "name": one.name,
        "standing": one.stand.standing.value,
        "reason": one.stand.reason,
        "at": answer.at.strftime("%Y-%m-%dT%H:%M:%SZ") if answer else None,
    }


def notice(one: "Notice") -> dict[str, object]:
    """A letter for programs."""
    return {
        "contact_id": one.contact_id,
        "name": one.name,
        "holds_text": one.holds,
        "language": one.letter.language,
        "subject": one.letter.subject,
        "body": one.letter.body,
    }


def letter(name: str, subject: str, body: str) -> None:
    """Print a letter for a person to send."""
    output.say(f"--- {name}\n{subject}\n\n{body}\n")
