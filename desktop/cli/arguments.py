"""The words a person can type: one parser, to which each group of commands adds its own."""

from argparse import ArgumentParser

from desktop.cli import (
    contacts,
    embargoes,
    exports,
    guard,
    history,
    imports,
    lists,
    outlets,
    partners,
    releases,
    samples,
    signoffs,
    statements,
    workspace,
)
from desktop.cli.options import Run, SentenceParser, everywhere

_GROUPS = (
    workspace,
    imports,
    contacts,
    outlets,
    lists,
    exports,
    history,
    partners,
    statements,
    signoffs,
    embargoes,
    guard,
    releases,
    samples,
)


def parser() -> ArgumentParser:
    """The parser of the whole command line; `run` in its answer is the function to call."""
    whole = SentenceParser(
        prog="dateline",
        description="Contacts for joint statements, from a shell. Without a command the window opens.",
        epilog="Exit codes: 0 done, 1 refused or failed (a sentence says why), 2 wrong usage.",
        parents=[everywhere(inside=False)],
    )
    commands = whole.add_subparsers(metavar="COMMAND", required=True, parser_class=SentenceParser)

    def add(name: str, what: str, run: Run) -> ArgumentParser:
        command = commands.add_parser(name, help=what, description=what, parents=[everywhere(inside=True)])
        command.set_defaults(run=run)
        return command

    for group in _GROUPS:
        group.add(add)
    return whole
