"""`dateline signoff`: ask organisations, record what they say, exchange signed files."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import AddCommand, Run, everywhere, opened
from desktop.cli.partners import find
from desktop.cli.statement_facts import found, say_words, state_facts
from desktop.domain.errors import InvalidValue

if TYPE_CHECKING:
    from desktop.domain.signoff_file import Request
    from desktop.services.workspaces import Workspace

_DECISIONS = ("approved", "refused", "comments")
_HOW = ("in_person", "mail", "call", "file", "own")


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    group = command("signoff", "ask partners for their sign-off, record their answers", state)
    inner = group.add_subparsers(metavar="COMMAND", required=True)

    def nested(name: str, what: str, run: Run) -> ArgumentParser:
        made = inner.add_parser(name, help=what, description=what, parents=[everywhere(inside=True)])
        made.set_defaults(run=run)
        return made

    asked = _of(nested("request", "ask partners about the current revision; with --out write their files", request))
    asked.add_argument("--partner", action="append", required=True, metavar="P", help="its name, acronym or id")
    asked.add_argument("--redline", action="store_true", help="ask what must change, not for a yes")
    asked.add_argument("--deadline", type=_moment, metavar="TIME", help="such as 2026-10-28T18:00+04:00")
    asked.add_argument("--note", default="", metavar="TEXT")
    asked.add_argument("--out", type=Path, metavar="FOLDER", help="write a sign-off file for each partner here")
    said = _said(_of(nested("record", "record what an organisation said", record)))
    said.add_argument("--partner", required=True, metavar="P", help="its name, acronym or id")
    said.add_argument("--how", choices=_HOW, required=True)
    said.add_argument("--evidence", type=Path, metavar="FILE", help="a mail, a note: copied as it is now")
    read = nested("verify", "say what an answer file is worth; with --record record it", verify)
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--statement", default="", metavar="S", help="the statement it must be about")
    read.add_argument("--record", action="store_true")
    answered = _said(nested("answer", "answer a partner's request file for our organisation", answer))
    answered.add_argument("file", type=Path, metavar="FILE")
    answered.add_argument("--out", type=Path, metavar="FILE")
    opened_file = nested("open", "show what a partner's request file asks", show_request)
    opened_file.add_argument("file", type=Path, metavar="FILE")
    _of(nested("state", "show where each organisation stands", state))
    key = nested("key", "show our key and the words partners compare; with --make make one", own_key)
    key.add_argument("--make", action="store_true")
    key.add_argument("--again", action="store_true", help="replace the one there is")


def _of(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("statement", metavar="STATEMENT", help="its title or id")
    made.add_argument("--language", default="", metavar="L", help="else the main one")
    return made


def _said(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("--decision", choices=_DECISIONS, required=True)
    made.add_argument("--person", required=True, metavar="NAME", help="who said it")
    made.add_argument("--note", default="", metavar="TEXT")
    return made


def request(arguments: Namespace) -> int:
    """Ask partners about the current revision."""
    from desktop.domain.signoff import RoundKind
    from desktop.services import signoffs

    kind = RoundKind.REDLINE if arguments.redline else RoundKind.SIGN_OFF
    files: list[Path] = []
    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        language = arguments.language or statement.main_language
        asked = [find(workspace, name) for name in arguments.partner]
        ids = [one.id for one in asked]
        signoffs.request(
            workspace, statement.id, language, ids, kind=kind, deadline=arguments.deadline, note=arguments.note
        )
        if arguments.out:
            files = [signoffs.write_request_file(workspace, statement.id, language, one, arguments.out) for one in ids]
    if arguments.json:
        output.show_json({"asked": [one.short for one in asked], "files": [str(path) for path in files]})
        return 0
    output.say(f"Asked {', '.join(one.short for one in asked)}.")
    for path in files:
        output.say(str(path))
    return 0


def record(arguments: Namespace) -> int:
    """Record by hand what an organisation said."""
    from desktop.domain.signoff import Decision, How
    from desktop.services import signoffs

    with opened(arguments) as workspace:
        statement = found(workspace, arguments.statement)
        language = arguments.language or statement.main_language
        said = signoffs.Said(
            Decision(arguments.decision),
            arguments.person,
            How(arguments.how),
            arguments.note,
            evidence=arguments.evidence,
        )
        partner = find(workspace, arguments.partner)
        signoffs.record(workspace, statement.id, language, partner.id, said)
        return _state(arguments, workspace, arguments.statement)


def verify(arguments: Namespace) -> int:
    """Say what an answer file is worth; the exit code is 1 where it cannot be recorded."""
    from desktop.services import signoffs

    with opened(arguments) as workspace:
        meant = found(workspace, arguments.statement).id if arguments.statement else None
        read = signoffs.read_answer_file(workspace, arguments.file, meant)
        if arguments.record:
            signoffs.record_answer_file(workspace, arguments.file, meant)
    checked, said = read.checked, read.answer
    if arguments.json:
        output.show_json(
            {
                "state": checked.state.value,
                "sentence": checked.sentence,
                "may_record": checked.may_record,
                "recorded": arguments.record,
                "statement": read.statement_id,
                "organisation": said.organisation.name,
                "key": said.organisation.key,
                "decision": said.decision.value,
                "person": said.person,
                "at": said.at,
                "note": said.note,
            }
        )
    else:
        output.say(f"{said.person}, {said.organisation.name}: {said.decision.value}. {checked.sentence}")
        output.say("Recorded." if arguments.record else checked.next_step or "It can be recorded: say --record.")
    return 0 if checked.may_record else 1


def answer(arguments: Namespace) -> int:
    """Answer a partner's request."""
    from desktop.domain.signoff import Decision
    from desktop.services import signoffs

    with opened(arguments) as workspace:
        path = signoffs.answer_request(
            workspace,
            arguments.file,
            Decision(arguments.decision),
            arguments.person,
            arguments.note,
            target=arguments.out,
        )
    if arguments.json:
        output.show_json({"file": str(path)})
    else:
        output.say(f"Wrote {path}. Send it back to them.")
    return 0


