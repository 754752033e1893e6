"""Embargoes: the hours until the lift in each place, who agreed, what is over, the calendar."""

from desktop.gui.screens.embargoes.page import EmbargoesPage

__all__ = ["EmbargoesPage"]
