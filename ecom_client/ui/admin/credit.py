"""Credit scores: every change with its reason, and adjusting one by hand."""

from __future__ import annotations

from typing import Any

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.credit import CREDIT
from ecom_client.domain.changes import Change
from ecom_client.domain.complaints import CreditReason
from ecom_client.domain.identity import Privilege
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.complaint_words import credit_reasons, credit_word, signed
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.fields import ChoiceField, LongTextField, TextField, WholeField
from ecom_client.ui.common.filters import DateRange, Filter, FilterKind, MultiChoice, Range
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext

LONGEST_REASON = 500


class CreditPage(AdminTable):
    """Place "credit"."""

    name = "admin/credit"
    module = "credit"
    interested_in = frozenset({Change.CREDIT, Change.COMPLAINTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.adjust_action: QAction | None = None
        super().__init__(context, parent)
        if context.identity.may(self.module, Privilege.WRITE):
            self.adjust_action = QAction(icon("plus-minus-variant", "on_accent"), _("Adjust a score"), self)
            self.adjust_action.triggered.connect(lambda: self.adjust(""))

    def title(self) -> str:
        return _("Credit")

    def primary_action(self) -> QAction | None:
        return self.adjust_action

    def search_words(self) -> str:
        return _("Name or login name")

    def source(self) -> Source[Any]:
        return CREDIT

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "happened_at",
                lambda: _("When"),
                lambda row: row["happened_at"],
                Kind.DATETIME,
                "happened_at",
            ),
            Column("person", lambda: pgettext("person", "Name"), lambda row: row["person_name"], width=150),
            Column(
                "change",
                lambda: pgettext("credit", "Change"),
                lambda row: signed(row["score_change"]),
                width=90,
            ),
            Column("after", lambda: _("Score after"), lambda row: row["score_after"], Kind.NUMBER, width=110),
            Column("why", lambda: _("Why"), lambda row: credit_word(row["why"]), width=160),
            Column(
                "subject",
                lambda: _("Order or complaint"),
                lambda row: row["order_number"] or row["complaint_number"],
                Kind.ID,
                width=160,
            ),
            Column("note", lambda: _("Reason"), lambda row: row["note"], width=220),
            Column("decided_by", lambda: _("Decided by"), lambda row: row["decided_by_name"], width=130),
            Column("login_name", lambda: _("Login name"), lambda row: row["login_name"], width=130),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("why", lambda: _("Why"), credit_reasons),
            Range("score_after", lambda: _("Score after"), FilterKind.NUMBER),
            DateRange("happened_at", lambda: _("When")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Adjust the score…"),
                lambda rows: self.adjust(rows[0]["login_name"]),
                "plus-minus-variant",
                self._can_adjust,
            ),
            self.way_to("accounts", lambda: _("Show the account"), "account-key-outline", _login_name),
            self.way_to(
                "complaints", lambda: _("Show the complaint"), "gavel", lambda row: row["complaint_number"]
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_part(
            "",
            [
                (pgettext("person", "Name"), row["person_name"] or ""),
                (_("Login name"), row["login_name"] or ""),
                (pgettext("credit", "Change"), signed(row["score_change"])),
                (_("Score after"), number(row["score_after"])),
                (_("Why"), credit_word(row["why"])),
                (_("Order number"), row["order_number"] or ""),
                (_("Complaint"), row["complaint_number"] or ""),
                (_("Reason"), row["note"]),
                (_("Decided by"), row["decided_by_name"] or ""),
                (_("When"), date_time(row["happened_at"])),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return f"{row['person_name']}  {signed(row['score_change'])}"

    def empty(self) -> tuple[str, str, str]:
        return ("scale-balance", _("Every change of a credit score will stand here with its reason."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} change", "{n} changes", count).format(n=number(count))

    def adjust(self, login_name: str) -> None:
        """Ask whose score, by how much and why."""
        dialog = AdjustDialog(self.tasks, login_name, self)
        dialog.answered.connect(
            lambda score: self.say("good", _("The score is {score} now.").format(score=number(score)))
        )
        dialog.open()

    def _can_adjust(self, rows: list[Any]) -> bool:
        return (
            len(rows) == 1
            and self._context.identity.may(self.module, Privilege.WRITE)
            and rows[0]["account_id"] != self._context.identity.account_id
            and rows[0]["why"] in set(CreditReason)
        )


class AdjustDialog(CommandDialog):
    """Changes one score by so many points."""

    def __init__(self, tasks: Tasks, login_name: str, parent: QWidget) -> None:
        name = TextField("login_name", _("Login name"), required=True, max_length=32)
        way = ChoiceField(
            "way",
            pgettext("credit", "Change"),
            options=[(-1, _("Take points")), (1, _("Give points"))],
            required=True,
            half=True,
        )
        count = WholeField("change", _("Points"), required=True, least=1, most=200, half=True, check=_check)
        reason = LongTextField(
            "reason",
            _("Reason"),
            required=True,
            max_length=LONGEST_REASON,
            lines=3,
            hint=_("Its owner reads it."),
        )
        form = Form([name, way, count, reason])
        form.set_values({"login_name": login_name})
        super().__init__(
            tasks,
            _("Adjust a credit score"),
            form,
            _("Adjust it"),
            _adjust,
            frozenset({Change.CREDIT, Change.CUSTOMERS, Change.VENDORS}),
            introduction=_(
                "Scores lie between 0 and 200. Who is below the floor of the settings cannot publish."
            ),
            parent=parent,
        )
        self.setObjectName("adjustDialog")
        self.deed.setObjectName("adjustCredit")
        for field in form.fields():
            field.input.setObjectName(f"adjust_{field.name}")


def _check(points: int) -> None:
    if not 1 <= points <= 200:
        raise WrongInput(_("Type a number from 1 to 200."))


def _adjust(session: Any, key: str, values: dict[str, Any]) -> object:
    return session.credit.adjust(
        key, values["login_name"], values["way"] * values["change"], values["reason"]
    )


def _login_name(row: Any) -> str | None:
    name: str | None = row["login_name"]
    return name
