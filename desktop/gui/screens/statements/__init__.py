"""Statements: all of them, one being written, and finished texts being read in."""

from desktop.gui.screens.statements.page import StatementsPage

__all__ = ["StatementsPage"]
