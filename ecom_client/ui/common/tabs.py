"""The row of tabs above the parts of a page."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt6.QtWidgets import QTabBar


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
