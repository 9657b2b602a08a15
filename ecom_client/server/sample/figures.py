"""The figures of the sample trade, as the shop's scheduled work would have folded them (fold_sales.sql)."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal

from pymysql.connections import Connection

from ecom_client.server.sample.rows import Rows

_KINDS = ("placed", "cancelled", "returned")


class Figures:
    """Adds up sales by day, by product and day, and orders by state."""

    def __init__(self, root: Connection) -> None:
        self._root = root
        self._sales: dict[tuple[str, int, int], Counter[str]] = defaultdict(Counter)
        self._products: dict[tuple[str, int, int], list[int]] = defaultdict(lambda: [0, 0])
        self._states: Counter[str] = Counter()

    def count(
        self,
        kind: str,
        day: str,
        vendor: int,
        category: int,
        product: int,
        orders: int,
        quantity: int,
        cents: int,
    ) -> None:
        """One line of an order that was placed, cancelled or returned that day."""
        if kind not in _KINDS:
            return
        sales = self._sales[day, vendor, category]
        sales[f"{kind} quantity"] += quantity
        sales[f"{kind} cents"] += cents
        if kind == "placed":
            sales["orders"] += orders
        sign = 1 if kind == "placed" else -1
        figures = self._products[day, product, vendor]
        figures[0] += sign * quantity
        figures[1] += sign * cents

    def moved(self, before: str | None, to: str) -> None:
        """One order went from a state to another."""
        self._states[to] += 1
        if before is not None:
            self._states[before] -= 1

    def write(self) -> None:
        """Write what was added up. Days that have figures already are not expected."""
        daily = Rows(
            self._root,
            "daily_sales",
            (
                *("day", "vendor_id", "category_id", "orders", "quantity", "amount", "cancelled_quantity"),
                *("cancelled_amount", "returned_quantity", "returned_amount"),
            ),
        )
        for key, sales in sorted(self._sales.items()):
            sums = (
                value
                for kind in _KINDS
                for value in (sales[f"{kind} quantity"], _yuan(sales[f"{kind} cents"]))
            )
            daily.add(*key, sales["orders"], *sums)
        daily.write()
        products = Rows(
            self._root, "daily_product_sales", ("day", "product_id", "vendor_id", "quantity", "amount")
        )
        for key, (quantity, cents) in sorted(self._products.items()):
            products.add(*key, quantity, _yuan(cents))
        products.write()
        with self._root.cursor() as cursor:
            for status, orders in self._states.items():
                cursor.execute(
                    "UPDATE ecom_data.order_state_count SET orders = orders + %s WHERE status = %s",
                    (orders, status),
                )


def _yuan(cents: int) -> Decimal:
    return Decimal(cents) / 100
