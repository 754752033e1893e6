"""`python -m tests.bench [SECTION ...] [--rows N] [--many N] [--rounds N] [--quick]`."""

import argparse
import sys
import time
from collections.abc import Sequence

from tests.bench.measure import ROOT
from tests.bench.report import Line, page, table
from tests.bench.sections import NOTES, SECTIONS, Sizes

_PAGE = ROOT / "docs" / "benchmarks.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write docs/benchmarks.md when everything was measured at full size."""
    asked = _parser().parse_args(arguments)
    sizes = Sizes(5_000, 20_000, 1) if asked.quick else Sizes(asked.rows, asked.many, asked.rounds)
    names = asked.section or list(SECTIONS)
    lines: list[Line] = []
    for name in names:
        began = time.monotonic()
        found = SECTIONS[name](sizes)
        sys.stderr.write(f"{table(found)}\n({name}: {time.monotonic() - began:.0f} s)\n\n")
        lines += found
    command = "python -m tests.bench" + "".join(
        f" {word}" for word in (sys.argv[1:] if arguments is None else arguments)
    )
    written = page(lines, command, [NOTES[name] for name in names])
    if asked.write or (asked.write is None and not asked.section and not asked.quick):
        _PAGE.parent.mkdir(exist_ok=True)
        _PAGE.write_text(written, encoding="utf-8")
    sys.stdout.write(table(lines) + "\n")
    return 0 if all(line.holds for line in lines) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("section", nargs="*", help=f"any of {', '.join(SECTIONS)}; without one, all")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the import and the export")
    parser.add_argument("--many", type=int, default=1_000_000, help="contacts of the big workspace")
    parser.add_argument("--rounds", type=int, default=3, help="how often each case is run")
    parser.add_argument("--quick", action="store_true", help="small sizes, one round: does everything still run?")
    parser.add_argument("--write", action=argparse.BooleanOptionalAction, help="write docs/benchmarks.md or not")
    return parser


if __name__ == "__main__":
    sys.exit(main())
