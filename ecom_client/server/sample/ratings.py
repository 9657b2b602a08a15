"""What is said of sample goods and shops: by who bought there, by others, and by sellers of each other's goods."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pymysql.connections import Connection

from ecom_client.server.sample.people import Crowd, Member
from ecom_client.server.sample.rows import Rows


@dataclass(frozen=True)
class Opinion:
    """One review as the shop keeps it, still without its id."""

    at: datetime
    seller_id: int
    name: str
    rating: int
    words: str
    reply: str | None = None
    replied_at: datetime | None = None
    kind: str = "product"
    order_item_id: int | None = None
    product_id: int | None = None
    customer_id: int | None = None
    vendor_id: int | None = None
    bought: bool = True


class _Said(NamedTuple):
    """Who says what of which vendor, and the vendor's reply; `about` is a word in the name of the product meant."""

    author: str
    vendor: str
    stars: int
    words: str
    reply: str | None = None
    about: str = ""


_OF_SHOPS = (
    _Said("chen", "nanyuan", 5, "到店试机，不催不推销。They let you try everything and push nothing."),
    _Said("wangfang", "nanyuan", 4, "发货快，周末人多要排队。", "周末加了一位同事，谢谢提醒。"),
    _Said("zhaolei", "nanyuan", 3, "东西可以，回消息慢。", "抱歉，晚上九点后第二天一早回复。"),
    _Said("sofia", "nanyuan", 4, "Only looked in. Friendly people who answer in English."),
    _Said("gaoyuan", "nanyuan", 2, "店里没看到页面上的那款。", "那款在仓库，提前说一声就拿过来。"),
    _Said("emma", "books", 5, "Honest about every pencil mark. 笔记、折角都写清楚。"),
    _Said("sunli", "books", 4, "教材很全，小说少了些。", "这个月进了一批小说，欢迎来看。"),
    _Said("linmei", "books", 5, "店主帮我找到了绝版书。"),
    _Said("yuki", "luyi", 5, "Plants arrived without a bent leaf. 一片叶子都没折。"),
    _Said("liuyang", "luyi", 4, "包装用心，价格稍高。"),
    _Said("tangli", "luyi", 3, "问了两次才回。", "上周在换季盘点，抱歉让你久等。"),
    _Said("omar", "beiyuan", 4, "Good advice on sizes, small changing room."),
    _Said("david", "beiyuan", 5, "拍线断了当天重穿。Restrung my racket the same day."),
    _Said("peter", "beiyuan", 4, "Fair prices, closed on Mondays."),
    _Said("zhoujie", "yueqi", 5, "三节课真的教会了我。"),
    _Said("hejun", "yueqi", 4, "可以随便试琴。You may try any of the guitars."),
)

_OF_INDIVIDUALS = (
    _Said("", "ming", 5, "东西和说的一样，人很爽快。As he said it was."),
    _Said("", "kai", 4, "车保养得好，约时间改了两次。", "课表换了，不好意思。"),
    _Said("", "anna", 5, "On time, everything clean and packed."),
)
"""Only who bought from an individual rates them: one of those who did."""

_OF_GOODS = (
    _Said(
        "books",
        "nanyuan",
        4,
        "店里自用半年，键帽没打油。Half a year at our counter, the keys still look new.",
        about="keyboard",
    ),
    _Said(
        "ming",
        "nanyuan",
        5,
        "拆开看过，用料实在。I have opened one: solid inside.",
        about="charger",
    ),
    _Said(
        "nanyuan",
        "yueqi",
        4,
        "试听过，低音足，底噪略大。Full bass, a little hiss.",
        "新批次换了电源，欢迎再来听。",
        about="speakers",
    ),
    _Said("kai", "beiyuan", 3, "同行说一句：耐用，但偏重。From the trade: it lasts, but is heavy."),
)
"""What a seller says of something of another seller's."""


