"""Private pictures on the screen: a strip to add them before something is sent, and a row of those that were.

Sending is one command: `session.attachments.store(strip.pending())` gives the ids the deed takes. Storing is safe to
repeat, so the whole command is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PyQt6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.errors import Invalid
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.fields import CustomField
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.painted_button import PaintedButton
from ecom_client.ui.common.picture import PictureLoader, decode, paint_picture
from ecom_client.ui.common.picture_files import ReadFile, ask_for_files, read_files
from ecom_client.ui.common.picture_intake import take_in
from ecom_client.ui.common.picture_thumbs import PictureThumbs, dropped_files
from ecom_client.ui.common.picture_view import EnlargedPicture
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import CORNER, ICON, SMALL

_LONGEST_EDGE = 1600
_THUMBNAIL = QSize(84, 63)


def private_pictures(tasks: Tasks) -> PictureLoader:
    """The loader of private thumbnails of a window: one, shared by all that shows some."""
    found: PictureLoader | None = tasks.findChild(PictureLoader, "privatePictures")
    if found is None:
        found = PictureLoader(tasks, lambda session, ids: session.attachments.thumbnails(ids), tasks)
        found.setObjectName("privatePictures")
    return found


class AttachmentStrip(QWidget):
    """Pictures to go along with something: chosen, dropped or pasted, looked at, removed.

    `compact` takes no room for pictures until there is one.
    """

    #: A picture more or less.
    changed = pyqtSignal()

    def __init__(
        self, tasks: Tasks, most: int, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._most = most
        self._compact = compact
        self._pending: dict[str, PendingAttachment] = {}
        self._reading = 0
        self.setAcceptDrops(True)
        self._init_ui()
        self._connect_signals()
        self._show()

    def pending(self) -> tuple[PendingAttachment, ...]:
        """The pictures in their order. Raises WrongInput while files are still being read."""
        if self._reading:
            raise WrongInput(_("The pictures are still being read. One moment."))
        return self.kept()

    def field(self, name: str, words: str, **more: Any) -> CustomField:
        """The strip as a field of a form; its value is `pending()`, None when there is none."""
        return CustomField(
            name,
            words,
            self,
            lambda: self.pending() or None,
            lambda _none: self.clear(),
            self.changed,
            **more,
        )

    def kept(self) -> tuple[PendingAttachment, ...]:
        """The pictures that are here by now, in their order."""
        return tuple(self._pending[one] for one in self.thumbs.ids())

    def put(self, pictures: Sequence[PendingAttachment]) -> None:
        """Add pictures that were `kept` before."""
        for one in pictures:
            self._pending[one.picture.id] = one
            self.thumbs.add(one.picture.id, one.picture.thumbnail)
        self._show()

    def clear(self) -> None:
        """What was added is sent, or no longer wanted."""
        self._pending.clear()
        self.thumbs.set_ids(())
        self._say("")
        self._show()

    def add_files(self, files: list[str]) -> None:
        """Read these files off the GUI thread and add what is in them; what is no picture is named."""
        room = max(self._most - len(self.thumbs.ids()) - self._reading, 0)
        taken, left_out = files[:room], len(files) - room
        self._say(_too_many(left_out, self._most) if left_out > 0 else "")
        if taken:
            self._read(partial(read_files, [Path(file) for file in taken]), len(taken))

    def add_image(self, image: QImage) -> None:
        """Add a picture that was copied, a screenshot for one."""
        if len(self.thumbs.ids()) + self._reading >= self._most:
            self._say(_too_many(1, self._most))
            return
        self._say("")
        self._read(partial(_read_image, image), 1)

    def paste(self) -> bool:
        """Add what the clipboard holds; whether it holds pictures or files."""
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData() if clipboard is not None else None
        if data is None:
            return False
        if data.hasUrls() and (files := [url.toLocalFile() for url in data.urls() if url.isLocalFile()]):
            self.add_files(files)
            return True
        if clipboard is not None and data.hasImage():
            self.add_image(clipboard.image())
            return True
        return False

    def choose_files(self) -> QFileDialog:
        """Open the dialog that chooses files."""
        return ask_for_files(self, self.add_files)

    def look(self, picture: str) -> None:
        """Show one of them as large as the window."""
        image = decode(self._pending[picture].picture.content, _LONGEST_EDGE)
        large = EnlargedPicture(self)
        large.view.set_pixmap(None if image is None else QPixmap.fromImage(image))
        large.view.setAccessibleName(_("Picture"))
        _open_over(self, large)

    def _init_ui(self) -> None:
        theme = current_theme()
        self.thumbs = PictureThumbs(private_pictures(self._tasks))
        self.thumbs.setObjectName("attachments")
        self.thumbs.setAccessibleName(_("Pictures"))
        self.add = QPushButton(icon("image-plus", "text"), _("Add pictures"))
        self.add.setObjectName("addAttachments")
        self.remove = QPushButton(icon("delete-outline", "text"), "")
        self.remove.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        self.remove.setToolTip(_("Remove the picture"))
        self.remove.setAccessibleName(_("Remove the picture"))
        self.remove.setObjectName("removeAttachment")
        mark(self.remove, kind="quiet")
        self.count = label(role="caption")
        self.note = label(role="error", name="attachmentNote")
        row = QHBoxLayout()
        row.setSpacing(theme.px(SMALL))
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch()
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(SMALL))
        column.addWidget(self.thumbs)
        column.addLayout(row)
        column.addWidget(self.note)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        self.setFocusProxy(self.add)
        self._say("")

    def _connect_signals(self) -> None:
        self.add.clicked.connect(lambda _checked=False: self.choose_files())
        self.remove.clicked.connect(lambda _checked=False: self.thumbs.remove_current())
        self.thumbs.changed.connect(self._on_changed)
        self.thumbs.opened.connect(self.look)
        self.thumbs.currentRowChanged.connect(lambda _row: self._show())
        self.thumbs.files_dropped.connect(self.add_files)

    def _read(self, work: Any, count: int) -> None:
        self._reading += count
        self._show()
        self._tasks.query(self, work, self._on_read, partial(self._on_not_read, count))

    def _on_read(self, read: list[ReadFile]) -> None:
        self._reading -= len(read)
        for one in read:
            if one.picture is not None and one.picture.id not in self.thumbs.ids():
                self._pending[one.picture.id] = PendingAttachment(one.picture)
                self.thumbs.add(one.picture.id, one.picture.thumbnail)
        refused = [one.refusal for one in read if one.picture is None]
        if refused:
            self._say("\n".join([*refused, *([self.note.text()] if self.note.text() else [])]))
        self._on_changed()

    def _on_not_read(self, count: int, error: Exception) -> None:
        self._reading -= count
        self._show()
        self._tasks.unhandled.emit(error)

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _show(self) -> None:
        there = len(self.thumbs.ids())
        self.thumbs.setVisible(there > 0 or not self._compact)
        self.add.setEnabled(there + self._reading < self._most)
        self.add.setText(_("Reading…") if self._reading else _("Add pictures"))
        self.remove.setVisible(there > 0 or not self._compact)
        self.remove.setEnabled(self.thumbs.currentRow() >= 0)
        self.count.setText(
            _("{n} of {most}").format(n=number(there), most=number(self._most)) if there else ""
        )

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is not None and event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            event.accept()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        if event is not None and dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:
        if event is not None and (files := dropped_files(event)):
            event.acceptProposedAction()
            self.add_files(files)


class AttachmentRow(QWidget):
    """Private pictures that were sent: thumbnails, each shown whole by a click or Enter, arrows to the next."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pictures = private_pictures(tasks)
        self._ids: tuple[int, ...] = ()
        self._large: EnlargedPicture | None = None
        self._place = 0
        self._flow = FlowLayout(self, current_theme().px(SMALL))
        self.setObjectName("attachmentRow")
        self.hide()

    def show_attachments(self, ids: Sequence[int]) -> None:
        """Show these; nothing at all when there are none."""
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self._flow.clear()
            for place, one in enumerate(self._ids):
                button = _Thumbnail(
                    self._pictures, one, _("Picture {n}").format(n=number(place + 1)), parent=self
                )
                button.clicked.connect(lambda _checked=False, place=place: self.look(place))
                self._flow.addWidget(button)
        self.setVisible(bool(self._ids))

    def look(self, place: int) -> None:
        """Show one of them as large as the window."""
        self._place = place
        self._large = EnlargedPicture(self)
        self._large.view.stepped.connect(self._on_stepped)
        self._large.finished.connect(self._on_closed)
        _open_over(self, self._large)
        self._show_place()

    def enlarged(self) -> EnlargedPicture | None:
        """The large view that is open."""
        return self._large

    def _on_stepped(self, steps: int) -> None:
        self._place = min(max(self._place + steps, 0), len(self._ids) - 1)
        self._show_place()

    def _on_closed(self) -> None:
        self._large = None

    def _show_place(self) -> None:
        if self._large is None:
            return
        wanted = self._ids[self._place]
        self._large.view.setAccessibleName(
            _("Picture {n} of {count}").format(n=number(self._place + 1), count=number(len(self._ids)))
        )
        self._large.view.set_pixmap(self._pictures.pixmap(str(wanted)))

        def work(session: Any) -> QImage | None:
            data = session.attachments.content(wanted)
            return decode(data, _LONGEST_EDGE) if data else None

        def done(image: QImage | None) -> None:
            if image is not None and self._large is not None and self._ids[self._place] == wanted:
                self._large.view.set_pixmap(QPixmap.fromImage(image))

        # A picture that does not come is no reason to bother anybody: its thumbnail stays.
        self._tasks.query(self, work, done, lambda _error: None, key="attachment", quiet=True)


