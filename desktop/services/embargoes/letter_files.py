"""Questions about an embargo as files: a draft for each person with an address, a text to read out for the others."""

import re
from html import escape
from pathlib import Path

from desktop.services.embargoes.offering import Letters, OfferDraft
from desktop.services.releases.giving import new_folder


def save_offers(letters: Letters, folder: Path, *, by_phone: bool = False) -> Path:
    """Write the questions into a folder that is made now; answers with it. No word of a statement is in them.

    Args:
        by_phone: write what to say, not what to send.

    Raises:
        CannotWrite: the folder exists, or nothing can be written there; then there is no folder.
    """
    with new_folder(folder) as growing:
        for place, one in enumerate(letters.drafts, 1):
            if one.address and not by_phone:
                (growing / f"{place:04d}-{_plain(one.name)}.eml").write_bytes(_eml(one))
            else:
                words = one.script if by_phone else f"{one.letter.subject}\n\n{one.letter.body}"
                (growing / f"{place:04d}-{_plain(one.name)}.txt").write_text(words + "\n", encoding="utf-8")
    return folder


def _eml(one: OfferDraft) -> bytes:
    from desktop.formats.mail.draft import Draft, as_eml

    paragraphs = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in one.letter.body.split("\n\n"))
    direction = "rtl" if one.letter.language.split("-")[0] in {"ar", "fa", "he", "ur"} else "ltr"
    html = (
        f'<!doctype html><html lang="{escape(one.letter.language)}" dir="{direction}"><body>{paragraphs}</body></html>'
    )
    return as_eml(Draft(one.name, one.address, one.letter.subject, one.letter.body, html, one.letter.language))


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip(".-")[:60] or "letter"
