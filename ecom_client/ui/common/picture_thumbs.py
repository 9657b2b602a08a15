"""Thumbnails in a row that can be dragged into another order, and onto which files can be dropped."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PyQt6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ecom_client.ui.common.chips import Chip, chip_size, paint_chip
from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.picture import PictureLoader, cover, decode, paint_picture
from ecom_client.ui.common.text import _, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import CORNER, SMALL, TIGHT

_ID = Qt.ItemDataRole.UserRole
_PICTURE = QSize(112, 84)


class PictureThumbs(QListWidget):
    """Ids of pictures in their order. Ctrl+arrows move the current one, Delete removes it."""

    #: Another picture, or another order.
    changed = pyqtSignal()
    #: Files were dropped: their paths.
    files_dropped = pyqtSignal(list)

    #: A picture was double-clicked, or Enter pressed on it: its id.
    opened = pyqtSignal(str)

    def __init__(
        self, pictures: PictureLoader, parent: QWidget | None = None, *, cover_word: str = ""
    ) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._cover_word = cover_word
        self._own: dict[str, QPixmap] = {}
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(theme.px(TIGHT))
        self.setItemDelegate(_ThumbDelegate(pictures, self._own, cover_word, self))
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(str(item.data(_ID))))
        pictures.arrived.connect(self._on_arrived)
        if (model := self.model()) is not None:
            for moved in (model.rowsMoved, model.rowsInserted, model.rowsRemoved):
                moved.connect(self._tell)
        self._fit()

    def ids(self) -> tuple[str, ...]:
        """The pictures from left to right."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(str(item.data(_ID)) for item in items if item is not None)

    def set_ids(self, ids: Iterable[str]) -> None:
        """Show these and nothing else."""
        self.clear()
        for one in ids:
            self._append(one)
        self._tell()

    def add(self, picture: str, thumbnail: bytes) -> None:
        """One more at the end, seen by its own thumbnail."""
        if (image := decode(thumbnail)) is not None:
            self._own[picture] = QPixmap.fromImage(image)
        self._append(picture)
        self.setCurrentRow(self.count() - 1)

    def move_current(self, by: int) -> None:
        """Move the current picture so many places to the right."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + by < self.count():
            return
        item = self.takeItem(row)
        self.insertItem(row + by, item)
        self.setCurrentRow(row + by)

    def drop_current(self, place: QPoint) -> None:
        """Put the current picture where `place` is; beside all others, to the end."""
        there = self.indexAt(place)
        self.move_current((there.row() if there.isValid() else self.count() - 1) - self.currentRow())

    def remove_current(self) -> None:
        """Take the current picture out."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())

    def _append(self, picture: str) -> None:
        item = QListWidgetItem()
        item.setData(_ID, picture)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )
        self.addItem(item)

    def _on_arrived(self, _ids: frozenset[str]) -> None:
        self._repaint()

    def _tell(self, *_where: object) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """As high as the lines of pictures; and each says which it is."""
        theme = current_theme()
        for row in range(self.count()):
            if (item := self.item(row)) is not None:
                words = _("Picture {n}").format(n=number(row + 1))
                cover_word = self._cover_word if row == 0 else ""
                item.setData(Qt.ItemDataRole.AccessibleTextRole, cover_word or words)
        cell = theme.px(_PICTURE.width()) + 2 * self.spacing()
        across = max(1, (self.width() - 2 * self.frameWidth() - self.spacing()) // cell)
        lines = max(1, -(-self.count() // across))
        self.setFixedHeight(
            lines * (theme.px(_PICTURE.height()) + 2 * self.spacing())
            + 2 * self.frameWidth()
            + theme.px(SMALL)
        )
        self._repaint()

    def _repaint(self) -> None:
        if (viewport := self.viewport()) is not None:
            viewport.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is None:
            return
        moving = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_current()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0 and not moving:
            self.opened.emit(self.ids()[self.currentRow()])
        elif moving and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_current(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    # What is dropped from outside

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        if event is not None and dropped_files(event):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent | None) -> None:
        if event is not None and dropped_files(event):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent | None) -> None:
        if event is not None and (files := dropped_files(event)):
            event.acceptProposedAction()
            self.files_dropped.emit(files)
        elif event is not None and event.source() is self:
            self.drop_current(event.position().toPoint())
            # Moved already: whoever began the drag must not take it away.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        super().paintEvent(event)
        viewport = self.viewport()
        if self.count() or viewport is None:
            return
        theme = current_theme()
        painter = QPainter(viewport)
        room = viewport.rect()
        edge = theme.px(24)
        words = _("Drop pictures here")
        painter.setFont(theme.font("body"))
        width = QFontMetrics(painter.font()).horizontalAdvance(words) + edge + theme.px(SMALL)
        left = (room.width() - width) // 2
        paint_icon(
            painter,
            QRect(left, (room.height() - edge) // 2, edge, edge),
            "image-multiple-outline",
            "disabled",
        )
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(left + edge + theme.px(SMALL), 0, room.width(), room.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words,
        )


class _ThumbDelegate(QStyledItemDelegate):
    def __init__(
        self, pictures: PictureLoader, own: dict[str, QPixmap], cover_word: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._pictures, self._own, self._cover_word = pictures, own, cover_word

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height()))

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if painter is None:
            return
        theme = current_theme()
        size = self.sizeHint(option, index)
        room = QRect(option.rect.topLeft(), size).adjusted(2, 2, -2, -2)
        ratio = option.widget.devicePixelRatioF() if option.widget is not None else 1.0
        name = str(index.data(_ID))
        own = self._own.get(name)
        pixmap = (
            cover(own, room.size(), ratio)
            if own is not None
            else self._pictures.pixmap(name, room.size(), ratio)
        )
        paint_picture(painter, room, pixmap)
        if index.row() == 0 and self._cover_word:
            chip = Chip(self._cover_word, "star-outline", "accent")
            height = chip_size(chip).height()
            paint_chip(
                painter, QRect(room.left() + 4, room.bottom() - height - 3, room.width() - 8, height), chip
            )
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room, CORNER, CORNER)
            painter.restore()


def dropped_files(event: QDropEvent) -> list[str]:
    """The local files somebody drags or drops; none when it is something else."""
    data = event.mimeData()
    if data is None or not data.hasUrls():
        return []
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
