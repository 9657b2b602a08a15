"""The vendor's first page: what waits to be done, how the last thirty days went, what sells best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PyQt6.QtGui import QAction, QResizeEvent
from PyQt6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.bargains import BargainStatus
from ecom_client.domain.catalogue import ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.orders import OrderStatus
from ecom_client.domain.sales import DaySales, ProductSales, VendorOverview
from ecom_client.ui.common.charts import Chart, Series
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _, day_and_month, money, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.todo_card import TodoCard
from ecom_client.ui.common.tokens import LARGE
from ecom_client.ui.vendor.products import NEW

DAYS = 30
_SIDE_BY_SIDE = 900


@dataclass(frozen=True)
class _Read:
    overview: VendorOverview
    sales: list[DaySales]
    best: list[ProductSales]
    is_new: bool


@dataclass(frozen=True)
class _Todo:
    """One thing to do: how much of it there is, and where it is done."""

    name: str
    icon: str
    tone: str
    words: Callable[[int], str]
    count: Callable[[VendorOverview], int]
    place: str
    filters: dict[str, Any]


_OPEN = frozenset({OrderStatus.PLACED.value, OrderStatus.CONFIRMED.value, OrderStatus.SHIPPED.value})
_TODO = (
    _Todo(
        "toConfirm",
        "cart-check",
        "accent",
        lambda n: ngettext("order to confirm", "orders to confirm", n),
        lambda read: read.to_confirm,
        "orders",
        {"status": frozenset({OrderStatus.PLACED.value})},
    ),
    _Todo(
        "toShip",
        "truck-outline",
        "accent",
        lambda n: ngettext("order to ship", "orders to ship", n),
        lambda read: read.to_ship,
        "orders",
        {"status": frozenset({OrderStatus.CONFIRMED.value})},
    ),
    _Todo(
        "transfers",
        "bank-outline",
        "warn",
        lambda n: ngettext("transfer awaited", "transfers awaited", n),
        lambda read: read.unpaid_transfers,
        "orders",
        {"status": _OPEN, "unpaid": True},
    ),
    _Todo(
        "requests",
        "keyboard-return",
        "warn",
        lambda n: ngettext("request to answer", "requests to answer", n),
        lambda read: read.requests_to_answer,
        "orders",
        {"asked": True},
    ),
    _Todo(
        "bargains",
        "handshake-outline",
        "accent",
        lambda n: ngettext("price to answer", "prices to answer", n),
        lambda read: read.bargains,
        "bargains",
        {"status": frozenset({BargainStatus.ASKED.value})},
    ),
    _Todo(
        "questions",
        "comment-question-outline",
        "accent",
        lambda n: ngettext("question to answer", "questions to answer", n),
        lambda read: read.questions,
        "questions",
        {"open": True},
    ),
    _Todo(
        "messages",
        "email-outline",
        "accent",
        lambda n: ngettext("unread message", "unread messages", n),
        lambda read: read.messages,
        "mailbox",
        {"unread": True},
    ),
    _Todo(
        "lowStock",
        "package-variant",
        "warn",
        lambda n: ngettext("product low on stock", "products low on stock", n),
        lambda read: read.low_stock + read.sold_out,
        "products",
        {"low": True},
    ),
    _Todo(
        "expiring",
        "calendar-clock-outline",
        "warn",
        lambda n: ngettext("listing that ends soon", "listings that end soon", n),
        lambda read: read.expiring,
        "products",
        {"status": frozenset({ProductStatus.ON_SALE.value})},
    ),
    _Todo(
        "drafts",
        "pencil-outline",
        "accent",
        lambda n: ngettext("draft to finish", "drafts to finish", n),
        lambda read: read.drafts,
        "products",
        {"status": frozenset({ProductStatus.DRAFT.value})},
    ),
)


class OverviewPage(Page):
    """Place "overview"."""

    interested_in = frozenset({Change.ORDERS, Change.PRODUCTS, Change.BARGAINS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._context = context
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Overview")

    def primary_action(self) -> QAction | None:
        return self.add if self._context.may("products", Privilege.WRITE) else None

    def refresh(self) -> None:
        sees_products = self._context.may("products")
        self.tasks.query(self, partial(_read, sees_products), self._show, self.failed.emit, key="overview")

    def _init_ui(self) -> None:
        theme = current_theme()
        self.add = QAction(icon("plus", "on_accent"), _("Add product"), self)
        self.cards = {todo.name: TodoCard(todo.icon, todo.words(0), todo.tone) for todo in _TODO}
        for name, card in self.cards.items():
            card.setObjectName(name)
            card.setParent(self)
        self._left_out = {"transfers", "requests", "drafts", "bargains", "expiring"}
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(LARGE))
        self.sales = Chart(
            _("Sales of the last 30 days"), "bar", value_words=money, unit=_("yuan"), across=_("Day")
        )
        self.sales.setObjectName("salesChart")
        self.best = Chart(
            _("Best products of the last 30 days"),
            "row",
            value_words=money,
            unit=_("yuan"),
            across=_("Product"),
        )
        self.best.setObjectName("bestProducts")
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(theme.px(LARGE))
        self._charts.addWidget(self.sales, 3)
        self._charts.addWidget(self.best, 2)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(LARGE))
        column.addLayout(self._grid)
        column.addLayout(self._charts, 1)
        area = scrolling(inside)
        self.empty = EmptyState(
            "storefront-outline",
            _("Your shop is open. What you put on the shelf is found by everybody at once."),
            _("Add your first product"),
        )
        self.empty.button.setObjectName("addFirstProduct")
        if not self._context.may("products", Privilege.WRITE):
            self.empty.button.hide()
        self.waiting = QWidget()
        self.stack = QStackedWidget()
        for widget in (self.waiting, area, self.empty):
            self.stack.addWidget(widget)
        self._area = area
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._arrange()

    def _connect_signals(self) -> None:
        self.add.triggered.connect(lambda _checked=False: self.go.emit("products", NEW))
        self.empty.pressed.connect(lambda: self.go.emit("products", NEW))
        for todo in _TODO:
            self.cards[todo.name].clicked.connect(partial(self._on_card, todo))

    def _on_card(self, todo: _Todo, _checked: bool = False) -> None:
        self.go.emit(todo.place, todo.filters)

    def _show(self, read: _Read) -> None:
        self.stack.setCurrentWidget(self.empty if read.is_new else self._area)
        for todo in _TODO:
            count = todo.count(read.overview)
            self.cards[todo.name].set_count(count, todo.words(count))
        # Rare things have a card when there is something to do about them.
        self._left_out = {
            name for name in ("transfers", "requests", "drafts", "bargains") if not self.cards[name].count()
        }
        self._left_out |= {todo.name for todo in _TODO if not self._context.may(todo.place)}
        self._arrange()
        self._show_charts(read)
        today = read.overview.orders_today
        self.set_fact(
            ""
            if read.is_new
            else ngettext("{n} order today, {amount}", "{n} orders today, {amount}", today).format(
                n=number(today), amount=money(read.overview.amount_today)
            )
        )

    def _show_charts(self, read: _Read) -> None:
        series = [Series(_("Ordered"), [day.amount for day in read.sales])]
        taken_back = [day.cancelled_amount + day.returned_amount for day in read.sales]
        if any(taken_back):
            series.append(Series(_("Cancelled and returned"), taken_back))
        self.sales.set_data([day_and_month(day.day) for day in read.sales], series)
        self.best.set_data(
            [product.name for product in read.best],
            [Series(_("Sales"), [product.amount for product in read.best])],
        )

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Cards in as many lines as their words need, charts side by side or one below the other."""
        theme = current_theme()
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        self._charts.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        shown = [card for name, card in self.cards.items() if name not in self._left_out]
        most = 5 if self.width() >= theme.px(_SIDE_BY_SIDE) else 3
        lines = max(1, -(-len(shown) // most))
        across = max(1, -(-len(shown) // lines))
        for name, card in self.cards.items():
            self._grid.removeWidget(card)
            card.setVisible(name not in self._left_out)
        for place, card in enumerate(shown):
            self._grid.addWidget(card, place // across, place % across)


def _read(sees_products: bool, session: Any) -> _Read:
    orders = session.vendor_orders
    return _Read(
        orders.overview(),
        orders.sales(DAYS),
        orders.best_products(DAYS),
        sees_products and not session.vendor_products.source().page(session, None, 0, 1),
    )
