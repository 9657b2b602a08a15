"""Asking for money into the wallet, or out of it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.wallet import LEAST_REQUEST, MOST_REQUEST, RequestInput, RequestKind, RequestMade
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, MoneyField, TextField, WrongInput
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money


class RequestDialog(CommandDialog):
    """Asks for a top-up or a withdrawal; `answered` gives the RequestMade once the server has it."""

    def __init__(
        self,
        tasks: Tasks,
        kind: RequestKind,
        *,
        balance: Decimal | None = None,
        amount: Decimal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        top_up = kind is RequestKind.TOP_UP
        super().__init__(
            tasks,
            _("Top up the wallet") if top_up else _("Withdraw from the wallet"),
            _top_up_form() if top_up else _withdrawal_form(balance),
            _("Ask for the top-up") if top_up else _("Ask for the withdrawal"),
            partial(_ask, kind),
            frozenset({Change.WALLET, Change.WALLET_REQUESTS}),
            introduction=_what_happens(kind),
            parent=parent,
        )
        self.setObjectName("topUpDialog" if top_up else "withdrawDialog")
        self.deed.setObjectName("askButton")
        for field in self.form.fields():
            field.input.setObjectName(f"wallet_{field.name}")
        if amount is not None:
            self.form.set_values({"amount": amount})

    def _on_refused(self, error: Exception) -> None:
        super()._on_refused(error)
        if isinstance(error, Refused) and error.word == "balance_too_low":
            self.messages.clear()
            self.refuse(_too_little(), "amount")


def _what_happens(kind: RequestKind) -> str:
    if kind is RequestKind.TOP_UP:
        return _(
            "Transfer the amount to the shop's bank account first, then tell us the bank's reference. An administrator "
            "compares it with the bank and confirms; then the money is in your wallet and you are notified."
        )
    return _(
        "The amount leaves your balance at once and is set aside. An administrator transfers it to your bank and "
        "confirms. Until then you can cancel; cancelled or refused, it comes back into the wallet."
    )


def _top_up_form() -> Form:
    return Form(
        [
            MoneyField("amount", _("Amount"), required=True, least=LEAST_REQUEST, most=MOST_REQUEST),
            _reference(_("Bank reference"), _("What the bank calls your transfer, so that it can be found.")),
        ]
    )


def _withdrawal_form(balance: Decimal | None) -> Form:
    def covered(amount: Decimal) -> None:
        if balance is not None and amount > balance:
            raise WrongInput(_too_little())

    hint = "" if balance is None else _("There is {amount} in your wallet.").format(amount=money(balance))
    return Form(
        [
            MoneyField(
                "amount",
                _("Amount"),
                required=True,
                least=LEAST_REQUEST,
                most=MOST_REQUEST,
                hint=hint,
                check=covered,
            ),
            _reference(_("Bank and account"), _("The bank and the account it goes to.")),
        ]
    )


def _reference(words: str, hint: str) -> TextField:
    return TextField("bank_reference", words, required=True, max_length=80, hint=hint)


def _too_little() -> str:
    return _("Your wallet holds less than this.")


def _ask(kind: RequestKind, session: Any, key: str, values: dict[str, Any]) -> RequestMade:
    request = RequestInput(**values).checked()
    made: RequestMade = (
        session.wallet.ask_top_up(key, request)
        if kind is RequestKind.TOP_UP
        else session.wallet.ask_withdrawal(key, request)
    )
    return made
