"""What a vendor is asked before an order is shipped, handed over or cancelled."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCompleter, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.orders import Delivery, OrderSummary, Payment
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, LongTextField, TextField
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money, pgettext

MOVED = frozenset({Change.ORDERS, Change.WALLET, Change.PRODUCTS})
"""What a move of an order may change."""


def carriers() -> list[str]:
    """Carriers that are offered while typing; any other can be typed."""
    return [
        pgettext("carrier", "SF Express"),
        pgettext("carrier", "China Post EMS"),
        pgettext("carrier", "JD Logistics"),
        pgettext("carrier", "ZTO Express"),
        pgettext("carrier", "YTO Express"),
        pgettext("carrier", "STO Express"),
        pgettext("carrier", "Yunda Express"),
        pgettext("carrier", "Campus courier"),
    ]


def ship_dialog(tasks: Tasks, order: OrderSummary, parent: QWidget) -> CommandDialog:
    """Asks who carries it, under which number."""
    in_person = order.delivery is Delivery.IN_PERSON
    carrier = TextField("carrier", _("Carrier"), required=not in_person, max_length=60)
    offered = QCompleter(carriers(), carrier.edit)
    offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    offered.setFilterMode(Qt.MatchFlag.MatchContains)
    carrier.edit.setCompleter(offered)
    tracking = TextField(
        "tracking_number",
        _("Tracking number"),
        max_length=60,
        hint=_("The customer follows the parcel by it."),
    )
    carrier.input.setObjectName("carrier")
    tracking.input.setObjectName("tracking_number")
    dialog = CommandDialog(
        tasks,
        _("Ship order {number}").format(number=order.number),
        Form([carrier, tracking]),
        _("It is on its way"),
        partial(_ship, order.id),
        MOVED,
        introduction=_("To {recipient}: {item}").format(
            recipient=order.recipient or order.other_name, item=order.item
        ),
        parent=parent,
    )
    dialog.setObjectName("shipDialog")
    dialog.deed.setObjectName("shipOrder")
    return dialog


def handover_dialog(tasks: Tasks, order: OrderSummary, parent: QWidget) -> CommandDialog:
    """Asks for the code the buyer gives when they have the goods."""
    code = TextField(
        "code",
        _("The buyer's code"),
        required=True,
        max_length=64,
        hint=_("Six characters. The buyer finds it in the order and gives it to you with the goods in hand."),
    )
    code.input.setObjectName("handoverCode")
    dialog = CommandDialog(
        tasks,
        _("Hand over order {number}").format(number=order.number),
        Form([code]),
        _("Confirm the hand-over"),
        partial(_hand_over, order.id),
        MOVED,
        introduction=_("{amount} goes into your wallet at once.").format(amount=money(order.total))
        if order.payment is Payment.WALLET
        else _("The order is closed then."),
        parent=parent,
    )
    dialog.setObjectName("handoverDialog")
    dialog.deed.setObjectName("confirmHandover")
    return dialog


def cancel_dialog(tasks: Tasks, order: OrderSummary, parent: QWidget) -> CommandDialog:
    """Asks for the reason, which the customer reads, and says what becomes of the money."""
    reason = LongTextField(
        "reason",
        _("Reason"),
        required=True,
        max_length=500,
        lines=3,
        hint=_("{customer} reads it.").format(customer=order.other_name),
    )
    reason.input.setObjectName("cancelReason")
    amount = money(order.total)
    if order.payment is Payment.WALLET:
        told = _("{amount} goes back to {customer}.").format(amount=amount, customer=order.other_name)
        deed = _("Cancel and give {amount} back").format(amount=amount)
    elif order.paid_at is not None:
        told = _("You noted that {amount} came by bank transfer: send it back to {customer}.").format(
            amount=amount, customer=order.other_name
        )
        deed = _("Cancel the order")
    else:
        told, deed = _("Nothing has been paid for it."), _("Cancel the order")
    dialog = CommandDialog(
        tasks,
        _("Cancel order {number}?").format(number=order.number),
        Form([reason]),
        deed,
        partial(_cancel, order.id),
        MOVED,
        introduction=_("{money} The goods are back in your stock.").format(money=told),
        danger=True,
        parent=parent,
    )
    dialog.cancel.setText(_("Keep it"))
    dialog.setObjectName("cancelDialog")
    dialog.deed.setObjectName("cancelOrder")
    return dialog


def _ship(order_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.vendor_orders.ship(key, order_id, values["carrier"], values["tracking_number"])


def _hand_over(order_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.vendor_orders.confirm_handover(key, order_id, values["code"])


def _cancel(order_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.vendor_orders.cancel(key, order_id, values["reason"])
