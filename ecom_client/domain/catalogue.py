"""The catalogue: categories, what is on sale, a vendor's own products, reviews and sellers' cards."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


class ProductStatus(enum.StrEnum):
    """Where a product stands. Vendors set the first four themselves."""

    DRAFT = "draft"
    ON_SALE = "on_sale"
    OFF_SHELF = "off_shelf"
    SOLD_ELSEWHERE = "sold_elsewhere"
    RESERVED = "reserved"
    EXPIRED = "expired"
    REMOVED = "removed"


SET_BY_VENDORS = (
    ProductStatus.DRAFT,
    ProductStatus.ON_SALE,
    ProductStatus.OFF_SHELF,
    ProductStatus.SOLD_ELSEWHERE,
)
"""The states a vendor can give a product."""


class Condition(enum.StrEnum):
    """How worn the item is."""

    NEW = "new"
    LIKE_NEW = "like_new"
    GOOD = "good"
    WORN = "worn"


class VendorKind(enum.StrEnum):
    """Who sells: a private person or a shop."""

    INDIVIDUAL = "individual"
    SHOP = "shop"


class DepositBand(enum.StrEnum):
    """How much stands in a seller's wallet, without the sum: nothing, under 100 yuan, under 1,000, more."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ListingSort(enum.StrEnum):
    """The orders the public catalogue is offered in."""

    NEWEST = "newest"
    RELEVANCE = "relevance"
    PRICE = "price"
    PRICE_DESC = "price_desc"
    SALES = "sales"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Category:
    """One category; a root has no parent."""

    id: int
    parent_id: int | None
    name: str
    description: str = ""
    position: int = 0
    version: int = 1


class CategoryTree:
    """All categories with who stands below whom, in the order the administrators gave them."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._all = {category.id: category for category in categories}
        self._below: dict[int | None, list[Category]] = {}
        for category in sorted(self._all.values(), key=lambda one: (one.position, one.id)):
            self._below.setdefault(category.parent_id, []).append(category)

    @property
    def roots(self) -> tuple[Category, ...]:
        """The categories without a parent."""
        return self.children(None)

    def children(self, category_id: int | None) -> tuple[Category, ...]:
        """The categories directly below one; None asks for the roots."""
        return tuple(self._below.get(category_id, ()))

    def get(self, category_id: int | None) -> Category | None:
        """A category by its id."""
        return None if category_id is None else self._all.get(category_id)

    def path(self, category_id: int) -> tuple[Category, ...]:
        """From the root down to the category itself."""
        way: list[Category] = []
        at = self._all.get(category_id)
        while at is not None and at not in way:
            way.append(at)
            at = self.get(at.parent_id)
        return tuple(reversed(way))

    def path_words(self, category_id: int) -> str:
        """The names from the root down, as a list or a file says them: "Books / Novels"."""
        return " / ".join(one.name for one in self.path(category_id))

    def with_all_below(self, category_id: int) -> frozenset[int]:
        """The ids of a category and everything below it: what to filter by when it is chosen."""
        found: set[int] = set()
        waiting = [category_id]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting.extend(child.id for child in self.children(at))
        return frozenset(found)

    def walk(self) -> list[tuple[int, Category]]:
        """Every category with its depth (0 for roots), parents before children."""
        walked: list[tuple[int, Category]] = []
        waiting = [(0, category) for category in reversed(self.roots)]
        while waiting:
            depth, category = waiting.pop()
            walked.append((depth, category))
            waiting.extend((depth + 1, child) for child in reversed(self.children(category.id)))
        return walked


@dataclass(frozen=True, slots=True)
class ListingFilter:
    """What to look for in the public catalogue; None, empty or False is not asked for. Bounds are yuan, included."""

    words: str = ""
    category_ids: frozenset[int] = frozenset()
    vendor_id: int | None = None
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    in_stock: bool = False
    minimum_rating: Decimal | None = None
    conditions: frozenset[Condition] = frozenset()
    campus: str = ""
    special_only: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A product on sale as everybody sees it. `price` is what it costs now, `list_price` the ordinary price.

    The description comes only when one listing is asked for, not with lists.
    """

    id: int
    vendor_id: int
    vendor_name: str
    vendor_kind: VendorKind
    category_id: int
    name: str
    list_price: Decimal
    price: Decimal
    special_until: datetime | None
    is_special: bool
    is_advertised: bool
    stock: int
    on_order: int
    condition: Condition
    isbn_or_model: str
    campus: str
    picture_id: str | None
    picture_ids: tuple[str, ...]
    listed_at: datetime
    expires_at: datetime | None
    sold_count: int
    rating_count: int
    average_rating: Decimal
    description: str = ""
    relevance: int = 0


@dataclass(frozen=True, slots=True)
class ProductVersion:
    """Which state of a product an edit starts from."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Product:
    """A product as its vendor sees it. The description and all pictures come only when one product is asked for."""

    id: int
    version: int
    name: str
    status: ProductStatus
    category_id: int
    category_name: str
    price: Decimal
    special_price: Decimal | None
    special_until: datetime | None
    price_now: Decimal
    condition: Condition
    isbn_or_model: str
    campus: str
    stock: int
    low_stock_at: int
    on_order: int
    sold_count: int
    rating_count: int
    average_rating: Decimal
    picture_id: str | None
    listed_at: datetime | None
    expires_at: datetime | None
    created_at: datetime
    description: str = ""
    picture_ids: tuple[str, ...] = ()
    further_category_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """What a vendor types about a product. `stock` counts only for a new one."""

    name: str = ""
    description: str = ""
    category_id: int | None = None
    price: Decimal | None = None
    special_price: Decimal | None = None
    special_until: datetime | None = None
    condition: Condition = Condition.NEW
    isbn_or_model: str = ""
    campus: str = ""
    low_stock_at: int = 3
    stock: int = 1
    picture_ids: tuple[str, ...] = field(default=())
    #: Beside the main one; at most `product_rules.FURTHER_CATEGORIES`.
    further_category_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its thumbnail, ready to be stored. `id` is the SHA-256 of `content` in hex."""

    id: str
    media_type: str
    width: int
    height: int
    content: bytes
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class Review:
    """What a customer says of a product or a shop, the name shortened; or another vendor of a product, by full name."""

    id: int
    product_id: int | None
    customer_name: str
    rating: int
    words: str
    reply: str | None
    replied_at: datetime | None
    created_at: datetime
    is_student: int = 0
    kind: str = "product"
    seller_id: int | None = None
    #: Of a shop: whether its writer had received an order from it.
    bought: int = 1


@dataclass(frozen=True, slots=True)
class ReceivedReview:
    """A review as the vendor it is about reads it."""

    id: int
    kind: str
    product_id: int | None
    product_name: str | None
    name: str
    bought: bool
    rating: int
    words: str
    reply: str | None
    replied_at: datetime | None
    is_hidden: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SellerCard:
    """The credit information a buyer decides by. Days are days of the shop."""

    id: int
    name: str
    kind: VendorKind
    description: str
    member_since: date
    opened_on: date
    last_seen_on: date | None
    listings_ever: int
    completed_orders: int
    rating_count: int
    average_rating: Decimal
    credit_score: int
    upheld_complaints: int
    deposit_band: DepositBand
    plan_name: str | None = None
    slots: int | None = None
    student_until: date | None = None
    #: Ratings of the shop itself by who bought there, and by others.
    shop_rating_count: int = 0
    shop_average: Decimal = Decimal(0)
    other_rating_count: int = 0
    other_average: Decimal = Decimal(0)
