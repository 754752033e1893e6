"""The other tools, in an environment of their own so that theirs and ours never mix: made on demand."""

import subprocess
import sys
import venv
from pathlib import Path

from tests.bench.measure import ROOT

_WHERE = ROOT / "build" / "bench-venv"
_SCRIPTS = Path(__file__).parent / "peer_scripts"
_SHARED = ("openpyxl", "python-calamine")
_OWN = ("pandas==3.1.1",)


def peer(script: str, *arguments: object) -> list[str]:
    """The command for one of the scripts in `peer_scripts/`."""
    return [str(_python()), str(_SCRIPTS / f"{script}.py"), *map(str, arguments)]


def _python() -> Path:
    """The interpreter of the peers; the environment is made if it is not there yet."""
    folder, name = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    python = _WHERE / folder / name
    ready = _WHERE / ".ready"
    wanted = "\n".join([*_OWN, *_locked()])
    if not ready.exists() or ready.read_text(encoding="utf-8") != wanted:
        venv.create(_WHERE, with_pip=True, clear=True)
        quiet = ["-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([python, *quiet, *wanted.splitlines()], check=True)
        ready.write_text(wanted, encoding="utf-8")
    return python


def _locked() -> list[str]:
    """The versions we use ourselves of what both sides need."""
    lines = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    names = [line.split(" ")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))]
    return [name for name in names if name.partition("==")[0] in _SHARED]
