"""Applications to be a shop: the documents, the on-site check, and the decision."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import SortKey, Source
from ecom_client.data.repositories.administration import APPLICATIONS
from ecom_client.domain.applications import (
    ApplicationDecision,
    ApplicationStatus,
    document_ids,
)
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice
from ecom_client.ui.common.form import DateField, Form, LongTextField
from ecom_client.ui.common.selling_words import (
    application_chip,
    application_states,
    document_kinds,
    document_word,
)
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date, date_time, ngettext, number, relative

_WAITING = frozenset({ApplicationStatus.REQUESTED.value})
_CHANGES = frozenset({Change.APPLICATIONS, Change.VENDORS, Change.PRODUCTS, Change.AUDIT})
LONGEST_NOTE = 500


class ApprovalsPage(AdminTable):
    """Place "approvals". Shows what waits, the oldest first, until other filters are chosen."""

    name = "admin/approvals"
    module = "approvals"
    interested_in = frozenset({Change.APPLICATIONS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_filters({"status": _WAITING})

    def title(self) -> str:
        return _("Approvals")

    def search_words(self) -> str:
        return _("Number or name")

    def source(self) -> Source[Any]:
        return APPLICATIONS.with_sort([SortKey("applied_at")])

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "applied_at",
                lambda: _("Applied"),
                lambda row: row["applied_at"],
                Kind.DATETIME,
                "applied_at",
                tooltip=lambda row: relative(row["applied_at"]),
            ),
            Column(
                "vendor", lambda: _("Vendor"), lambda row: row["vendor_name"], sort="vendor_name", width=170
            ),
            Column("plan", lambda: _("Plan"), lambda row: row["plan_name"], width=130),
            Column(
                "real_name",
                lambda: _("Name in the document"),
                lambda row: row["real_name"] or None,
                width=150,
            ),
            Column(
                "document", lambda: _("Document"), lambda row: document_word(row["document_kind"]), width=130
            ),
            Column("checked", lambda: _("Visited"), lambda row: date(row["checked_on"]) or None, width=110),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=application_chip,
            ),
            Column("number", lambda: _("Number"), lambda row: row["number"], Kind.ID, width=160),
            Column("decided_by", lambda: _("Decided by"), lambda row: row["decided_by_name"], width=130),
            Column("decided_at", lambda: _("Decided"), lambda row: row["decided_at"], Kind.DATETIME),
            Column("reason", lambda: _("Reason"), lambda row: row["reason"] or None, shown=False),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), application_states),
            MultiChoice("document_kind", lambda: _("Document"), document_kinds),
            DateRange("applied_at", lambda: _("Applied")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Approve…"),
                lambda rows: self.decide(rows[0], ApplicationDecision.APPROVE),
                "check",
                lambda rows: self._is_open(rows, Privilege.FULL) and rows[0]["checked_on"] is not None,
            ),
            RowAction(
                lambda: _("Record the on-site check…"),
                lambda rows: self.record_check(rows[0]),
                "map-marker-check-outline",
                lambda rows: self._is_open(rows, Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Refuse…"),
                lambda rows: self.decide(rows[0], ApplicationDecision.REFUSE),
                "close",
                lambda rows: self._is_open(rows, Privilege.FULL),
            ),
            self.way_to_vendor(),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(application_chip(row["status"]))
        facts.add_part(
            "",
            [
                (_("Vendor"), row["vendor_name"]),
                (_("Plan"), row["plan_name"] or ""),
                (_("Name in the document"), row["real_name"]),
                (_("Document"), document_word(row["document_kind"])),
                (_("Applied"), date_time(row["applied_at"])),
                (_("Number"), row["number"]),
                (_("When and where"), row["note"]),
            ],
        )
        documents = AttachmentRow(self.tasks)
        documents.show_attachments(document_ids(row["documents"]))
        if row["documents"]:
            facts.add_widget(_("Documents"), documents)
        elif row["documents_erased_at"]:
            facts.add_text(
                _("The documents were erased on {day}.").format(day=date(row["documents_erased_at"])), "muted"
            )
        facts.add_part(
            _("On-site check"),
            [
                (_("Visited"), date(row["checked_on"]) if row["checked_on"] else ""),
                (_("By"), row["checked_by_name"] or ""),
                (_("Note"), row["check_note"]),
            ],
        )
        facts.add_part(
            _("Decision"),
            [
                (_("Decided by"), row["decided_by_name"] or ""),
                (_("Decided"), date_time(row["decided_at"]) if row["decided_at"] else ""),
                (_("Reason"), row["reason"]),
            ],
        )
        facts.add_text(self._advice(row), "muted")
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["vendor_name"])

    def empty(self) -> tuple[str, str, str]:
        return ("storefront-plus-outline", _("Sellers who want to be a shop will stand here."), "")

    def counted(self, count: int) -> str:
        if self.filter_row.values() == {"status": _WAITING}:
            words = ngettext("{n} waits to be decided", "{n} wait to be decided", count)
        else:
            words = ngettext("{n} application", "{n} applications", count)
        return words.format(n=number(count))

    def decide(self, row: Any, decision: ApplicationDecision) -> None:
        """Ask for a reason and approve or refuse; the button says what will happen."""
        dialog = DecisionDialog(self, row, decision)
        dialog.answered.connect(lambda _status: self._on_decided(row, decision))
        dialog.open()

    def record_check(self, row: Any) -> None:
        """Ask when the applicant was visited and what was seen."""
        dialog = CheckDialog(self, row)
        dialog.answered.connect(
            lambda _nothing: self.say(
                "good", _("The check of {name} is written down.").format(name=row["vendor_name"])
            )
        )
        dialog.open()

    def _is_open(self, rows: list[Any], privilege: Privilege) -> bool:
        return (
            len(rows) == 1
            and rows[0]["status"] == ApplicationStatus.REQUESTED
            and self.may(privilege)
            and rows[0]["account_id"] != self._context.identity.account_id
        )

    def _advice(self, row: Any) -> str:
        if row["status"] != ApplicationStatus.REQUESTED:
            return ""
        if row["account_id"] == self._context.identity.account_id:
            return _("This is your own application. Another administrator decides it.")
        if not self.may(Privilege.WRITE):
            return _("You may look at applications, not decide them.")
        if row["checked_on"] is None:
            return _(
                "Visit the applicant, compare the documents with the person, and record the check. Then decide."
            )
        return "" if self.may(Privilege.FULL) else _("Another administrator decides it.")

    def _on_decided(self, row: Any, decision: ApplicationDecision) -> None:
        self.panel.close_panel()
        words = (
            _("{name} is a shop now.")
            if decision is ApplicationDecision.APPROVE
            else _("The application of {name} is refused.")
        )
        self.say("good", words.format(name=row["vendor_name"]))


class DecisionDialog(CommandDialog):
    """Approves or refuses one application."""

    def __init__(self, page: ApprovalsPage, row: Any, decision: ApplicationDecision) -> None:
        refusing = decision is ApplicationDecision.REFUSE
        happens = (
            _("{name} stays an individual seller and is told why.")
            if refusing
            else _("{name} becomes a shop with the plan {plan}. Its listings stay on the shelf without end.")
        )
        super().__init__(
            page.tasks,
            _("Refuse this application?") if refusing else _("Approve this application?"),
            Form(
                [
                    LongTextField(
                        "reason",
                        _("Why") if refusing else _("Note"),
                        required=refusing,
                        max_length=LONGEST_NOTE,
                        lines=3,
                        hint=_("{name} reads this.").format(name=row["vendor_name"]),
                    )
                ]
            ),
            _("Refuse the application") if refusing else _("Approve the shop"),
            partial(_decide, row["id"], row["version"], decision),
            _CHANGES,
            introduction=happens.format(name=row["vendor_name"], plan=row["plan_name"]),
            danger=refusing,
            parent=page,
        )
        self.setObjectName("applicationDecision")
        self.deed.setObjectName("decideApplication")
        self.form.field("reason").input.setObjectName("decision_reason")


class CheckDialog(CommandDialog):
    """Writes down an on-site check."""

    def __init__(self, page: ApprovalsPage, row: Any) -> None:
        super().__init__(
            page.tasks,
            _("Record the on-site check"),
            Form(
                [
                    DateField("on", _("Visited on"), required=True),
                    LongTextField(
                        "note", _("What was seen"), required=True, max_length=LONGEST_NOTE, lines=3
                    ),
                ]
            ),
            _("Record it"),
            partial(_record, row["id"], row["version"]),
            _CHANGES,
            introduction=row["vendor_name"],
            parent=page,
        )
        self.setObjectName("checkDialog")
        self.deed.setObjectName("recordCheck")
        for field in self.form.fields():
            field.input.setObjectName(f"check_{field.name}")


def _decide(
    application_id: int,
    version: int,
    decision: ApplicationDecision,
    session: Any,
    key: str,
    values: dict[str, Any],
) -> ApplicationStatus:
    answer: ApplicationStatus = session.applications.decide(
        key, application_id, version, decision, values["reason"] or ""
    )
    return answer


def _record(application_id: int, version: int, session: Any, key: str, values: dict[str, Any]) -> None:
    session.applications.record_check(key, application_id, version, values["on"], values["note"])
