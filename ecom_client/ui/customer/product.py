"""The product page: pictures, description and reviews at the left; what it costs and who sells it at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PyQt6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.catalogue import Listing, SellerCard
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.mailbox import Recipient
from ecom_client.ui.common.complaint_dialog import ComplaintDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, WIDE
from ecom_client.ui.common.write_dialog import WriteDialog
from ecom_client.ui.customer.bargain_dialog import begin_dialog
from ecom_client.ui.customer.buy_box import BuyBox
from ecom_client.ui.customer.gallery import Gallery
from ecom_client.ui.customer.purchase import add_to_cart, mark_favourite, set_in_cart
from ecom_client.ui.customer.questions import Questions
from ecom_client.ui.customer.reviews import Reviews
from ecom_client.ui.customer.seller_card import SellerCardView, VendorShop
from ecom_client.ui.customer.shop_reviews import ShopReviews, review_as_vendor

_SIDE = 336


@dataclass(frozen=True)
class _Read:
    """What one look at a product tells."""

    listing: Listing | None
    card: SellerCard | None
    is_favourite: bool


class ProductPage(Page):
    """One product. A guest sees all of it, and is told where to sign in when they want to buy."""

    interested_in = frozenset({Change.PRODUCTS, Change.REVIEWS, Change.QUESTIONS, Change.FAVOURITES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._context = context
        self._product_id: int | None = None
        self._listing: Listing | None = None
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return self._listing.name if self._listing is not None else _("Product")

    def opened(self, argument: object) -> None:
        """Show the product with this id."""
        assert isinstance(argument, int)
        if argument != self._product_id:
            self._product_id = argument
            self._listing = None
            self.stack.setCurrentWidget(self.waiting)
            self.title_changed.emit()
        self.refresh()

    def refresh(self) -> None:
        product_id = self._product_id
        if product_id is None:
            return
        asks_favourites = not self._context.identity.is_guest and self._context.may("favourites")

        def work(session: Any) -> _Read:
            listing = session.catalogue.listing(product_id)
            card = session.catalogue.seller(listing.vendor_id) if listing is not None else None
            marked = asks_favourites and product_id in session.favourites.ids()
            return _Read(listing, card, marked)

        self.tasks.query(self, work, self._on_read, self.failed.emit, key="product")

    def listing(self) -> Listing | None:
        """The product shown, None before it is read and when it is no longer on sale."""
        return self._listing

    def _init_ui(self) -> None:
        theme = current_theme()
        self.gallery = Gallery(self.tasks, self._context.pictures)
        self.description = QLabel()
        self.description.setObjectName("productDescription")
        self.description.setTextFormat(Qt.TextFormat.PlainText)
        self.description.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.description.setWordWrap(True)
        self.reviews = Reviews(self.tasks)
        self.vendor_review = QPushButton(_("Review it as a vendor"))
        self.vendor_review.setObjectName("vendorReviewButton")
        mark(self.vendor_review, kind="link")
        self.questions = Questions(
            self.tasks,
            is_guest=self._context.identity.is_guest,
            may_ask=self._context.may("community", Privilege.WRITE),
        )
        self.buy_box = BuyBox(
            may_buy=self._context.may("cart", Privilege.WRITE),
            may_mark=self._context.may("favourites", Privilege.WRITE),
            may_bargain=self._context.may("bargains", Privilege.WRITE),
        )
        self.seller = SellerCardView()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.px(LARGE), theme.px(LARGE), theme.px(LARGE), theme.px(WIDE))
        column.setSpacing(theme.px(SMALL))
        column.addWidget(self.gallery)
        column.addSpacing(theme.px(SMALL))
        column.addWidget(_section(_("Description")))
        column.addWidget(self.description)
        column.addSpacing(theme.px(LARGE))
        column.addWidget(self.reviews)
        column.addWidget(self.vendor_review, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.px(LARGE))
        column.addWidget(self.questions)
        column.addStretch()
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(*(2 * [theme.px(LARGE), theme.px(MEDIUM)]))
        inside.setSpacing(theme.px(MEDIUM))
        inside.addWidget(self.buy_box)
        inside.addWidget(self.seller)
        inside.addStretch()
        self.side = _scrolling(box)
        mark(self.side, ground="surface")
        self.content = QWidget()
        row = QHBoxLayout(self.content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_scrolling(left), 1)
        row.addWidget(_upright_line())
        row.addWidget(self.side)
        self.gone = EmptyState(
            "package-variant-remove", _("This product is no longer on sale."), _("Go to the shop")
        )
        self.waiting = QWidget()
        self.stack = QStackedWidget()
        for widget in (self.waiting, self.content, self.gone):
            self.stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect_signals(self) -> None:
        self.reviews.failed.connect(self.failed)
        self.questions.failed.connect(self.failed)
        self.questions.sign_in_wanted.connect(lambda: self.offer_sign_in(_("Sign in to ask the seller.")))
        self.questions.asked.connect(lambda: self.say("good", _("Your question is published.")))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.back)
        self.gone.pressed.connect(lambda: self.go.emit("shop", None))
        self.seller.products_wanted.connect(lambda shop: self.go.emit("shop", shop))
        self.seller.message_wanted.connect(self._on_message_wanted)
        self.seller.complaint_wanted.connect(self._on_complaint_wanted)
        self.seller.ratings_wanted.connect(self._on_ratings_wanted)
        self.vendor_review.clicked.connect(lambda _checked=False: self._on_vendor_review())
        self.buy_box.add_wanted.connect(lambda quantity: self._put_in_cart(quantity, at_once=False))
        self.buy_box.buy_wanted.connect(lambda quantity: self._put_in_cart(quantity, at_once=True))
        self.buy_box.favourite_wanted.connect(self._on_favourite)
        self.buy_box.bargain_wanted.connect(self._on_bargain)

    def _on_read(self, read: _Read) -> None:
        listing = read.listing
        if listing is None:
            self._listing = None
            self.stack.setCurrentWidget(self.gone)
            self.title_changed.emit()
            return
        is_new = self._listing is None or self._listing.id != listing.id
        self._listing = listing
        is_own = listing.vendor_id == self._context.identity.vendor_id
        self.gallery.show_pictures(listing.picture_ids, listing.name)
        self.description.setText(listing.description or _("The seller has not described this product."))
        mark(self.description, role="" if listing.description else "muted")
        self.buy_box.show_listing(listing, is_own=is_own, is_new=is_new)
        self.buy_box.set_favourite(read.is_favourite)
        self.seller.show_seller(listing, read.card)
        self.seller.write.setVisible(not is_own)
        self.questions.show_product(listing.id, is_own=is_own)
        self.seller.complain.setVisible(not is_own)
        self.vendor_review.setVisible(self._context.identity.vendor_id is not None and not is_own)
        self.reviews.show_product(listing.id, listing.average_rating, listing.rating_count)
        self.stack.setCurrentWidget(self.content)
        self.title_changed.emit()

    def _on_bargain(self, quantity: int) -> None:
        listing = self._listing
        if listing is None:
            return
        if self._context.identity.is_guest:
            self.offer_sign_in(_("Sign in to bargain."))
            return
        dialog = begin_dialog(self.tasks, listing, quantity, self)
        words = _("{name} is told. What they say stands under Bargains.").format(name=listing.vendor_name)
        dialog.answered.connect(
            lambda _id: self.offer(
                "good", words, (_("Show the bargains"), lambda: self.go.emit("bargains", None))
            )
        )
        dialog.open()

    def _put_in_cart(self, quantity: int, *, at_once: bool) -> None:
        listing = self._listing
        if listing is None:
            return
        if self._context.identity.is_guest:
            self.offer_sign_in(_("Sign in to buy."))
            return

        def done(in_cart: int) -> None:
            self.buy_box.set_busy(False)
            if at_once:
                self.go.emit("checkout", (listing.id,))
                return
            if in_cart == quantity:
                words = ngettext("{n} added to the cart.", "{n} added to the cart.", quantity)
            else:
                words = ngettext(
                    "{n} added to the cart, which holds {total} of them now.",
                    "{n} added to the cart, which holds {total} of them now.",
                    quantity,
                )
            self.say("good", words.format(n=number(quantity), total=number(in_cart)))

        def failed(error: Exception) -> None:
            self.buy_box.set_busy(False)
            if isinstance(error, Refused):
                self.buy_box.refuse(sentence(error))
                self.refresh()
            else:
                self.failed.emit(error)

        self.buy_box.set_busy(True)
        put = set_in_cart if at_once else add_to_cart
        put(self.tasks, self, listing.id, quantity, done, failed)

    def _on_message_wanted(self, shop: VendorShop) -> None:
        """Write to the seller's mailbox about what is looked at."""
        if self._context.identity.is_guest:
            self.offer_sign_in(_("Sign in to write to sellers."))
            return
        title = self._listing.name if self._listing is not None else ""
        to = Recipient(shop.name, vendor_id=shop.vendor_id)
        dialog = WriteDialog(self.tasks, self._context.window, to, title, self)
        dialog.answered.connect(
            lambda name: self.say("good", _("Your message to {name} is sent.").format(name=name))
        )
        dialog.open()

    def _on_favourite(self, on: bool) -> None:
        listing = self._listing
        if listing is None:
            return
        if self._context.identity.is_guest:
            self.buy_box.set_favourite(False)
            self.offer_sign_in(_("Sign in to keep favourites."))
            return

        def failed(error: Exception) -> None:
            if self._listing is not None and self._listing.id == listing.id:
                self.buy_box.set_favourite(not on)
            self.failed.emit(error)

        self.buy_box.set_favourite(on)
        mark_favourite(self.tasks, self, listing.id, on, failed=failed)

    def _on_ratings_wanted(self, shop: VendorShop) -> None:
        """What customers say of the vendor as a whole; who has an account rates them there."""
        identity = self._context.identity
        may_rate = not identity.is_guest and shop.vendor_id != identity.vendor_id
        ShopReviews(self.tasks, shop.vendor_id, shop.name, self, may_rate=may_rate).open()

    def _on_vendor_review(self) -> None:
        listing = self._listing
        if listing is not None:
            dialog = review_as_vendor(self.tasks, listing.id, listing.name, self)
            dialog.answered.connect(lambda _nothing: self.say("good", _("Your review is published.")))
            dialog.open()

    def _on_complaint_wanted(self) -> None:
        """Complain about an empty shelf or a fraudulent offer."""
        listing = self._listing
        if listing is None:
            return
        if self._context.identity.is_guest:
            self.offer_sign_in(_("Sign in to complain."))
            return
        about = _("About {vendor}, {product}").format(vendor=listing.vendor_name, product=listing.name)
        dialog = ComplaintDialog(self.tasks, Window.CUSTOMER, about, self, product_id=listing.id)
        dialog.answered.connect(lambda made: self.go.emit("complaints", made[0]))
        dialog.open()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The pictures keep their room at large text too."""
        super().resizeEvent(event)
        wanted = current_theme().px(_SIDE)
        width = min(wanted, max(_SIDE, self.width() * 9 // 20))
        self.side.setFixedWidth(width)
        self.buy_box.set_narrow(width < wanted * 3 // 4)
        self.gallery.set_room(self.height() * 2 // 3)


def _section(words: str) -> QLabel:
    label = QLabel(words)
    mark(label, role="section")
    return label


def _upright_line() -> QFrame:
    line = QFrame()
    mark(line, line="vertical")
    return line


def _scrolling(content: QWidget) -> QScrollArea:
    area = scrolling(content, sideways=False)
    area.setMinimumSize(QSize(0, 0))
    return area
