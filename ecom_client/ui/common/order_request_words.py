"""How requests about an order (to cancel, to return, for money back) are put into words, the same in both windows."""

from __future__ import annotations

from collections.abc import Sequence

from ecom_client.domain.order_requests import OrderRequest, OrderRequestKind, OrderRequestStatus
from ecom_client.domain.orders import OrderItem
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, listed, number, pgettext


def asked_chip(kind: OrderRequestKind) -> Chip:
    """What waits for the vendor's answer."""
    return {
        OrderRequestKind.CANCEL: Chip(_("Cancellation asked"), "close-circle-outline", "warn"),
        OrderRequestKind.RETURN: Chip(_("Return asked"), "keyboard-return", "warn"),
        OrderRequestKind.REFUND: Chip(_("Refund asked"), "cash-refund", "warn"),
    }[kind]


def request_word(kind: OrderRequestKind) -> str:
    """What is asked."""
    return {
        OrderRequestKind.CANCEL: pgettext("request", "Cancel the order"),
        OrderRequestKind.RETURN: pgettext("request", "Return"),
        OrderRequestKind.REFUND: pgettext("request", "Refund, goods stay"),
    }[kind]


def request_chip(request: OrderRequest) -> Chip:
    """How far it is."""
    if request.awaits_paying_back:
        return Chip(_("To be paid back"), "cash-clock", "warn")
    return status_chip(request.status.value)


def status_chip(status: str) -> Chip:
    """How far a request is, by its state alone."""
    return {
        OrderRequestStatus.ASKED: Chip(pgettext("request", "Waiting"), "timer-sand", "warn"),
        OrderRequestStatus.ACCEPTED: Chip(pgettext("request", "Accepted"), "check", "good"),
        OrderRequestStatus.REFUSED: Chip(pgettext("request", "Refused"), "close", "bad"),
        OrderRequestStatus.WITHDRAWN: Chip(
            pgettext("request", "Withdrawn"), "minus-circle-outline", "neutral"
        ),
    }[OrderRequestStatus(status)]


def order_request_states() -> list[tuple[str, str]]:
    """The states as a filter offers them."""
    return [(status.value, status_chip(status.value).word) for status in OrderRequestStatus]


def order_request_kinds() -> list[tuple[str, str]]:
    """The kinds as a filter offers them."""
    return [(kind.value, request_word(kind)) for kind in OrderRequestKind]


def request_items(request: OrderRequest, items: Sequence[OrderItem]) -> str:
    """The items it is about: "2 × Lamp, 1 × Chair"; nothing for a cancellation."""
    names = {item.id: item.name for item in items}
    return listed(
        _("{quantity} × {name}").format(quantity=number(count), name=names[item])
        for item, count in request.items.items()
        if item in names
    )


def event_word(kind: str) -> tuple[str, str, str] | None:
    """What an entry of the history tells of a request, with its icon and tone; None for one not known here."""
    what = {
        "cancel_asked": _("Asked to cancel"),
        "return_asked": _("Asked for a return"),
        "refund_asked": _("Asked for a refund"),
        "cancel_refused": _("Cancelling refused"),
        "return_refused": _("Return refused"),
        "refund_refused": _("Refund refused"),
        "return_accepted": _("Return accepted"),
        "refund_accepted": _("Refund accepted"),
        "cancel_withdrawn": _("No longer to be cancelled"),
        "return_withdrawn": _("Return withdrawn"),
        "refund_withdrawn": _("Refund withdrawn"),
        "cancel_paid_back": _("Paid back"),
        "return_paid_back": _("Paid back"),
        "refund_paid_back": _("Paid back"),
    }.get(kind)
    if what is None:
        return None
    looks = {
        "asked": ("chat-question-outline", "warn"),
        "refused": ("close", "bad"),
        "accepted": ("check", "good"),
        "withdrawn": ("minus-circle-outline", "neutral"),
    }
    return (what, *looks.get(kind.split("_", 1)[1], ("cash-refund", "good")))
