"""Web pages and Excel 2003 XML under the name of a workbook."""

from pathlib import Path

from tests.formats.sheets.build import HEADER, refused, rows, seen, text

PAGE = """<html><head><meta charset="windows-1252"><style>td {color: red}</style></head><body>
<table><tr><td>menu</td></tr></table>
<table border=1><tr><th>Name<th>E-mail<th>Outlet</tr>
<tr><td>José&nbsp;Núñez</td><td><a href="mailto:j@x.example">j@x.example</a></td><td>El<br>País</td></tr>
<tr><td colspan="2">Omar</td><td>Desk &amp; Co</td></tr></table></body></html>"""

XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Press"><Table><Row><Cell><Data ss:Type="String">Name</Data></Cell><Cell><Data ss:Type="String">E-mail
</Data></Cell></Row><Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">x@x.example</Data></Cell></Row>
</Table></Worksheet><Worksheet ss:Name="Empty"/></Workbook>"""


def test_the_largest_table_of_a_web_page(tmp_path: Path) -> None:
    path = text(tmp_path / "export.xls", PAGE, "windows-1252")
    found = seen(path)
    assert (found.kind, found.header, found.encoding, found.encoding_question) == ("html", HEADER, "windows-1252", ())
    assert rows(path) == [["José Núñez", "j@x.example", "El\nPaís"], ["Omar", "", "Desk & Co"]]
    assert found.left_out == ("1 other table of the page",)


def test_a_web_page_without_a_table(tmp_path: Path) -> None:
    path = text(tmp_path / "list.xls", "<!DOCTYPE html><html><body><p>Please sign in</p></body></html>")
    assert refused(path) == "list.xls is a web page without a table in it."


def test_excel_2003_xml(tmp_path: Path) -> None:
    found = seen(text(tmp_path / "list.xls", XML))
    assert (found.kind, found.sheet, found.header) == ("xml", "Press", ("Name", "E-mail"))
    assert found.sample == ((3, ("", "x@x.example")),)
    assert refused(tmp_path / "list.xls", sheet="Radio") == "list.xls has no sheet ‘Radio’."


def test_excel_2003_xml_with_definitions(tmp_path: Path) -> None:
    bomb = XML.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook')
    assert refused(text(tmp_path / "list.xls", bomb)) == (
        "list.xls holds definitions that no spreadsheet program writes. It was not read."
    )


def test_excel_2003_xml_that_is_cut_off(tmp_path: Path) -> None:
    assert refused(text(tmp_path / "list.xls", XML[:300])) == "list.xls is cut off or damaged: it cannot be opened."
