"""One of several processes that open the same workspace at the same moment: `python -m tests.faults.racer WORKSPACE`.

For each line read it opens the workspace, says "writer" or why it may only read, and closes it at the next line.
"""

import sys
from pathlib import Path

from desktop.services import workspaces

if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while sys.stdin.readline():
        opened = workspaces.open_or_create(Path(sys.argv[1]))
        sys.stdout.write((opened.read_only or "writer") + "\n")
        sys.stdout.flush()
        sys.stdin.readline()
        workspaces.close(opened)
        sys.stdout.write("closed\n")
        sys.stdout.flush()
