"""The shared words (beats, regions, languages, tags) and outlets a card names, turned into ids and made when new."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select

from desktop.domain.contact import AffiliationLine
from desktop.domain.folding import key
from desktop.domain.outlet import outlet_key
from desktop.storage.command import Command
from desktop.storage.tables import Outlet, Term


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
    _ids: dict[str, int] | None = None
    _seen: dict[str, int] = field(default_factory=dict)

    def id_of(self, line: AffiliationLine) -> int:
        """The outlet's id; a new outlet is added."""
        name = line["outlet"]
        if (known := self._seen.get(name)) is not None:
            return known
        folded = outlet_key(name)
        found = self._by_key().get(folded)
        if found is None:
            found = self._add(name, folded, line.get("outlet_type", ""))
            self._by_key()[folded] = found
        self._seen[name] = found
        return found

    def _add(self, name: str, folded: str, kind: str) -> int:
        at = self.act.at
        values = {"name": name, "name_key": folded, "kind": kind, "created_at": at, "updated_at": at}
        outlet_id = int(self.act.conn.execute(insert(Outlet).values(**values).returning(Outlet.id)).scalar_one())
        self.added += 1
        self.act.log("outlet", outlet_id, 1, None, {"name": name} | ({"kind": kind} if kind else {}))
        return outlet_id

    def _by_key(self) -> dict[str, int]:
        if self._ids is None:
            rows = self.act.conn.execute(select(Outlet.name_key, Outlet.id).where(Outlet.deleted_at.is_(None)))
            self._ids = dict(rows.all())
        return self._ids
