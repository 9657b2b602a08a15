"""A customer starts selling in the window, a vendor starts buying, and a vendor keeps the shop's profile."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.profile import VendorProfileInput
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.stars import StarInput
from ecom_client.ui.vendor.shop_profile import ShopProfilePage
from tests.fixtures.driving import (
    LEFT,
    SOON,
    bar_says,
    closes,
    dialog,
    fill,
    find,
    in_front,
    press,
    press_words,
    says,
    seen,
)
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def _account_action(window: RoleWindow, words: str) -> QAction | None:
    assert window.account_menu is not None
    return next((action for action in window.account_menu.actions() if action.text() == words), None)


# Start selling


def test_a_customer_starts_selling_and_switches_windows_without_a_password(
    customer: Person, program: Ecom, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = in_front(qtbot, open_window(customer))
    assert _account_action(window, "Switch to selling") is None
    begin = _account_action(window, "Start selling")
    assert begin is not None
    begin.trigger()
    shown = dialog(qtbot, "startSelling")
    assert find(qtbot, shown, QLineEdit, "selling_name").text() == "林 Lin"
    press_words(qtbot, shown, "Read the terms of use")
    qtbot.waitUntil(lambda: any(one.windowTitle() == "Terms of use" for one in _dialogs()), timeout=SOON)
    next(one for one in _dialogs() if one.windowTitle() == "Terms of use").accept()
    fill(qtbot, shown, "selling_name", "")
    fill(qtbot, shown, "selling_contact_number", "call me")
    press(qtbot, shown, "startSellingButton")
    says(qtbot, shown, "Check this to go on.")
    says(qtbot, shown, "Type a telephone number: 5 to 20 digits.")
    says(qtbot, shown, "This is needed.")
    fill(qtbot, shown, "selling_name", "林的旧书 Lin's books")
    fill(qtbot, shown, "selling_contact_number", "138 0000 0000")
    qtbot.mouseClick(find(qtbot, shown, QCheckBox, "selling_terms"), LEFT)
    button = find(qtbot, shown, QPushButton, "startSellingButton")
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)
    closes(qtbot, "startSelling")
    bar_says(qtbot, window, "You can sell now.")
    assert _account_action(window, "Start selling") is None
    assert _account_action(window, "Switch to selling") is not None
    press_words(qtbot, window.messages, "Switch to selling")
    qtbot.waitUntil(lambda: program.window is not None and program.window is not window, timeout=SOON)
    selling = program.window
    assert selling is not None
    find(qtbot, selling.page("overview"), QPushButton, "addFirstProduct")
    assert "林的旧书 Lin's books" in selling.windowTitle()
    back = _account_action(selling, "Switch to buying")
    assert back is not None
    back.trigger()
    qtbot.waitUntil(lambda: program.window is not None and program.window is not selling, timeout=SOON)
    assert program.window is not None
    assert "shop" in program.window.navigation.names()
    vendors = customer.shop.execute(
        "SELECT name, kind FROM ecom_data.vendor WHERE account_id = %s", customer.account_id
    )
    assert [(row["name"], row["kind"]) for row in vendors] == [("林的旧书 Lin's books", "individual")]


def _dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_a_vendor_and_a_guest_are_not_asked_to_start_selling(
    vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    assert _account_action(open_window(vendor), "Start selling") is None
    assert _account_action(open_window(None), "Start selling") is None


# Start buying


def test_a_vendor_starts_buying_and_reviews_anothers_product_as_a_vendor(
    vendor: Person, other_vendor: Person, program: Ecom, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods = put_on_sale(other_vendor, "台灯 Lamp")
    window = in_front(qtbot, open_window(vendor))
    assert _account_action(window, "Switch to buying") is None
    begin = _account_action(window, "Start buying")
    assert begin is not None
    begin.trigger()
    shown = dialog(qtbot, "startBuying")
    fill(qtbot, shown, "buying_contact_number", "call me")
    press(qtbot, shown, "startBuyingButton")
    says(qtbot, shown, "This is needed.")
    says(qtbot, shown, "Type a telephone number: 5 to 20 digits.")
    says(qtbot, shown, "Check this to go on.")
    fill(qtbot, shown, "buying_name", "南苑的人 Nan")
    fill(qtbot, shown, "buying_contact_number", "138 0000 0000")
    qtbot.mouseClick(find(qtbot, shown, QCheckBox, "buying_terms"), LEFT)
    button = find(qtbot, shown, QPushButton, "startBuyingButton")
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)
    closes(qtbot, "startBuying")
    bar_says(qtbot, window, "You can buy now.")
    assert _account_action(window, "Start buying") is None
    switch = _account_action(window, "Switch to buying")
    assert switch is not None
    switch.trigger()
    qtbot.waitUntil(lambda: program.window is not None and program.window is not window, timeout=SOON)
    buying = program.window
    assert buying is not None
    assert "南苑的人 Nan" in buying.windowTitle()
    buying.go_to("product", goods.id)
    page = buying.page("product")
    press(qtbot, page, "vendorReviewButton")
    asked = dialog(qtbot, "vendorReview")
    find(qtbot, asked, StarInput, "rating").set_value(4)
    fill(qtbot, asked, "reviewWords", "耐用 Lasts")
    press(qtbot, asked, "publishReview")
    closes(qtbot, "vendorReview")
    bar_says(qtbot, buying, "Your review is published.")
    says(qtbot, page, "耐用 Lasts")
    assert "A vendor's review" in [one.chip().word for one in seen(page, StateChip)]
    vendor_name = vendor.signed_in.identity.vendor_name
    assert vendor_name is not None
    says(qtbot, page, vendor_name)
    listing = vendor.session.catalogue.listing(goods.id)
    assert listing is not None and listing.rating_count == 0
    buyers = vendor.shop.execute(
        "SELECT name, contact_number FROM ecom_data.customer WHERE account_id = %s", vendor.account_id
    )
    assert [(row["name"], row["contact_number"]) for row in buyers] == [("南苑的人 Nan", "138 0000 0000")]


def test_only_a_vendor_who_does_not_buy_is_asked_to_start(
    customer: Person, administrator: Person, open_window: OpenWindow
) -> None:
    for person in (customer, administrator, None):
        assert _account_action(open_window(person), "Start buying") is None


# The shop's profile


@pytest.fixture
def window(vendor: Person, open_window: OpenWindow, qtbot: QtBot) -> RoleWindow:
    """The vendor's window at the profile; something is on sale."""
    put_on_sale(vendor, "台灯 Lamp")
    vendor.shop.execute("CALL ecom_data.refresh_seller(%s)", vendor.profile_id)
    shown = in_front(qtbot, open_window(vendor))
    shown.go_to("shop_profile")
    return shown


