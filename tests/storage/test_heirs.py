"""What was agreed with people who are merged goes on to the one who stays, and comes back."""

from desktop.services import contacts, duplicates, history
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from desktop.storage.nouns import ANSWER, BREACH, DELIVERY, DISTRIBUTION, EMBARGO, STATEMENT, STATEMENT_PERSON

LIFT = {"wall": "2026-10-28T18:00", "zone": "Asia/Tbilisi", "utc": "2026-10-28T14:00:00Z", "tzdata_version": "2026b"}


def belongs(workspace: Workspace) -> dict[str, object]:
    """Whose everything is."""
    with workspace.reading() as conn:
        people = [(row["statement_id"], row["contact_id"], row["note"]) for row in nouns.find(conn, STATEMENT_PERSON)]
        tiers = [tier["contact_ids"] for row in nouns.find(conn, EMBARGO) for tier in row["card"]["tiers"]]
        singles = {noun.kind: nouns.find(conn, noun)[0]["contact_id"] for noun in (ANSWER, BREACH, DELIVERY)}
    return {"people": sorted(people), "tiers": tiers, **singles}


def test_merging_people_hands_over_and_undo_gives_back(workspace: Workspace) -> None:
    keep = contacts.create(workspace, {"display_name": "Layla Haddad"}).id
    gone = contacts.create(workspace, {"display_name": "Leila Haddad"}).id
    third = contacts.create(workspace, {"display_name": "Tomas Berg"}).id
    with workspace.command("Facts") as act:
        first, second = (nouns.add(act, STATEMENT, title=title, main_language="en") for title in ("A", "B"))
        tiers = [{"name": "early", "contact_ids": [gone, third]}, {"name": "late", "contact_ids": [third]}]
        embargo = nouns.add(act, EMBARGO, statement_id=first, card={"tiers": tiers}, **LIFT)
        told = {"embargo_id": embargo, "contact_id": gone}
        terms = {"scope": "person", "state": "accepted", "lift_utc": LIFT["utc"], "terms_no": 1}
        nouns.add(act, ANSWER, **told, **terms, at=act.at)
        nouns.add(act, BREACH, **told, cause="journalist", noticed_at=act.at, at=act.at)
        given = nouns.add(act, DISTRIBUTION, statement_id=first, copy="release", channel="kit", at=act.at, by="mara")
        nouns.add(act, DELIVERY, distribution_id=given, contact_id=gone, name="Leila Haddad", at=act.at)
        for statement_id, contact_id in ((first, keep), (first, gone), (second, gone)):
            facts = {"statement_id": statement_id, "contact_id": contact_id, "how": "left_out"}
            nouns.add(act, STATEMENT_PERSON, **facts, note=str(contact_id), since=act.at)
    before = belongs(workspace)
    kept, other = contacts.get(workspace, keep), contacts.get(workspace, gone)
    duplicates.merge(workspace, kept, [other], kept.card)
    assert belongs(workspace) == {
        "people": [(first, keep, str(keep)), (second, keep, str(gone))],
        "tiers": [[keep, third], [third]],
        "answer": keep,
        "breach": keep,
        "delivery": keep,
    }
    assert history.undo_last(workspace).left == ()
    assert belongs(workspace) == before
