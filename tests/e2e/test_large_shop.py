"""A shop with 100,000 products and 100,000 orders: no list freezes its window, and every row can be reached.

On MySQL a fifth of them: how it reads its indexes shows with fewer, and filling takes it far longer.

All figures are printed (`pytest -s`). Only freezes fail a test: how long an answer takes is the machine's affair.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QAbstractItemView, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.catalogue import Condition, ListingSort
from ecom_client.server import sample
from ecom_client.server.engines import FAST, Engine, Tuning
from ecom_client.server.private_server import PrivateServer
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.filters import SEARCH
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.table_model import WindowedTableModel
from ecom_client.ui.customer.seller_card import VendorShop
from ecom_client.ui.customer.shop import ShopPage
from tests.fixtures.heartbeat import Heartbeat
from tests.fixtures.lists import LEFT, click_header
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow, type_text

PRODUCTS = ORDERS = 20_000 if os.environ.get("ECOM_TEST_ENGINE") == "mysql" else 100_000
FREEZE_MS = 1000
"""A window that stands still so long has frozen; what is usual is a tenth of it."""
PATIENCE_MS = 60_000
MEMORY = Tuning(("--innodb-buffer-pool-size=256M",))
"""What a shop of this size gets from its owner; with less the engines read most rows from the disk."""

pytestmark = [pytest.mark.slow, pytest.mark.own_server]


@pytest.fixture(scope="module")
def shop(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledShop]:
    """A shop of its own on a server of its own, in place of the run's."""
    server = PrivateServer(engine, tmp_path_factory.mktemp("large"), tuning=FAST + MEMORY)
    server.start()
    try:
        installed = InstalledShop(server)
        begun = time.monotonic()
        sample.fill(installed.root, installed.address, products=PRODUCTS, orders=ORDERS)
        print(f"\nfilled in {time.monotonic() - begun:.0f} s")
        yield installed
    finally:
        server.stop()


