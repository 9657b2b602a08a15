"""The customer's own page: name, contact number, and the address book."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QResizeEvent
from PyQt6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain import input_rules
from ecom_client.domain.addresses import MOST_ADDRESSES, AddressInput, DeliveryAddress
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.profile import CustomerProfileInput, Profile
from ecom_client.ui.common.bank_card import BankCardBox
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.credit_history import CreditHistory
from ecom_client.ui.common.email_part import EmailPart
from ecom_client.ui.common.form import Form, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, label, thin_line
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.student_card import StudentBadgePart
from ecom_client.ui.common.text import _, date, number, pgettext
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE
from ecom_client.ui.customer.address_book import AddressBook
from ecom_client.ui.customer.address_dialog import AddressDialog

_SIDE_BY_SIDE = 820
_FORM_WIDTH = 380


class ProfilePage(Page):
    """Place "profile"."""

    interested_in = frozenset({Change.PROFILE, Change.STUDENTS, Change.ADDRESSES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._profile: Profile | None = None
        self._key = new_key()
        self._credit = 100
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Profile")

    def primary_action(self) -> QAction | None:
        return self.add_address

    def refresh(self) -> None:
        self.tasks.query(
            self,
            lambda session: (session.profile.mine(), session.addresses.mine()),
            lambda read: self._show(*read),
            self.failed.emit,
            key="profile",
        )
        self.badge.refresh()

    def _init_ui(self) -> None:
        theme = current_theme()
        self.add_address = QAction(icon("plus", "on_accent"), _("Add an address"), self)
        self.form = Form(
            [
                TextField(
                    "name",
                    pgettext("person", "Name"),
                    required=True,
                    max_length=80,
                    hint=_("Vendors see it on your orders."),
                ),
                TextField(
                    "contact_number",
                    _("Contact number"),
                    hint=_("Vendors of your orders may call it."),
                    check=lambda value: input_rules.phone("contact_number", value),
                ),
            ]
        )
        for field in self.form.fields():
            field.input.setObjectName(f"profile_{field.name}")
        self.save = QPushButton(_("Save"))
        self.save.setObjectName("saveProfile")
        self.save.setEnabled(False)
        mark(self.save, kind="primary")
        self.person = Card(_("About you"))
        self.login = label(role="muted")
        self.person.column.addWidget(self.login)
        self.credit = QPushButton(_("How the credit score came about"))
        self.credit.setObjectName("creditHistoryButton")
        mark(self.credit, kind="link")
        self.person.column.addWidget(self.credit, 0, Qt.AlignmentFlag.AlignLeft)
        self.person.column.addWidget(self.form)
        self.person.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.email = EmailPart(self.tasks)
        self.person.column.addWidget(thin_line())
        self.person.column.addWidget(self.email)
        self.badge = StudentBadgePart(self.tasks)
        self.person.column.addWidget(self.badge)
        self.person.column.addStretch()
        self.book = AddressBook()
        inside = QWidget()
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._cards.setContentsMargins(*(4 * [theme.px(LARGE)]))
        self._cards.setSpacing(theme.px(LARGE))
        self.bank_card = BankCardBox(
            self.tasks,
            Window.CUSTOMER,
            _("Where a withdrawal or a refund of a transfer is paid to."),
        )
        self.own = QWidget()
        own = QVBoxLayout(self.own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(theme.px(LARGE))
        own.addWidget(self.person)
        own.addWidget(self.bank_card)
        self._cards.addWidget(self.own, 0, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self.book, 1, Qt.AlignmentFlag.AlignTop)
        self.area = scrolling(inside, sideways=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        inside.hide()

    def _connect_signals(self) -> None:
        self.bank_card.said.connect(self.say)
        self.bank_card.failed.connect(self.failed)
        self.add_address.triggered.connect(lambda: self._open_dialog(None))
        self.form.changed.connect(lambda: self.save.setEnabled(self.form.is_changed()))
        self.credit.clicked.connect(lambda _checked=False: self._open_credit())
        self.form.submitted.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.email.told.connect(lambda words: self.say("good", words))
        self.email.failed.connect(self.failed)
        self.badge.failed.connect(self.failed)
        self.badge.asked.connect(lambda: self.say("good", _("An administrator looks at your card.")))
        self.book.add_wanted.connect(lambda: self._open_dialog(None))
        self.book.edit_wanted.connect(self._open_dialog)
        self.book.default_wanted.connect(self._on_default)
        self.book.remove_wanted.connect(self._on_remove)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        align = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
        for card in (self.own, self.book):
            self._cards.setAlignment(card, align)
        self.own.setMinimumWidth(theme.px(_FORM_WIDTH) if wide else 0)
        self.own.setMaximumWidth(theme.px(_FORM_WIDTH) if wide else 16777215)

    # What is read and written

    def _show(self, profile: Profile, addresses: list[DeliveryAddress]) -> None:
        self.area.widget().show()  # type: ignore[union-attr]
        customer = profile.customer
        # What somebody is typing is not taken away by a page that reads itself again.
        if customer is not None and not self.form.is_changed():
            self._profile = profile
            self.form.set_values({"name": customer.name, "contact_number": customer.contact_number})
            self.save.setEnabled(False)
        self._credit = profile.credit_score
        self.email.show_profile(profile)
        self.login.setText(
            _("You sign in as {login_name}; member since {day}; credit score {score}.").format(
                login_name=profile.login_name,
                day=date(profile.registered_at),
                score=number(profile.credit_score),
            )
        )
        if customer is not None:
            self.bank_card.show_card(customer.bank, customer.card_last4)
        self.book.show_addresses(addresses)
        is_full = len(addresses) >= MOST_ADDRESSES
        self.add_address.setEnabled(not is_full)
        self.add_address.setToolTip(
            _("The address book is full. Remove an address first.") if is_full else ""
        )

    def _open_credit(self) -> None:
        CreditHistory(self.tasks, self._credit, self).open()

    def _on_save(self) -> None:
        if not self.save.isEnabled() or self._profile is None or self._profile.customer is None:
            return
        if not self.form.check():
            return
        self._set_busy(True)
        key, version = self._key, self._profile.customer.version
        typed = CustomerProfileInput(**self.form.values())
        self.tasks.command(
            self,
            lambda session: session.profile.save_customer(key, version, typed),
            lambda _version: self._on_saved(),
            self._on_refused,
            changes=frozenset({Change.PROFILE}),
        )

    def _on_saved(self) -> None:
        self._set_busy(False)
        self._key = new_key()
        self.form.remember_values()
        self.say("good", _("Your profile is saved."))

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        self.save.setEnabled(True)
        if not isinstance(error, Cancelled):
            self._key = new_key()
        told = said(error)
        if told is None or not (told.field and self.form.set_error(told.field, told.sentence)):
            self.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.save.setEnabled(False)

    # Addresses

    def _open_dialog(self, address: DeliveryAddress | None) -> None:
        dialog = AddressDialog(self.tasks, address, parent=self)
        dialog.answered.connect(lambda _id: self.say("good", _("The address is saved.")))
        dialog.open()

    def _on_default(self, address: DeliveryAddress) -> None:
        self._write(partial(_make_default, key=new_key(), address=address))

    def _on_remove(self, address: DeliveryAddress) -> None:
        def removed(_nothing: object) -> None:
            self.offer(
                "good",
                _("The address of {recipient} was removed.").format(recipient=address.recipient),
                (_("Undo"), lambda: self._write(partial(_put_back, key=new_key(), address=address))),
            )

        self.tasks.command(
            self,
            lambda session: session.addresses.remove(address.id),
            removed,
            self.failed.emit,
            changes=frozenset({Change.ADDRESSES}),
        )

    def _write(self, work: Any) -> None:
        self.tasks.command(self, work, None, self._on_address_refused, changes=frozenset({Change.ADDRESSES}))

    def _on_address_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


def _input(address: DeliveryAddress) -> AddressInput:
    return AddressInput(address.recipient, address.phone, address.region, address.street)


def _make_default(session: Any, *, key: str, address: DeliveryAddress) -> None:
    session.addresses.change(key, address.id, address.version, _input(address), make_default=True)


def _put_back(session: Any, *, key: str, address: DeliveryAddress) -> None:
    session.addresses.add(key, _input(address), make_default=address.is_default)
