"""One line of the cart: choose it, how many, what it costs now and what stands in the way."""

from __future__ import annotations

from datetime import datetime

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.cart import LARGEST_QUANTITY, CartLine, LineTrouble
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import figure, label
from ecom_client.ui.common.picture import PictureLabel, PictureLoader
from ecom_client.ui.common.quantity import Quantity
from ecom_client.ui.common.text import _, date_time, money, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, MEDIUM, SMALL, TIGHT

_PICTURE = QSize(88, 66)
_AMOUNT = 104
_WIDE = 560
_NARROWEST = 360


def trouble_chip(line: CartLine) -> Chip:
    """What stands in the way of buying this line."""
    if line.trouble is LineTrouble.OWN_PRODUCT:
        return Chip(_("Your own product"), "account-outline", "warn")
    if line.trouble is LineTrouble.NOT_ON_SALE:
        return Chip(_("No longer on sale"), "package-variant-remove", "bad")
    if line.stock == 0:
        return Chip(_("Out of stock"), "package-variant-remove", "bad")
    word = ngettext("Only {n} left", "Only {n} left", line.stock).format(n=number(line.stock))
    return Chip(word, "alert-outline", "warn")


def agreed_words(until: datetime) -> str:
    """That the price was agreed in a bargain, and until when (UTC) it holds."""
    return _("Agreed price, until {when}").format(when=date_time(until))


def price_words(line: CartLine) -> str:
    """That the price was agreed, or is another than when the product was put in the cart; nothing when it is not."""
    if line.agreed_until is not None:
        return agreed_words(line.agreed_until)
    if not line.price_changed:
        return ""
    words = _("Was {before}, now cheaper") if line.price < line.price_seen else _("Was {before}, now dearer")
    return words.format(before=money(line.price_seen))


