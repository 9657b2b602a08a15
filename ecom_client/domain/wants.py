"""Wants: what customers look for, and what sellers answer."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

LONGEST_DAYS = 90
"""For how many days a want stands at most."""


class WantStatus(enum.StrEnum):
    """Where a want stands. Hidden is what an administrator did."""

    OPEN = "open"
    CLOSED = "closed"
    EXPIRED = "expired"
    HIDDEN = "hidden"


class OfferStatus(enum.StrEnum):
    """What became of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Want:
    """An own want. `price` is the most its owner would pay for one, in yuan."""

    id: int
    version: int
    name: str
    description: str
    price: Decimal
    quantity: int
    status: WantStatus
    hidden_reason: str | None
    posted_at: datetime
    expires_at: datetime
    offers: int
    open_offers: int
    matches: int


@dataclass(frozen=True, slots=True)
class OpenWant:
    """A want as sellers see it: its owner's name is shortened. `my_status` is what became of the last own offer."""

    id: int
    customer_name: str
    name: str
    description: str
    price: Decimal
    quantity: int
    status: WantStatus
    posted_at: datetime
    expires_at: datetime
    my_offers: int
    my_status: OfferStatus | None


@dataclass(frozen=True, slots=True)
class WantOffer:
    """What came to a want: a seller's offer, or (`is_match`) a new listing that fits. `price` is the product's now."""

    id: int
    is_match: bool
    vendor_id: int
    vendor_name: str
    product_id: int | None
    product_name: str | None
    picture_id: str | None
    price: Decimal | None
    is_on_sale: bool
    words: str
    status: OfferStatus
    answer: str
    offered_at: datetime


@dataclass(frozen=True, slots=True)
class WantDraft:
    """What is typed about a want; it stands for `days` from when it is saved."""

    name: str
    description: str
    price: Decimal
    quantity: int = 1
    days: int = 30
