"""The vendor's wallet: what every wallet shows, the fees that were taken, and a statement by month."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from PyQt6.QtWidgets import QPushButton, QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.selling import FEES
from ecom_client.domain.identity import Window
from ecom_client.domain.selling import Statement
from ecom_client.domain.wallet import MovementKind
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.document_dialog import DocumentDialog
from ecom_client.ui.common.documents import statement
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Choice, Filter
from ecom_client.ui.common.form import ChoiceField, Form
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.selling_words import month_words
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, pgettext
from ecom_client.ui.common.wallet_page import WalletPage
from ecom_client.ui.common.wallet_words import movement_word

_MONTHS = 24


class Fees(ListPage):
    """Every fee that was taken, the newest first: what for, and from which part of the wallet."""

    name = "wallet/fees"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.table.setObjectName("walletFees")

    def title(self) -> str:
        return _("Fees")

    def source(self) -> Source[Any]:
        return FEES

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("when", lambda: _("When"), lambda row: row["happened_at"], Kind.DATETIME, sort="id"),
            Column("kind", lambda: pgettext("money", "What"), _what, width=140),
            Column("note", lambda: _("What for"), lambda row: row["note"] or None, width=240),
            Column("amount", lambda: _("Fee"), lambda row: row["amount"], Kind.MONEY),
            Column(
                "grant",
                lambda: _("From the grant"),
                lambda row: row["from_grant"] or None,
                Kind.MONEY,
                width=140,
            ),
            Column(
                "cash",
                lambda: _("From the wallet"),
                lambda row: row["from_cash"] or None,
                Kind.MONEY,
                width=140,
            ),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            Choice(
                "kind",
                lambda: pgettext("money", "What"),
                lambda: [
                    (kind.value, movement_word(kind, Decimal(-1)))
                    for kind in (MovementKind.FEE, MovementKind.MEMBERSHIP, MovementKind.ADVERTISING)
                ],
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_part(
            "",
            [
                (_("When"), date_time(row["happened_at"])),
                (_("What for"), row["note"]),
                (_("Fee"), money(row["amount"])),
                (_("From the grant"), money(row["from_grant"]) if row["from_grant"] else ""),
                (_("From the wallet"), money(row["from_cash"]) if row["from_cash"] else ""),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return _what(row)

    def empty(self) -> tuple[str, str, str]:
        return (
            "receipt-text-outline",
            _("Fees for listings, advertising and your plan will stand here."),
            "",
        )

    def counted(self, count: int) -> str:
        return ngettext("{n} fee", "{n} fees", count).format(n=number(count))


class VendorWalletPage(WalletPage):
    """Place "wallet" of a vendor."""

    def title(self) -> str:
        return _("Wallet and fees")

    def refresh(self) -> None:
        super().refresh()
        self.fees.refresh()

    def ask_month(self) -> CommandDialog:
        """Ask for the month of a statement, then show it."""
        dialog = CommandDialog(
            self.tasks,
            _("Wallet statement"),
            Form([_month_field()]),
            _("Show the statement"),
            _statement,
            frozenset(),
            introduction=_(
                "Everything that came into your wallet and left it in one month, to save or print."
            ),
            parent=self,
        )
        dialog.setObjectName("statementDialog")
        dialog.deed.setObjectName("showStatement")
        dialog.answered.connect(self._show_statement)
        dialog.open()
        return dialog

    def _init_ui(self) -> None:
        super()._init_ui()
        self.fees = Fees(self._context)
        self.tabs.addTab(self.fees.title())
        self.lists.addWidget(self.fees)
        self.statement_button = QPushButton(icon("file-document-outline", "text"), _("Statement…"))
        self.statement_button.setObjectName("statementButton")
        self.beside_tabs.addWidget(self.statement_button)

    def _connect_signals(self) -> None:
        super()._connect_signals()
        self.fees.said.connect(self.said)
        self.fees.failed.connect(self.failed)
        self.statement_button.clicked.connect(lambda _checked=False: self.ask_month())

    def _show_statement(self, read: Statement) -> None:
        owner = self._context.identity.name_in(Window.VENDOR)
        DocumentDialog(statement(read, (_("Seller"), owner), self._context.shop_name), self).open()


def _what(row: Any) -> str:
    return movement_word(row["kind"], -row["amount"])


def _month_field() -> ChoiceField:
    """The last months, this one first."""
    month = date.today().replace(day=1)  # noqa: DTZ011 — the reader's own calendar
    months = []
    for _place in range(_MONTHS):
        months.append((month, month_words(month)))
        month = (month - timedelta(days=1)).replace(day=1)
    field = ChoiceField("month", _("Month"), options=months, required=True)
    field.input.setObjectName("statement_month")
    field.set_value(months[0][0])
    return field


def _statement(session: Any, _key: str, values: dict[str, Any]) -> Statement:
    read: Statement = session.selling.statement(values["month"])
    return read