def write(root: Connection, opinions: Iterable[Opinion]) -> None:
    """Write them in order of time, with what everybody may read of them."""
    rows = Rows(root, "review", _COLUMNS)
    public = Rows(root, "public_review", _PUBLIC_COLUMNS)
    for one in sorted(opinions, key=lambda opinion: opinion.at):
        is_shop, bought = one.kind == "shop", int(one.bought)
        review = rows.add_new(
            *(one.kind, one.seller_id, one.order_item_id, one.product_id, one.customer_id, one.vendor_id),
            *(one.customer_id if is_shop else None, bought, one.name, one.rating, one.words, one.reply),
            *(one.replied_at, one.at),
        )
        shown = one.name if one.kind == "vendor" else f"{one.name[0]}**"
        public.add(
            *(review, one.kind, one.seller_id, one.product_id, shown, bought, one.rating, one.words),
            *(one.reply, one.replied_at, one.at),
        )
    rows.write()
    public.write()


def of_shops_and_sellers(root: Connection, crowd: Crowd, now: datetime) -> Iterator[Opinion]:
    """What is said beside the reviews of items; the orders are written already."""
    chance = random.Random("ratings")

    def dated(said: _Said, begun: datetime) -> tuple[datetime, datetime | None]:
        """When it was said, some time after `begun`, and when it was answered."""
        at = begun + (now - begun) * chance.uniform(0.1, 0.6)
        return at, None if said.reply is None else at + (now - at) / 3

    def of_shop(said: _Said, customer: Member, vendor: Member) -> Opinion:
        received = _last_received(root, customer, vendor)
        at, replied_at = dated(said, received or max(customer.since, vendor.since))
        return Opinion(
            *(at, vendor.profile_id, customer.name, said.stars, said.words, said.reply, replied_at, "shop"),
            customer_id=customer.profile_id,
            bought=received is not None,
        )

    for said in _OF_SHOPS:
        yield of_shop(said, crowd.by_login[said.author], crowd.by_login[said.vendor])
    for said in _OF_INDIVIDUALS:
        vendor = crowd.by_login[said.vendor]
        buyers = [one for one in crowd.customers if _last_received(root, one, vendor)]
        if buyers:
            yield of_shop(said, chance.choice(buyers), vendor)
    for said in _OF_GOODS:
        author, vendor = crowd.by_login[said.author], crowd.by_login[said.vendor]
        product, listed_at = _on_sale(root, vendor, said.about)
        at, replied_at = dated(said, listed_at)
        yield Opinion(
            *(at, vendor.profile_id, author.name, said.stars, said.words, said.reply, replied_at, "vendor"),
            product_id=product,
            vendor_id=author.profile_id,
            bought=False,
        )


def _on_sale(root: Connection, vendor: Member, about: str) -> tuple[int, datetime]:
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.listed_at FROM ecom_data.product AS p WHERE p.vendor_id = %s AND p.status = 'on_sale'"
            " AND LOCATE(%s, p.name) > 0 ORDER BY p.id LIMIT 1",
            (vendor.profile_id, about),
        )
        product, listed_at = cursor.fetchone()
        return product, listed_at


def _last_received(root: Connection, customer: Member, vendor: Member) -> datetime | None:
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT MAX(o.received_at) FROM ecom_data.orders AS o WHERE o.customer_id = %s AND o.vendor_id = %s"
            " AND o.status IN ('received', 'returned')",
            (customer.profile_id, vendor.profile_id),
        )
        found: datetime | None = cursor.fetchone()[0]
        return found


_COLUMNS = (
    *(
        "id",
        "kind",
        "seller_id",
        "order_item_id",
        "product_id",
        "customer_id",
        "vendor_id",
        "shop_customer_id",
    ),
    *("bought", "customer_name", "rating", "words", "reply", "replied_at", "created_at"),
)
_PUBLIC_COLUMNS = (
    *("id", "kind", "seller_id", "product_id", "customer_name", "bought", "rating", "words"),
    *("reply", "replied_at", "created_at"),
)
