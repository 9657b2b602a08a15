"""The public catalogue: search, filters, orders, reviews and sellers' cards, read as a guest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ecom_client.data.repositories.catalogue import Catalogue
from ecom_client.data.session import Session
from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import Condition, DepositBand, ListingFilter, ListingSort
from ecom_client.domain.errors import Refused
from tests.fixtures.goods import buy, change_product, fill_wallet, put_on_sale
from tests.fixtures.people import InstalledShop, Person


@pytest.fixture
def visitor(guest: Wire) -> Session:
    return Session(guest)


def _found(
    visitor: Session, vendor: Person, sort: ListingSort = ListingSort.NEWEST, **wanted: object
) -> list[int]:
    source = visitor.catalogue.search(ListingFilter(vendor_id=vendor.profile_id, **wanted), sort)  # type: ignore[arg-type]
    return [listing.id for listing in source.page(visitor, None, 0, 100)]


def test_chinese_and_latin_words_find_products_of_several_vendors(
    visitor: Session, vendor: Person, other_vendor: Person
) -> None:
    phone = put_on_sale(vendor, "小米手机 Xiaomi phone")
    other = put_on_sale(other_vendor, "二手手机，iPhone 12")
    book = put_on_sale(vendor, "线性代数 Linear algebra")
    stick = put_on_sale(vendor, "U盘 64GB")

    def found(words: str) -> set[int]:
        pages = visitor.catalogue.search(ListingFilter(words=words), ListingSort.RELEVANCE)
        return {listing.id for listing in pages.page(visitor, None, 0, 500)}

    assert {phone.id, other.id} <= found("手机") and book.id not in found("手机")
    assert phone.id in found("PHONE") and other.id not in found("phone"), "iPhone is another word than phone"
    assert phone.id in found("xiao") and other.id in found("iph")
    assert stick.id in found("U盘") and stick.id in found("盘") and stick.id in found("64gb")
    assert found("手机 xiaomi 手") >= {phone.id}
    assert book.id in found("代数") and book.id not in found("数线")
    assert found("没有这样东西") == set()


def test_words_stand_in_name_description_and_model(visitor: Session, vendor: Person) -> None:
    goods = put_on_sale(vendor, "Lamp")
    change_product(goods, description="护眼台灯 with a dimmer", isbn_or_model="TL-500")
    assert _found(visitor, vendor, words="台灯") == [goods.id]
    assert _found(visitor, vendor, words="dimmer") == [goods.id]
    assert _found(visitor, vendor, words="tl 500") == [goods.id]


def test_hostile_words_are_words(visitor: Session, vendor: Person) -> None:
    goods = put_on_sale(vendor, "Lamp 100%_sure")
    for words in ('"lamp"', "+lamp -lamp*", "lamp' OR 1=1 --", "lamp) @distance", "l%"):
        for sort in ListingSort:
            assert _found(visitor, vendor, sort, words=words) in ([goods.id], [])
    assert _found(visitor, vendor, words="% _ *") == [goods.id], "nothing to search for is no filter"


def test_frequent_words_are_found_along_the_order(visitor: Session, vendor: Person) -> None:
    made = [put_on_sale(vendor, f"充电线 Cable {number}").id for number in range(30)]
    source = visitor.catalogue.search(ListingFilter(words="充电线 cab", vendor_id=vendor.profile_id))
    assert [listing.id for listing in source.page(visitor, None, 0, 100)] == made[::-1]
    assert source._are_frequent == {"充电线 cab": True}
    by_text = visitor.catalogue.search(source.wanted, ListingSort.RELEVANCE)
    assert {listing.id for listing in by_text.page(visitor, None, 0, 100)} == set(made)


def test_each_filter_narrows(visitor: Session, vendor: Person) -> None:
    cheap = put_on_sale(vendor, "Cheap", "10.00", stock=0)
    dear = put_on_sale(vendor, "Dear", "500.00", category="书 Books")
    worn = put_on_sale(vendor, "Worn", "100.00")
    change_product(worn, item_condition="worn", campus="南苑 South campus", special_price=Decimal("90"))
    assert set(_found(visitor, vendor)) == {cheap.id, dear.id, worn.id}
    assert _found(visitor, vendor, price_to=Decimal("10.00")) == [cheap.id]
    assert set(_found(visitor, vendor, price_from=Decimal("90"))) == {dear.id, worn.id}
    assert set(_found(visitor, vendor, in_stock=True)) == {dear.id, worn.id}
    assert _found(visitor, vendor, conditions=frozenset({Condition.WORN, Condition.GOOD})) == [worn.id]
    assert _found(visitor, vendor, campus="南苑") == [worn.id] and _found(visitor, vendor, campus="%") == []
    assert _found(visitor, vendor, special_only=True) == [worn.id]
    books = next(c.id for c in visitor.catalogue.categories().roots if c.name == "书 Books")
    assert _found(visitor, vendor, category_ids=frozenset({books})) == [dear.id]
    vendor.shop.execute("UPDATE ecom_data.listing SET average_rating = 4.5 WHERE product_id = %s", dear.id)
    assert _found(visitor, vendor, minimum_rating=Decimal(4)) == [dear.id]


def test_every_order_pages_through_everything_once(visitor: Session, vendor: Person) -> None:
    made = [put_on_sale(vendor, f"手机 Phone {n}", str(100 + n % 3)) for n in range(9)]
    for place, goods in enumerate(made):
        vendor.shop.execute(
            "UPDATE ecom_data.listing SET sold_count = %s, average_rating = %s, is_advertised = %s"
            " WHERE product_id = %s",
            place % 4,
            place % 5,
            place == 2,
            goods.id,
        )
    for sort in ListingSort:
        for words in ("", "手机 3"):
            source = visitor.catalogue.search(ListingFilter(words=words, vendor_id=vendor.profile_id), sort)
            whole = [listing.id for listing in source.page(visitor, None, 0, 100)]
            assert set(whole) == {goods.id for goods in made} if not words else whole == [made[3].id]
            seen: list[int] = []
            cursor = None
            while page := source.page(visitor, cursor, 0, 2):
                seen.extend(listing.id for listing in page)
                cursor = source.cursor(page[-1])
            assert seen == whole
            assert source.tail(visitor, None) == len(whole)
    assert _found(visitor, vendor)[0] == made[2].id, "advertised first"
    assert _found(visitor, vendor, ListingSort.PRICE)[:3] == [made[0].id, made[3].id, made[6].id]
    assert _found(visitor, vendor, ListingSort.SALES)[0] == made[7].id


def test_relevance_counts_the_words_in_the_name(visitor: Session, vendor: Person) -> None:
    beside = put_on_sale(vendor, "保护壳 Case")
    change_product(beside, description="适合手机 fits any phone")
    named = put_on_sale(vendor, "手机 phone")
    assert _found(visitor, vendor, ListingSort.RELEVANCE, words="手机 phone") == [named.id, beside.id]


def test_categories_are_a_tree(visitor: Session, shop: InstalledShop) -> None:
    shop.execute("INSERT INTO ecom_data.category (name, position) VALUES ('数码 Digital', -1)")
    root = shop.value("SELECT LAST_INSERT_ID()")
    shop.execute("INSERT INTO ecom_data.category (parent_id, name) VALUES (%s, '手机')", root)
    child = shop.value("SELECT LAST_INSERT_ID()")
    tree = visitor.catalogue.categories()
    assert tree.roots[0].id == root
    assert [category.id for category in tree.path(child)] == [root, child]
    assert tree.with_all_below(root) == {root, child}
    assert (1, tree.get(child)) in tree.walk()


def test_reviews_show_shortened_names_and_no_hidden_ones(
    visitor: Session, vendor: Person, customer: Person
) -> None:
    goods = put_on_sale(vendor)
    order = buy(customer, goods.line())["orders"][0]
    shop = vendor.shop
    item = shop.value("SELECT id FROM ecom_data.order_item WHERE order_id = %s", order["id"])
    shop.execute(
        "INSERT INTO ecom_data.review"
        " (seller_id, order_item_id, product_id, customer_id, customer_name, rating, words, created_at)"
        " VALUES (%s, %s, %s, %s, '林小雨', 5, '很好 great', ecom_data.utc_now())",
        vendor.profile_id,
        item,
        goods.id,
        customer.profile_id,
    )
    review = shop.value("SELECT LAST_INSERT_ID()")
    shop.execute("CALL ecom_data.refresh_review(%s)", review)
    shown = visitor.catalogue.reviews(goods.id).page(visitor, None, 0, 10)
    assert [(one.id, one.customer_name, one.rating, one.words, one.reply) for one in shown] == [
        (review, "林**", 5, "很好 great", None)
    ]
    shop.execute("UPDATE ecom_data.review SET hidden_at = ecom_data.utc_now() WHERE id = %s", review)
    shop.execute("CALL ecom_data.refresh_review(%s)", review)
    assert visitor.catalogue.reviews(goods.id).page(visitor, None, 0, 10) == []


def test_a_sellers_card_tells_what_a_buyer_decides_by(visitor: Session, vendor: Person) -> None:
    assert visitor.catalogue.seller(vendor.profile_id) is None
    goods = put_on_sale(vendor)
    fill_wallet(vendor, "150")
    shop = vendor.shop
    shop.execute(
        "UPDATE ecom_data.product_statistics SET rating_count = 2, rating_sum = 9 WHERE product_id = %s",
        goods.id,
    )
    shop.execute("INSERT IGNORE INTO ecom_data.product_statistics VALUES (%s, 0, 0, 2, 9)", goods.id)
    shop.execute("CALL ecom_data.refresh_seller(%s)", vendor.profile_id)
    card = visitor.catalogue.seller(vendor.profile_id)
    assert card is not None
    assert card.name == vendor.signed_in.identity.vendor_name and card.listings_ever == 1
    assert (card.rating_count, card.average_rating, card.credit_score) == (2, Decimal("4.50"), 100)
    assert card.deposit_band is DepositBand.MEDIUM and card.completed_orders == 0


def test_the_tick_makes_and_renews_cards(visitor: Session, vendor: Person, other_vendor: Person) -> None:
    shop = vendor.shop
    shop.execute("CALL ecom_data.fold_sellers()")
    while shop.value("SELECT MAX(id) FROM ecom_data.vendor") > shop.value(
        "SELECT MAX(vendor_id) FROM ecom_data.seller_card"
    ):
        shop.execute("CALL ecom_data.fold_sellers()")
    assert visitor.catalogue.seller(other_vendor.profile_id) is not None
    shop.execute("UPDATE ecom_data.account SET credit_score = 77 WHERE id = %s", vendor.account_id)
    for _ in range(50):
        shop.execute("CALL ecom_data.fold_sellers()")
    card = visitor.catalogue.seller(vendor.profile_id)
    assert card is not None and card.credit_score == 100, "a fresh card is left alone"
    shop.move_clock(700)
    while shop.value(
        "SELECT MIN(folded_at) < ecom_data.utc_now() - INTERVAL 10 MINUTE FROM ecom_data.seller_card"
    ):
        shop.execute("CALL ecom_data.fold_sellers()")
    card = visitor.catalogue.seller(vendor.profile_id)
    assert card is not None and card.credit_score == 77


@pytest.mark.parametrize("table", ["product", "stock", "review", "seller_card", "listing", "picture"])
def test_a_guest_reads_views_and_no_tables(guest: Wire, table: str) -> None:
    from sqlalchemy import text

    with pytest.raises(Refused):
        guest.rows(text(f"SELECT * FROM ecom_data.{table}"))


def test_a_guest_changes_nothing(guest: Wire) -> None:
    from sqlalchemy import text

    for statement in (
        "UPDATE ecom.listing SET price = 1",
        "DELETE FROM ecom.review",
        "INSERT INTO ecom.category (name) VALUES ('x')",
    ):
        with pytest.raises(Refused):
            guest.rows(text(statement))
    assert Catalogue(guest).listings([]) == []
