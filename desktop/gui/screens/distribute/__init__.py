"""Distribute: What, Who, How, and the review that names everybody with the guard's verdict before anything leaves."""

from desktop.gui.screens.distribute.page import DistributePage

__all__ = ["DistributePage"]
