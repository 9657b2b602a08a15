"""Top-ups and withdrawals that wait for an administrator, and those decided before."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import SortKey, Source
from ecom_client.data.repositories.administration import WALLET_REQUESTS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.wallet import Decision, RequestKind, RequestStatus
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.bank_card import HiddenCard
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, pgettext, relative
from ecom_client.ui.common.wallet_words import request_chip, request_kinds, request_states, request_word

_WAITING = frozenset({RequestStatus.REQUESTED.value})
LONGEST_NOTE = 500


class WalletRequestsPage(AdminTable):
    """Place "wallet_requests". Shows what waits, the oldest first, until other filters are chosen."""

    name = "admin/wallet_requests"
    module = "wallet_requests"
    interested_in = frozenset({Change.WALLET_REQUESTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_filters({"status": _WAITING})

    def title(self) -> str:
        return _("Wallet requests")

    def search_words(self) -> str:
        return _("Number, name or bank reference")

    def source(self) -> Source[Any]:
        return WALLET_REQUESTS.with_sort([SortKey("requested_at")])

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "requested_at",
                lambda: _("Asked"),
                lambda row: row["requested_at"],
                Kind.DATETIME,
                "requested_at",
                tooltip=lambda row: relative(row["requested_at"]),
            ),
            Column(
                "kind", lambda: pgettext("money", "What"), lambda row: request_word(row["kind"]), width=110
            ),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.MONEY, "amount"),
            Column(
                "name",
                lambda: pgettext("request", "Who"),
                lambda row: row["account_name"],
                sort="account_name",
                width=150,
            ),
            Column("reference", lambda: _("Bank reference"), lambda row: row["bank_reference"], width=190),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=request_chip,
            ),
            Column("number", lambda: _("Number"), lambda row: row["number"], Kind.ID, width=160),
            Column("decided_by", lambda: _("Decided by"), lambda row: row["decided_by_name"], width=130),
            Column("decided_at", lambda: _("Decided"), lambda row: row["decided_at"], Kind.DATETIME),
            Column("note", lambda: _("Note"), lambda row: row["note"] or None, shown=False),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), request_states),
            MultiChoice("kind", lambda: pgettext("money", "What"), request_kinds),
            Range("amount", lambda: _("Amount")),
            DateRange("requested_at", lambda: _("Asked")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Confirm…"),
                lambda rows: self.decide(rows[0], Decision.CONFIRM),
                "check",
                self._can_decide,
            ),
            RowAction(
                lambda: _("Refuse…"),
                lambda rows: self.decide(rows[0], Decision.REFUSE),
                "close",
                self._can_decide,
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(request_chip(row["status"]))
        facts.add_part(
            "",
            [
                (_("Amount"), money(row["amount"])),
                (pgettext("request", "Who"), row["account_name"]),
                (_("Bank reference"), row["bank_reference"]),
                (_("Number"), row["number"]),
                (_("Asked"), date_time(row["requested_at"])),
                (_("Decided by"), row["decided_by_name"] or ""),
                (_("Decided"), date_time(row["decided_at"]) if row["decided_at"] else ""),
                (_("Note"), row["note"]),
            ],
        )
        if row["kind"] == RequestKind.WITHDRAWAL and self._can_decide([row]):
            request_id = row["id"]
            card = HiddenCard(
                self.tasks,
                lambda session: session.wallet_requests.bank_card(request_id),
                _("No bank card is kept: use the bank reference."),
            )
            facts.add_widget(_("Transfer to"), card)
        facts.add_text(self._advice(row), "muted")
        return facts

    def panel_title(self, row: Any) -> str:
        return f"{request_word(row['kind'])}  {money(row['amount'])}"

    def empty(self) -> tuple[str, str, str]:
        return ("bank-transfer", _("Top-ups and withdrawals that people ask for will stand here."), "")

    def counted(self, count: int) -> str:
        if self.filter_row.values() == {"status": _WAITING}:
            words = ngettext("{n} waits to be decided", "{n} wait to be decided", count)
        else:
            words = ngettext("{n} request", "{n} requests", count)
        return words.format(n=number(count))

    def decide(self, row: Any, decision: Decision) -> None:
        """Ask for a note and confirm or refuse; the button says what will happen."""
        dialog = DecisionDialog(self, row, decision)
        dialog.answered.connect(lambda _status: self._on_decided(row, decision))
        dialog.open()

    def _can_decide(self, rows: list[Any]) -> bool:
        return (
            len(rows) == 1
            and rows[0]["status"] == RequestStatus.REQUESTED
            and self.may(Privilege.WRITE)
            and rows[0]["account_id"] != self._context.identity.account_id
        )

    def _advice(self, row: Any) -> str:
        if row["status"] != RequestStatus.REQUESTED:
            return ""
        if row["account_id"] == self._context.identity.account_id:
            return _("This is your own request. Another administrator decides it.")
        if not self.may(Privilege.WRITE):
            return _("You may look at requests, not decide them.")
        if row["kind"] == RequestKind.TOP_UP:
            return _("Look whether the amount has come to the bank under this reference, then confirm.")
        return _("Transfer the amount to this account, then confirm. It is set aside already.")

    def _on_decided(self, row: Any, decision: Decision) -> None:
        self.panel.close_panel()
        what = {
            (RequestKind.TOP_UP, Decision.CONFIRM): _("The top-up of {amount} for {name} is confirmed."),
            (RequestKind.TOP_UP, Decision.REFUSE): _("The top-up of {amount} for {name} is refused."),
            (RequestKind.WITHDRAWAL, Decision.CONFIRM): _(
                "The withdrawal of {amount} for {name} is confirmed."
            ),
            (RequestKind.WITHDRAWAL, Decision.REFUSE): _("The withdrawal of {amount} for {name} is refused."),
        }[RequestKind(row["kind"]), decision]
        self.say("good", what.format(amount=money(row["amount"]), name=row["account_name"]))


class DecisionDialog(CommandDialog):
    """Confirms or refuses one request."""

    def __init__(self, page: WalletRequestsPage, row: Any, decision: Decision) -> None:
        refusing = decision is Decision.REFUSE
        kind = RequestKind(row["kind"])
        title, deed, happens = _words(kind, decision)
        super().__init__(
            page.tasks,
            title,
            Form(
                [
                    LongTextField(
                        "note",
                        _("Why") if refusing else _("Note"),
                        required=refusing,
                        max_length=LONGEST_NOTE,
                        lines=3,
                        hint=_("{name} reads this.").format(name=row["account_name"]),
                    )
                ]
            ),
            deed.format(amount=money(row["amount"])),
            partial(_decide, row["id"], row["version"], decision),
            frozenset({Change.WALLET_REQUESTS, Change.WALLET, Change.CUSTOMERS, Change.VENDORS}),
            introduction=happens.format(
                name=row["account_name"], amount=money(row["amount"]), reference=row["bank_reference"]
            ),
            danger=refusing,
            parent=page,
        )
        self.setObjectName("decisionDialog")
        self.deed.setObjectName("decideButton")
        self.form.field("note").input.setObjectName("decision_note")


def _words(kind: RequestKind, decision: Decision) -> tuple[str, str, str]:
    """Title, the words of the button, and what will happen."""
    return {
        (RequestKind.TOP_UP, Decision.CONFIRM): (
            _("Confirm this top-up?"),
            _("Confirm top-up of {amount}"),
            _("{amount} goes into the wallet of {name}. Bank reference: {reference}"),
        ),
        (RequestKind.TOP_UP, Decision.REFUSE): (
            _("Refuse this top-up?"),
            _("Refuse top-up of {amount}"),
            _("{name} gets nothing and is told why. Bank reference: {reference}"),
        ),
        (RequestKind.WITHDRAWAL, Decision.CONFIRM): (
            _("Confirm this withdrawal?"),
            _("Confirm withdrawal of {amount}"),
            _("You have transferred {amount} to {name}: {reference}"),
        ),
        (RequestKind.WITHDRAWAL, Decision.REFUSE): (
            _("Refuse this withdrawal?"),
            _("Refuse withdrawal of {amount}"),
            _("{amount} goes back into the wallet of {name}, who is told why."),
        ),
    }[kind, decision]


def _decide(
    request_id: int, version: int, decision: Decision, session: Any, key: str, values: dict[str, Any]
) -> RequestStatus:
    answer: RequestStatus = session.wallet_requests.decide(
        key, request_id, version, decision, values["note"] or ""
    )
    return answer
