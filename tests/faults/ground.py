"""What the fault tests stand on: small press lists, a filled workspace, and its whole state in one hash."""

import csv
import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import orjson

from desktop.domain.contact import Card
from desktop.domain.importing import ImportReport
from desktop.domain.query import ContactQuery
from desktop.services import contacts, history, imports, workspaces
from desktop.services.workspaces import Workspace

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
HEADER = ("Name", "E-mail", "Phone", "Outlet", "Role", "City", "Beats", "Opt out", "Notes")


def row(number: int) -> list[str]:
    """Somebody, the same for the same number."""
    return [
        f"{_GIVEN[number % len(_GIVEN)]} {_syllables(number)}",
        f"reporter{number}@paper{number % 40}.example",
        f"+44 7700 900{number % 1000:03}",
        f"Paper {number % 40}",
        "Correspondent",
        "London",
        "Politics; Climate",
        "yes" if number % 50 == 7 else "",
        f"Met in room {number}",
    ]


_GIVEN = ("Amina", "Bruno", "Chloé", "Daud", "Elif", "Femi", "Greta", "Hana", "Igor", "Jana", "Karim", "Ласло", "李明")
_SOUNDS = ("ba", "dor", "ki", "lem", "no", "pir", "ru", "sta", "vel", "zon")


def _syllables(number: int) -> str:
    """A family name unlike those of other numbers, so that nobody is taken for somebody else."""
    return "".join(_SOUNDS[int(digit)] for digit in f"{number * 7919 % 100_000:05}").capitalize()


def press_list(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    """A CSV file of these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows)
    return path


def import_file(workspace: Workspace, path: Path) -> ImportReport:
    """The whole import, as it is proposed."""
    plan = planned(workspace, path)
    report = imports.apply(workspace, plan)
    assert sum(report.counts.values()) == report.rows, "every row read has exactly one verdict"
    return report


def planned(workspace: Workspace, path: Path) -> imports.Plan:
    """A checked file."""
    preview = imports.preview(path)
    return imports.check(workspace, preview, imports.propose_mapping(workspace, preview))


def state(workspace: Workspace) -> str:
    """A hash over every live card with its id."""
    digest = hashlib.blake2b(digest_size=16)
    live = sorted(contacts.ids(workspace, ContactQuery()))
    cards = contacts.cards(workspace, live)
    for contact_id in live:
        digest.update(orjson.dumps([contact_id, plain(cards[contact_id])], option=orjson.OPT_SORT_KEYS))
    return digest.hexdigest()


def plain(card: Card) -> Card:
    """A card without the ids of its outlets."""
    works = [{k: v for k, v in line.items() if k != "outlet_id"} for line in card.get("affiliations", ())]
    return {**card, "affiliations": works} if works else card  # type: ignore[typeddict-item]


def acts(workspace: Workspace) -> list[str]:
    """What the history says was done, newest first."""
    return [batch.label for batch in history.batches(workspace)]


def sound(workspace: Workspace) -> None:
    """Everything that must hold of a workspace at any time."""
    assert not workspace.read_only
    assert workspaces.check(workspace) == []


def copy_of(path: Path, target: Path) -> Path:
    """A closed workspace, copied."""
    shutil.copyfile(path, target)
    return target
