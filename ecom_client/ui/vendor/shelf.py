"""Products on and off the shelf: what is chosen first, what it costs, what is said of it afterwards, and undoing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ecom_client.domain.catalogue import SET_BY_VENDORS, Product, ProductStatus
from ecom_client.domain.selling import SellingTerms
from ecom_client.domain.wallet import Wallet
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.vendor.product_moves import Moved, move, moved_words, restock_dialog, undo
from ecom_client.ui.vendor.publishing import AdvertiseDialog, PublishDialog, needs_days


class Shelf:
    """What a vendor does with products that are there, from one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def publish(self, rows: list[Product]) -> None:
        """Put them on the shelf, or list them again."""
        self._with_terms(partial(self._publish, rows))

    def renew(self, rows: list[Product]) -> None:
        """Give them more days."""
        self._with_terms(partial(self._ask_days, rows))

    def advertise(self, rows: list[Product]) -> None:
        """Advertise the first."""
        self._with_terms(partial(self._advertise, rows[0]))

    def _with_terms(self, done: Callable[[SellingTerms, Wallet], None]) -> None:
        """Read what selling costs now, and what there is to pay it with."""
        self._page.tasks.query(
            self._page,
            lambda session: (session.selling.terms(), session.wallet.mine()),
            lambda read: done(*read),
            self._page.failed.emit,
            key="terms",
        )

    def _publish(self, rows: list[Product], terms: SellingTerms, wallet: Wallet) -> None:
        """At once where time is paid for, or nobody chooses; otherwise after the days were chosen."""
        if any(needs_days(row, terms) for row in rows):
            self._ask_days(rows, terms, wallet)
        else:
            self.move(ProductStatus.ON_SALE, rows)

    def _ask_days(self, rows: list[Product], terms: SellingTerms, wallet: Wallet) -> None:
        dialog = PublishDialog(self._page.tasks, rows, terms, wallet, self._page)
        dialog.answered.connect(partial(self._on_moved, ProductStatus.ON_SALE))
        dialog.open()

    def _advertise(self, product: Product, terms: SellingTerms, _wallet: Wallet) -> None:
        if terms.advertising(1) is None:
            self._page.say("info", _("Advertising is not offered at the moment."))
            return
        dialog = AdvertiseDialog(self._page.tasks, product, terms, self._page)
        dialog.answered.connect(
            lambda _nothing: self._page.say("good", _("“{name}” is advertised.").format(name=product.name))
        )
        dialog.open()

    def move(self, status: ProductStatus, rows: list[Product]) -> None:
        """Bring them into a state that needs nothing chosen."""
        move(self._page.tasks, self._page, rows, status, partial(self._on_moved, status), self._on_refused)

    def _on_moved(self, status: ProductStatus, moved: Moved) -> None:
        products = [product for product, _version in moved.done]
        if products:
            back = all(
                product.status in SET_BY_VENDORS and product.status is not status for product in products
            )
            undoing = [(_("Undo"), partial(self._on_undo, moved))] if back else []
            self._page.offer("good", moved_words(status, products), *undoing)
        if moved.refused:
            self._say_refused(moved)

    def _say_refused(self, moved: Moved) -> None:
        """Why some stay as they are; the list is read again, as somebody may have changed them."""
        first, error = moved.refused[0]
        if len(moved.refused) == 1:
            words = _("“{name}” stays as it is: {why}").format(name=first.name, why=sentence(error))
        else:
            count = len(moved.refused)
            words = ngettext(
                "{n} product stays as it is: {why}", "{n} products stay as they are: {why}", count
            ).format(n=number(count), why=sentence(error))
        self._page.say("bad", words)
        self._page.refresh()

    def _on_undo(self, moved: Moved) -> None:
        undo(self._page.tasks, self._page, moved, self._on_undone, self._on_refused)

    def _on_undone(self, moved: Moved) -> None:
        if moved.refused:
            self._say_refused(moved)
        else:
            count = len(moved.done)
            words = ngettext("{n} product is as it was.", "{n} products are as they were.", count)
            self._page.say("good", words.format(n=number(count)))

    def restock(self, rows: list[Product]) -> None:
        """Ask how many of the first there are now."""
        product = rows[0]
        dialog = restock_dialog(self._page.tasks, product, self._page)
        dialog.answered.connect(
            lambda stock: self._page.say(
                "good", _("There are {n} of “{name}” now.").format(n=number(stock), name=product.name)
            )
        )
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        self._page.failed.emit(error)
        self._page.refresh()
