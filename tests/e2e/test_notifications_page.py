"""What a window was told: its badge, its list, where a click leads, and when it counts as read."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.common import notifications_page
from ecom_client.ui.common.notifications_page import NotificationsPage
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.wallet_page import WalletPage
from tests.fixtures.goods import Goods, buy, put_on_sale
from tests.fixtures.lists import LEFT
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def open_page(window: RoleWindow, qtbot: QtBot) -> NotificationsPage:
    """The notifications, once they are read."""
    qtbot.mouseClick(window.navigation.button("notifications"), LEFT)
    page = window.current_page()
    assert isinstance(page, NotificationsPage)
    qtbot.waitUntil(lambda: page.view.currentWidget() is not page.blank, timeout=10000)
    qtbot.waitUntil(lambda: all(row.height() for row in page.notices()))
    return page


def badge(window: RoleWindow) -> int:
    """What the navigation says waits there."""
    return window.navigation.button("notifications").badge()


def unread_of(person: Person) -> int:
    """How many the server counts as unread, in any window."""
    return int(
        person.shop.value(
            "SELECT COUNT(*) FROM ecom_data.notification WHERE account_id = %s AND read_at IS NULL",
            person.account_id,
        )
    )


def test_nothing_told_yet_says_what_will_be_here(
    open_window: OpenWindow, customer: Person, qtbot: QtBot
) -> None:
    page = open_page(open_window(customer), qtbot)
    assert page.view.currentWidget() is page.empty
    assert not page.mark_all.isEnabled()


def test_a_new_order_reaches_the_vendor_and_leads_to_it(
    open_window: OpenWindow, customer: Person, vendor: Person, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, name="台灯 Lamp", price="85.00")
    window = open_window(vendor)
    assert badge(window) == 0
    made = buy(customer, goods.line())["orders"][0]
    qtbot.waitUntil(lambda: badge(window) == 1, timeout=6000)
    page = open_page(window, qtbot)
    (row,) = page.notices()
    assert row.text() == f"New order {made['number']}" and row.is_fresh()
    assert "林 Lin · 台灯 Lamp · ¥85.00" in row.accessibleName()
    went: list[tuple[str, object]] = []
    page.go.connect(lambda place, argument: went.append((place, argument)))
    qtbot.mouseClick(row, LEFT)
    assert went == [("orders", made["id"])] and window.current_name() == "orders"
    qtbot.waitUntil(lambda: badge(window) == 0, timeout=6000)
    assert unread_of(vendor) == 0


def test_what_was_looked_at_counts_as_read_but_stays_marked_while_it_is_looked_at(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    for _ in range(3):
        request = customer.write("ask_top_up", new_key(), Decimal("5"), "ICBC")["id"]
        administrator.write("decide_wallet_request", new_key(), request, 1, "refuse", "no such transfer")
    window = open_window(customer)
    qtbot.waitUntil(lambda: badge(window) == 3, timeout=6000)
    page = open_page(window, qtbot)
    assert page.fact() == "3 unread" and unread_of(customer) == 3
    with qtbot.waitSignal(page.marked, timeout=notifications_page.SEEN_AFTER_MS + 6000):
        pass
    qtbot.waitUntil(lambda: badge(window) == 0, timeout=6000)
    qtbot.waitUntil(lambda: page.fact() == "Everything is read", timeout=6000)
    assert unread_of(customer) == 0
    assert [row.is_fresh() for row in page.notices()] == [True] * 3
    window.go_to("wallet")
    window.go_to("notifications")
    page.refresh()
    qtbot.waitUntil(lambda: not any(row.is_fresh() for row in page.notices()), timeout=6000)


def test_leaving_at_once_marks_nothing(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    request = customer.write("ask_top_up", new_key(), Decimal("5"), "ICBC")["id"]
    administrator.write("decide_wallet_request", new_key(), request, 1, "confirm", "")
    window = open_window(customer)
    page = open_page(window, qtbot)
    window.go_to("wallet")
    assert not page._seen.isActive()
    assert unread_of(customer) == 1


def test_mark_all_as_read_by_keyboard(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    request = customer.write("ask_top_up", new_key(), Decimal("5"), "ICBC")["id"]
    administrator.write("decide_wallet_request", new_key(), request, 1, "confirm", "")
    window = open_window(customer)
    page = open_page(window, qtbot)
    assert window.header.primary.text() == "Mark all as read"
    window.header.primary.setFocus()
    qtbot.keyClick(window.header.primary, Qt.Key.Key_Space)
    assert not page.notices()[0].is_fresh() and not window.header.primary.isEnabled()
    qtbot.waitUntil(lambda: unread_of(customer) == 0 and badge(window) == 0, timeout=6000)


def test_a_decided_request_leads_to_the_wallets_requests(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    request = customer.write("ask_top_up", new_key(), Decimal("5"), "ICBC")["id"]
    administrator.write("decide_wallet_request", new_key(), request, 1, "refuse", "no such transfer")
    window = open_window(customer)
    page = open_page(window, qtbot)
    row = page.notices()[0]
    assert row.text() == "Your top-up of ¥5.00 was refused" and "no such transfer" in row.accessibleName()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    wallet = window.current_page()
    assert isinstance(wallet, WalletPage) and wallet.lists.currentWidget() is wallet.requests


def test_many_come_in_parts(open_window: OpenWindow, customer: Person, qtbot: QtBot) -> None:
    customer.shop.execute(
        "INSERT INTO ecom_data.notification (account_id, profile, kind, detail, created_at)"
        " SELECT %s, 'customer', 'order_shipped', JSON_OBJECT('order_id', 1, 'number', seq), ecom_data.utc_now()"
        " FROM (SELECT ROW_NUMBER() OVER () AS seq FROM information_schema.columns LIMIT 120) AS numbers",
        customer.account_id,
    )
    page = open_page(open_window(customer), qtbot)
    assert len(page.notices()) == notifications_page.PAGE and page.older.isVisible()
    qtbot.mouseClick(page.older, LEFT)
    qtbot.waitUntil(lambda: len(page.notices()) == 100, timeout=6000)
    qtbot.mouseClick(page.older, LEFT)
    qtbot.waitUntil(lambda: len(page.notices()) == 120, timeout=6000)
    assert not page.older.isVisible()


def test_what_arrives_while_it_is_open_is_added_on_top(
    open_window: OpenWindow, customer: Person, vendor: Person, qtbot: QtBot
) -> None:
    goods: Goods = put_on_sale(vendor, price="5.00")
    window = open_window(vendor)
    page = open_page(window, qtbot)
    first = buy(customer, goods.line())["orders"][0]["number"]
    qtbot.waitUntil(lambda: len(page.notices()) == 1, timeout=8000)
    second = buy(customer, goods.line())["orders"][0]["number"]
    qtbot.waitUntil(lambda: len(page.notices()) == 2, timeout=8000)
    assert [row.text() for row in page.notices()] == [f"New order {second}", f"New order {first}"]
