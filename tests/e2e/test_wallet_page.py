"""The wallet in a customer's and a vendor's window: what is in it, asking for money in and out, and taking it back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.wallet_dialog import RequestDialog
from ecom_client.ui.common.wallet_page import WalletPage
from tests.fixtures.goods import balance, books_balance, buy, fill_wallet, put_on_sale
from tests.fixtures.lists import LEFT, click_row, column_of, panel_button, rows_of, wait_for_rows
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow, type_text


def open_wallet(window: RoleWindow, qtbot: QtBot) -> WalletPage:
    """The wallet, once its figures are there."""
    qtbot.mouseClick(window.navigation.button("wallet"), LEFT)
    page = window.current_page()
    assert isinstance(page, WalletPage)
    qtbot.waitUntil(lambda: figure(page, "walletBalance") != "–", timeout=10000)
    return page


def figure(page: WalletPage, name: str) -> str:
    """An amount of the wallet as it is written."""
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def dialog_of(page: WalletPage, qtbot: QtBot, press: QPushButton) -> RequestDialog:
    """The dialog a button opens."""
    qtbot.mouseClick(press, LEFT)
    qtbot.waitUntil(lambda: page.findChild(RequestDialog) is not None)
    dialog = page.findChild(RequestDialog)
    assert dialog is not None
    return dialog


def fill(qtbot: QtBot, dialog: RequestDialog, amount: str, reference: str) -> None:
    """Type into the two fields."""
    type_text(qtbot, dialog.form.field("amount").input, amount)
    type_text(qtbot, dialog.form.field("bank_reference").input, reference)


def requests_of(person: Person) -> list[tuple[str, Decimal, str]]:
    """Kind, amount and state of somebody's requests, from behind the doors."""
    found = person.shop.execute(
        "SELECT kind, amount, status FROM ecom_data.wallet_request WHERE account_id = %s ORDER BY id",
        person.account_id,
    )
    return [(row["kind"], row["amount"], row["status"]) for row in found]


