"""The entry: reads the words typed, runs one command, turns every failure into a sentence and an exit code."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import cast

from desktop.cli import output
from desktop.cli.arguments import parser
from desktop.domain.errors import UserError

DONE, FAILED, WRONG_USAGE = 0, 1, 2


def main(argv: list[str]) -> int:
    """Run one command; the answer is the exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    _speak_utf8()
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as finished:  # argparse has said why, or printed the help
        return DONE if finished.code in (None, 0) else WRONG_USAGE
    return _guarded(cast("Callable[[Namespace], int]", arguments.run), arguments)


def _guarded(run: Callable[[Namespace], int], arguments: Namespace) -> int:
    try:
        return run(arguments)
    except UserError as error:
        output.complain(str(error))
    except KeyboardInterrupt:
        output.complain("Cancelled. Nothing was changed.")
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001  # a bug: a person gets a sentence, the report says where
        output.complain(_bug(error))
    return FAILED


def _bug(error: Exception) -> str:
    from desktop.services import crash_reports

    path = crash_reports.write(error)
    sentence = "Something went wrong inside Dateline; what was not finished was not saved."
    return f"{sentence} A report without personal data is in {path}." if path else sentence


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
