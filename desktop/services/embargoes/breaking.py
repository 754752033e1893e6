"""Breaches: what was seen and why, what was decided, and the appeal against it. All of it stays in the history."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import orjson

from desktop.domain.changes import Touched
from desktop.domain.embargo.breaches import Appeal, AppealState, Breach, Cause, Decision, check_decision
from desktop.domain.embargo.times import stamp
from desktop.domain.errors import InvalidValue, NotFound
from desktop.services.contacts import Written
from desktop.services.embargoes.views import get, now_of
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored
from desktop.storage import kept_files, nouns
from desktop.storage.nouns import BREACH

UNCHANGED = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class BreachReport:
    """What somebody saw. `published_at` is left empty if it is not known; that alone is never held against anybody."""

    cause: Cause
    noticed_at: datetime
    contact_id: int | None = None
    outlet_id: int | None = None
    published_at: datetime | None = None
    link: str = ""
    decision: Decision = Decision.NONE
    decision_note: str = ""


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A recorded breach with the names it concerns."""

    breach: Breach
    embargo: str
    name: str
    outlet: str


def breaches(workspace: Workspace, embargo_id: int | None = None) -> list[BreachRow]:
    """What was recorded, newest first: of one embargo, or of all."""
    with workspace.reading() as conn:
        found = stored.breaches(conn, **({} if embargo_id is None else {"embargo_id": embargo_id}))
        titles = {one.id: one.title for one in stored.everyone(conn, now_of(workspace))}
        people = stored.people(conn, [one.contact_id for one in found if one.contact_id is not None])
        outlets = stored.outlets(conn, [one.outlet_id for one in found if one.outlet_id is not None])
    rows = [
        BreachRow(
            one,
            titles.get(one.embargo_id, ""),
            people[one.contact_id].name if one.contact_id in people else "",
            outlets[one.outlet_id][0] if one.outlet_id in outlets else "",
        )
        for one in found
    ]
    return sorted(rows, key=lambda row: (row.breach.noticed_at, row.breach.id), reverse=True)


def record_breach(workspace: Workspace, embargo_id: int, report: BreachReport, evidence: Path | None = None) -> Written:
    """Record that an embargo did not hold; the evidence file is copied and hashed now.

    Raises:
        NotFound: the embargo, the person or the outlet is gone, or there is no such file.
        InvalidValue: it was published after the lift or in the future, or the decision breaks the rule.
        RefusedFile: the evidence is not taken.
    """
    embargo = get(workspace, embargo_id)
    check_decision(report.cause, report.decision, named=report.contact_id is not None or report.outlet_id is not None)
    if report.noticed_at > now_of(workspace):
        raise InvalidValue("A breach cannot be noticed in the future.", UNCHANGED, "Correct its time.")
    ended = embargo.lifted_at or embargo.lift.utc
    if report.published_at is not None and report.published_at >= ended:
        raise InvalidValue("It was published after the lift: that is no breach.", UNCHANGED)
    with workspace.command(f"Record a breach of ‘{embargo.title}’", kind="breach", undoable=False) as act:
        people = stored.people(act.conn, [report.contact_id] if report.contact_id else [])
        outlets = stored.outlets(act.conn, [report.outlet_id] if report.outlet_id else [])
        if len(people) + len(outlets) < (report.contact_id is not None) + (report.outlet_id is not None):
            raise NotFound("Whom this is about no longer exists.", UNCHANGED)
        breach_id = nouns.add(
            act,
            BREACH,
            embargo_id=embargo_id,
            contact_id=report.contact_id,
            outlet_id=report.outlet_id,
            cause=report.cause.value,
            noticed_at=stamp(report.noticed_at.astimezone(UTC)),
            published_at=stamp(report.published_at) if report.published_at else "",
            link=report.link.strip(),
            evidence=kept_files.keep(act, evidence).sha256 if evidence else None,
            decision=report.decision.value,
            decision_note=report.decision_note.strip(),
            appeal="",
            at=act.at,
        )
    return Written(breach_id, act.touched)


def decide(
    workspace: Workspace, breach_id: int, decision: Decision, note: str, *, cause: Cause | None = None
) -> Touched:
    """Decide what follows from a breach, and correct its cause if one is given.

    Raises:
        NotFound: it is gone.
        InvalidValue: the decision breaks the rule, or no reason is given for shutting somebody out.
    """
    breach = _one(workspace, breach_id)
    why = cause or breach.cause
    check_decision(why, decision, named=breach.contact_id is not None or breach.outlet_id is not None)
    if decision is Decision.EXCLUDE and not note.strip():
        raise InvalidValue("It is not said why nobody sends them embargoed copies.", UNCHANGED, "Give the reason.")
    with workspace.command("Decide on a breach", kind="breach", undoable=False) as act:
        decided = decision.value
        nouns.change(act, BREACH, breach_id, decision=decided, decision_note=note.strip(), cause=why.value)
    return act.touched


def appeal(workspace: Workspace, breach_id: int, text: str) -> Touched:
    """Record what somebody says against a breach held against them.

    Raises:
        NotFound: it is gone.
        InvalidValue: nothing is said, or there is an appeal already.
    """
    breach = _one(workspace, breach_id)
    if breach.appeal.state:
        raise InvalidValue("There is an appeal already.", UNCHANGED, "Answer it.")
    if not text.strip():
        raise InvalidValue("It is not said what they object to.", UNCHANGED, "Write down what they say.")
    return _write(workspace, breach_id, Appeal("open", text.strip(), workspace.stamp), "Record an appeal")


def answer_appeal(workspace: Workspace, breach_id: int, *, upheld: bool, answer: str = "") -> Touched:
    """Answer an appeal; upheld, the breach no longer counts against them, and they can be asked again.

    Raises:
        NotFound: it is gone.
        InvalidValue: there is no open appeal.
    """
    breach = _one(workspace, breach_id)
    if breach.appeal.state != "open":
        raise InvalidValue("There is no open appeal.", UNCHANGED)
    state: AppealState = "upheld" if upheld else "rejected"
    answered = replace(breach.appeal, state=state, answer=answer.strip())
    return _write(workspace, breach_id, answered, "Answer an appeal")


def _one(workspace: Workspace, breach_id: int) -> Breach:
    with workspace.reading() as conn:
        found = stored.breaches(conn, id=breach_id)
    if not found:
        raise NotFound("This breach is not recorded.", UNCHANGED)
    return found[0]


def _write(workspace: Workspace, breach_id: int, appealed: Appeal, label: str) -> Touched:
    with workspace.command(label, kind="breach", undoable=False) as act:
        nouns.change(act, BREACH, breach_id, appeal=orjson.dumps(asdict(appealed)).decode())
    return act.touched
