"""A process that makes processes to be killed: it checks a press list once, then forks one importer per line it reads.

    python -m tests.faults.forge WORKSPACE PRESS_LIST

Each line read is JSON: {"workspace": path, "statement": n or null}. The importer says "applying PID", and "done" if it
lives; at the n-th SQL statement of its import it kills itself. When it is gone its parent says "gone STATUS STATEMENTS".
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Engine, event

from desktop.services import imports, workspaces
from tests.faults.ground import planned


def main(workspace: str, press_list: str) -> None:
    """Serve until there are no more lines."""
    opened = workspaces.open_workspace(Path(workspace))
    plan = planned(opened, Path(press_list))
    workspaces.close(opened)
    _say("ready")
    for line in sys.stdin:
        order = orjson.loads(line)
        pid = os.fork()
        if not pid:
            _importer(plan, **order)
        _, status = os.waitpid(pid, 0)
        _say(f"gone {status}")


def _importer(plan: imports.Plan, workspace: str, statement: int | None) -> None:
    opened = workspaces.open_workspace(Path(workspace))
    seen = 0

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    _say(f"applying {os.getpid()}")
    imports.apply(opened, plan)
    workspaces.close(opened)
    _say(f"done {seen}")
    os._exit(0)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
