"""The seller's card: what a buyer decides by, beside the buy button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.catalogue import Listing, SellerCard, VendorKind
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.header import ElidedLabel
from ecom_client.ui.common.product_words import deposit_word, vendor_kind_chip
from ecom_client.ui.common.stars import Stars, rating_words
from ecom_client.ui.common.student_words import student_chip
from ecom_client.ui.common.text import NOTHING, _, date, local, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import MEDIUM, SMALL, TIGHT


@dataclass(frozen=True)
class VendorShop:
    """What the shop page is asked to open: one vendor's products."""

    vendor_id: int
    name: str


class SellerCardView(QFrame):
    """Shows who sells: name, kind, rating, and the figures trust is built on."""

    #: All products of this vendor are wanted (VendorShop).
    products_wanted = pyqtSignal(object)
    #: Somebody wants to write to this vendor (VendorShop).
    message_wanted = pyqtSignal(object)
    #: Something is wrong with what this vendor offers.
    complaint_wanted = pyqtSignal()
    #: The ratings of this vendor as a whole are wanted (VendorShop).
    ratings_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop: VendorShop | None = None
        self._init_ui()
        self.all_products.clicked.connect(self._on_all_products)
        self.write.clicked.connect(self._on_write)
        self.ratings.clicked.connect(self._on_ratings)
        self.complain.clicked.connect(lambda _checked=False: self.complaint_wanted.emit())

    def show_seller(self, listing: Listing, card: SellerCard | None) -> None:
        """Show the seller of a listing; one who has just begun has no card yet."""
        self._shop = VendorShop(listing.vendor_id, listing.vendor_name)
        self.name.setText(listing.vendor_name)
        self.kind.set_chip(vendor_kind_chip(listing.vendor_kind))
        until = card.student_until if card is not None else None
        self.student.setVisible(until is not None and until >= local(datetime.now(UTC)).date())
        rated = card is not None and card.rating_count > 0
        self.stars.set_rating(
            card.average_rating if card is not None and rated else None, card.rating_count if card else None
        )
        for (label, value), (words, text) in zip(self._facts, _facts(card), strict=True):
            label.setText(words)
            value.setText(text)
            value.setAccessibleName(f"{words}: {text}")
            label.setVisible(bool(text))
            value.setVisible(bool(text))
        self.setAccessibleName(_("Seller: {name}").format(name=listing.vendor_name))

    def _init_ui(self) -> None:
        theme = current_theme()
        self.setObjectName("sellerCard")
        mark(self, ground="card")
        self.name = ElidedLabel()
        self.name.setObjectName("sellerName")
        mark(self.name, role="strong")
        self.kind = StateChip()
        self.student = StateChip(student_chip())
        self.student.setObjectName("studentChip")
        self.student.hide()
        self.stars = Stars()
        self.all_products = QPushButton(_("More from this seller"))
        self.all_products.setObjectName("allProductsButton")
        mark(self.all_products, kind="link")
        self.write = QPushButton(_("Write to the seller"))
        self.write.setObjectName("writeToSellerButton")
        mark(self.write, kind="link")
        self.ratings = QPushButton(_("Ratings of this shop"))
        self.ratings.setObjectName("shopRatingsButton")
        mark(self.ratings, kind="link")
        self.complain = QPushButton(_("Complain…"))
        self.complain.setObjectName("complainButton")
        mark(self.complain, kind="link")
        head = QHBoxLayout()
        head.setSpacing(theme.px(SMALL))
        head.addWidget(self.name, 1)
        head.addWidget(self.kind)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(SMALL))
        grid.setVerticalSpacing(theme.px(2))
        grid.setColumnStretch(0, 1)
        self._facts: list[tuple[QLabel, QLabel]] = []
        for line in range(len(_facts(None))):
            label, value = QLabel(), QLabel()
            label.setWordWrap(True)
            mark(label, role="caption")
            mark(value, role="caption")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, line, 0)
            grid.addWidget(value, line, 1)
            self._facts.append((label, value))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(MEDIUM)]))
        column.setSpacing(theme.px(TIGHT))
        column.addLayout(head)
        column.addWidget(self.student, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stars)
        column.addLayout(grid)
        column.addWidget(self.all_products, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ratings, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.complain, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_all_products(self) -> None:
        if self._shop is not None:
            self.products_wanted.emit(self._shop)

    def _on_ratings(self) -> None:
        if self._shop is not None:
            self.ratings_wanted.emit(self._shop)

    def _on_write(self) -> None:
        if self._shop is not None:
            self.message_wanted.emit(self._shop)


def _facts(card: SellerCard | None) -> list[tuple[str, str]]:
    """The lines of the card: what it is and what it says. Lines without a value are not shown."""
    if card is None:
        since = seen = listings = orders = credit = upheld = deposit = NOTHING
    else:
        since, seen = date(card.member_since), date(card.last_seen_on)
        listings, orders = number(card.listings_ever), number(card.completed_orders)
        credit, upheld = number(card.credit_score), number(card.upheld_complaints)
        deposit = deposit_word(card.deposit_band)
    shop = card if card is not None and card.kind is VendorKind.SHOP else None
    return [
        (_("Member since"), since),
        (_("Last seen"), seen),
        (_("Completed orders"), orders),
        (_("Listings so far"), listings),
        (_("Credit score"), credit),
        (_("Upheld complaints"), upheld),
        (_("Deposit in the wallet"), deposit),
        (_("Shop opened"), date(shop.opened_on) if shop else ""),
        (_("Plan"), (shop.plan_name or NOTHING) if shop else ""),
        (_("Shop rated by buyers"), _rated(card.shop_average, card.shop_rating_count) if card else ""),
        (_("Shop rated by others"), _rated(card.other_average, card.other_rating_count) if card else ""),
    ]


def _rated(average: Decimal, count: int) -> str:
    return rating_words(average, count) if count else ""
