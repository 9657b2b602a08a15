"""How the shop is run: groups and what they may do, settings, terms, outgoing mail, and who did what."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Numeric, String, Table

from ecom_client.data.views.columns import (
    ACCOUNT_STATUSES,
    OpenWord,
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
    code("kind"),
    text("recipient"),
    maybe("login_name", String),
    code("language"),
    word("status", "waiting", "sent", "failed"),
    whole("tries"),
    moment("written_at"),
    moment("due_at"),
    maybe("sent_at", UtcDateTime),
    maybe("last_error", String),
)

AUDITED_ACTIONS = (
    "add_member",
    "adjust_credit",
    "answer_post_sale",
    "assign_support",
    "assign_vendor",
    "charge_memberships",
    "close_support",
    "decide_application",
    "decide_complaint",
    "decide_student_badge",
    "decide_wallet_request",
    "edit_account",
    "edit_customer",
    "edit_order",
    "edit_product",
    "edit_vendor",
    "hide_post",
    "hide_question",
    "hide_review",
    "hide_want",
    "move_category",
    "publish_terms",
    "record_check",
    "reinstate_account",
    "remove_category",
    "remove_group",
    "remove_member",
    "remove_product",
    "reset_password",
    "restore_product",
    "retry_letter",
    "save_category",
    "save_fee",
    "save_group",
    "save_plan",
    "save_setting",
    "send_broadcast",
    "set_access",
    "show_bank_card",
    "show_post",
    "show_question",
    "show_review",
    "show_want",
    "suspend_account",
    "switch_fees",
    "withdraw_broadcast",
)
"""What the deeds of this package write down; `ecom_client.ui.admin.audit_words` has their words."""
AUDITED_SUBJECTS = (
    "account",
    "application",
    "broadcast",
    "category",
    "community_post",
    "complaint",
    "customer",
    "fee",
    "group",
    "letter",
    "membership",
    "order",
    "plan",
    "product",
    "product_question",
    "review",
    "setting",
    "student_badge",
    "support_conversation",
    "terms",
    "vendor",
    "wallet_request",
    "want",
)
"""What it is done to."""

admin_audit_log = Table(
    "admin_audit_log",
    api,
    key("id"),
    maybe("account_id", BigInteger),
    maybe("login_name", String),
    Column("action", OpenWord(*AUDITED_ACTIONS), nullable=False),
    Column("subject", OpenWord(*AUDITED_SUBJECTS), nullable=False),
    maybe("subject_id", BigInteger),
    maybe("old_values", String),
    maybe("new_values", String),
    moment("happened_at"),
)
