"""Scenes of the partners: who signs, who we are, and what is not known yet."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain.organisation import OrganisationCard
from desktop.domain.signoff_key import new_private_key, public_key_of
from desktop.gui.screens.partners import PartnersPage
from desktop.services import organisations, statements, workspaces
from desktop.services.workspaces import Workspace
from tests.keyring_memory import MemoryKeyring, installed
from tests.shots import Stage, scene, settle
from tests.shots_contacts import NOW, in_london

OURS: OrganisationCard = {
    "name": "Harbour Relief Network", "acronym": "HRN", "own": True, "website": "https://harbour-relief.example",
    "names": {"ar": "شبكة إغاثة المرفأ", "fr": "Réseau de secours du port"},
    "signatories": [{"name": "Mara Lindqvist", "title": "Director", "email": "mara@harbour-relief.example"}],
    "press_contacts": [
        {"name": "Press desk", "email": "press@harbour-relief.example", "phone": "+44 20 7946 0000", "note": "day, night"}
    ],
    "boilerplates": {
        "en": "Harbour Relief Network runs clinics, kitchens and boats in eleven ports, with 640 volunteers.",
        "ar": "تدير شبكة إغاثة المرفأ عيادات ومطابخ وقوارب في أحد عشر ميناء.",
    },
}  # fmt: skip
PARTNERS: tuple[OrganisationCard, ...] = (
    {
        "name": "Citizens for Open Borders", "acronym": "COB", "names": {"ar": "مواطنون من أجل حدود مفتوحة"},
        "signatories": [
            {"name": "Jonas Falk", "title": "Spokesman", "email": "jonas@openborders.example", "phone": "+46 8 5555 0100"},
            {"name": "Amira Nasser", "title": "Chair"},
        ],
        "press_contacts": [{"name": "Jonas Falk", "phone": "+46 8 5555 0100", "note": "no calls before 9"}],
        "boilerplates": {"en": "Citizens for Open Borders is a campaign of 38 groups in nine countries."},
        "answer_hours": 4, "website": "https://openborders.example",
        "notes": "Their board meets on Mondays; urgent texts go to Jonas.",
    },
    {
        "name": "Northern Doctors Union", "acronym": "NDU", "names": {"ar": "اتحاد أطباء الشمال"},
        "signatories": [{"name": "Ines Duarte", "title": "President"}], "answer_hours": 48,
    },
    {"name": "Teachers Without Walls", "acronym": "TWW"},
)  # fmt: skip


def logo(letters: str, colour: str) -> bytes:
    """A made-up logo as PNG."""
    image = QImage(600, 240, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(20, 20, 200, 200))
    painter.drawRoundedRect(QRectF(250, 70, 320, 40), 20, 20)
    painter.drawRoundedRect(QRectF(250, 130, 40 * len(letters) + 100, 40), 20, 20)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data().data())


def newsroom(*, own: bool = True) -> Workspace:
    """Four organisations that signed, and two statements."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-shots-"))
    made = workspaces.create(folder / "partners.dateline", clock=lambda: NOW)
    ids = [organisations.create(made, card).id for card in ((OURS, *PARTNERS) if own else PARTNERS)]
    for place, colour in enumerate(("#0B6E6E", "#8A3FA0", "#28578A")):
        picture = folder / f"logo{place}.png"
        picture.write_bytes(logo("HRN", colour))
        organisations.set_logo(made, ids[place], 1, picture)
    for title in ("Ceasefire in the northern districts", "Water for the camps"):
        statements.create(made, title, "en", ids[:3])
    return made


def keep_key(made: Workspace, name: str, *, compared: bool) -> int:
    """A partner's key, compared or not."""
    from desktop.services import signoffs

    one = organisations.find(made, name)
    assert one is not None
    public = public_key_of(new_private_key())
    signoffs.keep_key(made, one.id, one.version, public)
    if compared:
        signoffs.mark_compared(made, one.id, one.version + 1, public)
    return one.id


def open_page(stage: Stage, made: Workspace, argument: object = None) -> PartnersPage:
    """The page of partners over a workspace."""
    with in_london():
        stage.window.tasks.adopt(made)
        stage.window.visit("partners", argument)
    page = stage.window.page()
    assert isinstance(page, PartnersPage)
    return page


@scene("partners")
def partners(stage: Stage) -> None:
    """The list with a partner whose key waits to be compared."""
    made = newsroom()
    keep_key(made, "Northern Doctors Union", compared=True)
    open_page(stage, made, keep_key(made, "Citizens for Open Borders", compared=False))


@scene("partners-key")
def partners_key(stage: Stage) -> None:
    """The lower part of the same partner: statements, key, history."""
    made = newsroom()
    page = open_page(stage, made, keep_key(made, "Citizens for Open Borders", compared=False))
    settle()
    bar = page.pane.detail.scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())


@scene("partners-own")
def partners_own(stage: Stage) -> None:
    """Who we are, with our key."""
    made = newsroom()
    from desktop.services import signoffs

    with installed(MemoryKeyring()):
        signoffs.make_own_key(made)
        page = open_page(stage, made)
        settle()
    bar = page.pane.detail.scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())


@scene("partners-who")
def partners_who(stage: Stage) -> None:
    """Nobody said who we are, and nobody is known who signs for the partner shown."""
    made = newsroom(own=False)
    found = organisations.find(made, "Teachers Without Walls")
    assert found is not None
    open_page(stage, made, found.id)


@scene("partners-say")
def partners_say(stage: Stage) -> None:
    """The question who we are."""
    open_page(stage, newsroom(own=False)).acts.say_who()


@scene("partners-edit")
def partners_edit(stage: Stage) -> None:
    """Every field writable."""
    made = newsroom()
    found = organisations.find(made, "Citizens for Open Borders")
    assert found is not None
    page = open_page(stage, made, found.id)
    settle()
    page.edit()


@scene("partners-none")
def partners_none(stage: Stage) -> None:
    """Nobody yet."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-shots-"))
    open_page(stage, workspaces.create(folder / "partners.dateline", clock=lambda: NOW))


@scene("partners-example")
def partners_example(stage: Stage) -> None:
    """The partners of the example."""
    from desktop.services.samples import create_example

    folder = Path(tempfile.mkdtemp(prefix="dateline-shots-"))
    open_page(stage, create_example(folder / "example.dateline", clock=lambda: NOW))
