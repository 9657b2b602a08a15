"""Money the shop takes: the trial switch, the fee schedule, the plans, and the monthly charge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.domain.selling import Fee, Plan
from ecom_client.ui.admin.charges import Charges
from ecom_client.ui.admin.price_dialogs import CHANGES, FeeDialog, PlanDialog
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, empty_out, figure, label
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.selling_words import fee_name, slots_words
from ecom_client.ui.common.tabs import Tabbed
from ecom_client.ui.common.text import _, money, ngettext, number, percent
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL


@dataclass(frozen=True)
class _Read:
    fees_are_on: bool
    fees: list[Fee]
    plans: list[Plan]


class FinancePage(Page):
    """Place "finance"."""

    interested_in = frozenset({Change.FINANCE, Change.SETTINGS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._may_change = context.identity.may("finance", Privilege.FULL)
        self._context = context
        self._on = False
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Finance")

    def primary_action(self) -> QAction | None:
        return self.charge if self._may_change else None

    def refresh(self) -> None:
        self.tasks.query(self, _ask, self._show, self.failed.emit, key="finance")
        self.charges.refresh()

    def _init_ui(self) -> None:
        theme = current_theme()
        self.charge = QAction(icon("calendar-check-outline", "on_accent"), _("Charge memberships"), self)
        self.charge.setEnabled(False)
        self.trial = Card(_("Fees"))
        self.trial.setObjectName("trialCard")
        self.fees = Card(_("Fee schedule"))
        self.fees.setObjectName("feesCard")
        self.plans = Card(_("Plans of shops"))
        self.plans.setObjectName("plansCard")
        self.add_fee = _button(_("Add days…"), "addFee", self._may_change)
        self.fees.head.addWidget(self.add_fee)
        self.add_plan = _button(_("Add a plan…"), "addPlan", self._may_change)
        self.plans.head.addWidget(self.add_plan)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(LARGE))
        for card in (self.trial, self.fees, self.plans):
            column.addWidget(card)
        column.addStretch()
        area = scrolling(inside, sideways=False)
        self.charges = Charges(self._context)
        tabbed = Tabbed(
            "financeTabs",
            _("Prices or charges"),
            {_("Fees and plans"): area, _("Memberships charged"): self.charges},
        )
        self.tabs = tabbed.tabs
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(tabbed)

    def _connect_signals(self) -> None:
        self.charge.triggered.connect(lambda _checked=False: self._on_charge())
        self.add_fee.clicked.connect(lambda _checked=False: self._edit_fee(None))
        self.add_plan.clicked.connect(lambda _checked=False: self._edit_plan(None))
        self.charges.said.connect(self.said)
        self.charges.failed.connect(self.failed)
        self.charges.go.connect(self.go)

    # What is shown

    def _show(self, read: _Read) -> None:
        self._on = read.fees_are_on
        self.charge.setEnabled(read.fees_are_on)
        self._show_trial(read.fees_are_on)
        self._show_fees(read.fees)
        self._show_plans(read.plans)
        self.set_fact(_("Fees are charged") if read.fees_are_on else _("Trial period: nothing is charged"))

    def _show_trial(self, on: bool) -> None:
        empty_out(self.trial.column)
        row = QHBoxLayout()
        row.setSpacing(current_theme().px(MEDIUM))
        chip = (
            Chip(_("Fees are charged"), "cash-check", "good")
            if on
            else Chip(_("Trial period"), "gift-outline", "accent")
        )
        row.addWidget(StateChip(chip))
        row.addWidget(
            label(
                _("Listings, advertising and memberships cost what stands below.")
                if on
                else _("Nobody pays anything. Listings still leave the shelf after their days."),
                "muted",
            ),
            1,
        )
        switch = _button(
            _("Begin a trial period…") if on else _("Charge fees from now on…"),
            "switchFees",
            self._may_change,
        )
        switch.clicked.connect(lambda _checked=False: self._on_switch())
        row.addWidget(switch)
        self.trial.column.addLayout(row)

    def _show_fees(self, fees: Sequence[Fee]) -> None:
        empty_out(self.fees.column)
        rows, grid = _grid()
        for line, fee in enumerate(fees):
            grid.addWidget(label(fee_name(fee)), line, 0)
            grid.addWidget(figure(money(fee.price), name=f"fee_{fee.kind}_{fee.days}"), line, 1)
            grid.addWidget(_offered_chip(fee.is_offered), line, 2)
            change = _button(_("Change…"), f"changeFee_{fee.kind}_{fee.days}", self._may_change)
            change.setAccessibleName(_("Change: {setting}").format(setting=fee_name(fee)))
            change.clicked.connect(partial(self._edit_fee, fee))
            grid.addWidget(change, line, 3)
        self.fees.column.addWidget(rows)

    def _show_plans(self, plans: Sequence[Plan]) -> None:
        empty_out(self.plans.column)
        rows, grid = _grid()
        grid.setColumnStretch(0, 0)
        grid.setColumnStretch(1, 1)
        for line, plan in enumerate(plans):
            grid.addWidget(label(plan.name, "strong"), line, 0)
            about = [slots_words(plan.slots)]
            if plan.discount:
                about.append(_("{n} off fees").format(n=percent(plan.discount)))
            about.append(ngettext("{n} shop", "{n} shops", plan.shops).format(n=number(plan.shops)))
            grid.addWidget(label(" · ".join(about), "muted"), line, 1)
            grid.addWidget(figure(_("{price} a month").format(price=money(plan.monthly_price))), line, 2)
            grid.addWidget(_offered_chip(plan.is_offered), line, 3)
            change = _button(_("Change…"), f"changePlan_{plan.id}", self._may_change)
            change.setAccessibleName(_("Change: {setting}").format(setting=plan.name))
            change.clicked.connect(partial(self._edit_plan, plan))
            grid.addWidget(change, line, 4)
        self.plans.column.addWidget(rows)

    # What is changed

    def _edit_fee(self, fee: Fee | None, _checked: bool = False) -> None:
        dialog = FeeDialog(self, fee)
        dialog.answered.connect(lambda _nothing: self.say("good", _("The fee schedule is saved.")))
        dialog.open()

    def _edit_plan(self, plan: Plan | None, _checked: bool = False) -> None:
        dialog = PlanDialog(self, plan)
        dialog.answered.connect(lambda _nothing: self.say("good", _("The plan is saved.")))
        dialog.open()

    def _on_switch(self) -> None:
        on = not self._on
        dialog = confirm(
            self,
            _("Charge fees from now on?") if on else _("Begin a trial period?"),
            _(
                "New listings cost their fee, and every shop is charged for this month unless it became one in it. "
                "What is on the shelf stays."
            )
            if on
            else _("Nobody pays for listings, advertising or memberships until fees are switched on again."),
            _("Charge fees") if on else _("Begin the trial period"),
            partial(self._switch, on),
            danger=on,
        )
        dialog.setObjectName("switchDialog")
        dialog.deed.setObjectName("switch")

    def _switch(self, on: bool) -> None:
        key, seen = new_key(), self._on
        self.tasks.command(
            self,
            lambda session: session.finance.switch(key, seen=seen, on=on),
            lambda _nothing: self.say(
                "good", _("Fees are charged now.") if on else _("The trial period has begun.")
            ),
            self._on_refused,
            changes=CHANGES,
        )

    def _on_charge(self) -> None:
        dialog = confirm(
            self,
            _("Charge memberships for this month?"),
            _(
                "Shops that were charged this month already are left alone. The same happens by itself within a minute."
            ),
            _("Charge memberships"),
            self._charge,
        )
        dialog.setObjectName("chargeDialog")
        dialog.deed.setObjectName("chargeNow")

    def _charge(self) -> None:
        key = new_key()
        self.tasks.command(
            self,
            lambda session: session.finance.charge(key),
            self._on_charged,
            self._on_refused,
            changes=CHANGES,
        )

    def _on_charged(self, came: tuple[int, int]) -> None:
        paid, unpaid = came
        if not paid and not unpaid:
            self.say("info", _("Every shop was charged for this month already."))
            return
        words = ngettext("{n} shop paid.", "{n} shops paid.", paid).format(n=number(paid))
        if unpaid:
            words += " " + ngettext(
                "The wallet of {n} shop does not cover it.",
                "The wallets of {n} shops do not cover it.",
                unpaid,
            ).format(n=number(unpaid))
        self.say("warn" if unpaid else "good", words)

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


def _ask(session: Any) -> _Read:
    finance = session.finance
    return _Read(finance.fees_are_on(), finance.fees(), finance.plans())


def _grid() -> tuple[QWidget, QGridLayout]:
    theme = current_theme()
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(LARGE))
    grid.setVerticalSpacing(theme.px(SMALL))
    grid.setColumnStretch(0, 1)
    return rows, grid


def _button(words: str, name: str, shown: bool) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    mark(made, kind="")
    if not shown:
        made.hide()
    return made


def _offered_chip(offered: bool) -> StateChip:
    return StateChip(
        Chip(_("Offered"), "check", "good") if offered else Chip(_("Not offered"), "minus-circle-outline")
    )
