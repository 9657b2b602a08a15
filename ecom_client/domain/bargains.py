"""Bargains: a customer and a vendor agree on a price, or do not."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ecom_client.domain.identity import Window


class BargainStatus(enum.StrEnum):
    """Where a bargain stands: asked waits for the vendor, countered for the customer, accepted for the purchase."""

    ASKED = "asked"
    COUNTERED = "countered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    BOUGHT = "bought"


OPEN = frozenset({BargainStatus.ASKED, BargainStatus.COUNTERED, BargainStatus.ACCEPTED})


class BargainAct(enum.StrEnum):
    """What either side does."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    COUNTER = "counter"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Bargain:
    """A bargain as one side sees it. Prices are yuan a piece; `price` is the one named last, None while only asked."""

    id: int
    version: int
    product_id: int
    product_name: str
    picture_id: str | None
    other_name: str
    quantity: int
    status: BargainStatus
    price: Decimal | None
    shown_price: Decimal
    price_now: Decimal
    begun_at: datetime
    changed_at: datetime
    expires_at: datetime
    vendor_rank: str

    @property
    def is_open(self) -> bool:
        """Whether something can still come of it."""
        return self.status in OPEN

    def may(self, window: Window, act: BargainAct) -> bool:
        """Whether the side of this window may do this now. The server holds to it in any case."""
        mine = BargainStatus.COUNTERED if window is Window.CUSTOMER else BargainStatus.ASKED
        if act is BargainAct.WITHDRAW:
            given = (
                {BargainStatus.ASKED, BargainStatus.ACCEPTED}
                if window is Window.CUSTOMER
                else {BargainStatus.COUNTERED}
            )
            return self.status in given
        return self.status is mine and (act is not BargainAct.ACCEPT or self.price is not None)


@dataclass(frozen=True, slots=True)
class BargainStep:
    """One thing said or done. `act` is ask, offer, counter, accept, refuse, withdraw, expire or buy."""

    id: int
    side: str
    act: str
    price: Decimal | None
    words: str
    happened_at: datetime
