"""The head of one vendor's page in the shop: who it is, the plan of a shop, since when, and how it is rated."""

from __future__ import annotations

from PyQt6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecom_client.domain.catalogue import SellerCard, VendorKind
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.product_words import vendor_kind_chip
from ecom_client.ui.common.selling_words import slots_words
from ecom_client.ui.common.stars import Stars
from ecom_client.ui.common.text import _, date, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, TIGHT


class ShopFront(QFrame):
    """Hidden until a seller is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("shopFront")
        mark(self, ground="card")
        self.name = label("", "section", name="shopFrontName")
        self.kind = StateChip()
        self.stars = Stars()
        self.facts = label("", "muted", name="shopFrontFacts")
        self.words = label("", name="shopFrontWords")
        head = QHBoxLayout()
        head.setSpacing(theme.px(SMALL))
        head.addWidget(self.name)
        head.addWidget(self.kind)
        head.addWidget(self.stars)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(LARGE), theme.px(MEDIUM))
        column.setSpacing(theme.px(TIGHT))
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.words)
        self.hide()

    def show_seller(self, card: SellerCard | None) -> None:
        """Show a vendor; None hides the head (nobody in particular, or one who has just begun)."""
        self.setVisible(card is not None)
        if card is None:
            return
        self.name.setText(card.name)
        self.kind.set_chip(vendor_kind_chip(card.kind))
        self.stars.set_rating(card.average_rating if card.rating_count else None, card.rating_count or None)
        self.facts.setText(" · ".join(_facts(card)))
        first = card.description.strip().split("\n")
        self.words.setText(" ".join(first[:2])[:240])
        self.words.setVisible(bool(self.words.text()))
        self.setAccessibleName(_("Shop of {name}").format(name=card.name))


def _facts(card: SellerCard) -> list[str]:
    facts = []
    if card.kind is VendorKind.SHOP:
        if card.plan_name:
            facts.append(_("Plan {plan}").format(plan=card.plan_name))
        if card.slots:
            facts.append(slots_words(card.slots))
        facts.append(_("Open since {day}").format(day=date(card.opened_on)))
    else:
        facts.append(_("Member since {day}").format(day=date(card.member_since)))
    orders = ngettext("{n} completed order", "{n} completed orders", card.completed_orders)
    facts.append(orders.format(n=number(card.completed_orders)))
    return facts
