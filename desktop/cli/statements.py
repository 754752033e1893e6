"""`dateline statement`: joint statements from a shell."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from desktop.cli import statement_acts, statement_facts, statement_files, statement_reading
from desktop.cli.options import AddCommand, Run, count, everywhere

Nested = Callable[[str, str, Run], ArgumentParser]


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    group = command("statement", "write, read in, revise and compare joint statements", _nothing_asked)
    inner = group.add_subparsers(metavar="COMMAND", required=True)

    def nested(name: str, what: str, run: Run) -> ArgumentParser:
        made = inner.add_parser(name, help=what, description=what, parents=[everywhere(inside=True)])
        made.set_defaults(run=run)
        return made

    what = "read a finished text, show its parts, and make a statement of it"
    statement_reading.options(nested("import", what, statement_reading.run))
    listed = nested("list", "list statements, edited last first", statement_facts.list_all)
    listed.add_argument("words", nargs="*", metavar="WORD", help="of titles and organisations")
    _of(nested("show", "show one: how far it is, who signed, its words", statement_facts.show))
    compared = _in(nested("diff", "show what changed, word by word", statement_facts.diff))
    compared.add_argument(
        "--revisions", nargs=2, type=count, metavar=("OLD", "NEW"), help="else: since the current one"
    )
    _of(nested("check", "show what language versions say differently", statement_facts.check))
    written = _in(
        nested("export", "write it as a file; marked as a draft while it may not leave", statement_files.export)
    )
    written.add_argument("--format", required=True, choices=("txt", "html", "docx", "pdf", "kit"))
    written.add_argument("--out", type=Path, required=True, metavar="FILE")
    written.add_argument("--size", choices=("a4", "letter"), default="a4")
    made = nested("new", "begin a statement", statement_acts.new)
    made.add_argument("title", metavar="TITLE")
    made.add_argument("--language", default="", metavar="L", help="else English")
    _partners(made, required=False)
    _acts(nested)


def _acts(nested: Nested) -> None:
    _edits(_in(nested("edit", "change facts or words", statement_acts.edit)))
    _partners(_of(nested("signers", "say who issues it, in the agreed order", statement_acts.signers)), required=True)
    revised = _in(nested("revise", "make a revision; sign-offs of earlier ones do not count", statement_acts.revise))
    revised.add_argument("--note", default="", metavar="TEXT")
    attached = _of(nested("attach", "copy a file to go with it", statement_acts.attach))
    attached.add_argument("file", type=Path, metavar="FILE")
    attached.add_argument("--remove", action="store_true", help="take the attachment of this name off")
    left = _of(nested("leave-out", "leave people out, or let a partner lead on them", statement_acts.leave_out))
    left.add_argument("--contact", type=count, action="append", required=True, metavar="ID")
    left.add_argument("--partner", default="", metavar="P", help="this partner leads on them")
    left.add_argument("--undo", action="store_true", help="let them in again, or take over")
    left.add_argument("--note", default="", metavar="TEXT")
    quoted = _of(nested("approve-quote", "record that a person approved their quote", statement_acts.approve_quote))
    quoted.add_argument("person", metavar="PERSON", help="as the text names them")
    quoted.add_argument("--how", required=True, metavar="HOW", help="mail, call, in person ...")
    quoted.add_argument("--note", default="", metavar="TEXT")
    quoted.add_argument("--evidence", type=Path, metavar="FILE")
    withdrawn = _of(nested("withdraw", "withdraw it: nobody may receive it any more", statement_acts.withdraw))
    withdrawn.add_argument("--reason", required=True, metavar="TEXT")


def _edits(made: ArgumentParser) -> None:
    made.add_argument("--title", metavar="T")
    made.add_argument("--release", choices=("immediate", "embargo", "none"))
    made.add_argument("--notes", metavar="TEXT")
    made.add_argument("--headline", metavar="TEXT")
    made.add_argument("--replace", nargs=2, action="append", default=[], metavar=("OLD", "NEW"))
    made.add_argument("--add-language", default="", metavar="L")
    made.add_argument("--copy-from", default="", metavar="L", help="begin the new language with the words of this one")


def _of(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("statement", metavar="STATEMENT", help="its title or id")
    return made


def _in(made: ArgumentParser) -> ArgumentParser:
    _of(made).add_argument("--language", default="", metavar="L", help="else the main one")
    return made


def _partners(made: ArgumentParser, *, required: bool) -> None:
    made.add_argument("--partner", action="append", default=[], required=required, metavar="P", help="name or acronym")


def _nothing_asked(arguments: Namespace) -> int:
    raise AssertionError(arguments)  # the parser asks for a command of the group
