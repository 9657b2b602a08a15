"""Every order of the shop: filtered, sorted by several columns, one in the panel."""

from __future__ import annotations

from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from ecom_client.data.order_rows import order_of_views
from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import ORDERS
from ecom_client.domain import input_rules
from ecom_client.domain.changes import Change
from ecom_client.domain.orders import Actor, Delivery, OrderStatus, Payment
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common import edits
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.order_details import OrderDetails
from ecom_client.ui.common.order_words import delivery_word, payment_word, status_chip, status_word
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, ngettext, number, pgettext


class OrdersPage(AdminTable):
    """Place "orders"."""

    name = "admin/orders"
    module = "orders"
    interested_in = frozenset({Change.ORDERS})
    edit_changes = frozenset({Change.ORDERS})

    def title(self) -> str:
        return _("Orders")

    def search_words(self) -> str:
        return _("Number, customer or vendor")

    def source(self) -> Source[Any]:
        return ORDERS

    def edits(self) -> tuple[Edit, ...]:
        return (
            edits.text("recipient", lambda: _("Recipient"), 80, required=True, fits=_is_not_sent),
            edits.text("phone", lambda: _("Telephone"), 32, required=True, check=_phone, fits=_is_not_sent),
            edits.text("address", lambda: _("Address"), 400, required=True, fits=_is_not_sent),
            edits.long_text("note", lambda: _("Note to the vendor"), 500, lines=3),
            edits.long_text("status_detail", lambda: _("Reason of its state"), 500, lines=3),
        )

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("number", lambda: _("Number"), lambda row: row["number"], Kind.ID, "number", width=140),
            Column(
                "placed_at", lambda: _("Placed"), lambda row: row["placed_at"], Kind.DATETIME, "placed_at"
            ),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=lambda status: status_chip(OrderStatus(status)),
            ),
            Column(
                "customer",
                lambda: _("Customer"),
                lambda row: row["customer_name"],
                sort="customer_name",
                width=130,
            ),
            Column(
                "vendor",
                lambda: _("Vendor"),
                lambda row: row["vendor_name"],
                sort="vendor_name",
                width=150,
            ),
            Column("total", lambda: _("Total"), lambda row: row["total"], Kind.MONEY, "total"),
            Column(
                "payment", lambda: _("Payment"), lambda row: payment_word(Payment(row["payment"])), width=125
            ),
            Column("items", lambda: _("Items"), lambda row: row["item_count"], Kind.NUMBER, width=70),
            Column(
                "paid_at",
                lambda: pgettext("when", "Paid"),
                lambda row: row["paid_at"],
                Kind.DATETIME,
                shown=False,
            ),
            Column(
                "delivery",
                lambda: _("Delivery"),
                lambda row: delivery_word(Delivery(row["delivery"])),
                shown=False,
            ),
            Column(
                "recipient",
                lambda: _("Recipient"),
                lambda row: row["recipient"] or None,
                width=130,
                edit=self.edit_of("recipient"),
                shown=False,
            ),
            Column(
                "phone",
                lambda: _("Telephone"),
                lambda row: row["phone"] or None,
                width=130,
                edit=self.edit_of("phone"),
                shown=False,
            ),
            Column(
                "address",
                lambda: _("Address"),
                lambda row: row["address"] or None,
                width=220,
                edit=self.edit_of("address"),
                shown=False,
            ),
            Column("carrier", lambda: _("Carrier"), lambda row: row["carrier"] or None, shown=False),
            Column(
                "tracking",
                lambda: _("Tracking number"),
                lambda row: row["tracking_number"] or None,
                Kind.ID,
                width=150,
                shown=False,
            ),
            Column("refunded", lambda: _("Paid back"), lambda row: row["refunded"], Kind.MONEY, shown=False),
            Column(
                "shipped_at", lambda: _("Shipped"), lambda row: row["shipped_at"], Kind.DATETIME, shown=False
            ),
            Column(
                "received_at",
                lambda: _("Received"),
                lambda row: row["received_at"],
                Kind.DATETIME,
                shown=False,
            ),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice(
                "status", lambda: _("State"), lambda: [(s.value, status_word(s)) for s in OrderStatus]
            ),
            MultiChoice(
                "payment", lambda: _("Payment"), lambda: [(p.value, payment_word(p)) for p in Payment]
            ),
            MultiChoice(
                "delivery", lambda: _("Delivery"), lambda: [(d.value, delivery_word(d)) for d in Delivery]
            ),
            Range("total", lambda: _("Total")),
            DateRange("placed_at", lambda: _("Placed")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            *self.edit_actions(),
            self.way_to_customer(),
            self.way_to_vendor(),
        )

    def details(self, row: Any) -> QWidget:
        panel = OrderPanel(self._context, row)
        panel.failed.connect(self.failed)
        return panel

    def panel_title(self, row: Any) -> str:
        return _("Order {number}").format(number=row["number"])

    def empty(self) -> tuple[str, str, str]:
        return ("receipt-text-outline", _("Orders will stand here as soon as customers place them."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} order", "{n} orders", count).format(n=number(count))


def _is_not_sent(row: Any) -> bool:
    """Where it goes is settled once it is on its way."""
    return row["delivery"] == Delivery.ADDRESS and row["status"] in (
        OrderStatus.PLACED,
        OrderStatus.CONFIRMED,
    )


def _phone(value: str) -> str:
    return input_rules.phone("phone", value, needed=True)


class OrderPanel(QWidget):
    """An order whole, once its items and its history are read."""

    #: They could not be read (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, context: Context, row: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = OrderDetails(context.tasks, context.pictures, Actor.ADMINISTRATOR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._details)
        self._details.show_order(order_of_views(row, (), ()))
        context.tasks.query(
            self,
            lambda session: session.administration.order(row),
            self._details.show_order,
            self.failed.emit,
        )
