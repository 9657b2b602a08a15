"""A customer keeps a search, is told of something new, opens it from there, and forgets it."""

from __future__ import annotations

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ecom_client.domain.catalogue import ListingFilter
from ecom_client.domain.keys import new_key
from ecom_client.domain.saved_searches import SearchWanted
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.customer.shop import ShopPage
from tests.fixtures.driving import SOON, bar_says, closes, dialog, fill, press
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def _open(person: Person | None, open_window: OpenWindow, qtbot: QtBot) -> tuple[RoleWindow, ShopPage]:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.go_to("shop")
    page = window.page("shop")
    assert isinstance(page, ShopPage)
    return window, page


def _actions(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += _actions(inner) if inner is not None else [action]
    return found


def _choose(page: ShopPage, words: str, last: bool = False) -> None:
    fitting = [action for action in _actions(page.saved.made) if words in action.text()]
    fitting[-1 if last else 0].trigger()


def test_a_search_is_kept_told_opened_and_removed(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    lamp = put_on_sale(vendor, "台灯 Desk lamp", "40.00")
    window, page = _open(customer, open_window, qtbot)
    assert not page.saved.made.actions()[0].isEnabled()
    page.filter_row.set_values({"words": "lamp"})
    qtbot.waitUntil(page.saved.made.actions()[0].isEnabled, timeout=SOON)
    _choose(page, "Save this search")
    form = dialog(qtbot, "searchDialog")
    fill(qtbot, form, "searchName", "My lamps")
    press(qtbot, form, "saveSearchDeed")
    closes(qtbot, "searchDialog")
    bar_says(qtbot, window, "The search is saved.")
    shop = customer.shop
    shop.execute("INSERT INTO ecom_data.match_due (product_id) VALUES (%s)", lamp.id)
    shop.execute("CALL ecom_data.match_listings()")
    page.refresh()
    qtbot.waitUntil(lambda: "1 new" in page.saved.text(), timeout=SOON)
    page.filter_row.clear()
    (search,) = customer.session.saved_searches.mine()
    window.go_to("shop", SearchWanted(search.id))
    qtbot.waitUntil(lambda: page.filter_row.values() == {"words": "lamp"}, timeout=SOON)
    qtbot.waitUntil(lambda: "new" not in page.saved.text(), timeout=SOON)
    _choose(page, "My lamps", last=True)
    bar_says(qtbot, window, "is removed.")
    assert customer.session.saved_searches.mine() == []


def test_guests_keep_none(customer: Person, open_window: OpenWindow, qtbot: QtBot) -> None:
    customer.session.saved_searches.save(new_key(), "x", ListingFilter(words="x"))
    _window, page = _open(None, open_window, qtbot)
    assert not page.saved.isVisibleTo(page)
