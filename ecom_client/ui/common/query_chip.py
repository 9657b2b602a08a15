"""The conditional query a table is narrowed by, as one line above it: the sentence, change it, clear it."""

from __future__ import annotations

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from ecom_client.ui.common.header import ElidedLabel
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, SMALL, TIGHT


class QueryChip(QFrame):
    """Hidden while there is no query."""

    change_wanted = pyqtSignal()
    clear_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queryChip")
        mark(self, ground="info")
        self._init_ui()
        self.change_button.clicked.connect(self.change_wanted)
        self.clear_button.clicked.connect(self.clear_wanted)
        self.say("")

    def say(self, sentence: str) -> None:
        """Show this sentence; hide where there is none."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))

    def _init_ui(self) -> None:
        theme = current_theme()
        edge = theme.px(ICON)
        self.words = ElidedLabel()
        self.words.setObjectName("queryChipWords")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.change_button = QPushButton(_("Change"))
        mark(self.change_button, kind="link")
        self.clear_button = QToolButton()
        self.clear_button.setObjectName("clearQueryChip")
        self.clear_button.setIcon(icon("close", "muted"))
        self.clear_button.setIconSize(QSize(edge, edge))
        self.clear_button.setToolTip(_("Clear the conditions"))
        self.clear_button.setAccessibleName(_("Clear the conditions"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(SMALL), theme.px(TIGHT), theme.px(TIGHT), theme.px(TIGHT))
        row.setSpacing(theme.px(SMALL))
        row.addWidget(self.words, 1)
        row.addWidget(self.change_button)
        row.addWidget(self.clear_button)
