"""A partner that goes leaves every way out: its name, its logo and its contact are in nothing that is made."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage

from desktop.domain.audience import Audience
from desktop.domain.guard.clearance import NotCleared
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.services import documents, organisations, statements
from desktop.services.releases.composing import Form
from desktop.services.releases.drafts import drafts
from desktop.services.releases.kits import copied_text, document, press_kit
from desktop.services.releases.order import Order
from tests.services.test_verdicts import Office, sign

_OF_THE_DOCTORS = ("Northern Doctors", "northern-doctors", "NDU", "ndu", "Ines Duarte", "اتحاد أطباء")


def _picture(path: Path, colour: str) -> bytes:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path.read_bytes()


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every file in a zip, and every part of a Word document in it."""
    with ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            inner = packed.read(name)
            yield name, inner
            if name.endswith(".docx"):
                yield from _unpacked(inner)
            if name.endswith(".pdf"):
                yield name, _words(inner)


def _words(pdf: bytes) -> bytes:
    read = PdfReader(BytesIO(pdf))
    return "".join([*(page.extract_text() for page in read.pages), str(read.metadata)]).encode()


def _pictures(pdf: Path) -> int:
    """How many pictures its pages show."""
    resources: list[Any] = [page["/Resources"] for page in PdfReader(pdf).pages]
    held = [one.get_object() for its in resources for one in its.get("/XObject", {}).values()]
    return len([one for one in held if one["/Subtype"] == "/Image"])


def _parts(mail: Message) -> Iterator[tuple[str, bytes]]:
    yield "head", "\n".join(f"{name}: {value}" for name, value in mail.items()).encode()
    for part in mail.walk():
        if not part.is_multipart():
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            yield part.get_filename("body"), content
            yield from _unpacked(content) if part.get_filename("").endswith(".docx") else ()


def _everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            yield str(file.relative_to(folder)), data
            if file.suffix in {".zip", ".docx"}:
                yield from _unpacked(data)
            if file.suffix == ".pdf":
                yield file.name, _words(data)
            if file.suffix == ".eml":
                yield from _parts(message_from_bytes(data, policy=default))


def _make_everything(office: Office, folder: Path) -> None:
    """Every output there is: proofs, drafts, a kit, every form of a document, the clipboard."""
    folder.mkdir()
    people = Audience(ids=tuple(office.ids.values()))
    order = Order(office.ground.id, CopyKind.EMBARGOED, Channel.DRAFTS, people)
    drafts(office.workspace, order, folder / "drafts", forms=list(Form))
    office.clock.now += timedelta(days=5)
    public = Order(office.ground.id, CopyKind.RELEASE, Channel.KIT)
    press_kit(office.workspace, public, folder / "kit.zip")
    for form in Form:
        documents.save_proof(office.workspace, office.ground.id, "en", form, folder / f"proof.{form}")
        path = folder / f"document.{form}"
        document(office.workspace, replace(public, channel=Channel.PRINT), "en", form, path)
    text, _ = copied_text(office.workspace, replace(public, channel=Channel.CLIPBOARD), "en")
    (folder / "copied.txt").write_text(text, encoding="utf-8")


def _named(parts: list[tuple[str, bytes]]) -> set[tuple[str, str]]:
    """The words found, with where; what is compressed or encoded was unpacked before."""
    texts = [
        (name, b"" if data.startswith((b"PK", b"%PDF", b"\x89PNG", b"X-Unsent")) else data) for name, data in parts
    ]
    return {(word, name) for word in _OF_THE_DOCTORS for name, data in texts if word in name or word.encode() in data}


@pytest.fixture
def logos(ready: Office, tmp_path: Path) -> dict[str, bytes]:
    made = {"doctors": _picture(tmp_path / "ndu.png", "red"), "borders": _picture(tmp_path / "cob.png", "blue")}
    for one, name in ((ready.ground.doctors, "ndu.png"), (ready.ground.borders, "cob.png")):
        version = organisations.get(ready.workspace, one).version
        organisations.set_logo(ready.workspace, one, version, tmp_path / name)
    return made


def test_while_it_signs_its_name_logo_and_contact_are_everywhere(
    ready: Office, logos: dict[str, bytes], tmp_path: Path
) -> None:
    _make_everything(ready, tmp_path / "out")

    parts = list(_everything(tmp_path / "out"))
    assert {word for word, _ in _named(parts)} == {"Northern Doctors", "NDU", "ndu", "Ines Duarte"}
    assert {"logos/ndu.png", "logos/cob.png"} <= {name for name, _ in parts}
    assert logos["doctors"] in {data for _, data in parts}
    assert _pictures(tmp_path / "out" / "document.pdf") == 2


def test_once_it_is_gone_nothing_of_it_is_in_any_output(ready: Office, logos: dict[str, bytes], tmp_path: Path) -> None:
    ground = ready.ground
    set_to = (ground.ours, ground.borders)
    done = statements.set_organisations(ready.workspace, ground.id, ground.statement.version, set_to)
    text = ground.english.text
    kept = tuple(block for block in text.blocks if "NDU" not in f"{block.text}{block.organisation}{block.label}")
    assert len(done.mentions) == len(text.blocks) - len(kept) == 2
    with pytest.raises(NotCleared, match="Nobody may receive this yet"):
        press_kit(ready.workspace, Order(ground.id, CopyKind.RELEASE, Channel.KIT), tmp_path / "no.zip")
    ground.write(replace(text, blocks=kept))
    statements.make_revision(ready.workspace, ground.id, "en")
    sign(ready.workspace, ground, *set_to)

    _make_everything(ready, tmp_path / "out")

    parts = list(_everything(tmp_path / "out"))
    assert _named(parts) == set()
    assert "logos/cob.png" in {name for name, _ in parts}
    assert logos["doctors"] not in {data for _, data in parts}
    assert logos["borders"] in {data for _, data in parts}
    assert _pictures(tmp_path / "out" / "document.pdf") == 1
