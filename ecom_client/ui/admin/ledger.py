"""Every entry of the ledger, with the proof that they sum to zero; of one account it is its statement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import LEDGER
from ecom_client.domain.changes import Change
from ecom_client.domain.selling import Statement
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.words import movement_kinds, wallet_kinds, wallet_word
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.document_dialog import DocumentDialog
from ecom_client.ui.common.documents import statement
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.form import ChoiceField, DateField, Form
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, money_delta, ngettext, number, pgettext
from ecom_client.ui.common.wallet_words import movement_word


class LedgerPage(AdminTable):
    """Place "ledger"."""

    name = "admin/ledger"
    module = "ledger"
    interested_in = frozenset({Change.WALLET, Change.WALLET_REQUESTS, Change.ORDERS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._proof = ""
        self._count = ""
        super().__init__(context, parent)

    def title(self) -> str:
        return _("Ledger")

    def search_words(self) -> str:
        return _("Login name, order or request number")

    def source(self) -> Source[Any]:
        return LEDGER

    def refresh(self) -> None:
        super().refresh()
        self.tasks.query(
            self,
            lambda session: session.administration.ledger_proof(),
            self._on_proof,
            self.failed.emit,
            key="proof",
            quiet=True,
        )

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("id", lambda: _("Entry"), lambda row: row["id"], Kind.ID, "id", width=80),
            Column("when", lambda: _("When"), lambda row: row["happened_at"], Kind.DATETIME),
            Column(
                "what", lambda: _("What"), lambda row: movement_word(row["kind"], row["amount"]), width=180
            ),
            Column("wallet", lambda: _("Wallet"), _wallet, width=170),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.DELTA),
            Column("after", lambda: _("Balance after"), lambda row: row["balance_after"], Kind.MONEY),
            Column("order", lambda: _("Order"), lambda row: row["order_number"], Kind.ID, width=150),
            Column(
                "request",
                lambda: _("Wallet request"),
                lambda row: row["request_number"],
                Kind.ID,
                width=150,
                shown=False,
            ),
            Column(
                "transaction",
                lambda: _("Transaction"),
                lambda row: row["transaction_id"],
                Kind.ID,
                width=100,
                shown=False,
            ),
            Column("by", lambda: _("Moved by"), lambda row: row["moved_by"], width=130, shown=False),
            Column("note", lambda: _("Note"), lambda row: row["note"] or None, shown=False),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("kind", lambda: _("What"), movement_kinds),
            MultiChoice("wallet", lambda: _("Wallet"), wallet_kinds),
            Range("amount", lambda: _("Amount")),
            DateRange("happened_at", lambda: _("When")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("All entries of this account"),
                lambda rows: self.opened({"words": rows[0]["login_name"]}),
                "book-open-variant",
                lambda rows: len(rows) == 1 and bool(rows[0]["login_name"]),
            ),
            RowAction(
                lambda: _("Statement…"),
                lambda rows: self.ask_period(rows[0]),
                "file-document-outline",
                lambda rows: len(rows) == 1 and bool(rows[0]["login_name"]),
            ),
            self.way_to_order(),
            self.way_to_account(),
        )

    def ask_period(self, row: Any) -> None:
        """Ask for the days of a statement of a row's wallet, then show it. Days are those of the shop."""
        self.tasks.query(
            self,
            lambda session: session.overview.period(1)[1],
            lambda today: self._ask_days(row, today),
            self.failed.emit,
            key="today",
        )

    def _ask_days(self, row: Any, today: date) -> None:
        wallet = ChoiceField("wallet", _("Wallet"), options=_own_wallets(), required=True)
        first = DateField("from", pgettext("days", "From"), required=True, most=today, half=True)
        last = DateField("to", pgettext("days", "To"), required=True, most=today, half=True)
        form = Form([wallet, first, last])
        form.set_values({"wallet": row["wallet"], "from": today.replace(day=1), "to": today})
        for field in form.fields():
            field.input.setObjectName(f"statement_{field.name}")
        dialog = CommandDialog(
            self.tasks,
            _("Wallet statement of {login_name}").format(login_name=row["login_name"]),
            form,
            _("Show the statement"),
            partial(_read_statement, row["account_id"]),
            frozenset(),
            introduction=_("What came in and went out from one day to another, to save or print."),
            parent=self,
        )
        dialog.setObjectName("statementDialog")
        dialog.deed.setObjectName("showStatement")
        dialog.answered.connect(lambda read: self._show_statement(row["login_name"], *read))
        dialog.open()

    def _show_statement(self, login_name: str, wallet: str, read: Statement) -> None:
        whose = (pgettext("statement", "Account"), login_name)
        paper = statement(read, whose, self._context.shop_name, wallet_word(wallet))
        DocumentDialog(paper, self).open()

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_part(
            "",
            [
                (_("What"), movement_word(row["kind"], row["amount"])),
                (_("Amount"), money_delta(row["amount"])),
                (_("Wallet"), _wallet(row)),
                (_("Balance after"), money(row["balance_after"]) if row["balance_after"] is not None else ""),
                (_("When"), date_time(row["happened_at"])),
                (_("Order"), row["order_number"] or ""),
                (_("Wallet request"), row["request_number"] or ""),
                (_("Transaction"), str(row["transaction_id"])),
                (_("Moved by"), row["moved_by"] or ""),
                (_("Note"), row["note"]),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return _("Entry {number}").format(number=row["id"])

    def empty(self) -> tuple[str, str, str]:
        return ("book-open-variant", _("Entries will stand here as soon as money moves."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} entry", "{n} entries", count).format(n=number(count))

    def fact_of(self, count: int, exact: bool) -> str:
        self._count = super().fact_of(count, exact)
        return self._fact_line()

    def _on_proof(self, proof: tuple[int, Decimal]) -> None:
        entries, total = proof
        if total:
            self._proof = _("the books do NOT balance: {sum}").format(sum=money_delta(total))
            self.say(
                "bad",
                _("All entries together are {sum} and must be ¥0.00. Ask whoever runs the server.").format(
                    sum=money_delta(total)
                ),
            )
        else:
            told = ngettext("{n} entry in all sums to {sum}", "{n} entries in all sum to {sum}", entries)
            self._proof = told.format(n=number(entries), sum=money(total))
        self.set_fact(self._fact_line())

    def _fact_line(self) -> str:
        return " · ".join(part for part in (self._count, self._proof) if part)


def _wallet(row: Any) -> str:
    """Whose wallet, or which one of the shop's own."""
    name: str = row["login_name"] or ""
    word = wallet_word(row["wallet"])
    return _("{name}, {wallet}").format(name=name, wallet=word) if name else word


def _own_wallets() -> list[tuple[str, str]]:
    """The wallets a person has."""
    return [(kind, word) for kind, word in wallet_kinds() if kind in ("cash", "grant")]


def _read_statement(
    account_id: int, session: Any, _key: str, values: dict[str, Any]
) -> tuple[str, Statement]:
    read: Statement = session.administration.statement(
        account_id, values["wallet"], values["from"], values["to"]
    )
    return values["wallet"], read
