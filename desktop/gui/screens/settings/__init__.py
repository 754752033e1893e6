"""The page of settings: what a person chose, what is kept, what was done."""

from desktop.gui.screens.settings.page import SettingsPage

__all__ = ["SettingsPage"]
