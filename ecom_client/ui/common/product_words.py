"""How a product's condition, stock and seller are put into words, the same in every window."""

from __future__ import annotations

from ecom_client.domain.catalogue import Condition, DepositBand, ProductStatus, VendorKind
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, ngettext, number, pgettext

FEW = 5
"""From this many on, what is left is worth telling in warning colours."""


def condition_word(condition: Condition) -> str:
    """New, like new, good or worn."""
    return {
        Condition.NEW: pgettext("condition", "New"),
        Condition.LIKE_NEW: pgettext("condition", "Like new"),
        Condition.GOOD: pgettext("condition", "Good"),
        Condition.WORN: pgettext("condition", "Worn"),
    }[condition]


def condition_chip(condition: Condition) -> Chip:
    """The condition as a chip."""
    icons = {
        Condition.NEW: "star-four-points-outline",
        Condition.LIKE_NEW: "creation-outline",
        Condition.GOOD: "thumb-up-outline",
        Condition.WORN: "history",
    }
    return Chip(
        condition_word(condition), icons[condition], "accent" if condition is Condition.NEW else "neutral"
    )


def product_status_word(status: ProductStatus) -> str:
    """Where a product stands."""
    return {
        ProductStatus.DRAFT: pgettext("product", "Draft"),
        ProductStatus.ON_SALE: pgettext("product", "On sale"),
        ProductStatus.OFF_SHELF: pgettext("product", "Off the shelf"),
        ProductStatus.SOLD_ELSEWHERE: pgettext("product", "Sold elsewhere"),
        ProductStatus.RESERVED: pgettext("product", "Reserved"),
        ProductStatus.EXPIRED: pgettext("product", "Expired"),
        ProductStatus.REMOVED: pgettext("product", "Removed by an administrator"),
    }[status]


def product_status_chip(status: ProductStatus) -> Chip:
    """Where a product stands, as a chip."""
    looks = {
        ProductStatus.DRAFT: ("pencil-outline", "neutral"),
        ProductStatus.ON_SALE: ("tag-outline", "good"),
        ProductStatus.OFF_SHELF: ("archive-outline", "neutral"),
        ProductStatus.SOLD_ELSEWHERE: ("handshake-outline", "neutral"),
        ProductStatus.RESERVED: ("bookmark-outline", "accent"),
        ProductStatus.EXPIRED: ("calendar-remove-outline", "warn"),
        ProductStatus.REMOVED: ("cancel", "bad"),
    }
    icon, tone = looks[status]
    return Chip(product_status_word(status), icon, tone)


def stock_chip(stock: int) -> Chip:
    """How much is left: in stock, few, or sold out."""
    if stock <= 0:
        return Chip(_("Sold out"), "package-variant-remove", "bad")
    if stock < FEW:
        word = ngettext("Only {n} left", "Only {n} left", stock).format(n=number(stock))
        return Chip(word, "alert-outline", "warn")
    return Chip(_("{n} in stock").format(n=number(stock)), "check", "good")


def vendor_kind_chip(kind: VendorKind) -> Chip:
    """A shop or a private person."""
    if kind is VendorKind.SHOP:
        return Chip(pgettext("vendor", "Shop"), "storefront-outline", "accent")
    return Chip(_("Individual seller"), "account-outline")


def deposit_word(band: DepositBand) -> str:
    """The size of the deposit in a seller's wallet."""
    return {
        DepositBand.NONE: pgettext("deposit", "None"),
        DepositBand.LOW: _("Under ¥100"),
        DepositBand.MEDIUM: _("Under ¥1,000"),
        DepositBand.HIGH: _("¥1,000 or more"),
    }[band]
