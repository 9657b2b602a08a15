"""Adding a product, or editing one: a form that saves, and puts it on the shelf in the same go."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from ecom_client.domain.catalogue import CategoryTree, Product, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Refused
from ecom_client.domain.selling import SellingTerms
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import FormDialog
from ecom_client.ui.common.product_words import condition_word
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.text import _, date, listed, money, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.vendor.differences import Differences
from ecom_client.ui.vendor.picture_strip import PictureStrip
from ecom_client.ui.vendor.product_form import ProductForm, values_of
from ecom_client.ui.vendor.product_save import Saved, Saving
from ecom_client.ui.vendor.publishing import needs_days

_WIDTH, _HEIGHT = 720, 760
_ON_THE_SHELF_LATER = (
    ProductStatus.DRAFT,
    ProductStatus.OFF_SHELF,
    ProductStatus.SOLD_ELSEWHERE,
    ProductStatus.EXPIRED,
)
_PICTURE_WORDS = ("picture_unreadable", "picture_too_large", "picture_quota_full", "picture_unknown")


class ProductDialog(FormDialog):
    """`product` is None for a new one."""

    #: It is saved (Product), and whether it is on the shelf now.
    saved = pyqtSignal(object)

    form: ProductForm
    #: What is asked for.
    form_class: type[ProductForm] = ProductForm

    def __init__(
        self,
        context: Context,
        tree: CategoryTree,
        product: Product | None = None,
        parent: QWidget | None = None,
        *,
        terms: SellingTerms | None = None,
    ) -> None:
        self._tasks = context.tasks
        self._product = product
        self._sent: Saving | None = None
        self._unknown: Saving | None = None
        form = self.form_class(
            tree,
            PictureStrip(context.tasks, context.pictures),
            product,
            () if terms is None or not _asks_days(product, terms) else terms.durations(),
        )
        super().__init__(
            self._title(product),
            form,
            _("Save and put on the shelf") if _is_draft(product) else _("Save"),
            parent=parent,
        )
        self.setObjectName("productDialog")
        self.deed.setObjectName("saveAndPublish" if _is_draft(product) else "saveProduct")
        self._publishes = _is_draft(product)
        self._init_second_deed()
        self.differences = Differences(form, self._words_of)
        inside = self.area.widget()
        column = inside.layout() if inside is not None else None
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(form), self.differences)
        self.confirmed.connect(lambda _values: self._send(self._publishes))
        form.changed.connect(self._show_fee)
        self._show_fee()
        theme = current_theme()
        room = parent.window() if parent is not None and parent.window() is not None else None
        height = theme.px(_HEIGHT) if room is None else min(theme.px(_HEIGHT), room.height() - theme.px(24))
        self.setMinimumWidth(theme.px(_WIDTH) if room is None else min(theme.px(_WIDTH), room.width() - 48))
        self.resize(self.minimumWidth(), height)
        form.field("name").input.setFocus()

    def product(self) -> Product | None:
        """The product as it was last read; None for one that is not saved yet."""
        return self._product

    def _title(self, product: Product | None) -> str:
        return _("Add a product") if product is None else _("Edit the product")

    def _show_fee(self) -> None:
        """What putting it on the shelf costs stands on the button."""
        publishing = self.form.publishing()
        fee = publishing.fee if publishing is not None else Decimal(0)
        words = (
            _("Save and put on the shelf for {fee}").format(fee=money(fee))
            if fee
            else _("Save and put on the shelf")
        )
        button = self.deed if self._publishes else self.second
        if button.text() != words:
            button.setText(words)

    def _init_second_deed(self) -> None:
        status = self._product.status if self._product is not None else ProductStatus.DRAFT
        self.second = self.add_deed("")
        if self._publishes:
            self.second.setText(_("Save as a draft"))
            self.second.setObjectName("saveProduct")
        else:
            self.second.setText(_("Save and put on the shelf"))
            self.second.setObjectName("saveAndPublish")
            self.second.setVisible(status in _ON_THE_SHELF_LATER)
        self.second.clicked.connect(lambda _checked=False: self._on_second())

    def _on_second(self) -> None:
        if self.is_ready():
            self._send(not self._publishes)

    # Sending

    def _send(self, publish: bool) -> None:
        saving = Saving(
            self.form.draft(),
            self.form.strip.fresh(),
            publish,
            self._product,
            before=self._unknown,
            publishing=self.form.publishing(),
        )
        if self._unknown is not None and self._unknown.is_same(saving):
            saving = self._unknown
        self._sent = saving
        self.set_busy(True)
        self._tasks.command(
            self,
            saving,
            self._on_saved,
            self._on_refused,
            changes=frozenset({Change.PRODUCTS, Change.WALLET}),
        )

    def _on_saved(self, saved: Saved) -> None:
        self._unknown = None
        self._product = self.form.product = saved.product
        self.saved.emit(saved.product)
        if saved.refused is None:
            self.finish()
            return
        # It is saved: what comes next edits it.
        self.set_busy(False)
        self.form.remember_values()
        told = said(saved.refused)
        why = told.sentence if told is not None else saved.refused.word
        self.messages.say("warn", _("It is saved, but not on the shelf: {why}").format(why=why))
        if saved.refused.word == "fee_changed":
            self.form.set_fee(Decimal(saved.refused.detail))
            self._show_fee()
        self.area.ensureVisible(0, 0)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._unknown = self._sent
        else:
            self._unknown = None
        told = said(error)
        if told is None:
            self.set_busy(False)
            self._tasks.unhandled.emit(error)
        elif isinstance(error, Refused) and error.word == "changed_meanwhile" and self._product is not None:
            self._read_again(self._product)
        else:
            pictures = isinstance(error, Refused) and error.word in _PICTURE_WORDS
            self.refuse(told.sentence, "pictures" if pictures else told.field)

    # Somebody else saved it meanwhile

    def _read_again(self, seen: Product) -> None:
        product_id = seen.id
        self._tasks.query(
            self,
            lambda session: session.vendor_products.product(product_id),
            lambda now: self._show_differences(seen, now),
            self._on_refused,
            key="again",
        )

    def _show_differences(self, seen: Product, now: Product | None) -> None:
        self.set_busy(False)
        if now is None:
            self.messages.say("bad", _("This product is not there any more."))
            return
        self._product = self.form.product = now
        self.differences.show_changes(values_of(seen), values_of(now))
        if self.differences.is_empty():
            # Only its place in the shop changed, which this form does not show.
            self.differences.hide()
            self.messages.say(
                "info", _("Its state was changed elsewhere. Save again to keep what you typed.")
            )
        self.area.ensureVisible(0, 0)

    def _words_of(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if name == "pictures":
            return ngettext("{n} picture", "{n} pictures", len(value)).format(n=number(len(value)))
        if name == "further_categories":
            return listed([self.form.picker.path(one) for one in value])
        if name == "category_id":
            return self.form.picker.path(value)
        if name == "item_condition":
            return condition_word(value)
        if name in ("price", "special_price"):
            return money(value)
        if name == "special_until":
            return date(value)
        return number(value) if name == "low_stock_at" else str(value)


def _is_draft(product: Product | None) -> bool:
    return product is None or product.status is ProductStatus.DRAFT


def _asks_days(product: Product | None, terms: SellingTerms) -> bool:
    """Whether days on the shelf have to be chosen before it is put there."""
    if product is None:
        return not terms.shop.is_shop
    return product.status in _ON_THE_SHELF_LATER and needs_days(product, terms)
