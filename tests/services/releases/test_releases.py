"""What leaves holds exactly those who may receive it, says its embargo first, and stands in the ledger."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from pypdf import PdfReader

from desktop.domain.audience import Audience
from desktop.domain.contact import RefusalLevel
from desktop.domain.errors import NotFound, ReadOnly
from desktop.domain.exports import FileKind
from desktop.domain.guard.clearance import NotCleared
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.review import VerdictsChanged
from desktop.domain.presets import PRESETS
from desktop.formats.exports.atomic import CannotWrite
from desktop.services import contacts, history, statements, verdicts, workspaces
from desktop.services.releases.calendars import titled_calendar
from desktop.services.releases.calls import sheet
from desktop.services.releases.composing import Form
from desktop.services.releases.drafts import drafts
from desktop.services.releases.kits import copied_text, document, press_kit
from desktop.services.releases.ledger import holdings
from desktop.services.releases.mailing_lists import mailing_list
from desktop.services.releases.order import Order
from tests.services.test_verdicts import Office


def _order(office: Office, channel: Channel, kind: CopyKind = CopyKind.EMBARGOED) -> Order:
    return Order(office.ground.id, kind, channel, Audience(ids=tuple(office.ids.values())))


def _public(office: Office, channel: Channel) -> Order:
    return Order(office.ground.id, CopyKind.RELEASE, channel)


def test_drafts_are_for_those_who_agreed_each_alone_with_the_embargo_first(ready: Office, tmp_path: Path) -> None:
    released = drafts(ready.workspace, _order(ready, Channel.DRAFTS), tmp_path / "drafts", forms=[Form.PDF])

    files = sorted((tmp_path / "drafts").iterdir())
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    assert [str(mail["To"]) for mail in mails] == [
        "Layla Haddad <layla@press.example>",
        "Tomas Berg <tomas@press.example>",
    ]
    body = mails[0].get_body(("plain",))
    assert body is not None
    lines = body.get_content().splitlines()
    assert lines[0].startswith("EMBARGOED until")
    assert "10:00 UTC" in lines[0]
    assert lines[2] == "Dear Ms Haddad,"
    assert [part.get_content_type() for part in mails[0].iter_attachments()] == ["application/pdf"]
    assert released.people == 2


def test_the_ledger_says_who_holds_what_under_which_promise(ready: Office, tmp_path: Path) -> None:
    drafts(ready.workspace, _order(ready, Channel.DRAFTS), tmp_path / "drafts")

    lines = holdings(ready.workspace, ready.ground.id)
    current = ready.ground.english.current
    assert current is not None
    assert {(one.name, one.address, one.language, one.hash) for one in lines} == {
        ("Layla Haddad", "layla@press.example", "en", current.hash),
        ("Tomas Berg", "tomas@press.example", "en", current.hash),
    }
    assert all(one.promise.startswith("Agreed today") for one in lines)
    batch = history.batches(ready.workspace)[0]
    assert not batch.undoable
    assert batch.label.startswith("Drafts, embargoed copy of “")
    assert batch.label.endswith("for 2 people")


def test_nobody_is_given_the_same_text_twice(ready: Office, tmp_path: Path) -> None:
    drafts(ready.workspace, _order(ready, Channel.DRAFTS), tmp_path / "once")

    with pytest.raises(NotCleared):
        drafts(ready.workspace, _order(ready, Channel.DRAFTS), tmp_path / "twice")
    assert not (tmp_path / "twice").exists()


def test_a_mailing_list_holds_exactly_them(ready: Office, tmp_path: Path) -> None:
    preset = next(one for one in PRESETS if one.key == "mailchimp")
    path = tmp_path / "list.xlsx"

    mailing_list(ready.workspace, _order(ready, Channel.EXPORT), preset, path, kind=FileKind.XLSX)

    sheet_ = openpyxl.load_workbook(path).active
    assert sheet_ is not None
    rows = list(sheet_.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["layla@press.example", "tomas@press.example"]
    assert {one.name for one in holdings(ready.workspace, ready.ground.id)} == {"Layla Haddad", "Tomas Berg"}


def test_a_call_sheet_warns_first_and_holds_only_those_with_a_phone(ready: Office, tmp_path: Path) -> None:
    path = tmp_path / "calls.pdf"

    sheet(ready.workspace, _order(ready, Channel.CALL_SHEET), path)

    said = " ".join(PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text().split())
    assert said.index("EMBARGOED until") < said.index("Layla Haddad")
    assert "+962790000000 (Signal)" in said
    assert "Tomas Berg" not in said


def test_a_kit_for_everybody_leaves_only_after_the_lift(ready: Office, tmp_path: Path) -> None:
    path = tmp_path / "kit.zip"
    with pytest.raises(NotCleared, match="Not public before Tue 06:00 Washington"):
        press_kit(ready.workspace, _public(ready, Channel.KIT), path)
    assert not path.exists()

    ready.clock.now += timedelta(days=5)
    press_kit(ready.workspace, _public(ready, Channel.KIT), path)

    kit = ZipFile(path)
    assert sorted(name.rpartition(".")[2] for name in kit.namelist()) == ["docx", "html", "pdf", "txt", "txt"]
    text = next(name for name in kit.namelist() if name.endswith("-en.txt"))
    assert kit.read(text).decode().splitlines()[0] == "FOR IMMEDIATE RELEASE"
    assert kit.read("MANIFEST.txt").decode().startswith("# FOR IMMEDIATE RELEASE\n")


def test_an_embargoed_kit_says_so_first(ready: Office, tmp_path: Path) -> None:
    order = replace(_order(ready, Channel.KIT), audience=Audience(ids=(ready.ids["layla"],)))

    press_kit(ready.workspace, order, tmp_path / "kit.zip", forms=[Form.TEXT])

    assert ZipFile(tmp_path / "kit.zip").read("MANIFEST.txt").decode().startswith("# EMBARGOED until")


def test_one_changed_word_stops_every_way_out(ready: Office, tmp_path: Path) -> None:
    draft = ready.ground.english
    changed = replace(draft.text, headline=f"{draft.text.headline} now")
    statements.save_draft(ready.workspace, ready.ground.id, "en", changed, draft.version)
    preset = PRESETS[0]
    people = _order(ready, Channel.DRAFTS)
    acts: list[Callable[[], object]] = [
        lambda: drafts(ready.workspace, people, tmp_path / "x"),
        lambda: mailing_list(
            ready.workspace, replace(people, channel=Channel.EXPORT), preset, tmp_path / "x.csv", kind=FileKind.CSV
        ),
        lambda: sheet(ready.workspace, replace(people, channel=Channel.CALL_SHEET), tmp_path / "x.pdf"),
        lambda: press_kit(ready.workspace, replace(people, channel=Channel.KIT), tmp_path / "x.zip"),
        lambda: document(ready.workspace, replace(people, channel=Channel.PRINT), "en", Form.PDF, tmp_path / "x.pdf"),
        lambda: copied_text(ready.workspace, replace(people, channel=Channel.CLIPBOARD), "en"),
    ]

    for act in acts:
        with pytest.raises(NotCleared, match="Nobody may receive this yet"):
            act()
    assert list(tmp_path.glob("x*")) == []
    assert holdings(ready.workspace, ready.ground.id) == []


def test_what_changed_since_the_review_is_shown_before_anything_leaves(ready: Office, tmp_path: Path) -> None:
    order = _order(ready, Channel.DRAFTS)
    seen = verdicts.review(ready.workspace, order.statement_id, order.audience, order.channel, order.kind)
    contacts.refuse(ready.workspace, [ready.ids["tomas"]], RefusalLevel.NO_RELEASES, "asked by phone")

    with pytest.raises(VerdictsChanged):
        drafts(ready.workspace, replace(order, seen=seen), tmp_path / "drafts")
    assert not (tmp_path / "drafts").exists()


def test_a_folder_that_exists_is_never_written_into(ready: Office, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()

    with pytest.raises(CannotWrite, match="exists already"):
        drafts(ready.workspace, _order(ready, Channel.DRAFTS), tmp_path / "drafts")
    assert holdings(ready.workspace, ready.ground.id) == []


def test_printing_and_copying_what_is_public_needs_no_names(ready: Office, tmp_path: Path) -> None:
    ready.clock.now += timedelta(days=5)

    document(ready.workspace, _public(ready, Channel.PRINT), "en", Form.PDF, tmp_path / "print.pdf")
    text, _ = copied_text(ready.workspace, _public(ready, Channel.CLIPBOARD), "en")

    assert PdfReader(tmp_path / "print.pdf").pages[0].extract_text().startswith("FOR IMMEDIATE RELEASE")
    assert text.startswith("FOR IMMEDIATE RELEASE\n")


def test_a_language_that_does_not_leave_is_said(ready: Office, tmp_path: Path) -> None:
    ready.clock.now += timedelta(days=5)

    with pytest.raises(NotFound, match="no text in “fr” that may leave"):
        document(ready.workspace, _public(ready, Channel.PRINT), "fr", Form.PDF, tmp_path / "print.pdf")
    assert not (tmp_path / "print.pdf").exists()
    assert holdings(ready.workspace, ready.ground.id) == []


def test_where_the_ledger_cannot_be_written_nothing_leaves(ready: Office, tmp_path: Path) -> None:
    second = workspaces.open_workspace(ready.workspace.path, clock=ready.clock)

    with pytest.raises(ReadOnly, match="ledger"):
        drafts(second, _order(ready, Channel.DRAFTS), tmp_path / "drafts")
    assert not (tmp_path / "drafts").exists()
    workspaces.close(second)


def test_a_calendar_says_what_lifts_only_to_those_who_agreed(ready: Office, tmp_path: Path) -> None:
    order = replace(_order(ready, Channel.CALENDAR), audience=Audience(ids=(ready.ids["layla"],)))

    titled_calendar(ready.workspace, order, tmp_path / "lift.ics")

    assert b"clinics" in (tmp_path / "lift.ics").read_bytes().lower()
    with pytest.raises(NotCleared):
        titled_calendar(
            ready.workspace, replace(order, audience=Audience(ids=(ready.ids["oleh"],))), tmp_path / "no.ics"
        )
    assert not (tmp_path / "no.ics").exists()


def test_without_an_embargo_there_is_no_lift_to_note(office: Office, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no embargo"):
        titled_calendar(office.workspace, _public(office, Channel.CALENDAR), tmp_path / "lift.ics")
