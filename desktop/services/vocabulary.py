"""The shared words contacts carry (beats, regions, tags): who uses each, and another name for one, everywhere."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from sqlalchemy import func, select, update

from desktop.domain.changes import Touched
from desktop.domain.contact import Card
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.folding import key
from desktop.domain.progress import SILENT, Progress
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Rule
from desktop.domain.rule_json import query_from_json, query_to_json
from desktop.services.workspaces import Workspace
from desktop.storage import contacts as stored
from desktop.storage import lists
from desktop.storage.command import Command
from desktop.storage.tables import Contact, ContactTerm, MailingList, Term

Kind = Literal["beats", "regions", "tags"]
_ASKS: dict[str, Ask] = {"beats": Ask.BEAT, "regions": Ask.REGION, "tags": Ask.TAG}
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class WordRow:
    """One word in use: its id, its spelling, and how many contacts carry it (those in the bin not counted)."""

    id: int
    label: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a new name for a word did: whether it met a word that was there already, and on how many contacts."""

    label: str
    merged: bool
    contacts: int
    lists: int
    touched: Touched


def ids(workspace: Workspace, kind: Kind) -> "array[int]":
    """Ids of the words in use, most used first."""
    return array("q", [row.id for row in words(workspace, kind)])


def words(workspace: Workspace, kind: Kind) -> list[WordRow]:
    """The words of a kind that any contact carries, most used first."""
    live = func.count(Contact.id).filter(Contact.deleted_at.is_(None))
    asked = select(Term.id, Term.label, live).join(ContactTerm, ContactTerm.term_id == Term.id)
    asked = asked.join(Contact, Contact.id == ContactTerm.contact_id).where(Term.kind == kind)
    with workspace.reading() as conn:
        rows = conn.execute(asked.group_by(Term.id).order_by(live.desc(), Term.label_key))
        return [WordRow(*row) for row in rows]


def rename(workspace: Workspace, kind: Kind, label: str, new: str, progress: Progress = SILENT) -> Renamed:
    """Give a word another name on every contact and in every rule, as one act that undoes whole.

    Where the new name is a word already, the two become one.

    Raises:
        InvalidValue: the new name is blank.
        NotFound: nobody carries the word any more.
        Cancelled: `progress` was stopped; nothing was changed.
    """
    wanted = " ".join(new.split())
    if not key(wanted):
        raise InvalidValue("A word needs letters.", "Nothing was changed.", "Type the new name.")
    with workspace.command(f"Rename “{label}” to “{wanted}”", kind="bulk") as act:
        terms = select(Term.label_key, Term.id, Term.label).where(Term.kind == kind)
        known = {folded: (term_id, spelled) for folded, term_id, spelled in act.conn.execute(terms)}
        here = known.get(key(label))
        if here is None:
            raise NotFound(f"Nobody carries “{label}” any more.", "Nothing was changed.")
        found = known.get(key(wanted))
        merged = found is not None and found != here
        spelled = found[1] if merged and found else wanted
        carriers = list(act.conn.scalars(select(ContactTerm.contact_id).where(ContactTerm.term_id == here[0])))
        if key(wanted) == key(label):
            _respell(act, here, wanted, carriers)
        else:
            _carry_over(act, carriers, (kind, here[1], spelled), progress)
        if merged:
            act.rename(f"Merge “{label}” into “{spelled}”")
        rules = _rename_in_rules(act, _ASKS[kind], label, spelled)
        act.counts.update(contacts=len(carriers), lists=rules)
    return Renamed(spelled, merged, len(carriers), rules, act.touched)


def _respell(act: Command, here: tuple[int, str], label: str, carriers: Sequence[int]) -> None:
    """Only capitals or accents differ: the word itself is respelled, which is one change for everybody."""
    term_id, before = here
    if before == label:
        return
    act.conn.execute(update(Term).where(Term.id == term_id).values(label=label))
    act.log("word", term_id, 1, {"label": before}, {"label": label})
    act.touch("contact", carriers)


def _carry_over(act: Command, carriers: Sequence[int], word: tuple[str, str, str], progress: Progress) -> None:
    writer = stored.Writer.of(act)
    for start in range(0, len(carriers), _AT_ONCE):
        progress.step("Contacts", start, len(carriers))
        found = stored.read(act.conn, carriers[start : start + _AT_ONCE])
        pairs = [(i, one.version, one.card, _with(one.card, *word)) for i, one in found.items()]
        writer.replace([(i, version, after) for i, version, _, after in pairs])
        for contact_id, version, before, after in pairs:
            act.log("contact", contact_id, version + 1, before, after)


def _with(card: Card, kind: str, label: str, new: str) -> Card:
    changed: dict[str, Any] = dict(card)
    changed[kind] = list(dict.fromkeys(new if one == label else one for one in changed.get(kind, ())))
    return cast("Card", changed)


def _rename_in_rules(act: Command, ask: Ask, label: str, new: str) -> int:
    asked = select(MailingList.id, MailingList.query).where(MailingList.query.is_not(None))
    changed = 0
    for list_id, text in act.conn.execute(asked).all():
        try:
            query = query_from_json(text or "")
        except ValueError:  # a rule of a newer version stands still as it is
            continue
        after = _in_query(query, ask, label, new)
        if after != query:
            lists.change(act, list_id, {"query": query_to_json(after)})
            changed += 1
    return changed


def _in_query(query: ContactQuery, ask: Ask, label: str, new: str) -> ContactQuery:
    rule = query.rule
    parts = [_in_group(group, ask, label, new) for group in (rule.who, rule.leave_out)]
    return replace(query, rule=Rule(*parts))


def _in_group(group: Group, ask: Ask, label: str, new: str) -> Group:
    items = [
        _in_group(item, ask, label, new) if isinstance(item, Group) else _in_condition(item, ask, label, new)
        for item in group.items
    ]
    return replace(group, items=tuple(items))


def _in_condition(condition: Condition, ask: Ask, label: str, new: str) -> Condition:
    if condition.ask is not ask:
        return condition
    values = dict.fromkeys(new if key(value) == key(label) else value for value in condition.values)
    return replace(condition, values=tuple(values))
