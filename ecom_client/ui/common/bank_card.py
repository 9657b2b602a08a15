"""Bank cards on the screen: the own one on the profile, and somebody's whom one has to pay."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ecom_client.domain import input_rules
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.profile import BankCard, BankCardInput
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.form import Form, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, label
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, SMALL, TIGHT

_CHANGES = frozenset({Change.PROFILE})
Read = Callable[[Any], BankCard | None]
"""Asks the session for a card."""


def grouped(card: str) -> str:
    """A card number in groups of four, as it stands on cards."""
    return " ".join(card[place : place + 4] for place in range(0, len(card), 4))


class BankCardBox(Card):
    """The own bank card of a profile: its last digits until one asks for all of them. Changed and removed here."""

    #: Something is to be said: level and sentence.
    said = pyqtSignal(str, str)
    #: It could not be read or changed (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, window: Window, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Bank card"), parent)
        self.setObjectName("bankCard")
        self._tasks, self._window = tasks, window
        self._bank = self._last4 = ""
        theme = current_theme()
        self.bank = label("", "strong", name="cardBank", selectable=True)
        self.number = label("", name="cardNumber", selectable=True)
        self.hint = label(hint, "muted")
        self.show_all = QPushButton(_("Show"))
        self.show_all.setObjectName("showCard")
        self.change = QPushButton()
        self.change.setObjectName("changeCard")
        self.remove = QPushButton(_("Remove"))
        self.remove.setObjectName("removeCard")
        mark(self.remove, kind="link")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(SMALL))
        for button in (self.show_all, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        for part in (self.bank, self.number, self.hint):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.show_all.clicked.connect(self._on_show)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.show_card("", "")

    def show_card(self, bank: str, last4: str) -> None:
        """Show what is kept; both empty when nothing is."""
        self._bank, self._last4 = bank, last4
        self.bank.setText(bank)
        self.bank.setVisible(bool(bank))
        self.number.setText(f"•••• {last4}" if last4 else _("No card is kept."))
        self.number.setAccessibleName(_("Card ending in {digits}").format(digits=last4) if last4 else "")
        self.change.setText(_("Change…") if last4 else _("Add a bank card…"))
        self.show_all.setVisible(bool(last4))
        self.show_all.setEnabled(True)
        self.remove.setVisible(bool(last4))

    def _on_show(self) -> None:
        window = self._window
        self._tasks.query(
            self,
            lambda session: session.profile.bank_card(window),
            self._show_whole,
            self.failed.emit,
            key="card",
        )

    def _show_whole(self, card: BankCard | None) -> None:
        if card is not None:
            self.number.setText(grouped(card.card))
            self.show_all.setEnabled(False)

    def _on_change(self) -> None:
        dialog = card_dialog(self._tasks, self._window, self._bank, self)
        dialog.answered.connect(lambda _last4: self.said.emit("good", _("The bank card is kept.")))
        dialog.open()

    def _on_remove(self) -> None:
        dialog = confirm(
            self,
            _("Remove the bank card?"),
            _("Nobody can transfer money to it then. It is erased at once."),
            _("Remove the card ending in {digits}").format(digits=self._last4),
            self._send_removal,
            danger=True,
        )
        dialog.setObjectName("removeCardDialog")

    def _send_removal(self) -> None:
        self._tasks.command(
            self,
            partial(_save, self._window, BankCardInput("", "")),
            lambda _last4: self.said.emit("good", _("The bank card is removed.")),
            self.failed.emit,
            changes=_CHANGES,
        )


def card_dialog(tasks: Tasks, window: Window, bank: str, parent: QWidget) -> CommandDialog:
    """Asks for the bank and the number."""
    bank_field = TextField("bank", _("Bank"), required=True, max_length=80)
    number = TextField(
        "card",
        _("Card number"),
        required=True,
        hint=_("12 to 19 digits; spaces do not matter."),
        check=lambda value: input_rules.card_number("card", value),
    )
    bank_field.input.setObjectName("cardBankInput")
    number.input.setObjectName("cardNumberInput")
    form = Form([bank_field, number])
    form.set_values({"bank": bank})
    dialog = CommandDialog(
        tasks,
        _("Bank card"),
        form,
        _("Keep it"),
        partial(_keep, window),
        _CHANGES,
        introduction=_(
            "It is kept encrypted. You see it whole, and whoever has to pay you; others see its last four digits."
        ),
        parent=parent,
    )
    dialog.setObjectName("cardDialog")
    dialog.deed.setObjectName("keepCard")
    return dialog


class PayToView(QWidget):
    """Whose account money goes to, once it is read: name, bank, number with a button that copies it."""

    def __init__(self, tasks: Tasks, read: Read, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("payTo")
        self._none = none
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(TIGHT))
        tasks.query(self, read, self._show, self._show_refused)

    def _show(self, card: BankCard | None) -> None:
        if card is None:
            self._column.addWidget(label(self._none, "muted"))
            return
        self._column.addWidget(label(card.name, selectable=True))
        self._column.addWidget(label(card.bank, selectable=True))
        theme = current_theme()
        row = QHBoxLayout()
        row.addWidget(label(grouped(card.card), "strong", name="payToCard", selectable=True), 1)
        copy = QToolButton()
        copy.setIcon(icon("content-copy", "muted"))
        copy.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        copy.setAccessibleName(_("Copy the card number"))
        copy.setToolTip(copy.accessibleName())
        copy.clicked.connect(partial(_copy, card.card))
        row.addWidget(copy)
        self._column.addLayout(row)

    def _show_refused(self, error: Exception) -> None:
        self._column.addWidget(label(sentence(error), "warn" if isinstance(error, Refused) else "muted"))


class HiddenCard(QWidget):
    """A button, and in its place, once it is pressed, where the money goes to: looking is written down."""

    def __init__(self, tasks: Tasks, read: Read, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._read, self._none = tasks, read, none
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.button = QPushButton(icon("credit-card-outline"), _("Show the bank card"))
        self.button.setObjectName("showBankCard")
        self.button.setToolTip(_("The audit log keeps that you looked."))
        self.button.clicked.connect(self._on_pressed)
        self._column.addWidget(self.button)

    def _on_pressed(self) -> None:
        self.button.hide()
        self._column.addWidget(PayToView(self._tasks, self._read, self._none))


def _copy(words: str, _checked: bool = False) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(words)


def _keep(window: Window, session: Any, _key: str, values: dict[str, Any]) -> object:
    return _save(window, BankCardInput(values["bank"], values["card"]).checked(), session)


def _save(window: Window, typed: BankCardInput, session: Any) -> object:
    return session.profile.save_bank_card(window, typed)
