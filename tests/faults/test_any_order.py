"""Acts in any order: each can be taken back and done again, what refuses stays refused, and the file stays whole."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.domain.contact import Card, RefusalLevel
from desktop.domain.query import ContactQuery
from desktop.domain.values.emails import address_key
from desktop.services import contacts, duplicates, history, suppressions, workspaces
from tests.faults.ground import DEEP, import_file, plain, press_list, row, sound

STEPS = int(os.environ.get("DATELINE_STEPS", "50" if DEEP else "14"))
EXAMPLES = 60 if DEEP else 5

Snapshot = dict[int, bytes]
names = st.sampled_from(("Layla Haddad", "Søren Ærø", "ليلى حداد", "Ирина Смирнова", "李明", "O'Brien, Sean"))
texts = st.sampled_from(("Geneva", "Beirut", "Zürich", "القاهرة", ""))
words = st.lists(st.sampled_from(("Conflict", "Climate", "Human rights", "بيئة")), max_size=3, unique=True)
addresses = [f"reporter{number}@paper{number % 40}.example" for number in range(8)]
cards = st.builds(
    lambda name, beats, address, city: _without_blanks(
        {"display_name": name, "beats": beats, "emails": [{"address": address}], "city": city}
    ),
    names, words, st.sampled_from(addresses), texts,
)  # fmt: skip


def _without_blanks(card: dict[str, Any]) -> Card:
    return {key: value for key, value in card.items() if value}  # type: ignore[return-value]


@dataclass(frozen=True)
class Act:
    """Something that was done, with the live contacts before and after it."""

    batch_id: int
    before: Snapshot
    after: Snapshot


class AnyOrder(RuleBasedStateMachine):
    """A person who does and undoes things."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = workspaces.create(Path(self.folder.name) / "newsroom.dateline")
        self.done: list[Act] = []
        self.undone: list[Act] = []
        self.set_aside: set[int] = set()  # refused, or edited since: an undo may leave these alone
        self.refused: set[int] = set()
        self.suppressed: set[str] = set()

    def teardown(self) -> None:
        """Close and leave nothing."""
        workspaces.close(self.workspace)
        self.folder.cleanup()

    # -- what can be seen -----------------------------------------------------------------------------------------

    def live(self) -> list[int]:
        return sorted(contacts.ids(self.workspace, ContactQuery()))

    def snapshot(self) -> Snapshot:
        found = contacts.cards(self.workspace, self.live())
        return {i: _bytes(card) for i, card in found.items()}

    def same(self, now: Snapshot, then: Snapshot) -> None:
        assert _without(now, self.set_aside) == _without(then, self.set_aside)

    def noted(self, before: Snapshot) -> None:
        """Whatever was done is now the newest act, if it changed anything."""
        newest = history.last_undoable(self.workspace)
        if newest and newest.id > max((act.batch_id for act in self.done + self.undone), default=0):
            self.done.append(Act(newest.id, before, self.snapshot()))
            self.undone.clear()

    def pick(self, number: int) -> int:
        live = self.live()
        return live[number % len(live)]

    # -- acts -----------------------------------------------------------------------------------------------------

    @rule(card=cards)
    def create(self, card: Card) -> None:
        before = self.snapshot()
        contacts.create(self.workspace, card)
        self.noted(before)

    @precondition(lambda self: self.live())
    @rule(number=st.integers(0, 50), city=texts, beats=words)
    def edit(self, number: int, city: str, beats: list[str]) -> None:
        before, contact_id = self.snapshot(), self.pick(number)
        version = contacts.get(self.workspace, contact_id).version
        contacts.edit(self.workspace, contact_id, version, {"city": city, "beats": beats, "notes": None})
        self.noted(before)

    @precondition(lambda self: self.live())
    @rule(numbers=st.lists(st.integers(0, 50), min_size=1, max_size=4), beats=words, owner=texts)
    def bulk_edit(self, numbers: list[int], beats: list[str], owner: str) -> None:
        before, ids = self.snapshot(), self.picked(numbers)
        change = contacts.BulkEdit({"beats": tuple(beats)}, {"beats": ("Climate",), "tags": ("old",)}, {"owner": owner})
        contacts.bulk_edit(self.workspace, ids, change)
        self.noted(before)

    @precondition(lambda self: self.live())
    @rule(numbers=st.lists(st.integers(0, 50), min_size=1, max_size=2), level=st.sampled_from(RefusalLevel))
    def refuse(self, numbers: list[int], level: RefusalLevel) -> None:
        before, ids = self.snapshot(), self.picked(numbers)
        contacts.refuse(self.workspace, ids, level, "Asked by telephone")
        self.set_aside.update(ids)
        self.refused.update(ids)
        for contact_id in ids:
            lines = contacts.get(self.workspace, contact_id).card.get("emails", ())
            self.suppressed.update(line["address"] for line in lines)
        self.noted(before)

    @precondition(lambda self: self.live())
    @rule(numbers=st.lists(st.integers(0, 50), min_size=1, max_size=3))
    def bin(self, numbers: list[int]) -> None:
        before = self.snapshot()
        contacts.move_to_bin(self.workspace, self.picked(numbers))
        self.noted(before)

    @rule()
    def bring_back(self) -> None:
        before = self.snapshot()
        binned = contacts.ids(self.workspace, ContactQuery(bin=True))
        contacts.bring_back(self.workspace, list(binned))
        self.noted(before)

    @rule(numbers=st.lists(st.integers(0, 20), min_size=1, max_size=8), width=st.sampled_from((2, 4, 9)))
    def import_(self, numbers: list[int], width: int) -> None:
        before = self.snapshot()
        rows = [row(number)[:width] + [""] * (9 - width) for number in numbers]
        report = import_file(self.workspace, press_list(Path(self.folder.name) / "press.csv", rows))
        assert len(self.snapshot()) == len(before) + report.added
        self.set_aside.update(i for i, card in self.cards().items() if "refusal" in card and i in before)
        self.noted(before)

    @precondition(lambda self: len(self.live()) > 1)
    @rule(one=st.integers(0, 50), other=st.integers(0, 50))
    def merge(self, one: int, other: int) -> None:
        keep, gone = self.pick(one), self.pick(other)
        if keep == gone:
            return
        before = self.snapshot()
        kept, going = contacts.get(self.workspace, keep), contacts.get(self.workspace, gone)
        result = duplicates.proposal([kept.card, going.card])
        if "refusal" in result:
            self.set_aside.update((keep, gone))
        duplicates.merge(self.workspace, kept, [going], result)
        assert len(self.live()) == len(before) - 1
        self.noted(before)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        act = self.done.pop()
        report = history.undo_last(self.workspace)
        self.set_aside.update(left.id for left in report.left if left.kind in ("contact", "bin"))
        self.same(self.snapshot(), act.before)
        self.undone.append(act)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        act = self.undone.pop()
        report = history.redo_last(self.workspace)
        self.set_aside.update(left.id for left in report.left if left.kind in ("contact", "bin"))
        self.same(self.snapshot(), act.after)
        newest = history.last_undoable(self.workspace)
        assert newest is not None
        self.done.append(Act(newest.id, act.before, act.after))

    # -- what always holds ----------------------------------------------------------------------------------------

    @invariant()
    def the_file_is_whole(self) -> None:
        sound(self.workspace)

    @invariant()
    def who_refused_still_refuses(self) -> None:
        found = self.cards()
        assert all("refusal" in found[i] for i in self.refused & set(found))
        refusing = [line["address"] for card in found.values() if "refusal" in card for line in card.get("emails", ())]
        assert {address_key(one) for one in refusing} == suppressions.suppressed(self.workspace, refusing)
        assert len(suppressions.suppressed(self.workspace, sorted(self.suppressed))) == len(self.suppressed)

    def cards(self) -> dict[int, Card]:
        return contacts.cards(self.workspace, self.live())

    def picked(self, numbers: Sequence[int]) -> list[int]:
        return sorted({self.pick(number) for number in numbers})


def _bytes(card: Card) -> bytes:
    return orjson.dumps({k: v for k, v in plain(card).items() if k != "refusal"}, option=orjson.OPT_SORT_KEYS)


def _without(snapshot: Snapshot, ids: set[int]) -> Snapshot:
    return {i: card for i, card in snapshot.items() if i not in ids}


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
