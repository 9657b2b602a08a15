"""What a customer is asked before they ask a vendor: to take goods back, to give money back, to cancel."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.order_requests import MOST_PICTURES, OrderRequestKind, ReturnInput
from ecom_client.domain.orders import Order, OrderItem, OrderSummary, Payment
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import ChoiceField, CustomField, Form, LongTextField, WrongInput
from ecom_client.ui.common.labels import figure, label
from ecom_client.ui.common.quantity import Quantity
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import SMALL, TIGHT

_CHANGES = frozenset({Change.ORDERS})


class ReturnLines(QWidget):
    """How many of each item, with what that comes to."""

    changed = pyqtSignal()

    def __init__(self, items: tuple[OrderItem, ...]) -> None:
        super().__init__()
        theme = current_theme()
        self._items = {item.id: item for item in items if item.quantity > item.returned_quantity}
        self.quantities: dict[int, Quantity] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(SMALL))
        for item in self._items.values():
            left = item.quantity - item.returned_quantity
            only = len(self._items) == 1
            quantity = Quantity(least=0, most=left, value=left if only else 0)
            quantity.setObjectName(f"return{item.id}")
            quantity.edit.setAccessibleDescription(item.name)
            quantity.value_changed.connect(self._on_changed)
            self.quantities[item.id] = quantity
            words = QVBoxLayout()
            words.setSpacing(theme.px(TIGHT))
            words.addWidget(label(item.name))
            words.addWidget(
                label(
                    _("of {quantity}, {price} each").format(quantity=number(left), price=money(item.price)),
                    "caption",
                )
            )
            row = QHBoxLayout()
            row.setSpacing(theme.px(SMALL))
            row.addLayout(words, 1)
            row.addWidget(quantity, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        self.total = figure("", "number", name="returnTotal")
        column.addWidget(self.total)
        self._on_changed()

    def value(self) -> dict[int, int]:
        """The quantity of each item by its id."""
        return {item: quantity.value() for item, quantity in self.quantities.items()}

    def _on_changed(self, _value: int = 0) -> None:
        total = sum(self._items[item].price * count for item, count in self.value().items())
        self.total.setText(money(total))
        self.total.setAccessibleName(_("Comes back: {amount}").format(amount=money(total)))
        self.changed.emit()


def return_dialog(tasks: Tasks, order: Order, parent: QWidget) -> CommandDialog:
    """Asks what comes back, how many, and why."""
    lines = ReturnLines(order.items)
    reason = _reason(order.vendor_name)
    form = Form(
        [
            ChoiceField(
                "kind",
                _("What do you ask for?"),
                options=[
                    (OrderRequestKind.RETURN, _("Give the goods back for the money")),
                    (OrderRequestKind.REFUND, _("Money back, I keep the goods")),
                ],
                required=True,
            ),
            CustomField(
                "items",
                _("How many?"),
                lines,
                lines.value,
                None,
                lines.changed,
                required=True,
                check=_check_items,
            ),
            reason,
            AttachmentStrip(tasks, MOST_PICTURES, compact=True).field(
                "attachments", _("Pictures"), hint=_("What is wrong, where it can be seen.")
            ),
        ],
    )
    form.set_values({"kind": OrderRequestKind.RETURN})
    told = (
        _("It comes out of the vendor's wallet into yours once {vendor} accepts.")
        if order.payment is Payment.WALLET
        else _("{vendor} pays it back the way you paid, once accepted.")
    )
    dialog = CommandDialog(
        tasks,
        _("Return from order {number}").format(number=order.number),
        form,
        _("Ask the vendor"),
        partial(_ask_return, order.id),
        _CHANGES,
        introduction=told.format(vendor=order.vendor_name),
        parent=parent,
    )
    dialog.setObjectName("returnDialog")
    dialog.deed.setObjectName("askReturn")
    return dialog


def ask_cancel_dialog(tasks: Tasks, order: OrderSummary, parent: QWidget) -> CommandDialog:
    """Asks why a confirmed order shall be cancelled."""
    dialog = CommandDialog(
        tasks,
        _("Ask to cancel order {number}").format(number=order.number),
        Form([_reason(order.other_name)]),
        _("Ask the vendor"),
        partial(_ask_cancellation, order.id),
        _CHANGES,
        introduction=_(
            "{vendor} has confirmed it already and decides. If it is shipped meanwhile, it is not cancelled."
        ).format(vendor=order.other_name),
        parent=parent,
    )
    dialog.setObjectName("askCancelDialog")
    dialog.deed.setObjectName("askCancellation")
    return dialog


def _reason(vendor: str) -> LongTextField:
    reason = LongTextField(
        "reason",
        _("Reason"),
        required=True,
        max_length=500,
        lines=3,
        hint=_("{vendor} reads it.").format(vendor=vendor),
    )
    reason.input.setObjectName("requestReason")
    return reason


def _check_items(quantities: dict[int, int]) -> None:
    if not any(quantities.values()):
        raise WrongInput(_("Say how many come back."))


def _ask_return(order_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    asked = ReturnInput(values["kind"], values["items"], values["reason"])
    stored = session.attachments.store(values["attachments"] or ())
    return session.orders.ask_return(key, order_id, asked, stored)


def _ask_cancellation(order_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.orders.ask_cancellation(key, order_id, values["reason"])
