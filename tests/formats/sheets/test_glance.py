"""A large sheet shows the same whether all of it is parsed or only what tells where its table is."""

from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from desktop.formats.sheets import ReadOptions, workbook
from desktop.formats.sheets.nouns import column_letters
from desktop.formats.sheets.opening import open_source
from desktop.formats.sheets.reading import is_all_told, look, tables_of
from tests.formats.sheets.build import raw_xlsx

HEADER = ["Name", "E-mail", "Outlet", "City", "Number"]
ROWS = 9_000


def person(number: int) -> list[object]:
    return [f"Layla {number}", f"layla{number}@annahar.example", f"Outlet {number % 50}", "Beirut", number]


class Sheet:
    """A sheet as a spreadsheet program writes it, with what a test adds to a long list of people."""

    def __init__(self) -> None:
        self.rows: dict[int, list[object]] = {1: [*HEADER], **{n: person(n) for n in range(2, ROWS)}}
        self.hidden: set[int] = set()
        self.merged: list[str] = []
        self.strings: dict[str, int] = {}

    def _cell(self, name: str, value: object) -> str:
        if value is None:
            return f'<c r="{name}" s="1"/>'
        if isinstance(value, int):
            return f'<c r="{name}"><v>{value}</v></c>'
        return f'<c r="{name}" t="s"><v>{self.strings.setdefault(str(value), len(self.strings))}</v></c>'

    def _row(self, number: int, cells: Sequence[object]) -> str:
        inside = "".join(self._cell(f"{column_letters(at)}{number}", cell) for at, cell in enumerate(cells))
        return (
            f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in self.hidden else ""}>{inside}</row>'
        )

    def save(self, path: Path) -> Path:
        data = "".join(self._row(number, self.rows[number]) for number in sorted(self.rows))
        merges = "".join(f'<mergeCell ref="{each}"/>' for each in self.merged)
        strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.strings)
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        tail = f"<mergeCells>{merges}</mergeCells>" if merges else ""
        sheet = f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData>{tail}</worksheet>'
        table = f'<sst xmlns="{main}">{strings}</sst>'
        return raw_xlsx(path, "", {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": table})


def plain(_sheet: Sheet) -> None:
    """Nothing but people."""


def hidden(sheet: Sheet) -> None:
    sheet.hidden = {2, 700, *range(5_000, 5_040), ROWS - 1}


def blank(sheet: Sheet) -> None:
    del sheet.rows[4_000], sheet.rows[4_001]
    sheet.rows[6_000] = [None] * 5
    sheet.rows[6_100] = []


def blank_texts(sheet: Sheet) -> None:
    sheet.rows[3_000] = sheet.rows[5_000] = ["", " ", "", " ", ""]


def few(sheet: Sheet) -> None:
    sheet.rows[4_500] = ["Alone", None, None, None, None]


def totals(sheet: Sheet) -> None:
    sheet.rows[ROWS] = ["Total", None, None, None, ROWS]
    sheet.rows[ROWS + 2] = ["* Source: the press office of the ministry"]


def sections(sheet: Sheet) -> None:
    sheet.rows[5_500] = ["North region"]
    sheet.merged = ["A5500:E5500"]


def titled(sheet: Sheet) -> None:
    moved = {number + 3: cells for number, cells in sheet.rows.items()}
    sheet.rows = {1: ["Press list 2026"], **moved}
    sheet.merged = ["A1:E1"]


def nameless(sheet: Sheet) -> None:
    del sheet.rows[1]


def wide(sheet: Sheet) -> None:
    sheet.rows[7_000] = [*person(7_000), "more", "still more"]


def repeated(sheet: Sheet) -> None:
    sheet.rows[6_500] = [*HEADER]


def second(sheet: Sheet) -> None:
    del sheet.rows[8_000]
    sheet.rows[8_001] = [*HEADER]


def wide_at_once(sheet: Sheet) -> None:
    sheet.rows[1_200] = sheet.rows[7_000] = [*person(1_200), None, "more"]


def formula_strings(sheet: Sheet) -> None:
    sheet.rows[2][0] = "<f>"


GLANCED = [plain, hidden, blank, blank_texts, few, totals, sections, titled, nameless, wide, formula_strings]
PARSED = [repeated, second, wide_at_once]


@pytest.mark.parametrize("change", [*GLANCED, *PARSED])
def test_a_glance_shows_what_there_is(
    change: Callable[[Sheet], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet()
    change(sheet)
    path = sheet.save(tmp_path / "a.xlsx")
    whole = look(path, ReadOptions())
    monkeypatch.setattr(workbook, "SMALLEST", 1)
    assert look(path, ReadOptions()) == whole
    source = open_source(path, ReadOptions(), glance=True)
    assert source.glance is not None
    found = next(iter(tables_of(source, ReadOptions())))
    list(found.rows())
    assert (change in GLANCED) == is_all_told(source.glance, [found])


def test_what_was_left_out_can_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    hidden(sheet)
    totals(sheet)
    path = sheet.save(tmp_path / "a.xlsx")
    options = ReadOptions(include_hidden_rows=True, take_totals=True)
    whole = look(path, options)
    monkeypatch.setattr(workbook, "SMALLEST", 1)
    assert look(path, options) == whole
