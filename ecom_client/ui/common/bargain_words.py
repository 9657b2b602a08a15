"""Bargains in words: states, steps, and what either side is asked before it takes one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain import product_rules
from ecom_client.domain.bargains import Bargain, BargainAct, BargainStatus, BargainStep
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Window
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, LongTextField, MoneyField
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money, pgettext
from ecom_client.ui.common.timeline import Moment

LONGEST_WORDS = 500
CHANGES = frozenset({Change.BARGAINS, Change.PRODUCTS, Change.CART})
"""What a step in a bargain may change: what is held leaves the shop."""

_LOOKS = {
    BargainStatus.ASKED: ("message-question-outline", "accent"),
    BargainStatus.COUNTERED: ("swap-horizontal", "accent"),
    BargainStatus.ACCEPTED: ("handshake-outline", "good"),
    BargainStatus.REFUSED: ("close", "bad"),
    BargainStatus.WITHDRAWN: ("undo-variant", "neutral"),
    BargainStatus.EXPIRED: ("clock-alert-outline", "neutral"),
    BargainStatus.BOUGHT: ("cart-check", "good"),
}
_STEPS = {
    "ask": ("message-question-outline", "accent"),
    "offer": ("tag-outline", "accent"),
    "counter": ("swap-horizontal", "accent"),
    "accept": ("handshake-outline", "good"),
    "refuse": ("close", "bad"),
    "withdraw": ("undo-variant", "neutral"),
    "expire": ("clock-alert-outline", "warn"),
    "buy": ("cart-check", "good"),
}


def bargain_word(status: BargainStatus, window: Window) -> str:
    """Where a bargain stands, as the customer or the vendor sees it."""
    waits = _("Waits for you")
    return {
        BargainStatus.ASKED: waits if window is Window.VENDOR else _("Waits for the seller"),
        BargainStatus.COUNTERED: waits if window is Window.CUSTOMER else _("Waits for the buyer"),
        BargainStatus.ACCEPTED: pgettext("bargain", "Agreed"),
        BargainStatus.REFUSED: pgettext("bargain", "Refused"),
        BargainStatus.WITHDRAWN: pgettext("bargain", "Taken back"),
        BargainStatus.EXPIRED: pgettext("bargain", "Run out"),
        BargainStatus.BOUGHT: pgettext("bargain", "Bought"),
    }[status]


def bargain_chip(status: BargainStatus, window: Window) -> Chip:
    """The same as a chip; what waits for the reader stands out."""
    icon, tone = _LOOKS[status]
    mine = BargainStatus.ASKED if window is Window.VENDOR else BargainStatus.COUNTERED
    return Chip(bargain_word(status, window), icon, "warn" if status is mine else tone)


def moment(step: BargainStep) -> Moment:
    """A step for the timeline."""
    icon, tone = _STEPS[step.act]
    price = "" if step.price is None else money(step.price)
    what = {
        "ask": _("Asked for a price"),
        "offer": _("Offered {price}"),
        "counter": _("Asked {price} instead"),
        "accept": _("Agreed on {price}"),
        "refuse": pgettext("bargain", "Refused"),
        "withdraw": pgettext("bargain", "Taken back"),
        "expire": pgettext("bargain", "Run out"),
        "buy": _("Bought at {price}"),
    }[step.act]
    who = {"customer": _("Customer"), "vendor": _("Vendor")}.get(step.side, "")
    return Moment(what.format(price=price), step.happened_at, who, step.words, icon, tone)


def words_field(label: str, hint: str = "") -> LongTextField:
    """A few words to the other side."""
    field = LongTextField("words", label, max_length=LONGEST_WORDS, lines=3, hint=hint)
    field.edit.setObjectName("bargainWords")
    return field


def answer_dialog(
    tasks: Tasks, window: Window, bargain: Bargain, act: BargainAct, parent: QWidget
) -> CommandDialog:
    """What is asked before a step; the button says what it does. `answered` gives the state afterwards."""
    price = "" if bargain.price is None else money(bargain.price)
    title, deed, told = {
        BargainAct.ACCEPT: (
            _("Accept {price}?"),
            _("Accept {price}"),
            _("The goods are held for this price until it runs out; then they are on sale again."),
        ),
        BargainAct.REFUSE: (
            _("Refuse this price?"),
            _("Refuse"),
            _("The talk ends. A new one can be begun."),
        ),
        BargainAct.COUNTER: (_("Name another price"), _("Send the price"), _("It is a price for each.")),
        BargainAct.WITHDRAW: (
            _("Take it back?"),
            _("Take it back"),
            _("The goods are no longer held for you.")
            if bargain.status is BargainStatus.ACCEPTED
            else _("The talk ends. A new one can be begun."),
        ),
    }[act]
    fields: list[Any] = []
    if act is BargainAct.COUNTER:
        field = MoneyField(
            "price",
            _("Price for each"),
            required=True,
            hint=_("It costs {price} now.").format(price=money(bargain.price_now)),
            check=product_rules.price,
        )
        field.edit.setObjectName("bargainPrice")
        fields.append(field)
    fields.append(words_field(_("Words"), _("{name} reads this.").format(name=bargain.other_name)))
    dialog = CommandDialog(
        tasks,
        title.format(price=price),
        Form(fields),
        deed.format(price=price),
        partial(_answer, window, bargain, act),
        CHANGES,
        introduction=told,
        danger=act in (BargainAct.REFUSE, BargainAct.WITHDRAW),
        parent=parent,
    )
    dialog.cancel.setText(_("Not now"))
    dialog.setObjectName("bargainDialog")
    dialog.deed.setObjectName("bargainDeed")
    return dialog


def _answer(
    window: Window, bargain: Bargain, act: BargainAct, session: Any, key: str, values: dict[str, Any]
) -> object:
    return session.bargains.answer(key, window, bargain, act, values.get("price"), values["words"] or "")
