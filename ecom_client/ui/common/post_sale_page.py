"""Conversations about orders: the customer's by the newest word, the vendor's with the unanswered ones first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtWidgets import QPushButton, QWidget

from ecom_client.data.repositories.post_sale import PostSale
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.post_sale import Conversation
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.conversation import ConversationView
from ecom_client.ui.common.filters import Filter, YesNo
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.talk_page import TalkPage
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import mark

if TYPE_CHECKING:
    from ecom_client.data.paging import Source


class PostSalePage(TalkPage):
    """Place "post_sale" of the customer's and the vendor's window. `opened` takes the id of an order."""

    interested_in = frozenset({Change.POST_SALE})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.may_in = context.may
        self._window = context.window
        self.name = f"{context.window.value}/post_sale"
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("Order messages")

    def source(self) -> Source[Conversation]:
        return PostSale.source(self._window)

    def filters(self) -> Sequence[Filter]:
        return (YesNo("unread", lambda: _("Unread")),)

    def columns(self) -> Sequence[Column]:
        other = _("Vendor") if self._window is Window.CUSTOMER else _("Customer")
        return (
            Column("other", lambda: other, lambda row: row.other_name, width=150),
            Column("state", lambda: _("Status"), lambda row: row, Kind.CHIP, chip=self._chip, width=150),
            Column("words", lambda: _("Last message"), lambda row: row.last_words, width=300),
            Column("last_at", lambda: _("When"), lambda row: row.last_at, Kind.DATETIME),
            Column("number", lambda: _("Order number"), lambda row: row.number, Kind.ID, width=150),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Show the order"),
                lambda rows: self.go.emit("orders", rows[0].id),
                "receipt-text-outline",
                fits=lambda rows: len(rows) == 1,
                needs=("orders", Privilege.READ),
            ),
        )

    def details(self, row: Conversation) -> QWidget:
        return self.hold(row.id, partial(ConversationView, self._context, row))

    def panel_title(self, row: Conversation) -> str:
        return _("{name}, order {number}").format(name=row.other_name, number=row.number)

    def empty(self) -> tuple[str, str, str]:
        words = (
            _("Nothing was said about your orders yet. Choose an order to ask its vendor.")
            if self._window is Window.CUSTOMER
            else _("Nobody has asked about an order yet.")
        )
        return ("message-text-outline", words, _("Go to the orders"))

    def on_empty_pressed(self) -> None:
        self.go.emit("orders", None)

    def counted(self, count: int) -> str:
        return ngettext("{n} conversation", "{n} conversations", count).format(n=number(count))

    def on_shown(self) -> None:
        """What came while the page was away counts as read now that it is seen."""
        if self._talk is not None:
            self._talk.refresh()

    def opened(self, argument: object) -> None:
        """Show what was said about this order, or begin."""
        if not isinstance(argument, int):
            return
        order_id, window = argument, self._window
        self.tasks.query(
            self,
            lambda session: _conversation(session, window, order_id),
            self._on_found,
            self.failed.emit,
            key="open",
        )

    def _on_found(self, conversation: Conversation | None) -> None:
        if conversation is None:
            self.say("warn", _("This order is not among yours."))
            return
        self._show_panel(self.select_row(conversation.id) or conversation)
        if self._talk is not None:
            self._talk.compose.edit.setFocus()

    def _panel_buttons(self, row: Any) -> list[QPushButton]:
        """Answering is what one comes for: the way to the order stands back."""
        buttons = super()._panel_buttons(row)
        for button in buttons:
            mark(button, kind="")
            button.setIcon(icon("receipt-text-outline", "text"))
        return buttons

    def _chip(self, row: Conversation) -> Chip:
        if row.unread:
            told = ngettext("{n} unread", "{n} unread", row.unread).format(n=number(row.unread))
            return Chip(told, "message-badge-outline", "accent")
        if row.waits_for(self._window):
            return Chip(_("Not answered"), "message-reply-outline", "warn")
        return Chip(_("Answered"), "check", "neutral")


def _conversation(session: Any, window: Window, order_id: int) -> Conversation | None:
    """The head of what was said, or will be, about an order; None when it is not theirs."""
    orders = session.orders if window is Window.CUSTOMER else session.vendor_orders
    order = orders.order(order_id)
    if order is None:
        return None
    other = order.vendor_name if window is Window.CUSTOMER else order.customer_name
    return Conversation(order.id, order.number, other, 0, 0, None, "", None)
