"""The administrators' tables and what may be done to accounts from them.

Each table is a source over a view whose grant shows the administrator every row. A page offers to sort it by what an
index keeps in order: that sorts a million rows in milliseconds; any other column reads them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from ecom_client.data.accounts import ONE_TIME
from ecom_client.data.order_rows import order_of_views
from ecom_client.data.paging import (
    FilterExpression,
    SortKey,
    ViewSource,
    between,
    contains,
    equals,
    one_of,
    starts_with,
    within,
)
from ecom_client.data.statement_rows import statement_of
from ecom_client.data.views.accounts import (
    admin_account,
    admin_administrator,
    admin_application,
    admin_customer,
    admin_student_badge,
    admin_vendor,
)
from ecom_client.data.views.administration import admin_audit_log, admin_mail
from ecom_client.data.views.catalogue import admin_category, admin_product, admin_review, admin_want
from ecom_client.data.views.money import (
    admin_debt,
    admin_ledger_entry,
    admin_ledger_proof,
    admin_membership_charge,
    admin_wallet_request,
)
from ecom_client.data.views.orders import (
    admin_order,
    admin_order_event,
    admin_order_item,
    admin_order_request,
    admin_post_sale,
    admin_post_sale_message,
)
from ecom_client.data.wire import Wire
from ecom_client.domain.identity import Window
from ecom_client.domain.orders import Order
from ecom_client.domain.post_sale import Message
from ecom_client.domain.selling import Statement


def _number_or_name(number: ColumnElement[Any], *names: ColumnElement[Any]) -> FilterExpression:
    """Filter: a public number (typed in either case) or a name begins with the text."""
    return _numbers_or_name((number,), *names)


def _numbers_or_name(numbers: Sequence[ColumnElement[Any]], *names: ColumnElement[Any]) -> FilterExpression:
    """The same with several numbers. The names are not numbers: those hold nothing but ASCII."""
    begins = starts_with(*names)

    def condition(value: str) -> ColumnElement[bool]:
        if not (value.isascii() and value.isalnum()):
            return begins(value)
        upper = value.upper()
        return or_(begins(value), *(number.startswith(upper, autoescape=True) for number in numbers))

    return condition


_order = admin_order.c
ORDERS = ViewSource(
    admin_order,
    sorts=(SortKey("placed_at", descending=True),),
    filters={
        "words": _number_or_name(_order.number, _order.customer_name, _order.vendor_name),
        "status": one_of(_order.status),
        "payment": one_of(_order.payment),
        "delivery": one_of(_order.delivery),
        "total": between(_order.total),
        "placed_at": within(_order.placed_at),
        "customer_id": equals(_order.customer_id),
        "vendor_id": equals(_order.vendor_id),
    },
)

_customer = admin_customer.c
CUSTOMERS = ViewSource(
    admin_customer,
    sorts=(SortKey("created_at", descending=True),),
    filters={
        "words": contains(_customer.name, _customer.login_name, _customer.email, _customer.contact_number),
        "account_status": one_of(_customer.account_status),
        "credit_score": between(_customer.credit_score),
        "balance": between(_customer.balance),
        "created_at": within(_customer.created_at),
    },
)

_vendor = admin_vendor.c
VENDORS = ViewSource(
    admin_vendor,
    sorts=(SortKey("opened_at", descending=True),),
    filters={
        "words": contains(_vendor.name, _vendor.login_name, _vendor.email, _vendor.contact_number),
        "kind": one_of(_vendor.kind),
        "status": one_of(_vendor.status),
        "account_status": one_of(_vendor.account_status),
        "credit_score": between(_vendor.credit_score),
        "balance": between(_vendor.balance),
        "opened_at": within(_vendor.opened_at),
        "responsible": equals(_vendor.responsible_administrator_id),
    },
)

_product = admin_product.c
PRODUCTS = ViewSource(
    admin_product,
    sorts=(SortKey("created_at", descending=True),),
    filters={
        "words": contains(_product.name, _product.isbn_or_model),
        "status": one_of(_product.status),
        "item_condition": one_of(_product.item_condition),
        "vendor_id": equals(_product.vendor_id),
        "category_id": one_of(_product.category_id),
        "price": between(_product.price),
        "stock": between(_product.stock),
        "created_at": within(_product.created_at),
    },
)

_badge = admin_student_badge.c
STUDENTS = ViewSource(
    admin_student_badge,
    sorts=(SortKey("asked_at", descending=True),),
    filters={
        "words": contains(_badge.name, _badge.login_name, _badge.campus, _badge.email),
        "status": one_of(_badge.status),
        "asked_at": within(_badge.asked_at),
    },
)

_want = admin_want.c
WANTS = ViewSource(
    admin_want,
    sorts=(SortKey("posted_at", descending=True),),
    filters={
        "words": contains(_want.name, _want.description, _want.customer_name),
        "status": one_of(_want.status),
        "price": between(_want.price),
        "posted_at": within(_want.posted_at),
    },
)

_asked = admin_order_request.c
ORDER_REQUESTS = ViewSource(
    admin_order_request,
    sorts=(SortKey("asked_at", descending=True),),
    filters={
        "words": contains(_asked.order_number, _asked.customer_name, _asked.vendor_name),
        "status": one_of(_asked.status),
        "kind": one_of(_asked.kind),
        "amount": between(_asked.amount),
        "asked_at": within(_asked.asked_at),
    },
)

_debt = admin_debt.c
DEBTS = ViewSource(
    admin_debt,
    sorts=(SortKey("made_at", descending=True),),
    filters={
        "words": contains(_debt.debtor, _debt.creditor, _debt.order_number),
        "status": one_of(_debt.status),
        "left_to_pay": between(_debt.left_to_pay),
        "made_at": within(_debt.made_at),
    },
)

_request = admin_wallet_request.c
WALLET_REQUESTS = ViewSource(
    admin_wallet_request,
    sorts=(SortKey("requested_at", descending=True),),
    filters={
        "words": _number_or_name(_request.number, _request.account_name, _request.bank_reference),
        "kind": one_of(_request.kind),
        "status": one_of(_request.status),
        "amount": between(_request.amount),
        "requested_at": within(_request.requested_at),
    },
)

_application = admin_application.c
APPLICATIONS = ViewSource(
    admin_application,
    sorts=(SortKey("applied_at", descending=True),),
    filters={
        "words": _number_or_name(_application.number, _application.vendor_name),
        "status": one_of(_application.status),
        "document_kind": one_of(_application.document_kind),
        "applied_at": within(_application.applied_at),
    },
)

_charge = admin_membership_charge.c
CHARGES = ViewSource(
    admin_membership_charge,
    sorts=(SortKey("charged_at", descending=True),),
    filters={
        "words": starts_with(_charge.vendor_name),
        "status": one_of(_charge.status),
        "amount": between(_charge.amount),
        "charged_at": within(_charge.charged_at),
    },
)

_account = admin_account.c
ACCOUNTS = ViewSource(
    admin_account,
    sorts=(SortKey("registered_at", descending=True),),
    filters={
        "words": contains(_account.login_name, _account.email, _account.customer_name, _account.vendor_name),
        "status": one_of(_account.status),
        "credit_score": between(_account.credit_score),
        "registered_at": within(_account.registered_at),
    },
)

_talk = admin_post_sale.c
POST_SALE = ViewSource(
    admin_post_sale,
    sorts=(SortKey("last_at", descending=True),),
    filters={
        "words": _number_or_name(_talk.number, _talk.customer_name, _talk.vendor_name),
        "waiting": lambda wanted: (
            _talk.waiting_since.is_not(None) if wanted else _talk.waiting_since.is_(None)
        ),
        "order_status": one_of(_talk.order_status),
        "last_side": one_of(_talk.last_side),
        "last_at": within(_talk.last_at),
    },
)

_review = admin_review.c
REVIEWS = ViewSource(
    admin_review,
    sorts=(SortKey("created_at", descending=True),),
    filters={
        "words": contains(_review.product_name, _review.vendor_name, _review.customer_name, _review.words),
        "rating": one_of(_review.rating),
        "is_hidden": equals(_review.is_hidden),
        "created_at": within(_review.created_at),
    },
)

_entry = admin_ledger_entry.c
LEDGER = ViewSource(
    admin_ledger_entry,
    sorts=(SortKey("id", descending=True),),
    filters={
        "words": _numbers_or_name((_entry.order_number, _entry.request_number), _entry.login_name),
        "kind": one_of(_entry.kind),
        "wallet": one_of(_entry.wallet),
        "amount": between(_entry.amount),
        "happened_at": within(_entry.happened_at),
    },
)

_log = admin_audit_log.c
AUDIT = ViewSource(
    admin_audit_log,
    sorts=(SortKey("id", descending=True),),
    filters={
        "words": contains(_log.login_name, _log.action, _log.subject, _log.old_values, _log.new_values),
        "action": one_of(_log.action),
        "subject": one_of(_log.subject),
        "happened_at": within(_log.happened_at),
    },
)

_category = admin_category.c
CATEGORIES = ViewSource(
    admin_category,
    sorts=(SortKey("name"),),
    filters={
        "words": contains(_category.name, _category.description),
        "products": between(_category.products),
        "on_sale": between(_category.on_sale),
    },
)

_mail = admin_mail.c
MAIL = ViewSource(
    admin_mail,
    sorts=(SortKey("id", descending=True),),
    filters={
        "words": contains(_mail.recipient, _mail.login_name),
        "status": one_of(_mail.status),
        "kind": one_of(_mail.kind),
        "written_at": within(_mail.written_at),
    },
)


class Administration:
    """What administrators do to accounts. The tables are the sources of this module."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def suspend(self, key: str, account_id: int, version: int, reason: str) -> int:
        """Suspend an account, end its sessions, and give its new version.

        Refused: not_found, own_account, last_administrator, account_state, changed_meanwhile, not_allowed,
        text_missing (reason).
        """
        return int(self._wire.write("suspend_account", key, account_id, version, reason)["version"])

    def reinstate(self, key: str, account_id: int, version: int, reason: str) -> int:
        """End a suspension and give the account's new version. Refused as for `suspend`."""
        return int(self._wire.write("reinstate_account", key, account_id, version, reason)["version"])

    def administrators(self) -> list[tuple[int, str]]:
        """Who may be made responsible for something: (id, name), by name. Needs write on vendors."""
        people = admin_administrator.c
        rows = self._wire.rows(
            select(people.id, people.name, people.login_name)
            .where(people.status == "active")
            .order_by(people.name, people.id)
        )
        return [(row["id"], f"{row['name']} ({row['login_name']})") for row in rows]

    def assign_vendor(self, key: str, vendor_id: int, version: int, administrator_id: int | None) -> int:
        """Make an administrator, or nobody, responsible for a vendor, and give the vendor's new version.

        Refused: not_found, changed_meanwhile, choice_unknown (administrator).
        """
        answer = self._wire.write("assign_vendor", key, vendor_id, version, administrator_id)
        return int(answer["version"])

    def remove_product(self, key: str, product_id: int, version: int, reason: str) -> int:
        """Take a product out of the shop and give its new version; its vendor is told the reason.

        Refused: not_found, changed_meanwhile, product_state, own_account, text_missing (reason).
        """
        return int(self._wire.write("remove_product", key, product_id, version, reason)["version"])

    def restore_product(self, key: str, product_id: int, version: int, reason: str) -> int:
        """Give a removed product back to its vendor, off the shelf. Refused as for `remove_product`."""
        return int(self._wire.write("restore_product", key, product_id, version, reason)["version"])

    def hide_review(self, key: str, review_id: int, version: int, reason: str) -> int:
        """Hide a review and give its new version. Refused: not_found, changed_meanwhile, review_state, own_account."""
        return int(self._wire.write("hide_review", key, review_id, version, reason)["version"])

    def show_review(self, key: str, review_id: int, version: int, reason: str) -> int:
        """Show a hidden review again. Refused as for `hide_review`."""
        return int(self._wire.write("show_review", key, review_id, version, reason)["version"])

    def order(self, row: Mapping[str, Any]) -> Order:
        """A row of the orders with its items and its history."""
        items, events = admin_order_item, admin_order_event
        return order_of_views(
            row,
            self._wire.rows(select(items).where(items.c.order_id == row["id"]).order_by(items.c.id)),
            self._wire.rows(select(events).where(events.c.order_id == row["id"]).order_by(events.c.id)),
        )

    def post_sale_messages(self, order_id: int) -> list[Message]:
        """What was said about an order, the oldest first."""
        said = admin_post_sale_message
        rows = self._wire.rows(select(said).where(said.c.order_id == order_id).order_by(said.c.id))
        return [
            Message(row["id"], Window(row["side"]), row["content"], row["sent_at"], row["read_at"])
            for row in rows
        ]

    def answer_post_sale(self, key: str, order_id: int, content: str) -> int:
        """Say something to both sides of an order, as the marketplace; the message's id.

        Refused: not_found, own_account, text_missing, text_too_long (content), conversation_full.
        """
        return int(self._wire.write("answer_post_sale", key, order_id, content)["id"])

    def retry_letter(self, key: str, letter_id: int) -> None:
        """Let a letter that was given up be sent again. Refused: not_found, letter_state, letter_outdated."""
        self._wire.write("retry_letter", key, letter_id)

    def ledger_proof(self) -> tuple[int, Decimal]:
        """How many entries the ledger has, and their sum, which is zero."""
        row = self._wire.rows(select(admin_ledger_proof))[0]
        return int(row["entries"]), Decimal(row["total"])

    def statement(self, account_id: int, wallet: str, first: date, last: date) -> Statement:
        """A person's wallet ("cash" or "grant") from one day of the shop to another, both included.

        Refused: not_found, choice_unknown (wallet), date_out_of_range (from, to), statement_too_long (to).
        """
        rows = self._wire.read("ledger_statement", account_id, wallet, first, last)
        return statement_of(rows, first, last)

    def reset_password(self, key: str, account_id: int, version: int) -> str:
        """End an account's sessions and give a one-time password for its owner; asking again gives another one.

        Refused: not_found, own_account, account_state, changed_meanwhile, not_allowed (an administrator's, without
        full privilege on permissions).
        """
        row = self._wire.read("reset_password", key, account_id, version)[0]
        return f"{ONE_TIME}{row['generated password']}"
