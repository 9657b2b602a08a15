"""Orders, what is asked about them afterwards and what both sides say, as administrators see it."""

from __future__ import annotations

from sqlalchemy import Integer, String, Table

from ecom_client.data.views.columns import (
    UtcDateTime,
    Word,
    api,
    code,
    key,
    maybe,
    moment,
    money,
    text,
    whole,
    word,
)

ORDER_STATUSES = ("placed", "confirmed", "shipped", "received", "cancelled", "returned")
SIDES = ("customer", "vendor", "administrator")

admin_order = Table(
    "admin_order",
    api,
    key("id"),
    code("number"),
    key("checkout_id"),
    key("customer_id"),
    text("customer_name"),
    key("vendor_id"),
    text("vendor_name"),
    word("status", *ORDER_STATUSES),
    text("status_detail"),
    word("payment", "wallet", "bank_transfer", "cash_on_delivery"),
    maybe("paid_at", UtcDateTime),
    word("delivery", "address", "in_person"),
    text("recipient"),
    text("phone"),
    text("address"),
    text("meeting_place"),
    maybe("meeting_at", UtcDateTime),
    text("note"),
    whole("item_count"),
    money("items_total"),
    money("delivery_fee"),
    money("tax"),
    money("total"),
    money("refunded"),
    text("carrier"),
    text("tracking_number"),
    moment("placed_at"),
    maybe("confirmed_at", UtcDateTime),
    maybe("shipped_at", UtcDateTime),
    maybe("received_at", UtcDateTime),
    maybe("cancelled_at", UtcDateTime),
    maybe("returned_at", UtcDateTime),
    whole("version"),
)

admin_order_item = Table(
    "admin_order_item",
    api,
    key("id"),
    key("order_id"),
    key("product_id"),
    text("name"),
    maybe("picture_id", String),
    money("price"),
    whole("quantity"),
    whole("returned_quantity"),
    money("total"),
    word("state", "sold", "cancelled", "return_asked", "returned"),
    maybe("rating", Integer),
    maybe("words", String),
    maybe("reply", String),
    maybe("rated_at", UtcDateTime),
)

admin_order_event = Table(
    "admin_order_event",
    api,
    key("id"),
    key("order_id"),
    word("actor", "customer", "vendor", "administrator", "system"),
    maybe("from_status", Word(*ORDER_STATUSES)),
    word("to_status", *ORDER_STATUSES),
    text("note"),
    moment("happened_at"),
)

admin_order_request = Table(
    "admin_order_request",
    api,
    key("id"),
    key("order_id"),
    code("order_number"),
    text("customer_name"),
    text("vendor_name"),
    word("kind", "cancel", "return", "refund"),
    word("status", "asked", "accepted", "refused", "withdrawn"),
    money("amount"),
    word("payment", "wallet", "bank_transfer", "cash_on_delivery"),
    text("reason"),
    text("answer"),
    whole("restocked"),
    moment("asked_at"),
    maybe("decided_at", UtcDateTime),
    maybe("paid_back_at", UtcDateTime),
    code("pictures"),
)

admin_post_sale = Table(
    "admin_post_sale",
    api,
    key("id"),
    code("number"),
    key("customer_id"),
    text("customer_name"),
    key("vendor_id"),
    text("vendor_name"),
    word("order_status", *ORDER_STATUSES),
    whole("message_count"),
    whole("customer_unread"),
    whole("vendor_unread"),
    word("last_side", *SIDES),
    text("last_words"),
    moment("last_at"),
    maybe("waiting_since", UtcDateTime),
)

admin_post_sale_message = Table(
    "admin_post_sale_message",
    api,
    key("id"),
    key("order_id"),
    word("side", *SIDES),
    text("content"),
    moment("sent_at"),
    maybe("read_at", UtcDateTime),
)
