"""The administrators' tables and what may be done to accounts from them.

Each table is a source over a view whose grant shows the administrator every row. `SORTS` names the columns of a
table that an index keeps in order: those sort a million rows in milliseconds; any other column reads them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, or_

from ecom_client.data import views
from ecom_client.data.accounts import ONE_TIME
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
from ecom_client.data.wire import Wire


def _number_or_name(number: ColumnElement[Any], *names: ColumnElement[Any]) -> FilterExpression:
    """Filter: a public number (typed in either case) or a name begins with the text."""
    begins = starts_with(*names)

    def condition(value: str) -> ColumnElement[bool]:
        if not (value.isascii() and value.isalnum()):
            return begins(value)
        return or_(begins(value), number.startswith(value.upper(), autoescape=True))

    return condition


_order = views.admin_order.c
ORDERS = ViewSource(
    views.admin_order,
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

_customer = views.admin_customer.c
CUSTOMERS = ViewSource(
    views.admin_customer,
    sorts=(SortKey("created_at", descending=True),),
    filters={
        "words": contains(_customer.name, _customer.login_name, _customer.email, _customer.contact_number),
        "account_status": one_of(_customer.account_status),
        "credit_score": between(_customer.credit_score),
        "balance": between(_customer.balance),
        "created_at": within(_customer.created_at),
    },
)

_vendor = views.admin_vendor.c
VENDORS = ViewSource(
    views.admin_vendor,
    sorts=(SortKey("opened_at", descending=True),),
    filters={
        "words": contains(_vendor.name, _vendor.login_name, _vendor.email, _vendor.contact_number),
        "kind": one_of(_vendor.kind),
        "status": one_of(_vendor.status),
        "account_status": one_of(_vendor.account_status),
        "credit_score": between(_vendor.credit_score),
        "balance": between(_vendor.balance),
        "opened_at": within(_vendor.opened_at),
    },
)

_product = views.admin_product.c
PRODUCTS = ViewSource(
    views.admin_product,
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

_want = views.admin_want.c
WANTS = ViewSource(
    views.admin_want,
    sorts=(SortKey("posted_at", descending=True),),
    filters={
        "words": contains(_want.name, _want.description, _want.customer_name),
        "status": one_of(_want.status),
        "price": between(_want.price),
        "posted_at": within(_want.posted_at),
    },
)

_request = views.admin_wallet_request.c
WALLET_REQUESTS = ViewSource(
    views.admin_wallet_request,
    sorts=(SortKey("requested_at", descending=True),),
    filters={
        "words": _number_or_name(_request.number, _request.account_name, _request.bank_reference),
        "kind": one_of(_request.kind),
        "status": one_of(_request.status),
        "amount": between(_request.amount),
        "requested_at": within(_request.requested_at),
    },
)

_account = views.admin_account.c
ACCOUNTS = ViewSource(
    views.admin_account,
    sorts=(SortKey("registered_at", descending=True),),
    filters={
        "words": contains(_account.login_name, _account.email, _account.customer_name, _account.vendor_name),
        "status": one_of(_account.status),
        "credit_score": between(_account.credit_score),
        "registered_at": within(_account.registered_at),
    },
)

_log = views.admin_audit_log.c
AUDIT = ViewSource(
    views.admin_audit_log,
    sorts=(SortKey("id", descending=True),),
    filters={
        "words": contains(_log.login_name, _log.action, _log.subject, _log.old_values, _log.new_values),
        "action": one_of(_log.action),
        "happened_at": within(_log.happened_at),
    },
)

SORTS: Mapping[str, frozenset[str]] = {
    "orders": frozenset({"id", "placed_at", "total", "status", "customer_name", "vendor_name"}),
    "customers": frozenset({"id", "name", "created_at"}),
    "vendors": frozenset({"id", "name", "opened_at", "status"}),
    "products": frozenset({"id", "name", "price", "status", "created_at"}),
    "wants": frozenset({"id", "name", "price", "posted_at", "status"}),
    "wallet_requests": frozenset({"id", "account_name", "amount", "requested_at", "status"}),
    "accounts": frozenset({"id", "login_name", "status", "registered_at"}),
    "questions": frozenset({"id", "asked_at"}),
    "community": frozenset({"id", "written_at"}),
    "support": frozenset({"id", "opened_at", "last_at", "status"}),
    "broadcast": frozenset({"id", "sent_at"}),
}
"""Table → the columns an index keeps in order."""


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

    def reset_password(self, key: str, account_id: int, version: int) -> str:
        """End an account's sessions and give a one-time password for its owner; asking again gives another one.

        Refused: not_found, own_account, account_state, changed_meanwhile, not_allowed (an administrator's, without
        full privilege on permissions).
        """
        row = self._wire.read("reset_password", key, account_id, version)[0]
        return f"{ONE_TIME}{row['generated password']}"
