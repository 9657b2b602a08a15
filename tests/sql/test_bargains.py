"""Bargains: asked, offered, countered, agreed; what is agreed is held, bought at its price, or comes back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from ecom_client.data.repositories.bargains import Bargains
from ecom_client.domain.bargains import Bargain, BargainAct, BargainStatus
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Folder, Recipient
from tests.fixtures.goods import (
    Goods,
    books_balance,
    buy,
    change_product,
    checkout,
    fill_wallet,
    put_on_sale,
    stock_of,
)
from tests.fixtures.people import People, Person

ACCEPT, REFUSE, COUNTER, WITHDRAW = BargainAct
S = BargainStatus


@pytest.fixture(autouse=True)
def books(customer: Person) -> Iterator[None]:
    """Whatever happens to stock and money, they add up; and the clock is right again."""
    yield
    customer.shop.move_clock(0)
    books_balance(customer.shop)


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "自行车 Bicycle", "100.00", 1)


def _begin(person: Person, goods: Goods, price: str | None = "80.00", quantity: int = 1) -> int:
    named = None if price is None else Decimal(price)
    return person.session.bargains.begin(new_key(), goods.id, quantity, named, "便宜点?")


def _seen(person: Person, bargain: int) -> Bargain:
    rows = Bargains.source(person.window).page(person.session, None, 0, 100)
    return next(row for row in rows if row.id == bargain)


def _do(person: Person, bargain: int, act: BargainAct, price: str | None = None) -> BargainStatus:
    named = None if price is None else Decimal(price)
    return person.session.bargains.answer(new_key(), person.window, _seen(person, bargain), act, named)


def _told(person: Person) -> list[str]:
    told = person.session.notifications.page(person.window)
    return [one.kind for one in told if one.kind.startswith("bargain_")]


def _status(goods: Goods) -> str:
    return str(goods.vendor.shop.value("SELECT status FROM ecom_data.product WHERE id = %s", goods.id))


def _listed(goods: Goods) -> bool:
    return bool(goods.vendor.shop.execute("SELECT 1 FROM ecom_data.listing WHERE product_id = %s", goods.id))


def test_an_offer_is_accepted_held_and_bought_at_its_price(
    customer: Person, other_customer: Person, vendor: Person, goods: Goods
) -> None:
    bargain = _begin(customer, goods)
    assert vendor.session.notifications.news(Window.VENDOR).bargains == 1
    assert _do(vendor, bargain, ACCEPT) is S.ACCEPTED
    assert (stock_of(goods), _status(goods), _listed(goods)) == (0, "reserved", False)
    assert customer.session.notifications.news(Window.CUSTOMER).bargains == 1
    # Nobody else gets it, nor the customer at another price.
    fill_wallet(other_customer, "100")
    refused = other_customer.refused("place_orders", *checkout(other_customer, goods.line()))
    assert refused == ("not_on_sale", str(goods.id))
    refused = customer.refused("place_orders", *checkout(customer, goods.line()))
    assert refused == ("price_changed", str(goods.id))
    customer.write("set_cart_item", goods.id, 1)
    (line,) = customer.session.cart.mine().lines
    assert (line.price, line.list_price, line.trouble) == (Decimal(80), Decimal(100), None)
    assert line.agreed_until is not None
    order = buy(customer, goods.line(price="80.00"))["orders"][0]
    assert order["total"] == "80.00"
    assert _seen(customer, bargain).status is S.BOUGHT
    assert (stock_of(goods), _status(goods)) == (0, "on_sale")
    assert [(step.side, step.act) for step in customer.session.bargains.steps(Window.CUSTOMER, bargain)] == [
        ("customer", "offer"),
        ("vendor", "accept"),
        ("customer", "buy"),
    ]
    assert (_told(vendor), _told(customer)) == (["bargain_asked"], ["bargain_accepted"])
    # The price held once.
    customer.write("cancel_order", new_key(), order["id"], "")
    refused = customer.refused("place_orders", *checkout(customer, goods.line(price="80.00")))
    assert refused == ("price_changed", str(goods.id))


def test_asking_countering_to_and_fro(customer: Person, vendor: Person, goods: Goods) -> None:
    bargain = _begin(customer, goods, price=None)
    version = _seen(vendor, bargain).version
    refused = vendor.refused("answer_bargain", new_key(), "vendor", bargain, version, "accept", None, "")
    assert refused == ("amount_out_of_range", "price")
    assert _do(vendor, bargain, COUNTER, "95") is S.COUNTERED
    assert _do(customer, bargain, COUNTER, "85") is S.ASKED
    assert _do(vendor, bargain, COUNTER, "90") is S.COUNTERED
    assert stock_of(goods) == 1
    assert _do(customer, bargain, ACCEPT) is S.ACCEPTED
    assert _seen(vendor, bargain).price == Decimal(90)
    steps = vendor.session.bargains.steps(Window.VENDOR, bargain)
    assert [(step.act, step.price) for step in steps] == [
        ("ask", None),
        ("counter", Decimal(95)),
        ("offer", Decimal(85)),
        ("counter", Decimal(90)),
        ("accept", Decimal(90)),
    ]


def test_what_is_agreed_and_not_bought_comes_back_by_itself(
    customer: Person, other_customer: Person, vendor: Person, goods: Goods
) -> None:
    bargain, other = _begin(customer, goods), _begin(other_customer, goods, price=None)
    _do(vendor, bargain, ACCEPT)
    shop = customer.shop
    shop.move_clock(23 * 3600)
    shop.execute("CALL ecom_data.expire_bargains()")
    assert _seen(customer, bargain).status is S.ACCEPTED
    shop.move_clock(24 * 3600 + 5)
    # Over when its time is over, also where the tick has not come by.
    assert _seen(customer, bargain).status is S.EXPIRED
    refused = customer.refused("place_orders", *checkout(customer, goods.line(price="80.00")))
    assert refused[0] in ("not_on_sale", "out_of_stock")
    shop.execute("CALL ecom_data.expire_bargains()")
    assert (stock_of(goods), _status(goods), _listed(goods)) == (1, "on_sale", True)
    assert _told(customer)[0] == _told(vendor)[0] == "bargain_expired"
    assert _seen(other_customer, other).status is S.ASKED
    shop.move_clock(4 * 86400)
    shop.execute("CALL ecom_data.expire_bargains()")
    assert _seen(other_customer, other).status is S.EXPIRED
    shop.execute("CALL ecom_data.expire_bargains()")
    assert stock_of(goods) == 1


def test_a_customer_lets_an_agreement_go(customer: Person, vendor: Person, goods: Goods) -> None:
    bargain = _begin(customer, goods)
    _do(vendor, bargain, ACCEPT)
    assert _do(customer, bargain, WITHDRAW) is S.WITHDRAWN
    assert (stock_of(goods), _status(goods), _listed(goods)) == (1, "on_sale", True)
    refused = customer.refused("place_orders", *checkout(customer, goods.line(price="80.00")))
    assert refused[0] == "price_changed"
    _begin(customer, goods)


def test_only_the_quantity_agreed_has_the_price(customer: Person, vendor: Person) -> None:
    goods = put_on_sale(vendor, "杯子 Cup", "10.00", 5)
    bargain = _begin(customer, goods, "8", quantity=3)
    _do(vendor, bargain, ACCEPT)
    assert (stock_of(goods), _status(goods)) == (2, "on_sale")
    refused = customer.refused("place_orders", *checkout(customer, goods.line(2, price="8.00")))
    assert refused[0] == "price_changed"
    buy(customer, goods.line(2))
    assert (stock_of(goods), _seen(customer, bargain).status) == (0, S.ACCEPTED)
    buy(customer, goods.line(3, price="8.00"))
    assert _seen(customer, bargain).status is S.BOUGHT


def test_the_vendor_changes_price_or_shelf_and_keeps_their_word(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    bargain = _begin(customer, goods)
    _do(vendor, bargain, ACCEPT)
    version = vendor.shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id)
    refused = vendor.refused("set_product_status", new_key(), goods.id, version, "sold_elsewhere")
    assert refused == ("product_reserved", str(goods.id))
    change_product(goods, price="120.00")
    vendor.write("restock", new_key(), goods.id, 1)
    assert (stock_of(goods), _status(goods)) == (1, "on_sale")
    version = vendor.shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id)
    refused = vendor.refused("set_product_status", new_key(), goods.id, version, "off_shelf")
    assert refused[0] == "product_reserved"
    assert buy(customer, goods.line(price="80.00"))["total"] == "80.00"
    assert stock_of(goods) == 1


def test_the_last_one_is_agreed_with_one_customer_only(
    customer: Person, other_customer: Person, vendor: Person, goods: Goods
) -> None:
    one, two = _begin(customer, goods), _begin(other_customer, goods, "90")
    _do(vendor, two, ACCEPT)
    seen = _seen(vendor, one)
    refused = vendor.refused(
        "answer_bargain", new_key(), "vendor", one, seen.version, "accept", seen.price, ""
    )
    assert refused == ("not_on_sale", str(goods.id))
    assert _do(vendor, one, REFUSE) is S.REFUSED


def test_the_same_key_asks_and_agrees_once(customer: Person, vendor: Person) -> None:
    goods = put_on_sale(vendor, stock=5)
    key, price = new_key(), str(goods.price - 1)
    first = customer.write("begin_bargain", key, goods.id, 1, price, "")
    assert customer.write("begin_bargain", key, goods.id, 1, price, "") == first
    key = new_key()
    arguments = (key, "vendor", first["id"], first["version"], "accept", price, "")
    agreed = vendor.write("answer_bargain", *arguments)
    assert vendor.write("answer_bargain", *arguments) == agreed
    assert stock_of(goods) == 4
    refused = vendor.refused(
        "answer_bargain", key, "vendor", first["id"], first["version"], "refuse", None, ""
    )
    assert refused[0] == "key_used_for_something_else"


def test_what_cannot_be_bargained_is_refused(
    customer: Person, vendor: Person, other_vendor: Person, goods: Goods, people: People
) -> None:
    def begin(*arguments: object) -> tuple[str, str]:
        return customer.refused("begin_bargain", new_key(), *arguments)

    assert begin(goods.id, 1, "100.00", "") == ("price_not_lower", "price")
    assert begin(goods.id, 1, "0", "") == ("amount_out_of_range", "price")
    assert begin(goods.id, 2, "80", "")[0] == "out_of_stock"
    assert begin(goods.id, 0, "80", "")[0] == "quantity_out_of_range"
    assert begin(2**40, 1, "80", "")[0] == "not_on_sale"
    assert begin(goods.id, 1, "80", "x" * 501)[0] == "text_too_long"
    bargain = _begin(customer, goods)
    assert begin(goods.id, 1, "80", "")[0] == "bargain_open"
    version = _seen(customer, bargain).version

    def answer(person: Person, act: str, price: str | None = None, seen: int = version) -> str:
        side = person.window.value
        return person.refused("answer_bargain", new_key(), side, bargain, seen, act, price, "")[0]

    assert answer(customer, "accept", "80") == "not_your_turn"
    assert answer(customer, "refuse") == "not_your_turn"
    assert answer(vendor, "withdraw") == "not_your_turn"
    assert answer(vendor, "haggle") == "choice_unknown"
    assert answer(vendor, "accept", "80", version + 1) == "changed_meanwhile"
    assert answer(vendor, "accept", "79") == "price_changed"
    assert answer(vendor, "counter") == "amount_out_of_range"
    assert answer(other_vendor, "accept", "80") == "not_found"
    assert other_vendor.call("bargain_steps", "vendor", bargain) == []
    assert vendor.refused("bargain_steps", "customer", bargain)[0] == "profile_missing"
    assert vendor.refused("bargain_steps", None, bargain)[0] == "choice_unknown"
    assert (
        vendor.refused("answer_bargain", new_key(), None, bargain, 1, "accept", "1", "")[0]
        == "choice_unknown"
    )
    _do(vendor, bargain, REFUSE)
    assert answer(vendor, "accept", "80", version + 1) == "bargain_closed"
    assert customer.refused("my_bargains", "changed_at", 0, None, None, 0, 9, None)[0] == "choice_unknown"
    assert vendor.refused("vendor_bargains", "id", 1, None, None, 0, 9, None)[0] == "choice_unknown"


def test_nobody_bargains_with_themselves_or_with_whoever_blocked_them(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    vendor.write("register_customer", "Also buys", "", "", 1, "en")
    buyer = Person(vendor.shop, vendor.signed_in, vendor.window, vendor.another_wire(Window.CUSTOMER))
    refused = buyer.refused("begin_bargain", new_key(), goods.id, 1, "80", "")
    buyer.wire.close()
    assert refused == ("own_product", str(goods.id))
    to = Recipient(vendor_id=vendor.profile_id)
    customer.session.mailbox.send(new_key(), Window.CUSTOMER, to, "t", "c")
    came = vendor.session.mailbox.source(Folder.INBOX).page(vendor.session, None, 0, 1)[0].id
    vendor.session.mailbox.block_sender(came)
    refused = customer.refused("begin_bargain", new_key(), goods.id, 1, "80", "")
    assert refused == ("blocked_by_recipient", "")
    assert vendor.session.notifications.news(Window.VENDOR).bargains == 0
    assert (_told(vendor), stock_of(goods), _status(goods)) == ([], 1, "on_sale")
    begun = "SELECT COUNT(*) FROM ecom_data.bargain WHERE product_id = %s"
    assert vendor.shop.value(begun, goods.id) == 0


def test_a_vendor_sees_what_waits_first(customer: Person, vendor: Person) -> None:
    one, two, three = (_begin(customer, put_on_sale(vendor, price="10.00"), "9") for _ in range(3))
    _do(vendor, three, COUNTER, "9.5")
    source = Bargains.source(Window.VENDOR)
    paged, after = [], None
    while rows := source.page(vendor.session, after, 0, 1):
        paged.append(rows[0].id)
        after = source.cursor(rows[0])
    assert paged == [two, one, three]
    waiting = source.with_filter({"status": frozenset({"asked"})})
    assert {row.id for row in waiting.page(vendor.session, None, 0, 9)} == {one, two}
    mine = Bargains.source(Window.CUSTOMER).page(customer.session, None, 0, 9)
    assert [row.id for row in mine] == [three, two, one]
    assert vendor.session.vendor_orders.overview().bargains == 2
