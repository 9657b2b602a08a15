"""Complaints as administrators decide them: the evidence, the order, both sides' history, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.complaints import COMPLAINTS
from ecom_client.domain.changes import Change
from ecom_client.domain.complaints import (
    LONGEST_STATEMENT,
    ComplaintSide,
    ComplaintStatus,
    Party,
    Severity,
    Verdict,
)
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.orders import Delivery, OrderStatus, Payment
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.words import account_status_word
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.complaint_thread import ComplaintThread, margins
from ecom_client.ui.common.complaint_words import (
    complaint_chip,
    complaint_kinds,
    complaint_states,
    complaint_status_word,
    complaint_word,
    penalty_words,
    points,
    profile_word,
    severities,
    severity_word,
    side_word,
)
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.fields import CheckField, ChoiceField, LongTextField
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.order_words import delivery_word, payment_word, status_word
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date, date_time, money, ngettext, number, relative

Costs = Mapping[Severity, tuple[int, Decimal]]
"""Severity → points and yuan."""

_OPEN = frozenset({ComplaintStatus.OPEN.value, ComplaintStatus.APPEALED.value})


class ComplaintsPage(AdminTable):
    """Place "complaints". Shows what is to be decided until other filters are chosen."""

    name = "admin/complaints"
    module = "complaints"
    interested_in = frozenset({Change.COMPLAINTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._view: CaseView | None = None
        super().__init__(context, parent)
        self.set_filters({"status": _OPEN})

    def title(self) -> str:
        return _("Complaints")

    def search_words(self) -> str:
        return _("Number, name or product")

    def source(self) -> Source[Any]:
        return COMPLAINTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "kind", lambda: _("About"), lambda row: complaint_word(row["kind"]), sort="kind", width=140
            ),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=complaint_chip,
                width=140,
            ),
            Column("complainant", lambda: _("Complainant"), lambda row: row["complainant_name"], width=130),
            Column("accused", lambda: _("Accused"), lambda row: row["accused_name"], width=150),
            Column(
                "filed_at",
                lambda: _("Made"),
                lambda row: row["filed_at"],
                Kind.DATETIME,
                "filed_at",
                tooltip=lambda row: relative(row["filed_at"]),
            ),
            Column("last_at", lambda: _("Last word"), lambda row: row["last_at"], Kind.DATETIME, "last_at"),
            Column(
                "thing",
                lambda: _("Order or product"),
                lambda row: row["product_name"] or row["order_number"],
                width=160,
            ),
            Column("severity", lambda: _("Severity"), lambda row: severity_word(row["severity"]), width=100),
            Column("deduction", lambda: _("Deduction"), lambda row: row["deduction"] or None, Kind.NUMBER),
            Column("fine", lambda: _("Fine"), lambda row: row["fine"] or None, Kind.MONEY),
            Column("decided_by", lambda: _("Decided by"), lambda row: row["decided_by_name"], width=130),
            Column("number", lambda: _("Number"), lambda row: row["number"], Kind.ID, width=160),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), complaint_states),
            MultiChoice("kind", lambda: _("About"), complaint_kinds),
            MultiChoice("severity", lambda: _("Severity"), severities),
            Range("fine", lambda: _("Fine")),
            DateRange("filed_at", lambda: _("Made")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Uphold…"),
                lambda rows: self.decide(rows[0], upheld=True),
                "gavel",
                self._can_decide,
            ),
            RowAction(
                lambda: _("Reject…"),
                lambda rows: self.decide(rows[0], upheld=False),
                "close",
                self._can_decide,
            ),
            self.way_to_order(),
        )

    def details(self, row: Any) -> QWidget:
        self._view = CaseView(self.tasks, row, may_write=self._may_speak(row), own=self._is_own(row))
        self._view.failed.connect(self.failed)
        return self._view

    def panel_title(self, row: Any) -> str:
        return _("Complaint {number}").format(number=row["number"])

    def empty(self) -> tuple[str, str, str]:
        return ("gavel", _("Complaints of customers and vendors will stand here."), "")

    def counted(self, count: int) -> str:
        if self.filter_row.values() == {"status": _OPEN}:
            return ngettext("{n} to be decided", "{n} to be decided", count).format(n=number(count))
        return ngettext("{n} complaint", "{n} complaints", count).format(n=number(count))

    def refresh(self) -> None:
        super().refresh()
        if self._view is not None:
            self._view.talk.refresh()

    def decide(self, row: Any, *, upheld: bool) -> None:
        """Ask for severity and reasons; the button says what will happen."""
        self.tasks.query(
            self,
            lambda session: session.complaints.penalties(),
            lambda costs: self._open_verdict(row, costs, upheld),
            self.failed.emit,
            key="penalties",
        )

    def _open_verdict(self, row: Any, costs: Costs, upheld: bool) -> None:
        dialog = VerdictDialog(self.tasks, row, costs, self, upheld=upheld)
        dialog.answered.connect(lambda verdict: self._on_decided(row, verdict))
        dialog.open()

    def _show_panel(self, row: Any) -> None:
        """A case that is shown already goes on: what is typed into it stays."""
        shown = self._panel_row
        if (
            self._view is not None
            and self.panel.is_open()
            and shown is not None
            and (shown["id"], shown["version"]) == (row["id"], row["version"])
        ):
            self._panel_row = row
            return
        super()._show_panel(row)

    def _on_panel_closed(self) -> None:
        self._view = None
        super()._on_panel_closed()

    def _is_own(self, row: Any) -> bool:
        me = self._context.identity.account_id
        return me in (row["complainant_account_id"], row["accused_account_id"])

    def _may_speak(self, row: Any) -> bool:
        return row["status"] in _OPEN and self.may_edit() and not self._is_own(row)

    def may_edit(self) -> bool:
        """Whether the person may answer in complaints."""
        return self._context.identity.may(self.module, Privilege.WRITE)

    def _can_decide(self, rows: list[Any]) -> bool:
        return (
            len(rows) == 1
            and rows[0]["status"] in _OPEN
            and self._context.identity.may(self.module, Privilege.FULL)
            and not self._is_own(rows[0])
            and not (
                rows[0]["status"] == ComplaintStatus.APPEALED
                and rows[0]["decided_by"] == self._context.identity.account_id
            )
        )

    def _on_decided(self, row: Any, verdict: Verdict) -> None:
        self.panel.close_panel()
        told = _("Complaint {number}: {verdict}").format(
            number=row["number"], verdict=complaint_status_word(verdict.status)
        )
        penalty = penalty_words(verdict.deduction, verdict.fine)
        self.say("good", f"{told} ({penalty})" if penalty else told)


class CaseView(QWidget):
    """All a decision needs, from top to bottom: where it stands, the order, both sides, what was said."""

    #: Something could not be read or written (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, row: Any, *, may_write: bool, own: bool) -> None:
        super().__init__()
        complaint_id = row["id"]
        self._row = row
        self._place = margins(self)
        self._facts: QWidget = QWidget()
        self._place.addWidget(self._facts)
        self.talk = ComplaintThread(
            tasks,
            ComplaintSide.ADMINISTRATOR,
            {},
            lambda session: session.complaints.all_messages(complaint_id),
            lambda session, key, words, stored: session.complaints.answer(key, complaint_id, words, stored),
        )
        self.talk.failed.connect(self.failed)
        self.talk.set_open(may_write)
        self._place.addWidget(self.talk)
        self._place.addStretch()
        self._own = own
        self._show(None, [])
        tasks.query(
            self,
            lambda session: (
                session.complaints.order(complaint_id),
                session.complaints.parties(complaint_id),
            ),
            lambda read: self._show(*read),
            self.failed.emit,
        )

    def _show(self, order: Mapping[str, Any] | None, parties: list[Party]) -> None:
        row = self._row
        facts = Facts()
        facts.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        facts.add_chips(complaint_chip(row["status"]))
        if self._own:
            facts.add_text(_("You are a side of this complaint. Another administrator decides it."), "muted")
        facts.add_part(
            "",
            [
                (_("About"), complaint_word(row["kind"])),
                (_("Product"), row["product_name"] or ""),
                (_("Made"), date_time(row["filed_at"])),
                (_("Decided by"), row["decided_by_name"] or ""),
                (_("Decided"), date_time(row["decided_at"]) if row["decided_at"] else ""),
                (_("Appealed"), date_time(row["appealed_at"]) if row["appealed_at"] else ""),
                (_("Severity"), severity_word(row["severity"])),
                (_("Penalty"), penalty_words(row["deduction"], row["fine"])),
            ],
        )
        if order is not None:
            facts.add_part(_("Order {number}").format(number=order["number"]), _order_facts(order))
        for party in parties:
            name = row[f"{party.side.value}_name"]
            title = _("{side}: {name}").format(side=side_word(party.side), name=name)
            facts.add_part(title, _party_facts(party))
        self._place.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts


class VerdictDialog(CommandDialog):
    """Upholds a complaint with a severity, or rejects it, with the reasons both sides read."""

    def __init__(self, tasks: Tasks, row: Any, costs: Costs, parent: QWidget, *, upheld: bool) -> None:
        self._costs = costs
        self._buyer = row["accused_side"] == Window.CUSTOMER.value
        words = LongTextField(
            "content",
            _("Reasons"),
            required=True,
            max_length=LONGEST_STATEMENT,
            lines=4,
            hint=_("Both sides read them."),
        )
        words.edit.setObjectName("verdictReasons")
        form = Form([words])
        self._severity: ChoiceField | None = None
        self._fine: CheckField | None = None
        if upheld:
            severity = ChoiceField(
                "severity",
                _("Severity"),
                options=[(one, self._severity_option(one)) for one in Severity],
                required=True,
            )
            severity.box.setObjectName("verdictSeverity")
            fields: list[Any] = [severity]
            if not self._buyer:
                fine = CheckField("fine", _("With the fine"))
                fine.box.setObjectName("verdictFine")
                fields.append(fine)
                self._fine = fine
            form = Form([*fields, words])
            self._severity = severity
        accused = row["accused_name"]
        super().__init__(
            tasks,
            _("Uphold complaint {number}?").format(number=row["number"])
            if upheld
            else _("Reject complaint {number}?").format(number=row["number"]),
            form,
            _("Uphold it") if upheld else _("Reject it"),
            partial(_decide, row["id"], row["version"]),
            frozenset({Change.COMPLAINTS, Change.CUSTOMERS, Change.VENDORS, Change.CREDIT}),
            introduction=(
                _("{name} loses credit.")
                if upheld and self._buyer
                else _(
                    "{name} loses credit, and pays the fine if you say so. What the wallet does not cover is owed."
                )
                if upheld
                else _("{name} loses nothing; what an earlier verdict took comes back.")
            ).format(name=accused),
            danger=upheld,
            parent=parent,
        )
        self.setObjectName("verdictDialog")
        self.deed.setObjectName("decideComplaint")
        if self._severity is not None:
            self._severity.changed.connect(self._on_penalty)
        if self._fine is not None:
            self._fine.changed.connect(self._on_penalty)
        self._upheld = upheld
        self._on_penalty()

    def _severity_option(self, severity: Severity) -> str:
        deduction, fine = self._costs[severity]
        if self._buyer:
            return _("{severity}: −{points}").format(
                severity=severity_word(severity), points=points(deduction)
            )
        return _("{severity}: −{points}, fine {amount}").format(
            severity=severity_word(severity), points=points(deduction), amount=money(fine)
        )

    def _on_penalty(self) -> None:
        chosen = self._severity.value() if self._severity is not None else None
        if chosen is None:
            return
        severity = Severity(chosen)
        deduction, fine = self._costs[severity]
        if self._fine is None or not self._fine.value():
            fine = Decimal(0)
        penalty = penalty_words(deduction, fine)
        self.deed.setText(_("Uphold it ({penalty})").format(penalty=penalty) if penalty else _("Uphold it"))


def _decide(complaint_id: int, version: int, session: Any, key: str, values: dict[str, Any]) -> object:
    severity = Severity(values["severity"]) if values.get("severity") else None
    return session.complaints.decide(
        key, complaint_id, version, severity, values["content"], with_fine=bool(values.get("fine"))
    )


def _order_facts(order: Mapping[str, Any]) -> list[tuple[str, str]]:
    def moment(name: str) -> str:
        return date_time(order[name]) if order[name] else ""

    return [
        (_("State"), status_word(OrderStatus(order["status"]))),
        (_("Products"), order["items"] or ""),
        (_("Total"), money(order["total"])),
        (_("Paid back"), money(order["refunded"]) if order["refunded"] else ""),
        (_("Payment"), payment_word(Payment(order["payment"]))),
        (_("Delivery"), delivery_word(Delivery(order["delivery"]))),
        (_("Carrier"), f"{order['carrier']} {order['tracking_number']}".strip()),
        (_("Note"), order["note"]),
        (_("Placed"), moment("placed_at")),
        (_("Confirmed"), moment("confirmed_at")),
        (_("Shipped"), moment("shipped_at")),
        (_("Received"), moment("received_at")),
        (_("Cancelled"), moment("cancelled_at")),
    ]


def _party_facts(party: Party) -> list[tuple[str, str]]:
    state = account_status_word(party.account_status)
    return [
        (_("As"), profile_word(party.profile.value)),
        (_("Login name"), party.login_name),
        (_("Account"), state if party.account_status != "active" else ""),
        (_("Credit score"), number(party.credit_score)),
        (_("Member since"), date(party.registered_at)),
        (_("Orders bought"), number(party.orders_bought)),
        (_("Orders sold"), number(party.orders_sold)),
        (
            _("Complaints made"),
            _("{n}, {upheld} upheld").format(
                n=number(party.complaints_made), upheld=number(party.complaints_made_upheld)
            ),
        ),
        (
            _("Complaints against"),
            _("{n}, {upheld} upheld").format(
                n=number(party.complaints_against), upheld=number(party.complaints_upheld)
            ),
        ),
    ]
