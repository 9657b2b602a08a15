"""The named settings of the shop: each with its bounds, changed one at a time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.data.repositories.shop_settings import ShopSetting
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.field import Field
from ecom_client.ui.common.fields import ChoiceField, MoneyField, TextField, WholeField
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.labels import Card, empty_out, figure, label
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, MEDIUM, TIGHT

Words = tuple[Callable[[], str], Callable[[], str]]
"""What a setting is called, and what it does."""

WORDS: dict[str, Words] = {
    "openings_per_host_and_hour": (
        lambda: _("Registrations from one place in an hour"),
        lambda: _("More are refused until the hour is over."),
    ),
    "half_open_minutes": (
        lambda: _("Minutes to finish a registration"),
        lambda: _("After them the login name is free again."),
    ),
    "lockout_minutes": (
        lambda: _("Minutes of lock-out after wrong passwords"),
        lambda: _("At most so long somebody waits who mistyped their password too often."),
    ),
    "delivery_confirms_after_days": (
        lambda: _("Days until a delivery confirms itself"),
        lambda: _("Then the seller is paid without the buyer's confirmation."),
    ),
    "return_days": (
        lambda: _("Days to return goods"),
        lambda: _("So long after receipt a customer may ask for a return or refund."),
    ),
    "picture_quota_megabytes": (
        lambda: _("Megabytes of pictures for a seller"),
        lambda: _("More pictures are refused until some are removed."),
    ),
    "attachment_quota_megabytes": (
        lambda: _("Megabytes of private pictures for a person"),
        lambda: _("Evidence, documents and what is sent with messages; more is refused."),
    ),
    "mailbox_quota_kilobytes": (
        lambda: _("Kilobytes of a mailbox"),
        lambda: _("A full mailbox takes nothing until messages in it are deleted; the sender is told."),
    ),
    "messages_per_hour": (
        lambda: _("Messages from one account in an hour"),
        lambda: _("More are refused until the hour is over."),
    ),
    "posts_per_hour": (
        lambda: _("Posts on the board from one account in an hour"),
        lambda: _("More are refused until the hour is over."),
    ),
    "fees_are_on": (
        lambda: _("Fees are charged"),
        lambda: _("No is the trial period: publishing costs nothing."),
    ),
    "publishing_balance": (
        lambda: _("Balance needed to publish"),
        lambda: _("What a seller's wallet holds at least when something is put on sale."),
    ),
    "bargain_hours": (
        lambda: _("Hours an agreed price holds"),
        lambda: _("So long the goods are held for the customer who bargained."),
    ),
    "bargain_days": (
        lambda: _("Days to answer in a bargain"),
        lambda: _("After them a price nobody answered runs out."),
    ),
    "credit_floor": (
        lambda: _("Credit score needed to publish"),
        lambda: _("Sellers below it put nothing on sale."),
    ),
    "documents_kept_days": (
        lambda: _("Days identity documents are kept"),
        lambda: _("So long after the decision on an application; then they are erased."),
    ),
    "expiry_warning_days": (
        lambda: _("Days a seller is warned before a listing ends"),
        lambda: _("So long before it leaves the shelf."),
    ),
    "membership_grace_days": (
        lambda: _("Days of grace for a membership"),
        lambda: _("After them the shelf of a shop that has not paid is closed."),
    ),
    "shop_settlement_days": (
        lambda: _("Days between withdrawals of a shop"),
        lambda: _("0 is at any time. Who leaves the shop is paid out at once."),
    ),
    "seller_reserve": (
        lambda: _("Reserve in a seller's wallet"),
        lambda: _(
            "It stays while something is on the shelf or an order is open, and is paid out when they leave."
        ),
    ),
    "appeal_days": (
        lambda: _("Days to appeal against a verdict"),
        lambda: _("After them a verdict on a complaint stands."),
    ),
    "deduction_minor": (
        lambda: _("Credit points for a minor offence"),
        lambda: _("Taken from the accused when a complaint is upheld."),
    ),
    "deduction_serious": (
        lambda: _("Credit points for a serious offence"),
        lambda: _("Taken from the accused when a complaint is upheld."),
    ),
    "deduction_grave": (
        lambda: _("Credit points for a grave offence"),
        lambda: _("Taken from the accused when a complaint is upheld."),
    ),
    "fine_minor": (
        lambda: _("Fine for a minor offence"),
        lambda: _("Paid by sellers where the verdict says so."),
    ),
    "fine_serious": (
        lambda: _("Fine for a serious offence"),
        lambda: _("Paid by sellers where the verdict says so."),
    ),
    "fine_grave": (
        lambda: _("Fine for a grave offence"),
        lambda: _("Paid by sellers where the verdict says so."),
    ),
    "mail_is_on": (
        lambda: _("The shop sends mail"),
        lambda: _("Codes for forgotten passwords and e-mail addresses. The owner runs ecom-server mail."),
    ),
    "mail_sender": (
        lambda: _("Sender of mail"),
        lambda: _("The e-mail address the shop's letters come from."),
    ),
    "sellers_verify_email": (
        lambda: _("Sellers verify their e-mail address"),
        lambda: _("An individual seller publishes nothing before typing the mailed code."),
    ),
    "codes_per_account_and_hour": (
        lambda: _("Codes mailed to an account in an hour"),
        lambda: _("More are not sent until the hour is over."),
    ),
    "recoveries_per_host_and_hour": (
        lambda: _("Codes for forgotten passwords from one place in an hour"),
        lambda: _("More are refused: ask again in an hour."),
    ),
    "recovery_minutes": (
        lambda: _("Minutes a code for a forgotten password is good"),
        lambda: _("After them another one is asked for."),
    ),
    "starting_grant": (
        lambda: _("Starting grant of a new seller"),
        lambda: _("It pays fees only."),
    ),
}


def setting_word(name: str) -> str:
    """What a setting is called; a setting nobody named yet is shown as it is kept."""
    return WORDS[name][0]() if name in WORDS else name.replace("_", " ").capitalize()


def value_word(setting: ShopSetting) -> str:
    """The value as it is read."""
    if setting.kind == "yes_no":
        return _("Yes") if setting.value == "yes" else _("No")
    if setting.kind == "money":
        return money(Decimal(setting.value))
    return number(int(setting.value)) if setting.kind == "whole" else setting.value


class SettingsPage(Page):
    """Place "settings"."""

    interested_in = frozenset({Change.SETTINGS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._may_change = context.identity.may("settings", Privilege.FULL)
        theme = current_theme()
        self.card = Card()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.addWidget(self.card)
        column.addStretch()
        area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def title(self) -> str:
        return _("Settings")

    def refresh(self) -> None:
        self.tasks.query(
            self, lambda session: session.settings.all(), self._show, self.failed.emit, key="settings"
        )

    def _show(self, settings: list[ShopSetting]) -> None:
        theme = current_theme()
        empty_out(self.card.column)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(LARGE))
        grid.setVerticalSpacing(theme.px(MEDIUM))
        grid.setColumnStretch(0, 1)
        for place, setting in enumerate(sorted(settings, key=lambda one: setting_word(one.name))):
            words = QVBoxLayout()
            words.setSpacing(theme.px(TIGHT))
            words.addWidget(label(setting_word(setting.name)))
            if setting.name in WORDS:
                words.addWidget(label(WORDS[setting.name][1](), "muted"))
            grid.addLayout(words, place, 0)
            grid.addWidget(figure(value_word(setting), name=f"value_{setting.name}"), place, 1)
            change = QPushButton(_("Change…"))
            change.setObjectName(f"change_{setting.name}")
            change.setAccessibleName(_("Change: {setting}").format(setting=setting_word(setting.name)))
            change.setVisible(self._may_change)
            change.clicked.connect(partial(self._on_change, setting))
            grid.addWidget(change, place, 2, Qt.AlignmentFlag.AlignVCenter)
        self.card.column.addWidget(rows)
        count = len(settings)
        self.set_fact(ngettext("{n} setting", "{n} settings", count).format(n=number(count)))

    def _on_change(self, setting: ShopSetting, _checked: bool = False) -> None:
        form = Form([_field(setting)])
        form.set_values({"value": _typed(setting)})
        dialog = CommandDialog(
            self.tasks,
            setting_word(setting.name),
            form,
            _("Save"),
            partial(_save, setting),
            frozenset({Change.SETTINGS, Change.AUDIT}),
            introduction=WORDS[setting.name][1]() if setting.name in WORDS else "",
            parent=self,
        )
        dialog.setObjectName("settingDialog")
        dialog.deed.setObjectName("saveSetting")
        dialog.answered.connect(
            lambda _answer: self.say(
                "good", _("{setting} is saved.").format(setting=setting_word(setting.name))
            )
        )
        dialog.open()


def _field(setting: ShopSetting) -> Field:
    """The input that fits the setting's kind and bounds."""
    words = setting_word(setting.name)
    least, most = setting.minimum or Decimal(0), setting.maximum or Decimal(999_999_999)
    if setting.kind == "yes_no":
        return ChoiceField("value", words, options=[("yes", _("Yes")), ("no", _("No"))], required=True)
    if setting.kind == "money":
        return MoneyField("value", words, least=least, most=most, required=True)
    if setting.kind == "whole":
        return WholeField("value", words, least=int(least), most=int(most), required=True)
    return TextField("value", words, required=True, max_length=200)


def _typed(setting: ShopSetting) -> Any:
    if setting.kind == "money":
        return Decimal(setting.value)
    return int(setting.value) if setting.kind == "whole" else setting.value


def _save(setting: ShopSetting, session: Any, key: str, values: dict[str, Any]) -> None:
    session.settings.save(key, setting, str(values["value"]))