def show_request(arguments: Namespace) -> int:
    """Show what a request asks, with all its words."""
    from desktop.domain.statement.text import text_to_json
    from desktop.services import signoffs

    asked = signoffs.open_request(arguments.file)
    if arguments.json:
        output.show_json({**_request(asked), "text": text_to_json(asked.text)})
        return 0
    output.show_table(("", asked.text.headline), [(name, value) for name, value in _request(asked).items() if value])
    output.say("")
    say_words(asked.text)
    return 0


def state(arguments: Namespace) -> int:
    """Show where each organisation stands with each language."""
    with opened(arguments) as workspace:
        return _state(arguments, workspace, arguments.statement)


def own_key(arguments: Namespace) -> int:
    """Show our key, or make one."""
    from desktop.services import signoffs

    with opened(arguments) as workspace:
        if arguments.make:
            key = signoffs.make_own_key(workspace, again=arguments.again)
        elif (there := signoffs.own_key(workspace)) is not None:
            key = there
        else:
            raise InvalidValue("You have no key on this computer.", "", "Make one: dateline signoff key --make")
    if arguments.json:
        output.show_json({"key": key.public, "words": list(key.words)})
    else:
        output.say(f"{key.public}\n{' '.join(key.words)}")
    return 0


def _state(arguments: Namespace, workspace: "Workspace", named: str) -> int:
    statement = found(workspace, named)
    told = state_facts(statement, statement.state)
    if arguments.json:
        output.show_json(told)
        return 0
    rows = [
        (cell["organisation"], cell["language"], str(cell["standing"]).replace("_", " "), cell["person"], cell["note"])
        for cell in told["cells"]
    ]
    output.show_table(("organisation", "language", "stands", "who", "note"), rows)
    output.say(f"{statement.state.words} signed.")
    return 0


def _request(asked: "Request") -> dict[str, object]:
    return {
        "from": asked.sender.name,
        "for": asked.receiver.name,
        "kind": asked.kind.value,
        "language": asked.language,
        "revision": asked.revision,
        "hash": asked.hash,
        "deadline": asked.deadline,
        "note": asked.note,
    }


def _moment(text: str) -> datetime:
    from argparse import ArgumentTypeError

    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a time such as 2026-10-28T18:00+04:00") from error
    if moment.tzinfo is None:
        raise ArgumentTypeError(f"“{text}” does not say its distance from UTC, such as +04:00")
    return moment
