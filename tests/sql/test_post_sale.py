"""Conversations about an order: written once, read by its two sides alone, unread marks, the vendor's inbox."""

from __future__ import annotations

import pytest

from ecom_client.data.repositories.post_sale import PostSale
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import Person

CUSTOMER, VENDOR = Window.CUSTOMER, Window.VENDOR


@pytest.fixture
def order(customer: Person, vendor: Person) -> int:
    return int(buy(customer, put_on_sale(vendor).line())["orders"][0]["id"])


def _say(person: Person, order: int, words: str = "什么时候发货? When?") -> int:
    return person.session.post_sale.write(new_key(), person.window, order, words)


def _list(person: Person, **narrowed: object) -> list[tuple[int, int, str]]:
    source = PostSale.source(person.window).with_filter(narrowed)
    return [(row.id, row.unread, row.last_words) for row in source.page(person.session, None, 0, 100)]


def _news(person: Person) -> int:
    return person.session.notifications.news(person.window).post_sale


def _told(person: Person) -> int:
    told = person.session.notifications.page(person.window)
    return sum(notification.kind == "post_sale_message" for notification in told)


def test_both_sides_talk_and_see_what_is_unread(customer: Person, vendor: Person, order: int) -> None:
    assert _list(customer) == _list(vendor) == []
    first = _say(customer, order)
    assert (_list(vendor), _news(vendor)) == ([(order, 1, "什么时候发货? When?")], 1)
    assert (_list(customer), _news(customer)) == ([(order, 0, "什么时候发货? When?")], 0)
    vendor.session.post_sale.mark_read(VENDOR, order, first)
    assert _news(vendor) == 0
    _say(vendor, order, "明天\nTomorrow")
    assert _list(customer) == [(order, 1, "明天 Tomorrow")]
    assert _list(vendor, unread=True) == []
    said = customer.session.post_sale.messages(CUSTOMER, order)
    assert [(one.side, one.content, one.read_at is not None) for one in said] == [
        (CUSTOMER, "什么时候发货? When?", True),
        (VENDOR, "明天\nTomorrow", False),
    ]
    assert said == vendor.session.post_sale.messages(VENDOR, order)


def test_marking_goes_up_to_what_was_seen_and_never_to_ones_own(
    customer: Person, vendor: Person, order: int
) -> None:
    seen = _say(customer, order)
    _say(customer, order, "hello?")
    vendor.session.post_sale.mark_read(VENDOR, order, seen)
    vendor.session.post_sale.mark_read(VENDOR, order, seen)
    assert _list(vendor)[0][1] == 1
    customer.session.post_sale.mark_read(CUSTOMER, order, 2**60)
    assert _list(vendor)[0][1] == 1


def test_the_same_key_says_it_once(customer: Person, vendor: Person, order: int) -> None:
    key = new_key()
    first = customer.write("write_post_sale_message", key, "customer", order, "once")
    assert customer.write("write_post_sale_message", key, "customer", order, "once") == first
    assert len(vendor.session.post_sale.messages(VENDOR, order)) == 1
    refused = customer.refused("write_post_sale_message", key, "customer", order, "twice")
    assert refused[0] == "key_used_for_something_else"


def test_nobody_else_reads_writes_or_marks(
    customer: Person, other_customer: Person, vendor: Person, other_vendor: Person, order: int, guest: Wire
) -> None:
    said = _say(customer, order)
    for stranger in (other_customer, other_vendor):
        side = stranger.window.value
        assert stranger.call("post_sale_messages", side, order) == []
        assert stranger.refused("write_post_sale_message", new_key(), side, order, "x")[0] == "not_found"
        assert stranger.refused("mark_post_sale_read", side, order, said)[0] == "not_found"
        assert _list(stranger) == []
    assert vendor.refused("post_sale_messages", "customer", order) == ("profile_missing", "customer")
    assert vendor.refused("write_post_sale_message", new_key(), "system", order, "x")[0] == "choice_unknown"
    assert vendor.refused("mark_post_sale_read", None, order, said)[0] == "choice_unknown"
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("post_sale_messages", "customer", order)
    assert _news(vendor) == 1


def test_what_is_no_message_is_refused(customer: Person, order: int) -> None:
    for words, word in (
        ("  \n", "text_missing"),
        ("x" * 2001, "text_too_long"),
        ("a\x00b", "text_unprintable"),
    ):
        refused = customer.refused("write_post_sale_message", new_key(), "customer", order, words)
        assert refused == (word, "content")
    shop = customer.shop
    _say(customer, order)
    shop.execute("UPDATE ecom_data.post_sale SET message_count = 500 WHERE order_id = %s", order)
    refused = customer.refused("write_post_sale_message", new_key(), "customer", order, "one more")
    assert refused[0] == "conversation_full"


def test_a_vendor_reads_the_unanswered_first(customer: Person, vendor: Person) -> None:
    goods = put_on_sale(vendor)
    one, two, three = (int(buy(customer, goods.line())["orders"][0]["id"]) for _ in range(3))
    for order in (one, two, three):
        _say(customer, order)
    _say(vendor, three, "answered")
    assert [row[0] for row in _list(vendor)] == [two, one, three]
    assert [row[0] for row in _list(customer)] == [three, two, one]
    for person, expected in ((vendor, [two, one, three]), (customer, [three, two, one])):
        source = PostSale.source(person.window)
        paged, after = [], None
        while rows := source.page(person.session, after, 0, 1):
            paged.append(rows[0].id)
            after = source.cursor(rows[0])
        assert paged == expected
    assert vendor.refused("vendor_post_sale", "last_at", 1, None, None, 0, 9, None)[0] == "choice_unknown"
    assert customer.refused("my_post_sale", "last_at", 0, None, None, 0, 9, None)[0] == "choice_unknown"


def test_a_talk_notifies_once_not_for_every_line(customer: Person, vendor: Person, order: int) -> None:
    last = 0
    for words in ("one", "two", "three"):
        last = _say(customer, order, words)
    assert _told(vendor) == 1
    vendor.session.post_sale.mark_read(VENDOR, order, last)
    _say(customer, order, "four")
    assert _told(vendor) == 1
    assert _told(customer) == 0
