"""The buy box: what a product costs, how many there are, and the buttons that buy it."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtCore import QSize, Qt, QTimer, pyqtSignal, pyqtSlot
from PyQt6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.catalogue import Listing
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.product_words import condition_chip, stock_chip
from ecom_client.ui.common.quantity import Quantity
from ecom_client.ui.common.stars import Stars
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, percent
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import NAVIGATION_ICON, SMALL

MOST_AT_ONCE = 9999
"""The server's limit for one line of a cart."""


class BuyBox(QWidget):
    """Price, stock and condition of one product, how many are wanted, and what to do with them."""

    #: So many shall go into the cart.
    add_wanted = pyqtSignal(int)
    #: So many shall be bought at once.
    buy_wanted = pyqtSignal(int)
    #: The product shall be a favourite, or no longer.
    favourite_wanted = pyqtSignal(bool)
    #: The seller shall be asked for a price for so many.
    bargain_wanted = pyqtSignal(int)

    def __init__(
        self,
        *,
        may_buy: bool = True,
        may_mark: bool = True,
        may_bargain: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._may_buy, self._may_mark, self._may_bargain = may_buy, may_mark, may_buy and may_bargain
        self._can_buy = False
        self._busy = False
        self._strayed: tuple[QPushButton, QWidget | None] | None = None
        self._init_ui()
        self._connect_signals()

    def _init_ui(self) -> None:
        theme = current_theme()
        self._most = 1
        self.name = QLabel()
        self.name.setObjectName("productName")
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self.name, role="section")
        self.stars = Stars()
        self.sold = QLabel()
        mark(self.sold, role="muted")
        self.price = QLabel()
        self.price.setObjectName("productPrice")
        mark(self.price, role="title")
        self.list_price = QLabel()
        mark(self.list_price, role="muted")
        struck = self.list_price.font()
        struck.setStrikeOut(True)
        self.list_price.setFont(struck)
        self.until = QLabel()
        self.until.setWordWrap(True)
        mark(self.until, role="warn")
        self.stock, self.condition = StateChip(), StateChip()
        self.details = QLabel()
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setWordWrap(True)
        mark(self.details, role="muted")
        self.own = QLabel(_("This is your own product. You cannot buy it."))
        self.own.setWordWrap(True)
        mark(self.own, role="warn")
        self.own.hide()
        self.quantity = Quantity()
        self.quantity.edit.setObjectName("quantityEdit")
        self.error = QLabel()
        self.error.setObjectName("buyError")
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.error, role="error")
        self.error.hide()
        self.heart = QToolButton()
        self.heart.setObjectName("favouriteButton")
        self.heart.setCheckable(True)
        edge = theme.px(NAVIGATION_ICON)
        self.heart.setIconSize(QSize(edge, edge))
        self.set_favourite(False)
        self.add = QPushButton(_("Add to cart"))
        self.add.setObjectName("addToCartButton")
        self.add.setIcon(icon("cart-plus", "on_accent"))
        mark(self.add, kind="primary")
        self.buy = QPushButton(_("Buy now"))
        self.buy.setObjectName("buyNowButton")
        self.bargain = QPushButton(icon("handshake-outline"), _("Ask for a price"))
        self.bargain.setObjectName("bargainButton")
        mark(self.bargain, kind="quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        theme = current_theme()
        trust, prices, chips = QWidget(), QWidget(), QWidget()
        for room, widgets in (
            (trust, (self.stars, self.sold)),
            (prices, (self.price, self.list_price)),
            (chips, (self.stock, self.condition)),
        ):
            line = FlowLayout(room, theme.px(SMALL))
            for widget in widgets:
                line.addWidget(widget)
        amount = QHBoxLayout()
        amount.setSpacing(theme.px(SMALL))
        amount.addWidget(self.quantity, 1)
        amount.addWidget(self.heart)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(theme.px(SMALL))
        self._buttons.addWidget(self.add, 1)
        self._buttons.addWidget(self.buy, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(SMALL))
        column.addWidget(self.name)
        column.addWidget(trust)
        column.addWidget(prices)
        column.addWidget(self.until)
        column.addWidget(chips)
        column.addWidget(self.details)
        column.addWidget(self.own)
        column.addLayout(amount)
        column.addWidget(self.error)
        column.addLayout(self._buttons)
        column.addWidget(self.bargain)
        if not self._may_buy:
            self.quantity.hide()
            self.add.hide()
            self.buy.hide()
        if not self._may_bargain:
            self.bargain.hide()
        if not self._may_mark:
            self.heart.hide()

    def show_listing(self, listing: Listing, *, is_own: bool, is_new: bool) -> None:
        """Show a product; a new one begins at a quantity of one, the same one read again keeps what was typed."""
        self.name.setText(listing.name)
        self.stars.set_rating(
            listing.average_rating if listing.rating_count else None, listing.rating_count or None
        )
        self.sold.setText(
            ngettext("{n} sold", "{n} sold", listing.sold_count).format(n=number(listing.sold_count))
        )
        self.sold.setVisible(listing.sold_count > 0)
        self._show_price(listing)
        self.stock.set_chip(stock_chip(listing.stock))
        self.condition.set_chip(condition_chip(listing.condition))
        details = {
            _("Campus"): listing.campus,
            _("ISBN or model"): listing.isbn_or_model,
            _("On order"): number(listing.on_order) if listing.on_order > 0 else "",
        }
        self.details.setText(
            "\n".join(
                _("{label}: {text}").format(label=label, text=text) for label, text in details.items() if text
            )
        )
        self.details.setVisible(bool(self.details.text()))
        most = min(max(listing.stock, 1), MOST_AT_ONCE)
        if is_new:
            self.quantity.set_range(1, most)
            self.quantity.set_value(1)
            self.refuse("")
        elif most != self._most:
            self.quantity.set_range(1, most)
        self._most = most
        self._can_buy = listing.stock > 0 and not is_own and self._may_buy
        self.own.setVisible(is_own)
        self._show_enabled()

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room (large text) the buttons stand below each other."""
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(upright if narrow else across)

    def set_favourite(self, on: bool) -> None:
        """Show whether the product is a favourite."""
        self.heart.setChecked(on)
        self.heart.setIcon(icon("heart" if on else "heart-outline", "bad" if on else "text"))
        words = _("Remove from favourites") if on else _("Add to favourites")
        self.heart.setToolTip(words)
        self.heart.setAccessibleName(words)

    def set_busy(self, busy: bool) -> None:
        """An answer is awaited: nothing can be sent twice meanwhile."""
        pressed = next((button for button in (self.add, self.buy) if button.hasFocus()), None)
        self._busy = busy
        self._show_enabled()
        if busy and pressed is not None:
            # A disabled button loses the focus to whatever comes next; it comes back unless somebody moves it on.
            self._strayed = (pressed, QApplication.focusWidget())
        elif not busy and self._strayed is not None:
            button, stray = self._strayed
            self._strayed = None
            if QApplication.focusWidget() is stray:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong beside the quantity and go there; nothing takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            mark(self.quantity.edit, wrong=True)
            self.quantity.edit.setAccessibleDescription(sentence)
            self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            mark(self.quantity.edit, wrong=False)
            self.quantity.edit.setAccessibleDescription("")

    def _connect_signals(self) -> None:
        self.quantity.refused.connect(self._on_quantity_refused)
        self.quantity.value_changed.connect(lambda _value: self.refuse(""))
        self.add.clicked.connect(lambda: self._send(self.add_wanted))
        self.buy.clicked.connect(lambda: self._send(self.buy_wanted))
        self.bargain.clicked.connect(lambda: self._send(self.bargain_wanted))
        # Afterwards: what was typed counts before Enter sends it.
        self.quantity.edit.returnPressed.connect(lambda: QTimer.singleShot(0, self._on_enter))
        self.heart.clicked.connect(self.favourite_wanted)

    @pyqtSlot()
    def _on_enter(self) -> None:
        if self.add.isEnabled():
            self._send(self.add_wanted)

    def _send(self, signal: object) -> None:
        """Hand the quantity over, unless what is typed is none: that was told, and nothing is sent."""
        if self.quantity.edit.property("wrong") and self.quantity.edit.text() != str(self.quantity.value()):
            self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.refuse("")
        signal.emit(self.quantity.value())  # type: ignore[attr-defined]

    def _on_quantity_refused(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()

    def _show_price(self, listing: Listing) -> None:
        self.price.setText(money(listing.price))
        is_special = listing.is_special and listing.list_price > listing.price
        self.list_price.setVisible(is_special)
        self.until.setVisible(is_special)
        self.price.setAccessibleName(_("Price: {price}").format(price=money(listing.price)))
        if is_special:
            self.list_price.setText(money(listing.list_price))
            self.list_price.setAccessibleName(_("Before: {price}").format(price=money(listing.list_price)))
            saved = percent(_saved_percent(listing.list_price, listing.price))
            until = listing.special_until
            if until is None:
                self.until.setText(_("{percent} off").format(percent=saved))
            else:
                words = _("{percent} off until {when}").format(percent=saved, when=date_time(until))
                self.until.setText(words)

    def _show_enabled(self) -> None:
        for button in (self.add, self.buy, self.bargain):
            button.setEnabled(self._can_buy and not self._busy)
        self.quantity.setEnabled(self._can_buy)


def _saved_percent(before: Decimal, now: Decimal) -> int:
    """How much cheaper, in whole per cent, never rounded up."""
    return int((before - now) / before * 100) if before else 0
