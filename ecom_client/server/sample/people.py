"""The sample people: who they are, and their accounts."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pymysql.connections import Connection

from ecom_client.data import accounts
from ecom_client.data.accounts import SignedIn
from ecom_client.data.address import Address
from ecom_client.domain.identity import mysql_user

PASSWORD = "ecom-sample-1"
"""Every sample person's password, shown where somebody may sign in as them."""

SIGN_INS = (
    ("chen", "customer"),
    ("nanyuan", "vendor"),
    ("books", "vendor"),
    ("ming", "vendor"),
    ("admin", "administrator"),
)
"""Login names to try the windows with, and the window each opens."""


@dataclass(frozen=True)
class Somebody:
    """A sample person before they have an account. `kind`: customer, individual, shop or administrator."""

    login_name: str
    kind: str
    name: str
    phone: str
    about: str = ""
    #: Who came lately has not traded yet.
    days_ago: int = 0


@dataclass(frozen=True)
class Member:
    """A sample person with an account and its wallet."""

    login_name: str
    kind: str
    name: str
    phone: str
    account_id: int
    profile_id: int
    wallet_id: int | None
    since: datetime
    address: str = ""


@dataclass(frozen=True)
class Crowd:
    """All sample people. Who came lately is only in `by_login`."""

    customers: tuple[Member, ...]
    vendors: tuple[Member, ...]
    administrator: Member
    by_login: dict[str, Member] = field(default_factory=dict)


_PEOPLE = (
    Somebody("admin", "administrator", "管理员 Admin", "010 6200 0000"),
    Somebody(
        "nanyuan",
        "shop",
        "南苑数码 Nanyuan Digital",
        "138 1100 2001",
        "手机、电脑和配件，南苑食堂二楼，可到店试机。\nPhones, computers and parts, second floor of the South canteen.",
    ),
    Somebody(
        "books",
        "shop",
        "学海书店 Campus Books",
        "138 1100 2002",
        "教材、小说和文具，新书二手都有。\nTextbooks, novels and stationery, new and second-hand.",
    ),
    Somebody(
        "luyi",
        "shop",
        "绿意生活 Green Corner",
        "138 1100 2003",
        "让宿舍像家一样。\nThings that make a dorm room a home, and plants.",
    ),
    Somebody(
        "beiyuan",
        "shop",
        "北苑运动 North Court Sports",
        "138 1100 2004",
        "球类、健身和户外装备。\nBalls, fitness and outdoor gear.",
    ),
    Somebody(
        "yueqi",
        "shop",
        "弦外之音 Second String",
        "138 1100 2005",
        "吉他、键盘和琴弦，买琴送三节课。\nGuitars and keyboards; three lessons with every instrument.",
    ),
    Somebody(
        "ming",
        "individual",
        "小明 Ming",
        "138 1100 2006",
        "大四清仓，南苑自提。\nFinal-year clear-out, South campus.",
    ),
    Somebody(
        "anna",
        "individual",
        "安娜 Anna",
        "138 1100 2007",
        "Moving out at the end of term.\n学期末搬家，东西都好好的。",
    ),
    Somebody(
        "kai",
        "individual",
        "阿凯 Kai's Bikes",
        "138 1100 2008",
        "修车卖车，北门车棚。\nBikes bought, mended and sold.",
    ),
    Somebody("chen", "customer", "陈晓 Chen Xiao", "139 2200 3001"),
    Somebody("wangfang", "customer", "王芳", "139 2200 3002"),
    Somebody("zhaolei", "customer", "赵磊", "139 2200 3003"),
    Somebody("liuyang", "customer", "刘洋", "139 2200 3004"),
    Somebody("sunli", "customer", "孙丽", "139 2200 3005"),
    Somebody("emma", "customer", "Emma Novak", "139 2200 3006"),
    Somebody("david", "customer", "David Okafor", "139 2200 3007"),
    Somebody("yuki", "customer", "佐藤由纪 Yuki", "139 2200 3008"),
    Somebody("omar", "customer", "Omar Haddad", "139 2200 3009"),
    Somebody("zhoujie", "customer", "周杰", "139 2200 3010"),
    Somebody("linmei", "customer", "林梅", "139 2200 3011", days_ago=74),
    Somebody("peter", "customer", "Peter Novotny", "139 2200 3012", days_ago=41),
    Somebody("gaoyuan", "customer", "高远", "139 2200 3013", days_ago=26),
    Somebody("sofia", "customer", "Sofia Rossi", "139 2200 3014", days_ago=19),
    Somebody("hejun", "customer", "何军", "139 2200 3015", days_ago=12),
    Somebody("tangli", "customer", "唐丽", "139 2200 3016", days_ago=5),
    Somebody("lucas", "customer", "Lucas Meyer", "139 2200 3017", days_ago=2),
    Somebody(
        *("xiaoyu", "individual", "小雨 Rain", "138 1100 2009"),
        about="刚搬进北苑，出闲置。\nNew on the North campus, selling what does not fit.",
        days_ago=9,
    ),
)

_ADDRESSES = (
    ("北京市 海淀区", "学院路 5 号 南苑 3 号楼 412"),
    ("北京市 海淀区", "学院路 5 号 北苑 7 号楼 208"),
    ("北京市 海淀区", "中关村东路 18 号 2 单元 601"),
    ("Beijing, Haidian", "5 Xueyuan Road, South dorm 1, room 117"),
    ("北京市 朝阳区", "望京街 10 号 1508"),
)


