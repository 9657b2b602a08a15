"""Paints every shared widget in light and dark, English and long Chinese, into pictures one can judge.

python -m tests.unit.ui.common.gallery FOLDER
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6.QtCore import QCoreApplication, QEvent, QStringListModel, Qt
from PyQt6.QtGui import QAction
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ecom_client.ui.common import form as f
from ecom_client.ui.common import text
from ecom_client.ui.common.charts import Chart, Series
from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.dialogs import BugDialog, ConfirmDialog, FormDialog
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.memory import PassingMemory
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.quantity import Quantity
from ecom_client.ui.common.shell import Place, RoleWindow
from ecom_client.ui.common.side_panel import SidePanel
from ecom_client.ui.common.stars import StarInput, Stars
from ecom_client.ui.common.theme import Theme, current_theme, mark
from ecom_client.ui.common.timeline import Moment, Timeline

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
#: The gallery's own words: (English, long Chinese).
WORDS = {
    "buy": ("Place order for ¥1,234.50", "提交订单并从钱包支付 ¥1,234.50 元整"),
    "cancel": ("Cancel", "取消"),
    "name": ("Name", "收货人姓名（与身份证件一致）"),
    "hint": ("As it stands on your parcel.", "请填写快递单上显示的完整姓名，方便卖家与快递员核对。"),
    "wrong": ("Type an amount, like 12.50.", "请输入金额，例如 12.50；金额最多保留两位小数，不能为负数。"),
    "placed": ("Placed", "已下单等待卖家确认"),
    "orders": ("My orders", "我的订单"),
    "shop": ("Shop", "商城首页"),
    "wallet": ("Wallet", "我的钱包与收支明细"),
    "fact": ("128 orders, 3 to ship", "共有 128 个订单，其中 3 个等待发货，2 个等待评价"),
    "note": ("Left at the parcel station.", "快递已放在学校东门菜鸟驿站，请凭取件码 8-2-1024 在三天内取走。"),
    "empty": ("What you favour will be here.", "您收藏的商品会显示在这里，降价与补货也会一并提醒。"),
}
_language = 0


def w(key: str) -> str:
    """The gallery's word in the language being painted."""
    return WORDS[key][_language]


def controls() -> QWidget:
    sheet = QFrame()
    mark(sheet, ground="window")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(16)
    labels = FlowLayout()
    for role in ("title", "section", "strong", "body", "muted", "caption", "error", "good", "warn"):
        label = QLabel(f"{role} {w('orders')}")
        mark(label, role=role)
        labels.addWidget(label)
    grid.addLayout(labels, 0, 0, 1, 2)
    buttons = FlowLayout()
    for kind in ("", "primary", "danger", "quiet", "link"):
        for enabled in (True, False):
            tone = {"primary": "on_accent", "danger": "on_bad"}.get(kind, "text")
            button = QPushButton(icon("cart-outline", tone), w("buy"))
            mark(button, kind=kind)
            button.setEnabled(enabled)
            buttons.addWidget(button)
    grid.addLayout(buttons, 1, 0, 1, 2)
    chips = FlowLayout()
    for tone, name in (
        ("neutral", "clock-outline"),
        ("accent", "truck-outline"),
        ("good", "check-circle-outline"),
        ("warn", "alert-outline"),
        ("bad", "close-circle-outline"),
    ):
        chips.addWidget(StateChip(Chip(w("placed"), name, tone)))
    for rating, count in ((None, None), (Decimal("4.5"), 12), (Decimal("3.2"), 1234), (5, None)):
        stars = Stars()
        stars.set_rating(rating, count)
        chips.addWidget(stars)
    grid.addLayout(chips, 2, 0, 1, 2)
    inputs = QVBoxLayout()
    star_input = StarInput()
    star_input.set_value(4)
    choice = QRadioButton(w("wallet"))
    choice.setChecked(True)
    spin = QSpinBox()
    spin.setValue(12)
    for widget in (star_input, Quantity(1, 9, 3), choice, QRadioButton(w("cancel")), spin):
        inputs.addWidget(widget)
    inputs.addStretch()
    grid.addLayout(inputs, 3, 0)
    tabs = QTabWidget()
    tree = QTreeView()
    tree.setModel(QStringListModel([w("shop"), w("orders"), w("wallet")]))
    tree.setHeaderHidden(True)
    tree.setCurrentIndex(tree.model().index(1, 0))
    table = QTableWidget(4, 3)
    table.setHorizontalHeaderLabels([w("name"), w("orders"), w("wallet")])
    for row in range(4):
        for column, words in enumerate((w("shop"), "A2026-11-7K", text.money(Decimal("-1234.5") * row))):
            table.setItem(row, column, QTableWidgetItem(words))
    table.selectRow(1)
    tabs.addTab(table, w("orders"))
    tabs.addTab(tree, w("shop"))
    grid.addWidget(tabs, 3, 1)
    grid.setColumnStretch(1, 1)
    sheet.resize(*((1000, 660) if current_theme().text_scale == 1 else (1800, 1300)))
    return sheet


