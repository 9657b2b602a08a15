"""What selling costs: the fee schedule, the plans of shops, and what a vendor has of both. Money is yuan, times UTC."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from ecom_client.domain.catalogue import VendorKind

USUAL_DAYS = 30
"""How long a listing stays when nobody chooses; of the days offered the nearest to it."""

MOST_ADVERTISED = 30
"""The most days of advertising that are bought at once."""


class FeeKind(enum.StrEnum):
    """What a line of the fee schedule is for: a listing of so many days, or one day of advertising."""

    LISTING = "listing"
    ADVERTISING = "advertising"


class ChargeStatus(enum.StrEnum):
    """Whether a month of a membership is paid."""

    UNPAID = "unpaid"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Fee:
    """One line of the fee schedule."""

    id: int
    kind: FeeKind
    days: int
    price: Decimal
    is_offered: bool
    version: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A membership plan: slots of the shelf, yuan a month, per cent off fees and advertising; how many have it."""

    id: int
    name: str
    slots: int
    monthly_price: Decimal
    discount: int
    is_offered: bool
    version: int = 0
    shops: int = 0


@dataclass(frozen=True, slots=True)
class Duration:
    """So many days on the shelf, and what they cost now."""

    days: int
    fee: Decimal


@dataclass(frozen=True, slots=True)
class MyShop:
    """How a vendor sells. The plan and what belongs to it are None for an individual seller.

    `charged` is what was charged for the running month; `unpaid` is owed, and from `due_at` on closes the shelf.
    """

    kind: VendorKind
    is_closed: bool
    fees_are_on: bool
    opened_at: datetime | None
    plan_id: int | None
    plan_name: str | None
    slots: int | None
    monthly_price: Decimal | None
    discount: int
    shop_since: datetime | None
    shelf: int
    charged: Decimal | None
    unpaid: Decimal
    due_at: datetime | None

    @property
    def is_shop(self) -> bool:
        """Whether a membership pays for the shelf."""
        return self.kind is VendorKind.SHOP

    def price_of(self, plan: Plan) -> Decimal:
        """What changing to a plan costs now: the rest of a month that was charged for already."""
        if not self.fees_are_on or self.charged is None:
            return Decimal("0.00")
        return max(plan.monthly_price - self.charged, Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class SellingTerms:
    """What a vendor pays now for time on the shelf and for advertising."""

    shop: MyShop
    fees: tuple[Fee, ...]

    def durations(self) -> tuple[Duration, ...]:
        """The days a listing can be given, the fewest first; none for a shop, whose listings stay."""
        if self.shop.is_shop:
            return ()
        offered = sorted(
            (fee for fee in self.fees if fee.kind is FeeKind.LISTING and fee.is_offered),
            key=lambda fee: fee.days,
        )
        return tuple(Duration(fee.days, self._now(fee.price)) for fee in offered)

    def usual(self) -> Duration | None:
        """The duration nearest to a month."""
        return min(self.durations(), key=lambda one: (abs(one.days - USUAL_DAYS), one.days), default=None)

    def advertising(self, days: int) -> Decimal | None:
        """What so many days of advertising cost; None where it is not offered."""
        price = next(
            (fee.price for fee in self.fees if fee.kind is FeeKind.ADVERTISING and fee.is_offered), None
        )
        return None if price is None else self._now(price * days)

    def _now(self, price: Decimal) -> Decimal:
        if not self.shop.fees_are_on:
            return Decimal("0.00")
        return (price * (100 - self.shop.discount) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Membership:
    """A plan a shop had; `ended_at` is None for the one that holds now."""

    id: int
    plan_name: str
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Charge:
    """A month of a membership. `month` is its first day."""

    id: int
    month: date
    plan_name: str
    amount: Decimal
    status: ChargeStatus
    due_at: datetime
    paid_at: datetime | None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement of a wallet as a statement lists it."""

    kind: str
    amount: Decimal
    balance_after: Decimal
    order_number: str | None
    request_number: str | None
    note: str
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """A wallet from one day to another, both included: what was in it, each movement, what is in it at the end."""

    first: date
    last: date
    opening: Decimal
    lines: tuple[StatementLine, ...]

    @property
    def is_a_month(self) -> bool:
        """Whether it is exactly one month of the calendar."""
        return (self.first.day, (self.last + timedelta(days=1)).day) == (1, 1) and (
            (self.first.year, self.first.month) == (self.last.year, self.last.month)
        )

    @property
    def closing(self) -> Decimal:
        """What is in the wallet at the end."""
        return self.opening + sum((line.amount for line in self.lines), Decimal("0.00"))

    @property
    def came_in(self) -> Decimal:
        """All that came in."""
        return sum((line.amount for line in self.lines if line.amount > 0), Decimal("0.00"))

    @property
    def went_out(self) -> Decimal:
        """All that left, above zero."""
        return -sum((line.amount for line in self.lines if line.amount < 0), Decimal("0.00"))