class Watch:
    """Does things in a window and notes how soon the answer was there and how long the window stood still."""

    def __init__(
        self, qtbot: QtBot, heartbeat: Heartbeat, window: RoleWindow, model: WindowedTableModel
    ) -> None:
        self._qtbot = qtbot
        self._heartbeat = heartbeat
        self._window = window
        self._model = model
        self._stalls: dict[str, int] = {}

    def another_list(self, what: str, act: Callable[[], object], *, count: int | None = None) -> None:
        """Do what shows other rows, and wait until they are there and their number is known."""
        self._heartbeat.lap()
        begun = time.monotonic()
        with self._qtbot.waitSignal(self._model.modelReset, timeout=PATIENCE_MS):
            act()
        shown = time.monotonic() - begun
        self.settle()
        self.note(what, shown, time.monotonic() - begun)
        if count is not None:
            assert self._model.rowCount() == count, what

    def jump(self, what: str, view: QAbstractItemView, part: float) -> None:
        """Pull the scroll bar to this part of the list, and wait until what is seen there is there."""
        self._heartbeat.lap()
        begun = time.monotonic()
        bar = view.verticalScrollBar()
        viewport = view.viewport()
        assert bar is not None and viewport is not None
        bar.setValue(int(bar.maximum() * part))
        room = viewport.rect()
        points = (QPoint(60, y) for y in range(room.top(), room.bottom(), 8))
        place = next(at.row() for at in map(view.indexAt, points) if at.isValid())
        self._qtbot.waitUntil(lambda: self._model.row(place) is not None, timeout=PATIENCE_MS)
        shown = time.monotonic() - begun
        self.settle()
        self.note(f"{what}, row {place + 1:,}", shown, time.monotonic() - begun)

    def drag(self, what: str, view: QAbstractItemView) -> None:
        """Drag the scroll bar from one end to the other."""
        self._heartbeat.lap()
        begun = time.monotonic()
        bar = view.verticalScrollBar()
        assert bar is not None
        for step in range(101):
            bar.setValue(bar.maximum() * step // 100)
            self._qtbot.wait(5)
        last = self._model.rowCount() - 1
        self._qtbot.waitUntil(lambda: self._model.row(last) is not None, timeout=PATIENCE_MS)
        self.note(what, time.monotonic() - begun, time.monotonic() - begun)

    def nothing_froze(self) -> None:
        """Fails naming what froze the window."""
        frozen = {what: stall for what, stall in self._stalls.items() if stall > FREEZE_MS}
        assert not frozen, f"the window stood still for so many milliseconds: {frozen}"

    def settle(self) -> None:
        """Wait until the list is whole and nothing is read that anybody waits for."""

        def settled() -> bool:
            return self._model.is_exact and not self._model.is_busy and not self._window.progress.is_moving()

        self._qtbot.waitUntil(settled, timeout=PATIENCE_MS)
        self._qtbot.wait(50)  # pictures and chips are painted: what freezes there counts too

    def note(self, what: str, shown: float, whole: float) -> None:
        """Say how many seconds it took until rows were shown and until all was known, and keep the longest stall."""
        stall = self._stalls[what] = self._heartbeat.lap()
        print(
            f"{what:<58} shown {shown * 1000:6.0f} ms   whole {whole * 1000:6.0f} ms   stall {stall:4} ms   "
            f"{self._model.rowCount():7,} rows"
        )


@pytest.fixture
def watch_shop(
    open_window: OpenWindow, customer: Person, heartbeat: Heartbeat, qtbot: QtBot
) -> tuple[ShopPage, Watch]:
    """The shop in a customer's window, its first cards painted."""
    print()
    begun = time.monotonic()
    window = open_window(customer)
    window.go_to("shop")
    page = window.current_page()
    assert isinstance(page, ShopPage)
    watch = Watch(qtbot, heartbeat, window, page.model)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=PATIENCE_MS)
    watch.settle()
    watch.note("the shop's window", time.monotonic() - begun, time.monotonic() - begun)
    return page, watch


def _button(page: ShopPage, name: str) -> QToolButton:
    button = page.findChild(QToolButton, name)
    assert button is not None
    return button


def _choose_order(page: ShopPage, sort: ListingSort) -> None:
    box: QComboBox = page.order
    place = box.findData(sort)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


@pytest.mark.parametrize("kind", ["asCardsButton", "asTableButton"])
def test_a_hundred_thousand_products_are_looked_through(
    watch_shop: tuple[ShopPage, Watch], qtbot: QtBot, shop: InstalledShop, kind: str
) -> None:
    page, watch = watch_shop
    on_sale = shop.value("SELECT COUNT(*) FROM ecom_data.listing")
    assert on_sale >= PRODUCTS - 100 and page.model.rowCount() == on_sale
    qtbot.mouseClick(_button(page, kind), LEFT)
    view = page.grid if kind == "asCardsButton" else page.table
    assert page.view.currentWidget() is view
    for sort in (
        ListingSort.PRICE,
        ListingSort.PRICE_DESC,
        ListingSort.SALES,
        ListingSort.RATING,
        ListingSort.NEWEST,
    ):
        watch.another_list(f"by {sort.value}", lambda sort=sort: _choose_order(page, sort), count=on_sale)
    for part in (0.5, 1.0, 0.25):
        watch.jump("the bar is pulled", view, part)
    watch.drag("the bar is dragged from top to bottom", view)
    last = page.model.row_id(on_sale - 1)
    assert last == shop.value(
        "SELECT product_id FROM ecom_data.listing ORDER BY is_advertised, listed_at, product_id LIMIT 1"
    )
    watch.nothing_froze()


