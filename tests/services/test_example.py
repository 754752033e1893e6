"""The example workspace is one to look around in, and can never be taken for a real one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.query import ContactQuery
from desktop.services import contacts, embargoes, organisations, statements, suppressions, workspaces
from desktop.services.samples import create_example
from desktop.services.workspaces import Totals


def test_the_example_holds_its_people_and_lists(tmp_path: Path) -> None:
    workspace = create_example(tmp_path / "example.dateline", clock=lambda: datetime(2030, 5, 1, tzinfo=UTC))

    everybody = contacts.ids(workspace, ContactQuery())
    (layla,) = contacts.rows(workspace, contacts.ids(workspace, ContactQuery(text="ليلى")))
    totals = workspaces.totals(workspace)
    suppressed = suppressions.suppressed(workspace, ["p.aslan@gulfledger.example"])
    problems = workspaces.check(workspace)
    kind = workspace.kind
    workspaces.close(workspace)

    assert len(everybody) == 40
    assert totals == Totals(contacts=40, outlets=totals.outlets, lists=2, partners=3, statements=1, embargoes=1)
    assert (layla.name, layla.outlet, layla.last_touch) == ("Layla Haddad", "Levant Wire", "2030-04-29")
    assert suppressed == {"p.aslan@gulfledger.example"}
    assert (kind, problems) == ("example", [])


def test_the_example_holds_a_joint_statement_on_its_way(tmp_path: Path) -> None:
    workspace = create_example(tmp_path / "example.dateline", clock=lambda: datetime(2030, 5, 1, 15, tzinfo=UTC))

    (row,) = statements.all_statements(workspace)
    findings = statements.cross_checks(workspace, row.id)
    arabic = statements.get(workspace, row.id).version_in("ar")
    (embargo,) = embargoes.all_embargoes(workspace)
    ours = organisations.own(workspace)
    workspaces.close(workspace)

    assert (row.languages, row.organisations, row.signed, row.signers) == (("en", "ar"), ("HRN", "COB", "NDU"), 2, 3)
    assert (row.changed, findings) == ((), ())
    assert arabic is not None
    assert (arabic.text.date, arabic.text.date_written) == ("2030-05-02", "2 مايو 2030")
    assert embargo.lift.utc == datetime(2030, 5, 2, 10, tzinfo=UTC)
    assert (embargo.asked, embargo.agreed) == (24, 15)
    assert ours is not None
    assert ours.short == "HRN"


def test_the_example_never_takes_the_place_of_something(tmp_path: Path) -> None:
    path = tmp_path / "mine.dateline"
    path.write_text("mine")

    with pytest.raises(UserError, match="already exists"):
        create_example(path)

    assert path.read_text() == "mine"
