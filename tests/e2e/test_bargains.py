"""A customer offers a price on a product's page, the vendor counters, they agree, and it is bought at that price."""

from __future__ import annotations

from decimal import Decimal

from pytestqt.qtbot import QtBot

from ecom_client.domain.bargains import BargainStatus
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.vendor.overview import OverviewPage
from tests.fixtures.driving import SOON, act, bar_says, choose_row, closes, dialog, fill, press, says
from tests.fixtures.goods import address_of, books_balance, fill_wallet, put_on_sale, stock_of
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def _open(person: Person, open_window: OpenWindow, qtbot: QtBot, place: str = "bargains") -> RoleWindow:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to(place)
    return window


def _page(window: RoleWindow) -> ListPage:
    page = window.page("bargains")
    assert isinstance(page, ListPage)
    return page


def _status(person: Person) -> BargainStatus:
    return person.session.bargains.source(person.window).page(person.session, None, 0, 1)[0].status


def test_a_price_is_offered_countered_agreed_and_paid(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, "自行车 Bicycle", "100.00", 1)
    address_of(customer)
    fill_wallet(customer, "500")
    window = _open(customer, open_window, qtbot, "shop")
    window.go_to("product", goods.id)
    product = window.page("product")
    press(qtbot, product, "bargainButton")
    form = dialog(qtbot, "bargainDialog")
    fill(qtbot, form, "bargainPrice", "100")
    press(qtbot, form, "bargainDeed")
    says(qtbot, form, "Offer less than it costs now.")
    fill(qtbot, form, "bargainPrice", "70")
    fill(qtbot, form, "bargainWords", "学生,便宜点")
    press(qtbot, form, "bargainDeed")
    closes(qtbot, "bargainDialog")
    bar_says(qtbot, window, "What they say stands under Bargains.")
    assert stock_of(goods) == 1
    bargain = customer.session.bargains.source(Window.CUSTOMER).page(customer.session, None, 0, 1)[0].id

    window = _open(vendor, open_window, qtbot, "overview")
    overview = window.page("overview")
    assert isinstance(overview, OverviewPage)
    qtbot.waitUntil(lambda: overview.cards["bargains"].count() == 1, timeout=SOON)
    window.go_to("bargains")
    qtbot.waitUntil(lambda: window.navigation.button("bargains").badge() == 1, timeout=SOON)
    page = _page(window)
    choose_row(qtbot, page, bargain)
    says(qtbot, page.panel, "学生,便宜点")
    act(qtbot, page, "Name another price")
    form = dialog(qtbot, "bargainDialog")
    fill(qtbot, form, "bargainPrice", "85")
    press(qtbot, form, "bargainDeed")
    closes(qtbot, "bargainDialog")
    assert _status(vendor) is BargainStatus.COUNTERED

    window = _open(customer, open_window, qtbot)
    page = _page(window)
    choose_row(qtbot, page, bargain)
    act(qtbot, page, "Accept the price")
    press(qtbot, dialog(qtbot, "bargainDialog"), "bargainDeed")
    closes(qtbot, "bargainDialog")
    qtbot.waitUntil(lambda: _status(customer) is BargainStatus.ACCEPTED, timeout=SOON)
    assert stock_of(goods) == 0
    act(qtbot, page, "Buy at the agreed price")
    qtbot.waitUntil(lambda: window.current_name() == "checkout", timeout=SOON)
    checkout = window.page("checkout")
    says(qtbot, checkout, "Agreed price, until")
    press(qtbot, checkout, "payButton")
    qtbot.waitUntil(lambda: _status(customer) is BargainStatus.BOUGHT, timeout=SOON)
    paid = customer.shop.value(
        "SELECT total FROM ecom_data.orders WHERE customer_id = %s", customer.profile_id
    )
    assert paid == Decimal(85)
    books_balance(customer.shop)


def test_a_vendor_refuses_and_a_customer_lets_go(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods, other = put_on_sale(vendor, price="100.00", stock=1), put_on_sale(vendor, price="50.00", stock=1)
    refused = customer.session.bargains.begin(new_key(), goods.id, 1, Decimal(1))
    kept = customer.session.bargains.begin(new_key(), other.id, 1, Decimal(40))
    window = _open(vendor, open_window, qtbot)
    page = _page(window)
    choose_row(qtbot, page, refused)
    act(qtbot, page, "Refuse the price")
    press(qtbot, dialog(qtbot, "bargainDialog"), "bargainDeed")
    bar_says(qtbot, window, "is refused.")
    choose_row(qtbot, page, kept)
    act(qtbot, page, "Accept the price")
    press(qtbot, dialog(qtbot, "bargainDialog"), "bargainDeed")
    closes(qtbot, "bargainDialog")
    qtbot.waitUntil(lambda: stock_of(other) == 0, timeout=SOON)
    window = _open(customer, open_window, qtbot)
    page = _page(window)
    choose_row(qtbot, page, kept)
    act(qtbot, page, "Take it back")
    press(qtbot, dialog(qtbot, "bargainDialog"), "bargainDeed")
    bar_says(qtbot, window, "is taken back.")
    assert stock_of(other) == 1