def test_products_are_found(watch_shop: tuple[ShopPage, Watch], qtbot: QtBot, shop: InstalledShop) -> None:
    page, watch = watch_shop
    for words, sort, holding in (
        ("手机", ListingSort.RATING, "% zz手机 %"),
        ("phone", None, "% zzphone%"),
        ("54321", ListingSort.PRICE, "% zz54321%"),  # one product or two
        ("红色", None, "% zz红色 %"),  # one product of eight
        ("red", ListingSort.PRICE, "% zzred%"),
        ("blue phone", ListingSort.SALES, None),
        ("unheardof", ListingSort.SALES, "% zzunheardof%"),
    ):
        page.filter_row.clear()
        watch.settle()

        def search(words: str = words) -> None:
            type_text(qtbot, page.filter_row.search, words)
            qtbot.keyClick(page.filter_row.search, Qt.Key.Key_Return)

        watch.another_list(f"search {words}", search)
        if holding is None:
            assert page.model.rowCount() > 100
        else:
            held = "SELECT COUNT(*) FROM ecom_data.listing WHERE search_terms LIKE %s"
            assert page.model.rowCount() == shop.value(held, holding)
        if sort is not None:
            watch.another_list(f"search {words} by {sort.value}", lambda sort=sort: _choose_order(page, sort))
        if page.model.rowCount() > 100:
            watch.jump(f"the end of {words}", page.grid, 1.0)
    watch.nothing_froze()


def test_products_are_narrowed(watch_shop: tuple[ShopPage, Watch], shop: InstalledShop) -> None:
    page, watch = watch_shop
    for name, value in (
        ("price", (Decimal(100), Decimal(200))),
        ("price", (Decimal(9000), None)),
        ("in_stock", True),
        ("special_only", True),
        ("minimum_rating", Decimal(4)),
        ("conditions", frozenset({Condition.GOOD, Condition.WORN})),
        ("campus", "南苑 South campus"),
    ):
        watch.another_list(
            f"{name} {value}", lambda name=name, value=value: page.filter_row.set_values({name: value})
        )
        for sort in (ListingSort.PRICE, ListingSort.RATING):
            watch.another_list(f"{name} {value} by {sort.value}", lambda sort=sort: _choose_order(page, sort))
        _choose_order(page, ListingSort.NEWEST)
        watch.settle()
    watch.another_list("no filter", page.filter_row.clear)
    watch.another_list(
        "words and a filter",
        lambda: page.filter_row.set_values({SEARCH: "手机", "price": (Decimal(50), None), "in_stock": True}),
    )
    watch.another_list("no filter", page.filter_row.clear)
    categories = shop.execute(
        "SELECT id, parent_id FROM ecom_data.category WHERE name LIKE '%Phone%' ORDER BY id"
    )
    for category in categories[:2]:
        watch.another_list("a category", lambda category=category: page.tree.choose(category["id"]))
    watch.another_list("its cheapest", lambda: _choose_order(page, ListingSort.PRICE))
    vendor = shop.execute(
        "SELECT vendor_id, vendor_name, COUNT(*) AS n FROM ecom_data.listing GROUP BY vendor_id, vendor_name"
        " ORDER BY n DESC"
    )[0]
    watch.another_list(
        "one vendor",
        lambda: page.opened(VendorShop(vendor["vendor_id"], vendor["vendor_name"])),
        count=vendor["n"],
    )
    watch.nothing_froze()


@pytest.fixture
def watch_table(
    open_window: OpenWindow, administrator: Person, heartbeat: Heartbeat, qtbot: QtBot
) -> Callable[[str], tuple[AdminTable, Watch]]:
    """Opens a table in an administrator's window and waits until it is whole."""

    def open_table(name: str) -> tuple[AdminTable, Watch]:
        heartbeat.lap()
        window = open_window(administrator)
        qtbot.waitUntil(lambda: not window.progress.is_moving(), timeout=PATIENCE_MS)
        print(f"\nthe administrator's window: stall {heartbeat.lap()} ms")
        begun = time.monotonic()
        qtbot.mouseClick(window.navigation.button(name), LEFT)
        page = window.current_page()
        assert isinstance(page, AdminTable)
        watch = Watch(qtbot, heartbeat, window, page.model)
        qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=PATIENCE_MS)
        shown = time.monotonic() - begun
        watch.settle()
        watch.note(f"the table of {name}", shown, time.monotonic() - begun)
        return page, watch

    return open_table


