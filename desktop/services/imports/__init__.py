"""Import: a messy sheet becomes a plan a person can look at, and the plan becomes one undoable act.

`reading` runs in the limited child process; `planning` matches; `review` shows and decides; `applying` writes.
Nothing is written before `apply`.

What this package offers is loaded when it is first asked for: the child needs `reading` alone, and without the database
engine and the writers of spreadsheets it starts 0.4 s sooner, of 0.6 s.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HERE = "desktop.services.imports"
_HOMES = {
    "desktop.formats.sheets": ("Preview", "ReadOptions"),
    f"{_HERE}.applying": ("apply",),
    f"{_HERE}.matching": ("propose_mapping", "remember"),
    f"{_HERE}.opening": ("paste", "preview"),
    f"{_HERE}.outlook": ("Outlook", "SecondLook", "outlook", "second_look"),
    f"{_HERE}.plan": ("Plan",),
    f"{_HERE}.planning": ("check",),
    f"{_HERE}.rejects": ("save_rejects",),
    f"{_HERE}.review": ("decide", "mend", "problems", "rows_of", "same_reason", "undecide"),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(home)
    globals().update({each: getattr(module, each) for each in _HOMES[home]})  # `outlook` is also that module's name
    return globals()[name]
