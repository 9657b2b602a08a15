"""People write to each other: from a product, by login name, answering; a badge, blocking, a message to everybody."""

from __future__ import annotations

import pytest
from PyQt6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Audience, Folder, Message, Recipient
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.mailbox_page import MailboxPage
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import (
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
)
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def _open(person: Person, open_window: OpenWindow, qtbot: QtBot) -> tuple[RoleWindow, MailboxPage]:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to("mailbox")
    page = window.page("mailbox")
    assert isinstance(page, MailboxPage)
    return window, page


def _inbox(person: Person) -> list[Message]:
    return person.session.mailbox.source(Folder.INBOX).page(person.session, None, 0, 50)


def _write(person: Person, to: Person, title: str, content: str = "words") -> int:
    recipient = Recipient(login_name=to.signed_in.identity.login_name)
    person.session.mailbox.send(new_key(), person.window, recipient, title, content)
    return _inbox(to)[0].id


def test_a_customer_writes_from_a_product_and_the_vendor_answers(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, "台灯 Lamp", "80.00")
    window = open_window(customer)
    window.go_to("product", goods.id)
    page = window.page("product")
    press(qtbot, page, "writeToSellerButton")
    writing = dialog(qtbot, "writeDialog")
    press(qtbot, writing, "sendMessageButton")
    says(qtbot, writing, "This is needed.")
    fill(qtbot, writing, "write_content", "还在吗? Still there?")
    press(qtbot, writing, "sendMessageButton")
    bar_says(qtbot, window, "is sent.")
    assert [(one.title, one.content) for one in _inbox(vendor)] == [("台灯 Lamp", "还在吗? Still there?")]

    window, box = _open(vendor, open_window, qtbot)
    qtbot.waitUntil(lambda: window.navigation.button("mailbox").badge() == 1, timeout=SOON)
    choose_row(qtbot, box, _inbox(vendor)[0].id)
    says(qtbot, box.panel, "Still there?")
    qtbot.waitUntil(lambda: window.navigation.button("mailbox").badge() == 0, timeout=SOON)
    act(qtbot, box, "Answer")
    writing = dialog(qtbot, "writeDialog")
    fill(qtbot, writing, "write_content", "Yes")
    press(qtbot, writing, "sendMessageButton")
    bar_says(qtbot, window, "Your message to 林 Lin is sent.")
    assert [one.title for one in _inbox(customer)] == ["Re: 台灯 Lamp"]
    box.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: box.model.rowCount() == 1, timeout=SOON)
    qtbot.waitUntil(lambda: "1 message" in box.fact() and "%" in box.fact(), timeout=SOON)


def test_a_guest_is_shown_the_way_in(vendor: Person, open_window: OpenWindow, qtbot: QtBot) -> None:
    goods = put_on_sale(vendor)
    window = open_window(None)
    window.go_to("product", goods.id)
    press(qtbot, window.page("product"), "writeToSellerButton")
    bar_says(qtbot, window, "Sign in to write to sellers.")


def test_a_login_name_nobody_has_is_said_beside_it_and_nothing_is_lost(
    customer: Person, other_customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _window, box = _open(customer, open_window, qtbot)
    box.write.trigger()
    writing = dialog(qtbot, "writeDialog")
    fill(qtbot, writing, "write_login_name", "nobody.here")
    fill(qtbot, writing, "write_title", "Hello")
    fill(qtbot, writing, "write_content", "words")
    press(qtbot, writing, "sendMessageButton")
    says(qtbot, writing, "Nobody who takes messages has this login name.")
    assert find(qtbot, writing, QPlainTextEdit, "write_content").toPlainText() == "words"
    fill(qtbot, writing, "write_login_name", other_customer.signed_in.identity.login_name.upper())
    press(qtbot, writing, "sendMessageButton")
    closes(qtbot, "writeDialog")
    assert len(_inbox(other_customer)) == 1


def test_what_is_not_wanted_is_blocked_and_deleted(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    came = _write(customer, vendor, "Buy my things")
    window, box = _open(vendor, open_window, qtbot)
    choose_row(qtbot, box, came)
    act(qtbot, box, "Block")
    bar_says(qtbot, window, "林 Lin cannot write to you any more.")
    assert len(vendor.session.mailbox.blocked()) == 1
    box.blocked_button.click()
    blocked = dialog(qtbot, "blockedDialog")
    says(qtbot, blocked, "林 Lin")
    press(qtbot, blocked, f"unblock{customer.account_id}")
    says(qtbot, blocked, "Nobody. You block")
    assert vendor.session.mailbox.blocked() == []
    blocked.close()
    act(qtbot, box, "Delete")
    press(qtbot, dialog(qtbot, "deleteMessages"), "deleteMessagesButton")
    qtbot.waitUntil(lambda: box.model.rowCount() == 0, timeout=SOON)
    assert _inbox(vendor) == []


def test_an_order_leads_to_its_buyers_mailbox(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = int(buy(customer, put_on_sale(vendor).line())["orders"][0]["id"])
    window = open_window(vendor)
    window.go_to("orders")
    page = window.page("orders")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    act(qtbot, page, "Write to their mailbox")
    writing = dialog(qtbot, "writeDialog")
    fill(qtbot, writing, "write_title", "About Monday")
    fill(qtbot, writing, "write_content", "At the gate?")
    press(qtbot, writing, "sendMessageButton")
    bar_says(qtbot, window, "is sent.")
    assert [one.title for one in _inbox(customer)] == ["About Monday"]


def test_an_administrator_tells_everybody_and_takes_it_back(
    administrator: Person, customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    window.go_to("broadcast")
    page = window.page("broadcast")
    assert isinstance(page, ListPage)
    action = page.primary_action()
    assert action is not None
    action.trigger()
    writing = dialog(qtbot, "broadcastDialog")
    press(qtbot, writing, "sendBroadcastButton")
    says(qtbot, writing, "This is needed.")
    writing.form.set_values({"audience": Audience.CUSTOMERS.value})
    fill(qtbot, writing, "broadcast_title", "Closed on Monday")
    fill(qtbot, writing, "broadcast_content", "周一休息")
    press(qtbot, writing, "sendBroadcastButton")
    bar_says(qtbot, window, "The message is in their mailboxes.")
    told = _inbox(customer)[0]
    assert (told.title, told.is_broadcast) == ("Closed on Monday", True)
    assert customer.session.notifications.news(Window.CUSTOMER).mailbox >= 1
    choose_row(qtbot, page, told.id)
    act(qtbot, page, "Withdraw")
    press(qtbot, dialog(qtbot, "withdrawBroadcast"), "withdrawBroadcastButton")
    bar_says(qtbot, window, "The message is withdrawn.")
    assert _inbox(customer) == []


@pytest.mark.parametrize("title", ["Somebody wrote"])
def test_a_notification_leads_to_the_message(
    customer: Person, other_customer: Person, title: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    came = _write(other_customer, customer, title)
    window, box = _open(customer, open_window, qtbot)
    window.go_to("mailbox", came)
    qtbot.waitUntil(box.panel.is_open, timeout=SOON)
    says(qtbot, box.panel, title)
    window.go_to("mailbox", 10**9)
    bar_says(qtbot, window, "This message is no longer in your mailbox.")
