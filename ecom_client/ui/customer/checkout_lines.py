"""What a checkout buys, by vendor, with whatever changed since it was opened told beside its line."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.cart import Cart, CartLine, LineTrouble
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.labels import Card, empty_out, figure, label, thin_line
from ecom_client.ui.common.picture import PictureLabel, PictureLoader
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import MEDIUM, SMALL, TIGHT
from ecom_client.ui.customer.cart_line import agreed_words, trouble_chip

_PICTURE = QSize(64, 48)


class CheckoutLines(Card):
    """Shows the lines. A price that is another than when the checkout was opened stays marked."""

    #: Take this many of a product instead: product id, quantity.
    quantity_wanted = pyqtSignal(object, int)
    #: Buy everything but this product, which stays in the cart: its id.
    left_out = pyqtSignal(object)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._pictures = pictures
        self._first_prices: dict[int, Decimal] = {}
        self._errors: dict[int, str] = {}
        self._cart = Cart(())

    def begin(self) -> None:
        """Another checkout: what is shown next is how it was opened."""
        self._first_prices.clear()
        self._errors.clear()

    def show_cart(self, cart: Cart) -> None:
        """Show these lines."""
        self._cart = cart
        for line in cart.lines:
            self._first_prices.setdefault(line.product_id, line.price)
        self._draw()

    def refuse(self, product: int, sentence: str) -> bool:
        """Say `sentence` beside a line; False when no line is of that product."""
        if product not in {line.product_id for line in self._cart.lines}:
            return False
        self._errors[product] = sentence
        self._draw()
        return True

    def first_marked(self) -> QWidget | None:
        """The first line that somebody has to look at."""
        for line in self._cart.lines:
            before = self._first_prices.get(line.product_id, line.price)
            if line.product_id in self._errors or line.trouble is not None or before != line.price:
                return self.findChild(QWidget, f"checkoutLine{line.product_id}")
        return None

    def clear_errors(self) -> None:
        """Take the sentences away."""
        self._errors.clear()
        self._draw()

    def _draw(self) -> None:
        empty_out(self.column)
        for place, part in enumerate(self._cart.parts):
            if place:
                self.column.addWidget(thin_line())
            self.column.addWidget(label(part.vendor_name, "section"))
            for line in part.lines:
                self.column.addWidget(self._row(line))

    def _row(self, line: CartLine) -> QWidget:
        theme = current_theme()
        row = QWidget()
        row.setObjectName(f"checkoutLine{line.product_id}")
        picture = PictureLabel(self._pictures)
        picture.set_smallest(_PICTURE)
        picture.setFixedSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height()))
        picture.set_picture(line.picture_id, line.name)
        words = QVBoxLayout()
        words.setSpacing(theme.px(TIGHT))
        words.addWidget(label(line.name))
        each = _("{quantity} × {price}").format(quantity=number(line.quantity), price=money(line.price))
        words.addWidget(label(each, "muted", name="each"))
        if line.agreed_until is not None:
            words.addWidget(label(agreed_words(line.agreed_until), "good", name="agreedPrice"))
        before = self._first_prices.get(line.product_id, line.price)
        if before != line.price:
            changed = _("The price changed: it was {before}, it is {now}.").format(
                before=money(before), now=money(line.price)
            )
            words.addWidget(label(changed, "warn" if line.price > before else "good", name="priceChange"))
        error = self._errors.get(line.product_id, "")
        if error and before == line.price:
            words.addWidget(label(error, "error", name="lineError"))
        if line.trouble is not None:
            words.addWidget(self._way_out(line))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(MEDIUM))
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        across.addWidget(figure(money(line.total), name="lineTotal"), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _way_out(self, line: CartLine) -> QWidget:
        """What is wrong with a line that cannot be bought, and the ways on."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(SMALL))
        chip = StateChip(trouble_chip(line))
        chip.setObjectName("trouble")
        row.addWidget(chip)
        if line.trouble is LineTrouble.OUT_OF_STOCK and line.stock > 0:
            word = ngettext("Take {n}", "Take {n}", line.stock).format(n=number(line.stock))
            take = QPushButton(word)
            take.setObjectName("takeLeft")
            mark(take, kind="link")
            take.clicked.connect(partial(self._on_take, line))
            row.addWidget(take)
        leave = QPushButton(_("Leave it out"))
        leave.setObjectName("leaveOut")
        leave.setAccessibleDescription(line.name)
        mark(leave, kind="link")
        leave.clicked.connect(partial(self._on_left_out, line))
        row.addWidget(leave)
        row.addStretch()
        return whole

    def _on_take(self, line: CartLine, _checked: bool = False) -> None:
        self.quantity_wanted.emit(line.product_id, line.stock)

    def _on_left_out(self, line: CartLine, _checked: bool = False) -> None:
        self.left_out.emit(line.product_id)
