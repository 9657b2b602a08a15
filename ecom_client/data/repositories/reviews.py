"""What is said of shops and of products beyond what customers say of their items, and the vendor's replies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ecom_client.data.paging import CallSource, SortKey, ViewSource
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views import public
from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import ReceivedReview, Review
from ecom_client.domain.time import utc


@dataclass(frozen=True)
class OwnShopReview:
    """How the customer rated a shop; `reply` is the vendor's."""

    rating: int
    words: str
    reply: str | None


class Reviews:
    """Questions about reviews."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def of_shop(vendor_id: int) -> TypedSource[Review]:
        """The ratings of a shop itself, the newest first. Public."""
        view = public.review
        source = ViewSource(
            view,
            sorts=(SortKey("created_at", True),),
            conditions=(view.c.seller_id == vendor_id, view.c.kind == "shop"),
        )
        return TypedSource(source, lambda row: Review(**row))

    @staticmethod
    def received() -> TypedSource[ReceivedReview]:
        """What is said of the vendor, the newest first. Filters `kind` and `unanswered`."""
        call = CallSource(
            "ecom.vendor_reviews",
            ("id",),
            SortKey("id", descending=True),
            parameters=("kind", "unanswered"),
        )
        return TypedSource(call, _to_received)

    def mine_of(self, vendor_id: int) -> OwnShopReview | None:
        """How the customer rated this shop; None when they have not."""
        rows = self._wire.read("my_shop_review", vendor_id)
        return OwnShopReview(rows[0]["rating"], rows[0]["words"], rows[0]["reply"]) if rows else None

    def rate_shop(self, key: str, vendor_id: int, rating: int, words: str) -> bool:
        """Rate a shop, or change the rating; whether it counts as "bought here".

        Refused: choice_unknown (rating), text_too_long (words), not_found, own_review, not_bought.
        """
        return bool(self._wire.write("rate_shop", key, vendor_id, rating, words)["bought"])

    def review_as_vendor(self, key: str, product_id: int, rating: int, words: str) -> None:
        """Review another vendor's product. Refused: text_missing (words), not_found, own_review, already_rated."""
        self._wire.write("review_as_vendor", key, product_id, rating, words)

    def reply(self, key: str, review_id: int, words: str) -> None:
        """Reply to a review, once. Refused: not_found, already_replied, text_missing (words)."""
        self._wire.write("reply_review", key, review_id, words)


def _to_received(row: Mapping[str, Any]) -> ReceivedReview:
    facts = dict(row)
    facts["bought"] = bool(facts["bought"])
    facts["is_hidden"] = bool(facts["is_hidden"])
    for name in ("replied_at", "created_at"):
        facts[name] = utc(facts[name])
    return ReceivedReview(**facts)
