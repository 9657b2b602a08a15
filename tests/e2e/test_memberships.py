"""A shop's membership on the screen: a closed shelf is paid for, the plan is changed and told, the shop is given up."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.catalogue import VendorKind
from ecom_client.ui.customer.seller_card import VendorShop
from ecom_client.ui.vendor.my_shop import MyShopPage
from tests.fixtures.driving import SOON, bar_says, dialog, find, press, says
from tests.fixtures.goods import balance, end_membership, fill_wallet, make_shop, put_on_sale
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow


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
        end_membership(vendor)


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
    end_membership(vendor)
