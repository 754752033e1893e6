"""The place of lists: all of them, the people on one, and the rule of a smart one."""

from desktop.gui.screens.lists.page import ListsPage

__all__ = ["ListsPage"]
