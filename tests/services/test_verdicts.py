"""The guard on a real workspace: a signed statement, an embargo, people; each fact changes who may receive."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from desktop.domain.audience import Audience
from desktop.domain.contact import Card, RefusalLevel
from desktop.domain.embargo.answers import AnswerState
from desktop.domain.embargo.breaches import Cause, Decision
from desktop.domain.embargo.lift import lift_at
from desktop.domain.errors import NotFound
from desktop.domain.guard.clearance import NotCleared
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.judge import Judged
from desktop.domain.guard.review import Review, VerdictsChanged, Wish
from desktop.domain.guard.rule import Verdict
from desktop.domain.query import ContactQuery
from desktop.domain.signoff import Decision as Answer
from desktop.domain.signoff import How
from desktop.services import (
    contacts,
    duplicates,
    embargoes,
    lists,
    signoffs,
    statements,
    suppressions,
    verdicts,
    workspaces,
)
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from desktop.storage.nouns import DELIVERY, DISTRIBUTION, STATEMENT
from desktop.storage.tables import Meta
from desktop.storage.tables_statements import Embargo
from tests.services.statements.ground import TEXT, Ground, prepare

START = datetime(2026, 10, 9, 9, 12, tzinfo=UTC)
EMBARGOED, RELEASE, OFFER = CopyKind.EMBARGOED, CopyKind.RELEASE, CopyKind.OFFER


class Clock:
    """A clock that stands still until it is set."""

    now = START

    def __call__(self) -> datetime:
        return self.now


def journalist(name: str, outlet: str = "", **more: object) -> Card:
    card: Card = {"display_name": name, "languages": ["en"], "verified_on": "2026-09-01"}
    card["emails"] = [{"address": f"{name.split(maxsplit=1)[0].lower()}@press.example"}]
    if outlet:
        card["affiliations"] = [{"outlet": outlet}]
    return {**card, **more}  # type: ignore[typeddict-item]


@dataclass
class Office:
    """A statement that may leave, and what tests say of it."""

    workspace: Workspace
    clock: Clock
    ground: Ground
    embargo: int = 0
    ids: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, outlet: str = "", **more: object) -> int:
        return contacts.create(self.workspace, journalist(name, outlet, **more)).id

    def answer(self, state: AnswerState, *ids: int) -> None:
        embargoes.offer(self.workspace, self.embargo, list(ids))
        embargoes.record_answers(self.workspace, self.embargo, [embargoes.Reply(state, one) for one in ids])

    def review(
        self, *ids: int, copy: CopyKind = EMBARGOED, channel: Channel = Channel.DRAFTS, at: datetime | None = None
    ) -> Review:
        return verdicts.review(self.workspace, self.ground.id, Audience(ids=ids), channel, copy, at=at)

    def one(self, contact_id: int, copy: CopyKind = EMBARGOED, channel: Channel = Channel.DRAFTS) -> Judged:
        return self.review(contact_id, copy=copy, channel=channel).judgement.people[0]

    def said(self, contact_id: int, copy: CopyKind = EMBARGOED) -> tuple[Verdict, str]:
        found = self.one(contact_id, copy)
        return found.verdict, found.sentence

    def blocks(self, copy: CopyKind = EMBARGOED) -> list[str]:
        return [one.sentence for one in self.review(copy=copy).judgement.blocks]

    def release_at_once(self) -> None:
        statement = self.ground.statement
        statements.edit_facts(self.workspace, statement.id, statement.version, {"release": "immediate"})


def sign(workspace: Workspace, ground: Ground, *organisations: int) -> None:
    for one in organisations:
        said = signoffs.Said(Answer.APPROVED, "Director", How.OWN if one == ground.ours else How.MAIL)
        signoffs.record(workspace, ground.id, "en", one, said)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = Clock()
    workspace = workspaces.create(tmp_path / "office.dateline", clock=clock)
    ground = prepare(workspace)
    statements.make_revision(workspace, ground.id, "en")
    sign(workspace, ground, ground.ours, ground.doctors, ground.borders)
    yield Office(workspace, clock, ground)
    workspaces.close(workspace)


@pytest.fixture
def embargoed(office: Office) -> Office:
    wall = datetime(2026, 10, 13, 6)  # noqa: DTZ001
    lift = lift_at(wall, "America/New_York", now=START, city="Washington")
    office.embargo = embargoes.set_lift(office.workspace, office.ground.id, lift).id
    return office


def test_first_the_offer_then_the_answer_then_the_text(embargoed: Office) -> None:
    layla = embargoed.add("Layla Haddad", "Levant Wire")
    assert embargoed.said(layla) == (Verdict.HELD, "Not asked yet")
    assert embargoed.said(layla, OFFER) == (Verdict.MAY, "Can be asked")
    assert embargoed.said(layla, RELEASE) == (Verdict.HELD, "Gets the release Tue 06:00 Washington")
    embargoes.offer(embargoed.workspace, embargoed.embargo, [layla])
    assert embargoed.said(layla) == (Verdict.HELD, "Asked today 09:12, has not answered")
    embargoed.answer("accepted", layla)
    found = embargoed.one(layla)
    assert (found.verdict, found.sentence) == (Verdict.MAY, "Agreed today 09:12")
    assert (found.outlet, found.address, found.language) == ("Levant Wire", "layla@press.example", "en")
    assert [one.sentence for one in found.warnings] == []
    current = embargoed.ground.english.current
    assert current is not None
    assert found.hash == current.hash


def test_one_changed_word_stops_everything(embargoed: Office) -> None:
    layla = embargoed.add("Layla Haddad", "Levant Wire")
    embargoed.answer("accepted", layla)
    seen = embargoed.review(layla)
    assert len(seen.may) == 1
    embargoed.ground.reword("Five clinics closed")
    assert embargoed.blocks() == ["English: changed since revision 1"]
    assert embargoed.review(layla).may == ()
    assert embargoed.said(layla) == (Verdict.NOBODY_YET, "Agreed today 09:12")
    with pytest.raises(NotCleared, match="English: changed since revision 1"):
        verdicts.clear(embargoed.workspace, seen.wish, seen=seen)
    statements.make_revision(embargoed.workspace, embargoed.ground.id, "en")
    assert embargoed.blocks() == [
        "COB has not approved revision 2", "NDU has not approved revision 2", "VW has not approved revision 2",
    ]  # fmt: skip
    sign(embargoed.workspace, embargoed.ground, embargoed.ground.ours, embargoed.ground.doctors)
    said = signoffs.Said(Answer.REFUSED, "Director", How.CALL)
    signoffs.record(embargoed.workspace, embargoed.ground.id, "en", embargoed.ground.borders, said)
    assert embargoed.blocks() == ["COB refused revision 2"]
    sign(embargoed.workspace, embargoed.ground, embargoed.ground.borders)
    changes = verdicts.changes_since(embargoed.workspace, seen)
    assert (changes.sentence, changes.who, changes.blocked) == ("1 verdict changed", "Layla Haddad", False)


def test_a_statement_without_choice_revision_or_signatures_waits(office: Office) -> None:
    layla = office.add("Layla Haddad")
    assert office.blocks(RELEASE) == ["Neither an embargo nor immediate release"]
    office.release_at_once()
    assert office.said(layla, RELEASE) == (Verdict.MAY, "For immediate release")
    assert office.blocks() == ["For immediate release: nothing to hold"]
    statements.add_language(office.workspace, office.ground.id, "ar")
    assert office.blocks(RELEASE) == ["Arabic: no revision yet"]
    english = verdicts.review(
        office.workspace, office.ground.id, Audience(ids=[layla]), Channel.DRAFTS, RELEASE, languages=["en"]
    )
    assert english.judgement.blocks == ()
    with pytest.raises(NotFound, match="no text in “fr”"):
        verdicts.review(office.workspace, office.ground.id, None, Channel.KIT, RELEASE, languages=["fr"])


def test_an_organisation_that_is_named_must_sign(office: Office) -> None:
    office.release_at_once()
    card = {**office.ground.statement.card, "organisations": [office.ground.ours, office.ground.borders]}
    with office.workspace.command("Take one off, past the program") as act:
        nouns.change(act, STATEMENT, office.ground.id, card=card)
    assert office.blocks(RELEASE) == [
        "NDU is named and does not sign", "Northern Doctors Union is named and does not sign",
    ]  # fmt: skip
    with office.workspace.command("Sign by nobody, past the program") as act:
        nouns.change(act, STATEMENT, office.ground.id, card={**card, "organisations": [office.ground.ours, 999]})
    assert "An organisation that is gone has not approved revision 1" in office.blocks(RELEASE)


def test_a_withdrawn_statement_and_one_in_the_bin_give_nothing(embargoed: Office) -> None:
    statement = embargoed.ground.statement
    statements.withdraw(embargoed.workspace, statement.id, statement.version, "A figure was wrong")
    assert embargoed.blocks() == ["Withdrawn today 09:12: A figure was wrong"]
    statements.delete(embargoed.workspace, [statement.id])
    with pytest.raises(NotFound, match="lies in the bin"):
        embargoed.review()


def test_a_clock_that_went_back_stops_everything(embargoed: Office) -> None:
    embargoed.clock.now = START - timedelta(minutes=1)
    assert embargoed.blocks() == ["The clock is behind: today 09:12 is recorded"]
    assert embargoed.review(at=START + timedelta(days=30)).judgement.blocks[0].rule == "already_lifted"


def test_the_release_may_leave_at_the_lift(embargoed: Office) -> None:
    layla = embargoed.add("Layla Haddad")
    after = datetime(2026, 10, 13, 10, 0, 1, tzinfo=UTC)
    found = embargoed.review(layla, copy=RELEASE, at=after).judgement.people[0]
    assert (found.verdict, found.sentence) == (Verdict.MAY, "Lifted today 10:00")
    embargoed.clock.now = after
    assert embargoed.said(layla, RELEASE)[0] is Verdict.MAY
    assert embargoed.blocks() == ["The embargo was lifted today 10:00"]


def test_an_early_lift_is_one_act(embargoed: Office) -> None:
    layla = embargoed.add("Layla Haddad")
    embargoes.lift_now(embargoed.workspace, embargoed.embargo)
    assert embargoed.said(layla, RELEASE) == (Verdict.MAY, "Lifted today 09:12")


def test_a_lift_that_moved_with_the_rules_stops_everything(embargoed: Office) -> None:
    with embargoed.workspace.database.write() as conn:
        conn.execute(update(Embargo).values(utc="2026-10-13T09:00:00Z", tzdata_version="2020a"))
    assert embargoed.blocks() == ["Zone rules changed: check Tue 05:00 Washington"]
    embargoed.clock.now = datetime(2026, 10, 20, tzinfo=UTC)
    assert embargoed.review(copy=RELEASE).judgement.blocks[0].rule == "rules_moved"


def test_answers_fall_away_with_the_job_and_with_a_later_lift(embargoed: Office) -> None:
    layla, tomas, grace = (embargoed.add(name, f"{name} Post") for name in ("Layla Haddad", "Tomas Berg", "Grace Mw"))
    embargoed.answer("accepted", layla, tomas)
    embargoed.answer("declined", grace)
    card = contacts.get(embargoed.workspace, layla)
    left = [{**card.card["affiliations"][0], "ended": "2026-10-09"}]
    contacts.edit(embargoed.workspace, layla, card.version, {"affiliations": left})
    assert embargoed.said(layla)[0] is Verdict.HELD
    assert embargoed.said(layla)[1].startswith("Agreement void: ")
    assert embargoed.said(grace) == (Verdict.HELD, "Declined: today 09:12")
    later = lift_at(datetime(2026, 10, 13, 8), "America/New_York", now=START)  # noqa: DTZ001
    embargoes.change_lift(embargoed.workspace, embargoed.embargo, later)
    assert embargoed.said(tomas) == (Verdict.HELD, "Agreed to the old lift time, Tue 06:00")


def test_a_desk_answers_for_everybody_there(embargoed: Office) -> None:
    layla = embargoed.add("Layla Haddad", "Levant Wire")
    outlet = contacts.get(embargoed.workspace, layla).card["affiliations"][0]["outlet_id"]
    embargoes.offer(embargoed.workspace, embargoed.embargo, [], [outlet])
    assert embargoed.said(layla) == (Verdict.HELD, "Desk asked today 09:12, has not answered")
    embargoes.record_answers(embargoed.workspace, embargoed.embargo, [embargoes.Reply("accepted", None, outlet)])
    assert embargoed.said(layla) == (Verdict.MAY, "Desk agreed today 09:12")


def test_refusals_suppressions_and_the_bin_are_final(office: Office) -> None:
    office.release_at_once()
    people = [office.add(f"{name} X") for name in ("Petra", "Victor", "Anna", "Omar")]
    suppressions.suppress(office.workspace, "Petra@Press.example", "Opted out by e-mail")
    contacts.refuse(office.workspace, people[1:2], RefusalLevel.NO_CONTACT, "asked by phone")
    contacts.move_to_bin(office.workspace, people[2:3])
    statements.leave_out(office.workspace, office.ground.id, people[3:], "wrong country")
    found = office.review(*people, 999, copy=RELEASE)
    assert [(one.verdict, one.sentence) for one in found.judgement.people] == [
        (Verdict.NEVER, "Opted out by e-mail, today 09:12"),
        (Verdict.NEVER, "asked by phone, today 09:12"),
        (Verdict.NEVER, "In the bin"),
        (Verdict.NEVER, "Left out: wrong country, today 09:12"),
        (Verdict.NEVER, "No longer in this workspace"),
    ]
    assert "Do not contact: asked by phone, today" in [one.sentence for one in found.judgement.people[1].reasons]
    assert [verdict for verdict, _ in found.groups] == [Verdict.NEVER]


def test_addresses_are_read_as_they_stand(office: Office) -> None:
    office.release_at_once()
    bounced = [{"address": "b@press.example", "state": "bounced", "reason": "Mailbox does not exist"}]
    by_bounce = office.add("Elif Demir", emails=bounced)
    none = office.add("Samuel A", emails=[], phones=[{"number": "+442079460000"}])
    assert office.said(by_bounce, RELEASE) == (Verdict.NO_ADDRESS, "Mailbox does not exist")
    assert office.said(none, RELEASE) == (Verdict.NO_ADDRESS, "No e-mail address, only a phone number")
    assert office.one(none, RELEASE, Channel.CALL_SHEET).verdict is Verdict.MAY
    assert office.one(by_bounce, RELEASE, Channel.CALL_SHEET).sentence == "No phone number"


def test_partners_lead_and_texts_are_given_once(office: Office) -> None:
    office.release_at_once()
    lucie, karim = office.add("Lucie A"), office.add("Karim S")
    statements.partner_leads(office.workspace, office.ground.id, [lucie], office.ground.borders)
    assert office.said(lucie, RELEASE) == (Verdict.PARTNER, "COB sends, since today 09:12")
    give(office, karim, "drafts")
    assert office.said(karim, RELEASE) == (Verdict.PARTNER, "Holds this text since today 09:12")


def test_a_text_is_given_again_to_whom_it_is_said_of(office: Office) -> None:
    office.release_at_once()
    karim, lucie = office.add("Karim S"), office.add("Lucie A")
    give(office, karim, "drafts")
    give(office, lucie, "drafts")
    office.clock.now = START + timedelta(hours=1)
    verdicts.give_again(office.workspace, office.ground.id, [karim])
    assert [one.verdict for one in office.review(karim, lucie, copy=RELEASE).judgement.people] == [
        Verdict.MAY, Verdict.PARTNER,
    ]  # fmt: skip
    give(office, karim, "drafts")
    assert office.said(karim, RELEASE) == (Verdict.PARTNER, "Holds this text since today 10:12")
    office.clock.now = START + timedelta(hours=2)
    verdicts.give_again(office.workspace, office.ground.id, [karim])
    assert office.said(karim, RELEASE)[0] is Verdict.MAY


def test_a_call_sheet_gives_no_text(office: Office) -> None:
    office.release_at_once()
    karim = office.add("Karim S")
    give(office, karim, "call_sheet")
    assert office.said(karim, RELEASE)[0] is Verdict.MAY


def give(office: Office, contact_id: int, channel: str) -> None:
    digest = office.ground.english.asked.hash
    with office.workspace.command("Give", undoable=False) as act:
        facts = {"statement_id": office.ground.id, "copy": "release", "channel": channel, "at": act.at, "by": "test"}
        made = nouns.add(act, DISTRIBUTION, revisions={}, note="", counts={}, **facts)
        line = {"contact_id": contact_id, "name": "", "hash": digest, "at": act.at, "channel": channel}
        nouns.add(act, DELIVERY, distribution_id=made, outlet="", address="", language="en", state="made", **line)


def test_a_breach_shuts_out_until_the_appeal(embargoed: Office) -> None:
    marcus = embargoed.add("Marcus Okafor", "Atlantic Review")
    embargoed.answer("accepted", marcus)
    report = embargoes.BreachReport(Cause.JOURNALIST, START, contact_id=marcus, decision=Decision.EXCLUDE)
    made = embargoes.record_breach(embargoed.workspace, embargoed.embargo, report)
    assert embargoed.one(marcus).once is Verdict.NEVER
    title = embargoed.ground.statement.title
    assert embargoed.one(marcus).reasons[0].sentence == f"Broke ‘{title}’ embargo, today"
    embargoes.appeal(embargoed.workspace, made.id, "It was the agency")
    embargoes.answer_appeal(embargoed.workspace, made.id, upheld=True)
    assert embargoed.one(marcus).once is Verdict.MAY


def test_two_records_of_one_person_get_one_copy(office: Office) -> None:
    office.release_at_once()
    first = office.add("Layla Haddad", "Levant Wire")
    second = office.add("Layla Haddad", "Levant Wire", emails=[{"address": "lh@press.example"}])
    found = office.review(first, second, copy=RELEASE)
    assert [one.verdict for one in found.judgement.people] == [Verdict.MAY, Verdict.PARTNER]
    duplicates.tell_apart(office.workspace, first, second)
    assert len(office.review(first, second, copy=RELEASE).may) == 2


def test_lists_and_questions_are_audiences(office: Office) -> None:
    office.release_at_once()
    anna, omar = office.add("Anna B"), office.add("Omar C")
    made = lists.create(office.workspace, "Northern desk", [anna, omar])
    contacts.move_to_bin(office.workspace, [omar])

    def asked(audience: Audience | None) -> Review:
        return verdicts.review(office.workspace, office.ground.id, audience, Channel.EXPORT, RELEASE)

    found = asked(Audience(list_id=made.id))
    assert (found.name, [one.sentence for one in found.judgement.people]) == (
        "Northern desk", ["For immediate release", "In the bin"],
    )  # fmt: skip
    narrowed = asked(Audience(list_id=made.id, query=ContactQuery("anna")))
    assert [one.name for one in narrowed.judgement.people] == ["Anna B"]
    assert [one.name for one in asked(Audience(query=ContactQuery())).judgement.people] == ["Anna B"]
    assert asked(None).judgement.people == ()
    lists.delete(office.workspace, [made.id])
    with pytest.raises(NotFound, match="This list no longer exists"):
        asked(Audience(list_id=made.id))


def test_what_changed_since_is_named_and_stops_the_act(office: Office) -> None:
    office.release_at_once()
    ids = [office.add(f"{name} X") for name in ("Anna", "Omar", "Tomas", "Grace", "Petra")]
    seen = office.review(*ids, copy=RELEASE)
    assert not verdicts.changes_since(office.workspace, seen)
    for name in ("anna", "omar", "tomas", "grace"):
        suppressions.suppress(office.workspace, f"{name}@press.example", "Opted out")
    changes = verdicts.changes_since(office.workspace, seen)
    assert changes.sentence == "4 verdicts changed"
    first = changes.people[0]
    assert (first.name, first.before and first.before.verdict) == ("Anna X", Verdict.MAY)
    assert first.after is not None
    assert first.after.sentence == "Opted out, today 09:12"
    with pytest.raises(VerdictsChanged) as refused:
        verdicts.clear(office.workspace, seen.wish, seen=seen)
    assert str(refused.value) == (
        "4 verdicts changed since you looked: Anna X, Omar X, Tomas X and 1 more. Nothing left. Look at them, then go on."
    )
    assert refused.value.changes is not None
    found = verdicts.clear(office.workspace, seen.wish, seen=changes.now)
    assert [one.name for one in found.people] == ["Petra X"]


def test_the_leave_is_given_inside_the_act_that_records_it(office: Office) -> None:
    office.release_at_once()
    anna = office.add("Anna X")
    wish = Wish(office.ground.id, RELEASE, Channel.DRAFTS, Audience(ids=[anna]))
    with office.workspace.command("Drafts", undoable=False) as act:
        found = verdicts.clear(office.workspace, wish, act)
        act.lasting = True
    assert [one.address for one in found.people] == ["anna@press.example"]
    other = office.review(anna, copy=RELEASE, channel=Channel.EXPORT)
    with pytest.raises(NotCleared, match="This is not what was reviewed"):
        verdicts.clear(office.workspace, wish, seen=other)


def test_facts_that_cannot_be_read_stop_the_check(office: Office, expect_log: object) -> None:
    office.release_at_once()
    anna = office.add("Anna X")
    with office.workspace.database.write() as conn:
        conn.execute(update(Meta).where(Meta.name == "latest_moment").values(value="soon"))
    assert callable(expect_log)
    expect_log("desktop.services.verdicts", "facts for the guard could not be read")
    with pytest.raises(NotCleared, match="The check stopped"):
        office.review(anna, copy=RELEASE)


def test_the_example_and_a_second_opener_release_nothing(tmp_path: Path, office: Office) -> None:
    second = workspaces.open_workspace(office.workspace.path, clock=office.clock)
    office.release_at_once()
    found = verdicts.review(second, office.ground.id, None, Channel.KIT, RELEASE)
    workspaces.close(second)
    assert [one.rule for one in found.judgement.blocks] == ["read_only"]
    example = workspaces.create(tmp_path / "example.dateline", kind="example")
    ground = prepare(example)
    shown = verdicts.review(example, ground.id, None, Channel.KIT, RELEASE)
    workspaces.close(example)
    assert shown.judgement.blocks[-1].rule == "example"


def test_kept_embargoes_are_counted(embargoed: Office) -> None:
    layla = embargoed.add("Layla Haddad", "Levant Wire")
    embargoed.answer("accepted", layla)
    embargoed.clock.now = datetime(2026, 10, 14, tzinfo=UTC)
    made = statements.create_from_text(embargoed.workspace, replace(TEXT, headline="Fuel"))
    embargoed.ground = replace(embargoed.ground, id=made.id)
    statements.make_revision(embargoed.workspace, made.id, "en")
    sign(embargoed.workspace, embargoed.ground, *(one.id for one in embargoed.ground.statement.organisations))
    lift = lift_at(datetime(2026, 10, 20, 6), "Europe/London", now=embargoed.clock.now)  # noqa: DTZ001
    embargoed.embargo = embargoes.set_lift(embargoed.workspace, made.id, lift).id
    embargoed.answer("accepted", layla)
    assert embargoed.one(layla).sentence == "Agreed today 00:00 · kept 1 of 1 embargo"


def test_a_copy_releases_nothing_until_it_is_confirmed(tmp_path: Path, office: Office) -> None:
    office.release_at_once()
    path = tmp_path / "copy.dateline"
    with closing(sqlite3.connect(office.workspace.path)) as here, closing(sqlite3.connect(path)) as there:
        here.backup(there)
    copy = workspaces.open_workspace(path, clock=office.clock)
    held = verdicts.review(copy, office.ground.id, None, Channel.KIT, RELEASE)
    assert [one.rule for one in held.judgement.blocks] == ["quarantine"]
    workspaces.confirm_home(copy)
    free = verdicts.review(copy, office.ground.id, None, Channel.KIT, RELEASE)
    workspaces.close(copy)
    assert not free.judgement.blocks
