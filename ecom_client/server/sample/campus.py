"""What the sample people look for, bargain about, keep an eye on, and who shows a student card."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from pymysql.connections import Connection

from ecom_client.data.address import Address
from ecom_client.data.session import Session
from ecom_client.domain.bargains import Bargain, BargainAct
from ecom_client.domain.catalogue import ListingFilter
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.wants import OfferStatus, WantDraft
from ecom_client.server.sample.people import Crowd
from ecom_client.server.sample.today import window_of

_WANTS = (
    (
        "chen",
        "二手显示器 27 寸 Monitor",
        "IPS，HDMI，无坏点。南苑自提。\nIPS, HDMI, no dead pixels.",
        "600",
        1,
    ),
    ("chen", "高等数学 第七版 上下册", "有笔记更好。", "30", 1),
    ("wangfang", "宿舍小冰箱 Small fridge", "不超过 60 升。At most 60 litres.", "350", 1),
    ("emma", "Yoga mat", "Any colour, not too thin.", "45", 2),
    ("david", "自行车 Bicycle", "To ride between the campuses. 26 寸左右。", "320", 1),
    ("zhaolei", "机械键盘 Mechanical keyboard", "红轴或茶轴。", "260", 1),
)
_ENDS_ON = (7, 31)


def make(root: Connection, address: Address, crowd: Crowd) -> None:
    """Wants with offers, bargains in each state that waits, a saved search, and two student cards."""
    people = {
        login: Session(window_of(address, login, Window.CUSTOMER))
        for login in ("chen", "wangfang", "emma", "david", "zhaolei")
    }
    sellers = {
        login: Session(window_of(address, login, Window.VENDOR)) for login in ("nanyuan", "ming", "kai")
    }
    try:
        _post_and_offer(root, people, sellers, crowd)
        _bargain(root, people, sellers, crowd)
        people["chen"].saved_searches.save(
            new_key(), "耳机 200 元以下", ListingFilter(words="耳机", price_to=Decimal(200))
        )
        _show_cards(root, people["chen"], crowd)
    finally:
        for session in (*people.values(), *sellers.values()):
            session.close()


def _post_and_offer(
    root: Connection, people: dict[str, Session], sellers: dict[str, Session], crowd: Crowd
) -> None:
    wants = [
        people[login].wants.save(new_key(), WantDraft(name, words, Decimal(price), quantity))
        for login, name, words, price, quantity in _WANTS
    ]
    monitor, book, _fridge, _mat, bicycle, _keyboard = wants
    sold = _on_sale(root, crowd, "nanyuan", 1)
    sellers["nanyuan"].wants.offer(
        new_key(), monitor, sold[0]["id"] if sold else None, "同款还有两台，可以来店里看。"
    )
    sellers["ming"].wants.offer(new_key(), monitor, None, "我有一台 Dell，用了两年，580 可以吗？周末看货。")
    offer = sellers["ming"].wants.offer(new_key(), book, None, "上下册都在，25 元，笔记很全。")
    people["chen"].wants.answer(new_key(), offer, OfferStatus.ACCEPTED, "要了，明天中午南苑门口？")
    bikes = _on_sale(root, crowd, "kai", 1)
    sellers["kai"].wants.offer(
        new_key(), bicycle, bikes[0]["id"] if bikes else None, "Fresh tyres, I can hold it until Friday."
    )


def _bargain(root: Connection, people: dict[str, Session], sellers: dict[str, Session], crowd: Crowd) -> None:
    """Chen asks, is countered, and agrees; others wait for the same seller."""
    goods = _on_sale(root, crowd, "nanyuan", 5)
    if len(goods) < 4:
        return
    asked, countered, agreed, other = goods[:4]
    chen, vendor = people["chen"].bargains, sellers["nanyuan"].bargains

    def seen(bargain: int) -> Bargain:
        rows = vendor.source(Window.VENDOR).page(sellers["nanyuan"].wire, None, 0, 100)
        return next(row for row in rows if row.id == bargain)

    chen.begin(new_key(), asked["id"], 1, None, "学生能便宜一点吗？")
    first = chen.begin(new_key(), countered["id"], 2, _part(countered["price"], 75), "买两件，八折以下？")
    vendor.answer(
        new_key(),
        Window.VENDOR,
        seen(first),
        BargainAct.COUNTER,
        _part(countered["price"], 90),
        "九折，最低了。",
    )
    second = chen.begin(new_key(), agreed["id"], 1, _part(agreed["price"], 85), "今天就能买。")
    vendor.answer(new_key(), Window.VENDOR, seen(second), BargainAct.ACCEPT, words="好的，给您留一天。")
    people["emma"].bargains.begin(
        new_key(), other["id"], 1, _part(other["price"], 80), "Is the price negotiable?"
    )


def _show_cards(root: Connection, chen: Session, crowd: Crowd) -> None:
    """Ming bears the badge; Chen's card, for which a sample picture stands, waits for an administrator."""
    today = datetime.now(UTC).date()
    with root.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ecom_data.student_badge (account_id, campus, status, asked_at, decided_at, ends_on)"
            " VALUES (%s, '南苑 South campus', 'granted', ecom_data.utc_now(), ecom_data.utc_now(), %s)",
            (crowd.by_login["ming"].account_id, today.replace(today.year + 1, *_ENDS_ON)),
        )
        cursor.execute(
            "SELECT media_type, width, height, content, thumbnail FROM ecom_data.picture ORDER BY id LIMIT 1"
        )
        found = cursor.fetchone()
    if found:
        stored = chen.wire.write("store_attachment", new_key(), *found)["id"]
        chen.students.ask(new_key(), "北苑 North campus", [int(stored)])


def _on_sale(root: Connection, crowd: Crowd, login: str, least: int) -> list[dict[str, Any]]:
    """Some of what a vendor has on sale and has enough of."""
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT l.product_id, l.price FROM ecom_data.listing AS l"
            " INNER JOIN ecom_data.stock AS s USING (product_id)"
            " WHERE l.vendor_id = %s AND s.quantity >= %s AND l.price BETWEEN 20 AND 1500"
            " ORDER BY l.product_id DESC LIMIT 10",
            (crowd.by_login[login].profile_id, least),
        )
        return [{"id": row[0], "price": row[1]} for row in cursor.fetchall()]


def _part(price: Decimal, percent: int) -> Decimal:
    """So many per cent of a price, in whole yuan, at least one."""
    return max(Decimal(int(price * percent / 100)), Decimal(1))
