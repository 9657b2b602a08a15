"""The stored summaries behind the overview."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Table

from ecom_client.data.views.columns import UtcDateTime, api, day, key, maybe, money, text, whole, word


def _sales() -> list[Column[Any]]:
    """What every view of sales ends in. A day may have several rows: sum them."""
    return [
        whole("orders"),
        whole("quantity"),
        money("amount"),
        whole("cancelled_quantity"),
        money("cancelled_amount"),
        whole("returned_quantity"),
        money("returned_amount"),
    ]


summary_sales_by_day = Table("summary_sales_by_day", api, day("day"), *_sales())

summary_sales_by_category = Table(
    "summary_sales_by_category",
    api,
    day("day"),
    key("category_id"),
    text("category_name"),
    maybe("parent_id", BigInteger),
    *_sales(),
)

summary_sales_by_vendor = Table(
    "summary_sales_by_vendor",
    api,
    day("day"),
    key("vendor_id"),
    text("vendor_name"),
    word("vendor_kind", "individual", "shop"),
    *_sales(),
)

summary_top_product = Table(
    "summary_top_product",
    api,
    day("day"),
    key("product_id"),
    text("product_name"),
    key("vendor_id"),
    text("vendor_name"),
    whole("quantity"),
    money("amount"),
)

summary_order_state = Table("summary_order_state", api, text("status"), whole("orders"))

summary_support = Table(
    "summary_support",
    api,
    day("day"),
    whole("opened"),
    whole("waiting"),
    whole("answered"),
    whole("closed"),
    whole("with_answer"),
    whole("answer_seconds"),
)

summary_new_account = Table("summary_new_account", api, day("day"), whole("customers"), whole("vendors"))

summary_response_time = Table(
    "summary_response_time",
    api,
    day("day"),
    key("vendor_id"),
    text("vendor_name"),
    whole("answers"),
    whole("seconds"),
    whole("longest"),
)

summary_waiting = Table("summary_waiting", api, whole("conversations"), maybe("oldest_at", UtcDateTime))
