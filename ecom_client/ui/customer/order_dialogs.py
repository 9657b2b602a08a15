"""What a customer is asked before an order is cancelled, a delivery confirmed, an item rated."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.orders import OrderItem, OrderSummary, Payment
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.rating_form import rating_form
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money

_MOVED = frozenset({Change.ORDERS, Change.WALLET, Change.PRODUCTS})


def cancel_dialog(tasks: Tasks, order: OrderSummary, parent: QWidget) -> CommandDialog:
    """Asks for the reason and takes the order back."""
    if order.payment is Payment.WALLET:
        told = _("{amount} goes back to your wallet.").format(amount=money(order.total))
    elif order.paid_at is not None:
        told = _("Settle with {vendor} how your transfer comes back.").format(vendor=order.other_name)
    else:
        told = _("Nothing is to be paid for it.")
    form = Form(
        [
            LongTextField(
                "reason",
                _("Reason"),
                max_length=500,
                lines=3,
                hint=_("{vendor} reads it.").format(vendor=order.other_name),
            )
        ]
    )
    dialog = CommandDialog(
        tasks,
        _("Cancel order {number}?").format(number=order.number),
        form,
        _("Cancel the order"),
        partial(_cancel, order.id),
        _MOVED,
        introduction=told,
        danger=True,
        parent=parent,
    )
    dialog.cancel.setText(_("Keep it"))
    dialog.setObjectName("cancelDialog")
    dialog.deed.setObjectName("cancelOrder")
    return dialog


def confirm_words(order: OrderSummary) -> str:
    """What confirming the delivery of an order does."""
    if order.payment is Payment.WALLET:
        return _("{amount} goes to {vendor} at once. Confirm only what you have in your hands.").format(
            amount=money(order.total), vendor=order.other_name
        )
    return _("The order is closed then. Confirm only what you have in your hands.")


def rate_dialog(tasks: Tasks, item: OrderItem, parent: QWidget) -> CommandDialog:
    """Stars and words for one item."""
    dialog = CommandDialog(
        tasks,
        _("Rate it"),
        rating_form(_("What should others know?")),
        _("Publish the rating"),
        partial(_rate, item.id),
        frozenset({Change.ORDERS, Change.REVIEWS, Change.PRODUCTS}),
        introduction=item.name,
        parent=parent,
    )
    dialog.setObjectName("rateDialog")
    dialog.deed.setObjectName("publishRating")
    return dialog


def _cancel(order_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.orders.cancel(key, order_id, values["reason"])


def _rate(item_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.orders.rate(key, item_id, values["rating"], values["words"])
