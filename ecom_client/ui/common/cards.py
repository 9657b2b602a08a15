"""A grid of cards over the same windowed model as a table: as many columns as fit, any number of rows.

Not a QListView: that lays out every item again at each change of width or length (100 ms at 100,000 rows).
Cards are all of one size, so where each stands is arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PyQt6.QtWidgets import QAbstractItemView, QMenu, QToolTip, QWidget

from ecom_client.ui.common.card import (
    CardFields,
    CardState,
    card_height,
    heart_room,
    paint_card,
    picture_size,
)
from ecom_client.ui.common.cells import DIMMED
from ecom_client.ui.common.table import RowAction, fill_row_menu
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE

if TYPE_CHECKING:
    from ecom_client.ui.common.picture import PictureLoader
    from ecom_client.ui.common.table_model import WindowedTableModel

_NARROWEST = 190
_FARTHEST = 2**31 - 2**16
"""As far as a scroll bar goes: seven million cards in a single column."""

_Move = QAbstractItemView.CursorAction


class CardGrid(QAbstractItemView):
    """Shows a `WindowedTableModel` as cards, one of which may be selected.

    With `open_on_click` one click opens; otherwise it selects, and a double click opens. Enter always opens.
    """

    #: The row that was opened.
    opened = pyqtSignal(object)
    #: The row that is selected, or None.
    row_selected = pyqtSignal(object)
    #: The heart of this row was pressed. The page sends it; the heart changes when the row is read again.
    heart_clicked = pyqtSignal(object)

    def __init__(
        self,
        model: WindowedTableModel,
        fields: CardFields,
        pictures: PictureLoader,
        *,
        actions: Sequence[RowAction] = (),
        open_on_click: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        if model.parent() is None:
            model.setParent(self)
        self._fields = fields
        self._pictures = pictures
        self._actions = tuple(actions)
        self._open_on_click = open_on_click
        self._hovered = -1
        self._on_heart = False
        self._columns = 1
        self._card = QSize(_NARROWEST, _NARROWEST)
        self._init_ui()
        self._connect_signals()

    def _init_ui(self) -> None:
        self.setModel(self._rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._lay_out()

    def _connect_signals(self) -> None:
        self._rows.rowsRemoved.connect(self._on_length_changed)
        self._rows.busy_changed.connect(self._repaint)
        self._pictures.arrived.connect(self._repaint)
        current_theme().changed.connect(self._on_theme_changed)

    def selected_row(self) -> Any | None:
        """The selected row, if it is in memory."""
        chosen, current = self.selectionModel(), self.currentIndex()
        if chosen is None or not current.isValid() or not chosen.isRowSelected(current.row()):
            return None
        return self._rows.row(current.row())

    @property
    def columns(self) -> int:
        """How many cards stand beside each other."""
        return self._columns

    # Where cards stand ------------------------------------------------------------------------------------

    def _gap(self) -> int:
        return current_theme().px(LARGE)

    def _lay_out(self) -> None:
        """As many columns as fit, filling the width."""
        viewport = self.viewport()
        width = viewport.width() if viewport is not None else 0
        gap = self._gap()
        self._columns = max(1, (width - gap) // (current_theme().px(_NARROWEST) + gap))
        wide = max(1, (width - gap * (self._columns + 1)) // self._columns)
        self._card = QSize(wide, card_height(wide))

    def _line_height(self) -> int:
        return self._card.height() + self._gap()

    def _room(self, place: int) -> QRect:
        """The card at this place, in the viewport."""
        line, column = divmod(place, self._columns)
        x = self._gap() + column * (self._card.width() + self._gap())
        y = self._gap() + line * self._line_height() - self.verticalOffset()
        return QRect(QPoint(x, y), self._card)

    def _seen(self) -> range:
        """The places that are at least partly seen."""
        viewport = self.viewport()
        height = viewport.height() if viewport is not None else 0
        first = max(0, self.verticalOffset() - self._gap()) // self._line_height()
        last = (self.verticalOffset() + height) // self._line_height()
        return range(
            min(first * self._columns, self._rows.rowCount()),
            min((last + 1) * self._columns, self._rows.rowCount()),
        )

    def visualRect(self, index: QModelIndex) -> QRect:
        return self._room(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        line = (point.y() + self.verticalOffset() - self._gap()) // self._line_height()
        column = (point.x() - self._gap()) // (self._card.width() + self._gap())
        place = line * self._columns + column
        if line < 0 or not 0 <= column < self._columns or place >= self._rows.rowCount():
            return QModelIndex()
        return self._rows.index(place, 0) if self._room(place).contains(point) else QModelIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        bar = self.verticalScrollBar()
        return bar.value() if bar is not None else 0

    def isIndexHidden(self, index: QModelIndex) -> bool:
        return False

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar, viewport = self.verticalScrollBar(), self.viewport()
        if not index.isValid() or bar is None or viewport is None:
            return
        room = self._room(index.row())
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or room.top() < 0:
            bar.setValue(bar.value() + room.top() - self._gap())
        elif room.bottom() > viewport.height():
            bar.setValue(bar.value() + room.bottom() - viewport.height() + self._gap())

    def updateGeometries(self) -> None:
        super().updateGeometries()
        bar, viewport = self.verticalScrollBar(), self.viewport()
        if bar is None or viewport is None:
            return
        lines = -(-self._rows.rowCount() // self._columns)
        bar.setPageStep(viewport.height())
        bar.setSingleStep(max(1, self._line_height() // 4))
        longest = lines * self._line_height() + self._gap() - viewport.height()
        bar.setRange(0, max(0, min(longest, _FARTHEST)))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The card seen first stays seen first."""
        first = self._seen().start
        super().resizeEvent(event)
        at_top = self.verticalOffset() == 0
        self._lay_out()
        self.updateGeometries()
        if not at_top:
            self.scrollTo(self._rows.index(first, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def rowsInserted(self, parent: QModelIndex, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self._on_length_changed()

    def _on_length_changed(self) -> None:
        self.updateGeometries()
        self._repaint()

    def reset(self) -> None:
        super().reset()
        self.scrollToTop()
        self.updateGeometries()
        self.row_selected.emit(None)

    def _on_theme_changed(self) -> None:
        self._lay_out()
        self.updateGeometries()
        self._repaint()

    # Selection and keyboard -------------------------------------------------------------------------------

    def setSelection(self, rect: QRect, command: Any) -> None:
        chosen, index = self.selectionModel(), self.indexAt(rect.center())
        if chosen is not None:
            chosen.select(index, command | chosen.SelectionFlag.Rows)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for number in range(len(selection)):
            region += QRegion(self._room(selection[number].top()))
        return region

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.currentIndex().row()
        self._rows.hold([row] if row >= 0 else [])
        chosen = self.selected_row()
        self.setAccessibleDescription("" if chosen is None else self._fields.words(chosen))
        self.row_selected.emit(chosen)
        self._repaint()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        viewport = self.viewport()
        lines = max(1, (viewport.height() if viewport is not None else 0) // self._line_height())
        steps = {
            _Move.MoveLeft: -1,
            _Move.MovePrevious: -1,
            _Move.MoveRight: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -self._columns,
            _Move.MoveDown: self._columns,
            _Move.MovePageUp: -lines * self._columns,
            _Move.MovePageDown: lines * self._columns,
        }
        last, here = self._rows.rowCount() - 1, self.currentIndex().row()
        if action == _Move.MoveHome or here < 0:
            place = 0
        elif action == _Move.MoveEnd:
            place = last
        else:
            place = here + steps.get(action, 0)
            if not 0 <= place <= last and action in (_Move.MoveUp, _Move.MoveDown):
                place = here if place < 0 or here // self._columns == last // self._columns else last
        return self._rows.index(max(0, min(place, last)), 0) if last >= 0 else QModelIndex()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is None:
            return
        row = self.selected_row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
        elif event.keyCombination() == QKeySequence("Ctrl+D")[0] and row is not None:
            self._press_heart(row)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _press_heart(self, row: Any) -> None:
        if self._fields.favourite(row) is not None:
            self.heart_clicked.emit(row)

    # Mouse ------------------------------------------------------------------------------------------------

    def _heart_at(self, point: QPoint) -> Any | None:
        """The row whose heart is at this point."""
        index = self.indexAt(point)
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is None or self._fields.favourite(row) is None:
            return None
        return row if heart_room(self._room(index.row())).contains(point) else None

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        if event is None:
            return
        heart = self._heart_at(event.position().toPoint())
        if heart is not None and event.button() == Qt.MouseButton.LeftButton:
            self.heart_clicked.emit(heart)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        super().mouseReleaseEvent(event)
        if event is None or not self._open_on_click or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and index == self.currentIndex() and self._heart_at(point) is None:
            row = self._rows.row(index.row())
            if row is not None:
                self.opened.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        if event is None or self._open_on_click or self._heart_at(event.position().toPoint()) is not None:
            return
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        if event is None:
            return
        point = event.position().toPoint()
        hovered, on_heart = self.indexAt(point).row(), self._heart_at(point) is not None
        if (hovered, on_heart) != (self._hovered, self._on_heart):
            self._hovered, self._on_heart = hovered, on_heart
            self.setCursor(
                Qt.CursorShape.PointingHandCursor
                if on_heart or (self._open_on_click and hovered >= 0)
                else Qt.CursorShape.ArrowCursor
            )
            self._repaint()

    def leaveEvent(self, event: QEvent | None) -> None:
        super().leaveEvent(event)
        self._hovered, self._on_heart = -1, False
        self._repaint()

    def viewportEvent(self, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.ToolTip:
            return self._show_tip(event)
        return super().viewportEvent(event)

    def _show_tip(self, event: Any) -> bool:
        heart, index = self._heart_at(event.pos()), self.indexAt(event.pos())
        row = self._rows.row(index.row()) if index.isValid() else None
        if heart is not None:
            full = self._fields.favourite(heart)
            words = _("Remove from favourites (Ctrl+D)") if full else _("Add to favourites (Ctrl+D)")
        else:
            words = self._fields.name(row) if row is not None else ""
        QToolTip.showText(event.globalPos(), words, self)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        row = self.selected_row()
        if event is None or row is None:
            return
        menu = QMenu(self)
        fill_row_menu(menu, self._actions, [row])
        if not menu.isEmpty():
            place = event.globalPos()
            viewport = self.viewport()
            if event.reason() == QContextMenuEvent.Reason.Keyboard and viewport is not None:
                place = viewport.mapToGlobal(self.visualRect(self.currentIndex()).center())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)
        event.accept()

    # Painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """What is painted is what is looked at: the model reads these rows when it has not got them."""
        seen = self._seen()
        if seen:
            self._rows.look(seen.start, seen.stop - 1)
        painter = QPainter(self.viewport())
        painter.setOpacity(DIMMED if self._rows.is_busy else 1.0)
        chosen, current = self.selectionModel(), self.currentIndex().row()
        ratio = self.devicePixelRatioF()
        for place in seen:
            row, room = self._rows.row(place), self._room(place)
            picture = picture_size(room.width())
            pixmap = None
            if row is not None:
                size = QSize(picture.width() - 2, picture.height())
                pixmap = self._pictures.pixmap(self._fields.picture(row), size, ratio)
            selected = chosen is not None and chosen.isRowSelected(place)
            state = CardState(
                selected=selected,
                focused=place == current and self.hasFocus(),
                hovered=place == self._hovered,
                heart_hovered=place == self._hovered and self._on_heart,
            )
            paint_card(painter, room, self._fields, row, pixmap, state)

    def _repaint(self) -> None:
        if (viewport := self.viewport()) is not None:
            viewport.update()
