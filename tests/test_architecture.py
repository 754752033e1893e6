"""The house rules a machine can check. Each test is one sentence of them."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "desktop").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

FORBIDDEN_NAMES = re.compile(r"(?i)^(utils?|helpers?|managers?|base|common)$")
HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|^#[0-9a-fA-F]{3}$")

ONLY_IN: dict[str, tuple[str, ...]] = {
    "Thread": ("gui/tasks.py",),
    "Timer": ("gui/tasks.py",),  # threading.Timer; Qt's is QTimer
    "ThreadPoolExecutor": ("gui/tasks.py",),
    "QThread": (),
    "QThreadPool": (),
    "QRunnable": (),
    "ProcessPoolExecutor": (),
    "multiprocessing": ("formats/sandbox.py", "formats/sandbox_start.py", "formats/sandbox_child.py", "__main__.py"),
    "subprocess": ("formats/sandbox.py",),
    "fork": (),
    "processEvents": (),
    "socket": ("delivery/smtp.py",),
    "smtplib": ("delivery/smtp.py",),
    "imaplib": ("delivery/mailbox.py",),
    "urllib.request": (),
    "http.client": (),
    "QtNetwork": ("gui/single_instance.py",),
    "clipboard": ("gui/clipboard.py",),
    "QClipboard": ("gui/clipboard.py",),
    "QDesktopServices": ("gui/desktop_links.py",),
    "webbrowser": (),
    "QPrinter": ("gui/printing.py",),
    "pickle": (),
}
"""What must stay in one named module, or nowhere: threads, processes, and every way out of the program."""


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _nodes(path: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, kinds))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _used_names(path: Path) -> Iterator[tuple[str, int]]:
    """Every name a module uses, with its line: imported modules and names, bare names and attributes."""
    for node in ast.walk(_tree(path)):
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
                yield from ((alias.name.split(".")[0], node.lineno) for alias in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield module, node.lineno
                yield module.split(".")[0], node.lineno
                yield from ((alias.name, node.lineno) for alias in names)
                yield from ((f"{module}.{alias.name}", node.lineno) for alias in names)
            case ast.Attribute(attr=name) | ast.Name(id=name):
                yield name, node.lineno


def _docstrings(path: Path) -> set[int]:
    """The ids of the nodes that are documentation, not values."""
    bodies = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = set()
    for node in ast.walk(_tree(path)):
        for first in node.body if isinstance(node, bodies) else ():
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found


def _none(found: Iterable[str]) -> None:
    lines = sorted(found)
    assert not lines, "\n" + "\n".join(lines)


def test_imports_keep_their_contracts() -> None:
    # In a process of its own: it silences every logger that exists, and other tests listen to them.
    program, settings = Path(sys.executable).with_name("lint-imports"), ROOT / "pyproject.toml"
    command = [str(program), "--config", str(settings), "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_short() -> None:
    longest = {"desktop": 300, "tests": 500}

    _none(
        f"{_name(path)}: {size} lines, at most {limit}"
        for path in [*CODE, *TESTS]
        if (size := len(path.read_text(encoding="utf-8").splitlines()))
        > (limit := longest[path.relative_to(ROOT).parts[0]])
    )


def test_functions_are_short() -> None:
    _none(
        f"{_name(path)}:{function.lineno} {function.name}: {size} lines, at most 40"
        for path in CODE
        if "migrations" not in path.parts  # a migration is a list of steps
        for function in _functions(path)
        if (size := (function.end_lineno or 0) - function.lineno + 1) > 40
    )


@pytest.mark.parametrize("name", ONLY_IN)
def test_one_door_for(name: str) -> None:
    rooms = {f"desktop/{room}" for room in ONLY_IN[name]}

    _none(
        f"{_name(path)}:{line} uses {name}"
        for path in CODE
        if _name(path) not in rooms
        for used, line in _used_names(path)
        if used == name
    )


def test_only_the_shell_prints() -> None:
    _none(
        f"{_name(path)}:{line}"
        for path in CODE
        if not _name(path).startswith("desktop/cli/")
        for used, line in _used_names(path)
        if used == "print"
    )


def test_names_say_what_a_thing_is() -> None:
    files = (_name(path) for path in [*CODE, *TESTS] if any(map(FORBIDDEN_NAMES.match, (path.stem, path.parent.name))))
    classes = (
        f"{_name(path)}:{node.lineno} {node.name}"
        for path in CODE
        for node in _nodes(path, ast.ClassDef)
        if isinstance(node, ast.ClassDef) and any(map(FORBIDDEN_NAMES.match, re.findall(r"[A-Z][a-z]+", node.name)))
    )

    _none([*files, *classes])


def test_colours_come_from_the_theme() -> None:
    _none(
        f"{_name(path)}:{node.lineno} {node.value}"
        for path in CODE
        if not _name(path).startswith("desktop/gui/theme")
        for node in _nodes(path, ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if HEX_COLOUR.search(node.value) and id(node) not in _docstrings(path)
    )


def test_services_speak_in_types_of_the_domain() -> None:
    foreign = re.compile(r"\b(Any|Session|Row|RowMapping|Result|Select|Connection)\b")

    def lacks(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
        asked = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        for argument in asked:
            if argument.annotation is None:
                yield f"{argument.arg} has no type"
            elif foreign.search(ast.unparse(argument.annotation)):
                yield f"{argument.arg} is {ast.unparse(argument.annotation)}"
        if function.returns is None:
            yield "says not what it returns"
        elif foreign.search(ast.unparse(function.returns)):
            yield f"returns {ast.unparse(function.returns)}"

    _none(
        f"{_name(path)}:{function.lineno} {function.name}: {complaint}"
        for path in CODE
        if _name(path).startswith("desktop/services/") and not path.stem.startswith("_")
        for function in _tree(path).body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        for complaint in lacks(function)
    )


def test_packages_and_modules_say_what_they_own() -> None:
    _none(_name(path) for path in CODE if not ast.get_docstring(_tree(path)) and "versions" not in path.parts)


def test_sample_people_live_at_reserved_addresses() -> None:
    address = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
    reserved = re.compile(r"(?i)(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|org|net)$")

    _none(
        f"{_name(path)}:{node.lineno} {found.group()}"
        for path in CODE
        for node in _nodes(path, ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for found in address.finditer(node.value)
        if not reserved.search(found.group(1))
    )


def _calls(path: Path, *names: str) -> Iterator[tuple[str, int]]:
    """Calls of these functions, as bare names or as attributes (`judge.clear`)."""
    for node in _nodes(path, ast.Call):
        assert isinstance(node, ast.Call)
        called = ast.unparse(node.func)
        yield from ((called, node.lineno) for name in names if called == name or called.endswith(f".{name}"))


def test_only_the_guard_clears() -> None:
    """Three doors in a row: the guard makes a clearance, verdicts asks it, releases ask verdicts. No other."""
    doors = {
        "Clearance": ("desktop/domain/guard/clearance.py",),
        "issue": ("desktop/domain/guard/judge.py",),
        "guard.clear": ("desktop/services/verdicts.py",),
        "judge.clear": (),
        "verdicts.clear": ("desktop/services/releases/",),
    }
    _none(
        f"{_name(path)}:{line} calls {called}"
        for path in CODE
        for door, rooms in doors.items()
        for called, line in _calls(path, door)
        if not _name(path).startswith(rooms or ("nowhere",))
    )
    taken = {
        "desktop.services.verdicts.clear",
        "desktop.domain.guard.judge.clear",
        "desktop.domain.guard.clearance.issue",
    }
    _none(
        f"{_name(path)}:{node.lineno} takes {node.module}.{alias.name}"
        for path in CODE
        for node in _nodes(path, ast.ImportFrom)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if (path.name, path.parent.name) not in {("judge.py", "guard"), ("verdicts.py", "services")}
        and (f"{node.module}.{alias.name}" in taken or (node.module, alias.name) == ("desktop.domain.guard", "judge"))
    )
