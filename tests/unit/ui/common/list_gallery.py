"""Pictures of tables, cards and filters, to be looked at: `python -m tests.unit.ui.common.list_gallery FOLDER`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PyQt6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ecom_client.data.paging import SortKey
from ecom_client.ui.common.card import CardFields
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.filters import Choice, DateRange, Filter, MultiChoice, Range, YesNo
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.memory import PassingMemory
from ecom_client.ui.common.picture import PictureLoader
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import set_language
from ecom_client.ui.common.theme import Theme
from tests.unit.ui.common.plain_source import PlainSource
from tests.unit.ui.common.watched_tasks import WatchedTasks

STATES = {
    "placed": ("Placed", "已下单", "clock-outline", "accent"),
    "confirmed": ("Confirmed", "已确认", "check", "accent"),
    "shipped": ("Shipped", "已发货", "truck-outline", "warn"),
    "received": ("Received", "已收货", "check-all", "good"),
    "cancelled": ("Cancelled", "已取消", "close", "bad"),
}
NAMES = [
    (
        "Used phone, 128 GB, screen without a scratch, with charger and two cases",
        "二手手机 128G 屏幕无划痕 附充电器和两个保护壳 支持当面验货",
    ),
    ("Linear algebra", "线性代数（第六版）"),
    ("Desk lamp", "宿舍护眼台灯"),
    ("Mountain bike, 26 inch, serviced in March", "山地自行车 26寸 三月刚保养"),
    ("Electric kettle 1.7 l", "电热水壶 1.7升"),
    ("Noise cancelling headphones", "降噪耳机"),
]
SHOPS = [("Lakeside Books", "湖畔书店"), ("Wang Wei", "王伟"), ("Campus Electronics", "校园数码")]


def rows(chinese: bool, count: int = 400) -> dict[int, dict[str, Any]]:
    start = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    made = {}
    for n in range(1, count + 1):
        price = Decimal(n * 7919 % 250_000) / 100
        made[n] = {
            "id": n,
            "number": f"20261120-{n:05}",
            "name": NAMES[n % len(NAMES)][chinese],
            "vendor": SHOPS[n % len(SHOPS)][chinese],
            "status": list(STATES)[n * 3 % len(STATES)],
            "price": price,
            "special": (price * Decimal("0.8")).quantize(Decimal("0.01")) if n % 3 == 0 else None,
            "rating": None if n % 7 == 0 else Decimal(n * 13 % 31 + 20) / 10,
            "count": n * 17 % 240,
            "sold": n * 29 % 1500,
            "heart": n % 4 == 0,
            "ad": n in (1, 2),
            "picture": None if n % 11 == 0 else n % 9 + 1,
            "placed_at": start - timedelta(hours=7 * n),
        }
    return made


def drawn(number: int) -> bytes:
    """A picture of nothing in particular."""
    image = QImage(480, 360, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(QPointF(0, 0), QPointF(480, 360))
    ground.setColorAt(0, QColor.fromHsv(number * 37 % 360, 60, 240))
    ground.setColorAt(1, QColor.fromHsv((number * 37 + 40) % 360, 110, 200))
    painter.fillRect(image.rect(), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor.fromHsv((number * 37 + 180) % 360, 140, 170))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(150, 70, 180, 220), 24, 24)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


class Orders(ListPage):
    """A page as a role's window would declare it."""

    name = "gallery/orders"
    chinese = False
    as_cards = False

    def title(self) -> str:
        return "我的订单" if self.chinese else "My orders"

    def search_words(self) -> str:
        return "订单号、商品或店铺" if self.chinese else "Number, product or shop"

    def source(self) -> Any:
        return PlainSource(rows(self.chinese)).with_sort([SortKey("status"), SortKey("placed_at", True)])

    def columns(self) -> tuple[Column, ...]:
        zh = self.chinese
        return (
            Column("picture", lambda: "图片" if zh else "Picture", lambda row: row["picture"], Kind.PICTURE),
            Column(
                "number",
                lambda: "订单号" if zh else "Number",
                lambda row: row["number"],
                sort="number",
                width=130,
            ),
            Column(
                "name", lambda: "商品" if zh else "Product", lambda row: row["name"], sort="name", width=220
            ),
            Column("vendor", lambda: "卖家" if zh else "Seller", lambda row: row["vendor"], width=140),
            Column(
                "status",
                lambda: "状态" if zh else "State",
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=self.chip,
            ),
            Column(
                "price", lambda: "金额" if zh else "Amount", lambda row: row["price"], Kind.MONEY, "price"
            ),
            Column(
                "rating",
                lambda: "评分" if zh else "Rating",
                lambda row: row["rating"],
                Kind.STARS,
                count=lambda row: row["count"],
            ),
            Column(
                "placed",
                lambda: "下单时间" if zh else "Placed",
                lambda row: row["placed_at"],
                Kind.DATETIME,
                "placed_at",
            ),
        )

    def chip(self, state: str) -> Chip:
        english, chinese, icon, tone = STATES[state]
        return Chip(chinese if self.chinese else english, icon, tone)

    def filters(self) -> tuple[Filter, ...]:
        zh = self.chinese
        return (
            MultiChoice(
                "status", lambda: "状态" if zh else "State", lambda: [(s, w[zh]) for s, w in STATES.items()]
            ),
            Range("price", lambda: "金额" if zh else "Amount"),
            DateRange("placed_at", lambda: "下单时间" if zh else "Placed"),
            Choice("vendor", lambda: "卖家" if zh else "Seller", lambda: [(s[zh], s[zh]) for s in SHOPS]),
            YesNo("heart", lambda: "收藏" if zh else "Favourite"),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        zh = self.chinese
        return (
            RowAction(lambda: "确认收货" if zh else "Confirm delivery", print, "check"),
            RowAction(lambda: "取消订单" if zh else "Cancel the order", print, "close", danger=True),
        )

    def cards(self) -> CardFields | None:
        if not self.as_cards:
            return None
        word = "推广" if self.chinese else "Advertised"
        return CardFields(
            name=lambda row: row["name"],
            price=lambda row: row["price"],
            picture=lambda row: row["picture"],
            special_price=lambda row: row["special"],
            rating=lambda row: row["rating"],
            rating_count=lambda row: row["count"],
            sold=lambda row: row["sold"],
            vendor=lambda row: row["vendor"],
            favourite=lambda row: row["heart"],
            badge=lambda row: Chip(word, "bullhorn-outline", "neutral") if row["ad"] else None,
        )

    def details(self, row: Any) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        for words in (row["name"], row["vendor"]):
            label = QLabel(words)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch()
        return content

    def panel_title(self, row: Any) -> str:
        return str(row["number"])


def settle(app: QApplication, tasks: WatchedTasks) -> None:
    for _ in range(60):
        app.processEvents()
        tasks.thread().msleep(5)
        if tasks.idle():
            app.processEvents()
    app.processEvents()


def main(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(app, "light", 1.0)
    for scheme in ("light", "dark"):
        theme.set_scheme(scheme)
        for chinese in (False, True):
            set_language("zh_CN" if chinese else "en")
            for cards in (False, True):
                for scale in (1.0, 2.0) if (scheme, chinese) == ("light", True) else (1.0,):
                    theme.set_text_scale(scale)
                    tasks = WatchedTasks()
                    Orders.chinese, Orders.as_cards = chinese, cards
                    loader = PictureLoader(tasks, lambda _s, ids: {name: drawn(int(name)) for name in ids})
                    page = Orders(tasks, PassingMemory(), loader)
                    page.failed.connect(print)
                    page.resize(1180, 700)
                    page.show()
                    page.refresh()
                    settle(app, tasks)
                    view = page.view.currentWidget()
                    view.setFocus()
                    if not cards:
                        page.filter_row.set_values(
                            {"status": frozenset({"placed", "shipped"}), "words": "2026"}
                        )
                        settle(app, tasks)
                        page.table.selectRow(3)
                    else:
                        page.grid.setCurrentIndex(page.model.index(5, 0))
                        page.panel.close_panel()
                    settle(app, tasks)
                    name = f"{'cards' if cards else 'table'}-{scheme}-{'zh' if chinese else 'en'}-{scale:.0f}.png"
                    page.grab().save(str(folder / name))
                    print(folder / name)
                    tasks.close()
                    tasks.wait_closed()
                    page.deleteLater()
                    app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
