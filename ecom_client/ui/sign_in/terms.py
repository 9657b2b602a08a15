"""The panel that asks whoever signs in to accept the terms of use when they have changed."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.sign_in.panel import Panel, buttons


class TermsPanel(Panel):
    """The new terms, and a button to accept them. Without accepting them nobody goes on."""

    accepted = pyqtSignal()
    back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The terms of use have changed"), _("Read and accept them to go on."), parent)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Terms of use"))
        self.text.setMinimumHeight(current_theme().px(240))
        self.column.addWidget(self.text, 1)
        self.go = QPushButton(_("I accept the terms of use"))
        mark(self.go, kind="primary")
        back = QPushButton(_("Back"))
        mark(back, kind="quiet")
        self.column.addLayout(buttons(back, None, self.go))
        self.go.clicked.connect(self.accepted)
        back.clicked.connect(self.back)

    def begin(self) -> None:
        self.text.setFocus()

    def show_terms(self, words: str) -> None:
        """Show the text that is to be accepted, from its beginning."""
        self.text.setPlainText(words)
