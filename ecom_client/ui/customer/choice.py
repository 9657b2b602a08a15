"""One of several ways: a round button with a line below that says what choosing it means."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from ecom_client.ui.common.labels import label
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import SMALL, WIDE


class Choice(QWidget):
    """The button, its explanation, and at the right whatever belongs to it (`extra`)."""

    def __init__(self, name: str, word: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.button = QRadioButton(word)
        self.button.setObjectName(name)
        self.button.setAccessibleDescription(about)
        self.about = _Words(self.button)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.extra = QHBoxLayout()
        self.extra.setSpacing(theme.px(SMALL))
        head = QHBoxLayout()
        head.setSpacing(theme.px(SMALL))
        head.addWidget(self.button, 1)
        head.addLayout(self.extra)
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(WIDE), 0, 0, 0)
        below.addWidget(self.about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)

    def set_about(self, about: str) -> None:
        """Explain it otherwise."""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.button.setAccessibleDescription(about)


class _Words(QLabel):
    """The explanation; clicking it chooses too."""

    def __init__(self, button: QRadioButton) -> None:
        super().__init__()
        made = label(role="muted")
        self.setWordWrap(True)
        self.setTextFormat(made.textFormat())
        self.setProperty("role", "muted")
        self._button = button

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._button.click()
