"""The administrator's first page: open work, the figures of a period, and the stored summary views as charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QHideEvent, QResizeEvent
from PyQt6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.orders import OrderStatus
from ecom_client.domain.sales import NamedSales, ProductSales
from ecom_client.domain.support import SupportStatus
from ecom_client.domain.wallet import RequestStatus
from ecom_client.ui.admin.overview_cards import FigureCard, WorkCard
from ecom_client.ui.admin.overview_figures import Figures, read_figures
from ecom_client.ui.common.charts import Chart, Series
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.order_words import status_word
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _, day_and_month, money, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL

PERIODS = (30, 90)
"""Days, today included."""

LOOK_AGAIN_MS = 10_000
"""Nobody tells an administrator of a sale: the page asks while it is in front."""

_LONGEST = 8
_HEIGHT = 340
_SIDE_BY_SIDE = 860


_CARDS_A_LINE = 3


class OverviewPage(Page):
    """Place "overview"."""

    interested_in = frozenset(
        {Change.ORDERS, Change.WALLET_REQUESTS, Change.PRODUCTS, Change.CUSTOMERS, Change.VENDORS}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._context = context
        self._figures: Figures | None = None
        self._columns = 0
        remembered = context.memory.get("admin/overview/days", PERIODS[0])
        self._days = remembered if remembered in PERIODS else PERIODS[0]
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Overview")

    def refresh(self) -> None:
        self._read(quiet=False)

    def on_shown(self) -> None:
        self._again.start()

    def hideEvent(self, event: QHideEvent | None) -> None:
        super().hideEvent(event)
        self._again.stop()

    # Building

    def _init_ui(self) -> None:
        theme = current_theme()
        large = theme.px(LARGE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(large, theme.px(MEDIUM), large, large)
        column.setSpacing(theme.px(MEDIUM))
        work = self._make_work()
        if self.work:
            column.addWidget(label(_("Open work"), "section"))
            column.addWidget(work)
        column.addLayout(self._make_head())
        column.addWidget(self._make_figures())
        self._make_charts()
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(MEDIUM))
        column.addLayout(self._grid)
        column.addStretch()
        self.area = scrolling(inside, sideways=False)
        inside.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._lay_out(2)
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)

    def _make_work(self) -> QWidget:
        """What waits, for those who may see it where it leads to."""
        may = self._context.identity.may
        self.work: dict[str, WorkCard] = {}
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current_theme().px(SMALL))
        if may("wallet_requests", Privilege.READ):
            self._add_work(
                grid,
                "wallet_requests",
                "bank-transfer",
                _("Wallet requests"),
                "wallet_requests",
                {"status": frozenset({RequestStatus.REQUESTED.value})},
            )
        if may("post_sale", Privilege.READ):
            self._add_work(
                grid,
                "post_sale",
                "message-reply-outline",
                _("Messages not answered"),
                "post_sale",
                {"waiting": True},
            )
        if may("support", Privilege.READ):
            self._add_work(
                grid,
                "support",
                "chat-question-outline",
                _("Wait for support"),
                "support",
                {"status": frozenset({SupportStatus.WAITING.value})},
            )
        if may("orders", Privilege.READ):
            for status, icon_name, words in (
                (OrderStatus.PLACED, "cart-check", _("Orders to confirm")),
                (OrderStatus.CONFIRMED, "package-variant", _("Orders to ship")),
                (OrderStatus.SHIPPED, "truck-outline", _("Orders on their way")),
            ):
                filters = {"status": frozenset({status.value})}
                self._add_work(grid, status.value, icon_name, words, "orders", filters)
        return room

    def _add_work(
        self,
        grid: QGridLayout,
        name: str,
        icon_name: str,
        words: str,
        place: str,
        filters: Mapping[str, object],
    ) -> None:
        card = self.work[name] = WorkCard(f"work_{name}", icon_name, words)
        card.clicked.connect(lambda _checked=False: self.go.emit(place, filters))
        grid.addWidget(card, *divmod(len(self.work) - 1, _CARDS_A_LINE))

    def _make_head(self) -> QHBoxLayout:
        """The period, for everything below."""
        head = QHBoxLayout()
        head.setSpacing(current_theme().px(SMALL))
        self.period = QButtonGroup(self)
        head.addWidget(label(_("Figures"), "section"))
        head.addStretch()
        for days in PERIODS:
            words = ngettext("{n} day", "{n} days", days).format(n=number(days))
            button = QPushButton(words)
            button.setObjectName(f"period{days}")
            button.setCheckable(True)
            button.setChecked(days == self._days)
            button.setAccessibleName(_("Figures of {period}").format(period=words))
            self.period.addButton(button, days)
            head.addWidget(button)
        return head

    def _make_figures(self) -> QWidget:
        self.net = FigureCard("figureSales", _("Sales"))
        self.orders = FigureCard("figureOrders", _("Orders"))
        self.today = FigureCard("figureToday", _("Today"))
        self.accounts = FigureCard("figureAccounts", _("New accounts"))
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(SMALL))
        for card in (self.net, self.orders, self.today, self.accounts):
            row.addWidget(card)
        return room

    def _make_charts(self) -> None:
        yuan = {"value_words": _yuan, "unit": _("yuan")}
        self.sales_chart = Chart(_("Sales by day"), "line", across=_("Day"), **yuan)  # type: ignore[arg-type]
        self.states_chart = Chart(_("Orders by state"), "donut", across=_("State"))
        self.categories_chart = Chart(_("Sales by category"), "row", across=_("Category"), **yuan)  # type: ignore[arg-type]
        self.vendors_chart = Chart(_("Sales by vendor"), "row", across=_("Vendor"), **yuan)  # type: ignore[arg-type]
        self.products_chart = Chart(_("Best products"), "row", across=_("Product"), **yuan)  # type: ignore[arg-type]
        self.responses_chart = Chart(
            _("Hours until an answer"), "line", across=_("Day"), value_words=_hours, unit=_("hours")
        )
        self.accounts_chart = Chart(_("New accounts"), "stacked", across=_("Day"))
        for name in ("sales", "states", "categories", "vendors", "products", "responses", "accounts"):
            getattr(self, f"{name}_chart").setObjectName(f"{name}Chart")

    def charts(self) -> Sequence[Chart]:
        """The charts in the order they stand."""
        return (
            self.sales_chart,
            self.states_chart,
            self.categories_chart,
            self.vendors_chart,
            self.products_chart,
            self.responses_chart,
            self.accounts_chart,
        )

    def _lay_out(self, columns: int) -> None:
        """Side by side where there is room."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, chart in enumerate(self.charts()):
            chart.setFixedHeight(current_theme().px(_HEIGHT))
            self._grid.addWidget(chart, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._lay_out(2 if self.width() >= current_theme().px(_SIDE_BY_SIDE) else 1)

    def _connect_signals(self) -> None:
        self.period.idClicked.connect(self._on_period)
        self._again.timeout.connect(partial(self._read, quiet=True))

    # What is read

    def _on_period(self, days: int) -> None:
        self._days = days
        self._context.memory.set("admin/overview/days", days)
        self.refresh()

    def _read(self, *, quiet: bool) -> None:
        days = self._days
        self.tasks.query(
            self,
            lambda session: read_figures(session, days),
            self._show,
            self.failed.emit,
            key="overview",
            quiet=quiet,
        )

    def _show(self, figures: Figures) -> None:
        self.area.widget().show()  # type: ignore[union-attr]
        if figures == self._figures:
            return
        self._figures = figures
        self._show_work(figures)
        period = ngettext("in {n} day", "in {n} days", figures.days).format(n=number(figures.days))
        self.net.show_figure(money(figures.net), period)
        self.orders.show_figure(number(figures.orders), period)
        self.accounts.show_figure(number(figures.accounts), period)
        today = figures.today
        self.today.show_figure(
            money(today.net), ngettext("{n} order", "{n} orders", today.orders).format(n=number(today.orders))
        )
        self.set_fact(
            ngettext("{n} order today", "{n} orders today", today.orders).format(n=number(today.orders))
        )
        self._show_charts(figures)

    def _show_work(self, figures: Figures) -> None:
        others = {
            "wallet_requests": figures.wallet_requests,
            "post_sale": figures.unanswered,
            "support": figures.support,
        }
        for name, card in self.work.items():
            card.set_count(others[name] if name in others else figures.states[OrderStatus(name)])

    def _show_charts(self, figures: Figures) -> None:
        days = [day_and_month(day.day) for day in figures.sales]
        series = [Series(_("Ordered"), [day.amount for day in figures.sales])]
        lost = [day.cancelled_amount + day.returned_amount for day in figures.sales]
        if any(lost):
            series.append(Series(_("Cancelled or returned"), lost))
        self.sales_chart.set_data(days, series)
        states = {status: count for status, count in figures.states.items() if count}
        self.states_chart.set_data(
            [status_word(status) for status in states],
            [Series(_("Orders"), [float(n) for n in states.values()])],
        )
        self._show_named(self.categories_chart, figures.by_category)
        self._show_named(self.vendors_chart, figures.by_vendor)
        self._show_products(figures.top_products)
        self.responses_chart.set_data(
            [day_and_month(day.day) for day in figures.responses],
            [Series(_("On average"), [day.hours for day in figures.responses])],
        )
        self.accounts_chart.set_data(
            [day_and_month(day.day) for day in figures.new_accounts],
            [
                Series(_("Customers"), [float(day.customers) for day in figures.new_accounts]),
                Series(_("Vendors"), [float(day.vendors) for day in figures.new_accounts]),
            ],
        )

    def _show_named(self, chart: Chart, sales: list[NamedSales]) -> None:
        """The largest by name, the rest together."""
        ranked = sorted(sales, key=lambda one: one.net, reverse=True)
        shown, rest = ranked[:_LONGEST], ranked[_LONGEST:]
        names, amounts = [one.name for one in shown], [one.net for one in shown]
        if rest:
            names.append(_("Others"))
            amounts.append(sum((one.net for one in rest), Decimal(0)))
        chart.set_data(names, [Series(_("Sales"), amounts)])

    def _show_products(self, products: list[ProductSales]) -> None:
        shown = products[:_LONGEST]
        self.products_chart.set_data(
            [one.name for one in shown], [Series(_("Sales"), [one.amount for one in shown])]
        )


def _hours(value: Decimal | float) -> str:
    return number(Decimal(str(value)), 1)


def _yuan(value: Decimal | float) -> str:
    return money(value if isinstance(value, Decimal) else Decimal(str(value)))
