"""How the cells of a table are painted and edited, by the kind of their column."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PyQt6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ecom_client.ui.common.chips import chip_size, paint_chip
from ecom_client.ui.common.columns import COLUMN_ROLE, ROW_ROLE, SORT_ROLE, Column, Kind
from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.picture import paint_picture
from ecom_client.ui.common.stars import paint_stars, stars_size
from ecom_client.ui.common.theme import Theme, current_theme, mark
from ecom_client.ui.common.tokens import ICON, ROW, SMALL, TIGHT

if TYPE_CHECKING:
    from ecom_client.ui.common.edits import Edit
    from ecom_client.ui.common.field import Field
    from ecom_client.ui.common.picture import PictureLoader

DIMMED = 0.45
"""How strongly rows are painted that are being replaced."""

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_NARROWEST = 110

_FIGURES = (Kind.NUMBER, Kind.MONEY, Kind.DELTA, Kind.DATETIME, Kind.DATE, Kind.ID, Kind.LINK)


class CellDelegate(QStyledItemDelegate):
    """Paints every kind of cell. `dimmed` and `hovered_row` are set by the table."""

    def __init__(self, pictures: PictureLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.dimmed = False
        self.hovered_row = -1
        self._field: Field | None = None
        self._is_filled = False
        self._wrong: QLabel | None = None

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
        edit = index.data(COLUMN_ROLE).edit
        if edit is not None and parent is not None:
            return self._open_field(edit, parent)
        editor = QLineEdit(parent)
        editor.setAccessibleName(index.data(COLUMN_ROLE).title())
        return editor

    def setEditorData(self, editor: QWidget | None, index: QModelIndex) -> None:
        if (field := self._field_of(editor)) is not None:
            # The row may be read again while somebody types: what is typed stays.
            if not self._is_filled:
                self._is_filled = True
                field.set_value(index.data(COLUMN_ROLE).seen(index.data(ROW_ROLE)))
        elif isinstance(editor, QLineEdit):
            editor.setText(index.data(COLUMN_ROLE).plain(index.data(ROW_ROLE)))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget | None, model: QAbstractItemModel | None, index: QModelIndex
    ) -> None:
        """Hand over what was typed as the column's kind; what is no figure is left to the page to refuse."""
        if (field := self._field_of(editor)) is not None:
            if model is not None and not field.problem():
                model.setData(index, field.value())
        elif isinstance(editor, QLineEdit) and model is not None:
            text = editor.text()
            if text != index.data(COLUMN_ROLE).plain(index.data(ROW_ROLE)):
                model.setData(index, _typed(text, index.data(SORT_ROLE)))

    # A cell whose column declares what may be typed

    def eventFilter(self, editor: QObject | None, event: QEvent | None) -> bool:
        """What cannot be taken is said below the cell, and typing goes on there."""
        field = self._field_of(editor)
        if field is not None and event is not None and not self._may_leave(field, event):
            return isinstance(event, QKeyEvent)
        return super().eventFilter(editor, event)

    def destroyEditor(self, editor: QWidget | None, index: QModelIndex) -> None:
        if self._field_of(editor) is not None:
            self._field = None
            self._say_wrong(None, "")
        super().destroyEditor(editor, index)

    def _open_field(self, edit: Edit, parent: QWidget) -> QWidget:
        field = self._field = edit.input()
        self._is_filled = False
        editor = field.input
        editor.setParent(parent)
        field.setParent(editor)
        editor.setObjectName("cellEditor")
        editor.setAutoFillBackground(True)
        field.changed.connect(lambda: self._say_wrong(editor, ""))
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda _place: self._commit(editor))
        return editor

    def _commit(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def _field_of(self, editor: QObject | None) -> Field | None:
        field = self._field
        return field if field is not None and editor is not None and field.input is editor else None

    def _may_leave(self, field: Field, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.FocusOut
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            leaves = event.key() in _LEAVING
        problem = field.problem() if leaves else ""
        if problem:
            self._say_wrong(field.input, problem)
        return not problem

    def _say_wrong(self, editor: QWidget | None, sentence: str) -> None:
        """The sentence below the editor; none takes it away."""
        if self._wrong is not None:
            self._wrong.hide()
            self._wrong.deleteLater()
            self._wrong = None
        if editor is None:
            return
        mark(editor, wrong=bool(sentence))
        editor.setAccessibleDescription(sentence)
        room = editor.parentWidget()
        if not sentence or room is None:
            return
        theme = current_theme()
        words = self._wrong = QLabel(sentence, room)
        words.setObjectName("cellWrong")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMargin(theme.px(SMALL))
        mark(words, role="error", ground="bad")
        words.setAutoFillBackground(True)
        words.setFixedWidth(min(theme.px(280), room.width()))
        words.adjustSize()
        self._place_wrong(editor)
        words.show()
        words.raise_()

    def _place_wrong(self, editor: QWidget) -> None:
        """Below the editor, above it where there is no room below; never beyond the table's edge."""
        room, words = editor.parentWidget(), self._wrong
        if room is None or words is None:
            return
        left = min(editor.x(), room.width() - words.width())
        below = editor.geometry().bottom() + 2
        above = editor.y() - words.height() - 2
        words.move(max(0, left), below if below + words.height() <= room.height() else max(0, above))

    def updateEditorGeometry(
        self, editor: QWidget | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """The cell's own room, or some more where it is narrow."""
        if editor is None:
            return
        room = QRect(option.rect)
        room.setWidth(max(room.width(), current_theme().px(_NARROWEST)))
        editor.setGeometry(room)
        if self._field_of(editor) is not None:
            self._place_wrong(editor)


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
