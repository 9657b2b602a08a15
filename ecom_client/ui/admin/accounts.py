"""Every account of the shop; whoever may do everything with them suspends and reinstates."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import ACCOUNTS
from ecom_client.domain import input_rules
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.words import account_states, account_status_chip
from ecom_client.ui.common import edits
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, FilterKind, MultiChoice, Range
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext

LONGEST_REASON = 500
_LANGUAGES = (("en", "English"), ("zh_CN", "简体中文"))


class AccountsPage(AdminTable):
    """Place "accounts"."""

    name = "admin/accounts"
    module = "accounts"
    interested_in = frozenset({Change.CUSTOMERS, Change.VENDORS})
    edit_changes = frozenset({Change.CUSTOMERS, Change.VENDORS})

    def title(self) -> str:
        return _("Accounts")

    def search_words(self) -> str:
        return _("Login name, e-mail or name")

    def source(self) -> Source[Any]:
        return ACCOUNTS

    def edits(self) -> tuple[Edit, ...]:
        def is_open(row: Any) -> bool:
            return row["status"] in ("active", "suspended")

        return (
            edits.text(
                "email",
                lambda: _("E-mail"),
                254,
                check=lambda value: input_rules.email("email", value),
                fits=lambda row: is_open(row) and self._may_write_address(row),
            ),
            edits.choice(
                "language", lambda: pgettext("account", "Language"), lambda: _LANGUAGES, fits=is_open
            ),
        )

    def _may_write_address(self, row: Any) -> bool:
        """An administrator's address is where their password could be mailed to."""
        return (
            row["administrator_id"] is None
            or row["id"] == self._context.identity.account_id
            or self._context.identity.may("permissions", Privilege.FULL)
        )

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "login_name",
                lambda: _("Login name"),
                lambda row: row["login_name"],
                sort="login_name",
                width=140,
            ),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=account_status_chip,
            ),
            Column("customer", lambda: _("Customer"), lambda row: row["customer_name"], width=130),
            Column("vendor", lambda: _("Vendor"), lambda row: row["vendor_name"], width=150),
            Column(
                "administrator", lambda: _("Administrator"), lambda row: row["administrator_name"], width=130
            ),
            Column(
                "email",
                lambda: _("E-mail"),
                lambda row: row["email"],
                width=170,
                edit=self.edit_of("email"),
            ),
            Column(
                "credit", lambda: _("Credit score"), lambda row: row["credit_score"], Kind.NUMBER, width=110
            ),
            Column(
                "registered_at",
                lambda: _("Registered"),
                lambda row: row["registered_at"],
                Kind.DATETIME,
                "registered_at",
            ),
            Column("seen", lambda: _("Last signed in"), lambda row: row["last_signed_in_at"], Kind.DATETIME),
            Column(
                "email_verified",
                lambda: _("E-mail verified"),
                lambda row: row["email_verified_at"],
                Kind.DATETIME,
                shown=False,
            ),
            Column(
                "terms",
                lambda: _("Terms accepted, version"),
                lambda row: row["terms_version"],
                Kind.NUMBER,
                shown=False,
            ),
            Column(
                "language",
                lambda: pgettext("account", "Language"),
                lambda row: dict(_LANGUAGES).get(row["language"], row["language"]),
                width=110,
                edit=self.edit_of("language"),
                shown=False,
            ),
            Column("reason", lambda: _("Reason"), lambda row: row["status_reason"] or None, shown=False),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), account_states),
            Range("credit_score", lambda: _("Credit score"), FilterKind.NUMBER),
            DateRange("registered_at", lambda: _("Registered")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            *self.edit_actions(),
            RowAction(
                lambda: _("Reinstate…"),
                lambda rows: self.decide(rows[0], suspending=False),
                "account-check-outline",
                lambda rows: self._can_decide(rows, "suspended"),
            ),
            RowAction(
                lambda: _("Reset password…"),
                lambda rows: self.reset_password(rows[0]),
                "lock-reset",
                lambda rows: self._can_decide(rows, "active"),
            ),
            RowAction(
                lambda: _("Suspend…"),
                lambda rows: self.decide(rows[0], suspending=True),
                "account-lock-outline",
                lambda rows: self._can_decide(rows, "active"),
                danger=True,
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(account_status_chip(row["status"]))
        if row["status_reason"]:
            facts.add_text(_("Reason: {reason}").format(reason=row["status_reason"]), "muted")
        facts.add_part(
            "",
            [
                (_("Customer"), row["customer_name"] or ""),
                (_("Vendor"), row["vendor_name"] or ""),
                (_("Administrator"), row["administrator_name"] or ""),
                (_("E-mail"), row["email"] or ""),
                (
                    _("E-mail verified"),
                    date_time(row["email_verified_at"]) if row["email_verified_at"] else "",
                ),
                (_("Terms accepted"), _terms(row)),
                (_("Credit score"), number(row["credit_score"])),
                (_("Registered"), date_time(row["registered_at"])),
                (
                    _("Last signed in"),
                    date_time(row["last_signed_in_at"]) if row["last_signed_in_at"] else "",
                ),
            ],
        )
        return facts

    def empty(self) -> tuple[str, str, str]:
        return ("account-multiple-outline", _("Accounts will stand here once somebody registers."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} account", "{n} accounts", count).format(n=number(count))

    def decide(self, row: Any, *, suspending: bool) -> None:
        """Ask for the reason and suspend or reinstate an account."""
        dialog = StandingDialog(self, row, suspending=suspending)
        dialog.answered.connect(lambda _version: self._on_decided(row, suspending=suspending))
        dialog.open()

    def reset_password(self, row: Any) -> None:
        """Give the account a one-time password, shown once."""
        dialog = CommandDialog(
            self.tasks,
            _("Reset the password of {login_name}?").format(login_name=row["login_name"]),
            Form([]),
            _("Reset the password"),
            partial(_reset, row["id"], row["version"]),
            frozenset({Change.AUDIT}),
            introduction=_(
                "Their windows close at once. You get a one-time password to hand over; make sure that it is really "
                "them who ask."
            ),
            danger=True,
            parent=self,
        )
        dialog.setObjectName("resetDialog")
        dialog.deed.setObjectName("resetButton")
        dialog.answered.connect(lambda password: self._show_password(row["login_name"], password))
        dialog.open()

    def _show_password(self, login_name: str, password: str) -> None:
        dialog = ConfirmDialog(
            _("One-time password of {login_name}").format(login_name=login_name),
            f"{password}\n\n"
            + _(
                "Hand it over now, the whole line: it is shown this once. Who signs in with it chooses a new one."
            ),
            _("Close"),
            parent=self,
        )
        dialog.setObjectName("oneTimePassword")
        dialog.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        dialog.cancel.hide()
        dialog.open()

    def _can_decide(self, rows: list[Any], status: str) -> bool:
        return (
            len(rows) == 1
            and rows[0]["status"] == status
            and self.may(Privilege.FULL)
            and rows[0]["id"] != self._context.identity.account_id
        )

    def _on_decided(self, row: Any, *, suspending: bool) -> None:
        told = (
            _("{login_name} is suspended; open windows have ended.")
            if suspending
            else _("{login_name} may sign in again.")
        )
        self.say("good", told.format(login_name=row["login_name"]))


class StandingDialog(CommandDialog):
    """Suspends or reinstates one account."""

    def __init__(self, page: AccountsPage, row: Any, *, suspending: bool) -> None:
        login_name = row["login_name"]
        super().__init__(
            page.tasks,
            _("Suspend this account?") if suspending else _("Reinstate this account?"),
            Form([LongTextField("reason", _("Reason"), required=True, max_length=LONGEST_REASON, lines=3)]),
            (_("Suspend {login_name}") if suspending else _("Reinstate {login_name}")).format(
                login_name=login_name
            ),
            partial(_decide, row["id"], row["version"], suspending),
            frozenset({Change.CUSTOMERS, Change.VENDORS, Change.PRODUCTS}),
            introduction=(
                _(
                    "{login_name} is signed out everywhere at once and cannot sign in until the account is reinstated. "
                    "What they sell leaves the shop."
                )
                if suspending
                else _("{login_name} can sign in again, and what they sell returns to the shop.")
            ).format(login_name=login_name),
            danger=suspending,
            parent=page,
        )
        self.setObjectName("standingDialog")
        self.deed.setObjectName("decideButton")
        self.form.field("reason").input.setObjectName("standing_reason")


def _terms(row: Any) -> str:
    """Which version of the terms of use was accepted, and when."""
    if row["terms_version"] is None or row["terms_accepted_at"] is None:
        return ""
    return _("version {version}, {when}").format(
        version=number(row["terms_version"]), when=date_time(row["terms_accepted_at"])
    )


def _reset(account_id: int, version: int, session: Any, key: str, _values: dict[str, Any]) -> str:
    password: str = session.administration.reset_password(key, account_id, version)
    return password


def _decide(
    account_id: int, version: int, suspending: bool, session: Any, key: str, values: dict[str, Any]
) -> int:
    administration = session.administration
    do = administration.suspend if suspending else administration.reinstate
    after: int = do(key, account_id, version, values["reason"])
    return after
