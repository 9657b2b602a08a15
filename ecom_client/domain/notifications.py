"""What an account is told about its windows."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import Any


class NotificationKind(enum.StrEnum):
    """What happened. Its detail is told beside each kind; a kind an older client does not know is shown plainly."""

    NEW_ORDER = "new_order"
    """To a vendor: order_id, number, total."""
    ORDER_CONFIRMED = "order_confirmed"
    """To a customer: order_id, number."""
    ORDER_SHIPPED = "order_shipped"
    """To a customer: order_id, number, carrier, tracking_number."""
    ORDER_RECEIVED = "order_received"
    """To a vendor: order_id, number."""
    ORDER_CANCELLED = "order_cancelled"
    """To the other side: order_id, number, reason."""
    ORDER_PAID = "order_paid"
    """To a customer, once the vendor has seen the bank transfer: order_id, number."""
    ITEM_RATED = "item_rated"
    """To a vendor: order_id, number, rating."""
    POST_SALE_MESSAGE = "post_sale_message"
    """To the other side of an order: order_id, number, customer_name, vendor_name, words (how it begins)."""
    MAILBOX_MESSAGE = "mailbox_message"
    """To whoever it was sent to: message_id, name (who wrote), title."""
    SUPPORT_ANSWERED = "support_answered"
    """To whoever asked the administrators: conversation_id, number, subject."""
    SUPPORT_ASSIGNED = "support_assigned"
    """To an administrator who is to answer: conversation_id, number, subject."""
    WANT_OFFER = "want_offer"
    """To a customer: want_id, want, vendor_name, name and price of the product (or nothing), words."""
    WANT_MATCH = "want_match"
    """To a customer, when a new listing fits: want_id, want, product_id, name, price."""
    WANT_OFFER_ACCEPTED = "want_offer_accepted"
    """To a vendor: want_id, want, product_id, customer_name, words."""
    WANT_OFFER_DECLINED = "want_offer_declined"
    """The same."""
    WANT_HIDDEN = "want_hidden"
    """To a customer: want_id, want, reason."""
    STUDENT_GRANTED = "student_granted"
    """To whoever asked: campus, ends_on, note."""
    STUDENT_REFUSED = "student_refused"
    """The same; the note says why."""
    STUDENT_REVOKED = "student_revoked"
    """The same."""
    SEARCH_MATCH = "search_match"
    """To a customer: search_id, search (its name), product_id, name, price; once until it is opened."""
    BARGAIN_ASKED = "bargain_asked"
    """To a vendor: bargain_id, product_id, name, price (or nothing), quantity, until, act, words, customer_name."""
    BARGAIN_COUNTERED = "bargain_countered"
    """To a customer: the same with vendor_name."""
    BARGAIN_ACCEPTED = "bargain_accepted"
    """To the other side: the same."""
    BARGAIN_REFUSED = "bargain_refused"
    """To the other side: the same."""
    BARGAIN_WITHDRAWN = "bargain_withdrawn"
    """To the other side: the same."""
    BARGAIN_EXPIRED = "bargain_expired"
    """To both: the same."""
    POST_SALE_MARKETPLACE = "post_sale_marketplace"
    """To both sides of an order, when an administrator wrote: the same."""
    PRODUCT_REMOVED = "product_removed"
    """To a vendor: product_id, name, reason."""
    PRODUCT_RESTORED = "product_restored"
    """The same."""
    QUESTION_ASKED = "question_asked"
    """To a vendor: question_id, product_id, name (of the product), words (how it begins)."""
    QUESTION_ANSWERED = "question_answered"
    """To whoever asked: the same."""
    COMMUNITY_REPLY = "community_reply"
    """To whoever began a topic: topic_id, title, name (who replied), words."""
    POST_HIDDEN = "post_hidden"
    """To whoever wrote it on the community board: words (how it begins), reason."""
    LOW_STOCK = "low_stock"
    """To a vendor: product_id, name, stock."""
    LISTING_EXPIRING = "listing_expiring"
    """To a vendor, some days before: product_id, name, expires_at (UTC)."""
    LISTING_EXPIRED = "listing_expired"
    """To a vendor: product_id, name."""
    MEMBERSHIP_PAID = "membership_paid"
    """To a shop: charge_id, month (its first day), amount in yuan."""
    MEMBERSHIP_UNPAID = "membership_unpaid"
    """The same, with due_at (UTC): from then on the shelf is closed."""
    SHELF_CLOSED = "shelf_closed"
    """To a shop whose membership is overdue: charge_id, month, amount."""
    APPLICATION_APPROVED = "application_approved"
    """To a seller who is a shop now: application_id, number, plan, reason."""
    APPLICATION_REFUSED = "application_refused"
    """The same; the reason says why."""
    WALLET_REQUEST_CONFIRMED = "wallet_request_confirmed"
    """request_id, number, kind (top_up or withdrawal), amount in yuan, note."""
    WALLET_REQUEST_REFUSED = "wallet_request_refused"
    """The same; the note says why."""
    COMPLAINT_FILED = "complaint_filed"
    """To the accused: complaint_id, number, about (a ComplaintKind), status, side."""
    COMPLAINT_MESSAGE = "complaint_message"
    """To the others of a complaint: complaint_id, number, side (who spoke), words (how it begins)."""
    COMPLAINT_DECIDED = "complaint_decided"
    """To both sides: the same as when it was filed, and to the accused deduction (points) and fine (yuan)."""
    COMPLAINT_APPEALED = "complaint_appealed"
    """To the side that did not appeal: the same."""
    COMPLAINT_WITHDRAWN = "complaint_withdrawn"
    """To the accused: the same."""
    SHOP_RATED = "shop_rated"
    """To a vendor: review_id, rating, bought."""
    REVIEW_ANSWERED = "review_answered"
    """To a customer: review_id, product_id (or nothing), vendor_name, words (how the reply begins)."""
    CREDIT_ADJUSTED = "credit_adjusted"
    """change, score, reason."""
    ORDER_REQUEST_ASKED = "order_request_asked"
    """To a vendor: order_id, number, customer_name, request (an OrderRequestKind), amount in yuan, reason."""
    ORDER_REQUEST_ACCEPTED = "order_request_accepted"
    """To a customer: the same with vendor_name; the reason is the vendor's answer; owed is what still is to come."""
    ORDER_REQUEST_REFUSED = "order_request_refused"
    """To a customer: the same; the reason says why."""
    ORDER_REQUEST_WITHDRAWN = "order_request_withdrawn"
    """To a vendor: the same."""
    ORDER_PAID_BACK = "order_request_paid_back"
    """To a customer, once the vendor has paid back outside the shop: the same."""
    DEBT_MADE = "debt_made"
    """The wallet did not cover something: amount (yuan left to pay), kind (a MovementKind), order_id, number."""
    DEBT_SETTLED = "debt_settled"
    """All of it is paid: kind, order_id, number."""

    VENDOR_ASSIGNED = "vendor_assigned"
    """To an administrator who was made responsible for a vendor: vendor_id, vendor_name."""


