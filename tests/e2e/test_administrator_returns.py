"""Administrators look at returns and debts: found, read, and the way to the order."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.domain.order_requests import OrderRequestKind, ReturnInput
from ecom_client.ui.common.list_page import ListPage
from tests.fixtures.driving import SOON, choose_row, says
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.lists import column_of
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def test_an_administrator_sees_a_return_and_what_is_owed(
    customer: Person, vendor: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, "台灯 Lamp", "80.00", stock=5)
    order = int(buy(customer, goods.line(2))["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    vendor.write("ask_withdrawal", new_key(), "160", "bank")
    seen = customer.session.orders.order(order)
    assert seen is not None
    asked = ReturnInput(OrderRequestKind.RETURN, {seen.items[0].id: 1}, "裂了 It is cracked")
    customer.session.orders.ask_return(new_key(), order, asked)
    seen = customer.session.orders.order(order)
    assert seen is not None
    request = seen.requests[0].id
    vendor.session.vendor_orders.accept_request(new_key(), request, "sorry")

    window = open_window(administrator)
    window.go_to("returns", {"words": seen.number})
    page = window.page("returns")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, request)
    assert column_of(page, "amount") == ["¥80.00"]
    assert column_of(page, "status") == ["Accepted"]
    says(qtbot, page.panel, "裂了 It is cracked")
    says(qtbot, page.panel, "sorry")
    window.go_to("debts", {"words": seen.number})
    page = window.page("debts")
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: column_of(page, "left") == ["¥80.00"], timeout=SOON)
    assert column_of(page, "debtor") == [vendor.signed_in.identity.login_name]
    assert column_of(page, "creditor") == [customer.signed_in.identity.login_name]
    assert column_of(page, "status") == ["Open"]