def make(root: Connection, address: Address, now: datetime) -> Crowd:
    """Give everybody their account and profile; who has one already keeps it."""
    shop = accounts.ask_shop(address)
    _drop_unfinished(root)
    missing = [
        one
        for one in _PEOPLE
        if not _value(root, "SELECT COUNT(*) FROM ecom_data.account WHERE login_name = %s", one.login_name)
    ]

    def join(one: Somebody) -> None:
        credentials = accounts.open_account(address, shop, one.login_name, PASSWORD)
        if one.kind == "customer":
            accounts.register_customer(
                address,
                credentials,
                name=one.name,
                contact_number=one.phone,
                email=f"{one.login_name}@campus.example",
                terms_version=shop.terms_version,
                language="en",
            )
        elif one.kind != "administrator":
            accounts.start_selling(
                address,
                credentials,
                name=one.name,
                description=one.about,
                contact_number=one.phone,
                email=f"{one.login_name}@campus.example",
                terms_version=shop.terms_version,
                language="en",
            )

    with ThreadPoolExecutor(4) as pool:  # most of the time goes into passwords
        list(pool.map(join, missing))
    with root.cursor() as cursor:
        for one in missing:
            if one.kind == "administrator":
                cursor.execute(
                    "CALL ecom_data.make_administrator(%s, %s, %s, 'Owners')",
                    (one.login_name, one.name, one.phone),
                )
        cursor.execute("DELETE FROM ecom_data.account_opening")
    return _settle(root, now, {one.login_name for one in missing})


def sign_in(address: Address, login_name: str) -> SignedIn:
    """Come in as one of the sample people."""
    return accounts.sign_in(address, accounts.ask_shop(address), login_name, PASSWORD)


def _drop_unfinished(root: Connection) -> None:
    """Remove accounts an interrupted run left half open."""
    with root.cursor() as cursor:
        for one in _PEOPLE:
            cursor.execute(
                "SELECT COUNT(*) FROM ecom_data.account WHERE login_name = %s AND status = 'half_open'",
                (one.login_name,),
            )
            if cursor.fetchone()[0]:
                cursor.execute(f"DROP USER IF EXISTS {mysql_user(one.login_name)}@'%'")
                cursor.execute("DELETE FROM ecom_data.account WHERE login_name = %s", (one.login_name,))


def _settle(root: Connection, now: datetime, newcomers: set[str]) -> Crowd:
    """Make everybody look as if they had come some months ago, and say who is who."""
    chance = random.Random("people")
    members = []
    with root.cursor() as cursor:
        for place, one in enumerate(_PEOPLE):
            since = now - timedelta(
                days=one.days_ago or chance.randint(100, 160), seconds=chance.randint(0, 80_000)
            )
            table = {"customer": "customer", "administrator": "administrator"}.get(one.kind, "vendor")
            cursor.execute(
                "SELECT a.id, p.id,"
                " (SELECT w.id FROM ecom_data.wallet AS w WHERE w.account_id = a.id AND w.kind = 'cash')"
                f" FROM ecom_data.account AS a INNER JOIN ecom_data.{table} AS p ON p.account_id = a.id"
                " WHERE a.login_name = %s",
                (one.login_name,),
            )
            account_id, profile_id, wallet_id = cursor.fetchone()
            region, street = _ADDRESSES[place % len(_ADDRESSES)]
            member = Member(
                one.login_name,
                one.kind,
                one.name,
                one.phone,
                account_id,
                profile_id,
                wallet_id,
                since,
                f"{region} {street}",
            )
            members.append(member)
            if one.login_name in newcomers:
                _came(cursor, member, table, now, region, street)
        cursor.execute("DELETE FROM ecom_data.daily_accounts WHERE customers = 0 AND vendors = 0")
    late = {one.login_name for one in _PEOPLE if one.days_ago}
    return Crowd(
        tuple(one for one in members if one.kind == "customer" and one.login_name not in late),
        tuple(one for one in members if one.kind in ("shop", "individual") and one.login_name not in late),
        next(one for one in members if one.kind == "administrator"),
        {one.login_name: one for one in members},
    )


def _came(cursor: object, member: Member, table: str, now: datetime, region: str, street: str) -> None:
    run = cursor.execute  # type: ignore[attr-defined]
    run(
        "UPDATE ecom_data.account SET registered_at = %s, terms_accepted_at = %s WHERE id = %s",
        (member.since, member.since, member.account_id),
    )
    column = "opened_at" if table == "vendor" else "created_at"
    run(f"UPDATE ecom_data.{table} SET {column} = %s WHERE id = %s", (member.since, member.profile_id))
    if table == "administrator":
        return
    counted = "vendors" if table == "vendor" else "customers"
    run(
        f"UPDATE ecom_data.daily_accounts SET {counted} = {counted} - 1"
        f" WHERE day = ecom_data.shop_date(%s) AND {counted} > 0",
        (now,),
    )
    run(
        f"INSERT INTO ecom_data.daily_accounts (day, {counted}) VALUES (ecom_data.shop_date(%s), 1)"
        f" ON DUPLICATE KEY UPDATE {counted} = {counted} + 1",
        (member.since,),
    )
    if member.kind == "shop":
        run("UPDATE ecom_data.vendor SET kind = 'shop' WHERE id = %s", (member.profile_id,))
    if table == "customer":
        run(
            "INSERT INTO ecom_data.address (customer_id, recipient, phone, region, street, created_at)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            (member.profile_id, member.name, member.phone, region, street, member.since),
        )
        run(
            "UPDATE ecom_data.customer SET default_address_id = LAST_INSERT_ID() WHERE id = %s",
            (member.profile_id,),
        )


def _value(root: Connection, statement: str, *args: object) -> int:
    with root.cursor() as cursor:
        cursor.execute(statement, args)
        return int(cursor.fetchone()[0])
