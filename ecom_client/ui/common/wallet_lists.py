"""The two lists of a wallet: what moved, and what was asked for."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtCore import QModelIndex
from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.wallet import DEBTS, ENTRIES, REQUESTS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.wallet import RequestKind, RequestStatus
from ecom_client.ui.common.columns import COLUMN_ROLE, ROW_ROLE, Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Choice, Filter, YesNo
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, money_delta, ngettext, number, pgettext
from ecom_client.ui.common.wallet_words import (
    debt_chip,
    movement_names,
    movement_side,
    movement_word,
    request_chip,
    request_kinds,
    request_states,
    request_word,
)


class Entries(ListPage):
    """Every movement of the wallet, the newest first. A click on an order's number goes to the order."""

    name = "wallet/entries"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._window = context.window
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.table.setObjectName("walletEntries")
        self.table.clicked.connect(self._on_clicked)

    def title(self) -> str:
        return _("Entries")

    def source(self) -> Source[Any]:
        return ENTRIES

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("when", lambda: _("When"), lambda row: row["happened_at"], Kind.DATETIME, sort="id"),
            Column(
                "kind",
                lambda: pgettext("money", "What"),
                lambda row: movement_word(row["kind"], row["amount"]),
                width=190,
            ),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.DELTA),
            Column(
                "balance", lambda: _("Balance after"), lambda row: row["balance_after"], Kind.MONEY, width=130
            ),
            Column("order", lambda: _("Order"), self._order_number, Kind.LINK, width=140),
            Column("request", lambda: _("Request"), lambda row: row["request_number"], Kind.ID, width=140),
            Column("note", lambda: _("Note"), lambda row: row["note"] or None, width=150),
        )

    def filters(self) -> tuple[Filter, ...]:
        chips: list[Filter] = [Choice("kind", lambda: pgettext("money", "What"), movement_names)]
        if self._window is Window.VENDOR:
            chips.append(Choice("wallet", lambda: _("Wallet"), _wallets))
        return tuple(chips)

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Show the order"),
                lambda rows: self._show_order(rows[0]),
                "receipt-text-outline",
                lambda rows: len(rows) == 1 and self._has_order(rows[0]),
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_text(money_delta(row["amount"]), "good" if row["amount"] > 0 else "strong")
        facts.add_part(
            "",
            [
                (_("When"), date_time(row["happened_at"])),
                (_("Order"), row["order_number"] or ""),
                (_("Request"), row["request_number"] or ""),
                (_("Balance after"), money(row["balance_after"])),
                (_("Note"), row["note"] or ""),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return movement_word(row["kind"], row["amount"])

    def empty(self) -> tuple[str, str, str]:
        return ("wallet-outline", _("Every movement of your money will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} entry", "{n} entries", count).format(n=number(count))

    def _order_number(self, row: Any) -> str | None:
        found: str | None = row["order_number"]
        return found

    def _has_order(self, row: Any) -> bool:
        """Whether the order behind it is found in this window."""
        return row["order_id"] is not None and movement_side(row["kind"], row["amount"]) is self._window

    def _show_order(self, row: Any) -> None:
        self.go.emit("orders", row["order_id"])

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and index.data(COLUMN_ROLE).name == "order" and self._has_order(row):
            self._show_order(row)


class Requests(ListPage):
    """The own top-ups and withdrawals. One that nobody has decided can be taken back."""

    name = "wallet/requests"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.table.setObjectName("walletRequests")

    def title(self) -> str:
        return _("Requests")

    def source(self) -> Source[Any]:
        return REQUESTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("when", lambda: _("Asked"), lambda row: row["requested_at"], Kind.DATETIME, sort="id"),
            Column(
                "kind", lambda: pgettext("money", "What"), lambda row: request_word(row["kind"]), width=110
            ),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.MONEY),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                chip=request_chip,
                width=130,
            ),
            Column("number", lambda: _("Number"), lambda row: row["number"], Kind.ID, width=140),
            Column("reference", lambda: _("Bank reference"), lambda row: row["bank_reference"], width=170),
            Column("decided", lambda: _("Decided"), lambda row: row["decided_at"], Kind.DATETIME),
            Column("note", lambda: _("Note"), lambda row: row["note"] or None, width=120),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            Choice("kind", lambda: pgettext("money", "What"), request_kinds),
            Choice("status", lambda: _("State"), request_states),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Cancel the request"),
                lambda rows: self._on_cancel(rows[0]),
                "close-circle-outline",
                lambda rows: len(rows) == 1 and rows[0]["status"] == RequestStatus.REQUESTED,
                needs=("wallet", Privilege.WRITE),
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(request_chip(row["status"]))
        facts.add_part(
            "",
            [
                (_("Amount"), money(row["amount"])),
                (_("Number"), row["number"]),
                (_("Bank reference"), row["bank_reference"]),
                (_("Asked"), date_time(row["requested_at"])),
                (_("Decided"), date_time(row["decided_at"]) if row["decided_at"] else ""),
                (_("Note"), row["note"] or ""),
            ],
        )
        facts.add_text(_next_step(row), "muted")
        return facts

    def panel_title(self, row: Any) -> str:
        return f"{request_word(row['kind'])}  {money(row['amount'])}"

    def empty(self) -> tuple[str, str, str]:
        return ("bank-transfer", _("Top-ups and withdrawals you ask for will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} request", "{n} requests", count).format(n=number(count))

    def _on_cancel(self, row: Any) -> None:
        top_up = row["kind"] == RequestKind.TOP_UP
        dialog = confirm(
            self,
            _("Cancel this request?"),
            _("Nothing is put into your wallet. If you have transferred the money, ask for the top-up again.")
            if top_up
            else _("{amount} comes back into your wallet at once.").format(amount=money(row["amount"])),
            (_("Cancel top-up of {amount}") if top_up else _("Cancel withdrawal of {amount}")).format(
                amount=money(row["amount"])
            ),
            lambda: self._cancel(row),
        )
        dialog.cancel.setText(_("Keep it"))
        dialog.deed.setObjectName("cancelRequest")

    def _cancel(self, row: Any) -> None:
        self.tasks.command(
            self,
            partial(_cancel, key=new_key(), request_id=row["id"]),
            lambda _nothing: self._on_cancelled(),
            self._on_refused,
            changes=frozenset({Change.WALLET, Change.WALLET_REQUESTS}),
        )

    def _on_cancelled(self) -> None:
        self.panel.close_panel()
        self.say("good", _("The request is cancelled."))

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


class Debts(ListPage):
    """What is owed, by the account and to it. What is owed is paid by itself from whatever comes in."""

    name = "wallet/debts"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._window = context.window
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.table.setObjectName("walletDebts")

    def title(self) -> str:
        return _("Debts")

    def source(self) -> Source[Any]:
        return DEBTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "when",
                lambda: pgettext("debt", "Since"),
                lambda row: row["made_at"],
                Kind.DATETIME,
                sort="id",
            ),
            Column("who", lambda: pgettext("debt", "Who"), _debtor, width=190, tooltip=_debtor),
            Column(
                "kind",
                lambda: pgettext("debt", "For what"),
                lambda row: movement_word(row["kind"], Decimal(-1 if row["is_mine"] else 1)),
                width=150,
            ),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.MONEY),
            Column("left", lambda: _("Left to pay"), lambda row: row["left_to_pay"], Kind.MONEY),
            Column("state", lambda: _("State"), lambda row: row, Kind.CHIP, chip=debt_chip, width=130),
            Column("order", lambda: _("Order"), lambda row: row["order_number"], Kind.ID, width=140),
            Column("note", lambda: _("Note"), lambda row: row["note"] or None, width=120),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            Choice(
                "side",
                lambda: pgettext("debt", "Who"),
                lambda: [("mine", _("You owe")), ("others", _("Owed to you"))],
            ),
            YesNo("open", lambda: _("Not paid yet")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Show the order"),
                lambda rows: self.go.emit("orders", rows[0]["order_id"]),
                "receipt-text-outline",
                lambda rows: len(rows) == 1 and self._has_order(rows[0]),
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(debt_chip(row))
        facts.add_part(
            "",
            [
                (pgettext("debt", "Who"), _debtor(row)),
                (_("Amount"), money(row["amount"])),
                (_("Left to pay"), money(row["left_to_pay"])),
                (_("Order"), row["order_number"] or ""),
                (pgettext("debt", "Since"), date_time(row["made_at"])),
                (_("Paid"), date_time(row["settled_at"]) if row["settled_at"] else ""),
                (_("Note"), row["note"] or ""),
            ],
        )
        if row["settled_at"] is None:
            facts.add_text(
                _("Top up your wallet to pay it. Until then you can neither withdraw nor publish.")
                if row["is_mine"]
                else _("It comes into your wallet by itself, as money comes in on the other side."),
                "muted",
            )
        return facts

    def panel_title(self, row: Any) -> str:
        return movement_word(row["kind"], Decimal(-1 if row["is_mine"] else 1))

    def empty(self) -> tuple[str, str, str]:
        return ("hand-coin-outline", _("Nothing is owed, by you or to you."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} debt", "{n} debts", count).format(n=number(count))

    def _has_order(self, row: Any) -> bool:
        side = Window.VENDOR if row["is_mine"] else Window.CUSTOMER
        return row["order_id"] is not None and side is self._window


def _debtor(row: Any) -> str:
    """Who owes whom."""
    other = row["other_name"] or _("the shop")
    return (_("You owe {name}") if row["is_mine"] else _("{name} owes you")).format(name=other)


def _cancel(session: Any, *, key: str, request_id: int) -> None:
    session.wallet.cancel_request(key, request_id)


def _wallets() -> list[tuple[str, str]]:
    return [("cash", _("Balance")), ("grant", _("Grant for fees"))]


def _next_step(row: Any) -> str:
    """What happens to a request now."""
    top_up = row["kind"] == RequestKind.TOP_UP
    if row["status"] == RequestStatus.REQUESTED:
        if top_up:
            return _("An administrator compares it with the bank and confirms; you are notified.")
        return _("The amount is set aside. An administrator transfers it and confirms; you are notified.")
    if row["status"] == RequestStatus.CONFIRMED:
        return _("The money is in your wallet.") if top_up else _("The money is on its way to your bank.")
    return _("Nothing was put into your wallet.") if top_up else _("The amount came back into your wallet.")
