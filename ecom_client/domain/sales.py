"""Figures: sales by day, by category, by vendor, best products. Money is yuan; days are days of the shop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ecom_client.domain.orders import OrderStatus


@dataclass(frozen=True)
class DaySales:
    """What was ordered on a day; cancellations and returns count on their own day."""

    day: date
    orders: int
    quantity: int
    amount: Decimal
    cancelled_amount: Decimal
    returned_amount: Decimal

    @property
    def net(self) -> Decimal:
        """Ordered less cancelled and returned."""
        return self.amount - self.cancelled_amount - self.returned_amount


@dataclass(frozen=True)
class NamedSales:
    """The sales of one category or one vendor in a period."""

    id: int
    name: str
    orders: int
    quantity: int
    amount: Decimal
    net: Decimal


@dataclass(frozen=True)
class ProductSales:
    """What one product brought in a period, less cancellations and returns; no `vendor_name` in a vendor's own list."""

    product_id: int
    name: str
    quantity: int
    amount: Decimal
    vendor_name: str = ""


@dataclass(frozen=True)
class Responses:
    """How long customers waited for answers about orders on a day: how many answers, and the seconds."""

    day: date
    answers: int
    seconds: int
    longest: int

    @property
    def hours(self) -> float:
        """How long one of them waited, on average."""
        return self.seconds / self.answers / 3600 if self.answers else 0.0


@dataclass(frozen=True)
class NewAccounts:
    """New profiles of a day."""

    day: date
    customers: int
    vendors: int


@dataclass(frozen=True)
class VendorOverview:
    """What waits for a vendor: orders, products, and today's sales."""

    to_confirm: int
    to_ship: int
    under_way: int
    unpaid_transfers: int
    requests_to_answer: int
    on_sale: int
    low_stock: int
    sold_out: int
    drafts: int
    orders_today: int
    amount_today: Decimal
    #: Listings that leave the shelf within a week.
    expiring: int = 0
    #: Bargains that wait for an answer.
    bargains: int = 0
    #: Questions under products that wait for an answer, and unread messages in the mailbox, each counted up to 100.
    questions: int = 0
    messages: int = 0


StateCounts = dict[OrderStatus, int]
"""How many orders stand in each state."""
