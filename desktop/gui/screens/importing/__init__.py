"""The import: a file becomes contacts in four steps, and nothing is written before the last."""

from desktop.gui.screens.importing.page import ImportPage

__all__ = ["ImportPage"]
