"""The main job, played whole: what `make run` shows where there is no display."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_main_job_is_played_to_its_end(tmp_path: Path) -> None:
    play = "import sys, pathlib; from tests import demo; sys.exit(demo.main(pathlib.Path(sys.argv[1])))"
    done = subprocess.run(
        [sys.executable, "-c", play, str(tmp_path / "run")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "286 contacts added." in done.stdout
    assert "Saved as list “Levant desk”" in done.stdout
    assert not done.stderr
    exported = (tmp_path / "run" / "mailchimp.csv").read_text(encoding="utf-8-sig")
    assert exported.startswith("Email Address,")
    assert len(exported.splitlines()) > 200
    assert len(list((tmp_path / "run").glob("*.png"))) > 10
