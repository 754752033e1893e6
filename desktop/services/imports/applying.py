"""Writing a plan: one transaction, one batch, one undo. Cancelling or failing leaves nothing."""

import time
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from desktop.domain.contact import Card
from desktop.domain.importing import Choice, ImportReport, Policies, Policy, Verdict
from desktop.domain.merging import merge
from desktop.domain.progress import SILENT, Progress
from desktop.domain.values.emails import address_key
from desktop.services.imports.frames import Ready, refused_of, said
from desktop.services.imports.plan import CODES, NOBODY, Plan
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, lists, search, suppressions
from desktop.storage.bulk import uncollected
from desktop.storage.card_tables import EMAIL_KEY, Line, with_cards
from desktop.storage.cards import Prepared, prepared
from desktop.storage.command import Command, as_json
from desktop.storage.seal import ChangeRow

_AT_ONCE = 2_000
_LEFT_OUT = NOBODY - 1
_TWINS = Policies(Policy.ADD)
"""Two rows of one file that are one person: nothing either of them says is lost."""


def apply(workspace: Workspace, plan: Plan, progress: Progress = SILENT) -> ImportReport:
    """Write what the plan says. What is still open (doubtful, rejected) stays out.

    Raises:
        Cancelled: nothing was written.
        ReadOnly, StorageFailure: nothing was written.
    """
    began = time.perf_counter()
    with uncollected(), workspace.command(f"Import {plan.file.name}", kind="import") as act:
        work = _Work(act, plan, progress)
        new = sum(1 for index, root in enumerate(work.roots) if index == root)
        with search.bulk_load(act.conn, new):
            work.insert_new(new)
            indexed = time.perf_counter()
        plan.seconds["index"] = time.perf_counter() - indexed
        work.fill_known()
        work.suppress_refused()
        work.put_on_lists()
        counts = plan.counts()
        act.counts.update({verdict.value: counts[verdict] for verdict in Verdict}, rows=plan.rows)
        act.lasting = True
    plan.seconds["write"] = time.perf_counter() - began - plan.seconds["index"]
    return ImportReport(
        rows=plan.rows,
        counts=counts,
        added=work.added,
        updated=work.updated,
        outlets_added=work.writer.outlets.added,
        refused=work.refused,
        left_out=sum(1 for root in work.roots if root == _LEFT_OUT),
        batch_id=act.batch_id,
        seconds=dict(plan.seconds),
        touched=act.touched,
    )


