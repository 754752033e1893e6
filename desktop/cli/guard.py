"""`dateline guard`: who may receive a statement now, or at another moment, and why everybody else may not."""

from argparse import ArgumentTypeError, Namespace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.embargo_facts import statement_id
from desktop.cli.lists import find
from desktop.cli.options import AddCommand, asked, opened

if TYPE_CHECKING:
    from desktop.domain.audience import Audience
    from desktop.domain.guard.facts import CopyKind
    from desktop.domain.guard.judge import Judged
    from desktop.domain.guard.review import Review
    from desktop.domain.guard.rule import Reason
    from desktop.services.workspaces import Workspace

_WORDS = {
    "nobody_yet": "nobody yet",
    "may": "may",
    "held": "held",
    "never": "never",
    "partner": "partner sends",
    "no_address": "no valid address",
}


def add(command: AddCommand) -> None:
    """Add the command."""
    shown = command("guard", "say who may receive a statement, and why the others may not", guard)
    shown.add_argument("statement", metavar="STATEMENT", help="its title or id")
    shown.add_argument("--list", metavar="L", help="everybody on this list")
    shown.add_argument("--query", metavar="Q", help="what one types into the search line; with --list, of that list")
    shown.add_argument("--copy", choices=("embargoed", "release", "offer"), help="else what is due at that moment")
    channels = ("drafts", "export", "call_sheet", "kit", "print", "clipboard", "calendar")
    shown.add_argument("--channel", choices=channels, default="drafts", help="which way (drafts)")
    shown.add_argument("--language", action="append", default=[], metavar="L", help="a version that is to leave (all)")
    shown.add_argument("--at", type=moment, metavar="TIME", help='another moment: "2026-10-28T14:00Z"')


def moment(text: str) -> datetime:
    """A moment with its distance from UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ArgumentTypeError(f"“{text}” is not a moment such as 2026-10-28T14:00Z or 2026-10-28T18:00+04:00")
    return found


def guard(arguments: Namespace) -> int:
    """Show the verdict and all reasons of everybody."""
    from desktop.domain.guard.facts import Channel
    from desktop.services import verdicts

    with opened(arguments) as workspace:
        statement = statement_id(workspace, arguments.statement)
        at: datetime = arguments.at or workspace.clock()
        found = verdicts.review(
            workspace,
            statement,
            audience_of(workspace, arguments),
            Channel(arguments.channel),
            copy_of(workspace, statement, arguments.copy, at),
            languages=arguments.language,
            at=at,
        )
    if arguments.json:
        output.show_json(_facts(found))
    else:
        _show(found)
    return 0


def audience_of(workspace: "Workspace", arguments: Namespace) -> "Audience":
    """Whom `--list` and `--query` name."""
    from desktop.domain.audience import Audience

    query = asked(workspace, arguments.query) if arguments.query else None
    if arguments.list is None:
        return Audience(query=query)
    return Audience(list_id=find(workspace, arguments.list), query=query)


def copy_of(workspace: "Workspace", statement: int, named: str | None, at: datetime) -> "CopyKind":
    """The copy that was named, else the one that is due at the moment."""
    from desktop.domain.guard.facts import CopyKind
    from desktop.services import embargoes

    if named:
        return CopyKind(named)
    embargo = embargoes.of_statement(workspace, statement)
    return CopyKind.EMBARGOED if embargo is not None and embargo.open and at < embargo.lift.utc else CopyKind.RELEASE


def _show(found: "Review") -> None:
    for block in found.judgement.blocks:
        output.say(f"Nobody yet: {block.sentence}. {block.act}")
    for remark in found.judgement.remarks:
        output.say(f"Note: {remark.sentence}. {remark.act}")
    rows = [
        (one.contact_id, one.name, one.outlet, one.address, _WORDS[one.once.value], _why(one))
        for _, group in found.groups
        for one in group
    ]
    output.show_table(("id", "name", "outlet", "address", "verdict", "why"), rows)
    counts = ", ".join(f"{len(group):,} {_WORDS[verdict.value]}" for verdict, group in found.groups)
    output.say(f"{output.how_many(len(rows), 'person', 'people')}: {counts}." if rows else "Nobody was asked about.")


def _why(one: "Judged") -> list[str]:
    warned = [f"({reason.sentence})" for reason in one.warnings]
    return [one.sentence, *(reason.sentence for reason in one.reasons[1:]), *warned]


def _facts(found: "Review") -> dict[str, object]:
    return {
        "statement": found.wish.statement_id,
        "copy": found.wish.kind.value,
        "channel": found.wish.channel.value,
        "at": found.at.isoformat(),
        "audience": found.name,
        "may": len(found.may),
        "blocks": [_reason(one) for one in found.judgement.blocks],
        "notes": [_reason(one) for one in found.judgement.remarks],
        "people": [_person(one) for _, group in found.groups for one in group],
    }


def _person(one: "Judged") -> dict[str, object]:
    return {
        "id": one.contact_id,
        "name": one.name,
        "outlet": one.outlet,
        "verdict": one.verdict.value,
        "once": one.once.value,
        "sentence": one.sentence,
        "address": one.address,
        "language": one.language,
        "hash": one.hash,
        "reasons": [_reason(reason) for reason in one.reasons],
        "warnings": [_reason(reason) for reason in one.warnings],
    }


def _reason(reason: "Reason") -> dict[str, str]:
    return {"rule": reason.rule, "sentence": reason.sentence, "act": reason.act}
