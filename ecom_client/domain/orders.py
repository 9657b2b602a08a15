"""Orders: their states, who may move them where, and what they hold. Money is yuan, times are UTC."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ecom_client.domain.order_requests import OrderRequest, OrderRequestKind


class OrderStatus(enum.StrEnum):
    """Where an order stands."""

    PLACED = "placed"
    CONFIRMED = "confirmed"
    SHIPPED = "shipped"
    RECEIVED = "received"
    CANCELLED = "cancelled"
    RETURNED = "returned"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done with it."""
        return self in (OrderStatus.PLACED, OrderStatus.CONFIRMED, OrderStatus.SHIPPED)


class Payment(enum.StrEnum):
    """How an order is paid. Wallet money is held until delivery is confirmed."""

    WALLET = "wallet"
    BANK_TRANSFER = "bank_transfer"
    CASH_ON_DELIVERY = "cash_on_delivery"


class Delivery(enum.StrEnum):
    """How the goods reach the customer."""

    ADDRESS = "address"
    IN_PERSON = "in_person"


class Actor(enum.StrEnum):
    """Whose move it is. The server itself confirms a delivery that is overdue."""

    CUSTOMER = "customer"
    VENDOR = "vendor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class ItemState(enum.StrEnum):
    """What became of an item."""

    SOLD = "sold"
    CANCELLED = "cancelled"
    RETURN_ASKED = "return_asked"
    RETURNED = "returned"


def is_legal_move(start: OrderStatus, end: OrderStatus, actor: Actor, delivery: Delivery) -> bool:
    """Whether this actor may move an order so: what the screens offer. The server holds to the same list.

    An order handed over in person needs no shipping, and its vendor may end it with the customer's code.
    """
    in_person = delivery is Delivery.IN_PERSON
    allowed: dict[tuple[OrderStatus, OrderStatus], set[Actor]] = {
        (OrderStatus.PLACED, OrderStatus.CONFIRMED): {Actor.VENDOR},
        (OrderStatus.PLACED, OrderStatus.CANCELLED): {Actor.CUSTOMER, Actor.VENDOR},
        (OrderStatus.CONFIRMED, OrderStatus.CANCELLED): {Actor.VENDOR},
        (OrderStatus.CONFIRMED, OrderStatus.SHIPPED): {Actor.VENDOR},
        (OrderStatus.CONFIRMED, OrderStatus.RECEIVED): {Actor.CUSTOMER, Actor.VENDOR} if in_person else set(),
        (OrderStatus.SHIPPED, OrderStatus.RECEIVED): {Actor.CUSTOMER, Actor.SYSTEM}
        | ({Actor.VENDOR} if in_person else set()),
        (OrderStatus.RECEIVED, OrderStatus.RETURNED): {Actor.VENDOR},
    }
    return actor in allowed.get((start, end), set())


@dataclass(frozen=True)
class CheckoutLine:
    """One product of a checkout with the price the customer was shown."""

    product_id: int
    quantity: int
    price: Decimal

    @property
    def total(self) -> Decimal:
        """What the line costs."""
        return self.price * self.quantity


@dataclass(frozen=True)
class CheckoutInput:
    """What a customer decides at the checkout. `meeting_at` is UTC.

    An address delivery needs `address_id`, one in person `meeting_place` and `meeting_at`.
    """

    lines: Sequence[CheckoutLine]
    payment: Payment
    delivery: Delivery
    address_id: int | None = None
    meeting_place: str = ""
    meeting_at: datetime | None = None
    note: str = ""

    @property
    def total(self) -> Decimal:
        """The total that is shown, and taken."""
        return sum((line.total for line in self.lines), Decimal(0))


@dataclass(frozen=True)
class PlacedOrder:
    """One order a checkout made."""

    id: int
    number: str
    vendor_id: int
    vendor_name: str
    total: Decimal


@dataclass(frozen=True)
class Checkout:
    """What one press of "Buy" made."""

    id: int
    total: Decimal
    orders: tuple[PlacedOrder, ...]


@dataclass(frozen=True)
class Moved:
    """An order after a move."""

    id: int
    number: str
    status: OrderStatus
    version: int


