"""Import: a messy sheet becomes a plan a person can look at, and the plan becomes one undoable act.

`reading` runs in the limited child process; `planning` matches; `review` shows and decides; `applying` writes.
Nothing is written before `apply`.
"""

from desktop.formats.sheets import Preview, ReadOptions
from desktop.services.imports.applying import apply
from desktop.services.imports.matching import propose_mapping, remember
from desktop.services.imports.opening import paste, preview
from desktop.services.imports.outlook import Outlook, SecondLook, outlook, second_look
from desktop.services.imports.plan import Plan
from desktop.services.imports.planning import check
from desktop.services.imports.rejects import save_rejects
from desktop.services.imports.review import decide, mend, problems, rows_of, same_reason, undecide

__all__ = [
    "Outlook",
    "Plan",
    "Preview",
    "ReadOptions",
    "SecondLook",
    "apply",
    "check",
    "decide",
    "mend",
    "outlook",
    "paste",
    "preview",
    "problems",
    "propose_mapping",
    "remember",
    "rows_of",
    "same_reason",
    "save_rejects",
    "second_look",
    "undecide",
]
