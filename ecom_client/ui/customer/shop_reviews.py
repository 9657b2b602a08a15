"""What customers say of a shop itself, in a dialog, and how one rates it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.data.repositories.reviews import OwnShopReview
from ecom_client.data.repositories.reviews import Reviews as ReviewsOf
from ecom_client.domain.catalogue import Review, SellerCard
from ecom_client.domain.changes import Change
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.rating_form import rating_form
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, WIDE
from ecom_client.ui.customer.reviews import ReviewView

_AT_ONCE = 50
_CHANGES = frozenset({Change.REVIEWS})


class ShopReviews(QDialog):
    """The ratings of one shop, those of its buyers and those of others counted apart."""

    def __init__(
        self, tasks: Tasks, vendor_id: int, name: str, parent: QWidget, *, may_rate: bool = True
    ) -> None:
        super().__init__(parent)
        self._tasks, self._vendor_id, self._name = tasks, vendor_id, name
        theme = current_theme()
        self.setObjectName("shopReviews")
        self.setWindowTitle(_("Ratings of {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.figures = label(role="muted", name="shopFigures")
        self.nothing = label(_("Nobody has rated this shop yet."), "muted")
        self.nothing.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(SMALL), 0)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(SMALL))
        column.addLayout(self._list)
        column.addStretch()
        area = scrolling(inside, sideways=False)
        self.rate = QPushButton(_("Rate this shop"))
        self.rate.setObjectName("rateShop")
        self.rate.setVisible(may_rate)
        mark(self.rate, kind="primary")
        close = QPushButton(_("Close"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.rate)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(2 * [theme.px(WIDE), theme.px(LARGE)]))
        whole.setSpacing(theme.px(MEDIUM))
        whole.addWidget(label(_("Ratings of {name}").format(name=name), "section"))
        whole.addWidget(self.figures)
        whole.addWidget(self.nothing)
        whole.addWidget(area, 1)
        whole.addLayout(row)
        self.resize(theme.px(560), theme.px(520))
        close.clicked.connect(self.accept)
        self.rate.clicked.connect(
            lambda _checked=False: rate_shop(tasks, vendor_id, name, self, self.refresh)
        )
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        vendor_id = self._vendor_id
        self._tasks.query(
            self,
            lambda session: _read(session, vendor_id),
            lambda read: self._show(*read),
            self._tasks.unhandled.emit,
            key="reviews",
        )

    def _show(self, card: SellerCard | None, found: list[Review]) -> None:
        empty_out(self._list)
        for one in found:
            self._list.addWidget(ReviewView(one))
        self.nothing.setVisible(not found)
        self.figures.setText("" if card is None else figures(card))
        self.figures.setVisible(bool(self.figures.text()))


def figures(card: SellerCard) -> str:
    """Both averages of a shop's ratings in words; nothing where there is none."""
    parts = []
    if card.shop_rating_count:
        told = rating_words(card.shop_average, card.shop_rating_count)
        parts.append(_("Bought here: {rating}").format(rating=told))
    if card.other_rating_count:
        told = rating_words(card.other_average, card.other_rating_count)
        parts.append(_("Others: {rating}").format(rating=told))
    return " · ".join(parts)


def rate_shop(tasks: Tasks, vendor_id: int, name: str, parent: QWidget, done: Any = None) -> None:
    """Read how it was rated before, then ask for stars and words."""
    tasks.query(
        parent,
        lambda session: session.reviews.mine_of(vendor_id),
        lambda mine: _open(tasks, vendor_id, name, parent, mine, done),
        tasks.unhandled.emit,
        key="mine",
    )


def review_as_vendor(tasks: Tasks, product_id: int, name: str, parent: QWidget) -> CommandDialog:
    """Asks a vendor for stars and words about another vendor's product."""
    dialog = CommandDialog(
        tasks,
        _("Review it as a vendor"),
        rating_form(_("What should buyers know?"), words_needed=True),
        _("Publish the review"),
        partial(_review, product_id),
        frozenset({Change.REVIEWS}),
        introduction=_("{name}. It is shown under your shop's name and counts for no average.").format(
            name=name
        ),
        parent=parent,
    )
    dialog.setObjectName("vendorReview")
    dialog.deed.setObjectName("publishReview")
    return dialog


def _open(
    tasks: Tasks, vendor_id: int, name: str, parent: QWidget, mine: OwnShopReview | None, done: Any
) -> None:
    dialog = CommandDialog(
        tasks,
        _("Rate {name}").format(name=name),
        rating_form(
            _("What should others know?"), rating=mine.rating if mine else 0, words=mine.words if mine else ""
        ),
        _("Publish the rating") if mine is None else _("Change the rating"),
        partial(_rate, vendor_id),
        _CHANGES,
        introduction=_("Service, honesty, delivery: the shop as a whole. You can change it later."),
        parent=parent,
    )
    dialog.setObjectName("rateShopDialog")
    dialog.deed.setObjectName("publishShopRating")
    if done is not None:
        dialog.answered.connect(lambda _bought: done())
    dialog.open()


def _read(session: Any, vendor_id: int) -> tuple[SellerCard | None, list[Review]]:
    return session.catalogue.seller(vendor_id), ReviewsOf.of_shop(vendor_id).page(session, None, 0, _AT_ONCE)


def _rate(vendor_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.reviews.rate_shop(key, vendor_id, int(Decimal(values["rating"])), values["words"])


def _review(product_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.reviews.review_as_vendor(key, product_id, int(values["rating"]), values["words"])
