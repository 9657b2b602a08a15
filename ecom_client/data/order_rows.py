"""Rows of order procedures as the orders of the domain."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from ecom_client.domain.attachments import attachment_ids
from ecom_client.domain.order_requests import OrderRequest, OrderRequestKind, OrderRequestStatus
from ecom_client.domain.orders import (
    Actor,
    Delivery,
    ItemState,
    Moved,
    Order,
    OrderEvent,
    OrderItem,
    OrderStatus,
    OrderSummary,
    Payment,
)
from ecom_client.domain.time import utc

_TIMES = (
    "paid_at",
    "meeting_at",
    "placed_at",
    "confirmed_at",
    "shipped_at",
    "received_at",
    "cancelled_at",
    "returned_at",
)


def to_order(row: Mapping[str, Any]) -> Order:
    """The row of my_order or vendor_order."""
    facts = dict(row)
    facts["status"] = OrderStatus(facts["status"])
    facts["payment"] = Payment(facts["payment"])
    facts["delivery"] = Delivery(facts["delivery"])
    for name in _TIMES:
        facts[name] = utc(facts[name])
    facts["items"] = tuple(_to_item(item) for item in _parts(facts["items"]))
    facts["requests"] = tuple(_to_request(part) for part in _parts(facts["requests"]))
    facts["events"] = tuple(_to_event(event) for event in _parts(facts["events"]))
    return Order(**facts)


def order_of_views(
    row: Mapping[str, Any], items: Sequence[Mapping[str, Any]], events: Sequence[Mapping[str, Any]]
) -> Order:
    """An order out of the rows of the administrators' views; nobody's secret is in them."""
    facts = {name: row[name] for name in Order.__dataclass_fields__ if name in row}
    facts |= {"handover_code": None, "other_contact": None, "status": OrderStatus(row["status"])}
    facts["payment"] = Payment(row["payment"])
    facts["delivery"] = Delivery(row["delivery"])
    facts["items"] = tuple(
        OrderItem(
            **{
                **{name: item[name] for name in OrderItem.__dataclass_fields__ if name in item},
                "state": ItemState(item["state"]),
                "words": item["words"] or "",
                "reply": item["reply"] or "",
            }
        )
        for item in items
    )
    facts["events"] = tuple(
        OrderEvent(
            id=event["id"],
            actor=Actor(event["actor"]),
            from_status=OrderStatus(event["from_status"]) if event["from_status"] else None,
            to_status=OrderStatus(event["to_status"]),
            note=event["note"],
            happened_at=event["happened_at"],
        )
        for event in events
    )
    return Order(**facts)


def to_summary(row: Mapping[str, Any]) -> OrderSummary:
    """A row of my_orders or vendor_orders."""
    facts = dict(row)
    vendor = facts.pop("vendor_name", None)
    customer = facts.pop("customer_name", None)
    facts["other_name"] = vendor if vendor is not None else customer
    facts.setdefault("vendor_id", None)
    facts.setdefault("recipient", "")
    facts.setdefault("unrated", 0)
    facts["status"] = OrderStatus(facts["status"])
    facts["payment"] = Payment(facts["payment"])
    facts["delivery"] = Delivery(facts["delivery"])
    facts["paid_at"] = utc(facts["paid_at"])
    facts["placed_at"] = utc(facts["placed_at"])
    facts["asked"] = OrderRequestKind(facts["asked"]) if facts["asked"] else None
    return OrderSummary(**facts)


def to_moved(answer: Mapping[str, Any]) -> Moved:
    """The answer of a procedure that moves an order."""
    return Moved(
        int(answer["id"]), str(answer["number"]), OrderStatus(answer["status"]), int(answer["version"])
    )


def _parts(text: str | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text) if text else []
    return sorted(found, key=lambda part: int(part["id"]))


def _to_item(part: Mapping[str, Any]) -> OrderItem:
    return OrderItem(
        id=int(part["id"]),
        product_id=int(part["product_id"]),
        name=part["name"],
        picture_id=part["picture_id"],
        price=Decimal(part["price"]),
        quantity=int(part["quantity"]),
        returned_quantity=int(part["returned_quantity"]),
        total=Decimal(part["total"]),
        state=ItemState(part["state"]),
        rating=None if part["rating"] is None else int(part["rating"]),
        words=part["words"] or "",
        reply=part["reply"] or "",
        rated_at=_moment(part["rated_at"]),
    )


def _to_event(part: Mapping[str, Any]) -> OrderEvent:
    happened_at = _moment(part["happened_at"])
    assert happened_at is not None
    return OrderEvent(
        id=int(part["id"]),
        actor=Actor(part["actor"]),
        from_status=OrderStatus(part["from_status"]) if part["from_status"] else None,
        to_status=OrderStatus(part["to_status"]),
        note=part["note"],
        happened_at=happened_at,
        kind=part["kind"],
    )


def _to_request(part: Mapping[str, Any]) -> OrderRequest:
    asked_at = _moment(part["asked_at"])
    assert asked_at is not None
    pairs = (pair.split(":") for pair in (part["items"] or "").split(",") if pair)
    return OrderRequest(
        id=int(part["id"]),
        kind=OrderRequestKind(part["kind"]),
        status=OrderRequestStatus(part["status"]),
        amount=Decimal(part["amount"]),
        reason=part["reason"],
        answer=part["answer"],
        restocked=bool(int(part["restocked"])),
        asked_at=asked_at,
        decided_at=_moment(part["decided_at"]),
        paid_back_at=_moment(part["paid_back_at"]),
        items={int(item): int(quantity) for item, quantity in pairs},
        attachments=attachment_ids(part["attachments"]),
    )


def _moment(text: str | None) -> datetime | None:
    return utc(datetime.fromisoformat(text)) if text else None