def example_form() -> f.Form:
    return f.Form(
        [
            f.Heading(w("orders")),
            f.TextField("name", w("name"), required=True, max_length=20, hint=w("hint")),
            f.PasswordField("password", text._("Password"), required=True),
            f.MoneyField("price", text._("Price"), required=True, half=True),
            f.WholeField("stock", text._("Stock"), half=True),
            f.ChoiceField("kind", text._("Kind"), options=[(1, w("shop")), (2, w("wallet"))], half=True),
            f.DateField("until", text._("Until"), half=True),
            f.LongTextField("note", text._("Note"), max_length=40, lines=2),
            f.CheckField("terms", w("hint"), required=True),
        ]
    )


def filled_form() -> QWidget:
    form = example_form()
    form.set_values(
        {"name": w("name") * 3, "password": "secret", "price": 12, "note": w("note") * 2, "kind": 1}
    )
    form.field("price").edit.setText("12,5x")  # type: ignore[attr-defined]
    form.check()
    form.set_error("price", w("wrong"))
    sheet = QFrame()
    mark(sheet, ground="card")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(form)
    QVBoxLayout(sheet).addWidget(area)
    sheet.resize(520, 620 if current_theme().text_scale == 1 else 1240)
    return sheet


def bars() -> QWidget:
    sheet = QFrame()
    mark(sheet, ground="window")
    column = QVBoxLayout(sheet)
    for kind in ("info", "good", "warn", "bad"):
        bar = MessageBar()
        bar.say(kind, w("note"), (w("cancel"), lambda: None), (w("orders"), lambda: None))
        column.addWidget(bar)
    retry = MessageBar()
    retry.say_retry(text._("The server does not answer."), 3, lambda: None)
    column.addWidget(retry)
    column.addWidget(EmptyState("heart-outline", w("empty"), w("shop")))
    sheet.resize(900, 560)
    return sheet