class CartLineRow(QWidget):
    """Shows a `CartLine`; the page saves what is asked for."""

    #: Ticked or not, by a person.
    ticked = pyqtSignal(bool)
    #: Another quantity is wanted.
    quantity_wanted = pyqtSignal(int)
    remove_wanted = pyqtSignal()
    product_wanted = pyqtSignal()

    def __init__(self, line: CartLine, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._read_only = False
        self._pictures = pictures
        self.setObjectName(f"cartLine{line.product_id}")
        self._init_ui()
        self._connect_signals()
        self.show_line(line)

    def show_line(self, line: CartLine) -> None:
        """Show the line as it is now; a quantity of which the server has not heard yet is the caller's to keep."""
        self.line = line
        self.setAccessibleName(line.name)
        self.picture.set_picture(line.picture_id, line.name)
        self.name.setText(line.name)
        self.price.setText(money(line.price))
        self.change.setText(price_words(line))
        self.change.setVisible(bool(self.change.text()))
        good = line.agreed_until is not None or line.price < line.price_seen
        mark(self.change, role="good" if good else "warn")
        self.total.setText(money(line.total))
        if self.quantity.edit.text() == str(self.quantity.value()):
            # Figures somebody is typing are not taken away by a page that reads itself again.
            self.quantity.blockSignals(True)
            self.quantity.set_range(1, min(max(line.stock, line.quantity, 1), LARGEST_QUANTITY))
            self.quantity.set_value(line.quantity)
            self.quantity.blockSignals(False)
        lost = line.trouble in (LineTrouble.OWN_PRODUCT, LineTrouble.NOT_ON_SALE) or line.stock == 0
        self.quantity.setEnabled(not lost and not self._read_only)
        self.trouble.setVisible(line.trouble is not None)
        if line.trouble is not None:
            self.trouble.set_chip(trouble_chip(line))
        self.take_left.setVisible(
            line.trouble is LineTrouble.OUT_OF_STOCK and line.stock > 0 and not self._read_only
        )
        self.take_left.setText(ngettext("Take {n}", "Take {n}", line.stock).format(n=number(line.stock)))
        self.tick.setEnabled(line.trouble is None)
        mark(self.total, role="number" if line.trouble is None else "muted")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with what was asked for; nothing clears it."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def set_read_only(self, read_only: bool) -> None:
        """Only show the line: nothing about it can be changed."""
        self._read_only = read_only
        self.remove.setHidden(read_only)
        self.show_line(self.line)

    def set_ticked(self, ticked: bool) -> None:
        """Choose the line, or not, without telling."""
        self.tick.blockSignals(True)
        self.tick.setChecked(ticked)
        self.tick.blockSignals(False)

    def _init_ui(self) -> None:
        theme = current_theme()
        self.tick = QCheckBox()
        self.tick.setObjectName("tick")
        self.tick.setAccessibleName(_("Buy {product}").format(product=self.line.name))
        self.picture = PictureLabel(self._pictures)
        self.picture.set_smallest(_PICTURE)
        self.picture.setFixedSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height()))
        self.name = _NameButton()
        self.name.setObjectName("productName")
        self.price = label(role="muted", name="price")
        self.price.setWordWrap(False)
        self.change = label(name="priceChange")
        self.trouble = StateChip()
        self.trouble.setObjectName("trouble")
        self.take_left = QPushButton()
        self.take_left.setObjectName("takeLeft")
        mark(self.take_left, kind="link")
        self.error = label(role="error", name="lineError")
        self.error.hide()
        self.quantity = Quantity(1, LARGEST_QUANTITY, self.line.quantity)
        self.quantity.setObjectName("quantity")
        self.quantity.edit.setAccessibleName(_("Quantity of {product}").format(product=self.line.name))
        self.total = figure(role="number", name="lineTotal")
        self.total.setMinimumWidth(theme.px(_AMOUNT))
        self.remove = QToolButton()
        self.remove.setObjectName("removeLine")
        self.remove.setIcon(icon("trash-can-outline", "muted"))
        self.remove.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        self.remove.setToolTip(_("Remove from the cart"))
        self.remove.setAccessibleName(_("Remove {product} from the cart").format(product=self.line.name))
        words = QVBoxLayout()
        words.setSpacing(theme.px(TIGHT))
        words.addStretch()
        words.addWidget(self.name)
        prices = QHBoxLayout()
        prices.setSpacing(theme.px(SMALL))
        prices.addWidget(self.price)
        prices.addWidget(self.change, 1)
        prices.addStretch()
        words.addLayout(prices)
        states = QHBoxLayout()
        states.setSpacing(theme.px(SMALL))
        states.addWidget(self.trouble)
        states.addWidget(self.take_left)
        states.addStretch()
        words.addLayout(states)
        words.addWidget(self.error)
        words.addStretch()
        # The stretches centre the words; they must not make the row itself higher than its picture.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.px(TIGHT), 0, theme.px(TIGHT))
        self._grid.setHorizontalSpacing(theme.px(MEDIUM))
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self.tick, 0, 0)
        self._grid.addWidget(self.picture, 0, 1)
        self._grid.addLayout(words, 0, 2)
        self._grid.addWidget(self.remove, 0, 5)
        self._place(wide=True)

    def _place(self, *, wide: bool) -> None:
        """Quantity and total stand beside the words, below them where it is narrow."""
        self._is_wide = wide
        for part in (self.quantity, self.total):
            self._grid.removeWidget(part)
        if wide:
            self._grid.addWidget(self.quantity, 0, 3)
            self._grid.addWidget(self.total, 0, 4)
        else:
            self._grid.addWidget(self.quantity, 1, 1, 1, 2)
            self._grid.addWidget(self.total, 1, 3, 1, 3)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        wide = self.width() >= current_theme().px(_WIDE)
        if wide != self._is_wide:
            self._place(wide=wide)

    def minimumSizeHint(self) -> QSize:
        # The row must be allowed to become narrow before what does not fit beside goes below.
        return QSize(current_theme().px(_NARROWEST), super().minimumSizeHint().height())

    def _connect_signals(self) -> None:
        self.tick.toggled.connect(self.ticked)
        self.name.clicked.connect(self.product_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.quantity.value_changed.connect(self._on_quantity)
        self.quantity.refused.connect(self.refuse)
        self.take_left.clicked.connect(lambda: self.quantity.set_value(self.line.stock))

    def _on_quantity(self, quantity: int) -> None:
        self.refuse("")
        self.quantity_wanted.emit(quantity)


class _NameButton(QPushButton):
    """A product's name that opens it: up to two lines, where a button's own text has one."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, kind="link")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark(self._words, role="strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current_theme().px(2), 0, current_theme().px(2))
        column.addWidget(self._words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str | None) -> None:
        self._words.setText(text or "")
        self.setAccessibleName(text or "")

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(96), super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)
