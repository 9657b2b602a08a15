"""Bargains: a customer's by what moved last, a vendor's with what waits for an answer first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from ecom_client.data.repositories.bargains import Bargains
from ecom_client.domain.bargains import Bargain, BargainAct, BargainStatus, BargainStep
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege, Window
from ecom_client.ui.common.bargain_words import CHANGES, answer_dialog, bargain_chip, bargain_word, moment
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Filter, MultiChoice
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.picture import PictureLabel
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.timeline import Timeline
from ecom_client.ui.common.tokens import LARGE, MEDIUM

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

_PICTURE = QSize(200, 150)


class BargainsPage(ListPage):
    """Place "bargains" of the customer's and the vendor's window. `opened` takes the values of filters."""

    interested_in = frozenset({Change.BARGAINS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self._window = context.window
        self.may_in = context.may
        self.name = f"{context.window.value}/bargains"
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("Bargains")

    def source(self) -> Source[Bargain]:
        return Bargains.source(self._window)

    def filters(self) -> Sequence[Filter]:
        return (
            MultiChoice(
                "status",
                lambda: _("Status"),
                lambda: [(status.value, bargain_word(status, self._window)) for status in BargainStatus],
            ),
        )

    def columns(self) -> Sequence[Column]:
        other = _("Seller") if self._window is Window.CUSTOMER else _("Customer")
        return (
            Column("picture", lambda: _("Picture"), lambda row: row.picture_id, Kind.PICTURE),
            Column("name", lambda: _("Product"), lambda row: row.product_name, width=220),
            Column(
                "status", lambda: _("Status"), lambda row: row.status, Kind.CHIP, chip=self._chip, width=160
            ),
            Column("price", lambda: _("Price named"), lambda row: row.price, Kind.MONEY),
            Column("price_now", lambda: _("Price now"), lambda row: row.price_now, Kind.MONEY),
            Column("quantity", lambda: _("Quantity"), lambda row: row.quantity, Kind.NUMBER, width=80),
            Column("other", lambda: other, lambda row: row.other_name, width=140),
            Column(
                "expires",
                lambda: _("Until"),
                lambda row: row.expires_at if row.is_open else None,
                Kind.DATETIME,
            ),
            Column("changed_at", lambda: _("Last step"), lambda row: row.changed_at, Kind.DATETIME),
        )

    def row_actions(self) -> Sequence[RowAction]:
        acts = (
            (BargainAct.ACCEPT, lambda: _("Accept the price"), "handshake-outline"),
            (BargainAct.COUNTER, lambda: _("Name another price"), "swap-horizontal"),
            (BargainAct.REFUSE, lambda: _("Refuse the price"), "close"),
            (BargainAct.WITHDRAW, lambda: _("Take it back"), "undo-variant"),
        )
        buying = RowAction(
            lambda: _("Buy at the agreed price"),
            self._buy,
            "cart-check",
            fits=self._can_be_bought,
            needs=("cart", Privilege.WRITE),
        )
        answers = (
            RowAction(
                words,
                partial(self._answer, act),
                icon,
                fits=partial(self._may, act),
                needs=("bargains", Privilege.WRITE),
            )
            for act, words, icon in acts
        )
        return (buying, *answers)

    def details(self, row: Bargain) -> QWidget:
        panel = _Panel(self._context, row)
        panel.failed.connect(self.failed)
        return panel

    def panel_title(self, row: Bargain) -> str:
        return row.product_name

    def empty(self) -> tuple[str, str, str]:
        if self._window is Window.CUSTOMER:
            words = _("No bargains yet. Open a product and ask its seller for a price.")
            return ("handshake-outline", words, _("Go to the shop"))
        return ("handshake-outline", _("Nobody has asked for a price yet."), "")

    def on_empty_pressed(self) -> None:
        self.go.emit("shop", None)

    def counted(self, count: int) -> str:
        return ngettext("{n} bargain", "{n} bargains", count).format(n=number(count))

    def opened(self, argument: object) -> None:
        """Show the list narrowed by these filters."""
        if isinstance(argument, dict):
            self.set_filters(argument)

    def _chip(self, status: BargainStatus) -> Chip:
        return bargain_chip(status, self._window)

    def _may(self, act: BargainAct, rows: list[Bargain]) -> bool:
        return len(rows) == 1 and rows[0].may(self._window, act)

    def _can_be_bought(self, rows: list[Bargain]) -> bool:
        return self._window is Window.CUSTOMER and len(rows) == 1 and rows[0].status is BargainStatus.ACCEPTED

    def _answer(self, act: BargainAct, rows: list[Bargain]) -> None:
        bargain = rows[0]
        dialog = answer_dialog(self.tasks, self._window, bargain, act, self)
        dialog.answered.connect(partial(self._on_answered, bargain))
        dialog.open()

    def _on_answered(self, bargain: Bargain, status: object) -> None:
        words = {
            BargainStatus.ACCEPTED: _("Agreed. “{name}” is held."),
            BargainStatus.REFUSED: _("The price for “{name}” is refused."),
            BargainStatus.WITHDRAWN: _("The bargain about “{name}” is taken back."),
        }.get(BargainStatus(str(status)), _("The price for “{name}” is sent."))
        self.say("good", words.format(name=bargain.product_name))

    def _buy(self, rows: list[Bargain]) -> None:
        """Into the cart in the quantity agreed, and on to the checkout."""
        bargain = rows[0]

        def failed(error: Exception) -> None:
            if isinstance(error, Refused):
                self.say("bad", sentence(error))
                self.refresh()
            else:
                self.failed.emit(error)

        self.tasks.command(
            self,
            lambda session: session.cart.set_quantity(bargain.product_id, bargain.quantity),
            lambda _lines: self.go.emit("checkout", (bargain.product_id,)),
            failed,
            changes=CHANGES,
        )


class _Panel(QWidget):
    """What is bargained about, and how it went so far."""

    #: The steps could not be read (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, context: Context, row: Bargain) -> None:
        super().__init__()
        window = context.window
        facts = Facts()
        facts.add_chips(bargain_chip(row.status, window))
        picture = PictureLabel(context.pictures)
        picture.set_smallest(_PICTURE)
        picture.setMaximumHeight(current_theme().px(_PICTURE.height()))
        picture.set_picture(row.picture_id, row.product_name)
        self.timeline = Timeline()
        other = _("Seller") if window is Window.CUSTOMER else _("Customer")
        facts.add_part(
            "",
            [
                (other, row.other_name),
                (_("Quantity"), number(row.quantity)),
                (_("Price named"), money(row.price) if row.price is not None else ""),
                (_("Together"), money(row.price * row.quantity) if row.price is not None else ""),
                (_("Price now"), money(row.price_now)),
                (_("Until"), date_time(row.expires_at) if row.is_open else ""),
            ],
        )
        if row.status is BargainStatus.ACCEPTED:
            facts.add_text(
                _("Held for you at this price. Buy it before the time is over.")
                if window is Window.CUSTOMER
                else _("Held for the customer. If they do not buy in time, it is on sale again."),
                "muted",
            )
        facts.add_widget(_("How it went"), self.timeline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        room = QWidget()
        inside = QVBoxLayout(room)
        theme = current_theme()
        inside.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(MEDIUM))
        inside.addWidget(picture)
        column.addWidget(room)
        column.addWidget(facts)
        context.tasks.query(
            self,
            lambda session: session.bargains.steps(window, row.id),
            self._show,
            self.failed.emit,
            key="steps",
        )

    def _show(self, steps: list[BargainStep]) -> None:
        self.timeline.set_moments([moment(step) for step in steps])
