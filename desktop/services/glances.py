"""The first look at a workspace, while the program that can do everything with it is still being loaded."""

from pathlib import Path

from desktop.domain.contact import ContactRow
from desktop.storage import glance

_A_SCREEN = 60


def first_rows(path: Path) -> list[ContactRow]:
    """The first contacts by name, enough for a screen; none where only a proper opening can tell what is there."""
    return glance.first_lines(path, _A_SCREEN)
