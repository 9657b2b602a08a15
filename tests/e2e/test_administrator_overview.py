"""The administrator's first page: sales show at once, open work leads to its table, every chart has its table."""

from __future__ import annotations

from decimal import Decimal

from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.orders import OrdersPage
from ecom_client.ui.admin.overview import OverviewPage
from ecom_client.ui.admin.overview_figures import Figures
from ecom_client.ui.admin.wallet_requests import WalletRequestsPage
from ecom_client.ui.common.charts import Chart
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.text import money
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.lists import LEFT, column_of
from tests.fixtures.people import People, Person
from tests.fixtures.windows import OpenWindow


def overview_of(window: RoleWindow, qtbot: QtBot) -> OverviewPage:
    """The overview, once its figures are read; it is the page the window opens with."""
    page = window.current_page()
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page._figures is not None, timeout=10000)
    return page


def figures_of(page: OverviewPage) -> Figures:
    assert page._figures is not None
    return page._figures


def table_of(chart: Chart, qtbot: QtBot) -> dict[str, list[str]]:
    """The chart's table, which is one click away."""
    if not chart.shows_table():
        qtbot.mouseClick(chart.toggle, LEFT)
    table = chart.table
    cells = {}
    for line in range(table.rowCount()):
        row = [table.item(line, place) for place in range(table.columnCount())]
        first, *rest = [item.text() if item is not None else "" for item in row]
        cells[first] = rest
    return cells


def test_a_sale_shows_at_once_in_every_chart(
    open_window: OpenWindow, people: People, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    vendor = people.vendor("总览 Overview")
    window = open_window(administrator)
    page = overview_of(window, qtbot)
    before = figures_of(page)
    goods = put_on_sale(vendor, name="天文望远镜 Telescope", price="98765.00", category="天文 Astronomy")
    buy(customer, goods.line())

    window.refresh()
    qtbot.waitUntil(lambda: figures_of(page) != before, timeout=10000)
    now = figures_of(page)
    assert now.orders == before.orders + 1
    assert now.net == before.net + Decimal("98765.00")
    assert page.today.figure.text() == money(now.today.net)
    assert page.work["placed"].count() == before.states["placed"] + 1  # type: ignore[index]
    vendor_name = vendor.signed_in.identity.vendor_name
    assert vendor_name is not None
    assert table_of(page.vendors_chart, qtbot)[vendor_name] == ["¥98,765.00"]
    assert table_of(page.categories_chart, qtbot)["天文 Astronomy"] == ["¥98,765.00"]
    assert table_of(page.products_chart, qtbot)["天文望远镜 Telescope"] == ["¥98,765.00"]
    days = list(table_of(page.sales_chart, qtbot).values())
    assert len(days) == 30 and days[-1][0] == money(now.today.amount)
    assert table_of(page.states_chart, qtbot)["Placed"] == [f"{before.states['placed'] + 1:,}"]
    assert len(table_of(page.accounts_chart, qtbot)) == 30


def test_a_sale_shows_by_itself_while_the_page_is_in_front(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    page = overview_of(open_window(administrator), qtbot)
    page._again.setInterval(200)
    before = figures_of(page).orders
    buy(customer, put_on_sale(vendor).line())
    qtbot.waitUntil(lambda: figures_of(page).orders == before + 1, timeout=8000)


def test_a_cancellation_is_told_apart(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    order = buy(customer, put_on_sale(vendor, price="40.00").line())["orders"][0]["id"]
    vendor.write("cancel_order_as_vendor", new_key(), order, "broken")
    page = overview_of(open_window(administrator), qtbot)
    titles = [one.name for one in page.sales_chart._series]
    assert titles == ["Ordered", "Cancelled or returned"]
    today = figures_of(page).today
    assert today.cancelled_amount >= 40
    assert today.net == today.amount - today.cancelled_amount - today.returned_amount


def test_the_period_is_chosen_and_remembered(
    open_window: OpenWindow, administrator: Person, qtbot: QtBot
) -> None:
    page = overview_of(open_window(administrator), qtbot)
    assert figures_of(page).days == 30
    ninety = page.period.button(90)
    assert ninety is not None
    qtbot.mouseClick(ninety, LEFT)
    qtbot.waitUntil(lambda: figures_of(page).days == 90, timeout=10000)
    assert len(page.sales_chart._labels) == 90
    again = overview_of(open_window(administrator), qtbot)
    assert figures_of(again).days == 90


def test_open_work_leads_to_its_table(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    buy(customer, put_on_sale(vendor).line())
    customer.write("ask_top_up", new_key(), 5, "ICBC")
    window = open_window(administrator)
    page = overview_of(window, qtbot)
    qtbot.mouseClick(page.work["placed"], LEFT)
    orders = window.current_page()
    assert isinstance(orders, OrdersPage)
    qtbot.waitUntil(lambda: bool(column_of(orders, "status")), timeout=10000)
    qtbot.waitUntil(lambda: set(column_of(orders, "status")) == {"Placed"}, timeout=10000)
    window.go_to("overview")
    qtbot.mouseClick(page.work["wallet_requests"], LEFT)
    assert isinstance(window.current_page(), WalletRequestsPage)
