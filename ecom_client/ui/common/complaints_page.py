"""The complaints of a customer or a vendor: those they made and those about them, each with what was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QWidget

from ecom_client.data.repositories.complaints import Complaints
from ecom_client.domain.changes import Change
from ecom_client.domain.complaints import Complaint, ComplaintSide
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.complaint_dialog import appeal_dialog
from ecom_client.ui.common.complaint_thread import ComplaintThread, margins
from ecom_client.ui.common.complaint_words import (
    complaint_chip,
    complaint_states,
    complaint_word,
    penalty_words,
    severity_word,
    side_word,
)
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Choice, Filter, MultiChoice
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number

if TYPE_CHECKING:
    from ecom_client.data.paging import Source
    from ecom_client.ui.common.tasks import Tasks

_CHANGES = frozenset({Change.COMPLAINTS})


class ComplaintsPage(ListPage):
    """Place "complaints" of the customer's and the vendor's window. `opened` takes the id of a complaint."""

    interested_in = _CHANGES

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self._window = context.window
        self._view: ComplaintView | None = None
        self.name = f"{context.window.value}/complaints"
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("Complaints")

    def source(self) -> Source[Complaint]:
        return Complaints.source(self._window)

    def filters(self) -> Sequence[Filter]:
        return (
            MultiChoice("status", lambda: _("Status"), complaint_states),
            Choice(
                "side",
                _part,
                lambda: [("complainant", _("Made by me")), ("accused", _("About me"))],
            ),
        )

    def columns(self) -> Sequence[Column]:
        return (
            Column("kind", lambda: _("About"), lambda row: complaint_word(row.kind), width=140),
            Column("status", lambda: _("Status"), lambda row: row, Kind.CHIP, chip=_chip, width=150),
            Column("side", _part, _role, width=120),
            Column("other", lambda: _("Other side"), lambda row: row.other_name, width=150),
            Column("thing", lambda: _("Order or product"), _thing, width=180),
            Column("last_at", lambda: _("Last word"), lambda row: row.last_at, Kind.DATETIME),
            Column("filed_at", lambda: _("Made"), lambda row: row.filed_at, Kind.DATETIME, shown=False),
            Column("number", lambda: _("Number"), lambda row: row.number, Kind.ID, width=150),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Appeal"),
                lambda rows: self._on_appeal(rows[0]),
                "scale-balance",
                fits=lambda rows: len(rows) == 1 and rows[0].may_appeal,
            ),
            RowAction(
                lambda: _("Show the order"),
                lambda rows: self.go.emit("orders", rows[0].order_id),
                "receipt-text-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].order_id is not None,
            ),
            RowAction(
                lambda: _("Take it back"),
                lambda rows: self._on_withdraw(rows[0]),
                "undo",
                fits=lambda rows: len(rows) == 1 and rows[0].may_withdraw,
                danger=True,
            ),
        )

    def details(self, row: Complaint) -> QWidget:
        self._view = ComplaintView(self.tasks, row)
        self._view.failed.connect(self.failed)
        return self._view

    def panel_title(self, row: Complaint) -> str:
        return _("Complaint {number}").format(number=row.number)

    def empty(self) -> tuple[str, str, str]:
        words = (
            _("You have no complaints. If something went wrong, choose the order and complain there.")
            if self._window is Window.CUSTOMER
            else _("Nobody has complained, and neither have you.")
        )
        return ("gavel", words, _("Go to the orders"))

    def on_empty_pressed(self) -> None:
        self.go.emit("orders", None)

    def counted(self, count: int) -> str:
        return ngettext("{n} complaint", "{n} complaints", count).format(n=number(count))

    def refresh(self) -> None:
        super().refresh()
        if self._view is not None:
            self._view.talk.refresh()

    def on_shown(self) -> None:
        """What came while the page was away counts as read now that it is seen."""
        if self._view is not None:
            self._view.talk.refresh()

    def opened(self, argument: object) -> None:
        """Show this complaint in the panel, wherever in the list it stands."""
        if not isinstance(argument, int):
            return
        complaint_id = argument
        self.tasks.query(
            self,
            lambda session: session.complaints.complaint(complaint_id),
            self._on_found,
            self.failed.emit,
            key="open",
        )

    def _on_found(self, complaint: Complaint | None) -> None:
        if complaint is None:
            self.say("warn", _("This complaint is not among yours."))
            return
        self.select_row(complaint.id)
        self._show_panel(complaint)

    def _show_panel(self, row: Any) -> None:
        """A complaint that is shown already goes on: what is typed into it stays."""
        if self._view is not None and self.panel.is_open() and self._view.complaint_id == row.id:
            self._panel_row = row
            self._view.show_complaint(row)
            self.panel.set_actions(*self._panel_buttons(row))
            return
        super()._show_panel(row)

    def _on_panel_closed(self) -> None:
        self._view = None
        super()._on_panel_closed()

    def _on_appeal(self, row: Complaint) -> None:
        dialog = appeal_dialog(self.tasks, row.id, row.number, self)
        dialog.answered.connect(
            lambda _nothing: self.say("good", _("Your appeal is made. Another administrator decides."))
        )
        dialog.open()

    def _on_withdraw(self, row: Complaint) -> None:
        key = new_key()

        def send() -> None:
            self.tasks.command(
                self,
                lambda session: session.complaints.withdraw(key, row.id),
                lambda _nothing: self.say(
                    "good", _("Complaint {number} is taken back.").format(number=row.number)
                ),
                self._on_refused,
                changes=_CHANGES,
            )

        confirm(
            self,
            _("Take the complaint back?"),
            _("It is closed then, and nobody decides it. {name} is told.").format(name=row.other_name),
            _("Take it back"),
            send,
        ).setObjectName("withdrawComplaint")

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


class ComplaintView(QWidget):
    """One complaint of one's own: what it is about, where it stands, what was said."""

    #: Something could not be read or written (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, row: Complaint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.complaint_id = row.id
        self._tasks = tasks
        self._shown: Complaint | None = None
        self._read_up_to = 0
        complaint_id = row.id
        other = ComplaintSide.ACCUSED if row.side is ComplaintSide.COMPLAINANT else ComplaintSide.COMPLAINANT
        self._facts = QWidget()
        self._place = margins(self)
        self._place.addWidget(self._facts)
        self.talk = ComplaintThread(
            tasks,
            row.side,
            {other: row.other_name},
            lambda session: session.complaints.messages(complaint_id),
            lambda session, key, words, stored: session.complaints.write(key, complaint_id, words, stored),
        )
        self.talk.failed.connect(self.failed)
        self.talk.seen.connect(self._on_seen)
        self._place.addWidget(self.talk)
        self._place.addStretch()
        self.show_complaint(row)

    def show_complaint(self, row: Complaint) -> None:
        """Say where it stands now."""
        if row == self._shown:
            return
        self._shown = row
        facts = Facts()
        facts.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        facts.add_chips(complaint_chip(row.status))
        facts.add_part(
            "",
            [
                (_("About"), complaint_word(row.kind)),
                (
                    side_word(ComplaintSide.ACCUSED)
                    if row.side is ComplaintSide.COMPLAINANT
                    else side_word(ComplaintSide.COMPLAINANT),
                    row.other_name,
                ),
                (_("Order number"), row.order_number or ""),
                (_("Product"), row.product_name or ""),
                (_("Made"), date_time(row.filed_at)),
                (_("Decided"), date_time(row.decided_at) if row.decided_at else ""),
                (_("Severity"), severity_word(row.severity)),
                (_("Penalty"), penalty_words(row.deduction, row.fine)),
            ],
        )
        self._place.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        self.talk.set_open(row.status.is_open)

    def _on_seen(self, up_to: int) -> None:
        if self._shown is None or not self._shown.unread or up_to <= self._read_up_to:
            return
        self._read_up_to = up_to
        self._tasks.command(
            self,
            partial(_mark, complaint_id=self.complaint_id, up_to=up_to),
            lambda _nothing: None,
            self._on_not_marked,
            changes=_CHANGES,
        )

    def _on_not_marked(self, error: Exception) -> None:
        self._read_up_to = 0
        self.failed.emit(error)


def _part() -> str:
    """How the column of the own part in a complaint is called."""
    return _("My part")


def _mark(session: Any, *, complaint_id: int, up_to: int) -> None:
    session.complaints.mark_read(complaint_id, up_to)


def _chip(row: Complaint) -> Chip:
    if row.unread:
        told = ngettext("{n} unread", "{n} unread", row.unread).format(n=number(row.unread))
        return Chip(told, "message-badge-outline", "accent")
    return complaint_chip(row.status)


def _role(row: Complaint) -> str:
    return _("Made by me") if row.side is ComplaintSide.COMPLAINANT else _("About me")


def _thing(row: Complaint) -> str:
    return row.product_name or row.order_number or ""
