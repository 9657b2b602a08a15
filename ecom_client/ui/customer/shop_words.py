"""What the shop shows of a listing, as a card and as a row, and what it can be narrowed and ordered by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from ecom_client.data.paging import SortKey
from ecom_client.domain.catalogue import Condition, Listing, ListingFilter, ListingSort
from ecom_client.ui.common.card import CardFields
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.filters import SEARCH, Choice, Filter, MultiChoice, Range
from ecom_client.ui.common.product_words import condition_chip, condition_word, stock_chip
from ecom_client.ui.common.text import _, ngettext, number, pgettext


def before_special(listing: Listing) -> Decimal | None:
    """The ordinary price where the listing is cheaper now; None otherwise."""
    return listing.list_price if listing.is_special and listing.list_price > listing.price else None


def card_fields(is_favourite: Callable[[int], bool] | None) -> CardFields:
    """A listing as a card; without `is_favourite` it has no heart."""
    return CardFields(
        name=lambda listing: listing.name,
        price=lambda listing: before_special(listing) or listing.price,
        special_price=lambda listing: listing.price if before_special(listing) else None,
        picture=lambda listing: listing.picture_id,
        rating=lambda listing: listing.average_rating if listing.rating_count else None,
        rating_count=lambda listing: listing.rating_count or None,
        sold=lambda listing: listing.sold_count or None,
        vendor=lambda listing: listing.vendor_name,
        favourite=lambda listing: is_favourite(listing.id) if is_favourite is not None else None,
        badge=_badge,
    )


def _badge(listing: Listing) -> Chip | None:
    if listing.stock <= 0:
        return stock_chip(listing.stock)
    if listing.is_advertised:
        return Chip(_("Advertised"), "bullhorn-outline")
    return None


def columns() -> Sequence[Column]:
    """A listing as a row of the table."""
    return (
        Column("picture", lambda: _("Picture"), lambda listing: listing.picture_id, Kind.PICTURE),
        Column(
            "name", lambda: _("Name"), lambda listing: listing.name, width=260, tooltip=lambda row: row.name
        ),
        Column("price", lambda: _("Price"), lambda listing: listing.price, Kind.MONEY, sort="price"),
        Column("before", lambda: pgettext("price", "Before"), before_special, Kind.MONEY, shown=False),
        Column("stock", lambda: _("Stock"), lambda listing: listing.stock, Kind.CHIP, chip=stock_chip),
        Column("on_order", lambda: _("On order"), lambda row: row.on_order or None, Kind.NUMBER, width=90),
        Column(
            "condition",
            lambda: _("Condition"),
            lambda listing: listing.condition,
            Kind.CHIP,
            chip=condition_chip,
        ),
        Column(
            "rating",
            lambda: _("Rating"),
            lambda listing: listing.average_rating if listing.rating_count else None,
            Kind.STARS,
            sort="average_rating",
            count=lambda listing: listing.rating_count,
        ),
        Column("sold", lambda: _("Sold"), lambda listing: listing.sold_count, Kind.NUMBER, sort="sold_count"),
        Column("vendor", lambda: _("Seller"), lambda listing: listing.vendor_name, width=160),
        Column("campus", lambda: _("Campus"), lambda listing: listing.campus or None, width=140),
        Column("listed", lambda: _("Listed"), lambda listing: listing.listed_at, Kind.DATE, sort="listed_at"),
    )


def filters(campuses: Callable[[], Sequence[str]]) -> Sequence[Filter]:
    """The chips beside the search field."""
    return (
        Range("price", lambda: _("Price")),
        Choice("in_stock", lambda: _("Stock"), lambda: ((True, _("In stock only")),)),
        Choice("special_only", lambda: _("Offers"), lambda: ((True, _("Special offers only")),)),
        Choice("minimum_rating", lambda: _("Rating"), _ratings),
        MultiChoice("conditions", lambda: _("Condition"), _conditions),
        Choice("campus", lambda: _("Campus"), lambda: tuple((name, name) for name in campuses())),
    )


def _ratings() -> Sequence[tuple[Decimal, str]]:
    return tuple(
        (Decimal(stars), ngettext("{n} star or more", "{n} stars or more", stars).format(n=number(stars)))
        for stars in (4, 3, 2)
    )


def _conditions() -> Sequence[tuple[Condition, str]]:
    return tuple((condition, condition_word(condition)) for condition in Condition)


def listing_filter(
    values: dict[str, Any], category_ids: frozenset[int] = frozenset(), vendor_id: int | None = None
) -> ListingFilter:
    """What the filter row, the tree and the vendor's chip ask for together."""
    low, high = values.get("price", (None, None))
    return ListingFilter(
        words=values.get(SEARCH, ""),
        category_ids=category_ids,
        vendor_id=vendor_id,
        price_from=low,
        price_to=high,
        in_stock=values.get("in_stock", False),
        minimum_rating=values.get("minimum_rating"),
        conditions=values.get("conditions", frozenset()),
        campus=values.get("campus", ""),
        special_only=values.get("special_only", False),
    )


#: What a choice of order sorts the table by; newest and relevance are orders of the source itself.
SORT_KEYS: dict[ListingSort, tuple[SortKey, ...]] = {
    ListingSort.RELEVANCE: (),
    ListingSort.NEWEST: (),
    ListingSort.PRICE: (SortKey("price"),),
    ListingSort.PRICE_DESC: (SortKey("price", True),),
    ListingSort.SALES: (SortKey("sold_count", True),),
    ListingSort.RATING: (SortKey("average_rating", True),),
}


def sort_words(sort: ListingSort) -> str:
    """An order in words."""
    return {
        ListingSort.RELEVANCE: pgettext("order", "Relevance"),
        ListingSort.NEWEST: pgettext("order", "Newest"),
        ListingSort.PRICE: pgettext("order", "Price, lowest first"),
        ListingSort.PRICE_DESC: pgettext("order", "Price, highest first"),
        ListingSort.SALES: pgettext("order", "Most sold"),
        ListingSort.RATING: pgettext("order", "Best rated"),
    }[sort]
