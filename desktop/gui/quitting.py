"""Quitting while something runs: say what, and let the person choose."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.gui.jobs import Job
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr


def ask_to_stop(window: QWidget, jobs: list[Job], leave: Callable[[], object]) -> Dialog:
    """Ask whether these jobs shall be stopped; `leave` is called if so. Going on is the safe choice and the default."""
    title = plural(
        len(jobs), "One job is still running. Stop it and quit?", "{n} jobs are still running. Stop them and quit?"
    )
    note = tr("What is stopped is undone: nothing stays half done.")
    dialog = Dialog(window, title, note=note, width=520)
    for job in jobs:
        dialog.body.addWidget(Text(job.title, "medium", wrap=True))

    def stop() -> None:
        for job in jobs:
            job.cancel()
        dialog.close_now()
        leave()

    dialog.foot.addStretch(1)
    dialog.foot.addWidget(Button(tr("Stop and quit"), "destructive", on_click=stop))
    stay = Button(tr("Go on working"), "primary", on_click=dialog.close_now)
    dialog.foot.addWidget(stay)
    dialog.open(stay)
    return dialog
