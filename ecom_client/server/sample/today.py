"""What the sample people do today, through the same doors as any client."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from pymysql.connections import Connection

from ecom_client.data import accounts
from ecom_client.data.address import Address
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.server.sample.people import Crowd, sign_in


def make(root: Connection, address: Address, crowd: Crowd) -> None:
    """Chen buys, one vendor ships and has more to ship, another asks for a withdrawal; a cart is begun."""
    listings = _listings(root, crowd)
    chen = window_of(address, "chen", Window.CUSTOMER)
    nanyuan = window_of(address, "nanyuan", Window.VENDOR)
    luyi = window_of(address, "luyi", Window.VENDOR)
    try:
        with suppress(Refused):  # a shop whose card key is not loaded keeps none
            chen.write("save_bank_card", "customer", "工商银行 ICBC", "6222021234567890128")
            nanyuan.write("save_bank_card", "vendor", "中国银行 Bank of China", "6216610123456789013")
            luyi.write("save_bank_card", "vendor", "工商银行 ICBC", "6222021234567844109")
        for product in (*listings["beiyuan"][:2], *listings["luyi"][:1]):
            chen.write("set_cart_item", product["id"], 1)
        for login in ("nanyuan", "yueqi", "kai", "anna"):
            chen.write("set_favourite", listings[login][0]["id"], 1)
        book = min(listings["books"], key=lambda row: row["price"])
        charger = min((row for row in listings["nanyuan"] if row["stock"] > 5), key=lambda row: row["price"])
        bought = _buy(chen, [(charger, 2), (book, 1)])
        _buy(chen, [(listings["beiyuan"][3], 1)], meeting_place="体育馆 Gym")
        waiting = _buy(chen, [(charger, 1)])[0]
        mine = next(order for order in bought if order["vendor_id"] == crowd.by_login["nanyuan"].profile_id)
        nanyuan.write("confirm_order", new_key(), mine["id"])
        nanyuan.write("ship_order", new_key(), mine["id"], "顺丰 SF", "SF1420260001")
        nanyuan.write("confirm_order", new_key(), waiting["id"])
        if float(luyi.read("my_wallet")[0]["balance"]) >= 200:
            luyi.write("ask_withdrawal", new_key(), 200, "ICBC 6222 **** 4410")
    finally:
        for wire in (chen, nanyuan, luyi):
            wire.close()


def window_of(address: Address, login_name: str, window: Window) -> Wire:
    """A sample person's connection in one of their windows."""
    return accounts.wire_for(address, sign_in(address, login_name), window)


def _buy(
    wire: Wire, chosen: list[tuple[dict[str, Any], int]], meeting_place: str | None = None
) -> list[dict[str, Any]]:
    lines = [
        {"product_id": row["id"], "quantity": count, "price": str(row["price"])} for row, count in chosen
    ]
    total = sum(row["price"] * count for row, count in chosen)
    home = wire.read("my_addresses")[0]["id"]
    answer = wire.write(
        "place_orders",
        new_key(),
        json.dumps(lines),
        str(total),
        "cash_on_delivery" if meeting_place else "wallet",
        "in_person" if meeting_place else "address",
        None if meeting_place else home,
        meeting_place,
        (datetime.now(UTC) + timedelta(days=1)).replace(tzinfo=None, microsecond=0)
        if meeting_place
        else None,
        "",
    )
    return list(answer["orders"])


def _listings(root: Connection, crowd: Crowd) -> dict[str, list[dict[str, Any]]]:
    """Some of what each vendor has on sale, the dearest first."""
    found: dict[str, list[dict[str, Any]]] = {}
    with root.cursor() as cursor:
        for vendor in crowd.vendors:
            cursor.execute(
                "SELECT l.product_id, l.price, l.stock FROM ecom_data.listing AS l"
                " WHERE l.vendor_id = %s AND l.stock > 0 AND l.price < 1500 ORDER BY l.product_id LIMIT 40",
                (vendor.profile_id,),
            )
            rows = [{"id": row[0], "price": row[1], "stock": row[2]} for row in cursor.fetchall()]
            found[vendor.login_name] = sorted(rows, key=lambda row: -row["price"])
    return found
