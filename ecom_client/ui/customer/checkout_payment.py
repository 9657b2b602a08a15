"""How a checkout is paid."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ecom_client.domain.orders import Payment
from ecom_client.ui.common.labels import Card, label
from ecom_client.ui.common.order_words import payment_word
from ecom_client.ui.common.text import _, money
from ecom_client.ui.common.theme import mark
from ecom_client.ui.customer.choice import Choice


class PaymentChoice(Card):
    """Wallet with its balance, bank transfer, or cash on delivery."""

    changed = pyqtSignal()
    top_up_wanted = pyqtSignal()

    def __init__(self, *, has_wallet: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(_("Payment"), parent)
        self._total = self._balance = Decimal(0)
        about = {
            Payment.WALLET: "",
            Payment.BANK_TRANSFER: _("You transfer it to the vendor, who notes that it has come."),
            Payment.CASH_ON_DELIVERY: _("You pay when you have the goods."),
        }
        self._group = QButtonGroup(self)
        self.choices = {
            payment: Choice(f"pay_{payment.value}", payment_word(payment), about[payment])
            for payment in Payment
        }
        self.top_up = QPushButton(_("Not enough: top up"))
        self.top_up.setObjectName("topUp")
        mark(self.top_up, kind="link")
        self.top_up.hide()
        self.choices[Payment.WALLET].extra.addWidget(self.top_up)
        self.error = label(role="error", name="paymentError")
        self.error.hide()
        for choice in self.choices.values():
            self._group.addButton(choice.button)
            self.column.addWidget(choice)
        self.column.addWidget(self.error)
        if not has_wallet:
            self.choices[Payment.WALLET].hide()
        self.choices[Payment.WALLET if has_wallet else Payment.BANK_TRANSFER].button.setChecked(True)
        self._group.buttonClicked.connect(self._on_chosen)
        self.top_up.clicked.connect(self.top_up_wanted)

    def payment(self) -> Payment:
        """What is chosen."""
        return next(payment for payment, choice in self.choices.items() if choice.button.isChecked())

    def show_money(self, balance: Decimal, total: Decimal) -> None:
        """Tell the balance of the wallet, and whether it covers the total."""
        self._balance, self._total = balance, total
        wallet = self.choices[Payment.WALLET]
        wallet.set_about(
            _("Balance {balance}. Held until you confirm the delivery.").format(balance=money(balance))
        )
        self.top_up.setVisible(balance < total)
        if balance >= total:
            self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the choice, and go there; nothing clears it."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            self.choices[self.payment()].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        self.refuse("")
        self.changed.emit()
