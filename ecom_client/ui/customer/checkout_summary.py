"""The sum of a checkout by vendor, and the button that says what will be paid."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ecom_client.domain.cart import Cart
from ecom_client.domain.orders import Payment
from ecom_client.ui.common.labels import figure, label, thin_line
from ecom_client.ui.common.progress_line import ProgressLine
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, SMALL

_WIDTH = 300


class CheckoutSummary(QFrame):
    """Stands at the right of a checkout, below it where it is narrow."""

    #: Somebody wants to look at the orders made before.
    look_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_buy = False
        self._busy = False
        self._init_ui()
        self.look.clicked.connect(self.look_wanted)

    def _init_ui(self) -> None:
        theme = current_theme()
        self._word = ""
        mark(self, ground="surface")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.progress = ProgressLine()
        self._vendors = QWidget()
        self._parts = QGridLayout(self._vendors)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setColumnStretch(0, 1)
        self._parts.setHorizontalSpacing(theme.px(SMALL))
        sum_row = QGridLayout()
        sum_row.setColumnStretch(0, 1)
        self.total = figure(role="title", name="checkoutTotal")
        sum_row.addWidget(label(_("Total"), "section"), 0, 0)
        sum_row.addWidget(self.total, 0, 1)
        self.pay = QPushButton()
        self.pay.setObjectName("payButton")
        self.pay.setToolTip(_("Ctrl+Enter"))
        mark(self.pay, kind="primary")
        self.told = label(role="caption")
        self.error = label(role="error", name="checkoutError")
        self.error.hide()
        self.look = QPushButton(_("Look at my orders"))
        self.look.setObjectName("lookAtOrders")
        mark(self.look, kind="link")
        self.look.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        self._column.setSpacing(theme.px(SMALL))
        self._column.addWidget(self._vendors)
        self._column.addWidget(thin_line())
        self._column.addLayout(sum_row)
        self._column.addWidget(self.progress)
        self._column.addWidget(self.pay)
        self._column.addWidget(self.error)
        self._column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.told)
        self._column.addStretch()

    def show_cart(self, cart: Cart, payment: Payment) -> None:
        """Show the sums of these lines, and what the button will do."""
        while (item := self._parts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if len(cart.parts) > 1:
            for place, part in enumerate(cart.parts):
                self._parts.addWidget(label(part.vendor_name, "muted"), place, 0)
                self._parts.addWidget(figure(money(part.total), "muted"), place, 1)
        self.total.setText(money(cart.total))
        count = len(cart.parts)
        if payment is Payment.WALLET:
            self._word = _("Pay {amount}").format(amount=money(cart.total))
        else:
            self._word = ngettext("Place order", "Place {n} orders", count).format(n=number(count))
        told = ngettext("It becomes one order.", "It becomes {n} orders, one a vendor.", count)
        self._can_buy = cart.can_be_bought
        if not self._can_buy:
            told = _("Take fewer of what is marked, or leave it out, to go on.")
        self.told.setText(told.format(n=number(count)))
        self._draw_button()

    def refuse(self, sentence: str, *, offer_orders: bool = False) -> None:
        """Say what is wrong with the whole; nothing clears it."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.look.setVisible(offer_orders)

    def expect_figures(self) -> None:
        """What is shown no longer holds: nothing can be bought before the new figures are there."""
        self._can_buy = False
        self._draw_button()

    def set_busy(self, busy: bool) -> None:
        """Whether the answer is awaited."""
        self._busy = busy
        self.progress.set_busy(busy)
        self._draw_button()

    def set_beside(self, beside: bool) -> None:
        """Stand at the right of the page, or below it."""
        width = current_theme().px(_WIDTH)
        self.setMinimumWidth(width if beside else 0)
        self.setMaximumWidth(width if beside else 16777215)
        self.told.setVisible(beside)
        self._vendors.setVisible(beside)
        self._stretch(beside)

    def _stretch(self, beside: bool) -> None:
        policy = QSizePolicy.Policy.Expanding if beside else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _draw_button(self) -> None:
        self.pay.setText(_("Sending…") if self._busy else self._word)
        self.pay.setEnabled(self._can_buy and not self._busy)
