"""What is asked of the contacts: words, conditions in groups two levels deep, an order. Also what a smart list is."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Ask(StrEnum):
    """What a condition can ask about."""

    BEAT = "beat"
    REGION = "region"
    LANGUAGE = "language"
    OUTLET = "outlet"
    OUTLET_TYPE = "outlet_type"
    ROLE = "role"
    COUNTRY = "country"
    CITY = "city"
    TAG = "tag"
    LIST = "list"
    ADDRESS = "address"  # is_set: has a usable e-mail address
    REFUSAL = "refusal"
    SAFETY = "safety"
    VERIFIED = "verified"
    LAST_TOUCH = "last_touch"
    ADDED = "added"  # when it was created
    IMPORT = "import"  # added by this batch (id)
    NAME = "name"
    NOTES = "notes"


class Operator(StrEnum):
    """How a condition compares."""

    ANY_OF = "any_of"
    ALL_OF = "all_of"
    NONE_OF = "none_of"
    CONTAINS = "contains"
    IS_SET = "is_set"
    IS_EMPTY = "is_empty"
    WITHIN_DAYS = "within_days"
    NOT_WITHIN_DAYS = "not_within_days"


@dataclass(frozen=True, slots=True)
class Condition:
    """One row of a rule. Vocabulary values are labels ("Human rights"), languages BCP 47, countries ISO, lists ids."""

    ask: Ask
    operator: Operator = Operator.ANY_OF
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions joined by "and" (all) or "or" (any). A group may hold groups, one level deep."""

    match: Literal["all", "any"] = "all"
    items: tuple["Condition | Group", ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Who fits, and who is left out even if they fit."""

    who: Group = field(default_factory=Group)
    leave_out: Group = field(default_factory=lambda: Group("any"))


class SortBy(StrEnum):
    """The orders a contact table knows."""

    NAME = "name"
    OUTLET = "outlet"
    COUNTRY = "country"
    VERIFIED = "verified"
    LAST_TOUCH = "last_touch"
    ADDED = "added"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """One question to the contacts. Every word of `text` must be found, at any part of a word, in any script."""

    text: str = ""
    rule: Rule = field(default_factory=Rule)
    list_id: int | None = None
    sort: SortBy = SortBy.NAME
    descending: bool = False
    bin: bool = False
