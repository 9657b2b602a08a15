"""The views of the API as SQLAlchemy tables: what a signed-in account may read whole.

One table for each file in ``sql/api/views``, with the same columns in the same order. Moments come and go as UTC
with their zone; money is Decimal yuan. A column is ``nullable=False`` where the view never gives NULL: conditions
on it get simpler.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    false,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine

api = MetaData(schema="ecom")


class UtcDateTime(TypeDecorator[datetime]):
    """A DATETIME(6) of the server, which is always UTC, as a datetime that knows its zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as the server keeps it; a value without a zone is UTC already."""
        if value is None or value.tzinfo is None:
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


class Word(TypeDecorator[str]):
    """An ENUM of the server: one of a few words, which sort in the order given here, the server's own.

    The server compares an ENUM with a text by the alphabet but sorts it by position, so "before" and "after" are
    written as the words that come before or after: then pages by key fit the order, and an index finds them.
    """

    impl = String
    cache_ok = True

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words

    class Comparator(TypeDecorator.Comparator[str]):
        """Comparisons by position."""

        def operate(self, op: OperatorType, *other: Any, **kwargs: Any) -> Any:
            """`<`, `<=`, `>`, `>=` with a word as the set of words that fit; all else as it is."""
            words: tuple[str, ...] = getattr(self.type, "words", ())
            if op not in (operators.lt, operators.le, operators.gt, operators.ge) or other[0] not in words:
                return super().operate(op, *other, **kwargs)
            comes: Any = op
            at = words.index(other[0])
            fits = [word for position, word in enumerate(words) if comes(position, at)]
            return self.expr.in_(fits) if fits else false()

    @property
    def comparator_factory(self) -> type[TypeDecorator.Comparator[str]]:  # type: ignore[override]
        """How expressions of this type compare."""
        return Word.Comparator


ORDER_STATUSES = ("placed", "confirmed", "shipped", "received", "cancelled", "returned")
ACCOUNT_STATUSES = ("half_open", "active", "suspended", "closed")
CONDITIONS = ("new", "like_new", "good", "worn")
SIDES = ("customer", "vendor", "administrator")
WALLET_KINDS = ("cash", "grant", "bank", "escrow", "payable", "income", "promotion")
LEDGER_KINDS = (
    *("top_up", "withdrawal", "payment", "release", "cancellation", "refund"),
    *("fee", "membership", "advertising", "grant", "fine", "adjustment"),
)


def _id(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _money(name: str) -> Column[Decimal]:
    return Column(name, Numeric(14, 2), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _word(name: str, *words: str) -> Column[str]:
    return Column(name, Word(*words), nullable=False)


def _moment(name: str) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=False)


def _yes_no(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _maybe(name: str, kind: type[TypeEngine[Any]] | TypeEngine[Any]) -> Column[Any]:
    return Column(name, kind, nullable=True)


admin_order = Table(
    "admin_order",
    api,
    _id("id"),
    _text("number"),
    _id("checkout_id"),
    _id("customer_id"),
    _text("customer_name"),
    _id("vendor_id"),
    _text("vendor_name"),
    _word("status", *ORDER_STATUSES),
    _text("status_detail"),
    _word("payment", "wallet", "bank_transfer", "cash_on_delivery"),
    _maybe("paid_at", UtcDateTime),
    _word("delivery", "address", "in_person"),
    _text("recipient"),
    _text("phone"),
    _text("address"),
    _text("meeting_place"),
    _maybe("meeting_at", UtcDateTime),
    _text("note"),
    _whole("item_count"),
    _money("items_total"),
    _money("delivery_fee"),
    _money("tax"),
    _money("total"),
    _money("refunded"),
    _text("carrier"),
    _text("tracking_number"),
    _moment("placed_at"),
    _maybe("confirmed_at", UtcDateTime),
    _maybe("shipped_at", UtcDateTime),
    _maybe("received_at", UtcDateTime),
    _maybe("cancelled_at", UtcDateTime),
    _maybe("returned_at", UtcDateTime),
    _whole("version"),
)

admin_customer = Table(
    "admin_customer",
    api,
    _id("id"),
    _text("name"),
    _maybe("contact_number", String),
    _moment("created_at"),
    _whole("version"),
    _id("account_id"),
    _text("login_name"),
    _maybe("email", String),
    _word("account_status", *ACCOUNT_STATUSES),
    _whole("account_version"),
    _whole("credit_score"),
    _maybe("last_signed_in_at", UtcDateTime),
    _maybe("balance", Numeric(14, 2)),
    _maybe("bank", String),
    _maybe("card_last4", String),
)

admin_vendor = Table(
    "admin_vendor",
    api,
    _id("id"),
    _word("kind", "individual", "shop"),
    _text("name"),
    _text("description"),
    _maybe("contact_number", String),
    _yes_no("contact_is_published"),
    _word("status", "active", "suspended", "closed", "unpaid"),
    _moment("opened_at"),
    _whole("version"),
    _maybe("responsible_administrator_id", BigInteger),
    _maybe("responsible_administrator", String),
    _id("account_id"),
    _text("login_name"),
    _maybe("email", String),
    _word("account_status", *ACCOUNT_STATUSES),
    _whole("account_version"),
    _whole("credit_score"),
    _maybe("last_signed_in_at", UtcDateTime),
    _maybe("balance", Numeric(14, 2)),
    _maybe("bank", String),
    _maybe("card_last4", String),
)

admin_administrator = Table(
    "admin_administrator",
    api,
    _id("id"),
    _text("name"),
    _text("login_name"),
    _word("status", *ACCOUNT_STATUSES),
)

admin_mail = Table(
    "admin_mail",
    api,
    _id("id"),
    _text("kind"),
    _text("recipient"),
    _maybe("login_name", String),
    _text("language"),
    _word("status", "waiting", "sent", "failed"),
    _whole("tries"),
    _moment("written_at"),
    _moment("due_at"),
    _maybe("sent_at", UtcDateTime),
    _maybe("last_error", String),
)

admin_terms = Table(
    "admin_terms",
    api,
    _whole("version"),
    _text("text_en"),
    _text("text_zh"),
    _moment("published_at"),
    _whole("accepted"),
    _whole("accounts"),
)

admin_order_item = Table(
    "admin_order_item",
    api,
    _id("id"),
    _id("order_id"),
    _id("product_id"),
    _text("name"),
    _maybe("picture_id", String),
    _money("price"),
    _whole("quantity"),
    _whole("returned_quantity"),
    _money("total"),
    _word("state", "sold", "cancelled", "return_asked", "returned"),
    _maybe("rating", Integer),
    _maybe("words", String),
    _maybe("reply", String),
    _maybe("rated_at", UtcDateTime),
)

admin_order_event = Table(
    "admin_order_event",
    api,
    _id("id"),
    _id("order_id"),
    _word("actor", "customer", "vendor", "administrator", "system"),
    _maybe("from_status", Word(*ORDER_STATUSES)),
    _word("to_status", *ORDER_STATUSES),
    _text("note"),
    _moment("happened_at"),
)

admin_post_sale = Table(
    "admin_post_sale",
    api,
    _id("id"),
    _text("number"),
    _id("customer_id"),
    _text("customer_name"),
    _id("vendor_id"),
    _text("vendor_name"),
    _word("order_status", *ORDER_STATUSES),
    _whole("message_count"),
    _whole("customer_unread"),
    _whole("vendor_unread"),
    _word("last_side", *SIDES),
    _text("last_words"),
    _moment("last_at"),
    _maybe("waiting_since", UtcDateTime),
)

admin_post_sale_message = Table(
    "admin_post_sale_message",
    api,
    _id("id"),
    _id("order_id"),
    _word("side", *SIDES),
    _text("content"),
    _moment("sent_at"),
    _maybe("read_at", UtcDateTime),
)

admin_review = Table(
    "admin_review",
    api,
    _id("id"),
    _maybe("product_id", BigInteger),
    _maybe("product_name", String),
    _id("vendor_id"),
    _text("vendor_name"),
    _maybe("customer_id", BigInteger),
    _text("customer_name"),
    _word("kind", "product", "shop", "vendor"),
    _whole("rating"),
    _text("words"),
    _maybe("reply", String),
    _maybe("replied_at", UtcDateTime),
    _yes_no("is_hidden"),
    _maybe("hidden_at", UtcDateTime),
    _text("hidden_reason"),
    _moment("created_at"),
    _whole("version"),
)

admin_ledger_entry = Table(
    "admin_ledger_entry",
    api,
    _id("id"),
    _id("transaction_id"),
    _moment("happened_at"),
    _word("kind", *LEDGER_KINDS),
    _word("wallet", *WALLET_KINDS),
    _maybe("account_id", BigInteger),
    _maybe("login_name", String),
    _money("amount"),
    _maybe("balance_after", Numeric(14, 2)),
    _maybe("order_number", String),
    _maybe("request_number", String),
    _maybe("moved_by", String),
    _text("note"),
)

admin_ledger_proof = Table("admin_ledger_proof", api, _whole("entries"), _money("total"))

admin_product = Table(
    "admin_product",
    api,
    _id("id"),
    _text("name"),
    _text("description"),
    _id("vendor_id"),
    _maybe("vendor_name", String),
    _id("category_id"),
    _maybe("category_name", String),
    _money("price"),
    _maybe("special_price", Numeric(14, 2)),
    _maybe("special_until", UtcDateTime),
    _word("item_condition", *CONDITIONS),
    _text("isbn_or_model"),
    _text("campus"),
    _word("status", "draft", "on_sale", "reserved", "off_shelf", "sold_elsewhere", "expired", "removed"),
    _text("removal_reason"),
    _maybe("stock", Integer),
    _maybe("sold_count", Integer),
    _maybe("on_order", Integer),
    _maybe("rating_count", Integer),
    _maybe("average_rating", Numeric(3, 2)),
    _maybe("listed_at", UtcDateTime),
    _maybe("expires_at", UtcDateTime),
    _moment("created_at"),
    _whole("version"),
)

admin_student_badge = Table(
    "admin_student_badge",
    api,
    _id("id"),
    _id("account_id"),
    _maybe("login_name", String),
    _maybe("name", String),
    _text("campus"),
    _maybe("email", String),
    _word("status", "asked", "granted", "refused", "revoked"),
    _maybe("pictures", String),
    _moment("asked_at"),
    _maybe("decided_at", UtcDateTime),
    _maybe("decided_by_name", String),
    _maybe("ends_on", Date),
    _text("note"),
    _whole("version"),
)

admin_want = Table(
    "admin_want",
    api,
    _id("id"),
    _text("name"),
    _text("description"),
    _id("customer_id"),
    _maybe("customer_name", String),
    _money("price"),
    _whole("quantity"),
    _word("status", "open", "closed", "expired", "hidden"),
    _maybe("hidden_reason", String),
    _moment("posted_at"),
    _moment("expires_at"),
    _whole("offers"),
    _whole("version"),
)

admin_order_request = Table(
    "admin_order_request",
    api,
    _id("id"),
    _id("order_id"),
    _text("order_number"),
    _text("customer_name"),
    _text("vendor_name"),
    _word("kind", "cancel", "return", "refund"),
    _word("status", "asked", "accepted", "refused", "withdrawn"),
    _money("amount"),
    _word("payment", "wallet", "bank_transfer", "cash_on_delivery"),
    _text("reason"),
    _text("answer"),
    _whole("restocked"),
    _moment("asked_at"),
    _maybe("decided_at", UtcDateTime),
    _maybe("paid_back_at", UtcDateTime),
)

admin_debt = Table(
    "admin_debt",
    api,
    _id("id"),
    _id("account_id"),
    _text("debtor"),
    _maybe("creditor", String),
    _text("kind"),
    _money("amount"),
    _money("paid"),
    _money("left_to_pay"),
    _word("status", "open", "paid"),
    _maybe("order_number", String),
    _text("note"),
    _moment("made_at"),
    _maybe("settled_at", UtcDateTime),
)

admin_wallet_request = Table(
    "admin_wallet_request",
    api,
    _id("id"),
    _text("number"),
    _id("account_id"),
    _text("account_name"),
    _word("kind", "top_up", "withdrawal"),
    _money("amount"),
    _text("bank_reference"),
    _word("status", "requested", "confirmed", "refused", "cancelled"),
    _moment("requested_at"),
    _maybe("decided_by", BigInteger),
    _maybe("decided_by_name", String),
    _maybe("decided_at", UtcDateTime),
    _text("note"),
    _whole("version"),
)

admin_complaint = Table(
    "admin_complaint",
    api,
    _id("id"),
    _text("number"),
    _word("kind", "fraud", "not_as_described", "not_shipped", "empty_shelf", "abusive_buyer"),
    _word("status", "open", "appealed", "upheld", "rejected", "withdrawn"),
    _id("complainant_account_id"),
    _word("complainant_side", "customer", "vendor"),
    _text("complainant_name"),
    _id("accused_account_id"),
    _word("accused_side", "customer", "vendor"),
    _text("accused_name"),
    _maybe("order_id", BigInteger),
    _maybe("order_number", String),
    _maybe("product_id", BigInteger),
    _maybe("product_name", String),
    _maybe("severity", Word("minor", "serious", "grave")),
    _whole("deduction"),
    _money("fine"),
    _whole("message_count"),
    _word("last_side", "complainant", "accused", "administrator"),
    _moment("last_at"),
    _moment("filed_at"),
    _maybe("decided_by", BigInteger),
    _maybe("decided_by_name", String),
    _maybe("decided_at", UtcDateTime),
    _maybe("appealed_at", UtcDateTime),
    _whole("version"),
)

admin_complaint_message = Table(
    "admin_complaint_message",
    api,
    _id("id"),
    _id("complaint_id"),
    _word("side", "complainant", "accused", "administrator"),
    _maybe("name", String),
    _word("kind", "statement", "message", "appeal", "verdict"),
    _text("content"),
    _maybe("verdict", Word("upheld", "rejected")),
    _maybe("severity", Word("minor", "serious", "grave")),
    _maybe("deduction", Integer),
    _maybe("fine", Numeric(14, 2)),
    _maybe("attachments", String),
    _id("account_id"),
    _moment("sent_at"),
)

admin_credit_change = Table(
    "admin_credit_change",
    api,
    _id("id"),
    _id("account_id"),
    _maybe("login_name", String),
    _maybe("person_name", String),
    _whole("score_change"),
    _whole("score_after"),
    _word("why", "order_completed", "complaint_upheld", "appeal_decided", "adjusted"),
    _maybe("order_number", String),
    _maybe("complaint_number", String),
    _maybe("decided_by", BigInteger),
    _maybe("decided_by_name", String),
    _text("note"),
    _moment("happened_at"),
)

admin_fee = Table(
    "admin_fee",
    api,
    _id("id"),
    _word("kind", "listing", "advertising"),
    _whole("days"),
    _money("price"),
    _yes_no("is_offered"),
    _whole("version"),
)

admin_plan = Table(
    "admin_plan",
    api,
    _id("id"),
    _text("name"),
    _whole("slots"),
    _money("monthly_price"),
    _whole("discount"),
    _yes_no("is_offered"),
    _whole("version"),
    _whole("shops"),
)

admin_membership_charge = Table(
    "admin_membership_charge",
    api,
    _id("id"),
    _id("vendor_id"),
    _text("vendor_name"),
    _text("plan_name"),
    Column("month", Date, nullable=False),
    _money("amount"),
    _word("status", "unpaid", "paid"),
    _moment("charged_at"),
    _moment("due_at"),
    _maybe("paid_at", UtcDateTime),
)

admin_application = Table(
    "admin_application",
    api,
    _id("id"),
    _text("number"),
    _id("account_id"),
    _id("vendor_id"),
    _text("vendor_name"),
    _maybe("plan_name", String),
    _text("real_name"),
    _word("document_kind", "identity_card", "student_card", "passport", "licence"),
    _text("note"),
    _word("status", "requested", "approved", "refused", "cancelled"),
    _moment("applied_at"),
    _maybe("checked_on", Date),
    _maybe("checked_by_name", String),
    _text("check_note"),
    _maybe("decided_by_name", String),
    _maybe("decided_at", UtcDateTime),
    _text("reason"),
    _maybe("documents_erased_at", UtcDateTime),
    _text("documents"),
    _whole("version"),
)

admin_account = Table(
    "admin_account",
    api,
    _id("id"),
    _text("login_name"),
    _maybe("email", String),
    _word("status", *ACCOUNT_STATUSES),
    _maybe("status_reason", String),
    _whole("credit_score"),
    _text("language"),
    _moment("registered_at"),
    _maybe("last_signed_in_at", UtcDateTime),
    _maybe("email_verified_at", UtcDateTime),
    _maybe("terms_version", Integer),
    _maybe("terms_accepted_at", UtcDateTime),
    _whole("version"),
    _maybe("customer_id", BigInteger),
    _maybe("customer_name", String),
    _maybe("vendor_id", BigInteger),
    _maybe("vendor_name", String),
    _maybe("administrator_id", BigInteger),
    _maybe("administrator_name", String),
)

admin_audit_log = Table(
    "admin_audit_log",
    api,
    _id("id"),
    _maybe("account_id", BigInteger),
    _maybe("login_name", String),
    _text("action"),
    _text("subject"),
    _maybe("subject_id", BigInteger),
    _maybe("old_values", String),
    _maybe("new_values", String),
    _moment("happened_at"),
)

admin_category = Table(
    "admin_category",
    api,
    _id("id"),
    _maybe("parent_id", BigInteger),
    _text("name"),
    _text("description"),
    _whole("position"),
    _whole("version"),
    _whole("products"),
)

ROLES = ("customer", "vendor", "administrator")

admin_group = Table(
    "admin_group",
    api,
    _id("id"),
    _word("role", *ROLES),
    _yes_no("is_built_in"),
    _text("name"),
    _text("note"),
    _whole("version"),
)

admin_group_access = Table(
    "admin_group_access", api, _id("group_id"), _text("module"), _word("privilege", "read", "write", "full")
)

admin_group_member = Table(
    "admin_group_member",
    api,
    _id("group_id"),
    _id("account_id"),
    _text("login_name"),
    _word("status", *ACCOUNT_STATUSES),
    _maybe("name", String),
)

admin_module = Table(
    "admin_module",
    api,
    _text("name"),
    _word("role", *ROLES),
    _whole("position"),
    _maybe("package", String),
    _maybe("words", String),
)

admin_setting = Table(
    "admin_setting",
    api,
    _text("name"),
    _text("value"),
    _word("kind", "whole", "money", "yes_no", "text"),
    _maybe("minimum", Numeric(14, 2)),
    _maybe("maximum", Numeric(14, 2)),
    _yes_no("is_public"),
    _whole("version"),
)

admin_broadcast = Table(
    "admin_broadcast",
    api,
    _id("id"),
    _word("audience", "customer", "vendor", "everybody"),
    _text("title"),
    _text("content"),
    _maybe("sent_by", String),
    _moment("sent_at"),
    _maybe("withdrawn_at", UtcDateTime),
    _whole("read_count"),
    _whole("version"),
)

admin_support = Table(
    "admin_support",
    api,
    _id("id"),
    _text("number"),
    _id("account_id"),
    _maybe("account_name", String),
    _word("profile", "customer", "vendor"),
    _text("subject"),
    _yes_no("is_report"),
    _word("status", "waiting", "answered", "closed"),
    _maybe("assigned_to", String),
    _whole("message_count"),
    _text("last_words"),
    _moment("opened_at"),
    _moment("last_at"),
    _maybe("first_answered_at", UtcDateTime),
    _maybe("first_answer_seconds", Integer),
    _maybe("closed_at", UtcDateTime),
    _whole("version"),
)

admin_question = Table(
    "admin_question",
    api,
    _id("id"),
    _id("product_id"),
    _text("product_name"),
    _maybe("vendor_name", String),
    _maybe("asker_name", String),
    _text("content"),
    _moment("asked_at"),
    _maybe("answer", String),
    _maybe("answered_at", UtcDateTime),
    _maybe("hidden_at", UtcDateTime),
    _text("hidden_reason"),
    _whole("version"),
)

admin_post = Table(
    "admin_post",
    api,
    _id("id"),
    _word("kind", "topic", "reply"),
    _id("topic_id"),
    _text("title"),
    _maybe("author_name", String),
    _maybe("login_name", String),
    _text("content"),
    _moment("written_at"),
    _maybe("hidden_at", UtcDateTime),
    _text("hidden_reason"),
    _maybe("removed_at", UtcDateTime),
    _whole("version"),
)

question = Table(
    "question",
    api,
    _id("id"),
    _id("product_id"),
    _text("asker_name"),
    _text("content"),
    _moment("asked_at"),
    _maybe("answer", String),
    _maybe("answered_at", UtcDateTime),
)

topic = Table(
    "topic",
    api,
    _id("id"),
    _text("author_name"),
    _word("author_kind", "customer", "vendor"),
    _text("title"),
    _text("content"),
    _moment("written_at"),
    _moment("last_at"),
    _whole("reply_count"),
)

reply = Table(
    "reply",
    api,
    _id("id"),
    _id("topic_id"),
    _text("author_name"),
    _word("author_kind", "customer", "vendor"),
    _text("content"),
    _moment("written_at"),
)

category = Table(
    "category",
    api,
    _id("id"),
    _maybe("parent_id", BigInteger),
    _text("name"),
    _text("description"),
    _whole("position"),
    _whole("version"),
)

listing = Table(
    "listing",
    api,
    _id("id"),
    _id("vendor_id"),
    _text("vendor_name"),
    _word("vendor_kind", "individual", "shop"),
    _id("category_id"),
    _text("name"),
    _text("description"),
    _money("list_price"),
    _maybe("special_until", UtcDateTime),
    _money("price"),
    _yes_no("is_special"),
    _yes_no("is_advertised"),
    _whole("stock"),
    _whole("on_order"),
    _word("item_condition", *CONDITIONS),
    _text("isbn_or_model"),
    _text("campus"),
    _maybe("picture_id", String),
    _text("picture_ids"),
    _moment("listed_at"),
    _maybe("expires_at", UtcDateTime),
    _whole("sold_count"),
    _whole("rating_count"),
    Column("average_rating", Numeric(3, 2), nullable=False),
    _text("search_terms"),
)

listing_category = Table("listing_category", api, _id("category_id"), _id("product_id"))

review = Table(
    "review",
    api,
    _id("id"),
    _maybe("product_id", BigInteger),
    _text("customer_name"),
    _whole("rating"),
    _text("words"),
    _maybe("reply", String),
    _maybe("replied_at", UtcDateTime),
    _moment("created_at"),
    _whole("is_student"),
    _word("kind", "product", "shop", "vendor"),
    _maybe("seller_id", BigInteger),
    _whole("bought"),
)

seller = Table(
    "seller",
    api,
    _id("id"),
    _text("name"),
    _word("kind", "individual", "shop"),
    _text("description"),
    Column("member_since", Date, nullable=False),
    Column("opened_on", Date, nullable=False),
    _maybe("last_seen_on", Date),
    _whole("listings_ever"),
    _whole("completed_orders"),
    _whole("rating_count"),
    Column("average_rating", Numeric(3, 2), nullable=False),
    _whole("credit_score"),
    _whole("upheld_complaints"),
    _word("deposit_band", "none", "low", "medium", "high"),
    _maybe("plan_name", String),
    _maybe("slots", Integer),
    _maybe("student_until", Date),
    _whole("shop_rating_count"),
    Column("shop_average", Numeric(3, 2), nullable=False),
    _whole("other_rating_count"),
    Column("other_average", Numeric(3, 2), nullable=False),
)

setting = Table(
    "setting", api, _text("name"), _maybe("value", String), _word("kind", "whole", "money", "yes_no", "text")
)

fee = Table(
    "fee",
    api,
    _id("id"),
    _word("kind", "listing", "advertising"),
    _whole("days"),
    _money("price"),
    _yes_no("is_offered"),
)

plan = Table(
    "plan",
    api,
    _id("id"),
    _text("name"),
    _whole("slots"),
    _money("monthly_price"),
    _whole("discount"),
    _yes_no("is_offered"),
)


shop_day = Table(
    "shop_day",
    api,
    Column("day", Date, nullable=False),
    _moment("starts_at"),
    Column("week", Date, nullable=False),
    Column("month", Date, nullable=False),
)


def _sales() -> list[Column[Any]]:
    """What every view of sales ends in. A day may have several rows: sum them."""
    return [
        _whole("orders"),
        _whole("quantity"),
        _money("amount"),
        _whole("cancelled_quantity"),
        _money("cancelled_amount"),
        _whole("returned_quantity"),
        _money("returned_amount"),
    ]


summary_sales_by_day = Table("summary_sales_by_day", api, Column("day", Date, nullable=False), *_sales())

summary_sales_by_category = Table(
    "summary_sales_by_category",
    api,
    Column("day", Date, nullable=False),
    _id("category_id"),
    _text("category_name"),
    _maybe("parent_id", BigInteger),
    *_sales(),
)

summary_sales_by_vendor = Table(
    "summary_sales_by_vendor",
    api,
    Column("day", Date, nullable=False),
    _id("vendor_id"),
    _text("vendor_name"),
    _word("vendor_kind", "individual", "shop"),
    *_sales(),
)

summary_top_product = Table(
    "summary_top_product",
    api,
    Column("day", Date, nullable=False),
    _id("product_id"),
    _text("product_name"),
    _id("vendor_id"),
    _text("vendor_name"),
    _whole("quantity"),
    _money("amount"),
)

summary_order_state = Table("summary_order_state", api, _text("status"), _whole("orders"))

summary_support = Table(
    "summary_support",
    api,
    Column("day", Date, nullable=False),
    _whole("opened"),
    _whole("waiting"),
    _whole("answered"),
    _whole("closed"),
    _whole("with_answer"),
    _whole("answer_seconds"),
)

summary_new_account = Table(
    "summary_new_account", api, Column("day", Date, nullable=False), _whole("customers"), _whole("vendors")
)

summary_response_time = Table(
    "summary_response_time",
    api,
    Column("day", Date, nullable=False),
    _id("vendor_id"),
    _text("vendor_name"),
    _whole("answers"),
    _whole("seconds"),
    _whole("longest"),
)

summary_waiting = Table("summary_waiting", api, _whole("conversations"), _maybe("oldest_at", UtcDateTime))
