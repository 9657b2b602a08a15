"""Complaints, what was said in them, and what they cost in credit, as administrators see them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, Numeric, String, Table

from ecom_client.data.views.columns import (
    Code,
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

admin_complaint = Table(
    "admin_complaint",
    api,
    key("id"),
    code("number"),
    word("kind", "fraud", "not_as_described", "not_shipped", "empty_shelf", "abusive_buyer"),
    word("status", "open", "appealed", "upheld", "rejected", "withdrawn"),
    key("complainant_account_id"),
    word("complainant_side", "customer", "vendor"),
    text("complainant_name"),
    key("accused_account_id"),
    word("accused_side", "customer", "vendor"),
    text("accused_name"),
    maybe("order_id", BigInteger),
    maybe("order_number", Code),
    maybe("product_id", BigInteger),
    maybe("product_name", String),
    maybe("severity", Word("minor", "serious", "grave")),
    whole("deduction"),
    money("fine"),
    whole("message_count"),
    word("last_side", "complainant", "accused", "administrator"),
    moment("last_at"),
    moment("filed_at"),
    maybe("decided_by", BigInteger),
    maybe("decided_by_name", String),
    maybe("decided_at", UtcDateTime),
    maybe("appealed_at", UtcDateTime),
    whole("version"),
)

admin_complaint_message = Table(
    "admin_complaint_message",
    api,
    key("id"),
    key("complaint_id"),
    word("side", "complainant", "accused", "administrator"),
    maybe("name", String),
    word("kind", "statement", "message", "appeal", "verdict"),
    text("content"),
    maybe("verdict", Word("upheld", "rejected")),
    maybe("severity", Word("minor", "serious", "grave")),
    maybe("deduction", Integer),
    maybe("fine", Numeric(14, 2)),
    maybe("attachments", Code),
    key("account_id"),
    moment("sent_at"),
)

admin_credit_change = Table(
    "admin_credit_change",
    api,
    key("id"),
    key("account_id"),
    maybe("login_name", String),
    maybe("person_name", String),
    whole("score_change"),
    whole("score_after"),
    word("why", "order_completed", "complaint_upheld", "appeal_decided", "adjusted"),
    maybe("order_number", Code),
    maybe("complaint_number", Code),
    maybe("decided_by", BigInteger),
    maybe("decided_by_name", String),
    text("note"),
    moment("happened_at"),
)
