"""One product in the side panel of its vendor: what buyers see of it, and how it does."""

from __future__ import annotations

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from ecom_client.domain.catalogue import Product, ProductStatus
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.picture import PictureLabel, PictureLoader
from ecom_client.ui.common.product_words import (
    condition_chip,
    product_status_chip,
    stock_chip,
)
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.text import _, date_time, money, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, MEDIUM

_PICTURE = QSize(240, 180)


class ProductPanel(QWidget):
    """Shows the row at once, and the whole product when it is read."""

    #: It could not be read (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, context: Context, row: Product) -> None:
        super().__init__()
        self._pictures = context.pictures
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._show(row)
        context.tasks.query(
            self,
            lambda session: session.vendor_products.product(row.id),
            self._on_read,
            self.failed.emit,
        )

    def _on_read(self, product: Product | None) -> None:
        if product is not None:
            self._show(product)

    def _show(self, product: Product) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if product.picture_id is not None:
            self._column.addWidget(_picture(product, self._pictures))
        self._column.addWidget(product_facts(product))


def product_facts(product: Product) -> Facts:
    """What is known about a product."""
    facts = Facts()
    facts.add_chips(product_status_chip(product.status), _stock(product), condition_chip(product.condition))
    facts.add_part(
        _("Price"),
        [
            (_("Price now"), money(product.price_now)),
            (_("Ordinary price"), money(product.price) if product.price != product.price_now else ""),
            (
                _("Special price"),
                money(product.special_price)
                if product.special_price not in (None, product.price_now)
                else "",
            ),
            (
                _("Special price until"),
                date_time(product.special_until) if product.special_until is not None else "",
            ),
        ],
    )
    facts.add_part(
        _("Stock and sales"),
        [
            (_("In stock"), number(product.stock)),
            (_("On order"), number(product.on_order)),
            (_("Sold"), number(product.sold_count)),
            (_("Warned at"), number(product.low_stock_at)),
            (
                _("Rating"),
                rating_words(product.average_rating, product.rating_count) if product.rating_count else "",
            ),
        ],
    )
    facts.add_part(
        _("Description"),
        [
            (_("Category"), product.category_name),
            (_("ISBN or model"), product.isbn_or_model),
            (_("Campus"), product.campus),
            (
                _("Pictures"),
                ngettext("{n} picture", "{n} pictures", len(product.picture_ids)).format(
                    n=number(len(product.picture_ids))
                )
                if product.picture_ids
                else "",
            ),
            (_("Listed"), date_time(product.listed_at) if product.listed_at is not None else ""),
            (_("Leaves the shelf"), date_time(product.expires_at) if product.expires_at is not None else ""),
        ],
    )
    facts.add_text(product.description)
    return facts


def _stock(product: Product) -> Chip:
    """Low is what the vendor calls low."""
    if product.status is ProductStatus.ON_SALE and 0 < product.stock <= product.low_stock_at:
        word = ngettext("Only {n} left", "Only {n} left", product.stock).format(n=number(product.stock))
        return Chip(word, "alert-outline", "warn")
    return stock_chip(product.stock)


def _picture(product: Product, pictures: PictureLoader) -> QWidget:
    theme = current_theme()
    shown = PictureLabel(pictures)
    shown.set_smallest(_PICTURE)
    shown.setFixedHeight(theme.px(_PICTURE.height()))
    shown.set_picture(product.picture_id, product.name)
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(MEDIUM))
    column.addWidget(shown)
    return room
