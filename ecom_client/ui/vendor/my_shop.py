"""The vendor's shop: plan and places on the shelf, what was charged, applying to be a shop, and giving it up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.applications import Application, ApplicationStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.domain.selling import Charge, ChargeStatus, Membership, MyShop, Plan
from ecom_client.ui.common.chips import StateChip
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, empty_out, figure, label, thin_line
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.selling_words import (
    application_chip,
    charge_chip,
    month_words,
    plan_words,
    slots_words,
)
from ecom_client.ui.common.text import _, date, date_time, money, ngettext, number, percent, pgettext
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, TIGHT
from ecom_client.ui.vendor.shop_dialogs import ApplicationDialog, PlanDialog

APPLY = "apply"
"""What `opened` takes to apply to be a shop."""

_CHANGES = frozenset({Change.SELLING, Change.WALLET, Change.PRODUCTS, Change.PROFILE})


@dataclass(frozen=True)
class _Read:
    shop: MyShop
    plans: list[Plan]
    memberships: list[Membership]
    charges: list[Charge]
    applications: list[Application]


class MyShopPage(Page):
    """Place "shop" of a vendor. `opened` takes APPLY."""

    interested_in = frozenset({Change.SELLING, Change.PRODUCTS, Change.WALLET, Change.PROFILE})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._context = context
        self._read: _Read | None = None
        self._wants_to_apply = False
        self._init_ui()

    def title(self) -> str:
        return pgettext("vendor", "Shop")

    def primary_action(self) -> QAction | None:
        read = self._read
        if read is None or not self._may_write():
            return None
        if not read.shop.is_shop:
            return None if self._waiting() else self.apply
        return self.change

    def refresh(self) -> None:
        self.tasks.query(self, _ask, self._show, self.failed.emit, key="shop")

    def opened(self, argument: object) -> None:
        if argument == APPLY:
            self._wants_to_apply = True
            self._open_what_is_wanted()

    def _may_write(self) -> bool:
        return self._context.may("shop", Privilege.WRITE)

    def _waiting(self) -> Application | None:
        """The application nobody has decided yet."""
        found = self._read.applications if self._read is not None else []
        return next((one for one in found if one.status is ApplicationStatus.REQUESTED), None)

    def _init_ui(self) -> None:
        theme = current_theme()
        self.apply = QAction(icon("storefront-plus-outline", "on_accent"), _("Apply to be a shop"), self)
        self.apply.triggered.connect(lambda: self.open_application())
        self.change = QAction(icon("swap-horizontal", "on_accent"), _("Change the plan"), self)
        self.change.triggered.connect(lambda: self.open_plans())
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        self._column.setSpacing(theme.px(LARGE))
        area = scrolling(inside, sideways=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    # What is shown

    def _show(self, read: _Read) -> None:
        self._read = read
        empty_out(self._column)
        shop = read.shop
        if shop.unpaid:
            self._column.addWidget(self._debt(shop))
        self._column.addWidget(self._plan_card(shop) if shop.is_shop else self._individual_card(read))
        if read.applications:
            self._column.addWidget(self._applications_card(read.applications))
        if read.charges:
            self._column.addWidget(_charges_card(read.charges))
        if read.memberships:
            self._column.addWidget(_history_card(read.memberships))
        self._column.addStretch()
        self.set_fact(_fact(shop))
        self.primary_action_changed.emit()
        self._open_what_is_wanted()

    def _open_what_is_wanted(self) -> None:
        if self._wants_to_apply and self._read is not None:
            self._wants_to_apply = False
            if self.primary_action() is self.apply:
                self.open_application()

    def _debt(self, shop: MyShop) -> Card:
        card = Card(_("Your shelf is closed") if shop.is_closed else _("The membership is not paid"))
        card.setObjectName("debtCard")
        words = (
            _("Nothing of yours can be seen or bought until {amount} are paid.")
            if shop.is_closed
            else _("{amount} are owed. Your shelf is closed on {day} unless they are paid by then.")
        )
        told = words.format(amount=money(shop.unpaid), day=date(shop.due_at))
        card.column.addWidget(
            label(told + " " + _("It is taken by itself as soon as your wallet covers it."), "error")
        )
        if self._may_write():
            pay = QPushButton(_("Pay {amount}").format(amount=money(shop.unpaid)))
            pay.setObjectName("payMembership")
            mark(pay, kind="primary")
            pay.clicked.connect(lambda _checked=False: self._on_pay())
            top_up = QPushButton(_("Top up the wallet"))
            top_up.clicked.connect(lambda _checked=False: self.go.emit("wallet", shop.unpaid))
            row = QHBoxLayout()
            row.setSpacing(current_theme().px(SMALL))
            row.addWidget(pay)
            row.addWidget(top_up)
            row.addStretch()
            card.column.addLayout(row)
        return card

    def _plan_card(self, shop: MyShop) -> Card:
        card = Card(shop.plan_name or _("No plan"))
        card.setObjectName("planCard")
        slots = shop.slots or 0
        bar = QProgressBar()
        bar.setObjectName("slotsBar")
        bar.setRange(0, max(slots, 1))
        bar.setValue(min(shop.shelf, max(slots, 1)))
        bar.setTextVisible(False)
        taken = _("{taken} of {words} taken").format(taken=number(shop.shelf), words=slots_words(slots))
        bar.setAccessibleName(taken)
        card.column.addWidget(label(taken, name="slotsTaken"))
        card.column.addWidget(bar)
        if shop.shelf >= slots:
            card.column.addWidget(
                label(_("The shelf is full: take something off, or choose a larger plan."), "error")
            )
        facts = [(_("Price"), _("{price} a month").format(price=money(shop.monthly_price)))]
        if shop.discount:
            facts.append((_("Off advertising"), percent(shop.discount)))
        facts.append((_("Shop since"), date(shop.shop_since)))
        card.column.addWidget(_lines(facts))
        if not shop.fees_are_on:
            card.column.addWidget(label(_("This is the trial period of the shop: no fee is taken."), "muted"))
        if self._may_write():
            give_up = QPushButton(_("Give up the shop…"))
            give_up.setObjectName("giveUpShop")
            mark(give_up, kind="grave")
            give_up.clicked.connect(lambda _checked=False: self._on_give_up())
            card.column.addWidget(give_up, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _individual_card(self, read: _Read) -> Card:
        card = Card(_("You sell as an individual"))
        card.setObjectName("individualCard")
        card.column.addWidget(
            label(
                _(
                    "You pay for each listing by the days it stays on the shelf. A shop pays by the month instead: its "
                    "listings stay, it has a page of its own with its plan, and advertising is cheaper."
                )
            )
        )
        if read.plans:
            card.column.addWidget(thin_line())
            card.column.addWidget(label(_("Plans"), "strong"))
            for plan in read.plans:
                card.column.addWidget(label(plan_words(plan)))
        if not read.shop.fees_are_on:
            card.column.addWidget(label(_("This is the trial period of the shop: no fee is taken."), "muted"))
        return card

    def _applications_card(self, applications: list[Application]) -> Card:
        card = Card(_("Applications"))
        card.setObjectName("applicationsCard")
        theme = current_theme()
        for one in applications:
            row = QHBoxLayout()
            row.setSpacing(theme.px(MEDIUM))
            row.addWidget(StateChip(application_chip(one.status)))
            words = f"{one.plan_name} · {date_time(one.applied_at)} · {one.number}"
            row.addWidget(label(words, selectable=True), 1)
            if one.status is ApplicationStatus.REQUESTED and self._may_write():
                back = QPushButton(_("Take it back"))
                back.setObjectName("cancelApplication")
                back.clicked.connect(partial(self._on_take_back, one))
                row.addWidget(back)
            card.column.addLayout(row)
            if one.reason:
                card.column.addWidget(label(_("Reason: {reason}").format(reason=one.reason), "muted"))
            if one.status is ApplicationStatus.REQUESTED:
                card.column.addWidget(
                    label(
                        _("An administrator visits you and looks at the documents; you are notified."),
                        "muted",
                    )
                )
        return card

    # What is done

    def open_application(self) -> ApplicationDialog | None:
        """Apply to be a shop."""
        if self._read is None:
            return None
        dialog = ApplicationDialog(self.tasks, self._read.plans, self)
        dialog.answered.connect(
            lambda told: self.say(
                "good",
                _("You applied: {number}. An administrator looks at it and you are notified.").format(
                    number=told
                ),
            )
        )
        dialog.open()
        return dialog

    def open_plans(self) -> PlanDialog | None:
        """Choose another plan."""
        if self._read is None:
            return None
        dialog = PlanDialog(self.tasks, self._read.shop, self._read.plans, self)
        dialog.answered.connect(
            lambda plan: self.say("good", _("Your plan is {name} now.").format(name=plan.name))
        )
        dialog.open()
        return dialog

    def _on_pay(self) -> None:
        key = new_key()
        self.tasks.command(
            self,
            lambda session: session.selling.pay(key),
            lambda _nothing: self.say("good", _("The membership is paid.")),
            self._on_refused,
            changes=_CHANGES,
        )

    def _on_take_back(self, one: Application, _checked: bool = False) -> None:
        key = new_key()
        self.tasks.command(
            self,
            lambda session: session.applications.cancel(key, one.id),
            lambda _nothing: self.say("good", _("The application is taken back.")),
            self._on_refused,
            changes=_CHANGES,
        )

    def _on_give_up(self) -> None:
        dialog = confirm(
            self,
            _("Give up the shop?"),
            _(
                "You go on as an individual seller. What is on your shelf stays there to the end of this month; after "
                "that you pay for each listing. To be a shop again you apply again."
            ),
            _("Give up the shop"),
            self._give_up,
            danger=True,
        )
        dialog.setObjectName("giveUpDialog")
        dialog.deed.setObjectName("giveUp")

    def _give_up(self) -> None:
        key = new_key()
        self.tasks.command(
            self,
            lambda session: session.selling.give_up(key),
            lambda until: self.say(
                "good",
                _("You sell as an individual now. Your shelf stays until {time}.").format(
                    time=date_time(until)
                ),
            ),
            self._on_refused,
            changes=_CHANGES,
        )

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


def _ask(session: Any) -> _Read:
    selling = session.selling
    return _Read(
        selling.shop(), selling.plans(), selling.memberships(), selling.charges(), session.applications.mine()
    )


def _fact(shop: MyShop) -> str:
    if not shop.is_shop:
        return ngettext("{n} product on the shelf", "{n} products on the shelf", shop.shelf).format(
            n=number(shop.shelf)
        )
    return _("{taken} of {words} taken").format(taken=number(shop.shelf), words=slots_words(shop.slots or 0))


def _lines(facts: list[tuple[str, str]]) -> QWidget:
    theme = current_theme()
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(MEDIUM))
    grid.setVerticalSpacing(theme.px(TIGHT))
    grid.setColumnStretch(1, 1)
    for line, (name, value) in enumerate(facts):
        grid.addWidget(label(name, "muted"), line, 0)
        grid.addWidget(label(value, selectable=True), line, 1)
    return part


def _charges_card(charges: list[Charge]) -> Card:
    card = Card(_("Months"))
    card.setObjectName("chargesCard")
    grid = QGridLayout()
    grid.setHorizontalSpacing(current_theme().px(LARGE))
    grid.setColumnStretch(1, 1)
    for line, charge in enumerate(charges):
        grid.addWidget(label(month_words(charge.month)), line, 0)
        grid.addWidget(label(charge.plan_name, "muted"), line, 1)
        grid.addWidget(figure(money(charge.amount)), line, 2)
        grid.addWidget(StateChip(charge_chip(charge.status)), line, 3)
        told = (
            _("due on {day}").format(day=date(charge.due_at))
            if charge.status is ChargeStatus.UNPAID
            else date(charge.paid_at)
        )
        grid.addWidget(label(told, "muted"), line, 4)
    card.column.addLayout(grid)
    return card


def _history_card(memberships: list[Membership]) -> Card:
    card = Card(_("Plans so far"))
    card.setObjectName("historyCard")
    card.column.addWidget(
        _lines(
            [
                (
                    one.plan_name,
                    _("since {day}").format(day=date(one.started_at))
                    if one.ended_at is None
                    else f"{date(one.started_at)} – {date(one.ended_at)}",
                )
                for one in memberships
            ]
        )
    )
    return card
