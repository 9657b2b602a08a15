"""How movements and requests of a wallet are put into words, the same in every window."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ecom_client.domain.identity import Window
from ecom_client.domain.wallet import MovementKind, RequestKind, RequestStatus
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, pgettext


def movement_word(kind: str, amount: Decimal) -> str:
    """What moved money; `amount` says which way. A kind of a later server is shown as it is named there."""
    came_in = amount > 0
    words = {
        MovementKind.TOP_UP: _("Top-up"),
        MovementKind.WITHDRAWAL: _("Withdrawal taken back") if came_in else _("Withdrawal"),
        MovementKind.PAYMENT: _("Payment for an order"),
        MovementKind.RELEASE: _("Sale, delivery confirmed"),
        MovementKind.CANCELLATION: _("Cancelled order, paid back"),
        MovementKind.REFUND: _("Refund") if came_in else _("Refund to a customer"),
        MovementKind.FEE: _("Listing fee"),
        MovementKind.MEMBERSHIP: _("Membership"),
        MovementKind.ADVERTISING: _("Advertising"),
        MovementKind.GRANT: _("Starting grant"),
        MovementKind.FINE: _("Fine"),
        MovementKind.ADJUSTMENT: _("Correction by the shop"),
    }
    return words.get(kind, kind)  # type: ignore[call-overload, no-any-return]


def movement_names() -> list[tuple[str, str]]:
    """The kinds of movement as a filter offers them."""
    return [
        (MovementKind.TOP_UP.value, _("Top-ups")),
        (MovementKind.WITHDRAWAL.value, _("Withdrawals")),
        (MovementKind.PAYMENT.value, _("Payments")),
        (MovementKind.RELEASE.value, pgettext("movement", "Sales")),
        (MovementKind.CANCELLATION.value, _("Cancelled orders")),
        (MovementKind.REFUND.value, _("Refunds")),
        (MovementKind.FEE.value, _("Listing fees")),
        (MovementKind.GRANT.value, _("Grants")),
        (MovementKind.ADJUSTMENT.value, _("Corrections")),
    ]


def movement_side(kind: str, amount: Decimal) -> Window | None:
    """In whose window the order behind a movement is found: the buyer's, the seller's, or nobody's."""
    if kind in (MovementKind.PAYMENT, MovementKind.CANCELLATION):
        return Window.CUSTOMER
    if kind == MovementKind.RELEASE:
        return Window.VENDOR
    if kind == MovementKind.REFUND:
        return Window.CUSTOMER if amount > 0 else Window.VENDOR
    return None


def request_word(kind: str) -> str:
    """Top-up or withdrawal."""
    return _("Top-up") if kind == RequestKind.TOP_UP else _("Withdrawal")


def request_chip(status: str) -> Chip:
    """How far a request is."""
    chips = {
        RequestStatus.REQUESTED: (pgettext("request", "Waiting"), "timer-sand", "warn"),
        RequestStatus.CONFIRMED: (pgettext("request", "Confirmed"), "check", "good"),
        RequestStatus.REFUSED: (pgettext("request", "Refused"), "close", "bad"),
        RequestStatus.CANCELLED: (pgettext("request", "Cancelled"), "minus-circle-outline", "neutral"),
    }
    return Chip(*chips[RequestStatus(status)])


def debt_chip(debt: Any) -> Chip:
    """How far a row of the debts is paid."""
    if debt["settled_at"] is not None:
        return Chip(_("Paid"), "check", "good")
    if debt["paid"]:
        return Chip(_("Partly paid"), "timer-sand", "warn")
    return Chip(pgettext("debt", "Open"), "hand-coin-outline", "bad" if debt["is_mine"] else "warn")


def debt_status_chip(status: str) -> Chip:
    """Whether a debt is open or paid."""
    if status == "paid":
        return Chip(_("Paid"), "check", "good")
    return Chip(pgettext("debt", "Open"), "hand-coin-outline", "warn")


def debt_states() -> list[tuple[str, str]]:
    """The states of a debt as a filter offers them."""
    return [(status, debt_status_chip(status).word) for status in ("open", "paid")]


def request_states() -> list[tuple[str, str]]:
    """The states of a request as a filter offers them."""
    return [(status.value, request_chip(status).word) for status in RequestStatus]


def request_kinds() -> list[tuple[str, str]]:
    """The kinds of request as a filter offers them."""
    return [(kind.value, request_word(kind)) for kind in RequestKind]
