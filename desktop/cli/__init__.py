"""The same acts from a shell, for automation and for proof that the core needs no window.

May import services and domain. Exit codes: 0 done, 1 refused or failed with a sentence, 2 wrong usage.
Answers go to standard output, sentences about trouble to standard error; `--json` prints one JSON value.
"""

from desktop.cli.entry import main

__all__ = ["main"]
