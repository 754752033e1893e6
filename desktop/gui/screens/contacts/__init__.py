"""The contacts: find, filter, select, act; one in detail beside the list, many in a bulk panel."""

from desktop.gui.screens.contacts.page import ContactsPage

__all__ = ["ContactsPage"]
