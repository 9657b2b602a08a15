"""The orders placed with the vendor who is signed in, and the vendor's figures."""

from __future__ import annotations

from ecom_client.data.order_rows import to_moved, to_order, to_summary
from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.repositories.profile import to_bank_card
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.wire import Wire
from ecom_client.domain.orders import Moved, Order, OrderSummary
from ecom_client.domain.profile import BankCard
from ecom_client.domain.sales import DaySales, ProductSales, VendorOverview


class VendorOrders:
    """Questions about a vendor's orders."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source() -> TypedSource[OrderSummary]:
        """All of them, newest first; sorts `placed_at`, `total`.

        Filters: `status` (a frozenset of words), `words`, `unpaid` (whether a bank transfer is still to come),
        `asked` (whether a request of the customer waits for an answer).
        """
        call = CallSource(
            "ecom.vendor_orders",
            ("placed_at", "total"),
            SortKey("placed_at", descending=True),
            parameters=("status", "words", "unpaid", "asked"),
        )
        return TypedSource(call, to_summary)

    def order(self, order_id: int) -> Order | None:
        """One of them whole; None when it is not placed with this vendor."""
        rows = self._wire.read("vendor_order", order_id)
        return to_order(rows[0]) if rows else None

    def confirm(self, key: str, order_id: int) -> Moved:
        """Accept an order. Refused: wrong_state (detail: its state)."""
        return to_moved(self._wire.write("confirm_order", key, order_id))

    def ship(self, key: str, order_id: int, carrier: str, tracking_number: str) -> Moved:
        """Hand it to a carrier. Refused: wrong_state; text_missing, text_too_long (carrier, tracking_number)."""
        return to_moved(self._wire.write("ship_order", key, order_id, carrier, tracking_number))

    def cancel(self, key: str, order_id: int, reason: str) -> Moved:
        """Cancel an order that is not shipped; the customer reads the reason. Refused: wrong_state, text_missing."""
        return to_moved(self._wire.write("cancel_order_as_vendor", key, order_id, reason))

    def confirm_handover(self, key: str, order_id: int, code: str) -> Moved:
        """End an order handed over in person with the code the customer gave. Refused: code_wrong, wrong_state."""
        return to_moved(self._wire.write("confirm_handover", key, order_id, code))

    def mark_paid(self, key: str, order_id: int) -> Moved:
        """Note that a bank transfer has come. Refused: wrong_state."""
        return to_moved(self._wire.write("mark_paid", key, order_id))

    def accept_request(self, key: str, request_id: int, answer: str = "", *, restock: bool = False) -> None:
        """Agree to what the customer asked; with `restock` returned goods are on sale again.

        Refused: request_is_closed, wrong_state.
        """
        self._wire.write("answer_order_request", key, request_id, "accept", answer, int(restock))

    def refuse_request(self, key: str, request_id: int, answer: str) -> None:
        """Do not agree; the customer reads the answer. Refused: request_is_closed, text_missing (answer)."""
        self._wire.write("answer_order_request", key, request_id, "refuse", answer, 0)

    def bank_card(self, request_id: int) -> BankCard | None:
        """Where to pay an accepted refund of a transfer back; None when the customer keeps no card.

        Refused: request_is_closed, cards_locked.
        """
        return to_bank_card(self._wire.read("refund_bank_card", request_id))

    def mark_paid_back(self, key: str, request_id: int) -> None:
        """Note that an accepted refund was paid back outside the shop. Refused: request_is_closed."""
        self._wire.write("mark_paid_back", key, request_id)

    def overview(self) -> VendorOverview:
        """What waits to be done, and today's sales."""
        row = self._wire.read("vendor_overview")[0]
        counts = {name: int(value) for name, value in row.items() if name != "amount_today"}
        return VendorOverview(**counts, amount_today=row["amount_today"])

    def sales(self, days: int) -> list[DaySales]:
        """Own sales of the last days up to today, a row a day, the oldest first."""
        return [
            DaySales(
                row["day"],
                int(row["orders"]),
                int(row["quantity"]),
                row["amount"],
                row["cancelled_amount"],
                row["returned_amount"],
            )
            for row in self._wire.read("vendor_sales", days)
        ]

    def best_products(self, days: int) -> list[ProductSales]:
        """The ten own products that brought most in the last days."""
        return [
            ProductSales(row["product_id"], row["name"], int(row["quantity"]), row["amount"])
            for row in self._wire.read("vendor_best_products", days)
        ]
