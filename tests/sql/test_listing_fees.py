"""Listings that live and die: days on the shelf, the fee for them, expiry, renewal, advertising."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ecom_client.data.repositories.selling import FEES
from ecom_client.domain.catalogue import ListingFilter, ProductStatus
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import (
    Goods,
    balance,
    books_balance,
    buy,
    change_product,
    fill_wallet,
    product_of,
    put_on_sale,
)
from tests.fixtures.people import InstalledShop, People, Person

DAY = 86_400


@pytest.fixture
def fees_on(shop: InstalledShop) -> Iterator[None]:
    """The trial period is over."""
    shop.execute("UPDATE ecom_data.setting SET value = 'yes' WHERE name = 'fees_are_on'")
    yield
    shop.execute("UPDATE ecom_data.setting SET value = 'no' WHERE name = 'fees_are_on'")


@pytest.fixture
def draft(vendor: Person) -> Goods:
    """A product of the vendor that nobody has put on the shelf yet."""
    goods = put_on_sale(vendor, "旧台灯 Old lamp", "30.00", 2)
    change_product(goods, status="draft", listed_at=None)
    return goods


def _grant(person: Person) -> Decimal:
    return Decimal(
        person.shop.value(
            "SELECT balance FROM ecom_data.wallet WHERE account_id = %s AND kind = 'grant'", person.account_id
        )
    )


def _days_left(goods: Goods) -> float:
    expires = product_of(goods).expires_at
    assert expires is not None
    return (expires - datetime.now(UTC)) / timedelta(days=1)


def _told(person: Person, kind: str) -> list[dict[str, Any]]:
    return person.shop.execute(
        "SELECT detail FROM ecom_data.notification WHERE account_id = %s AND kind = %s",
        person.account_id,
        kind,
    )


def test_a_new_seller_has_the_starting_grant_once(vendor: Person) -> None:
    assert _grant(vendor) == Decimal("10.00")
    wallet = vendor.session.wallet.mine()
    assert (wallet.balance, wallet.grant) == (Decimal("0.00"), Decimal("10.00"))
    again = vendor.write("start_selling", "Again", "", "138 0000 0000", "", 1, "en")
    assert int(again["vendor_id"]) == vendor.profile_id and _grant(vendor) == Decimal("10.00")
    books_balance(vendor.shop)


def test_in_the_trial_period_nothing_is_taken_but_the_days_count(draft: Goods) -> None:
    mine = draft.vendor.session
    assert [(one.days, one.fee) for one in mine.selling.terms().durations()] == [
        (7, Decimal("0.00")),
        (30, Decimal("0.00")),
        (90, Decimal("0.00")),
    ]
    mine.vendor_products.publish(new_key(), draft.id, 1, 7, Decimal("0.00"))
    assert 6.9 < _days_left(draft) <= 7
    assert _grant(draft.vendor) == Decimal("10.00")
    assert mine.wallet.mine().grant == Decimal("10.00")


def test_without_a_choice_the_days_are_the_ones_nearest_to_a_month(draft: Goods) -> None:
    draft.vendor.session.vendor_products.set_status(new_key(), draft.id, 1, ProductStatus.ON_SALE)
    assert 29.9 < _days_left(draft) <= 30


@pytest.mark.usefixtures("fees_on")
def test_the_fee_comes_from_the_grant_first_then_from_the_wallet(draft: Goods) -> None:
    vendor = draft.vendor
    fill_wallet(vendor, "5.00")
    mine = vendor.session
    assert [(one.days, str(one.fee)) for one in mine.selling.terms().durations()] == [
        (7, "1.00"),
        (30, "3.00"),
        (90, "6.00"),
    ]
    version = mine.vendor_products.publish(new_key(), draft.id, 1, 90, Decimal("6.00"))
    assert (_grant(vendor), balance(vendor)) == (Decimal("4.00"), Decimal("5.00"))
    mine.vendor_products.publish(new_key(), draft.id, version, 90, Decimal("6.00"))
    assert (_grant(vendor), balance(vendor)) == (Decimal("0.00"), Decimal("3.00"))
    assert 179.9 < _days_left(draft) <= 180
    newest, first = FEES.page(mine, None, 0, 10)
    assert (newest["kind"], newest["note"], newest["from_grant"], newest["from_cash"], newest["amount"]) == (
        *("fee", "旧台灯 Old lamp"),
        *(Decimal("4.00"), Decimal("2.00"), Decimal("6.00")),
    )
    assert (first["from_grant"], first["from_cash"]) == (Decimal("6.00"), Decimal("0.00"))
    entries = vendor.shop.value(
        "SELECT COUNT(*) FROM ecom_data.ledger_entry WHERE transaction_id = %s", newest["id"]
    )
    assert entries == 3, "one transaction: grant, wallet, income"
    assert FEES.with_filter({"kind": "membership"}).page(mine, None, 0, 10) == []
    books_balance(vendor.shop)


@pytest.mark.usefixtures("fees_on")
def test_a_balance_that_does_not_cover_the_fee_is_told_what_is_missing(draft: Goods) -> None:
    vendor = draft.vendor
    vendor.shop.execute(
        "SELECT ecom_data.take_fee(%s, 'fee', 9.50, 1, 'spent')",
        vendor.account_id,
    )
    assert vendor.refused("publish_product", new_key(), draft.id, 1, 30, "3.00") == (
        "fee_not_covered",
        "2.50",
    )
    assert product_of(draft).status is ProductStatus.DRAFT and _grant(vendor) == Decimal("0.50")
    fill_wallet(vendor, "2.50")
    vendor.write("publish_product", new_key(), draft.id, 1, 30, "3.00")
    assert (_grant(vendor), balance(vendor)) == (Decimal("0.00"), Decimal("0.00"))
    books_balance(vendor.shop)


LONG_AGO = datetime(2025, 1, 1)  # noqa: DTZ001 — as the server keeps it


def _days_listed(goods: Goods) -> float:
    """How many days ago it was listed."""
    listed = product_of(goods).listed_at
    assert listed is not None
    return (datetime.now(UTC) - listed) / timedelta(days=1)


@pytest.mark.usefixtures("fees_on")
def test_what_was_sold_elsewhere_is_listed_anew_for_days_of_its_own(draft: Goods) -> None:
    mine = draft.vendor.session.vendor_products
    version = mine.publish(new_key(), draft.id, 1, 90, Decimal("6.00"))
    change_product(draft, listed_at=LONG_AGO)
    version = mine.set_status(new_key(), draft.id, version, ProductStatus.SOLD_ELSEWHERE)
    free = draft.vendor.refused("publish_product", new_key(), draft.id, version, None, "0")
    assert free == ("fee_changed", "3.00"), "no new place in the shop without a fee"
    version = mine.publish(new_key(), draft.id, version, 7, Decimal("1.00"))
    assert _days_listed(draft) < 1
    assert 96.9 < _days_left(draft) <= 97, "what was paid for is not lost"
    assert _grant(draft.vendor) == Decimal("3.00")
    newest = draft.vendor.session.catalogue.listing(draft.id)
    assert newest is not None and newest.listed_at == product_of(draft).listed_at
    books_balance(draft.vendor.shop)


@pytest.mark.usefixtures("fees_on")
def test_within_the_days_paid_for_nothing_comes_before_others_for_free(draft: Goods) -> None:
    mine = draft.vendor.session.vendor_products
    version = mine.publish(new_key(), draft.id, 1, 30, Decimal("3.00"))
    change_product(draft, listed_at=LONG_AGO)
    expires = product_of(draft).expires_at
    for away in (ProductStatus.OFF_SHELF, ProductStatus.DRAFT, ProductStatus.SOLD_ELSEWHERE):
        version = mine.set_status(new_key(), draft.id, version, away)
        version = mine.set_status(new_key(), draft.id, version, ProductStatus.ON_SALE)
    version = mine.set_status(new_key(), draft.id, version, ProductStatus.OFF_SHELF)
    draft.vendor.write("publish_product", new_key(), draft.id, version, None, 0)
    assert _days_listed(draft) > 100 and product_of(draft).expires_at == expires
    assert _grant(draft.vendor) == Decimal("7.00")


@pytest.mark.usefixtures("fees_on")
def test_what_comes_back_after_its_days_is_a_new_listing(draft: Goods) -> None:
    mine = draft.vendor.session.vendor_products
    change_product(draft, status="off_shelf", listed_at=LONG_AGO, expires_at=LONG_AGO + timedelta(days=7))
    mine.publish(new_key(), draft.id, 1, 7, Decimal("1.00"))
    assert _days_listed(draft) < 1 and 6.9 < _days_left(draft) <= 7


@pytest.mark.usefixtures("fees_on")
def test_nothing_is_taken_that_was_not_shown(draft: Goods) -> None:
    vendor = draft.vendor
    assert vendor.refused("publish_product", new_key(), draft.id, 1, 30, "1.00") == ("fee_changed", "3.00")
    assert vendor.refused("publish_product", new_key(), draft.id, 1, 30, None) == ("fee_changed", "3.00")
    assert vendor.refused("set_product_status", new_key(), draft.id, 1, "on_sale") == ("fee_changed", "3.00")
    for days in (0, -1, 8, 366, "7.5", 10**9):
        assert vendor.refused("publish_product", new_key(), draft.id, 1, days, "3.00") == (
            "choice_unknown",
            "days",
        )
    assert _grant(vendor) == Decimal("10.00")


@pytest.mark.usefixtures("fees_on")
def test_the_same_key_takes_one_fee(draft: Goods) -> None:
    vendor, key = draft.vendor, new_key()
    first = vendor.write("publish_product", key, draft.id, 1, 7, "1.00")
    assert vendor.write("publish_product", key, draft.id, 1, 7, "1.00") == first
    assert _grant(vendor) == Decimal("9.00")
    assert vendor.refused("publish_product", key, draft.id, 1, 30, "3.00")[0] == "key_used_for_something_else"
    assert vendor.refused("publish_product", "", draft.id, 2, 7, "1.00")[0] == "key_missing"


@pytest.mark.usefixtures("fees_on")
def test_somebody_elses_product_is_not_published_and_not_paid_for(
    draft: Goods, other_vendor: Person, customer: Person
) -> None:
    for procedure in ("publish_product", "advertise_product"):
        assert other_vendor.refused(procedure, new_key(), draft.id, 1, 7, "1.00") == (
            "not_found",
            str(draft.id),
        )
        assert customer.refused(procedure, new_key(), draft.id, 1, 7, "1.00")[0] == "not_allowed"
    assert _grant(other_vendor) == Decimal("10.00")


@pytest.mark.usefixtures("fees_on")
def test_time_that_is_paid_for_goes_on_after_a_pause(draft: Goods) -> None:
    mine = draft.vendor.session.vendor_products
    version = mine.publish(new_key(), draft.id, 1, 30, Decimal("3.00"))
    version = mine.set_status(new_key(), draft.id, version, ProductStatus.OFF_SHELF)
    version = mine.set_status(new_key(), draft.id, version, ProductStatus.ON_SALE)
    assert _grant(draft.vendor) == Decimal("7.00") and 29.9 < _days_left(draft) <= 30


def test_a_listing_leaves_the_shelf_by_itself_and_its_vendor_is_warned_before(draft: Goods) -> None:
    vendor, shop = draft.vendor, draft.vendor.shop
    vendor.write("publish_product", new_key(), draft.id, 1, 7, 0)
    shop.move_clock(4 * DAY)
    shop.execute("CALL ecom_data.tell_of_expiry()")
    assert not _told(vendor, "listing_expiring")
    shop.move_clock(5.5 * DAY)
    shop.execute("CALL ecom_data.tell_of_expiry()")
    shop.execute("CALL ecom_data.tell_of_expiry()")
    (told,) = _told(vendor, "listing_expiring")
    assert "旧台灯 Old lamp" in told["detail"] and "expires_at" in told["detail"]
    shop.move_clock(7 * DAY + 60)
    shop.execute("CALL ecom_data.expire_listings()")
    assert product_of(draft).status is ProductStatus.EXPIRED
    assert vendor.session.catalogue.listing(draft.id) is None
    assert len(_told(vendor, "listing_expired")) == 1


def test_a_renewed_listing_is_warned_of_again(draft: Goods) -> None:
    vendor, shop = draft.vendor, draft.vendor.shop
    vendor.write("publish_product", new_key(), draft.id, 1, 7, 0)
    shop.move_clock(6 * DAY)
    shop.execute("CALL ecom_data.tell_of_expiry()")
    vendor.write("publish_product", new_key(), draft.id, 2, 7, 0)
    shop.execute("CALL ecom_data.tell_of_expiry()")
    assert len(_told(vendor, "listing_expiring")) == 1
    listing = vendor.session.catalogue.listing(draft.id)
    assert listing is not None and listing.expires_at == product_of(draft).expires_at
    shop.move_clock(13 * DAY)
    shop.execute("CALL ecom_data.tell_of_expiry()")
    assert len(_told(vendor, "listing_expiring")) == 2


def test_a_listing_is_renewed_for_at_most_a_year(draft: Goods) -> None:
    vendor = draft.vendor
    for version in range(1, 5):
        vendor.write("publish_product", new_key(), draft.id, version, 90, 0)
    assert vendor.refused("publish_product", new_key(), draft.id, 5, 90, 0) == ("number_out_of_range", "days")


@pytest.mark.usefixtures("fees_on")
def test_the_least_balance_is_what_the_fee_leaves(draft: Goods) -> None:
    vendor, shop = draft.vendor, draft.vendor.shop
    shop.execute("UPDATE ecom_data.setting SET value = '50' WHERE name = 'publishing_balance'")
    try:
        shop.value("SELECT ecom_data.take_fee(%s, 'fee', 10, 1, 'spent')", vendor.account_id)
        fill_wallet(vendor, "52.99")
        assert vendor.refused("publish_product", new_key(), draft.id, 1, 30, "3.00") == (
            "publishing_balance_too_low",
            "50.00",
        )
        assert balance(vendor) == Decimal("52.99"), "a fee is not taken for what does not happen"
        fill_wallet(vendor, "0.01")
        vendor.write("publish_product", new_key(), draft.id, 1, 30, "3.00")
        assert balance(vendor) == Decimal("50.00")
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '0' WHERE name = 'publishing_balance'")


@pytest.mark.usefixtures("fees_on")
def test_advertised_products_come_first_for_the_days_paid_for(vendor: Person) -> None:
    shop = vendor.shop
    older, newer = put_on_sale(vendor, "Older"), put_on_sale(vendor, "Newer")
    fill_wallet(vendor, "10.00")
    assert vendor.session.selling.terms().advertising(3) == Decimal("6.00")
    key = new_key()
    version = vendor.session.vendor_products.advertise(key, older.id, 1, 3, Decimal("6.00"))
    assert vendor.session.vendor_products.advertise(key, older.id, 1, 3, Decimal("6.00")) == version == 2
    assert balance(vendor) == Decimal("4.00") and _grant(vendor) == Decimal("10.00"), (
        "the grant pays listing fees only"
    )
    source = vendor.session.catalogue.search(ListingFilter(vendor_id=vendor.profile_id))
    assert [one.id for one in source.page(vendor.session, None, 0, 9)] == [older.id, newer.id]
    shop.move_clock(3 * DAY + 60)
    shop.execute("CALL ecom_data.end_special_prices()")
    assert [one.id for one in source.page(vendor.session, None, 0, 9)] == [newer.id, older.id]
    books_balance(shop)


@pytest.mark.usefixtures("fees_on")
def test_advertising_refuses_what_it_cannot_be(vendor: Person) -> None:
    goods = put_on_sale(vendor)
    for days in (0, 31, "1.5", None):
        assert vendor.refused("advertise_product", new_key(), goods.id, 1, days, "2.00") == (
            "number_out_of_range",
            "days",
        )
    assert vendor.refused("advertise_product", new_key(), goods.id, 1, 2, "2.00") == ("fee_changed", "4.00")
    assert vendor.refused("advertise_product", new_key(), goods.id, 1, 2, "4.00") == (
        "fee_not_covered",
        "4.00",
    )
    assert vendor.refused("advertise_product", new_key(), goods.id, 9, 2, "4.00")[0] == "changed_meanwhile"
    change_product(goods, status="off_shelf")
    assert vendor.refused("advertise_product", new_key(), goods.id, 1, 2, "4.00")[0] == "not_on_sale"


def test_a_seller_with_things_on_the_shelf_leaves_the_reserve_and_takes_all_when_leaving(
    vendor: Person, customer: Person
) -> None:
    shop = vendor.shop
    goods = put_on_sale(vendor)
    fill_wallet(vendor, "100.00")
    shop.execute("UPDATE ecom_data.setting SET value = '30' WHERE name = 'seller_reserve'")
    try:
        assert vendor.refused("ask_withdrawal", new_key(), "80", "ICBC") == ("reserve_stays", "70.00")
        assert vendor.refused("ask_withdrawal", new_key(), "100.01", "ICBC")[0] == "balance_too_low"
        vendor.write("ask_withdrawal", new_key(), "70", "ICBC")
        order = int(buy(customer, goods.line(), payment="cash_on_delivery")["orders"][0]["id"])
        change_product(goods, status="off_shelf")
        assert vendor.refused("ask_withdrawal", new_key(), "30", "ICBC")[0] == "reserve_stays"
        vendor.write("cancel_order_as_vendor", new_key(), order, "sold")
        vendor.write("ask_withdrawal", new_key(), "30", "ICBC")
        assert balance(vendor) == Decimal("0.00")
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '0' WHERE name = 'seller_reserve'")
    books_balance(shop)


def test_what_is_left_of_the_grant_goes_back_when_the_account_is_closed(people: People) -> None:
    vendor = people.vendor("Leaving")
    vendor.write("close_account", new_key())
    assert _grant(vendor) == Decimal("0.00")
    books_balance(vendor.shop)


def test_a_month_of_the_wallet_is_told_from_its_opening_to_its_closing(vendor: Person) -> None:
    shop = vendor.shop
    shop.move_clock(-40 * DAY)
    fill_wallet(vendor, "20.00")
    shop.move_clock(0)
    fill_wallet(vendor, "5.00")
    today = shop.value("SELECT ecom_data.shop_date(ecom_data.utc_now())")
    statement = vendor.session.selling.statement(today)
    assert statement.first == today.replace(day=1) and statement.is_a_month
    assert (statement.opening, statement.closing) == (Decimal("20.00"), Decimal("25.00"))
    assert [(line.kind, line.amount) for line in statement.lines] == [("top_up", Decimal("5.00"))]
    assert (statement.came_in, statement.went_out) == (Decimal("5.00"), Decimal("0.00"))
    empty = vendor.session.selling.statement(today.replace(year=today.year + 1))
    assert (empty.opening, empty.lines) == (Decimal("25.00"), ())
    assert vendor.refused("my_statement", "1970-01-01") == ("date_out_of_range", "month")
    assert vendor.refused("my_statement", None) == ("date_out_of_range", "month")
