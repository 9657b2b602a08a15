"""The customer's orders: a list, the chosen one beside it, and what can be done in its state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from ecom_client.data.repositories.orders import Orders
from ecom_client.domain.cart import LARGEST_QUANTITY
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.orders import (
    Actor,
    Moved,
    Order,
    OrderItem,
    OrderStatus,
    OrderSummary,
    is_legal_move,
)
from ecom_client.ui.common.bank_card import PayToView
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.complaint_dialog import ComplaintDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.document_dialog import DocumentDialog
from ecom_client.ui.common.documents import invoice
from ecom_client.ui.common.filters import Filter, MultiChoice
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.order_details import OrderDetails
from ecom_client.ui.common.order_words import payment_word, status_word, summary_chip
from ecom_client.ui.common.picture import PictureLoader
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, listed, ngettext, number
from ecom_client.ui.customer.order_dialogs import cancel_dialog, confirm_words, rate_dialog
from ecom_client.ui.customer.return_dialogs import ask_cancel_dialog, return_dialog
from ecom_client.ui.customer.shop_reviews import rate_shop

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

_MOVED = frozenset({Change.ORDERS, Change.WALLET})


class OrdersPage(ListPage):
    """Place "orders". `opened` takes the id of an order."""

    name = "customer/orders"
    interested_in = frozenset({Change.ORDERS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._shop_name = context.shop_name
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("My orders")

    def search_words(self) -> str:
        return _("Order number, vendor or product")

    def source(self) -> Source[OrderSummary]:
        return Orders.source()

    def filters(self) -> Sequence[Filter]:
        return (
            MultiChoice(
                "status",
                lambda: _("Status"),
                lambda: [(status.value, status_word(status)) for status in OrderStatus],
            ),
        )

    def columns(self) -> Sequence[Column]:
        return (
            Column("picture", lambda: _("Picture"), lambda row: row.picture_id, Kind.PICTURE),
            Column("item", lambda: _("Products"), _products, width=190, tooltip=_products),
            Column("vendor", lambda: _("Vendor"), lambda row: row.other_name, width=130),
            Column("status", lambda: _("Status"), lambda row: row, Kind.CHIP, width=170, chip=summary_chip),
            Column("total", lambda: _("Total"), lambda row: row.total, Kind.MONEY, sort="total"),
            Column(
                "placed_at", lambda: _("Placed"), lambda row: row.placed_at, Kind.DATETIME, sort="placed_at"
            ),
            Column("number", lambda: _("Number"), lambda row: row.number, Kind.ID, width=140),
            Column("payment", lambda: _("Payment"), lambda row: payment_word(row.payment), width=125),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Confirm delivery"),
                self._on_confirm_delivery,
                "package-variant-closed-check",
                fits=lambda rows: len(rows) == 1 and _may(rows[0], OrderStatus.RECEIVED),
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Rate"),
                self._on_rate,
                "star-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].unrated > 0,
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Order again"),
                self._on_order_again,
                "cart-plus",
                fits=lambda rows: len(rows) == 1 and not rows[0].status.is_open,
                needs=("cart", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Return or refund"),
                self._on_return,
                "keyboard-return",
                fits=lambda rows: (
                    len(rows) == 1 and rows[0].status is OrderStatus.RECEIVED and rows[0].asked is None
                ),
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Withdraw the request"),
                self._on_withdraw,
                "minus-circle-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].asked is not None,
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Message the vendor"),
                lambda rows: self.go.emit("post_sale", rows[0].id),
                "message-text-outline",
                fits=lambda rows: len(rows) == 1,
                needs=("post_sale", Privilege.READ),
            ),
            RowAction(
                lambda: _("Invoice"),
                self._on_invoice,
                "file-document-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].status is not OrderStatus.CANCELLED,
            ),
            RowAction(
                lambda: _("Rate the vendor"),
                lambda rows: rate_shop(
                    self.tasks, rows[0].vendor_id, rows[0].other_name, self, self._on_shop_rated
                ),
                "storefront-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].status is OrderStatus.RECEIVED,
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Complain…"),
                self._on_complain,
                "gavel",
                fits=lambda rows: len(rows) == 1,
            ),
            RowAction(
                lambda: _("Ask to cancel"),
                self._on_ask_cancel,
                "close-circle-outline",
                fits=lambda rows: (
                    len(rows) == 1 and rows[0].status is OrderStatus.CONFIRMED and rows[0].asked is None
                ),
                danger=True,
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Cancel the order"),
                self._on_cancel,
                "close-circle-outline",
                fits=lambda rows: len(rows) == 1 and _may(rows[0], OrderStatus.CANCELLED),
                danger=True,
                needs=("orders", Privilege.WRITE),
            ),
        )

    def details(self, row: OrderSummary) -> QWidget:
        panel = OrderPanel(self.tasks, self._pictures, row.id)
        panel.details.may_rate = self.may_in("orders", Privilege.WRITE)
        panel.failed.connect(self.failed)
        panel.details.rate_wanted.connect(self._open_rating)
        panel.details.product_wanted.connect(lambda product: self.go.emit("product", product))
        return panel

    def panel_title(self, row: OrderSummary) -> str:
        return _("Order {number}").format(number=row.number)

    def empty(self) -> tuple[str, str, str]:
        return ("receipt-text-outline", _("You have not ordered anything yet."), _("Go to the shop"))

    def on_empty_pressed(self) -> None:
        self.go.emit("shop", None)

    def counted(self, count: int) -> str:
        return ngettext("{n} order", "{n} orders", count).format(n=number(count))

    def opened(self, argument: object) -> None:
        """Show this order in the panel, wherever in the list it stands."""
        if not isinstance(argument, int):
            return
        order_id = argument
        self.tasks.query(
            self, lambda session: session.orders.order(order_id), self._on_found, self.failed.emit, key="open"
        )

    def _on_found(self, order: Order | None) -> None:
        if order is None:
            self.say("warn", _("This order is not among yours."))
            return
        self._show_panel(self.select_row(order.id) or order.summary_for(Actor.CUSTOMER))

    # What is done

    def _on_cancel(self, rows: list[OrderSummary]) -> None:
        order = rows[0]
        dialog = cancel_dialog(self.tasks, order, self)
        dialog.answered.connect(
            lambda _moved: self.say("good", _("Order {number} is cancelled.").format(number=order.number))
        )
        dialog.open()

    def _on_ask_cancel(self, rows: list[OrderSummary]) -> None:
        self._ask(ask_cancel_dialog(self.tasks, rows[0], self))

    def _on_return(self, rows: list[OrderSummary]) -> None:
        self._with_order(rows[0].id, lambda order: self._ask(return_dialog(self.tasks, order, self)))

    def _ask(self, dialog: CommandDialog) -> None:
        dialog.answered.connect(lambda _made: self.say("good", _("The vendor is asked. You are notified.")))
        dialog.open()

    def _on_withdraw(self, rows: list[OrderSummary]) -> None:
        self._with_order(rows[0].id, self._withdraw)

    def _withdraw(self, order: Order) -> None:
        request, key = order.open_request, new_key()
        if request is None:
            self.refresh()
            return
        request_id = request.id

        def send() -> None:
            self.tasks.command(
                self,
                lambda session: session.orders.withdraw_request(key, request_id),
                lambda _none: self.say("good", _("The request is withdrawn.")),
                self._on_refused,
                changes=_MOVED,
            )

        dialog = confirm(
            self,
            _("Withdraw the request?"),
            _("{vendor} is told that nothing is asked any more.").format(vendor=order.vendor_name),
            _("Withdraw it"),
            send,
        )
        dialog.setObjectName("withdrawRequest")

    def _with_order(self, order_id: int, then: Callable[[Order], object]) -> None:
        """Read an order whole, and go on with it."""

        def found(order: Order | None) -> None:
            if order is not None:
                then(order)

        self.tasks.query(
            self,
            lambda session: session.orders.order(order_id),
            found,
            self.failed.emit,
            key="whole",
        )

    def _on_confirm_delivery(self, rows: list[OrderSummary]) -> None:
        order, key = rows[0], new_key()

        def confirmed(_moved: Moved) -> None:
            self.offer(
                "good",
                _("Delivery of order {number} is confirmed.").format(number=order.number),
                (_("Rate"), lambda: self._on_rate([order])),
            )

        def send() -> None:
            self.tasks.command(
                self,
                lambda session: session.orders.confirm_delivery(key, order.id),
                confirmed,
                self._on_refused,
                changes=_MOVED,
            )

        dialog = confirm(self, _("Do you have the goods?"), confirm_words(order), _("Confirm delivery"), send)
        dialog.setObjectName("confirmDelivery")

    def _on_rate(self, rows: list[OrderSummary]) -> None:
        order_id = rows[0].id
        self.tasks.query(
            self,
            lambda session: session.orders.order(order_id),
            lambda order: self._rate_first(order),
            self.failed.emit,
            key="rate",
        )

    def _rate_first(self, order: Order | None) -> None:
        """The first item without a rating; the panel offers the others."""
        waiting = [item for item in order.items if item.rating is None] if order is not None else []
        if waiting:
            self._open_rating(waiting[0])

    def _open_rating(self, item: OrderItem) -> None:
        dialog = rate_dialog(self.tasks, item, self)
        dialog.answered.connect(lambda _review: self.say("good", _("Thank you. Your rating is published.")))
        dialog.open()

    def _on_shop_rated(self) -> None:
        self.say("good", _("Thank you. Your rating is published."))

    def _on_complain(self, rows: list[OrderSummary]) -> None:
        order = rows[0]
        about = _("About {vendor}, order {number}").format(vendor=order.other_name, number=order.number)
        dialog = ComplaintDialog(self.tasks, Window.CUSTOMER, about, self, order_id=order.id)
        dialog.answered.connect(lambda made: self.go.emit("complaints", made[0]))
        dialog.open()

    def _on_invoice(self, rows: list[OrderSummary]) -> None:
        order_id = rows[0].id
        self.tasks.query(
            self,
            lambda session: session.orders.order(order_id),
            self._show_invoice,
            self.failed.emit,
            key="invoice",
        )

    def _show_invoice(self, order: Order | None) -> None:
        if order is not None:
            DocumentDialog(invoice(order, self._shop_name), self).open()

    def _on_order_again(self, rows: list[OrderSummary]) -> None:
        order_id = rows[0].id
        self.tasks.command(
            self,
            lambda session: _order_again(session, order_id),
            self._on_in_cart,
            self.failed.emit,
            changes=frozenset({Change.CART}),
        )

    def _on_in_cart(self, filled: Filled) -> None:
        if filled.taken:
            words = ngettext("{n} product is in your cart.", "{n} products are in your cart.", filled.taken)
            self.say("good", words.format(n=number(filled.taken)))
            self.go.emit("cart", None)
        if filled.refused:
            words = ngettext(
                "{n} product cannot be bought any more: {names}",
                "{n} products cannot be bought any more: {names}",
                len(filled.refused),
            )
            self.say("warn", words.format(n=number(len(filled.refused)), names=listed(filled.refused)))

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


class OrderPanel(QWidget):
    """Reads one order and shows it."""

    #: It could not be read (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, pictures: PictureLoader, order_id: int) -> None:
        super().__init__()
        self.details = OrderDetails(tasks, pictures, Actor.CUSTOMER)
        self.details.pay_to = lambda order: PayToView(
            tasks,
            lambda session: session.orders.bank_card(order.id),
            _("The vendor has given no bank card. Ask where to transfer the money to."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        column.addStretch()
        tasks.query(
            self,
            lambda session: session.orders.order(order_id),
            self._show,
            self.failed.emit,
        )

    def _show(self, order: Order | None) -> None:
        if order is not None:
            self.details.show_order(order)


@dataclass(frozen=True)
class Filled:
    """What became of ordering again: how many products went into the cart, and the names of those that could not."""

    taken: int
    refused: tuple[str, ...]


def _order_again(session: Any, order_id: int) -> Filled:
    """Put what an order held into the cart; repeating it asks for the same quantities."""
    order = session.orders.order(order_id)
    held = {line.product_id: line.quantity for line in session.cart.mine().lines}
    taken, refused = 0, []
    for item in order.items if order is not None else ():
        quantity = min(max(held.get(item.product_id, 0), item.quantity), LARGEST_QUANTITY)
        try:
            session.cart.set_quantity(item.product_id, quantity)
            taken += 1
        except Refused:
            refused.append(item.name)
    return Filled(taken, tuple(refused))


def _may(order: OrderSummary, end: OrderStatus) -> bool:
    return is_legal_move(order.status, end, Actor.CUSTOMER, order.delivery)


def _products(order: OrderSummary) -> str:
    more = order.line_count - 1
    if more <= 0:
        return order.item
    return ngettext("{item} and {n} more", "{item} and {n} more", more).format(
        item=order.item, n=number(more)
    )
