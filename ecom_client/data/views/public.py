"""What everybody may read, guests too: the catalogue, who sells, the board, the shop's public settings."""

from __future__ import annotations

from sqlalchemy import BigInteger, Date, Integer, String, Table

from ecom_client.data.views.columns import (
    CONDITIONS,
    UtcDateTime,
    api,
    day,
    key,
    maybe,
    moment,
    money,
    rating,
    text,
    whole,
    word,
    yes_no,
)

category = Table(
    "category",
    api,
    key("id"),
    maybe("parent_id", BigInteger),
    text("name"),
    text("description"),
    whole("position"),
    whole("version"),
)

listing = Table(
    "listing",
    api,
    key("id"),
    key("vendor_id"),
    text("vendor_name"),
    word("vendor_kind", "individual", "shop"),
    key("category_id"),
    text("name"),
    text("description"),
    money("list_price"),
    maybe("special_until", UtcDateTime),
    money("price"),
    yes_no("is_special"),
    yes_no("is_advertised"),
    whole("stock"),
    whole("on_order"),
    word("item_condition", *CONDITIONS),
    text("isbn_or_model"),
    text("campus"),
    maybe("picture_id", String),
    text("picture_ids"),
    moment("listed_at"),
    maybe("expires_at", UtcDateTime),
    whole("sold_count"),
    whole("rating_count"),
    rating("average_rating"),
    text("search_terms"),
)

listing_category = Table("listing_category", api, key("category_id"), key("product_id"))

seller = Table(
    "seller",
    api,
    key("id"),
    text("name"),
    word("kind", "individual", "shop"),
    text("description"),
    day("member_since"),
    day("opened_on"),
    maybe("last_seen_on", Date),
    whole("listings_ever"),
    whole("completed_orders"),
    whole("rating_count"),
    rating("average_rating"),
    whole("credit_score"),
    whole("upheld_complaints"),
    word("deposit_band", "none", "low", "medium", "high"),
    maybe("plan_name", String),
    maybe("slots", Integer),
    maybe("student_until", Date),
    whole("shop_rating_count"),
    rating("shop_average"),
    whole("other_rating_count"),
    rating("other_average"),
)

review = Table(
    "review",
    api,
    key("id"),
    maybe("product_id", BigInteger),
    text("customer_name"),
    whole("rating"),
    text("words"),
    maybe("reply", String),
    maybe("replied_at", UtcDateTime),
    moment("created_at"),
    whole("is_student"),
    word("kind", "product", "shop", "vendor"),
    maybe("seller_id", BigInteger),
    whole("bought"),
)

question = Table(
    "question",
    api,
    key("id"),
    key("product_id"),
    text("asker_name"),
    text("content"),
    moment("asked_at"),
    maybe("answer", String),
    maybe("answered_at", UtcDateTime),
)

topic = Table(
    "topic",
    api,
    key("id"),
    text("author_name"),
    word("author_kind", "customer", "vendor"),
    text("title"),
    text("content"),
    moment("written_at"),
    moment("last_at"),
    whole("reply_count"),
)

reply = Table(
    "reply",
    api,
    key("id"),
    key("topic_id"),
    text("author_name"),
    word("author_kind", "customer", "vendor"),
    text("content"),
    moment("written_at"),
)

setting = Table(
    "setting", api, text("name"), maybe("value", String), word("kind", "whole", "money", "yes_no", "text")
)

fee = Table(
    "fee",
    api,
    key("id"),
    word("kind", "listing", "advertising"),
    whole("days"),
    money("price"),
    yes_no("is_offered"),
)

plan = Table(
    "plan",
    api,
    key("id"),
    text("name"),
    whole("slots"),
    money("monthly_price"),
    whole("discount"),
    yes_no("is_offered"),
)

shop_day = Table(
    "shop_day",
    api,
    day("day"),
    moment("starts_at"),
    day("week"),
    day("month"),
)
