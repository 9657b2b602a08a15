"""What a customer asks of a vendor about an order: to cancel it, to return items, or for money back. Money is yuan."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

MOST_PICTURES = 6
"""Pictures that go along with a return."""


class OrderRequestKind(enum.StrEnum):
    """What is asked."""

    CANCEL = "cancel"
    """To cancel an order the vendor has confirmed."""
    RETURN = "return"
    """To give items back for their price."""
    REFUND = "refund"
    """To keep items and have their price back."""


class OrderRequestStatus(enum.StrEnum):
    """How far it is."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class OrderRequest:
    """One request. `items` is the quantity of each item by its id; `amount` is what comes back; times are UTC.

    `paid_back_at` is missing while the vendor of an order that was not paid by wallet still has to pay it back.
    """

    id: int
    kind: OrderRequestKind
    status: OrderRequestStatus
    amount: Decimal
    reason: str
    answer: str
    restocked: bool
    asked_at: datetime
    decided_at: datetime | None
    paid_back_at: datetime | None
    items: Mapping[int, int]
    attachments: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the vendor has not answered."""
        return self.status is OrderRequestStatus.ASKED

    @property
    def awaits_paying_back(self) -> bool:
        """Whether it was accepted and the vendor still has to pay it back outside the shop."""
        return self.status is OrderRequestStatus.ACCEPTED and self.paid_back_at is None


@dataclass(frozen=True)
class ReturnInput:
    """What a customer decides: RETURN or REFUND, how many of which items (by item id), and why."""

    kind: OrderRequestKind
    quantities: Mapping[int, int]
    reason: str
