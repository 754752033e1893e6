"""The shared words (beats, regions, languages, tags) and outlets a card names, turned into ids and made when new."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select

from desktop.domain.folding import key
from desktop.domain.outlet import OutletCard, outlet_key
from desktop.storage import outlets
from desktop.storage.bulk import bulk_insert
from desktop.storage.command import Command
from desktop.storage.tables import Outlet, Term

_EMPTY_TEXTS = ("country", "city", "time_zone", "website", "reach", "notes")
_NEW_OUTLET = (
    "id", "version", "name", "name_key", "kind", "created_at", "updated_at", "languages", "emails", "custom",
    *_EMPTY_TEXTS,
)  # fmt: skip


@dataclass
class Words:
    """Ids of terms by kind and folded label, filled from the database once and grown by what a command adds."""

    conn: Connection
    _ids: dict[tuple[str, str], int] | None = None
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def id_of(self, kind: str, label: str) -> int:
        """The term's id; a new term is added."""
        spelled = (kind, label)
        if (known := self._seen.get(spelled)) is not None:
            return known
        found = self._by_key().get((kind, key(label) or label))
        if found is None:
            values = {"kind": kind, "label": label, "label_key": key(label) or label}
            found = int(self.conn.execute(insert(Term).values(**values).returning(Term.id)).scalar_one())
            self._by_key()[kind, key(label) or label] = found
        self._seen[spelled] = found
        return found

    def _by_key(self) -> dict[tuple[str, str], int]:
        if self._ids is None:
            rows = self.conn.execute(select(Term.kind, Term.label_key, Term.id))
            self._ids = {(kind, folded): term_id for kind, folded, term_id in rows}
        return self._ids


@dataclass
class OutletBook:
    """Ids of outlets by folded name, filled once and grown by what a command adds (logged as created outlets)."""

    act: Command
    added: int = 0
    _new: list[tuple[Any, ...]] = field(default_factory=list)
    _next: int = 0
    _known: dict[str, tuple[int, str]] | None = None
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def id_of(self, name: str, kind: str) -> int | None:
        """The outlet's id; a new outlet is added, and a kind nobody knew is noted. None for a role without outlet.

        New outlets are written by `flush`, before anything points to them: one by one 1,000 of them take 0.3 s.
        """
        if not name:
            return None
        if (seen := self._seen.get((name, kind))) is not None:
            return seen
        folded = outlet_key(name)
        outlet_id, known_kind = self._by_key().get(folded) or (self._add(name, folded, kind), kind)
        if kind and not known_kind:
            self._learn(outlet_id, kind)
        self._by_key()[folded] = (outlet_id, known_kind or kind)
        self._seen[name, kind] = outlet_id
        return outlet_id

    def flush(self) -> None:
        """Write the outlets that are new since the last time."""
        bulk_insert(self.act.conn, Outlet, _NEW_OUTLET, self._new)
        self._new, self._next = [], 0

    def _add(self, name: str, folded: str, kind: str) -> int:
        if not self._next:
            self._next = (self.act.conn.scalar(select(func.max(Outlet.id))) or 0) + 1
        outlet_id, at = self._next, self.act.at
        self._next += 1
        texts = ("",) * len(_EMPTY_TEXTS)
        self._new.append((outlet_id, 1, name, folded, kind, at, at, "[]", "[]", "{}", *texts))
        self.added += 1
        self.act.log("outlet", outlet_id, 1, None, {"name": name} | ({"kind": kind} if kind else {}))
        return outlet_id

    def _learn(self, outlet_id: int, kind: str) -> None:
        self.flush()
        version, card = outlets.read_cards(self.act.conn, [outlet_id])[outlet_id]
        after: OutletCard = {**card, "kind": kind}
        outlets.replace(self.act, [(outlet_id, version, after)])
        self.act.log("outlet", outlet_id, version + 1, card, after)

    def _by_key(self) -> dict[str, tuple[int, str]]:
        if self._known is None:
            rows = self.act.conn.execute(
                select(Outlet.name_key, Outlet.id, Outlet.kind).where(Outlet.deleted_at.is_(None))
            )
            self._known = {folded: (outlet_id, kind) for folded, outlet_id, kind in rows}
        return self._known
