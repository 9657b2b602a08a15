"""Conversations between an account and the administrators of the shop. Times are UTC."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

LONGEST_SUBJECT = 120
LONGEST_MESSAGE = 4000
LONGEST_REPORT = 1000
"""In characters."""

MOST_PICTURES = 6
"""Pictures that go along with one message."""


class SupportStatus(enum.StrEnum):
    """Who has to speak next, or nobody."""

    WAITING = "waiting"
    """For an answer of the administrators."""
    ANSWERED = "answered"
    CLOSED = "closed"
    """Until the account writes again."""


@dataclass(frozen=True)
class SupportConversation:
    """One in the account's own list."""

    id: int
    number: str
    subject: str
    status: SupportStatus
    message_count: int
    unread: int
    last_words: str
    opened_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class SupportMessage:
    """One message; `author` is an administrator's name where an administrator reads it."""

    id: int
    is_answer: bool
    author: str | None
    content: str
    sent_at: datetime
    read_at: datetime | None
    attachments: tuple[int, ...] = ()


@dataclass(frozen=True)
class SupportFigures:
    """How support works over some days. `answer_seconds` is the mean wait for a first answer, None without any."""

    opened: int
    waiting: int
    closed: int
    answer_seconds: float | None
