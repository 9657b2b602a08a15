"""New terms of use in an open window: read and accepted without signing in again."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, current_language
from ecom_client.ui.common.theme import current_theme


class TermsDialog(CommandDialog):
    """`answered` when they are accepted. The text is asked for when the dialog opens."""

    def __init__(self, tasks: Tasks, version: int, parent: QWidget | None = None) -> None:
        super().__init__(
            tasks,
            _("The terms of use have changed"),
            Form([]),
            _("I accept the terms of use"),
            partial(_accept, version),
            frozenset(),
            introduction=_("Read and accept them to go on."),
            parent=parent,
        )
        self.setObjectName("newTerms")
        self.deed.setObjectName("acceptTerms")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Terms of use"))
        self.text.setMinimumHeight(current_theme().px(240))
        inside = self.area.widget()
        assert inside is not None
        column = inside.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.form), self.text, 1)
        self._grow()
        self.deed.setEnabled(False)
        tasks.query(
            self, lambda session: session.profile.terms(), self._show, tasks.unhandled.emit, key="terms"
        )

    def _show(self, texts: dict[str, str]) -> None:
        self.text.setPlainText(texts.get(current_language()) or texts["en"])
        self.deed.setEnabled(True)


def _accept(version: int, session: Any, _key: str, _values: dict[str, Any]) -> None:
    session.profile.accept_terms(version)