def test_a_customer_asks_for_a_top_up_and_sees_it_waiting(
    open_window: OpenWindow, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    assert figure(page, "walletBalance") == "¥0.00"
    dialog = dialog_of(page, qtbot, window.header.primary)
    fill(qtbot, dialog, "500", "工商银行 8891")
    qtbot.keyClick(dialog.form.field("bank_reference").input, Qt.Key.Key_Return)
    wait_for_rows(qtbot, page.requests, 1)
    assert page.lists.currentWidget() is page.requests
    assert column_of(page.requests, "status") == ["Waiting"]
    assert column_of(page.requests, "amount") == ["¥500.00"]
    assert "You asked for a top-up" in window.messages.words()
    assert requests_of(customer) == [("top_up", Decimal("500.00"), "requested")]
    assert figure(page, "walletBalance") == "¥0.00"


def test_two_presses_ask_once(open_window: OpenWindow, customer: Person, qtbot: QtBot) -> None:
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    dialog = dialog_of(page, qtbot, window.header.primary)
    fill(qtbot, dialog, "20", "ICBC")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wait_for_rows(qtbot, page.requests, 1)
    assert len(requests_of(customer)) == 1


@pytest.mark.parametrize(
    ("amount", "reference", "field"),
    [
        ("", "ICBC", "amount"),
        ("0", "ICBC", "amount"),
        ("-5", "ICBC", "amount"),
        ("1.005", "ICBC", "amount"),
        ("NaN", "ICBC", "amount"),
        ("1e9", "ICBC", "amount"),
        ("1000000.01", "ICBC", "amount"),
        ("9" * 400, "ICBC", "amount"),
        ("五百", "ICBC", "amount"),
        ("5", "", "bank_reference"),
        ("5", "x" * 81, "bank_reference"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nothing_is_asked(
    open_window: OpenWindow, customer: Person, qtbot: QtBot, amount: str, reference: str, field: str
) -> None:
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    dialog = dialog_of(page, qtbot, window.header.primary)
    fill(qtbot, dialog, amount, reference)
    qtbot.mouseClick(dialog.deed, LEFT)
    assert list(dialog.form.errors()) == [field]
    assert dialog.form.field("bank_reference").input.text() == reference  # type: ignore[attr-defined]
    assert requests_of(customer) == []
    dialog.form.remember_values()


def test_a_reference_is_kept_as_it_was_typed(open_window: OpenWindow, customer: Person, qtbot: QtBot) -> None:
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    dialog = dialog_of(page, qtbot, window.header.primary)
    fill(qtbot, dialog, "1,234.50", "'; DROP TABLE wallet; -- 😀")
    qtbot.mouseClick(dialog.deed, LEFT)
    wait_for_rows(qtbot, page.requests, 1)
    assert column_of(page.requests, "reference") == ["'; DROP TABLE wallet; -- 😀"]
    assert requests_of(customer) == [("top_up", Decimal("1234.50"), "requested")]


def test_a_withdrawal_leaves_the_balance_and_comes_back_when_cancelled(
    open_window: OpenWindow, customer: Person, shop: InstalledShop, qtbot: QtBot
) -> None:
    fill_wallet(customer, "300.00")
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    dialog = dialog_of(page, qtbot, page.withdraw_button)
    fill(qtbot, dialog, "120", "招商银行 4410")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: figure(page, "walletBalance") == "¥180.00", timeout=10000)
    assert figure(page, "walletWithdrawing") == "¥120.00"
    assert balance(customer) == Decimal("180.00")
    wait_for_rows(qtbot, page.requests, 1)

    click_row(qtbot, page.requests, lambda row: True)
    button = panel_button(page.requests, "Cancel the request")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    question = page.requests.findChild(ConfirmDialog)
    assert question is not None and question.deed.text() == "Cancel withdrawal of ¥120.00"
    qtbot.mouseClick(question.deed, LEFT)
    qtbot.waitUntil(lambda: figure(page, "walletBalance") == "¥300.00", timeout=10000)
    qtbot.waitUntil(lambda: column_of(page.requests, "status") == ["Cancelled"], timeout=10000)
    assert panel_button(page.requests, "Cancel the request") is None or not page.requests.panel.is_open()
    qtbot.mouseClick(page.tabs, LEFT, pos=page.tabs.tabRect(0).center())
    qtbot.waitUntil(lambda: len(rows_of(page.entries)) == 3, timeout=10000)
    assert column_of(page.entries, "kind")[:2] == ["Withdrawal taken back", "Withdrawal"]
    assert column_of(page.entries, "amount")[:2] == ["+¥120.00", "−¥120.00"]
    assert column_of(page.entries, "balance") == ["¥300.00", "¥180.00", "¥300.00"]
    books_balance(shop)


def test_more_than_there_is_cannot_be_withdrawn(
    open_window: OpenWindow, customer: Person, qtbot: QtBot
) -> None:
    fill_wallet(customer, "50.00")
    page = open_wallet(open_window(customer), qtbot)
    dialog = dialog_of(page, qtbot, page.withdraw_button)
    fill(qtbot, dialog, "50.01", "ICBC")
    qtbot.mouseClick(dialog.deed, LEFT)
    assert dialog.form.errors() == {"amount": "Your wallet holds less than this."}
    dialog.form.remember_values()


def test_a_balance_that_shrank_meanwhile_is_refused_by_the_server_beside_the_amount(
    open_window: OpenWindow, customer: Person, vendor: Person, qtbot: QtBot
) -> None:
    fill_wallet(customer, "100.00")
    page = open_wallet(open_window(customer), qtbot)
    dialog = dialog_of(page, qtbot, page.withdraw_button)
    customer.write("ask_withdrawal", new_key(), Decimal("60"), "elsewhere")
    fill(qtbot, dialog, "80", "ICBC")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: "amount" in dialog.form.errors(), timeout=10000)
    assert dialog.form.errors() == {"amount": "Your wallet holds less than this."}
    assert dialog.form.values() == {"amount": Decimal("80.00"), "bank_reference": "ICBC"}
    assert len(requests_of(customer)) == 1
    dialog.form.remember_values()


def test_nothing_in_the_wallet_cannot_be_withdrawn(
    open_window: OpenWindow, customer: Person, qtbot: QtBot
) -> None:
    page = open_wallet(open_window(customer), qtbot)
    assert not page.withdraw_button.isEnabled()
    qtbot.waitUntil(lambda: page.entries.view.currentWidget() is page.entries.empty_state, timeout=10000)


def test_a_payment_is_held_and_its_entry_leads_to_the_order(
    open_window: OpenWindow, customer: Person, vendor: Person, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, price="85.00")
    made = buy(customer, goods.line())
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    assert figure(page, "walletHeld") == "¥85.00"
    wait_for_rows(qtbot, page.entries, 2)
    assert column_of(page.entries, "amount") == ["−¥85.00", "+¥85.00"]
    went: list[tuple[str, object]] = []
    page.go.connect(lambda place, argument: went.append((place, argument)))
    click_row(qtbot, page.entries, lambda row: row["order_number"] is not None, "order")
    assert went == [("orders", made["orders"][0]["id"])]
    assert window.current_name() == "orders"


def test_a_vendor_sees_what_is_to_come_and_then_has_it(
    open_window: OpenWindow, customer: Person, vendor: Person, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, price="40.00")
    order = buy(customer, goods.line(2))["orders"][0]["id"]
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "SF123")
    page = open_wallet(open_window(vendor), qtbot)
    assert figure(page, "walletAwaited") == "¥80.00"
    assert figure(page, "walletBalance") == "¥0.00"
    customer.write("confirm_delivery", new_key(), order, None)
    qtbot.waitUntil(lambda: figure(page, "walletBalance") == "¥80.00", timeout=8000)
    assert figure(page, "walletAwaited") == "¥0.00"
    qtbot.waitUntil(lambda: column_of(page.entries, "kind") == ["Sale, delivery confirmed"], timeout=8000)


def test_a_top_up_confirmed_elsewhere_shows_by_itself(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    made = customer.write("ask_top_up", new_key(), Decimal("75"), "ICBC")
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    page.show_requests()
    wait_for_rows(qtbot, page.requests, 1)
    administrator.write("decide_wallet_request", new_key(), made["id"], 1, "confirm", "")
    qtbot.waitUntil(lambda: figure(page, "walletBalance") == "¥75.00", timeout=8000)
    qtbot.waitUntil(lambda: column_of(page.requests, "status") == ["Confirmed"], timeout=8000)
    assert window.navigation.button("notifications").badge() == 1


def test_another_page_opens_the_top_up_with_the_amount_that_is_missing(
    open_window: OpenWindow, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    window.go_to("wallet", Decimal("12.30"))
    dialog = window.page("wallet").findChild(RequestDialog)
    assert dialog is not None and dialog.objectName() == "topUpDialog"
    assert dialog.form.field("amount").value() == Decimal("12.30")


def test_what_was_typed_is_not_thrown_away_by_escape(
    open_window: OpenWindow, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = open_wallet(window, qtbot)
    dialog = dialog_of(page, qtbot, window.header.primary)
    fill(qtbot, dialog, "12", "")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.messages.words()
    dialog.form.remember_values()
