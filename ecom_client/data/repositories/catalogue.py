"""The public catalogue: what guests and everybody else may read."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Self

from sqlalchemy import ColumnElement, Integer, case, func, literal, or_, select
from sqlalchemy.dialects.mysql import match

from ecom_client.data.paging import Cursor, Reader, SortKey, ViewSource
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views import public
from ecom_client.data.wire import Wire
from ecom_client.domain import search
from ecom_client.domain.catalogue import (
    Category,
    CategoryTree,
    Condition,
    DepositBand,
    Listing,
    ListingFilter,
    ListingSort,
    Review,
    SellerCard,
    VendorKind,
)

MOST_THUMBNAILS = 60
"""How many thumbnails the server gives at once."""

_PROBE = 1000
_FREQUENT = 20
"""Of the newest 1,000 listings: from this many on, words are found faster by reading along the order asked for than in
the full text index, which first collects every listing that holds them."""

_listing = public.listing
_columns = tuple(column for column in _listing.c if column.name not in ("description", "search_terms"))

_SORTS: dict[ListingSort, tuple[SortKey, ...]] = {
    ListingSort.NEWEST: (SortKey("is_advertised", True), SortKey("listed_at", True)),
    ListingSort.RELEVANCE: (SortKey("relevance", True), SortKey("sold_count", True)),
    ListingSort.PRICE: (SortKey("price"),),
    ListingSort.PRICE_DESC: (SortKey("price", True),),
    ListingSort.SALES: (SortKey("sold_count", True),),
    ListingSort.RATING: (SortKey("average_rating", True),),
}


class Catalogue:
    """Questions about what is on sale. All of them may be asked by a guest."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def categories(self) -> CategoryTree:
        """The whole category tree."""
        rows = self._wire.rows(select(public.category))
        return CategoryTree(Category(**row) for row in rows)

    def search(
        self, wanted: ListingFilter | None = None, sort: ListingSort = ListingSort.NEWEST
    ) -> ListingSource:
        """The listings that match, in an order."""
        return ListingSource(wanted or ListingFilter(), sort)

    def listing(self, listing_id: int) -> Listing | None:
        """One listing whole, with its description; None when it is not on sale (any more)."""
        rows = self._wire.rows(select(_listing).where(_listing.c.id == listing_id))
        return _to_listing(rows[0]) if rows else None

    def listings(self, ids: Sequence[int]) -> list[Listing]:
        """Those of these listings that are on sale, in the order asked for. At most 500."""
        rows = self._wire.rows(select(*_columns).where(_listing.c.id.in_(ids[:500])))
        found = {row["id"]: _to_listing(row) for row in rows}
        return [found[one] for one in ids if one in found]

    def reviews(self, product_id: int) -> TypedSource[Review]:
        """The reviews of a product, newest first; also sorted by `rating`."""
        view = public.review
        source = ViewSource(
            view, sorts=(SortKey("created_at", True),), conditions=(view.c.product_id == product_id,)
        )
        return TypedSource(source, lambda row: Review(**row))

    def seller(self, vendor_id: int) -> SellerCard | None:
        """The seller's card; None while there is none (a vendor who has just begun)."""
        rows = self._wire.rows(select(public.seller).where(public.seller.c.id == vendor_id))
        if not rows:
            return None
        row = dict(rows[0])
        row["kind"] = VendorKind(row["kind"])
        row["deposit_band"] = DepositBand(row["deposit_band"])
        return SellerCard(**row)

    def campuses(self) -> list[str]:
        """Where the newest listings can be handed over, the places named most often first; at most 30."""
        newest = (
            select(_listing.c.campus)
            .order_by(_listing.c.listed_at.desc(), _listing.c.id.desc())
            .limit(_PROBE)
            .subquery()
        )
        named = (
            select(newest.c.campus)
            .where(newest.c.campus != "")
            .group_by(newest.c.campus)
            .order_by(func.count().desc(), newest.c.campus)
            .limit(30)
        )
        return [row["campus"] for row in self._wire.rows(named)]

    def thumbnails(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The thumbnails of these pictures (JPEG, PNG or WebP), without those that are not there."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), MOST_THUMBNAILS):
            chunk = json.dumps(wanted[start : start + MOST_THUMBNAILS])
            found.update((row["id"], row["thumbnail"]) for row in self._wire.read("fetch_thumbnails", chunk))
        return found

    def picture(self, picture_id: str) -> bytes | None:
        """One picture in full (JPEG, PNG or WebP); None when it is not there."""
        rows = self._wire.read("fetch_picture", picture_id)
        return bytes(rows[0]["content"]) if rows else None


@dataclass(frozen=True)
class ListingSource:
    """The public catalogue narrowed by a filter, in one of its orders.

    Tables sort it by `price`, `listed_at`, `sold_count` or `average_rating`. Without words to look for, relevance means
    newest.
    """

    wanted: ListingFilter
    sort: ListingSort = ListingSort.NEWEST
    by: tuple[SortKey, ...] = ()
    _are_frequent: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    sort_limit = 1

    @property
    def sorts(self) -> tuple[SortKey, ...]:
        """The order asked for, without the id that always ends it."""
        if self.by:
            return self.by
        if self.sort is ListingSort.RELEVANCE and not search.required(self.wanted.words):
            return _SORTS[ListingSort.NEWEST]
        return _SORTS[self.sort]

    def page(self, session: Reader, after: Cursor | None, skip: int, limit: int) -> list[Listing]:
        """Up to `limit` listings after the cursor, passing over `skip`; both at most 4096.

        Without words to look for, an index tells which listings they are: only these are then read whole.
        """
        terms = search.required(self.wanted.words)
        source = self._source(session, along_the_order=bool(terms) and self._frequent(session, terms))
        if terms:
            return [_to_listing(row) for row in source.page(session, after, skip, limit)]
        keys = tuple(_listing.c[name] for name in {"id", *(key.column for key in self.sorts)})
        ids = [row["id"] for row in replace(source, columns=keys).page(session, after, skip, limit)]
        if not ids:
            return []
        rows = session.rows(select(*_columns).where(_listing.c.id.in_(ids)))
        found = {row["id"]: _to_listing(row) for row in rows}
        return [found[one] for one in ids if one in found]

    def cursor(self, row: Listing) -> Cursor:
        """Where a listing stands in this order."""
        return (*(getattr(row, key.column) for key in self.sorts), row.id)

    def hop(self, session: Reader, after: Cursor | None, count: int) -> Cursor | None:
        """The cursor of the `count`-th listing after `after`; None where there are fewer."""
        return self._source(session).hop(session, after, count)

    def tail(self, session: Reader, after: Cursor | None) -> int:
        """How many listings come after `after`, at most 4096."""
        return self._source(session).tail(session, after)

    def with_sort(self, sorts: Sequence[SortKey]) -> Self:
        """The same listings by one of the columns offered; raises ValueError for another."""
        for key in sorts[:1]:
            if key.column not in ("price", "listed_at", "sold_count", "average_rating"):
                raise ValueError(f"the catalogue is not sorted by {key.column!r}")
        return replace(self, by=tuple(sorts[:1]))

    def with_filter(self, values: Mapping[str, Any]) -> Self:
        """The same order with another filter: fields of ListingFilter, or `price` as a pair of bounds."""
        given = {name: value for name, value in values.items() if value is not None}
        if "price" in given:
            given["price_from"], given["price_to"] = given.pop("price")
        try:
            return replace(self, wanted=ListingFilter(**given))
        except TypeError as error:
            raise ValueError(str(error)) from error

    def _has_further(self, session: Reader) -> bool:
        """Whether anything stands in the wanted categories only beside its main one: seldom, and told by an index."""
        if not self.wanted.category_ids:
            return False
        further = public.listing_category.c
        wanted = further.category_id.in_(sorted(self.wanted.category_ids))
        return bool(session.rows(select(further.product_id).where(wanted).limit(1)))

    def _source(self, session: Reader, *, along_the_order: bool = False) -> ViewSource:
        """The list as the view answers it; `along_the_order` looks for words in each listing as the order comes to it.

        That is quick for one page of what many listings hold. Whoever walks through the whole list is better served by
        the full text index (12,000 of 100,000 products: 1 s instead of 11 s).
        """
        terms = search.required(self.wanted.words)
        columns: tuple[ColumnElement[Any], ...] = _columns
        conditions = list(_conditions(self.wanted, self._has_further(session)))
        if self._by_relevance():
            columns = (*columns, _relevance(self.wanted.words))
        if terms:
            conditions.extend(
                _holding(terms) if along_the_order else [_found_by_full_text(self.wanted.words)]
            )
        return ViewSource(_listing, columns, sorts=self.sorts, conditions=tuple(conditions))

    def _by_relevance(self) -> bool:
        return any(key.column == "relevance" for key in self.sorts)

    def _frequent(self, session: Reader, terms: list[tuple[str, bool]]) -> bool:
        """Whether a page is read faster along the order than by full text. Relevance has no index to go along."""
        if self._by_relevance():
            return False
        known = self._are_frequent.get(self.wanted.words)
        if known is None:
            newest = (
                select(_listing.c.search_terms)
                .order_by(_listing.c.listed_at.desc(), _listing.c.id.desc())
                .limit(_PROBE)
                .subquery()
            )
            holding = _holding(terms, newest.c.search_terms)
            count = session.rows(select(func.count().label("n")).select_from(newest).where(*holding))[0]["n"]
            known = self._are_frequent[self.wanted.words] = int(count) >= _FREQUENT
        return known


def _conditions(wanted: ListingFilter, with_further: bool) -> list[ColumnElement[bool]]:
    """What the filter asks for; `with_further` also looks into further categories, which no index of the list knows."""
    column = _listing.c
    found: list[ColumnElement[bool]] = []
    if wanted.category_ids:
        ids = sorted(wanted.category_ids)
        main = column.category_id.in_(ids)
        further = public.listing_category.c
        other = select(further.product_id).where(further.category_id.in_(ids))
        found.append(or_(main, column.id.in_(other)) if with_further else main)
    if wanted.vendor_id is not None:
        found.append(column.vendor_id == wanted.vendor_id)
    if wanted.price_from is not None:
        found.append(column.price >= wanted.price_from)
    if wanted.price_to is not None:
        found.append(column.price <= wanted.price_to)
    if wanted.in_stock:
        found.append(column.stock > 0)
    if wanted.minimum_rating is not None:
        found.append(column.average_rating >= Decimal(wanted.minimum_rating))
    if wanted.conditions:
        found.append(column.item_condition.in_(sorted(wanted.conditions)))
    if wanted.campus.strip():
        found.append(column.campus.contains(wanted.campus.strip(), autoescape=True))
    if wanted.special_only:
        found.append(column.is_special == literal(1, Integer))
    return found


def _found_by_full_text(words: str) -> ColumnElement[bool]:
    return match(_listing.c.search_terms, against=search.query(words)).in_boolean_mode()


def _holding(
    terms: list[tuple[str, bool]], column: ColumnElement[Any] | None = None
) -> list[ColumnElement[bool]]:
    """The terms looked for in the text itself, where they stand between blanks."""
    text = _listing.c.search_terms if column is None else column
    return [text.like(f"% {term}%" if is_open else f"% {term} %") for term, is_open in terms]


def _relevance(words: str) -> ColumnElement[int]:
    """How many of the words typed stand in the name; the whole phrase counts once more."""
    typed = re.split(r"\s+", unicodedata.normalize("NFC", words).strip())
    phrases = list(dict.fromkeys([*typed[:8], " ".join(typed)]))
    scores = [case((_listing.c.name.contains(phrase, autoescape=True), 1), else_=0) for phrase in phrases]
    total: ColumnElement[int] = scores[0]
    for score in scores[1:]:
        total = total + score
    return total.label("relevance")


def _to_listing(row: Mapping[str, Any]) -> Listing:
    facts = {name: value for name, value in row.items() if name != "search_terms"}
    facts["condition"] = Condition(facts.pop("item_condition"))
    facts["vendor_kind"] = VendorKind(facts["vendor_kind"])
    facts["picture_ids"] = tuple(filter(None, facts["picture_ids"].split(",")))
    facts["relevance"] = int(facts.get("relevance", 0))
    return Listing(**facts)
