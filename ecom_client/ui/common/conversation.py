"""What a customer and a vendor say to each other about one order, with room to answer. For both windows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.post_sale import LONGEST_MESSAGE, Conversation
from ecom_client.ui.common.compose import Draft
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.talk_view import Line, Talk, TalkView
from ecom_client.ui.common.text import _


class ConversationView(TalkView):
    """The talk about an order."""

    def __init__(
        self,
        context: Context,
        conversation: Conversation,
        draft: Draft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.tasks, _talk(context, conversation), draft, parent)


def _who(side: Window, reader: Window, conversation: Conversation) -> str:
    """Who a side is, as it stands under its messages."""
    if side is reader:
        return _("You")
    return _("The marketplace") if side is Window.ADMINISTRATOR else conversation.other_name


def _talk(context: Context, conversation: Conversation) -> Talk:
    window, order_id = context.window, conversation.id

    def read(session: Any) -> list[Line]:
        return [
            Line(
                one.id,
                one.side is window,
                _who(one.side, window, conversation),
                one.content,
                one.sent_at,
                one.read_at,
            )
            for one in session.post_sale.messages(window, order_id)
        ]

    def write(session: Any, key: str, words: str, _pictures: Sequence[int]) -> int:
        written: int = session.post_sale.write(key, window, order_id, words)
        return written

    return Talk(
        read=read,
        write=write,
        mark_read=lambda session, up_to: session.post_sale.mark_read(window, order_id, up_to),
        changes=frozenset({Change.POST_SALE}),
        other_name=conversation.other_name,
        nothing=_("Nothing was said about this order yet."),
        longest=LONGEST_MESSAGE,
        may_write=context.may("post_sale", Privilege.WRITE),
    )
