"""What was asked about an order, as both sides see it in its details."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.order_requests import OrderRequest, OrderRequestKind
from ecom_client.domain.orders import Actor, Order, Payment
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.labels import figure, label
from ecom_client.ui.common.order_request_words import request_chip, request_items, request_word
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date_time, money
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import MEDIUM, SMALL, TIGHT

RefundTo = Callable[[OrderRequest], QWidget]
"""Makes what shows where a refund is transferred to."""


class RequestsView(QWidget):
    """Every request about an order, the newest first. Its vendor notes here what was paid back outside the shop."""

    #: The vendor has paid it back (OrderRequest).
    paid_back = pyqtSignal(object)

    def __init__(
        self,
        tasks: Tasks,
        order: Order,
        side: Actor,
        *,
        may_note: bool = True,
        refund_to: RefundTo | None = None,
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._may_note, self._refund_to = may_note, refund_to
        self.setObjectName("orderRequests")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(MEDIUM))
        for request in sorted(order.requests, key=lambda one: one.id, reverse=True):
            column.addWidget(self._request(order, request, side))

    def _request(self, order: Order, request: OrderRequest, side: Actor) -> QWidget:
        theme = current_theme()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(TIGHT))
        head = QHBoxLayout()
        head.setSpacing(theme.px(SMALL))
        head.addWidget(label(request_word(request.kind), "strong"), 1)
        head.addWidget(figure(money(request.amount)))
        column.addLayout(head)
        column.addWidget(StateChip(request_chip(request)))
        if items := request_items(request, order.items):
            column.addWidget(label(items))
        column.addWidget(label(_("Reason: {reason}").format(reason=request.reason), "muted", selectable=True))
        if request.attachments:
            pictures = AttachmentRow(self._tasks)
            pictures.show_attachments(request.attachments)
            column.addWidget(pictures)
        if request.answer:
            answer = _("Answer: {words}").format(words=request.answer)
            column.addWidget(label(answer, "muted", selectable=True))
        if request.restocked:
            column.addWidget(label(_("The goods are back in stock."), "caption"))
        column.addWidget(label(date_time(request.decided_at or request.asked_at), "caption"))
        if request.awaits_paying_back and side is Actor.VENDOR and self._may_note:
            if order.payment is Payment.BANK_TRANSFER and self._refund_to is not None:
                column.addWidget(self._refund_to(request))
            button = QPushButton(_("{amount} is paid back").format(amount=money(request.amount)))
            button.setObjectName("markPaidBack")
            button.clicked.connect(partial(self._on_paid_back, request))
            column.addWidget(button)
        elif request.awaits_paying_back and side is Actor.CUSTOMER:
            told = _("{vendor} pays it back the way you paid.").format(vendor=order.vendor_name)
            column.addWidget(label(told, "caption"))
        elif request.is_open and side is Actor.CUSTOMER:
            column.addWidget(label(_still_open(request), "caption"))
        return whole

    def _on_paid_back(self, request: OrderRequest, _checked: bool = False) -> None:
        self.paid_back.emit(request)


def _still_open(request: OrderRequest) -> str:
    if request.kind is OrderRequestKind.CANCEL:
        return _("The vendor decides. If it is shipped meanwhile, it is not cancelled.")
    return _("The vendor decides; you are notified.")