@dataclass
class _Work:
    """One application under way."""

    act: Command
    plan: Plan
    progress: Progress
    added: int = 0
    updated: int = 0
    refused: int = 0
    ids: dict[int, int] = field(default_factory=dict)
    opted_out: list[str] = field(default_factory=list)
    on_lists: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.writer = contacts.Writer.of(self.act)
        self.roots = self._all_roots()
        self.twins: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
        for index, root in enumerate(self.roots):
            if root != index and root >= 0:
                self.twins[root].append((index, self.plan.line(index)))
        self.suppressed = suppressions.asked_often(self.act.conn)

    def _all_roots(self) -> "array[int]":
        plan, new = self.plan, CODES.index(Verdict.NEW)
        roots = array("q", range(plan.rows))
        for index, code in enumerate(plan.codes):
            if code != new or index in plan.decisions:
                roots[index] = self._root_of(index)
        return roots

    def _root_of(self, index: int) -> int:
        """The row this row is inserted as or joined into; NOBODY where it belongs to a known contact."""
        plan, decision = self.plan, self.plan.decisions.get(index)
        if plan.is_left_out(index):
            return _LEFT_OUT
        if decision is not None and decision.choice is Choice.SEPARATE:
            return index
        if plan.known[index] != NOBODY:
            return NOBODY
        return plan.twin[index] if plan.twin[index] != NOBODY else index

    def insert_new(self, total: int) -> None:
        """Insert every new contact, joined with its later rows."""
        next_id = contacts.next_id(self.act.conn)
        for start, ready in self.plan.all_ready():
            ids = [0] * len(ready.tables.values)
            for place, root in enumerate(self.roots[start : start + len(ids)]):
                if root == start + place:
                    ids[place] = self.ids[root] = next_id
                    next_id += 1
            made = self._made(start, ids, ready)
            self.writer.insert_tables(ids, with_cards(ready.tables, made), batch_id=self.act.batch_id)
            new = [contact_id for contact_id in ids if contact_id]
            self.act.log_created("contact", new)
            self.added += len(new)
            self.progress.step("Writing contacts", self.added, total)

    def _made(self, start: int, ids: list[int], ready: Ready) -> dict[int, Prepared]:
        """The rows that are not written as they came: mended, with twins, or with an address that must get nothing."""
        blocked = self._blocked_places(ready.tables.emails)
        made = {}
        for place, contact_id in enumerate(ids):
            if not contact_id:
                continue
            twins = self.twins.get(start + place, ())
            if twins or place in blocked or start + place in self.plan.mended:
                made[place] = self._joined(contact_id, start + place, twins)
            else:
                self._note(contact_id, ready.refused.get(place), ready.lists.get(place, ()))
        return made

    def _blocked_places(self, emails: list[Line]) -> set[int]:
        """Which rows of a frame have an address that must get nothing."""
        blocked = self.suppressed(line[EMAIL_KEY] for line in emails)
        return {line[0] for line in emails if line[EMAIL_KEY] in blocked}

    def _joined(self, contact_id: int, index: int, twins: Iterable[tuple[int, bytes]]) -> Prepared:
        """A row as a contact, made anew."""
        card, on_lists = said(self.plan.line(index))
        for number, line in twins:
            theirs, more_lists = said(line)
            card = merge(card, theirs, _TWINS, self._taken(number)).card
            on_lists += more_lists
        self._note(contact_id, refused_of(card), on_lists)
        return prepared(self._without_blocked(card))

    def _note(self, contact_id: int, refused: list[str] | None, on_lists: Iterable[str]) -> None:
        if refused is not None:
            self.refused += 1
            self.opted_out.extend(refused)
        for name in on_lists:
            self.on_lists[name].add(contact_id)

    def _without_blocked(self, card: Card) -> Card:
        """The card without addresses that must get nothing; the same object if there are none."""
        emails = card.get("emails")
        blocked = self.suppressed(address_key(line["address"]) for line in emails or ())
        if not emails or not blocked:
            return card
        kept = [line for line in emails if address_key(line["address"]) not in blocked]
        return cast("Card", {**card, "emails": kept} if kept else {k: v for k, v in card.items() if k != "emails"})

    def fill_known(self) -> None:
        """Join rows into the contacts they surely are, or were decided to be."""
        others = [i for i, root in enumerate(self.roots) if root not in (i, _LEFT_OUT)]
        indexes = [i for i in others if self._target(i)]
        for start in range(0, len(indexes), _AT_ONCE):
            some = indexes[start : start + _AT_ONCE]
            self._fill(some)
            self.progress.step("Filling known contacts", start + len(some), len(indexes))

    def _target(self, index: int) -> int:
        """The known contact a row is joined into, or 0."""
        root = self.roots[index]
        if root == NOBODY:
            return self.plan.known[index]
        if root != index and root not in self.ids:  # its earlier row turned out to be somebody known, or stays out
            return max(self.plan.known[root], 0)
        return 0

    def _fill(self, indexes: list[int]) -> None:
        found = contacts.read_cards(self.act.conn, sorted({self._target(i) for i in indexes}))
        now = {contact_id: card for contact_id, (_, card) in found.items()}
        for index in indexes:
            contact_id = self._target(index)
            if contact_id not in now:
                continue
            card, on_lists = said(self.plan.line(index))
            decision = self.plan.decisions.get(index)
            both = decision.both if decision else frozenset[str]()
            known, theirs = now[contact_id], self._without_blocked(card)
            merged = merge(known, theirs, self.plan.policies, self._taken(index), both).card
            self._note(contact_id, refused_of(card), on_lists)
            now[contact_id] = self._sourced(known, merged)
        changed = [(i, found[i][0], now[i]) for i in found if now[i] != found[i][1]]
        self.writer.replace(changed)
        for _, _, card in changed:  # somebody who refuses: an address the file adds must get nothing either
            self.opted_out.extend(refused_of(card) or ())
        self.act.log_many(_change(i, version, found[i][1], card) for i, version, card in changed)
        self.updated += len(changed)

    def _taken(self, index: int) -> frozenset[str]:
        """The fields for which somebody decided that this row wins."""
        decision = self.plan.decisions.get(index)
        return decision.fields if decision else frozenset()

    def _sourced(self, before: Card, after: Card) -> Card:
        """The card with the file named as source of every field it changed."""
        fields = [f for f in after if f != "facts" and after.get(f) != before.get(f)]
        if not fields:
            return after
        facts = dict(after.get("facts", {}))
        for name in fields:
            facts[name] = {"source": self.plan.file.name}
        return {**after, "facts": facts}

    def suppress_refused(self) -> None:
        """An opt-out in the file is kept outside the contact too: it outlives deletion and undo."""
        if self.opted_out:
            suppressions.suppress(self.act, self.opted_out, f"Opted out in {self.plan.file.name}")

    def put_on_lists(self) -> None:
        """Put contacts on the lists their rows name, making lists that are new."""
        for name, ids in self.on_lists.items():
            lists.put_on_named(self.act, name, sorted(ids))


def _change(contact_id: int, version: int, before: Card, after: Card) -> ChangeRow:
    return ("contact", contact_id, version + 1, as_json(before), as_json(after))
