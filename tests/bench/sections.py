"""The sections: what is run, in turns with what, and the lines it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tests.bench import ground
from tests.bench.measure import Run, in_turns, median, middle, ours, peak_memory, percentile, run
from tests.bench.peers import peer
from tests.bench.report import Line, ratio, seconds


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured. `rounds` is how often each case is run."""

    rows: int
    many: int
    rounds: int


def importing(sizes: Sizes) -> list[Line]:
    """A messy sheet from file to searchable contacts; the same again; and taken back."""
    sheet, name = ground.sheet(sizes.rows), f"Import of {sizes.rows:,} × 25 cells"
    first: list[Run] = []

    def fresh() -> Run:
        first.append(run(ours("import", sheet, ground.fresh("import"))))
        return first[-1]

    scratch = ground.fresh("peer")
    cases: dict[str, Callable[[], Run]] = {
        "ours": fresh,
        "again": lambda: run(ours("import", sheet, ground.WHERE / "runs" / "import.dateline")),
        "pandas": lambda: run(peer("pandas_import", sheet, scratch, ground.HEADER_ROW)),
        "floor": lambda: run(peer("floor_import", sheet, scratch, ground.HEADER_ROW)),
    }
    fresh()  # once beforehand: the caches are warm, and "again" has something to meet in every round
    found = in_turns(cases, sizes.rounds)
    undo = [_undone(sheet) for _ in range(sizes.rounds)]
    memory, _ = peak_memory(ours("import", sheet, ground.fresh("memory")))
    took = middle(found["ours"])
    answer = found["ours"][-1].answer
    parts = ", ".join(f"{part} {answer[part]:.1f} s" for part in ("preview", "propose", "check", "apply"))
    return [
        ratio(name, f"first time ({parts})", took, middle(found["pandas"]), "pandas + openpyxl + to_sql", 0.6),
        ratio(name, "first time", took, middle(found["floor"]), "the floor", 4),
        ratio(name, "the same file again", middle(found["again"]), took, "the first time", 1),
        ratio(name, "taking it back", middle(undo), took, "the import", 1),
        Line(name, "memory, all processes", f"{memory:.0f} MB", "", memory, 600, "MB"),
    ]


def _undone(sheet: Path) -> Run:
    path = ground.fresh("undo")
    run(ours("import", sheet, path))
    return run(ours("undo", path))


def searching(sizes: Sizes) -> list[Line]:
    """Words in four scripts, typed letter by letter."""
    lines = []
    for count, bar in ((sizes.rows, 30), (sizes.many, 80)):
        words = typed_words(count)
        for act, what in (("type", "asked of the services"), ("typing", "in the window, until painted")):
            answer = run(ours(act, ground.workspace(count), *words)).answer
            keys = [1000 * key for key in answer["keys"]]
            figure = percentile(keys, 0.95)
            detail = f"{len(keys)} keys, half within {median(keys):.1f} ms, slowest “{answer['worst'][0][1]}”"
            lines.append(
                Line(f"Search among {count:,}", f"p95 of a key to its rows, {what}", detail, "", figure, bar, "ms")
            )
    return lines


