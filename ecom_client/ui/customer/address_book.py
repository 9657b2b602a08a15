"""The address book: every address with what can be done to it."""

from __future__ import annotations

from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.addresses import DeliveryAddress
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.labels import Card, empty_out, label, thin_line
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL, TIGHT


class AddressBook(Card):
    """Shows addresses and tells what somebody wants done; the page does it."""

    add_wanted = pyqtSignal()
    edit_wanted = pyqtSignal(object)
    remove_wanted = pyqtSignal(object)
    default_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Delivery addresses"), parent)
        self.empty = EmptyState(
            "map-marker-outline",
            _("Your address book is empty. Add where your orders go."),
            _("Add your first address"),
        )
        self.empty.hide()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(current_theme().px(SMALL))
        self.column.addWidget(self.empty)
        self.column.addLayout(self.rows)
        self.column.addStretch()
        self.empty.pressed.connect(self.add_wanted)

    def show_addresses(self, addresses: list[DeliveryAddress]) -> None:
        """Show this book; the default address comes first."""
        empty_out(self.rows)
        for place, address in enumerate(addresses):
            if place:
                self.rows.addWidget(thin_line())
            self.rows.addWidget(self._row(address))
        self.empty.setVisible(not addresses)

    def _row(self, address: DeliveryAddress) -> QFrame:
        theme = current_theme()
        row = QFrame()
        row.setObjectName(f"address{address.id}")
        row.setAccessibleName(f"{address.recipient}, {address.phone}, {address.one_line}")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, theme.px(TIGHT), 0, theme.px(TIGHT))
        column.setSpacing(theme.px(TIGHT))
        head = QHBoxLayout()
        head.setSpacing(theme.px(SMALL))
        head.addWidget(label(f"{address.recipient}  {address.phone}", "strong", selectable=True), 1)
        if address.is_default:
            head.addWidget(StateChip(Chip(_("Default"), "check", "accent")), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(label(address.one_line, selectable=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(SMALL))
        wishes = [("editAddress", _("Edit"), self.edit_wanted)]
        if not address.is_default:
            wishes.append(("makeDefault", _("Make it the default"), self.default_wanted))
        wishes.append(("removeAddress", _("Remove"), self.remove_wanted))
        for name, word, signal in wishes:
            button = QPushButton(word)
            button.setObjectName(name)
            button.setAccessibleDescription(row.accessibleName())
            mark(button, kind="link")
            button.clicked.connect(partial(self._on_wish, signal, address))
            flow.addWidget(button)
        column.addWidget(buttons)
        return row

    def _on_wish(self, signal: object, address: DeliveryAddress, _checked: bool = False) -> None:
        signal.emit(address)  # type: ignore[attr-defined]
