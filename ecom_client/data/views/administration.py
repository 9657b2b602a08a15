"""How the shop is run: groups and what they may do, settings, terms, outgoing mail, and who did what."""

from __future__ import annotations

from sqlalchemy import BigInteger, Numeric, String, Table

from ecom_client.data.views.columns import (
    ACCOUNT_STATUSES,
    UtcDateTime,
    api,
    key,
    maybe,
    moment,
    text,
    whole,
    word,
    yes_no,
)

ROLES = ("customer", "vendor", "administrator")

admin_group = Table(
    "admin_group",
    api,
    key("id"),
    word("role", *ROLES),
    yes_no("is_built_in"),
    text("name"),
    text("note"),
    whole("version"),
)

admin_group_access = Table(
    "admin_group_access", api, key("group_id"), text("module"), word("privilege", "read", "write", "full")
)

admin_group_member = Table(
    "admin_group_member",
    api,
    key("group_id"),
    key("account_id"),
    text("login_name"),
    word("status", *ACCOUNT_STATUSES),
    maybe("name", String),
)

admin_module = Table(
    "admin_module",
    api,
    text("name"),
    word("role", *ROLES),
    whole("position"),
    maybe("package", String),
    maybe("words", String),
)

admin_setting = Table(
    "admin_setting",
    api,
    text("name"),
    text("value"),
    word("kind", "whole", "money", "yes_no", "text"),
    maybe("minimum", Numeric(14, 2)),
    maybe("maximum", Numeric(14, 2)),
    yes_no("is_public"),
    whole("version"),
)

admin_terms = Table(
    "admin_terms",
    api,
    whole("version"),
    text("text_en"),
    text("text_zh"),
    moment("published_at"),
    whole("accepted"),
    whole("accounts"),
)

admin_mail = Table(
    "admin_mail",
    api,
    key("id"),
    text("kind"),
    text("recipient"),
    maybe("login_name", String),
    text("language"),
    word("status", "waiting", "sent", "failed"),
    whole("tries"),
    moment("written_at"),
    moment("due_at"),
    maybe("sent_at", UtcDateTime),
    maybe("last_error", String),
)

admin_audit_log = Table(
    "admin_audit_log",
    api,
    key("id"),
    maybe("account_id", BigInteger),
    maybe("login_name", String),
    text("action"),
    text("subject"),
    maybe("subject_id", BigInteger),
    maybe("old_values", String),
    maybe("new_values", String),
    moment("happened_at"),
)
