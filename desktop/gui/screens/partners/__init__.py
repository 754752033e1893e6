"""The partners: who signs with us, and who we are."""

from desktop.gui.screens.partners.page import PartnersPage

__all__ = ["PartnersPage"]
