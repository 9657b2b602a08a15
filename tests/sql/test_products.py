"""A vendor's own products: save_product, set_product_status, restock, my_products, my_product."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ecom_client.data.paging import SortKey
from ecom_client.domain import product_rules
from ecom_client.domain.catalogue import Condition, Product, ProductDraft, ProductStatus
from ecom_client.domain.errors import Invalid, Refused
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import books_balance, change_product, put_on_sale, stock_of
from tests.fixtures.people import InstalledShop, Person

Draft = Callable[..., ProductDraft]


@pytest.fixture
def category(shop: InstalledShop) -> int:
    shop.execute("INSERT INTO ecom_data.category (name) VALUES ('手机 Phones')")
    return int(shop.value("SELECT LAST_INSERT_ID()"))


@pytest.fixture
def draft(category: int) -> ProductDraft:
    return ProductDraft(
        name="小米手机 Xiaomi phone",
        description="九成新。\nComes with the charger.",
        category_id=category,
        price=Decimal("1299.00"),
        condition=Condition.LIKE_NEW,
        isbn_or_model="M2012K",
        campus="南苑 South",
        low_stock_at=2,
        stock=5,
    )


def _make(vendor: Person, draft: ProductDraft) -> Product:
    return _product(vendor, vendor.session.vendor_products.save(new_key(), draft)[0])


def _product(vendor: Person, product_id: int) -> Product:
    product = vendor.session.vendor_products.product(product_id)
    assert product is not None
    return product


def _publish(vendor: Person, product: Product) -> Product:
    vendor.session.vendor_products.set_status(new_key(), product.id, product.version, ProductStatus.ON_SALE)
    return _product(vendor, product.id)


def test_a_new_product_is_a_draft_that_only_its_vendor_sees(
    vendor: Person, other_vendor: Person, draft: ProductDraft
) -> None:
    product = _make(vendor, draft)
    assert (product.name, product.price, product.stock, product.status) == (
        draft.name,
        Decimal("1299.00"),
        5,
        ProductStatus.DRAFT,
    )
    assert product.description == draft.description
    assert (product.condition, product.isbn_or_model, product.campus) == (
        Condition.LIKE_NEW,
        "M2012K",
        "南苑 South",
    )
    assert product.listed_at is None and product.version == 1
    assert other_vendor.session.vendor_products.product(product.id) is None
    assert vendor.session.catalogue.listing(product.id) is None
    books_balance(vendor.shop)


def test_put_on_sale_it_is_in_the_catalogue_at_once(vendor: Person, draft: ProductDraft) -> None:
    product = _publish(vendor, _make(vendor, draft))
    assert product.status is ProductStatus.ON_SALE and product.version == 2 and product.listed_at is not None
    listing = vendor.session.catalogue.listing(product.id)
    assert listing is not None
    assert (listing.name, listing.price, listing.stock, listing.is_special) == (
        draft.name,
        Decimal("1299.00"),
        5,
        False,
    )
    assert listing.vendor_id == vendor.profile_id and listing.condition is Condition.LIKE_NEW
    version = vendor.session.vendor_products.set_status(new_key(), product.id, 2, ProductStatus.OFF_SHELF)
    assert vendor.session.catalogue.listing(product.id) is None
    vendor.session.vendor_products.set_status(new_key(), product.id, version, ProductStatus.ON_SALE)
    assert _product(vendor, product.id).listed_at == product.listed_at, (
        "taking it down and up again makes nothing new"
    )


def test_an_edit_shows_in_the_catalogue(vendor: Person, draft: ProductDraft) -> None:
    product = _publish(vendor, _make(vendor, draft))
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    edited = replace(draft, name="Redmi 手机", special_price=Decimal("999.00"), special_until=until, stock=99)
    assert vendor.session.vendor_products.save(new_key(), edited, product) == (product.id, 3)
    listing = vendor.session.catalogue.listing(product.id)
    assert listing is not None
    assert (listing.name, listing.price, listing.list_price) == (
        "Redmi 手机",
        Decimal("999.00"),
        Decimal("1299.00"),
    )
    assert listing.is_special and listing.special_until == until
    after = _product(vendor, product.id)
    assert (after.price_now, after.special_until, after.stock) == (Decimal("999.00"), until, 5)
    vendor.shop.move_clock(3 * 86400 + 60)
    assert _product(vendor, product.id).price_now == Decimal("1299.00")
    vendor.shop.execute("CALL ecom_data.refresh_listing(%s)", product.id)
    listing = vendor.session.catalogue.listing(product.id)
    assert listing is not None and listing.price == Decimal("1299.00") and not listing.is_special
    assert vendor.session.vendor_products.save(new_key(), edited, after)[1] == 4, (
        "a special that ended may stay"
    )


def test_of_two_edits_of_one_version_the_second_is_refused(vendor: Person, draft: ProductDraft) -> None:
    product = _make(vendor, draft)
    vendor.session.vendor_products.save(new_key(), replace(draft, name="First"), product)
    with pytest.raises(Refused) as caught:
        vendor.session.vendor_products.save(new_key(), replace(draft, name="Second"), product)
    assert caught.value.word == "changed_meanwhile"
    assert _product(vendor, product.id).name == "First"


def test_somebody_elses_product_is_not_found(
    vendor: Person, other_vendor: Person, draft: ProductDraft
) -> None:
    product = _make(vendor, draft)
    theirs = other_vendor.session.vendor_products
    for deed in (
        lambda: theirs.save(new_key(), draft, product),
        lambda: theirs.set_status(new_key(), product.id, product.version, ProductStatus.ON_SALE),
        lambda: theirs.restock(new_key(), product.id, 1),
    ):
        with pytest.raises(Refused) as caught:
            deed()
        assert (caught.value.word, caught.value.detail) == ("not_found", str(product.id))
    assert _product(vendor, product.id) == product


def test_a_customer_has_no_products(customer: Person, draft: ProductDraft) -> None:
    with pytest.raises(Refused) as caught:
        customer.session.vendor_products.save(new_key(), draft)
    assert caught.value.word == "not_allowed"


@pytest.mark.parametrize(
    ("change", "word", "field"),
    [
        ({"name": " "}, "text_missing", "name"),
        ({"name": "x" * 121}, "text_too_long", "name"),
        ({"name": "two\nlines"}, "text_unprintable", "name"),
        ({"description": "x" * 4001}, "text_too_long", "description"),
        ({"isbn_or_model": "x" * 65}, "text_too_long", "isbn_or_model"),
        ({"campus": "x" * 81}, "text_too_long", "campus"),
        ({"category_id": 2**40}, "choice_unknown", "category_id"),
        ({"category_id": None}, "choice_unknown", "category_id"),
        ({"price": None}, "amount_out_of_range", "price"),
        ({"price": Decimal("0")}, "amount_out_of_range", "price"),
        ({"price": Decimal("1.005")}, "amount_out_of_range", "price"),
        ({"price": Decimal("10000000")}, "amount_out_of_range", "price"),
        ({"special_price": Decimal("0.001")}, "amount_out_of_range", "special_price"),
        ({"special_price": Decimal("1299")}, "special_price_not_lower", "special_price"),
        (
            {"special_price": Decimal("9"), "special_until": datetime(2020, 1, 1, tzinfo=UTC)},
            "date_is_past",
            "special_until",
        ),
        ({"low_stock_at": -1}, "number_out_of_range", "low_stock_at"),
        ({"stock": -1}, "number_out_of_range", "stock"),
        ({"stock": 1_000_000}, "number_out_of_range", "stock"),
        ({"picture_ids": ("0" * 64,)}, "picture_unknown", "pictures"),
        ({"picture_ids": ("x" * 300,)}, "picture_unknown", "pictures"),
        ({"picture_ids": tuple(str(n) for n in range(9))}, "list_too_long", "pictures"),
    ],
)
def test_what_no_product_can_be_is_refused(
    vendor: Person, draft: ProductDraft, change: dict[str, Any], word: str, field: str
) -> None:
    before = vendor.shop.value("SELECT COUNT(*) FROM ecom_data.product")
    with pytest.raises(Refused) as caught:
        vendor.session.vendor_products.save(new_key(), replace(draft, **change))
    assert (caught.value.word, caught.value.detail) == (word, field)
    if change.keys() != {"picture_ids"} and change != {"category_id": 2**40}:  # what only the server can know
        with pytest.raises(Invalid) as known:
            product_rules.check(replace(draft, **change), datetime.now(UTC))
        assert (known.value.word, known.value.detail) == (word, field)
    assert vendor.shop.value("SELECT COUNT(*) FROM ecom_data.product") == before


def test_a_condition_is_one_of_the_four(vendor: Person, category: int) -> None:
    for condition in ("", "broken", "new,good", None):
        arguments = (
            new_key(),
            None,
            None,
            "Lamp",
            "",
            category,
            5,
            None,
            None,
            condition,
            "",
            "",
            0,
            1,
            "[]",
        )
        assert vendor.refused("save_product", *arguments) == ("choice_unknown", "item_condition")


@pytest.mark.parametrize("pictures", ["{}", "nonsense", '"x"'])
def test_pictures_come_as_a_list(vendor: Person, category: int, pictures: str) -> None:
    arguments = (new_key(), None, None, "Lamp", "", category, 5, None, None, "new", "", "", 0, 1, pictures)
    assert vendor.refused("save_product", *arguments) == ("list_too_long", "pictures")


def test_saving_twice_with_one_key_makes_one_product(vendor: Person, draft: ProductDraft) -> None:
    key = new_key()
    mine = vendor.session.vendor_products
    assert mine.save(key, draft) == mine.save(key, draft)
    assert (
        vendor.shop.value("SELECT COUNT(*) FROM ecom_data.product WHERE vendor_id = %s", vendor.profile_id)
        == 1
    )
    with pytest.raises(Refused) as caught:
        mine.save(key, replace(draft, name="Other"))
    assert caught.value.word == "key_used_for_something_else"
    for bad in ("", None, "short"):
        arguments = (bad, None, None, "Lamp", "", draft.category_id, 5, None, None, "new", "", "", 0, 1, "[]")
        assert vendor.refused("save_product", *arguments)[0] == "key_missing"


def test_states_a_vendor_cannot_give_or_leave(vendor: Person, draft: ProductDraft) -> None:
    product = _make(vendor, draft)
    for status in ("removed", "expired", "reserved", "", "nonsense", None):
        assert vendor.refused("set_product_status", new_key(), product.id, 1, status) == (
            "choice_unknown",
            "status",
        )
    assert vendor.refused("set_product_status", new_key(), product.id, 7, "on_sale")[0] == "changed_meanwhile"
    vendor.shop.execute("UPDATE ecom_data.product SET status = 'removed' WHERE id = %s", product.id)
    assert vendor.refused("set_product_status", new_key(), product.id, 1, "on_sale") == (
        "wrong_state",
        "removed",
    )


def test_the_same_key_publishes_once(vendor: Person, draft: ProductDraft) -> None:
    product = _make(vendor, draft)
    key = new_key()
    mine = vendor.session.vendor_products
    first = mine.set_status(key, product.id, 1, ProductStatus.ON_SALE)
    assert mine.set_status(key, product.id, 1, ProductStatus.ON_SALE) == first == 2
    assert (
        vendor.refused("set_product_status", key, product.id, 1, "draft")[0] == "key_used_for_something_else"
    )


def test_an_expired_listing_that_goes_up_again_is_new(vendor: Person) -> None:
    goods = put_on_sale(vendor)
    long_ago = datetime(2025, 1, 1)  # noqa: DTZ001 — as the server keeps it
    change_product(goods, status="expired", listed_at=long_ago, expires_at=long_ago + timedelta(days=7))
    vendor.session.vendor_products.set_status(new_key(), goods.id, 1, ProductStatus.ON_SALE)
    product = _product(vendor, goods.id)
    assert product.expires_at is not None and product.expires_at > datetime.now(UTC) + timedelta(days=29)
    assert product.listed_at is not None
    assert product.listed_at > datetime.now(UTC) - timedelta(minutes=5)


def test_publishing_needs_credit_and_a_balance(vendor: Person, draft: ProductDraft) -> None:
    shop = vendor.shop
    product = _make(vendor, draft)
    shop.execute("UPDATE ecom_data.account SET credit_score = 59 WHERE id = %s", vendor.account_id)
    assert vendor.refused("set_product_status", new_key(), product.id, 1, "on_sale")[0] == "credit_too_low"
    shop.execute("UPDATE ecom_data.account SET credit_score = 60 WHERE id = %s", vendor.account_id)
    shop.execute("UPDATE ecom_data.setting SET value = '50' WHERE name = 'publishing_balance'")
    try:
        refused = vendor.refused("set_product_status", new_key(), product.id, 1, "on_sale")
        assert refused == ("publishing_balance_too_low", "50.00")
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '0' WHERE name = 'publishing_balance'")
    assert _publish(vendor, product).status is ProductStatus.ON_SALE


def test_restocking_adds_and_takes(vendor: Person, draft: ProductDraft) -> None:
    product = _publish(vendor, _make(vendor, draft))
    mine = vendor.session.vendor_products
    key = new_key()
    assert mine.restock(key, product.id, 7) == mine.restock(key, product.id, 7) == 12
    assert vendor.refused("restock", key, product.id, 8)[0] == "key_used_for_something_else"
    assert mine.restock(new_key(), product.id, -12) == 0
    listing = vendor.session.catalogue.listing(product.id)
    assert listing is not None and listing.stock == 0
    assert vendor.refused("restock", new_key(), product.id, -1) == ("stock_too_low", "change")
    for change in (0, 1_000_000, None):
        assert vendor.refused("restock", new_key(), product.id, change) == ("number_out_of_range", "change")
    books_balance(vendor.shop)


def test_a_suspended_vendor_is_off_the_shelf(vendor: Person) -> None:
    goods = put_on_sale(vendor)
    guest = vendor.session.catalogue
    vendor.shop.execute("UPDATE ecom_data.vendor SET status = 'suspended' WHERE id = %s", vendor.profile_id)
    vendor.shop.execute("CALL ecom_data.refresh_vendor_listings(%s)", vendor.profile_id)
    assert guest.listing(goods.id) is None
    assert vendor.refused("restock", new_key(), goods.id, 1)[0] == "vendor_suspended"
    vendor.shop.execute(
        "UPDATE ecom_data.vendor SET status = 'active', name = 'New name' WHERE id = %s", vendor.profile_id
    )
    vendor.shop.execute("CALL ecom_data.refresh_vendor_listings(%s)", vendor.profile_id)
    listing = guest.listing(goods.id)
    assert listing is not None and listing.vendor_name == "New name" and listing.stock == stock_of(goods)


def test_the_list_is_paged_by_each_sort(vendor: Person, other_vendor: Person) -> None:
    names = ["苹果手机", "Book 书", "台灯 Lamp", "Bike 单车", "杯子 Cup"]
    made = [
        put_on_sale(vendor, name, price)
        for name, price in zip(names, ["30", "10", "20", "10", "50"], strict=True)
    ]
    put_on_sale(other_vendor, "Not mine")
    mine = vendor.session.vendor_products
    source = mine.source()
    for sort in ("id", "name", "price"):
        for descending in (False, True):
            ordered = source.with_sort([SortKey(sort, descending)])
            whole = ordered.page(vendor.session, None, 0, 100)
            assert {product.id for product in whole} == {goods.id for goods in made}
            seen, cursor = [], None
            while page := ordered.page(vendor.session, cursor, 0, 2):
                seen.extend(page)
                cursor = ordered.cursor(page[-1])
            assert [product.id for product in seen] == [product.id for product in whole]
            skipped = ordered.page(vendor.session, None, 3, 100)
            assert [product.id for product in skipped] == [product.id for product in whole[3:]]
            if sort != "name":
                values = [getattr(product, sort) for product in whole]
                assert values == sorted(values, reverse=descending)
    assert ordered.tail(vendor.session, None) == 5
    assert vendor.refused("my_products", "nonsense", 0, None, None, 0, 10, None, None, None) == (
        "choice_unknown",
        "sort",
    )


def test_the_list_is_narrowed_by_status_and_words(vendor: Person) -> None:
    phone, book = put_on_sale(vendor, "手机 Phone"), put_on_sale(vendor, "书 Book")
    change_product(book, status="off_shelf", isbn_or_model="978-7-111")
    source = vendor.session.vendor_products.source()

    def found(**values: object) -> set[int]:
        return {product.id for product in source.with_filter(values).page(vendor.session, None, 0, 10)}

    assert found(status=frozenset({"on_sale"})) == {phone.id}
    assert found(status=frozenset({"on_sale", "off_shelf"})) == {phone.id, book.id}
    assert found(words="机 Ph") == {phone.id}
    assert found(words="phone") == {phone.id}
    assert found(words="978-7-111") == {book.id}
    assert found(words="%") == set()
    assert found(words="  ") == {phone.id, book.id}


def test_the_list_is_narrowed_to_what_is_low(vendor: Person) -> None:
    low = put_on_sale(vendor, "Few", stock=2, low_stock_at=2)
    sold_out = put_on_sale(vendor, "None left", stock=0)
    enough = put_on_sale(vendor, "Many", stock=3, low_stock_at=2)
    hidden = put_on_sale(vendor, "Off the shelf", stock=0)
    change_product(hidden, status="off_shelf")
    for sort in ("id", "name", "price"):
        for descending in (False, True):
            source = vendor.session.vendor_products.source().with_sort([SortKey(sort, descending)])
            found = {
                few: {row.id for row in source.with_filter({"low": few}).page(vendor.session, None, 0, 10)}
                for few in (True, False)
            }
            assert found == {True: {low.id, sold_out.id}, False: {enough.id, hidden.id}}


def test_arguments_are_values(vendor: Person) -> None:
    put_on_sale(vendor)
    for hostile in ("' OR 1=1 -- ", "\\", "x') UNION SELECT 1"):
        assert vendor.call("my_products", "id", 1, None, None, 0, 10, None, hostile, None) == []
    assert len(vendor.call("my_products", "id", 1, None, None, 10**6, 10**6, None, None, None)) == 0
    assert json.dumps(hostile)
