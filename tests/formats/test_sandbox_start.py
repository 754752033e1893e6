"""A file can be read from wherever Python runs: a script without a guard, or a program on standard input."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
print("started", flush=True)
from desktop.formats.sandbox import run
print(list(run("tests.formats.sandbox_targets:print_much", {"path": "a.xlsx"})), flush=True)
"""


def spoken(arguments: list[str], program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, *arguments], input=program, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_program_on_standard_input_reads_files() -> None:
    assert spoken(["-"], PROGRAM) == ["started", "[b'done']"]


def test_a_script_is_not_run_again_in_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    script = tmp_path / "read.py"
    script.write_text(PROGRAM, encoding="utf-8")
    assert spoken([str(script)], "") == ["started", "[b'done']"]
