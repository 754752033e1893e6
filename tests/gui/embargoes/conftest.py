"""The press room, for the page of embargoes."""

from tests.gui.distribute.conftest import built, room, window

__all__ = ["built", "room", "window"]