def _sorted_each_way(page: AdminTable, watch: Watch) -> None:
    for column in page.columns():
        if column.sort and column.shown:
            for way in ("rising", "falling"):
                watch.another_list(
                    f"{column.name} {way}",
                    lambda name=column.name: click_header(page, name),
                    count=page.model.rowCount(),
                )


def _narrowed(page: AdminTable, watch: Watch, filters: tuple[dict[str, Any], ...]) -> None:
    for values in filters:
        words = ", ".join(f"{name} {value}" for name, value in values.items())
        watch.another_list(words[:56], lambda values=values: page.filter_row.set_values(values))
    watch.another_list("no filter", page.filter_row.clear)


def test_a_hundred_thousand_orders_are_looked_through(
    watch_table: Callable[[str], tuple[AdminTable, Watch]], shop: InstalledShop
) -> None:
    page, watch = watch_table("orders")
    assert page.model.rowCount() == shop.value("SELECT COUNT(*) FROM ecom_data.orders") >= ORDERS
    for part in (0.5, 1.0):
        watch.jump("the bar is pulled", page.table, part)
    watch.drag("the bar is dragged from top to bottom", page.table)
    first = shop.value("SELECT id FROM ecom_data.orders ORDER BY placed_at, id LIMIT 1")
    assert page.model.row_id(page.model.rowCount() - 1) == first
    _sorted_each_way(page, watch)
    click_header(page, "status")
    watch.settle()
    watch.another_list(
        "by state and total", lambda: click_header(page, "total", Qt.KeyboardModifier.ControlModifier)
    )
    watch.jump("its middle", page.table, 0.5)
    number = shop.value("SELECT number FROM ecom_data.orders ORDER BY id LIMIT 1 OFFSET %s", ORDERS // 2)
    now = datetime.now(UTC)
    _narrowed(
        page,
        watch,
        (
            {SEARCH: number},
            {SEARCH: shop.value("SELECT vendor_name FROM ecom_data.orders LIMIT 1")[:2]},
            {SEARCH: "nobody"},
            {"status": frozenset({"confirmed"})},
            {"status": frozenset({"returned", "cancelled"})},
            {"payment": frozenset({"cash_on_delivery"})},
            {"delivery": frozenset({"in_person"})},
            {"total": (Decimal(5000), None)},
            {"placed_at": (now - timedelta(days=40), now - timedelta(days=39))},
        ),
    )
    watch.nothing_froze()


def test_a_hundred_thousand_products_are_administered(
    watch_table: Callable[[str], tuple[AdminTable, Watch]], shop: InstalledShop
) -> None:
    page, watch = watch_table("products")
    assert page.model.rowCount() == shop.value("SELECT COUNT(*) FROM ecom_data.product") >= PRODUCTS
    for part in (0.5, 1.0):
        watch.jump("the bar is pulled", page.table, part)
    watch.drag("the bar is dragged from top to bottom", page.table)
    _sorted_each_way(page, watch)
    now = datetime.now(UTC)
    _narrowed(
        page,
        watch,
        (
            {SEARCH: "54321"},
            {SEARCH: "手机"},
            {"status": frozenset({"on_sale"})},
            {"status": frozenset({"draft"})},
            {"item_condition": frozenset({"worn"})},
            {"price": (Decimal(100), Decimal(120))},
            {"stock": (None, Decimal(3))},
            {"created_at": (now - timedelta(days=70), now - timedelta(days=69))},
        ),
    )
    watch.nothing_froze()
