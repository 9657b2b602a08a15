"""What people write to the board, to the administrators and hear from them, as administrators see it."""

from __future__ import annotations

from sqlalchemy import Integer, String, Table

from ecom_client.data.views.columns import (
    UtcDateTime,
    api,
    code,
    key,
    maybe,
    moment,
    text,
    whole,
    word,
    yes_no,
)

admin_post = Table(
    "admin_post",
    api,
    key("id"),
    word("kind", "topic", "reply"),
    key("topic_id"),
    text("title"),
    maybe("author_name", String),
    maybe("login_name", String),
    text("content"),
    moment("written_at"),
    maybe("hidden_at", UtcDateTime),
    text("hidden_reason"),
    maybe("removed_at", UtcDateTime),
    whole("version"),
)

admin_support = Table(
    "admin_support",
    api,
    key("id"),
    code("number"),
    key("account_id"),
    maybe("account_name", String),
    word("profile", "customer", "vendor"),
    text("subject"),
    yes_no("is_report"),
    word("status", "waiting", "answered", "closed"),
    maybe("assigned_to", String),
    whole("message_count"),
    text("last_words"),
    moment("opened_at"),
    moment("last_at"),
    maybe("first_answered_at", UtcDateTime),
    maybe("first_answer_seconds", Integer),
    maybe("closed_at", UtcDateTime),
    whole("version"),
)

admin_broadcast = Table(
    "admin_broadcast",
    api,
    key("id"),
    word("audience", "customer", "vendor", "everybody"),
    text("title"),
    text("content"),
    maybe("sent_by", String),
    moment("sent_at"),
    maybe("withdrawn_at", UtcDateTime),
    whole("read_count"),
    whole("version"),
)
