"""Bank cards in the windows: kept on the profile, seen by whoever has to pay."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.query import Comparison, Operator
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import LEFT, SOON, bar_says, choose_row, closes, dialog, fill, find, press, says
from tests.fixtures.goods import buy, fill_wallet, put_on_sale
from tests.fixtures.lists import column_of, wait_for_rows
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow

CARD = "6222021234567890128"
GROUPED = "6222 0212 3456 7890 128"


def _window(person: Person, open_window: OpenWindow, qtbot: QtBot, place: str) -> tuple[RoleWindow, QWidget]:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to(place)
    return window, window.page(place)


def test_a_customer_keeps_shows_and_removes_a_card(
    customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, page = _window(customer, open_window, qtbot, "profile")
    says(qtbot, page, "No card is kept.")
    press(qtbot, page, "changeCard")
    shown = dialog(qtbot, "cardDialog")
    fill(qtbot, shown, "cardBankInput", "工商银行 ICBC")
    fill(qtbot, shown, "cardNumberInput", "6222 0212 3456 7890 123")
    press(qtbot, shown, "keepCard")
    says(qtbot, shown, "This is no card number")
    fill(qtbot, shown, "cardNumberInput", GROUPED)
    press(qtbot, shown, "keepCard")
    closes(qtbot, "cardDialog")
    bar_says(qtbot, window, "The bank card is kept.")
    says(qtbot, page, "•••• 0128")
    press(qtbot, page, "showCard")
    says(qtbot, page, GROUPED)
    press(qtbot, page, "removeCard")
    shown = dialog(qtbot, "removeCardDialog")
    qtbot.mouseClick(shown.deed, LEFT)
    bar_says(qtbot, window, "The bank card is removed.")
    says(qtbot, page, "No card is kept.")
    assert customer.session.profile.bank_card(Window.CUSTOMER) is None


def test_a_customer_sees_where_to_transfer_the_money(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    vendor.write("save_bank_card", "vendor", "工商银行 ICBC", CARD)
    goods = put_on_sale(vendor, "台灯 Lamp", "80.00", stock=5)
    order = int(buy(customer, goods.line(), payment="bank_transfer")["orders"][0]["id"])
    _, page = _window(customer, open_window, qtbot, "orders")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    assert find(qtbot, page.panel, QLabel, "payToCard").text() == GROUPED
    says(qtbot, page.panel, "工商银行 ICBC")


def test_without_the_key_the_order_says_so(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    vendor.write("save_bank_card", "vendor", "ICBC", CARD)
    goods = put_on_sale(vendor, "台灯 Lamp", "80.00", stock=5)
    order = int(buy(customer, goods.line(), payment="bank_transfer")["orders"][0]["id"])
    kept = customer.shop.execute("SELECT slot, secret FROM ecom_data.card_key")
    customer.shop.execute("DELETE FROM ecom_data.card_key")
    try:
        _, page = _window(customer, open_window, qtbot, "orders")
        assert isinstance(page, ListPage)
        choose_row(qtbot, page, order)
        says(qtbot, page.panel, "Bank cards are locked")
    finally:
        for row in kept:
            customer.shop.execute(
                "INSERT INTO ecom_data.card_key VALUES (%s, %s)", row["slot"], row["secret"]
            )


def test_a_vendor_keeps_a_card_of_the_shop(vendor: Person, open_window: OpenWindow, qtbot: QtBot) -> None:
    window, page = _window(vendor, open_window, qtbot, "shop_profile")
    press(qtbot, page, "changeCard")
    shown = dialog(qtbot, "cardDialog")
    fill(qtbot, shown, "cardBankInput", "ICBC")
    fill(qtbot, shown, "cardNumberInput", CARD)
    press(qtbot, shown, "keepCard")
    bar_says(qtbot, window, "The bank card is kept.")
    says(qtbot, page, "•••• 0128")


def test_an_administrator_looks_at_the_card_of_a_withdrawal(
    customer: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    customer.write("save_bank_card", "customer", "工商银行 ICBC", CARD)
    fill_wallet(customer, "50")
    asked = int(customer.write("ask_withdrawal", new_key(), "5", "card")["id"])
    _, page = _window(administrator, open_window, qtbot, "wallet_requests")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, asked)
    looked = "SELECT COUNT(*) FROM ecom_data.audit_log WHERE action = 'show_bank_card' AND subject_id = %s"
    assert customer.shop.value(looked, asked) == 0
    press(qtbot, page.panel, "showBankCard")
    assert find(qtbot, page.panel, QLabel, "payToCard").text() == GROUPED
    assert customer.shop.value(looked, asked) == 1


@pytest.mark.parametrize("place", ["customers", "vendors"])
def test_an_administrator_finds_people_by_bank_and_last_digits_and_takes_no_more_along(
    customer: Person,
    vendor: Person,
    administrator: Person,
    open_window: OpenWindow,
    place: str,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    person = customer if place == "customers" else vendor
    bank = f"工商银行 {person.account_id}"
    person.write("save_bank_card", person.window.value, bank, CARD)
    _shown, page = _window(administrator, open_window, qtbot, place)
    assert isinstance(page, AdminTable)
    assert page.query_words is not None
    assert {"bank", "card_last4"} <= {one.name for one in page.query_words.columns}
    page.opened(Comparison("bank", Operator.IS, (bank,)))
    wait_for_rows(qtbot, page, 1)
    assert (column_of(page, "bank"), column_of(page, "card_last4")) == ([bank], ["0128"])
    page.opened(Comparison("card_last4", Operator.IS, ("0128",)))
    qtbot.waitUntil(lambda: bank in column_of(page, "bank"), timeout=SOON)
    page.opened(Comparison("bank", Operator.IS, (bank,)))
    wait_for_rows(qtbot, page, 1)
    page.table.selectRow(0)
    says(qtbot, page.panel, bank)
    says(qtbot, page.panel, "0128")
    said: list[str] = []
    page.said.connect(lambda _kind, sentence: said.append(sentence))
    target = tmp_path / "people.csv"
    page.exporter.write(target)
    qtbot.waitUntil(lambda: bool(said), timeout=20000)
    text = target.read_text("utf-8-sig")
    titles, row = csv.reader(text.splitlines())
    assert (row[titles.index("Bank")], row[titles.index("Card ends in")]) == (bank, "0128")
    assert CARD[-5:] not in text
