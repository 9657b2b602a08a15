"""Notifications of listings that end, memberships and applications in the reader's words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from ecom_client.domain.notifications import NotificationKind as Kind
from ecom_client.ui.common.selling_words import month_words
from ecom_client.ui.common.text import _, date_time, money
from ecom_client.ui.common.told import Told

SELLING = frozenset(
    {
        Kind.LISTING_EXPIRING,
        Kind.MEMBERSHIP_PAID,
        Kind.MEMBERSHIP_UNPAID,
        Kind.SHELF_CLOSED,
        Kind.APPLICATION_APPROVED,
        Kind.APPLICATION_REFUSED,
    }
)
"""The kinds this module words."""


def selling_told(kind: Kind, detail: dict[str, Any]) -> Told:
    """The notification in words."""
    if kind is Kind.LISTING_EXPIRING:
        until = _moment(detail, "expires_at")
        when = _("On the shelf until {time}").format(time=date_time(until)) if until else ""
        return Told(
            "calendar-clock-outline",
            "warn",
            _("A listing ends soon"),
            " · ".join(part for part in (_text(detail, "name"), when) if part),
            "products",
            detail.get("product_id"),
        )
    if kind in (Kind.APPLICATION_APPROVED, Kind.APPLICATION_REFUSED):
        return _application(kind, detail)
    amount, month = _money(detail), _month(detail)
    if kind is Kind.MEMBERSHIP_PAID:
        words = _("The membership is paid: {amount}").format(amount=amount)
        return Told("storefront-check-outline", "good", words, month, "shop")
    if kind is Kind.SHELF_CLOSED:
        words = _("Your shelf is closed: {amount} are owed for the membership").format(amount=amount)
        return Told("storefront-remove-outline", "bad", words, month, "shop")
    due = _moment(detail, "due_at")
    words = _("Your wallet does not cover the membership: {amount}").format(amount=amount)
    rest = _("The shelf is closed on {time}").format(time=date_time(due)) if due else ""
    return Told("cash-remove", "bad", words, " · ".join(part for part in (month, rest) if part), "shop")


def _application(kind: Kind, detail: dict[str, Any]) -> Told:
    reason = _text(detail, "reason")
    if kind is Kind.APPLICATION_APPROVED:
        words = _("You are a shop now, with the plan {plan}").format(plan=_text(detail, "plan"))
        return Told("storefront-check-outline", "good", words, reason, "shop")
    return Told(
        "storefront-remove-outline",
        "bad",
        _("Your application to be a shop was refused"),
        _("Reason: {reason}").format(reason=reason) if reason else "",
        "shop",
    )


def _text(detail: dict[str, Any], name: str) -> str:
    value = detail.get(name)
    return "" if value is None else str(value)


def _money(detail: dict[str, Any]) -> str:
    try:
        return money(Decimal(str(detail["amount"])))
    except (KeyError, InvalidOperation):
        return ""


def _month(detail: dict[str, Any]) -> str:
    try:
        return month_words(date.fromisoformat(_text(detail, "month")))
    except ValueError:
        return ""


def _moment(detail: dict[str, Any], name: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_text(detail, name)).replace(tzinfo=UTC)
    except ValueError:
        return None
