"""`dateline release`: drafts, lists, call sheets, kits, single documents and calendars, as the guard allows."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.embargo_facts import statement_id
from desktop.cli.guard import audience_of, copy_of
from desktop.cli.options import AddCommand, everywhere, opened
from desktop.cli.progress import shown_progress
from desktop.domain.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.guard.facts import Channel
    from desktop.domain.progress import Progress
    from desktop.services.releases.order import Order, Released
    from desktop.services.workspaces import Workspace

    Making = Callable[[Workspace, Order, Progress], Released]

_FORMS = ("txt", "html", "docx", "pdf")


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    group = command("release", "give a statement to those who may receive it", ledger)
    inner = group.add_subparsers(metavar="COMMAND", required=True)

    def nested(name: str, what: str, run: "Callable[[Namespace], int]") -> ArgumentParser:
        made = inner.add_parser(name, help=what, description=what, parents=[everywhere(inside=True)])
        made.set_defaults(run=run)
        made.add_argument("statement", metavar="STATEMENT", help="its title or id")
        return made

    drafted = _whom(nested("drafts", "make a folder of drafts (.eml), one for each person", drafts))
    drafted.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="made now")
    drafted.add_argument("--attach", choices=_FORMS, action="append", default=[], help="the text as a file, too")
    listed = _whom(nested("export", "write a mailing list of those who may receive it", export))
    listed.add_argument("--preset", required=True, metavar="P", help="the layout: excel, word, google, mailchimp ...")
    listed.add_argument("--format", required=True, choices=("xlsx", "csv"))
    _out(listed)
    _out(_whom(nested("call-sheet", "write whom to ring, by their working hours, as PDF", call_sheet)))
    packed = _out(_whom(nested("kit", "pack a press kit: all forms, logos, attachments, a manifest", kit)))
    packed.add_argument("--size", choices=("a4", "letter"), default="a4")
    single = _out(_whom(nested("document", "write one version, to print it or to hand it over", document)))
    single.add_argument("--form", choices=_FORMS, default="pdf")
    single.add_argument("--size", choices=("a4", "letter"), default="a4")
    _whom(nested("copy", "print the text of one version, to paste it elsewhere", copy))
    _out(_whom(nested("calendar", "write the lift with the statement's title as a calendar file", calendar)))
    nested("ledger", "show who holds which text", ledger)


def drafts(arguments: Namespace) -> int:
    """Make the drafts."""
    from desktop.domain.guard.facts import Channel

    def made(workspace: "Workspace", order: "Order", progress: "Progress") -> "Released":
        from desktop.services.releases.composing import Form
        from desktop.services.releases.drafts import drafts as make

        forms = [Form(one) for one in arguments.attach]
        return make(workspace, order, arguments.out, forms=forms, progress=progress)

    return _released(arguments, Channel.DRAFTS, made)


def export(arguments: Namespace) -> int:
    """Write the mailing list."""
    from desktop.domain.guard.facts import Channel
    from desktop.domain.presets import preset

    layout = preset(arguments.preset)

    def made(workspace: "Workspace", order: "Order", progress: "Progress") -> "Released":
        from desktop.domain.exports import FileKind
        from desktop.services.releases.mailing_lists import mailing_list

        kind = FileKind(arguments.format)
        return mailing_list(workspace, order, layout, arguments.out, kind=kind, progress=progress)

    return _released(arguments, Channel.EXPORT, made)


def call_sheet(arguments: Namespace) -> int:
    """Write the call sheet."""
    from desktop.domain.guard.facts import Channel

    def made(workspace: "Workspace", order: "Order", _progress: "Progress") -> "Released":
        from desktop.services.releases.calls import sheet

        return sheet(workspace, order, arguments.out)

    return _released(arguments, Channel.CALL_SHEET, made)


def kit(arguments: Namespace) -> int:
    """Pack the press kit."""
    from desktop.domain.guard.facts import Channel

    def made(workspace: "Workspace", order: "Order", _progress: "Progress") -> "Released":
        from desktop.services.releases.kits import press_kit

        return press_kit(workspace, order, arguments.out)

    return _released(arguments, Channel.KIT, made)


def document(arguments: Namespace) -> int:
    """Write one version in one form."""
    from desktop.domain.guard.facts import Channel

    def made(workspace: "Workspace", order: "Order", _progress: "Progress") -> "Released":
        from desktop.services.releases.composing import Form
        from desktop.services.releases.kits import document as write

        one = _in_one_language(workspace, order)
        return write(workspace, one, one.languages[0], Form(arguments.form), arguments.out)

    return _released(arguments, Channel.PRINT, made)


def copy(arguments: Namespace) -> int:
    """Print the text of one version; it is noted like everything that leaves."""
    from desktop.domain.guard.facts import Channel
    from desktop.services.releases.kits import copied_text

    with opened(arguments) as workspace:
        order = _in_one_language(workspace, _order(workspace, arguments, Channel.CLIPBOARD))
        text, done = copied_text(workspace, order, order.languages[0])
    if arguments.json:
        output.show_json({"text": text, "people": done.people, "distribution": done.distribution_id})
    else:
        output.say(text.rstrip("\n"))
    return 0


def calendar(arguments: Namespace) -> int:
    """Write the calendar file of the lift, with the title: for those who agreed."""
    from desktop.domain.guard.facts import Channel

    def made(workspace: "Workspace", order: "Order", _progress: "Progress") -> "Released":
        from desktop.services.releases.calendars import titled_calendar

        return titled_calendar(workspace, order, arguments.out)

    return _released(arguments, Channel.CALENDAR, made)


def ledger(arguments: Namespace) -> int:
    """Show who holds which text, the newest first."""
    from desktop.services.releases.ledger import holdings

    with opened(arguments) as workspace:
        lines = holdings(workspace, statement_id(workspace, arguments.statement))
    if arguments.json:
        output.show_json_list(asdict(line) for line in lines)
        return 0
    cells = [
        (line.at, line.name, line.outlet, line.address, line.language, line.copy, line.channel, line.promise)
        for line in lines
    ]
    output.show_table(("when", "name", "outlet", "address", "language", "copy", "channel", "promise"), cells)
    return 0


def _released(arguments: Namespace, channel: "Channel", make: "Making") -> int:
    with opened(arguments) as workspace, shown_progress() as progress:
        done = make(workspace, _order(workspace, arguments, channel), progress)
    if arguments.json:
        files = [str(path) for path in done.files]
        output.show_json({"files": files, "people": done.people, "distribution": done.distribution_id})
    else:
        output.say(f"{done.files[0]}: {output.how_many(done.people, 'person', 'people')}, noted in the ledger.")
    return 0


def _order(workspace: "Workspace", arguments: Namespace, channel: "Channel") -> "Order":
    from desktop.services.releases.order import Order

    named = arguments.list or arguments.query
    if not named and (channel.by_mail or channel.by_phone):
        raise InvalidValue("It is not said for whom.", "Nothing left.", "Name them with --list, with --query, or both.")
    statement = statement_id(workspace, arguments.statement)
    return Order(
        statement,
        copy_of(workspace, statement, arguments.copy, workspace.clock()),
        channel,
        audience_of(workspace, arguments) if named else None,
        tuple(arguments.language),
        getattr(arguments, "size", "a4"),
    )


def _in_one_language(workspace: "Workspace", order: "Order") -> "Order":
    """The order for the version that was named first, else the main one: the ledger says what people really hold."""
    from desktop.services import statements

    named = order.languages or (statements.get(workspace, order.statement_id).main_language,)
    return replace(order, languages=named[:1])


def _whom(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("--list", metavar="L", help="everybody on this list")
    made.add_argument("--query", metavar="Q", help="what one types into the search line; with --list, of that list")
    made.add_argument("--copy", choices=("embargoed", "release"), help="else what is due now")
    made.add_argument("--language", action="append", default=[], metavar="L", help="a version that is to leave (all)")
    return made


def _out(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("--out", type=Path, required=True, metavar="FILE")
    return made
