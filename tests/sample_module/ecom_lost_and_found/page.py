"""The page: what was lost and found, and a line to add something."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout

from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.text import current_language
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, SMALL
from ecom_lost_and_found import MODULE

_WORDS = {
    "en": ("What did you lose or find?", "Tell the others"),
    "zh_CN": ("您丢失或捡到了什么？", "告诉大家"),
}


class LostAndFoundPage(Page):
    """Everybody who may read sees the list; who may write adds to it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.tasks)
        theme = current_theme()
        ask, tell = _WORDS.get(current_language(), _WORDS["en"])
        self.list = QListWidget()
        self.list.setAccessibleName(self.title())
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(ask)
        self.edit.setMaxLength(200)
        self.tell = QPushButton(tell)
        row = QHBoxLayout()
        row.addWidget(self.edit, 1)
        row.addWidget(self.tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(SMALL))
        column.addLayout(row)
        column.addWidget(self.list, 1)
        if not context.may(MODULE.name, Privilege.WRITE):
            self.edit.hide()
            self.tell.hide()
        self.edit.returnPressed.connect(self._on_tell)
        self.tell.clicked.connect(self._on_tell)

    def title(self) -> str:
        return MODULE.word(current_language())

    def refresh(self) -> None:
        self.tasks.query(
            self, lambda session: session.wire.read("lost_items"), self._show, self.failed.emit, key="items"
        )

    def _show(self, rows: list[dict[str, Any]]) -> None:
        self.list.clear()
        self.list.addItems([f"{row['what']} – {row['told_by']}" for row in rows])
        self.set_fact(str(len(rows)))

    def _on_tell(self) -> None:
        key, what = new_key(), self.edit.text()
        self.tasks.command(
            self,
            lambda session: session.wire.write("tell_lost_item", key, what),
            self._on_told,
            self.failed.emit,
        )

    def _on_told(self, _answer: object) -> None:
        self.edit.clear()
        self.refresh()
