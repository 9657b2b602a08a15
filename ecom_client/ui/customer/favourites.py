"""The favourites: what a customer keeps an eye on, with the price then and now."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ecom_client.data.repositories.favourites import Favourites
from ecom_client.domain.cart import Favourite
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.card import CardFields
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.picture import PictureLabel
from ecom_client.ui.common.product_words import stock_chip
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date, money, ngettext, number, pgettext
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, SMALL
from ecom_client.ui.customer.purchase import add_to_cart, mark_favourite

_PICTURE = QSize(240, 180)
_OFF_SHELF = -1


class FavouritesPage(ListPage):
    """Products marked with a heart. Enter opens one, Delete takes the mark away."""

    name = "customer/favourites"
    interested_in = frozenset({Change.FAVOURITES, Change.PRODUCTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        for view in (self.table, self.grid):
            removing = QShortcut(QKeySequence(Qt.Key.Key_Delete), view)
            removing.setContext(Qt.ShortcutContext.WidgetShortcut)
            removing.activated.connect(lambda: self._remove(self.selected_rows()))

    def title(self) -> str:
        return _("Favourites")

    def search_words(self) -> str:
        return _("Name")

    def source(self) -> Any:
        return Favourites.source()

    def columns(self) -> Sequence[Column]:
        return (
            Column("picture", lambda: _("Picture"), lambda row: row.picture_id, Kind.PICTURE),
            Column("name", lambda: _("Name"), lambda row: row.name, sort="name", width=220),
            Column("price", lambda: _("Price now"), lambda row: row.price, Kind.MONEY),
            Column("price_seen", lambda: _("Price then"), lambda row: row.price_seen, Kind.MONEY),
            Column("drop", lambda: pgettext("price", "Change"), _drop, Kind.CHIP, chip=drop_chip),
            Column("stock", lambda: _("Stock"), _stock, Kind.CHIP, chip=_stock_chip, width=160),
            Column("vendor", lambda: _("Seller"), lambda row: row.vendor_name, width=140),
            Column("added_at", lambda: _("Added"), lambda row: row.added_at, Kind.DATE, sort="added_at"),
        )

    def cards(self) -> CardFields:
        return CardFields(
            name=lambda row: row.name,
            price=lambda row: max(row.price, row.price_seen),
            special_price=lambda row: row.price if row.price < row.price_seen else None,
            picture=lambda row: row.picture_id,
            vendor=lambda row: row.vendor_name,
            favourite=lambda _row: True if self.may_in("favourites", Privilege.WRITE) else None,
            badge=_badge,
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Add to cart"),
                self._put_in_cart,
                "cart-plus",
                fits=_can_be_bought,
                needs=("cart", Privilege.WRITE),
            ),
            RowAction(lambda: _("Open"), self._open, "open-in-app", fits=_are_one_on_sale),
            RowAction(
                lambda: _("Remove"), self._remove, "heart-off-outline", needs=("favourites", Privilege.WRITE)
            ),
        )

    def details(self, row: Favourite) -> QWidget:
        return _Details(row, self._pictures)

    def panel_title(self, row: Favourite) -> str:
        return row.name

    def empty(self) -> tuple[str, str, str]:
        words = _("No favourites yet. Press the heart on a product, and its price is watched here.")
        return ("heart-outline", words, _("Go to the shop"))

    def on_empty_pressed(self) -> None:
        self.go.emit("shop", None)

    def fact_of(self, count: int, exact: bool) -> str:
        return ngettext("{n} product", "{n} products", count).format(n=number(count))

    def on_opened(self, row: Favourite) -> None:
        self._open([row])

    def on_heart(self, row: Favourite) -> None:
        self._remove([row])

    def _open(self, rows: list[Favourite]) -> None:
        if _are_one_on_sale(rows):
            self.go.emit("product", rows[0].id)

    def _put_in_cart(self, rows: list[Favourite]) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Refused):
                self.say("bad", sentence(error))
                self.refresh()
            else:
                self.failed.emit(error)

        def done(_in_cart: int) -> None:
            words = ngettext("{n} added to the cart.", "{n} added to the cart.", len(rows))
            self.say("good", words.format(n=number(len(rows))))

        for row in rows:
            add_to_cart(self.tasks, self, row.id, 1, done if row is rows[-1] else _quietly, failed)

    def _remove(self, rows: list[Favourite]) -> None:
        """Take the marks away at once; they can be set again."""
        if not rows or not self.may_in("favourites", Privilege.WRITE):
            return

        def undo() -> None:
            for row in rows:
                mark_favourite(self.tasks, self, row.id, True, failed=self.failed.emit)

        def done() -> None:
            words = ngettext("{n} favourite removed.", "{n} favourites removed.", len(rows))
            self.offer("info", words.format(n=number(len(rows))), (_("Undo"), undo))

        self.panel.close_panel()
        for row in rows:
            last = row is rows[-1]
            mark_favourite(
                self.tasks, self, row.id, False, done=done if last else None, failed=self.failed.emit
            )


class _Details(QWidget):
    """A favourite in the panel: its picture, what became of its price, and whether it is to be had."""

    def __init__(self, row: Favourite, pictures: Any) -> None:
        super().__init__()
        theme = current_theme()
        picture = PictureLabel(pictures)
        picture.set_smallest(_PICTURE)
        picture.set_picture(row.picture_id, row.name)
        facts = QFormLayout()
        facts.setSpacing(theme.px(SMALL))
        facts.addRow(_("Price now"), QLabel(money(row.price)))
        facts.addRow(_("Price then"), QLabel(money(row.price_seen)))
        if (drop := _drop(row)) is not None:
            facts.addRow(pgettext("price", "Change"), StateChip(drop_chip(drop)))
        facts.addRow(_("Stock"), StateChip(_stock_chip(_stock(row))))
        facts.addRow(_("Seller"), label(row.vendor_name))
        facts.addRow(_("Added"), QLabel(date(row.added_at)))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(LARGE))
        column.addWidget(picture)
        column.addLayout(facts)
        column.addStretch()


def drop_chip(drop: Decimal) -> Chip:
    """How much cheaper (or, below zero, dearer) it became since it was marked."""
    if drop > 0:
        return Chip(_("{amount} less").format(amount=money(drop)), "trending-down", "good")
    return Chip(_("{amount} more").format(amount=money(-drop)), "trending-up", "warn")


def _drop(row: Favourite) -> Decimal | None:
    return row.price_drop or None


def _stock(row: Favourite) -> int:
    return row.stock if row.is_on_sale else _OFF_SHELF


def _stock_chip(stock: int) -> Chip:
    if stock == _OFF_SHELF:
        return Chip(_("No longer on sale"), "package-variant-remove")
    return stock_chip(stock)


def _badge(row: Favourite) -> Chip | None:
    if not row.is_on_sale or row.stock <= 0:
        return _stock_chip(_stock(row))
    return drop_chip(row.price_drop) if row.price_drop > 0 else None


def _quietly(_in_cart: int) -> None:
    """Of several, only the last is told of."""


def _can_be_bought(rows: list[Favourite]) -> bool:
    return bool(rows) and all(row.is_on_sale and row.stock > 0 for row in rows)


def _are_one_on_sale(rows: list[Favourite]) -> bool:
    return len(rows) == 1 and rows[0].is_on_sale
