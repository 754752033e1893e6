"""The rule of a smart list: read, told in effects and words, written. Everything here is for a task's thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.query import ContactQuery

if TYPE_CHECKING:
    from desktop.services.audiences import Effects
    from desktop.services.list_sets import StoredRule
    from desktop.services.lists import ListWritten
    from desktop.services.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """What each row of a rule does, and the whole rule in words."""

    effects: "Effects"
    words: str


def read(workspace: "Workspace", list_id: int) -> "StoredRule":
    """A list's name and rule, as far as it can be read."""
    from desktop.services import list_sets

    return list_sets.stored_rule(workspace, list_id)


def tell(workspace: "Workspace", query: ContactQuery) -> Told:
    """What the rows of a question do."""
    from desktop.domain.rule_words import in_words
    from desktop.services import audiences, lists

    return Told(audiences.effects(workspace, query), in_words(query, lists.names(workspace)))


def write(workspace: "Workspace", list_id: int | None, name: str, query: ContactQuery) -> "ListWritten":
    """Make the list, or change the one there is."""
    from desktop.services import list_sets, lists

    if list_id is None:
        return lists.create_smart(workspace, name, query)
    return list_sets.save_rule(workspace, list_id, name, query)
