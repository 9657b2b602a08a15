"""The row of tabs above the parts of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PyQt6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, MEDIUM


def tab_bar(object_name: str, accessible_name: str, words: Iterable[str]) -> QTabBar:
    """Tabs with these words, as wide as they need."""
    tabs = QTabBar()
    tabs.setObjectName(object_name)
    tabs.setAccessibleName(accessible_name)
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.setUsesScrollButtons(False)
    for word in words:
        tabs.addTab(word)
    return tabs


class Tabbed(QWidget):
    """Parts of a page by the words on their tabs; one is seen at a time. `row` has room beside the tabs."""

    def __init__(self, object_name: str, accessible_name: str, parts: Mapping[str, QWidget]) -> None:
        super().__init__()
        theme = current_theme()
        self.tabs = tab_bar(object_name, accessible_name, parts)
        self.parts = QStackedWidget()
        for part in parts.values():
            self.parts.addWidget(part)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(LARGE), 0)
        self.row.addWidget(self.tabs)
        self.row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.row)
        whole.addWidget(self.parts, 1)
        self.tabs.currentChanged.connect(self.parts.setCurrentIndex)
