"""Writing a plan: one transaction, one batch, one undo. Cancelling or failing leaves nothing."""

import time
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import cast

from desktop.domain.contact import Card
from desktop.domain.importing import Choice, ImportReport, Policies, Policy, Verdict
from desktop.domain.merging import merge
from desktop.domain.progress import SILENT, Progress
from desktop.domain.values.emails import address_key
from desktop.services.imports.plan import NOBODY, Plan
from desktop.services.imports.reading import Ready, StagedRow
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, lists, search, suppressions
from desktop.storage.bulk import uncollected
from desktop.storage.command import ChangeRow, Command, as_json

_AT_ONCE = 2_000
_LEFT_OUT = NOBODY - 1
_KEY = 2  # where the comparison spelling stands in an address row of `Prepared`
_TWINS = Policies(Policy.ADD)
"""Two rows of one file that are one person: nothing either of them says is lost."""


def apply(workspace: Workspace, plan: Plan, progress: Progress = SILENT) -> ImportReport:
    """Write what the plan says. What is still open (doubtful, rejected) stays out.

    Raises:
        Cancelled: nothing was written.
        ReadOnly, StorageFailure: nothing was written.
    """
    began = time.perf_counter()
    with uncollected(), workspace.command(f"Import {plan.file.path.name}", kind="import") as act:
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
        self.roots = array("q", (self._root_of(index) for index in range(self.plan.rows)))
        self.twins: dict[int, list[tuple[int, StagedRow]]] = defaultdict(list)
        for index, root in enumerate(self.roots):
            if root not in (index, NOBODY, _LEFT_OUT):
                self.twins[root].append((index, self.plan.staged(index)))
        self.suppressing = suppressions.any_stored(self.act.conn)

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
        for rows in self.plan.all_ready():
            fresh = [(index, row) for index, row in rows if self.roots[index] == index]
            first, next_id = next_id, next_id + len(fresh)
            self.ids.update((index, first + n) for n, (index, _) in enumerate(fresh))
            blocked = self._blocked_of(fresh)
            new = [self._new(first + n, index, row, blocked) for n, (index, row) in enumerate(fresh)]
            self.writer.insert(new, batch_id=self.act.batch_id)
            self.act.log_many(("contact", one.id, 1, None, None) for one in new)
            self.added += len(new)
            self.progress.step("Writing contacts", self.added, total)

    def _blocked_of(self, rows: list[tuple[int, Ready | None]]) -> set[str]:
        """Which addresses of these rows must get nothing."""
        if not self.suppressing:
            return set()
        keys = [email[_KEY] for _, row in rows if row for email in row.prepared.emails]
        return suppressions.suppressed_keys(self.act.conn, keys)

    def _new(self, contact_id: int, index: int, row: Ready | None, blocked: set[str]) -> contacts.New:
        """A row as a contact: as it came, or made anew because it was mended, has twins or a blocked address."""
        twins = self.twins.get(index, ())
        if row and not twins and not (blocked and any(email[_KEY] in blocked for email in row.prepared.emails)):
            self._note(contact_id, row.refused, row.lists)
            return contacts.New(contact_id, row.prepared)
        staged = self.plan.staged(index)
        card, on_lists = staged.card, [*staged.lists]
        for number, twin in twins:
            card = merge(card, twin.card, _TWINS, self._taken(number)).card
            on_lists += twin.lists
        self._note(contact_id, _refused(card), on_lists)
        return contacts.New(contact_id, self._without_blocked(card))

    def _note(self, contact_id: int, refused: list[str] | None, on_lists: list[str]) -> None:
        if refused is not None:
            self.refused += 1
            self.opted_out.extend(refused)
        for name in on_lists:
            self.on_lists[name].add(contact_id)

    def _without_blocked(self, card: Card) -> Card:
        """The card without addresses that must get nothing; the same object if there are none."""
        emails = card.get("emails")
        if not emails or not self.suppressing:
            return card
        blocked = suppressions.suppressed_keys(self.act.conn, [line["address"] for line in emails])
        if not blocked:
            return card
        kept = [line for line in emails if address_key(line["address"]) not in blocked]
        return cast("Card", {**card, "emails": kept} if kept else {k: v for k, v in card.items() if k != "emails"})

    def fill_known(self) -> None:
        """Join rows into the contacts they surely are, or were decided to be."""
        indexes = [i for i, root in enumerate(self.roots) if root not in (i, _LEFT_OUT) and self._target(i)]
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
            contact_id, row = self._target(index), self.plan.staged(index)
            if contact_id not in now:
                continue
            decision = self.plan.decisions.get(index)
            both = decision.both if decision else frozenset[str]()
            known, theirs = now[contact_id], self._without_blocked(row.card)
            card = merge(known, theirs, self.plan.policies, self._taken(index), both).card
            self._note(contact_id, _refused(row.card), row.lists)
            now[contact_id] = self._sourced(now[contact_id], card)
        changed = [(i, found[i][0], now[i]) for i in found if now[i] != found[i][1]]
        self.writer.replace(changed)
        for _, _, card in changed:  # somebody who refuses: an address the file adds must get nothing either
            self.opted_out.extend(_refused(card) or ())
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
            facts[name] = {"source": self.plan.file.path.name}
        return {**after, "facts": facts}

    def suppress_refused(self) -> None:
        """An opt-out in the file is kept outside the contact too: it outlives deletion and undo."""
        if self.opted_out:
            suppressions.suppress(self.act, self.opted_out, f"Opted out in {self.plan.file.path.name}")

    def put_on_lists(self) -> None:
        """Put contacts on the lists their rows name, making lists that are new."""
        for name, ids in self.on_lists.items():
            lists.put_on_named(self.act, name, sorted(ids))


def _refused(card: Card) -> list[str] | None:
    """The addresses of somebody who refuses; None for everybody else."""
    return [line["address"] for line in card.get("emails", ())] if "refusal" in card else None


def _change(contact_id: int, version: int, before: Card, after: Card) -> ChangeRow:
    return ("contact", contact_id, version + 1, as_json(before), as_json(after))
