"""How an order's state, payment, delivery and history are put into words, the same in every window."""

from __future__ import annotations

from ecom_client.domain.orders import (
    Actor,
    Delivery,
    Order,
    OrderEvent,
    OrderStatus,
    OrderSummary,
    Payment,
)
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.order_request_words import asked_chip, event_word
from ecom_client.ui.common.text import _, money, ngettext, number, pgettext
from ecom_client.ui.common.timeline import Moment

_CHIPS = {
    OrderStatus.PLACED: ("cart-check", "accent"),
    OrderStatus.CONFIRMED: ("check", "accent"),
    OrderStatus.SHIPPED: ("truck-outline", "warn"),
    OrderStatus.RECEIVED: ("package-variant-closed-check", "good"),
    OrderStatus.CANCELLED: ("close-circle-outline", "neutral"),
    OrderStatus.RETURNED: ("keyboard-return", "bad"),
}


def status_word(status: OrderStatus) -> str:
    """Where an order stands."""
    return {
        OrderStatus.PLACED: pgettext("order", "Placed"),
        OrderStatus.CONFIRMED: pgettext("order", "Confirmed"),
        OrderStatus.SHIPPED: pgettext("order", "Shipped"),
        OrderStatus.RECEIVED: pgettext("order", "Received"),
        OrderStatus.CANCELLED: pgettext("order", "Cancelled"),
        OrderStatus.RETURNED: pgettext("order", "Returned"),
    }[status]


def status_chip(status: OrderStatus) -> Chip:
    """Where an order stands, as a chip."""
    icon, tone = _CHIPS[status]
    return Chip(status_word(status), icon, tone)


def summary_chip(order: OrderSummary) -> Chip:
    """Where an order stands in a list: what is asked about it, as long as it is not answered."""
    return status_chip(order.status) if order.asked is None else asked_chip(order.asked)


def payment_word(payment: Payment) -> str:
    """How an order is paid."""
    return {
        Payment.WALLET: _("Wallet"),
        Payment.BANK_TRANSFER: _("Bank transfer"),
        Payment.CASH_ON_DELIVERY: _("Cash on delivery"),
    }[payment]


def delivery_word(delivery: Delivery) -> str:
    """How the goods reach the customer."""
    return {
        Delivery.ADDRESS: _("Delivery to an address"),
        Delivery.IN_PERSON: _("Hand-over in person"),
    }[delivery]


def items_word(order: OrderSummary) -> str:
    """What an order holds: its first product, and how many more."""
    more = order.line_count - 1
    if more <= 0:
        return order.item
    return ngettext("{item} and {n} more", "{item} and {n} more", more).format(
        item=order.item, n=number(more)
    )


def money_state(order: Order) -> Chip:
    """What has become of the money of an order."""
    if order.refunded == order.total or (
        order.status is OrderStatus.CANCELLED and order.payment is Payment.WALLET
    ):
        return Chip(_("Paid back"), "cash-refund", "neutral")
    if order.status is OrderStatus.CANCELLED:
        return Chip(_("Not to be paid"), "cash-off", "neutral")
    if order.payment is Payment.WALLET and order.status.is_open:
        return Chip(_("Paid, held until receipt"), "lock-outline", "accent")
    if order.paid_at is not None or order.status is OrderStatus.RECEIVED:
        return Chip(_("Paid"), "cash-check", "good")
    if order.payment is Payment.BANK_TRANSFER:
        return Chip(_("Transfer awaited"), "bank-outline", "warn")
    return Chip(_("Paid on receipt"), "cash", "neutral")


def moments(order: Order) -> list[Moment]:
    """The history of an order, and the steps that still lie ahead."""
    told = [_moment(order, event) for event in order.events]
    ahead = {
        OrderStatus.PLACED: [OrderStatus.CONFIRMED, OrderStatus.SHIPPED, OrderStatus.RECEIVED],
        OrderStatus.CONFIRMED: [OrderStatus.SHIPPED, OrderStatus.RECEIVED],
        OrderStatus.SHIPPED: [OrderStatus.RECEIVED],
    }.get(order.status, [])
    if order.delivery is Delivery.IN_PERSON:
        ahead = [status for status in ahead if status is not OrderStatus.SHIPPED]
    return told + [Moment(status_word(status), icon=_CHIPS[status][0]) for status in ahead]


def _moment(order: Order, event: OrderEvent) -> Moment:
    who = {
        Actor.CUSTOMER: order.customer_name,
        Actor.VENDOR: order.vendor_name,
        Actor.ADMINISTRATOR: _("Administrator"),
        Actor.SYSTEM: _("By itself, after the days in the settings"),
    }[event.actor]
    if event.is_payment:
        paid = _("Paid {amount}").format(amount=money(order.total))
        return Moment(paid, event.happened_at, who, icon="bank-check", tone="good")
    if (asked := event_word(event.kind)) is not None:
        what, icon, tone = asked
        return Moment(what, event.happened_at, who, event.note, icon, tone)
    icon, tone = _CHIPS[event.to_status]
    note = event.note
    if event.to_status is OrderStatus.SHIPPED and not note and order.carrier:
        note = f"{order.carrier} {order.tracking_number}".strip()
    return Moment(status_word(event.to_status), event.happened_at, who, note, icon, tone)
