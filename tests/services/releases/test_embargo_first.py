"""The embargo stands first in every copy that is held, in the language of the copy, with UTC; files are as kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import lxml.html
import pytest
from pypdf import PdfReader

from desktop.domain.audience import Audience
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.signoff import Decision, How
from desktop.services import signoffs, statements, verdicts
from desktop.services.releases.composing import Form
from desktop.services.releases.drafts import drafts
from desktop.services.releases.kits import copied_text, document, press_kit
from desktop.services.releases.order import Order
from tests.services.test_verdicts import Office
from tests.statement_texts import ARABIC

_FIRST = {"en": "EMBARGOED until", "ar": "يرجى عدم النشر قبل"}


@pytest.fixture
def bilingual(embargoed: Office) -> Office:
    """The statement in English and Arabic, signed in both; Layla reads English, Salma Arabic; both agreed."""
    ground, workspace = embargoed.ground, embargoed.workspace
    statements.add_language(workspace, ground.id, "ar")
    version = ground.statement.version_in("ar")
    assert version is not None
    text = replace(ARABIC, organisations=version.text.organisations, contacts=version.text.contacts)
    statements.save_draft(workspace, ground.id, "ar", text, version.version)
    statements.make_revision(workspace, ground.id, "ar")
    for one in (ground.ours, ground.doctors, ground.borders):
        said = signoffs.Said(Decision.APPROVED, "Director", How.MAIL)
        signoffs.record(workspace, ground.id, "ar", one, said)
    embargoed.ids = {
        "layla": embargoed.add("Layla Haddad", "Levant Wire"),
        "salma": embargoed.add("Salma Najjar", "Al Marsa", languages=["ar"]),
    }
    embargoed.answer("accepted", *embargoed.ids.values())
    return embargoed


def _order(office: Office, channel: Channel) -> Order:
    return Order(office.ground.id, CopyKind.EMBARGOED, channel, Audience(ids=tuple(office.ids.values())))


def _again(office: Office) -> None:
    """Let everybody have the text once more."""
    office.clock.now += timedelta(minutes=1)
    verdicts.give_again(office.workspace, office.ground.id, list(office.ids.values()))


def _first_words(name: str, data: bytes) -> str:
    """What a reader of this file sees first."""
    match name.rpartition(".")[2]:
        case "txt":
            return data.decode().lstrip("\u200e\u200f\u2067\u2068\ufeff").splitlines()[0]
        case "html":
            return " ".join(str(lxml.html.fromstring(data).xpath("string(//body)")).split())
        case "docx":
            return next(one.text for one in docx.Document(BytesIO(data)).paragraphs if one.text.strip())
        case _:
            return PdfReader(BytesIO(data)).pages[0].extract_text().strip()


def _read(name: str, data: bytes, language: str) -> None:
    words = _first_words(name, data)
    if name.endswith("pdf") and language == "ar":  # shaped letters come out of a PDF in the order they are drawn
        assert all(word in words.splitlines()[0] for word in (*_FIRST["ar"].split(), "2026", "10:00"))
        return
    assert words.startswith(_FIRST[language]), name
    assert "UTC" in words.splitlines()[0]


def _bodies(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in mail.walk():
        if not part.is_multipart():
            ending = {"text/plain": "txt", "text/html": "html"}.get(part.get_content_type(), "")
            data = part.get_payload(decode=True)
            assert isinstance(data, bytes)
            yield part.get_filename(f"body.{ending}"), data


def test_it_stands_first_in_drafts_and_the_files_along(bilingual: Office, tmp_path: Path) -> None:
    drafts(bilingual.workspace, _order(bilingual, Channel.DRAFTS), tmp_path / "d", forms=list(Form))

    files = sorted((tmp_path / "d").iterdir())
    assert [file.stem[-2:] for file in files] == ["en", "ar"]
    for file in files:
        parts = list(_bodies(message_from_bytes(file.read_bytes(), policy=default)))
        assert len(parts) == 2 + len(Form)
        for name, data in parts:
            _read(name, data, file.stem[-2:])


def test_it_stands_first_in_kits_documents_and_the_clipboard(bilingual: Office, tmp_path: Path) -> None:
    press_kit(bilingual.workspace, _order(bilingual, Channel.KIT), tmp_path / "kit.zip")

    with ZipFile(tmp_path / "kit.zip") as kit:
        texts = [name for name in kit.namelist() if name != "MANIFEST.txt"]
        assert len(texts) == 2 * len(Form)
        for name in texts:
            _read(name, kit.read(name), name.rpartition(".")[0][-2:])
        assert all(first in kit.read("MANIFEST.txt").decode() for first in _FIRST.values())
    for language in _FIRST:
        for form in Form:
            _again(bilingual)
            path = tmp_path / f"{language}.{form}"
            order = replace(_order(bilingual, Channel.PRINT), languages=(language,))
            document(bilingual.workspace, order, language, form, path)
            _read(path.name, path.read_bytes(), language)
        _again(bilingual)
        text, _ = copied_text(
            bilingual.workspace, replace(_order(bilingual, Channel.CLIPBOARD), languages=(language,)), language
        )
        _read("copied.txt", text.encode(), language)


def test_a_file_changed_since_it_was_attached_leaves_as_it_was_then(bilingual: Office, tmp_path: Path) -> None:
    path = tmp_path / "annex.txt"
    path.write_text("figures as agreed")
    statements.attach(bilingual.workspace, bilingual.ground.id, bilingual.ground.statement.version, path)
    path.write_text("other figures")

    press_kit(bilingual.workspace, _order(bilingual, Channel.KIT), tmp_path / "kit.zip", forms=[Form.TEXT])
    assert ZipFile(tmp_path / "kit.zip").read("attachments/annex.txt") == b"figures as agreed"
