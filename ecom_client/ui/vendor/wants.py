"""What customers look for: a seller finds it, and offers one of their products or writes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.repositories.vendor_products import VendorProducts
from ecom_client.data.repositories.wants import Wants
from ecom_client.domain.catalogue import Product, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.domain.wants import OfferStatus, OpenWant, WantOffer, WantStatus
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Filter, Range, YesNo
from ecom_client.ui.common.form import ChoiceField, Form, LongTextField
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date, date_time, money, ngettext, number
from ecom_client.ui.common.want_offers import OfferList
from ecom_client.ui.common.want_words import LONGEST_WORDS, offer_chip, want_chip

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

_CHANGES = frozenset({Change.WANTS})
_MOST_PRODUCTS = 200
_WORDS_ONLY = 0


class WantsPage(ListPage):
    """Place "wants" of the vendor's window. `opened` takes the values of filters."""

    name = "vendor/wants"
    interested_in = frozenset({Change.WANTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("Wants")

    def search_words(self) -> str:
        return _("What you could sell")

    def source(self) -> Source[OpenWant]:
        return Wants.open()

    def filters(self) -> Sequence[Filter]:
        return (
            Range("price", lambda: _("Price")),
            YesNo("offered", lambda: _("I made an offer")),
        )

    def columns(self) -> Sequence[Column]:
        return (
            Column("name", lambda: _("Looked for"), lambda row: row.name, width=260),
            Column("price", lambda: _("At most"), lambda row: row.price, Kind.MONEY, sort="price"),
            Column("quantity", lambda: _("Quantity"), lambda row: row.quantity, Kind.NUMBER, width=80),
            Column("customer", lambda: _("Customer"), lambda row: row.customer_name, width=110),
            Column(
                "mine",
                lambda: _("My offer"),
                lambda row: row.my_status,
                Kind.CHIP,
                chip=_offer_chip,
                width=150,
            ),
            Column("posted_at", lambda: _("Posted"), lambda row: row.posted_at, Kind.DATETIME),
            Column("expires_at", lambda: _("Until"), lambda row: row.expires_at, Kind.DATE),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Make an offer"),
                lambda rows: self._on_offer(rows[0]),
                "tag-plus-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].status is WantStatus.OPEN,
                needs=("wants", Privilege.WRITE),
            ),
        )

    def details(self, row: OpenWant) -> QWidget:
        facts = Facts()
        facts.add_chips(want_chip(row.status))
        facts.add_text(row.description)
        facts.add_part(
            "",
            [
                (_("At most"), money(row.price)),
                (_("Quantity"), number(row.quantity)),
                (_("Customer"), row.customer_name),
                (_("Posted"), date_time(row.posted_at)),
                (_("Until"), date(row.expires_at)),
            ],
        )
        offers = OfferList(self._context, row.id)
        offers.failed.connect(self.failed)
        offers.answer_wanted.connect(self._on_withdraw)
        facts.add_widget(_("My offers"), offers)
        return facts

    def panel_title(self, row: OpenWant) -> str:
        return row.name

    def empty(self) -> tuple[str, str, str]:
        return ("bullhorn-outline", _("Nobody looks for anything at the moment."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} want", "{n} wants", count).format(n=number(count))

    def opened(self, argument: object) -> None:
        """Show the list narrowed by these filters."""
        if isinstance(argument, dict):
            self.set_filters(argument)

    def _on_offer(self, want: OpenWant) -> None:
        def work(session: Any) -> list[Product]:
            on_sale = VendorProducts.source().with_filter(
                {"status": frozenset({ProductStatus.ON_SALE.value})}
            )
            return on_sale.page(session, None, 0, _MOST_PRODUCTS)

        self.tasks.query(
            self, work, lambda products: self._open_offer(want, products), self.failed.emit, key="products"
        )

    def _open_offer(self, want: OpenWant, products: list[Product]) -> None:
        dialog = offer_dialog(self.tasks, want, products, self)
        dialog.answered.connect(self._on_offered)
        dialog.open()

    def _on_offered(self, _offer: object) -> None:
        self.say("good", _("Your offer is sent."))
        self.reopen_panel()

    def _on_withdraw(self, offer: WantOffer, _status: OfferStatus) -> None:
        key = new_key()

        def done(_answer: object) -> None:
            self.say("good", _("Your offer is taken back."))
            self.reopen_panel()

        self.tasks.command(
            self,
            lambda session: session.wants.withdraw(key, offer.id),
            done,
            self.failed.emit,
            changes=_CHANGES,
        )


def offer_dialog(tasks: Tasks, want: OpenWant, products: Sequence[Product], parent: QWidget) -> CommandDialog:
    """One of the products on sale, or words alone."""
    options = [
        (_WORDS_ONLY, _("None, I only write")),
        *(
            (product.id, _("{name}, {price}").format(name=product.name, price=money(product.price_now)))
            for product in products
        ),
    ]
    product = ChoiceField(
        "product_id",
        _("Product"),
        options=options,
        required=True,
        hint="" if products else _("You have nothing on sale. Put a product on the shelf to offer it."),
    )
    product.box.setObjectName("offerProduct")
    words = LongTextField("words", _("Words to the customer"), max_length=LONGEST_WORDS, lines=4)
    words.edit.setObjectName("offerWords")
    form = Form([product, words])
    fitting = next((one.id for one in products if one.price_now <= want.price and _shares(one, want)), None)
    form.set_values({"product_id": fitting if fitting is not None else _WORDS_ONLY})
    dialog = CommandDialog(
        tasks,
        _("Make an offer"),
        form,
        _("Send the offer"),
        partial(_offer, want.id),
        _CHANGES,
        introduction=_("{name}, at most {price}").format(name=want.name, price=money(want.price)),
        parent=parent,
    )
    dialog.setObjectName("offerDialog")
    dialog.deed.setObjectName("sendOffer")
    return dialog


def _shares(product: Product, want: OpenWant) -> bool:
    """Whether they have words in common, so that the likely product is chosen already."""
    wanted = {word for word in want.name.lower().split() if len(word) > 1}
    name = product.name.lower()
    pairs = {want.name[at : at + 2] for at in range(len(want.name) - 1) if not want.name[at].isascii()}
    return any(word in name for word in wanted | {pair for pair in pairs if pair.strip() == pair})


def _offer(want_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    chosen = values["product_id"]
    return session.wants.offer(key, want_id, chosen or None, values["words"] or "")


def _offer_chip(status: OfferStatus) -> Chip:
    return offer_chip(status)
