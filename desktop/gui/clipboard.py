"""The one door to the system's clipboard."""

from PySide6.QtGui import QGuiApplication


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def pasted_rich() -> tuple[str, str]:
    """The text on the clipboard as HTML and as plain text, each "" where it has none."""
    data = QGuiApplication.clipboard().mimeData()
    return data.html() if data.hasHtml() else "", data.text() if data.hasText() else ""


def pasted() -> str:
    """The text on the clipboard, or ""."""
    return QGuiApplication.clipboard().text()
