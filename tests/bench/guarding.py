"""Everybody of a workspace before the guard: a signed statement under embargo, answers, and people who opted out."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.audience import Audience
from desktop.domain.embargo.lift import lift_at
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.query import ContactQuery
from desktop.domain.signoff import Decision, How
from desktop.domain.statement.text import Block, BlockKind, Signatory, StatementText
from desktop.services import contacts, embargoes, organisations, signoffs, statements, verdicts, workspaces
from desktop.services.workspaces import Workspace
from desktop.storage import nouns, suppressions
from desktop.storage.nouns import ANSWER

_EVERY_ANSWERS, _EVERY_OBJECTS = 4, 100
_ROUNDS = 5
_TEXT = StatementText(
    "en",
    headline="Two coalitions call for an immediate ceasefire",
    organisations=(Signatory("Harbour Relief Network"), Signatory("Northern Doctors Union")),
    blocks=(Block(BlockKind.PARAGRAPH, "Since 5 October, shelling has struck schools."),),
)


def prepare(path: str, count: str) -> dict[str, object]:
    """Add the statement, its embargo, an answer of every fourth person and an objection of every hundredth."""
    opened = workspaces.open_workspace(Path(path))
    ids = list(contacts.ids(opened, ContactQuery()))[: int(count)]
    statement = _statement(opened)
    lift = lift_at(datetime(2036, 10, 28, 18), "Asia/Tbilisi", now=datetime.now(UTC))  # noqa: DTZ001
    embargo = embargoes.set_lift(opened, statement, lift).id
    with opened.command("Answers", undoable=False) as act:
        said = {"embargo_id": embargo, "scope": "person", "terms_no": 1, "how": "mail", "note": "", "void_reason": ""}
        said |= {
            "lift_utc": "2036-10-28T14:00:00Z",
            "at": act.at,
            "evidence": None,
            "outlet_id": None,
            "version": 1,
            "updated_at": act.at,
        }
        lines = [said | {"contact_id": one, "state": "accepted"} for one in ids[::_EVERY_ANSWERS]]
        nouns.add_many(act, ANSWER, lines)
    with opened.command("Objections", undoable=False) as act:
        found = contacts.rows(opened, ids[::_EVERY_OBJECTS])
        suppressions.suppress(act, [row.email for row in found if row.email], "Opted out")
    workspaces.close(opened)
    return {"statement": statement}


def _statement(opened: Workspace) -> int:
    signing = [
        organisations.create(opened, {"name": one.name, "own": not n}).id for n, one in enumerate(_TEXT.organisations)
    ]
    made = statements.create_from_text(opened, replace(_TEXT)).id
    statements.make_revision(opened, made, "en")
    for one in signing:
        signoffs.record(opened, made, "en", one, signoffs.Said(Decision.APPROVED, "Director", How.MAIL))
    return made


def ask(path: str, count: str, statement: str) -> dict[str, object]:
    """How long the guard needs for so many people, the reading of facts included; and what it said."""
    opened = workspaces.open_workspace(Path(path))
    ids = list(contacts.ids(opened, ContactQuery()))[: int(count)]
    taken, found = [], None
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        found = verdicts.review(opened, int(statement), Audience(ids=ids), Channel.DRAFTS, CopyKind.EMBARGOED)
        taken.append(time.perf_counter() - began)
    workspaces.close(opened)
    counts = {verdict.value: len(group) for verdict, group in found.groups} if found else {}
    return {
        "seconds": sorted(taken)[len(taken) // 2],
        "counts": counts,
        "blocks": len(found.judgement.blocks) if found else 1,
    }
