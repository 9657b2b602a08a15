"""Conversations about an order between its customer and its vendor. Times are UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ecom_client.domain.identity import Window

LONGEST_MESSAGE = 2000
"""In characters."""


@dataclass(frozen=True)
class Conversation:
    """One in a list; `id` is the order's. `last_side` is who spoke last, None when nobody has said anything yet."""

    id: int
    number: str
    other_name: str
    message_count: int
    unread: int
    last_side: Window | None
    last_words: str
    last_at: datetime | None
    #: Where it stands in the vendor's list.
    vendor_rank: str = ""

    def waits_for(self, window: Window) -> bool:
        """Whether the other side spoke last."""
        return self.last_side is not None and self.last_side is not window


@dataclass(frozen=True)
class Message:
    """One message; `read_at` is when the other side had read it."""

    id: int
    side: Window
    content: str
    sent_at: datetime
    read_at: datetime | None
