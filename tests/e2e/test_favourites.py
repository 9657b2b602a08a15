"""A customer keeps favourites: by the heart, into the cart, removed and back again; a guest has no place for them."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.customer.favourites import FavouritesPage
from tests.fixtures.driving import LEFT, SOON, act, bar_says, in_front
from tests.fixtures.goods import Goods, change_product
from tests.fixtures.people import Person
from tests.fixtures.shopping import card, finds, heart, in_cart, product_page, search, shop_page
from tests.fixtures.windows import OpenWindow


def _favourites(qtbot: QtBot, window: RoleWindow, count: int) -> FavouritesPage:
    in_front(qtbot, window)
    window.go_to("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == count and page.grid is not None, timeout=SOON)
    return page


def test_a_heart_keeps_a_product_and_its_price_drop_shows(
    customer: Person, phone: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = shop_page(qtbot, window)
    search(qtbot, page, mark)
    finds(qtbot, page, phone)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=heart(page))
    qtbot.waitUntil(lambda: customer.session.favourites.ids() == {phone.id}, timeout=SOON)
    product = product_page(qtbot, window, phone)
    assert product.buy_box.heart.isChecked()
    change_product(phone, price="1900.00")
    favourites = _favourites(qtbot, window, 1)
    row = favourites.model.row(0)
    assert row is not None
    assert (row.price_seen, row.price) == (Decimal("1999.00"), Decimal("1900.00"))
    texts = {column.name: column.text(row) for column in favourites.model.columns}
    assert texts["drop"] == "¥99.00 less"
    assert texts["stock"] == "5 in stock"


def test_a_favourite_goes_into_the_cart_and_is_removed_with_undo(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    customer.session.favourites.mark(phone.id)
    window = open_window(customer)
    page = _favourites(qtbot, window, 1)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=card(page))
    qtbot.waitUntil(page.panel.is_open, timeout=SOON)
    act(qtbot, page, "Add to cart")
    qtbot.waitUntil(lambda: in_cart(customer) == {phone.id: 1}, timeout=SOON)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: customer.session.favourites.ids() == frozenset(), timeout=SOON)
    qtbot.waitUntil(page.empty_state.isVisible, timeout=SOON)
    bar_says(qtbot, window, "1 favourite removed")
    qtbot.mouseClick(window.messages.buttons[0], LEFT)
    qtbot.waitUntil(lambda: customer.session.favourites.ids() == {phone.id}, timeout=SOON)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SOON)


def test_no_favourites_yet_show_the_way_to_the_shop(
    customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    window.go_to("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    qtbot.waitUntil(page.empty_state.isVisible, timeout=SOON)
    qtbot.mouseClick(page.empty_state.button, LEFT)
    assert window.current_name() == "shop"


def test_a_guest_has_no_favourites_place(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(None)
    assert window.navigation.names() == ["shop", "community"]
