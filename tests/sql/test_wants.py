"""Wants: posted, found by sellers, answered, closed, hidden; new listings that fit are told once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ecom_client.data.repositories.administration import WANTS
from ecom_client.data.repositories.wants import Wants
from ecom_client.domain.catalogue import ListingFilter, ProductStatus
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Folder, Recipient
from ecom_client.domain.wants import OfferStatus, OpenWant, WantDraft, WantOffer, WantStatus
from tests.fixtures.goods import Goods, put_on_sale
from tests.fixtures.people import People, Person

CUSTOMER, VENDOR = Window.CUSTOMER, Window.VENDOR


def _post(person: Person, name: str = "求购二手自行车", price: str = "300.00", **more: object) -> int:
    draft = WantDraft(name, "送到北门 North gate", Decimal(price), **more)  # type: ignore[arg-type]
    return person.session.wants.save(new_key(), draft)


def _mine(person: Person, **narrowed: object) -> list[tuple[int, WantStatus]]:
    source = Wants.mine().with_filter(narrowed)
    return [(row.id, row.status) for row in source.page(person.session, None, 0, 100)]


def _open(person: Person, **narrowed: object) -> list[OpenWant]:
    return Wants.open().with_filter(narrowed).page(person.session, None, 0, 100)


def _offers(person: Person, want: int) -> list[WantOffer]:
    return person.session.wants.offers(person.window, want)


def _told(person: Person, kind: str) -> list[dict[str, object]]:
    told = person.session.notifications.page(person.window)
    return [notification.detail for notification in told if notification.kind == kind]


def _publish(goods: Goods) -> None:
    """Put on the shelf as a vendor does, and let the tick compare it."""
    shop = goods.vendor.shop
    version = int(shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id))
    products = goods.vendor.session.vendor_products
    version = products.set_status(new_key(), goods.id, version, ProductStatus.OFF_SHELF)
    products.set_status(new_key(), goods.id, version, ProductStatus.ON_SALE)
    shop.execute("CALL ecom_data.match_listings()")


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "永久自行车 26寸", "280.00")


def test_a_want_is_posted_offered_on_accepted_and_closed(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    want = _post(customer, quantity=2)
    assert _mine(customer) == [(want, WantStatus.OPEN)]
    found = next(row for row in _open(vendor) if row.id == want)
    assert (found.customer_name, found.price, found.quantity, found.my_offers) == ("林**", Decimal(300), 2, 0)
    offer = vendor.session.wants.offer(new_key(), want, goods.id, "九成新\nLike new")
    told = _told(customer, "want_offer")
    assert [(one["want_id"], one["name"], one["words"]) for one in told] == [
        (want, "永久自行车 26寸", "九成新 Like new")
    ]
    (seen,) = _offers(customer, want)
    assert (seen.id, seen.product_id, seen.price, seen.is_on_sale) == (offer, goods.id, Decimal(280), True)
    assert _offers(vendor, want) == [seen]
    customer.session.wants.answer(new_key(), offer, OfferStatus.ACCEPTED, "我买了")
    assert _told(vendor, "want_offer_accepted")[0]["words"] == "我买了"
    assert (
        next(row for row in _open(vendor, offered=True) if row.id == want).my_status is OfferStatus.ACCEPTED
    )
    customer.session.wants.close(new_key(), want)
    assert _mine(customer, status="closed") == [(want, WantStatus.CLOSED)]
    assert want not in [row.id for row in _open(vendor)]
    assert want in [row.id for row in _open(vendor, offered=True)]


def test_sellers_find_wants_by_words_price_and_newest_first(customer: Person, vendor: Person) -> None:
    bicycle, phone = _post(customer, "山地自行车", "301.50"), _post(customer, "iPhone 13 手机", "1999.00")
    book = _post(customer, "高等数学 第七版", "15.00")
    assert [row.id for row in _open(vendor)][:3] == [book, phone, bicycle]
    assert [row.id for row in _open(vendor, words="自行车")][:1] == [bicycle]
    assert [row.id for row in _open(vendor, words="iph 手机")] == [phone]
    assert _open(vendor, words="iphone 自行车") == []
    assert [row.id for row in _open(vendor, price=(Decimal(1900), Decimal(2000)))] == [phone]
    by_price = Wants.open().with_sort([Wants.open().source.sorts[0].__class__("price")])
    paged, after = [], None
    while rows := by_price.page(vendor.session, after, 0, 1):
        paged.append(rows[0].id)
        after = by_price.cursor(rows[0])
    assert [one for one in paged if one in (bicycle, phone, book)] == [book, bicycle, phone]
    assert (
        vendor.refused("open_wants", "posted_at", 0, None, None, 0, 9, None, None, None, None)[0]
        == "choice_unknown"
    )
    assert customer.refused("my_wants", "posted_at", 0, None, None, 0, 9, None)[0] == "choice_unknown"


def test_a_new_listing_that_fits_is_told_once(customer: Person, vendor: Person, goods: Goods) -> None:
    want, cheap = _post(customer), _post(customer, "自行车", "100.00")
    other = _post(customer, "iPhone 13")
    _publish(goods)
    _publish(goods)
    assert [one["want_id"] for one in _told(customer, "want_match")] == [want]
    (match,) = _offers(customer, want)
    assert (match.is_match, match.product_id) == (True, goods.id)
    assert _offers(customer, cheap) == _offers(customer, other) == []
    assert _offers(vendor, want) == []


def test_latin_words_may_go_on(customer: Person, vendor: Person) -> None:
    want = _post(customer, "Wanted: a used desk lamp", "50.00")
    _publish(put_on_sale(vendor, "Desk lamps, adjustable", "40.00"))
    _publish(put_on_sale(vendor, "Lamp for the floor", "40.00"))
    assert [one["name"] for one in _told(customer, "want_match")] == ["Desk lamps, adjustable"]
    assert len(_offers(customer, want)) == 1


def test_the_same_key_posts_and_offers_once(customer: Person, vendor: Person, goods: Goods) -> None:
    key = new_key()
    arguments = (key, None, None, "自行车", "", "10.00", 1, 30)
    first = customer.write("save_want", *arguments)
    assert customer.write("save_want", *arguments) == first
    assert len(_mine(customer)) == 1
    key = new_key()
    offered = vendor.write("offer_on_want", key, first["id"], goods.id, "")
    assert vendor.write("offer_on_want", key, first["id"], goods.id, "") == offered
    assert len(_offers(customer, first["id"])) == 1
    assert vendor.refused("offer_on_want", key, first["id"], None, "x")[0] == "key_used_for_something_else"


def test_what_is_no_want_is_refused(customer: Person) -> None:
    good = ["自行车", "", "10.00", 1, 30]
    for place, value, refused in (
        (0, " ", ("text_missing", "name")),
        (0, "x" * 121, ("text_too_long", "name")),
        (1, "a\x00", ("text_unprintable", "description")),
        (2, "0", ("amount_out_of_range", "price")),
        (2, None, ("amount_out_of_range", "price")),
        (3, 0, ("number_out_of_range", "quantity")),
        (4, 91, ("number_out_of_range", "days")),
    ):
        arguments = [*good[:place], value, *good[place + 1 :]]
        assert customer.refused("save_want", new_key(), None, None, *arguments) == refused
    for _ in range(30):
        customer.write("save_want", new_key(), None, None, *good)
    assert customer.refused("save_want", new_key(), None, None, *good)[0] == "too_many_wants"


def test_a_want_is_changed_from_what_was_seen(customer: Person) -> None:
    want = _post(customer)
    row = Wants.mine().page(customer.session, None, 0, 1)[0]
    customer.session.wants.save(new_key(), WantDraft("平板", "", Decimal(9)), row)
    with pytest.raises(Refused, match="changed_meanwhile"):
        customer.session.wants.save(new_key(), WantDraft("平板", "", Decimal(8)), row)
    assert Wants.mine().page(customer.session, None, 0, 1)[0].name == "平板"
    customer.session.wants.close(new_key(), want)
    assert customer.refused("close_want", new_key(), want)[0] == "want_closed"
    closed = Wants.mine().page(customer.session, None, 0, 1)[0]
    customer.session.wants.save(new_key(), WantDraft("平板", "", Decimal(8)), closed)
    assert _mine(customer) == [(want, WantStatus.OPEN)]


def test_offers_that_cannot_be_are_refused(
    customer: Person, other_customer: Person, vendor: Person, other_vendor: Person, goods: Goods
) -> None:
    want = _post(customer)
    assert vendor.refused("offer_on_want", new_key(), want, None, " ") == ("text_missing", "words")
    assert vendor.refused("offer_on_want", new_key(), 2**40, None, "x")[0] == "not_found"
    assert other_vendor.refused("offer_on_want", new_key(), want, goods.id, "")[0] == "not_found"
    offer = vendor.session.wants.offer(new_key(), want, goods.id, "")
    assert vendor.refused("offer_on_want", new_key(), want, goods.id, "")[0] == "offered_already"
    vendor.shop.execute("UPDATE ecom_data.product SET status = 'off_shelf' WHERE id = %s", goods.id)
    assert vendor.refused("offer_on_want", new_key(), want, goods.id, "")[0] == "not_on_sale"
    for _ in range(4):
        vendor.session.wants.offer(new_key(), want, None, "words")
    assert vendor.refused("offer_on_want", new_key(), want, None, "more")[0] == "list_full"
    assert other_vendor.refused("withdraw_want_offer", new_key(), offer)[0] == "not_found"
    assert other_customer.refused("answer_want_offer", new_key(), offer, "accepted", "")[0] == "not_found"
    assert other_customer.refused("close_want", new_key(), want)[0] == "not_found"
    assert other_customer.call("want_offers", "customer", want) == []
    assert other_vendor.call("want_offers", "vendor", want) == []
    assert customer.refused("answer_want_offer", new_key(), offer, "maybe", "")[0] == "choice_unknown"
    vendor.session.wants.withdraw(new_key(), offer)
    assert customer.refused("answer_want_offer", new_key(), offer, "accepted", "")[0] == "offer_closed"
    assert vendor.refused("withdraw_want_offer", new_key(), offer)[0] == "offer_closed"
    assert offer not in [one.id for one in _offers(customer, want)]


def test_nobody_offers_to_themselves(customer: Person, vendor: Person, people: People) -> None:
    want = _post(customer)
    vendor.shop.execute(
        "UPDATE ecom_data.customer SET account_id = %s WHERE id = %s", vendor.account_id, customer.profile_id
    )
    assert vendor.refused("offer_on_want", new_key(), want, None, "x")[0] == "own_want"
    assert want not in [row.id for row in _open(vendor)]
    vendor.shop.execute(
        "UPDATE ecom_data.customer SET account_id = %s WHERE id = %s",
        customer.account_id,
        customer.profile_id,
    )


def test_who_is_blocked_offers_nothing(customer: Person, vendor: Person, goods: Goods) -> None:
    want, to = _post(customer), Recipient(login_name=customer.signed_in.identity.login_name)
    vendor.session.mailbox.send(new_key(), VENDOR, to, "t", "c")
    came = customer.session.mailbox.source(Folder.INBOX).page(customer.session, None, 0, 1)[0].id
    blocked = customer.session.mailbox.block_sender(came)
    for product, words in ((goods.id, ""), (None, "words")):
        refused = vendor.refused("offer_on_want", new_key(), want, product, words)
        assert refused == ("blocked_by_recipient", "")
    assert _offers(customer, want) == _told(customer, "want_offer") == []
    customer.session.mailbox.unblock(blocked)
    vendor.session.wants.offer(new_key(), want, goods.id, "")
    assert len(_offers(customer, want)) == 1


def test_a_want_ends_by_itself(customer: Person, vendor: Person) -> None:
    want = _post(customer, days=1)
    shop = customer.shop
    shop.move_clock(86_401)
    try:
        assert _mine(customer) == [(want, WantStatus.EXPIRED)]
        assert want not in [row.id for row in _open(vendor)]
        assert vendor.refused("offer_on_want", new_key(), want, None, "x")[0] == "want_closed"
        shop.execute("CALL ecom_data.expire_wants()")
        assert shop.value("SELECT status FROM ecom_data.want WHERE id = %s", want) == "expired"
    finally:
        shop.move_clock(0)


def test_an_administrator_hides_a_want_and_shows_it_again(
    customer: Person, vendor: Person, people: People
) -> None:
    want = _post(customer, "违禁品")
    administrator = people.administrator()
    clerk = people.administrator("Clerk", "Clerks who look")
    row = next(row for row in WANTS.page(administrator.session, None, 0, 100) if row["id"] == want)
    with pytest.raises(Refused, match="not_allowed"):
        clerk.session.wants.hide(new_key(), want, row["version"], True, "no")
    refused = administrator.refused("hide_want", new_key(), want, row["version"], 1, " ")
    assert refused == ("text_missing", "reason")
    assert administrator.refused("hide_want", new_key(), want, row["version"], 2, "x")[0] == "choice_unknown"
    assert administrator.refused("hide_want", new_key(), 2**40, 1, 1, "x")[0] == "not_found"
    administrator.session.wants.hide(new_key(), want, row["version"], True, "Not allowed here")
    assert (
        administrator.refused("hide_want", new_key(), want, row["version"], 1, "x")[0] == "changed_meanwhile"
    )
    assert _mine(customer) == [(want, WantStatus.HIDDEN)]
    assert _told(customer, "want_hidden")[0]["reason"] == "Not allowed here"
    assert vendor.refused("offer_on_want", new_key(), want, None, "x")[0] == "not_found"
    refused = customer.refused("save_want", new_key(), want, row["version"] + 1, "x", "", "1", 1, 30)
    assert refused[0] == "want_closed"
    administrator.session.wants.hide(new_key(), want, row["version"] + 1, False)
    assert want in [row.id for row in _open(vendor)]


def test_nothing_is_left_of_the_words_of_who_closed_their_account(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    want, shop = _post(customer, "台灯"), customer.shop
    offer = vendor.session.wants.offer(new_key(), want, goods.id, "my words")
    customer.session.wants.answer(new_key(), offer, OfferStatus.DECLINED, "my answer")
    customer.session.bargains.begin(new_key(), goods.id, 1, Decimal(200), "my reason")
    customer.session.saved_searches.save(new_key(), "mine", ListingFilter(words="台灯"))
    shop.execute("UPDATE ecom_data.account SET status = 'closed' WHERE id = %s", customer.account_id)
    assert want not in [row.id for row in _open(vendor)]
    for person in (customer, vendor):
        shop.execute("CALL ecom_data.forget_campus(%s)", person.account_id)
        shop.execute("CALL ecom_data.forget_campus(%s)", person.account_id)
    shop.execute("UPDATE ecom_data.account SET status = 'active' WHERE id = %s", customer.account_id)
    (left,) = _offers(customer, want)
    assert (left.words, left.answer, left.status) == ("", "", OfferStatus.DECLINED)
    assert _mine(customer) == [(want, WantStatus.CLOSED)]
    assert customer.session.saved_searches.mine() == []
    words = "SELECT COUNT(*) FROM ecom_data.bargain_step AS s INNER JOIN ecom_data.bargain AS b ON s.bargain_id = b.id"
    assert shop.value(f"{words} WHERE b.customer_id = %s AND s.words <> ''", customer.profile_id) == 0
