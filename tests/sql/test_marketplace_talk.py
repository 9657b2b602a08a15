"""The marketplace joins a conversation about an order; how long customers wait for their vendors is kept by day."""

from __future__ import annotations

import pytest

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import InstalledShop, People, Person


@pytest.fixture
def order(customer: Person, vendor: Person) -> int:
    return int(buy(customer, put_on_sale(vendor).line())["orders"][0]["id"])


def _unread(shop: InstalledShop, order: int) -> tuple[int, int]:
    row = shop.execute(
        "SELECT customer_unread, vendor_unread FROM ecom_data.post_sale WHERE order_id = %s", order
    )[0]
    return row["customer_unread"], row["vendor_unread"]


def test_the_marketplace_writes_to_both_sides_and_each_reads_for_itself(
    shop: InstalledShop, customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    key = new_key()
    answer = administrator.write("answer_post_sale", key, order, "We look into it.")
    assert answer == administrator.write("answer_post_sale", key, order, "We look into it.")
    assert _unread(shop, order) == (1, 1)
    for person, profile in ((customer, "customer"), (vendor, "vendor")):
        row = person.call("post_sale_messages", profile, order)[-1]
        assert (row["side"], row["content"], row["read_at"]) == ("administrator", "We look into it.", None)
        told = shop.value(
            "SELECT kind FROM ecom_data.notification WHERE account_id = %s ORDER BY id DESC LIMIT 1",
            person.account_id,
        )
        assert told == "post_sale_marketplace"
    vendor.write("mark_post_sale_read", "vendor", order, answer["id"])
    assert _unread(shop, order) == (1, 0)
    assert customer.call("post_sale_messages", "customer", order)[-1]["read_at"] is None
    assert vendor.call("post_sale_messages", "vendor", order)[-1]["read_at"] is not None
    customer.write("mark_post_sale_read", "customer", order, answer["id"])
    assert _unread(shop, order) == (0, 0)
    seen = administrator.rows(
        "SELECT last_side, message_count FROM ecom.admin_post_sale WHERE id = :id", id=order
    )
    assert seen == [{"last_side": "administrator", "message_count": 1}]
    said = administrator.rows(
        "SELECT content FROM ecom.admin_post_sale_message WHERE order_id = :id", id=order
    )
    assert said == [{"content": "We look into it."}]


def test_what_the_marketplace_cannot_write_is_refused(
    shop: InstalledShop, customer: Person, vendor: Person, administrator: Person, people: People, order: int
) -> None:
    refused = administrator.refused
    assert refused("answer_post_sale", new_key(), order, " ") == ("text_missing", "content")
    assert refused("answer_post_sale", new_key(), order, "x" * 2001) == ("text_too_long", "content")
    assert refused("answer_post_sale", new_key(), order, "a\x00b") == ("text_unprintable", "content")
    assert refused("answer_post_sale", new_key(), 987654321, "Hello")[0] == "not_found"
    assert refused("answer_post_sale", "short", order, "Hello")[0] == "key_missing"
    key = new_key()
    administrator.write("answer_post_sale", key, order, "Hello")
    assert refused("answer_post_sale", key, order, "Other")[0] == "key_used_for_something_else"
    assert vendor.refused("answer_post_sale", new_key(), order, "Hello")[0] == "not_allowed"
    shop.execute("UPDATE ecom_data.post_sale SET message_count = 500 WHERE order_id = %s", order)
    assert refused("answer_post_sale", new_key(), order, "Hello")[0] == "conversation_full"
    shop.execute(
        "UPDATE ecom_data.vendor SET account_id = %s WHERE id = %s",
        administrator.account_id,
        vendor.profile_id,
    )
    own = refused("answer_post_sale", new_key(), order, "Hello")
    shop.execute(
        "UPDATE ecom_data.vendor SET account_id = %s WHERE id = %s", vendor.account_id, vendor.profile_id
    )
    assert own == ("own_account", str(order))


def test_how_long_a_customer_waits_is_counted_from_the_first_unanswered_message(
    shop: InstalledShop, customer: Person, vendor: Person, administrator: Person, order: int
) -> None:
    def figures() -> list[dict[str, object]]:
        return administrator.rows(
            "SELECT answers, seconds, longest FROM ecom.summary_response_time WHERE vendor_id = :id",
            id=vendor.profile_id,
        )

    def waiting() -> int:
        return int(administrator.rows("SELECT conversations FROM ecom.summary_waiting")[0]["conversations"])

    before = waiting()
    vendor.write("write_post_sale_message", new_key(), "vendor", order, "Thank you for buying")
    assert figures() == []
    customer.write("write_post_sale_message", new_key(), "customer", order, "Where is it?")
    assert waiting() == before + 1
    shop.move_clock(3600)
    customer.write("write_post_sale_message", new_key(), "customer", order, "Hello?")
    administrator.write("answer_post_sale", new_key(), order, "Please answer")
    assert waiting() == before + 1
    shop.move_clock(7200)
    vendor.write("write_post_sale_message", new_key(), "vendor", order, "On its way")
    assert waiting() == before
    row = figures()[0]
    assert (
        row["answers"] == 1 and 7200 <= int(str(row["seconds"])) <= 7230 and row["longest"] == row["seconds"]
    )
    vendor.write("write_post_sale_message", new_key(), "vendor", order, "And again")
    assert figures() == [row]
    shop.move_clock(0)


def test_the_ledger_proves_itself(shop: InstalledShop, administrator: Person) -> None:
    proof = administrator.rows("SELECT * FROM ecom.admin_ledger_proof")[0]
    assert proof == {"entries": shop.value("SELECT COUNT(*) FROM ecom_data.ledger_entry"), "total": 0}
