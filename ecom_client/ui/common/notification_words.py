"""What a window was told, in the reader's words, and where it leads."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import Notification, NotificationKind
from ecom_client.domain.wallet import RequestKind
from ecom_client.ui.common.campus_notifications import campus_told
from ecom_client.ui.common.complaint_notifications import complaint_told
from ecom_client.ui.common.selling_notifications import SELLING, selling_told
from ecom_client.ui.common.talk_notifications import talk_told
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.common.told import Told
from ecom_client.ui.common.wallet_words import movement_word


def told(notification: Notification, window: Window) -> Told:
    """The notification in words. A kind this program does not know is shown by its name."""
    detail = notification.detail
    if notification.kind in _ORDERS:
        return _order(NotificationKind(notification.kind), detail, window)
    if notification.kind in _PRODUCTS:
        return _product(NotificationKind(notification.kind), detail)
    if notification.kind in (
        NotificationKind.WALLET_REQUEST_CONFIRMED,
        NotificationKind.WALLET_REQUEST_REFUSED,
    ):
        return _request(NotificationKind(notification.kind), detail)
    if notification.kind in _REQUESTS:
        return _order_request(NotificationKind(notification.kind), detail, window)
    if notification.kind == NotificationKind.VENDOR_ASSIGNED:
        name = _text(detail, "vendor_name")
        return Told(
            "account-tie-outline",
            "accent",
            _("You are responsible for a vendor"),
            name,
            "vendors",
            {"words": name},
        )
    if notification.kind in (NotificationKind.DEBT_MADE, NotificationKind.DEBT_SETTLED):
        return _debt(NotificationKind(notification.kind), detail)
    if (found := talk_told(notification.kind, detail, window)) is not None:
        return found
    if notification.kind in SELLING:
        return selling_told(NotificationKind(notification.kind), detail)
    if notification.kind.startswith(("complaint_", "credit_", "shop_rated", "review_")):
        return complaint_told(notification.kind, detail)
    if notification.kind == NotificationKind.MAILBOX_MESSAGE:
        return Told(
            "email-outline",
            "accent",
            _("{name} has written to you").format(name=_text(detail, "name")),
            _text(detail, "title"),
            "mailbox",
            detail.get("message_id"),
        )
    if notification.kind.startswith(("want_", "bargain_", "search_", "student_")):
        return campus_told(notification.kind, detail, window)
    return Told("bell-outline", "neutral", notification.kind.replace("_", " ").capitalize())


_ORDERS = {
    NotificationKind.NEW_ORDER: ("cart-arrow-down", "accent"),
    NotificationKind.ORDER_CONFIRMED: ("check", "accent"),
    NotificationKind.ORDER_SHIPPED: ("truck-outline", "warn"),
    NotificationKind.ORDER_RECEIVED: ("package-variant-closed-check", "good"),
    NotificationKind.ORDER_CANCELLED: ("close-circle-outline", "bad"),
    NotificationKind.ORDER_PAID: ("bank-check", "good"),
    NotificationKind.ITEM_RATED: ("star-outline", "accent"),
    NotificationKind.POST_SALE_MESSAGE: ("message-text-outline", "accent"),
    NotificationKind.POST_SALE_MARKETPLACE: ("message-alert-outline", "accent"),
}


_PRODUCTS = (
    NotificationKind.LOW_STOCK,
    NotificationKind.LISTING_EXPIRED,
    NotificationKind.PRODUCT_REMOVED,
    NotificationKind.PRODUCT_RESTORED,
)
_TALKS = (NotificationKind.POST_SALE_MESSAGE, NotificationKind.POST_SALE_MARKETPLACE)


def _order(kind: NotificationKind, detail: dict[str, Any], window: Window) -> Told:
    icon, tone = _ORDERS[kind]
    words = {
        NotificationKind.NEW_ORDER: _("New order {number}"),
        NotificationKind.ORDER_CONFIRMED: _("Order {number} is confirmed"),
        NotificationKind.ORDER_SHIPPED: _("Order {number} is on its way"),
        NotificationKind.ORDER_RECEIVED: _("Order {number} has been received"),
        NotificationKind.ORDER_CANCELLED: _("Order {number} is cancelled"),
        NotificationKind.ORDER_PAID: _("The payment of order {number} has come"),
        NotificationKind.ITEM_RATED: _("An item of order {number} was rated"),
        NotificationKind.POST_SALE_MESSAGE: _("A message about order {number}"),
        NotificationKind.POST_SALE_MARKETPLACE: _("The marketplace wrote about order {number}"),
    }[kind]
    return Told(
        icon,
        tone,
        words.format(number=_text(detail, "number")),
        _order_detail(kind, detail, window),
        "post_sale" if kind in _TALKS else "orders",
        detail.get("order_id"),
    )


def _order_detail(kind: NotificationKind, detail: dict[str, Any], window: Window) -> str:
    other = _text(detail, "vendor_name" if window is Window.CUSTOMER else "customer_name")
    if kind is NotificationKind.NEW_ORDER:
        return _joined(other, _text(detail, "item"), _money(detail, "total"))
    if kind is NotificationKind.ORDER_SHIPPED:
        return _joined(other, f"{_text(detail, 'carrier')} {_text(detail, 'tracking_number')}".strip())
    if kind is NotificationKind.ORDER_RECEIVED:
        vendor = window is Window.VENDOR
        return _joined(other, _("What was paid by wallet is yours now.") if vendor else "")
    if kind is NotificationKind.ORDER_CANCELLED:
        reason = _text(detail, "reason")
        return _joined(other, _("Reason: {reason}").format(reason=reason) if reason else "")
    if kind in _TALKS:
        return _joined(other, _text(detail, "words"))
    if kind is NotificationKind.ITEM_RATED:
        rating = detail.get("rating")
        stars = (
            ngettext("{n} star", "{n} stars", int(rating)).format(n=number(int(rating)))
            if isinstance(rating, int | float)
            else ""
        )
        return _joined(other, _text(detail, "name"), stars)
    return other


def _product(kind: NotificationKind, detail: dict[str, Any]) -> Told:
    name, product = _text(detail, "name"), detail.get("product_id")
    if kind in (NotificationKind.PRODUCT_REMOVED, NotificationKind.PRODUCT_RESTORED):
        removed = kind is NotificationKind.PRODUCT_REMOVED
        reason = _("Reason: {reason}").format(reason=_text(detail, "reason"))
        return Told(
            "tag-off-outline" if removed else "tag-plus-outline",
            "bad" if removed else "good",
            _("The marketplace removed a product") if removed else _("A removed product is yours again"),
            _joined(name, reason),
            "products",
            product,
        )
    if kind is NotificationKind.LISTING_EXPIRED:
        return Told(
            "calendar-remove-outline",
            "warn",
            _("A listing has expired"),
            name,
            "products",
            product,
        )
    left = detail.get("stock")
    words = _("Sold out") if left == 0 else _("Stock is low")
    rest = (
        ngettext("{n} left", "{n} left", int(left)).format(n=number(int(left)))
        if isinstance(left, int | float) and left
        else ""
    )
    return Told("package-variant", "warn", words, _joined(name, rest), "products", product)


def _request(kind: NotificationKind, detail: dict[str, Any]) -> Told:
    top_up = detail.get("kind") == RequestKind.TOP_UP
    confirmed = kind is NotificationKind.WALLET_REQUEST_CONFIRMED
    if top_up:
        words = (
            _("Your top-up of {amount} is confirmed")
            if confirmed
            else _("Your top-up of {amount} was refused")
        )
        follows = _("The money is in your wallet.") if confirmed else ""
    else:
        words = (
            _("Your withdrawal of {amount} is confirmed")
            if confirmed
            else _("Your withdrawal of {amount} was refused")
        )
        follows = _("The money is on its way to your bank.") if confirmed else _("It is back in your wallet.")
    return Told(
        "wallet-outline",
        "good" if confirmed else "bad",
        words.format(amount=_money(detail, "amount")),
        _joined(follows, _text(detail, "note")),
        "wallet",
        "requests",
    )


_REQUESTS = {
    NotificationKind.ORDER_REQUEST_ASKED: ("chat-question-outline", "warn"),
    NotificationKind.ORDER_REQUEST_ACCEPTED: ("check", "good"),
    NotificationKind.ORDER_REQUEST_REFUSED: ("close", "bad"),
    NotificationKind.ORDER_REQUEST_WITHDRAWN: ("minus-circle-outline", "neutral"),
    NotificationKind.ORDER_PAID_BACK: ("cash-refund", "good"),
}


def _order_request(kind: NotificationKind, detail: dict[str, Any], window: Window) -> Told:
    words = {
        NotificationKind.ORDER_REQUEST_ASKED: {
            "cancel": _("Asked to cancel order {number}"),
            "return": _("A return is asked for order {number}"),
            "refund": _("A refund is asked for order {number}"),
        },
        NotificationKind.ORDER_REQUEST_ACCEPTED: {
            "return": _("The return from order {number} is accepted"),
            "refund": _("The refund for order {number} is accepted"),
        },
        NotificationKind.ORDER_REQUEST_REFUSED: {
            "cancel": _("Order {number} is not cancelled"),
            "return": _("The return from order {number} is refused"),
            "refund": _("The refund for order {number} is refused"),
        },
    }.get(kind, {})
    told = words.get(_text(detail, "request"))
    if told is None:
        told = {
            NotificationKind.ORDER_REQUEST_WITHDRAWN: _("A request about order {number} is withdrawn"),
            NotificationKind.ORDER_PAID_BACK: _("Order {number} is paid back"),
        }.get(kind, _("News of a request about order {number}"))
    icon, tone = _REQUESTS[kind]
    reason = _text(detail, "reason")
    owed = detail.get("owed")
    return Told(
        icon,
        tone,
        told.format(number=_text(detail, "number")),
        _joined(
            _text(detail, "vendor_name" if window is Window.CUSTOMER else "customer_name"),
            "" if _text(detail, "request") == "cancel" else _money(detail, "amount"),
            _("still to come: {amount}").format(amount=_money(detail, "owed"))
            if owed not in (None, "0.00")
            else "",
            reason,
        ),
        "orders",
        detail.get("order_id"),
    )


def _debt(kind: NotificationKind, detail: dict[str, Any]) -> Told:
    order = _text(detail, "number")
    why = _joined(
        movement_word(_text(detail, "kind"), Decimal(-1)),
        _("Order {number}").format(number=order) if order else "",
    )
    if kind is NotificationKind.DEBT_SETTLED:
        return Told("hand-coin-outline", "good", _("What you owed is paid"), why, "wallet", "debts")
    words = _("You owe {amount}: your wallet did not cover it").format(amount=_money(detail, "amount"))
    return Told("hand-coin-outline", "bad", words, why, "wallet", "debts")


def _text(detail: dict[str, Any], name: str) -> str:
    value = detail.get(name)
    return "" if value is None else str(value)


def _money(detail: dict[str, Any], name: str) -> str:
    try:
        return money(Decimal(str(detail[name])))
    except (KeyError, InvalidOperation):
        return ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
