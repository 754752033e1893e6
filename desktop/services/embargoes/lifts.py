"""Setting, moving, confirming and ending a lift. Each act names its consequence before it is done."""

from dataclasses import dataclass
from typing import Any

from desktop.domain.changes import Touched
from desktop.domain.embargo.answers import OPEN_STATES, EmbargoState, state_now
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.embargo.lift import LiftTime, Recheck, lift_to_json
from desktop.domain.embargo.terms import TermsChange, compare
from desktop.domain.embargo.tiers import check_tiers, rechecked, tier_to_json
from desktop.domain.embargo.times import instant, stamp
from desktop.domain.embargo.wording import given_away
from desktop.domain.embargo.zones import tzdata_version
from desktop.domain.errors import InvalidValue, NotFound
from desktop.services.contacts import Written
from desktop.services.embargoes.notices import Notice, notices
from desktop.services.embargoes.views import all_embargoes, get, trusted_now
from desktop.services.workspaces import Workspace
from desktop.storage import embargoes as stored
from desktop.storage import nouns
from desktop.storage.command import Command
from desktop.storage.nouns import EMBARGO, STATEMENT

UNCHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What moving a lift or changing terms would do.

    Attributes:
        agreements: how many agreements count now; all of them need a new answer if `change.asks_again`.
    """

    change: TermsChange
    agreements: int

    @property
    def sentence(self) -> str:
        """The consequence with its number, for the dialog: "18 agreements will need a new answer."."""
        if self.change.asks_again and self.agreements:
            many = "1 agreement" if self.agreements == 1 else f"{self.agreements} agreements"
            return f"{many} will need a new answer."
        return self.change.sentence if self.agreements else ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed embargo: what it meant, and the letters that tell those whose agreement stays."""

    touched: Touched
    change: TermsChange
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """An embargo whose lift means another instant under the time-zone rules in use now; it stops until confirmed."""

    embargo: Embargo
    recheck: Recheck


def set_lift(workspace: Workspace, statement_id: int, lift: LiftTime, terms: str = "") -> Written:
    """Put a statement under an embargo.

    Raises:
        NotFound: the statement is gone.
        InvalidValue: it is under one or out already, the lift is past, or the terms give away its words.
        ClockBehind: the clock cannot be trusted.
    """
    _see_ahead(workspace, lift)
    with workspace.command("") as act:
        statement = _held_back(act, statement_id)
        act.rename(f"Set the embargo of ‘{statement['title']}’")
        _see_nothing_given_away(act, statement_id, terms)
        values = _columns(lift) | {"terms": terms.strip(), "state": "planned", "lifted_at": None}
        embargo_id = _new_or_again(act, statement_id, values, lift)
        nouns.change(act, STATEMENT, statement_id, release="embargo")
    return Written(embargo_id, act.touched)


def _held_back(act: Command, statement_id: int) -> dict[str, Any]:
    """A statement that is not out yet."""
    statement = nouns.get(act.conn, STATEMENT, statement_id)
    if statement["deleted_at"]:
        raise NotFound("This statement is in the bin.", UNCHANGED, "Restore it first.")
    if statement["card"].get("withdrawn"):
        raise InvalidValue("This statement was withdrawn.", UNCHANGED, "Make a new statement.")
    if stored.is_released(act.conn, statement_id):
        raise InvalidValue("This statement is out already: nothing can hold it back.", UNCHANGED)
    return statement


def _new_or_again(act: Command, statement_id: int, values: dict[str, Any], lift: LiftTime) -> int:
    """A new embargo; or one that is over before anybody got the text, anew: no old agreement counts for it."""
    card = {"city": lift.city} if lift.city else {}
    there = next(iter(nouns.find(act.conn, EMBARGO, statement_id=statement_id)), None)
    if there is None:
        return nouns.add(act, EMBARGO, statement_id=statement_id, terms_no=1, card=card, **values)
    state = state_now(EmbargoState(there["state"]), instant(there["utc"]), instant(act.at))
    if state in OPEN_STATES:
        raise InvalidValue("This statement is under an embargo already.", UNCHANGED, "Change its lift.")
    if state is not EmbargoState.CANCELLED and stored.given_out(act.conn, [statement_id]):
        raise InvalidValue("The embargo is over, and people hold the text.", UNCHANGED, "Release it.")
    terms_no = stored.next_terms(act.conn, there["id"])
    nouns.change(act, EMBARGO, there["id"], terms_no=terms_no, card=card, **values)
    return int(there["id"])


def _columns(lift: LiftTime) -> dict[str, Any]:
    card = lift_to_json(lift)
    return {name: card[name] for name in ("wall", "zone", "utc", "tzdata_version")}


def _see_ahead(workspace: Workspace, lift: LiftTime) -> None:
    if lift.utc <= trusted_now(workspace):
        raise InvalidValue(f"{lift} is past.", UNCHANGED, "Choose a later time.")


def _see_nothing_given_away(act: Command, statement_id: int, terms: str) -> None:
    if words := given_away(terms, stored.texts(act.conn, statement_id)):
        raise InvalidValue(
            f"The terms hold words of the statement: “{words} …”.",
            UNCHANGED,
            "Terms are read by people who have not agreed yet: say them in other words.",
        )


def preview_change(workspace: Workspace, embargo_id: int, lift: LiftTime, terms: str | None = None) -> ChangePreview:
    """What moving the lift, or changing the terms, would mean.

    Raises:
        NotFound: the embargo is gone.
    """
    embargo = get(workspace, embargo_id)
    return ChangePreview(_compared(embargo, lift, terms), embargo.agreed)


def _compared(embargo: Embargo, lift: LiftTime, terms: str | None) -> TermsChange:
    return compare((embargo.lift, embargo.terms), (lift, embargo.terms if terms is None else terms))


