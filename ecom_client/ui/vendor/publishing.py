"""Days on the shelf and advertising: what it costs is shown before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.catalogue import Product, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.selling import MOST_ADVERTISED, SellingTerms
from ecom_client.domain.wallet import Wallet
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import ChoiceField, Form, WholeField
from ecom_client.ui.common.selling_words import duration_words, fee_words
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date_time, money, ngettext, number
from ecom_client.ui.vendor.product_moves import RELISTED_FROM, Moved, Publishing, publish_all

_CHANGES = frozenset({Change.PRODUCTS, Change.WALLET})
_BESIDE_DAYS = dict.fromkeys(
    ("fee_not_covered", "fee_changed", "choice_unknown", "number_out_of_range"), "days"
)


def needs_days(product: Product, terms: SellingTerms) -> bool:
    """Whether days have to be chosen before it is on the shelf: an individual seller's without any left, or anew."""
    left = product.expires_at is not None and product.expires_at > datetime.now(UTC)
    return not terms.shop.is_shop and (not left or product.status in RELISTED_FROM)


def taken_from(fee: Decimal, wallet: Wallet) -> str:
    """Where a listing fee is taken from."""
    if not fee:
        return ""
    grant = min(wallet.grant, fee)
    if grant == fee:
        return _("{amount} from your starting grant.").format(amount=money(fee))
    if grant:
        return _("{grant} from your starting grant, {cash} from your wallet.").format(
            grant=money(grant), cash=money(fee - grant)
        )
    return _("{amount} from your wallet.").format(amount=money(fee))


class PublishDialog(CommandDialog):
    """Asks how long products stay on the shelf, and says what it costs. `answered` gives Moved."""

    def __init__(
        self,
        tasks: Tasks,
        products: Sequence[Product],
        terms: SellingTerms,
        wallet: Wallet,
        parent: QWidget | None = None,
    ) -> None:
        self._products, self._wallet = tuple(products), wallet
        self._fees = {one.days: one.fee for one in terms.durations()}
        renewing = all(product.status is ProductStatus.ON_SALE for product in products)
        usual = terms.usual()
        days = ChoiceField(
            "days",
            _("How long"),
            options=[(one.days, duration_words(one, len(products))) for one in terms.durations()],
            required=True,
        )
        days.input.setObjectName("publish_days")
        super().__init__(
            tasks,
            _("Give it more time") if renewing else _("Put on the shelf"),
            Form([days]),
            "",
            partial(_publish, self._products, self._fees),
            _CHANGES,
            introduction=_introduction(products, terms, renewing),
            beside=_BESIDE_DAYS,
            parent=parent,
        )
        self._renewing = renewing
        self.setObjectName("publishDialog")
        self.deed.setObjectName("publish")
        days.changed.connect(self._show_fee)
        if usual is not None:
            self.form.set_values({"days": usual.days})
        self.form.remember_values()
        self._show_fee()
        self._grow()

    def _show_fee(self) -> None:
        field = self.form.field("days")
        fee = self._fees.get(field.value(), Decimal(0)) * len(self._products)
        field.hint = taken_from(fee, self._wallet)
        self.form.set_error("days", "")
        words = _("Give it more time") if self._renewing else _("Put on the shelf")
        if fee:
            words = (_("Renew for {fee}") if self._renewing else _("Put on the shelf for {fee}")).format(
                fee=money(fee)
            )
        self.deed.setText(words)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.word == "fee_changed":
            self._fees[self.form.field("days").value()] = Decimal(error.detail)
            self._show_fee()
        super()._on_refused(error)


class AdvertiseDialog(CommandDialog):
    """Asks for how many days a product stands before others. `answered` gives nothing."""

    def __init__(
        self,
        tasks: Tasks,
        product: Product,
        terms: SellingTerms,
        parent: QWidget | None = None,
    ) -> None:
        self._fees = {days: terms.advertising(days) or Decimal(0) for days in range(1, MOST_ADVERTISED + 1)}
        days = WholeField("days", _("For how many days"), required=True, least=1, most=MOST_ADVERTISED)
        days.input.setObjectName("advertise_days")
        super().__init__(
            tasks,
            _("Advertise"),
            Form([days]),
            _("Advertise"),
            partial(_advertise, product, self._fees),
            _CHANGES,
            introduction=_(
                "“{name}” stands before the others of your shop and of its category: {price} a day."
            ).format(name=product.name, price=fee_words(self._fees[1])),
            beside=_BESIDE_DAYS,
            parent=parent,
        )
        self.setObjectName("advertiseDialog")
        self.deed.setObjectName("advertise")
        days.changed.connect(self._show_fee)
        self.form.set_values({"days": 7})
        self.form.remember_values()
        self._show_fee()
        self._grow()

    def _show_fee(self) -> None:
        try:
            days = self.form.field("days").value()
        except ValueError:
            days = None
        fee = self._fees.get(days)
        self.deed.setText(_("Advertise for {fee}").format(fee=money(fee)) if fee else _("Advertise"))

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.word == "fee_changed":
            self._fees[self.form.field("days").value()] = Decimal(error.detail)
            self._show_fee()
        super()._on_refused(error)


def _introduction(products: Sequence[Product], terms: SellingTerms, renewing: bool) -> str:
    if len(products) > 1:
        what = ngettext("{n} product", "{n} products", len(products)).format(n=number(len(products)))
    else:
        what = products[0].name
        if renewing and products[0].expires_at is not None:
            what = _("{name} – on the shelf until {time}").format(
                name=what, time=date_time(products[0].expires_at)
            )
    if terms.shop.fees_are_on:
        return what
    return what + "\n" + _("This is the trial period of the shop: no fee is taken.")


def _publish(
    products: Sequence[Product],
    fees: dict[int, Decimal],
    session: Any,
    key: str,
    values: dict[str, Any],
) -> Moved:
    days = values["days"]
    moved = publish_all(session, products, Publishing(days, fees[days]), key)
    if not moved.done:
        raise moved.refused[0][1]
    return moved


def _advertise(
    product: Product, fees: dict[int, Decimal], session: Any, key: str, values: dict[str, Any]
) -> None:
    days = values["days"]
    session.vendor_products.advertise(key, product.id, product.version, days, fees[days])
