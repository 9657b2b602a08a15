"""The header of a table: a click sorts, with Ctrl or Shift it adds a column; arrows show the order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QCursor, QFontMetrics, QPainter, QPolygonF
from PyQt6.QtWidgets import QApplication, QHeaderView, QWidget

from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import CONTROL, SMALL, TIGHT

if TYPE_CHECKING:
    from ecom_client.data.paging import SortKey
    from ecom_client.ui.common.columns import Column

_ARROW = 8


class SortHeader(QHeaderView):
    """Asks for sorting and shows it; the table decides."""

    #: A column's title was clicked (its logical number), and whether it joins the columns sorted by already.
    sort_wanted = pyqtSignal(int, bool)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = tuple(columns)
        self._sorts: tuple[SortKey, ...] = ()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._on_clicked)

    def set_sorts(self, sorts: Sequence[SortKey]) -> None:
        """Show this order."""
        self._sorts = tuple(sorts)
        if (viewport := self.viewport()) is not None:
            viewport.update()

    def sort_place(self, section: int) -> tuple[int, bool] | None:
        """The column's place in the order (from 1) and whether it is descending; None where it has none."""
        word = self._columns[section].sort
        for place, key in enumerate(self._sorts, 1):
            if word is not None and key.column == word:
                return place, key.descending
        return None

    def _on_clicked(self, section: int) -> None:
        if self._columns[section].sort is not None:
            held = QApplication.keyboardModifiers()
            adding = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
            self.sort_wanted.emit(section, bool(held & adding))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(CONTROL))

    def paintSection(self, painter: QPainter | None, rect: QRect, section: int) -> None:
        if painter is None or not rect.isValid():
            return
        theme = current_theme()
        column = self._columns[section]
        hovered = self._hovered() == section and column.sort is not None
        painter.save()
        painter.fillRect(rect, theme.colour("hover" if hovered else "surface"))
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.topRight() + QPoint(0, 8), rect.bottomRight() - QPoint(0, 8))
        padding = theme.px(SMALL)
        room = rect.adjusted(padding, 0, -padding, -1)
        place = self.sort_place(section)
        if place is not None:
            room = self._paint_order(painter, room, *place)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text" if hovered or place is not None else "muted"))
        model = self.model()
        title = model.headerData(section, Qt.Orientation.Horizontal) if model is not None else ""
        text = QFontMetrics(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(column.alignment), text)
        painter.restore()

    def _hovered(self) -> int:
        viewport = self.viewport()
        if viewport is None or not viewport.underMouse():
            return -1
        return self.logicalIndexAt(viewport.mapFromGlobal(QCursor.pos()))

    def _paint_order(self, painter: QPainter, room: QRect, place: int, descending: bool) -> QRect:
        """The arrow, with its number where several columns sort; what room is left for the title."""
        theme = current_theme()
        edge = theme.px(_ARROW)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        right = room.right()
        if len(self._sorts) > 1:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("accent"))
            width = QFontMetrics(painter.font()).horizontalAdvance(str(place)) + 1
            number = QRect(right - width, room.top(), width + 1, room.height())
            right_middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(number, int(right_middle), str(place))
            painter.setPen(Qt.PenStyle.NoPen)
            right -= width + 2
        box = QRectF(right - edge, room.center().y() - edge / 4, edge, edge / 2 + 1)
        middle = box.center().x()
        if descending:
            points = [box.topLeft(), box.topRight(), QPointF(middle, box.bottom())]
        else:
            points = [box.bottomLeft(), box.bottomRight(), QPointF(middle, box.top())]
        painter.drawPolygon(QPolygonF(points))
        return QRect(room.left(), room.top(), int(box.left()) - theme.px(TIGHT) - room.left(), room.height())
