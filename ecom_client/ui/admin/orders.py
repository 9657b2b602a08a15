"""Every order of the shop: filtered, sorted by several columns, one in the panel."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import ORDERS
from ecom_client.domain.changes import Change
from ecom_client.domain.orders import Delivery, OrderStatus, Payment
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.order_words import delivery_word, payment_word, status_chip, status_word
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, pgettext
from ecom_client.ui.common.timeline import Moment, Timeline

_STEPS = ("placed", "confirmed", "shipped", "received", "cancelled", "returned")


class OrdersPage(AdminTable):
    """Place "orders"."""

    name = "admin/orders"
    module = "orders"
    interested_in = frozenset({Change.ORDERS})

    def title(self) -> str:
        return _("Orders")

    def search_words(self) -> str:
        return _("Number, customer or vendor")

    def source(self) -> Source[Any]:
        return ORDERS

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
            self.way_to(
                "customers",
                lambda: _("Show the customer"),
                "account-outline",
                lambda row: row["customer_name"],
            ),
            self.way_to(
                "vendors", lambda: _("Show the vendor"), "storefront-outline", lambda row: row["vendor_name"]
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(status_chip(OrderStatus(row["status"])))
        if row["status_detail"]:
            facts.add_text(_("Reason: {reason}").format(reason=row["status_detail"]), "muted")
        facts.add_part(
            "",
            [
                (_("Customer"), row["customer_name"]),
                (_("Vendor"), row["vendor_name"]),
                (_("Items"), number(row["item_count"])),
            ],
        )
        facts.add_part(
            _("Amounts"),
            [
                (_("Products"), money(row["items_total"])),
                (_("Delivery fee"), money(row["delivery_fee"]) if row["delivery_fee"] else ""),
                (_("Tax"), money(row["tax"]) if row["tax"] else ""),
                (_("Total"), money(row["total"])),
                (_("Paid back"), money(row["refunded"]) if row["refunded"] else ""),
            ],
        )
        facts.add_part(
            _("Payment"),
            [
                (_("How"), payment_word(Payment(row["payment"]))),
                (pgettext("when", "Paid"), date_time(row["paid_at"]) if row["paid_at"] else _("not yet")),
            ],
        )
        facts.add_part(
            _("Delivery"),
            [
                (_("How"), delivery_word(Delivery(row["delivery"]))),
                (_("Recipient"), row["recipient"]),
                (_("Telephone"), row["phone"]),
                (_("Address"), row["address"]),
                (_("Place"), row["meeting_place"]),
                (_("Time"), date_time(row["meeting_at"]) if row["meeting_at"] else ""),
                (_("Carrier"), row["carrier"]),
                (_("Tracking number"), row["tracking_number"]),
            ],
        )
        facts.add_part(_("Note to the vendor"), [(_("Note"), row["note"])])
        facts.add_widget(_("History"), Timeline(_moments(row)))
        return facts

    def panel_title(self, row: Any) -> str:
        return _("Order {number}").format(number=row["number"])

    def empty(self) -> tuple[str, str, str]:
        return ("receipt-text-outline", _("Orders will stand here as soon as customers place them."), "")

    def fact_of(self, count: int, exact: bool) -> str:
        words = ngettext("{n} order", "{n} orders", count).format(n=number(count))
        return words if exact else _("more than {words}").format(words=words)


def _moments(row: Any) -> list[Moment]:
    """The steps the order has taken, in their order."""
    taken = [(row[f"{step}_at"], OrderStatus(step)) for step in _STEPS if row[f"{step}_at"] is not None]
    return [
        Moment(status_word(status), when, icon=status_chip(status).icon, tone=status_chip(status).tone)
        for when, status in sorted(taken)
    ]
