"""Searches of the shop that a customer keeps and is told of new matches of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from ecom_client.domain.catalogue import Condition, ListingFilter


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """One of them.

    `category_id` is the category that was chosen, with all below it; `new_count` matches since it was opened last.
    """

    id: int
    name: str
    wanted: ListingFilter
    category_id: int | None
    vendor_name: str
    new_count: int
    last_match_at: datetime | None
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class SearchWanted:
    """What the shop is asked to open: a saved search by its id."""

    id: int


def to_dict(wanted: ListingFilter, category_id: int | None = None, vendor_name: str = "") -> dict[str, Any]:
    """A search as it is kept. The server reads the fields of ListingFilter; the other two are for the screen."""
    return {
        "words": wanted.words,
        "category_ids": sorted(wanted.category_ids),
        "vendor_id": wanted.vendor_id,
        "price_from": None if wanted.price_from is None else str(wanted.price_from),
        "price_to": None if wanted.price_to is None else str(wanted.price_to),
        "in_stock": int(wanted.in_stock),
        "minimum_rating": None if wanted.minimum_rating is None else str(wanted.minimum_rating),
        "conditions": sorted(condition.value for condition in wanted.conditions),
        "campus": wanted.campus,
        "special_only": int(wanted.special_only),
        "category_id": category_id,
        "vendor_name": vendor_name,
    }


def from_dict(kept: Mapping[str, Any]) -> tuple[ListingFilter, int | None, str]:
    """The search, the chosen category and the vendor's name; what cannot be read is not asked for."""
    known = {condition.value for condition in Condition}
    wanted = ListingFilter(
        words=str(kept.get("words") or ""),
        category_ids=frozenset(int(one) for one in kept.get("category_ids") or () if isinstance(one, int)),
        vendor_id=_whole(kept.get("vendor_id")),
        price_from=_amount(kept.get("price_from")),
        price_to=_amount(kept.get("price_to")),
        in_stock=bool(kept.get("in_stock")),
        minimum_rating=_amount(kept.get("minimum_rating")),
        conditions=frozenset(Condition(one) for one in kept.get("conditions") or () if one in known),
        campus=str(kept.get("campus") or ""),
        special_only=bool(kept.get("special_only")),
    )
    return wanted, _whole(kept.get("category_id")), str(kept.get("vendor_name") or "")


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _amount(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
