"""What a compiled question is made of: tests on a contact, in equal forms, and joining them by and, or, not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, True_, and_, exists, false, not_, or_, select, true, union_all

from desktop.storage.tables import Contact

Ids = Select[int]


@dataclass(frozen=True, slots=True)
class Driver:
    """A place to start from: every contact that passes is among these ids, and is one that passes `rest` as well.

    Attributes:
        ascending: the ids come in their own order, each once.
    """

    ids: Ids
    rest: ColumnElement[bool]
    ascending: bool = False

    @property
    def enough(self) -> bool:
        """Whether being among the ids is all that is asked."""
        return isinstance(self.rest, True_)


@dataclass(frozen=True, slots=True)
class Test:
    """A condition on the row of `contact` at hand.

    Attributes:
        row: asked row by row; looks up what it needs of this one contact. Fast while few rows are looked at.
        whole: the same asked of all contacts: what it needs is gathered once. Fast over the whole table.
        drivers: where to start if one of them is short.
    """

    __test__ = False  # no test of pytest's

    row: ColumnElement[bool]
    whole: ColumnElement[bool]
    drivers: tuple[Driver, ...] = ()


def plain(condition: ColumnElement[bool]) -> Test:
    """A test on the contact's own columns."""
    return Test(condition, condition)


def among(ids: Ids, owner: Any, condition: ColumnElement[bool]) -> Test:
    """A test that other rows exist: `ids` selects their contacts, `owner` is the column that names the contact."""
    row = exists(select(1).select_from(*ids.get_final_froms()).where(owner == Contact.id, condition))
    return Test(row, not_indexed(ids.where(condition)), (Driver(ids.where(condition), true()),))


def not_indexed(ids: Ids) -> ColumnElement[bool]:
    """Being among these ids; "+ 0" keeps the planner from starting at them, which is decided by the drivers."""
    return (Contact.id + 0).in_(ids)


def everyone() -> Test:
    """Passes all."""
    return plain(true())


def nobody() -> Test:
    """Passes none."""
    return plain(false())


def all_of(tests: Iterable[Test]) -> Test:
    """Passes those who pass every test; everyone if there is none."""
    parts = list(tests)
    if len(parts) == 1:
        return parts[0]
    drivers = tuple(
        replace(driver, rest=_both(driver.rest, *(other.row for other in parts if other is not part)))
        for part in parts
        for driver in part.drivers
    )
    return Test(_both(*(p.row for p in parts)), _both(*(p.whole for p in parts)), drivers)


def any_of(tests: Iterable[Test]) -> Test:
    """Passes those who pass at least one test; nobody if there is none."""
    parts = list(tests)
    if len(parts) == 1:
        return parts[0]
    row = or_(false(), *(p.row for p in parts))
    drivers = (Driver(_joined(parts), row),) if parts and all(part.drivers for part in parts) else ()
    return Test(row, or_(false(), *(p.whole for p in parts)), drivers)


def none_of(test: Test) -> Test:
    """Passes those who do not pass `test`."""
    return Test(not_(test.row), not_(test.whole))


def _both(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """All conditions as one; `true()` itself where none asks anything, so that this can be seen."""
    asking = [condition for condition in conditions if not isinstance(condition, True_)]
    return and_(*asking) if asking else true()


def _joined(parts: Sequence[Test]) -> Ids:
    each = union_all(*(part.drivers[0].ids for part in parts)).subquery()
    return select(each.c[0]).distinct()
