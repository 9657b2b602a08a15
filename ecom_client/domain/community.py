"""The community board. Times are UTC; a vendor goes by the public name, a customer by the first character of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LONGEST_TITLE = 120
LONGEST_POST = 4000
"""In characters."""


@dataclass(frozen=True)
class Topic:
    """A topic with its first words; `last_at` is when somebody last wrote in it."""

    id: int
    author_name: str
    author_kind: str
    title: str
    content: str
    written_at: datetime
    last_at: datetime
    reply_count: int


@dataclass(frozen=True)
class Reply:
    """A reply to a topic."""

    id: int
    topic_id: int
    author_name: str
    author_kind: str
    content: str
    written_at: datetime
