"""A customer asks about an order and the vendor answers, each in their own window; what is unread is marked."""

from __future__ import annotations

import pytest
from PyQt6.QtWidgets import QFrame, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.post_sale_page import PostSalePage
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import LEFT, SOON, act, bar_says, choose_row, fill, find, press, says, seen
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def order(customer: Person, vendor: Person) -> int:
    return int(buy(customer, put_on_sale(vendor, "台灯 Lamp", "80.00").line())["orders"][0]["id"])


def _open(person: Person, open_window: OpenWindow, qtbot: QtBot, place: str) -> tuple[RoleWindow, ListPage]:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to(place)
    page = window.page(place)
    assert isinstance(page, ListPage)
    return window, page


def _messages(vendor: Person, order: int) -> list[str]:
    return [one.content for one in vendor.session.post_sale.messages(Window.VENDOR, order)]


def test_a_customer_asks_from_the_order_and_the_vendor_answers(
    customer: Person, vendor: Person, order: int, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, orders = _open(customer, open_window, qtbot, "orders")
    choose_row(qtbot, orders, order)
    act(qtbot, orders, "Message the vendor")
    page = window.page("post_sale")
    says(qtbot, page, "Nothing was said about this order yet.")
    press(qtbot, page, "sendMessage")
    says(qtbot, page, "Type a message first.")
    fill(qtbot, page, "messageText", "什么时候发货? When?")
    press(qtbot, page, "sendMessage")
    says(qtbot, page, "You · ")
    assert find(qtbot, page, QPlainTextEdit, "messageText").toPlainText() == ""
    assert _messages(vendor, order) == ["什么时候发货? When?"]

    window, page = _open(vendor, open_window, qtbot, "post_sale")
    qtbot.waitUntil(lambda: window.navigation.button("post_sale").badge() == 1, timeout=SOON)
    choose_row(qtbot, page, order)
    says(qtbot, page, "什么时候发货? When?")
    qtbot.waitUntil(lambda: window.navigation.button("post_sale").badge() == 0, timeout=SOON)
    fill(qtbot, page, "messageText", "Tomorrow")
    press(qtbot, page, "sendMessage")
    says(qtbot, page, "Tomorrow")
    qtbot.waitUntil(lambda: page.model.row(0).last_words == "Tomorrow", timeout=SOON)
    news = customer.session.notifications.news(Window.CUSTOMER)
    assert news.post_sale == 1


def test_what_comes_meanwhile_is_shown_and_what_is_typed_stays(
    customer: Person, vendor: Person, order: int, open_window: OpenWindow, qtbot: QtBot
) -> None:
    customer.session.post_sale.write(new_key(), Window.CUSTOMER, order, "one")
    window, page = _open(vendor, open_window, qtbot, "post_sale")
    choose_row(qtbot, page, order)
    says(qtbot, page, "one")
    fill(qtbot, page, "messageText", "I am typing")
    customer.session.post_sale.write(new_key(), Window.CUSTOMER, order, "two")
    says(qtbot, page, "two")
    assert find(qtbot, page, QPlainTextEdit, "messageText").toPlainText() == "I am typing"
    page.panel.close_panel()
    window.go_to("post_sale", order)
    qtbot.waitUntil(page.panel.is_open, timeout=SOON)
    assert find(qtbot, page, QPlainTextEdit, "messageText").toPlainText() == "I am typing"


def test_pressing_send_twice_sends_once(
    customer: Person, vendor: Person, order: int, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, page = _open(customer, open_window, qtbot, "post_sale")
    window.go_to("post_sale", order)
    fill(qtbot, page, "messageText", "once")
    button = find(qtbot, page, QPushButton, "sendMessage")
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)
    says(qtbot, page, "You · ")
    qtbot.waitUntil(button.isEnabled, timeout=SOON)
    assert _messages(vendor, order) == ["once"]


def test_a_message_too_long_is_said_and_kept(
    customer: Person, vendor: Person, order: int, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, page = _open(customer, open_window, qtbot, "post_sale")
    window.go_to("post_sale", order)
    edit = find(qtbot, page, QPlainTextEdit, "messageText")
    edit.setPlainText("x" * 2003)
    press(qtbot, page, "sendMessage")
    says(qtbot, page, "At most 2,000 characters; this is 3 too many.")
    assert len(edit.toPlainText()) == 2003
    assert _messages(vendor, order) == []


def test_an_order_of_somebody_else_opens_no_conversation(
    customer: Person,
    other_customer: Person,
    vendor: Person,
    order: int,
    open_window: OpenWindow,
    qtbot: QtBot,
) -> None:
    window, page = _open(other_customer, open_window, qtbot, "post_sale")
    window.go_to("post_sale", order)
    bar_says(qtbot, window, "This order is not among yours.")
    assert isinstance(page, PostSalePage)
    assert not page.panel.is_open()


def test_the_way_from_a_conversation_to_its_order_opens_the_panel_again(
    customer: Person, order: int, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, orders = _open(customer, open_window, qtbot, "orders")
    choose_row(qtbot, orders, order)
    orders.panel.close_panel()
    customer.session.post_sale.write(new_key(), Window.CUSTOMER, order, "one")
    window.go_to("post_sale")
    page = window.page("post_sale")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    act(qtbot, page, "Show the order")
    qtbot.waitUntil(orders.panel.is_open, timeout=SOON)
    says(qtbot, orders.panel, "Total")


def test_a_long_talk_shows_its_end_and_more_when_asked(
    customer: Person, vendor: Person, order: int, open_window: OpenWindow, qtbot: QtBot
) -> None:
    said = [
        customer.session.post_sale.write(new_key(), Window.CUSTOMER, order, f"word {n}") for n in range(35)
    ]
    window, page = _open(vendor, open_window, qtbot, "post_sale")
    choose_row(qtbot, page, order)
    says(qtbot, page.panel, "word 34")
    assert not seen(page, QFrame, f"message{said[0]}")
    press(qtbot, page, "earlierMessages")
    find(qtbot, page, QFrame, f"message{said[0]}")
    assert not seen(page, QPushButton, "earlierMessages")
    qtbot.waitUntil(lambda: window.navigation.button("post_sale").badge() == 0, timeout=SOON)
