"""An administrator's groups decide which pages there are; the server refuses the rest, not only the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.orders import OrdersPage
from ecom_client.ui.admin.overview import OverviewPage
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.lists import click_row, panel_button, rows_of
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow

OTHER_VIEWS = (
    "admin_customer",
    "admin_vendor",
    "admin_product",
    "admin_wallet_request",
    "admin_account",
    "summary_sales_by_day",
    "summary_order_state",
)


def administrator_with(people: People, shop: InstalledShop, group: str, **access: str) -> Person:
    """An administrator in a new group that may do just this."""
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES (%s)", group)
    for module, privilege in access.items():
        shop.execute(
            "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
            " SELECT id, %s, %s FROM ecom_data.people_group WHERE name = %s",
            module,
            privilege,
            group,
        )
    return people.administrator("Limited", group)


def test_who_may_only_read_orders_sees_only_that_page_and_the_server_refuses_the_rest(
    open_window: OpenWindow,
    shop: InstalledShop,
    people: People,
    customer: Person,
    vendor: Person,
    qtbot: QtBot,
) -> None:
    made = buy(customer, put_on_sale(vendor).line())["orders"][0]
    limited = administrator_with(people, shop, "Order readers", orders="read")
    assert limited.signed_in.identity.access == {"orders": Privilege.READ}
    window = open_window(limited)
    assert window.navigation.names() == ["orders", "notifications"]
    page = window.current_page()
    assert isinstance(page, OrdersPage)
    qtbot.waitUntil(lambda: any(row["number"] == made["number"] for row in rows_of(page)), timeout=10000)
    click_row(qtbot, page, lambda row: row["number"] == made["number"])
    assert page.panel.is_open()
    assert panel_button(page, "Show the customer") is None and panel_button(page, "Show the vendor") is None

    for view in OTHER_VIEWS:
        with pytest.raises(Refused, match="not_allowed"):
            limited.rows(f"SELECT * FROM ecom.{view} LIMIT 1")
    assert limited.refused("decide_wallet_request", new_key(), 1, 1, "confirm", "")[0] == "not_allowed"
    assert limited.refused("suspend_account", new_key(), 1, 1, "because")[0] == "not_allowed"


def test_an_overview_without_the_tables_offers_no_ways_to_them(
    open_window: OpenWindow, shop: InstalledShop, people: People, qtbot: QtBot
) -> None:
    limited = administrator_with(people, shop, "Figure readers", overview="read")
    window = open_window(limited)
    assert window.navigation.names() == ["overview", "notifications"]
    page = window.current_page()
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page._figures is not None, timeout=10000)
    assert page.work == {}


def test_an_administrator_without_any_group_has_a_window_that_works(
    open_window: OpenWindow, people: People, qtbot: QtBot
) -> None:
    window = open_window(people.administrator("Nobody", "No such group"))
    assert window.navigation.names() == ["notifications"]
    assert window.current_name() == "notifications"
