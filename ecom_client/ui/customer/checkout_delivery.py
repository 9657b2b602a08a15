"""How the goods of a checkout reach the customer: an address of the book, a first one, or a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PyQt6.QtCore import QDate, QDateTime, Qt, QTime, pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QDateTimeEdit, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.addresses import AddressInput, DeliveryAddress
from ecom_client.domain.orders import Delivery
from ecom_client.ui.common.form import CustomField, Form, TextField, WrongInput
from ecom_client.ui.common.labels import Card, empty_out, label
from ecom_client.ui.common.order_words import delivery_word
from ecom_client.ui.common.text import _, date_pattern
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, SMALL, WIDE
from ecom_client.ui.customer.address_dialog import address_form
from ecom_client.ui.customer.choice import Choice

_MEETING_HOUR = 12
_LATEST = timedelta(days=365)


@dataclass(frozen=True)
class DeliveryChoice:
    """What is chosen. `first_address` is written into the book before the order is placed."""

    delivery: Delivery
    address_id: int | None = None
    first_address: AddressInput | None = None
    meeting_place: str = ""
    meeting_at: datetime | None = None


class DeliveryCard(Card):
    """Delivery to an address or hand-over in person."""

    #: Somebody wants to add an address (None) or to edit one.
    address_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Delivery"), parent)
        self._addresses: list[DeliveryAddress] = []
        self._chosen: int | None = None
        self._init_ui()
        self._ways.buttonClicked.connect(lambda _button: self._show_way())
        self.add.clicked.connect(lambda: self.address_wanted.emit(None))

    # What the page asks

    def choice(self) -> DeliveryChoice | None:
        """What is chosen; None, and said what is wrong, when something is missing."""
        self.refuse("")
        if self.in_person.button.isChecked():
            if not self.meeting.check():
                return None
            values = self.meeting.values()
            return DeliveryChoice(
                Delivery.IN_PERSON, meeting_place=values["meeting_place"], meeting_at=values["meeting_at"]
            )
        if not self._addresses:
            if not self.first.check():
                return None
            values = self.first.values()
            values.pop("is_default")
            return DeliveryChoice(Delivery.ADDRESS, first_address=AddressInput(**values))
        if self._chosen is None:
            self.refuse(_("Choose an address."))
            return None
        return DeliveryChoice(Delivery.ADDRESS, address_id=self._chosen)

    def show_addresses(self, addresses: list[DeliveryAddress]) -> None:
        """Offer this book. What was chosen stays chosen; at first it is the default."""
        self._addresses = addresses
        ids = [address.id for address in addresses]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else None
        empty_out(self._rows)
        for old in self._address_group.buttons():
            self._address_group.removeButton(old)
        for address in addresses:
            self._rows.addWidget(self._row(address))
        self.add.setVisible(bool(addresses))
        self._show_way()

    def choose_address(self, address_id: int) -> None:
        """Choose this address, once it is in the book."""
        self._chosen = address_id

    def refuse(self, words: str, field: str = "") -> None:
        """Say what is wrong, beside a field of the meeting or the first address when it is theirs, and go there."""
        for form in (self.meeting, self.first):
            if field and form.isVisibleTo(self) and form.set_error(field, words):
                return
        self.error.setText(words)
        self.error.setVisible(bool(words))
        if words:
            self.to_address.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # How it is made

    def _init_ui(self) -> None:
        theme = current_theme()
        self.to_address = Choice("deliver_address", delivery_word(Delivery.ADDRESS))
        self.in_person = Choice(
            "deliver_in_person",
            delivery_word(Delivery.IN_PERSON),
            _("You get a code and give it to the vendor when you have the goods."),
        )
        self._ways = QButtonGroup(self)
        self._ways.addButton(self.to_address.button)
        self._ways.addButton(self.in_person.button)
        self.to_address.button.setChecked(True)
        self._address_group = QButtonGroup(self)
        self.book = QWidget()
        book = QVBoxLayout(self.book)
        book.setContentsMargins(theme.px(WIDE), 0, 0, theme.px(SMALL))
        book.setSpacing(theme.px(SMALL))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(SMALL))
        self.add = QPushButton(_("Add an address"))
        self.add.setObjectName("addAddress")
        mark(self.add, kind="link")
        book.addLayout(self._rows)
        book.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = address_form()
        self.first.show_field("is_default", False)
        self.meeting = _meeting_form()
        self.error = label(role="error", name="deliveryError")
        self.error.hide()
        self.column.addWidget(self.to_address)
        self.column.addWidget(self.book)
        self.column.addWidget(_indented(self.first))
        self.column.addWidget(self.in_person)
        self.column.addWidget(_indented(self.meeting))
        self.column.addWidget(self.error)

    def _row(self, address: DeliveryAddress) -> Choice:
        row = Choice(f"address{address.id}", f"{address.recipient}  {address.phone}", address.one_line)
        self._address_group.addButton(row.button)
        row.button.setChecked(address.id == self._chosen)
        row.button.toggled.connect(lambda on, chosen=address.id: self._on_address(chosen, on))
        edit = QPushButton(_("Edit"))
        edit.setAccessibleDescription(address.one_line)
        mark(edit, kind="link")
        edit.clicked.connect(lambda: self.address_wanted.emit(address))
        row.extra.addWidget(edit)
        return row

    def _on_address(self, address_id: int, on: bool) -> None:
        if on:
            self._chosen = address_id
            self.refuse("")

    def _show_way(self) -> None:
        meets = self.in_person.button.isChecked()
        self.book.setVisible(not meets and bool(self._addresses))
        _parent(self.first).setVisible(not meets and not self._addresses)
        _parent(self.meeting).setVisible(meets)


def _meeting_form() -> Form:
    tomorrow = datetime.now(UTC).astimezone() + timedelta(days=1)
    when = QDateTimeEdit(
        QDateTime(QDate(tomorrow.year, tomorrow.month, tomorrow.day), QTime(_MEETING_HOUR, 0))
    )
    when.setCalendarPopup(True)
    when.setDisplayFormat(f"{date_pattern()} HH:mm")
    when.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    when.setObjectName("meeting_at")

    def moment() -> datetime:
        return datetime.fromtimestamp(when.dateTime().toSecsSinceEpoch(), UTC)

    def check(at: datetime) -> None:
        now = datetime.now(UTC)
        if not now < at < now + _LATEST:
            raise WrongInput(_("Choose a time within the next year."))

    place = TextField(
        "meeting_place",
        _("Place"),
        required=True,
        max_length=200,
        half=True,
        placeholder=_("North gate of the campus"),
    )
    place.edit.setObjectName("meeting_place")
    return Form(
        [
            place,
            CustomField(
                "meeting_at",
                _("Day and time"),
                when,
                moment,
                changed=when.dateTimeChanged,
                required=True,
                half=True,
                check=check,
            ),
        ]
    )


def _indented(form: Form) -> QWidget:
    """The form below its choice, in line with the choice's words."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(current_theme().px(WIDE), 0, 0, current_theme().px(LARGE))
    row.addWidget(form)
    return room


def _parent(form: Form) -> QWidget:
    room = form.parentWidget()
    assert room is not None
    return room
