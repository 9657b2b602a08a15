"""Administrators see the shop's letters and what became of them."""

from __future__ import annotations

from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.query import Comparison, Operator
from ecom_client.ui.admin.mail import MailPage
from tests.fixtures.driving import act, bar_says, choose_row, says
from tests.fixtures.lists import rows_of
from tests.fixtures.mail import Mailing
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow


def test_what_was_given_up_says_why(
    open_window: OpenWindow,
    shop: InstalledShop,
    mailing: Mailing,
    administrator: Person,
    customer: Person,
    qtbot: QtBot,
) -> None:
    address = f"new{customer.account_id}@campus.cn"
    mailing.server.answers[address] = "550 no such mailbox"
    customer.write("set_email", address)
    assert mailing.send().failed == 1
    mailing.give_address(customer)
    customer.write("set_email", f"other{customer.account_id}@campus.cn")
    window = open_window(administrator)
    window.go_to("mail")
    page = window.current_page()
    assert isinstance(page, MailPage)
    qtbot.waitUntil(lambda: len(rows_of(page)) == 3, timeout=10000)
    page.opened({"status": frozenset({"failed"})})
    qtbot.waitUntil(lambda: [row["recipient"] for row in rows_of(page)] == [address], timeout=10000)
    choose_row(qtbot, page, rows_of(page)[0]["id"])
    says(qtbot, page.panel, "no such mailbox")
    page.opened(Comparison("status", Operator.IS, ("waiting",)))
    qtbot.waitUntil(lambda: len(rows_of(page)) == 2, timeout=10000)
    assert {row["login_name"] for row in rows_of(page)} >= {customer.signed_in.identity.login_name}


def test_what_was_given_up_is_sent_again(
    open_window: OpenWindow,
    shop: InstalledShop,
    mailing: Mailing,
    administrator: Person,
    customer: Person,
    qtbot: QtBot,
) -> None:
    address = f"full{customer.account_id}@campus.cn"
    mailing.server.answers[address] = "550 mailbox full"
    customer.write("set_email", address)
    assert mailing.send().failed == 1
    del mailing.server.answers[address]
    window = open_window(administrator)
    window.go_to("mail", {"status": frozenset({"failed"})})
    page = window.current_page()
    assert isinstance(page, MailPage)
    qtbot.waitUntil(lambda: [row["recipient"] for row in rows_of(page)] == [address], timeout=10000)
    letter = rows_of(page)[0]
    choose_row(qtbot, page, letter["id"])
    act(qtbot, page, "Send again")
    bar_says(qtbot, window, f"The letter to {address} waits again")
    qtbot.waitUntil(lambda: not rows_of(page), timeout=10000)
    page.set_filters({})
    qtbot.waitUntil(lambda: [row["status"] for row in rows_of(page)] == ["waiting"], timeout=10000)
    page.send_again(letter)
    bar_says(qtbot, window, "This letter is waiting to be sent already.")
    assert mailing.send().sent == 1
    assert mailing.code_for(address)
    page.send_again(letter)
    bar_says(qtbot, window, "This letter is sent already.")
    qtbot.waitUntil(lambda: [row["status"] for row in rows_of(page)] == ["sent"], timeout=10000)
    choose_row(qtbot, page, letter["id"])
    offered = page.panel.action_row
    qtbot.waitUntil(  # those of the row before go a moment later
        lambda: [one.text() for one in offered.findChildren(QPushButton)] == ["Show the account"],
        timeout=10000,
    )
