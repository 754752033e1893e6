"""The checked rows of an import: looked at, decided, written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.imports import Plan


class ImportReview(QObject):
    finished = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.tasks = tasks
        self.plan: Plan | None = None

    def forget(self) -> None:
        self.plan = None

    def take(self, plan: "Plan", name: str) -> None:
        self.plan = plan