def _page(window: RoleWindow, qtbot: QtBot) -> ShopProfilePage:
    page = window.page("shop_profile")
    assert isinstance(page, ShopProfilePage)
    qtbot.waitUntil(lambda: bool(page.form.values()["name"]), timeout=SOON)
    return page


def test_a_new_name_stands_on_the_products_and_in_the_window(
    window: RoleWindow, vendor: Person, qtbot: QtBot
) -> None:
    page = _page(window, qtbot)
    assert not page.save.isEnabled()
    fill(qtbot, page, "shop_name", "新名字 New name")
    fill(qtbot, page, "shop_description", "二手灯具 lamps")
    press(qtbot, page, "saveShopProfile")
    bar_says(qtbot, window, "Your shop's profile is saved.")
    qtbot.waitUntil(lambda: "新名字 New name" in window.windowTitle(), timeout=SOON)
    listing = vendor.session.catalogue.search().page(vendor.session, None, 0, 50)
    assert {one.vendor_name for one in listing if one.vendor_id == vendor.profile_id} == {"新名字 New name"}
    saved = vendor.session.profile.mine().vendor
    assert saved is not None
    assert saved.description == "二手灯具 lamps"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "This is needed."),
        ("name", "x" * 81, "At most 80 characters; this is 1 too many."),
        ("contact_number", "abc", "Type a telephone number: 5 to 20 digits."),
        ("contact_number", "123", "Type a telephone number: 5 to 20 digits."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    window: RoleWindow, qtbot: QtBot, field: str, typed: str, sentence: str
) -> None:
    page = _page(window, qtbot)
    fill(qtbot, page, f"shop_{field}", typed)
    press(qtbot, page, "saveShopProfile")
    assert page.form.errors() == {field: sentence}
    assert find(qtbot, page, QLineEdit, f"shop_{field}").text() == typed


def test_a_published_number_has_to_be_there(window: RoleWindow, vendor: Person, qtbot: QtBot) -> None:
    page = _page(window, qtbot)
    fill(qtbot, page, "shop_contact_number", "")
    qtbot.mouseClick(find(qtbot, page, QCheckBox, "shop_contact_is_published"), LEFT)
    press(qtbot, page, "saveShopProfile")
    assert page.form.errors() == {"contact_number": "This is needed."}
    fill(qtbot, page, "shop_contact_number", "139 1111 2222")
    qtbot.keyClick(find(qtbot, page, QLineEdit, "shop_contact_number"), Qt.Key.Key_Return)
    bar_says(qtbot, window, "Your shop's profile is saved.")
    saved = vendor.session.profile.mine().vendor
    assert saved is not None
    assert saved.contact_is_published


def test_what_was_saved_elsewhere_is_shown_and_nothing_typed_is_lost(
    window: RoleWindow, vendor: Person, qtbot: QtBot
) -> None:
    page = _page(window, qtbot)
    fill(qtbot, page, "shop_name", "Mine")
    before = vendor.session.profile.mine().vendor
    assert before is not None
    vendor.session.profile.save_vendor(
        new_key(), before.version, VendorProfileInput("Theirs", "Other words", before.contact_number, False)
    )
    press(qtbot, page, "saveShopProfile")
    says(qtbot, page, "This was saved elsewhere while you were typing.")
    assert find(qtbot, page, QLabel, "saved_name").text() == "Theirs"
    assert page.form.values()["name"] == "Mine"
    assert page.form.values()["description"] == "Other words"
    press(qtbot, page, "saveShopProfile")
    bar_says(qtbot, window, "Your shop's profile is saved.")
    saved = vendor.session.profile.mine().vendor
    assert saved is not None
    assert (saved.name, saved.description) == ("Mine", "Other words")
    assert Window.VENDOR in vendor.signed_in.identity.windows
