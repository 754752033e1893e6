"""The one door to the system's clipboard."""

from PySide6.QtGui import QGuiApplication


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def pasted() -> str:
    """The text on the clipboard, or ""."""
    return QGuiApplication.clipboard().text()
