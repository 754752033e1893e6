"""Picking filters: first what to filter by, then its values with their counts, then the list follows at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.query import Ask, Condition, Operator
from desktop.gui.models.filters import KINDS, FilterKind, Filters, kind_of, value_name
from desktop.gui.screens.contacts.head import Head
from desktop.gui.screens.contacts.listing import Listing
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.picks import Pick, PickList
from desktop.gui.widgets.popover import Popover, choose
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.filters import Choice
    from desktop.services.workspaces import Workspace

_JOINTS = (("any_of", "Any of"), ("all_of", "All of"), ("none_of", "None of"))
_ONE_EACH = {Ask.COUNTRY, Ask.IMPORT}
"""Of these a contact has one at most: all of several can never be."""


class Filtering:
    """Opens the popovers and hands changed filters to `change`."""

    def __init__(self, tasks: Tasks, head: Head, listing: Listing, change: Callable[[Filters], object]) -> None:
        self._tasks, self._head, self._listing, self._change = tasks, head, listing, change
        head.asked.connect(self._ask_words)
        head.add_asked.connect(self.offer_kinds)
        head.open_asked.connect(self.offer_values)
        head.removed.connect(self._remove)
        head.cleared.connect(lambda: change(Filters(sort=listing.filters.sort, descending=listing.filters.descending)))
        self.popover: Popover | None = None

    def offer_kinds(self) -> None:
        """Offer what to filter by."""
        picks = [Pick(kind.ask.value, tr(kind.title), icon=kind.icon) for kind in KINDS]
        picks.append(Pick("bin", tr("In the bin"), icon="trash-2"))
        self.popover = choose(self._head.add, tr("Filter by"), picks, self._take_kind)

    def offer_values(self, ask: Ask) -> None:
        """Offer the values of one kind, those in force ticked."""
        kind = kind_of(ask)
        if kind.fixed:
            picks = [Pick(str(place), tr(words)) for place, (words, _) in enumerate(kind.fixed)]
            self.popover = choose(
                self._head.chip(ask), tr(kind.title), picks,
                lambda key: self._change(self._listing.filters.having(kind.fixed[int(key)][1])), 300,
            )  # fmt: skip
        else:
            self._offer_found(kind)

    def _offer_found(self, kind: FilterKind) -> None:
        held = self._listing.filters.condition(kind.ask)
        popover = self.popover = Popover(self._head.chip(kind.ask), tr(kind.title), width=300)
        joints = [(key, tr(words), None) for key, words in _JOINTS if key != "all_of" or kind.ask not in _ONE_EACH]
        joint = Segmented(joints, value=held.operator.value if held else "any_of", name=tr("How they are joined"))
        values = PickList([], several=True, chosen=held.values if held else (), hint=tr(kind.title))
        popover.body.addWidget(joint)
        popover.body.addWidget(values)
        known: dict[str, str] = {}

        def changed(_key: str = "") -> None:
            self._take_values(kind.ask, Operator(joint.value()), values.chosen(), known)

        def offer(found: "list[Choice]") -> None:
            known.update({one.value: one.label for one in found if one.label != one.value})
            values.offer(
                [Pick(one.value, known.get(one.value) or value_name(kind.ask, one.value), one.count) for one in found]
            )
            popover.arrange()
            values.first_focus().setFocus()

        joint.chosen.connect(changed)
        values.picked.connect(changed)
        popover.open(values.first_focus())
        self._tasks.read(popover, lambda workspace: _choices(workspace, kind.ask), offer)

    def _take_kind(self, key: str) -> None:
        if key == "bin":
            self._change(replace(self._listing.filters, in_bin=True))
        else:
            self.offer_values(Ask(key))

    def _take_values(self, ask: Ask, operator: Operator, values: list[str], known: dict[str, str]) -> None:
        filters = self._listing.filters.knowing(ask, {value: known[value] for value in values if value in known})
        self._change(filters.having(Condition(ask, operator, tuple(values))) if values else filters.without(ask))

    def _ask_words(self, text: str) -> None:
        if text.strip() != self._listing.filters.text.strip():
            self._change(replace(self._listing.filters, text=text))

    def _remove(self, ask: Ask | None) -> None:
        filters = self._listing.filters
        self._change(replace(filters, in_bin=False) if ask is None else filters.without(ask))


def _choices(workspace: "Workspace", ask: Ask) -> "list[Choice]":
    from desktop.services import filters

    return filters.choices(workspace, ask)
