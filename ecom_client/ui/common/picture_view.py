"""One picture, whole, and the same as large as there is room."""

from __future__ import annotations

from PyQt6.QtCore import QRect, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QWidget

from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.picture import paint_picture
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import CORNER, ICON, MEDIUM, SMALL


class PictureView(QWidget):
    """One picture, whole, in the middle of its room. Takes the focus for all pictures."""

    #: An arrow key: so many pictures on.
    stepped = pyqtSignal(int)
    #: A click, Enter or space.
    pressed = pyqtSignal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap: QPixmap | None = None
        self._hint_icon = hint
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_pixmap(self, pixmap: QPixmap | None) -> None:
        """Show this; None is the placeholder."""
        self._pixmap = pixmap
        self.update()

    def has_picture(self) -> bool:
        """Whether there is more to see than a placeholder."""
        return self._pixmap is not None

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is None:
            return
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -(1 << 8),
            Qt.Key.Key_End: 1 << 8,
        }
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        room = self.rect()
        if self._pixmap is not None:
            size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            room = QRect(0, 0, size.width(), size.height())
            room.moveCenter(self.rect().center())
        paint_picture(painter, room, self._pixmap)
        if self._hint_icon and self._pixmap is not None:
            edge = theme.px(ICON + 4)
            gap = theme.px(SMALL)
            spot = QRect(room.right() - edge - gap, room.bottom() - edge - gap, edge, edge)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(spot.adjusted(-4, -4, 4, 4))
            paint_icon(painter, spot, self._hint_icon, "muted")
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), theme.px(CORNER), theme.px(CORNER))


class EnlargedPicture(QDialog):
    """A picture as large as there is room. Esc, Enter or a click closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = PictureView("")
        self.view.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        margin = current_theme().px(MEDIUM)
        row.setContentsMargins(margin, margin, margin, margin)
        row.addWidget(self.view)
        self.view.pressed.connect(self.accept)
