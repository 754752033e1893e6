"""The filters of the contacts list: what can be filtered by, the conditions in force, and what they are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from desktop.domain.contact import Safety
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule, SortBy
from desktop.gui.words import language, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class FilterKind:
    """One thing to filter by.

    Attributes:
        title: what it is called ("Language").
        icon: Lucide name.
        fixed: the only conditions it can have, with their words; empty for kinds whose values are in the data.
    """

    ask: Ask
    title: str
    icon: str
    fixed: tuple[tuple[str, Condition], ...] = ()


def _days(ask: Ask, words: str, days: int, *, within: bool = True) -> tuple[str, Condition]:
    operator = Operator.WITHIN_DAYS if within else Operator.NOT_WITHIN_DAYS
    return words, Condition(ask, operator, (str(days),))


KINDS: tuple[FilterKind, ...] = (
    FilterKind(Ask.BEAT, "Beat", "tag"),
    FilterKind(Ask.REGION, "Region", "globe"),
    FilterKind(Ask.LANGUAGE, "Language", "languages"),
    FilterKind(Ask.OUTLET, "Outlet", "newspaper"),
    FilterKind(Ask.OUTLET_TYPE, "Kind of outlet", "radio-tower"),
    FilterKind(Ask.ROLE, "Role", "briefcase"),
    FilterKind(Ask.COUNTRY, "Country", "map-pin"),
    FilterKind(Ask.TAG, "Tag", "tag"),
    FilterKind(Ask.LIST, "List", "list-filter"),
    FilterKind(
        Ask.ADDRESS, "Address", "mail",
        (
            ("Has an address", Condition(Ask.ADDRESS, Operator.IS_SET)),
            ("Has no address", Condition(Ask.ADDRESS, Operator.IS_EMPTY)),
        ),
    ),
    FilterKind(
        Ask.REFUSAL, "Refusal", "ban",
        (
            ("Refuses nothing", Condition(Ask.REFUSAL, Operator.IS_EMPTY)),
            ("Refuses releases or any contact", Condition(Ask.REFUSAL, Operator.IS_SET)),
            ("Refuses releases", Condition(Ask.REFUSAL, Operator.ANY_OF, ("no_releases",))),
            ("Refuses any contact", Condition(Ask.REFUSAL, Operator.ANY_OF, ("no_contact",))),
        ),
    ),
    FilterKind(
        Ask.VERIFIED, "Verified", "user-check",
        (
            _days(Ask.VERIFIED, "Verified in the last 30 days", 30),
            _days(Ask.VERIFIED, "Verified in the last 90 days", 90),
            _days(Ask.VERIFIED, "Verified in the last year", 365),
            _days(Ask.VERIFIED, "Not verified for 90 days", 90, within=False),
            _days(Ask.VERIFIED, "Not verified for a year", 365, within=False),
            ("Never verified", Condition(Ask.VERIFIED, Operator.IS_EMPTY)),
        ),
    ),
    FilterKind(
        Ask.LAST_TOUCH, "Last touch", "clock",
        (
            _days(Ask.LAST_TOUCH, "In touch in the last 30 days", 30),
            _days(Ask.LAST_TOUCH, "In touch in the last 90 days", 90),
            _days(Ask.LAST_TOUCH, "Not in touch for 90 days", 90, within=False),
            _days(Ask.LAST_TOUCH, "Not in touch for a year", 365, within=False),
        ),
    ),
    FilterKind(
        Ask.ADDED, "Added", "calendar",
        (
            _days(Ask.ADDED, "Added today", 0),
            _days(Ask.ADDED, "Added in the last 7 days", 7),
            _days(Ask.ADDED, "Added in the last 30 days", 30),
        ),
    ),
    FilterKind(Ask.IMPORT, "Added by import", "file-up"),
    FilterKind(
        Ask.SAFETY, "Safety", "shield-check",
        (
            ("Any safety flag", Condition(Ask.SAFETY, Operator.IS_SET)),
            ("No safety flag", Condition(Ask.SAFETY, Operator.IS_EMPTY)),
            ("In exile", Condition(Ask.SAFETY, Operator.ANY_OF, (Safety.IN_EXILE,))),
            ("Writes under a pseudonym", Condition(Ask.SAFETY, Operator.ANY_OF, (Safety.PSEUDONYM,))),
            ("A channel is unsafe", Condition(Ask.SAFETY, Operator.ANY_OF, (Safety.UNSAFE_CHANNEL,))),
            ("Never name the organisation", Condition(Ask.SAFETY, Operator.ANY_OF, (Safety.NO_NAME_IN_SUBJECT,))),
        ),
    ),
)  # fmt: skip
"""Everything one can filter by, in the order of the menu."""

_BY_ASK = {kind.ask: kind for kind in KINDS}
How = Literal["any_of", "all_of", "none_of"]
_JOINTS = {"any_of": "{kind}: {values}", "all_of": "{kind}: all of {values}", "none_of": "{kind}: not {values}"}
_SHOWN_VALUES = 2


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is asked now: words, one condition a kind, an order, the bin. Each change makes a new one.

    Attributes:
        names: what values are called whose stored form says nothing (lists, imports).
    """

    text: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: SortBy = SortBy.NAME
    descending: bool = False
    in_bin: bool = False
    names: Mapping[tuple[Ask, str], str] = field(default_factory=dict)

    def query(self, lists: Mapping[str, int] | None = None) -> ContactQuery:
        """The question as the services take it; `beat:conflict` among the words is a condition too. For a task.

        `lists` as for `search_line.parse_line`; `question` gives those of a workspace.
        """
        text, conditions, left_out = self.text.strip(), self.conditions, Group("any")
        if ":" in text:
            from desktop.domain.search_line import parse_line

            typed = parse_line(text, lists)
            text, conditions = typed.text, (*conditions, *typed.wanted)
            left_out = Group("any", typed.left_out)
        rule = Rule(Group("all", conditions), left_out)
        return ContactQuery(text, rule, None, self.sort, self.descending, self.in_bin)

    def narrowed(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.text.strip() or self.conditions)

    def condition(self, ask: Ask) -> Condition | None:
        """The condition of a kind, if there is one."""
        return next((one for one in self.conditions if one.ask is ask), None)

    def having(self, condition: Condition) -> "Filters":
        """The same with this condition, in the place of one of its kind."""
        if self.condition(condition.ask) is None:
            return replace(self, conditions=(*self.conditions, condition))
        kept = tuple(condition if one.ask is condition.ask else one for one in self.conditions)
        return replace(self, conditions=kept)

    def without(self, ask: Ask) -> "Filters":
        """The same without the condition of a kind."""
        return replace(self, conditions=tuple(one for one in self.conditions if one.ask is not ask))

    def knowing(self, ask: Ask, names: Mapping[str, str]) -> "Filters":
        """The same, knowing what these values are called."""
        return replace(self, names={**self.names, **{(ask, value): name for value, name in names.items()}})

    def words(self, condition: Condition) -> str:
        """A condition on its chip: "Language: Arabic, French +2"."""
        kind = _BY_ASK.get(condition.ask)
        for words, fixed in kind.fixed if kind else ():
            if fixed == condition:
                return tr(words)
        named = [self.name(condition.ask, value) for value in condition.values]
        shown = ", ".join(named[:_SHOWN_VALUES])
        if len(named) > _SHOWN_VALUES:
            shown = f"{shown} +{len(named) - _SHOWN_VALUES}"
        title = tr(kind.title) if kind else condition.ask.value
        return tr(_JOINTS.get(condition.operator, _JOINTS["any_of"]), kind=title, values=shown)

    def name(self, ask: Ask, value: str) -> str:
        """What a value is called on screen."""
        return self.names.get((ask, value)) or value_name(ask, value)

    def title(self) -> str:
        """The whole question in a few words: a name for a list made of it."""
        said = [self.words(condition).partition(": ")[2] or self.words(condition) for condition in self.conditions]
        return ", ".join([*([self.text.strip()] if self.text.strip() else []), *said])


