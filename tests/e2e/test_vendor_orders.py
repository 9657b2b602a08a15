"""A vendor's orders in the window: cancelled with a reason, paid by transfer, handed over with the buyer's code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.domain.orders import OrderStatus
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.todo_card import TodoCard
from tests.fixtures.driving import (
    LEFT,
    SOON,
    act,
    bar_says,
    choose_row,
    closes,
    dialog,
    fill,
    find,
    press,
    says,
    seen,
)
from tests.fixtures.goods import Goods, balance, books_balance, buy, put_on_sale, stock_of
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "台灯 Lamp", "80.00", stock=5)


def _order(customer: Person, goods: Goods, **choices: object) -> int:
    return int(buy(customer, goods.line(2), **choices)["orders"][0]["id"])


def _open(vendor: Person, open_window: OpenWindow, qtbot: QtBot, order: int) -> tuple[RoleWindow, ListPage]:
    """The vendor's window at the orders, this one chosen."""
    window = open_window(vendor)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to("orders")
    page = window.page("orders")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    return window, page


def _status(vendor: Person, order: int) -> OrderStatus:
    found = vendor.session.vendor_orders.order(order)
    assert found is not None
    return found.status


def _actions(page: ListPage) -> list[str]:
    """What the panel offers for the chosen order."""
    return [button.text() for button in seen(page.panel.action_row, QPushButton)]


