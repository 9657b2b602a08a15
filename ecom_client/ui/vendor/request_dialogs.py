"""What a vendor is asked before they accept or refuse what a customer asked about an order."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.order_requests import OrderRequest, OrderRequestKind
from ecom_client.domain.orders import Order, Payment
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.field import Field
from ecom_client.ui.common.form import CheckField, Form, LongTextField
from ecom_client.ui.common.order_request_words import request_items
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money
from ecom_client.ui.vendor.order_dialogs import MOVED


def accept_dialog(tasks: Tasks, order: Order, request: OrderRequest, parent: QWidget) -> CommandDialog:
    """Says what accepting does, and asks whether returned goods go on sale again."""
    amount = money(request.amount)
    fields: list[Field] = []
    if request.kind is OrderRequestKind.CANCEL:
        question = _("Cancel order {number} for {customer}?")
        deed = _("Cancel the order")
        lines = [_money_words(order, request), _("The goods are back in your stock.")]
    else:
        question = (
            _("Take back from order {number} of {customer}?")
            if request.kind is OrderRequestKind.RETURN
            else _("Pay back to {customer}, order {number}?")
        )
        deed = _("Pay {amount} back").format(amount=amount)
        lines = [request_items(request, order.items), _money_words(order, request)]
    if request.kind is OrderRequestKind.RETURN:
        restock = CheckField("restock", _("What comes back can be sold again: put it into stock"))
        restock.input.setObjectName("restock")
        fields.append(restock)
    if request.kind is not OrderRequestKind.CANCEL:
        fields.append(_answer(order, needed=False))
    dialog = CommandDialog(
        tasks,
        question.format(number=order.number, customer=order.customer_name),
        Form(fields),
        deed,
        partial(_accept, request.id),
        MOVED,
        introduction="\n".join([_("Reason: {reason}").format(reason=request.reason), *lines]),
        parent=parent,
    )
    dialog.setObjectName("acceptDialog")
    dialog.deed.setObjectName("acceptRequest")
    return dialog


def refuse_dialog(tasks: Tasks, order: Order, request: OrderRequest, parent: QWidget) -> CommandDialog:
    """Asks why not."""
    dialog = CommandDialog(
        tasks,
        _("Refuse what {customer} asks?").format(customer=order.customer_name),
        Form([_answer(order, needed=True)]),
        _("Refuse"),
        partial(_refuse, request.id),
        MOVED,
        introduction=_("Reason: {reason}").format(reason=request.reason),
        danger=True,
        parent=parent,
    )
    dialog.setObjectName("refuseDialog")
    dialog.deed.setObjectName("refuseRequest")
    return dialog


def _answer(order: Order, *, needed: bool) -> LongTextField:
    answer = LongTextField(
        "answer",
        _("Answer"),
        required=needed,
        max_length=500,
        lines=3,
        hint=_("{customer} reads it.").format(customer=order.customer_name),
    )
    answer.input.setObjectName("requestAnswer")
    return answer


def _money_words(order: Order, request: OrderRequest) -> str:
    """What becomes of the money."""
    amount = money(request.amount)
    if order.payment is Payment.WALLET and request.kind is OrderRequestKind.CANCEL:
        return _("{amount} goes back to {customer}.").format(amount=amount, customer=order.customer_name)
    if order.payment is Payment.WALLET:
        return _(
            "{amount} goes from your wallet to {customer}. What it does not cover you owe, "
            "and what comes in pays it."
        ).format(amount=amount, customer=order.customer_name)
    if order.paid_at is None:
        return _("Nothing has been paid for it.")
    return _("Pay {amount} back to {customer} yourself, and note it in the order.").format(
        amount=amount, customer=order.customer_name
    )


def _accept(request_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.vendor_orders.accept_request(
        key, request_id, values.get("answer", ""), restock=bool(values.get("restock"))
    )


def _refuse(request_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.vendor_orders.refuse_request(key, request_id, values["answer"])
