"""What the administrator's overview shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ecom_client.domain.identity import Window
from ecom_client.domain.sales import DaySales, NamedSales, NewAccounts, ProductSales, Responses, StateCounts


@dataclass(frozen=True)
class Figures:
    """The figures of the last `days` days of the shop, today included; states and requests are those of now."""

    days: int
    sales: list[DaySales]
    by_category: list[NamedSales]
    by_vendor: list[NamedSales]
    top_products: list[ProductSales]
    new_accounts: list[NewAccounts]
    states: StateCounts
    wallet_requests: int
    responses: list[Responses]
    unanswered: int
    support: int

    @property
    def net(self) -> Decimal:
        """Sold in the period less what was cancelled and returned in it, in yuan."""
        return sum((day.net for day in self.sales), Decimal(0))

    @property
    def orders(self) -> int:
        """Orders placed in the period."""
        return sum(day.orders for day in self.sales)

    @property
    def accounts(self) -> int:
        """New customers and vendors of the period."""
        return sum(day.customers + day.vendors for day in self.new_accounts)

    @property
    def today(self) -> DaySales:
        """The last day of the period."""
        return self.sales[-1]


def read_figures(session: Any, days: int) -> Figures:
    """The figures of a period as they stand now."""
    overview = session.overview
    first, last = overview.period(days)
    news = session.notifications.news(Window.ADMINISTRATOR)
    return Figures(
        days=days,
        sales=overview.sales(first, last),
        by_category=overview.by_category(first, last),
        by_vendor=overview.by_vendor(first, last),
        top_products=overview.top_products(first, last),
        new_accounts=overview.new_accounts(first, last),
        states=overview.order_states(),
        wallet_requests=news.wallet_requests,
        responses=overview.responses(first, last),
        unanswered=overview.unanswered(),
        support=news.support,
    )