def test_a_cancelled_order_gives_money_and_stock_back(
    vendor: Person, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _order(customer, goods)
    window, page = _open(vendor, open_window, qtbot, order)
    assert (stock_of(goods), str(balance(customer))) == (3, "0.00")
    act(qtbot, page, "Cancel the order")
    shown = dialog(qtbot, "cancelDialog")
    says(qtbot, shown, "¥160.00 goes back to 林 Lin. The goods are back in your stock.")
    assert find(qtbot, shown, QPushButton, "cancelOrder").text() == "Cancel and give ¥160.00 back"
    press(qtbot, shown, "cancelOrder")
    says(qtbot, shown, "This is needed.")
    assert _status(vendor, order) is OrderStatus.PLACED
    fill(qtbot, shown, "cancelReason", "碰坏了 It broke")
    press(qtbot, shown, "cancelOrder")
    closes(qtbot, "cancelDialog")
    bar_says(qtbot, window, "is cancelled.")
    says(qtbot, page.panel, "Reason: 碰坏了 It broke")
    assert (stock_of(goods), str(balance(customer))) == (5, "160.00")
    qtbot.waitUntil(lambda: "Cancel the order" not in _actions(page), timeout=SOON)
    assert _actions(page)[0] == "Message the customer"
    books_balance(vendor.shop)


def test_a_transfer_that_has_come_is_noted_once(
    vendor: Person, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _order(customer, goods, payment="bank_transfer")
    window, page = _open(vendor, open_window, qtbot, order)
    window.go_to("overview")
    card = find(qtbot, window.page("overview"), TodoCard, "transfers")
    assert card.count() == 1
    qtbot.mouseClick(card, LEFT)
    assert page.filter_row.values()["unpaid"] is True
    choose_row(qtbot, page, order)
    says(qtbot, page.panel, "Bank transfer")
    act(qtbot, page, "Mark as paid")
    shown = dialog(qtbot, "markPaid")
    assert isinstance(shown, ConfirmDialog)
    assert shown.deed.text() == "¥160.00 has come"
    qtbot.mouseClick(shown.deed, LEFT)
    bar_says(qtbot, window, "counts as paid.")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=SOON)
    paid = vendor.session.vendor_orders.order(order)
    assert paid is not None and paid.paid_at is not None
    assert str(balance(vendor)) == "0.00"


def test_a_hand_over_needs_the_buyers_code(
    vendor: Person, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _order(
        customer,
        goods,
        delivery="in_person",
        meeting_place="图书馆 Library",
        meeting_at=(datetime.now(UTC) + timedelta(days=1)).replace(tzinfo=None),
    )
    window, page = _open(vendor, open_window, qtbot, order)
    assert "Ship" not in _actions(page)
    act(qtbot, page, "Confirm")
    qtbot.waitUntil(lambda: "Hand over" in _actions(page), timeout=SOON)
    assert "Ship" not in _actions(page)
    act(qtbot, page, "Hand over")
    shown = dialog(qtbot, "handoverDialog")
    says(qtbot, shown, "¥160.00 goes into your wallet at once.")
    code = vendor.shop.value("SELECT handover_code FROM ecom_data.orders WHERE id = %s", order)
    assert not any(code in label.text() for label in seen(page, QLabel))
    fill(qtbot, shown, "handoverCode", "WRONG1")
    press(qtbot, shown, "confirmHandover")
    says(qtbot, shown, "This is not the buyer's code. Ask the buyer for it.")
    assert str(balance(vendor)) == "0.00"
    fill(qtbot, shown, "handoverCode", f" {code.lower()} ")
    press(qtbot, shown, "confirmHandover")
    closes(qtbot, "handoverDialog")
    bar_says(qtbot, window, "is handed over.")
    assert str(balance(vendor)) == "160.00"
    books_balance(vendor.shop)


def test_what_the_customer_took_back_meanwhile_is_refused_and_shown(
    vendor: Person, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _order(customer, goods)
    window, page = _open(vendor, open_window, qtbot, order)
    customer.session.orders.cancel(new_key(), order, "Changed my mind")
    button = next(one for one in seen(page.panel.action_row, QPushButton) if one.text() == "Confirm")
    qtbot.mouseClick(button, LEFT)
    bar_says(qtbot, window, "stays as it is: The order is no longer in a state that allows this.")
    says(qtbot, page.panel, "Reason: Changed my mind")


def test_several_orders_are_confirmed_at_once(
    vendor: Person, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    orders = [_order(customer, goods), _order(customer, goods)]
    window, page = _open(vendor, open_window, qtbot, orders[0])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.selected_rows()) == 2, timeout=SOON)
    offered = {action.text(): action for action in page.table.row_menu().actions()}
    assert "Ship" not in offered
    offered["Confirm"].trigger()
    bar_says(qtbot, window, "2 orders are confirmed.")
    assert {_status(vendor, order) for order in orders} == {OrderStatus.CONFIRMED}
    qtbot.waitUntil(lambda: window.navigation.button("orders").badge() == 2, timeout=SOON)


def test_pressing_ship_twice_ships_once(
    vendor: Person, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _order(customer, goods)
    vendor.session.vendor_orders.confirm(new_key(), order)
    window, page = _open(vendor, open_window, qtbot, order)
    act(qtbot, page, "Ship")
    shown = dialog(qtbot, "shipDialog")
    fill(qtbot, shown, "carrier", "x" * 61)
    press(qtbot, shown, "shipOrder")
    says(qtbot, shown, "At most 60 characters; this is 1 too many.")
    fill(qtbot, shown, "carrier", "JD")
    button = find(qtbot, shown, QPushButton, "shipOrder")
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)
    closes(qtbot, "shipDialog")
    bar_says(qtbot, window, "is on its way.")
    events = vendor.session.vendor_orders.order(order)
    assert events is not None
    assert [event.to_status for event in events.events].count(OrderStatus.SHIPPED) == 1


def test_another_vendors_order_is_not_shown(
    vendor: Person,
    other_vendor: Person,
    customer: Person,
    goods: Goods,
    open_window: OpenWindow,
    qtbot: QtBot,
) -> None:
    mine = _order(customer, goods)
    strange = _order(customer, put_on_sale(other_vendor, "Not mine", "80.00"))
    window, page = _open(vendor, open_window, qtbot, mine)
    window.go_to("orders", strange)
    bar_says(qtbot, window, "This order is not among yours.")
    assert page.model.rowCount() == 1


def test_an_order_that_is_told_of_opens_wherever_it_stands(
    vendor: Person, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    orders = [_order(customer, goods), _order(customer, goods)]
    window, page = _open(vendor, open_window, qtbot, orders[0])
    page.set_filters({"status": frozenset({"cancelled"})})
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=SOON)
    page.panel.close_panel()
    window.go_to("orders", orders[1])
    number = vendor.shop.value("SELECT number FROM ecom_data.orders WHERE id = %s", orders[1])
    says(qtbot, page.panel, number)
    says(qtbot, page.panel, "台灯 Lamp")
    act(qtbot, page, "Confirm")
    qtbot.waitUntil(lambda: _status(vendor, orders[1]) is OrderStatus.CONFIRMED, timeout=SOON)
