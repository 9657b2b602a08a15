"""A layout that goes on to the next line when the width is used up: chips, filters, pictures."""

from __future__ import annotations

from PyQt6.QtCore import QPoint, QRect, QSize, Qt
from PyQt6.QtWidgets import QLayout, QLayoutItem, QWidget

from ecom_client.ui.common.tokens import SMALL


class FlowLayout(QLayout):
    """Items from left to right, each as wide as it wishes, middles aligned within a line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = SMALL, margin: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(margin, margin, margin, margin)

    def addItem(self, item: QLayoutItem | None) -> None:
        if item is not None:
            self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take every widget out and let it go."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the lines out in `rect`; the height they take."""
        inner = rect.marginsRemoved(self.contentsMargins())
        y = inner.top()
        line: list[tuple[QLayoutItem, QSize, int]] = []
        x = inner.left()
        height = 0

        def finish_line() -> None:
            if move:
                for item, size, left in line:
                    item.setGeometry(QRect(QPoint(left, y + (height - size.height()) // 2), size))

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(inner.width(), 1), 1 << 20))
            if line and x + size.width() > inner.right() + 1:
                finish_line()
                y += height + self.spacing()
                line, x, height = [], inner.left(), 0
            line.append((item, size, x))
            x += size.width() + self.spacing()
            height = max(height, size.height())
        finish_line()
        return y + height - rect.top() + self.contentsMargins().bottom()