def change_lift(
    workspace: Workspace, embargo_id: int, lift: LiftTime, *, terms: str | None = None, version: int | None = None
) -> Changed:
    """Move the lift, and change the terms if new ones are given; a change for the worse asks everybody again.

    It cannot be undone, only changed again: an undo would change the terms under those who agreed to them since.

    Raises:
        NotFound: the embargo is gone.
        InvalidValue: it is over, the lift is past, a group would get the text too late, or terms give words away.
        ChangedElsewhere: it moved on since `version` was read.
        ClockBehind: the clock cannot be trusted.
    """
    _see_ahead(workspace, lift)
    embargo = _open(workspace, embargo_id)
    check_tiers(embargo.tiers, lift)
    change = _compared(embargo, lift, terms)
    with workspace.command(f"Change the embargo of ‘{embargo.title}’", undoable=False) as act:
        _see_nothing_given_away(act, embargo.statement_id, terms or "")
        new_terms = embargo.terms if terms is None else terms.strip()
        _write(act, embargo, lift, change=change, terms=new_terms, version=version)
    told = notices(workspace, embargo_id, "earlier") if change.tells else ()
    return Changed(act.touched, change, told)


def _write(
    act: Command, embargo: Embargo, lift: LiftTime, *, change: TermsChange, terms: str, version: int | None = None
) -> None:
    card = dict(nouns.get(act.conn, EMBARGO, embargo.id)["card"])
    if change.later or change.earlier:
        card["former"] = [*card.get("former", ()), lift_to_json(embargo.lift)]
    card["city"] = lift.city
    terms_no = stored.next_terms(act.conn, embargo.id) if change.asks_again else embargo.terms_no
    nouns.change(act, EMBARGO, embargo.id, version, **_columns(lift), terms=terms, terms_no=terms_no, card=card)


def _open(workspace: Workspace, embargo_id: int) -> Embargo:
    embargo = get(workspace, embargo_id)
    if not embargo.open:
        raise InvalidValue(f"The embargo of ‘{embargo.title}’ is over.", UNCHANGED)
    return embargo


def lift_now(workspace: Workspace, embargo_id: int, reason: str = "", *, broken: bool = False) -> Changed:
    """Lift early, as one act: from now on everybody may publish. Answers with a letter for each who holds the text.

    Args:
        broken: it is lifted because it did not hold.

    Raises:
        NotFound: the embargo is gone.
        InvalidValue: it is over already.
        ClockBehind: the clock cannot be trusted.
    """
    now = trusted_now(workspace)
    embargo = _open(workspace, embargo_id)
    state = EmbargoState.BROKEN if broken else EmbargoState.LIFTED_EARLY
    with workspace.command(f"Lift the embargo of ‘{embargo.title}’ now", undoable=False) as act:
        card = dict(nouns.get(act.conn, EMBARGO, embargo_id)["card"]) | {"lifted_because": reason.strip()}
        nouns.change(act, EMBARGO, embargo_id, state=state.value, lifted_at=stamp(now), card=card)
    return Changed(act.touched, TermsChange(), notices(workspace, embargo_id, "lifted"))


def cancel(workspace: Workspace, embargo_id: int, reason: str = "") -> Changed:
    """Withdraw an embargo: the statement is under none, nothing leaves, and everybody asked is told.

    Raises:
        NotFound: the embargo is gone.
        InvalidValue: it is over already.
    """
    embargo = _open(workspace, embargo_id)
    with workspace.command(f"Cancel the embargo of ‘{embargo.title}’", undoable=not embargo.asked) as act:
        card = dict(nouns.get(act.conn, EMBARGO, embargo_id)["card"]) | {"cancelled_because": reason.strip()}
        nouns.change(act, EMBARGO, embargo_id, state=EmbargoState.CANCELLED.value, card=card)
        nouns.change(act, STATEMENT, embargo.statement_id, release="")
    return Changed(act.touched, TermsChange(), notices(workspace, embargo_id, "cancelled"))


def check_zone_rules(workspace: Workspace) -> list[RulesChanged]:
    """The open embargoes whose lift the time-zone rules in use now read differently; each stops until confirmed."""
    return [RulesChanged(one, one.rechecked) for one in all_embargoes(workspace, past=False) if one.rechecked.stops]


def confirm_rules(workspace: Workspace, embargo_id: int) -> Changed:
    """Confirm the lift under the rules in use now: the wall time stays, the instant is what it means now.

    With rules older than those it was set with, the instant stays too.

    Raises:
        NotFound: the embargo is gone.
        InvalidValue: there is nothing to confirm, or the wall time does not name one instant: choose a lift again.
        ClockBehind: the clock cannot be trusted.
    """
    trusted_now(workspace)
    embargo = _open(workspace, embargo_id)
    found = embargo.rechecked
    if not found.stops:
        raise InvalidValue("The time-zone rules agree with the lift.", UNCHANGED)
    if not found.confirmable:
        raise InvalidValue(found.sentence, UNCHANGED, "Choose the lift again.")
    change = _compared(embargo, found.lift, None)
    with workspace.command(f"Confirm the lift of ‘{embargo.title}’", undoable=False) as act:
        _write(act, embargo, found.lift, change=change, terms=embargo.terms)
        card = dict(nouns.get(act.conn, EMBARGO, embargo_id)["card"]) | {"rules_confirmed": tzdata_version()}
        card["tiers"] = [tier_to_json(rechecked(tier)) for tier in embargo.tiers]
        nouns.change(act, EMBARGO, embargo_id, card=card)
    return Changed(act.touched, change, notices(workspace, embargo_id, "earlier") if change.tells else ())