@dataclass(frozen=True)
class Notification:
    """One thing a window was told. `kind` is a NotificationKind or a later server's word; times are UTC."""

    id: int
    kind: str
    detail: dict[str, Any]
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class News:
    """What a window asks every few seconds. Figures are counted up to 100; those of other windows are 0."""

    unread: int
    newest_id: int
    cart_lines: int = 0
    orders_to_confirm: int = 0
    orders_to_ship: int = 0
    order_requests: int = 0
    wallet_requests: int = 0
    post_sale: int = 0
    #: With something unread; those to decide, for an administrator.
    complaints: int = 0
    bargains: int = 0
    #: The id of the last word in any conversation: it moves when somebody writes.
    post_sale_newest: int = 0
    #: Another number when what may be done in the window was changed.
    access_stamp: int = 0
    #: Unread messages in the mailbox, and the id of the last one that came.
    mailbox: int = 0
    mailbox_newest: int = 0
    #: Applications to be a shop that wait for an administrator.
    applications: int = 0
    #: The version of the terms of use to accept before anything can be written; 0 when there is none.
    terms_due: int = 0
    #: Conversations with the administrators: an administrator's that wait, others' with something unread.
    support: int = 0
    support_newest: int = 0
    #: Questions under a vendor's products that wait for an answer.
    questions: int = 0
