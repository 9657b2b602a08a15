"""Questions under products. Times are UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LONGEST_QUESTION = 500
LONGEST_ANSWER = 2000
LONGEST_REASON = 500
"""In characters."""


@dataclass(frozen=True)
class Question:
    """A question as everybody reads it; the name is shortened."""

    id: int
    product_id: int
    asker_name: str
    content: str
    asked_at: datetime
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True)
class VendorQuestion:
    """A question under one of the vendor's products."""

    id: int
    product_id: int
    product_name: str
    asker_name: str
    content: str
    asked_at: datetime
    answer: str | None
    answered_at: datetime | None
    is_hidden: bool
    #: Where it stands in the vendor's list.
    vendor_rank: str

    @property
    def is_open(self) -> bool:
        """Whether it waits for the vendor's answer."""
        return self.answered_at is None and not self.is_hidden
