"""Sample data on a server of its own: the books add up, the doors open, and doing it again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ecom_client import app
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


def test_the_way_in_offers_sample_people_that_there_are() -> None:
    """The way in has a list of its own: it is shown before anything of the server's tools is loaded."""
    assert app.SAMPLE_PASSWORD == sample.PASSWORD
    assert {name for name, _ in app._sample_sign_ins()} <= {name for name, _ in sample.SIGN_INS}


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


def test_complaints_in_every_stage_with_evidence(filled: _Filled) -> None:
    found = filled.rows("SELECT status, COUNT(*), SUM(fine > 0) FROM ecom_data.complaint GROUP BY status")
    assert {(status, count, int(fined)) for status, count, fined in found} == {
        ("upheld", 1, 1),
        ("appealed", 1, 0),
        ("open", 2, 0),
    }
    statements = filled.rows(
        "SELECT m.complaint_id, m.sent_at, c.filed_at, m.sent_at < c.last_at OR c.message_count = 1,"
        " (SELECT COUNT(*) FROM ecom_data.attachment AS a"
        " WHERE a.subject = 'complaint' AND a.subject_id = c.id)"
        " FROM ecom_data.complaint_message AS m INNER JOIN ecom_data.complaint AS c ON m.complaint_id = c.id"
        " WHERE m.kind = 'statement'"
    )
    assert len(statements) == 4
    for _complaint, sent_at, filed_at, is_first, pictures in statements:
        assert sent_at == filed_at and is_first and pictures == 1
    early = filled.rows(
        "SELECT c.id FROM ecom_data.complaint AS c INNER JOIN ecom_data.orders AS o ON c.order_id = o.id"
        " WHERE c.filed_at < COALESCE(o.returned_at, o.cancelled_at, o.received_at, o.shipped_at)"
    )
    assert early == []
    fines = filled.rows(
        "SELECT (SELECT SUM(fine) FROM ecom_data.complaint), SUM(e.amount) FROM ecom_data.ledger_entry AS e"
        " INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id"
        " WHERE t.kind = 'fine' AND e.amount > 0"
    )
    assert fines[0][0] == fines[0][1] > 0


def test_shops_are_rated_by_buyers_and_others_and_sellers_review_goods(filled: _Filled) -> None:
    shops = filled.rows(
        "SELECT name, shop_rating_count, other_rating_count FROM ecom.seller WHERE kind = 'shop' ORDER BY name"
    )
    assert len(shops) == 5
    assert all(bought + others >= 2 for _name, bought, others in shops)
    assert sum(bought for _name, bought, _others in shops) > 3 and sum(row[2] for row in shops) > 3
    kinds = dict(filled.rows("SELECT kind, COUNT(*) FROM ecom.review GROUP BY kind"))
    assert kinds["vendor"] == 4 and kinds["shop"] >= 16
    wrong = filled.rows(
        "SELECT r.id FROM ecom_data.review AS r WHERE r.kind = 'shop' AND r.bought <> ("
        " SELECT COUNT(*) > 0 FROM ecom_data.orders AS o WHERE o.customer_id = r.customer_id"
        " AND o.vendor_id = r.seller_id AND o.status IN ('received', 'returned'))"
    )
    assert wrong == []
    late = filled.rows(
        "SELECT id FROM ecom_data.review WHERE created_at > ecom_data.utc_now() OR replied_at < created_at"
    )
    assert late == []


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
