"""How the cells of a table are painted and edited, by the kind of their column."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPen
from PyQt6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ecom_client.ui.common.chips import chip_size, paint_chip
from ecom_client.ui.common.columns import COLUMN_ROLE, ROW_ROLE, SORT_ROLE, Column, Kind
from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.picture import paint_picture
from ecom_client.ui.common.stars import paint_stars, stars_size
from ecom_client.ui.common.theme import Theme, current_theme
from ecom_client.ui.common.tokens import ICON, ROW, SMALL, TIGHT

if TYPE_CHECKING:
    from ecom_client.ui.common.picture import PictureLoader

DIMMED = 0.45
"""How strongly rows are painted that are being replaced."""

_FIGURES = (Kind.NUMBER, Kind.MONEY, Kind.DELTA, Kind.DATETIME, Kind.DATE, Kind.ID, Kind.LINK)


class CellDelegate(QStyledItemDelegate):
    """Paints every kind of cell. `dimmed` and `hovered_row` are set by the table."""

    def __init__(self, pictures: PictureLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.dimmed = False
        self.hovered_row = -1

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if painter is None:
            return
        theme = current_theme()
        column: Column = index.data(COLUMN_ROLE)
        row = index.data(ROW_ROLE)
        painter.save()
        self._paint_ground(painter, option, index, theme)
        padding = theme.px(SMALL)
        room = option.rect.adjusted(padding, 0, -padding, -1)
        painter.setClipRect(option.rect)
        if self.dimmed:
            painter.setOpacity(DIMMED)
        if row is None:
            _paint_unread(painter, room, index, theme)
        else:
            self._paint_value(painter, room, column, row, option, theme)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, theme: Theme
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        elif index.row() == self.hovered_row:
            painter.fillRect(option.rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def _paint_value(
        self,
        painter: QPainter,
        room: QRect,
        column: Column,
        row: Any,
        option: QStyleOptionViewItem,
        theme: Theme,
    ) -> None:
        value = column.value(row)
        if column.kind is Kind.CHIP and column.chip is not None and value is not None:
            paint_chip(painter, room, column.chip(value))
        elif column.kind is Kind.STARS:
            paint_stars(painter, room, value, column.count(row) if column.count else None)
        elif column.kind is Kind.PICTURE:
            self._paint_thumbnail(painter, room, value, option.widget, theme)
        elif column.kind is Kind.BOOL and value is not None:
            spot = QRect(0, 0, theme.px(ICON), theme.px(ICON))
            spot.moveCenter(QPoint(room.left() + theme.px(ICON) // 2, room.center().y()))
            paint_icon(painter, spot, "check" if value else "minus", "text" if value else "disabled")
        else:
            painter.setFont(theme.font("number" if column.kind in _FIGURES else "body"))
            painter.setPen(theme.colour(_tone(column.kind, value)))
            text = QFontMetrics(painter.font()).elidedText(
                " ".join(column.text(row).split()), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(column.alignment), text)

    def _paint_thumbnail(
        self, painter: QPainter, room: QRect, value: Any, widget: QWidget | None, theme: Theme
    ) -> None:
        height = room.height() - 2 * theme.px(TIGHT)
        size = QSize(min(height * 4 // 3, room.width()), height)
        spot = QRect(room.topLeft() + QPoint(0, theme.px(TIGHT)), size)
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        pixmap = self._pictures.pixmap(value, size, ratio) if self._pictures is not None else None
        paint_picture(painter, spot, pixmap, corner=3)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """The room the cell would like, for fitting a column to its content."""
        theme = current_theme()
        column, row = index.data(COLUMN_ROLE), index.data(ROW_ROLE)
        height, padding = theme.px(ROW), 2 * theme.px(SMALL) + 2
        if row is None:
            return QSize(theme.px(64), height)
        value = column.value(row)
        if column.kind is Kind.CHIP and value is not None:
            width = chip_size(column.chip(value)).width()
        elif column.kind is Kind.STARS:
            width = stars_size(value, column.count(row) if column.count else None).width()
        elif column.kind is Kind.PICTURE:
            width = (height - 2 * theme.px(TIGHT)) * 4 // 3
        else:
            metrics = QFontMetrics(theme.font("number" if column.kind in _FIGURES else "body"))
            width = metrics.horizontalAdvance(column.text(row)) + 2
        return QSize(width + padding, height)

    def createEditor(
        self, parent: QWidget | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        editor = QLineEdit(parent)
        editor.setAccessibleName(index.data(COLUMN_ROLE).title())
        return editor

    def setEditorData(self, editor: QWidget | None, index: QModelIndex) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(COLUMN_ROLE).plain(index.data(ROW_ROLE)))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget | None, model: QAbstractItemModel | None, index: QModelIndex
    ) -> None:
        """Hand the typed text over as the column's kind; what is no figure is left to the page to refuse."""
        if isinstance(editor, QLineEdit) and model is not None:
            text = editor.text()
            if text != index.data(COLUMN_ROLE).plain(index.data(ROW_ROLE)):
                model.setData(index, _typed(text, index.data(SORT_ROLE)))


def _tone(kind: Kind, value: Any) -> str:
    """The colour of a written value."""
    if value is None:
        return "muted"
    if kind is Kind.LINK:
        return "accent"
    return "good" if kind is Kind.DELTA and value > 0 else "text"


def _typed(text: str, like: Any) -> Any:
    try:
        if isinstance(like, int) and not isinstance(like, bool):
            return int(text.strip())
        if isinstance(like, Decimal):
            return Decimal(text.strip())
    except (ValueError, InvalidOperation):
        return text
    return text


def _paint_unread(painter: QPainter, room: QRect, index: QModelIndex, theme: Theme) -> None:
    """A quiet bar where a value will be; its length differs from row to row as words do."""
    share = 0.35 + (index.row() * 7 + index.column() * 5) % 5 * 0.1
    bar = QRectF(room)
    bar.setWidth(room.width() * share)
    bar.setHeight(theme.px(SMALL))
    bar.moveCenter(QRectF(room).center())
    bar.moveLeft(room.left())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
