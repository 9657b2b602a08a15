"""The orders placed with the vendor: a list, the chosen one beside it, and what can be done in its state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from ecom_client.data.repositories.vendor_orders import VendorOrders
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Recipient
from ecom_client.domain.order_requests import OrderRequest
from ecom_client.domain.orders import (
    Actor,
    Delivery,
    Order,
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
from ecom_client.ui.common.documents import packing_slip
from ecom_client.ui.common.filters import Filter, MultiChoice, YesNo
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.order_details import OrderDetails
from ecom_client.ui.common.order_words import (
    delivery_word,
    items_word,
    payment_word,
    status_word,
    summary_chip,
)
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.vendor.order_dialogs import MOVED, cancel_dialog, handover_dialog, ship_dialog
from ecom_client.ui.vendor.request_dialogs import accept_dialog, refuse_dialog

if TYPE_CHECKING:
    from ecom_client.data.paging import Source


AnswerDialog = Callable[[Tasks, Order, OrderRequest, QWidget], CommandDialog]
"""Makes the dialog that accepts or refuses a request."""


class OrdersPage(ListPage):
    """Place "orders". `opened` takes the id of an order, or the values of filters."""

    name = "vendor/orders"
    interested_in = frozenset({Change.ORDERS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("Orders")

    def search_words(self) -> str:
        return _("Order number, customer or product")

    def source(self) -> Source[OrderSummary]:
        return VendorOrders.source()

    def filters(self) -> Sequence[Filter]:
        return (
            MultiChoice(
                "status",
                lambda: _("Status"),
                lambda: [(status.value, status_word(status)) for status in OrderStatus],
            ),
            YesNo("unpaid", lambda: _("Transfer awaited")),
            YesNo("asked", lambda: _("Asks for something")),
        )

    def columns(self) -> Sequence[Column]:
        return (
            Column("picture", lambda: _("Picture"), lambda row: row.picture_id, Kind.PICTURE),
            Column("item", lambda: _("Products"), items_word, width=210, tooltip=items_word),
            Column("customer", lambda: _("Customer"), lambda row: row.other_name, width=130),
            Column("status", lambda: _("Status"), lambda row: row, Kind.CHIP, width=170, chip=summary_chip),
            Column("total", lambda: _("Total"), lambda row: row.total, Kind.MONEY, sort="total"),
            Column(
                "placed_at", lambda: _("Placed"), lambda row: row.placed_at, Kind.DATETIME, sort="placed_at"
            ),
            Column("payment", lambda: _("Payment"), lambda row: payment_word(row.payment), width=130),
            Column("delivery", lambda: _("Delivery"), lambda row: delivery_word(row.delivery), width=160),
            Column("number", lambda: _("Number"), lambda row: row.number, Kind.ID, width=150),
            Column("tracking", lambda: _("Tracking number"), lambda row: row.tracking_number, shown=False),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Accept the request"),
                lambda rows: self._with_request(rows[0].id, accept_dialog, _("The request is accepted.")),
                "check",
                fits=lambda rows: len(rows) == 1 and rows[0].asked is not None,
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Refuse the request"),
                lambda rows: self._with_request(rows[0].id, refuse_dialog, _("The request is refused.")),
                "close",
                fits=lambda rows: len(rows) == 1 and rows[0].asked is not None,
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Confirm"),
                self._on_confirm,
                "check",
                fits=lambda rows: bool(rows) and all(_may(row, OrderStatus.CONFIRMED) for row in rows),
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Hand over"),
                self._on_hand_over,
                "handshake-outline",
                fits=lambda rows: _one_may(rows, OrderStatus.RECEIVED),
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Ship"),
                self._on_ship,
                "truck-outline",
                fits=lambda rows: (
                    _one_may(rows, OrderStatus.SHIPPED) and rows[0].delivery is Delivery.ADDRESS
                ),
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Mark as paid"),
                self._on_paid,
                "bank-check",
                fits=lambda rows: len(rows) == 1 and rows[0].awaits_transfer,
                needs=("orders", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Message the customer"),
                lambda rows: self.go.emit("post_sale", rows[0].id),
                "message-text-outline",
                fits=lambda rows: len(rows) == 1,
                needs=("post_sale", Privilege.READ),
            ),
            RowAction(
                lambda: _("Write to their mailbox"),
                lambda rows: self.go.emit("mailbox", Recipient(rows[0].other_name, order_id=rows[0].id)),
                "email-outline",
                fits=lambda rows: len(rows) == 1,
                needs=("mailbox", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Complain…"),
                self._on_complain,
                "gavel",
                fits=lambda rows: len(rows) == 1,
            ),
            RowAction(
                lambda: _("Packing slip"),
                self._on_packing_slip,
                "package-variant-closed",
                fits=lambda rows: (
                    len(rows) == 1 and rows[0].status not in (OrderStatus.CANCELLED, OrderStatus.RETURNED)
                ),
            ),
            RowAction(
                lambda: _("Cancel the order"),
                self._on_cancel,
                "close-circle-outline",
                fits=lambda rows: _one_may(rows, OrderStatus.CANCELLED),
                danger=True,
                needs=("orders", Privilege.WRITE),
            ),
        )

    def details(self, row: OrderSummary) -> QWidget:
        panel = OrderPanel(self._context, row.id)
        panel.failed.connect(self.failed)
        panel.details.may_note = self.may_in("orders", Privilege.WRITE)
        panel.details.paid_back.connect(self._on_paid_back)
        return panel

    def panel_title(self, row: OrderSummary) -> str:
        return _("Order {number}").format(number=row.number)

    def empty(self) -> tuple[str, str, str]:
        return (
            "receipt-text-outline",
            _(
                "Nobody has ordered anything yet. Products with a picture and a good description are found first."
            ),
            _("Go to your products"),
        )

    def on_empty_pressed(self) -> None:
        self.go.emit("products", None)

    def counted(self, count: int) -> str:
        return ngettext("{n} order", "{n} orders", count).format(n=number(count))

    def opened(self, argument: object) -> None:
        """Show an order in the panel, wherever in the list it stands, or narrow the list."""
        if isinstance(argument, dict):
            self.set_filters(argument)
        elif isinstance(argument, int):
            order_id = argument
            self.tasks.query(
                self,
                lambda session: session.vendor_orders.order(order_id),
                self._on_found,
                self.failed.emit,
                key="open",
            )

    def _on_found(self, order: Order | None) -> None:
        if order is None:
            self.say("warn", _("This order is not among yours."))
            return
        self._show_panel(self.select_row(order.id) or order.summary_for(Actor.VENDOR))

    # What is done

    def _on_complain(self, rows: list[OrderSummary]) -> None:
        order = rows[0]
        about = _("About {customer}, order {number}").format(customer=order.other_name, number=order.number)
        dialog = ComplaintDialog(self.tasks, Window.VENDOR, about, self, order_id=order.id)
        dialog.answered.connect(lambda made: self.go.emit("complaints", made[0]))
        dialog.open()

    def _on_confirm(self, rows: list[OrderSummary]) -> None:
        keys = [(new_key(), row) for row in rows]
        self.tasks.command(
            self, partial(_confirm_all, keys), self._on_confirmed, self._on_refused, changes=MOVED
        )

    def _on_confirmed(self, outcome: Outcome) -> None:
        if len(outcome.done) == 1:
            order = outcome.done[0]
            next_step = (
                [(_("Ship"), lambda: self._on_ship([order]))] if order.delivery is Delivery.ADDRESS else []
            )
            self.offer("good", _("Order {number} is confirmed.").format(number=order.number), *next_step)
        elif outcome.done:
            count = len(outcome.done)
            words = ngettext("{n} order is confirmed.", "{n} orders are confirmed.", count)
            self.say("good", words.format(n=number(count)))
        if outcome.refused:
            order, error = outcome.refused[0]
            self.say(
                "bad",
                _("Order {number} stays as it is: {why}").format(number=order.number, why=sentence(error)),
            )
            self.refresh()

    def _on_ship(self, rows: list[OrderSummary]) -> None:
        order = rows[0]
        dialog = ship_dialog(self.tasks, order, self)
        dialog.answered.connect(
            lambda _moved: self.say("good", _("Order {number} is on its way.").format(number=order.number))
        )
        dialog.open()

    def _on_hand_over(self, rows: list[OrderSummary]) -> None:
        order = rows[0]
        dialog = handover_dialog(self.tasks, order, self)
        dialog.answered.connect(
            lambda _moved: self.say("good", _("Order {number} is handed over.").format(number=order.number))
        )
        dialog.open()

    def _on_paid(self, rows: list[OrderSummary]) -> None:
        order, key = rows[0], new_key()

        def send() -> None:
            self.tasks.command(
                self,
                lambda session: session.vendor_orders.mark_paid(key, order.id),
                lambda _moved: self.say(
                    "good", _("Order {number} counts as paid.").format(number=order.number)
                ),
                self._on_refused,
                changes=MOVED,
            )

        dialog = confirm(
            self,
            _("Has the money come?"),
            _("Look at your bank account first. {customer} is told that the transfer has arrived.").format(
                customer=order.other_name
            ),
            _("{amount} has come").format(amount=money(order.total)),
            send,
        )
        dialog.setObjectName("markPaid")

    def _with_request(self, order_id: int, make: AnswerDialog, told: str) -> None:
        """Read the order with what its customer asks, and open the dialog that answers it."""

        def found(order: Order | None) -> None:
            if order is None or order.open_request is None:
                self.refresh()
                return
            dialog = make(self.tasks, order, order.open_request, self)
            dialog.answered.connect(lambda _moved: self.say("good", told))
            dialog.open()

        self.tasks.query(
            self,
            lambda session: session.vendor_orders.order(order_id),
            found,
            self.failed.emit,
            key="request",
        )

    def _on_paid_back(self, request: OrderRequest) -> None:
        key, amount = new_key(), money(request.amount)

        def send() -> None:
            self.tasks.command(
                self,
                lambda session: session.vendor_orders.mark_paid_back(key, request.id),
                lambda _none: self.say("good", _("{amount} counts as paid back.").format(amount=amount)),
                self._on_refused,
                changes=MOVED,
            )

        dialog = confirm(
            self,
            _("Have you paid it back?"),
            _("The customer is told that the money is on its way."),
            _("{amount} is paid back").format(amount=amount),
            send,
        )
        dialog.setObjectName("paidBack")

    def _on_packing_slip(self, rows: list[OrderSummary]) -> None:
        order_id = rows[0].id
        self.tasks.query(
            self,
            lambda session: session.vendor_orders.order(order_id),
            self._show_packing_slip,
            self.failed.emit,
            key="packing_slip",
        )

    def _show_packing_slip(self, order: Order | None) -> None:
        if order is not None:
            DocumentDialog(packing_slip(order, self._context.shop_name), self).open()

    def _on_cancel(self, rows: list[OrderSummary]) -> None:
        order = rows[0]
        dialog = cancel_dialog(self.tasks, order, self)
        dialog.answered.connect(
            lambda _moved: self.say("good", _("Order {number} is cancelled.").format(number=order.number))
        )
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


class OrderPanel(QWidget):
    """Reads one order and shows it as the vendor may see it."""

    #: It could not be read (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, context: Context, order_id: int) -> None:
        super().__init__()
        self.details = OrderDetails(context.tasks, context.pictures, Actor.VENDOR)
        self.details.refund_to = lambda request: PayToView(
            context.tasks,
            lambda session: session.vendor_orders.bank_card(request.id),
            _("The customer has given no bank card. Ask where to transfer the money to."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        column.addStretch()
        context.tasks.query(
            self, lambda session: session.vendor_orders.order(order_id), self._show, self.failed.emit
        )

    def _show(self, order: Order | None) -> None:
        if order is not None:
            self.details.show_order(order)


@dataclass(frozen=True)
class Outcome:
    """Which orders were confirmed, and which were not."""

    done: tuple[OrderSummary, ...]
    refused: tuple[tuple[OrderSummary, Refused], ...]


def _confirm_all(keys: Sequence[tuple[str, OrderSummary]], session: Any) -> Outcome:
    """Each by itself: one that is refused does not hold up the others."""
    done, refused = [], []
    for key, order in keys:
        try:
            session.vendor_orders.confirm(key, order.id)
        except Refused as error:
            refused.append((order, error))
        else:
            done.append(order)
    return Outcome(tuple(done), tuple(refused))


def _may(order: OrderSummary, end: OrderStatus) -> bool:
    return is_legal_move(order.status, end, Actor.VENDOR, order.delivery)


def _one_may(orders: list[OrderSummary], end: OrderStatus) -> bool:
    return len(orders) == 1 and _may(orders[0], end)
