"""Questions about an embargo as files for the mail program, or to be read out."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from desktop.formats.exports.atomic import CannotWrite
from desktop.services import embargoes
from desktop.services.embargoes.letter_files import save_offers
from tests.embargo_samples import press_room


def test_each_person_gets_a_draft_and_the_phone_a_script(tmp_path: Path) -> None:
    room = press_room(tmp_path)
    ids = [room.people[name] for name in ("Oleh Kovalenko", "Bilal Qureshi", "Karim Saleh")]
    letters = embargoes.draft_offers(room.workspace, room.embargo, ids)
    folder = save_offers(letters, tmp_path / "letters")
    drafts = sorted(folder.iterdir())
    assert [path.name for path in drafts] == ["0001-Oleh-Kovalenko.eml", "0002-Bilal-Qureshi.eml"]
    message = message_from_bytes(drafts[0].read_bytes(), policy=default)
    assert message["To"] == "Oleh Kovalenko <oleh@dnipromonitor.example>"
    body = message.get_body(("plain",))
    assert body is not None
    assert "06:00 Washington" in body.get_content()
    assert "ceasefire" not in drafts[0].read_text(encoding="utf-8").lower()
    scripts = save_offers(letters, tmp_path / "calls", by_phone=True)
    assert [path.suffix for path in sorted(scripts.iterdir())] == [".txt", ".txt"]
    with pytest.raises(CannotWrite, match="exists already"):
        save_offers(letters, folder)
