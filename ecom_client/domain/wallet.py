"""The wallet: money of an account inside the shop. 1 unit is 1 yuan."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal

from ecom_client.domain import input_rules

LEAST_REQUEST = Decimal("0.01")
MOST_REQUEST = Decimal("1000000.00")
"""The bounds of one top-up or withdrawal, in yuan."""


class RequestKind(enum.StrEnum):
    """What is asked of the administrators."""

    TOP_UP = "top_up"
    WITHDRAWAL = "withdrawal"


class RequestStatus(enum.StrEnum):
    """How far a request is."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Decision(enum.StrEnum):
    """What an administrator may say to a request."""

    CONFIRM = "confirm"
    REFUSE = "refuse"


class MovementKind(enum.StrEnum):
    """What moved money in the ledger. A `withdrawal` that comes in is one that was refused or cancelled."""

    TOP_UP = "top_up"
    WITHDRAWAL = "withdrawal"
    PAYMENT = "payment"
    RELEASE = "release"
    CANCELLATION = "cancellation"
    REFUND = "refund"
    FEE = "fee"
    MEMBERSHIP = "membership"
    ADVERTISING = "advertising"
    GRANT = "grant"
    FINE = "fine"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True)
class Wallet:
    """What an account has, in yuan.

    `grant` pays listing fees only. `held` is paid for own orders under way; `awaited` comes when customers confirm
    receipt; `withdrawing` is set aside for open withdrawals. `balance` holds none of these. `owes` is paid first
    from what comes in; `owed` comes when others pay what they owe.
    """

    balance: Decimal
    grant: Decimal
    held: Decimal
    awaited: Decimal
    withdrawing: Decimal
    owes: Decimal = Decimal(0)
    owed: Decimal = Decimal(0)


@dataclass(frozen=True)
class RequestInput:
    """What somebody types to ask for a top-up or a withdrawal."""

    amount: Decimal
    bank_reference: str

    def checked(self) -> RequestInput:
        """The same as the server keeps it. Invalid names the field: amount, bank_reference."""
        return RequestInput(
            input_rules.amount("amount", self.amount, least=LEAST_REQUEST, most=MOST_REQUEST),
            input_rules.text("bank_reference", self.bank_reference, most=80, needed=True),
        )


@dataclass(frozen=True)
class RequestMade:
    """A request the server has taken, with the number people see."""

    id: int
    number: str