def charts() -> QWidget:
    sheet = QFrame()
    mark(sheet, ground="window")
    grid = QGridLayout(sheet)
    days = [f"11/{day}" for day in range(1, 31)]
    sales = Series(w("shop"), [Decimal(day * 137 % 900 + 100) for day in range(30)])
    back = Series(w("placed"), [Decimal(day * 71 % 300) for day in range(30)])
    third = Series(w("wallet"), [Decimal(day * 53 % 500) for day in range(30)])
    bar = Chart(w("orders"), "bar", unit="¥", value_words=text.money)
    bar.set_data(["Mon", "Tue", "Wed", "Thu"], [Series(s.name, s.values[:4]) for s in (sales, back, third)])
    one = Chart(w("orders"), "bar", unit=text._("Orders"))
    one.set_data(days, [sales])
    line = Chart(w("wallet"), "line", unit="¥", value_words=text.money)
    line.set_data(days, [sales, back, third])
    row = Chart(w("shop"), "row", unit="¥")
    row.set_data([w("name"), w("wallet"), w("placed"), w("hint")], [Series("", [1500, 800, 300, 20])])
    stacked = Chart(w("orders"), "stacked", unit="¥")
    stacked.set_data(days[:8], [Series(s.name, s.values[:8]) for s in (sales, back, third)])
    donut = Chart(w("placed"), "donut")
    donut.set_data([w("placed"), w("shop"), w("wallet"), w("cancel")], [Series("", [50, 30, 15, 5])])
    table = Chart(w("orders"), "bar", value_words=text.money, across=w("name"))
    table.set_data(["Mon", "Tue", "Wed"], [Series(s.name, s.values[:3]) for s in (sales, back)])
    table.toggle.setChecked(True)
    for place, chart in enumerate((bar, one, line, row, stacked, donut, table, Chart(w("shop")))):
        grid.addWidget(chart, place // 2, place % 2)
    sheet.resize(1200, 1400)
    return sheet


class _OrdersPage(Page):
    """A page with a table and an open side panel."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type]
        self._action = QAction(icon("plus", "on_accent"), w("buy"), self)
        self.set_fact(w("fact"))
        table = QTableWidget(30, 4)
        table.setHorizontalHeaderLabels([w("orders"), w("name"), w("wallet"), w("placed")])
        for row in range(30):
            cells = (f"A2026-{row:04}", w("name"), text.money(Decimal("1234.5")), text.date_time(NOW))
            for column, words in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(words))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.resizeColumnsToContents()
        panel = SidePanel()
        panel.open(f"A2026-0001 {w('orders')}")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(StateChip(Chip(w("placed"), "truck-outline", "accent")))
        column.addWidget(timeline())
        column.addStretch()
        panel.set_content(inside)
        done = QPushButton(w("buy"))
        mark(done, kind="primary")
        panel.set_actions(done, QPushButton(w("cancel")))
        row_layout = QHBoxLayout(self)
        row_layout.setContentsMargins(0, 0, 0, 0)
        room = QVBoxLayout()
        room.setContentsMargins(16, 12, 16, 12)
        room.addWidget(table)
        row_layout.addLayout(room, 1)
        row_layout.addWidget(panel)

    def title(self) -> str:
        return w("orders")

    def primary_action(self) -> QAction:
        return self._action


def timeline() -> Timeline:
    return Timeline(
        [
            Moment(w("placed"), NOW - timedelta(days=2), "Lin", "", "cart-outline", "accent"),
            Moment(w("shop"), NOW - timedelta(days=1), "campus-books", w("note"), "check", "good"),
            Moment(w("cancel"), NOW, "Lin", w("hint"), "close", "bad"),
            Moment(w("wallet"), None, "", "", "truck-outline"),
        ]
    )


def window() -> RoleWindow:
    menu = QMenu()
    menu.addAction(w("wallet"))
    places = [
        Place("shop", w("shop"), "storefront-outline", _OrdersPage),
        Place("orders", w("orders"), "package-variant-closed", _OrdersPage),
        Place("wallet", w("wallet"), "wallet-outline", _OrdersPage),
        Place("messages", text._("Messages"), "email-outline", _OrdersPage),
        Place("product", "", "tag", _OrdersPage, in_navigation=False, under="shop"),
    ]
    made = RoleWindow(
        places,
        tasks=None,
        memory=PassingMemory(),
        who=f"Lin {w('wallet')}",
        role="customer",
        account_menu=menu,
    )
    made.go_to("orders")
    made.set_badge("messages", 3)
    made.set_badge("wallet", 128)
    made.messages.say("info", w("note"), (w("cancel"), lambda: None))
    menu.setParent(made, menu.windowFlags())
    return made


def small_window() -> RoleWindow:
    made = window()
    made.go_to("product")
    made.header.set_long_wait(True)
    made.set_connection("away")
    made.messages.say_retry(text._("The server does not answer."), 3, lambda: None)
    made.resize(1024, 600)
    return made


def palette() -> QWidget:
    made = window()
    shown = made.open_palette()
    shown.setParent(None, Qt.WindowType.Window)
    return shown


SHEETS: dict[str, Callable[[], QWidget]] = {
    "controls": controls,
    "form": filled_form,
    "bars": bars,
    "charts": charts,
    "window": window,
    "window-small": small_window,
    "palette": palette,
    "confirm": lambda: ConfirmDialog(w("buy"), w("note"), w("buy"), danger=True),
    "form-dialog": lambda: FormDialog(w("orders"), example_form(), w("buy"), introduction=w("hint")),
    "bug": lambda: BugDialog("Traceback (most recent call last):\n  File …\nKeyError: 'price'"),
}


def paint_all(folder: Path, theme: Theme, names: list[str] | None = None) -> list[Path]:
    """Every sheet in both schemes and languages, and at 200 % text; the files written."""
    global _language
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for scheme, scale in (("light", 1.0), ("dark", 1.0), ("light", 2.0)):
        theme.set_scheme(scheme)  # type: ignore[arg-type]
        theme.set_text_scale(scale)
        for _language, code in enumerate(("en", "zh_CN")):
            text.set_language(code)
            for name in names or SHEETS:
                sheet = SHEETS[name]()
                sheet.show()
                QTest.qWait(30)
                file = folder / f"{name}-{scheme}-{code}{'-200' if scale > 1 else ''}.png"
                sheet.grab().save(str(file))
                sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
                sheet.hide()
                sheet.deleteLater()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                written.append(file)
    text.set_language("en")
    theme.set_text_scale(1.0)
    theme.set_scheme("light")
    return written


if __name__ == "__main__":
    app = QApplication(sys.argv)
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for picture in paint_all(Path(sys.argv[1]), Theme(app, "light"), sys.argv[2:]):
        print(picture)
