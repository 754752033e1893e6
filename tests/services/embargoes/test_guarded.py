"""What the guard makes of what is recorded here: the same facts, from the offer to the lift."""

from datetime import UTC, datetime

from desktop.domain.audience import Audience
from desktop.domain.embargo.breaches import Cause, Decision
from desktop.domain.embargo.tiers import Tier
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.judge import Judgement
from desktop.domain.guard.rule import Verdict
from desktop.services import embargoes, verdicts
from tests.services.embargoes.conftest import Office


def judged(office: Office, kind: CopyKind = CopyKind.EMBARGOED) -> Judgement:
    audience = Audience(ids=list(office.ids.values()))
    return verdicts.review(office.workspace, office.statement, audience, Channel.DRAFTS, kind).judgement


def once(office: Office, name: str) -> tuple[Verdict, str]:
    """The verdict somebody has as soon as everybody signed, and why."""
    found = next(one for one in judged(office).people if one.contact_id == office.ids[name])
    return found.once, found.sentence


def test_from_the_offer_to_the_answer(office: Office) -> None:
    embargo_id = office.embargo()
    assert once(office, "layla")[0] is Verdict.HELD

    office.agree(embargo_id, "layla")
    embargoes.record_answers(office.workspace, embargo_id, [embargoes.Reply("declined", office.ids["tomas"])])

    assert once(office, "layla") == (Verdict.MAY, "Agreed today 09:13")
    assert once(office, "tomas")[0] is Verdict.HELD
    assert once(office, "tomas")[1].startswith("Declined")
    assert once(office, "salma")[0] is Verdict.HELD


def test_a_later_lift_holds_and_an_earlier_one_does_not(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla")

    embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-27 18:00"))
    assert once(office, "layla")[0] is Verdict.MAY
    embargoes.change_lift(office.workspace, embargo_id, office.lift("2026-10-29 18:00"))

    verdict, sentence = once(office, "layla")
    assert verdict is Verdict.HELD
    assert sentence.startswith("Agreed to the old lift time")


def test_what_fell_away_holds(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "tomas")

    office.leave("layla")
    embargoes.void(office.workspace, embargo_id, [office.ids["tomas"]], reason="took it back by phone")

    assert once(office, "layla")[0] is Verdict.HELD
    assert once(office, "tomas")[0] is Verdict.HELD


def test_a_breach_is_never_until_the_appeal_is_upheld(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "marcus")
    report = embargoes.BreachReport(
        Cause.JOURNALIST, office.clock.now, office.ids["marcus"], decision=Decision.EXCLUDE, decision_note="Twice"
    )
    breach = embargoes.record_breach(office.workspace, embargo_id, report).id
    assert once(office, "marcus")[0] is Verdict.NEVER

    embargoes.appeal(office.workspace, breach, "The desk published, not I.")
    assert once(office, "marcus")[0] is Verdict.NEVER
    embargoes.answer_appeal(office.workspace, breach, upheld=True)

    assert once(office, "marcus")[0] is Verdict.MAY


def test_a_group_waits_for_its_own_time(office: Office) -> None:
    embargo_id = office.embargo()
    office.agree(embargo_id, "layla", "tomas")
    early = Tier("Agencies", office.lift("2026-10-10 09:00"), outlet_ids=frozenset({office.outlet("layla")}))
    embargoes.set_tiers(office.workspace, embargo_id, [early, Tier("Others", office.lift("2026-10-12 09:00"))])
    assert {once(office, name)[0] for name in ("layla", "tomas")} == {Verdict.HELD}

    office.clock.now = datetime(2026, 10, 10, 12, tzinfo=UTC)

    assert (once(office, "layla")[0], once(office, "tomas")[0]) == (Verdict.MAY, Verdict.HELD)


def test_the_release_waits_for_the_lift_or_the_early_one(office: Office) -> None:
    embargo_id = office.embargo()
    before = {one.once for one in judged(office, CopyKind.RELEASE).people}
    assert Verdict.MAY not in before

    embargoes.lift_now(office.workspace, embargo_id)

    found = {one.name: one.once for one in judged(office, CopyKind.RELEASE).people}
    assert found["Layla Haddad"] is Verdict.MAY
    assert found["Peter Aslan"] is Verdict.NEVER


def test_a_lift_whose_rules_moved_holds_everybody(office: Office) -> None:
    from desktop.storage import nouns
    from desktop.storage.nouns import EMBARGO

    embargo_id = office.embargo()
    with office.workspace.command("As set under older rules") as act:
        nouns.change(act, EMBARGO, embargo_id, utc="2026-10-28T15:00:00Z", tzdata_version="2024a")
    assert "rules_moved" in {one.rule for one in judged(office).blocks}

    embargoes.confirm_rules(office.workspace, embargo_id)

    assert "rules_moved" not in {one.rule for one in judged(office).blocks}
