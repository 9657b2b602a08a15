"""The books: entries, debts, requests about wallets, and what the shop charges, as administrators see them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Numeric, String, Table

from ecom_client.data.views.columns import (
    Code,
    UtcDateTime,
    api,
    code,
    day,
    key,
    maybe,
    moment,
    money,
    text,
    whole,
    word,
    yes_no,
)

WALLET_KINDS = ("cash", "grant", "bank", "escrow", "payable", "income", "promotion")
LEDGER_KINDS = (
    *("top_up", "withdrawal", "payment", "release", "cancellation", "refund"),
    *("fee", "membership", "advertising", "grant", "fine", "adjustment"),
)

admin_ledger_entry = Table(
    "admin_ledger_entry",
    api,
    key("id"),
    key("transaction_id"),
    moment("happened_at"),
    word("kind", *LEDGER_KINDS),
    word("wallet", *WALLET_KINDS),
    maybe("account_id", BigInteger),
    maybe("login_name", String),
    money("amount"),
    maybe("balance_after", Numeric(14, 2)),
    maybe("order_number", Code),
    maybe("request_number", Code),
    maybe("moved_by", String),
    text("note"),
)

admin_ledger_proof = Table("admin_ledger_proof", api, whole("entries"), money("total"))

admin_debt = Table(
    "admin_debt",
    api,
    key("id"),
    key("account_id"),
    text("debtor"),
    maybe("creditor", String),
    code("kind"),
    money("amount"),
    money("paid"),
    money("left_to_pay"),
    word("status", "open", "paid"),
    maybe("order_number", Code),
    text("note"),
    moment("made_at"),
    maybe("settled_at", UtcDateTime),
)

admin_wallet_request = Table(
    "admin_wallet_request",
    api,
    key("id"),
    code("number"),
    key("account_id"),
    text("account_name"),
    word("kind", "top_up", "withdrawal"),
    money("amount"),
    text("bank_reference"),
    word("status", "requested", "confirmed", "refused", "cancelled"),
    moment("requested_at"),
    maybe("decided_by", BigInteger),
    maybe("decided_by_name", String),
    maybe("decided_at", UtcDateTime),
    text("note"),
    whole("version"),
)

admin_fee = Table(
    "admin_fee",
    api,
    key("id"),
    word("kind", "listing", "advertising"),
    whole("days"),
    money("price"),
    yes_no("is_offered"),
    whole("version"),
)

admin_plan = Table(
    "admin_plan",
    api,
    key("id"),
    text("name"),
    whole("slots"),
    money("monthly_price"),
    whole("discount"),
    yes_no("is_offered"),
    whole("version"),
    whole("shops"),
)

admin_membership_charge = Table(
    "admin_membership_charge",
    api,
    key("id"),
    key("vendor_id"),
    text("vendor_name"),
    text("plan_name"),
    day("month"),
    money("amount"),
    word("status", "unpaid", "paid"),
    moment("charged_at"),
    moment("due_at"),
    maybe("paid_at", UtcDateTime),
)
