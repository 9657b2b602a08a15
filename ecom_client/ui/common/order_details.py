"""One order as both sides see it: items, amounts, payment, delivery, history. Its actions are the page's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ecom_client.domain.order_requests import OrderRequest
from ecom_client.domain.orders import Actor, Delivery, ItemState, Order, OrderItem, OrderStatus
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import empty_out, figure, label, thin_line
from ecom_client.ui.common.order_requests import RequestsView
from ecom_client.ui.common.order_words import (
    delivery_word,
    moments,
    money_state,
    payment_word,
    status_chip,
)
from ecom_client.ui.common.picture import PictureLabel, PictureLoader
from ecom_client.ui.common.stars import Stars
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import MINUS, _, date_time, money, number, pgettext
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.timeline import Timeline
from ecom_client.ui.common.tokens import ICON, LARGE, MEDIUM, SMALL, TIGHT

_PICTURE = QSize(64, 48)


class OrderDetails(QWidget):
    """Shows an order to one `side`: its customer, its vendor, or an administrator.

    Fits a side panel of 320 pixels as well as a page. The customer's side offers to rate what was received.
    """

    #: Whether rating is offered; set before the order is shown.
    may_rate = True
    #: Whether the vendor may note what was paid back; set before the order is shown.
    may_note = True
    #: Makes what shows where the money of an order is transferred to; set before the order is shown.
    pay_to: Callable[[Order], QWidget] | None = None
    #: The same for a refund that is accepted and not paid back.
    refund_to: Callable[[OrderRequest], QWidget] | None = None
    #: Somebody wants to rate this item (OrderItem).
    rate_wanted = pyqtSignal(object)
    #: Somebody wants to see a product: its id.
    product_wanted = pyqtSignal(object)
    #: The vendor has paid back what was accepted (OrderRequest).
    paid_back = pyqtSignal(object)

    def __init__(
        self, tasks: Tasks, pictures: PictureLoader, side: Actor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pictures = pictures
        self._side = side
        theme = current_theme()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(LARGE))
        self._column.setSpacing(theme.px(MEDIUM))
        self.setObjectName("orderDetails")

    def show_order(self, order: Order) -> None:
        """Show this order instead of the one before."""
        empty_out(self._column)
        self._add_state(order)
        if order.requests:
            requests = RequestsView(
                self._tasks, order, self._side, may_note=self.may_note, refund_to=self.refund_to
            )
            requests.paid_back.connect(self.paid_back)
            self._add_section(pgettext("order", "Requests"), requests)
        self._add_items(order)
        self._add_amounts(order)
        self._add_payment(order)
        self._add_delivery(order)
        if order.note:
            self._add_section(_("Note to the vendor"), label(order.note, selectable=True))
        self._add_section(_("History"), Timeline(moments(order)))
        self._column.addStretch()

    # Its parts, from top to bottom

    def _add_state(self, order: Order) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, current_theme().px(SMALL))
        chip = StateChip(status_chip(order.status))
        chip.setObjectName("orderStatus")
        flow.addWidget(chip)
        flow.addWidget(StateChip(money_state(order)))
        self._column.addWidget(chips)
        if self._side is Actor.ADMINISTRATOR:
            self._add_parties(order)
        else:
            other = order.vendor_name if self._side is Actor.CUSTOMER else order.customer_name
            contact = f" · {order.other_contact}" if order.other_contact else ""
            self._column.addWidget(label(f"{other}{contact}", "strong", selectable=True))
        self._column.addWidget(label(_("Placed {when}").format(when=date_time(order.placed_at)), "caption"))
        told = order.status is OrderStatus.CANCELLED or self._side is Actor.ADMINISTRATOR
        if told and order.status_detail:
            self._column.addWidget(
                label(_("Reason: {reason}").format(reason=order.status_detail), "muted", selectable=True)
            )

    def _add_parties(self, order: Order) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().px(MEDIUM))
        grid.setColumnStretch(1, 1)
        for place, (word, name) in enumerate(
            ((_("Customer"), order.customer_name), (_("Vendor"), order.vendor_name))
        ):
            grid.addWidget(label(word, "muted"), place, 0)
            grid.addWidget(label(name, "strong", selectable=True), place, 1)
        self._column.addLayout(grid)

    def _add_items(self, order: Order) -> None:
        self._column.addWidget(thin_line())
        for item in order.items:
            self._column.addWidget(self._item(order, item))

    def _item(self, order: Order, item: OrderItem) -> QWidget:
        theme = current_theme()
        row = QWidget()
        row.setObjectName(f"orderItem{item.id}")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(MEDIUM))
        picture = PictureLabel(self._pictures)
        picture.set_smallest(_PICTURE)
        picture.setFixedSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height()))
        picture.set_picture(item.picture_id, item.name)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(TIGHT))
        words.addWidget(label(item.name))
        each = _("{quantity} × {price}").format(quantity=number(item.quantity), price=money(item.price))
        amounts = QHBoxLayout()
        amounts.setSpacing(theme.px(SMALL))
        amounts.addWidget(label(each, "caption"), 1)
        amounts.addWidget(figure(money(item.total)))
        words.addLayout(amounts)
        if item.state is ItemState.RETURNED or item.returned_quantity:
            returned = _("{quantity} returned or refunded").format(quantity=number(item.returned_quantity))
            words.addWidget(label(returned, "warn"))
        self._add_review(words, order, item)
        across.addLayout(words, 1)
        return row

    def _add_review(self, words: QVBoxLayout, order: Order, item: OrderItem) -> None:
        if item.rating is not None:
            stars = Stars()
            stars.set_rating(item.rating)
            words.addWidget(stars)
            if item.words:
                words.addWidget(label(item.words, "muted", selectable=True))
            if item.reply:
                words.addWidget(
                    label(_("Answer: {words}").format(words=item.reply), "muted", selectable=True)
                )
        buttons = QHBoxLayout()
        buttons.setSpacing(current_theme().px(SMALL))
        wishes = []
        if self._side is Actor.CUSTOMER:
            if self.may_rate and order.status is OrderStatus.RECEIVED and item.rating is None:
                wishes.append(("rateItem", _("Rate it"), partial(self.rate_wanted.emit, item)))
            wishes.append(
                ("showProduct", _("Show the product"), partial(self.product_wanted.emit, item.product_id))
            )
        for name, word, act in wishes:
            button = QPushButton(word)
            button.setObjectName(name)
            button.setAccessibleDescription(item.name)
            mark(button, kind="link")
            button.clicked.connect(lambda _checked=False, act=act: act())
            buttons.addWidget(button)
        buttons.addStretch()
        words.addLayout(buttons)

    def _add_amounts(self, order: Order) -> None:
        self._column.addWidget(thin_line())
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().px(MEDIUM))
        grid.setVerticalSpacing(current_theme().px(TIGHT))
        grid.setColumnStretch(0, 1)
        amounts = []
        if order.delivery_fee or order.tax:
            amounts.append((_("Products"), money(order.items_total), "muted"))
            amounts.append((_("Delivery fee"), money(order.delivery_fee), "muted"))
            amounts.append((_("Tax"), money(order.tax), "muted"))
        amounts.append((_("Total"), money(order.total), "number"))
        if order.refunded:
            amounts.append((_("Paid back"), MINUS + money(order.refunded), "muted"))
        if order.owed:
            words = _("Of it still to come") if self._side is Actor.CUSTOMER else _("Of it you still owe")
            amounts.append((words, money(order.owed), "muted"))
        for place, (word, amount, role) in enumerate(amounts):
            grid.addWidget(label(word, "strong" if role == "number" else "muted"), place, 0)
            grid.addWidget(figure(amount, role), place, 1)
        self._column.addLayout(grid)

    def _add_payment(self, order: Order) -> None:
        told = payment_word(order.payment)
        if order.paid_at is not None:
            told = _("{payment}, paid {when}").format(payment=told, when=date_time(order.paid_at))
        if order.awaits_transfer and self.pay_to is not None:
            self._add_section(_("Payment"), label(told), self.pay_to(order))
            return
        self._add_section(_("Payment"), label(told))

    def _add_delivery(self, order: Order) -> None:
        lines: list[QWidget] = [label(delivery_word(order.delivery))]
        if order.delivery is Delivery.ADDRESS:
            lines.append(label(f"{order.recipient}  {order.phone}", selectable=True))
            lines.append(label(order.address, selectable=True))
        else:
            lines.append(label(f"{order.recipient}  {order.phone}", selectable=True))
            lines.append(label(f"{date_time(order.meeting_at)} · {order.meeting_place}", selectable=True))
            if order.handover_code and order.status.is_open:
                lines.append(self._code(order.handover_code))
        if order.carrier or order.tracking_number:
            lines.append(self._tracking(order))
        self._add_section(_("Delivery"), *lines)

    def _code(self, code: str) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(TIGHT))
        shown = label(code, "title", name="handoverCode", selectable=True)
        column.addWidget(shown)
        column.addWidget(
            label(
                _("Give this code to the vendor when you have the goods. It confirms the delivery."),
                "caption",
            )
        )
        return whole

    def _tracking(self, order: Order) -> QWidget:
        theme = current_theme()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(f"{order.carrier} {order.tracking_number}".strip(), selectable=True), 1)
        if order.tracking_number:
            copy = QToolButton()
            copy.setIcon(icon("content-copy", "muted"))
            copy.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
            copy.setAccessibleName(_("Copy the tracking number"))
            copy.setToolTip(copy.accessibleName())
            copy.clicked.connect(lambda: _copy(order.tracking_number))
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _add_section(self, title: str, *content: QWidget) -> None:
        self._column.addWidget(thin_line())
        part = QVBoxLayout()
        part.setSpacing(current_theme().px(TIGHT))
        part.addWidget(label(title, "strong"))
        for widget in content:
            part.addWidget(widget)
        self._column.addLayout(part)


def _copy(words: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(words)
