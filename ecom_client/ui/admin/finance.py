"""Money the shop takes: the trial switch, the fee schedule, the plans, and the monthly charge with all its months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ecom_client.data.paging import SortKey, Source
from ecom_client.data.repositories.administration import CHARGES
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.domain.selling import Fee, FeeKind, Plan
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.form import CheckField, Form, MoneyField, TextField, WholeField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, empty_out, figure, label
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.selling_words import (
    charge_chip,
    charge_states,
    fee_name,
    month_words,
    slots_words,
)
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, percent, pgettext
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL

_CHANGES = frozenset({Change.FINANCE, Change.SETTINGS, Change.AUDIT})
_MOST = Decimal(100_000)


@dataclass(frozen=True)
class _Read:
    fees_are_on: bool
    fees: list[Fee]
    plans: list[Plan]


class Charges(AdminTable):
    """What shops were charged, month by month."""

    name = "admin/charges"
    module = "finance"
    interested_in = frozenset({Change.FINANCE})

    def title(self) -> str:
        return _("Memberships charged")

    def search_words(self) -> str:
        return _("Name of the shop")

    def source(self) -> Source[Any]:
        return CHARGES.with_sort([SortKey("charged_at", descending=True)])

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "vendor",
                lambda: pgettext("vendor", "Shop"),
                lambda row: row["vendor_name"],
                sort="vendor_name",
                width=190,
            ),
            Column(
                "month", lambda: _("Month"), lambda row: month_words(row["month"]), sort="month", width=140
            ),
            Column("plan", lambda: _("Plan"), lambda row: row["plan_name"], width=140),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.MONEY, "amount"),
            Column(
                "status", lambda: _("State"), lambda row: row["status"], Kind.CHIP, "status", chip=charge_chip
            ),
            Column(
                "charged_at", lambda: _("Charged"), lambda row: row["charged_at"], Kind.DATETIME, "charged_at"
            ),
            Column("due_at", lambda: _("Due"), lambda row: row["due_at"], Kind.DATE),
            Column("paid_at", lambda: _("Paid"), lambda row: row["paid_at"], Kind.DATETIME),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), charge_states),
            Range("amount", lambda: _("Amount")),
            DateRange("charged_at", lambda: _("Charged")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (self.way_to_vendor(),)

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(charge_chip(row["status"]))
        facts.add_part(
            "",
            [
                (_("Month"), month_words(row["month"])),
                (_("Plan"), row["plan_name"]),
                (_("Amount"), money(row["amount"])),
                (_("Charged"), date_time(row["charged_at"])),
                (_("Due"), date_time(row["due_at"])),
                (_("Paid"), date_time(row["paid_at"]) if row["paid_at"] else ""),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["vendor_name"])

    def empty(self) -> tuple[str, str, str]:
        return ("calendar-month-outline", _("What shops are charged by month will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} month charged", "{n} months charged", count).format(n=number(count))


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
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        self.charges = Charges(self._context)
        self.tabs = QTabBar()
        self.tabs.setObjectName("financeTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(_("Prices or charges"))
        self.parts = QStackedWidget()
        for words, part in ((_("Fees and plans"), area), (_("Memberships charged"), self.charges)):
            self.tabs.addTab(words)
            self.parts.addWidget(part)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(LARGE), 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(tabs)
        whole.addWidget(self.parts, 1)

    def _connect_signals(self) -> None:
        self.tabs.currentChanged.connect(self.parts.setCurrentIndex)
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
            changes=_CHANGES,
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
            changes=_CHANGES,
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


class FeeDialog(CommandDialog):
    """One line of the fee schedule, or new days of a listing."""

    def __init__(self, page: Page, fee: Fee | None) -> None:
        fields: list[Any] = [MoneyField("price", _("Price"), required=True, most=_MOST)]
        if fee is None:
            fields.insert(0, WholeField("days", _("Days on the shelf"), required=True, least=1, most=365))
        fields.append(CheckField("is_offered", _("Offered to sellers")))
        form = Form(fields)
        for field in form.fields():
            field.input.setObjectName(f"fee_{field.name}")
        form.set_values({"price": fee.price if fee else None, "is_offered": fee.is_offered if fee else True})
        hint = _("The price of one day.") if fee is not None and fee.kind is FeeKind.ADVERTISING else ""
        super().__init__(
            page.tasks,
            fee_name(fee) if fee else _("Add days"),
            form,
            _("Save"),
            partial(_save_fee, fee),
            _CHANGES,
            introduction=hint,
            parent=page,
        )
        self.setObjectName("feeDialog")
        self.deed.setObjectName("saveFee")


class PlanDialog(CommandDialog):
    """One plan, or a new one."""

    def __init__(self, page: Page, plan: Plan | None) -> None:
        form = Form(
            [
                TextField("name", _("Name"), required=True, max_length=80),
                WholeField("slots", _("Places on the shelf"), required=True, least=1, most=100_000),
                MoneyField("monthly_price", _("Price a month"), required=True, most=_MOST),
                WholeField(
                    "discount", _("Discount on fees and advertising, in per cent"), required=True, most=100
                ),
                CheckField("is_offered", _("Offered to shops")),
            ]
        )
        for field in form.fields():
            field.input.setObjectName(f"plan_{field.name}")
        form.set_values(
            {"discount": 0, "is_offered": True}
            if plan is None
            else {
                "name": plan.name,
                "slots": plan.slots,
                "monthly_price": plan.monthly_price,
                "discount": plan.discount,
                "is_offered": plan.is_offered,
            }
        )
        super().__init__(
            page.tasks,
            plan.name if plan else _("Add a plan"),
            form,
            _("Save"),
            partial(_save_plan, plan),
            _CHANGES,
            introduction=_("A new price counts from the next month that is charged."),
            parent=page,
        )
        self.setObjectName("planDialog")
        self.deed.setObjectName("savePlan")


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


def _save_fee(fee: Fee | None, session: Any, key: str, values: dict[str, Any]) -> None:
    days = fee.days if fee is not None else values["days"]
    session.finance.save_fee(key, fee, days, values["price"], is_offered=values["is_offered"])


def _save_plan(plan: Plan | None, session: Any, key: str, values: dict[str, Any]) -> None:
    session.finance.save_plan(key, plan, **values)
