"""What every command understands: which workspace, and answers for machines. And opening that workspace."""

import os
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, Protocol

from desktop.domain.query import ContactQuery
from desktop.services.workspaces import Workspace

Run = Callable[[Namespace], int]


class SentenceParser(ArgumentParser):
    """A parser that says what is wrong in one sentence, and where the help is."""

    def error(self, message: str) -> NoReturn:
        """Say it and leave with the exit code of wrong usage."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help\n")


class AddCommand(Protocol):
    """Gives each group of commands its place in the parser."""

    def __call__(self, name: str, what: str, run: Run) -> ArgumentParser:
        """A new command, called with the words typed, answering with the exit code."""
        ...


def everywhere(*, inside: bool) -> SentenceParser:
    """The options that may stand before the command, or, `inside`, after it."""
    options = SentenceParser(add_help=False)
    options.add_argument(
        "--workspace",
        type=Path,
        metavar="PATH",
        default=SUPPRESS if inside else None,
        help="the workspace file (else $DATELINE_WORKSPACE, else the one opened last, else the usual place)",
    )
    options.add_argument(
        "--json", action="store_true", default=SUPPRESS if inside else False, help="answer as JSON, for programs"
    )
    return options


def count(text: str) -> int:
    """A whole number, zero or more."""
    if not text.isdecimal():
        raise ArgumentTypeError(f"“{text}” is not a whole number")
    return int(text)


def workspace_path(arguments: Namespace) -> Path:
    """Where the workspace lies: as said, else the one opened last, else the usual place, as in the window."""
    from desktop.services import settings

    named = arguments.workspace or os.environ.get("DATELINE_WORKSPACE")
    return Path(named).expanduser() if named else settings.default_workspace(settings.load())


def asked(workspace: Workspace, line: str) -> ContactQuery:
    """What was typed as into the search line, as a question: words, and `key:value` parts among them."""
    from desktop.domain.search_line import question
    from desktop.services import lists

    return question(line, lists.ids_by_name(workspace))


@contextmanager
def opened(arguments: Namespace) -> Iterator[Workspace]:
    """The workspace, open for the time of the block.

    Raises:
        UserError: it does not exist or cannot be read.
    """
    from desktop.services import workspaces

    workspace = workspaces.open_workspace(workspace_path(arguments))
    try:
        yield workspace
    finally:
        workspaces.close(workspace)
