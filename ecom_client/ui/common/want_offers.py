"""What came to a want, one card each: the product with its price, what the seller says, and the answer."""

from __future__ import annotations

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.wants import OfferStatus, WantOffer
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.picture import PictureLabel
from ecom_client.ui.common.text import _, date_time, money
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import MEDIUM, SMALL, TIGHT
from ecom_client.ui.common.want_words import offer_chip

_THUMB = QSize(72, 54)


class OfferList(QWidget):
    """The offers of one want, read when it is made. The customer opens, accepts and declines; the vendor takes back."""

    #: The offers could not be read (an Exception).
    failed = pyqtSignal(object)
    #: A product shall be looked at (its id).
    product_wanted = pyqtSignal(int)
    #: An offer shall be answered so (WantOffer, OfferStatus), or taken back.
    answer_wanted = pyqtSignal(object, object)

    def __init__(self, context: Context, want_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._want_id = want_id
        self.setObjectName("offerList")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(SMALL))
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        window, want_id = self._context.window, self._want_id
        self._context.tasks.query(
            self,
            lambda session: session.wants.offers(window, want_id),
            self._show,
            self.failed.emit,
            key="offers",
        )

    def _show(self, offers: list[WantOffer]) -> None:
        empty_out(self._column)
        for offer in offers:
            self._column.addWidget(self._card(offer))
        if not offers:
            words = (
                _(
                    "No seller has offered anything yet. You are told when one does, or when something new fits."
                )
                if self._context.window is Window.CUSTOMER
                else _("You have offered nothing yet.")
            )
            self._column.addWidget(label(words, "muted"))

    def _card(self, offer: WantOffer) -> QWidget:
        theme = current_theme()
        card = QFrame()
        card.setObjectName(f"{'match' if offer.is_match else 'offer'}{offer.id}")
        mark(card, ground="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(4 * [theme.px(MEDIUM)]))
        inside.setSpacing(theme.px(SMALL))
        head = QHBoxLayout()
        head.setSpacing(theme.px(MEDIUM))
        if offer.product_id is not None:
            picture = PictureLabel(self._context.pictures)
            picture.set_smallest(_THUMB)
            picture.setFixedSize(theme.px(_THUMB.width()), theme.px(_THUMB.height()))
            picture.set_picture(offer.picture_id, offer.product_name or "")
            head.addWidget(picture)
        names = QVBoxLayout()
        names.setSpacing(theme.px(TIGHT))
        names.addWidget(label(offer.product_name or offer.vendor_name, "strong"))
        if offer.price is not None:
            names.addWidget(label(money(offer.price)))
        told = [offer.vendor_name] if offer.product_name else []
        names.addWidget(label(" · ".join([*told, date_time(offer.offered_at)]), "caption"))
        head.addLayout(names, 1)
        inside.addLayout(head)
        chips = QWidget()
        flow = FlowLayout(chips, theme.px(SMALL))
        if offer.is_match:
            flow.addWidget(StateChip(Chip(_("New in the shop"), "creation-outline", "accent")))
        else:
            flow.addWidget(StateChip(offer_chip(offer.status)))
        if offer.product_id is not None and not offer.is_on_sale:
            flow.addWidget(StateChip(Chip(_("No longer on sale"), "package-variant-remove", "neutral")))
        inside.addWidget(chips)
        if offer.words:
            inside.addWidget(label(offer.words, selectable=True))
        if offer.answer:
            inside.addWidget(label(_("Answer: {words}").format(words=offer.answer), "muted", selectable=True))
        buttons = self._buttons(offer)
        if buttons:
            row = QWidget()
            line = FlowLayout(row, theme.px(SMALL))
            for button in buttons:
                line.addWidget(button)
            inside.addWidget(row)
        return card

    def _buttons(self, offer: WantOffer) -> list[QPushButton]:
        made: list[QPushButton] = []
        may = self._context.may("wants", Privilege.WRITE)
        if self._context.window is Window.CUSTOMER:
            if offer.product_id is not None and offer.is_on_sale:
                look = QPushButton(icon("open-in-app"), _("Show the product"))
                product_id = offer.product_id
                look.setObjectName("showProduct")
                look.clicked.connect(lambda _checked=False: self.product_wanted.emit(product_id))
                made.append(look)
            if may and not offer.is_match and offer.status is OfferStatus.OPEN:
                made.append(self._answer(offer, OfferStatus.ACCEPTED, _("Accept"), "acceptOffer"))
                made.append(self._answer(offer, OfferStatus.DECLINED, _("Decline"), "declineOffer"))
        elif may and offer.status is OfferStatus.OPEN:
            made.append(self._answer(offer, OfferStatus.WITHDRAWN, _("Take it back"), "withdrawOffer"))
        return made

    def _answer(self, offer: WantOffer, status: OfferStatus, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        if status is OfferStatus.ACCEPTED:
            mark(button, kind="primary")
        button.clicked.connect(lambda _checked=False: self.answer_wanted.emit(offer, status))
        return button
