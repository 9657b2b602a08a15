"""The figures of the whole shop, for administrators: from the stored summary views, as of now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, FromClause, func, select, text

from ecom_client.data.views.summaries import (
    summary_new_account,
    summary_order_state,
    summary_response_time,
    summary_sales_by_category,
    summary_sales_by_day,
    summary_sales_by_vendor,
    summary_top_product,
    summary_waiting,
)
from ecom_client.data.wire import Wire
from ecom_client.domain.orders import OrderStatus
from ecom_client.domain.sales import DaySales, NamedSales, NewAccounts, ProductSales, Responses, StateCounts

_NOTHING = Decimal("0.00")


class Overview:
    """Questions about sales, orders and accounts between two days of the shop, both included."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._zone: ZoneInfo | None = None

    def period(self, days: int) -> tuple[date, date]:
        """The first and last of the last `days` days of the shop, today included."""
        if self._zone is None:
            rows = self._wire.rows(text("SELECT time_zone FROM ecom.shop"))
            self._zone = ZoneInfo(str(rows[0]["time_zone"]))
        today = datetime.now(self._zone).date()
        return today - timedelta(days=days - 1), today

    def sales(self, first: date, last: date) -> list[DaySales]:
        """Sales of each day, the oldest first; days without any are there with zeros."""
        view = summary_sales_by_day.c
        found = self._grouped(summary_sales_by_day, view.day, first, last)
        by_day = {row["day"]: row for row in found}
        return [
            DaySales(
                day,
                int(row.get("orders", 0)),
                int(row.get("quantity", 0)),
                row.get("amount", _NOTHING),
                row.get("cancelled_amount", _NOTHING),
                row.get("returned_amount", _NOTHING),
            )
            for day in _days(first, last)
            for row in [by_day.get(day, {})]
        ]

    def by_category(self, first: date, last: date) -> list[NamedSales]:
        """Sales of each category that sold, the most first."""
        view = summary_sales_by_category
        return _named(self._grouped(view, view.c.category_id, first, last, view.c.category_name))

    def by_vendor(self, first: date, last: date) -> list[NamedSales]:
        """Sales of each vendor who sold, the most first."""
        view = summary_sales_by_vendor
        return _named(self._grouped(view, view.c.vendor_id, first, last, view.c.vendor_name))

    def top_products(self, first: date, last: date, count: int = 10) -> list[ProductSales]:
        """The products that brought most, less cancellations and returns."""
        view = summary_top_product.c
        amount = func.sum(view.amount)
        best = self._wire.rows(
            select(view.product_id, func.sum(view.quantity).label("quantity"), amount.label("amount"))
            .where(view.day.between(first, last))
            .group_by(view.product_id)
            .having(amount > 0)
            .order_by(amount.desc(), view.product_id)
            .limit(count)
        )
        # Names of the few that are shown alone: with names in the question above every product would be read.
        named = self._wire.rows(
            select(view.product_id, view.product_name, view.vendor_name)
            .distinct()
            .where(view.day.between(first, last), view.product_id.in_([row["product_id"] for row in best]))
        )
        names = {row["product_id"]: (row["product_name"], row["vendor_name"]) for row in named}
        return [
            ProductSales(
                row["product_id"],
                names[row["product_id"]][0],
                int(row["quantity"]),
                row["amount"],
                names[row["product_id"]][1],
            )
            for row in best
            if row["product_id"] in names
        ]

    def order_states(self) -> StateCounts:
        """How many orders stand in each state; every state is there."""
        view = summary_order_state.c
        statement = select(view.status, func.sum(view.orders).label("orders")).group_by(view.status)
        found = {row["status"]: int(row["orders"]) for row in self._wire.rows(statement)}
        return {status: found.get(status.value, 0) for status in OrderStatus}

    def new_accounts(self, first: date, last: date) -> list[NewAccounts]:
        """New customers and vendors of each day, the oldest first; days without any are there with zeros."""
        view = summary_new_account.c
        rows = self._wire.rows(
            select(view.day, view.customers, view.vendors).where(view.day.between(first, last))
        )
        by_day = {row["day"]: row for row in rows}
        return [
            NewAccounts(day, int(row.get("customers", 0)), int(row.get("vendors", 0)))
            for day in _days(first, last)
            for row in [by_day.get(day, {})]
        ]

    def responses(self, first: date, last: date) -> list[Responses]:
        """How long customers waited for their vendors on each day, the oldest first; every day is there."""
        view = summary_response_time.c
        statement = (
            select(
                view.day,
                func.sum(view.answers).label("answers"),
                func.sum(view.seconds).label("seconds"),
                func.max(view.longest).label("longest"),
            )
            .where(view.day.between(first, last))
            .group_by(view.day)
        )
        by_day = {row["day"]: row for row in self._wire.rows(statement)}
        return [
            Responses(day, int(row.get("answers", 0)), int(row.get("seconds", 0)), int(row.get("longest", 0)))
            for day in _days(first, last)
            for row in [by_day.get(day, {})]
        ]

    def unanswered(self) -> int:
        """Conversations about orders whose customer waits for the vendor now."""
        return int(self._wire.rows(select(summary_waiting))[0]["conversations"])

    def _grouped(
        self,
        view: FromClause,
        key: ColumnElement[Any],
        first: date,
        last: date,
        name: ColumnElement[Any] | None = None,
    ) -> list[dict[str, Any]]:
        named = [] if name is None else [func.max(name).label("name")]
        sums = [
            func.sum(view.c[column]).label(column)
            for column in ("orders", "quantity", "amount", "cancelled_amount", "returned_amount")
        ]
        statement = (
            select(key, *named, *sums)
            .where(view.c.day.between(first, last))
            .group_by(key)
            .order_by(func.sum(view.c.amount).desc(), key)
        )
        return self._wire.rows(statement)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _named(rows: list[dict[str, Any]]) -> list[NamedSales]:
    return [_one(row) for row in rows]


def _one(row: Mapping[str, Any]) -> NamedSales:
    identity, name, *_ = row.values()
    net = row["amount"] - row["cancelled_amount"] - row["returned_amount"]
    return NamedSales(identity, name, int(row["orders"]), int(row["quantity"]), row["amount"], net)
