"""What is measured of Dateline, each as a whole process: `python -m tests.bench.acts import FILE WORKSPACE`.

The last line on standard output is what it found, as JSON.
"""

import gc
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import orjson

Answer = dict[str, object]


def import_(file: str, workspace: str) -> Answer:
    """Everything an import is, as a person does it without changing anything: preview, propose, check, apply."""
    from desktop.services import imports, workspaces

    opened = workspaces.open_or_create(Path(workspace))
    moments = [time.perf_counter()]
    preview = imports.preview(Path(file))
    moments.append(time.perf_counter())
    mapping = imports.propose_mapping(opened, preview)
    moments.append(time.perf_counter())
    plan = imports.check(opened, preview, mapping)
    moments.append(time.perf_counter())
    report = imports.apply(opened, plan)
    workspaces.close(opened)
    moments.append(time.perf_counter())
    parts = dict(zip(("preview", "propose", "check", "apply"), _steps(moments), strict=True))
    counts = {verdict.value: count for verdict, count in report.counts.items()}
    return {"rows": report.rows, "added": report.added, "counts": counts, **parts, "within": dict(report.seconds)}


def _steps(moments: list[float]) -> list[float]:
    return [round(after - before, 2) for before, after in pairwise(moments)]


def undo(workspace: str) -> Answer:
    """Take the newest act back."""
    from desktop.services import history, workspaces

    opened = workspaces.open_workspace(Path(workspace))
    report = history.undo_last(opened)
    workspaces.close(opened)
    return {"removed": report.removed, "left": len(report.left)}


def export(workspace: str, target: str, kind: str) -> Answer:
    """Everybody in a workspace into one file, in the layout that keeps everything."""
    from desktop.domain.audience import Audience
    from desktop.domain.exports import FileKind
    from desktop.domain.presets import preset
    from desktop.services import exports, workspaces

    opened = workspaces.open_workspace(Path(workspace))
    began = time.perf_counter()
    report = exports.write(opened, Audience(), preset("excel"), Path(target), FileKind(kind))
    seconds = time.perf_counter() - began
    workspaces.close(opened)
    return {"seconds": seconds, "rows": report.included, "columns": len(report.columns)}


def type_(workspace: str, *words: str) -> Answer:
    """Type words letter by letter: from each key to the first rows with their count."""
    from desktop.domain.query import ContactQuery
    from desktop.services import contacts, workspaces

    opened = workspaces.open_workspace(Path(workspace))
    contacts.first_page(opened, ContactQuery())
    gc.collect()
    keys: list[tuple[float, str]] = []
    for word in words:
        for length in range(1, len(word) + 1):
            began = time.perf_counter()
            contacts.first_page(opened, ContactQuery(text=word[:length]))
            keys.append((time.perf_counter() - began, word[:length]))
    workspaces.close(opened)
    return {"keys": [seconds for seconds, _ in keys], "worst": sorted(keys, reverse=True)[:8]}


def _window(name: str) -> Callable[..., Answer]:
    def act(*arguments: str) -> Answer:
        from tests.bench import windows

        found: Answer = getattr(windows, name)(*arguments)
        return found

    return act


def _guard(name: str) -> Callable[..., Answer]:
    def act(*arguments: str) -> Answer:
        from tests.bench import guarding

        found: Answer = getattr(guarding, name)(*arguments)
        return found

    return act


ACTS: dict[str, Callable[..., Answer]] = {
    "import": import_,
    "undo": undo,
    "export": export,
    "type": type_,
    "label": _window("label"),
    "start": _window("start"),
    "typing": _window("typing"),
    "use": _window("use"),
    "guard-prepare": _guard("prepare"),
    "guard": _guard("ask"),
}

if __name__ == "__main__":
    sys.stdout.write(orjson.dumps(ACTS[sys.argv[1]](*sys.argv[2:])).decode() + "\n")
