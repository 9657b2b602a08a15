"""Returns and cancelling with consent, asked in the customer's window and answered in the vendor's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.domain.order_requests import OrderRequestKind, OrderRequestStatus, ReturnInput
from ecom_client.domain.orders import Order, OrderStatus
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from tests.e2e.test_complaints import add_picture
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


def _received(customer: Person, vendor: Person, goods: Goods, **choices: object) -> int:
    order = _confirmed(customer, vendor, goods, **choices)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    return order


def _confirmed(customer: Person, vendor: Person, goods: Goods, **choices: object) -> int:
    order = int(buy(customer, goods.line(2), **choices)["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    return order


def _open(person: Person, open_window: OpenWindow, qtbot: QtBot, order: int) -> tuple[RoleWindow, ListPage]:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to("orders")
    page = window.page("orders")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    return window, page


def _order(customer: Person, order: int) -> Order:
    found = customer.session.orders.order(order)
    assert found is not None
    return found


def _asked(customer: Person, order: int, kind: OrderRequestKind = OrderRequestKind.RETURN) -> None:
    quantities = {item.id: 1 for item in _order(customer, order).items}
    customer.session.orders.ask_return(new_key(), order, ReturnInput(kind, quantities, "裂了 It is cracked"))


def _offered(page: ListPage) -> list[str]:
    return [button.text() for button in seen(page.panel.action_row, QPushButton)]


def test_a_customer_asks_for_a_return_and_withdraws_it(
    customer: Person,
    vendor: Person,
    goods: Goods,
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    order = _received(customer, vendor, goods)
    window, page = _open(customer, open_window, qtbot, order)
    act(qtbot, page, "Return or refund")
    shown = dialog(qtbot, "returnDialog")
    says(qtbot, shown, "It comes out of the vendor's wallet into yours")
    total = find(qtbot, shown, QLabel, "returnTotal")
    assert total.text() == "¥160.00"
    lines = shown.form.field("items").widget
    (quantity,) = lines.quantities.values()
    quantity.set_value(0)
    press(qtbot, shown, "askReturn")
    says(qtbot, shown, "Say how many come back.")
    says(qtbot, shown, "This is needed.")
    quantity.set_value(1)
    assert total.text() == "¥80.00"
    fill(qtbot, shown, "requestReason", "裂了 It is cracked")
    add_picture(qtbot, shown, tmp_path)
    press(qtbot, shown, "askReturn")
    closes(qtbot, "returnDialog")
    bar_says(qtbot, window, "The vendor is asked.")
    says(qtbot, page.panel, "Reason: 裂了 It is cracked")
    assert find(qtbot, page.panel, AttachmentRow).isVisible()
    says(qtbot, page.panel, "Asked for a return")
    (request,) = _order(customer, order).requests
    assert (request.status, request.amount) == (OrderRequestStatus.ASKED, 80)
    qtbot.waitUntil(lambda: "Withdraw the request" in _offered(page), timeout=SOON)
    act(qtbot, page, "Withdraw the request")
    shown = dialog(qtbot, "withdrawRequest")
    qtbot.mouseClick(shown.deed, LEFT)
    bar_says(qtbot, window, "The request is withdrawn.")
    says(qtbot, page.panel, "Return withdrawn")
    qtbot.waitUntil(lambda: "Return or refund" in _offered(page), timeout=SOON)


def test_a_vendor_accepts_a_return_and_puts_it_into_stock(
    customer: Person, vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _received(customer, vendor, goods)
    _asked(customer, order)
    window, page = _open(vendor, open_window, qtbot, order)
    says(qtbot, page.panel, "Reason: 裂了 It is cracked")
    assert not seen(page.panel, AttachmentRow)
    qtbot.waitUntil(lambda: _offered(page)[:2] == ["Accept the request", "Refuse the request"], timeout=SOON)
    act(qtbot, page, "Accept the request")
    shown = dialog(qtbot, "acceptDialog")
    says(qtbot, shown, "¥80.00 goes from your wallet to 林 Lin.")
    assert find(qtbot, shown, QPushButton, "acceptRequest").text() == "Pay ¥80.00 back"
    shown.form.field("restock").set_value(True)
    press(qtbot, shown, "acceptRequest")
    closes(qtbot, "acceptDialog")
    bar_says(qtbot, window, "The request is accepted.")
    says(qtbot, page.panel, "Return accepted")
    says(qtbot, page.panel, "1 returned")
    assert (stock_of(goods), str(balance(customer)), str(balance(vendor))) == (4, "80.00", "80.00")
    books_balance(vendor.shop)


def test_a_vendor_refuses_and_says_why(
    customer: Person, vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _received(customer, vendor, goods)
    _asked(customer, order, OrderRequestKind.REFUND)
    window, page = _open(vendor, open_window, qtbot, order)
    act(qtbot, page, "Refuse the request")
    shown = dialog(qtbot, "refuseDialog")
    press(qtbot, shown, "refuseRequest")
    says(qtbot, shown, "This is needed.")
    fill(qtbot, shown, "requestAnswer", "It was whole when it left")
    press(qtbot, shown, "refuseRequest")
    closes(qtbot, "refuseDialog")
    bar_says(qtbot, window, "The request is refused.")
    says(qtbot, page.panel, "Answer: It was whole when it left")
    assert _order(customer, order).requests[0].status is OrderRequestStatus.REFUSED


def test_a_transfer_is_paid_back_outside_and_noted(
    customer: Person, vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _received(customer, vendor, goods, payment="bank_transfer")
    vendor.write("mark_paid", new_key(), order)
    _asked(customer, order)
    vendor.session.vendor_orders.accept_request(new_key(), _order(customer, order).requests[0].id)
    window, page = _open(vendor, open_window, qtbot, order)
    press(qtbot, page.panel, "markPaidBack")
    shown = dialog(qtbot, "paidBack")
    qtbot.mouseClick(shown.deed, LEFT)
    bar_says(qtbot, window, "¥80.00 counts as paid back.")
    assert _order(customer, order).refunded == 80


def test_cancelling_with_the_vendors_consent(
    customer: Person, vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = _confirmed(customer, vendor, goods)
    window, page = _open(customer, open_window, qtbot, order)
    act(qtbot, page, "Ask to cancel")
    shown = dialog(qtbot, "askCancelDialog")
    says(qtbot, shown, "has confirmed it already and decides.")
    fill(qtbot, shown, "requestReason", "买重了 Bought twice")
    press(qtbot, shown, "askCancellation")
    closes(qtbot, "askCancelDialog")
    bar_says(qtbot, window, "The vendor is asked.")
    says(qtbot, page.panel, "Asked to cancel")
    window.close()
    window, page = _open(vendor, open_window, qtbot, order)
    act(qtbot, page, "Accept the request")
    shown = dialog(qtbot, "acceptDialog")
    says(qtbot, shown, "¥160.00 goes back to 林 Lin.")
    press(qtbot, shown, "acceptRequest")
    closes(qtbot, "acceptDialog")
    bar_says(qtbot, window, "The request is accepted.")
    assert _order(customer, order).status is OrderStatus.CANCELLED
    assert (stock_of(goods), str(balance(customer))) == (5, "160.00")
