"""The Qt binding this program runs on survives a long day.

One release of PySide6 lost a reference to None and to True with each call into Qt; the process died after a few
thousand calls, which no short test notices.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

EMISSIONS = 20_000


class _Sender(QObject):
    said = Signal(bool, object)


def test_20_000_signals_survive(qapp: QApplication) -> None:
    sender, heard = _Sender(), []
    sender.said.connect(lambda yes, what: heard.append((yes, what)))

    for _ in range(EMISSIONS):
        sender.said.emit(True, None)
        sender.setObjectName("a")  # a call that returns None

    assert heard == [(True, None)] * EMISSIONS
