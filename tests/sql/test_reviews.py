"""Ratings of shops, reviews by vendors, and the one reply: who may, what counts, and what everybody sees."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ecom_client.data.repositories.catalogue import Catalogue
from ecom_client.data.repositories.reviews import Reviews
from ecom_client.data.session import Session
from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import Review
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, buy, put_on_sale
from tests.fixtures.people import Person


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor)


def _make_shop(vendor: Person) -> None:
    vendor.shop.execute("UPDATE ecom_data.vendor SET kind = 'shop' WHERE id = %s", vendor.profile_id)


def _receive(customer: Person, goods: Goods) -> int:
    order = int(buy(customer, goods.line())["orders"][0]["id"])
    goods.vendor.write("confirm_order", new_key(), order)
    goods.vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    return order


def _rate(customer: Person, vendor: Person, rating: int = 5, words: str = "很好 Fine") -> bool:
    return customer.session.reviews.rate_shop(new_key(), vendor.profile_id, rating, words)


def _shown(wire: Wire, vendor: Person) -> list[Review]:
    return Reviews.of_shop(vendor.profile_id).page(Session(wire), None, 0, 50)


def _card(person: Person, vendor: Person) -> tuple[int, Decimal, int, Decimal]:
    card = person.session.catalogue.seller(vendor.profile_id)
    assert card is not None
    return card.shop_rating_count, card.shop_average, card.other_rating_count, card.other_average


def _received(vendor: Person, **narrowed: object) -> list[int]:
    source = Reviews.received().with_filter(narrowed)
    return [row.id for row in source.page(vendor.session, None, 0, 50)]


def test_a_shop_is_rated_by_anybody_and_who_bought_there_counts_apart(
    customer: Person, other_customer: Person, vendor: Person, goods: Goods, guest: Wire
) -> None:
    _make_shop(vendor)
    _receive(customer, goods)
    assert _rate(customer, vendor, 5) is True
    assert _rate(other_customer, vendor, 2, "slow") is False
    assert _card(customer, vendor) == (1, Decimal("5.00"), 1, Decimal("2.00"))
    assert {(one.customer_name, one.rating, one.bought) for one in _shown(guest, vendor)} == {
        ("林**", 5, 1),
        ("Z**", 2, 0),
    }
    told = [one.kind for one in vendor.session.notifications.page(vendor.window)]
    assert told.count("shop_rated") == 2


def test_a_rating_is_one_and_can_be_changed(customer: Person, vendor: Person, guest: Wire) -> None:
    _make_shop(vendor)
    assert customer.session.reviews.mine_of(vendor.profile_id) is None
    _rate(customer, vendor, 2)
    _rate(customer, vendor, 4, "better now")
    mine = customer.session.reviews.mine_of(vendor.profile_id)
    assert mine is not None and (mine.rating, mine.words) == (4, "better now")
    assert [one.rating for one in _shown(guest, vendor)] == [4]
    assert _card(customer, vendor)[2:] == (1, Decimal("4.00"))


def test_an_individual_seller_is_rated_by_who_received_something(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    assert customer.refused("rate_shop", new_key(), vendor.profile_id, 5, "")[0] == "not_bought"
    _receive(customer, goods)
    assert _rate(customer, vendor) is True


def test_the_vendor_replies_once_and_everybody_reads_it(
    customer: Person, vendor: Person, other_vendor: Person, guest: Wire
) -> None:
    _make_shop(vendor)
    _rate(customer, vendor)
    review = _received(vendor, unanswered=True)[0]
    assert other_vendor.refused("reply_review", new_key(), review, "hm")[0] == "not_found"
    assert vendor.refused("reply_review", new_key(), review, " ") == ("text_missing", "words")
    assert vendor.refused("reply_review", new_key(), review, "x" * 2001)[0] == "text_too_long"
    key = new_key()
    vendor.session.reviews.reply(key, review, "谢谢 Thanks")
    vendor.session.reviews.reply(key, review, "谢谢 Thanks")
    assert _shown(guest, vendor)[0].reply == "谢谢 Thanks"
    assert vendor.refused("reply_review", new_key(), review, "more")[0] == "already_replied"
    assert _received(vendor, unanswered=True) == []
    told = [one.kind for one in customer.session.notifications.page(customer.window)]
    assert "review_answered" in told


def test_the_reply_to_a_products_review_shows_on_its_page(
    customer: Person, vendor: Person, goods: Goods, guest: Wire
) -> None:
    order = _receive(customer, goods)
    item = customer.shop.value("SELECT id FROM ecom_data.order_item WHERE order_id = %s", order)
    customer.write("rate_item", new_key(), item, 4, "good")
    review = _received(vendor, kind="product")[0]
    vendor.session.reviews.reply(new_key(), review, "Thanks")
    shown = Catalogue(guest).reviews(goods.id).page(Session(guest), None, 0, 9)
    assert [(one.rating, one.reply, one.kind) for one in shown] == [(4, "Thanks", "product")]


def test_another_vendor_reviews_a_product_and_counts_for_no_average(
    vendor: Person, other_vendor: Person, customer: Person, goods: Goods, guest: Wire
) -> None:
    other_vendor.session.reviews.review_as_vendor(new_key(), goods.id, 1, "Bad copy")
    shown = Catalogue(guest).reviews(goods.id).page(Session(guest), None, 0, 9)
    assert [(one.kind, one.customer_name, one.rating) for one in shown] == [
        ("vendor", other_vendor.signed_in.identity.vendor_name, 1)
    ]
    vendor.shop.execute("CALL ecom_data.refresh_listing(%s)", goods.id)
    listing = Catalogue(guest).listing(goods.id)
    assert listing is not None and listing.rating_count == 0
    again = other_vendor.refused("review_as_vendor", new_key(), goods.id, 1, "again")
    assert again[0] == "already_rated"
    assert vendor.refused("review_as_vendor", new_key(), goods.id, 5, "great")[0] == "own_review"
    assert customer.refused("review_as_vendor", new_key(), goods.id, 5, "x")[0] == "profile_missing"
    assert _received(vendor, kind="vendor")


def test_what_is_no_rating_is_refused(
    customer: Person, vendor: Person, other_vendor: Person, goods: Goods
) -> None:
    _make_shop(vendor)
    for rating in (0, 6, None, 2.5):
        refused = customer.refused("rate_shop", new_key(), vendor.profile_id, rating, "x")
        assert refused == ("choice_unknown", "rating")
        refused = other_vendor.refused("review_as_vendor", new_key(), goods.id, rating, "x")
        assert refused == ("choice_unknown", "rating")
    assert customer.refused("rate_shop", new_key(), vendor.profile_id, 5, "x" * 2001)[0] == "text_too_long"
    assert customer.refused("rate_shop", new_key(), 2**40, 5, "x")[0] == "not_found"
    assert other_vendor.refused("review_as_vendor", new_key(), goods.id, 5, " ")[0] == "text_missing"
    assert other_vendor.refused("review_as_vendor", new_key(), 2**40, 5, "x")[0] == "not_found"
    assert vendor.refused("vendor_reviews", "rating", 1, None, None, 0, 9, None, None)[0] == "choice_unknown"


def test_nobody_rates_themselves(vendor: Person, goods: Goods) -> None:
    """A vendor who buys, too, does not rate their own shop."""
    _make_shop(vendor)
    vendor.write("register_customer", "Own", "138 0000 0000", None, 1, "en")
    with pytest.raises(Refused, match=r"own_review|not_allowed"):
        vendor.wire.read("rate_shop", new_key(), vendor.profile_id, 5, "great")


def test_the_same_key_rates_once(
    customer: Person, vendor: Person, other_vendor: Person, goods: Goods
) -> None:
    _make_shop(vendor)
    call = ("rate_shop", new_key(), vendor.profile_id, 5, "once")
    assert customer.write(*call) == customer.write(*call)
    other = ("review_as_vendor", new_key(), goods.id, 5, "once")
    assert other_vendor.write(*other) == other_vendor.write(*other)
    assert len(_received(vendor)) == 2


def test_an_administrator_hides_a_shops_rating_and_its_figures_follow(
    customer: Person, vendor: Person, administrator: Person, guest: Wire
) -> None:
    _make_shop(vendor)
    _rate(customer, vendor, 1)
    review = _received(vendor)[0]
    administrator.write("hide_review", new_key(), review, 1, "insult")
    assert _shown(guest, vendor) == []
    assert _card(customer, vendor)[2] == 0
    assert vendor.refused("reply_review", new_key(), review, "x")[0] == "not_found"
    administrator.write("show_review", new_key(), review, 2, "mistake")
    assert len(_shown(guest, vendor)) == 1
    assert _card(customer, vendor)[2] == 1


def test_others_see_no_received_reviews(
    customer: Person, vendor: Person, other_vendor: Person, guest: Wire
) -> None:
    _make_shop(vendor)
    _rate(customer, vendor)
    assert _received(other_vendor) == []
    with pytest.raises(Refused, match="not_allowed"):
        customer.call("vendor_reviews", "id", 1, None, None, 0, 9, None, None)
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("my_shop_review", vendor.profile_id)
