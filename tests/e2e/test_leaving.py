"""Leaving a window: what was done is sent before it ends, and what was typed and not sent is asked about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.text import set_language
from ecom_client.ui.customer.cart import CartPage
from ecom_client.ui.customer.profile import ProfilePage
from tests.fixtures.driving import LEFT, SOON, fill, find, in_front
from tests.fixtures.goods import Goods, put_on_sale
from tests.fixtures.people import People, Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "Lamp", "20.00", stock=9)


@pytest.mark.parametrize("way", ["close", "sign out"])
def test_a_quantity_changed_a_moment_before_is_saved(
    way: str, program: Ecom, customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    customer.session.cart.set_quantity(goods.id, 1)
    window = in_front(qtbot, open_window(customer))
    window.go_to("cart")
    page = window.page("cart")
    assert isinstance(page, CartPage)
    qtbot.waitUntil(lambda: goods.id in page._rows, timeout=SOON)
    qtbot.mouseClick(page._rows[goods.id].quantity.more, LEFT)
    if way == "close":
        window.close()
    else:
        program.sign_out()
    assert [line.quantity for line in customer.session.cart.mine().lines] == [2]


@pytest.fixture
def english_again() -> Iterator[None]:
    """What comes after is in English again."""
    yield
    set_language("en")


def _typed(qtbot: QtBot, window: RoleWindow) -> ProfilePage:
    """The profile with another name typed into it."""
    in_front(qtbot, window).go_to("profile")
    page = window.page("profile")
    assert isinstance(page, ProfilePage)
    find(qtbot, page, QLineEdit, "profile_name")
    qtbot.waitUntil(lambda: bool(page.form.values()["name"]), timeout=SOON)
    fill(qtbot, page, "profile_name", "Somebody Else")
    window.go_to("shop")
    return page


def _question(qtbot: QtBot, window: RoleWindow) -> ConfirmDialog:
    qtbot.waitUntil(lambda: bool(seen_dialogs(window)), timeout=SOON)
    return seen_dialogs(window)[0]


def seen_dialogs(window: RoleWindow) -> list[ConfirmDialog]:
    return [one for one in window.findChildren(ConfirmDialog) if one.isVisible()]


def test_another_language_asks_before_what_is_typed_is_lost(
    english_again: None, program: Ecom, customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _typed(qtbot, window)
    menu = program._menu
    assert menu is not None
    menu.language_chosen.emit("zh_CN")
    question = _question(qtbot, window)
    assert window.current_name() == "profile", "it shows what it is about"
    question.reject()
    assert program.window is window
    assert page.form.values()["name"] == "Somebody Else"
    menu.language_chosen.emit("zh_CN")
    _question(qtbot, window).deed.click()
    qtbot.waitUntil(lambda: program.window is not None and program.window is not window, timeout=SOON)
    assert program.window is not None and program.window.navigation.button("profile").text() == "个人资料"


@pytest.mark.parametrize("who", ["customer", "vendor", "administrator"])
def test_nothing_is_asked_where_nothing_is_typed(
    who: str, program: Ecom, people: People, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    person: Person = getattr(people, who)()
    window = in_front(qtbot, open_window(person))
    for place in window.navigation.names():
        window.go_to(place)
    if who == "customer":
        person.session.cart.set_quantity(goods.id, 1)
        window.go_to("checkout", [goods.id])
        find(qtbot, window.page("checkout"), QPushButton, "payButton")
    qtbot.waitUntil(lambda: not window.progress.is_moving(), timeout=SOON)
    assert [name for name, page in window._pages.items() if page.has_unsent()] == []
    menu = program._menu
    assert menu is not None
    menu.sign_out_wanted.emit()
    assert program.window is None
