"""Process start: without a verb the window opens (`python -m desktop [WORKSPACE]`), a verb runs the shell."""

import multiprocessing
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Start what the arguments ask for and answer its exit code."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if wants_window(arguments):
        from desktop import app

        return app.run(arguments)
    from desktop import cli

    return cli.main(arguments)


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the window is meant: no arguments, or the path of a workspace."""
    return not arguments or (len(arguments) == 1 and arguments[0].endswith(".dateline"))


if __name__ == "__main__":
    sys.exit(main())
