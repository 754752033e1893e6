"""Settings: which Dateline this is, and whose work is in it."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import __version__
from desktop.gui import desktop_links, fonts, theme
from desktop.gui.clipboard import copy
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.overlay import SideSheet
from desktop.gui.widgets.panels import Picture
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr
from desktop.resources import resource

LICENCES = (
    ("Inter", "SIL Open Font License 1.1", "fonts/OFL-Inter.txt", "https://github.com/rsms/inter"),
    ("Noto Sans Arabic", "SIL Open Font License 1.1", "fonts/OFL-NotoSansArabic.txt",
     "https://github.com/notofonts/arabic"),
    ("Lucide", "ISC", "icons/LICENSE", "https://lucide.dev"),
)  # fmt: skip
"""What of others' drawings and typefaces is in the package: name, licence, its text, its home."""
PARTS = (
    ("Qt and PySide6", "LGPL 3"), ("SQLAlchemy", "MIT"), ("Alembic", "MIT"), ("openpyxl", "MIT"),
    ("python-calamine", "MIT"), ("defusedxml", "PSF"), ("phonenumbers", "Apache 2.0"),
    ("email-validator", "Unlicense"), ("filelock", "MIT"), ("RapidFuzz", "MIT"), ("charset-normalizer", "MIT"),
    ("Babel", "BSD"), ("orjson", "Apache 2.0"), ("platformdirs", "MIT"), ("psutil", "BSD"), ("tzdata", "Apache 2.0"),
)  # fmt: skip
"""The libraries, with their licences."""


class About(Section):
    """Version, licence, typefaces, icons, libraries."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("About"))
        card = self.card()
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Picture("radio-tower", "accent", 30))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(f"Dateline {__version__}", "h2"))
        words.addWidget(Text(facts(), "small", "mute", wrap=True))
        head.addLayout(words, 1)
        head.addWidget(
            Button(tr("Copy"), "small", icon="copy", on_click=lambda: copy(f"Dateline {__version__}, {facts()}"))
        )
        card.body.addLayout(head)
        card.text(
            tr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty.")
        )
        drawn = self.card(tr("Typefaces and icons"))
        for name, licence, file, home in LICENCES:
            drawn.row(name, self._links(name, file, home), licence)
        libraries = self.card(tr("Libraries"))
        libraries.text(", ".join(f"{name} ({licence})" for name, licence in PARTS))
        self.finish()

    def _links(self, name: str, file: str, home: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        licence = Button(tr("Licence"), "small", on_click=lambda: self._show(name, file))
        licence.setAccessibleName(tr("Licence of {name}", name=name))
        web = Button(tr("Web page"), "small", icon="external-link", on_click=lambda: desktop_links.open_page(home))
        web.setToolTip(home)
        row.addWidget(licence)
        row.addWidget(web)
        row.addStretch(1)
        return holder

    def _show(self, name: str, file: str) -> None:
        def shown(text: str) -> None:
            sheet = SideSheet(self.tools.window, tr("Licence of {name}", name=name), width=560)
            body = QPlainTextEdit(text)
            body.setReadOnly(True)
            body.setFont(fonts.font("body"))
            body.setAccessibleName(tr("Licence of {name}", name=name))
            sheet.body.addWidget(body)
            sheet.open(body)

        self.tools.tasks.aside(self, lambda: resource(file).read_text(encoding="utf-8"), shown)


def facts() -> str:
    """What to say when asking for help: versions, no names."""
    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}"
