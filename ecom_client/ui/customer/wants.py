"""The customer's wants: what they look for, what sellers offered, and what new listings fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from ecom_client.data.repositories.wants import Wants
from ecom_client.domain import product_rules
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.domain.wants import LONGEST_DAYS, OfferStatus, Want, WantDraft, WantOffer, WantStatus
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Choice, Filter
from ecom_client.ui.common.form import Form, LongTextField, MoneyField, TextField, WholeField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date, date_time, money, ngettext, number, pgettext
from ecom_client.ui.common.want_offers import OfferList
from ecom_client.ui.common.want_words import LONGEST_WORDS, want_chip, want_states

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

_CHANGES = frozenset({Change.WANTS})
_DAYS = 30
_WRITING = ("wants", Privilege.WRITE)


class WantsPage(ListPage):
    """Place "wants" of the customer's window. `opened` takes the id of a want."""

    name = "customer/wants"
    interested_in = frozenset({Change.WANTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.post = QAction(icon("plus", "on_accent"), _("Post a want"), self)
        self.post.triggered.connect(lambda _checked=False: self._open_dialog(None))
        self.empty_state.button.setObjectName("postFirstWant")
        self._wanted: int | None = None

    def title(self) -> str:
        return _("Wants")

    def primary_action(self) -> QAction | None:
        return self.post if self._may_post() else None

    def source(self) -> Source[Want]:
        return Wants.mine()

    def filters(self) -> Sequence[Filter]:
        return (Choice("status", lambda: _("Status"), want_states),)

    def columns(self) -> Sequence[Column]:
        return (
            Column("name", lambda: _("Looking for"), lambda row: row.name, width=240),
            Column("status", lambda: _("Status"), lambda row: row.status, Kind.CHIP, chip=want_chip),
            Column("price", lambda: _("At most"), lambda row: row.price, Kind.MONEY),
            Column("quantity", lambda: _("Quantity"), lambda row: row.quantity, Kind.NUMBER, width=80),
            Column(
                "offers", lambda: pgettext("want", "Offers"), lambda row: row.offers, Kind.NUMBER, width=80
            ),
            Column("open", lambda: _("Not answered"), lambda row: row.open_offers, Kind.NUMBER, width=110),
            Column("matches", lambda: _("New in the shop"), lambda row: row.matches, Kind.NUMBER, width=120),
            Column("posted_at", lambda: _("Posted"), lambda row: row.posted_at, Kind.DATE),
            Column("expires_at", lambda: _("Until"), lambda row: row.expires_at, Kind.DATE),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Change"),
                lambda rows: self._open_dialog(rows[0]),
                "pencil-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].status is WantStatus.OPEN,
                needs=_WRITING,
            ),
            RowAction(
                lambda: _("Post it again"),
                lambda rows: self._open_dialog(rows[0]),
                "refresh",
                fits=lambda rows: (
                    len(rows) == 1 and rows[0].status in (WantStatus.CLOSED, WantStatus.EXPIRED)
                ),
                needs=_WRITING,
            ),
            RowAction(
                lambda: _("Close"),
                self._close,
                "check",
                fits=lambda rows: len(rows) == 1 and rows[0].status is WantStatus.OPEN,
                needs=_WRITING,
            ),
        )

    def details(self, row: Want) -> QWidget:
        facts = Facts()
        facts.add_chips(want_chip(row.status))
        facts.add_text(row.description)
        facts.add_part(
            "",
            [
                (_("At most"), money(row.price)),
                (_("Quantity"), number(row.quantity)),
                (_("Posted"), date_time(row.posted_at)),
                (_("Until"), date(row.expires_at)),
                (_("Hidden by an administrator"), row.hidden_reason or ""),
            ],
        )
        offers = OfferList(self._context, row.id)
        offers.failed.connect(self.failed)
        offers.product_wanted.connect(lambda product: self.go.emit("product", product))
        offers.answer_wanted.connect(self._on_answer_wanted)
        facts.add_widget(_("What came to it"), offers)
        return facts

    def panel_title(self, row: Want) -> str:
        return row.name

    def empty(self) -> tuple[str, str, str]:
        words = _(
            "Not found what you look for? Post it: sellers answer, and you are told when something new fits."
        )
        return ("bullhorn-outline", words, _("Post a want") if self._may_post() else "")

    def on_empty_pressed(self) -> None:
        self._open_dialog(None)

    def counted(self, count: int) -> str:
        return ngettext("{n} want", "{n} wants", count).format(n=number(count))

    def opened(self, argument: object) -> None:
        """Show one want in the panel; "new" begins one, with the words looked for where they are given."""
        if isinstance(argument, int):
            if self.select_row(argument) is None:
                self._wanted = argument
        elif isinstance(argument, str):
            self._open_dialog(None, argument)

    def _on_count_known(self, count: int, exact: bool) -> None:
        super()._on_count_known(count, exact)
        if self._wanted is not None and self.select_row(self._wanted) is not None:
            self._wanted = None

    def _may_post(self) -> bool:
        return self._context.may(*_WRITING)

    def _open_dialog(self, want: Want | None, words: str = "") -> None:
        dialog = want_dialog(self.tasks, want, words, self)
        said = _("Posted. Sellers can answer now.") if want is None else _("“{name}” is saved.")
        dialog.answered.connect(
            lambda _id: self.say("good", said.format(name=want.name if want is not None else ""))
        )
        dialog.open()

    def _close(self, rows: list[Want]) -> None:
        want, key = rows[0], new_key()
        self.tasks.command(
            self,
            lambda session: session.wants.close(key, want.id),
            lambda _done: self.say("good", _("“{name}” is closed.").format(name=want.name)),
            self.failed.emit,
            changes=_CHANGES,
        )

    def _on_answer_wanted(self, offer: WantOffer, status: OfferStatus) -> None:
        accepting = status is OfferStatus.ACCEPTED
        field = LongTextField(
            "words",
            _("Words"),
            max_length=LONGEST_WORDS,
            lines=3,
            hint=_("{name} reads this.").format(name=offer.vendor_name),
        )
        field.edit.setObjectName("answerWords")
        dialog = CommandDialog(
            self.tasks,
            _("Accept this offer?") if accepting else _("Decline this offer?"),
            Form([field]),
            _("Accept") if accepting else _("Decline"),
            partial(_answer, offer.id, status),
            _CHANGES,
            introduction=(
                _(
                    "The seller is told. Buy the product from its page; your want stays open until you close it."
                )
                if accepting and offer.product_id is not None
                else _("The seller is told.")
            ),
            parent=self,
        )
        dialog.setObjectName("answerDialog")
        dialog.deed.setObjectName("sendAnswer")
        dialog.answered.connect(lambda _answer: self._on_answered(offer, accepting))
        dialog.open()

    def _on_answered(self, offer: WantOffer, accepted: bool) -> None:
        words = _("{name} is told that you accept.") if accepted else _("{name} is told that you decline.")
        self.say("good", words.format(name=offer.vendor_name))
        self.reopen_panel()


def want_dialog(tasks: Tasks, want: Want | None, words: str, parent: QWidget) -> CommandDialog:
    """What a want is made of."""
    name = TextField("name", _("What do you look for?"), required=True, max_length=120)
    name.edit.setObjectName("wantName")
    price = MoneyField("price", _("At most, for each"), required=True, half=True, check=product_rules.price)
    price.edit.setObjectName("wantPrice")
    description = LongTextField(
        "description",
        _("Description"),
        max_length=2000,
        lines=4,
        hint=_("Every seller reads this: condition, size, where to meet. No telephone numbers."),
    )
    description.edit.setObjectName("wantDescription")
    form = Form(
        [
            name,
            price,
            WholeField("quantity", _("Quantity"), required=True, least=1, most=9999, half=True),
            WholeField(
                "days",
                _("For how many days"),
                required=True,
                least=1,
                most=LONGEST_DAYS,
                half=True,
                hint=_("At most {n}.").format(n=number(LONGEST_DAYS)),
            ),
            description,
        ]
    )
    form.set_values(
        {
            "name": want.name if want else words[:120],
            "description": want.description if want else "",
            "price": want.price if want else None,
            "quantity": want.quantity if want else 1,
            "days": _DAYS,
        }
    )
    dialog = CommandDialog(
        tasks,
        _("Post a want") if want is None else _("Change the want"),
        form,
        _("Post") if want is None else _("Save"),
        partial(_save, want),
        _CHANGES,
        parent=parent,
    )
    dialog.setObjectName("wantDialog")
    dialog.deed.setObjectName("saveWant")
    return dialog


def _save(want: Want | None, session: Any, key: str, values: dict[str, Any]) -> object:
    draft = WantDraft(
        values["name"], values["description"] or "", values["price"], values["quantity"], values["days"]
    )
    return session.wants.save(key, draft, want)


def _answer(offer_id: int, status: OfferStatus, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.wants.answer(key, offer_id, status, values["words"] or "")
