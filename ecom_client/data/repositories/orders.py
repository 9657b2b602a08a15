"""The orders of the customer who is signed in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC
from decimal import Decimal

from ecom_client.data.order_rows import to_moved, to_order, to_summary
from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.repositories.profile import to_bank_card
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.wire import Wire
from ecom_client.domain.order_requests import ReturnInput
from ecom_client.domain.orders import Checkout, CheckoutInput, Moved, Order, OrderSummary, PlacedOrder
from ecom_client.domain.profile import BankCard


class Orders:
    """Questions about the own orders as a customer."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def place(self, key: str, checkout: CheckoutInput) -> Checkout:
        """Buy: one order a vendor, all or none. Repeat it with the same key after a lost connection.

        Refused: price_changed, total_changed, out_of_stock, not_on_sale, own_product, balance_too_low, cart_empty,
        list_full, quantity_out_of_range, not_found (address_id), text_missing (meeting_place), date_out_of_range.
        """
        lines = [
            {"product_id": line.product_id, "quantity": line.quantity, "price": str(line.price)}
            for line in checkout.lines
        ]
        answer = self._wire.write(
            "place_orders",
            key,
            json.dumps(lines),
            checkout.total,
            checkout.payment.value,
            checkout.delivery.value,
            checkout.address_id,
            checkout.meeting_place,
            checkout.meeting_at and checkout.meeting_at.astimezone(UTC).replace(tzinfo=None),
            checkout.note,
        )
        return Checkout(
            int(answer["checkout_id"]),
            Decimal(answer["total"]),
            tuple(
                PlacedOrder(
                    int(made["id"]),
                    made["number"],
                    int(made["vendor_id"]),
                    made["vendor_name"],
                    Decimal(made["total"]),
                )
                for made in answer["orders"]
            ),
        )

    @staticmethod
    def source() -> TypedSource[OrderSummary]:
        """All of them, newest first; sorts `placed_at`, `total`; filters `status` (a frozenset of words), `words`."""
        call = CallSource(
            "ecom.my_orders",
            ("placed_at", "total"),
            SortKey("placed_at", descending=True),
            parameters=("status", "words"),
        )
        return TypedSource(call, to_summary)

    def order(self, order_id: int) -> Order | None:
        """One of them whole; None when it is not theirs."""
        rows = self._wire.read("my_order", order_id)
        return to_order(rows[0]) if rows else None

    def cancel(self, key: str, order_id: int, reason: str = "") -> Moved:
        """Take back an order the vendor has not confirmed. Refused: wrong_state (detail: its state)."""
        return to_moved(self._wire.write("cancel_order", key, order_id, reason))

    def ask_cancellation(self, key: str, order_id: int, reason: str) -> None:
        """Ask the vendor to cancel a confirmed order. Refused: wrong_state, order_request_open, text_missing."""
        self._wire.write("ask_cancellation", key, order_id, reason)

    def ask_return(
        self, key: str, order_id: int, asked: ReturnInput, attachments: Sequence[int] = ()
    ) -> None:
        """Ask to return items, or for money back; `attachments` are stored pictures of what is wrong.

        Refused: wrong_state, return_too_late (detail: the days), order_request_open, nothing_to_return,
        quantity_out_of_range (items), text_missing (reason), list_too_long, picture_unknown (attachments).
        """
        items = [{"item_id": item, "quantity": count} for item, count in asked.quantities.items() if count]
        self._wire.write(
            *("ask_return", key, order_id, asked.kind.value, json.dumps(items), asked.reason),
            json.dumps(list(attachments)),
        )

    def bank_card(self, order_id: int) -> BankCard | None:
        """Where to transfer the money of an order that awaits it; None when the vendor keeps no card.

        Refused: wrong_state, cards_locked.
        """
        return to_bank_card(self._wire.read("order_bank_card", order_id))

    def withdraw_request(self, key: str, request_id: int) -> None:
        """Take back what was asked about an order. Refused: request_is_closed."""
        self._wire.write("withdraw_order_request", key, request_id)

    def confirm_delivery(self, key: str, order_id: int, code: str | None = None) -> Moved:
        """Say that the goods are there: held money goes to the vendor. Refused: wrong_state, code_wrong."""
        return to_moved(self._wire.write("confirm_delivery", key, order_id, code))

    def rate(self, key: str, item_id: int, rating: int, words: str = "") -> int:
        """Rate an item of a received order, 1 to 5; gives the review's id. Refused: already_rated, wrong_state."""
        return int(self._wire.write("rate_item", key, item_id, rating, words)["review_id"])
