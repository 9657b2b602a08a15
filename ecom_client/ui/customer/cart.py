"""The cart: lines by vendor, quantities that save themselves, what is chosen for a checkout, and its total."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtGui import QHideEvent, QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.cart import Cart, CartLine, VendorPart
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, empty_out, figure, label, thin_line
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM
from ecom_client.ui.customer.cart_line import CartLineRow

_SAVE_AFTER_MS = 400
_CHANGES = frozenset({Change.CART})


class CartPage(Page):
    """Place "cart". Goes to "checkout" with the product ids that are chosen."""

    interested_in = frozenset({Change.CART, Change.PRODUCTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._pictures = context.pictures
        self._may_write = context.may("cart", Privilege.WRITE)
        self._cart = Cart(())
        self._rows: dict[int, CartLineRow] = {}
        self._vendor_ticks: dict[int, QCheckBox] = {}
        self._vendor_totals: dict[int, QWidget] = {}
        self._left_out: set[int] = set()
        self._unsaved: dict[int, int] = {}
        self._saving: dict[int, int] = {}
        self._leaving = False
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Cart")

    def refresh(self) -> None:
        self.tasks.query(self, lambda session: session.cart.mine(), self._show, self.failed.emit, key="cart")

    def chosen(self) -> tuple[int, ...]:
        """The products that are chosen and can be bought."""
        return tuple(
            line.product_id
            for line in self._cart.lines
            if line.trouble is None and line.product_id not in self._left_out
        )

    # How it is made

    def _init_ui(self) -> None:
        theme = current_theme()
        self.empty = EmptyState("cart-outline", _("Your cart is empty."), _("Go to the shop"))
        self.empty.button.setObjectName("goToShop")
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(*(4 * [theme.px(LARGE)]))
        self._cards.setSpacing(theme.px(LARGE))
        self.area = scrolling(inside, sideways=False)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(thin_line())
        column.addWidget(self._bar())
        self.stack = QStackedWidget()
        for part in (QWidget(), self.empty, full):
            self.stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(_SAVE_AFTER_MS)

    def _bar(self) -> QFrame:
        theme = current_theme()
        bar = QFrame()
        mark(bar, ground="surface")
        self.tick_all = QCheckBox(_("Everything"))
        self.tick_all.setObjectName("tickAll")
        self.counted = label(role="muted", name="chosenCount")
        self.total = figure(role="title", name="cartTotal")
        self.check_out = QPushButton(icon("cart-arrow-right", "on_accent"), _("Check out"))
        self.check_out.setObjectName("checkoutButton")
        self.check_out.setToolTip(_("Check out (Ctrl+Enter)"))
        mark(self.check_out, kind="primary")
        if not self._may_write:
            self.check_out.hide()
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(2 * LARGE), theme.px(MEDIUM), theme.px(LARGE), theme.px(MEDIUM))
        row.setSpacing(theme.px(LARGE))
        row.addWidget(self.tick_all)
        row.addWidget(self.counted, 1)
        row.addWidget(self.total)
        row.addWidget(self.check_out)
        return bar

    def _connect_signals(self) -> None:
        self.empty.pressed.connect(lambda: self.go.emit("shop", None))
        self.tick_all.clicked.connect(self._on_all)
        self.check_out.clicked.connect(self._on_check_out)
        self._save_soon.timeout.connect(self._save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.check_out.click)

    # What is shown

    def _show(self, cart: Cart) -> None:
        kept = {**self._saving, **self._unsaved}
        cart = Cart(
            tuple(replace(line, quantity=kept.get(line.product_id, line.quantity)) for line in cart.lines)
        )
        if _shape(cart) != _shape(self._cart) or not self._rows:
            self._cart = cart
            self._build()
        self._cart = cart
        for line in cart.lines:
            self._rows[line.product_id].show_line(line)
        self._left_out &= set(self._rows)
        self.stack.setCurrentIndex(2 if cart.lines else 1)
        vendors = len(cart.parts)
        self.set_fact(
            ngettext("{n} product from {vendors}", "{n} products from {vendors}", len(cart.lines)).format(
                n=number(len(cart.lines)),
                vendors=ngettext("{n} vendor", "{n} vendors", vendors).format(n=number(vendors)),
            )
            if cart.lines
            else ""
        )
        self._show_sums()

    def _build(self) -> None:
        """The cards anew: products came or went."""
        empty_out(self._cards)
        self._rows.clear()
        self._vendor_ticks.clear()
        self._vendor_totals.clear()
        for part in self._cart.parts:
            self._cards.addWidget(self._card(part))
        self._cards.addStretch()

    def _card(self, part: VendorPart) -> Card:
        card = Card(part.vendor_name)
        card.setObjectName(f"vendor{part.vendor_id}")
        tick = QCheckBox()
        tick.setAccessibleName(_("Everything of {vendor}").format(vendor=part.vendor_name))
        tick.clicked.connect(partial(self._on_vendor, part.vendor_id))
        card.head.insertWidget(0, tick)
        total = figure(role="muted", name="vendorTotal")
        card.head.addWidget(total)
        self._vendor_ticks[part.vendor_id] = tick
        self._vendor_totals[part.vendor_id] = total
        for place, line in enumerate(part.lines):
            if place:
                card.column.addWidget(thin_line())
            row = self._rows[line.product_id] = CartLineRow(line, self._pictures)
            row.set_read_only(not self._may_write)
            row.ticked.connect(partial(self._on_ticked, line.product_id))
            row.quantity_wanted.connect(partial(self._on_quantity, line.product_id))
            row.remove_wanted.connect(partial(self._on_remove, line.product_id))
            row.product_wanted.connect(partial(self.go.emit, "product", line.product_id))
            card.column.addWidget(row)
        return card

    def _show_sums(self) -> None:
        chosen = self._cart.only(self.chosen())
        ids = {line.product_id for line in chosen.lines}
        for product, row in self._rows.items():
            row.set_ticked(product in ids)
        for part in self._cart.parts:
            can_buy = [line for line in part.lines if line.trouble is None]
            ticked = [line for line in can_buy if line.product_id in ids]
            _show_tick(self._vendor_ticks[part.vendor_id], len(ticked), len(can_buy))
            self._vendor_totals[part.vendor_id].setText(  # type: ignore[attr-defined]
                money(sum((line.total for line in ticked), Decimal(0)))
            )
        can_buy_all = sum(line.trouble is None for line in self._cart.lines)
        _show_tick(self.tick_all, len(ids), can_buy_all)
        self.counted.setText(
            ngettext("{n} of {all} chosen", "{n} of {all} chosen", len(ids)).format(
                n=number(len(ids)), all=number(len(self._cart.lines))
            )
        )
        self.total.setText(money(chosen.total))
        self.total.setAccessibleName(_("Total {amount}").format(amount=money(chosen.total)))
        self.check_out.setEnabled(self._may_write and bool(ids) and not self._leaving)

    # What somebody does

    def _on_ticked(self, product: int, ticked: bool) -> None:
        self._left_out = self._left_out - {product} if ticked else self._left_out | {product}
        self._show_sums()

    def _on_vendor(self, vendor: int, _checked: bool) -> None:
        self._toggle([line for line in self._cart.lines if line.vendor_id == vendor])

    def _on_all(self, _checked: bool) -> None:
        self._toggle(list(self._cart.lines))

    def _toggle(self, lines: list[CartLine]) -> None:
        products = {line.product_id for line in lines if line.trouble is None}
        self._left_out = self._left_out - products if products & self._left_out else self._left_out | products
        self._show_sums()

    def _on_quantity(self, product: int, quantity: int) -> None:
        self._unsaved[product] = quantity
        self._save_soon.start()
        self._show_line(product, quantity)

    def _show_line(self, product: int, quantity: int) -> None:
        lines = tuple(
            replace(line, quantity=quantity) if line.product_id == product else line
            for line in self._cart.lines
        )
        self._cart = Cart(lines)
        self._rows[product].show_line(next(line for line in lines if line.product_id == product))
        self._show_sums()

    def _on_remove(self, product: int) -> None:
        line = next((line for line in self._cart.lines if line.product_id == product), None)
        if line is None:
            return
        self._unsaved.pop(product, None)

        def removed(_lines: int) -> None:
            undo: tuple[str, Callable[[], None]] = (_("Undo"), lambda: self._put_back(product, line.quantity))
            words = _("{product} was removed from the cart.").format(product=line.name)
            self.offer("good", words, *([undo] if line.trouble is None else []))

        self.tasks.command(
            self,
            lambda session: session.cart.remove(product),
            removed,
            self.failed.emit,
            changes=_CHANGES,
        )

    def _put_back(self, product: int, quantity: int) -> None:
        self.tasks.command(
            self,
            lambda session: session.cart.set_quantity(product, quantity),
            None,
            self.failed.emit,
            changes=_CHANGES,
        )

    def _on_check_out(self) -> None:
        """Goes on once every quantity is saved: the checkout reads the cart from the server."""
        self._leaving = True
        self.check_out.setEnabled(False)
        self._save()
        self._leave_when_saved()

    def _leave_when_saved(self) -> None:
        if self._leaving and not self._unsaved and not self._saving:
            self._leaving = False
            self._show_sums()
            if chosen := self.chosen():
                self.go.emit("checkout", chosen)

    # Saving

    def hideEvent(self, event: QHideEvent | None) -> None:
        super().hideEvent(event)
        self._save()

    def _save(self) -> None:
        self._save_soon.stop()
        unsaved, self._unsaved = self._unsaved, {}
        for product, quantity in unsaved.items():
            self._save_line(product, quantity)

    def _save_line(self, product: int, quantity: int) -> None:
        self._saving[product] = quantity
        self.tasks.command(
            self,
            lambda session: session.cart.set_quantity(product, quantity),
            lambda _lines: self._on_saved(product, quantity),
            lambda error: self._on_refused(product, quantity, error),
            changes=_CHANGES,
        )

    def _on_saved(self, product: int, quantity: int) -> None:
        if self._saving.get(product) == quantity:
            del self._saving[product]
        self._leave_when_saved()

    def _on_refused(self, product: int, quantity: int, error: Exception) -> None:
        if self._saving.get(product) == quantity:
            del self._saving[product]
        self._leaving = False
        if isinstance(error, Refused) and product in self._rows:
            self._rows[product].refuse(sentence(error))
        else:
            self.failed.emit(error)
        self.refresh()


def _shape(cart: Cart) -> list[tuple[int, list[int]]]:
    """What stands where: as long as it stays the same, rows are only filled anew."""
    return [(part.vendor_id, [line.product_id for line in part.lines]) for part in cart.parts]


def _show_tick(box: QCheckBox, ticked: int, of: int) -> None:
    box.setEnabled(of > 0)
    box.setTristate(0 < ticked < of)
    if 0 < ticked < of:
        box.setCheckState(Qt.CheckState.PartiallyChecked)
    else:
        box.setChecked(ticked > 0)
