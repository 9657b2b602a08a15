"""An administrator finds things: filters, orders of several columns, the panel, ways from table to table."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ecom_client.data.paging import SortKey
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.orders import OrdersPage
from ecom_client.ui.admin.people import VendorsPage
from ecom_client.ui.common.list_page import ListPage
from tests.fixtures.driving import says
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.lists import (
    LEFT,
    click_header,
    click_row,
    column_of,
    panel_button,
    rows_of,
    wait_for_rows,
)
from tests.fixtures.people import People, Person
from tests.fixtures.windows import OpenWindow, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_an_order_is_found_by_filtering_and_sorting_by_two_columns(
    open_window: OpenWindow, people: People, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    shop_name = "搜寻 Findings"
    vendor = people.vendor(shop_name)
    dear, cheap = put_on_sale(vendor, price="900.00"), put_on_sale(vendor, price="30.00")
    made = [buy(customer, goods.line())["orders"][0] for goods in (cheap, dear, cheap)]
    vendor.write("confirm_order", new_key(), made[1]["id"])
    vendor.write("confirm_order", new_key(), made[2]["id"])

    window = open_window(administrator)
    qtbot.mouseClick(window.navigation.button("orders"), LEFT)
    page = window.current_page()
    assert isinstance(page, OrdersPage)
    qtbot.waitUntil(lambda: len(rows_of(page)) >= 3, timeout=10000)
    type_text(qtbot, page.filter_row.search, shop_name)
    wait_for_rows(qtbot, page, 3)
    assert page.fact() == "3 orders"

    click_header(page, "status")
    click_header(page, "total", CONTROL)
    click_header(page, "total", CONTROL)
    source = page.model.source
    assert source is not None and source.sorts == (SortKey("status"), SortKey("total", descending=True))
    expected = [made[0]["number"], made[1]["number"], made[2]["number"]]
    qtbot.waitUntil(lambda: column_of(page, "number") == expected, timeout=10000)
    assert column_of(page, "status") == ["Placed", "Confirmed", "Confirmed"]
    assert column_of(page, "total") == ["¥30.00", "¥900.00", "¥30.00"]

    page.filter_row.chip("status").set_value(frozenset({"confirmed"}))
    wait_for_rows(qtbot, page, 2)
    click_row(qtbot, page, lambda row: row["number"] == made[1]["number"])
    assert page.panel.is_open() and page.panel.title.text() == f"Order {made[1]['number']}"
    words = [label.text() for label in page.panel.findChildren(QLabel)]
    assert "¥900.00" in words and "林 Lin" in words
    # What was bought and what happened to it come by themselves.
    says(qtbot, page.panel, dear.name)
    says(qtbot, page.panel, shop_name)


def test_a_number_finds_its_order_in_either_case(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    made = buy(customer, put_on_sale(vendor).line())["orders"][0]
    window = open_window(administrator)
    window.go_to("orders")
    page = window.current_page()
    assert isinstance(page, OrdersPage)
    type_text(qtbot, page.filter_row.search, made["number"].lower())
    qtbot.waitUntil(lambda: column_of(page, "number") == [made["number"]], timeout=10000)


def test_what_is_not_there_says_so_and_the_filters_are_cleared_by_a_button(
    open_window: OpenWindow, administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    window.go_to("customers")
    page = window.current_page()
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: bool(rows_of(page)), timeout=10000)
    for nonsense in ("'; DROP TABLE customer; --", "%", "😀"):
        page.filter_row.search.clear()
        type_text(qtbot, page.filter_row.search, nonsense)
        qtbot.waitUntil(lambda: page.view.currentWidget() is page.empty_state, timeout=10000)
        qtbot.mouseClick(page.empty_state.button, LEFT)
        qtbot.waitUntil(lambda: bool(rows_of(page)), timeout=10000)
        assert page.filter_row.search.text() == ""


def test_from_an_order_to_its_vendor(
    open_window: OpenWindow, people: People, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    vendor = people.vendor("去处 Whither")
    made = buy(customer, put_on_sale(vendor).line())["orders"][0]
    window = open_window(administrator)
    window.go_to("orders", {"words": made["number"]})
    page = window.current_page()
    assert isinstance(page, OrdersPage)
    wait_for_rows(qtbot, page, 1)
    click_row(qtbot, page, lambda row: True)
    press = panel_button(page, "Show the vendor")
    assert press is not None
    qtbot.mouseClick(press, LEFT)
    vendors = window.current_page()
    assert isinstance(vendors, VendorsPage)
    qtbot.waitUntil(
        lambda: column_of(vendors, "login") == [vendor.signed_in.identity.login_name], timeout=10000
    )


def test_every_table_shows_rows_sorts_by_every_offered_column_and_opens_its_panel(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    buy(customer, put_on_sale(vendor).line())
    customer.write("ask_top_up", new_key(), 5, "ICBC")
    window = open_window(administrator)
    for name in ("orders", "customers", "vendors", "products", "wallet_requests", "accounts"):
        window.go_to(name)
        page = window.current_page()
        assert isinstance(page, ListPage)
        qtbot.waitUntil(lambda page=page: bool(rows_of(page)) and not page.model.is_busy, timeout=10000)
        for column in page.columns():
            if column.sort is not None:
                page.table.sort_by([SortKey(column.sort)])
                qtbot.waitUntil(lambda page=page: not page.model.is_busy, timeout=10000)
                values = [row[column.sort] for row in rows_of(page)]
                assert 0 < len(values) <= page.model.rowCount(), (name, column.name)
        click_row(qtbot, page, lambda row: True)
        assert page.panel.is_open(), name
        page.panel.close_panel()


def test_columns_are_chosen_and_remembered(
    open_window: OpenWindow, administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    window.go_to("orders")
    page = window.current_page()
    assert isinstance(page, OrdersPage)
    header = page.table.horizontalHeader()
    assert header is not None
    section = [column.name for column in page.columns()].index("carrier")
    assert header.isSectionHidden(section)
    menu = page.table.columns_menu()
    next(action for action in menu.actions() if action.text() == "Carrier").trigger()
    assert not header.isSectionHidden(section)
    qtbot.waitUntil(lambda: not page.table._layout._saving.isActive())
    again = open_window(administrator)
    again.go_to("orders")
    later = again.current_page()
    assert isinstance(later, OrdersPage)
    shown = later.table.horizontalHeader()
    assert shown is not None and not shown.isSectionHidden(section)
