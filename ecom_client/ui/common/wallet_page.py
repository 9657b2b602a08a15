"""The wallet: what is in it, every movement, and asking for money in or out. For customers and vendors."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.wallet import RequestKind, RequestMade, Wallet
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.tabs import Tabbed
from ecom_client.ui.common.text import NOTHING, _, money
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, TIGHT
from ecom_client.ui.common.wallet_dialog import RequestDialog
from ecom_client.ui.common.wallet_lists import Debts, Entries, Requests

REQUESTS = "requests"
"""What `opened` takes to show the requests."""

DEBTS = "debts"
"""What `opened` takes to show the debts."""

TOP_UP = "top_up"
"""What `opened` takes to ask for a top-up; a Decimal does the same with the amount filled in."""


class _Figure(QFrame):
    """One amount with its name and what it means."""

    def __init__(self, name: str, words: str, meaning: str) -> None:
        super().__init__()
        theme = current_theme()
        mark(self, ground="card")
        self.setObjectName(f"{name}Card")
        self.words = words
        self.amount = label(NOTHING, "title", name=name)
        self.amount.setWordWrap(False)
        self.setToolTip(meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(LARGE), theme.px(MEDIUM))
        column.setSpacing(theme.px(TIGHT))
        caption = label(words, "muted")
        caption.setWordWrap(False)
        column.addWidget(caption)
        column.addWidget(self.amount)
        self.setMinimumWidth(theme.px(140))

    def show_amount(self, amount: Decimal) -> None:
        self.amount.setText(money(amount))
        self.setAccessibleName(f"{self.words}: {money(amount)}")


class WalletPage(Page):
    """Place "wallet". `opened` takes REQUESTS, DEBTS, TOP_UP or an amount to top up by."""

    interested_in = frozenset({Change.WALLET, Change.WALLET_REQUESTS, Change.ORDERS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._context = context
        self._wallet: Wallet | None = None
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Wallet")

    def primary_action(self) -> QAction | None:
        return self.top_up if self._may_write() else None

    def _may_write(self) -> bool:
        return self._context.may("wallet", Privilege.WRITE)

    def refresh(self) -> None:
        self.tasks.query(
            self, lambda session: session.wallet.mine(), self._show, self.failed.emit, key="wallet"
        )
        self.entries.refresh()
        self.requests.refresh()
        self.debts.refresh()

    def opened(self, argument: object) -> None:
        if argument == REQUESTS:
            self.show_requests()
        elif argument == DEBTS:
            self.tabs.setCurrentIndex(self.lists.indexOf(self.debts))
        elif not self._may_write():
            return
        elif argument == TOP_UP:
            self.open_dialog(RequestKind.TOP_UP)
        elif isinstance(argument, Decimal):
            self.open_dialog(RequestKind.TOP_UP, argument)

    def show_requests(self) -> None:
        """Bring the requests to the front."""
        self.tabs.setCurrentIndex(self.lists.indexOf(self.requests))

    def open_dialog(self, kind: RequestKind, amount: Decimal | None = None) -> RequestDialog:
        """Ask for a top-up or a withdrawal."""
        balance = None if self._wallet is None else self._wallet.balance
        dialog = RequestDialog(self.tasks, kind, balance=balance, amount=amount, parent=self)
        dialog.answered.connect(lambda made: self._on_made(kind, made))
        dialog.open()
        return dialog

    def _init_ui(self) -> None:
        theme = current_theme()
        self.top_up = QAction(icon("wallet-plus-outline", "on_accent"), _("Top up"), self)
        self.withdraw = QAction(icon("bank-transfer-out"), _("Withdraw"), self)
        self.withdraw.setVisible(self._may_write())
        self.addAction(self.withdraw)
        self.withdraw.setEnabled(False)
        self.withdraw_button = QPushButton(icon("bank-transfer-out"), _("Withdraw"))
        self.withdraw_button.setObjectName("withdrawButton")
        self.withdraw_button.setEnabled(False)
        if not self._may_write():
            self.withdraw_button.hide()
        self.balance = _Figure("walletBalance", _("Balance"), _("What you can spend or withdraw."))
        self.held = _Figure(
            "walletHeld", _("Held for your orders"), _("Goes to the vendors once you confirm delivery.")
        )
        self.awaited = _Figure(
            "walletAwaited", _("To come from sales"), _("Comes once your customers confirm delivery.")
        )
        self.withdrawing = _Figure(
            "walletWithdrawing", _("Set aside to withdraw"), _("Waits until an administrator transfers it.")
        )
        self.owes = _Figure(
            "walletOwes", _("You owe"), _("Paid first from whatever comes into your wallet. See Debts.")
        )
        self.owed = _Figure("walletOwed", _("Owed to you"), _("Comes as it is paid. See Debts."))
        self.grant = _Figure("walletGrant", _("Grant for fees"), _("Pays listing fees only."))
        figures = QWidget()
        flow = FlowLayout(figures, theme.px(SMALL))
        for figure in self._figures():
            flow.addWidget(figure)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(LARGE), 0)
        head.setSpacing(theme.px(MEDIUM))
        head.addWidget(figures, 1)
        head.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignTop)
        self.entries = Entries(self._context)
        self.requests = Requests(self._context)
        self.debts = Debts(self._context)
        parts = (self.entries, self.requests, self.debts)
        tabbed = Tabbed("walletTabs", _("Entries, requests or debts"), {part.title(): part for part in parts})
        self.tabs, self.lists, self.beside_tabs = tabbed.tabs, tabbed.parts, tabbed.row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(tabbed, 1)
        self._show_figures(None)

    def _figures(self) -> tuple[_Figure, ...]:
        return (self.balance, self.held, self.awaited, self.withdrawing, self.owes, self.owed, self.grant)

    def _connect_signals(self) -> None:
        self.top_up.triggered.connect(lambda: self.open_dialog(RequestKind.TOP_UP))
        self.withdraw.triggered.connect(lambda: self.open_dialog(RequestKind.WITHDRAWAL))
        self.withdraw_button.clicked.connect(lambda: self.open_dialog(RequestKind.WITHDRAWAL))
        for part in (self.entries, self.requests, self.debts):
            part.said.connect(self.said)
            part.failed.connect(self.failed)
            part.go.connect(self.go)
        self.entries.fact_changed.connect(self.set_fact)

    def _show(self, wallet: Wallet) -> None:
        self._wallet = wallet
        for figure, amount in zip(
            self._figures(),
            (
                *(wallet.balance, wallet.held, wallet.awaited, wallet.withdrawing),
                *(wallet.owes, wallet.owed, wallet.grant),
            ),
            strict=True,
        ):
            figure.show_amount(amount)
        self._show_figures(wallet)
        may = wallet.balance > 0 and not wallet.owes
        self.withdraw.setEnabled(may)
        self.withdraw_button.setEnabled(may)
        self.withdraw_button.setToolTip(_why_not(wallet))

    def _show_figures(self, wallet: Wallet | None) -> None:
        """What belongs to this window, and whatever else is not nothing."""
        vendor = self._context.window is Window.VENDOR
        self.held.setVisible(not vendor or bool(wallet and wallet.held))
        self.awaited.setVisible(vendor or bool(wallet and wallet.awaited))
        self.withdrawing.setVisible(bool(wallet and wallet.withdrawing))
        self.owes.setVisible(bool(wallet and wallet.owes))
        self.owed.setVisible(bool(wallet and wallet.owed))
        self.grant.setVisible(vendor or bool(wallet and wallet.grant))

    def _on_made(self, kind: RequestKind, made: RequestMade) -> None:
        self.show_requests()
        told = (
            _("You asked for a top-up: {number}. An administrator looks at it and you are notified.")
            if kind is RequestKind.TOP_UP
            else _("You asked for a withdrawal: {number}. An administrator looks at it and you are notified.")
        )
        self.say("good", told.format(number=made.number))


def _why_not(wallet: Wallet) -> str:
    """Why nothing can be withdrawn; nothing when it can."""
    if wallet.owes:
        return _("Pay what you owe first: top up your wallet.")
    return "" if wallet.balance > 0 else _("There is nothing in your wallet.")
