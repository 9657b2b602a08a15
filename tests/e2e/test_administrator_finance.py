"""An administrator keeps the fees, the plans of shops and the trial period."""

from __future__ import annotations

from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.finance import FinancePage
from tests.fixtures.driving import SOON, bar_says, closes, dialog, fill, press
from tests.fixtures.goods import end_membership, make_shop, put_on_sale
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow


def _words(page: FinancePage, name: str) -> str:
    label = page.findChild(QLabel, name)
    return "" if label is None else label.text()


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
        end_membership(vendor)
        shop.execute("UPDATE ecom_data.vendor SET kind = 'individual' WHERE id = %s", vendor.profile_id)
