"""What a product may look like: the server's own limits, told before anything is sent.

Each check gives the value in its clean form or raises Invalid with the word and field the server would refuse with.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from ecom_client.domain.catalogue import ProductDraft
from ecom_client.domain.errors import Invalid

NAME_LIMIT = 120
DESCRIPTION_LIMIT = 4000
ISBN_OR_MODEL_LIMIT = 64
CAMPUS_LIMIT = 80
LOWEST_PRICE = Decimal("0.01")
HIGHEST_PRICE = Decimal("9999999.99")
HIGHEST_STOCK = 999_999
PICTURE_LIMIT = 8
FURTHER_CATEGORIES = 5
PICTURE_BYTES = 2 * 1024 * 1024
PICTURE_SIDE = 4096
THUMBNAIL_BYTES = 60 * 1024


def name(text: str) -> str:
    """A product's name: one line, 1 to 120 characters."""
    return _text("name", text, NAME_LIMIT, needed=True)


def description(text: str) -> str:
    """Its description: up to 4,000 characters on any number of lines."""
    return _text("description", text, DESCRIPTION_LIMIT, lines=True)


def isbn_or_model(text: str) -> str:
    """Its ISBN or model number, if it has one."""
    return _text("isbn_or_model", text, ISBN_OR_MODEL_LIMIT)


def campus(text: str) -> str:
    """Where it can be handed over, if that matters."""
    return _text("campus", text, CAMPUS_LIMIT)


def category_id(chosen: int | None) -> int:
    """Its main category, which it must have."""
    if chosen is None:
        raise Invalid("choice_unknown", "category_id")
    return chosen


def further_categories(ids: tuple[int, ...], main: int | None) -> tuple[int, ...]:
    """The categories beside the main one: up to 5, each once."""
    kept = tuple(one for one in dict.fromkeys(ids) if one != main)
    if len(kept) > FURTHER_CATEGORIES:
        raise Invalid("list_too_long", "further_categories")
    return kept


def price(amount: Decimal | None, field: str = "price") -> Decimal:
    """A price in yuan: whole cents, 0.01 to 9,999,999.99."""
    if amount is None or not LOWEST_PRICE <= amount <= HIGHEST_PRICE or amount != round(amount, 2):
        raise Invalid("amount_out_of_range", field)
    return amount


def special_price(amount: Decimal | None, ordinary: Decimal) -> Decimal | None:
    """A special price is a price below the ordinary one; None is no special."""
    if amount is None:
        return None
    if price(amount, "special_price") >= ordinary:
        raise Invalid("special_price_not_lower", "special_price")
    return amount


def special_until(moment: datetime | None, now: datetime) -> datetime | None:
    """A special ends in the future, or stays until it is taken off (None)."""
    if moment is not None and moment <= now:
        raise Invalid("date_is_past", "special_until")
    return moment


def stock(number: int | None) -> int:
    """How many there are: 0 to 999,999."""
    return _number("stock", number)


def low_stock_at(number: int | None) -> int:
    """At how many left the vendor wants to be told: 0 to 999,999."""
    return _number("low_stock_at", number)


def change_of_stock(number: int | None, there: int) -> int:
    """What is added to the stock or, below zero, taken from it; never more than there is."""
    if number is None or number == 0 or abs(number) > HIGHEST_STOCK or there + number > HIGHEST_STOCK:
        raise Invalid("number_out_of_range", "change")
    if there + number < 0:
        raise Invalid("stock_too_low", "change")
    return number


def pictures(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Up to 8 pictures, none twice."""
    if len(ids) > PICTURE_LIMIT:
        raise Invalid("list_too_long", "pictures")
    if len(set(ids)) != len(ids):
        raise Invalid("picture_unknown", "pictures")
    return ids


def check(draft: ProductDraft, now: datetime) -> ProductDraft:
    """The whole draft in its clean form. Raises Invalid for the first field that cannot be right."""
    ordinary = price(draft.price)
    special = special_price(draft.special_price, ordinary)
    return replace(
        draft,
        name=name(draft.name),
        description=description(draft.description),
        category_id=category_id(draft.category_id),
        special_until=None if special is None else special_until(draft.special_until, now),
        isbn_or_model=isbn_or_model(draft.isbn_or_model),
        campus=campus(draft.campus),
        low_stock_at=low_stock_at(draft.low_stock_at),
        stock=stock(draft.stock),
        picture_ids=pictures(draft.picture_ids),
        further_category_ids=further_categories(draft.further_category_ids, draft.category_id),
    )


def _text(field: str, text: str, most: int, *, needed: bool = False, lines: bool = False) -> str:
    clean = unicodedata.normalize("NFC", text).strip()
    if needed and not clean:
        raise Invalid("text_missing", field)
    if len(clean) > most:
        raise Invalid("text_too_long", field)
    allowed = "\n\r\t" if lines else ""
    if any((char < " " or char == "\x7f") and char not in allowed for char in clean):
        raise Invalid("text_unprintable", field)
    return clean


def _number(field: str, number: int | None) -> int:
    if number is None or not 0 <= number <= HIGHEST_STOCK:
        raise Invalid("number_out_of_range", field)
    return number
