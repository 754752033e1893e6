"""What stands beside a statement's text, read in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.embargo.embargo import Embargo
    from desktop.domain.guard.review import Review
    from desktop.domain.statement.cross_checks import Finding
    from desktop.services.statements.recovery import Unsaved
    from desktop.services.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside the text: differences between languages, the embargo, and who might receive it.

    Attributes:
        review: of those asked for the embargo; of nobody where there is none yet, for what holds everything back.
        unsaved: texts typed before a crash.
    """

    findings: "tuple[Finding, ...]"
    embargo: "Embargo | None"
    review: "Review | None"
    unsaved: "tuple[Unsaved, ...]" = ()


def read_around(workspace: "Workspace", statement_id: int) -> Around:
    """Read it. For a task's thread."""
    from desktop.domain.audience import Audience
    from desktop.domain.guard.facts import Channel, CopyKind
    from desktop.services import embargoes, statements, verdicts
    from desktop.services.statements import recovery

    statement = statements.get(workspace, statement_id)
    embargo = embargoes.of_statement(workspace, statement_id)
    asked = embargoes.stands(workspace, embargo.id) if embargo is not None else []
    people = [one.contact_id for one in asked if one.contact_id is not None]
    copy = CopyKind.EMBARGOED if embargo is not None and embargo.open else CopyKind.RELEASE
    audience = Audience(ids=people, name=statement.title) if people else None
    review = verdicts.review(workspace, statement_id, audience, Channel.DRAFTS, copy)
    unsaved = tuple(one for one in recovery.found(workspace) if one.statement_id == statement_id)
    return Around(statements.cross_checks(workspace, statement_id), embargo, review, unsaved)