def question(workspace: "Workspace", filters: Filters) -> ContactQuery:
    """The question as it is asked of this workspace, whose lists are known by name. For a task's thread."""
    return filters.query(_lists_of(workspace, filters))


def unknown_lists(workspace: "Workspace", filters: Filters) -> tuple[str, ...]:
    """The names of lists among the words that this workspace has no list for. For a task's thread."""
    from desktop.domain.search_line import unknown_lists as unknown

    return unknown(filters.text, _lists_of(workspace, filters))


def _lists_of(workspace: "Workspace", filters: Filters) -> Mapping[str, int]:
    from desktop.services import lists

    return lists.ids_by_name(workspace) if "list:" in filters.text.casefold() else {}


def kind_of(ask: Ask) -> FilterKind:
    """The kind of filter that asks this."""
    return _BY_ASK[ask]


def value_name(ask: Ask, value: str) -> str:
    """What a stored value is called: languages and countries by name, kinds of outlets with a capital."""
    if ask is Ask.LANGUAGE:
        from desktop.domain.values.languages import language_name

        return language_name(value, language().split("-", maxsplit=1)[0])
    if ask is Ask.COUNTRY:
        from desktop.domain.values.places import country_name

        return country_name(value, language().split("-", maxsplit=1)[0])
    if ask is Ask.OUTLET_TYPE:
        return kind_words(value)
    return value


_OUTLET_KINDS = {
    "agency": "Agency", "daily": "Daily", "tv": "TV", "radio": "Radio", "online": "Online", "magazine": "Magazine",
    "newsletter": "Newsletter", "podcast": "Podcast",
}  # fmt: skip


def kind_words(kind: str) -> str:
    """A kind of outlet in words."""
    return tr(_OUTLET_KINDS[kind]) if kind in _OUTLET_KINDS else kind
