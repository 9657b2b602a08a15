"""Bargains about prices, as their customer or their vendor."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.wire import Wire
from ecom_client.domain.bargains import Bargain, BargainAct, BargainStatus, BargainStep
from ecom_client.domain.identity import Window
from ecom_client.domain.time import utc


class Bargains:
    """Questions about bargains. `window` is the side that asks: the customer's or the vendor's."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source(window: Window) -> TypedSource[Bargain]:
        """A customer's by what moved last, a vendor's with what waits first. Filter `status`: a set of words."""
        procedure, column = {
            Window.CUSTOMER: ("ecom.my_bargains", "changed_at"),
            Window.VENDOR: ("ecom.vendor_bargains", "vendor_rank"),
        }[window]
        call = CallSource(procedure, (column,), SortKey(column, descending=True), parameters=("status",))
        return TypedSource(call, _to_bargain)

    def steps(self, window: Window, bargain_id: int) -> list[BargainStep]:
        """What was said and done, the oldest first; none for somebody else's."""
        return [
            BargainStep(
                row["id"],
                row["side"],
                row["act"],
                row["price"],
                row["words"],
                utc(row["happened_at"]),
            )
            for row in self._wire.read("bargain_steps", window.value, bargain_id)
        ]

    def begin(self, key: str, product_id: int, quantity: int, price: Decimal | None, words: str = "") -> int:
        """Ask the vendor for a price (None) or offer one, a piece; the bargain's id.

        Refused: not_on_sale, own_product, out_of_stock, quantity_out_of_range, amount_out_of_range,
        price_not_lower, bargain_open, list_full.
        """
        return int(self._wire.write("begin_bargain", key, product_id, quantity, price, words)["id"])

    def answer(
        self,
        key: str,
        window: Window,
        bargain: Bargain,
        act: BargainAct,
        price: Decimal | None = None,
        words: str = "",
    ) -> BargainStatus:
        """Take the next step from the state that was seen; the state afterwards.

        Refused: bargain_closed, changed_meanwhile, not_your_turn, not_on_sale, out_of_stock, price_changed,
        price_not_lower, amount_out_of_range.
        """
        if act is BargainAct.ACCEPT:
            price = bargain.price
        answer = self._wire.write(
            "answer_bargain", key, window.value, bargain.id, bargain.version, act.value, price, words
        )
        return BargainStatus(answer["status"])


def _to_bargain(row: Mapping[str, Any]) -> Bargain:
    facts = dict(row)
    facts["status"] = BargainStatus(facts["status"])
    for name in ("begun_at", "changed_at", "expires_at"):
        facts[name] = utc(facts[name])
    return Bargain(**facts)
