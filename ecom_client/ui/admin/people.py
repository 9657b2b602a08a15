"""The customers and the vendors of the shop."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import CUSTOMERS, VENDORS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.words import (
    account_states,
    account_status_chip,
    vendor_kind_word,
    vendor_kinds,
    vendor_states,
)
from ecom_client.ui.common import edits
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Choice, DateRange, Filter, FilterKind, MultiChoice, Range
from ecom_client.ui.common.form import ChoiceField, Form
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, pgettext, relative


def _is_there(row: Any) -> bool:
    """Whoever closed their account stays as they are."""
    return "closed" not in (row["account_status"], row.get("status"))


class _PeoplePage(AdminTable):
    """What both tables of people have in common."""

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            *self.edit_actions(),
            self.way_to(
                "orders", lambda: _("Show their orders"), "receipt-text-outline", lambda row: row["name"]
            ),
            self.way_to_account(),
        )

    def _account_columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "login",
                lambda: _("Login name"),
                lambda row: row["login_name"],
                width=130,
            ),
            Column("email", lambda: _("E-mail"), lambda row: row["email"], width=180),
            Column(
                "contact",
                lambda: _("Contact number"),
                lambda row: row["contact_number"] or None,
                width=140,
                edit=self.edit_of("contact_number"),
            ),
            Column("balance", lambda: _("Balance"), lambda row: row["balance"], Kind.MONEY),
            Column(
                "credit", lambda: _("Credit score"), lambda row: row["credit_score"], Kind.NUMBER, width=110
            ),
            Column(
                "seen",
                lambda: _("Last signed in"),
                lambda row: row["last_signed_in_at"],
                Kind.DATETIME,
                tooltip=lambda row: relative(row["last_signed_in_at"]),
            ),
            Column("bank", lambda: _("Bank"), lambda row: row["bank"], width=150),
            Column("card_last4", lambda: _("Card ends in"), lambda row: row["card_last4"], width=110),
        )

    def _account_facts(self, row: Any) -> list[tuple[str, str]]:
        return [
            (_("Login name"), row["login_name"]),
            (_("E-mail"), row["email"] or ""),
            (_("Contact number"), row["contact_number"] or ""),
            (_("Balance"), money(row["balance"])),
            (_("Credit score"), number(row["credit_score"])),
            (_("Last signed in"), date_time(row["last_signed_in_at"]) if row["last_signed_in_at"] else ""),
            (_("Bank"), row["bank"] or ""),
            (_("Card ends in"), row["card_last4"] or ""),
        ]


class CustomersPage(_PeoplePage):
    """Place "customers"."""

    name = "admin/customers"
    module = "customers"
    interested_in = frozenset({Change.CUSTOMERS})
    edit_changes = frozenset({Change.CUSTOMERS})

    def title(self) -> str:
        return _("Customers")

    def search_words(self) -> str:
        return _("Name, login name, e-mail or number")

    def source(self) -> Source[Any]:
        return CUSTOMERS

    def edits(self) -> tuple[Edit, ...]:
        return (
            edits.text("name", lambda: _("Name"), 80, required=True, fits=_is_there),
            edits.phone("contact_number", lambda: _("Contact number"), fits=_is_there),
        )

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "name",
                lambda: _("Name"),
                lambda row: row["name"],
                sort="name",
                width=150,
                edit=self.edit_of("name"),
            ),
            Column(
                "status",
                lambda: _("Account"),
                lambda row: row["account_status"],
                Kind.CHIP,
                chip=account_status_chip,
            ),
            Column(
                "created_at", lambda: _("Since"), lambda row: row["created_at"], Kind.DATETIME, "created_at"
            ),
            *self._account_columns(),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("account_status", lambda: _("Account"), account_states),
            Range("balance", lambda: _("Balance")),
            Range("credit_score", lambda: _("Credit score"), FilterKind.NUMBER),
            DateRange("created_at", lambda: _("Since")),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(account_status_chip(row["account_status"]))
        facts.add_part("", [*self._account_facts(row), (_("Customer since"), date_time(row["created_at"]))])
        return facts

    def empty(self) -> tuple[str, str, str]:
        return ("account-group-outline", _("Customers will stand here once they have registered."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} customer", "{n} customers", count).format(n=number(count))


class VendorsPage(_PeoplePage):
    """Place "vendors"."""

    name = "admin/vendors"
    module = "vendors"
    interested_in = frozenset({Change.VENDORS})
    edit_changes = frozenset({Change.VENDORS, Change.PRODUCTS})

    def title(self) -> str:
        return _("Vendors")

    def search_words(self) -> str:
        return _("Name, login name, e-mail or number")

    def source(self) -> Source[Any]:
        return VENDORS

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Assign…"),
                lambda rows: self.assign(rows[0]),
                "account-tie-outline",
                lambda rows: len(rows) == 1 and self.may(Privilege.WRITE),
            ),
            *super().row_actions(),
        )

    def assign(self, row: Any) -> None:
        """Choose who of the administrators is responsible for a vendor."""
        self.tasks.query(
            self,
            lambda session: session.administration.administrators(),
            lambda people: self._open_assign(row, people),
            self.failed.emit,
            key="administrators",
        )

    def _open_assign(self, row: Any, people: list[tuple[int, str]]) -> None:
        dialog = AssignDialog(self, row, people)
        dialog.answered.connect(
            lambda _version: self.say(
                "good", _("Who is responsible for {name} is saved.").format(name=row["name"])
            )
        )
        dialog.open()

    def edits(self) -> tuple[Edit, ...]:
        def standing() -> list[tuple[str, str]]:
            return [state for state in vendor_states() if state[0] != "closed"]

        return (
            edits.text("name", lambda: _("Name"), 80, required=True, fits=_is_there),
            edits.long_text("description", lambda: _("Description"), 2000, fits=_is_there),
            edits.phone("contact_number", lambda: _("Contact number"), fits=_is_there),
            edits.yes_no("contact_is_published", lambda: _("Number is public"), fits=_is_there),
            edits.choice("status", lambda: _("State"), standing, fits=self._may_suspend),
        )

    def _may_suspend(self, row: Any) -> bool:
        return _is_there(row) and row["account_id"] != self._context.identity.account_id

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "name",
                lambda: _("Name"),
                lambda row: row["name"],
                sort="name",
                width=160,
                edit=self.edit_of("name"),
            ),
            Column("kind", lambda: _("Kind"), lambda row: vendor_kind_word(row["kind"]), width=130),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=account_status_chip,
                edit=self.edit_of("status"),
            ),
            Column(
                "opened_at", lambda: _("Opened"), lambda row: row["opened_at"], Kind.DATETIME, "opened_at"
            ),
            Column(
                "responsible",
                lambda: _("Responsible"),
                lambda row: row["responsible_administrator"],
                width=130,
            ),
            *self._account_columns(),
            Column(
                "published",
                lambda: _("Number is public"),
                lambda row: bool(row["contact_is_published"]),
                Kind.BOOL,
                width=110,
                edit=self.edit_of("contact_is_published"),
                shown=False,
            ),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("kind", lambda: _("Kind"), vendor_kinds),
            MultiChoice("status", lambda: _("State"), vendor_states),
            Choice("responsible", lambda: _("Responsible"), self._me),
            Range("balance", lambda: _("Balance")),
            Range("credit_score", lambda: _("Credit score"), FilterKind.NUMBER),
            DateRange("opened_at", lambda: _("Opened")),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(account_status_chip(row["status"]))
        facts.add_text(row["description"])
        facts.add_part(
            "",
            [
                (_("Kind"), vendor_kind_word(row["kind"])),
                (_("Opened"), date_time(row["opened_at"])),
                (_("Responsible"), row["responsible_administrator"] or ""),
                *self._account_facts(row),
                (_("Number is public"), _("Yes") if row["contact_is_published"] else _("No")),
            ],
        )
        return facts

    def empty(self) -> tuple[str, str, str]:
        return ("storefront-outline", _("Vendors will stand here once somebody starts selling."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} vendor", "{n} vendors", count).format(n=number(count))

    def _me(self) -> list[tuple[int, str]]:
        """The vendors of whoever is signed in."""
        me = self._context.identity.administrator_id
        return [] if me is None else [(me, pgettext("responsible", "Me"))]


class AssignDialog(CommandDialog):
    """Makes an administrator, or nobody, responsible for one vendor."""

    def __init__(self, page: VendorsPage, row: Any, people: list[tuple[int, str]]) -> None:
        form = Form(
            [
                ChoiceField(
                    "administrator",
                    _("Responsible administrator"),
                    options=[(0, _("Nobody")), *people],
                    required=True,
                )
            ]
        )
        form.set_values({"administrator": row["responsible_administrator_id"] or 0})
        super().__init__(
            page.tasks,
            _("Who is responsible for {name}?").format(name=row["name"]),
            form,
            _("Save"),
            partial(_assign, row["id"], row["version"]),
            frozenset({Change.VENDORS, Change.AUDIT}),
            introduction=_("Whoever is chosen is told, and finds the vendor under their own."),
            parent=page,
        )
        self.setObjectName("assignDialog")
        self.deed.setObjectName("assignButton")


def _assign(vendor_id: int, version: int, session: Any, key: str, values: dict[str, Any]) -> int:
    chosen = values["administrator"] or None
    after: int = session.administration.assign_vendor(key, vendor_id, version, chosen)
    return after
