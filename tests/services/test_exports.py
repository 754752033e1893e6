"""Exports from a real workspace file: who is in, what is written, what the history keeps, and what stops it."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import insert, select

from desktop.domain.audience import Audience, Flagged, LeftOut
from desktop.domain.contact import Card, EmailLine, RefusalLevel
from desktop.domain.errors import Cancelled, ChangedElsewhere, NotFound, ReadOnly, StorageFailure
from desktop.domain.exports import FileKind, NobodyToExport
from desktop.domain.presets import preset
from desktop.domain.query import ContactQuery
from desktop.formats.exports.atomic import CannotWrite
from desktop.services import contacts, exports, suppressions, workspaces
from desktop.services.workspaces import Workspace
from desktop.storage.tables import Batch, ListMember, MailingList

EXCEL, MAILCHIMP = preset("excel"), preset("mailchimp")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = workspaces.create(tmp_path / "desk.dateline")
    yield opened
    workspaces.close(opened)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def add(workspace: Workspace, name: str, *addresses: str, **more: object) -> int:
    emails: list[EmailLine] = [{"address": text} for text in addresses]
    card: Card = {"display_name": name, "emails": emails, **more}  # type: ignore[typeddict-item]
    return contacts.create(workspace, card).id


def everybody(*ids: int) -> Audience:
    return Audience(ids=ids, name="Press list")


def rows(path: Path) -> list[list[str]]:
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return [[str(cell or "") for cell in row] for row in sheet.values]


def column(path: Path, header: str) -> list[str]:
    table = rows(path)
    return [row[table[0].index(header)] for row in table[1:]]


def batches(workspace: Workspace) -> list[Batch]:
    from sqlalchemy.orm import Session

    with workspace.reading() as conn, Session(conn) as session:
        return list(session.scalars(select(Batch).order_by(Batch.id)))


class StopAt:
    """A person who stops the work when it says this."""

    def __init__(self, phase: str, done: int) -> None:
        self.at = (phase, done)

    def step(self, phase: str, done: int, total: int | None = None) -> None:  # noqa: ARG002
        if (phase, done) == self.at:
            raise Cancelled


def test_the_review_names_everybody_who_is_left_out(workspace: Workspace) -> None:
    layla = add(workspace, "Layla Haddad", "layla@paper.example")
    same = add(workspace, "News desk", "LAYLA@paper.example")
    out = add(workspace, "Omar Said", "omar@paper.example")
    binned = add(workspace, "Ana Ruiz", "ana@paper.example")
    refusing = add(workspace, "Jo Berg", "jo@paper.example")
    quiet = add(workspace, "Mo Berg", "mo@paper.example")
    unreachable = add(workspace, "Bo Lind")
    flagged = add(workspace, "S. N.", "sn@paper.example", safety=["in_exile"])
    suppressions.suppress(workspace, "Omar@Paper.example", "asked by phone")
    contacts.move_to_bin(workspace, [binned])
    contacts.refuse(workspace, [refusing], RefusalLevel.NO_CONTACT, "asked")
    contacts.refuse(workspace, [quiet], RefusalLevel.NO_RELEASES, "asked")

    told = exports.review(
        workspace, everybody(layla, same, out, binned, refusing, quiet, unreachable, flagged, 999), EXCEL
    )

    assert (told.total, told.included) == (9, 1)
    assert told.left_out == (
        LeftOut(same, "News desk", "same address already in this export", "Layla Haddad"),
        LeftOut(out, "Omar Said", "address suppressed"),
        LeftOut(binned, "Ana Ruiz", "in the bin"),
        LeftOut(refusing, "Jo Berg", "refuses any contact"),
        LeftOut(quiet, "Mo Berg", "refuses releases"),
        LeftOut(unreachable, "Bo Lind", "no address"),
        LeftOut(flagged, "S. N.", "safety flag, not confirmed"),
        LeftOut(999, "", "no longer exists"),
    )
    assert told.by_reason == dict.fromkeys([one.reason for one in told.left_out], 1)
    assert told.flagged == (Flagged(flagged, "S. N.", ("in_exile",)),)
    assert told.columns == EXCEL.headers


def test_a_workbook_holds_who_is_in_and_nobody_else(workspace: Workspace, out: Path) -> None:
    ids = [add(workspace, f"Person {n}", f"p{n}@paper.example", notes="=1+1") for n in range(3)]
    suppressions.suppress(workspace, "p1@paper.example", "asked")

    report = exports.write(workspace, everybody(*ids), EXCEL, out / "list.xlsx", FileKind.XLSX)

    assert column(out / "list.xlsx", "Display name") == ["Person 0", "Person 2"]
    assert column(out / "list.xlsx", "Notes") == ["=1+1", "=1+1"]
    assert openpyxl.load_workbook(out / "list.xlsx").sheetnames == ["Press list"]
    assert b"p1@paper" not in (out / "list.xlsx").read_bytes()
    assert (report.included, report.by_reason) == (2, {"address suppressed": 1})
    assert [path.name for path in out.iterdir()] == ["list.xlsx"]


def test_a_suppressed_second_address_stays_at_home(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example", "ana@old.example", "ana@home.example")
    suppressions.suppress(workspace, "ana@old.example", "asked")

    exports.write(workspace, everybody(ana), EXCEL, out / "list.csv", FileKind.CSV)

    text = (out / "list.csv").read_text(encoding="utf-8")
    assert "ana@paper.example" in text
    assert "ana@home.example" in text
    assert "ana@old.example" not in text


def test_confirmed_people_are_in_and_only_those(workspace: Workspace, out: Path) -> None:
    one = add(workspace, "S. N.", "sn@paper.example", safety=["in_exile"])
    two = add(workspace, "T. M.", "tm@paper.example", safety=["pseudonym"])

    confirmed = exports.review(workspace, everybody(one, two), EXCEL, confirmed_flagged={two})
    exports.write(
        workspace, everybody(one, two), EXCEL, out / "a.xlsx", FileKind.XLSX, confirmed_flagged=frozenset({two})
    )

    assert (confirmed.included, len(confirmed.flagged)) == (1, 2)
    assert column(out / "a.xlsx", "Display name") == ["T. M."]


def test_a_safe_address_is_named(workspace: Workspace) -> None:
    lone = contacts.create(
        workspace, {"display_name": "S. N.", "emails": [{"address": "s@safe.example", "purpose": "safe"}]}
    ).id

    told = exports.review(workspace, everybody(lone), EXCEL)

    assert told.warnings == ("S. N. has only an address kept for safe contact; it is in this export.",)


def test_mailchimp_says_whom_it_cannot_take(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "añá@paper.example", country="ES")
    tom = add(workspace, "Tom Berg", "tom@paper.example", country="GB", tags=["VIP", "a, b"])

    told = exports.review(workspace, everybody(ana, tom), MAILCHIMP)
    exports.write(workspace, everybody(ana, tom), MAILCHIMP, out / "m.csv", FileKind.CSV)

    (left,) = told.left_out
    assert (left.name, left.detail) == ("Ana Ruiz", "añá@paper.example")
    assert left.reason == "Mailchimp does not take letters outside a–z before the @"
    data = (out / "m.csv").read_bytes()
    assert list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))) == [
        {
            "Email Address": "tom@paper.example", "First Name": "Tom", "Last Name": "Berg", "Phone Number": "",
            "Company": "", "Job Title": "", "Country": "GB", "Tags": 'VIP, "a, b"',
        }
    ]  # fmt: skip


def test_csv_for_excel_has_the_mark_and_the_separator_of_this_computer(
    workspace: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_NUMERIC", "de_DE.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    ana = add(workspace, "Ana Ruiz", "ana@paper.example", phones=[{"number": "+34600000000"}])

    exports.write(workspace, everybody(ana), EXCEL, out / "a.csv", FileKind.CSV_EXCEL)

    data = (out / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfDisplay name;Prefix;")
    assert b";'+34600000000;" in data


def test_own_fields_are_columns(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example", custom={"Circulation": "9000"})

    report = exports.write(workspace, everybody(ana), EXCEL, out / "a.xlsx", FileKind.XLSX)

    assert report.columns[-1] == "Circulation"
    assert column(out / "a.xlsx", "Circulation") == ["9000"]


def test_a_text_too_long_for_excel_is_named(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example", notes="x" * 40_000)

    report = exports.write(workspace, everybody(ana), EXCEL, out / "a.xlsx", FileKind.XLSX)

    assert [(cut.name, cut.column) for cut in report.cut] == [("Ana Ruiz", "Notes")]


def test_the_history_knows_how_many_and_never_who(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example")
    bo = add(workspace, "Bo Lind")

    report = exports.write(workspace, everybody(ana, bo), MAILCHIMP, out / "ana-ruiz.csv", FileKind.CSV)

    batch = batches(workspace)[-1]
    assert (batch.kind, batch.label, batch.undoable) == ("export", "Export 1 contact for Mailchimp", False)
    assert batch.user == workspace.user
    assert report.touched.batch_id == batch.id
    counts = json.loads(batch.counts)
    assert counts == {
        "contacts": 1,
        "left out": 1,
        "layout": "mailchimp",
        "file kind": "csv",
        "columns": "Email Address, First Name, Last Name, Phone Number, Company, Job Title, Country, Tags",
    }
    assert "ana" not in (batch.label + batch.counts).lower()


def test_names_never_reach_the_log(workspace: Workspace, out: Path, caplog: pytest.LogCaptureFixture) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example")

    with caplog.at_level("DEBUG"):
        exports.write(workspace, everybody(ana), EXCEL, out / "a.xlsx", FileKind.XLSX)

    assert "exported 1 contacts as excel, 0 left out" in caplog.text
    assert "ana" not in caplog.text.lower().replace("manager", "")


def test_nobody_left_means_no_file(workspace: Workspace, out: Path) -> None:
    bo = add(workspace, "Bo Lind")

    with pytest.raises(NobodyToExport, match="Nobody may be in this export"):
        exports.write(workspace, everybody(bo), EXCEL, out / "a.xlsx", FileKind.XLSX)

    assert list(out.iterdir()) == []
    assert batches(workspace)[-1].kind != "export"


@pytest.mark.parametrize(("phase", "done"), [("Checking", 0), ("Writing", 0), ("Writing", 2)])
@pytest.mark.parametrize("kind", FileKind)
def test_a_cancelled_export_leaves_the_old_file(
    workspace: Workspace, out: Path, phase: str, done: int, kind: FileKind
) -> None:
    ids = [add(workspace, f"Person {n}", f"p{n}@paper.example") for n in range(2)]
    (out / "list").write_bytes(b"old")

    with pytest.raises(Cancelled):
        exports.write(workspace, everybody(*ids), EXCEL, out / "list", kind, progress=StopAt(phase, done))

    assert (out / "list").read_bytes() == b"old"
    assert [path.name for path in out.iterdir()] == ["list"]
    assert batches(workspace)[-1].kind != "export"


def test_somebody_suppressed_while_the_file_is_written_stops_it(workspace: Workspace, out: Path) -> None:
    ids = [add(workspace, f"Person {n}", f"p{n}@paper.example") for n in range(2)]
    (out / "a.xlsx").write_bytes(b"old")

    class Meanwhile:
        def step(self, phase: str, done: int, total: int | None = None) -> None:  # noqa: ARG002
            if (phase, done) == ("Writing", 0):
                suppressions.suppress(workspace, "p1@paper.example", "asked by phone just now")

    with pytest.raises(ChangedElsewhere, match="Contacts changed while the file was being written"):
        exports.write(workspace, everybody(*ids), EXCEL, out / "a.xlsx", FileKind.XLSX, progress=Meanwhile())

    assert (out / "a.xlsx").read_bytes() == b"old"
    assert [path.name for path in out.iterdir()] == ["a.xlsx"]
    assert batches(workspace)[-1].kind != "export"


def test_a_check_that_cannot_finish_lets_nobody_out(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example")
    with workspace.database.write() as conn:
        conn.exec_driver_sql("DROP TABLE suppression")

    with pytest.raises(StorageFailure):
        exports.write(workspace, everybody(ana), EXCEL, out / "a.xlsx", FileKind.XLSX)

    assert list(out.iterdir()) == []


def test_a_workspace_that_can_only_be_read_exports_nothing(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example")
    second = workspaces.open_workspace(workspace.path)
    try:
        assert exports.review(second, everybody(ana), EXCEL).included == 1
        with pytest.raises(ReadOnly, match="noted in the history"):
            exports.write(second, everybody(ana), EXCEL, out / "a.xlsx", FileKind.XLSX)
    finally:
        workspaces.close(second)

    assert list(out.iterdir()) == []


def test_a_file_that_cannot_be_put_is_not_in_the_history(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example")
    (out / "taken").mkdir()

    with pytest.raises(CannotWrite, match="taken is a folder"):
        exports.write(workspace, everybody(ana), EXCEL, out / "taken", FileKind.XLSX)
    with pytest.raises(CannotWrite, match="does not exist"):
        exports.write(workspace, everybody(ana), EXCEL, out / "gone" / "a.xlsx", FileKind.XLSX)

    assert batches(workspace)[-1].kind != "export"


def test_a_list_that_is_gone_is_said(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="This list no longer exists"):
        exports.review(workspace, Audience(list_id=99), EXCEL)


def test_a_list_gives_its_name_and_names_members_in_the_bin(workspace: Workspace, out: Path) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example")
    bo = add(workspace, "Bo Lind", "bo@paper.example")
    add(workspace, "Not on it", "not@paper.example")
    with workspace.command("List") as act:
        facts = {"name": "Health desks", "name_key": "health desks", "created_at": act.at, "updated_at": act.at}
        act.conn.execute(insert(MailingList).values(id=4, **facts))
        act.conn.execute(insert(ListMember), [{"list_id": 4, "contact_id": one} for one in (ana, bo)])
        act.touch("list", [4])
    contacts.move_to_bin(workspace, [bo])

    told = exports.review(workspace, Audience(list_id=4), EXCEL)
    exports.write(workspace, Audience(list_id=4), EXCEL, out / "a.xlsx", FileKind.XLSX)

    assert (told.included, told.left_out) == (1, (LeftOut(bo, "Bo Lind", "in the bin"),))
    assert openpyxl.load_workbook(out / "a.xlsx").sheetnames == ["Health desks"]
    assert column(out / "a.xlsx", "Display name") == ["Ana Ruiz"]


def test_a_question_gives_all_it_finds_in_its_order(workspace: Workspace, out: Path) -> None:
    for name in ("Zoë Berg", "Ana Berg", "Omar Said"):
        add(workspace, name, f"{name.split()[0].lower().replace('ë', 'e')}@paper.example")

    exports.write(workspace, Audience(query=ContactQuery(text="berg")), EXCEL, out / "a.csv", FileKind.CSV)

    lines = (out / "a.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split(",")[0] for line in lines] == ["Ana Berg", "Zoë Berg"]


def test_everybody_given_twice_is_in_once(workspace: Workspace) -> None:
    ana = add(workspace, "Ana Ruiz", "ana@paper.example")

    told = exports.review(workspace, everybody(ana, ana), EXCEL)

    assert (told.total, told.included) == (1, 1)


def test_a_sheet_of_arabic_names_starts_at_the_right(workspace: Workspace, out: Path) -> None:
    ids = [add(workspace, name, f"p{n}@paper.example") for n, name in enumerate(["ليلى حداد", "عمر سعيد", "Ana"])]

    exports.write(workspace, everybody(*ids), EXCEL, out / "a.xlsx", FileKind.XLSX)

    assert openpyxl.load_workbook(out / "a.xlsx").worksheets[0].sheet_view.rightToLeft