class _Thumbnail(PaintedButton):
    """One of the small pictures."""

    def __init__(self, pictures: PictureLoader, attachment_id: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures, self._id = pictures, str(attachment_id)
        self.setAccessibleName(words)
        self.setToolTip(_("Show the picture"))
        self.setObjectName(f"attachment{attachment_id}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pictures.arrived.connect(self._on_arrived)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_THUMBNAIL.width()), theme.px(_THUMBNAIL.height()))

    def _on_arrived(self, ids: frozenset[str]) -> None:
        if self._id in ids:
            self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        room: QRect = self.rect().adjusted(2, 2, -2, -2)
        paint_picture(painter, room, self._pictures.pixmap(self._id, room.size(), self.devicePixelRatioF()))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(CORNER), theme.px(CORNER))


def _open_over(owner: QWidget, large: EnlargedPicture) -> None:
    window = owner.window()
    if window is not None:
        large.resize((window.size() * 0.9).expandedTo(QSize(480, 360)))
    large.open()


def _read_image(image: QImage, _session: Any) -> list[ReadFile]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    try:
        return [ReadFile(_("The copied picture"), take_in(bytes(buffer.data().data())))]
    except Invalid as refused:
        return [ReadFile(_("The copied picture"), None, refused.word)]


def _too_many(left_out: int, most: int) -> str:
    words = ngettext(
        "At most {most} pictures: {n} was left out.", "At most {most} pictures: {n} were left out.", left_out
    )
    return words.format(most=number(most), n=number(left_out))
