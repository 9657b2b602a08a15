"""What a checkout made: its orders with their numbers and the way to them."""

from __future__ import annotations

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.orders import Checkout, CheckoutInput, Delivery, Payment
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, figure, label, thin_line
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import HUGE, LARGE, MEDIUM, SMALL

_ICON = 40
_WIDTH = 520


class CheckoutResult(QWidget):
    """Shown in place of the checkout once it went through."""

    order_wanted = pyqtSignal(object)
    orders_wanted = pyqtSignal()
    shop_wanted = pyqtSignal()

    def __init__(self, made: Checkout, asked: CheckoutInput, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkoutResult")
        theme = current_theme()
        card = Card()
        card.setFixedWidth(theme.px(_WIDTH))
        picture = QLabel()
        edge = theme.px(_ICON)
        picture.setPixmap(
            icon("check-circle-outline", "good").pixmap(QSize(edge, edge), self.devicePixelRatioF())
        )
        count = len(made.orders)
        words = ngettext("{n} order placed", "{n} orders placed", count).format(n=number(count))
        head = QHBoxLayout()
        head.setSpacing(theme.px(MEDIUM))
        head.addWidget(picture)
        head.addWidget(label(words, "title", name="resultTitle"), 1)
        card.column.addLayout(head)
        card.column.addWidget(label(_what_next(asked), "muted"))
        card.column.addWidget(thin_line())
        card.column.addLayout(self._orders(made))
        card.column.addWidget(thin_line())
        card.column.addLayout(_amount(_("Total"), made))
        card.column.addSpacing(theme.px(LARGE))
        card.column.addLayout(self._buttons())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(4 * [theme.px(HUGE)]))
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch()

    def _orders(self, made: Checkout) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().px(MEDIUM))
        grid.setColumnStretch(1, 1)
        for place, order in enumerate(made.orders):
            number_button = QPushButton(order.number)
            number_button.setObjectName(f"order{order.id}")
            number_button.setAccessibleDescription(order.vendor_name)
            mark(number_button, kind="link")
            number_button.clicked.connect(
                lambda _checked=False, which=order.id: self.order_wanted.emit(which)
            )
            grid.addWidget(number_button, place, 0)
            grid.addWidget(label(order.vendor_name), place, 1)
            grid.addWidget(figure(money(order.total)), place, 2)
        return grid

    def _buttons(self) -> QHBoxLayout:
        self.to_orders = QPushButton(_("My orders"))
        self.to_orders.setObjectName("toOrders")
        mark(self.to_orders, kind="primary")
        self.to_shop = QPushButton(_("Go on shopping"))
        self.to_shop.setObjectName("toShop")
        self.to_orders.clicked.connect(self.orders_wanted)
        self.to_shop.clicked.connect(self.shop_wanted)
        row = QHBoxLayout()
        row.setSpacing(current_theme().px(SMALL))
        row.addStretch()
        row.addWidget(self.to_shop)
        row.addWidget(self.to_orders)
        return row


def _amount(word: str, made: Checkout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(word, "strong"), 1)
    row.addWidget(figure(money(made.total), "number", name="resultTotal"))
    return row


def _what_next(asked: CheckoutInput) -> str:
    """What happens now, by how it is paid and handed over."""
    if asked.payment is Payment.WALLET:
        told = _("Your wallet paid. The money is held until you confirm the delivery.")
    elif asked.payment is Payment.BANK_TRANSFER:
        told = _("Transfer each total to its vendor and name the order's number.")
    else:
        told = _("You pay when you have the goods.")
    if asked.delivery is Delivery.IN_PERSON:
        told = _("{payment} The code for the meeting stands on each order.").format(payment=told)
    return told
