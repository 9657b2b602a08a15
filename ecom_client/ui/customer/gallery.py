"""The pictures of one product: a large one, a strip of thumbnails, and the whole window on request."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PyQt6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.picture import PictureLoader, decode, paint_picture
from ecom_client.ui.common.picture_view import EnlargedPicture, PictureView
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import MEDIUM, SMALL

_LONGEST_EDGE = 1600
_TALLEST, _LOWEST = 340, 160
_THUMBNAIL = QSize(64, 48)


class _Thumbnail(QAbstractButton):
    """One of the small pictures. Chosen by mouse; by keyboard the large one has the arrows."""

    def __init__(self, loader: PictureLoader, picture_id: str, words: str) -> None:
        super().__init__()
        self._loader = loader
        self._id = picture_id
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_THUMBNAIL.width()), theme.px(_THUMBNAIL.height()))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        room = self.rect().adjusted(3, 3, -3, -3)
        pixmap = self._loader.pixmap(self._id, room.size(), self.devicePixelRatioF())
        paint_picture(painter, room, pixmap, corner=3)
        if self.isChecked():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))


class Gallery(QWidget):
    """Shows the pictures of a product. Arrows go from one to the next, Enter or a click enlarges."""

    def __init__(self, tasks: Tasks, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pictures = pictures
        self._ids: tuple[str, ...] = ()
        self._words = ""
        self._place = 0
        self._whole: dict[str, QPixmap] = {}
        self._large: EnlargedPicture | None = None
        self._thumbnails: list[_Thumbnail] = []
        self._init_ui()
        self._connect_signals()

    def show_pictures(self, ids: Sequence[str], words: str) -> None:
        """Show these pictures from the first; `words` name the product. The same ones again stay where they are."""
        if tuple(ids) == self._ids and words == self._words:
            return
        self._whole = {name: pixmap for name, pixmap in self._whole.items() if name in ids}
        self._ids, self._words, self._place = tuple(ids), words, 0
        self._strip.clear()
        self._thumbnails = [
            _Thumbnail(self._pictures, name, _("Picture {n}").format(n=number(place)))
            for place, name in enumerate(self._ids, start=1)
        ]
        for place, thumbnail in enumerate(self._thumbnails):
            thumbnail.clicked.connect(lambda _checked=False, place=place: self.go_to(place))
            self._strip.addWidget(thumbnail)
        self.strip.setVisible(len(self._ids) > 1)
        self._show_place()

    def set_room(self, height: int) -> None:
        """How much of the page's height, in pixels, the large picture may take."""
        self.view.setFixedHeight(min(current_theme().px(_TALLEST), max(height, _LOWEST)))

    def place(self) -> int:
        """Which picture is large, from 0."""
        return self._place

    def go_to(self, place: int) -> None:
        """Make another picture the large one; past an end is the end."""
        self._place = min(max(place, 0), max(len(self._ids) - 1, 0))
        self._show_place()

    def enlarge(self) -> None:
        """Show the picture as large as the window."""
        if not self._ids or self._large is not None:
            return
        self._large = EnlargedPicture(self)
        self._large.view.stepped.connect(self._on_stepped)
        self._large.finished.connect(self._on_large_closed)
        self._show_place()
        window = self.window()
        if window is not None:
            self._large.resize(window.size() * 0.9)
        self._large.open()

    def enlarged(self) -> EnlargedPicture | None:
        """The large view that is open."""
        return self._large

    def _init_ui(self) -> None:
        theme = current_theme()
        self.view = PictureView("magnify-plus-outline")
        self.view.setObjectName("productPicture")
        self.view.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view.setFixedHeight(theme.px(_TALLEST))
        self.strip = QWidget()
        self._strip = FlowLayout(self.strip, theme.px(SMALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(self.view)
        column.addWidget(self.strip)

    def _connect_signals(self) -> None:
        self.view.stepped.connect(self._on_stepped)
        self.view.pressed.connect(self.enlarge)
        self._pictures.arrived.connect(self._on_arrived)

    def _on_stepped(self, steps: int) -> None:
        self.go_to(self._place + steps)

    def _on_large_closed(self) -> None:
        self._large = None
        self.view.setFocus()

    def _on_arrived(self, _ids: frozenset[str]) -> None:
        for thumbnail in self._thumbnails:
            thumbnail.update()
        if self._ids and self._ids[self._place] not in self._whole:
            self._show_pixmap()

    def _show_place(self) -> None:
        for place, thumbnail in enumerate(self._thumbnails):
            thumbnail.setChecked(place == self._place)
        count = len(self._ids)
        words = _("Picture {n} of {count}: {name}").format(
            n=number(min(self._place + 1, count)), count=number(count), name=self._words
        )
        for view in (self.view, *([self._large.view] if self._large is not None else [])):
            view.setAccessibleName(words if count else _("No picture of {name}").format(name=self._words))
        self._show_pixmap()
        if count and self._ids[self._place] not in self._whole:
            self._read(self._ids[self._place])

    def _show_pixmap(self) -> None:
        """The whole picture, or its thumbnail until that is there."""
        pixmap = None
        if self._ids:
            name = self._ids[self._place]
            pixmap = self._whole.get(name) or self._pictures.pixmap(name)
        self.view.set_pixmap(pixmap)
        if self._large is not None:
            self._large.view.set_pixmap(pixmap)

    def _read(self, name: str) -> None:
        def work(session: object) -> QImage | None:
            data = session.catalogue.picture(name)  # type: ignore[attr-defined]
            return decode(data, _LONGEST_EDGE) if data else None

        def done(image: QImage | None) -> None:
            if image is not None and name in self._ids:
                self._whole[name] = QPixmap.fromImage(image)
                self._show_pixmap()

        # A picture that does not come is no reason to bother anybody: its thumbnail stays.
        self._tasks.query(self, work, done, lambda _error: None, key="picture", quiet=True)
