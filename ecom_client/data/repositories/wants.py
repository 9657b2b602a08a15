"""Wants, as the customer who posts them, as a vendor who answers, and as an administrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.wire import Wire
from ecom_client.domain.identity import Window
from ecom_client.domain.time import utc
from ecom_client.domain.wants import OfferStatus, OpenWant, Want, WantDraft, WantOffer, WantStatus


class Wants:
    """Questions about wants."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def mine() -> TypedSource[Want]:
        """The customer's own, the newest first. Filter `status`: a word."""
        call = CallSource(
            "ecom.my_wants", ("posted_at",), SortKey("posted_at", descending=True), parameters=("status",)
        )
        return TypedSource(call, _to_want)

    @staticmethod
    def open() -> TypedSource[OpenWant]:
        """What others look for, the newest first; sorts `posted_at` (newest first only), `price`.

        Filters: `words`, `price` (a pair of bounds), `offered` (those the vendor has made an offer on).
        """
        call = CallSource(
            "ecom.open_wants",
            ("posted_at", "price"),
            SortKey("posted_at", descending=True),
            parameters=("words", "price_from", "price_to", "offered"),
        )
        return TypedSource(call, _to_open_want)

    def offers(self, window: Window, want_id: int) -> list[WantOffer]:
        """What came to a want, what waits for an answer first; a vendor sees their own offers alone."""
        return [_to_offer(row) for row in self._wire.read("want_offers", window.value, want_id)]

    def save(self, key: str, draft: WantDraft, want: Want | None = None) -> int:
        """Post a want, or change one; its id.

        Refused: text_missing, text_too_long, text_unprintable, amount_out_of_range, number_out_of_range,
        too_many_wants, changed_meanwhile, want_closed.
        """
        answer = self._wire.write(
            "save_want",
            key,
            want.id if want else None,
            want.version if want else None,
            draft.name,
            draft.description,
            draft.price,
            draft.quantity,
            draft.days,
        )
        return int(answer["id"])

    def close(self, key: str, want_id: int) -> None:
        """End an own want. Refused: not_found, want_closed."""
        self._wire.write("close_want", key, want_id)

    def offer(self, key: str, want_id: int, product_id: int | None, words: str) -> int:
        """Offer a product, or write to who looks for it, or both; the offer's id.

        Refused: want_closed, own_want, not_on_sale, offered_already, list_full, text_missing (words).
        """
        return int(self._wire.write("offer_on_want", key, want_id, product_id, words)["id"])

    def withdraw(self, key: str, offer_id: int) -> None:
        """Take an own offer back. Refused: not_found, offer_closed."""
        self._wire.write("withdraw_want_offer", key, offer_id)

    def answer(self, key: str, offer_id: int, decision: OfferStatus, words: str = "") -> None:
        """Accept or decline an offer. Refused: not_found, offer_closed, text_too_long."""
        self._wire.write("answer_want_offer", key, offer_id, decision.value, words)

    def hide(self, key: str, want_id: int, version: int, hidden: bool, reason: str = "") -> None:
        """Hide a want with a reason its owner reads, or show it again. For administrators.

        Refused: not_found, changed_meanwhile, text_missing (reason), not_allowed.
        """
        self._wire.write("hide_want", key, want_id, version, int(hidden), reason)


def _to_want(row: Mapping[str, Any]) -> Want:
    facts = dict(row)
    facts["status"] = WantStatus(facts["status"])
    for name in ("posted_at", "expires_at"):
        facts[name] = utc(facts[name])
    return Want(**facts)


def _to_open_want(row: Mapping[str, Any]) -> OpenWant:
    facts = dict(row)
    facts["status"] = WantStatus(facts["status"])
    facts["my_status"] = OfferStatus(facts["my_status"]) if facts["my_status"] else None
    for name in ("posted_at", "expires_at"):
        facts[name] = utc(facts[name])
    return OpenWant(**facts)


def _to_offer(row: Mapping[str, Any]) -> WantOffer:
    facts = dict(row)
    facts["is_match"] = facts.pop("kind") == "match"
    facts["is_on_sale"] = bool(facts["is_on_sale"])
    facts["status"] = OfferStatus(facts["status"])
    facts["offered_at"] = utc(facts["offered_at"])
    return WantOffer(**facts)
