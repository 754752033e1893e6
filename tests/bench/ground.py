"""What is measured on: messy sheets and filled workspaces, made once and kept in build/bench/."""

import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from desktop.domain.contact import Card
from desktop.services import workspaces
from desktop.services.samples import sample
from desktop.services.samples.examples import acquaintances
from desktop.services.samples.people import Newsroom, Person
from desktop.services.samples.words import words
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, search
from tests.bench.measure import ROOT

WHERE = ROOT / "build" / "bench"
HEADER_ROW = 5
"""The row of the sample that holds the column titles, counted from 0: what a person would tell the peers."""

_SEED = 7
_AT_ONCE = 5_000


def sheet(rows: int) -> Path:
    """A messy workbook of so many rows."""
    path = WHERE / f"messy-{rows}.xlsx"
    if not path.exists():
        WHERE.mkdir(parents=True, exist_ok=True)
        sample(path, rows, _SEED)
    return path


def fresh(name: str) -> Path:
    """A place for a new workspace; what lay there before is gone."""
    folder = WHERE / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.dateline"
    for old in folder.glob(f"{name}.dateline*"):
        old.unlink()
    return path


def copy_of(path: Path, name: str) -> Path:
    """A copy of a closed workspace, to be changed."""
    target = fresh(name)
    shutil.copyfile(path, target)
    return target


def workspace(count: int) -> Path:
    """A workspace of so many contacts, written through the program's own bulk writer."""
    path = WHERE / f"contacts-{count}.dateline"
    if path.exists():
        return path
    sys.stderr.write(f"making a workspace of {count:,} contacts …\n")
    half = fresh(f"making-{count}")
    opened = workspaces.create(half)
    _fill(opened, count)
    workspaces.close(opened)
    half.rename(path)
    return path


def _fill(opened: Workspace, count: int) -> None:
    made = cards(count)
    with opened.command(f"Make {count:,} contacts", kind="import") as act, search.bulk_load(act.conn, count):
        writer, number = contacts.Writer.of(act), 0
        while some := list(islice(made, _AT_ONCE)):
            new = [contacts.New(number + place, card) for place, card in enumerate(some, 1)]
            writer.insert(new, batch_id=act.batch_id)
            act.log_many(("contact", one.id, 1, None, None) for one in new)
            number += len(some)


def cards(count: int) -> Iterator[Card]:
    """Invented people in four scripts as cards; the same every time."""
    newsroom = Newsroom(Random(_SEED), acquaintances())
    return map(_card, newsroom.people(count))


def _card(person: Person) -> Card:
    known = words()
    role = {"role": known["roles"][person.role][0]}
    card: Card = {
        "display_name": f"{person.given} {person.family}",
        "given_name": person.given,
        "family_name": person.family,
        "affiliations": [{"outlet": person.outlet[0], "outlet_type": person.outlet_type, **role}],  # type: ignore[typeddict-item]
        "beats": [known["beats"][beat][0] for beat in person.beats],
        "languages": list(person.languages),
        "city": person.city["names"][0],
        "country": person.city["country"],
        "time_zone": person.city["zone"],
    }
    if person.script != "latin":
        card["transliteration"] = f"{person.latin_given} {person.latin_family}"
    if person.addresses:
        card["emails"] = [{"address": address} for address in person.addresses]
    if phones := [number for number in person.phones if number]:
        card["phones"] = [{"number": number} for number in phones]
    if person.number % 3 == 0:
        card["notes"] = known["notes"][person.number % len(known["notes"])]
    return card
