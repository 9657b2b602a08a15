"""Conversations about orders, as their customer or their vendor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.wire import Wire
from ecom_client.domain.identity import Window
from ecom_client.domain.post_sale import Conversation, Message
from ecom_client.domain.time import utc


class PostSale:
    """Questions about post-sale conversations. `window` is the side that asks: the customer's or the vendor's."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source(window: Window) -> TypedSource[Conversation]:
        """A customer's by the newest word, a vendor's unanswered ones first. Filter `unread`: whether something is."""
        procedure, column = {
            Window.CUSTOMER: ("ecom.my_post_sale", "last_at"),
            Window.VENDOR: ("ecom.vendor_post_sale", "vendor_rank"),
        }[window]
        call = CallSource(procedure, (column,), SortKey(column, descending=True), parameters=("unread",))
        return TypedSource(call, _to_conversation)

    def messages(self, window: Window, order_id: int) -> list[Message]:
        """What was said, the oldest first; none for an order of somebody else."""
        found = []
        for row in self._wire.read("post_sale_messages", window.value, order_id):
            sent_at = utc(row["sent_at"])
            assert sent_at is not None
            found.append(
                Message(row["id"], Window(row["side"]), row["content"], sent_at, utc(row["read_at"]))
            )
        return found

    def write(self, key: str, window: Window, order_id: int, content: str) -> int:
        """Say something; the message's id.

        Refused: not_found, text_missing, text_too_long, text_unprintable (content), conversation_full.
        """
        return int(self._wire.write("write_post_sale_message", key, window.value, order_id, content)["id"])

    def mark_read(self, window: Window, order_id: int, up_to_id: int) -> None:
        """What the other side said up to and with this id has been read. Refused: not_found."""
        self._wire.write("mark_post_sale_read", window.value, order_id, up_to_id)


def _to_conversation(row: Mapping[str, Any]) -> Conversation:
    return Conversation(
        id=row["id"],
        number=row["number"],
        other_name=row["other_name"],
        message_count=int(row["message_count"]),
        unread=int(row["unread"]),
        last_side=Window(row["last_side"]),
        last_words=row["last_words"],
        last_at=utc(row["last_at"]),
        vendor_rank=row["vendor_rank"],
    )
