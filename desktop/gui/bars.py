"""The bar above the page (search, import, the one primary button) and the bar below (jobs)."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QSizePolicy, QWidget

from desktop.gui import fonts, icons, theme
from desktop.gui.actions import Actions
from desktop.gui.jobs import Job
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.panels import Picture
from desktop.gui.widgets.pressing import PushButton
from desktop.gui.widgets.text import KeyCaps, Text
from desktop.gui.words import direction, number, plural, tr

TOP, BOTTOM, LONG = 53, 27, 30


class PaletteField(PushButton):
    """Looks like a search field and opens the palette: one place for people, pages and commands."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(470))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._words = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        row.addStretch(1)
        self._caps = KeyCaps(actions.get("palette").keys[0])
        self._caps.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._caps)
        self.clicked.connect(lambda _=False: actions.do("palette"))
        self.say(None)
        theme.on_change(self.updateGeometry)

    def say(self, contacts: int | None) -> None:
        """Name how many people can be searched."""
        self._words = (
            plural(contacts, "Search {n} contact, outlets, commands …", "Search {n} contacts, outlets, commands …")
            if contacts
            else tr("Search and commands")
        )
        self.setAccessibleName(self._words)
        self.update()

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(theme.px(470), theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows keep some of it."""
        return QSize(theme.px(220), theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme.colour("accent" if self.hasFocus() else "ctl"))
        pen.setWidth(2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surf"))
        radius = theme.px(7)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        size, edge, rtl = theme.px(16), theme.px(12), theme.right_to_left()
        left = self.width() - edge - size if rtl else edge
        painter.drawPixmap(QPointF(left, (self.height() - size) / 2), icons.pixmap("search", "faint", size))
        painter.setFont(fonts.font("body"))
        painter.setPen(theme.colour("faint"))
        room, far = edge + size + theme.px(8), self._caps.width() + theme.px(14)
        area = self.rect().adjusted(far if rtl else room, 0, -room if rtl else -far, 0)
        said = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(direction(said))
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, said)


class TopBar(QWidget):
    """Search, Import, and the page's primary button."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("box", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(8))
        self.field = PaletteField(actions)
        row.addWidget(self.field, 6)
        row.addStretch(5)
        self.import_button = Button(tr("Import"), icon="file-up", on_click=lambda: actions.do("import.file"))
        row.addWidget(self.import_button)
        self.primary = Button("", "primary", icon="plus", on_click=self._press)
        row.addWidget(self.primary)
        self._primary_id = ""
        self._resize()
        theme.on_change(self._resize)
        self.set_primary("contact.new")
        actions.changed.connect(self._refresh)
        actions.calm.connect(self._calm)

    def set_primary(self, action_id: str) -> None:
        """Make this the primary button."""
        self._primary_id = action_id
        self._refresh()

    def _refresh(self) -> None:
        self.import_button.setVisible(self._actions.is_bound("import.file"))
        self.primary.setVisible(self._actions.is_bound(self._primary_id))
        if self._actions.is_bound("import.file"):
            self.import_button.forbid(self._actions.reason("import.file"))
        if self._actions.is_bound(self._primary_id):
            self.primary.set_label(self._actions.title(self._primary_id).removesuffix("…"))
            self.primary.forbid(self._actions.reason(self._primary_id))

    def _press(self) -> None:
        self._actions.do(self._primary_id)

    def _calm(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.primary.set_kind("normal" if on else "primary")

    def _resize(self) -> None:
        self.setFixedHeight(theme.px(TOP))


class StatusBar(QWidget):
    """A quiet sentence at the start; the running job with its numbers, bar and Cancel at the end."""

    pressed = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("box", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(14), 0)
        row.setSpacing(theme.px(8))
        self._picture, self._words = Picture("check", "green", 14), Text("", "small", "mute")
        row.addWidget(self._picture)
        row.addWidget(self._words)
        row.addStretch(1)
        self._job_words = Text("", "small", "mute")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(140))
        self._several = Button("", "link", on_click=self._list_jobs)
        self._cancel = Button(tr("Cancel"), "link", on_click=self._stop)
        for part in (self._job_words, self._several, self._bar, self._cancel):
            row.addWidget(part)
            part.hide()
        self.say("")
        self._resize()
        theme.on_change(self._resize)
        tasks.progressed.connect(self._refresh)

    def say(self, text: str, icon: str = "check", token: str = "green") -> None:  # noqa: S107 - a colour
        """Say the quiet sentence ("Saved 11:30"), or nothing."""
        self._words.setText(text)
        self._picture.show_icon(icon, token)
        self._picture.setVisible(bool(text))

    def job_text(self) -> str:
        """What is said about the running job."""
        return self._job_words.text() if self._job_words.isVisibleTo(self) else ""

    def _refresh(self) -> None:
        jobs = self._tasks.jobs()
        for part in (self._job_words, self._bar, self._cancel):
            part.setVisible(bool(jobs))
        self._several.setVisible(len(jobs) > 1)
        if not jobs:
            return
        job = jobs[0]
        self._job_words.setText(job_words(job))
        self._several.set_label(plural(len(jobs), "{n} job", "{n} jobs"))
        self._bar.setRange(0, job.total or 0)
        self._bar.setValue(min(job.done, job.total or 0))
        self._bar.setAccessibleName(job_words(job))
        self._cancel.forbid(tr("Stopping …") if job.stopping else "")

    def _stop(self) -> None:
        for job in self._tasks.jobs()[:1]:
            job.cancel()
        self._refresh()

    def _list_jobs(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for job in self._tasks.jobs():
            menu.addAction(tr("Cancel: {job}", job=job_words(job))).triggered.connect(
                lambda _=False, job=job: job.cancel()
            )
        menu.popup(self._several.mapToGlobal(self._several.rect().topLeft()))

    def _resize(self) -> None:
        self.setFixedHeight(theme.px(BOTTOM))


def job_words(job: Job) -> str:
    """A job as a person reads it: "Importing newsroom-list.xlsx · 64,210 of 100,000 rows"."""
    if job.stopping:
        return tr("{job} · stopping …", job=job.title)
    if not job.phase:
        return job.title
    if job.total:
        said = tr(
            "{job} · {phase}, {done} of {total}",
            job=job.title, phase=job.phase, done=number(job.done), total=number(job.total),
        )  # fmt: skip
        left = left_words(job)
        return f"{said} · {left}" if left else said
    return tr("{job} · {phase}, {done}", job=job.title, phase=job.phase, done=number(job.done))


def left_words(job: Job) -> str:
    """How long it still takes, for what takes more than half a minute: "about 2 min left"; else ""."""
    left = job.seconds_left()
    if left is None or job.seconds() + left < LONG:
        return ""
    if left >= 90:
        return tr("about {n} min left", n=round(left / 60))
    return tr("about {n} s left", n=max(5, round(left / 5) * 5))
