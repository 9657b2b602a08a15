"""What is sold, looked for and said about it, as administrators see it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, Numeric, String, Table

from ecom_client.data.views.columns import (
    CONDITIONS,
    UtcDateTime,
    api,
    key,
    maybe,
    moment,
    money,
    text,
    whole,
    word,
    yes_no,
)

admin_category = Table(
    "admin_category",
    api,
    key("id"),
    maybe("parent_id", BigInteger),
    text("name"),
    text("description"),
    whole("position"),
    whole("version"),
    whole("products"),
    whole("on_sale"),
    maybe("parent_name", String),
)

admin_product = Table(
    "admin_product",
    api,
    key("id"),
    text("name"),
    text("description"),
    key("vendor_id"),
    maybe("vendor_name", String),
    key("category_id"),
    maybe("category_name", String),
    money("price"),
    maybe("special_price", Numeric(14, 2)),
    maybe("special_until", UtcDateTime),
    word("item_condition", *CONDITIONS),
    text("isbn_or_model"),
    text("campus"),
    word("status", "draft", "on_sale", "reserved", "off_shelf", "sold_elsewhere", "expired", "removed"),
    text("removal_reason"),
    maybe("stock", Integer),
    maybe("sold_count", Integer),
    maybe("on_order", Integer),
    maybe("rating_count", Integer),
    maybe("average_rating", Numeric(3, 2)),
    maybe("listed_at", UtcDateTime),
    maybe("expires_at", UtcDateTime),
    moment("created_at"),
    whole("version"),
)

admin_review = Table(
    "admin_review",
    api,
    key("id"),
    maybe("product_id", BigInteger),
    maybe("product_name", String),
    key("vendor_id"),
    text("vendor_name"),
    maybe("customer_id", BigInteger),
    text("customer_name"),
    word("kind", "product", "shop", "vendor"),
    whole("rating"),
    text("words"),
    maybe("reply", String),
    maybe("replied_at", UtcDateTime),
    yes_no("is_hidden"),
    maybe("hidden_at", UtcDateTime),
    text("hidden_reason"),
    moment("created_at"),
    whole("version"),
)

admin_question = Table(
    "admin_question",
    api,
    key("id"),
    key("product_id"),
    text("product_name"),
    maybe("vendor_name", String),
    maybe("asker_name", String),
    text("content"),
    moment("asked_at"),
    maybe("answer", String),
    maybe("answered_at", UtcDateTime),
    maybe("hidden_at", UtcDateTime),
    text("hidden_reason"),
    whole("version"),
)

admin_want = Table(
    "admin_want",
    api,
    key("id"),
    text("name"),
    text("description"),
    key("customer_id"),
    maybe("customer_name", String),
    money("price"),
    whole("quantity"),
    word("status", "open", "closed", "expired", "hidden"),
    maybe("hidden_reason", String),
    moment("posted_at"),
    moment("expires_at"),
    whole("offers"),
    whole("version"),
)
