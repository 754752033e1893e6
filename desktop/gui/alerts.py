"""The end of long work, told to somebody who looks elsewhere: by the system, without names, titles or sound."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.domain.errors import Cancelled
from desktop.gui import icons
from desktop.gui.jobs import Job
from desktop.gui.tasks import Tasks
from desktop.gui.words import tr

LONG = 120
_SHOWN_MS = 8_000
_WORTH_TELLING = 5


class Alerts(QObject):
    """`Alerts(window, tasks)`. A job of two minutes, or one that ends behind other windows, is told by the system."""

    def __init__(self, window: QMainWindow, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self.said: list[str] = []
        tasks.ended.connect(self._ended)

    def _ended(self, job: Job, error: object) -> None:
        looking = self._window.isActiveWindow()
        if isinstance(error, Cancelled) or job.seconds() < (LONG if looking else _WORTH_TELLING):
            return
        QApplication.alert(self._window)
        words = tr("Work in Dateline has stopped. Look what happened.") if error else tr("Work in Dateline is done.")
        self.said.append(words)
        self._tell(words)

    def _tell(self, words: str) -> None:
        """Through the system's notifications where it has any."""
        from PySide6.QtWidgets import QSystemTrayIcon

        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        tray = QSystemTrayIcon(icons.app_icon(), self)
        tray.messageClicked.connect(self._window.activateWindow)
        tray.show()
        tray.showMessage("Dateline", words, icons.app_icon(), _SHOWN_MS)
        from PySide6.QtCore import QTimer

        QTimer.singleShot(_SHOWN_MS + 2_000, tray, tray.deleteLater)
