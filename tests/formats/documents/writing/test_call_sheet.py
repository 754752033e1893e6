"""The call sheet on paper says whom to ring now and when the others begin."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from desktop.domain.call_sheet import Callee, call_sheet
from desktop.formats.documents.writing.call_sheet import as_call_sheet

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def test_the_sheet_says_everything_in_order() -> None:
    people = [
        Callee(1, "Aiko Tanabe", "Tokyo Post", ("+81 3 0000 0000",), ("ja", "en"), "Asia/Tokyo", note="Agreed 8 Oct"),
        Callee(2, "Tomas Berg", "Nordisk Radio", ("+46 8 000 000", "Signal +46 70 000 00 00"), zone="Europe/Stockholm"),
        Callee(3, "ليلى حداد", "Levant Wire", ("+962 7 9000 0000",)),
    ]

    data = as_call_sheet(
        call_sheet(people, NOW), title="Calls: ceasefire", foot="Made 26 Nov 2026", banner="EMBARGOED until 06:00"
    )

    reader = PdfReader(BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    said = " ".join(reader.pages[0].extract_text().split())
    places = [said.index(part) for part in ("EMBARGOED", "now, 13:00 there", "Fri 09:00 there", "time unknown")]
    assert places == sorted(places)
    for words in ("Calls: ceasefire", "Signal +46 70 000 00 00", "ja, en", "Agreed 8 Oct", "Made 26 Nov 2026", "1 / 1"):
        assert words in said


def test_an_empty_sheet_is_still_a_sheet() -> None:
    assert as_call_sheet([], title="Calls", foot="").startswith(b"%PDF")
