"""The vendor's own page in the shop: name, description, contact; and what buyers see of it."""

from __future__ import annotations

from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain import input_rules
from ecom_client.domain.catalogue import SellerCard
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Invalid, Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.profile import Profile, VendorProfile, VendorProfileInput
from ecom_client.ui.common.bank_card import BankCardBox
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.credit_history import CreditHistory
from ecom_client.ui.common.email_part import EmailPart
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.form import CheckField, Form, LongTextField, TextField
from ecom_client.ui.common.labels import Card, empty_out, label, thin_line
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.product_words import deposit_word, vendor_kind_chip
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.student_card import StudentBadgePart
from ecom_client.ui.common.text import _, date, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE
from ecom_client.ui.vendor.differences import Differences

_SIDE_BY_SIDE = 820
_SEEN_WIDTH = 320


class ShopProfilePage(Page):
    """Place "shop_profile"."""

    interested_in = frozenset({Change.PROFILE, Change.STUDENTS, Change.REVIEWS, Change.ORDERS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._vendor_id = context.identity.vendor_id
        self._profile: VendorProfile | None = None
        self._key = new_key()
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Shop profile")

    def refresh(self) -> None:
        vendor = self._vendor_id
        self.tasks.query(
            self,
            lambda session: (session.profile.mine(), session.catalogue.seller(vendor)),
            lambda read: self._show(*read),
            self.failed.emit,
            key="profile",
        )
        self.badge.refresh()

    def _init_ui(self) -> None:
        theme = current_theme()
        self.form = profile_form()
        self.differences = Differences(self.form, _words_of)
        self.save = QPushButton(_("Save"))
        self.save.setObjectName("saveShopProfile")
        self.save.setEnabled(False)
        mark(self.save, kind="primary")
        self.own = Card(_("What you say about it"))
        self.own.column.addWidget(self.differences)
        self.own.column.addWidget(self.form)
        self.own.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.email = EmailPart(self.tasks)
        self.own.column.addWidget(thin_line())
        self.own.column.addWidget(self.email)
        self.badge = StudentBadgePart(self.tasks)
        self.own.column.addWidget(self.badge)
        self.seen = Card(_("What buyers decide by"))
        inside = QWidget()
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._cards.setContentsMargins(*(4 * [theme.px(LARGE)]))
        self._cards.setSpacing(theme.px(LARGE))
        self.bank_card = BankCardBox(
            self.tasks,
            Window.VENDOR,
            _("Customers who pay by bank transfer see it on their order until it is paid."),
        )
        self.left = QWidget()
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(LARGE))
        left.addWidget(self.own)
        left.addWidget(self.bank_card)
        self._cards.addWidget(self.left, 1, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignTop)
        self.area = scrolling(inside, sideways=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        inside.hide()

    def _connect_signals(self) -> None:
        self.bank_card.said.connect(self.say)
        self.bank_card.failed.connect(self.failed)
        self.form.changed.connect(lambda: self.save.setEnabled(self.form.is_changed()))
        self.form.submitted.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.email.told.connect(lambda words: self.say("good", words))
        self.email.failed.connect(self.failed)
        self.badge.failed.connect(self.failed)
        self.badge.asked.connect(lambda: self.say("good", _("An administrator looks at your card.")))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        for card in (self.left, self.seen):
            self._cards.setAlignment(card, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0))
        self.seen.setMinimumWidth(theme.px(_SEEN_WIDTH) if wide else 0)
        self.seen.setMaximumWidth(theme.px(_SEEN_WIDTH) if wide else 16777215)

    # What is read and written

    def _show(self, profile: Profile, seller: SellerCard | None) -> None:
        if (inside := self.area.widget()) is not None:
            inside.show()
        self._show_seen(profile, seller)
        if profile.vendor is not None:
            self.bank_card.show_card(profile.vendor.bank, profile.vendor.card_last4)
        self.email.show_profile(profile)
        # What somebody is typing is not taken away by a page that reads itself again.
        if profile.vendor is not None and not self.form.is_changed():
            self._profile = profile.vendor
            self.form.set_values(_values_of(profile.vendor))
            self.save.setEnabled(False)

    def _show_seen(self, profile: Profile, seller: SellerCard | None) -> None:
        empty_out(self.seen.column)
        if seller is None:
            self.seen.column.addWidget(
                label(_("Buyers see your figures here when you have put something on the shelf."), "muted")
            )
            return
        facts = Facts()
        facts.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        facts.add_chips(vendor_kind_chip(seller.kind))
        facts.add_part(
            "",
            [
                (_("Seller since"), date(seller.opened_on)),
                (_("Rating"), rating_words(seller.average_rating, seller.rating_count)),
                (_("Completed orders"), number(seller.completed_orders)),
                (_("Listings ever"), number(seller.listings_ever)),
                (_("Credit score"), number(profile.credit_score)),
                (_("Upheld complaints"), number(seller.upheld_complaints)),
                (_("Deposit"), deposit_word(seller.deposit_band)),
            ],
        )
        self.seen.column.addWidget(facts)
        credit = QPushButton(_("How the credit score came about"))
        credit.setObjectName("creditHistoryButton")
        mark(credit, kind="link")
        score = profile.credit_score
        credit.clicked.connect(lambda _checked=False: CreditHistory(self.tasks, score, self).open())
        self.seen.column.addWidget(credit, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_save(self) -> None:
        if not self.save.isEnabled() or self._profile is None or not self.form.check():
            return
        try:
            typed = VendorProfileInput(**self.form.values()).checked()
        except Invalid as error:
            self._on_refused(error)
            return
        self._set_busy(True)
        key, version = self._key, self._profile.version
        self.tasks.command(
            self,
            lambda session: session.profile.save_vendor(key, version, typed),
            lambda _version: self._on_saved(),
            self._on_refused,
            changes=frozenset({Change.PROFILE, Change.PRODUCTS}),
        )

    def _on_saved(self) -> None:
        self._set_busy(False)
        self._key = new_key()
        self.form.remember_values()
        self.differences.hide()
        self.say("good", _("Your shop's profile is saved."))

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        self.save.setEnabled(True)
        if not isinstance(error, Cancelled):
            self._key = new_key()
        if isinstance(error, Refused) and error.word == "changed_meanwhile":
            self.tasks.query(
                self,
                lambda session: session.profile.mine(),
                self._show_differences,
                self.failed.emit,
                key="again",
            )
            return
        told = said(error)
        if told is None or not (told.field and self.form.set_error(told.field, told.sentence)):
            self.failed.emit(error)

    def _show_differences(self, profile: Profile) -> None:
        if profile.vendor is not None and self._profile is not None:
            self.differences.show_changes(_values_of(self._profile), _values_of(profile.vendor))
            self._profile = profile.vendor

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.save.setEnabled(False)


def profile_form() -> Form:
    """The fields of a vendor's profile."""
    form = Form(
        [
            TextField(
                "name",
                _("Name of the shop"),
                required=True,
                max_length=80,
                hint=_("Buyers see it on every product."),
            ),
            LongTextField("description", _("Description"), max_length=2000, lines=6),
            TextField(
                "contact_number",
                _("Contact number"),
                hint=_("Administrators see it. Customers see it only when you show it to them."),
                check=lambda value: input_rules.phone("contact_number", value),
            ),
            CheckField("contact_is_published", _("Show the number to customers on their orders")),
        ]
    )
    for field in form.fields():
        field.input.setObjectName(f"shop_{field.name}")
    return form


def _values_of(profile: VendorProfile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "description": profile.description,
        "contact_number": profile.contact_number,
        "contact_is_published": profile.contact_is_published,
    }


def _words_of(name: str, value: Any) -> str:
    if name == "contact_is_published":
        return _("Yes") if value else _("No")
    return str(value)
