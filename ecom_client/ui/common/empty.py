"""What stands where nothing is yet: an icon, what would be here, and the button that makes the first one."""

from __future__ import annotations

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM

_ICON = 48
_WIDTH = 360


class EmptyState(QWidget):
    """Icon, sentence and, where something can be made, its button."""

    #: The button was pressed.
    pressed = pyqtSignal()

    def __init__(
        self, icon_name: str, sentence: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._init_ui()
        self.set_content(icon_name, sentence, button)
        self.button.clicked.connect(self.pressed)
        current_theme().changed.connect(self._draw)

    def set_content(self, icon_name: str, sentence: str, button: str = "") -> None:
        """Say something else: nothing found is another emptiness than nothing made."""
        self._icon_name = icon_name
        self.sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._draw()

    def _init_ui(self) -> None:
        self._icon_name = ""
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = QLabel()
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        mark(self.sentence, role="muted")
        self.button = QPushButton()
        mark(self.button, kind="primary")
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.picture)
        column.addSpacing(current_theme().px(MEDIUM))
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(current_theme().px(LARGE))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _draw(self) -> None:
        theme = current_theme()
        edge = theme.px(_ICON)
        ratio = self.devicePixelRatioF()
        self.picture.setPixmap(icon(self._icon_name, "disabled").pixmap(QSize(edge, edge), ratio))
        width = min(theme.px(_WIDTH), 480)
        self.sentence.setFixedWidth(width)
        self.sentence.setMinimumHeight(max(0, self.sentence.heightForWidth(width)))
