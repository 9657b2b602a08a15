"""The first panel of a first start: try it here, or connect to a server."""

from __future__ import annotations

from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QPushButton, QWidget

from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL
from ecom_client.ui.sign_in.panel import Panel, heading


class StartPanel(Panel):
    """First start: try it on this computer, or connect to a shop's server."""

    try_it = pyqtSignal()
    connect_to = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Welcome"), _("A marketplace for your campus, market hall or town."), parent)
        self.trial = self._choice(
            _("Try it on this computer"),
            _("A private server with sample products, just for you."),
            self.try_it,
        )
        mark(self.trial, kind="primary")
        self.server = self._choice(
            _("Connect to a server"),
            _("Your marketplace gave you the address of its server."),
            self.connect_to,
        )
        self.column.addStretch()

    def begin(self) -> None:
        self.trial.setFocus()

    def _choice(self, word: str, about: str, signal: Any) -> QPushButton:
        button = QPushButton(word)
        button.setAccessibleDescription(about)
        button.clicked.connect(signal)
        self.column.addSpacing(current_theme().px(SMALL))
        self.column.addWidget(button)
        self.column.addWidget(heading(about, "caption"))
        return button
