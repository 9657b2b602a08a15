"""Asking a seller for a price, or offering one, from the page of a product."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain import product_rules
from ecom_client.domain.catalogue import Listing
from ecom_client.ui.common.bargain_words import CHANGES, words_field
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, MoneyField, WholeField, WrongInput
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money


def begin_dialog(tasks: Tasks, listing: Listing, quantity: int, parent: QWidget) -> CommandDialog:
    """Without a price it is a question; with one the seller may accept it as it is."""

    def lower(value: Decimal) -> None:
        product_rules.price(value)
        if value >= listing.price:
            raise WrongInput(_("Offer less than it costs now."))

    price = MoneyField(
        "price",
        _("Your price for each"),
        hint=_("It costs {price} now. Leave it empty to ask the seller for a price.").format(
            price=money(listing.price)
        ),
        check=lower,
    )
    price.edit.setObjectName("bargainPrice")
    amount = WholeField("quantity", _("Quantity"), required=True, least=1, most=max(listing.stock, 1))
    amount.edit.setObjectName("bargainQuantity")
    form = Form([price, amount, words_field(_("Words to the seller"))])
    form.set_values({"quantity": quantity})
    dialog = CommandDialog(
        tasks,
        _("Ask for a price"),
        form,
        _("Send to the seller"),
        partial(_begin, listing.id),
        CHANGES,
        introduction=_(
            "{name}. If the seller accepts, it is held for you at that price for some hours,"
            " and you buy it under Bargains."
        ).format(name=listing.name),
        parent=parent,
    )
    dialog.setObjectName("bargainDialog")
    dialog.deed.setObjectName("bargainDeed")
    return dialog


def _begin(product_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.bargains.begin(key, product_id, values["quantity"], values["price"], values["words"] or "")
