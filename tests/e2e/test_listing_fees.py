"""Fees in a vendor's window: what a listing or an advertisement costs is shown before it is taken, and listed after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QComboBox, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from ecom_client.domain.catalogue import ProductStatus
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.documents import statement, write_pdf
from ecom_client.ui.vendor.publishing import PublishDialog
from ecom_client.ui.vendor.wallet import VendorWalletPage
from tests.fixtures.driving import SOON, act, bar_says, choose_row, closes, dialog, fill, find, press, says
from tests.fixtures.goods import (
    Goods,
    balance,
    books_balance,
    change_product,
    fill_wallet,
    product_of,
    put_on_sale,
)
from tests.fixtures.lists import column_of, panel_button, wait_for_rows
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.vendor_products import products_page
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def fees_on(shop: InstalledShop) -> Iterator[None]:
    """The trial period is over."""
    shop.execute("UPDATE ecom_data.setting SET value = 'yes' WHERE name = 'fees_are_on'")
    yield
    shop.execute("UPDATE ecom_data.setting SET value = 'no' WHERE name = 'fees_are_on'")


@pytest.fixture
def lamp(vendor: Person) -> Goods:
    """A product of the vendor that lies beside the shelf."""
    goods = put_on_sale(vendor, "旧台灯 Old lamp", "30.00", 2)
    change_product(goods, status="off_shelf")
    return goods


def _choose(qtbot: QtBot, shown: PublishDialog, days: int) -> None:
    box = find(qtbot, shown, QComboBox, "publish_days")
    box.setCurrentIndex(box.findData(days))


@pytest.mark.usefixtures("fees_on")
def test_the_fee_is_shown_before_it_is_taken(
    vendor: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill_wallet(vendor, "5.00")
    vendor.shop.value("SELECT ecom_data.take_fee(%s, 'fee', 8, 1, 'spent')", vendor.account_id)
    window = open_window(vendor)
    page = products_page(qtbot, window)
    choose_row(qtbot, page, lamp.id)
    act(qtbot, page, "Put on the shelf")
    shown = dialog(qtbot, "publishDialog")
    assert isinstance(shown, PublishDialog)
    assert [shown.form.field("days").box.itemText(place) for place in range(3)] == [  # type: ignore[attr-defined]
        *("7 days – ¥1.00", "30 days – ¥3.00", "90 days – ¥6.00"),
    ]
    assert shown.deed.text() == "Put on the shelf for ¥3.00"
    says(qtbot, shown, "¥2.00 from your starting grant, ¥1.00 from your wallet.")
    _choose(qtbot, shown, 7)
    assert shown.deed.text() == "Put on the shelf for ¥1.00"
    assert balance(vendor) == Decimal("5.00")
    press(qtbot, shown, "publish")
    closes(qtbot, "publishDialog")
    bar_says(qtbot, window, "“旧台灯 Old lamp” is on the shelf.")
    product = product_of(lamp)
    assert product.status is ProductStatus.ON_SALE
    assert product.expires_at is not None
    assert timedelta(days=6) < product.expires_at - datetime.now(UTC) <= timedelta(days=7)
    choose_row(qtbot, page, lamp.id)
    qtbot.waitUntil(lambda: panel_button(page, "Give it more time") is not None, timeout=SOON)
    act(qtbot, page, "Give it more time")
    shown = dialog(qtbot, "publishDialog")
    assert isinstance(shown, PublishDialog)
    assert shown.deed.text() == "Renew for ¥3.00"
    press(qtbot, shown, "publish")
    closes(qtbot, "publishDialog")
    assert balance(vendor) == Decimal("3.00")
    books_balance(vendor.shop)


@pytest.mark.usefixtures("fees_on")
def test_what_is_missing_is_said_beside_the_days_and_nothing_is_published(
    vendor: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    vendor.shop.value("SELECT ecom_data.take_fee(%s, 'fee', 9.5, 1, 'spent')", vendor.account_id)
    window = open_window(vendor)
    page = products_page(qtbot, window)
    choose_row(qtbot, page, lamp.id)
    act(qtbot, page, "Put on the shelf")
    shown = dialog(qtbot, "publishDialog")
    assert isinstance(shown, PublishDialog)
    press(qtbot, shown, "publish")
    qtbot.waitUntil(lambda: bool(shown.form.errors()), timeout=SOON)
    assert shown.form.errors() == {
        "days": "Your wallet does not cover this: ¥2.50 are missing. Top it up first."
    }
    product = product_of(lamp)
    assert product.status is ProductStatus.OFF_SHELF
    shown.form.remember_values()
    shown.reject()


@pytest.mark.usefixtures("fees_on")
def test_a_fee_that_rose_meanwhile_is_shown_and_decided_again(
    vendor: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    page = products_page(qtbot, open_window(vendor))
    choose_row(qtbot, page, lamp.id)
    act(qtbot, page, "Put on the shelf")
    shown = dialog(qtbot, "publishDialog")
    assert isinstance(shown, PublishDialog)
    shop.execute("UPDATE ecom_data.fee SET price = 4 WHERE kind = 'listing' AND days = 30")
    try:
        press(qtbot, shown, "publish")
        qtbot.waitUntil(lambda: bool(shown.form.errors()), timeout=SOON)
        assert "¥4.00" in shown.form.errors()["days"]
        assert shown.deed.text() == "Put on the shelf for ¥4.00"
        press(qtbot, shown, "publish")
        closes(qtbot, "publishDialog")
    finally:
        shop.execute("UPDATE ecom_data.fee SET price = 3 WHERE kind = 'listing' AND days = 30")
    product = product_of(lamp)
    assert product.status is ProductStatus.ON_SALE


@pytest.mark.usefixtures("fees_on")
def test_advertising_is_paid_from_the_wallet_by_the_day(
    vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, "旧手机 Old phone")
    fill_wallet(vendor, "10.00")
    window = open_window(vendor)
    page = products_page(qtbot, window)
    choose_row(qtbot, page, goods.id)
    act(qtbot, page, "Advertise…")
    shown = dialog(qtbot, "advertiseDialog")
    fill(qtbot, shown, "advertise_days", "3")
    assert find(qtbot, shown, QPushButton, "advertise").text() == "Advertise for ¥6.00"
    press(qtbot, shown, "advertise")
    closes(qtbot, "advertiseDialog")
    bar_says(qtbot, window, "is advertised")
    assert balance(vendor) == Decimal("4.00")
    listing = vendor.session.catalogue.listing(goods.id)
    assert listing is not None and listing.is_advertised


@pytest.mark.usefixtures("fees_on")
def test_the_wallet_lists_the_fees_and_prints_a_month(
    vendor: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill_wallet(vendor, "20.00")
    version = vendor.session.vendor_products.publish(new_key(), lamp.id, 1, 90, Decimal("6.00"))
    vendor.session.vendor_products.advertise(new_key(), lamp.id, version, 2, Decimal("4.00"))
    window = open_window(vendor)
    window.go_to("wallet")
    page = window.current_page()
    assert isinstance(page, VendorWalletPage)
    assert page.title() == "Wallet and fees"
    tabs = page.findChild(QTabBar, "walletTabs")
    assert tabs is not None
    page.lists.setCurrentWidget(page.fees)
    wait_for_rows(qtbot, page.fees, 2)
    assert column_of(page.fees, "kind") == ["Advertising", "Listing fee"]
    assert column_of(page.fees, "amount") == ["¥4.00", "¥6.00"]
    assert column_of(page.fees, "grant")[1] == "¥6.00"
    asked = page.ask_month()
    press(qtbot, asked, "showStatement")
    paper = dialog(qtbot, "documentDialog")
    assert "Wallet statement" in paper.windowTitle()
    paper.close()
    today = vendor.shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    read = vendor.session.selling.statement(today)
    assert (read.came_in, read.went_out, read.closing) == (
        *(Decimal("20.00"), Decimal("4.00"), Decimal("16.00")),
    )
    file = tmp_path / "statement.pdf"
    assert write_pdf(statement(read, ("Seller", "南苑 Nanyuan"), "Test shop"), file) == 1
    assert file.read_bytes().startswith(b"%PDF")
