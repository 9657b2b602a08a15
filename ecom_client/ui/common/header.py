"""The head of a page: where one is, one line of fact, what is still on its way, and the primary action."""

from __future__ import annotations

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, NAVIGATION_ICON

_HEIGHT = 60


class ElidedLabel(QLabel):
    """A line that ends in … where the room ends, with the whole of it as its tool tip."""

    def sizeHint(self) -> QSize:
        # Not the label's own: that one remembers the smallest width of the words before.
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(24), super().minimumSizeHint().height())

    def setText(self, text: str | None) -> None:
        super().setText(text)
        self.setToolTip(text or "")

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        metrics = QFontMetrics(self.font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


class Header(QFrame):
    """Shows what the current page says of itself."""

    back = pyqtSignal()
    cancel = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._action: QAction | None = None
        self._long = False
        self._init_ui()
        self._connect_signals()

    def set_page(self, title: str, fact: str, action: QAction | None, *, can_go_back: bool) -> None:
        """Show another page's title, fact and primary action."""
        self.title.setText(title)
        self.set_fact(fact)
        self.back_button.setVisible(can_go_back)
        self.set_action(action)

    def set_fact(self, fact: str) -> None:
        """Show another fact."""
        self.fact.setText(fact)

    def set_action(self, action: QAction | None) -> None:
        """Offer another primary action, or none. The button follows its words and whether it can be done."""
        if self._action is not None:
            self._action.changed.disconnect(self._on_action_changed)
        self._action = action
        if action is not None:
            action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def action(self) -> QAction | None:
        """The primary action on offer."""
        return self._action

    def set_long_wait(self, long: bool) -> None:
        """Offer to cancel what takes long."""
        self._long = long
        self._make_room()
        self.cancel_button.setVisible(long)

    def _init_ui(self) -> None:
        theme = current_theme()
        self.back_button = QToolButton()
        self.back_button.setIcon(icon("arrow-left"))
        self.back_button.setIconSize(QSize(theme.px(NAVIGATION_ICON), theme.px(NAVIGATION_ICON)))
        self.back_button.setAccessibleName(_("Back"))
        self.back_button.setToolTip(_("Back (Alt+Left)"))
        self.back_button.hide()
        self.title = ElidedLabel()
        mark(self.title, role="title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.fact = ElidedLabel()
        mark(self.fact, role="muted")
        self.fact.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.waiting = QLabel(_("Still working…"))
        mark(self.waiting, role="muted")
        self.cancel_button = QPushButton(_("Cancel"))
        mark(self.cancel_button, kind="quiet")
        self.primary = QPushButton()
        mark(self.primary, kind="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), 0)
        row.setSpacing(theme.px(MEDIUM))
        row.addWidget(self.back_button)
        row.addWidget(self.title)
        row.addWidget(self.fact, 1000)
        row.addStretch(1)
        row.addWidget(self.waiting)
        row.addWidget(self.cancel_button)
        row.addWidget(self.primary)
        self.setMinimumHeight(theme.px(_HEIGHT))
        self.set_long_wait(False)
        self.primary.hide()

    def _connect_signals(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.cancel_button.clicked.connect(self.cancel)
        self.primary.clicked.connect(self._on_primary)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where it is narrow (or the text large) the title and the action stay whole longest."""
        theme = current_theme()
        self.fact.setVisible(self.width() >= theme.px(520))
        self.waiting.setVisible(self._long and self.width() >= theme.px(760))
        wanted = QFontMetrics(self.title.font()).horizontalAdvance(self.title.text())
        self.title.setMinimumWidth(min(wanted + 2, self.width() // 4))
        if self._action is not None:
            metrics = QFontMetrics(theme.font("strong"))
            room = max(self.width() * 2 // 5, theme.px(120)) - theme.px(2 * LARGE + NAVIGATION_ICON)
            self.primary.setText(metrics.elidedText(self._action.text(), Qt.TextElideMode.ElideRight, room))

    def _on_primary(self) -> None:
        if self._action is not None:
            self._action.trigger()

    def _on_action_changed(self) -> None:
        action = self._action
        self.primary.setVisible(action is not None and action.isVisible())
        if action is not None:
            self.primary.setAccessibleName(action.text())
            self.primary.setIcon(action.icon())
            self.primary.setEnabled(action.isEnabled())
            self.primary.setToolTip(action.toolTip())
        self._make_room()
