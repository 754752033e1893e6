"""A `ContactQuery` as tests on the tables: words, rules in groups, lists (smart ones by their own rule).

Names of a vocabulary are turned into ids first, so that the statements ask for numbers only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select, true

from desktop.domain.contact import TERM_FIELDS
from desktop.domain.folding import key
from desktop.domain.outlet import outlet_key
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.domain.rule_json import query_from_json
from desktop.domain.search_text import search_words, typed_words
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import FLAG_ADDRESS, FLAG_SAFETY
from desktop.storage.query_tests import (
    Driver,
    Test,
    all_of,
    among,
    any_of,
    everyone,
    nobody,
    none_of,
    not_indexed,
    plain,
)
from desktop.storage.tables import (
    Affiliation,
    Contact,
    ContactSearch,
    ContactTerm,
    ListMember,
    MailingList,
    Outlet,
    Term,
)

_DEEPEST = 8
_TERM_KINDS = {Ask.BEAT: "beats", Ask.REGION: "regions", Ask.LANGUAGE: "languages", Ask.TAG: "tags"}
_NEGATIVE = {Operator.NONE_OF: Operator.ANY_OF, Operator.IS_EMPTY: Operator.IS_SET}
assert set(_TERM_KINDS.values()) == set(TERM_FIELDS)  # noqa: S101  # one vocabulary, two spellings


def compiled(conn: Connection, query: ContactQuery, today: date | None = None) -> Test:
    """The question as one test; being in the bin or not is left to the caller (`in_place`)."""
    engine.prepare(conn)
    return _Compiler(conn, today or datetime.now(UTC).date()).query(query)


def compiled_condition(conn: Connection, item: Condition | Group, today: date | None = None) -> Test:
    """One row of a rule, or one group, as a test."""
    engine.prepare(conn)
    return _Compiler(conn, today or datetime.now(UTC).date()).item(item)


def in_place(*, in_bin: bool) -> ColumnElement[bool]:
    """Only those in the bin, or only those outside it."""
    return Contact.deleted_at.is_not(None) if in_bin else Contact.deleted_at.is_(None)


def words_test(words: Iterable[str]) -> Test:
    """Those whose texts hold every word."""
    asked = tuple(words)
    if not asked:
        return everyone()
    row = select(1).where(ContactSearch.contact_id == Contact.id, engine.holds(asked)).exists()
    found = engine.candidates(asked)
    if engine.is_exact(asked):
        return Test(row, not_indexed(found), (Driver(found, true(), ascending=True),))
    return Test(row, and_(not_indexed(found), row), (Driver(found, row, ascending=True),))


@dataclass(frozen=True)
class _Compiler:
    conn: Connection
    today: date
    lists: tuple[int, ...] = ()  # those being compiled, so that a list that asks for itself ends

    def query(self, query: ContactQuery) -> Test:
        parts = [self.rule(query.rule)]
        if query.list_id is not None:
            parts.append(self._on_list(query.list_id))
        if words := typed_words(query.text):
            parts.append(words_test(words))
        return all_of(parts)

    def rule(self, rule: Rule) -> Test:
        who, leave_out = self._group(rule.who), self._group(rule.leave_out)
        return all_of([who or everyone(), *([none_of(leave_out)] if leave_out else [])])

    def item(self, item: Condition | Group) -> Test:
        return self._condition(item) if isinstance(item, Condition) else self._group(item) or everyone()

    def _group(self, group: Group) -> Test | None:
        """An empty group, or one of empty groups, asks nothing."""
        asked = (self._condition(i) if isinstance(i, Condition) else self._group(i) for i in group.items)
        tests = [test for test in asked if test is not None]
        if not tests:
            return None
        return all_of(tests) if group.match == "all" else any_of(tests)

    def _condition(self, asked: Condition) -> Test:
        if asked.operator in _NEGATIVE:
            return none_of(self._condition(replace(asked, operator=_NEGATIVE[asked.operator])))
        if asked.operator is Operator.ALL_OF:
            ones = (replace(asked, operator=Operator.ANY_OF, values=(value,)) for value in asked.values)
            return all_of(self._condition(one) for one in ones)
        if asked.operator is Operator.NOT_WITHIN_DAYS:
            return none_of(self._condition(replace(asked, operator=Operator.WITHIN_DAYS)))
        return _ASKED[asked.ask](self, asked)

    def _terms(self, asked: Condition) -> Test:
        kind = _TERM_KINDS[asked.ask]
        terms = select(Term.id).where(Term.kind == kind)
        if asked.operator is not Operator.IS_SET:
            partly = asked.operator is Operator.CONTAINS
            terms = terms.where(or_(false(), *(_label_fits(asked.ask, v, partly=partly) for v in asked.values)))
        ids = list(self.conn.scalars(terms))
        return among(select(ContactTerm.contact_id), ContactTerm.contact_id, ContactTerm.term_id.in_(ids))

    def _outlet(self, asked: Condition) -> Test:
        if asked.operator is Operator.IS_SET:
            return _works(Affiliation.outlet_id.is_not(None))
        partly = asked.operator is Operator.CONTAINS
        named = or_(false(), *(_name_fits(Outlet.name_key, outlet_key(v), partly=partly) for v in asked.values))
        ids = set(self.conn.scalars(select(Outlet.id).where(named)))
        ids |= set(self.conn.scalars(select(Outlet.id).where(Outlet.parent_id.in_(ids))))
        return _works(Affiliation.outlet_id.in_(sorted(ids)))

    def _outlet_type(self, asked: Condition) -> Test:
        a, wanted = Affiliation, Outlet.kind != ""
        if asked.operator is not Operator.IS_SET:
            wanted = func.lower(Outlet.kind).in_([value.lower() for value in asked.values])
        here = select(1).select_from(a).join(Outlet, Outlet.id == a.outlet_id)
        row = here.where(a.contact_id == Contact.id, a.ended == "", wanted).exists()
        outlets = select(Outlet.id).where(wanted)
        return Test(row, not_indexed(select(a.contact_id).where(a.outlet_id.in_(outlets), a.ended == "")))

    def _role(self, asked: Condition) -> Test:
        if asked.operator is Operator.IS_SET:
            return _works(Affiliation.role != "")
        return all_of([_works(_text_fits(Affiliation.role, asked)), *_likely(asked)])

    def _list(self, asked: Condition) -> Test:
        if asked.operator is Operator.IS_SET:
            on = select(ListMember.contact_id)
            return among(on, ListMember.contact_id, ListMember.how == "added")
        return any_of([self._on_list(int(value)) for value in asked.values if value.isdecimal()])

    def _on_list(self, list_id: int) -> Test:
        by_hand = among(select(ListMember.contact_id), ListMember.contact_id, _how(list_id, "added"))
        stored = self.conn.scalar(select(MailingList.query).where(MailingList.id == list_id))
        if stored is None:
            return by_hand
        if list_id in self.lists or len(self.lists) >= _DEEPEST:
            return nobody()
        inside = replace(self, lists=(*self.lists, list_id))
        try:
            fits = inside.query(query_from_json(stored))
        except ValueError:  # made by a newer version: it stands still with those put on by hand
            fits = nobody()
        kept_off = among(select(ListMember.contact_id), ListMember.contact_id, _how(list_id, "excluded"))
        return all_of([any_of([fits, by_hand]), none_of(kept_off)])

    def _country(self, asked: Condition) -> Test:
        if asked.operator is Operator.IS_SET:
            return plain(Contact.country != "")
        return plain(Contact.country.in_([value.upper() for value in asked.values]))

    def _city(self, asked: Condition) -> Test:
        if asked.operator is Operator.IS_SET:
            return plain(Contact.city != "")
        return all_of([*_likely(asked), plain(_text_fits(Contact.city, asked))])

    def _address(self, _asked: Condition) -> Test:
        return plain(Contact.flags.op("&")(FLAG_ADDRESS) != 0)

    def _refusal(self, asked: Condition) -> Test:
        if asked.operator is Operator.IS_SET:
            return plain(Contact.refusal != "")
        return plain(Contact.refusal.in_(asked.values))

    def _safety(self, asked: Condition) -> Test:
        flagged = Contact.flags.op("&")(FLAG_SAFETY) != 0
        if asked.operator is Operator.IS_SET:
            return plain(flagged)
        named = (Contact.more.contains(f'"{value}"', autoescape=True) for value in asked.values)
        return plain(and_(flagged, or_(false(), *named)))

    def _moment(self, asked: Condition) -> Test:
        column = {
            Ask.VERIFIED: Contact.verified_on, Ask.LAST_TOUCH: Contact.last_touch, Ask.ADDED: Contact.created_at,
        }[asked.ask]  # fmt: skip
        if asked.operator is Operator.IS_SET:
            return plain(column != "")
        return any_of([plain(column >= self._days_ago(days)) for days in asked.values])

    def _days_ago(self, days: str) -> str:
        count = int(days) if days.isdecimal() else 0
        return (self.today - timedelta(days=min(count, self.today.toordinal() - 1))).isoformat()

    def _import(self, asked: Condition) -> Test:
        if asked.operator is Operator.IS_SET:
            return plain(Contact.created_batch.is_not(None))
        batches = [int(value) for value in asked.values if value.isdecimal()]
        inside = Contact.created_batch.in_(batches)
        return Test(inside, inside, (Driver(select(Contact.id).where(inside), true()),))

    def _text(self, asked: Condition) -> Test:
        column = ContactSearch.names if asked.ask is Ask.NAME else ContactSearch.notes
        if asked.operator is Operator.IS_SET:
            return plain((Contact.display_name if asked.ask is Ask.NAME else Contact.notes) != "")
        return any_of([_column_holds(column, search_words(value)) for value in asked.values])


def _how(list_id: int, how: str) -> ColumnElement[bool]:
    return and_(ListMember.list_id == list_id, ListMember.how == how)


def _works(condition: ColumnElement[bool]) -> Test:
    here = and_(Affiliation.ended == "", condition)
    return among(select(Affiliation.contact_id), Affiliation.contact_id, here)


def _column_holds(column: Any, words: list[str]) -> Test:
    if not words:
        return nobody()
    here = select(1).where(ContactSearch.contact_id == Contact.id, engine.column_holds(column, words)).exists()
    found = engine.candidates(words)
    return Test(here, and_(not_indexed(found), here), (Driver(found, here, ascending=True),))


def _likely(asked: Condition) -> list[Test]:
    """Who may have such a text, by the text index: a place to start from, for columns that have no index."""
    found = []
    for value in asked.values:
        words = [word for word in search_words(value) if len(word) > 2]  # noqa: PLR2004  # shorter ones are beginnings only
        if not words:
            return []
        ids = engine.candidates(words)
        found.append(Test(true(), not_indexed(ids), (Driver(ids, true(), ascending=True),)))
    return [any_of(found)]


def _label_fits(ask: Ask, value: str, *, partly: bool) -> ColumnElement[bool]:
    wanted = key(value) or value
    if ask is Ask.LANGUAGE:  # "ar" asks for "ar-LB" too
        return or_(Term.label_key == wanted, Term.label_key.startswith(f"{wanted} ", autoescape=True))
    return _name_fits(Term.label_key, wanted, partly=partly)


def _name_fits(column: Any, wanted: str, *, partly: bool) -> ColumnElement[bool]:
    fits: ColumnElement[bool] = column == wanted
    return column.contains(wanted, autoescape=True) if partly else fits


def _text_fits(column: Any, asked: Condition) -> ColumnElement[bool]:
    folded = engine.folded(column)
    partly = asked.operator is Operator.CONTAINS
    return or_(false(), *(_name_fits(folded, key(value), partly=partly) for value in asked.values))


_ASKED: dict[Ask, Callable[[_Compiler, Condition], Test]] = {
    **dict.fromkeys(_TERM_KINDS, _Compiler._terms),  # noqa: SLF001  # the table of this very class
    Ask.OUTLET: _Compiler._outlet,  # noqa: SLF001
    Ask.OUTLET_TYPE: _Compiler._outlet_type,  # noqa: SLF001
    Ask.ROLE: _Compiler._role,  # noqa: SLF001
    Ask.COUNTRY: _Compiler._country,  # noqa: SLF001
    Ask.CITY: _Compiler._city,  # noqa: SLF001
    Ask.LIST: _Compiler._list,  # noqa: SLF001
    Ask.ADDRESS: _Compiler._address,  # noqa: SLF001
    Ask.REFUSAL: _Compiler._refusal,  # noqa: SLF001
    Ask.SAFETY: _Compiler._safety,  # noqa: SLF001
    **dict.fromkeys((Ask.VERIFIED, Ask.LAST_TOUCH, Ask.ADDED), _Compiler._moment),  # noqa: SLF001
    Ask.IMPORT: _Compiler._import,  # noqa: SLF001
    **dict.fromkeys((Ask.NAME, Ask.NOTES), _Compiler._text),  # noqa: SLF001
}
