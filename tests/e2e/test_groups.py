"""A group of customers or vendors decides which pages their window has, and what can be done there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.permissions import PermissionsPage
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.conversation import ConversationView
from ecom_client.ui.common.post_sale_page import PostSalePage
from ecom_client.ui.common.wallet_page import WalletPage
from ecom_client.ui.customer.orders import OrdersPage
from ecom_client.ui.customer.product import ProductPage
from ecom_client.ui.vendor.overview import OverviewPage
from ecom_client.ui.vendor.products import ProductsPage
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.lists import LEFT, click_row, panel_button, rows_of
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow, type_text

Restrict = Callable[..., int]


@pytest.fixture
def restrict(administrator: Person) -> Restrict:
    """Puts somebody into a new group that may do less: module=privilege, any other as everybody."""

    def into_new_group(person: Person, **less: str) -> int:
        role = person.window.value
        group = int(
            administrator.write("save_group", new_key(), None, None, f"Less {new_key()[:8]}", "", role)["id"]
        )
        for module, privilege in less.items():
            administrator.write("set_access", new_key(), group, f"{role}.{module}", "full", privilege)
        administrator.write("add_member", new_key(), group, person.signed_in.identity.login_name)
        person.wire.close()
        identity = person.session.profile.identity()
        person.signed_in = type(person.signed_in)(identity, person.signed_in.credentials)
        return group

    return into_new_group


def test_a_customer_of_a_group_without_cart_and_wallet_looks_and_does_not_buy(
    open_window: OpenWindow, customer: Person, vendor: Person, restrict: Restrict, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor)
    made = buy(customer, goods.line())["orders"][0]
    restrict(customer, cart="none", wallet="none", orders="read", post_sale="read", favourites="none")
    window = open_window(customer)
    there = set(window.navigation.names())
    assert {"shop", "orders", "post_sale", "notifications", "profile"} <= there
    assert not {"cart", "wallet", "favourites"} & there
    window.go_to("product", goods.id)
    page = window.current_page()
    assert isinstance(page, ProductPage)
    qtbot.waitUntil(lambda: page.listing() is not None, timeout=10000)
    assert not (
        page.buy_box.add.isVisible() or page.buy_box.buy.isVisible() or page.buy_box.heart.isVisible()
    )

    window.go_to("orders")
    orders = window.current_page()
    assert isinstance(orders, OrdersPage)
    qtbot.waitUntil(lambda: any(row.number == made["number"] for row in rows_of(orders)), timeout=10000)
    click_row(qtbot, orders, lambda row: row.number == made["number"])
    assert panel_button(orders, "Cancel the order") is None
    assert panel_button(orders, "Message the vendor") is not None

    window.go_to("post_sale", made["id"])
    talks = window.current_page()
    assert isinstance(talks, PostSalePage)
    qtbot.waitUntil(lambda: talks.findChild(ConversationView) is not None, timeout=10000)
    talk = talks.findChild(ConversationView)
    assert talk is not None and not talk.compose.isVisible()
    assert window.messages.words() == ""


def test_a_vendor_who_may_only_read_changes_nothing(
    open_window: OpenWindow, vendor: Person, restrict: Restrict, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor)
    restrict(vendor, products="read", orders="none", wallet="read")
    window = open_window(vendor)
    assert "orders" not in window.navigation.names() and "products" in window.navigation.names()
    overview = window.current_page()
    assert isinstance(overview, OverviewPage)
    qtbot.waitUntil(lambda: overview.stack.currentWidget() is not overview.waiting, timeout=10000)
    assert overview.primary_action() is None and not overview.cards["toConfirm"].isVisible()
    assert overview.cards["lowStock"].isVisible()
    window.go_to("products")
    page = window.current_page()
    assert isinstance(page, ProductsPage)
    qtbot.waitUntil(lambda: any(row.name == goods.name for row in rows_of(page)), timeout=10000)
    click_row(qtbot, page, lambda row: row.name == goods.name)
    assert page.primary_action() is None and not page.import_button.isVisible()
    assert not page.panel.findChildren(QPushButton)
    window.go_to("wallet")
    wallet = window.current_page()
    assert isinstance(wallet, WalletPage)
    assert wallet.primary_action() is None and not wallet.withdraw_button.isVisible()


def test_a_page_that_is_closed_meanwhile_is_offered_away(
    open_window: OpenWindow,
    administrator: Person,
    customer: Person,
    restrict: Restrict,
    program: Ecom,
    qtbot: QtBot,
) -> None:
    group = restrict(customer)
    window = open_window(customer)
    assert "favourites" in window.navigation.names()
    qtbot.waitUntil(lambda: program.live is not None and program.live._access is not None, timeout=10000)
    administrator.write("set_access", new_key(), group, "customer.favourites", "full", "none")
    qtbot.waitUntil(lambda: "administrator changed" in window.messages.words(), timeout=15000)
    show = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Show my pages")
    qtbot.mouseClick(show, LEFT)
    assert program.window is not None and program.window is not window
    assert "favourites" not in program.window.navigation.names()


def test_an_administrator_makes_a_group_of_customers_and_takes_the_wallet_from_it(
    open_window: OpenWindow, shop: InstalledShop, administrator: Person, people: People, qtbot: QtBot
) -> None:
    customer = people.customer("Wen 文")
    window = open_window(administrator)
    window.go_to("permissions")
    page = window.current_page()
    assert isinstance(page, PermissionsPage)
    qtbot.waitUntil(lambda: bool(page.fact()), timeout=10000)
    page.show_window(Window.CUSTOMER)
    everybody = page.group()
    assert everybody is not None and everybody.is_built_in
    assert not page.add.isVisible() and not page.members.isVisible() and not page.remove.isVisible()

    name = f"没有钱包 {new_key()[:6]}"
    page._new.trigger()
    dialog = next(one for one in page.findChildren(CommandDialog, "groupDialog") if one.isVisible())
    type_text(qtbot, dialog.form.field("name").input, name)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: page.group() is not None and page.group().name == name, timeout=10000)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not page.findChildren(CommandDialog), timeout=10000)
    group = page.group()
    assert group is not None and group.window is Window.CUSTOMER

    row = page._matrix.modules.index("customer.wallet")
    column = [one.id for one in page._matrix.groups].index(group.id)
    box = page.matrix.choice(row, column)
    assert box.currentText() == "Full"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    qtbot.waitUntil(
        lambda: page.group() is not None and page.group().may("customer.wallet").name == "NONE",  # type: ignore[union-attr]
        timeout=10000,
    )
    qtbot.mouseClick(page.add, LEFT)
    dialog = next(one for one in page.findChildren(CommandDialog, "memberDialog") if one.isVisible())
    type_text(qtbot, dialog.form.field("login_name").input, customer.signed_in.identity.login_name)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: page.members.count() == 1, timeout=10000)
    assert "Wen 文" in page.members.item(0).text()  # type: ignore[union-attr]
    customer.wire.close()
    assert customer.refused("my_wallet") == ("not_allowed", "")
    assert customer.call("my_cart") == []
