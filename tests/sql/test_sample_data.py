"""Sample data on a server of its own: the books add up, the doors open, and doing it again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ecom_client.data import accounts
from ecom_client.data.address import Address
from ecom_client.data.session import Session
from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import ListingFilter, ListingSort
from ecom_client.domain.identity import Window
from ecom_client.server import cards, sample
from ecom_client.server.check import check
from ecom_client.server.engines import REPLICATING, SMALL, Engine
from ecom_client.server.install import install
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.sample import history

pytestmark = pytest.mark.own_server


class _Filled:
    """A server with sample data: the owner's connection and what `fill` answered."""

    def __init__(self, server: PrivateServer) -> None:
        self.root = server.root_connection()
        self.address = Address(socket_path=str(server.socket))
        install(self.root, password_cost=4)
        cards.ready(self.root, server.directory / "card.key")

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with self.root.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall())


@pytest.fixture(scope="module")
def filled(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Filled]:
    """Filled once, after a first try that was interrupted half-way."""
    server = PrivateServer(engine, tmp_path_factory.mktemp("samples"), tuning=SMALL + REPLICATING)
    server.start()
    shop = _Filled(server)

    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "make", interrupted)
        with pytest.raises(KeyboardInterrupt):
            sample.fill(shop.root, shop.address)
    assert shop.rows("SELECT COUNT(*) FROM ecom_data.product") == [(0,)]
    assert sample.fill(shop.root, shop.address)
    yield shop
    shop.root.close()
    server.stop()


@pytest.fixture
def visitor(filled: _Filled) -> Iterator[Session]:
    wire = Wire(filled.address)
    yield Session(wire)
    wire.close()


def test_the_books_add_up(filled: _Filled) -> None:
    assert [str(finding) for finding in check(filled.root)] == []


def test_doing_it_again_changes_nothing(filled: _Filled) -> None:
    tables = ("account", "product", "orders", "ledger_entry", "picture", "review", "category")
    before = [filled.rows(f"SELECT COUNT(*) FROM ecom_data.{table}") for table in tables]
    assert not sample.fill(filled.root, filled.address)
    assert [filled.rows(f"SELECT COUNT(*) FROM ecom_data.{table}") for table in tables] == before


@pytest.mark.parametrize(("login_name", "window"), sample.SIGN_INS)
def test_everybody_comes_in(filled: _Filled, login_name: str, window: str) -> None:
    shop = accounts.ask_shop(filled.address)
    signed_in = accounts.sign_in(filled.address, shop, login_name, sample.PASSWORD)
    assert signed_in.identity.windows == (Window(window),)


@pytest.mark.parametrize("words", ["手机", "phone"])
def test_phones_of_several_vendors_are_found(visitor: Session, words: str) -> None:
    source = visitor.catalogue.search(ListingFilter(words=words), ListingSort.RELEVANCE)
    found = source.page(visitor, None, 0, 100)
    assert len(found) >= 8 and len({listing.vendor_id for listing in found}) >= 2
    assert words in found[0].name


def test_everything_on_sale_has_a_picture_a_price_and_both_languages(visitor: Session) -> None:
    source = visitor.catalogue.search()
    listings = source.page(visitor, None, 0, 500)
    assert len(listings) >= 120
    thumbnails = visitor.catalogue.thumbnails([one.picture_id or "" for one in listings])
    for listing in listings:
        assert listing.picture_id in thumbnails
        assert any("\u4e00" <= char <= "\u9fff" for char in listing.name)
        assert any(char.isascii() and char.isalpha() for char in listing.name)
    assert visitor.catalogue.picture(listings[0].picture_id or "")
    tree = visitor.catalogue.categories()
    assert len(tree.roots) == 12 and all(tree.children(root.id) for root in tree.roots)
    assert {one.category_id for one in listings} == {
        one.id for root in tree.roots for one in tree.children(root.id)
    }


