"""Fees, plans and applications on the screen: what it costs is shown before it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QComboBox, QLabel, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.applications import ApplicationStatus
from ecom_client.domain.catalogue import ProductStatus, VendorKind
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.approvals import ApprovalsPage
from ecom_client.ui.admin.finance import FinancePage
from ecom_client.ui.common.documents import statement, write_pdf
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.customer.seller_card import VendorShop
from ecom_client.ui.sign_in.welcome import Entered
from ecom_client.ui.vendor.my_shop import MyShopPage
from ecom_client.ui.vendor.publishing import PublishDialog
from ecom_client.ui.vendor.shop_dialogs import ApplicationDialog
from ecom_client.ui.vendor.wallet import VendorWalletPage
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
)
from tests.fixtures.goods import (
    Goods,
    balance,
    books_balance,
    change_product,
    fill_wallet,
    make_shop,
    put_on_sale,
)
from tests.fixtures.lists import click_row, column_of, panel_button, wait_for_rows
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.vendor_products import picture
from tests.fixtures.windows import OpenWindow
from tests.sql.test_applications import apply, document


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


def _products(window: RoleWindow, qtbot: QtBot) -> ListPage:
    window.go_to("products")
    page = window.page("products")
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and page.model.row(0) is not None, timeout=SOON)
    return page


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
    page = _products(window, qtbot)
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
    product = vendor.session.vendor_products.product(lamp.id)
    assert product is not None and product.status is ProductStatus.ON_SALE
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
    page = _products(window, qtbot)
    choose_row(qtbot, page, lamp.id)
    act(qtbot, page, "Put on the shelf")
    shown = dialog(qtbot, "publishDialog")
    assert isinstance(shown, PublishDialog)
    press(qtbot, shown, "publish")
    qtbot.waitUntil(lambda: bool(shown.form.errors()), timeout=SOON)
    assert shown.form.errors() == {
        "days": "Your wallet does not cover this: ¥2.50 are missing. Top it up first."
    }
    product = vendor.session.vendor_products.product(lamp.id)
    assert product is not None and product.status is ProductStatus.OFF_SHELF
    shown.form.remember_values()
    shown.reject()


@pytest.mark.usefixtures("fees_on")
def test_a_fee_that_rose_meanwhile_is_shown_and_decided_again(
    vendor: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    page = _products(open_window(vendor), qtbot)
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
    product = vendor.session.vendor_products.product(lamp.id)
    assert product is not None and product.status is ProductStatus.ON_SALE


@pytest.mark.usefixtures("fees_on")
def test_advertising_is_paid_from_the_wallet_by_the_day(
    vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, "旧手机 Old phone")
    fill_wallet(vendor, "10.00")
    window = open_window(vendor)
    page = _products(window, qtbot)
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


def test_a_seller_applies_with_documents_and_takes_it_back(
    vendor: Person, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(vendor)
    window.go_to("shop")
    page = window.current_page()
    assert isinstance(page, MyShopPage)
    says(qtbot, page, "You sell as an individual")
    qtbot.waitUntil(lambda: page.primary_action() is page.apply, timeout=SOON)
    page.apply.trigger()
    shown = dialog(qtbot, "applicationDialog")
    assert isinstance(shown, ApplicationDialog)
    press(qtbot, shown, "apply")
    assert set(shown.form.errors()) == {"real_name", "document_kind", "attachments"}
    fill(qtbot, shown, "application_real_name", "林小雨")
    kinds = find(qtbot, shown, QComboBox, "application_document_kind")
    kinds.setCurrentIndex(kinds.findData("student_card"))
    shown.strip.add_files([str(picture(tmp_path, "card", "blue"))])
    qtbot.waitUntil(lambda: bool(shown.strip.thumbs.ids()), timeout=SOON)
    press(qtbot, shown, "apply")
    closes(qtbot, "applicationDialog")
    bar_says(qtbot, window, "You applied:")
    says(qtbot, page, "An administrator visits you")
    (made,) = vendor.session.applications.mine()
    assert made.status is ApplicationStatus.REQUESTED and len(made.documents) == 1
    assert page.primary_action() is None
    press(qtbot, page, "cancelApplication")
    bar_says(qtbot, window, "The application is taken back.")
    assert vendor.session.applications.mine()[0].status is ApplicationStatus.CANCELLED


def test_an_administrator_looks_records_the_check_and_approves(
    vendor: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    plan = int(shop.value("SELECT id FROM ecom_data.plan WHERE name = '小店 Small'"))
    application = int(apply(vendor, plan, document(vendor))["id"])
    window = open_window(administrator)
    qtbot.waitUntil(lambda: window.navigation.button("approvals").badge() >= 1, timeout=SOON)
    qtbot.mouseClick(window.navigation.button("approvals"), LEFT)
    page = window.current_page()
    assert isinstance(page, ApprovalsPage)
    qtbot.waitUntil(lambda: page.model.place_of(application) is not None, timeout=SOON)
    click_row(qtbot, page, lambda row: row["id"] == application)
    assert panel_button(page, "Approve…") is None, "nobody has visited the applicant"
    button = panel_button(page, "Record the on-site check…")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    shown = dialog(qtbot, "checkDialog")
    fill(qtbot, shown, "check_note", "见到本人 Seen in person")
    press(qtbot, shown, "recordCheck")
    closes(qtbot, "checkDialog")
    qtbot.waitUntil(lambda: panel_button(page, "Approve…") is not None, timeout=SOON)
    button = panel_button(page, "Approve…")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    shown = dialog(qtbot, "applicationDecision")
    press(qtbot, shown, "decideApplication")
    closes(qtbot, "applicationDecision")
    bar_says(qtbot, window, "is a shop now.")
    assert vendor.session.selling.shop().kind is VendorKind.SHOP
    shop.execute(
        "UPDATE ecom_data.membership SET current_of = NULL, ended_at = ecom_data.utc_now() WHERE vendor_id = %s",
        vendor.profile_id,
    )


def test_a_shop_whose_shelf_is_closed_pays_on_its_page(
    vendor: Person, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    plan = int(shop.value("SELECT id FROM ecom_data.plan WHERE name = '小店 Small'"))
    goods = put_on_sale(vendor)
    make_shop(vendor, plan)
    shop.execute("UPDATE ecom_data.setting SET value = 'yes' WHERE name = 'fees_are_on'")
    try:
        shop.execute("CALL ecom_data.charge_memberships()")
        shop.execute(
            "UPDATE ecom_data.membership_charge SET due_at = ecom_data.utc_now() WHERE vendor_id = %s",
            vendor.profile_id,
        )
        shop.execute("CALL ecom_data.charge_memberships()")
        assert vendor.session.catalogue.listing(goods.id) is None
        fill_wallet(vendor, "50.00")
        window = open_window(vendor)
        window.go_to("shop")
        page = window.current_page()
        assert isinstance(page, MyShopPage)
        says(qtbot, page, "Your shelf is closed")
        press(qtbot, page, "payMembership")
        bar_says(qtbot, window, "The membership is paid.")
        qtbot.waitUntil(
            lambda: not any("Your shelf is closed" in one.text() for one in page.findChildren(QLabel)),
            timeout=SOON,
        )
        assert balance(vendor) == Decimal("30.00")
        assert vendor.session.catalogue.listing(goods.id) is not None
        page.open_plans()
        shown = dialog(qtbot, "planDialog")
        plans = find(qtbot, shown, QComboBox, "plan_plan")
        wanted = next(place for place in range(plans.count()) if "中店" in plans.itemText(place))
        plans.setCurrentIndex(wanted)
        assert find(qtbot, shown, QPushButton, "changePlan").text() == "Change the plan for ¥40.00"
        press(qtbot, shown, "changePlan")
        qtbot.waitUntil(lambda: bool(shown.form.errors()), timeout=SOON)  # type: ignore[attr-defined]
        assert "¥10.00" in shown.form.errors()["plan"]  # type: ignore[attr-defined]
        shown.form.remember_values()  # type: ignore[attr-defined]
        shown.reject()
        press(qtbot, page, "giveUpShop")
        press(qtbot, dialog(qtbot, "giveUpDialog"), "giveUp")
        bar_says(qtbot, window, "You sell as an individual now.")
        assert vendor.session.selling.shop().kind is VendorKind.INDIVIDUAL
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = 'no' WHERE name = 'fees_are_on'")
        shop.execute(
            "UPDATE ecom_data.membership SET current_of = NULL, ended_at = ecom_data.utc_now()"
            " WHERE current_of = %s",
            vendor.profile_id,
        )


def test_an_administrator_keeps_fees_plans_and_the_trial(
    administrator: Person, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    window = open_window(administrator)
    window.go_to("finance")
    page = window.current_page()
    assert isinstance(page, FinancePage)
    qtbot.waitUntil(lambda: page.fact() == "Trial period: nothing is charged", timeout=SOON)
    assert not page.charge.isEnabled()
    press(qtbot, page, "changeFee_listing_7")
    shown = dialog(qtbot, "feeDialog")
    fill(qtbot, shown, "fee_price", "1.50")
    press(qtbot, shown, "saveFee")
    closes(qtbot, "feeDialog")
    try:
        qtbot.waitUntil(lambda: _words(page, "fee_listing_7") == "¥1.50", timeout=SOON)
    finally:
        shop.execute("UPDATE ecom_data.fee SET price = 1 WHERE kind = 'listing' AND days = 7")
    press(qtbot, page, "addPlan")
    shown = dialog(qtbot, "planDialog")
    fill(qtbot, shown, "plan_name", "小店 Small")
    fill(qtbot, shown, "plan_slots", "5")
    fill(qtbot, shown, "plan_monthly_price", "9")
    press(qtbot, shown, "savePlan")
    qtbot.waitUntil(lambda: bool(shown.form.errors()), timeout=SOON)  # type: ignore[attr-defined]
    assert shown.form.errors() == {"name": "This name is taken. Choose another."}  # type: ignore[attr-defined]
    fill(qtbot, shown, "plan_name", f"Stall {new_key()[:6]}")
    press(qtbot, shown, "savePlan")
    closes(qtbot, "planDialog")
    bar_says(qtbot, window, "The plan is saved.")
    press(qtbot, page, "switchFees")
    press(qtbot, dialog(qtbot, "switchDialog"), "switch")
    try:
        qtbot.waitUntil(lambda: page.fact() == "Fees are charged", timeout=SOON)
        page.charge.trigger()
        press(qtbot, dialog(qtbot, "chargeDialog"), "chargeNow")
        qtbot.waitUntil(
            lambda: any(
                words in window.messages.words()
                for words in ("was charged for this month", "paid.", "cover it")
            ),
            timeout=SOON,
        )
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = 'no' WHERE name = 'fees_are_on'")
        shop.execute("DELETE FROM ecom_data.plan WHERE name LIKE 'Stall %%'")


def test_a_plan_with_too_few_places_for_one_of_its_shops_is_refused_beside_them(
    vendor: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    name = f"Booth {new_key()[:6]}"
    shop.execute(
        "INSERT INTO ecom_data.plan (name, slots, monthly_price, discount) VALUES (%s, 2, 5, 0)", name
    )
    plan = int(shop.value("SELECT LAST_INSERT_ID()"))
    for number in range(2):
        put_on_sale(vendor, f"Thing {number}")
    make_shop(vendor, plan)
    try:
        window = open_window(administrator)
        window.go_to("finance")
        page = window.current_page()
        assert isinstance(page, FinancePage)
        press(qtbot, page, f"changePlan_{plan}")
        shown = dialog(qtbot, "planDialog")
        fill(qtbot, shown, "plan_slots", "1")
        press(qtbot, shown, "savePlan")
        qtbot.waitUntil(lambda: "slots" in shown.form.errors(), timeout=SOON)  # type: ignore[attr-defined]
        assert "2 products of one shop" in shown.form.errors()["slots"]  # type: ignore[attr-defined]
    finally:
        shop.execute(
            "UPDATE ecom_data.membership SET current_of = NULL, ended_at = ecom_data.utc_now() WHERE current_of = %s",
            vendor.profile_id,
        )
        shop.execute("UPDATE ecom_data.vendor SET kind = 'individual' WHERE id = %s", vendor.profile_id)


def test_the_page_of_a_shop_tells_its_plan(
    vendor: Person, customer: Person, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    plan = int(shop.value("SELECT id FROM ecom_data.plan WHERE name = '中店 Medium'"))
    put_on_sale(vendor)
    make_shop(vendor, plan)
    shop.execute("CALL ecom_data.refresh_vendor_listings(%s)", vendor.profile_id)
    window = open_window(customer)
    window.go_to("shop", VendorShop(vendor.profile_id, "Nanyuan"))
    says(qtbot, window.page("shop"), "Plan 中店 Medium · 100 places on the shelf · Open since")
    shop.execute(
        "UPDATE ecom_data.membership SET current_of = NULL, ended_at = ecom_data.utc_now() WHERE current_of = %s",
        vendor.profile_id,
    )


def _words(page: FinancePage, name: str) -> str:
    label = page.findChild(QLabel, name)
    return "" if label is None else label.text()


def test_who_registers_to_open_a_shop_is_asked_for_documents_at_once(
    vendor: Person, program: Ecom, qtbot: QtBot, shop: InstalledShop
) -> None:
    program.enter(Entered(shop.address, shop.facts.name, vendor.signed_in, Window.VENDOR, "shop", "apply"))
    shown = dialog(qtbot, "applicationDialog")
    assert isinstance(shown, ApplicationDialog)
    shown.form.remember_values()
    shown.reject()
