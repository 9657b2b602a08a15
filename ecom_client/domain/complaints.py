"""Complaints and credit as the windows know them. Times are UTC, money is yuan."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ecom_client.domain.identity import Window

LONGEST_STATEMENT = 2000
MOST_EVIDENCE = 6


class ComplaintKind(enum.StrEnum):
    """What a complaint is about."""

    FRAUD = "fraud"
    NOT_AS_DESCRIBED = "not_as_described"
    NOT_SHIPPED = "not_shipped"
    EMPTY_SHELF = "empty_shelf"
    ABUSIVE_BUYER = "abusive_buyer"


class ComplaintStatus(enum.StrEnum):
    """Where a complaint stands."""

    OPEN = "open"
    APPEALED = "appealed"
    UPHELD = "upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether an administrator has to decide."""
        return self in (ComplaintStatus.OPEN, ComplaintStatus.APPEALED)


class ComplaintSide(enum.StrEnum):
    """Who speaks in a complaint."""

    COMPLAINANT = "complainant"
    ACCUSED = "accused"
    ADMINISTRATOR = "administrator"


class Severity(enum.StrEnum):
    """How grave an upheld complaint is; the settings say what each costs."""

    MINOR = "minor"
    SERIOUS = "serious"
    GRAVE = "grave"


class SaidKind(enum.StrEnum):
    """What a part of the conversation is."""

    STATEMENT = "statement"
    MESSAGE = "message"
    APPEAL = "appeal"
    VERDICT = "verdict"


class CreditReason(enum.StrEnum):
    """Why a credit score changed."""

    ORDER_COMPLETED = "order_completed"
    COMPLAINT_UPHELD = "complaint_upheld"
    APPEAL_DECIDED = "appeal_decided"
    ADJUSTED = "adjusted"


def kinds_for(window: Window, *, about_product: bool = False) -> tuple[ComplaintKind, ...]:
    """What may be complained of from a window, about an order or about a product."""
    if window is Window.VENDOR:
        return (ComplaintKind.ABUSIVE_BUYER, ComplaintKind.FRAUD)
    if about_product:
        return (ComplaintKind.EMPTY_SHELF, ComplaintKind.FRAUD)
    return (ComplaintKind.NOT_AS_DESCRIBED, ComplaintKind.NOT_SHIPPED, ComplaintKind.FRAUD)


@dataclass(frozen=True)
class Complaint:
    """A complaint as one of its sides sees it. Penalties are told to the accused alone."""

    id: int
    number: str
    kind: ComplaintKind
    status: ComplaintStatus
    side: ComplaintSide
    other_name: str
    order_id: int | None
    order_number: str | None
    product_id: int | None
    product_name: str | None
    severity: Severity | None
    deduction: int
    fine: Decimal
    unread: int
    filed_at: datetime
    decided_at: datetime | None
    appealed_at: datetime | None
    last_at: datetime
    may_appeal: bool

    @property
    def may_withdraw(self) -> bool:
        """Whether its side may take it back."""
        return self.side is ComplaintSide.COMPLAINANT and self.status is ComplaintStatus.OPEN


@dataclass(frozen=True)
class Said:
    """One thing said. Administrators alone know the `name`; `attachments` are ids of private pictures."""

    id: int
    side: ComplaintSide
    kind: SaidKind
    content: str
    verdict: ComplaintStatus | None
    severity: Severity | None
    deduction: int | None
    fine: Decimal | None
    attachments: tuple[int, ...]
    sent_at: datetime
    name: str = ""


@dataclass(frozen=True)
class Party:
    """What whoever decides knows of one side."""

    side: ComplaintSide
    profile: Window
    account_id: int
    login_name: str
    account_status: str
    credit_score: int
    registered_at: datetime
    orders_bought: int
    orders_sold: int
    complaints_made: int
    complaints_made_upheld: int
    complaints_against: int
    complaints_upheld: int


@dataclass(frozen=True)
class Verdict:
    """A decision as it came out."""

    status: ComplaintStatus
    deduction: int
    fine: Decimal
    version: int


@dataclass(frozen=True)
class CreditChange:
    """One line of the history of a credit score; `number` is the order's or complaint's that is the reason."""

    id: int
    score_change: int
    score_after: int
    why: CreditReason
    subject_id: int | None
    number: str | None
    note: str
    happened_at: datetime