def test_orders_of_every_state_and_figures_to_draw(filled: _Filled) -> None:
    states = dict(filled.rows("SELECT status, COUNT(*) FROM ecom_data.orders GROUP BY status"))
    assert states.keys() == {"placed", "confirmed", "shipped", "received", "cancelled", "returned"}
    days = filled.rows("SELECT COUNT(DISTINCT day), SUM(amount) FROM ecom_data.daily_sales")[0]
    assert days[0] > 50 and days[1] > 10_000
    assert filled.rows("SELECT SUM(sold_count) > 100, SUM(rating_count) > 50 FROM ecom.listing") == [(1, 1)]


def test_listings_are_what_the_shop_itself_would_write(filled: _Filled) -> None:
    columns = "SELECT * FROM ecom_data.listing ORDER BY product_id"
    before = filled.rows(columns)
    with filled.root.cursor() as cursor:
        for (product,) in filled.rows("SELECT id FROM ecom_data.product"):
            cursor.execute("CALL ecom_data.refresh_listing(%s)", (product,))
    assert filled.rows(columns) == before


def test_numbers_are_the_shops_own(filled: _Filled) -> None:
    from ecom_client.domain import public_number

    numbers = filled.rows(
        "SELECT number FROM ecom_data.orders UNION SELECT number FROM ecom_data.wallet_request"
    )
    assert all(public_number.is_valid(number) for (number,) in numbers)


def test_figures_are_what_the_shop_itself_would_fold(filled: _Filled) -> None:
    tables = {
        "daily_sales": "day, vendor_id, category_id",
        "daily_product_sales": "day, product_id",
        "order_state_count": "status",
        "product_statistics": "product_id",
    }

    def figures() -> dict[str, list[tuple[Any, ...]]]:
        with filled.root.cursor() as cursor:
            cursor.execute("CALL ecom_data.tick()")
        return {
            table: filled.rows(f"SELECT * FROM ecom_data.{table} ORDER BY {key}")
            for table, key in tables.items()
        }

    before = figures()
    with filled.root.cursor() as cursor:
        cursor.execute("DELETE FROM ecom_data.daily_sales")
        cursor.execute("DELETE FROM ecom_data.daily_product_sales")
        cursor.execute("UPDATE ecom_data.order_state_count SET orders = 0")
        cursor.execute("UPDATE ecom_data.product_statistics SET sold_count = 0, on_order = 0")
        cursor.execute(
            "INSERT INTO ecom_data.state_change (from_status, to_status)"
            " SELECT from_status, to_status FROM ecom_data.order_event"
        )
        for kind, status in (
            ("placed", "placed"),
            ("cancelled", "cancelled"),
            ("closed", "received"),
            ("returned", "returned"),
        ):
            cursor.execute(
                "INSERT INTO ecom_data.sales_change"
                " (day, kind, vendor_id, category_id, product_id, orders, quantity, amount)"
                " SELECT ecom_data.shop_date(e.happened_at), %s, o.vendor_id, i.category_id, i.product_id,"
                " i.id = (SELECT MIN(f.id) FROM ecom_data.order_item AS f WHERE f.order_id = o.id), i.quantity, i.total"
                " FROM ecom_data.order_event AS e INNER JOIN ecom_data.orders AS o ON e.order_id = o.id"
                " INNER JOIN ecom_data.order_item AS i ON i.order_id = o.id WHERE e.to_status = %s",
                (kind, status),
            )
    assert figures() == before


def test_of_two_programs_at_once_one_fills(engine: Engine, tmp_path: Path) -> None:
    server = PrivateServer(engine, tmp_path / "two", tuning=SMALL)
    server.start()
    try:
        shop = _Filled(server)
        other = server.root_connection()
        with ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(sample.fill, root, shop.address) for root in (shop.root, other)]
            assert sorted(job.result(timeout=120) for job in jobs) == [False, True]
        assert [str(finding) for finding in check(shop.root)] == []
        other.close()
        shop.root.close()
    finally:
        server.stop()
