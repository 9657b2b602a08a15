"""Pictures of products: asked for in batches, decoded off the GUI thread, kept while there is room.

Whoever paints asks `PictureLoader.pixmap` each time and paints a placeholder until `arrived` tells that it is
there. What comes from the server is somebody's upload: a picture that is none, or far too large, stays a
placeholder.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent, QPixmap
from PyQt6.QtWidgets import QSizePolicy, QWidget

from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import CORNER

if TYPE_CHECKING:
    from ecom_client.ui.common.tasks import Tasks

Fetch = Callable[[Any, list[str]], Mapping[str, bytes]]

MOST_PIXELS = 24_000_000
"""A picture with more is not decoded."""
MOST_EDGE = 12_000

_FORMATS = {b"png", b"jpeg", b"jpg", b"webp"}
_BATCH = 48
_KEPT = 600
_SCALED_KEPT = 400


def decode(data: bytes, longest_edge: int = 640) -> QImage | None:
    """The picture in `data`, made no larger than `longest_edge`; None for what is none or far too large.

    May be called in any thread.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if not reader.canRead() or reader.format().data() not in _FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.isEmpty() or max(size.width(), size.height()) > MOST_EDGE:
        return None
    if size.width() * size.height() > MOST_PIXELS:
        return None
    reader.setAutoTransform(True)
    if max(size.width(), size.height()) > longest_edge:
        reader.setScaledSize(
            size.scaled(longest_edge, longest_edge, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(
                QSize(1, 1)
            )
        )
    image = reader.read()
    return None if image.isNull() else image


def paint_picture(
    painter: QPainter, room: QRect, pixmap: QPixmap | None, *, corner: int = CORNER, top_only: bool = False
) -> None:
    """Fill `room` with the picture, or with a quiet placeholder, its corners rounded."""
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    radius = float(theme.px(corner))
    path = QPainterPath()
    # Below a picture that only has upper corners the ground goes on: the lower ones lie outside the clip.
    path.addRoundedRect(QRectF(room).adjusted(0, 0, 0, radius if top_only else 0), radius, radius)
    painter.setClipRect(room)
    if pixmap is None or pixmap.isNull():
        painter.fillPath(path, theme.colour("hover"))
        edge = min(theme.px(32), room.width() * 2 // 3, room.height() * 2 // 3)
        spot = QRect(0, 0, edge, edge)
        spot.moveCenter(room.center())
        paint_icon(painter, spot, "image-outline", "disabled")
    else:
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(room, pixmap)
    painter.restore()


def cover(pixmap: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """The middle of the picture, filling `size` at this many pixels a point."""
    target = QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    grown = pixmap.scaled(
        target, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    cut = grown.copy(
        (grown.width() - target.width()) // 2,
        (grown.height() - target.height()) // 2,
        target.width(),
        target.height(),
    )
    cut.setDevicePixelRatio(ratio)
    return cut


class PictureLoader(QObject):
    """Thumbnails by id. One for a window, so that its pages share what was read.

    `fetch` answers the bytes of some ids; without one `session.catalogue.thumbnails` is asked.
    """

    #: These ids can be painted now (frozenset of str).
    arrived = pyqtSignal(frozenset)

    def __init__(self, tasks: Tasks, fetch: Fetch | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._fetch: Fetch = fetch or (lambda session, ids: session.catalogue.thumbnails(ids))
        self._pixmaps: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._scaled: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._asking = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._ask)

    @property
    def kept(self) -> int:
        """How many ids are remembered."""
        return len(self._pixmaps)

    def pixmap(self, picture: object, size: QSize | None = None, ratio: float = 1.0) -> QPixmap | None:
        """The picture with this id, cut to fill `size` where given; None, and asked for, until it is here."""
        if picture is None or picture == "":
            return None
        name = str(picture)
        if name not in self._pixmaps:
            self._wanted[name] = None
            self._wanted.move_to_end(name)
            if not self._asking:
                self._turn.start()
            return None
        self._pixmaps.move_to_end(name)
        whole = self._pixmaps[name]
        if whole is None or size is None or size.isEmpty():
            return whole
        key = (name, size.width(), size.height(), ratio)
        if key not in self._scaled:
            self._scaled[key] = cover(whole, size, ratio)
            while len(self._scaled) > _SCALED_KEPT:
                self._scaled.popitem(last=False)
        self._scaled.move_to_end(key)
        return self._scaled[key]

    def forget(self, pictures: Collection[object] | None = None) -> None:
        """Ask again for these ids, or for all, when they are next painted."""
        names = set(self._pixmaps) if pictures is None else {str(picture) for picture in pictures}
        for name in names:
            self._pixmaps.pop(name, None)
        for key in [key for key in self._scaled if key[0] in names]:
            del self._scaled[key]

    def _ask(self) -> None:
        """Ask for what was wanted last; what has been scrolled past is asked for if it is painted again."""
        ids = [name for name in self._wanted if name not in self._pixmaps][-_BATCH:]
        self._wanted.clear()
        if not ids:
            return
        self._asking = True

        def work(session: Any) -> dict[str, QImage | None]:
            found = self._fetch(session, ids)
            return {name: decode(found[name]) if found.get(name) else None for name in ids}

        self._tasks.query(self, work, self._on_read, self._on_failed, quiet=True)

    def _on_read(self, images: dict[str, QImage | None]) -> None:
        for name, image in images.items():
            self._pixmaps[name] = None if image is None else QPixmap.fromImage(image)
        while len(self._pixmaps) > _KEPT:
            self._pixmaps.popitem(last=False)
        self._asking = False
        self.arrived.emit(frozenset(images))
        if self._wanted:
            self._turn.start()

    def _on_failed(self, _error: Exception) -> None:
        # A missing picture is no reason to bother anybody: the placeholder stays, the next painting asks
        # again.
        self._asking = False


class PictureLabel(QWidget):
    """One picture, as large as there is room, whole; a placeholder while there is none."""

    def __init__(self, loader: PictureLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._id: object = None
        self._own: QPixmap | None = None
        self._smallest = QSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if loader is not None:
            loader.arrived.connect(self._on_arrived)

    def set_picture(self, picture: object, words: str) -> None:
        """Show the picture with this id; `words` tell what it shows to who cannot see it."""
        self._id, self._own = picture, None
        self.setAccessibleName(words)
        self.update()

    def set_bytes(self, data: bytes, words: str) -> bool:
        """Show this file's content; whether it is a picture."""
        image = decode(data, 1600)
        self._id, self._own = None, None if image is None else QPixmap.fromImage(image)
        self.setAccessibleName(words)
        self.update()
        return image is not None

    def clear(self) -> None:
        """Show the placeholder."""
        self.set_picture(None, "")

    def set_smallest(self, size: QSize) -> None:
        """The least room the picture takes, at 100 % text."""
        self._smallest = size
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(self._smallest.width()), theme.px(self._smallest.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_arrived(self, pictures: frozenset[str]) -> None:
        if str(self._id) in pictures:
            self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        pixmap = self._own
        if pixmap is None and self._loader is not None:
            pixmap = self._loader.pixmap(self._id)
        room = self.rect()
        if pixmap is not None:
            room = QRect(0, 0, 1, 1)
            room.setSize(pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
            room.moveCenter(self.rect().center())
        painter = QPainter(self)
        paint_picture(painter, room, pixmap)