def typed_words(count: int) -> list[str]:
    """Names, outlets, places and beats in four scripts, taken from people all over the workspace."""
    words: list[str] = []
    for card in islice(ground.cards(count), 0, count, max(1, count // 24)):
        words += [card.get("family_name", ""), card["affiliations"][0]["outlet"].split()[-1]]
    return [word for word in dict.fromkeys(words) if word]


def starting(sizes: Sizes) -> list[Line]:
    """From the start of the process to the window, and to the first of many contacts."""
    path = ground.workspace(sizes.many)
    cases = {"ours": lambda: run(ours("start", path)), "label": lambda: run(ours("label"))}
    found = in_turns(cases, 2 * sizes.rounds + 1)
    bare = _moment(found["label"], "window")
    memory, _ = peak_memory(ours("start", path))
    section, against = f"Start with {sizes.many:,} contacts", "a bare PySide6 window with a label"
    return [
        ratio(section, "window painted", _moment(found["ours"], "window"), bare, against, 2.5),
        ratio(section, "first contacts painted", _moment(found["ours"], "rows"), bare, against, 5),
        Line(section, "memory", f"{memory:.0f} MB", "", memory, 300, "MB"),
    ]


def _moment(runs: Sequence[Run], name: str) -> float:
    return median([one.answer[name] - one.began for one in runs])


def using(sizes: Sizes) -> list[Line]:
    """Scrolling, jumping, sorting and filtering many contacts."""
    answer = run(ours("use", ground.workspace(sizes.many))).answer
    section = f"The table of {sizes.many:,}"
    frames = [1000 * frame for frame in answer["frames"]]
    lines = [
        Line(
            section,
            "p99 of a frame while scrolling",
            f"half within {median(frames):.1f} ms",
            "",
            percentile(frames, 0.99),
            20,
            "ms",
        ),
        _deaf(section, "scrolling and jumping", answer["scrolling"]),
    ]
    for kind in ("sorting", "filtering"):
        for name, one in answer[kind].items():
            lines.append(_deaf(section, f"{kind} by {name}, first rows after {seconds(one['first'])}", one["deaf"]))
    return lines


def _deaf(section: str, what: str, longest: float) -> Line:
    return Line(section, f"longest time without listening: {what}", "", "", 1000 * longest, 50, "ms")


def exporting(sizes: Sizes) -> list[Line]:
    """Everybody into one file; the peers get the finished cells in memory."""
    path = ground.copy_of(ground.workspace(sizes.rows), "export")
    out = ground.WHERE / "runs"
    source = out / "source.csv"
    run(ours("export", path, source, "csv"))
    bars = {"xlsx": ("openpyxl, write_only", 1.0), "csv": ("the csv module", 3.0)}
    lines = []
    for kind, (name, bar) in bars.items():
        target = out / f"peer.{kind}"
        cases: dict[str, Callable[[], Run]] = {
            "ours": lambda kind=kind: run(ours("export", path, out / f"export.{kind}", kind)),  # type: ignore[misc]
            "peer": lambda kind=kind, target=target: run(peer("export", kind, source, target)),  # type: ignore[misc]
        }
        found = in_turns(cases, sizes.rounds)
        mine, theirs = (median([one.answer["seconds"] for one in found[side]]) for side in ("ours", "peer"))
        lines.append(
            ratio(f"Export of {sizes.rows:,}", f".{kind}, checks of who may be in included", mine, theirs, name, bar)
        )
    return lines


def guarding(sizes: Sizes) -> list[Line]:
    """Everybody's verdict with every reason, the facts read from the file each time."""
    lines = []
    for count, bar in ((5_000, 300), (sizes.rows, 4_000 * sizes.rows / 100_000)):
        path = ground.copy_of(ground.workspace(max(count, sizes.rows)), "guard")
        statement = run(ours("guard-prepare", path, count)).answer["statement"]
        answer = run(ours("guard", path, count, statement)).answer
        said = ", ".join(f"{number:,} {verdict.replace('_', ' ')}" for verdict, number in answer["counts"].items())
        lines.append(Line("The guard", f"{count:,} people", said, "", 1000 * answer["seconds"], bar, "ms"))
    return lines


SECTIONS: dict[str, Callable[[Sizes], list[Line]]] = {
    "import": importing,
    "search": searching,
    "start": starting,
    "use": using,
    "export": exporting,
    "guard": guarding,
}

NOTES: dict[str, Any] = {
    "import": (
        "**Import**: the messy sheet of `dateline sample` (titles above, merged cells, a totals row, five languages). Ours previews, "
        "proposes the columns, reads and cleans every value, finds duplicates, writes 11 tables, the history and the text "
        "index. pandas reads the same sheet with openpyxl and writes one table. The floor is calamine, one table, one text "
        "index, no cleaning. Peers are told which row holds the titles."
    ),
    "search": "**Search**: names, outlets and places of people all over the workspace, in Latin, Arabic, Cyrillic and Chinese letters.",
    "start": "**Start**: from the start of the process until the paint event has been handled, off screen.",
    "use": "**The table**: one window of 1440 × 900, painted off screen; a timer that beats each millisecond measures how long the window does not listen.",
    "export": "**Export**: ours reads the contacts, checks who may be in it twice and makes the rows; the peers only write rows they hold in memory.",
    "guard": (
        "**The guard**: a signed statement under embargo; every fourth person agreed, every hundredth opted out. Each figure is "
        "one review: who is in the audience, all facts of each person read from the file, every rule, every reason in words."
    ),
}
