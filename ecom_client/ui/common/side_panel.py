"""The panel at the right that shows the selected row: title, content that scrolls, actions below. Esc closes it."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, LARGE, SMALL

_WIDTH = 360


class SidePanel(QFrame):
    """Hidden until `open`; the page fills it with `set_content` and `set_actions`."""

    #: The panel was closed by its reader (button or Esc).
    closed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._init_ui()
        self._connect_signals()
        self.hide()

    def is_open(self) -> bool:
        """Whether the panel takes its place on the page."""
        return not self.isHidden()

    def open(self, title: str) -> None:
        """Show the panel under this title."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.show()

    def close_panel(self) -> None:
        """Hide the panel and tell the page."""
        if self.is_open():
            self.hide()
            self.closed.emit()

    def set_content(self, content: QWidget) -> None:
        """Show `content`, which the panel owns from now on; what was shown before is let go."""
        old = self.area.takeWidget()
        if old is not None and old is not content:
            old.deleteLater()
        self.area.setWidget(content)

    def set_actions(self, *buttons: QPushButton) -> None:
        """The buttons of the bottom row, the most important first; none hides the row."""
        self._actions.clear()
        for button in buttons:
            self._actions.addWidget(button)
        self.action_row.setVisible(bool(buttons))

    def sizeHint(self) -> QSize:
        wish = current_theme().px(_WIDTH)
        page = self.parentWidget()
        # The list beside it stays in sight, at large text too.
        width = wish if page is None else min(wish, max(page.width() * 9 // 20, _WIDTH - 40))
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH - 40, 0)

    def event(self, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.ParentChange and self.parentWidget() is not None:
            self.parentWidget().installEventFilter(self)  # type: ignore[union-attr]
        return super().event(event)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _init_ui(self) -> None:
        theme = current_theme()
        large, small = theme.px(LARGE), theme.px(SMALL)
        self.title = QLabel()
        self.title.setWordWrap(True)
        mark(self.title, role="section")
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close", "muted"))
        self.close_button.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        self.close_button.setAccessibleName(_("Close the panel"))
        self.close_button.setToolTip(_("Close (Esc)"))
        head = QHBoxLayout()
        head.setContentsMargins(large, small, small, small)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.area = scrolling(sideways=False)
        # The actions stay whole where it is low; the content scrolls.
        self.area.setMinimumHeight(1)
        self.action_row = QFrame()
        self.action_row.setObjectName("panelActions")
        self._actions = FlowLayout(self.action_row, small)
        self._actions.setContentsMargins(large, small, large, small)
        self.action_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addWidget(self.action_row)

    def _connect_signals(self) -> None:
        self.close_button.clicked.connect(self.close_panel)
        # A shortcut of a hidden widget does not fire, so Esc stays free while the panel is closed.
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.close_panel)
