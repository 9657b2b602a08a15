"""What customers and vendors say to each other about orders, with room for the marketplace to say something to both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import POST_SALE
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.orders import OrderStatus
from ecom_client.domain.post_sale import LONGEST_MESSAGE
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.words import side_word, sides
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.compose import Draft
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, YesNo
from ecom_client.ui.common.order_words import status_chip, status_word
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.talk_page import TalkPage
from ecom_client.ui.common.talk_view import Line, Talk, TalkView
from ecom_client.ui.common.text import _, ngettext, number, relative


class MarketplaceTalk(TalkView):
    """All that was said about an order; what is written goes to both sides, as the marketplace.

    Who looks on leaves no mark.
    """

    def __init__(self, context: Context, row: Any, draft: Draft | None = None) -> None:
        order_id = row["id"]
        names = {Window.CUSTOMER: row["customer_name"], Window.VENDOR: row["vendor_name"]}

        def read(session: Any) -> list[Line]:
            return [
                Line(
                    one.id,
                    one.side is Window.ADMINISTRATOR,
                    names.get(one.side) or _("The marketplace"),
                    one.content,
                    one.sent_at,
                    one.read_at,
                )
                for one in session.administration.post_sale_messages(order_id)
            ]

        def write(session: Any, key: str, words: str, _pictures: Sequence[int]) -> int:
            written: int = session.administration.answer_post_sale(key, order_id, words)
            return written

        talk = Talk(
            read=read,
            write=write,
            mark_read=None,
            changes=frozenset({Change.POST_SALE}),
            other_name=_("{customer} and {vendor}").format(
                customer=row["customer_name"], vendor=row["vendor_name"]
            ),
            nothing=_("Nothing was said about this order yet."),
            longest=LONGEST_MESSAGE,
            may_write=context.identity.may("post_sale", Privilege.WRITE),
        )
        super().__init__(context.tasks, talk, draft)


class PostSalePage(TalkPage, AdminTable):
    """Place "post_sale"."""

    name = "admin/post_sale"
    module = "post_sale"
    interested_in = frozenset({Change.POST_SALE})

    def title(self) -> str:
        return _("Post-sale messages")

    def search_words(self) -> str:
        return _("Number, customer or vendor")

    def source(self) -> Source[Any]:
        return POST_SALE

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("number", lambda: _("Order"), lambda row: row["number"], Kind.ID, width=150),
            Column("customer", lambda: _("Customer"), lambda row: row["customer_name"], width=130),
            Column("vendor", lambda: _("Vendor"), lambda row: row["vendor_name"], width=150),
            Column(
                "state",
                lambda: _("Answer"),
                lambda row: row["waiting_since"] is not None,
                Kind.CHIP,
                chip=_waiting_chip,
                width=140,
            ),
            Column(
                "waiting_since",
                lambda: _("Waits since"),
                lambda row: row["waiting_since"],
                Kind.DATETIME,
                "waiting_since",
                tooltip=lambda row: relative(row["waiting_since"]) if row["waiting_since"] else "",
            ),
            Column("side", lambda: _("Spoke last"), lambda row: side_word(row["last_side"]), width=120),
            Column("words", lambda: _("Last words"), lambda row: row["last_words"], width=260),
            Column("last_at", lambda: _("When"), lambda row: row["last_at"], Kind.DATETIME, "last_at"),
            Column(
                "messages", lambda: _("Messages"), lambda row: row["message_count"], Kind.NUMBER, width=100
            ),
            Column(
                "status",
                lambda: _("Order's state"),
                lambda row: row["order_status"],
                Kind.CHIP,
                chip=lambda status: status_chip(OrderStatus(status)),
                shown=False,
            ),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            YesNo("waiting", lambda: _("Waits for an answer")),
            MultiChoice(
                "order_status",
                lambda: _("Order's state"),
                lambda: [(s.value, status_word(s)) for s in OrderStatus],
            ),
            MultiChoice("last_side", lambda: _("Spoke last"), sides),
            DateRange("last_at", lambda: _("When")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (self.way_to_order("number"),)

    def details(self, row: Any) -> QWidget:
        return self.hold(row["id"], partial(MarketplaceTalk, self._context, row))

    def panel_title(self, row: Any) -> str:
        return _("Order {number}").format(number=row["number"])

    def empty(self) -> tuple[str, str, str]:
        return (
            "message-text-outline",
            _("What customers and vendors say to each other about orders will stand here."),
            "",
        )

    def counted(self, count: int) -> str:
        return ngettext("{n} conversation", "{n} conversations", count).format(n=number(count))


def _waiting_chip(waits: bool) -> Chip:
    if waits:
        return Chip(_("Not answered"), "message-reply-outline", "warn")
    return Chip(_("Answered"), "check", "neutral")
