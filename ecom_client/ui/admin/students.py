"""Requests to bear the badge of a student: the card beside the name, and the decision."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import SortKey, Source
from ecom_client.data.repositories.administration import STUDENTS
from ecom_client.domain.attachments import attachment_ids
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.students import BadgeStatus
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice
from ecom_client.ui.common.form import DateField, Form, LongTextField
from ecom_client.ui.common.student_words import badge_chip, badge_states
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date, date_time, local, ngettext, number

_WAITING = frozenset({BadgeStatus.ASKED.value})
_CHANGES = frozenset({Change.STUDENTS, Change.AUDIT})


class StudentsPage(AdminTable):
    """Place "students". Shows what waits, the oldest first, until other filters are chosen."""

    name = "admin/students"
    module = "students"
    interested_in = frozenset({Change.STUDENTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_filters({"status": _WAITING})

    def title(self) -> str:
        return _("Student badges")

    def search_words(self) -> str:
        return _("Name, campus or e-mail")

    def source(self) -> Source[Any]:
        return STUDENTS.with_sort([SortKey("asked_at")])

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("asked_at", lambda: _("Asked"), lambda row: row["asked_at"], Kind.DATETIME, "asked_at"),
            Column("name", lambda: _("Name"), lambda row: row["name"], width=150),
            Column("login", lambda: _("Login name"), lambda row: row["login_name"], width=120),
            Column("campus", lambda: _("Campus"), lambda row: row["campus"], width=170),
            Column("email", lambda: _("Confirmed e-mail"), lambda row: row["email"], width=190),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=lambda status: badge_chip(BadgeStatus(status)),
            ),
            Column("ends_on", lambda: _("Until"), lambda row: row["ends_on"], Kind.DATE),
            Column("decided_by", lambda: _("Decided by"), lambda row: row["decided_by_name"], width=130),
            Column("decided_at", lambda: _("Decided"), lambda row: row["decided_at"], Kind.DATETIME),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), badge_states),
            DateRange("asked_at", lambda: _("Asked")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Grant…"),
                partial(self._ask, BadgeStatus.GRANTED),
                "check",
                partial(self._may, BadgeStatus.ASKED),
            ),
            RowAction(
                lambda: _("Refuse…"),
                partial(self._ask, BadgeStatus.REFUSED),
                "close",
                partial(self._may, BadgeStatus.ASKED),
            ),
            RowAction(
                lambda: _("Take away…"),
                partial(self._ask, BadgeStatus.REVOKED),
                "cancel",
                partial(self._may, BadgeStatus.GRANTED),
                danger=True,
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(badge_chip(BadgeStatus(row["status"])))
        facts.add_part(
            "",
            [
                (_("Name"), row["name"] or ""),
                (_("Login name"), row["login_name"] or ""),
                (_("Campus"), row["campus"]),
                (_("Confirmed e-mail"), row["email"] or _("None")),
                (_("Asked"), date_time(row["asked_at"])),
                (_("Until"), date(row["ends_on"]) if row["ends_on"] else ""),
                (_("Decided by"), row["decided_by_name"] or ""),
                (_("Decided"), date_time(row["decided_at"]) if row["decided_at"] else ""),
                (_("Note"), row["note"]),
            ],
        )
        pictures = AttachmentRow(self.tasks)
        ids = attachment_ids(row["pictures"])
        pictures.show_attachments(ids)
        if ids:
            facts.add_widget(_("Student card"), pictures)
        if row["account_id"] == self._context.identity.account_id:
            facts.add_text(_("This is your own request. Another administrator decides it."), "muted")
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["name"] or row["login_name"] or row["campus"])

    def empty(self) -> tuple[str, str, str]:
        return ("school-outline", _("Students who show their card will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} request", "{n} requests", count).format(n=number(count))

    def _may(self, status: BadgeStatus, rows: list[Any]) -> bool:
        return (
            len(rows) == 1
            and rows[0]["status"] == status
            and self.may(Privilege.FULL)
            and rows[0]["account_id"] != self._context.identity.account_id
        )

    def _ask(self, decision: BadgeStatus, rows: list[Any]) -> None:
        row = rows[0]
        granting = decision is BadgeStatus.GRANTED
        title, deed = {
            BadgeStatus.GRANTED: (_("Grant the student badge?"), _("Grant the badge")),
            BadgeStatus.REFUSED: (_("Refuse the student badge?"), _("Refuse the badge")),
            BadgeStatus.REVOKED: (_("Take the student badge away?"), _("Take the badge away")),
        }[decision]
        today = local(datetime.now(UTC)).date()
        note = LongTextField(
            "note",
            _("Note") if granting else _("Why"),
            required=not granting,
            max_length=500,
            lines=3,
            hint=_("{name} reads this.").format(name=row["name"] or row["login_name"]),
        )
        fields: list[Any] = [note]
        if granting:
            ends = DateField(
                "ends_on",
                _("Holds until"),
                required=True,
                least=today,
                most=today.replace(year=today.year + 6, day=min(today.day, 28)),
                hint=_("The whole day included. Usually the end of the studies."),
            )
            fields.insert(0, ends)
        form = Form(fields)
        if granting:
            form.set_values({"ends_on": today.replace(year=today.year + 1, month=7, day=31)})
        dialog = CommandDialog(
            self.tasks,
            title,
            form,
            deed,
            partial(_decide, row["id"], row["version"], decision),
            _CHANGES,
            introduction=f"{row['name'] or row['login_name']}, {row['campus']}",
            danger=not granting,
            parent=self,
        )
        dialog.setObjectName("badgeDialog")
        dialog.deed.setObjectName("decideBadge")
        note.input.setObjectName("badgeNote")
        dialog.answered.connect(lambda _answer: self._on_decided())
        dialog.open()

    def _on_decided(self) -> None:
        self.panel.close_panel()
        self.say("good", _("It is decided, and whoever asked is told."))


def _decide(
    badge_id: int, version: int, decision: BadgeStatus, session: Any, key: str, values: dict[str, Any]
) -> object:
    return session.students.decide(
        key, badge_id, version, decision, values.get("ends_on"), values["note"] or ""
    )
