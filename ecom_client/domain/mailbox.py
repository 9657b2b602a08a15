"""Messages between accounts, and what the administrators tell everybody. Times are UTC, sizes bytes."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from ecom_client.domain.identity import Window

LONGEST_TITLE = 120
LONGEST_CONTENT = 4000
"""In characters."""

MOST_PICTURES = 4
"""That go along with a message."""


class Folder(enum.StrEnum):
    """The two halves of a mailbox."""

    INBOX = "inbox"
    SENT = "sent"


class Audience(enum.StrEnum):
    """Whom a message to many is meant for."""

    CUSTOMERS = "customer"
    VENDORS = "vendor"
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class Message:
    """One message. `other_name` is who wrote it, or in what was sent, whom it went to; None when they are gone."""

    id: int
    folder: Folder
    is_broadcast: bool
    other_name: str | None
    other_profile: Window
    title: str
    content: str
    size_bytes: int
    sent_at: datetime
    received_at: datetime
    read_at: datetime | None
    attachments: tuple[int, ...] = ()

    @property
    def is_unread(self) -> bool:
        """Whether it came and was not read yet."""
        return self.folder is Folder.INBOX and self.read_at is None


@dataclass(frozen=True)
class Fill:
    """How full a mailbox is."""

    used_bytes: int
    total_bytes: int
    unread: int

    @property
    def percent(self) -> int:
        """Of the room, rounded up: 1 as soon as anything is in it, 100 when nothing more fits."""
        return min(100, -(-100 * self.used_bytes // self.total_bytes)) if self.total_bytes else 100


@dataclass(frozen=True)
class Recipient:
    """Whom a message is for, in exactly one way; `name` is what the writer is shown."""

    name: str = ""
    login_name: str | None = None
    vendor_id: int | None = None
    order_id: int | None = None
    reply_to_id: int | None = None


@dataclass(frozen=True)
class Blocked:
    """Somebody whose messages are not taken."""

    id: int
    name: str | None
    profile: Window
    blocked_at: datetime
