"""What an export says of itself."""

from pathlib import Path

from desktop.domain.changes import Touched
from desktop.domain.exports import Cut, ExportReport, ExportReview, FileKind, NobodyToExport


def test_the_kinds_of_file_are_named_as_they_are_typed() -> None:
    assert [kind.value for kind in FileKind] == ["xlsx", "csv", "csv-excel"]


def test_a_report_names_what_was_cut() -> None:
    cut = Cut(3, "Layla Haddad", "Notes")
    report = ExportReport(Path("list.xlsx"), "excel", 2, (), {}, (cut,), (), ("Name", "Notes"), Touched({}, 1))
    review = ExportReview(2, 2, (), {}, (), (), report.columns)

    assert (review.total, review.included) == (2, report.included)
    assert [(one.name, one.column) for one in report.cut] == [("Layla Haddad", "Notes")]


def test_nobody_to_export_is_a_sentence() -> None:
    refused = NobodyToExport("Everybody is left out.", "Nothing was written.", "Look at the reasons.")

    assert str(refused) == "Everybody is left out. Nothing was written. Look at the reasons."