@dataclass(frozen=True)
class OrderSummary:
    """An order in a list. `other_name` is the vendor's in the customer's list, the customer's in the vendor's.

    `item` and `picture_id` are the first item's; `line_count` counts products, `item_count` pieces; `unrated` the items
    the customer may still rate (0 in the vendor's list); `asked` what the vendor has not answered yet.
    """

    id: int
    number: str
    other_name: str
    vendor_id: int | None
    recipient: str
    status: OrderStatus
    status_detail: str
    payment: Payment
    paid_at: datetime | None
    delivery: Delivery
    item: str
    picture_id: str | None
    line_count: int
    item_count: int
    total: Decimal
    carrier: str
    tracking_number: str
    placed_at: datetime
    unrated: int
    version: int
    asked: OrderRequestKind | None = None

    @property
    def awaits_transfer(self) -> bool:
        """Whether a bank transfer is still to come."""
        return (
            self.payment is Payment.BANK_TRANSFER
            and self.paid_at is None
            and self.status not in (OrderStatus.CANCELLED, OrderStatus.RETURNED)
        )


@dataclass(frozen=True)
class OrderItem:
    """One product of an order, as it was sold. `rating` and what follows is the customer's review, if there is one."""

    id: int
    product_id: int
    name: str
    picture_id: str | None
    price: Decimal
    quantity: int
    returned_quantity: int
    total: Decimal
    state: ItemState
    rating: int | None
    words: str
    reply: str
    rated_at: datetime | None


@dataclass(frozen=True)
class OrderEvent:
    """One entry of an order's history. One from a state to itself tells of money (noted `paid`) or of a request.

    `kind` is `moved`, or names a request and what became of it (`return_asked`).
    """

    id: int
    actor: Actor
    from_status: OrderStatus | None
    to_status: OrderStatus
    note: str
    happened_at: datetime
    kind: str = "moved"

    @property
    def is_payment(self) -> bool:
        """Whether the vendor noted that the money has come."""
        return self.kind == "moved" and self.from_status is self.to_status and self.note == "paid"


@dataclass(frozen=True)
class Order:
    """One order whole. `handover_code` is known to the customer alone; `other_contact` is the other side's number.

    `owed` is what the vendor still owes the customer of a refund.
    """

    id: int
    number: str
    checkout_id: int
    vendor_id: int
    customer_name: str
    vendor_name: str
    status: OrderStatus
    status_detail: str
    payment: Payment
    paid_at: datetime | None
    delivery: Delivery
    recipient: str
    phone: str
    address: str
    meeting_place: str
    meeting_at: datetime | None
    handover_code: str | None
    note: str
    item_count: int
    items_total: Decimal
    delivery_fee: Decimal
    tax: Decimal
    total: Decimal
    refunded: Decimal
    carrier: str
    tracking_number: str
    placed_at: datetime
    confirmed_at: datetime | None
    shipped_at: datetime | None
    received_at: datetime | None
    cancelled_at: datetime | None
    returned_at: datetime | None
    version: int
    other_contact: str | None
    items: tuple[OrderItem, ...]
    events: tuple[OrderEvent, ...]
    requests: tuple[OrderRequest, ...] = ()
    owed: Decimal = Decimal(0)

    def may_move(self, end: OrderStatus, actor: Actor) -> bool:
        """Whether this side may move it there now."""
        return is_legal_move(self.status, end, actor, self.delivery)

    @property
    def open_request(self) -> OrderRequest | None:
        """What the customer asked and the vendor has not answered."""
        return next((request for request in self.requests if request.is_open), None)

    def summary_for(self, side: Actor) -> OrderSummary:
        """The order as one side's list has it."""
        received = self.status is OrderStatus.RECEIVED and side is Actor.CUSTOMER
        return OrderSummary(
            id=self.id,
            number=self.number,
            other_name=self.vendor_name if side is Actor.CUSTOMER else self.customer_name,
            vendor_id=self.vendor_id if side is Actor.CUSTOMER else None,
            recipient=self.recipient if side is Actor.VENDOR else "",
            status=self.status,
            status_detail=self.status_detail,
            payment=self.payment,
            paid_at=self.paid_at,
            delivery=self.delivery,
            item=self.items[0].name,
            picture_id=self.items[0].picture_id,
            line_count=len(self.items),
            item_count=self.item_count,
            total=self.total,
            carrier=self.carrier,
            tracking_number=self.tracking_number,
            placed_at=self.placed_at,
            unrated=sum(item.rating is None for item in self.items) if received else 0,
            version=self.version,
            asked=self.open_request.kind if self.open_request is not None else None,
        )

    @property
    def awaits_transfer(self) -> bool:
        """Whether a bank transfer is still to come."""
        return (
            self.payment is Payment.BANK_TRANSFER
            and self.paid_at is None
            and self.status not in (OrderStatus.CANCELLED, OrderStatus.RETURNED)
        )
