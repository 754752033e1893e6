"""The outlets: what contacts publish in, with the people who work there."""

from desktop.gui.screens.outlets.page import OutletsPage

__all__ = ["OutletsPage"]
