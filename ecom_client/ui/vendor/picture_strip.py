"""The pictures of a product while it is edited: added by dialog or drop, put in order, removed. The first is on top."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.catalogue import Picture
from ecom_client.domain.product_rules import PICTURE_LIMIT
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.picture import PictureLoader
from ecom_client.ui.common.picture_files import ReadFile, ask_for_files, read_files
from ecom_client.ui.common.picture_thumbs import PictureThumbs
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, SMALL


class PictureStrip(QWidget):
    """Holds up to eight pictures: stored ones by their ids, new ones as they were taken in."""

    #: Another picture, or another order.
    changed = pyqtSignal()

    def __init__(self, tasks: Tasks, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._fresh: dict[str, Picture] = {}
        self._reading = 0
        self._init_ui(pictures)
        self._connect_signals()
        self._show()

    def ids(self) -> tuple[str, ...]:
        """The pictures in their order."""
        return self.thumbs.ids()

    def fresh(self) -> tuple[Picture, ...]:
        """Those of them that the server may not have yet."""
        return tuple(self._fresh[one] for one in self.ids() if one in self._fresh)

    def set_ids(self, ids: Iterable[str]) -> None:
        """Show these stored pictures."""
        self.thumbs.set_ids(ids)
        self._say("")
        self._show()

    def check(self, _ids: object) -> None:
        """Raises WrongInput while files are still being read."""
        if self._reading:
            raise WrongInput(_("The pictures are still being read. One moment."))

    def add_files(self, files: list[str]) -> None:
        """Read these files off the GUI thread and add what is in them; what is no picture is named."""
        room = PICTURE_LIMIT - len(self.ids()) - self._reading
        taken, left_out = files[: max(room, 0)], len(files) - max(room, 0)
        self._say(_too_many(left_out) if left_out > 0 else "")
        if not taken:
            return
        self._reading += len(taken)
        self._show()
        self._tasks.query(
            self,
            partial(read_files, [Path(file) for file in taken]),
            self._on_read,
            partial(self._on_not_read, len(taken)),
        )

    def choose_files(self) -> QFileDialog:
        """Open the dialog that chooses files."""
        return ask_for_files(self, self.add_files)

    def _init_ui(self, pictures: PictureLoader) -> None:
        theme = current_theme()
        self.thumbs = PictureThumbs(pictures, cover_word=_("Cover"))
        self.thumbs.setObjectName("productPictures")
        self.thumbs.setAccessibleName(_("Pictures"))
        self.add = QPushButton(icon("image-plus", "text"), _("Add pictures"))
        self.add.setObjectName("addPictures")
        self.earlier = self._tool("arrow-left", _("Move to the front"), "pictureEarlier")
        self.later = self._tool("arrow-right", _("Move to the back"), "pictureLater")
        self.remove = self._tool("delete-outline", _("Remove the picture"), "removePicture")
        self.count = label(role="caption")
        self.note = label(role="error", name="pictureNote")
        row = QHBoxLayout()
        row.setSpacing(theme.px(SMALL))
        row.addWidget(self.add)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addWidget(self.remove)
        row.addStretch()
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(SMALL))
        column.addWidget(self.thumbs)
        column.addLayout(row)
        column.addWidget(self.note)
        for button in (self.add, self.earlier, self.later, self.remove):
            button.setAutoDefault(False)
        self.setFocusProxy(self.add)

    def _tool(self, picture: str, words: str, name: str) -> QPushButton:
        button = QPushButton(icon(picture, "text"), "")
        button.setIconSize(QSize(current_theme().px(ICON), current_theme().px(ICON)))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setObjectName(name)
        mark(button, kind="quiet")
        return button

    def _connect_signals(self) -> None:
        self.add.clicked.connect(lambda _checked=False: self.choose_files())
        self.earlier.clicked.connect(lambda _checked=False: self.thumbs.move_current(-1))
        self.later.clicked.connect(lambda _checked=False: self.thumbs.move_current(1))
        self.remove.clicked.connect(lambda _checked=False: self.thumbs.remove_current())
        self.thumbs.changed.connect(self._on_changed)
        self.thumbs.currentRowChanged.connect(lambda _row: self._show())
        self.thumbs.files_dropped.connect(self.add_files)

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _on_read(self, read: list[ReadFile]) -> None:
        self._reading -= len(read)
        refused = [one for one in read if one.picture is None]
        for one in read:
            if one.picture is not None and one.picture.id not in self.ids():
                self._fresh[one.picture.id] = one.picture
                self.thumbs.add(one.picture.id, one.picture.thumbnail)
        if refused:
            self._say(
                "\n".join([one.refusal for one in refused] + ([self.note.text()] if self.note.text() else []))
            )
        self._on_changed()

    def _on_not_read(self, count: int, error: Exception) -> None:
        self._reading -= count
        self._show()
        self._tasks.unhandled.emit(error)

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _show(self) -> None:
        there, at = len(self.ids()), self.thumbs.currentRow()
        self.add.setEnabled(there + self._reading < PICTURE_LIMIT)
        self.add.setText(_("Reading…") if self._reading else _("Add pictures"))
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(0 <= at < there - 1)
        self.remove.setEnabled(at >= 0)
        self.count.setText(
            _("{n} of {most}").format(n=number(there), most=number(PICTURE_LIMIT)) if there else ""
        )


def _too_many(left_out: int) -> str:
    words = ngettext(
        "A product has at most {most} pictures: {n} was left out.",
        "A product has at most {most} pictures: {n} were left out.",
        left_out,
    )
    return words.format(most=number(PICTURE_LIMIT), n=number(left_out))
