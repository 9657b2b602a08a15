"""The checkout: what is bought, how it comes, how it is paid, and one button that never makes a second order.

The key of the purchase is made when the page is opened and kept until its outcome is known: pressing twice, trying
again after a lost connection or after "Cancel" repeats the same purchase. A refusal is an outcome: nothing was bought,
the new figures stand beside the lines, and the next press is another decision with a key of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PyQt6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.addresses import AddressInput, DeliveryAddress
from ecom_client.domain.cart import Cart
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.orders import Checkout, CheckoutInput, CheckoutLine
from ecom_client.domain.wallet import Wallet
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.labels import Card
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE
from ecom_client.ui.customer.address_dialog import AddressDialog
from ecom_client.ui.customer.checkout_delivery import DeliveryCard
from ecom_client.ui.customer.checkout_lines import CheckoutLines
from ecom_client.ui.customer.checkout_payment import PaymentChoice
from ecom_client.ui.customer.checkout_result import CheckoutResult
from ecom_client.ui.customer.checkout_summary import CheckoutSummary

_SIDE_BY_SIDE = 800
_BOUGHT = frozenset({Change.CART, Change.ORDERS, Change.WALLET, Change.PRODUCTS, Change.ADDRESSES})
_OF_A_LINE = {"price_changed", "out_of_stock", "not_on_sale", "own_product", "quantity_out_of_range"}
_OF_THE_DELIVERY = {"address_id", "meeting_place", "meeting_at", "recipient", "phone", "region", "street"}


class CheckoutPage(Page):
    """Place "checkout". `opened` takes the ids of the products of the cart that are to be bought."""

    interested_in = frozenset({Change.CART, Change.ADDRESSES, Change.WALLET, Change.PRODUCTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._context = context
        self._products: frozenset[int] = frozenset()
        self._cart = Cart(())
        self._balance = Decimal(0)
        self._key = new_key()
        self._address_key = new_key()
        self._is_outcome_unknown = False
        self._is_buying = False
        self._looks_at_marks = False
        self._result: CheckoutResult | None = None
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Checkout")

    def has_unsent(self) -> bool:
        """What is chosen is offered again by the next checkout; words are not."""
        return self.note.is_changed()

    def opened(self, argument: object) -> None:
        if self._is_buying or not isinstance(argument, Iterable):
            return
        self._products = frozenset(int(product) for product in argument)
        if not self._is_outcome_unknown:
            self._decide_anew()
        self._show_result(None)
        self.lines.begin()
        self.summary.refuse("")
        self._read()

    def refresh(self) -> None:
        # While nobody knows whether it was bought, what was sent stays: sending it again tells.
        if not (self._is_buying or self._is_outcome_unknown or self._result is not None):
            self._read()

    def _read(self) -> None:
        has_wallet = self._context.may("wallet")
        self.tasks.query(
            self,
            lambda session: (
                session.cart.mine(),
                session.addresses.mine(),
                session.wallet.mine() if has_wallet else None,
            ),
            lambda read: self._show(*read),
            self.failed.emit,
            key="checkout",
        )

    # How it is made

    def _init_ui(self) -> None:
        theme = current_theme()
        self.lines = CheckoutLines(self._context.pictures)
        self.delivery = DeliveryCard()
        self.payment = PaymentChoice(has_wallet=self._context.may("wallet"))
        note = LongTextField("note", _("Note to the vendor"), max_length=500, lines=2)
        note.edit.setObjectName("note")
        self.note = Form([note])
        self.note.remember_values()
        note_card = Card()
        note_card.column.addWidget(self.note)
        self.summary = CheckoutSummary()
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(*(4 * [theme.px(LARGE)]))
        left.setSpacing(theme.px(LARGE))
        for part in (self.lines, self.delivery, self.payment, note_card):
            left.addWidget(part)
        left.addStretch()
        self.area = scrolling(inside, sideways=False)
        self.buying = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.buying)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.area, 1)
        self._halves.addWidget(self.summary)
        self.nothing = EmptyState(
            "cart-outline", _("Nothing is chosen. Choose in your cart what to buy."), _("Go to the cart")
        )
        self.stack = QStackedWidget()
        for page in (QWidget(), self.buying, self.nothing):
            self.stack.addWidget(page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect_signals(self) -> None:
        self.lines.quantity_wanted.connect(self._on_quantity)
        self.lines.left_out.connect(self._on_left_out)
        self.delivery.address_wanted.connect(self._on_address)
        self.payment.changed.connect(self._show_sums)
        self.payment.top_up_wanted.connect(lambda: self.go.emit("wallet", None))
        self.summary.pay.clicked.connect(self._on_pay)
        self.summary.look_wanted.connect(lambda: self.go.emit("orders", None))
        self.nothing.pressed.connect(lambda: self.go.emit("cart", None))
        self.note.submitted.connect(self._on_pay)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_pay)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        wide = self.width() >= current_theme().px(_SIDE_BY_SIDE)
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self.summary.set_beside(wide)

    # What is shown

    def _show(self, cart: Cart, addresses: list[DeliveryAddress], wallet: Wallet | None) -> None:
        if self._is_buying or self._result is not None:
            return
        self._cart = cart.only(self._products)
        self._balance = wallet.balance if wallet is not None else Decimal(0)
        self.lines.show_cart(self._cart)
        self.delivery.show_addresses(addresses)
        self.stack.setCurrentWidget(self.buying if self._cart.lines else self.nothing)
        count = len(self._cart.lines)
        self.set_fact(ngettext("{n} product", "{n} products", count).format(n=number(count)) if count else "")
        self._show_sums()
        if self._looks_at_marks:
            self._looks_at_marks = False
            QTimer.singleShot(0, self._show_marked)

    def _show_marked(self) -> None:
        if (row := self.lines.first_marked()) is not None:
            self.area.ensureWidgetVisible(row)

    def _show_focus(self) -> None:
        """What has to be mended has the focus: it is brought into sight."""
        here = QApplication.focusWidget()
        if here is not None and self.area.isAncestorOf(here):
            self.area.ensureWidgetVisible(here)

    def _show_sums(self) -> None:
        self.payment.show_money(self._balance, self._cart.total)
        self.summary.show_cart(self._cart, self.payment.payment())

    def _show_result(self, result: CheckoutResult | None) -> None:
        if self._result is not None:
            self.stack.removeWidget(self._result)
            self._result.deleteLater()
        self._result = result
        if result is not None:
            self.stack.addWidget(result)
            self.stack.setCurrentWidget(result)

    # Before buying

    def _on_quantity(self, product: int, quantity: int) -> None:
        self.tasks.command(
            self,
            lambda session: session.cart.set_quantity(product, quantity),
            None,
            self.failed.emit,
            changes=frozenset({Change.CART}),
        )

    def _on_left_out(self, product: int) -> None:
        self._products -= {product}
        self.refresh()

    def _on_address(self, address: DeliveryAddress | None) -> None:
        dialog = AddressDialog(self.tasks, address, parent=self)
        dialog.answered.connect(self.delivery.choose_address)
        dialog.open()

    # Buying

    def _on_pay(self) -> None:
        if self._is_buying or not self.summary.pay.isEnabled():
            return
        self.summary.refuse("")
        self.lines.clear_errors()
        self.payment.refuse("")
        way = self.delivery.choice()
        if way is None or not self.note.check():
            self._show_focus()
            return
        asked = CheckoutInput(
            lines=tuple(
                CheckoutLine(line.product_id, line.quantity, line.price) for line in self._cart.lines
            ),
            payment=self.payment.payment(),
            delivery=way.delivery,
            address_id=way.address_id,
            meeting_place=way.meeting_place,
            meeting_at=way.meeting_at,
            note=self.note.values()["note"],
        )
        self._set_buying(True)
        work = _Purchase(self._key, asked, self._address_key, way.first_address)
        self.tasks.command(
            self, work, lambda made: self._on_bought(made, asked), self._on_refused, changes=_BOUGHT
        )

    def _on_bought(self, made: Checkout, asked: CheckoutInput) -> None:
        self._set_buying(False)
        self._decide_anew()
        self._products = frozenset()
        self._cart = Cart(())
        self.note.set_values({"note": ""})
        result = CheckoutResult(made, asked)
        result.order_wanted.connect(lambda order: self.go.emit("orders", order))
        result.orders_wanted.connect(lambda: self.go.emit("orders", None))
        result.shop_wanted.connect(lambda: self.go.emit("shop", None))
        self._show_result(result)
        result.to_orders.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_fact("")

    def _on_refused(self, error: Exception) -> None:
        self._set_buying(False)
        told = said(error)
        if isinstance(error, Cancelled) or not isinstance(error, Refused):
            # It may have happened or not: the next press asks with the same key.
            self._is_outcome_unknown = True
            if told is None:
                self.failed.emit(error)
            else:
                self.summary.refuse(told.sentence)
            return
        self._decide_anew()
        self._place_refusal(error, told.sentence if told is not None else str(error))
        self._show_focus()
        self._looks_at_marks = error.word in _OF_A_LINE
        self.summary.expect_figures()
        self.tasks.changed.emit(_BOUGHT)

    def _place_refusal(self, error: Refused, words: str) -> None:
        """The sentence where it belongs, and by the button what to do about it."""
        look = _("Nothing was bought. Look at what is marked and decide again.")
        if error.word in _OF_A_LINE and error.detail.isdigit():
            self.summary.refuse(look if self.lines.refuse(int(error.detail), words) else words)
        elif error.word == "balance_too_low":
            self.payment.refuse(words)
            self.summary.refuse(look)
        elif error.detail in _OF_THE_DELIVERY:
            self.delivery.refuse(
                _("This address is gone. Choose another.") if error.detail == "address_id" else words,
                error.detail,
            )
            self.summary.refuse(look)
        elif error.detail == "note":
            self.note.set_error("note", words)
            self.summary.refuse(look)
        elif error.word == "key_used_for_something_else":
            self.summary.refuse(
                _("What you sent before went through after all. Look at your orders before you buy again."),
                offer_orders=True,
            )
        else:
            self.summary.refuse(words)

    def _decide_anew(self) -> None:
        self._key, self._address_key = new_key(), new_key()
        self._is_outcome_unknown = False

    def _set_buying(self, buying: bool) -> None:
        self._is_buying = buying
        for part in (self.lines, self.delivery, self.payment, self.note):
            part.setEnabled(not buying)
        self.summary.set_busy(buying)


class _Purchase:
    """One purchase, the same each time it is sent: its keys go with it."""

    def __init__(
        self, key: str, asked: CheckoutInput, address_key: str, first_address: AddressInput | None
    ) -> None:
        self._key, self._asked = key, asked
        self._address_key, self._first_address = address_key, first_address

    def __call__(self, session: Any) -> Checkout:
        asked = self._asked
        if self._first_address is not None:
            address = session.addresses.add(self._address_key, self._first_address, make_default=True)
            asked = replace(asked, address_id=address)
        made: Checkout = session.orders.place(self._key, asked)
        return made
