"""The one door to other programs: the mail program, the phone, a web page, a folder. Only on a person's click."""

from pathlib import Path

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

_SCHEMES = frozenset({"https", "http", "mailto", "tel"})


def write_to(address: str, subject: str = "") -> bool:
    """Open a new message to one address in the person's mail program."""
    url = QUrl()
    url.setScheme("mailto")
    url.setPath(address)
    if subject:
        query = QUrlQuery()
        query.addQueryItem("subject", subject)
        url.setQuery(query)
    return QDesktopServices.openUrl(url)


def call(number: str) -> bool:
    """Hand a number to the person's phone program."""
    return QDesktopServices.openUrl(QUrl(f"tel:{number}"))


def open_page(address: str) -> bool:
    """Open a web page; anything that is not one is refused."""
    url = QUrl(address if "://" in address else f"https://{address}")
    return url.scheme() in _SCHEMES and QDesktopServices.openUrl(url)


def show_folder(path: Path) -> bool:
    """Show the folder a file lies in."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))
