"""Asks for another profile of the same account: its form, and the terms of use to read."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.ui.common.command_dialog import CommandDialog, Work
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, current_language
from ecom_client.ui.common.theme import mark


class NewProfileDialog(CommandDialog):
    """`answered` gives the account's new Identity, which may open one more window."""

    def __init__(
        self,
        tasks: Tasks,
        title: str,
        form: Form,
        work: Work,
        *,
        introduction: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tasks,
            title,
            form,
            title,
            work,
            frozenset({Change.PROFILE}),
            introduction=introduction,
            parent=parent,
        )
        self._init_terms()

    def _init_terms(self) -> None:
        terms = QPushButton(_("Read the terms of use"))
        terms.setAutoDefault(False)
        mark(terms, kind="link")
        terms.clicked.connect(lambda _checked=False: self._on_terms())
        inside = self.area.widget()
        assert inside is not None
        column = inside.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.form) + 1, terms, 0, Qt.AlignmentFlag.AlignLeft)
        self._grow()

    def _on_terms(self) -> None:
        self._tasks.query(
            self,
            lambda session: session.profile.terms(),
            self._show_terms,
            self._tasks.unhandled.emit,
            key="terms",
        )

    def _show_terms(self, texts: dict[str, str]) -> None:
        words = texts.get(current_language()) or texts["en"]
        dialog = ConfirmDialog(_("Terms of use"), words, _("Close"), parent=self)
        dialog.cancel.hide()
        dialog.open()
