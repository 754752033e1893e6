"""Choosing a file and a place to save one, with the computer's own dialogs. They never block the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.gui.words import tr

_KINDS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.zip *.html *.htm *.xml"


def choose_file(owner: QWidget, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file to import."""
    dialog = QFileDialog(owner.window(), tr("Choose a file to import"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("Tables ({kinds})", kinds=_KINDS), tr("All files (*)")])
    return _ask(dialog, on_chosen)


def choose_place(owner: QWidget, name: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask where to save a spreadsheet."""
    dialog = QFileDialog(owner.window(), tr("Save as a spreadsheet"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.setNameFilter(tr("Spreadsheets ({kinds})", kinds="*.xlsx"))
    dialog.selectFile(name)
    return _ask(dialog, on_chosen)


def _ask(dialog: QFileDialog, on_chosen: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda chosen: on_chosen(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
