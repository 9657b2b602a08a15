"""The figures: fold_sales and the listings' figures, the summary views, the vendor's own figures, the tick."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, balance, books_balance, buy, change_product, put_on_sale, stock_of
from tests.fixtures.people import InstalledShop, People, Person

DAY = 86400


@pytest.fixture
def no_tick(shop: InstalledShop) -> Iterator[None]:
    """The tick comes only when the test calls it."""
    shop.execute("ALTER DEFINER = 'ecom_definer'@'localhost' EVENT ecom_data.tick_event DISABLE")
    while shop.value(
        "SELECT COUNT(*) FROM information_schema.processlist"
        " WHERE info LIKE '%%ecom_data.tick()%%' AND id <> CONNECTION_ID()"
    ):
        pass
    shop.execute("UPDATE ecom_data.scheduled_work SET last_run_at = NULL")
    yield
    shop.move_clock(0)
    shop.execute("ALTER DEFINER = 'ecom_definer'@'localhost' EVENT ecom_data.tick_event ENABLE")


def _tick(shop: InstalledShop) -> None:
    shop.execute("UPDATE ecom_data.scheduled_work SET last_run_at = NULL")
    shop.execute("CALL ecom_data.tick()")
    failed = shop.execute(
        "SELECT name, last_error FROM ecom_data.scheduled_work WHERE last_error IS NOT NULL"
    )
    assert failed == []


def _listing(goods: Goods) -> dict[str, Any]:
    return goods.vendor.shop.execute("SELECT * FROM ecom_data.listing WHERE product_id = %s", goods.id)[0]


def _by_vendor(administrator: Person, vendor: Person) -> tuple[int, int, Decimal, Decimal]:
    row = administrator.rows(
        "SELECT SUM(orders) AS o, SUM(quantity) AS q, SUM(amount) AS a, SUM(cancelled_amount) AS c"
        " FROM ecom.summary_sales_by_vendor WHERE vendor_id = :vendor",
        vendor=vendor.profile_id,
    )[0]
    return int(row["o"]), int(row["q"]), row["a"], row["c"]


def _states(administrator: Person) -> dict[str, int]:
    rows = administrator.rows("SELECT status, SUM(orders) AS n FROM ecom.summary_order_state GROUP BY status")
    return {row["status"]: int(row["n"]) for row in rows}


def _true_states(shop: InstalledShop) -> dict[str, int]:
    rows = shop.execute("SELECT status, COUNT(*) AS n FROM ecom_data.orders GROUP BY status")
    return {row["status"]: int(row["n"]) for row in rows}


@pytest.mark.usefixtures("no_tick")
def test_a_sale_shows_at_once_and_stays_the_same_when_folded(
    customer: Person, vendor: Person, administrator: Person
) -> None:
    phone, case = (
        put_on_sale(vendor, price="100.00"),
        put_on_sale(vendor, "Case", "20.00", category="配件 Accessories"),
    )
    shop = customer.shop
    buy(customer, phone.line(2), case.line(3))
    cancelled = buy(customer, phone.line())["orders"][0]["id"]
    customer.write("cancel_order", new_key(), cancelled, "")
    expected = (2, 6, Decimal("360.00"), Decimal("100.00"))
    assert _by_vendor(administrator, vendor) == expected
    best = vendor.session.vendor_orders.best_products(7)
    assert [(row.name, row.quantity, row.amount) for row in best] == [
        ("手机 Phone", 2, Decimal("200.00")),
        ("Case", 3, Decimal("60.00")),
    ]
    assert (
        shop.value("SELECT COUNT(*) FROM ecom_data.sales_change WHERE vendor_id = %s", vendor.profile_id) == 4
    )
    for _ in range(2):
        _tick(shop)
        assert shop.value("SELECT COUNT(*) FROM ecom_data.sales_change") == 0
        assert _by_vendor(administrator, vendor) == expected
        assert vendor.session.vendor_orders.best_products(7) == best
        assert {k: n for k, n in _states(administrator).items() if n} == _true_states(shop)
    assert (_listing(phone)["stock"], _listing(phone)["sold_count"], _listing(phone)["on_order"]) == (8, 2, 2)
    buy(customer, case.line())
    assert _by_vendor(administrator, vendor) == (3, 7, Decimal("380.00"), Decimal("100.00"))


@pytest.mark.usefixtures("no_tick")
def test_listings_follow_stock_and_ratings(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    shop = customer.shop
    order = buy(customer, phone.line(4))["orders"][0]["id"]
    _tick(shop)
    assert (_listing(phone)["stock"], _listing(phone)["on_order"]) == (6, 4)
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    item = shop.value("SELECT id FROM ecom_data.order_item WHERE order_id = %s", order)
    customer.write("rate_item", new_key(), item, 4, "")
    _tick(shop)
    listing = _listing(phone)
    assert (listing["on_order"], listing["sold_count"]) == (0, 4)
    assert (listing["rating_count"], listing["average_rating"]) == (1, Decimal("4.00"))


@pytest.mark.usefixtures("no_tick")
def test_a_hundred_orders_are_counted_each_once(
    customer: Person, vendor: Person, administrator: Person
) -> None:
    shop = customer.shop
    phone = put_on_sale(vendor, stock=500)
    for n in range(100):
        buy(customer, phone.line(), payment="cash_on_delivery")
        if n % 7 == 0:
            shop.value("SELECT ecom_data.fold_sales()")
    assert _by_vendor(administrator, vendor)[:3] == (100, 100, Decimal("10000.00"))
    _tick(shop)
    assert _by_vendor(administrator, vendor)[:3] == (100, 100, Decimal("10000.00"))
    assert shop.value("SELECT ecom_data.fold_sales()") == 0


@pytest.mark.usefixtures("no_tick")
def test_two_folders_at_once_do_not_count_twice(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    buy(customer, put_on_sale(vendor).line())
    other = shop.server.root_connection()
    with other.cursor() as cursor:
        cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
        cursor.execute("BEGIN")
        cursor.execute("SELECT ecom_data.fold_sales()")
        assert cursor.fetchone()[0] > 0
        shop.execute("CALL ecom_data.do_job('fold_sales', 0)")
        assert shop.value("SELECT COUNT(*) FROM ecom_data.sales_change") > 0
        cursor.execute("ROLLBACK")
    other.close()
    assert shop.value("SELECT ecom_data.fold_sales()") > 0


@pytest.mark.usefixtures("no_tick")
def test_a_vendors_days_are_all_there(customer: Person, vendor: Person, other_vendor: Person) -> None:
    phone = put_on_sale(vendor, price="10.00", stock=50)
    customer.shop.move_clock(-3 * DAY)
    buy(customer, phone.line(3))
    customer.shop.move_clock(0)
    buy(customer, phone.line())
    _tick(customer.shop)
    days = vendor.session.vendor_orders.sales(7)
    assert len(days) == 7 and [day.day for day in days] == sorted(day.day for day in days)
    assert [day.amount for day in days] == [0, 0, 0, Decimal("30.00"), 0, 0, Decimal("10.00")]
    assert len(vendor.session.vendor_orders.sales(0)) == 1
    assert len(vendor.session.vendor_orders.sales(10**6)) == 400
    assert all(day.orders == 0 for day in other_vendor.session.vendor_orders.sales(7))
    assert other_vendor.session.vendor_orders.best_products(7) == []


def test_the_vendors_to_do_list(customer: Person, vendor: Person) -> None:
    session = vendor.session
    few, none = put_on_sale(vendor, stock=3, low_stock_at=3), put_on_sale(vendor, stock=1)
    change_product(put_on_sale(vendor), status="draft")
    orders = [buy(customer, few.line(), payment="bank_transfer")["orders"][0]["id"] for _ in range(2)]
    buy(customer, none.line())
    session.vendor_orders.confirm(new_key(), orders[0])
    found = session.vendor_orders.overview()
    assert (found.to_confirm, found.to_ship, found.under_way, found.unpaid_transfers) == (2, 1, 0, 2)
    assert (found.on_sale, found.low_stock, found.sold_out, found.drafts) == (2, 1, 1, 1)
    assert (found.orders_today, found.amount_today) == (3, Decimal("300.00"))


@pytest.mark.usefixtures("no_tick")
def test_a_delivery_confirms_itself(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    phone = put_on_sale(vendor)
    order, other = (buy(customer, phone.line())["orders"][0]["id"] for _ in range(2))
    for one in (order, other):
        vendor.write("confirm_order", new_key(), one)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    shop.move_clock(10 * DAY - 60)
    _tick(shop)
    assert balance(vendor) == 0
    shop.move_clock(10 * DAY + 60)
    _tick(shop)
    _tick(shop)
    assert balance(vendor) == Decimal("100.00")
    rows = shop.execute("SELECT status FROM ecom_data.orders WHERE id IN (%s, %s) ORDER BY id", order, other)
    assert [row["status"] for row in rows] == ["received", "confirmed"]
    event = shop.execute(
        "SELECT * FROM ecom_data.order_event WHERE order_id = %s ORDER BY id DESC LIMIT 1", order
    )[0]
    assert (event["actor"], event["account_id"]) == ("system", None)
    for person in (customer, vendor):
        assert shop.value(
            "SELECT COUNT(*) FROM ecom_data.notification WHERE account_id = %s AND kind = 'order_received'",
            person.account_id,
        )
    books_balance(shop)


@pytest.mark.usefixtures("no_tick")
def test_special_prices_and_listings_end(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=1)
    special, expiring = put_on_sale(vendor, "Special"), put_on_sale(vendor, "Expiring")
    change_product(special, special_price="80.00", special_until=soon, advertised_until=soon)
    change_product(expiring, expires_at=soon)
    _tick(shop)
    assert (_listing(special)["price"], _listing(special)["is_advertised"]) == (Decimal("80.00"), 1)
    shop.move_clock(3700)
    _tick(shop)
    _tick(shop)
    listing = _listing(special)
    assert (listing["price"], listing["is_special"], listing["is_advertised"]) == (Decimal("100.00"), 0, 0)
    assert not shop.execute("SELECT 1 FROM ecom_data.listing WHERE product_id = %s", expiring.id)
    assert shop.value("SELECT status FROM ecom_data.product WHERE id = %s", expiring.id) == "expired"
    assert (
        shop.value(
            "SELECT COUNT(*) FROM ecom_data.notification WHERE account_id = %s AND kind = 'listing_expired'",
            vendor.account_id,
        )
        == 1
    )
    assert stock_of(expiring) == 10


@pytest.mark.usefixtures("no_tick")
def test_old_keys_are_forgotten(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    phone = put_on_sale(vendor)
    shop.move_clock(-31 * DAY)
    buy(customer, phone.line())
    shop.move_clock(0)
    buy(customer, phone.line())
    _tick(shop)
    kept = "SELECT COUNT(*) FROM ecom_data.idempotency_key WHERE account_id = %s"
    assert shop.value(kept, customer.account_id) == 1


@pytest.mark.usefixtures("no_tick")
def test_a_job_that_fails_leaves_the_others_alone(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    buy(customer, put_on_sale(vendor).line())
    shop.execute("RENAME TABLE ecom_data.figures_due TO ecom_data.figures_gone")
    try:
        shop.execute("CALL ecom_data.tick()")
        failed = shop.execute(
            "SELECT name FROM ecom_data.scheduled_work WHERE last_error IS NOT NULL ORDER BY name"
        )
        assert [row["name"] for row in failed] == ["fold_listings", "fold_sales"]
        ran = shop.value("SELECT last_run_at FROM ecom_data.scheduled_work WHERE name = 'expire_listings'")
        assert ran is not None
        assert shop.value("SELECT COUNT(*) FROM ecom_data.sales_change") > 0
    finally:
        shop.execute("RENAME TABLE ecom_data.figures_gone TO ecom_data.figures_due")
    _tick(shop)
    assert shop.value("SELECT COUNT(*) FROM ecom_data.sales_change") == 0


def test_the_tick_comes_by_itself(shop: InstalledShop, people: People) -> None:
    before = shop.value("SELECT last_run_at FROM ecom_data.scheduled_work WHERE name = 'tick'")
    deadline = datetime.now(UTC) + timedelta(seconds=20)
    while shop.value("SELECT last_run_at FROM ecom_data.scheduled_work WHERE name = 'tick'") == before:
        assert datetime.now(UTC) < deadline, "no tick within 20 seconds"


def test_the_overview_sums_between_two_days(customer: Person, vendor: Person, administrator: Person) -> None:
    overview = administrator.session.overview
    first, last = overview.period(30)
    before, states = overview.sales(first, last), overview.order_states()
    assert len(before) == 30 and before[-1].day == last
    phone = put_on_sale(vendor, "Überphone 手机", "100.00", category="Überphones")
    buy(customer, phone.line(2))
    cancelled = buy(customer, phone.line())["orders"][0]["id"]
    customer.write("cancel_order", new_key(), cancelled, "")
    today = overview.sales(first, last)[-1]
    assert (today.orders - before[-1].orders, today.net - before[-1].net) == (2, Decimal("200.00"))
    seller = next(row for row in overview.by_vendor(first, last) if row.id == vendor.profile_id)
    assert (seller.orders, seller.quantity, seller.amount, seller.net) == (
        2,
        3,
        Decimal("300.00"),
        Decimal("200.00"),
    )
    assert seller.name == vendor.signed_in.identity.vendor_name
    category = next(row for row in overview.by_category(first, last) if row.name == "Überphones")
    assert category.amount == Decimal("300.00")
    top = next(row for row in overview.top_products(first, last, 500) if row.product_id == phone.id)
    assert (top.name, top.vendor_name, top.quantity) == ("Überphone 手机", seller.name, 2)
    after = overview.order_states()
    assert {k.value: n - states[k] for k, n in after.items() if n != states[k]} == {
        "placed": 1,
        "cancelled": 1,
    }
    assert overview.new_accounts(first, last)[-1].customers > 0
    far = overview.sales(first - timedelta(days=4000), first - timedelta(days=3990))
    assert [day.orders for day in far] == [0] * 11


def test_figures_are_the_administrators(customer: Person, vendor: Person) -> None:
    for person in (customer, vendor):
        for view in (
            "sales_by_day",
            "sales_by_category",
            "sales_by_vendor",
            "top_product",
            "order_state",
            "new_account",
        ):
            with pytest.raises(Exception, match=r"not_allowed"):
                person.rows(f"SELECT * FROM ecom.summary_{view}")
    assert customer.refused("vendor_sales", 7)[0] == "not_allowed"
